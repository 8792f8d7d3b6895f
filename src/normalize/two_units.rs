//! Measures in a unit and a smaller one: a length, a weight.
//!
//! | text | reading |
//! | --- | --- |
//! | `6ft 2in`, `6 feet 2 inches`, `6-foot-2`, `6'2"` | 74 inches |
//! | `7 lb 6 oz`, `7 pounds, 6 ounces` | 118 ounces |
//! | `10st 4lb` | 144 pounds |

use rust_decimal::Decimal;

use super::amount::Amount;
use super::candidate::{Quantity, What};
use super::cardinal::{self, Number};
use super::scene::Scene;
use super::unit::{self, UnitPhrase};
use crate::lexicon::{Role, WordClass};
use crate::token::Shape;
use crate::value::{Exact, Unit};

/// The units of heights, by their names in units.tsv.
const FOOT: &str = "foot";
/// See [`FOOT`].
const INCH: &str = "inch";
/// An inch is a twelfth of a foot.
const INCHES: u32 = 12;
/// "and" joins the units of one measure where the larger has no more than so many of the smaller: "5 feet
/// and 3 inches", but not "5 kilometres and 3 metres", which are two.
const MOST_JOINED: Decimal = Decimal::from_parts(16, 0, 0, false, 0);

/// The measure that an amount with its unit begins, if an amount of a smaller unit follows.
pub(super) fn with_smaller(
    scene: &Scene<'_>,
    amount: &Amount,
    phrase: &UnitPhrase,
) -> Option<Quantity> {
    if amount.is_range() || !amount.low.is_plain_whole() {
        return None;
    }
    let comma = phrase.end + usize::from(scene.has(phrase.end, Role::Comma));
    let and = comma + usize::from(scene.has(comma, Role::And));
    let at = scene.after_hyphen(and);
    if !scene.follows(at) || scene.is(at, Shape::Hyphen) {
        return None;
    }
    let (number, end) = cardinal::read(scene, at)?;
    if number.scale != Decimal::ONE || number.mixed || number.ordinal || number.fraction {
        return None;
    }
    let (unit, end) = smaller(scene, phrase, (at, end))?;
    let ratio = scene.lexicon.units.ratio(&phrase.unit, &unit)?;
    let joined = and > phrase.end;
    let fits = ratio > Decimal::ONE
        && ratio.fract().is_zero()
        && number.value.is_some_and(|value| value < ratio)
        && (!joined || ratio <= MOST_JOINED);
    fits.then(|| whole(amount, (ratio, number), (unit, end)))
}

/// The unit of the second number, whose tokens are given, and the index after it. Inches go without saying
/// in "6-foot-2".
fn smaller(
    scene: &Scene<'_>,
    larger: &UnitPhrase,
    (at, end): (usize, usize),
) -> Option<(Unit, usize)> {
    let unit_at = scene.after_hyphen(end);
    if let Some(phrase) = unit::simple(scene, unit_at) {
        return Some((phrase.unit, phrase.end));
    }
    if larger.unit.name() != FOOT {
        return None;
    }
    let inch = scene.lexicon.units.named(INCH);
    if scene.has(end, Role::In) && scene.follows(end) {
        return Some((inch, end + 1));
    }
    let alone = !scene.glued(end) || scene.is(end, Shape::Symbol);
    // "is 5 foot 10", but "5 feet 10 people"
    let class = |class| scene.is_of(end, class);
    let stature = !scene.is(end, Shape::Word)
        || class(WordClass::Stature)
        || class(WordClass::Function) && !scene.has(end, Role::To);
    let named = scene
        .lexicon
        .words
        .is(scene.get(larger.end.checked_sub(1)?)?.word, WordClass::Foot);
    (alone && (scene.glued(at) || stature && named)).then_some((inch, end))
}

/// The sum in the smaller unit.
fn whole(
    amount: &Amount,
    (ratio, number): (Decimal, Number),
    (unit, end): (Unit, usize),
) -> Quantity {
    let larger = amount.low.value.and_then(|value| value.times(ratio).ok());
    let sum = larger
        .zip(number.value)
        .and_then(|(larger, smaller)| larger.plus(smaller).ok());
    let mut amount = *amount;
    amount.low = Number {
        value: sum,
        mantissa: sum,
        ..number
    };
    (amount.end, amount.next) = (end, end);
    Quantity::new(amount, amount.first, end, What::Measure(unit))
}

/// "6'2\"": one numeral for the tokens, since an apostrophe groups thousands too.
pub(super) fn feet_and_inches(scene: &Scene<'_>, at: usize) -> Option<Quantity> {
    if !scene.is(at, Shape::Numeral) {
        return None;
    }
    let (feet, inches) = scene.written(at).split_once(['\'', '’'])?;
    let number = |digits: &str, most: u32| {
        let value = digits.parse::<u32>().ok()?;
        (value < most && digits.len() <= 2).then_some(value)
    };
    let sum = INCHES * number(feet, 10)? + number(inches, INCHES)?;
    let closed = scene.glued(at + 1)
        && matches!(
            scene.written(at + 1),
            "\"" | "”" | "″" | "''" | "’’" | "'" | "’"
        );
    let stature = |at: usize| scene.is_of(at, WordClass::Stature);
    if !closed && !(at.saturating_sub(3)..at + 3).any(stature) {
        return None;
    }
    let end = at + 1 + usize::from(closed);
    let amount = Amount {
        first: at,
        end,
        next: end,
        low: Number::whole(Some(Decimal::from(sum)), Decimal::ONE),
        upper: None,
        bound: None,
    };
    let inch = scene.lexicon.units.named(INCH);
    Some(Quantity::new(amount, at, end, What::Measure(inch)))
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::all_read;

    #[test]
    fn one_measure_in_two_units() {
        all_read(
            Kind::Measure,
            &[
                (
                    "74 inch",
                    &[
                        "He is 6ft 2in tall.",
                        "6 feet 2 inches",
                        "6 feet, 2 inches",
                        "six feet and two inches",
                        "a 6-foot-2 keeper",
                        "a 6' 2\" keeper",
                        "He is 6'2\" tall.",
                        "He is 6’2” tall.",
                        "He is 6'2 tall.",
                        "He is 6 foot 2.",
                        "She is 6ft 2 and fit.",
                    ],
                ),
                (
                    "118 ounce",
                    &[
                        "It weighs 7 lb 6 oz.",
                        "7lb 6oz",
                        "It weighs 7 pounds, 6 ounces.",
                    ],
                ),
                ("12 stone", &["He is 12st now."]),
                ("144 pound", &["10st 4lb", "She weighs 10 stone 4 pounds."]),
                ("230 centimetre", &["2 m 30 cm"]),
            ],
        );
    }

    #[test]
    fn two_measures_stay_two() {
        use crate::normalize::corpus::of_kind;
        assert!(of_kind(Kind::Measure, "the 51 st floor").is_empty());
        for (text, measures) in [
            ("5 km and 30 cm", ["5 kilometre", "30 centimetre"]),
            ("40 feet, 14 inches", ["40 foot", "14 inch"]),
            ("40 feet, 9 grams", ["40 foot", "9 gram"]),
        ] {
            assert_eq!(of_kind(Kind::Measure, text), measures, "{text}");
        }
    }
}
