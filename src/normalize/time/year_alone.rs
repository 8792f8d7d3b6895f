//! A year by itself, or two side by side.
//!
//! | text | days |
//! | --- | --- |
//! | `2019`, `calendar year 2008`, `FY24` | a year, a fiscal year |
//! | `2023/24`, `2012–13` | a fiscal year or season, two years |

use super::cursor::Cursor;
use super::memo::Read;
use super::when::{Fields, When};
use crate::lexicon::time::{TimeUnit, TimeWord};
use crate::mention::{Reference, Time, Unresolved};
use crate::normalize::token::Shape;
use crate::value::{Grain, Period};

impl Cursor<'_> {
    /// "2019", "2023/24", "FY24", "calendar year 2008".
    pub(super) fn year_alone(&self, at: usize) -> Read<When> {
        if let Some(span) = self.after(at, TimeWord::Fiscal)
            && let Some((end, last)) = self.year_span(span).or_else(|| self.short_year_span(span))
        {
            return Some((end, self.two_years(span, end, last, true)));
        }
        if let Some((end, year)) = self.fiscal_year(at) {
            let fields = Fields {
                year: Some(year),
                fiscal: true,
                ..Fields::default()
            };
            return Some((end, When::Fields(fields)));
        }
        if let Some((end, last)) = self.year_span(at) {
            let word = self.year_word(end);
            let found = self.two_years(at, end, last, word.is_some());
            return Some((word.unwrap_or(end), found));
        }
        if let Some((end, fields)) = self.year_before_word(at) {
            return Some((end, When::Fields(fields)));
        }
        let start = self
            .after(at, TimeWord::Calendar)
            .or_else(|| self.the_year(at))
            .unwrap_or(at);
        let (end, year) = if start > at {
            // "CY23"
            let short = || self.plain_digits(start, 2).filter(|_| self.glued(start));
            let short = || Some((start + 1, super::year::short(short()?)));
            self.year(start).or_else(short)?
        } else if self.shape(at) == Some(Shape::Word) {
            let found = self.year(at)?;
            let placed = matches!(
                self.role_before(at),
                Some(TimeWord::During | TimeWord::Of | TimeWord::WeekOf)
            );
            let beside = self.role_before(found.0) == Some(TimeWord::And);
            (placed || beside).then_some(found)?
        } else if self.shape(at) == Some(Shape::Symbol) {
            // "in '98"
            let placed = matches!(
                self.role_before(at),
                Some(
                    TimeWord::During
                        | TimeWord::Of
                        | TimeWord::Since
                        | TimeWord::Until
                        | TimeWord::By
                )
            );
            self.year(at).filter(|_| placed)?
        } else {
            self.lone_year(at)?
        };
        Some((
            end,
            When::Fields(Fields {
                year: Some(year),
                ..Fields::default()
            }),
        ))
    }

    /// The index after "year" or "year of", where a year in digits follows.
    fn the_year(&self, at: usize) -> Option<usize> {
        let (end, unit) = self.unit(at)?;
        let end = self.skip(end, TimeWord::Of);
        let year =
            unit.unit == TimeUnit::Year && unit.times == 1 && self.plain_digits(end, 4).is_some();
        year.then_some(end)
    }

    /// "2023/24" is a fiscal year or season of two calendar years, "2012–13" both of them.
    pub(super) fn two_years(&self, at: usize, end: usize, last: i32, fiscal: bool) -> When {
        let slash = fiscal || self.sign(at + 1, "/");
        let season = self.after(end, TimeWord::Season).is_some();
        let (month, months) = match (slash, season) {
            (_, true) => (7, 12),
            (true, false) => (4, 12),
            (false, false) => (1, 24),
        };
        let start = chrono::NaiveDate::from_ymd_opt(last - 1, month, 1);
        let grain = if months == 12 {
            Grain::Year
        } else {
            Grain::Span
        };
        let stated = self.clock.fiscal.filter(|_| fiscal && !season);
        let days = match stated {
            Some(stated) => stated.of_two(last),
            None => start.and_then(|start| Period::months(start, months, grain)),
        };
        let reference = if slash && !season && stated.is_none() {
            Reference::Fiscal
        } else {
            Reference::Absolute
        };
        When::Days(Time {
            days: days.ok_or(Unresolved::NoSuchPart),
            weekday: None,
            reference,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::corpus::{says, silent};

    #[test]
    fn years() {
        says(
            "2024-02-12",
            "2019-01-01/2020-01-01",
            &[
                "in 2019",
                "the 2019 agreement",
                "2019 revenue",
                "over 2019 as a whole",
                "calendar year 2019",
                "the year 2019",
                "Olympics (2019)",
            ],
        );
        says("2024-02-12", "1846-01-01/1847-01-01", &["founded in 1846"]);
    }

    #[test]
    fn years_of_origin() {
        says(
            "2024-02-12",
            "1850-01-01/1851-01-01",
            &["It was built around 1850.", "a house built circa 1850"],
        );
        silent(&["It sold about 1850.", "They made about 1850 tiles."]);
    }

    #[test]
    fn years_side_by_side() {
        says(
            "2024-02-12",
            "2012-01-01/2014-01-01",
            &["2012–13", "2012-2013", "2012-13"],
        );
        says(
            "2024-02-12",
            "2012-07-01/2013-07-01",
            &["the 2012/13 season", "the 2012-13 season"],
        );
        says("2024-02-12", "2012-04-01/2013-04-01", &["in 2012/13"]);
    }

    #[test]
    fn numbers_that_are_no_years() {
        silent(&[
            "2,019 votes",
            "$2019",
            "2000 soldiers",
            "more than 2000",
            "2019m",
            "the 2019th",
            "1.2019",
            "some 1950 of them",
            "from 1200 to 1600 visits",
        ]);
    }
}
