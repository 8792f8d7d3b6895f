//! How the time of a figure that would beat a record lies to that of the record: before it, and about as long.

use chrono::{Months, NaiveDate};

use crate::case::Case;
use crate::claim::{Basis, Claim, ClaimPeriod, Nature};
use crate::compare::values::{self, Dimension};
use crate::mention::{Reference, Value};
use crate::passage::Passage;
use crate::value::Period;

/// A rival must be at least this many days older than the record: what happens around it is part of it.
const DISTANCE: i64 = 28;

/// Is it no wonder that the other is more, or less, since it is of a longer or shorter time: a year
/// beats a quarter?
pub(super) fn of_another_time(one: &Claim, other: &Claim, most: bool) -> bool {
    /// Shorter times than this many days are moments, at which something stood.
    const MOMENT: i64 = 27;
    let days = |claim: &Claim| {
        let period = claim
            .period
            .filter(|period| period.basis == Basis::Stated)?;
        period.days.length_in_days().filter(|days| *days > MOMENT)
    };
    let length = values::quantity(&one.mention)
        .is_some_and(|own| matches!(own.dimension, Dimension::Months | Dimension::Seconds));
    let adds_up = !length
        && one.subject.nature != Some(Nature::Rate)
        && !matches!(one.mention.value, Value::Percent { .. });
    let lengths = days(one).zip(days(other));
    adds_up
        && lengths.is_some_and(|(one, other)| match most {
            true => other > one.saturating_mul(2),
            false => one > other.saturating_mul(2),
        })
}

/// The time of a record by its text: the day of writing may be long after it.
pub(super) fn told_time(case: &Case<'_>, held: &Claim) -> Option<Period> {
    let days = held.period?.days;
    let written = case.published(held.document).and_then(Period::day);
    let inferred = held.period?.basis == Basis::Inferred;
    (!inferred || Some(days) != written).then_some(days)
}

/// Is a figure dated before the record, by the words of its text?
pub(super) fn is_before(
    case: &Case<'_>,
    passage: &Passage,
    other: &Claim,
    record: Option<&Period>,
    published: Option<NaiveDate>,
) -> bool {
    let mut dates = passage
        .claims()
        .filter_map(|index| case.claim(index)?.mention.period());
    let only = dates.next().filter(|_| dates.next().is_none());
    let end = match other.period {
        Some(period) => match dated_before(case, passage, &period) {
            Some(days) => days.end(),
            None => period.days.end(),
        },
        None => only.and_then(|days| days.end()),
    };
    // What goes on until a day goes on shortly before it.
    let until = || record.and_then(|days| days.end()?.checked_sub_months(Months::new(1)));
    let start = record.and_then(Period::start).or_else(until).or_else(|| {
        // A record without a date is of the year before its publication at the earliest.
        published.and_then(|day| day.checked_sub_months(Months::new(12)))
    });
    let well_before = |(end, start): (NaiveDate, NaiveDate)| (start - end).num_days() >= DISTANCE;
    end.zip(start).is_some_and(well_before)
}

/// "In October 2021: 5 million on its first weekend, Thursday to Sunday": weekdays are those of a written
/// date before them, and not of the days before the text was written.
fn dated_before(case: &Case<'_>, passage: &Passage, period: &ClaimPeriod) -> Option<Period> {
    const WEEK: i64 = 7;
    let times = || passage.claims().filter_map(|index| case.claim(index));
    let mut own = times().filter(|claim| Some(claim.mention.span) == period.span);
    let time = own.next()?.mention.time()?;
    let weekdays = time.reference == Reference::Relative
        && period
            .days
            .length_in_days()
            .is_some_and(|days| days <= WEEK);
    let written = times().filter_map(|claim| {
        let before = Some(claim.mention.span) < period.span;
        let time = claim.mention.time().filter(|_| before)?;
        let days = time.days.ok()?;
        (time.reference == Reference::Absolute).then_some(days)
    });
    weekdays.then(|| written.last())?
}
