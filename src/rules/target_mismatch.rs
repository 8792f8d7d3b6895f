use std::collections::BTreeSet;

use super::against::{self, Contradiction};
use super::disagreement::{disagreements, same};
use super::schedule::{self, Schedule};
use super::verdicts;
use crate::case::Case;
use crate::claim::{Claim, Relation, Role};
use crate::compare::values;
use crate::comparison::Comparison;
use crate::finding::{Finding, Severity};
use crate::rule::{Example, Explanation, Rule};
use crate::value::{Interval, PeriodRelation};

/// A target said to be met or missed against the figure, or given with two values.
pub(crate) struct TargetMismatch;

const EXPLANATION: Explanation = Explanation {
    name: "target-mismatch",
    severity: Severity::Error,
    summary: "a target said to be met or missed against the figure, or given with two values",
    details: "\
A text that says that a figure passed a target, and gives both, can be held to it: *output passed the \
goal of 40m tonnes and came to 37m* is wrong in one of the two; so is one that calls a figure less than \
a target that it exceeds, says that it satisfies a floor of more, or sets it *a year ahead of schedule* \
where the two dates, or the date and the deadline of another text, are not a year apart. And two sources \
that speak of one target give it one value.

A target that has been revised is two targets: where one text gives both values, the rule says no \
more than a note.",
    fires: &[
        Example {
            about: "passed, by the words; missed, by the figures",
            documents: &[(
                "2022-02-01",
                "Vietnam's coffee exports passed the target of $4bn and reached $3.1bn in 2021.",
            )],
        },
        Example {
            about: "below the target, by the words",
            documents: &[("", "Growth came in at 3.4 per cent. This was below the government's target of 3 per cent.")],
        },
        Example {
            about: "one target, two values",
            documents: &[
                ("2022-02-01", "Vietnam wants to reach its coffee export target of $6bn by 2030."),
                ("2022-02-03", "The coffee export target of Vietnam is $8bn by 2030."),
            ],
        },
    ],
    quiet: &[
        Example {
            about: "passed indeed",
            documents: &[(
                "2022-02-01",
                "Vietnam's coffee exports passed the target of $3bn and reached $3.1bn in 2021.",
            )],
        },
        Example {
            about: "below the target",
            documents: &[("", "Growth came in at 2.4 per cent. This was below the government's target of 3 per cent.")],
        },
        Example {
            about: "targets for two years",
            documents: &[
                ("2022-02-01", "Vietnam wants to reach its coffee export target of $6bn by 2030."),
                ("2022-02-03", "The coffee export target of Vietnam is $4bn by 2025."),
            ],
        },
    ],
};

impl Rule for TargetMismatch {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let conflicts = disagreements(
            case,
            |comparison| two_values(case, comparison),
            |comparison| same(comparison) && comparison.period == Some(PeriodRelation::Equal),
        );
        let mut findings: Vec<_> = conflicts
            .iter()
            .map(|disagreement| {
                let message = format!("one target is given as {}", disagreement.values(case));
                disagreement.finding(case, EXPLANATION.name, message)
            })
            .collect();
        let told = against::contradictions(case).into_iter();
        for wrong in told.chain(verdicts::wrong(case)) {
            if !is_known(case, &findings, wrong.target) {
                findings.extend(contradiction(case, &wrong));
            }
        }
        findings.extend(not_reached(case, &findings));
        findings.extend(
            schedule::wrong(case)
                .iter()
                .filter_map(|wrong| mistimed(case, wrong)),
        );
        findings
    }
}

fn two_values(case: &Case<'_>, comparison: &Comparison) -> bool {
    let target = |claim: usize| {
        case.claim(claim)
            .is_some_and(|claim| claim.role == Role::Target && claim.in_story)
    };
    // A writer who gives two targets speaks of two things: the prices that are expected of two shares.
    let documents = [comparison.left, comparison.right].map(|claim| {
        let claim = case.claim(claim)?;
        Some(claim.document)
    });
    same(comparison)
        && !comparison.values.agrees()
        && documents[0] != documents[1]
        && target(comparison.left)
        && target(comparison.right)
        && matches!(comparison.period, Some(PeriodRelation::Equal) | None)
}

/// Is a target among the evidence of a finding?
fn is_known(case: &Case<'_>, findings: &[Finding], target: usize) -> bool {
    let evidence = case.claim(target).map(|claim| case.evidence(claim));
    let held = |finding: &Finding| {
        evidence
            .as_ref()
            .is_some_and(|own| finding.evidence.contains(own))
    };
    findings.iter().any(held)
}

/// Figures that a text says reached a target, and that lie on the wrong side of it, but for targets of which findings tell.
fn not_reached(case: &Case<'_>, known: &[Finding]) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for (index, claim) in case.claims.iter().enumerate() {
        // "Beat its target of 500 homes: 120 of them are for families".
        if case.joined(index, Relation::PartOf).next().is_some() {
            continue;
        }
        for target in case.joined(index, Relation::Met) {
            if !seen.insert((index, target)) || is_known(case, known, target) {
                continue;
            }
            let Some(held) = case.claim(target) else {
                continue;
            };
            findings.extend(missed(case, claim, held));
        }
    }
    findings
}

fn mistimed(case: &Case<'_>, wrong: &Schedule) -> Option<Finding> {
    let length = case.claim(wrong.length)?;
    let (done, due) = (case.claim(wrong.done)?, case.claim(wrong.due)?);
    Some(Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: EXPLANATION.severity,
        confidence: 0.8,
        message: format!(
            "{} and {} are not {} apart",
            case.text(done),
            case.text(due),
            case.text(length)
        ),
        explanation: Vec::new(),
        likely_cause: None,
        evidence: [length, done, due]
            .iter()
            .map(|claim| case.evidence(claim))
            .collect(),
    })
}

fn contradiction(case: &Case<'_>, wrong: &Contradiction) -> Option<Finding> {
    let (level, target) = (case.claim(wrong.level)?, case.claim(wrong.target)?);
    let mark = against::mark(&values::quantity(&target.mention)?.figure);
    let reached = values::quantity(&level.mention)?.figure.loose();
    let lies = match (reached.is_below(&mark), mark.is_below(&reached)) {
        (true, _) => "is less than",
        (_, true) => "is more than",
        _ => "lies within",
    };
    Some(Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: EXPLANATION.severity,
        confidence: 0.85,
        message: format!(
            "{} is said to be {} {}, and is not",
            case.text(level),
            wrong.said,
            case.text(target)
        ),
        explanation: vec![format!(
            "{} {lies} {}.",
            case.text(level),
            case.text(target)
        )],
        likely_cause: None,
        evidence: vec![case.evidence(level), case.evidence(target)],
    })
}

fn missed(case: &Case<'_>, level: &Claim, target: &Claim) -> Option<Finding> {
    let together = case.together(level, target)?;
    // "At least 2" is a mark at 2, whatever lies above it.
    let mark = together.right.nominal()?;
    let missed = together.left.loose().is_below(&Interval::point(mark))
        && !together.meet_within_tolerance()
        && level.modality.is_fact();
    missed.then(|| Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: EXPLANATION.severity,
        confidence: 0.85,
        message: format!(
            "{} is said to have met {}, and is less",
            case.text(level),
            case.text(target)
        ),
        explanation: case.conversion(level, target),
        likely_cause: None,
        evidence: vec![case.evidence(level), case.evidence(target)],
    })
}
