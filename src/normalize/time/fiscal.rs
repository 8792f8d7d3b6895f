//! Fiscal years that are named otherwise than "FY24", and their parts.
//!
//! | text | days |
//! | --- | --- |
//! | `FY3/24`, `1Q FY3/24` | the year that ends with March 2024, its first quarter |
//! | `H1 2024-25`, `the first quarter of FY23/24` | that part of the fiscal year of two calendar years |
//! | `the 2022-23 financial year`, `the 2023 calendar year` | the year |

use super::calendar;
use super::cursor::Cursor;
use super::memo::Read;
use super::when::{Fields, Part, When};
use super::year::{full, short};
use crate::lexicon::time::{TimeUnit, TimeWord};
use crate::mention::{Time, Unresolved};
use crate::value::{Grain, Period};

impl Cursor<'_> {
    /// A fiscal year by its last month, or a part of one or of a fiscal year of two calendar years.
    pub(super) fn fiscal_or_part(&self, at: usize) -> Read<When> {
        if let Some((end, year)) = self.year_by_last_month(at) {
            return Some((end, When::Days(year)));
        }
        let (of, part) = self.short_part(at).or_else(|| self.long_part(at))?;
        let (nth, months, grain) = match part {
            Part::Quarter(nth) => (nth, 3, Grain::Quarter),
            Part::Half(nth) => (nth, 6, Grain::Half),
            _ => return None,
        };
        let of = self.skip(self.skip(of, TimeWord::Of), TimeWord::The);
        let (end, year) = self.year_by_last_month(of).or_else(|| {
            let span = self.after(of, TimeWord::Fiscal).unwrap_or(of);
            let short = || self.short_year_span(span).filter(|_| span > of);
            let (end, last) = self.year_span(span).or_else(short)?;
            let time = self.two_years(span, end, last, true).resolve(&self.clock);
            Some((self.year_word(end).unwrap_or(end), time))
        })?;
        let days = year.days.and_then(|whole| {
            let first = nth.checked_sub(1).map(|skipped| skipped * months + 1);
            let first = first.ok_or(Unresolved::NoSuchPart)?;
            let part = calendar::run_of_units(whole, TimeUnit::Month, first, months, false)?;
            Period::new(part.start(), part.end(), grain).ok_or(Unresolved::NoSuchPart)
        });
        Some((end, When::elsewhere(year, days, None)))
    }

    /// "FY3/24", "FY12/2023": a fiscal year by its last month.
    fn year_by_last_month(&self, at: usize) -> Read<Time> {
        let month_at = self.after(at, TimeWord::Fiscal)?;
        let month = self
            .plain_digits(month_at, 1)
            .or_else(|| self.plain_digits(month_at, 2))?;
        let year_at = month_at + 2;
        let glued = self.glued(month_at + 1) && self.glued(year_at);
        let year = match self.plain_digits(year_at, 2) {
            Some(year) => short(year),
            None => full(self.plain_digits(year_at, 4)?)?,
        };
        let joined = self.sign(month_at + 1, "/") && glued;
        if !joined || self.short_year_span(month_at).is_some() {
            return None;
        }
        let last = Period::month(year, month).and_then(|month| month.end());
        let days = last.and_then(|end| {
            let start = calendar::Shift::of(-1, TimeUnit::Year).from(end)?;
            Period::new(Some(start), Some(end), Grain::Year)
        });
        let days = days.ok_or(Unresolved::NoSuchPart);
        let time = When::absolute(days).resolve(&self.clock);
        Some((year_at + 1, time))
    }

    /// "23/24", "23-24" where words say that it is a fiscal year; the second year.
    pub(super) fn short_year_span(&self, at: usize) -> Read<i32> {
        let (first, second) = (self.plain_digits(at, 2)?, self.plain_digits(at + 2, 2)?);
        let joins = self.hyphen(at + 1) || self.sign(at + 1, "/");
        let glued = self.glued(at + 1) && self.glued(at + 2);
        let last = short(first) + 1;
        let follows = i32::try_from(second) == Ok(last.rem_euclid(100));
        (joins && glued && follows).then_some((at + 3, last))
    }

    /// The index after the "financial year" of "the 2022-23 financial year".
    pub(super) fn year_word(&self, at: usize) -> Option<usize> {
        let end = self.after(at, TimeWord::Fiscal)?;
        let named = self.unit(end - 1).is_some() || self.ends_phrase(end);
        (named && !self.glued(at)).then_some(end)
    }

    /// "the 2023 fiscal year", "the 2023 calendar year".
    pub(super) fn year_before_word(&self, at: usize) -> Read<Fields> {
        let year = self.plain_digits(at, 4).and_then(full)?;
        let year = Some(year).filter(|year| (1900..2100).contains(year));
        let fields = |fiscal: bool| Fields {
            year,
            fiscal,
            ..Fields::default()
        };
        let found = match self.after(at + 1, TimeWord::Calendar) {
            Some(end) => (end, fields(false)),
            None => (self.year_word(at + 1)?, fields(true)),
        };
        year.map(|_| found)
    }
}

#[cfg(test)]
mod tests {
    use super::super::corpus::says;

    #[test]
    fn years_by_their_last_month_and_their_parts() {
        let said = |value: &str, texts: &[&str]| says("2024-02-12", value, texts);
        said("2023-04-01/2024-04-01", &["in FY3/24", "in FY3/2024"]);
        said("2023-04-01/2023-07-01", &["in 1Q FY3/24", "Q1 of FY3/24"]);
        said("2023-01-01/2024-01-01", &["in FY12/23"]);
    }

    #[test]
    fn parts_of_fiscal_years_of_two_years() {
        let said = |value: &str, texts: &[&str]| says("2024-02-12", value, texts);
        said(
            "2024-04-01/2024-10-01",
            &["H1 2024-25", "H1 FY24/25", "the first half of 2024/25"],
        );
        said(
            "2023-10-01/2024-01-01",
            &[
                "Q3 FY2023-24",
                "the third quarter of financial year 2023-24",
            ],
        );
        said("2023-04-01/2024-04-01", &["FY23/24", "fiscal year 23-24"]);
    }

    #[test]
    fn years_before_what_they_are() {
        let said = |value: &str, texts: &[&str]| says("2024-02-12", value, texts);
        said(
            "2022-04-01/2023-04-01",
            &["the 2022-23 financial year", "the 2022/23 tax year"],
        );
        said(
            "2023-01-01/2024-01-01",
            &["the 2023 calendar year", "the 2023 fiscal year", "in CY23"],
        );
    }
}
