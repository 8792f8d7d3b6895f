//! Dates with a month's name, weekdays, and months with or without a year.
//!
//! | text | fields |
//! | --- | --- |
//! | `9 February 2024`, `the 9th of February, 2024`, `Feb. 9, 2024`, `09-Feb-24` | day, month, year |
//! | `Thursday, February 9`, `Thursday (Feb. 9)`, `Feb 9, Thu` | weekday, day, month |
//! | `Thursday the 21st`, `Thu 15th` | weekday, day |
//! | `Thursday`, `Thursday night` | weekday |
//! | `February 2024`, `Feb '24`, `2024 February`, `February` | month, year |

use chrono::{Datelike, NaiveDate};

use super::cursor::Cursor;
use super::memo::Read;
use super::when::Fields;
use crate::lexicon::time::TimeWord;
use crate::normalize::token::{Case, Shape};

impl Cursor<'_> {
    /// A date, a month or a weekday.
    pub(super) fn date(&self, at: usize) -> Read<Fields> {
        self.weekday_first(at)
            .or_else(|| self.month_first(at))
            .or_else(|| self.day_first(at))
            .or_else(|| self.year_first(at))
            .map(|(end, fields)| self.with_relative_year(end, fields))
            .map(|(end, fields)| self.with_weekday_after(end, fields))
            .map(|(end, fields)| (self.skip_day_part(end), fields))
    }

    /// "10 September last year", "March of this year".
    fn with_relative_year(&self, end: usize, fields: Fields) -> (usize, Fields) {
        match self
            .relative_year(end)
            .filter(|_| fields.year.is_none() && fields.month.is_some())
        {
            Some((end, year)) => {
                let (year, relative) = (Some(year), true);
                (
                    end,
                    Fields {
                        year,
                        relative,
                        ..fields
                    },
                )
            }
            None => (end, fields),
        }
    }

    /// The day of a month: "9", "9th", "ninth", "twenty-first", "the 9th", "9th day".
    fn day_of_month(&self, at: usize) -> Read<(u32, bool)> {
        let (end, day, ordinal) = if let Some((end, day)) = self.ordinal(at) {
            (end, day, true)
        } else if let Some(day) = self
            .plain_digits(at, 1)
            .or_else(|| self.plain_digits(at, 2))
        {
            (at + 1, day, false)
        } else {
            let (end, day) = self.spelled_number(at)?;
            (end, day, false)
        };
        (1..=31).contains(&day).then_some((end, (day, ordinal)))
    }

    /// A sign that joins the parts of a date: "05-Aug-2016", "2019/aug/01", "4.Jan.2019".
    fn joint(&self, at: usize) -> usize {
        let joins = self.glued(at) && (self.hyphen(at) || self.sign(at, "/") || self.sign(at, "."));
        at + usize::from(joins && self.glued(at + 1))
    }

    fn month_first(&self, at: usize) -> Read<Fields> {
        let (end, month) = self.month(at)?;
        if self.glued(at) && self.sign(at.saturating_sub(1), "$") {
            return None;
        }
        let mut fields = Fields {
            month: Some(month.value),
            ..Fields::default()
        };
        let joint = self.joint(end);
        // "Sep-2020-23"
        if joint > end
            && let Some((after_year, year)) = self.year(joint)
            && let day_at = self.joint(after_year)
            && day_at > after_year
            && let Some((end, (day, _))) = self.day_of_month(day_at)
        {
            fields.year = Some(year);
            fields.day = Some(day);
            return Some((end, fields));
        }
        let day_at = self.skip(joint, TimeWord::The);
        let in_month = self.role_before(at) == Some(TimeWord::During);
        if let Some((after, (day, ordinal))) = self.day_of_month(day_at)
            && !self.counts_something(day_at, after)
        {
            let year = self.year_of_date(after, joint > end);
            // "In March 12 people": a month that something happened in, and a number.
            if year.is_some() || ordinal || !in_month {
                fields.day = Some(day);
                fields.year = year.map(|(_, year)| year);
                let end = year.map_or(after, |(end, _)| end);
                return self.accepts(month, at, end, true).then_some((end, fields));
            }
        }
        if let Some((end, year)) = self.year_after(end, false) {
            fields.year = Some(year);
            return Some((end, fields));
        }
        self.accepts(month, at, end, false).then_some((end, fields))
    }

    fn day_first(&self, at: usize) -> Read<Fields> {
        if self.glued(at) && !self.may_touch_before(at) {
            return None;
        }
        let (end, (day, ordinal)) = self.day_of_month(at)?;
        // "the 5th, September 2017"
        let comma = self.skip_sign(end, ",");
        if comma > end
            && ordinal
            && let Some((month_end, month)) = self.month(comma)
            && let Some((end, year)) = self.year_after(month_end, true)
        {
            return Some((end, whole_date(year, month.value, day)));
        }
        let day_word = self
            .unit(end)
            .filter(|(_, unit)| unit.unit == crate::lexicon::time::TimeUnit::Day);
        let end = day_word.map_or(end, |(end, _)| end);
        let day_end = end;
        let joint = self.joint(end);
        // "23-2020-September"
        if joint > end
            && let Some((after_year, year)) = self.year(joint)
            && let month_at = self.joint(after_year)
            && month_at > after_year
            && let Some((end, month)) = self.month(month_at)
        {
            return Some((end, whole_date(year, month.value, day)));
        }
        let month_at = self.skip(self.skip(joint, TimeWord::Of), TimeWord::The);
        let (end, month) = self.month(month_at)?;
        if month.ambiguous && self.token(month_at)?.case == Case::Lower && month_at == joint {
            // "the first may", "5 mar"
            return None;
        }
        // The point of "4.Jan.2019" has been read as the month's.
        let end_of_month = end - usize::from(self.sign(end - 1, ".") && self.glued(end));
        let year = self
            .year_of_date(end, joint > day_end)
            .or_else(|| self.year_of_date(end_of_month, joint > day_end));
        let fields = Fields {
            year: year.map(|(_, year)| year),
            month: Some(month.value),
            day: Some(day),
            ..Fields::default()
        };
        Some((year.map_or(end, |(end, _)| end), fields))
    }

    /// The year after a day and month; two digits after a hyphen only if one stood before too.
    fn year_of_date(&self, at: usize, joined: bool) -> Read<i32> {
        // "31Dec2010"
        if self.glued(at)
            && let Some(year) = self.plain_digits(at, 4).and_then(super::year::full)
        {
            return Some((at + 1, year));
        }
        let joint = self.joint(at);
        if joint > at && (joined || self.plain_digits(joint, 4).is_some()) {
            if let Some(value) = self.plain_digits(joint, 2) {
                return Some((joint + 1, super::year::short(value)));
            }
            let pointed = self.plain_digits(joint, 4).filter(|_| self.sign(at, "."));
            if let Some(year) = pointed.and_then(super::year::full) {
                return Some((joint + 1, year));
            }
            return self.year(joint);
        }
        if joint > at {
            None
        } else {
            self.year_after(at, true)
        }
    }

    /// "2024 February", "2019-sep-1", "2020/23/Sep".
    fn year_first(&self, at: usize) -> Read<Fields> {
        let year = self.plain_digits(at, 4).and_then(super::year::full)?;
        if !(1000..2200).contains(&year) {
            return None;
        }
        let joint = self.joint(at + 1);
        let mut fields = Fields {
            year: Some(year),
            ..Fields::default()
        };
        if let Some((end, month)) = self.month(joint) {
            fields.month = Some(month.value);
            let day_at = self.joint(end);
            if day_at > end
                && joint > at + 1
                && let Some((end, (day, _))) = self.day_of_month(day_at)
            {
                fields.day = Some(day);
                return Some((end, fields));
            }
            if let Some((end, (day, _))) = self.day_of_month(end)
                && self.ends_phrase(end)
            {
                fields.day = Some(day);
                return Some((end, fields));
            }
            let capital = self.token(joint)?.case != Case::Lower;
            return (capital || !month.ambiguous).then_some((end, fields));
        }
        let (end, (day, _)) = self.day_of_month(joint).filter(|_| joint > at + 1)?;
        let month_at = self.joint(end);
        let (end, month) = self.month(month_at).filter(|_| month_at > end)?;
        fields.month = Some(month.value);
        fields.day = Some(day);
        Some((end, fields))
    }

    fn weekday_first(&self, at: usize) -> Read<Fields> {
        let (end, weekday) = self.weekday(at)?;
        let after = self.skip_sign(end, ",");
        let after = if after == end && self.sign(end, "(") {
            end + 1
        } else {
            after
        };
        let after = self.skip(self.skip_day_part(after), TimeWord::The);
        let named = self.month_first(after).or_else(|| self.day_first(after));
        let in_figures = named.is_none();
        let on_weekday = |fields: Fields| Fields {
            weekday: Some(weekday.value),
            ..fields
        };
        let date = named.or_else(|| {
            let date = self.numeric_date(after);
            date.filter(|(end, fields)| !self.may_be_amount(after, *end, &on_weekday(*fields)))
        });
        if let Some((end, fields)) = date
            && fields.day.is_some()
        {
            let bracket = self.sign(after.saturating_sub(1), "(");
            let end = if bracket {
                self.skip_sign(end, ")")
            } else {
                end
            };
            let fields = on_weekday(fields);
            // Where the month has its name, no other order can be meant, however well it fits.
            let day_or_month_first = in_figures
                && self
                    .plain_digits(after, 1)
                    .or_else(|| self.plain_digits(after, 2))
                    .is_some();
            let fields = if day_or_month_first {
                fields.in_order_of_weekday()
            } else {
                fields
            };
            return Some((end, fields));
        }
        let fields = on_weekday(Fields::default());
        let the = self.after(end, TimeWord::The);
        if let Some((end, (day, ordinal))) = self.day_of_month(the.unwrap_or(end))
            && self.ends_phrase(end)
        {
            let dated = Fields {
                day: Some(day),
                ..fields
            };
            if the.is_some() || ordinal || self.is_soon(&dated) && self.ends_clause(end) {
                return Some((end, dated));
            }
        }
        self.accepts_weekday(weekday, at, end)
            .then_some((end, fields))
    }

    /// May a day in figures behind a weekday be an amount: "On Friday 5.8 (per cent)"? Where it is written with a point
    /// and without a year, it is a date only if that day, of the months around today, has the weekday.
    fn may_be_amount(&self, from: usize, end: usize, fields: &Fields) -> bool {
        const HALF_A_YEAR: i64 = 183;
        let pointed = (from..end).any(|at| self.written(at).contains('.'));
        let off = || {
            let day = self.day_and_distance(fields);
            day.is_none_or(|(day, away)| {
                away > HALF_A_YEAR || Some(day.weekday()) != fields.weekday
            })
        };
        fields.year.is_none() && pointed && self.clock.today.is_some() && off()
    }

    /// Is the day within a month of today, as the "Tuesday 19" of a diary is?
    fn is_soon(&self, fields: &Fields) -> bool {
        let day = self.day_and_distance(fields);
        day.is_some_and(|(_, away)| away <= 31)
    }

    /// The day, and how many days it is from today, before or after.
    fn day_and_distance(&self, fields: &Fields) -> Option<(NaiveDate, i64)> {
        let day = fields.resolve_at(&self.clock).days.ok()?.start()?;
        let away = day.signed_duration_since(self.clock.today?).num_days();
        Some((day, away.abs()))
    }

    /// "Feb 9, Thu", "9 February 2024 (Friday)".
    fn with_weekday_after(&self, end: usize, mut fields: Fields) -> (usize, Fields) {
        if fields.weekday.is_some() || fields.day.is_none() {
            return (end, fields);
        }
        let bracket = self.sign(end, "(");
        let comma = self.sign(end, ",");
        if !(bracket || comma) {
            return (end, fields);
        }
        let Some((after, weekday)) = self.weekday(end + 1) else {
            return (end, fields);
        };
        let closed = self.sign(after, ")");
        // "on 9 February, Thursday's vote" is another day.
        if bracket != closed
            || comma
                && self
                    .shape(after)
                    .is_some_and(|shape| shape != Shape::Symbol)
        {
            return (end, fields);
        }
        fields.weekday = Some(weekday.value);
        (after + usize::from(closed), fields)
    }

    /// The index after "night", "at 5pm": a time of day leaves the day as it is.
    pub(super) fn skip_day_part(&self, at: usize) -> usize {
        match self.time_word(at) {
            Some((end, TimeWord::DayPart)) if !self.sign(at, ",") => end,
            _ => at,
        }
    }

    /// Is the day number after a month rather a count: "May 12 per cent", "March 5bn"?
    fn counts_something(&self, at: usize, end: usize) -> bool {
        self.shape(at) == Some(Shape::Numeral)
            && (self.sign(end, "%")
                || self.sign(end, ":")
                    && self.glued(end + 1)
                    && self.shape(end + 1) == Some(Shape::Numeral)
                || self.glued(end) && matches!(self.shape(end), Some(Shape::Word | Shape::Numeral)))
    }

    fn may_touch_before(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            matches!(self.shape(before), Some(Shape::Symbol | Shape::Hyphen))
                && !matches!(self.written(before), "$" | "£" | "€" | "." | "#" | "%")
        })
    }
}

fn whole_date(year: i32, month: u32, day: u32) -> Fields {
    Fields {
        year: Some(year),
        month: Some(month),
        day: Some(day),
        ..Fields::default()
    }
}

#[cfg(test)]
mod tests;
