//! Ranges of which one end leaves out what the other says.
//!
//! | text | days |
//! | --- | --- |
//! | `13 to 15 July`, `November 19-20`, `the 5th and 6th of May` | days of one month |
//! | `5/1-5/7/2020`, `from the 3rd to the 12th` | days in digits |
//! | `2012–13` | years |

use super::cursor::Cursor;
use super::memo::Read;
use super::when::{Fields, When};
use crate::lexicon::time::TimeWord;
use crate::mention::{Time, Unresolved};
use crate::normalize::token::Shape;
use crate::value::{Grain, Period};

impl Cursor<'_> {
    /// "13 to 15 July", "4 till 23 of this month", "ninth and seventeenth of April".
    pub(super) fn days_then_month(&self, at: usize, between: bool) -> Read<When> {
        let (end, day) = self
            .ordinal(at)
            .or_else(|| {
                Some((
                    at + 1,
                    self.plain_digits(at, 1)
                        .or_else(|| self.plain_digits(at, 2))?,
                ))
            })
            .filter(|(_, day)| (1..=31).contains(day))?;
        let joint = self.joint_of_range(end, between).or_else(|| {
            self.after(end, TimeWord::And)
                .filter(|next| self.next_day(*next, day))
        })?;
        let second_at = self.skip(joint, TimeWord::The);
        // "the second to last day of June"
        if self.after(joint, TimeWord::Last).is_some() {
            return None;
        }
        // "05-Oct-21"
        if self.hyphen(end) && self.month(second_at).is_some() {
            return None;
        }
        let found = self.simple(second_at);
        let (end, second) = found.or_else(|| self.day_of(second_at))?;
        let (first, second) = match second {
            When::Fields(fields)
                if fields.day.is_some() && fields.month.is_some() && fields.weekday.is_none() =>
            {
                let first = Fields {
                    day: Some(day),
                    ..fields
                };
                (When::Fields(first), second)
            }
            When::Days(time) => {
                use chrono::Datelike;
                let last = time.days.ok().filter(|days| days.grain() == Grain::Day)?;
                let first = last.start()?.with_day(day)?;
                let days = Period::day(first).ok_or(Unresolved::NoSuchDay);
                (When::Days(Time { days, ..time }), second)
            }
            When::Fields(_) => return None,
        };
        Some((end, self.span(first, second)))
    }

    /// Does the day after another stand here: the 6th of "the 5th and 6th of May"?
    fn next_day(&self, at: usize, day: u32) -> bool {
        let at = self.skip(at, TimeWord::The);
        self.day_number(at).is_some_and(|(_, next)| next == day + 1)
    }

    /// "5/1-5/7/2020", "10/28-11/2, 2017": months and days that share a year.
    pub(super) fn days_in_digits(&self, at: usize) -> Read<When> {
        let slashed = |at: usize| self.sign(at, "/") && self.glued(at) && self.glued(at + 1);
        if !slashed(at + 1) {
            return None;
        }
        let joint = at + 3;
        let from = self.role_before(at) == Some(TimeWord::From);
        let second = if self.hyphen(joint) && self.glued(joint) {
            joint + 1
        } else if from {
            self.joint_of_range(joint, false)?
        } else {
            return None;
        };
        if !slashed(second + 1) {
            return None;
        }
        let number = |at: usize| {
            self.plain_digits(at, 1)
                .or_else(|| self.plain_digits(at, 2))
        };
        let fields = |at: usize, year: Option<i32>| {
            let (month, day) = (number(at)?, number(at + 2)?);
            let fields = Fields {
                year,
                month: Some(month),
                day: Some(day),
                ..Fields::default()
            };
            ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(When::Fields(fields))
        };
        let both = |year| Some(self.span(fields(at, year)?, fields(second, year)?));
        let after = second + 3;
        let year_at = if slashed(after) {
            after + 1
        } else {
            self.skip_sign(after, ",")
        };
        if let Some((end, year)) = self.year(year_at) {
            return Some((end, both(Some(year))?));
        }
        // "1/2-3/4 cup" are fractions.
        let whole = |at: usize| Some(number(at)? >= number(at + 2)?);
        let dates = from || whole(at)? || whole(second)? || number(at + 2)? > 12;
        let ends =
            !(slashed(after) || self.glued(after) && self.shape(after) != Some(Shape::Symbol));
        (dates && ends).then(|| Some((after, both(None)?)))?
    }

    /// "from the 3rd to the 12th", in digits: ranks are spelled out more often.
    pub(super) fn bare_days(&self, at: usize, between: bool) -> Read<When> {
        let digits = |at: usize| {
            self.ordinal(at)
                .filter(|_| self.shape(at) == Some(Shape::Numeral))
        };
        let (end, first) = digits(at)?;
        let second_at = self.skip(self.joint_of_range(end, between)?, TimeWord::The);
        let (end, second) = digits(second_at)?;
        let start = at - usize::from(self.role_before(at) == Some(TimeWord::The));
        let opens = matches!(
            self.role_before(start),
            Some(TimeWord::From | TimeWord::Between)
        );
        let days = first < second && second <= 31 && opens && self.ends_phrase(end);
        let day = |day: u32| {
            When::Fields(Fields {
                day: Some(day),
                ..Fields::default()
            })
        };
        days.then(|| (end, self.span(day(first), day(second))))
    }

    /// "2015–19", "1914-18": the years from one to another that do not follow each other.
    pub(super) fn years_shortened(&self, at: usize) -> Read<When> {
        let first = self.plain_digits(at, 4).and_then(super::year::full)?;
        let (joint, second_at) = (at + 1, at + 2);
        let second = i32::try_from(self.plain_digits(second_at, 2)?).ok()?;
        let glued = self.glued(joint) && self.glued(second_at) && !self.glued(at);
        // "2016-11" is a month.
        let month = second <= 12 && self.written(joint) == "-";
        let after = second_at + 1;
        let goes_on =
            self.glued(after) && self.shape(after) != Some(Shape::Symbol) || self.sign(after, "%");
        let fits = (1500..2100).contains(&first) && second > first.rem_euclid(100) + 1;
        if !(self.hyphen(joint) && glued && fits) || month || goes_on {
            return None;
        }
        let last = Period::year(first - first.rem_euclid(100) + second).and_then(|year| year.end());
        let start = Period::year(first).and_then(|year| year.start());
        let days = Period::new(Some(start?), Some(last?), Grain::Span);
        Some((after, When::absolute(days.ok_or(Unresolved::NoSuchPart))))
    }

    /// "November 19-20", "August 27th - 29th, 2024", "November between 19 and 20".
    pub(super) fn month_then_days(&self, end: usize, first: Fields, between: bool) -> Read<When> {
        let month = first.month.filter(|_| first.year.is_none())?;
        let (first, end, between) = if first.day.is_none() {
            let at = self.after(end, TimeWord::Between)?;
            let (end, day) = self.day_number(at)?;
            (
                Fields {
                    day: Some(day),
                    ..first
                },
                end,
                true,
            )
        } else {
            (first, end, between)
        };
        // "May 3 and 4, 2023", but "on May 3 and 4 people"
        let joint = self.joint_of_range(end, between).or_else(|| {
            let and = self.after(end, TimeWord::And)?;
            let (after, _) = self.day_number(and)?;
            let closed = self.year_after(after, true).is_some() || self.ends_phrase(after);
            (closed && self.next_day(and, first.day?)).then_some(and)
        })?;
        let joined = self.skip(joint, TimeWord::The);
        let (end, day) = self.day_number(joined)?;
        let counts =
            self.glued(end) && matches!(self.shape(end), Some(Shape::Numeral | Shape::Word));
        if counts
            || self.month(self.skip(end, TimeWord::Of)).is_some()
            || self.sign(end, "/")
            || self.sign(end, "%")
        {
            return None;
        }
        let year = self.year_after(end, true).filter(|(_, year)| *year > 999);
        let (end, year) = year.map_or((end, None), |(end, year)| (end, Some(year)));
        // "from April 27th to the 3rd" goes on into May.
        let next = Some(day) < first.day;
        let (month, later) = if next {
            (month % 12 + 1, month == 12)
        } else {
            (month, false)
        };
        let second = Fields {
            year: year.map(|year| year + i32::from(later)),
            month: Some(month),
            day: Some(day),
            ..Fields::default()
        };
        let first = Fields { year, ..first };
        Some((end, self.span(When::Fields(first), When::Fields(second))))
    }

    fn day_number(&self, at: usize) -> Read<u32> {
        let found = self.ordinal(at).or_else(|| {
            let day = self
                .plain_digits(at, 1)
                .or_else(|| self.plain_digits(at, 2))?;
            Some((at + 1, day))
        });
        found.filter(|(_, day)| (1..=31).contains(day))
    }
}
