use rust_decimal::Decimal;

use super::disagreement::{disagreements, same};
use super::in_one_text::contradicts_itself_in_shares;
use super::shares_elsewhere::holder;
use super::time;
use crate::case::Case;
use crate::claim::{Claim, Role};
use crate::compare::slip;
use crate::compare::values::{self, Dimension};
use crate::comparison::{Comparison, SubjectRelation};
use crate::finding::{Finding, Severity};
use crate::mention::Kind;
use crate::rule::{Example, Explanation, Rule};

/// Two shares of one whole, for the same part, that do not meet.
pub(crate) struct ConflictingShare;

const EXPLANATION: Explanation = Explanation {
    name: "conflicting-share",
    severity: Severity::Error,
    summary: "the same for a share of a whole, complements counted",
    details: "\
Two percentages, or fractions, that give the same part of the same whole over the same time, and \
whose intervals do not meet. Fractions are read as loosely as people mean them: *about a third* meets \
*35 per cent*.

Those who backed something and those who rejected it, women and men, are two sides of one whole: they \
conflict where together they are more than all. Shares of different wholes (*exports*, *farm exports*) \
are different shares.

Shares of different parts of one whole are added up by `shares-exceed-whole`.",
    fires: &[Example {
        about: "one part of one harvest",
        documents: &[
            ("2022-02-01", "Arabica accounted for 60 per cent of Kenya's coffee harvest in 2021."),
            ("2022-02-03", "In 2021 arabica made up 73% of Kenya's coffee harvest."),
        ],
    }],
    quiet: &[
        Example {
            about: "a fraction is no decimal",
            documents: &[
                ("2022-02-01", "Arabica accounted for 66 per cent of Kenya's coffee harvest in 2021."),
                ("2022-02-03", "In 2021 arabica made up about two-thirds of Kenya's coffee harvest."),
            ],
        },
        Example {
            about: "two parts",
            documents: &[
                ("2022-02-01", "Arabica accounted for 60 per cent of Kenya's coffee harvest in 2021."),
                ("2022-02-03", "In 2021 robusta made up 38% of Kenya's coffee harvest."),
            ],
        },
    ],
};

impl Rule for ConflictingShare {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let conflicts = disagreements(
            case,
            |comparison| is_conflict(case, comparison),
            |comparison| same(comparison) && time::is_one(case, comparison),
        );
        let findings = conflicts.iter().map(|disagreement| {
            let values = disagreement.values(case);
            let message = if disagreement.complements {
                format!("{values} are given for the two sides of one whole, and do not make 100%")
            } else {
                format!("the same share is given as {values}")
            };
            disagreement.finding(case, EXPLANATION.name, message)
        });
        findings.collect()
    }
}

fn is_conflict(case: &Case<'_>, comparison: &Comparison) -> bool {
    let (Some(left), Some(right)) = (case.claim(comparison.left), case.claim(comparison.right))
    else {
        return false;
    };
    (same(comparison) || comparison.subject == SubjectRelation::Complement)
        && (left.document != right.document
            || contradicts_itself_in_shares(case, comparison, left, right))
        && !comparison.values.agrees()
        && !are_of_two_holders(case, comparison)
        && comparison.confidence >= sure(left, right)
        && (is_share(left) && is_percentage(right)
            || is_share(right) && is_percentage(left)
            || comparison.word_for_word && left.role == Role::Share && right.role == Role::Share)
        && (comparison.word_for_word || is_plausible(comparison, left, right))
        && (time::is_one(case, comparison)
            || slip::is_slip(left, right) && time::may_be_one(case, comparison))
}

/// "Halden owns 62 per cent of the mine", "Brage owns 30 per cent of the mine": has each a share of its own?
fn are_of_two_holders(case: &Case<'_>, comparison: &Comparison) -> bool {
    let holder = |claim: usize| holder(case, case.passage_of(claim)?, claim);
    let both = holder(comparison.left).zip(holder(comparison.right));
    both.is_some_and(|((one, _), (other, _))| one != other)
}

/// Percentages are of so many things that two must surely be of one, unless their digits tell.
pub(super) fn sure(left: &Claim, right: &Claim) -> f64 {
    const SURE: f64 = 0.75;
    const SLIPPED: f64 = 0.6;
    if slip::is_slip(left, right) {
        SLIPPED
    } else {
        SURE
    }
}

/// Could the two be attempts at one share? Complements may be far from each other.
fn is_plausible(comparison: &Comparison, left: &Claim, right: &Claim) -> bool {
    let farthest = Decimal::from(FARTHEST);
    comparison.subject == SubjectRelation::Complement
        || values::within_factor(left, right, farthest)
}

/// Shares that differ by more than this factor are of two things.
const FARTHEST: u32 = 4;

/// Is it a percentage of which the text may have left out that it is a share?
fn is_percentage(claim: &Claim) -> bool {
    claim.in_story
        && matches!(claim.role, Role::Share | Role::Level)
        && claim.modality.is_fact()
        && claim.mention.kind() == Kind::Percent
}

/// Is it a percentage that the text gives as a part of a whole, as a fact?
fn is_share(claim: &Claim) -> bool {
    claim.role == Role::Share
        && claim.in_story
        && claim.modality.is_fact()
        && matches!(
            values::quantity(&claim.mention).map(|quantity| quantity.dimension),
            Some(Dimension::Percent)
        )
}
