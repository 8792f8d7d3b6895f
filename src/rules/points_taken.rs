//! Percentage points that another sentence, of whichever document, takes for per cent: "rose by 1.7 points", "rose by
//! 1.7 per cent".

use std::collections::BTreeMap;

use crate::case::Case;
use crate::claim::{Claim, Nature, Role};
use crate::finding::{Cause, Finding, Severity};
use crate::lexicon::known;
use crate::mention::Value;
use crate::value::{Figure, PercentUnit};

/// The changes in per cent that are given in points elsewhere, all else alike.
pub(super) fn wrong(case: &Case<'_>, rule: &str) -> Vec<(usize, Finding)> {
    let mut points: BTreeMap<&str, Vec<(usize, &Claim, &Figure)>> = BTreeMap::new();
    let mut percents = Vec::new();
    for (index, claim) in case.claims.iter().enumerate() {
        let Some((measure, figure, unit)) = change_of_rate(claim) else {
            continue;
        };
        match unit {
            PercentUnit::Points => points
                .entry(measure)
                .or_default()
                .push((index, claim, figure)),
            PercentUnit::Percent => percents.push((index, measure, claim, figure)),
            _ => {}
        }
    }
    /// Of what changed by so many points more often than this, many stories are told.
    const COMMON: usize = 32;
    let mut found = Vec::new();
    for (index, measure, claim, figure) in percents {
        let same = points.get(measure).filter(|same| same.len() <= COMMON);
        let told = same.into_iter().flatten().find(|(_, other, points)| {
            points.nominal() == figure.nominal() && is_same(claim, other)
        });
        if let Some((other, points, _)) = told {
            let (points, percent) = (case.text(points), case.text(claim));
            let wrong = Finding {
                rule: rule.to_owned(),
                severity: Severity::Warning,
                confidence: 0.8,
                message: format!("one change of a rate is given as {points} and {percent}"),
                explanation: vec![format!(
                    "Of a rate, {percent} is a part of what it was, and {points} are the same as its difference: \
                     only of a rate of 100 per cent are the two alike."
                )],
                likely_cause: Some(Cause::PointsForPercent),
                evidence: case.evidence_of([*other, index]),
            };
            found.push((index, wrong));
        }
    }
    found
}

/// By how much a rate is said to have changed, in per cent or in points.
fn change_of_rate(claim: &Claim) -> Option<(&str, &Figure, PercentUnit)> {
    let (figure, unit) = match &claim.mention.value {
        Value::Percent { figure, unit } => (figure, *unit),
        // "Rose by 1.7 points".
        Value::Count { figure, noun } if noun.name() == known::POINT => {
            (figure, PercentUnit::Points)
        }
        _ => return None,
    };
    let told = claim.role == Role::Change && claim.in_story;
    let rate = claim.subject.nature == Some(Nature::Rate) && claim.modality.is_fact();
    let measure = claim.subject.measure.as_deref()?;
    (told && rate && claim.period.is_some()).then_some((measure, figure, unit))
}

/// Do two claims of other sentences say the same of the same party and time?
fn is_same(one: &Claim, other: &Claim) -> bool {
    let (left, right) = (&one.subject, &other.subject);
    let apart = one.document != other.document || one.sentence != other.sentence;
    let days = |claim: &Claim| claim.period.map(|period| period.days);
    apart
        && !left.parties.is_empty()
        && left.parties == right.parties
        && left.qualifiers == right.qualifiers
        && left.statistic == right.statistic
        && one.direction == other.direction
        && days(one) == days(other)
}
