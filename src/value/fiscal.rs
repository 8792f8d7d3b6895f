//! Fiscal years.

use chrono::{Datelike, NaiveDate};
use thiserror::Error;

use super::{Grain, Period};

/// In which month a fiscal year begins, and which calendar year gives it its number.
///
/// ```
/// use numclaim::value::{FiscalYear, NamedAfter};
/// // The fiscal 2024 of the United States began in October 2023, that of Japan in April 2024.
/// let us = FiscalYear::new(10, NamedAfter::LastYear).unwrap();
/// assert_eq!(us.year(2024).unwrap().to_string(), "2023-10-01/2024-10-01");
/// let japan = FiscalYear::new(4, NamedAfter::FirstYear).unwrap();
/// assert_eq!(japan.quarter(2024, 1).unwrap().to_string(), "2024-04-01/2024-07-01");
/// assert!(FiscalYear::new(13, NamedAfter::LastYear).is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FiscalYear {
    month: u32,
    named_after: NamedAfter,
}

/// Which of two calendar years gives a fiscal year its number. Where it begins in January, both are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NamedAfter {
    /// The one in which it begins.
    FirstYear,
    /// The one in which it ends.
    LastYear,
}

/// A number that no month has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("no month is {0}: 1 (January) to 12 (December) was expected")]
pub struct NoSuchMonth(pub u32);

impl FiscalYear {
    /// The fiscal year that begins on the first day of a month, 1 to 12.
    ///
    /// # Errors
    /// A number that no month has.
    pub fn new(month: u32, named_after: NamedAfter) -> Result<Self, NoSuchMonth> {
        match month {
            1..=12 => Ok(Self { month, named_after }),
            _ => Err(NoSuchMonth(month)),
        }
    }

    /// The month in which it begins, 1 to 12.
    pub fn month(&self) -> u32 {
        self.month
    }

    /// Which calendar year gives it its number.
    pub fn named_after(&self) -> NamedAfter {
        self.named_after
    }

    /// The first day of the fiscal year of this number.
    fn start(&self, year: i32) -> Option<NaiveDate> {
        let before = self.month > 1 && self.named_after == NamedAfter::LastYear;
        NaiveDate::from_ymd_opt(year.checked_sub(i32::from(before))?, self.month, 1)
    }

    /// The fiscal year of this number; `None` outside the years that the calendar has.
    pub fn year(&self, year: i32) -> Option<Period> {
        Period::months(self.start(year)?, 12, Grain::Year)
    }

    /// A quarter of it, 1 to 4; `None` for any other.
    pub fn quarter(&self, year: i32, quarter: u32) -> Option<Period> {
        self.part(year, quarter, 3, Grain::Quarter)
    }

    /// A half of it, 1 or 2; `None` for any other.
    pub fn half(&self, year: i32, half: u32) -> Option<Period> {
        self.part(year, half, 6, Grain::Half)
    }

    /// The number of the fiscal year that holds a day.
    pub(crate) fn number(&self, day: NaiveDate) -> i32 {
        let begun = day.year() - i32::from(day.month() < self.month);
        begun + i32::from(self.month > 1 && self.named_after == NamedAfter::LastYear)
    }

    /// The fiscal year whose first calendar year and second are these: "2023/24".
    pub(crate) fn of_two(&self, last: i32) -> Option<Period> {
        let start = NaiveDate::from_ymd_opt(last.checked_sub(1)?, self.month, 1)?;
        Period::months(start, 12, Grain::Year)
    }

    fn part(&self, year: i32, nth: u32, months: u32, grain: Grain) -> Option<Period> {
        let before = nth.checked_sub(1)?.checked_mul(months)?;
        let start = self.start(year)?;
        let start = start.checked_add_months(chrono::Months::new(before))?;
        (before < 12).then(|| Period::months(start, months, grain))?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_and_halves_count_from_the_first_month() {
        let said = |period: Option<Period>| period.map(|period| period.to_string());
        let us = FiscalYear::new(10, NamedAfter::LastYear).expect("a month");
        assert_eq!(
            said(us.quarter(2024, 2)).as_deref(),
            Some("2024-01-01/2024-04-01")
        );
        assert_eq!(
            said(us.half(2024, 2)).as_deref(),
            Some("2024-04-01/2024-10-01")
        );
        assert_eq!(said(us.quarter(2024, 5)), None);
        assert_eq!(said(us.quarter(2024, 0)), None);
        assert_eq!(said(us.half(2024, u32::MAX)), None);
        assert_eq!(said(us.year(i32::MIN)), None);
        assert_eq!(said(us.year(i32::MAX)), None);
        assert_eq!(
            said(us.of_two(2024)).as_deref(),
            Some("2023-10-01/2024-10-01")
        );
        assert_eq!(said(us.of_two(i32::MIN)), None);
    }

    #[test]
    fn the_year_of_a_day_holds_it() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a day");
        for named_after in [NamedAfter::FirstYear, NamedAfter::LastYear] {
            for month in 1..=12 {
                let fiscal = FiscalYear::new(month, named_after).expect("a month");
                for day in [
                    day(2023, 1, 1),
                    day(2023, 6, 30),
                    day(2024, 2, 29),
                    day(2024, 12, 31),
                ] {
                    let year = fiscal.year(fiscal.number(day)).expect("a year");
                    assert!(year.contains_day(day), "{fiscal:?} {day}");
                }
            }
        }
    }

    #[test]
    fn a_year_from_january_is_the_calendar_year() {
        for named_after in [NamedAfter::FirstYear, NamedAfter::LastYear] {
            let calendar = FiscalYear::new(1, named_after).expect("a month");
            assert_eq!(calendar.year(2024), Period::year(2024));
            assert_eq!(calendar.quarter(2024, 3), Period::quarter(2024, 3));
        }
    }
}
