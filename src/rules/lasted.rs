//! How long something lasted, against the dates of its beginning and its end.

use super::event::{Event, of_document, of_sentence};
use super::lengths::{
    FAR, Length, apart, apart_to_the_year, counted, from_to, is_about, lengths, missed,
};
use super::running::runs;
use super::spans::Mismatch;
use crate::case::Case;
use crate::claim::Claim;
use crate::passage::{Passage, Phase, Sign};
use crate::value::{Interval, Period};

/// How many sentences before that of the length tell of the beginning, and of something as a whole.
const BEFORE: usize = 1;
const WHOLE: usize = 2;

/// Lengths of time that do not go with the dates beside them.
pub(super) fn lasted<'a>(case: &Case<'a>, dates: &[Event<'a>]) -> Vec<Mismatch<'a>> {
    let mut found = Vec::new();
    for (nth, passage) in case.passages.iter().enumerate() {
        if !passage.in_story {
            continue;
        }
        for length in lengths(case, passage) {
            let spans = runs(case, passage, &length)
                .map(|(claim, days)| (vec![claim], days))
                .or_else(|| begun_and_ended(case, dates, nth, passage, &length))
                .or_else(|| in_next(case, dates, nth, passage, &length));
            let Some((claims, days)) = spans else {
                continue;
            };
            found.extend(apart(&length, &days).then(|| missed(claims, &length, &days)));
        }
    }
    found
}
/// A beginning and an end, told by their words in the sentence of the length or beside it.
fn begun_and_ended<'a>(
    case: &Case<'a>,
    dates: &[Event<'_>],
    nth: usize,
    passage: &Passage,
    length: &Length<'_>,
) -> Option<(Vec<&'a Claim>, Interval)> {
    let whole = passage.has_sign(Sign::Whole, ..);
    let first = nth.saturating_sub(if whole { WHOLE } else { BEFORE });
    let last = if whole { nth + 1 } else { nth };
    let near = || {
        let own = of_document(dates, passage.document).iter();
        own.filter(|event| (first..=last).contains(&event.passage))
    };
    let mut ends = near().filter(|event| {
        event.what.is_some_and(|what| what.phase == Phase::End) && (event.passage == nth || whole)
    });
    let (end, None) = (ends.next()?, ends.next()) else {
        return None;
    };
    // "Freed on 19 October after 21 days. They had been seized on 7 October."
    let next = || {
        let later = of_sentence(dates, nth + 1).iter();
        later.filter(|_| last == nth && goes_on(case, passage, nth + 1))
    };
    let mut starts = near()
        .chain(next())
        .filter(|event| begins(event) && event.days.start() < end.days.start());
    let (start, None) = (starts.next()?, starts.next()) else {
        return None;
    };
    // Between two sentences something that both name, or a word that points back, must join them.
    let same = start.passage == end.passage
        || whole
        || start.passage > end.passage
        || end.words.iter().any(|word| start.words.contains(word))
        || end.names.iter().any(|name| start.names.contains(name));
    let between = counted(&length.quantity, &start.days, &end.days)?;
    let claims = vec![case.claim(start.claim)?, case.claim(end.claim)?];
    // "Built in 1956, extended in 1966, it stood in its full height for 57 years": from another time of the text.
    let fits = |from: &Period, to: &Period| {
        let between = from_to(&length.quantity, from, to);
        between.is_some_and(|between| !apart_to_the_year(length, &between))
    };
    let explained =
        || near().any(|date| fits(&date.days, &end.days) || fits(&start.days, &date.days));
    // "Closed in 2016, after three years of losses": of something that was not so all the time.
    let behind = passage
        .place_of(length.index)
        .and_then(|at| passage.terms.get(at + 1)?.word());
    let measure = length.claim.subject.measure.as_deref();
    let some = behind.is_some()
        && behind == measure
        && length.quantity.figure.nominal() < between.middle();
    let one = same && !some && !explained();
    (one && is_about(length, &between, FAR)).then_some((claims, between))
}

/// Does something begin then that may last: by its phase, or since it is there from then on?
fn begins(event: &Event<'_>) -> bool {
    event.what.is_some_and(|what| {
        matches!(what.phase, Phase::Begin | Phase::Once) || what.origin && what.phase != Phase::End
    })
}

/// Does a sentence tell more of what the one before it tells of: does what happened stand first in it, and whom it
/// happened to is told by "it" or "they"?
fn goes_on(case: &Case<'_>, before: &Passage, nth: usize) -> bool {
    let next = case.passages.get(nth);
    next.is_some_and(|next| {
        let same = next.document == before.document && next.in_story && next.continues;
        same && next.events().next().is_some_and(|(at, _)| at == 0)
    })
}

/// "It stood for 57 years. Built in 1956, it was pulled down in 2023": a length of which its sentence tells alone, and
/// the beginning and the end in the next.
fn in_next<'a>(
    case: &Case<'a>,
    dates: &[Event<'_>],
    nth: usize,
    passage: &Passage,
    length: &Length<'_>,
) -> Option<(Vec<&'a Claim>, Interval)> {
    let alone = passage.claims().count() == 1 && goes_on(case, passage, nth + 1);
    let [start, end] = of_sentence(dates, nth + 1) else {
        return None;
    };
    let ended = end.what.is_some_and(|what| what.phase == Phase::End);
    let ended = ended && start.days.start() < end.days.start();
    let another = start.another || end.another || start.planned != end.planned;
    let between = counted(&length.quantity, &start.days, &end.days)?;
    let claims = vec![case.claim(start.claim)?, case.claim(end.claim)?];
    (alone && begins(start) && ended && !another && is_about(length, &between, FAR))
        .then_some((claims, between))
}
