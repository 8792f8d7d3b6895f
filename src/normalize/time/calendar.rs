//! The calendar: the unit that holds a day, the ones before and after it, parts of a period,
//! movable holidays.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::lexicon::time::{Holiday, TimeUnit};
use crate::mention::Unresolved;
use crate::value::{Grain, Period};

/// A distance between days, in the calendar's own steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Shift {
    pub(super) months: i64,
    pub(super) days: i64,
    pub(super) workdays: i64,
}

impl Shift {
    /// So many units. Hours and less move no day.
    pub(super) fn of(count: i64, unit: TimeUnit) -> Self {
        let mut shift = Self::default();
        match unit {
            TimeUnit::Year => shift.months = count.saturating_mul(12),
            TimeUnit::Quarter => shift.months = count.saturating_mul(3),
            TimeUnit::Month => shift.months = count,
            TimeUnit::Week | TimeUnit::Weekend => shift.days = count.saturating_mul(7),
            TimeUnit::Day => shift.days = count,
            TimeUnit::Workday => shift.workdays = count,
            TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second => {}
        }
        shift
    }

    /// Both, one after the other.
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            months: self.months.saturating_add(other.months),
            days: self.days.saturating_add(other.days),
            workdays: self.workdays.saturating_add(other.workdays),
        }
    }

    /// The same distance the other way.
    pub(super) fn back(self) -> Self {
        Self {
            months: -self.months,
            days: -self.days,
            workdays: -self.workdays,
        }
    }

    /// The day at this distance; the last day of a month where the month is too short. `None`
    /// outside the calendar.
    pub(super) fn from(self, day: NaiveDate) -> Option<NaiveDate> {
        let months = Months::new(u32::try_from(self.months.unsigned_abs()).ok()?);
        let day = if self.months < 0 {
            day.checked_sub_months(months)?
        } else {
            day.checked_add_months(months)?
        };
        workdays_from(days_from(day, self.days)?, self.workdays)
    }
}

/// The day so many days after (before) another.
pub(super) fn days_from(day: NaiveDate, count: i64) -> Option<NaiveDate> {
    let days = Days::new(count.unsigned_abs());
    if count < 0 {
        day.checked_sub_days(days)
    } else {
        day.checked_add_days(days)
    }
}

/// The day so many days other than Saturday and Sunday after (before) another; `None` beyond
/// some years, which nobody counts in working days.
fn workdays_from(mut day: NaiveDate, count: i64) -> Option<NaiveDate> {
    if count.unsigned_abs() > 1_000 {
        return None;
    }
    let mut left = count.abs();
    while left > 0 {
        day = days_from(day, count.signum())?;
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            left -= 1;
        }
    }
    Some(day)
}

/// The Monday of a day's week.
pub(super) fn monday(day: NaiveDate) -> Option<NaiveDate> {
    days_from(day, -i64::from(day.weekday().num_days_from_monday()))
}

/// The unit that a period of so many units was written in.
pub(super) fn grain(unit: TimeUnit, times: u32) -> Grain {
    match (unit, times) {
        (TimeUnit::Year, 10) => Grain::Decade,
        (TimeUnit::Year, 100) => Grain::Century,
        (_, 2..) | (TimeUnit::Weekend, _) => Grain::Span,
        (TimeUnit::Year, _) => Grain::Year,
        (TimeUnit::Quarter, _) => Grain::Quarter,
        (TimeUnit::Month, _) => Grain::Month,
        (TimeUnit::Week, _) => Grain::Week,
        _ => Grain::Day,
    }
}

/// The first day of the calendar unit that holds a day.
pub(super) fn floor(day: NaiveDate, unit: TimeUnit, times: u32) -> Option<NaiveDate> {
    let month = |month: u32| NaiveDate::from_ymd_opt(day.year(), month, 1);
    match unit {
        TimeUnit::Year => {
            let times = i32::try_from(times).ok().filter(|times| *times > 0)?;
            NaiveDate::from_ymd_opt(day.year() - day.year().rem_euclid(times), 1, 1)
        }
        TimeUnit::Quarter => month(day.month0() / 3 * 3 + 1),
        TimeUnit::Month => month(day.month()),
        TimeUnit::Week => monday(day),
        TimeUnit::Weekend => days_from(monday(day)?, 5),
        _ => Some(day),
    }
}

/// The calendar unit (week from Monday, month, quarter, year …) `steps` after the one that holds a
/// day.
pub(super) fn unit_at(day: NaiveDate, unit: TimeUnit, times: u32, steps: i64) -> Option<Period> {
    let start = floor(day, unit, times)?;
    if unit == TimeUnit::Workday {
        let start = workdays_from(start, steps)?;
        return Period::day(start);
    }
    let one = Shift::of(i64::from(times), unit);
    let start = Shift::of(i64::from(times) * steps, unit).from(start)?;
    let end = match unit {
        TimeUnit::Weekend => days_from(start, 2)?,
        TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second => days_from(start, 1)?,
        _ => one.from(start)?,
    };
    Period::new(Some(start), Some(end), grain(unit, times))
}

/// The `nth` unit (from 1) of a period, or of those `from_end`. A week belongs to the period that
/// holds its Thursday, as in ISO 8601.
pub(super) fn nth_unit(
    whole: Period,
    unit: TimeUnit,
    nth: u32,
    from_end: bool,
) -> Result<Period, Unresolved> {
    run_of_units(whole, unit, nth, 1, from_end)
}

/// `count` units in a row, of which the first is the `nth` of the period (the last, `from_end`).
pub(super) fn run_of_units(
    whole: Period,
    unit: TimeUnit,
    nth: u32,
    count: u32,
    from_end: bool,
) -> Result<Period, Unresolved> {
    let part = || {
        let (start, end) = whole.start().zip(whole.end())?;
        let skipped = i64::from(nth.checked_sub(1)?);
        let (first, last) = match unit {
            // The weeks of a period are those whose Thursdays lie in it.
            TimeUnit::Week => (
                monday(days_from(start, 3)?)?,
                monday(days_from(days_from(end, -1)?, 4)?)?,
            ),
            _ => (start, end),
        };
        let step = |from: NaiveDate, steps: i64| Shift::of(steps, unit).from(from);
        let (start, end) = if from_end {
            let end = step(last, -skipped)?;
            (step(end, -i64::from(count))?, end)
        } else {
            let start = step(first, skipped)?;
            (start, step(start, i64::from(count))?)
        };
        let grain = if count == 1 {
            grain(unit, 1)
        } else {
            Grain::Span
        };
        (start >= first && end <= last)
            .then(|| Period::new(Some(start), Some(end), grain))
            .flatten()
    };
    part().ok_or(Unresolved::NoSuchPart)
}

/// The `nth` such weekday of a period (from its end).
pub(super) fn nth_weekday(
    whole: Period,
    weekday: Weekday,
    nth: u32,
    from_end: bool,
) -> Result<Period, Unresolved> {
    let day = || {
        let (start, end) = whole.start().zip(whole.end())?;
        let skipped = 7 * i64::from(nth.checked_sub(1)?);
        let gap = |from: Weekday, to: Weekday| i64::from((to.days_since(from)) % 7);
        let day = if from_end {
            let last = days_from(end, -1)?;
            days_from(last, -gap(weekday, last.weekday()) - skipped)?
        } else {
            days_from(start, gap(start.weekday(), weekday) + skipped)?
        };
        whole.contains_day(day).then(|| Period::day(day)).flatten()
    };
    day().ok_or(Unresolved::NoSuchDay)
}

/// Easter Sunday by the Gregorian calendar (the anonymous algorithm of Nature, 20 April 1876).
pub(super) fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (
        year.rem_euclid(19),
        year.div_euclid(100),
        year.rem_euclid(100),
    );
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(
        year,
        u32::try_from(n / 31).ok()?,
        u32::try_from(n % 31 + 1).ok()?,
    )
}

/// The day of a holiday in a year.
pub(super) fn holiday(rule: Holiday, year: i32) -> Option<NaiveDate> {
    match rule {
        Holiday::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
        Holiday::Easter(after) => days_from(easter(year)?, after),
        Holiday::Nth(month, weekday, nth, after) => {
            let month = Period::month(year, month)?;
            let day = nth_weekday(month, weekday, u32::from(nth.unsigned_abs()), nth < 0).ok()?;
            days_from(day.start()?, after)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day of the test")
    }

    #[test]
    fn units_around_a_day() {
        let at = |unit, times, steps| {
            unit_at(day("2024-02-29"), unit, times, steps).map(|period| period.to_string())
        };
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(at(TimeUnit::Week, 1, 0), text("2024-02-26/2024-03-04"));
        assert_eq!(at(TimeUnit::Month, 1, -1), text("2024-01-01/2024-02-01"));
        assert_eq!(at(TimeUnit::Quarter, 1, 1), text("2024-04-01/2024-07-01"));
        assert_eq!(at(TimeUnit::Year, 10, 0), text("2020-01-01/2030-01-01"));
        assert_eq!(at(TimeUnit::Weekend, 1, 1), text("2024-03-09/2024-03-11"));
        assert_eq!(at(TimeUnit::Workday, 1, 2), text("2024-03-04/2024-03-05"));
        assert_eq!(unit_at(NaiveDate::MAX, TimeUnit::Year, 1, 1), None);
    }

    #[test]
    fn easter_as_the_church_keeps_it() {
        for sunday in [
            "1583-04-10",
            "1700-04-11",
            "1801-04-05",
            "1818-03-22",
            "1886-04-25",
            "1900-04-15",
            "1943-04-25",
            "1954-04-18",
            "1981-04-19",
            "1999-04-04",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2016-03-27",
            "2024-03-31",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2201-04-19",
            "2285-03-22",
            "2299-04-16",
            "2351-04-15",
            "4099-04-19",
        ] {
            let sunday = day(sunday);
            assert_eq!(easter(sunday.year()), Some(sunday));
        }
    }

    #[test]
    fn parts_of_periods() {
        let year = Period::year(2023).expect("a year");
        let text = |part: Result<Period, Unresolved>| part.map(|part| part.to_string());
        let ok = |text: &str| Ok(text.to_owned());
        assert_eq!(
            text(run_of_units(year, TimeUnit::Month, 1, 11, false)),
            ok("2023-01-01/2023-12-01")
        );
        assert_eq!(
            text(run_of_units(year, TimeUnit::Month, 1, 2, true)),
            ok("2023-11-01/2024-01-01")
        );
        assert_eq!(
            text(nth_unit(year, TimeUnit::Week, 1, false)),
            ok("2023-01-02/2023-01-09")
        );
        assert_eq!(
            text(nth_unit(year, TimeUnit::Quarter, 5, false)),
            Err(Unresolved::NoSuchPart)
        );
        assert_eq!(
            text(nth_weekday(year, Weekday::Mon, 1, true)),
            ok("2023-12-25/2023-12-26")
        );
        let month = Period::month(2023, 6).expect("a month");
        assert_eq!(
            nth_weekday(month, Weekday::Sun, 5, false),
            Err(Unresolved::NoSuchDay)
        );
    }

    #[test]
    fn movable_days() {
        for (year, sunday) in [
            (1961, "1961-04-02"),
            (2000, "2000-04-23"),
            (2024, "2024-03-31"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(easter(year), Some(day(sunday)));
        }
        let thanksgiving = Holiday::Nth(11, Weekday::Thu, 4, 0);
        assert_eq!(holiday(thanksgiving, 2019), Some(day("2019-11-28")));
    }
}
