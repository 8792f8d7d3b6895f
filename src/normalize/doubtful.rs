//! Signs of units that are more often something else: an `m` may be metres or million, a `t` tonnes or trillion, a `"`
//! inches or the end of a quotation.
//!
//! | text | reading |
//! | --- | --- |
//! | `5m people` | million |
//! | `a 5m-high wall`, `the 800m title`, `394 feet (120 m)` | metres |

use rust_decimal::Decimal;

use super::amount::Amount;
use super::cardinal;
use super::race;
use super::scene::Scene;
use crate::lexicon::{Role, WordClass};
use crate::token::{Case, Shape};

/// Is the token a unit's sign that is more often something else: "m", "'"?
pub(super) fn is_doubtful(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_of(at, WordClass::Doubtful)
}

/// How many tokens before a mark of inches the quotation may begin that it would close.
const QUOTED: usize = 64;

/// Is it the mark of inches, as no quotation is open that it could close: "the 15\" model"?
pub(super) fn closes_nothing(scene: &Scene<'_>, at: usize) -> bool {
    let mark = |at: usize| scene.written(at) == "\"";
    let noun = scene.is(at + 1, Shape::Word) && !scene.glued(at + 1);
    let follows = noun && !scene.is_of(at + 1, WordClass::Function);
    let opens = |at: &usize| scene.get(*at).is_none_or(|token| token.starts_paragraph());
    if !mark(at) || !follows || !scene.glued(at) {
        return false;
    }
    let from = at.saturating_sub(QUOTED);
    let Some(start) = (from..at).rev().find(|at| *at == 0 || opens(at)) else {
        return false;
    };
    let inches = |at: usize| scene.glued(at) && at > 0 && scene.is(at - 1, Shape::Numeral);
    let marks = (start..at).filter(|at| mark(*at) && !inches(*at));
    marks.count() % 2 == 0
}

/// Is the token a word of a headline in capitals: "3 WAR VETERANS"?
pub(super) fn is_headline(scene: &Scene<'_>, at: usize) -> bool {
    let capitals = |at: usize| scene.get(at).is_some_and(|token| token.case == Case::Upper);
    let word = scene.is_of(at, WordClass::Headline);
    word && capitals(at + 1)
}

/// Do the words around "5m" speak of a length?
pub(super) fn beside_length(scene: &Scene<'_>, amount: &Amount, end: usize) -> bool {
    let first = amount.first;
    let stature = |at: usize| scene.is_of(at, WordClass::Stature);
    let after = scene.after_hyphen(end);
    let before = (first.saturating_sub(3)..first)
        .rev()
        .take_while(|at| matches!(scene.get(*at), Some(token) if token.shape != Shape::Symbol))
        .any(stature);
    scene.follows(after) && stature(after)
        || before
        || race::is_length_of_race(scene, amount)
        || beside_other_length(scene, first, end)
        || is_too_many(scene, amount, end)
}

/// Does the same length stand beside it in another unit: "120 m (394 ft)", "394 feet (120 m)"?
fn beside_other_length(scene: &Scene<'_>, first: usize, end: usize) -> bool {
    let units = &scene.lexicon.units;
    let length = |at: usize| {
        let unit = units.longest(scene.text, scene.tokens, at);
        unit.is_some_and(|(_, unit)| units.is_length(unit))
    };
    if scene.has(end, Role::Open) {
        let amount = cardinal::read(scene, end + 1);
        return amount.is_some_and(|(_, unit)| length(scene.after_hyphen(unit)));
    }
    let open = first
        .checked_sub(1)
        .filter(|open| scene.has(*open, Role::Open));
    let unit = open.and_then(|open| open.checked_sub(1));
    unit.is_some_and(length) && scene.has(end, Role::Close)
}

/// Thousands of millions are called billions: "over 1500m, and then 3,000m" are metres, unless something is
/// counted behind it.
fn is_too_many(scene: &Scene<'_>, amount: &Amount, end: usize) -> bool {
    let many = |value: Decimal| value >= Decimal::ONE_THOUSAND;
    let counts =
        scene.is(end, Shape::Word) || scene.has(end, Role::Close) || scene.has(end, Role::Bar);
    let joined = scene.is_of(end, WordClass::Function)
        && !scene.is_of(end, WordClass::Be)
        && !scene.has(end, Role::Of)
        && !scene.has(end, Role::Article);
    scene.glued(end - 1) && amount.value().is_some_and(many) && (!counts || joined)
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{all_read, none_read, of_kind};

    #[test]
    fn a_letter_is_a_unit_by_its_neighbours() {
        all_read(
            Kind::Measure,
            &[
                ("5 metre", &["a 5m-high wall", "waves of 5m", "5m deep"]),
                ("1500 metre", &["the 1,500m champion"]),
                (
                    "100 metre",
                    &["the 100m final", "the women's 100m freestyle"],
                ),
                (
                    "800 metre",
                    &["the 800m title", "an 800m specialist", "his 800m gold"],
                ),
                (
                    "3000 metre",
                    &[
                        "She won over 3,000m and rested.",
                        "the 3000m crown",
                        "silver in the 3,000m.",
                    ],
                ),
                ("10 tonne", &["10t of grain"]),
                ("30 foot", &["an altitude of 30' or so", "a 30’ high wall"]),
            ],
        );
        all_read(Kind::Count, &[("5000000 person", &["5m people"])]);
        all_read(
            Kind::Count,
            &[("5000000000 view", &["5B views", "5b views"])],
        );
        none_read(
            Kind::Measure,
            &[
                "5m people",
                "5m views",
                "spent 5m on it",
                "800m crowns",
                "It has 800m users.",
                "reached 1,200m people",
                "1,500m have signed up",
                "an 800m deal",
                "(5.2m)",
                "5m a year",
                "12 A-levels",
            ],
        );
    }

    #[test]
    fn a_mark_of_inches_closes_no_quotation() {
        let inches = of_kind(Kind::Measure, "The 15\" model is like the 13\" laptop.");
        assert_eq!(inches, ["15 inch", "13 inch"]);
        let quoted = "He said: \"I am not 15\" and left for \"Route 66\" signs.";
        assert!(of_kind(Kind::Measure, quoted).is_empty());
    }

    #[test]
    fn one_length_in_two_units() {
        let feet = of_kind(Kind::Measure, "The hull is 198 feet (60.5 m) long.");
        assert_eq!(feet, ["198 foot", "60.5 metre"]);
        let metres = of_kind(Kind::Measure, "It is 60.5 m (198 ft) from end to end.");
        assert_eq!(metres, ["60.5 metre", "198 foot"]);
    }
}
