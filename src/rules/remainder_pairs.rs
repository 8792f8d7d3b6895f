//! Figures of the first months of a year and of all of it that no comparison holds together: "€124bn in the first
//! nine months of 2019" and "€128bn in the whole of 2019", "9.9m cars, of which 9.7m by the end of November".

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::alike::may_be_one;
use super::hardly_two;
use super::window::LONGEST;
use crate::case::Case;
use crate::claim::{Basis, Claim, Nature, Relation};
use crate::compare::values::{self, Dimension};
use crate::passage::{Passage, Term};
use crate::value::{Grain, Period};

/// The months of a whole.
const YEAR: u32 = 12;
/// A time that begins with more figures of one unit than this tells nothing of which are of one thing.
const COMMON: usize = 16;
/// A comparison as sure as this says by itself what it has to.
const SURE: f64 = 0.7;
/// How many terms may stand between a figure and its time.
const REACH: usize = 4;

/// A figure of some months, and one of a year that they begin or end.
pub(super) struct Pair {
    pub(super) part: usize,
    pub(super) whole: usize,
    pub(super) part_days: Period,
    pub(super) whole_days: Period,
    /// Do the texts tell that they are of one thing, or does only nothing tell otherwise?
    pub(super) told: bool,
}

/// The figures of some months and of a year.
pub(super) fn pairs(case: &Case<'_>) -> Vec<Pair> {
    let mut wholes: BTreeMap<(Dimension, NaiveDate), Vec<(usize, Period)>> = BTreeMap::new();
    let mut parts: Vec<(usize, Dimension, Period)> = Vec::new();
    for (index, claim) in case.claims.iter().enumerate() {
        let Some(quantity) = values::quantity(&claim.mention) else {
            continue;
        };
        let Some(days) = time(case, index, claim) else {
            continue;
        };
        match (days.start(), days.length_in_months()) {
            (Some(start), Some(YEAR)) => {
                let held = wholes.entry((quantity.dimension, start)).or_default();
                held.push((index, days));
            }
            (_, Some(months)) if months < YEAR => parts.push((index, quantity.dimension, days)),
            // By a day, or until the day on which it was told.
            (_, None) if days.end().is_some() => parts.push((index, quantity.dimension, days)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for (part, dimension, days) in parts {
        let start = days.start().or_else(|| {
            let last = days.end()?.pred_opt()?;
            NaiveDate::from_ymd_opt(last.year(), 1, 1)
        });
        let Some(start) = start else { continue };
        let held = wholes.get(&(dimension, start));
        let held = held.filter(|held| held.len() <= COMMON);
        for (whole, year) in held.into_iter().flatten() {
            let of_its_time = || {
                case.claim(part)
                    .and_then(|claim| claim.period)
                    .is_some_and(|period| period.days == days)
            };
            let known = of_its_time()
                && case
                    .comparisons_of(part)
                    .filter(|held| held.period.is_some() && held.confidence >= SURE)
                    .any(|comparison| comparison.other(part) == Some(*whole));
            let part_of = case.joined(part, Relation::PartOf).any(|of| of == *whole);
            // By the end of November there may be as many as there were before.
            let flows = part_of || days.start().is_some() || is_flow(case, part);
            let told = part_of || flows && may_be_one(case, part, *whole);
            let one = told || flows && hardly_two::are(case, part, *whole);
            let months = Period::new(Some(start), days.end(), Grain::Span);
            if let Some(months) = months.filter(|_| one && !known) {
                found.push(Pair {
                    part,
                    whole: *whole,
                    part_days: months,
                    whole_days: *year,
                    told,
                });
            }
        }
    }
    found
}

fn is_flow(case: &Case<'_>, claim: usize) -> bool {
    let claim = case.claim(claim);
    claim.is_some_and(|claim| claim.subject.nature == Some(Nature::Flow))
}

/// The time of a figure: the one up to which it counts, behind a part of what its sentence has told; its own, if
/// the text states it; or the only one of its sentence.
fn time(case: &Case<'_>, index: usize, claim: &Claim) -> Option<Period> {
    let passage = case.passage_of(index)?;
    let part = case.joined(index, Relation::PartOf).next().is_some();
    if part
        && passage.terms.len() <= LONGEST
        && let Some(until) = until(case, passage, index)
    {
        return Some(until);
    }
    let lasted = case.joined(index, Relation::During).next().is_some();
    match claim.period {
        Some(period) if period.basis == Basis::Stated || lasted => {
            Some(so_far(case, claim, period.days))
        }
        Some(_) => None,
        None => only(case, passage, index),
    }
}

/// "Since the start of the year": until the day on which it was told.
fn so_far(case: &Case<'_>, claim: &Claim, days: Period) -> Period {
    let told = case.published(claim.document);
    let this_year = || {
        Some((days.start()?, told?)).filter(|(start, today)| {
            days.end().is_none() && start.ordinal() == 1 && start.year() == today.year()
        })
    };
    this_year()
        .and_then(|(start, today)| Period::new(Some(start), Some(today), Grain::Span))
        .unwrap_or(days)
}

/// "Of which 9.7m had gone out by the end of November": the day up to which the figure before it counts.
fn until(case: &Case<'_>, passage: &Passage, index: usize) -> Option<Period> {
    let at = passage.place_of(index)?;
    let behind = passage.terms.get(at + 1..)?.iter().take(REACH);
    let next = behind.filter_map(Term::claim).next()?;
    let days = case.claim(next)?.mention.period()?;
    (days.start().is_none() && days.end().is_some()).then_some(days)
}

/// The only time of a sentence that has no other figure.
fn only(case: &Case<'_>, passage: &Passage, index: usize) -> Option<Period> {
    let mut others = passage.claims().filter(|other| *other != index);
    let (time, None) = (others.next()?, others.next()) else {
        return None;
    };
    case.claim(time)?.mention.period()
}
