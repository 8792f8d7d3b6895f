//! What a written time says, and which days that is, seen from the day of publication.

use chrono::{Datelike, NaiveDate, Weekday};

use super::calendar::{self, days_from};
use super::clock::{Clock, Tense};
use crate::lexicon::time::{Holiday, TimeUnit};
use crate::mention::{Reference, Time, Unresolved};
use crate::value::{Grain, Period};

/// A named part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A quarter, from 1.
    Quarter(u32),
    /// A half, from 1.
    Half(u32),
    /// So many months from the first one on.
    Months(u32),
    /// Three months from this one.
    Season(u32),
    /// A week, from 1, by ISO 8601.
    Week(u32),
    /// A holiday.
    Holiday(Holiday),
    /// The weekend of or after a holiday.
    HolidayWeekend(Holiday),
}

/// The fields of a calendar date, as far as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Fields {
    pub(super) year: Option<i32>,
    pub(super) part: Option<Part>,
    pub(super) month: Option<u32>,
    pub(super) day: Option<u32>,
    pub(super) weekday: Option<Weekday>,
    /// The year is a fiscal one. The text does not give its first month.
    pub(super) fiscal: bool,
    /// The year was written as "last year".
    pub(super) relative: bool,
    /// The year was not written here, but at the other end of a range.
    pub(super) inherited: bool,
}

/// A written time: calendar fields that a neighbour may complete, or days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// Fields, some of them perhaps left out.
    Fields(Fields),
    /// Days, or why there are none.
    Days(Time),
}

impl When {
    /// Other days, reckoned from those of a time: read from the same, with a weekday of their own.
    pub(super) fn elsewhere(
        time: Time,
        days: Result<Period, Unresolved>,
        weekday: Option<chrono::Weekday>,
    ) -> Self {
        Self::Days(Time {
            days,
            weekday,
            ..time
        })
    }

    /// Days that were found without regard to the day of publication.
    pub(super) fn absolute(days: Result<Period, Unresolved>) -> Self {
        Self::Days(Time {
            days,
            weekday: None,
            reference: Reference::Absolute,
        })
    }

    /// Days that were found from the day of publication.
    pub(super) fn relative(days: Result<Period, Unresolved>) -> Self {
        Self::Days(Time {
            days,
            weekday: None,
            reference: Reference::Relative,
        })
    }

    /// What the days are reckoned from.
    pub(super) fn reference(&self, clock: &Clock) -> Reference {
        match self {
            Self::Days(time) => time.reference,
            Self::Fields(fields) => fields.reference(clock),
        }
    }

    /// The days.
    pub(super) fn resolve(&self, clock: &Clock) -> Time {
        match self {
            Self::Days(time) => *time,
            Self::Fields(fields) => fields.resolve_at(clock),
        }
    }
}

impl Fields {
    /// The same with what it lacks taken from the fields of a range's other end: the year, and for a
    /// bare day the month.
    #[must_use]
    pub(super) fn completed_from(mut self, other: &Self) -> Self {
        if self.year.is_none() {
            if self.day.is_some() && self.month.is_none() && self.part.is_none() {
                self.month = other.month;
            }
            self.year = other.year;
            self.inherited = other.year.is_some();
            self.fiscal |= other.fiscal && other.year.is_some();
        }
        self
    }

    /// The last such days that begin no later than another period.
    pub(super) fn before(&self, end: Period, clock: &Clock) -> Time {
        let clock = Clock {
            today: end.start(),
            tense: Tense::Past,
            ..*clock
        };
        let time = self.resolve_at(&clock);
        let late = time.days.is_ok_and(|days| days.start() > end.start());
        match (late, self.part.is_some() || self.month.is_some()) {
            (true, true) => {
                let year = end.start().map(|day| day.year() - 1);
                let days = Self { year, ..*self }.resolve_at(&clock).days;
                Time { days, ..time }
            }
            _ => time,
        }
    }

    /// The days, seen from a day of publication.
    pub(super) fn resolve_at(&self, clock: &Clock) -> Time {
        let days = match self.year {
            Some(year) => self.in_year(year, clock),
            // A day that no year has needs no publication date to be impossible.
            None if self.never() => Err(Unresolved::NoSuchDay),
            None => clock.today().and_then(|today| self.around(today, clock)),
        };
        Time {
            days,
            weekday: self.weekday,
            reference: self.reference(clock),
        }
    }

    fn reference(&self, clock: &Clock) -> Reference {
        if self.fiscal && clock.fiscal.is_none() {
            Reference::Fiscal
        } else if self.year.is_none() || self.relative {
            Reference::Relative
        } else {
            Reference::Absolute
        }
    }

    /// The same with day and month the other way round, if only then the weekday fits: "Saturday
    /// 10/2/2024".
    pub(super) fn in_order_of_weekday(self) -> Self {
        let fits = |fields: &Self| {
            let day = fields.year.zip(fields.month).zip(fields.day);
            let day =
                day.and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day));
            day.map(|day| day.weekday()) == fields.weekday
        };
        let turned = Self {
            month: self.day,
            day: self.month,
            ..self
        };
        if !fits(&self) && fits(&turned) {
            turned
        } else {
            self
        }
    }

    /// Is it a day that not even a leap year has?
    fn never(&self) -> bool {
        match (self.month, self.day) {
            (Some(month), Some(day)) => NaiveDate::from_ymd_opt(2000, month, day).is_none(),
            (None, Some(day)) => !(1..=31).contains(&day),
            _ => false,
        }
    }

    /// The days in a year.
    fn in_year(&self, year: i32, clock: &Clock) -> Result<Period, Unresolved> {
        if let Some(fiscal) = clock.fiscal.filter(|_| self.fiscal)
            && self.month.is_none()
        {
            let period = match self.part {
                None => Some(fiscal.year(year)),
                Some(Part::Quarter(quarter)) => Some(fiscal.quarter(year, quarter)),
                Some(Part::Half(half)) => Some(fiscal.half(year, half)),
                Some(Part::Months(months)) => Some(first_months(fiscal.year(year), months)),
                Some(_) => None,
            };
            if let Some(period) = period {
                return period.ok_or(Unresolved::NoSuchPart);
            }
        }
        if let Some(part) = self.part {
            return part_of_year(part, year);
        }
        let period = match (self.month, self.day) {
            (Some(month), Some(day)) => {
                let day = NaiveDate::from_ymd_opt(year, month, day).ok_or(Unresolved::NoSuchDay)?;
                Period::day(day)
            }
            (Some(month), None) => Period::month(year, month),
            _ => Period::year(year),
        };
        period.ok_or(Unresolved::NoSuchPart)
    }

    /// The days in the year, month or week that suits the day of publication best.
    fn around(&self, today: NaiveDate, clock: &Clock) -> Result<Period, Unresolved> {
        if matches!(self.part, Some(Part::Week(_))) {
            return self.in_year(today.year(), clock);
        }
        if self.part.is_some() || self.month.is_some() {
            let years = |reach: i32| -> Vec<Period> {
                let years = (-reach..=reach).map(|step| today.year() + step);
                years
                    .filter_map(|year| self.in_year(year, clock).ok())
                    .collect()
            };
            // Those of three years mostly hold the two around today, which decide if no other time does.
            let near = years(1);
            let begun = |period: &Period| period.start() <= Some(today);
            let decides = matches!(&near[..], [first, _, last] if begun(first) && !begun(last))
                && clock.beside.is_none();
            let found = if decides { near } else { years(5) };
            return self.choose(&found, today, clock);
        }
        if let Some(day) = self.day {
            let months = (-14..=14).filter_map(|step| {
                let month = calendar::unit_at(today, TimeUnit::Month, 1, step)?.start()?;
                Period::day(month.with_day(day)?)
            });
            let fits = |period: &Period| {
                self.weekday.is_none_or(|weekday| {
                    period.start().is_some_and(|day| day.weekday() == weekday)
                })
            };
            let found: Vec<Period> = months.filter(fits).collect();
            return self.choose(&found, today, clock);
        }
        let weekday = self.weekday.ok_or(Unresolved::NoAnchor)?;
        let back = i64::from(today.weekday().days_since(weekday));
        let days = [back - 7, back, back + 7].map(|back| days_from(today, -back));
        let mut found: Vec<Period> = days.into_iter().flatten().filter_map(Period::day).collect();
        found.sort_by_key(Period::start);
        nearest(&found, today, clock.tense).ok_or(Unresolved::NoSuchDay)
    }

    /// The candidate (in order) that the text most likely means; of the two around today, the one
    /// that the written weekday fits, if only one does.
    fn choose(
        &self,
        found: &[Period],
        today: NaiveDate,
        clock: &Clock,
    ) -> Result<Period, Unresolved> {
        let split = found.partition_point(|period| period.start() <= Some(today));
        let around = &found[split.saturating_sub(1)..(split + 1).min(found.len())];
        if let (Some(weekday), [_, _]) = (self.weekday, around) {
            let fits =
                |period: &&Period| period.start().is_some_and(|day| day.weekday() == weekday);
            let mut fitting = around.iter().filter(fits);
            if let (Some(only), None) = (fitting.next(), fitting.next()) {
                return Ok(*only);
            }
        }
        if let Some(beside) = self.beside(found, today, clock) {
            return Ok(beside);
        }
        nearest(found, today, clock.tense).ok_or(Unresolved::NoSuchDay)
    }

    /// Of quarters and halves the one nearest to another of the same sentence ("in Q2, up from Q1"), of
    /// months the one nearest to a month with its year ("in December 2022, and then in March").
    fn beside(&self, found: &[Period], today: NaiveDate, clock: &Clock) -> Option<Period> {
        let beside = clock.beside.filter(|_| !clock.future())?;
        let other = beside.days.ok()?;
        if other.grain() == Grain::Year && clock.close && beside.reference == Reference::Absolute {
            // "the 2022 final was on 18 December"
            return self.in_year(other.start()?.year(), clock).ok();
        }
        if self.day.is_some() {
            return None;
        }
        let begun = found.iter().filter(|period| period.start() <= Some(today));
        let alike = begun.filter(|period| period.grain() == other.grain());
        let known = match other.grain() {
            Grain::Quarter | Grain::Half => true,
            Grain::Month => beside.reference == Reference::Absolute,
            _ => false,
        };
        let distance = |period: &&Period| {
            let (one, two) = period.start().zip(other.start()).unwrap_or_default();
            one.signed_duration_since(two).num_days().abs()
        };
        alike.filter(|_| known).min_by_key(distance).copied()
    }
}

/// The period that holds today; else the last before it or the next after it, by the tense of the
/// sentence. Where that tells nothing the last one, unless the next is three times as near (of weekdays,
/// twice); and where a verb further off tells, a date six times as near on the other side is meant all
/// the same. `found` is in order.
fn nearest(found: &[Period], today: NaiveDate, tense: Tense) -> Option<Period> {
    let split = found.partition_point(|period| period.start() <= Some(today));
    let last = split.checked_sub(1).and_then(|at| found.get(at)).copied();
    let next = found.get(split).copied();
    let (Some(last), Some(next)) = (last, next) else {
        return last.or(next);
    };
    if last.contains_day(today) {
        return Some(last);
    }
    let ago = today.signed_duration_since(last.start()?).num_days();
    let ahead = next.start()?.signed_duration_since(today).num_days();
    let of_a_year = last.grain() == Grain::Day && ago + ahead > 31;
    let of_a_week = ago + ahead == 7;
    let is_next = match tense {
        Tense::Unknown => ahead.saturating_mul(if of_a_week { 2 } else { 3 }) < ago,
        Tense::Past => false,
        Tense::PerhapsPast => of_a_year && ahead.saturating_mul(6) < ago,
        Tense::Future => !(of_a_year && ago.saturating_mul(6) < ahead),
    };
    Some(if is_next { next } else { last })
}

/// So many months from the first day of a year on.
fn first_months(year: Option<Period>, months: u32) -> Option<Period> {
    let start = year?.start()?;
    Period::months(start, months, Grain::Span)
}

fn part_of_year(part: Part, year: i32) -> Result<Period, Unresolved> {
    let whole = Period::year(year).ok_or(Unresolved::NoSuchPart)?;
    match part {
        Part::Quarter(quarter) => Period::quarter(year, quarter).ok_or(Unresolved::NoSuchPart),
        Part::Half(half) => Period::half(year, half).ok_or(Unresolved::NoSuchPart),
        Part::Months(months) => first_months(Some(whole), months).ok_or(Unresolved::NoSuchPart),
        Part::Season(month) => NaiveDate::from_ymd_opt(year, month, 1)
            .and_then(|start| Period::months(start, 3, Grain::Half))
            .ok_or(Unresolved::NoSuchPart),
        Part::Week(week) => calendar::nth_unit(whole, TimeUnit::Week, week, false),
        Part::Holiday(rule) => calendar::holiday(rule, year)
            .and_then(Period::day)
            .ok_or(Unresolved::NoSuchDay),
        Part::HolidayWeekend(rule) => holiday_weekend(rule, year).ok_or(Unresolved::NoSuchDay),
    }
}

/// The weekend that a holiday lies in or makes: from Thursday on for a Thursday, to Monday for a
/// Monday, else the Saturday and Sunday of its week.
fn holiday_weekend(rule: Holiday, year: i32) -> Option<Period> {
    let day = calendar::holiday(rule, year)?;
    let saturday = days_from(calendar::monday(day)?, 5)?;
    let monday = days_from(saturday, 2)?;
    let (start, end) = match day.weekday() {
        Weekday::Thu | Weekday::Fri => (day, monday),
        Weekday::Mon => (days_from(day, -2)?, days_from(day, 1)?),
        _ => (saturday, monday),
    };
    Period::new(Some(start), Some(end), Grain::Span)
}

#[cfg(test)]
mod tests;
