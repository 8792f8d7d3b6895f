//! What the evidence points to as the reason of a disagreement. Each cause has its own small test;
//! where none passes, nothing is said.

use rust_decimal::Decimal;

use crate::case::Case;
use crate::claim::{Claim, Relation};
use crate::compare::miswritten::written_like;
use crate::compare::slip::{digits_exchanged, is_of_unit, is_scaled, nominal};
use crate::compare::values;
use crate::comparison::{SubjectRelation, ValueRelation};
use crate::finding::Cause;
use crate::mention::{Kind, Value};
use crate::value::{Figure, Interval, PeriodRelation};

/// The likely cause of the difference between two claims of one quantity.
pub(crate) fn likely(case: &Case<'_>, left: usize, right: usize) -> Option<Cause> {
    let (one, other) = (case.claim(left)?, case.claim(right)?);
    let figures = case.in_one_unit(one, other);
    let numbers = figures.and_then(|(one, other)| one.nominal().zip(other.nominal()));
    let scaled = numbers.is_some_and(|(left, right)| scaled(left, right));
    let exchanged = numbers.is_some_and(|(left, right)| digits_exchanged(left, right));
    let tests: [(Cause, bool); 7] = [
        (Cause::ScaleSlip, scaled),
        (Cause::TransposedDigits, exchanged),
        (
            Cause::CurrencyMixUp,
            currency(case, one, other) || of_currency(one, other),
        ),
        (
            Cause::PeriodMixUp,
            other_period(case, left, right) || other_period(case, right, left),
        ),
        (Cause::Rounding, rounding(case, one, other)),
        (Cause::DifferentBasis, basis(case, one, other)),
        (Cause::DifferentAttribution, attribution(one, other)),
    ];
    tests
        .into_iter()
        .find(|(_, passed)| *passed)
        .map(|(cause, _)| cause)
}

/// Does one text give the amount in two currencies, and has the other text the number of the one
/// with the sign of the other?
fn currency(case: &Case<'_>, one: &Claim, other: &Claim) -> bool {
    let restated = |claim: &Claim, against: &Claim| {
        let first = case.first_of(claim.document);
        let same_number = |index: usize| {
            case.claim(index).is_some_and(|twin| {
                matches!(twin.mention.value, Value::Money { .. })
                    && twin.mention.unit() != against.mention.unit()
                    && nominal(twin).is_some()
                    && nominal(twin) == nominal(against)
            })
        };
        let from_it = claim
            .links
            .iter()
            .any(|link| link.relation == Relation::Restatement && same_number(first + link.to));
        let to_it = case.claims_of(claim.document).any(|(index, twin)| {
            twin.links.iter().any(|link| {
                link.relation == Relation::Restatement
                    && case
                        .claim(first + link.to)
                        .is_some_and(|to| to.mention == claim.mention)
            }) && same_number(index)
        });
        from_it || to_it
    };
    restated(one, other) || restated(other, one)
}

/// Are they one amount in two currencies?
fn of_currency(one: &Claim, other: &Claim) -> bool {
    one.mention.kind() == Kind::Money && is_of_unit(one, other)
}

/// Is `left` right for another period, by another claim of the same quantity?
fn other_period(case: &Case<'_>, left: usize, right: usize) -> bool {
    case.comparisons_of(left).any(|comparison| {
        comparison.other(left) != Some(right)
            && comparison.subject == SubjectRelation::Same
            && comparison.values == ValueRelation::Equal
            && comparison.period == Some(PeriodRelation::Apart)
    })
}

fn rounding(case: &Case<'_>, one: &Claim, other: &Claim) -> bool {
    case.in_one_unit(one, other)
        .is_some_and(|(one, other)| values::relation(&one, &other) == ValueRelation::ApartStrictly)
}

/// Does only one of the texts say that its figure is net, real, preliminary, or do they say different such
/// things?
pub(crate) fn basis(case: &Case<'_>, one: &Claim, other: &Claim) -> bool {
    let bases = &case.converter.lexicon.linking.bases;
    let (one, other) = (&one.subject.qualifiers, &other.subject.qualifiers);
    let mut differing = one.symmetric_difference(other);
    differing.any(|name| bases.contains_key(name))
}

/// Is one number the other with its point elsewhere? Of single digits, five and fifty, only a million for
/// a billion tells.
fn scaled(one: Decimal, other: Decimal) -> bool {
    const FAR: Decimal = Decimal::ONE_THOUSAND;
    let (small, large) = (one.abs().min(other.abs()), one.abs().max(other.abs()));
    let far = small.checked_mul(FAR).is_some_and(|most| large >= most);
    is_scaled(one, other) && (far || significant(small) > 1)
}

fn significant(value: Decimal) -> usize {
    let digits = value.normalize().mantissa().unsigned_abs().to_string();
    digits.trim_end_matches('0').len()
}

/// The likely cause where a figure follows from others: whether it is what they make, written as finely,
/// with digits exchanged.
pub(crate) fn of_computed(value: &Interval, stated: &Figure) -> Option<Cause> {
    let written = stated.nominal()?;
    let rounded = written_like(value, stated)?;
    digits_exchanged(rounded, written).then_some(Cause::TransposedDigits)
}

pub(crate) fn attribution(one: &Claim, other: &Claim) -> bool {
    let sources = one.attribution.as_ref().zip(other.attribution.as_ref());
    sources.is_some_and(|(one, other)| {
        let (one, other) = (one.source.to_lowercase(), other.source.to_lowercase());
        !one.contains(&other) && !other.contains(&one)
    })
}
