//! Days that documents on one story give alike: one event, one date.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::conflicting_date;
use super::event::{Event, events};
use super::one_event::Stories;
use crate::case::Case;
use crate::comparison::ValueRelation;
use crate::finding::{Agreement, Finding};
use crate::mention::Reference;
use crate::passage::Phase;
use crate::value::Grain;

/// A day of more events than this is that of all the news.
const COMMON: usize = 64;
/// How many names and words the surroundings of two dates share at least, where no word says of both that the same
/// happened.
const SHARED: usize = 2;

/// The days, and months, that several documents on one story give for one event, in the order of their first claims;
/// but for those that a finding takes for two.
pub(crate) fn dated_alike(case: &Case<'_>, findings: &[Finding]) -> Vec<Agreement> {
    let mut apart: BTreeMap<(&str, usize), usize> = BTreeMap::new();
    let of_dates = findings.iter().enumerate();
    for (number, finding) in of_dates.filter(|(_, finding)| finding.rule == conflicting_date::NAME)
    {
        let sides = finding.evidence.iter();
        apart.extend(sides.map(|side| ((&*side.document, side.span.start), number)));
    }
    let is_apart = |agreement: &Agreement| {
        let sides = agreement.evidence.iter();
        let mut found = sides.map(|side| apart.get(&(&*side.document, side.span.start)));
        let first = found.next().flatten();
        first.is_some() && found.all(|other| other == first)
    };
    let stories = Stories::new(case);
    let events = events(case);
    let mut by_days: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, event) in events.iter().enumerate() {
        let told = matches!(event.days.grain(), Grain::Day | Grain::Month);
        let ends = event.days.start().zip(event.days.end());
        if let Some((start, end)) = ends.filter(|_| told) {
            // The year of a day may have been worked out wrong.
            let years = if is_day(event) { 0 } else { start.year() };
            let length = (end - start).num_days();
            let key = (start.month(), start.day(), years, length);
            by_days.entry(key).or_default().push(index);
        }
    }
    let mut alike: Vec<BTreeSet<usize>> = Vec::new();
    for held in by_days.into_values().filter(|held| held.len() <= COMMON) {
        let mut groups: Vec<BTreeSet<usize>> = Vec::new();
        for (nth, one) in held.iter().enumerate() {
            for other in &held[nth + 1..] {
                let (left, right) = (&events[*one], &events[*other]);
                if !is_one(case, &stories, left, right) {
                    continue;
                }
                let known = |group: &&mut BTreeSet<usize>| {
                    group.contains(&left.claim) || group.contains(&right.claim)
                };
                match groups.iter_mut().find(known) {
                    Some(group) => group.extend([left.claim, right.claim]),
                    None => groups.push([left.claim, right.claim].into()),
                }
            }
        }
        alike.append(&mut groups);
    }
    alike.sort_unstable();
    let agreements = alike.into_iter().map(|claims| {
        let claims = claims.into_iter().filter_map(|claim| case.claim(claim));
        Agreement {
            relation: ValueRelation::Equal,
            evidence: claims.map(|claim| case.evidence(claim)).collect(),
        }
    });
    agreements
        .filter(|agreement| !is_apart(agreement))
        .collect()
}

fn is_day(event: &Event<'_>) -> bool {
    event.days.length_in_days() == Some(1)
}

/// Do two documents on one story tell of the same on a day?
fn is_one(case: &Case<'_>, stories: &Stories<'_>, left: &Event<'_>, right: &Event<'_>) -> bool {
    let named = |event: &Event<'_>| {
        let what = event.what.filter(|what| what.phase != Phase::Told);
        what.map(|what| what.name.clone())
    };
    let said = |event: &Event<'_>, word: &str| {
        let held = [&event.names, &event.words, &event.inherited];
        held.iter().any(|held| held.contains(word))
    };
    let own = left.names.union(&left.words);
    let shared = own.filter(|word| said(right, word)).count();
    let same = named(left).is_some() && named(left) == named(right);
    let both = [left, right];
    // Who spells a day out seldom means another than the other text on the story does.
    let spelled = both
        .iter()
        .all(|event| is_day(event) && !event.weekday_only && !event.names_no_day);
    let full = |event: &Event<'_>| {
        let time = case
            .claim(event.claim)
            .and_then(|claim| claim.mention.time());
        time.is_some_and(|time| time.reference == Reference::Absolute)
    };
    let guessed = spelled && !(full(left) && full(right));
    left.document != right.document
        && (left.days == right.days || guessed)
        && stories.may_be_kin(left.document, right.document)
        && (same || spelled || shared >= SHARED)
}
