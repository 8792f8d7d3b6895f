use crate::case::Case;
use crate::claim::Claim;
use crate::finding::{Finding, Severity};
use crate::mention::{Reference, Unresolved};
use crate::passage::{Passage, Sign};
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
        let passages = case.passages.iter();
        let times = passages.flat_map(|passage| {
            let terms = passage.terms.iter().enumerate();
            terms.filter_map(move |(at, term)| Some((passage, at, case.claim(term.claim()?)?)))
        });
        let impossible = times.filter_map(|(passage, at, claim)| {
            let problem = problem(passage, at, claim)?;
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

/// Why the calendar has no such time, if it has none.
fn problem(passage: &Passage, at: usize, claim: &Claim) -> Option<&'static str> {
    let time = claim.mention.time()?;
    let signed = |place: usize, sign: Sign| passage.signs().any(|held| held == (place, sign));
    // "The fifth quarter in a row" is counted from some other than the first of a year.
    let of_no_year = time.reference == Reference::Relative && signed(at, Sign::Runner);
    // "From 2021 to 2019 levels" is a fall from what one year had to what another had.
    let of_levels = || signed(at + 1, Sign::Measure);
    match time.days {
        Err(Unresolved::NoSuchDay) if !of_no_year => Some("there is no such day in the calendar"),
        Err(Unresolved::NoSuchPart) if !of_no_year => Some("a year has no such part"),
        Err(Unresolved::EndBeforeStart) if !of_levels() => Some("it ends before it starts"),
        _ => None,
    }
}
