//! One disagreement, one finding: a slip of the pen that one rule has found shows in every sum, share
//! and rate that the figure takes part in, and a figure that another contradicts shows in every sum.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::finding::{Cause, Finding, Severity};
use crate::span::Span;

/// Takes out findings that say again what another says. Of one about a slipped figure and one about what follows from it
/// the surer one stays, of equals the one that did not need another document. Figures in conflict take no part in sums.
/// Of two about the same figures the one stays that says more of them than that they differ.
pub(crate) fn without_repeats(findings: &mut Vec<Finding>) {
    let mut holders: FxHashMap<(&str, Span), Vec<usize>> = FxHashMap::default();
    for (index, finding) in findings.iter().enumerate() {
        if finding.severity > Severity::Note {
            for evidence in &finding.evidence {
                let place = (evidence.document.as_str(), evidence.span);
                holders.entry(place).or_default().push(index);
            }
        }
    }
    let mut repeats = BTreeSet::new();
    for (index, slip) in findings.iter().enumerate() {
        if slip.severity == Severity::Note || !is_conflict(slip) {
            continue;
        }
        let places = slip.evidence.iter();
        let mut beside = places
            .filter_map(|evidence| holders.get(&(evidence.document.as_str(), evidence.span)))
            .flatten()
            .copied()
            .filter(|other| !is_conflict(&findings[*other]));
        let same = |other: &usize| places_of(&findings[*other]) == places_of(slip);
        if beside.clone().any(|other| same(&other)) {
            repeats.insert(index);
        } else if !is_slip(slip) {
            repeats.extend(beside.filter(|other| is_sum(&findings[*other])));
        } else if let Some(other) = beside.next() {
            let surer = slip.confidence > findings[other].confidence;
            repeats.insert(if surer { other } else { index });
        }
    }
    let mut index = 0;
    findings.retain(|_| {
        index += 1;
        !repeats.contains(&(index - 1))
    });
}

/// Does it set values of one thing against each other, as against what follows from several?
fn is_conflict(finding: &Finding) -> bool {
    finding.rule.starts_with("conflicting-")
}

fn is_sum(finding: &Finding) -> bool {
    finding.rule == "sum-mismatch"
}

/// The figures that a finding is about.
fn places_of(finding: &Finding) -> BTreeSet<(&str, Span)> {
    let evidence = finding.evidence.iter();
    evidence
        .map(|evidence| (evidence.document.as_str(), evidence.span))
        .collect()
}

fn is_slip(finding: &Finding) -> bool {
    matches!(
        finding.likely_cause,
        Some(Cause::ScaleSlip | Cause::TransposedDigits)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Evidence;
    use crate::span::Position;

    fn finding(rule: &str, confidence: f64, cause: Option<Cause>, places: &[usize]) -> Finding {
        let evidence = places.iter().map(|at| Evidence {
            document: "a".to_owned(),
            span: Span::new(*at, at + 1),
            position: Position { line: 1, column: 1 },
            text: String::new(),
            reading: String::new(),
            sentence: Span::new(0, 100),
        });
        Finding {
            rule: rule.to_owned(),
            severity: Severity::Error,
            confidence,
            message: String::new(),
            explanation: Vec::new(),
            likely_cause: cause,
            evidence: evidence.collect(),
        }
    }

    fn left(mut findings: Vec<Finding>) -> Vec<String> {
        without_repeats(&mut findings);
        findings.into_iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn a_slipped_figure_is_told_once() {
        let slip = Some(Cause::ScaleSlip);
        let conflict = |confidence| finding("conflicting-value", confidence, slip, &[1, 9]);
        let rate = |places| finding("rate-mismatch", 0.8, None, places);
        assert_eq!(
            left(vec![conflict(0.9), rate(&[3, 9])]),
            ["conflicting-value"]
        );
        assert_eq!(left(vec![conflict(0.7), rate(&[3, 9])]), ["rate-mismatch"]);
        assert_eq!(
            left(vec![conflict(0.9), rate(&[3, 4])]).len(),
            2,
            "other figures"
        );
    }

    #[test]
    fn figures_in_conflict_take_no_part_in_sums() {
        let conflict = |severity| Finding {
            severity,
            ..finding("conflicting-value", 0.9, None, &[1, 9])
        };
        let sum = || finding("sum-mismatch", 0.95, None, &[3, 5, 9]);
        assert_eq!(
            left(vec![conflict(Severity::Error), sum()]),
            ["conflicting-value"]
        );
        assert_eq!(left(vec![conflict(Severity::Note), sum()]).len(), 2);
    }

    #[test]
    fn of_the_same_figures_one_thing_is_said() {
        let conflict = || finding("conflicting-value", 0.9, None, &[1, 9]);
        let target = |places| finding("target-mismatch", 0.8, None, places);
        assert_eq!(left(vec![conflict(), target(&[9, 1])]), ["target-mismatch"]);
        assert_eq!(left(vec![conflict(), target(&[1, 3])]).len(), 2);
    }

    #[test]
    fn what_is_no_slip_may_be_wrong_twice() {
        let conflict = finding("conflicting-value", 0.9, None, &[1, 9]);
        let remainder = finding("implausible-remainder", 0.8, None, &[3, 9]);
        assert_eq!(left(vec![conflict, remainder]).len(), 2);
    }
}
