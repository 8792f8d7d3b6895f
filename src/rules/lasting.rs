//! How long one thing lasted, or for how long somebody was sent to prison, told twice.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::event::{Event, lengths};
use super::one_event::{Stories, is_same, is_the_one, names_another};
use crate::case::Case;
use crate::claim::Claim;
use crate::compare::values::{self, Quantity};
use crate::finding::{Finding, Severity};
use crate::value::{Bound, Interval};
use crate::wording;

/// Of two lengths of one time neither is so many times the other by a slip.
const SLIP: Decimal = Decimal::from_parts(6, 0, 0, false, 0);
/// Of two lengths of one time, one part in this many is rounded away.
const ROUGHLY: u64 = 10;
/// A kind of event that is told more often than this is no single one.
const COMMON: usize = 32;

/// Two lengths of one event, in two documents, that do not meet.
pub(super) fn lasting(case: &Case<'_>, rule: &str) -> Vec<Finding> {
    let stories = Stories::new(case);
    let told = lengths(case);
    let mut alike: BTreeMap<&str, Vec<&Event<'_>>> = BTreeMap::new();
    for event in &told {
        alike
            .entry(name(event).unwrap_or_default())
            .or_default()
            .push(event);
    }
    let mut found: Vec<BTreeSet<usize>> = Vec::new();
    for held in alike.values().filter(|held| held.len() <= COMMON) {
        for (at, left) in held.iter().enumerate() {
            let others = held.get(at + 1..).unwrap_or_default();
            let apart = others
                .iter()
                .filter(|right| conflict(case, held, &told, &stories, left, right));
            for right in apart {
                let ends = [left.claim, right.claim];
                let known = |held: &&mut BTreeSet<usize>| ends.iter().any(|end| held.contains(end));
                match found.iter_mut().find(known) {
                    Some(held) => held.extend(ends),
                    None => found.push(ends.into()),
                }
            }
        }
    }
    let findings = found.iter().map(|told| finding(case, rule, told));
    findings.collect()
}

fn name<'a>(event: &Event<'a>) -> Option<&'a str> {
    event.what.map(|what| &*what.name)
}

fn conflict(
    case: &Case<'_>,
    alike: &[&Event<'_>],
    told: &[Event<'_>],
    stories: &Stories<'_>,
    left: &Event<'_>,
    right: &Event<'_>,
) -> bool {
    let quantity = |event: &Event<'_>| values::quantity(&case.claim(event.claim)?.mention);
    let apart = |one: &Event<'_>, other: &Event<'_>| {
        let pair = quantity(one).zip(quantity(other));
        pair.is_some_and(|(one, other)| are_apart(&one, &other))
    };
    // What took 48 minutes is not what went on for 12 hours.
    let like = |one: &Event<'_>, other: &Event<'_>| {
        let nominal = |event| quantity(event).and_then(|length| length.figure.nominal());
        let pair = nominal(one).zip(nominal(other));
        pair.is_some_and(|(one, other)| values::is_within_factor(one, other, SLIP))
    };
    // Of a text that gives two lengths, none is the only one.
    let alone = |of: &Event<'_>| {
        let mut same = alike.iter().filter(|event| event.document == of.document);
        same.all(|event| event.claim == of.claim || !apart(event, of))
    };
    // A text that gives the length of the other as well tells of two things.
    let knows = |document: usize, of: &Event<'_>| {
        quantity(of).is_some_and(|of| {
            let mut told = case
                .claims_of(document)
                .filter_map(|(_, claim)| values::quantity(&claim.mention));
            told.any(|told| told.dimension == of.dimension && !are_apart(&told, &of))
        })
    };
    left.document != right.document
        && left.planned == right.planned
        && left.another == right.another
        && apart(left, right)
        && like(left, right)
        && !knows(left.document, right)
        && !knows(right.document, left)
        && !names_another(stories, left, right)
        && !names_another(stories, right, left)
        && (is_same(stories, left, right) || may_be_the_one(case, told, stories, left, right))
        && alone(left)
        && alone(right)
}

/// Is what both say went on for a while the one such thing of each text?
fn may_be_the_one(
    case: &Case<'_>,
    told: &[Event<'_>],
    stories: &Stories<'_>,
    left: &Event<'_>,
    right: &Event<'_>,
) -> bool {
    left.what
        .is_some_and(|what| is_the_one(case, told, stories, left, right, what))
}

/// Are they lengths of one kind, neither a bound of the other, and well apart?
fn are_apart(one: &Quantity, other: &Quantity) -> bool {
    let exact =
        |quantity: &Quantity| matches!(quantity.figure.bound(), Bound::Exact | Bound::About);
    let most = one.figure.nominal().max(other.figure.nominal());
    let slack = most.unwrap_or_default() / Decimal::from(ROUGHLY);
    let generous = one.figure.loose().plus(&Interval::closed(-slack, slack));
    one.dimension == other.dimension
        && exact(one)
        && exact(other)
        && generous.is_ok_and(|generous| !generous.meets(&other.figure.loose()))
}

fn finding(case: &Case<'_>, rule: &str, told: &BTreeSet<usize>) -> Finding {
    let claims: Vec<&Claim> = told.iter().filter_map(|claim| case.claim(*claim)).collect();
    let mut written: Vec<String> = Vec::new();
    for claim in &claims {
        let text = case.text(claim).to_owned();
        if !written.contains(&text) {
            written.push(text);
        }
    }
    Finding {
        rule: rule.to_owned(),
        severity: Severity::Error,
        confidence: 0.75,
        message: format!(
            "one thing is said to have lasted {}",
            wording::list(&written)
        ),
        explanation: vec!["All of them tell how long the same went on.".to_owned()],
        likely_cause: None,
        evidence: claims.iter().map(|claim| case.evidence(claim)).collect(),
    }
}
