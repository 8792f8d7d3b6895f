use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::conflicting_share::is_share;
use crate::case::Case;
use crate::claim::{Claim, Modality, Role, Subject};
use crate::compare::values::{self, Dimension};
use crate::finding::{Finding, Severity};
use crate::passage::Passage;
use crate::rule::{Example, Explanation, Rule};
use crate::value::{Bound, Interval};
use crate::wording::Wording;

/// Disjoint shares of one whole that add up to more than 100% beyond rounding.
pub(crate) struct SharesExceedWhole;

const EXPLANATION: Explanation = Explanation {
    name: "shares-exceed-whole",
    severity: Severity::Error,
    summary: "disjoint shares of one whole add up to more than 100% beyond rounding",
    details: "\
Three or more shares that one sentence lists side by side, each of another part of the same whole \
(*wheat 45 per cent, maize 40 per cent and barley 21 per cent*), cannot add up to more than 100 per \
cent. Each may have been rounded, so the sum of what they may be rounded from counts.

Shares that may overlap (women and pensioners), or whose wholes differ, are not added.",
    fires: &[Example {
        about: "106 per cent",
        documents: &[("", "Wheat made up 45 per cent of the harvest, maize 40 per cent and barley 21 per cent.")],
    }],
    quiet: &[
        Example {
            about: "rounding",
            documents: &[("", "Wheat made up 45 per cent of the harvest, maize 35 per cent and barley 21 per cent.")],
        },
        Example {
            about: "parts that overlap",
            documents: &[("", "Of the visitors 70 per cent were women, and 60 per cent came by train.")],
        },
    ],
};

/// Fewer shares than this may well overlap.
const FEWEST: usize = 3;

impl Rule for SharesExceedWhole {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let stories = case.passages.iter().filter(|passage| passage.in_story);
        stories
            .filter_map(|passage| exceeding(case, passage))
            .collect()
    }
}

/// The shares of a list: the first says of what whole, the others follow it without one of their own.
fn exceeding(case: &Case<'_>, passage: &Passage) -> Option<Finding> {
    let shares: Vec<&Claim> = passage
        .claims()
        .filter_map(|index| case.claim(index))
        .skip_while(|claim| !is_share(claim))
        .filter(|claim| is_listed(claim))
        .collect();
    let (first, others) = shares.split_first()?;
    let whole = first.subject.whole.as_deref()?;
    let listed: Vec<&Claim> = std::iter::once(*first)
        .chain(others.iter().copied().filter(|claim| of_same(claim, whole)))
        .collect();
    let parts: BTreeSet<_> = listed.iter().map(|claim| part(&claim.subject)).collect();
    if listed.len() < FEWEST || parts.len() < listed.len() || parts.contains(&None) {
        return None;
    }
    let sum = listed
        .iter()
        .try_fold(Interval::point(Decimal::ZERO), |sum, claim| {
            sum.plus(&values::quantity(&claim.mention)?.figure.strict())
                .ok()
        })?;
    let least = sum.lower().value()?;
    (least > Decimal::ONE_HUNDRED).then(|| finding(case, &listed, &sum))
}

/// Is it a plain percentage that says of no other whole, as those that follow a first share do?
fn is_listed(claim: &Claim) -> bool {
    let percentage = values::quantity(&claim.mention)
        .is_some_and(|quantity| quantity.dimension == Dimension::Percent);
    percentage
        && matches!(claim.role, Role::Share | Role::Level)
        && claim.direction.is_none()
        && claim.mention.bound() == Bound::Exact
        && matches!(claim.modality, Modality::Actual | Modality::Reported)
}

fn of_same(claim: &Claim, whole: &Subject) -> bool {
    let own = claim.subject.whole.as_deref();
    own.is_none_or(|own| own.measure.is_none() || own.measure == whole.measure)
}

/// What a share is the share of: the part's own name.
fn part(subject: &Subject) -> Option<String> {
    let narrowing = subject.parties.iter().chain(&subject.qualifiers);
    let words: Vec<&str> = subject
        .measure
        .iter()
        .chain(narrowing)
        .map(String::as_str)
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn finding(case: &Case<'_>, shares: &[&Claim], sum: &Interval) -> Finding {
    let wording = Wording::new(&Dimension::Percent, Decimal::ONE_HUNDRED);
    let written: Vec<_> = shares.iter().map(|claim| case.text(claim)).collect();
    Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: EXPLANATION.severity,
        confidence: 0.85,
        message: "the shares of one whole add up to more than all of it".to_owned(),
        explanation: vec![format!(
            "{} makes {}.",
            written.join(" + "),
            wording.interval(sum)
        )],
        likely_cause: None,
        evidence: shares.iter().map(|claim| case.evidence(claim)).collect(),
    }
}
