//! Days that differ as slips do: what one text on a story dates 19 September, and another 29 September.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use rustc_hash::FxHashSet;

use super::event::Event;
use super::one_event::{Stories, is_ahead, is_misread};
use crate::case::Case;
use crate::passage::Phase;
use crate::value::Grain;

/// A day of more events than this is that of all the news.
const COMMON: usize = 32;
/// Texts that give more days than this, the one's times the other's, have some that differ so by chance.
const DAYS: usize = 24;
/// So many names and words around two days, shared, say that they are of one event.
const SHARED: usize = 2;
/// What is to come is put off now and then: only texts written within so many days foresee the same.
const SOON: i64 = 31;

/// The days that documents give, whatever for.
pub(super) struct Given {
    days: FxHashSet<(usize, NaiveDate)>,
    counts: BTreeMap<usize, usize>,
}

impl Given {
    pub(super) fn new(case: &Case<'_>) -> Self {
        let days = case.claims.iter().filter_map(|claim| {
            let days = claim.mention.period()?;
            let day = days.start().filter(|_| days.grain() == Grain::Day)?;
            Some((claim.document, day))
        });
        let days: FxHashSet<(usize, NaiveDate)> = days.collect();
        let mut counts = BTreeMap::new();
        for (document, _) in &days {
            *counts.entry(*document).or_default() += 1;
        }
        Self { days, counts }
    }

    /// Do two documents give so few days, the one's times the other's, that two of them hardly differ as slips do by
    /// chance?
    fn are_few(&self, one: usize, other: usize) -> bool {
        let count = |document| self.counts.get(document).copied().unwrap_or_default();
        count(&one) * count(&other) <= DAYS
    }
}

/// How two days differ.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slip {
    /// By a digit, by the order of the digits, or by one month.
    OfPen,
    /// By several months.
    Month,
    /// By one day.
    Neighbour,
    /// By two days, or by a week.
    Near,
}

fn slip(one: NaiveDate, other: NaiveDate) -> Option<Slip> {
    let of_month = one.day() == other.day() && one.year() == other.year();
    match (one - other).num_days().abs() {
        0 => None,
        1 => Some(Slip::Neighbour),
        2 | 7 => Some(Slip::Near),
        _ if is_misread(one, other) => Some(Slip::OfPen),
        _ if of_month && one.month().abs_diff(other.month()) == 1 => Some(Slip::OfPen),
        _ => of_month.then_some(Slip::Month),
    }
}

/// The day of an event.
fn day(event: &Event<'_>) -> Option<NaiveDate> {
    event
        .days
        .start()
        .filter(|_| event.days.grain() == Grain::Day)
}

/// The events, two by two, whose days differ as slips do.
pub(super) fn slips(events: &[Event<'_>]) -> Vec<(usize, usize)> {
    let mut by_day: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
    for (index, event) in events.iter().enumerate() {
        if let Some(day) = day(event) {
            by_day.entry(day).or_default().push(index);
        }
    }
    by_day.retain(|_, held| held.len() <= COMMON);
    let mut pairs = Vec::new();
    for (day, held) in &by_day {
        let later = day
            .checked_add_days(Days::new(366))
            .unwrap_or(NaiveDate::MAX);
        let others = by_day.range(*day..=later);
        for (_, other) in others.filter(|(other, _)| slip(*day, **other).is_some()) {
            let both = held
                .iter()
                .flat_map(|one| other.iter().map(move |other| (*one, *other)));
            pairs.extend(both.filter(|(one, other)| {
                let documents = [*one, *other].map(|at| events.get(at).map(|event| event.document));
                documents[0] != documents[1]
            }));
        }
    }
    pairs
}

/// Do two documents on one story date one event by two days of which one is a slip of the other? Each gives its own
/// day alone, and what stands around the two is told alike.
pub(super) fn is_misdated(
    case: &Case<'_>,
    stories: &Stories<'_>,
    given: &Given,
    left: &Event<'_>,
    right: &Event<'_>,
) -> bool {
    let Some((one, other)) = day(left).zip(day(right)) else {
        return false;
    };
    let Some(slip) = slip(one, other) else {
        return false;
    };
    let known =
        given.days.contains(&(left.document, other)) || given.days.contains(&(right.document, one));
    if known || !given.are_few(left.document, right.document) {
        return false;
    }
    let said = |event: &Event<'_>, word: &str| {
        let held = [&event.names, &event.words, &event.inherited];
        held.iter().any(|held| held.contains(word))
    };
    let own = left.names.union(&left.words);
    let shared = own.filter(|word| said(right, word)).count();
    let told = left.tells().zip(right.tells());
    let same = told.is_some_and(|(one, other)| one == other);
    // What happens again and again happened on both days.
    let often = [left, right]
        .iter()
        .any(|event| event.what.is_some_and(|what| what.phase == Phase::Often));
    if often || told.is_some() && !same {
        return false;
    }
    // Most of what "on Tuesday" dates is that somebody said something.
    let written = !left.names_no_day && !right.names_no_day;
    let one_event = shared > 0 && (same || written && slip == Slip::OfPen);
    let sure = same || shared >= SHARED;
    one_event
        && (of_one_time(case, left, right)
            || sure && slip == Slip::OfPen && !is_ahead(case, left) && !is_ahead(case, right))
        && stories.are_kin(left.document, right.document)
}

/// Do both texts tell of what had been, or both, within weeks, of what was to come?
fn of_one_time(case: &Case<'_>, left: &Event<'_>, right: &Event<'_>) -> bool {
    let written = [left, right].map(|event| case.published(event.document));
    let ahead = written.iter().flatten().flat_map(|published| {
        let days = [left, right].map(|event| event.days.start());
        days.map(|day| day.is_some_and(|day| day > *published))
    });
    let mut ahead = ahead.peekable();
    let first = ahead.peek().copied();
    let apart = written[0]
        .zip(written[1])
        .map_or(0, |(one, other)| (one - other).num_days().abs());
    ahead.all(|one| Some(one) == first) && (first != Some(true) || apart <= SOON)
}
