//! What the evidence points to as the reason of a disagreement. Each cause has its own small test;
//! where none passes, nothing is said.

use rust_decimal::Decimal;

use super::values;
use crate::case::Case;
use crate::claim::{Claim, Relation};
use crate::comparison::{SubjectRelation, ValueRelation};
use crate::finding::Cause;
use crate::mention::Value;
use crate::value::{Exact, PeriodRelation};

/// The likely cause of the difference between two claims of one quantity.
pub(crate) fn likely(case: &Case<'_>, left: usize, right: usize) -> Option<Cause> {
    let (one, other) = (case.claim(left)?, case.claim(right)?);
    let tests: [(Cause, bool); 7] = [
        (Cause::ScaleSlip, scale_slip(one, other)),
        (Cause::TransposedDigits, transposed(one, other)),
        (Cause::CurrencyMixUp, currency(case, one, other)),
        (
            Cause::PeriodMixUp,
            other_period(case, left, right) || other_period(case, right, left),
        ),
        (Cause::Rounding, rounding(one, other)),
        (Cause::DifferentBasis, basis(one, other)),
        (Cause::DifferentAttribution, attribution(one, other)),
    ];
    tests
        .into_iter()
        .find(|(_, passed)| *passed)
        .map(|(cause, _)| cause)
}

/// Is one figure the other with its scale mistaken or two of its digits exchanged?
pub(crate) fn is_slip(one: &Claim, other: &Claim) -> bool {
    scale_slip(one, other) && several_digits(one) || transposed(one, other)
}

/// Are both figures the same two digits or more, a thousand times apart or more?
pub(crate) fn is_slip_of_scale(one: &Claim, other: &Claim) -> bool {
    scale_slip(one, other)
        && several_digits(one)
        && !values::within_factor(one, other, Decimal::ONE_HUNDRED)
}

/// Has a figure two digits that count, so that another with the same is no chance?
fn several_digits(claim: &Claim) -> bool {
    nominal(claim).is_some_and(|value| value.normalize().mantissa().abs() >= 10)
}

fn nominal(claim: &Claim) -> Option<Decimal> {
    claim.mention.figure()?.nominal()
}

/// Is one figure the other with its point three places further, a million for a billion, or one or
/// two places, with the same digits?
pub(crate) fn scale_slip(one: &Claim, other: &Claim) -> bool {
    let (Some(one), Some(other)) = (nominal(one), nominal(other)) else {
        return false;
    };
    let (small, large) = (one.abs().min(other.abs()), one.abs().max(other.abs()));
    let several_digits = |power: u32| {
        small
            .times(Decimal::from(10_u64.pow(power)))
            .is_ok_and(|scaled| scaled == large)
    };
    !small.is_zero() && [1, 2, 3, 6, 9].into_iter().any(several_digits)
}

/// Do the figures have the same digits, two neighbours of them exchanged?
fn transposed(one: &Claim, other: &Claim) -> bool {
    let numbers = nominal(one).zip(nominal(other));
    numbers.is_some_and(|(one, other)| digits_exchanged(one, other))
}

/// Have two numbers the same digits, two neighbours of them exchanged?
pub(crate) fn digits_exchanged(one: Decimal, other: Decimal) -> bool {
    let scale = one.normalize().scale().max(other.normalize().scale());
    let digits = |value: Decimal| {
        let mut value = value.abs().normalize();
        value.rescale(scale);
        value.mantissa().to_string().into_bytes()
    };
    let (one, other) = (digits(one), digits(other));
    if one.len() != other.len() {
        return false;
    }
    let differing: Vec<_> = (0..one.len()).filter(|at| one[*at] != other[*at]).collect();
    match differing.as_slice() {
        [first, second] => {
            second - first == 1 && one[*first] == other[*second] && one[*second] == other[*first]
        }
        _ => false,
    }
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
    case.comparisons.iter().any(|comparison| {
        let ends = (comparison.left, comparison.right);
        (ends.0 == left && ends.1 != right || ends.1 == left && ends.0 != right)
            && comparison.subject == SubjectRelation::Same
            && comparison.values == ValueRelation::Equal
            && comparison.period == Some(PeriodRelation::Apart)
    })
}

fn rounding(one: &Claim, other: &Claim) -> bool {
    let quantities = values::quantity(&one.mention).zip(values::quantity(&other.mention));
    quantities.is_some_and(|(one, other)| {
        one.dimension == other.dimension
            && values::relation(&one.figure, &other.figure) == ValueRelation::ApartStrictly
    })
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
