//! Periods: half-open runs of days.

use std::fmt;

use chrono::{Days, Months, NaiveDate};

/// The size of calendar unit that a period was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Grain {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A half-year or season.
    Half,
    /// A year, calendar or fiscal.
    Year,
    /// A decade.
    Decade,
    /// A century.
    Century,
    /// A span that was written by its ends or its length ("January–November", "since 2019").
    Span,
}

/// A half-open run of days: `start` is the first day, `end` the first day after it; `None` where
/// the run has no such side ("since 2019"). Never empty.
///
/// ```
/// use numclaim::value::{Grain, Period};
/// let year = Period::year(2023).unwrap();
/// assert_eq!(year.to_string(), "2023-01-01/2024-01-01");
/// assert_eq!(year.grain(), Grain::Year);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
    grain: Grain,
}

/// How one period lies to another. Exactly one holds for any two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PeriodRelation {
    /// The same days.
    Equal,
    /// The first lies within the second, which has more days.
    Inside,
    /// The second lies within the first, which has more days.
    Contains,
    /// They share days, and each has days that the other lacks.
    Overlapping,
    /// They share no day.
    Apart,
}

impl Period {
    /// The days from `start` until before `end`; `None` if that is no day at all.
    pub fn new(start: Option<NaiveDate>, end: Option<NaiveDate>, grain: Grain) -> Option<Self> {
        let empty = start.zip(end).is_some_and(|(start, end)| start >= end);
        (!empty).then_some(Self { start, end, grain })
    }

    /// One day; `None` at the end of time (chrono's last date).
    pub fn day(date: NaiveDate) -> Option<Self> {
        Self::new(
            Some(date),
            Some(date.checked_add_days(Days::new(1))?),
            Grain::Day,
        )
    }

    /// A month (1 to 12) of a year; `None` if there is none such.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        Self::months(NaiveDate::from_ymd_opt(year, month, 1)?, 1, Grain::Month)
    }

    /// A calendar quarter (1 to 4) of a year; `None` if there is none such.
    pub fn quarter(year: i32, quarter: u32) -> Option<Self> {
        let month = quarter.checked_sub(1)?.checked_mul(3)?.checked_add(1)?;
        Self::months(NaiveDate::from_ymd_opt(year, month, 1)?, 3, Grain::Quarter)
    }

    /// A calendar half (1 or 2) of a year; `None` if there is none such.
    pub fn half(year: i32, half: u32) -> Option<Self> {
        let month = half.checked_sub(1)?.checked_mul(6)?.checked_add(1)?;
        Self::months(NaiveDate::from_ymd_opt(year, month, 1)?, 6, Grain::Half)
    }

    /// A calendar year; `None` outside chrono's range.
    pub fn year(year: i32) -> Option<Self> {
        Self::months(NaiveDate::from_ymd_opt(year, 1, 1)?, 12, Grain::Year)
    }

    /// So many months from a day on.
    pub fn months(start: NaiveDate, months: u32, grain: Grain) -> Option<Self> {
        Self::new(
            Some(start),
            Some(start.checked_add_months(Months::new(months))?),
            grain,
        )
    }

    /// The first day, if the period has one.
    pub fn start(&self) -> Option<NaiveDate> {
        self.start
    }

    /// The first day after the period, if it has an end.
    pub fn end(&self) -> Option<NaiveDate> {
        self.end
    }

    /// The unit that it was written in.
    pub fn grain(&self) -> Grain {
        self.grain
    }

    /// How many days it has, if it has both ends.
    pub fn length_in_days(&self) -> Option<i64> {
        Some(self.end?.signed_duration_since(self.start?).num_days())
    }

    /// How many whole months it has, if it starts and ends on the same day of the month.
    pub fn length_in_months(&self) -> Option<u32> {
        use chrono::Datelike;
        let (start, end) = (self.start?, self.end?);
        let months = (end.year() - start.year()) * 12 + end.month() as i32 - start.month() as i32;
        (start.day() == end.day())
            .then(|| u32::try_from(months).ok())
            .flatten()
    }

    /// Is the day one of the period's?
    pub fn contains_day(&self, day: NaiveDate) -> bool {
        self.start.is_none_or(|start| start <= day) && self.end.is_none_or(|end| day < end)
    }

    /// How this period lies to another; the grain plays no part.
    pub fn relation(&self, other: &Self) -> PeriodRelation {
        let starts_before = |a: &Self, b: &Self| {
            a.start.is_none() || b.start.is_some_and(|b| a.start.is_some_and(|a| a <= b))
        };
        let ends_after = |a: &Self, b: &Self| {
            a.end.is_none() || b.end.is_some_and(|b| a.end.is_some_and(|a| a >= b))
        };
        let covers = |a: &Self, b: &Self| starts_before(a, b) && ends_after(a, b);
        let disjoint =
            |a: &Self, b: &Self| a.end.zip(b.start).is_some_and(|(end, start)| end <= start);
        match (covers(self, other), covers(other, self)) {
            (true, true) => PeriodRelation::Equal,
            (true, false) => PeriodRelation::Contains,
            (false, true) => PeriodRelation::Inside,
            _ if disjoint(self, other) || disjoint(other, self) => PeriodRelation::Apart,
            _ => PeriodRelation::Overlapping,
        }
    }
}

impl fmt::Display for Period {
    /// ISO 8601: `2023-01-01/2024-01-01`, with `..` for an open side.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side =
            |day: Option<NaiveDate>| day.map_or_else(|| "..".to_owned(), |day| day.to_string());
        write!(f, "{}/{}", side(self.start), side(self.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendar_units() {
        let text = |period: Option<Period>| period.map(|period| period.to_string());
        assert_eq!(
            text(Period::quarter(2023, 4)).as_deref(),
            Some("2023-10-01/2024-01-01")
        );
        assert_eq!(
            text(Period::half(2023, 2)).as_deref(),
            Some("2023-07-01/2024-01-01")
        );
        assert_eq!(Period::quarter(2023, 5), None);
        assert_eq!(Period::quarter(2023, 0), None);
        assert_eq!(Period::month(2023, 13), None);
        assert_eq!(
            Period::year(2024).and_then(|year| year.length_in_days()),
            Some(366)
        );
        assert_eq!(
            Period::half(2024, 1).and_then(|half| half.length_in_months()),
            Some(6)
        );
    }

    #[test]
    fn relations_exclude_each_other() {
        let year = Period::year(2023).expect("a year");
        let may = Period::month(2023, 5).expect("a month");
        let since = Period::new(may.start(), None, Grain::Span).expect("open");
        assert_eq!(year.relation(&year), PeriodRelation::Equal);
        assert_eq!(may.relation(&year), PeriodRelation::Inside);
        assert_eq!(year.relation(&may), PeriodRelation::Contains);
        assert_eq!(year.relation(&since), PeriodRelation::Overlapping);
        assert_eq!(
            year.relation(&Period::year(2024).expect("a year")),
            PeriodRelation::Apart
        );
    }
}
