//! The beginning, the middle and the end of a time, and what is left of it.
//!
//! | text | days |
//! | --- | --- |
//! | `early March`, `mid-2022`, `late 1990s`, `the end of next week` | the first, middle, last third (of a month: half) |
//! | `year-end` | the last third of it |
//! | `the rest of the year`, `so far this year` | from today to its end, and up to today |

use super::calendar::{self, days_from};
use super::cursor::Cursor;
use super::memo::Read;
use super::when::When;
use crate::lexicon::time::{TimeUnit, TimeWord};
use crate::mention::{Reference, Time, Unresolved};
use crate::value::{Grain, Period};

/// Which third of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Third {
    First,
    Second,
    Last,
}

impl Cursor<'_> {
    pub(super) fn third(&self, at: usize, third: Third) -> Read<When> {
        let at = at + usize::from(self.hyphen(at) && self.glued(at) && self.glued(at + 1));
        let (end, whole) = self.whole(at)?;
        let time = whole.resolve(&self.clock);
        if time.days.is_ok_and(|whole| whole.grain() == Grain::Day) {
            return None;
        }
        let days = time.days.and_then(|whole| {
            // "early this weekend" may be either of its days.
            let short = whole.length_in_days().is_some_and(|days| days < 5);
            let part = third_of(whole, third).or_else(|| short.then_some(whole));
            part.ok_or(Unresolved::NoSuchPart)
        });
        Some((end, When::Days(Time { days, ..time })))
    }

    /// "year-end 2023", "at the year-end".
    pub(super) fn year_end(&self, end: usize) -> Read<When> {
        Some(match self.year(end) {
            Some((end, year)) => {
                let days = Period::year(year).and_then(|year| third_of(year, Third::Last));
                (end, When::absolute(days.ok_or(Unresolved::NoSuchPart)))
            }
            None => (end, self.end_of_unit(TimeUnit::Year)),
        })
    }

    /// "year-end": the last one, unless the sentence looks ahead.
    pub(super) fn end_of_unit(&self, unit: TimeUnit) -> When {
        let steps = if self.clock.tense.is_past() { -1 } else { 0 };
        let whole = self.clock.today().and_then(|today| {
            calendar::unit_at(today, unit, 1, steps).ok_or(Unresolved::NoSuchPart)
        });
        When::relative(
            whole.and_then(|whole| third_of(whole, Third::Last).ok_or(Unresolved::NoSuchPart)),
        )
    }

    /// "the rest of the year", "rest of this week".
    pub(super) fn rest(&self, at: usize) -> Read<When> {
        let (end, whole) = self.whole(self.skip(at, TimeWord::Of))?;
        let time = whole.resolve(&self.clock);
        let days = time.days.and_then(|whole| {
            let today = self.clock.today()?;
            let start = whole.start().map_or(today, |start| start.max(today));
            Period::new(Some(start), whole.end(), Grain::Span).ok_or(Unresolved::NoSuchPart)
        });
        let reference = Reference::Relative;
        Some((
            end,
            When::Days(Time {
                days,
                reference,
                ..time
            }),
        ))
    }

    /// "so far this year", "2024 so far": what is over of a time that today is in.
    pub(super) fn until_today(&self, whole: &When) -> When {
        let time = whole.resolve(&self.clock);
        let today = self.clock.today.filter(|today| {
            let days = time.days.ok();
            days.is_some_and(|days| days.contains_day(*today) && days.start() < Some(*today))
        });
        let days = time.days.and_then(|whole| match today {
            Some(today) => {
                Period::new(whole.start(), Some(today), Grain::Span).ok_or(Unresolved::NoSuchPart)
            }
            None => Ok(whole),
        });
        When::Days(Time { days, ..time })
    }
}

/// The third of a period that "early", "mid" or "late" means: of a month the first and second half
/// or the ten days in its middle, of a week the first three, middle three or last four days.
fn third_of(whole: Period, third: Third) -> Option<Period> {
    let (start, end) = whole.start().zip(whole.end())?;
    let days = |from: i64, to: i64| Some((days_from(start, from)?, days_from(start, to)?));
    let months = |from: u32, to: u32| {
        let month = |months| start.checked_add_months(chrono::Months::new(months));
        Some((month(from)?, month(to)?))
    };
    let (start, end) = match (whole.length_in_months(), third) {
        (Some(1), Third::First) => days(0, 15)?,
        (Some(1), Third::Second) => days(10, 20)?,
        (Some(1), Third::Last) => (days_from(start, 15)?, end),
        (Some(length), third) if length % 12 == 0 || length % 3 == 0 => {
            // Thirds of a decade are whole years.
            let step = if length >= 120 {
                length / 36 * 12
            } else {
                length / 3
            };
            match third {
                Third::First => months(0, step)?,
                Third::Second => months(step, length - step)?,
                Third::Last => (months(length - step, length)?.0, end),
            }
        }
        (_, third) => {
            let length = whole.length_in_days()?;
            let step = length / 3 + i64::from(length == 7);
            match third {
                Third::First => days(0, step)?,
                Third::Second => days(length / 3, length - length / 3)?,
                Third::Last => (
                    days_from(start, step)?.max(days_from(end, -length / 2 - 1)?),
                    end,
                ),
            }
        }
    };
    Period::new(Some(start), Some(end), Grain::Span)
}
