//! Parts by what became of them, or what they are: "convicted on eight of the eleven counts and cleared of
//! four", "19 dead, 187 saved, 17 missing of the 213 on board", "44 passengers and two drivers". Nobody is on
//! two of the sides, so that together they are no more than all; and where the lexicon says that the sides
//! leave nothing else, no fewer.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::sum::Sum;
use super::window::LONGEST;
use crate::case::Case;
use crate::claim::{Claim, Modality, Relation, Role};
use crate::compare::values::{self, Dimension};
use crate::passage::{Passage, Side, Term};
use crate::value::{Bound, Exact, Interval};

/// How many terms may lie between a figure and the word for its side.
const NEAR: usize = 3;
/// How many sentences, one behind the other, the sides and their total may stand in.
const SENTENCES: usize = 3;
/// By which share of the total sides may miss it: more, and they are of another.
const FAR: Decimal = Decimal::from_parts(25, 0, 0, false, 2);

/// The sides that miss their total.
pub(super) fn mismatches(case: &Case<'_>) -> Vec<Sum> {
    let mut found: Vec<Sum> = Vec::new();
    for at in 0..case.passages.len() {
        let own = case.passages.get(at..).unwrap_or_default();
        let Some(first) = own.first().filter(|first| first.sides().next().is_some()) else {
            continue;
        };
        for length in 1..=SENTENCES.min(own.len()) {
            let window = own.get(..length).unwrap_or_default();
            let one = window
                .iter()
                .all(|passage| passage.document == first.document && passage.in_story);
            if !one {
                break;
            }
            let sums = mismatch(case, window);
            if !sums.is_empty() {
                found.extend(sums);
                break;
            }
        }
    }
    found
}

/// The figures of the sides of a group.
#[derive(Default)]
struct Group<'a> {
    /// By the name of the side.
    sides: BTreeMap<&'a str, Vec<usize>>,
    /// Of all sides together.
    totals: Vec<usize>,
    /// How many sides leave nothing else, if any do.
    complete: Option<usize>,
}

fn mismatch(case: &Case<'_>, window: &[Passage]) -> Vec<Sum> {
    let mut groups: BTreeMap<&str, Group<'_>> = BTreeMap::new();
    for passage in window {
        for (index, side) in bound(case, passage) {
            let group = groups.entry(&side.group).or_default();
            group.complete = side.complete;
            match &side.name {
                Some(name) => group.sides.entry(name).or_default().push(index),
                None => group.totals.push(index),
            }
        }
    }
    groups
        .values()
        .filter_map(|group| sum(case, window, group))
        .collect()
}

/// The figures of a sentence that words for a side stand beside.
fn bound<'a>(case: &Case<'_>, passage: &'a Passage) -> Vec<(usize, &'a Side)> {
    if passage.terms.len() > LONGEST {
        return Vec::new();
    }
    let figures: Vec<(usize, usize)> = passage
        .terms
        .iter()
        .map(Term::claim)
        .enumerate()
        .filter_map(|(place, claim)| Some((place, claim?)))
        .filter(|(_, index)| case.claim(*index).is_some_and(is_count))
        .collect();
    let mut found: Vec<(usize, &Side)> = Vec::new();
    for (at, side) in passage.sides().filter(|(_, side)| !side.of_shares) {
        let own = figures.iter().find(|(place, _)| *place == at);
        let behind = figures
            .iter()
            .find(|(place, _)| *place > at && place - at <= 1);
        let before = figures
            .iter()
            .rev()
            .find(|(place, _)| *place < at && at - place <= NEAR);
        let ahead = figures
            .iter()
            .find(|(place, _)| *place > at && place - at <= NEAR);
        if let Some((_, index)) = own.or(behind).or(before).or(ahead) {
            found.push((*index, side));
        }
    }
    found
}

fn is_count(claim: &Claim) -> bool {
    let counted = values::quantity(&claim.mention)
        .is_some_and(|quantity| quantity.dimension == Dimension::Count(None));
    counted
        && claim.in_story
        && claim.role == Role::Level
        && claim.mention.bound() == Bound::Exact
        // "Rejected 41" is what became of them.
        && matches!(
            claim.modality,
            Modality::Actual | Modality::Reported | Modality::Denied
        )
}

fn sum(case: &Case<'_>, window: &[Passage], group: &Group<'_>) -> Option<Sum> {
    // A side with two figures is of two things, or of two moments.
    let single = group.sides.values().all(|figures| figures.len() == 1);
    let together = window.iter().any(|passage| {
        let own = |figures: &&Vec<usize>| passage.claims().any(|claim| figures.contains(&claim));
        group.sides.values().filter(own).count() > 1
    });
    if group.sides.len() < 2 || !single || !together {
        return None;
    }
    let parts: Vec<usize> = group.sides.values().flatten().copied().collect();
    // "Drew seven and lost five": the only figure within reach of two sides is that of one of them.
    if parts.iter().collect::<BTreeSet<_>>().len() < parts.len() {
        return None;
    }
    let total = total(case, window, group, &parts)?;
    if parts.contains(&total) {
        return None;
    }
    let number = |index: usize| {
        values::quantity(&case.claim(index)?.mention)?
            .figure
            .nominal()
    };
    let stated = number(total)?;
    let mut added = Decimal::ZERO;
    for part in &parts {
        added = added.plus(number(*part)?).ok()?;
    }
    let off = added.minus(stated).ok()?;
    let complete = group.complete == Some(parts.len());
    let wrong = off > Decimal::ZERO || complete && off < Decimal::ZERO;
    let near = off.abs() <= stated.times(FAR).ok()?;
    (wrong && near).then(|| Sum {
        total,
        parts,
        added: Interval::point(added),
        rounding: false,
        confidence: 0.85,
    })
}

/// The figure of which one of the parts is said to be a part, or else the only one with a word for all.
fn total(case: &Case<'_>, window: &[Passage], group: &Group<'_>, parts: &[usize]) -> Option<usize> {
    let of = parts
        .iter()
        .find_map(|part| case.joined(*part, Relation::PartOf).next());
    let within = |index: &usize| {
        window
            .iter()
            .flat_map(Passage::claims)
            .any(|claim| claim == *index)
    };
    match (of.filter(within), group.totals.as_slice()) {
        (Some(whole), _) => Some(whole),
        (None, [total]) => Some(*total),
        _ => None,
    }
}
