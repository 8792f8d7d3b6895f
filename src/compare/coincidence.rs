//! Figures that agree too well for chance: the fewer figures could be written that way, the less the
//! texts must share for them to speak of one thing.
//!
//! "9,001 sq km" in two articles is one measurement, even if one calls it loss and the other area;
//! "two countries" in both says nothing.

use rust_decimal::Decimal;

use super::period;
use super::sight::Sight;
use super::values::Dimension;
use crate::claim::{Basis, Claim, Modality, Role};
use crate::comparison::ValueRelation;
use crate::value::{Bound, Exact, Figure, PeriodRelation};

/// What agreeing in so many digits weighs.
const DIGITS: [f64; 5] = [0.0, 0.2, 1.1, 2.6, 4.0];
/// Before anything is known.
const START: f64 = -3.6;
/// For each word around both, up to a number of them.
const NEAR: f64 = 0.5;
const MOST_NEAR: usize = 6;
/// No word around both, in documents that may tell two stories.
const NONE_NEAR: f64 = -1.2;
/// Documents that tell one story, by how surely they do, and from which degree on they surely do.
const STORY: f64 = 4.2;
const STORY_SURE: f64 = 0.6;
/// One measured thing.
const MEASURE: f64 = 1.0;
/// Counts of two things, neither of which the other text speaks of beside its figure.
const OTHER_MEASURE: f64 = -1.0;
/// A party in common.
const PARTY: f64 = 0.5;
/// One period; two that share no day.
const PERIOD: f64 = 0.5;
const OTHER_PERIOD: f64 = -0.8;
/// Another role, or a forecast beside a fact.
const OTHER_ROLE: f64 = -0.3;
/// An amount for each of something beside one of which the text does not say so.
const OTHER_BASE: f64 = -0.5;
/// How sure it is that two claims of different documents, which tell one story as surely as said, agree too well for
/// chance, where their figures lie so to each other in whatever unit; `None` if they do not.
pub(super) fn surety(
    left: &Sight<'_>,
    right: &Sight<'_>,
    relation: ValueRelation,
    story: f64,
) -> Option<f64> {
    let score = score(left, right, relation, story)?;
    let confidence = 1.0 / (1.0 + (-score).exp());
    (confidence > 0.5).then_some(confidence)
}

/// The number that is written, of a range its lower end.
fn written(figure: &Figure) -> Option<Decimal> {
    figure.nominal().or(figure.strict().lower().value())
}

/// The values, to two digits, near which a claim's partners lie: its own and its neighbours.
pub(super) fn buckets(claim: &Claim) -> Vec<Decimal> {
    let Some(nominal) = claim.mention.figure().and_then(written) else {
        return Vec::new();
    };
    let value = nominal.abs();
    let step = step(value);
    let low = value
        .over_rounding_down(step)
        .map(|steps| steps.floor())
        .ok();
    let buckets = low.map(|low| [low - Decimal::ONE, low, low + Decimal::ONE]);
    buckets
        .into_iter()
        .flatten()
        .filter_map(|steps| steps.times(step).ok())
        .map(|bucket| bucket.normalize())
        .collect()
}

/// One in the second digit of a number.
fn step(value: Decimal) -> Decimal {
    let mut step = Decimal::ONE;
    while let Ok(next) = step.times(Decimal::TEN) {
        if value.is_zero() || next.times(Decimal::TEN).is_ok_and(|limit| value < limit) {
            break;
        }
        step = next;
    }
    while !value.is_zero() && step.scale() < 20 && value < step.times(Decimal::TEN).unwrap_or(step)
    {
        step = step.times(Decimal::new(1, 1)).unwrap_or(step);
    }
    step
}

fn score(left: &Sight<'_>, right: &Sight<'_>, relation: ValueRelation, story: f64) -> Option<f64> {
    let (one, other) = (left.claim, right.claim);
    let figures = (&*left.figure, &*right.figure);
    let close = match relation {
        ValueRelation::Equal | ValueRelation::Narrower | ValueRelation::Broader => {
            left.dimension.of_all() != right.dimension.of_all()
                || near_each_other(figures.0, figures.1)
        }
        // "A limit of 2,700" and "2,700 tonnes".
        ValueRelation::Overlapping => {
            figures.0.nominal().is_some() && figures.0.nominal() == figures.1.nominal()
        }
        ValueRelation::ApartStrictly | ValueRelation::Apart => false,
    };
    if !close || one.modality == Modality::Denied || other.modality == Modality::Denied {
        return None;
    }
    let digits = digits(figures.0).min(digits(figures.1));
    let shared = left.near.in_common(&right.near).count();
    let (own, theirs) = (&one.subject, &other.subject);
    let mut score = START + DIGITS[digits.min(DIGITS.len() - 1)];
    let story = (story / STORY_SURE).min(1.0);
    score += STORY * story.powi(2);
    #[expect(clippy::cast_precision_loss, reason = "at most a few")]
    {
        score += NEAR * shared.min(MOST_NEAR) as f64;
    }
    if shared == 0 {
        score += NONE_NEAR * (1.0 - story);
    }
    if own.measure.is_some() && own.measure == theirs.measure {
        score += MEASURE;
    } else if left.counts_other_than(right) {
        score += OTHER_MEASURE;
    }
    if left.dimension.per().is_some() != right.dimension.per().is_some() {
        score += OTHER_BASE;
    }
    if !own.parties.is_disjoint(&theirs.parties) {
        score += PARTY;
    }
    match period::of_sights(left, right) {
        Some(PeriodRelation::Equal) => score += PERIOD,
        Some(PeriodRelation::Apart) if stated(one) && stated(other) => score += OTHER_PERIOD,
        _ => {}
    }
    let change = |claim: &Claim| claim.role == Role::Change;
    if change(one) != change(other) || one.modality != other.modality {
        score += OTHER_ROLE;
    }
    Some(score)
}

/// Is the time of a claim written by it?
fn stated(claim: &Claim) -> bool {
    claim
        .period
        .is_some_and(|period| period.basis == Basis::Stated)
}

/// Do hedged figures mean about the same ("more than 6,500" and 6,751)?
fn near_each_other(one: &Figure, other: &Figure) -> bool {
    let plain = |figure: &Figure| matches!(figure.bound(), Bound::Exact | Bound::About);
    let nominals = one.nominal().zip(other.nominal());
    let ranges = one.bound() == Bound::Range && other.bound() == Bound::Range;
    plain(one) && plain(other)
        || ranges
        || nominals.is_some_and(|(one, other)| {
            let gap = one.minus(other).map(|gap| gap.abs());
            let slack = one.abs().times(Decimal::new(15, 2));
            gap.is_ok_and(|gap| slack.is_ok_and(|slack| gap <= slack))
        })
}

/// How many digits of a figure count: of "a third" few, however long the decimal is that it stands for.
pub(crate) fn digits(figure: &Figure) -> usize {
    let Some(value) = written(figure).map(|value| value.abs().normalize()) else {
        return 0;
    };
    let counted = counted(value);
    counted.min(certain_digits(figure, value).unwrap_or(counted))
}

/// The digits of a number, but for the zeros at its end.
pub(crate) fn counted(value: Decimal) -> usize {
    let mantissa = value.mantissa().unsigned_abs().to_string();
    mantissa.trim_end_matches('0').len()
}

/// The digits that the width of a figure's interval leaves certain; `None` of an exact number.
fn certain_digits(figure: &Figure, value: Decimal) -> Option<usize> {
    let (lower, upper) = (
        figure.strict().lower().value()?,
        figure.strict().upper().value()?,
    );
    let width = upper.minus(lower).ok().filter(|width| !width.is_zero())?;
    let steps = value.over_rounding_down(width).ok()?.floor();
    Some(steps.normalize().trunc().to_string().len())
}

/// Has a figure so many digits that another with the same is of the same thing?
pub(super) fn is_distinctive(claim: &Claim) -> bool {
    /// An amount with fewer digits than this may be of another thing.
    const DISTINCTIVE: usize = 3;
    claim
        .mention
        .figure()
        .is_some_and(|figure| digits(figure) >= DISTINCTIVE)
}

/// The number of an amount of money that is distinctive.
pub(super) fn number(sight: &Sight<'_>) -> Option<Decimal> {
    let money = matches!(sight.dimension, Dimension::Money(_, None));
    let figure = sight.claim.mention.figure()?;
    (money && is_distinctive(sight.claim)).then(|| figure.nominal())?
}

#[cfg(test)]
mod tests {
    use super::super::seen::seen;
    use super::*;

    /// What agreeing weighs in two texts of which it is so sure that they tell one story.
    fn scored(texts: [&str; 2], story: f64) -> Option<f64> {
        seen(texts, |(_, own), (_, theirs)| score(own, theirs, story))
    }

    /// What the second pair of texts weighs more than the first, in documents that may tell two stories.
    fn gain(few: [&str; 2], more: [&str; 2]) -> f64 {
        let scored = |texts| scored(texts, 0.0).expect("figures that agree");
        scored(more) - scored(few)
    }

    fn assert_is(given: f64, expected: f64, what: &str) {
        assert!(
            (given - expected).abs() < 1e-9,
            "{what}: {given}, not {expected}"
        );
    }

    #[test]
    fn each_thing_in_common_has_its_weight() {
        let plain = [
            "Divers found [$9,401] there.",
            "Farmers paid [$9,401] then.",
        ];
        for (few, more, weight, what) in [
            (
                ["Divers found [$94] there.", "Farmers paid [$94] then."],
                plain,
                DIGITS[4] - DIGITS[2],
                "digits",
            ),
            (
                plain,
                [
                    "Divers found [$9,401] in mud.",
                    "Farmers paid [$9,401] in mud.",
                ],
                NEAR - NONE_NEAR,
                "a first word",
            ),
            (
                [
                    "Divers found [$9,401] in mud.",
                    "Farmers paid [$9,401] in mud.",
                ],
                [
                    "Divers found [$9,401] in mud and sand.",
                    "Farmers paid [$9,401] in mud and sand.",
                ],
                NEAR,
                "a second word",
            ),
            (
                [
                    "Divers found [$9,401] with mud, sand, clay, peat, loam, silt.",
                    "Farmers paid [$9,401] with mud, sand, clay, peat, loam, silt.",
                ],
                [
                    "Divers found [$9,401] with mud, sand, clay, peat, loam, silt, chalk.",
                    "Farmers paid [$9,401] with mud, sand, clay, peat, loam, silt, chalk.",
                ],
                0.0,
                "a seventh word",
            ),
            (
                ["The debt is [$9,401].", "The cost is [$9,401]."],
                ["The debt is [$9,401].", "The debt is [$9,401]."],
                MEASURE + NEAR - NONE_NEAR,
                "one thing measured",
            ),
            (
                ["Divers found [9,401] crabs.", "Divers found [9,401] clams."],
                ["Divers found [9,401] crabs.", "Divers found [9,401] crabs."],
                MEASURE - OTHER_MEASURE + NEAR,
                "one thing counted",
            ),
            (
                [
                    "Divers found [$9,401] a barrel.",
                    "Farmers paid [$9,401] then.",
                ],
                plain,
                -OTHER_BASE,
                "for each of something",
            ),
            (
                [
                    "Divers found [$9,401] in 2021 there.",
                    "Farmers paid [$9,401] in 2022 then.",
                ],
                [
                    "Divers found [$9,401] in 2021 there.",
                    "Farmers paid [$9,401] in 2021 then.",
                ],
                PERIOD - OTHER_PERIOD,
                "one year",
            ),
            (
                ["The debt rose by [$9,401].", "The cost was [$9,401]."],
                ["The debt rose by [$9,401].", "The cost rose by [$9,401]."],
                NEAR - NONE_NEAR - OTHER_ROLE,
                "one role",
            ),
            (
                [
                    "The debt is expected to be [$9,401].",
                    "The cost is [$9,401].",
                ],
                [
                    "The debt is expected to be [$9,401].",
                    "The cost is expected to be [$9,401].",
                ],
                -OTHER_ROLE,
                "one modality",
            ),
        ] {
            assert_is(gain(few, more), weight, what);
        }
    }

    #[test]
    fn one_story_speaks_for_what_agrees() {
        let mud = [
            "Divers found [$9,401] in mud.",
            "Farmers paid [$9,401] in mud.",
        ];
        let none = [
            "Divers found [$9,401] there.",
            "Farmers paid [$9,401] then.",
        ];
        let gain = |texts, story| {
            let scored = |story| scored(texts, story).expect("figures that agree");
            scored(story) - scored(0.0)
        };
        assert_is(gain(mud, STORY_SURE), STORY, "one story");
        assert_is(gain(mud, 1.0), STORY, "surely one story");
        assert_is(
            gain(mud, STORY_SURE / 2.0),
            STORY / 4.0,
            "perhaps one story",
        );
        // Without a word in common, that they may be two stories counts against them.
        assert_is(gain(none, STORY_SURE), STORY - NONE_NEAR, "no word");
        let half = STORY / 4.0 - NONE_NEAR / 2.0;
        assert_is(
            gain(none, STORY_SURE / 2.0),
            half,
            "no word, perhaps one story",
        );
    }

    #[test]
    fn only_what_is_close_agrees() {
        for (texts, expected) in [
            (["Divers found [$9,401].", "Farmers paid [$9,401]."], true),
            (["Divers found [$9,401].", "Farmers paid [$9,402]."], false),
            (
                ["Divers found more than [$6,500].", "Farmers paid [$6,751]."],
                true,
            ),
            (
                ["Divers found more than [$6,500].", "Farmers paid [$7,751]."],
                false,
            ),
            (
                ["Divers found [$7,751].", "Farmers paid more than [$6,500]."],
                false,
            ),
            (
                ["Divers found about [$6,500].", "Farmers paid [$6,750]."],
                true,
            ),
            (
                [
                    "Divers found [$5,000] to $7,000.",
                    "Farmers paid [$5,500] to $6,500.",
                ],
                true,
            ),
            (
                ["Divers found [$5,000] to $9,000.", "Farmers paid [$8,750]."],
                false,
            ),
            (
                [
                    "Nobody denied it. Divers found [$9,401].",
                    "He denied that farmers paid [$9,401].",
                ],
                false,
            ),
            (
                [
                    "He denied that divers found [$9,401].",
                    "Farmers paid [$9,401].",
                ],
                false,
            ),
        ] {
            assert_eq!(scored(texts, 0.0).is_some(), expected, "{texts:?}");
        }
    }

    #[test]
    fn surety_is_asked_for() {
        let sure = |texts: [&str; 2], story| {
            seen(texts, |(_, own), (_, theirs)| surety(own, theirs, story))
        };
        let texts = [
            "Divers found [$9,401] in mud.",
            "Farmers paid [$9,401] in mud.",
        ];
        let score = scored(texts, 0.3).expect("figures that agree");
        let expected = 1.0 / (1.0 + (-score).exp());
        assert_is(
            sure(texts, 0.3).expect("sure"),
            expected,
            "the logistic curve",
        );
        assert!(expected > 0.5);
        let chance = ["Divers found [$94] in mud.", "Farmers paid [$94] in mud."];
        assert_eq!(sure(chance, 0.3), None);
    }

    #[test]
    fn partners_lie_near_the_same_values() {
        let buckets =
            |text: &str| seen([text, "It is [1] mile."], |(_, own), _| buckets(own.claim));
        let decimals = |texts: [&str; 3]| {
            texts
                .map(|text| Decimal::from_str_exact(text).expect("a decimal"))
                .to_vec()
        };
        assert_eq!(
            buckets("It is [9,471] miles."),
            decimals(["9300", "9400", "9500"])
        );
        assert_eq!(
            buckets("It is [7.25] miles."),
            decimals(["7.1", "7.2", "7.3"])
        );
        assert_eq!(
            buckets("It is between [420] and 480 miles."),
            decimals(["410", "420", "430"])
        );
    }

    #[test]
    fn digits_count_as_far_as_they_are_certain() {
        for (text, expected) in [
            ("It is [9,471] miles.", 4),
            ("It is [9,400] miles.", 2),
            ("It is [a third] of them.", 2),
            ("It is [7.25] miles.", 3),
            ("It is [0] miles.", 0),
        ] {
            let given = seen([text, "It is [1] mile."], |(_, own), _| digits(&own.figure));
            assert_eq!(given, expected, "{text}");
        }
    }

    #[test]
    fn a_step_is_one_in_the_second_digit() {
        for (value, expected) in [
            ("9001", "100"),
            ("9999", "100"),
            ("42", "1"),
            ("10", "1"),
            ("7", "0.1"),
            ("0.123", "0.01"),
            ("0", "1"),
        ] {
            let decimal = |text| Decimal::from_str_exact(text).expect("a decimal");
            assert_eq!(step(decimal(value)), decimal(expected), "{value}");
        }
        assert!(step(Decimal::MAX) > Decimal::ONE);
    }
}
