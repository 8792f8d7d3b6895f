use rust_decimal::Decimal;

use crate::case::Case;
use crate::claim::{Claim, Modality, Role};
use crate::compare::values::{self, Dimension};
use crate::finding::{Finding, Severity};
use crate::rule::{Example, Explanation, Rule};
use crate::value::Interval;

/// A share of a whole below 0% or above 100%.
pub(crate) struct ShareOutOfRange;

const EXPLANATION: Explanation = Explanation {
    name: "share-out-of-range",
    severity: Severity::Error,
    summary: "a share of a whole below 0% or above 100%",
    details: "\
No part is larger than its whole. A percentage that the text gives as a share of something (*118 per \
cent of the households*, *the dam is 130 per cent full*) lies between 0 and 100.

Changes (*sales rose by 118 per cent*), ratios of two things (*debt of 118 per cent of output*) and \
figures that the text denies are none of its business.",
    fires: &[
        Example {
            about: "a part of the residents",
            documents: &[("", "Pensioners make up 128 per cent of the island's population.")],
        },
        Example {
            about: "a part of all votes",
            documents: &[("", "Women accounted for 412 percent of the votes cast.")],
        },
    ],
    quiet: &[
        Example {
            about: "a change",
            documents: &[("", "The island's population grew by 128 per cent in a decade.")],
        },
        Example {
            about: "a ratio of two things",
            documents: &[("", "The country's debt stands at 128 per cent of its gross domestic product.")],
        },
    ],
};

impl Rule for ShareOutOfRange {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let shares = case.claims.iter().filter(|claim| is_share(claim));
        let possible = Interval::closed(Decimal::ZERO, Decimal::ONE_HUNDRED);
        let outside = shares.filter_map(|claim| {
            let quantity = values::quantity(&claim.mention)?;
            let outside = quantity.dimension == Dimension::Percent
                && !quantity.figure.loose().meets(&possible);
            outside.then(|| Finding {
                rule: EXPLANATION.name.to_owned(),
                severity: EXPLANATION.severity,
                confidence: 0.92,
                message: format!(
                    "{} cannot be a share of a whole: no part is larger than all of it",
                    case.text(claim)
                ),
                explanation: Vec::new(),
                likely_cause: None,
                evidence: vec![case.evidence(claim)],
            })
        });
        outside.collect()
    }
}

fn is_share(claim: &Claim) -> bool {
    claim.role == Role::Share
        && claim.in_story
        && claim.direction.is_none()
        && !matches!(claim.modality, Modality::Denied | Modality::Hypothetical)
}
