//! Times that are counted from one that stands before them, "12 years later", against the date beside them.

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::spans::{absolute, dated};
use super::window::Item;
use crate::case::Case;
use crate::claim::Claim;
use crate::passage::Sign;
use crate::value::{Grain, Period, PeriodRelation};
use crate::wording;

/// People are off by one part in this many when they count back.
const ROUGHLY: i64 = 12;
/// "Three weeks later" is so many days more or less.
const WEEKS: i64 = 4;
/// So many bytes lie between "12 years later" and its date at most: a comma, a dash or a preposition.
const JOINED: usize = ", on the ".len();
/// The days of a week.
const WEEK: i64 = 7;

/// Is a date the second day that its sentence tells of: "began on 4 April and was broken on 27 June"?
pub(super) fn is_second(case: &Case<'_>, window: &[Item<'_>], at: usize) -> bool {
    let Some((own, before)) = window.get(at).zip(window.get(..at)) else {
        return false;
    };
    let same = before.iter().filter(|item| item.sentence == own.sentence);
    let mut days = same.filter_map(|item| case.claim(item.claim()?)).map(dated);
    let day = |days: Option<Period>| days.is_some_and(|days| days.grain() == Grain::Day);
    days.next().is_some_and(day) && days.next().is_none()
}

/// "Opened in May 1964. The last train crossed it in May 2019, 55 years later": is the date itself so much later than one
/// that its text gives before it?
pub(super) fn is_from_before(
    case: &Case<'_>,
    date: usize,
    day: &Period,
    length: TimeDelta,
    grain: Grain,
) -> bool {
    /// How many claims before it that may stand.
    const NEAR: usize = 12;
    let Some(own) = case.claim(date) else {
        return false;
    };
    let before = case.first_of(own.document).max(date.saturating_sub(NEAR))..date;
    before.rev().any(|index| {
        let anchor = case.claim(index).and_then(|claim| {
            let beside = || (claim.sentence == own.sentence).then(|| claim.mention.period())?;
            absolute(claim).or_else(beside).or_else(|| dated(claim))
        });
        let later = anchor.and_then(|anchor| anchor.start()?.checked_add_signed(length));
        let later = later.and_then(Period::day);
        later
            .and_then(|later| Period::new(later.start(), later.end(), grain))
            .is_some_and(|later| {
                let weeks = length.num_days() % WEEK == 0;
                let apart = later
                    .start()
                    .zip(day.start())
                    .map(|(one, other)| (one - other).num_days());
                near(day, &later, None) || weeks && apart.is_some_and(|days| days.abs() <= WEEKS)
            })
    })
}

/// "Begun in 2004 and opened 12 years later, in 2011", "The dam burst on Wednesday 3 July. Two days later, on Saturday
/// 6 July": a time counted from one that stands before it, and the date directly behind it. Why the two do not go
/// together, if they do not.
pub(super) fn counted_before(
    case: &Case<'_>,
    window: &[Item<'_>],
    at: usize,
    (index, counted): (usize, &Claim),
    (date_index, date): (usize, &Claim),
) -> Option<String> {
    let meant = counted.mention.period()?;
    let items = window.get(..at)?;
    let claims = items
        .iter()
        .rev()
        .filter_map(|item| case.claim(item.claim()?));
    let mut same = claims
        .clone()
        .filter(|claim| claim.sentence == counted.sentence);
    let opens = same.clone().next().is_none();
    // "On comparable days in 2023" is counted from none.
    let later = window.get(at)?.follows(Sign::Later);
    let anchor = same.find_map(|claim| absolute(claim).or_else(|| dated(claim).filter(|_| later)));
    let anchor = anchor.or_else(|| {
        // The only time of the sentence before, where the one that is counted is the first of its own.
        let mut times = claims.filter(|claim| claim.mention.time().is_some());
        let only = times.next().filter(|_| opens && times.next().is_none());
        only.filter(|_| later).and_then(dated)
    })?;
    // "The next day, Thursday" is read from the day of writing.
    let numbered = case.text(date).bytes().any(|byte| byte.is_ascii_digit());
    let written = || dated(date).filter(|_| numbered);
    let day = absolute(date).or_else(|| beside(&written()?, &meant))?;
    let daily = [&anchor, &day, &meant]
        .iter()
        .all(|days| days.grain() == Grain::Day);
    // Only a count of years tells more than the year that it leads to, and one of months than the month.
    let years = meant.grain() == Grain::Year && day.grain() >= Grain::Year;
    let gap = date
        .mention
        .span
        .start
        .checked_sub(counted.mention.span.end)?;
    let finer =
        years || day.grain() == Grain::Year || day.grain() <= meant.grain() && gap <= JOINED;
    let length = meant.start()? - anchor.start()?;
    let close = || {
        let days = (day.start()? - meant.start()?).num_days().abs();
        let weeks = length.num_days() % WEEK == 0;
        let slack = (length.num_days() / ROUGHLY).max(if weeks { WEEKS } else { 2 });
        Some(days <= slack)
    };
    let apart = anchor.relation(&day) == PeriodRelation::Apart
        && match daily {
            true => gap <= JOINED && close() == Some(false),
            false => finer && !near(&day, &meant, anchor.start()),
        };
    let from_before = || is_from_before(case, index.min(date_index), &day, length, meant.grain());
    (apart && !from_before()).then(|| {
        format!(
            "{} would be {}",
            case.text(counted),
            wording::period(&meant)
        )
    })
}

/// The same day of the year that puts it nearest to another, for one that is written without a year.
pub(super) fn beside(day: &Period, other: &Period) -> Option<Period> {
    let (own, other) = (day.start()?, other.start()?);
    let years = other.year() - 1..=other.year() + 1;
    let days = years.filter_map(|year| own.with_year(year));
    Period::day(days.min_by_key(|day| (*day - other).num_days().abs())?)
}

/// Do the two periods lie as near each other as the unit allows that the one was counted in: within about
/// a year of years, a month of months, a day of days? What lies far back is counted roughly.
pub(super) fn near(one: &Period, counted: &Period, published: Option<NaiveDate>) -> bool {
    let unit = match counted.grain() {
        Grain::Day => 2,
        Grain::Week => 8,
        Grain::Month | Grain::Quarter => 45,
        _ => 400,
    };
    let back = published
        .zip(counted.start())
        .map_or(0, |(published, start)| (published - start).num_days().abs());
    let slack = unit.max(back / ROUGHLY);
    let days = |from: Option<NaiveDate>, to: Option<NaiveDate>| {
        from.zip(to)
            .map(|(from, to)| to.signed_duration_since(from).num_days())
    };
    let before = days(one.end(), counted.start());
    let after = days(counted.end(), one.start());
    before.is_none_or(|gap| gap <= slack) && after.is_none_or(|gap| gap <= slack)
}
