use crate::case::Case;
use crate::finding::{Finding, Severity};
use crate::mention::Unresolved;
use crate::rule::{Example, Explanation, Rule};

/// 30 February, a fifth quarter, an end before its start.
pub(crate) struct ImpossiblePeriod;

const EXPLANATION: Explanation = Explanation {
    name: "impossible-period",
    severity: Severity::Error,
    summary: "30 February, a fifth quarter, an end before its start",
    details: "\
Days that the calendar does not have (31 June, 29 February of a year that is no leap year), parts \
that a year does not have (a fifth quarter), and spans that end before they start.

A time that is merely unresolved, for want of a publication date, is not impossible.",
    fires: &[
        Example {
            about: "June has 30 days",
            documents: &[("", "Her contract runs until 31 June 2027, the club said.")],
        },
        Example {
            about: "2021 was no leap year",
            documents: &[(
                "",
                "The plant was shut down on 29 February 2021 for repairs.",
            )],
        },
    ],
    quiet: &[
        Example {
            about: "2024 was a leap year",
            documents: &[(
                "",
                "The plant was shut down on 29 February 2024 for repairs.",
            )],
        },
        Example {
            about: "unresolved, but possible",
            documents: &[("", "Her contract was signed last Tuesday, the club said.")],
        },
    ],
};

impl Rule for ImpossiblePeriod {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let impossible = case.claims.iter().filter_map(|claim| {
            let problem = match claim.mention.time()?.days {
                Err(Unresolved::NoSuchDay) => "there is no such day in the calendar",
                Err(Unresolved::NoSuchPart) => "a year has no such part",
                Err(Unresolved::EndBeforeStart) => "it ends before it starts",
                Ok(_) | Err(Unresolved::NoPublicationDate | Unresolved::NoAnchor) => return None,
            };
            Some(Finding {
                rule: EXPLANATION.name.to_owned(),
                severity: EXPLANATION.severity,
                confidence: 0.97,
                message: format!("\"{}\": {problem}", case.text(claim)),
                explanation: Vec::new(),
                likely_cause: None,
                evidence: vec![case.evidence(claim)],
            })
        });
        impossible.collect()
    }
}
