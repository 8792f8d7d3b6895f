//! Lengths of time that a text tells, and whether one goes with the time from a date to another.

use rust_decimal::Decimal;

use super::spans::{Mismatch, months_between};
use super::window::LONGEST;
use crate::case::Case;
use crate::claim::Claim;
use crate::compare::values::{self, Dimension, Quantity};
use crate::mention::Value;
use crate::passage::{Cue, Passage, Sign, Term};
use crate::value::{CalendarUnit, Grain, Interval, Period};
use crate::wording;

/// No slip makes so many times as much of a length, or as little: years of months is the furthest.
pub(super) const FAR: Decimal = Decimal::from_parts(13, 0, 0, false, 0);
/// How many terms stand between the word for lasting and how long.
pub(super) const REACH: usize = 3;
/// Of what is counted in days or weeks, one part in this many is rounded away.
const ROUGHLY: u64 = 8;
/// A number of days that these do not divide is not rounded.
const FIVE: u64 = 5;

/// A day, in seconds.
pub(super) const DAY: Decimal = Decimal::from_parts(86_400, 0, 0, false, 0);

/// A time that something took, by its text.
pub(super) struct Length<'a> {
    pub(super) index: usize,
    pub(super) claim: &'a Claim,
    pub(super) quantity: Quantity,
}
/// A length of time of a story, and where it stands.
pub(super) struct Told<'a> {
    /// The number of its sentence.
    pub(super) nth: usize,
    pub(super) passage: &'a Passage,
    /// Its place among the terms of that.
    pub(super) place: usize,
    pub(super) length: Length<'a>,
}

/// All lengths of time that stories tell as facts, in sentences that can tie them to dates.
pub(super) fn told<'a>(case: &Case<'a>) -> impl Iterator<Item = Told<'a>> + use<'a> {
    let case = *case;
    let numbered = case.passages.iter().enumerate();
    let stories =
        numbered.filter(|(_, passage)| passage.in_story && passage.terms.len() <= LONGEST);
    stories.flat_map(move |(nth, passage)| {
        let terms = passage.terms.iter().enumerate();
        terms.filter_map(move |(place, term)| {
            let length = length(&case, term.claim()?)?;
            Some(Told {
                nth,
                passage,
                place,
                length,
            })
        })
    })
}

/// A length of time that is told as a fact, in months or days.
fn length<'a>(case: &Case<'a>, index: usize) -> Option<Length<'a>> {
    let claim = case.claim(index)?;
    let quantity = values::quantity(&claim.mention)?;
    let time = match quantity.dimension {
        Dimension::Months => true,
        // Hours may be those of several days.
        Dimension::Seconds => in_days(&quantity),
        _ => false,
    };
    let fact = claim.modality.is_fact();
    (time && fact && claim.mention.per.is_none()).then_some(Length {
        index,
        claim,
        quantity,
    })
}

/// The lengths of time in a sentence that say how long something took.
pub(super) fn lengths<'a>(case: &Case<'a>, passage: &Passage) -> Vec<Length<'a>> {
    let figures = passage.terms.iter().enumerate();
    let of_time = figures.filter_map(|(at, term)| {
        let index = term.claim()?;
        let length = length(case, index)?;
        let took = passage.is_signed(at, Sign::Took)
            || passage.terms[at.saturating_sub(REACH)..at].contains(&Term::Cue(Cue::Lasted))
            || passage.has_sign(Sign::Running, at + 1..);
        let working = passage.is_signed(at, Sign::Besides);
        (took && !working).then_some(length)
    });
    of_time.collect()
}

fn in_days(length: &Quantity) -> bool {
    let seconds = length.figure.nominal();
    seconds.is_some_and(|seconds| seconds >= DAY && (seconds % DAY).is_zero())
}
/// Might it be a slip: "a repair that took 14 months" of what "opened in 1936 and has been closed since March"?
pub(super) fn is_about(length: &Length<'_>, between: &Interval, times: Decimal) -> bool {
    let both = length.quantity.figure.nominal().zip(between.middle());
    both.is_some_and(|(said, made)| values::is_within_factor(said, made, times))
}

/// How long it is from the beginning of the one to the end of the other, in the unit of a length of time.
pub(super) fn counted(length: &Quantity, start: &Period, end: &Period) -> Option<Interval> {
    let months = match length.dimension {
        Dimension::Months => months_between(end, start),
        _ => None,
    };
    months.or_else(|| unit(length, &Period::new(start.start(), end.end(), Grain::Span)?))
}

/// The same from one date to a later one; what is told in days is counted only from day to day.
pub(super) fn from_to(length: &Quantity, start: &Period, end: &Period) -> Option<Interval> {
    let daily = [start, end].iter().all(|days| days.grain() == Grain::Day);
    let countable = length.dimension == Dimension::Months || daily;
    (countable && start.start() < end.start()).then(|| counted(length, start, end))?
}

/// How long some days are, in the unit of a length of time.
pub(super) fn unit(length: &Quantity, days: &Period) -> Option<Interval> {
    let count = Decimal::from(days.length_in_days()?);
    match length.dimension {
        Dimension::Months => {
            let months = |days_each: i64| (count / Decimal::from(days_each)).round_dp(2);
            Some(Interval::closed(months(31), months(30)))
        }
        Dimension::Seconds => Some(Interval::closed((count - Decimal::TWO) * DAY, count * DAY)),
        _ => None,
    }
}

/// Does a written length lie well outside of the true one? People round to whole units, and count the
/// last one or not.
pub(super) fn apart(length: &Length<'_>, days: &Interval) -> bool {
    apart_by(length, days, Decimal::from(12))
}

/// The same of what is counted from one date to the other, in which years are counted to the nearer one.
pub(super) fn apart_to_the_year(length: &Length<'_>, between: &Interval) -> bool {
    /// So many months more or less.
    const HALF: u64 = 6;
    apart_by(length, between, Decimal::from(HALF))
}

/// Do they lie apart, where so many months more or less pass for what is written in years?
fn apart_by(length: &Length<'_>, days: &Interval, years: Decimal) -> bool {
    let in_years = match &length.claim.mention.value {
        Value::Duration { duration, .. } => duration.amount(CalendarUnit::Year).is_some(),
        _ => false,
    };
    let in_odd_days = match &length.claim.mention.value {
        Value::Duration { duration, .. } => duration
            .amount(CalendarUnit::Day)
            .is_some_and(|days| !(days % Decimal::from(FIVE)).is_zero()),
        _ => false,
    };
    let length = &length.quantity;
    let written = length.figure.loose();
    let unit = match (&length.dimension, length.figure.nominal()) {
        (Dimension::Months, Some(months)) if in_years && months >= Decimal::from(24) => years,
        (Dimension::Months, Some(months)) => (months / Decimal::from(12)).round().max(Decimal::ONE),
        // "733 days" is counted to the day.
        (_, Some(_)) if in_odd_days => DAY,
        (_, Some(seconds)) => (seconds / Decimal::from(ROUGHLY)).round().max(DAY),
        (_, None) => return false,
    };
    let slack = Interval::closed(-unit, unit);
    written
        .plus(&slack)
        .is_ok_and(|generous| !generous.meets(days))
}

/// A length that is not the one from the first date to the last.
pub(super) fn missed<'a>(
    dates: Vec<&'a Claim>,
    length: &Length<'a>,
    between: &Interval,
) -> Mismatch<'a> {
    let between = said(&length.quantity, between);
    Mismatch {
        dates,
        length: length.claim,
        why: format!("From the one date to the other it is {between}"),
    }
}

/// "about 16 months".
pub(super) fn said(length: &Quantity, days: &Interval) -> String {
    let value = days.upper().value().unwrap_or_default();
    let (value, unit) = match length.dimension {
        Dimension::Months if value >= Decimal::from(36) => (value / Decimal::from(12), "year"),
        Dimension::Months => (value, "month"),
        _ => (value / DAY, "day"),
    };
    let value = value.round();
    let plural = if value == Decimal::ONE { "" } else { "s" };
    format!("about {} {unit}{plural}", wording::digits(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Bound, Figure, Precision};

    #[test]
    fn lengths_are_told_in_the_largest_unit_that_fits() {
        let told = |dimension: Dimension, days: i64| {
            let one = Figure::new(Decimal::ONE, Precision::Point, Bound::Exact);
            let figure = one.expect("it fits");
            let length = Quantity { dimension, figure };
            said(&length, &Interval::point(Decimal::from(days)))
        };
        assert_eq!(told(Dimension::Months, 1), "about 1 month");
        assert_eq!(told(Dimension::Months, 35), "about 35 months");
        assert_eq!(told(Dimension::Months, 36), "about 3 years");
        assert_eq!(told(Dimension::Months, 480), "about 40 years");
    }
}
