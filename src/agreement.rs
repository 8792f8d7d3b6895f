//! Figures that say the same, gathered by what they measure.

mod grouped;

use crate::case::Case;
use crate::claim::{Basis, Claim, Modality, Relation, Role};
use crate::compare::{self, opposed};
use crate::comparison::{Comparison, SubjectRelation, ValueRelation};
use crate::finding::Agreement;
use crate::value::{Bound, Exact, PeriodRelation};
use grouped::grouped;

/// The agreements of a case: one for each group of comparable figures and relation to the first of
/// them, in the order of their first figures; then the targets that were reached.
pub(crate) fn agreements(case: &Case<'_>) -> Vec<Agreement> {
    let agreeing = case.comparisons.iter().filter(|held| agree(case, held));
    let groups = grouped(agreeing.map(|held| (held.left, held.values, held.right)));
    let mut agreements: Vec<_> = groups
        .iter()
        .filter_map(|group| agreement(case, group.relation, group.first, &group.others))
        .collect();
    agreements.extend(targets(case));
    agreements
}

fn agreement(
    case: &Case<'_>,
    relation: ValueRelation,
    first: usize,
    others: &[usize],
) -> Option<Agreement> {
    let claims = std::iter::once(&first).chain(others);
    let evidence: Vec<_> = claims
        .filter_map(|claim| Some(case.evidence(case.claim(*claim)?)))
        .collect();
    (evidence.len() > 1).then_some(Agreement { relation, evidence })
}

/// Two figures of one quantity and time whose intervals meet.
fn agree(case: &Case<'_>, comparison: &Comparison) -> bool {
    let (Some(left), Some(right)) = (case.claim(comparison.left), case.claim(comparison.right))
    else {
        return false;
    };
    let one_time = match comparison.period {
        // A period that was worked out may have been worked out wrong.
        Some(PeriodRelation::Apart) => {
            let inferred = |claim: &Claim| {
                claim
                    .period
                    .is_some_and(|period| period.basis == Basis::Inferred)
            };
            inferred(left) || inferred(right) || is_no_chance(comparison, left, right)
        }
        Some(PeriodRelation::Equal) | None => true,
        // A period that was worked out may well have been worked out too wide.
        Some(_) => {
            comparison.values == ValueRelation::Equal || is_no_chance(comparison, left, right)
        }
    };
    // "Fell to 6.1 in 2023", "rose to 6.1 in 2023": what it came to is not all that they say.
    let stated = |claim: &Claim| claim.period.is_some_and(|held| held.basis == Basis::Stated);
    let against = comparison.period == Some(PeriodRelation::Equal)
        && stated(left)
        && stated(right)
        && opposed::are_against(left, right);
    // What two texts say alike agrees, whatever they say it of.
    let echoed = comparison.subject == SubjectRelation::Unknown;
    (comparison.subject == SubjectRelation::Same || echoed)
        && comparison.values.agrees()
        && !against
        && left.modality != Modality::Denied
        && (comparison.word_for_word || one_time && is_near(case, left, right))
}

/// Are two figures the same number, of so many digits and in texts so much alike that the time of one
/// must have been taken from another clause?
fn is_no_chance(comparison: &Comparison, left: &Claim, right: &Claim) -> bool {
    const SURE: f64 = 0.85;
    const DIGITS: usize = 3;
    let telling = |claim: &Claim| claim.mention.figure().map_or(0, compare::digits) >= DIGITS;
    comparison.values != ValueRelation::Overlapping
        && comparison.confidence >= SURE
        && telling(left)
        && telling(right)
}

/// "More than 200" and 5,000 can both be true, but nobody would call them the same figure.
fn is_near(case: &Case<'_>, left: &Claim, right: &Claim) -> bool {
    let figures = case.in_one_unit(left, right);
    figures.is_none_or(|(one, other)| {
        let hedged = |bound| {
            matches!(
                bound,
                Bound::Above | Bound::AtLeast | Bound::Below | Bound::AtMost
            )
        };
        if !hedged(one.bound()) && !hedged(other.bound()) {
            return true;
        }
        one.nominal()
            .zip(other.nominal())
            .is_none_or(|(one, other)| {
                let (small, large) = (one.abs().min(other.abs()), one.abs().max(other.abs()));
                small
                    .times(rust_decimal::Decimal::TWO)
                    .is_ok_and(|twice| twice >= large)
            })
    })
}

/// A target and the totals that reached it.
fn targets(case: &Case<'_>) -> Vec<Agreement> {
    let mut agreements = Vec::new();
    let is_target = |claim: &Claim| claim.role == Role::Target;
    for (level, target) in reached(case) {
        let (Some(one), Some(other)) = (case.claim(level), case.claim(target)) else {
            continue;
        };
        let passed = case
            .in_one_unit(one, other)
            .is_some_and(|(one, other)| !one.loose().is_below(&other.loose()));
        if !passed || !is_target(other) {
            continue;
        }
        // A total that has passed its target implies what the target asks for.
        agreements.extend(agreement(case, ValueRelation::Narrower, level, &[target]));
    }
    agreements
}

/// Totals and the targets that they are said to have met, or that another text gives for the same
/// thing.
fn reached(case: &Case<'_>) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    // What is expected has met nothing.
    let came = |claim: &Claim| claim.role != Role::Forecast && claim.modality.is_fact();
    for (level, claim) in case
        .claims
        .iter()
        .enumerate()
        .filter(|(_, claim)| came(claim))
    {
        let first = case.first_of(claim.document);
        for link in claim
            .links
            .iter()
            .filter(|link| matches!(link.relation, Relation::Against | Relation::Met))
        {
            let target = first + link.to;
            pairs.push((level, target));
            pairs.extend(counterparts(case, level).map(|other| (other, target)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Totals that other documents give for the same thing over the same time, or over a part of it.
fn counterparts<'a>(case: &Case<'a>, level: usize) -> impl Iterator<Item = usize> + use<'a> {
    let within = move |comparison: &Comparison| {
        let (other, inside) = if comparison.left == level {
            (comparison.right, PeriodRelation::Contains)
        } else {
            (comparison.left, PeriodRelation::Inside)
        };
        let fits = comparison.subject == SubjectRelation::Same
            && matches!(comparison.period, Some(relation) if relation == PeriodRelation::Equal || relation == inside);
        fits.then_some(other)
    };
    let claims = case.claims;
    let document = claims.get(level).map(|claim| claim.document);
    case.comparisons_of(level)
        .filter_map(within)
        .filter(move |other| {
            claims.get(*other).is_some_and(|claim| {
                Some(claim.document) != document
                    && claim.role == Role::Level
                    && claim.modality == Modality::Actual
            })
        })
}
