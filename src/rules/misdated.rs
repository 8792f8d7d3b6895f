//! Days that differ as slips do: what one text on a story dates 19 September, and another 29 September.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, Month, NaiveDate};
use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use super::event::Event;
use super::one_event::{Stories, happened, is_ahead, is_misread};
use crate::case::Case;
use crate::compare::digits;
use crate::passage::{Passage, Phase, Term};
use crate::value::Grain;

/// A day of more events than this is that of all the news.
const COMMON: usize = 32;
/// Texts that give more days than this, the one's times the other's, have some that differ so by chance.
const DAYS: usize = 24;
/// So many names and words around two days, shared, say that they are of one event.
const SHARED: usize = 2;
/// So many documents that give one day have not got it wrong, where another alone gives one that is a slip of it.
const SEVERAL: usize = 2;
/// For so many days texts tell of the days after an event as well.
const NEWS: i64 = 14;
/// So many days after an event its text tells of little else around it than the event.
const AFTER: u64 = 60;
/// A figure of so many digits tells what it is of.
const TELLING: usize = 3;
/// What is to come is put off now and then: only texts written within so many days foresee the same.
const SOON: i64 = 31;

/// The days that documents give, whatever for.
pub(super) struct Given {
    days: BTreeSet<(usize, NaiveDate)>,
    counts: BTreeMap<usize, usize>,
    /// How many documents give a day in their story.
    tellers: BTreeMap<NaiveDate, usize>,
}

impl Given {
    pub(super) fn new(case: &Case<'_>) -> Self {
        let (mut days, mut told) = (BTreeSet::new(), FxHashSet::default());
        for claim in case.claims {
            let days_of = claim.mention.period();
            let of_day = days_of.filter(|days| days.grain() == Grain::Day);
            if let Some(day) = of_day.and_then(|days| days.start()) {
                days.insert((claim.document, day));
                // A text may bear the day of its publication, and tell of the day before.
                let dateline = !claim.in_story && case.published(claim.document) == Some(day);
                told.extend((!dateline).then_some((claim.document, day)));
            }
        }
        let (mut counts, mut tellers) = (BTreeMap::new(), BTreeMap::new());
        for (document, _) in &days {
            *counts.entry(*document).or_default() += 1;
        }
        for (_, day) in told {
            *tellers.entry(day).or_default() += 1;
        }
        Self {
            days,
            counts,
            tellers,
        }
    }

    /// Does a document give a day, for whatever?
    pub(super) fn knows(&self, document: usize, day: NaiveDate) -> bool {
        self.days.contains(&(document, day))
    }

    /// Does its document look back on its day, and give no other around it?
    fn is_looked_back_on(&self, case: &Case<'_>, event: &Event<'_>) -> bool {
        let Some((day, written)) = day(event).zip(case.published(event.document)) else {
            return false;
        };
        let ends = day
            .checked_sub_days(Days::new(AFTER))
            .zip(day.checked_add_days(Days::new(AFTER)));
        ends.is_some_and(|(first, last)| {
            let around = (event.document, first)..=(event.document, last);
            written > last && self.days.range(around).count() == 1
        })
    }

    /// How many documents give a day in their story.
    fn tellers(&self, day: NaiveDate) -> usize {
        self.tellers.get(&day).copied().unwrap_or_default()
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
    // "30 August: 147" says how many there were then, not that something happened.
    let bare = |event: &Event<'_>| {
        event.what.is_none() && event.names.union(&event.words).next().is_none()
    };
    let known = given.knows(left.document, other) || given.knows(right.document, one);
    if known || bare(left) || bare(right) || !given.are_few(left.document, right.document) {
        return false;
    }
    let said = |event: &Event<'_>, word: &str| {
        let held = [&event.names, &event.words, &event.inherited];
        held.iter().any(|held| held.contains(word))
    };
    let own = left.names.union(&left.words);
    let shared = own.filter(|word| said(right, word)).count();
    let told = left.tells().is_some() && right.tells().is_some();
    let same = happened(left, right).is_some_and(|what| !what.vague && what.phase != Phase::Told);
    // What happens again and again happened on both days.
    let often = [left, right]
        .iter()
        .any(|event| event.what.is_some_and(|what| what.phase == Phase::Often));
    if told && !same {
        return false;
    }
    // Most of what "on Tuesday" dates is that somebody said something.
    let written = !left.names_no_day && !right.names_no_day;
    let one_event = !often && shared > 0 && (same || written && slip == Slip::OfPen);
    let sure = same || shared >= SHARED;
    // "The change took effect on 1 November", "the season that began on 1 October": much begins with a month.
    let first = one.day() == 1 && other.day() == 1;
    let begun = |event: &&Event<'_>| {
        let phase = event.what.map(|what| what.phase);
        matches!(phase, Some(Phase::Begin | Phase::End))
    };
    let anything = first && shared == 0 && [left, right].iter().any(begun);
    let outvoted =
        is_outvoted(case, given, left, right, slip) && (!often || slip == Slip::OfPen) && !anything;
    let past = !is_ahead(case, left) && !is_ahead(case, right);
    (one_event || outvoted)
        && (of_one_time(case, left, right) || (sure || outvoted) && slip == Slip::OfPen && past)
        && stories.are_kin(left.document, right.document)
}

/// Does one document alone give a day that is a slip of what several others give, and does it tell of the same?
fn is_outvoted(
    case: &Case<'_>,
    given: &Given,
    left: &Event<'_>,
    right: &Event<'_>,
    slip: Slip,
) -> bool {
    let tellers = [left, right].map(|event| day(event).map_or(0, |day| given.tellers(day)));
    let alone = match tellers {
        [1, (SEVERAL..)] => left,
        [(SEVERAL..), 1] => right,
        _ => return false,
    };
    let is_late = || {
        let dates = day(alone).zip(case.published(alone.document));
        dates.is_some_and(|(day, written)| (written - day).num_days() > NEWS)
    };
    (slip == Slip::OfPen || slip == Slip::Neighbour && is_late())
        && names_month(case, alone)
        && (are_told_alike(case, left, right) || given.is_looked_back_on(case, alone))
}

/// Does it say of which month its day is? The month of "the 29th" is worked out, maybe wrong.
fn names_month(case: &Case<'_>, event: &Event<'_>) -> bool {
    let text = case.claim(event.claim).map_or("", |claim| case.text(claim));
    let mut words = text.split(|sign: char| !sign.is_ascii_alphabetic());
    words.any(|word| {
        word.get(..3)
            .is_some_and(|short| short.parse::<Month>().is_ok())
    })
}

/// Do the sentences of two days have a word or a name in common, or a figure whose digits tell what it is of?
fn are_told_alike(case: &Case<'_>, left: &Event<'_>, right: &Event<'_>) -> bool {
    let passages = [left, right].map(|event| case.passages.get(event.passage));
    let [Some(one), Some(other)] = passages else {
        return false;
    };
    let words = |passage: &'_ Passage| -> FxHashSet<String> {
        let words = passage.terms.iter().filter_map(|term| match term {
            Term::Word(word) | Term::Name(word) => Some(word.to_string()),
            Term::Claim(_) | Term::Cue(_) => None,
        });
        words.collect()
    };
    let figures = |passage: &Passage| -> FxHashSet<Decimal> {
        let telling = case.figures_of(passage).filter_map(|claim| {
            let figure = case.claim(claim)?.mention.figure()?;
            let number = figure.nominal()?.normalize();
            (digits(figure) >= TELLING).then_some(number)
        });
        telling.collect()
    };
    !words(one).is_disjoint(&words(other)) || !figures(one).is_disjoint(&figures(other))
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
