//! One disagreement, one finding, however many documents repeat its figures: findings that follow from the
//! same figures in several documents are gathered into one, and each lists whoever gives a figure of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::case::Case;
use crate::compare::values;
use crate::comparison::{SubjectRelation, ValueRelation};
use crate::finding::{Evidence, Finding, Severity};
use crate::value::PeriodRelation;

/// The rules whose findings follow from several figures.
const DERIVED: [&str; 9] = [
    "part-exceeds-whole",
    "implausible-remainder",
    "sum-mismatch",
    "shares-exceed-whole",
    "ratio-mismatch",
    "change-mismatch",
    "rate-mismatch",
    "target-mismatch",
    "superlative-mismatch",
];

/// How sure it must be that two figures are of one quantity: where two findings say the same, and where
/// nothing but the figure does.
const SURE: f64 = 0.6;
const SUREST: f64 = 0.85;

/// Makes one of findings of one rule that rest on the same figures. The surest stays, with the evidence of
/// all.
pub(crate) fn gather(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let claims: Vec<Vec<usize>> = findings
        .iter()
        .map(|finding| claims_of(case, finding))
        .collect();
    let mut holders: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, held) in claims.iter().enumerate() {
        for claim in held {
            holders.entry(*claim).or_default().push(index);
        }
    }
    let mut into: Vec<usize> = (0..findings.len()).collect();
    for (index, held) in claims.iter().enumerate() {
        let met = held.iter().flat_map(|claim| twins(case, *claim, SURE));
        let others: BTreeSet<usize> = met
            .filter_map(|twin| holders.get(&twin))
            .flatten()
            .copied()
            .filter(|other| *other > index && findings[*other].rule == findings[index].rule)
            .collect();
        for other in others {
            let (one, two) = (root(&into, index), root(&into, other));
            if one != two && are_one(case, held, &claims[other]) {
                let stays = surer(findings, one, two);
                into[one + two - stays] = stays;
            }
        }
    }
    for index in 0..findings.len() {
        let stays = root(&into, index);
        if stays != index {
            let evidence = std::mem::take(&mut findings[index].evidence);
            extend(&mut findings[stays].evidence, evidence);
        }
    }
    let mut index = 0;
    findings.retain(|_| {
        index += 1;
        into[index - 1] == index - 1
    });
}

/// Adds to each finding the places of other documents that give one of its figures.
pub(crate) fn corroborate(case: &Case<'_>, findings: &mut [Finding]) {
    for finding in findings {
        let held = claims_of(case, finding);
        let own: BTreeSet<usize> = held
            .iter()
            .filter_map(|claim| Some(case.claim(*claim)?.document))
            .collect();
        let others: BTreeSet<usize> = held
            .iter()
            .flat_map(|claim| twins(case, *claim, SUREST))
            .filter(|twin| {
                case.claim(*twin)
                    .is_some_and(|claim| !own.contains(&claim.document))
            })
            .collect();
        extend(&mut finding.evidence, case.evidence_of(others));
    }
}

/// The figures of a finding that follows from several; none of any other.
fn claims_of(case: &Case<'_>, finding: &Finding) -> Vec<usize> {
    if finding.severity == Severity::Note || !DERIVED.contains(&finding.rule.as_str()) {
        return Vec::new();
    }
    let claims = finding.evidence.iter();
    claims
        .filter_map(|evidence| claim_at(case, evidence))
        .collect()
}

/// The claim that stands at a place.
fn claim_at(case: &Case<'_>, evidence: &Evidence) -> Option<usize> {
    let document = case.document(&evidence.document)?;
    let (first, end) = (case.first_of(document), case.first_of(document + 1));
    let own = case.claims.get(first..end)?;
    let at = own.partition_point(|claim| claim.mention.span.start < evidence.span.start);
    let found = own.get(at)?;
    (found.mention.span == evidence.span).then_some(first + at)
}

/// The figures that say the same as a figure.
fn twins<'a>(case: &Case<'a>, claim: usize, sure: f64) -> impl Iterator<Item = usize> + use<'a> {
    let one_time =
        |period: Option<PeriodRelation>| matches!(period, None | Some(PeriodRelation::Equal));
    let comparisons = case.comparisons_of(claim);
    comparisons
        .filter(move |comparison| {
            comparison.subject == SubjectRelation::Same
                && comparison.values == ValueRelation::Equal
                && one_time(comparison.period)
                && comparison.confidence >= sure
        })
        .filter_map(move |comparison| comparison.other(claim))
}

/// Does each figure of the one stand among those of the other?
fn are_one(case: &Case<'_>, one: &[usize], other: &[usize]) -> bool {
    let (few, many) = match one.len() <= other.len() {
        true => (one, other),
        false => (other, one),
    };
    let equal = |left: usize, right: usize| {
        let figures = case
            .claim(left)
            .zip(case.claim(right))
            .and_then(|(left, right)| case.in_one_unit(left, right));
        figures.is_some_and(|(left, right)| values::relation(&left, &right).agrees())
    };
    few.iter()
        .all(|left| many.iter().any(|right| equal(*left, *right)))
}

fn surer(findings: &[Finding], one: usize, other: usize) -> usize {
    let rank = |index: usize| (findings[index].severity, findings[index].confidence);
    match rank(one).partial_cmp(&rank(other)) {
        Some(std::cmp::Ordering::Less) => other,
        Some(std::cmp::Ordering::Greater) => one,
        _ => one.min(other),
    }
}

fn root(into: &[usize], mut index: usize) -> usize {
    while into[index] != index {
        index = into[index];
    }
    index
}

fn extend(held: &mut Vec<Evidence>, others: Vec<Evidence>) {
    for evidence in others {
        if !held.contains(&evidence) {
            held.push(evidence);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_are_of_the_catalogue() {
        let names: Vec<&str> = super::super::catalogue()
            .iter()
            .map(|rule| rule.explanation().name)
            .collect();
        for rule in DERIVED {
            assert!(names.contains(&rule), "{rule}");
        }
    }
}
