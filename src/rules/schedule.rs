//! "A year ahead of schedule", against the day that was done and the day that was due.

use rust_decimal::Decimal;

use super::event::{Event, events, of_sentence};
use super::spans::months_between;
use crate::case::Case;
use crate::compare::values::{self, Dimension};
use crate::passage::{Passage, Sign, Term};
use crate::value::{Grain, Interval};

/// How many words the sentence of a deadline, which may stand in another document, shares with that
/// of the day on which it was met.
const SHARED: usize = 2;
/// How many sentences before its own speak of what a time is early for.
const BEFORE: usize = 1;

/// So long before, or after, a day that was due, and the two days.
pub(super) struct Schedule {
    pub(super) length: usize,
    pub(super) done: usize,
    pub(super) due: usize,
}

/// The lengths of time ahead of or behind a schedule that do not go with its days.
pub(super) fn wrong(case: &Case<'_>) -> Vec<Schedule> {
    let dates = events(case);
    let numbered = case.passages.iter().enumerate();
    numbered
        .filter(|(_, passage)| passage.in_story)
        .filter_map(|(nth, passage)| schedule(case, &dates, nth, passage))
        .collect()
}

fn schedule(
    case: &Case<'_>,
    dates: &[Event<'_>],
    nth: usize,
    passage: &Passage,
) -> Option<Schedule> {
    let place = passage
        .signs()
        .find(|(_, sign)| matches!(sign, Sign::Early | Sign::Late))?
        .0;
    let Term::Claim(length) = passage.terms.get(place.checked_sub(1)?)? else {
        return None;
    };
    let claim = case.claim(*length)?;
    let quantity = values::quantity(&claim.mention)?;
    if quantity.dimension != Dimension::Months {
        return None;
    }
    let (done, due) = match of_sentence(dates, nth) {
        [one, other] if is_planned(passage) => (one, other),
        [one] => (one, deadline(case, dates, nth, one)?),
        _ => return None,
    };
    let apart = match done.days.start() <= due.days.start() {
        true => months_between(&due.days, &done.days)?,
        false => months_between(&done.days, &due.days)?,
    };
    let yearly = |date: &Event<'_>| date.days.grain() == Grain::Year;
    let months = quantity.figure.nominal()?;
    let fits = if yearly(done) && yearly(due) {
        // Years are counted by their numbers.
        let middle = apart.lower().value()?.checked_add(apart.upper().value()?)? / Decimal::TWO;
        middle == months
    } else {
        let slack = (months / Decimal::from(6)).round().max(Decimal::ONE);
        let generous = quantity
            .figure
            .loose()
            .plus(&Interval::closed(-slack, slack));
        generous.is_ok_and(|generous| generous.meets(&apart))
    };
    (!fits).then_some(Schedule {
        length: *length,
        done: done.claim,
        due: due.claim,
    })
}

/// Does the sentence say when something was due?
fn is_planned(passage: &Passage) -> bool {
    passage
        .signs()
        .any(|(_, sign)| matches!(sign, Sign::Binding | Sign::Goal))
}

/// The only day in another sentence by which something had to be done, told in words that the sentence
/// of the day on which it was done, or the one before, shares.
fn deadline<'d, 'a>(
    case: &Case<'_>,
    dates: &'d [Event<'a>],
    nth: usize,
    done: &Event<'_>,
) -> Option<&'d Event<'a>> {
    let near = case.passages.get(nth.saturating_sub(BEFORE)..=nth)?;
    let own = || near.iter().filter(|near| near.document == done.document);
    // "72 turbines" speaks of turbines too.
    let counted = own().flat_map(Passage::claims).filter_map(|index| {
        let claim = case.claim(index)?;
        claim.subject.measure.as_deref()
    });
    let words: Vec<&str> = own().flat_map(Passage::words).chain(counted).collect();
    let mut found: Option<&Event<'_>> = None;
    for date in dates {
        let Some(passage) = case.passages.get(date.passage) else {
            continue;
        };
        let binding = date.signs.contains(&Sign::Binding) && date.due;
        let shared = passage.words().filter(|word| words.contains(word)).count();
        if date.passage == nth || !binding || shared < SHARED {
            continue;
        }
        if found.is_some_and(|found| found.days != date.days) {
            return None;
        }
        found = Some(date);
    }
    found
}
