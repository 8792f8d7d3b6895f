//! Levels of two times: the only two of a sentence, those beside a change, and those of the year before.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use super::alike::may_be_one;
use super::levels::{BESIDE, ELSEWHERE, Levels};
use crate::case::Case;
use crate::claim::{Basis, Claim, Role};
use crate::compare::values::{self, Dimension};
use crate::comparison::SubjectRelation;
use crate::passage::Term;
use crate::value::Period;

/// The only two levels of some sentences that are of one unit and one thing, and of two stated times:
/// the earlier and the later.
pub(super) fn two_times(case: &Case<'_>, sentences: &[usize]) -> Option<(usize, usize)> {
    let passages = sentences.iter().filter_map(|at| case.passages.get(*at));
    let levels: Vec<(usize, &Claim)> = passages
        .flat_map(|passage| passage.claims())
        .filter_map(|index| Some((index, case.claim(index)?)))
        .filter(|(_, claim)| claim.mention.figure().is_some() && claim.role == Role::Level)
        .collect();
    let [one, other] = levels.as_slice() else {
        return None;
    };
    let dimension = |claim: &Claim| Some(values::quantity(&claim.mention)?.dimension);
    let start = |claim: &Claim| {
        let period = claim.period?;
        (period.basis == Basis::Stated).then_some(period.days.start()?)
    };
    let (first, second) = (start(one.1)?, start(other.1)?);
    let alike = dimension(one.1).is_some_and(|unit| dimension(other.1) == Some(unit));
    match first.cmp(&second) {
        _ if !alike => None,
        std::cmp::Ordering::Less => Some((one.0, other.0)),
        std::cmp::Ordering::Greater => Some((other.0, one.0)),
        std::cmp::Ordering::Equal => None,
    }
}

/// Changes that stand between two levels of one unit, the later period's first: "came to 240 in 2023,
/// an increase of 26 per cent on the 190 of 2022".
pub(super) fn beside(case: &Case<'_>) -> BTreeMap<usize, Levels> {
    let mut found = BTreeMap::new();
    for passage in case.passages.iter().filter(|passage| passage.in_story) {
        let figures: Vec<usize> = case.figures_of(passage).collect();
        for three in figures.windows(3) {
            let [to, change, from] = *three else { continue };
            let dated = |index: usize| case.claim(index)?.period.map(|period| period.days);
            let relative = case.claim(change).is_some_and(|claim| {
                claim.role == Role::Change
                    && claim.links.is_empty()
                    && matches!(
                        values::quantity(&claim.mention).map(|quantity| quantity.dimension),
                        Some(Dimension::Percent | Dimension::Multiple)
                    )
            });
            // "8% this year after 9% growth, from an 11% fall" gives three rates.
            let unit = |index: usize| {
                let claim = case.claim(index)?;
                Some(values::quantity(&claim.mention)?.dimension)
            };
            let rates = unit(from) == Some(Dimension::Percent);
            let before = dated(from)
                .zip(dated(to))
                .is_some_and(|(from, to)| year_before(&to).is_some_and(|day| same(&day, &from)));
            if relative && before && !rates {
                let levels = Levels {
                    from,
                    to,
                    direction: None,
                    confidence: BESIDE,
                };
                found.insert(change, levels);
            }
        }
    }
    found
}

fn same(one: &Period, other: &Period) -> bool {
    one.start() == other.start() && one.end() == other.end()
}

/// The level of the same months of the year before, by another claim of the same quantity.
pub(super) fn a_year_before(case: &Case<'_>, to: usize) -> Option<Levels> {
    let days = case.claim(to)?.period?.days;
    let before = year_before(&days)?;
    let mut candidates = case.comparisons_of(to).filter_map(|comparison| {
        let other = comparison.other(to)?;
        let period = case.claim(other)?.period?.days;
        (comparison.subject == SubjectRelation::Same && same(&period, &before)).then_some(Levels {
            from: other,
            to,
            direction: None,
            confidence: BESIDE * comparison.confidence,
        })
    });
    candidates.next()
}

fn year_before(days: &Period) -> Option<Period> {
    let shift = |day: NaiveDate| day.checked_sub_months(Months::new(12));
    let (start, end) = (days.start()?, days.end()?);
    (days.length_in_months()? <= 12).then_some(())?;
    Period::new(Some(shift(start)?), Some(shift(end)?), days.grain())
}

/// The levels of all documents by their unit and the beginning of their time.
pub(super) struct Years {
    by_time: BTreeMap<(Dimension, NaiveDate), Vec<usize>>,
}

/// A time that begins with more levels of one unit than this tells nothing of which are of one thing.
const COMMON: usize = 16;

impl Years {
    pub(super) fn new(case: &Case<'_>) -> Self {
        let mut by_time: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (index, claim) in case.claims.iter().enumerate() {
            let level = claim.role == Role::Level && claim.in_story;
            let start = claim
                .period
                .filter(|period| level && period.basis == Basis::Stated)
                .and_then(|period| period.days.start());
            let quantity = values::quantity(&claim.mention);
            if let Some((quantity, start)) = quantity.zip(start) {
                let held = by_time.entry((quantity.dimension, start)).or_default();
                held.push(index);
            }
        }
        Self { by_time }
    }

    /// "48 million in 2024, 34 per cent less than in the year before", "176 murders last year, 31 fewer than in 2009":
    /// the level of that time in another document, of what may be the same thing, where no other text gives another.
    pub(super) fn before(&self, case: &Case<'_>, change: usize, to: usize) -> Option<Levels> {
        let level = case.claim(to)?;
        let before = base_of(case, change, &level.period?.days)?;
        let dimension = values::quantity(&level.mention)?.dimension;
        let held = self.by_time.get(&(dimension, before.start()?))?;
        let mut found = held.iter().copied().filter(|from| {
            let other = case.claim(*from);
            other.is_some_and(|other| {
                (other.document, other.sentence) != (level.document, level.sentence)
                    && other
                        .period
                        .is_some_and(|period| same(&period.days, &before))
            }) && may_be_one(case, *from, to)
        });
        let from = found.next()?;
        let value = |claim: usize| values::quantity(&case.claim(claim)?.mention);
        let alone = found.all(|other| value(other) == value(from));
        (alone && held.len() <= COMMON).then_some(Levels {
            from,
            to,
            direction: None,
            confidence: ELSEWHERE,
        })
    }
}

/// The time that the sentence of a change counts it from: the one that stands behind it, as long as that of its level
/// and earlier, or the year before that.
fn base_of(case: &Case<'_>, change: usize, level: &Period) -> Option<Period> {
    /// How many terms behind a change the time may stand.
    const NEAR: usize = 4;
    let passage = case.passage_of(change)?;
    let place = passage.place_of(change)?;
    let time = |term: &Term| case.claim(term.claim()?)?.mention.period();
    let behind = passage.terms.iter().skip(place + 1).take(NEAR);
    let is_base = |days: &Period| {
        days.start() < level.start() && days.length_in_months() == level.length_in_months()
    };
    let named = behind.clone().find_map(time).filter(is_base);
    let before = || {
        let before = year_before(level)?;
        let mut times = passage.terms.iter().filter_map(time);
        times.any(|days| same(&days, &before)).then_some(before)
    };
    named.or_else(before)
}
