//! What a text itself says of two figures that differ: sets the one against the other, or takes it for what the other
//! was before.

use crate::case::Case;
use crate::claim::{Basis, Relation};
use crate::compare::values;
use crate::comparison::{Comparison, ValueRelation};
use crate::value::{Bound, PeriodRelation};

/// Does the document of one of the two hold the other's value as well, next to its own, or does it
/// set the two against each other in so many words?
pub(super) fn is_told(case: &Case<'_>, comparison: &Comparison) -> bool {
    let (left, right) = (comparison.left, comparison.right);
    if of_one_document(case, comparison) {
        return joins(case, Relation::Contrast, left, right)
            || joins(case, Relation::Contrast, right, left);
    }
    held_beside(case, left, right).next().is_some()
        || held_beside(case, right, left).next().is_some()
}

/// "Trimmed to 10.6 from 10.7": does any document of two sides hold the other's value as well, next to its own? Whoever
/// gives either value need not say so again.
pub(super) fn is_told_of(case: &Case<'_>, sides: &[Vec<usize>]) -> bool {
    let [one, other] = sides else {
        return false;
    };
    // All claims of a side hold one value.
    let told = |own: &[usize], theirs: &[usize]| {
        let rival = theirs.first().copied();
        let beside = |rival| move |claim: &usize| held_beside(case, *claim, rival).next().is_some();
        rival.is_some_and(|rival| own.iter().any(beside(rival)))
    };
    told(one, other) || told(other, one)
}

/// "Sales fell to 212 million, from 228 million" here, and 212 million there: is the one what its document says that the
/// other's figure changed from?
pub(super) fn is_of_base(case: &Case<'_>, comparison: &Comparison) -> bool {
    let (left, right) = (comparison.left, comparison.right);
    let base = |own: usize, other: usize| {
        let mut held = held_beside(case, own, other);
        held.any(|new| joins(case, Relation::ChangeFrom, new, own))
    };
    !of_one_document(case, comparison) && (base(left, right) || base(right, left))
}

fn of_one_document(case: &Case<'_>, comparison: &Comparison) -> bool {
    let document = |claim: usize| case.claim(claim).map(|claim| claim.document);
    document(comparison.left) == document(comparison.right)
}

fn joins(case: &Case<'_>, relation: Relation, one: usize, other: usize) -> bool {
    case.joined(one, relation).any(|held| held == other)
}

/// The figures beside a claim, in its sentence, that hold the value of another.
fn held_beside<'a>(
    case: &'a Case<'_>,
    own: usize,
    other: usize,
) -> impl Iterator<Item = usize> + use<'a> {
    let own = case.claim(own);
    let beside = own.into_iter().flat_map(move |own| {
        let claims = case.claims_of(own.document);
        claims.filter(move |(_, claim)| {
            claim.sentence == own.sentence && claim.mention.span != own.mention.span
        })
    });
    let held = beside.map(|(index, _)| index);
    held.filter(move |index| {
        !of_another_time(case, *index, other) && agree_closely(case, *index, other)
    })
}

/// Does the text give the one for another time than that of the other, so that it is no rival to it?
fn of_another_time(case: &Case<'_>, one: usize, other: usize) -> bool {
    let days = |index: usize| {
        let period = case.claim(index)?.period?;
        (period.basis == Basis::Stated).then_some(period.days)
    };
    let pair = days(one).zip(days(other));
    pair.is_some_and(|(one, other)| one.relation(&other) == PeriodRelation::Apart)
}

/// Are they one number, as far as the one that is rounded more tells?
fn agree_closely(case: &Case<'_>, one: usize, other: usize) -> bool {
    let exact = |index: usize| {
        case.claim(index)
            .is_some_and(|claim| claim.mention.bound() == Bound::Exact)
    };
    match relation(case, one, other) {
        Some(ValueRelation::Equal) => true,
        Some(ValueRelation::Narrower | ValueRelation::Broader) => exact(one) && exact(other),
        _ => false,
    }
}

/// How the value of one claim lies to that of another, if they can be brought to one unit.
pub(super) fn relation(case: &Case<'_>, one: usize, other: usize) -> Option<ValueRelation> {
    let together = case.together(case.claim(one)?, case.claim(other)?)?;
    Some(together.relation(values::relation))
}
