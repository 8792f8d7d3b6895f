use rust_decimal::Decimal;

use crate::case::Case;
use crate::claim::{Claim, Direction, Modality, Nature, Relation, Role, Statistic};
use crate::compare::values::{self, Dimension};
use crate::finding::{Finding, Severity};
use crate::passage::{Cue, Passage, Sign, Term};
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

Changes (*sales rose by 118 per cent*), ratios of two things (*debt of 118 per cent of output*), what can \
be exceeded (*118 per cent of its capacity*, *of the average*, *of the target*) and \
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
        let passages = case.passages.iter().filter(|passage| passage.in_story);
        let shares = passages.flat_map(|passage| {
            let claims = passage
                .claims()
                .filter_map(|index| Some((index, case.claim(index)?)));
            claims
                .filter(|(index, claim)| is_share(case, passage, *index, claim))
                .map(|(_, claim)| claim)
        });
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

/// How many words behind a percentage tell what it is of.
const BEHIND: usize = 4;

/// Is it a share: of a whole that the text names, of those who did something, of all who could vote; or
/// of being full, complete, contained?
fn is_share(case: &Case<'_>, passage: &Passage, index: usize, claim: &Claim) -> bool {
    let Some(at) = passage.place_of(index) else {
        return false;
    };
    let is_figure = |term: &Term| match term {
        Term::Claim(other) => case
            .claim(*other)
            .is_some_and(|other| other.mention.figure().is_some()),
        _ => false,
    };
    let next = passage.terms[at + 1..].iter().position(is_figure);
    let until = at + 1 + next.unwrap_or(BEHIND).min(BEHIND);
    let before = passage.terms[..at].iter().rposition(is_figure);
    let from = before.map_or(0, |before| before + 1);
    // "Of the price", "of capacity": what can be exceeded.
    if passage.has_sign(Sign::Measure, at + 1..=until) {
        return false;
    }
    // "A deposit must equal 110 per cent of the claim": what is asked for may be more than all of it.
    if passage.has_sign(Sign::Binding, from..=at) {
        return false;
    }
    let full = passage.terms.get(at + 1) == Some(&Term::Cue(Cue::Full));
    let steady = claim.role != Role::Change && claim.direction.is_none();
    let of_those = steady && passage.is_signed(at + 1, Sign::Those);
    // "Climbed to 109 per cent" is where it came to.
    let level = claim.role != Role::Change;
    let bounded = level && passage.has_sign(Sign::Quotient, from..=at);
    let of_whole = claim.subject.whole.is_some() && !joins_levels(case, claim);
    // "Its highest reading of all": the words behind a rank name no whole.
    let ranked = matches!(
        claim.subject.statistic,
        Statistic::Maximum | Statistic::Minimum
    );
    let said = (of_whole || claim.role == Role::Share && steady) && !ranked;
    // What is to come is no more than all of it either.
    let fact = claim.modality.is_fact() || of_those && claim.modality == Modality::Expected;
    (full || of_those || bounded || said) && !is_ratio(claim) && fact
}

/// Is it a ratio of two things, as debt is to output, and so without a limit?
fn is_ratio(claim: &Claim) -> bool {
    let whole = claim.subject.whole.as_deref();
    let flow = whole.is_some_and(|whole| whole.nature == Some(Nature::Flow));
    flow && claim.subject.nature == Some(Nature::Stock)
}

/// Does the text join it to levels, as a change is?
fn joins_levels(case: &Case<'_>, claim: &Claim) -> bool {
    let joined = claim.links.iter().any(|link| {
        matches!(link.relation, Relation::ChangeTo | Relation::ChangeFrom)
            && case
                .claim(case.first_of(claim.document) + link.to)
                .is_some()
    });
    joined || claim.direction == Some(Direction::Fall)
}
