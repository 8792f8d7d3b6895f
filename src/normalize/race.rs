//! Races by their lengths: "the 10,000m crown", "gold over 1500m", "a 10k run".

use rust_decimal::Decimal;

use super::amount::Amount;
use super::digits;
use super::scene::Scene;
use crate::lexicon::{Role, WordClass};

/// The lengths of races in metres that "m" stands behind, where a word of racing is beside them.
const LENGTHS: [i64; 15] = [
    50, 60, 100, 110, 200, 300, 400, 500, 600, 800, 1000, 1500, 3000, 5000, 10_000,
];

/// Is it the length of a race, in metres: "the 10,000m crown", "gold over 1500m"?
pub(crate) fn is_race(scene: &Scene<'_>, amount: &Amount) -> bool {
    amount
        .without_letter()
        .is_some_and(|bare| is_length_of_race(scene, &bare))
}

/// The same where the letter is no part of the amount any more.
pub(super) fn is_length_of_race(scene: &Scene<'_>, bare: &Amount) -> bool {
    !bare.is_range()
        && scene.glued(bare.next)
        && scene.written(bare.next) == "m"
        && bare.value().is_some_and(is_length)
        && (scene.is_of(bare.next + 1, WordClass::Race)
            || scene.is_of(bare.next + 1, WordClass::Stature))
}

fn is_length(value: Decimal) -> bool {
    LENGTHS.iter().any(|length| value == Decimal::from(*length))
}

/// How many tokens before "over" a word of racing may stand.
const REACH: usize = 3;

/// Is a race run over the length behind the word "over" at `over`: "she won over 1500m", "gold over 400
/// metres"? "They won over 100m" may be of money.
pub(super) fn is_run_over(scene: &Scene<'_>, over: usize) -> bool {
    let at = over + 1;
    let style = scene.style;
    let value = digits::read(scene.written(at), style).and_then(|digits| digits.value);
    let letter = scene.glued(at + 1) && scene.written(at + 1) == "m";
    let metres = || {
        let unit = scene
            .lexicon
            .units
            .longest(scene.text, scene.tokens, at + 1);
        unit.is_some_and(|(_, unit)| unit.name.name() == METRE)
    };
    let told = |class_too: bool| {
        (over.saturating_sub(REACH)..over)
            .any(|at| class_too && scene.has(at, Role::Score) || scene.is_of(at, WordClass::Race))
    };
    let long = value.is_some_and(|value| value >= Decimal::ONE_THOUSAND);
    value.is_some_and(is_length) && (letter || metres()) && told(!letter || long)
}

/// The metre, by its name in units.tsv.
const METRE: &str = "metre";

/// The lengths of races in kilometres that "k" stands behind.
const KILOMETRES: [&str; 8] = ["3", "5", "8", "10", "12", "15", "20", "50"];

/// "a 10k race", "her first 5K": the tokens of a race by its kilometres.
pub(super) fn in_kilometres(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let letter = scene.glued(at + 1) && scene.written(at + 1).eq_ignore_ascii_case("k");
    let named = KILOMETRES.contains(&scene.written(at)) && letter && !scene.glued(at);
    let run = scene.is_of(at + 2, WordClass::Race) || scene.is_of(at + 2, WordClass::Run);
    (named && run).then_some((at, at + 2))
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{mentions, of_kind};
    use crate::value::Bound;

    #[test]
    fn a_race_over_its_length() {
        for text in [
            "She won over 1,500m and rested.",
            "He took silver over 400 metres in Oslo.",
            "Her record over 10,000m stands.",
        ] {
            let bounds: Vec<_> = mentions(text).iter().map(|one| one.bound()).collect();
            assert_eq!(bounds, [Bound::Exact], "{text}");
        }
        for text in ["They lost over 100m.", "It is over 400 metres long."] {
            let bounds: Vec<_> = mentions(text).iter().map(|one| one.bound()).collect();
            assert_eq!(bounds, [Bound::Above], "{text}");
        }
    }

    #[test]
    fn a_race_by_its_kilometres() {
        for text in ["a 10k race", "charity 5K runs came", "the 10k record"] {
            let read = of_kind(Kind::Number, text);
            assert!(read.is_empty(), "{text}: {read:?}");
            let counts = of_kind(Kind::Count, text);
            assert!(!counts.iter().any(|it| it.contains("000")), "{text}");
        }
        assert_eq!(of_kind(Kind::Count, "10k voters"), ["10000 voter"]);
    }
}
