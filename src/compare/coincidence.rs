//! Figures that agree too well for chance: the fewer figures could be written that way, the less the
//! texts must share for them to speak of one thing.
//!
//! "9,001 sq km" in two articles is one measurement, even if one calls it loss and the other area;
//! "two countries" in both says nothing.

use rust_decimal::Decimal;

use super::parties::parties;
use super::period;
use super::sight::Sight;
use super::values::Dimension;
use super::weighing::Weighing;
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
/// Both name their parties, and none is one of the other's.
const OTHER_PARTY: f64 = -1.0;
/// So many words around both, and one tells again what the other does, even if one names the minister and the other her
/// country.
const RETOLD: usize = 3;
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

/// Do two figures stand between so many words in common that one is told after the other?
pub(super) fn are_retold(one: &Sight<'_>, other: &Sight<'_>) -> bool {
    one.near.in_common(&other.near).nth(RETOLD - 1).is_some()
}

/// Are two figures told in the same words of somebody else each: are the names of their parties all that the words
/// around them differ in?
pub(super) fn are_of_others(one: &Sight<'_>, other: &Sight<'_>) -> bool {
    let named = |sight: &Sight<'_>, word: &str| {
        let mut parties = sight.claim.subject.parties.iter();
        parties.any(|party| party.split(' ').any(|part| part == word) || party == word)
    };
    let names_alone = |own: &Sight<'_>, theirs: &Sight<'_>| {
        let mut only = own.near.each().filter(|word| !theirs.near.contains(word));
        only.all(|word| named(own, word))
    };
    let (own, theirs) = (&one.claim.subject.parties, &other.claim.subject.parties);
    !own.is_empty()
        && !theirs.is_empty()
        && own.is_disjoint(theirs)
        && names_alone(one, other)
        && names_alone(other, one)
        && parties(one, other, &mut Weighing::new(false, false)).is_err()
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
    } else if shared < RETOLD && parties(left, right, &mut Weighing::new(false, false)).is_err() {
        score += OTHER_PARTY;
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
mod tests;
