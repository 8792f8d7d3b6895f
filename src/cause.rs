//! What the evidence points to as the reason of a disagreement. Each cause has its own small test;
//! where none passes, nothing is said.

use rust_decimal::Decimal;

use crate::case::Case;
use crate::claim::{Claim, Relation};
use crate::compare::slip::{digits_exchanged, is_scaled, nominal};
use crate::compare::values;
use crate::comparison::{SubjectRelation, ValueRelation};
use crate::finding::Cause;
use crate::mention::Value;
use crate::value::PeriodRelation;

/// The likely cause of the difference between two claims of one quantity.
pub(crate) fn likely(case: &Case<'_>, left: usize, right: usize) -> Option<Cause> {
    let (one, other) = (case.claim(left)?, case.claim(right)?);
    let figures = case.in_one_unit(one, other);
    let numbers = figures.and_then(|(one, other)| one.nominal().zip(other.nominal()));
    let slipped =
        |slip: fn(Decimal, Decimal) -> bool| numbers.is_some_and(|(one, other)| slip(one, other));
    let tests: [(Cause, bool); 7] = [
        (Cause::ScaleSlip, slipped(is_scaled)),
        (Cause::TransposedDigits, slipped(digits_exchanged)),
        (Cause::CurrencyMixUp, currency(case, one, other)),
        (
            Cause::PeriodMixUp,
            other_period(case, left, right) || other_period(case, right, left),
        ),
        (Cause::Rounding, rounding(case, one, other)),
        (Cause::DifferentBasis, basis(one, other)),
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

fn basis(one: &Claim, other: &Claim) -> bool {
    one.subject.qualifiers != other.subject.qualifiers
}

pub(crate) fn attribution(one: &Claim, other: &Claim) -> bool {
    let sources = one.attribution.as_ref().zip(other.attribution.as_ref());
    sources.is_some_and(|(one, other)| {
        let (one, other) = (one.source.to_lowercase(), other.source.to_lowercase());
        !one.contains(&other) && !other.contains(&one)
    })
}
