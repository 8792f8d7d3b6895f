//! Dates in digits: `2024-02-09`, `9/18/15`, `31.10.1974`, `20240209`, `3/2015`, `2016-11`, `4/22`.
//!
//! Of two numbers that could both be the month the first one is, as in the United States, unless points
//! stand between them, as on the European continent. `2010-11` is a span of years, `2010-09` a month.

use super::cursor::Cursor;
use super::memo::Read;
use super::when::Fields;
use super::year::full;
use crate::lexicon::Role;
use crate::lexicon::time::TimeWord;
use crate::normalize::token::Shape;

/// The most digits of a number in a date written in digits.
const LONGEST: usize = 8;

/// More tokens than a time of day with seconds and a zone has after its hours.
const LONGEST_TIME: usize = 12;

/// A run of digits in a date.
#[derive(Clone, Copy)]
struct Part {
    value: u32,
    digits: usize,
}

impl Cursor<'_> {
    /// A date in digits.
    pub(super) fn numeric_date(&self, at: usize) -> Read<Fields> {
        if self.shape(at) != Some(Shape::Numeral) {
            return None;
        }
        let (end, fields) = self
            .pointed(at)
            .or_else(|| self.compact(at))
            .or_else(|| self.three(at))
            .or_else(|| self.two(at))?;
        let end = self.time_of_day(end).unwrap_or(end);
        let sign = self.written(end);
        let goes_on = self.glued(end)
            && !self.parts_interval(end)
            && (matches!(sign, "/" | "%")
                || matches!(self.shape(end), Some(Shape::Numeral | Shape::Word)));
        (!goes_on).then_some((end, fields))
    }

    /// Is it the sign between the days of "2023-01-15/2023-02-14", as ISO 8601 writes an interval?
    pub(super) fn parts_interval(&self, at: usize) -> bool {
        let Some(first) = at.checked_sub(5).filter(|_| self.sign(at, "/")) else {
            return false;
        };
        let day = |at: usize| {
            self.plain_digits(at, 4).is_some()
                && self.plain_digits(at + 2, 2).is_some()
                && self.plain_digits(at + 4, 2).is_some()
                && self.hyphen(at + 1)
                && self.hyphen(at + 3)
        };
        day(first) && day(at + 1) && (first + 1..at + 6).all(|at| self.glued(at))
    }

    /// The index after the "T10:30:00Z" that a date as ISO 8601 writes it goes on with.
    fn time_of_day(&self, at: usize) -> Option<usize> {
        let hours = self.plain_digits(at + 1, 2).filter(|hours| *hours < 24);
        hours.filter(|_| self.written(at) == "T" && self.glued(at) && self.glued(at + 1))?;
        let part = |at: usize| {
            self.shape(at) == Some(Shape::Numeral)
                || matches!(self.written(at), ":" | "+" | "-" | "Z") && self.glued(at)
        };
        (at + 2..at + 2 + LONGEST_TIME).find(|at| !(self.glued(*at) && part(*at)))
    }

    /// Does the numeral go on from something before it that makes it another thing: "$4/22", "1/2/3"?
    pub(super) fn joined_before(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.glued(at)) else {
            return false;
        };
        match self.shape(before) {
            Some(Shape::Symbol) => {
                let signs = matches!(self.written(before), "$" | "£" | "€" | "/" | "." | "+");
                let clock = self.written(before) == ":"
                    && before
                        .checked_sub(1)
                        .is_some_and(|at| self.shape(at) == Some(Shape::Numeral));
                signs || clock
            }
            Some(Shape::Hyphen) => before
                .checked_sub(1)
                .is_some_and(|before| self.shape(before) == Some(Shape::Numeral)),
            _ => true,
        }
    }

    fn digits(&self, at: usize) -> Option<Part> {
        if self.shape(at) != Some(Shape::Numeral) {
            return None;
        }
        part(self.written(at))
    }

    /// "31.10.1974" and, after "on" or a weekday, "7.6": one token.
    fn pointed(&self, at: usize) -> Read<Fields> {
        let mut parts = self.written(at).split('.').map(part);
        let (first, second) = (parts.next()??, parts.next()??);
        let fields = match (parts.next(), parts.next()) {
            (Some(third), None) => {
                let third = third?;
                if first.digits == 4 {
                    ymd(first, second, third)?
                } else {
                    let year = year(third)?;
                    day_first(first, second, year).or_else(|| month_first(first, second, year))?
                }
            }
            (None, _) if self.on_day(at) && second.digits <= 2 => month_and_day(first, second)?,
            _ => return None,
        };
        Some((at + 1, fields))
    }

    /// "20240209".
    fn compact(&self, at: usize) -> Read<Fields> {
        let Part { value, digits: 8 } = self.digits(at)? else {
            return None;
        };
        let year = full(value / 10_000).filter(|year| *year >= 1900)?;
        let fields = dated(year, value / 100 % 100, value % 100);
        fields.filter(valid).map(|fields| (at + 1, fields))
    }

    /// The index after a separator, if it stands between two numerals in the same way on both sides.
    fn separator(&self, at: usize) -> Option<(usize, char)> {
        let sign = match self.written(at) {
            "/" => '/',
            _ if self.hyphen(at) => '-',
            _ => return None,
        };
        Some((at + 1, sign))
    }

    fn three(&self, at: usize) -> Read<Fields> {
        let first = self.digits(at)?;
        let (second_at, sign) = self.separator(at + 1)?;
        let second = self.digits(second_at)?;
        let (third_at, other) = self.separator(second_at + 1)?;
        let third = self.digits(third_at)?;
        let glued = (at + 1..=third_at).all(|at| self.glued(at));
        if sign != other || !glued {
            return None;
        }
        let fields = if first.digits == 4 {
            ymd(first, second, third)?
        } else {
            let year = year(third)?;
            let either = first.value <= 12 && second.value <= 12;
            if either && self.scene.puts_day_first() {
                day_first(first, second, year)?
            } else {
                month_first(first, second, year).or_else(|| day_first(first, second, year))?
            }
        };
        Some((third_at + 1, fields))
    }

    fn two(&self, at: usize) -> Read<Fields> {
        let first = self.digits(at)?;
        let (second_at, sign) = self.separator(at + 1)?;
        let second = self.digits(second_at)?;
        let end = second_at + 1;
        let glued = self.glued(at + 1) && self.glued(second_at);
        if glued
            && self.glued(end)
            && self.hyphen(end)
            && self.digits(end + 1).is_some()
            && sign == '-'
        {
            return None;
        }
        let fields = match (first.digits, second.digits) {
            (4, 1..=2) => {
                let follows = second.value == (first.value + 1) % 100;
                let year = full(first.value).filter(|year| (1500..2100).contains(year))?;
                (!follows && second.value <= 12).then(|| dated(year, second.value, 0))??
            }
            (1..=2, 4) => {
                let year = full(second.value).filter(|year| (1900..2100).contains(year))?;
                (first.value <= 12).then(|| dated(year, first.value, 0))??
            }
            // Round the clock.
            (2, 1) if sign == '/' && (first.value, second.value) == (24, 7) => return None,
            (1..=2, 1..=2) if glued => {
                let marked = self.after_day_word(at);
                let unlike_a_fraction = sign == '/' && (first.value > 12 || second.value > 12);
                (marked || unlike_a_fraction).then(|| month_and_day(first, second))??
            }
            (1..=2, 1..=2) if sign == '/' && second.value > 12 => month_and_day(first, second)?,
            _ => return None,
        };
        Some((end, fields))
    }

    /// Does "on" or a weekday stand before, and no scale after: "on 2.4", but "from 2.4", "on 2.4 million"?
    pub(super) fn on_day(&self, at: usize) -> bool {
        let weekday = self.words.weekdays.longest_before(self.scene.tokens, at);
        let on = weekday.is_some() || self.role_before(at) == Some(TimeWord::On);
        let scene = &self.scene;
        // "opened Thursday 1.6 percent lower", "on Sunday 10.15 a.m."
        let percent = scene.lexicon.shares.percent.longest(scene.tokens, at + 1);
        on && scene.number_word(at + 1).is_none()
            && percent.is_none()
            && !scene.has(at + 1, Role::Clock)
    }

    /// Does "on" or a weekday stand before: what follows is a day?
    fn after_day_word(&self, at: usize) -> bool {
        let weekday = self.words.weekdays.longest_before(self.scene.tokens, at);
        let role = self.role_before(at);
        weekday.is_some() || matches!(role, Some(TimeWord::On | TimeWord::From | TimeWord::WeekOf))
    }
}

fn part(text: &str) -> Option<Part> {
    let plain = text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_digit());
    let value = plain.then(|| text.parse().ok())??;
    Some(Part {
        value,
        digits: text.len(),
    })
}

/// A year of two digits is one of 1937 to 2036.
fn year(part: Part) -> Option<i32> {
    match part.digits {
        4 => full(part.value),
        2 => Some(super::year::short(part.value)),
        _ => None,
    }
}

fn dated(year: i32, month: u32, day: u32) -> Option<Fields> {
    (1..=12).contains(&month).then_some(Fields {
        year: Some(year),
        month: Some(month),
        day: (day > 0).then_some(day),
        ..Fields::default()
    })
}

fn ymd(first: Part, second: Part, third: Part) -> Option<Fields> {
    let year = full(first.value)?;
    (third.digits <= 2 && (1..=31).contains(&third.value))
        .then(|| dated(year, second.value, third.value))?
}

fn month_first(month: Part, day: Part, year: i32) -> Option<Fields> {
    (month.digits <= 2 && day.digits <= 2 && (1..=31).contains(&day.value))
        .then(|| dated(year, month.value, day.value))?
}

fn day_first(day: Part, month: Part, year: i32) -> Option<Fields> {
    month_first(month, day, year)
}

/// A month and a day in either order, without a year.
fn month_and_day(first: Part, second: Part) -> Option<Fields> {
    let fields = month_first(first, second, 2000).or_else(|| day_first(first, second, 2000))?;
    valid(&fields).then_some(Fields {
        year: None,
        ..fields
    })
}

/// Does the calendar have the day?
fn valid(fields: &Fields) -> bool {
    fields
        .year
        .zip(fields.month)
        .zip(fields.day)
        .is_some_and(|((year, month), day)| {
            chrono::NaiveDate::from_ymd_opt(year, month, day).is_some()
        })
}

#[cfg(test)]
mod tests {
    use super::super::corpus::{says, silent};

    #[test]
    fn a_date_with_its_time_of_day() {
        says(
            "",
            "2024-02-09",
            &[
                "2024-02-09T10:30:00Z",
                "2024-02-09T10:30",
                "on 2024-02-09T10:30:00+02:00 it came",
                "2024-02-09T10:30:00.",
            ],
        );
    }

    #[test]
    fn an_interval_and_what_is_none() {
        says("", "2023-01-15/2023-02-15", &["2023-01-15/2023-02-14"]);
        silent(&["a run in 2:34.56 minutes"]);
    }

    #[test]
    fn a_day_in_digits() {
        says(
            "2024-02-12",
            "2023-05-17",
            &[
                "paid on 2023-05-17",
                "5/17/2023",
                "17/05/2023",
                "17.05.2023",
                "17-05-2023",
                "5-17-23",
                "2023/05/17",
                "20230517",
                "export-2023-05-17.csv",
            ],
        );
        says("2024-02-12", "2023-06-04", &["on 6/4/2023", "04.06.2023"]);
    }

    #[test]
    fn a_date_that_shows_the_order_of_day_and_month() {
        use super::super::corpus::times;
        let said = |text: &str| -> Vec<String> {
            let times = times("2024-02-12", text).into_iter();
            times.map(|(_, said)| said).collect()
        };
        let (may, june) = ("2023-05-06", "2023-06-05");
        assert_eq!(said("Due 6/5/2023, paid 17/5/2023.")[0], may);
        assert_eq!(said("Due 6/5/2023, paid 5/17/2023.")[0], june);
        let both = "Due 6/5/2023, paid 17/5/2023 and 5/18/2023.";
        assert_eq!(said(both)[0], june);
        assert_eq!(said("1/7/2023–30/9/2023"), ["2023-07-01/2023-10-01"]);
    }

    #[test]
    fn a_month_in_digits() {
        let march = "2021-03-01/2021-04-01";
        says(
            "2024-02-12",
            march,
            &["3/2021", "03-2021", "2021-03", "2021/3", "3 / 2021"],
        );
    }

    #[test]
    fn a_day_without_its_year() {
        says(
            "2024-02-12",
            "2024-01-22",
            &["due on 22/01", "on 1/22", "Monday 1/22", "1/22"],
        );
    }

    #[test]
    fn days_that_no_calendar_has() {
        says(
            "2024-02-12",
            "NoSuchDay",
            &["30.02.2023", "2023-02-30", "2/29/2023"],
        );
    }

    #[test]
    fn fractions_scores_prices_and_versions_are_no_dates() {
        silent(&[
            "about 3/4 of them",
            "won 4-2",
            "version 2.15",
            "up 4.22 points",
            "$5/17 a share",
            "a ratio of 1/2/3/4",
            "open 24/7",
        ]);
    }
}
