//! Times seen from the day of publication.
//!
//! | text | days |
//! | --- | --- |
//! | `yesterday`, `the day after tomorrow`, `last night` | that day |
//! | `the week after next`, `the week of 10 April` | that week |
//! | `of last year` after a quarter or month | that year |

use chrono::NaiveDate;

use super::calendar::{self, days_from};
use super::cursor::Cursor;
use super::length::Length;
use super::memo::Read;
use super::when::{Fields, When};
use crate::lexicon::time::{TimeUnit, TimeWord, UnitWord};
use crate::mention::Unresolved;
use crate::value::{Grain, Period};

impl Cursor<'_> {
    /// A time that is seen from the day of publication.
    pub(super) fn relative(&self, at: usize) -> Read<When> {
        match self.time_word(at) {
            Some((end, TimeWord::Day(days))) => {
                let day =
                    self.seen_from_today(|today| days_from(today, days).and_then(Period::day));
                return Some((self.skip_day_part(end), day));
            }
            Some((end, TimeWord::ToDate)) => {
                let until =
                    self.seen_from_today(|today| Period::new(None, Some(today), Grain::Span));
                return Some((end, until));
            }
            Some((end, TimeWord::SoFar)) => {
                let (end, whole) = self.whole(self.skip(end, TimeWord::During))?;
                return Some((end, self.until_today(&whole)));
            }
            Some((end, TimeWord::Earlier | TimeWord::Later)) => {
                return self.earlier_or_later(at, end);
            }
            Some((end, TimeWord::Within)) => return self.within(end),
            Some((end, TimeWord::WeekOf)) => return self.week_by_day(end, false),
            Some((end, TimeWord::WeekTo)) => return self.week_by_day(end, true),
            Some((end, role)) if steps(role).is_some() => return self.shifted(role, end),
            _ => {}
        }
        self.weekday_of_week(at)
            .or_else(|| self.weekday_beside(at))
            .or_else(|| self.day_beside(at))
            .or_else(|| self.weekdays_from_now(at))
            .or_else(|| self.unit_after_next(at))
            .or_else(|| self.counted_from(at))
    }

    /// Days that hang on the day of publication.
    pub(super) fn seen_from_today(&self, find: impl FnOnce(NaiveDate) -> Option<Period>) -> When {
        let days = self.clock.today();
        When::relative(days.and_then(|today| find(today).ok_or(Unresolved::NoAnchor)))
    }

    /// So long until today, or from today on.
    pub(super) fn rolling(&self, role: TimeWord, length: &Length) -> When {
        self.seen_from_today(|today| around(role, length.shift()?, today))
    }

    /// "the week after next", "the year before last".
    fn unit_after_next(&self, at: usize) -> Read<When> {
        let (end, unit) = self.unit(at)?;
        let (end, side) = self.time_word(end)?;
        let (end, role) = self.time_word(self.skip(end, TimeWord::The))?;
        let steps = match (side, role) {
            (TimeWord::After, TimeWord::Next) => 2,
            (TimeWord::Before, TimeWord::Last) => -2,
            _ => return None,
        };
        let days =
            self.seen_from_today(|today| calendar::unit_at(today, unit.unit, unit.times, steps));
        Some((end, days))
    }

    /// So many units until today, or from today on.
    pub(super) fn so_many(&self, role: TimeWord, count: u32, unit: UnitWord) -> When {
        self.seen_from_today(|today| {
            let shift = calendar::Shift::of(i64::from(count) * i64::from(unit.times), unit.unit);
            around(role, shift, today)
        })
    }

    /// The year of "last year", "of this year" after a day, a month or a quarter.
    pub(super) fn relative_year(&self, at: usize) -> Read<i32> {
        use chrono::Datelike;
        let of = match self.time_word(at)? {
            (end, TimeWord::Of | TimeWord::During) => end,
            _ => at,
        };
        let (unit_at, role) = self.time_word(of)?;
        let steps = match role {
            TimeWord::Last => -1,
            TimeWord::This => 0,
            TimeWord::Next => 1,
            _ => return None,
        };
        let (end, unit) = self.unit(unit_at)?;
        let today = self
            .clock
            .today
            .filter(|_| unit.unit == TimeUnit::Year && unit.times == 1)?;
        Some((end, today.year() + steps))
    }

    /// "the week of April 10th", "the week starting 4 February", "the week ending 9 March".
    fn week_by_day(&self, at: usize, ends: bool) -> Read<When> {
        let at = self.skip(at, TimeWord::The);
        let (end, when) = match self.date(at).or_else(|| self.numeric_date(at)) {
            Some((end, fields)) => (end, When::Fields(fields)),
            None => {
                let (end, day) = self.ordinal(at)?;
                let day = Some(day);
                (
                    end,
                    When::Fields(Fields {
                        day,
                        ..Fields::default()
                    }),
                )
            }
        };
        let time = when.resolve(&self.clock);
        let days = time.days.and_then(|day| {
            let week = || {
                let day = day.start()?;
                let start = if ends {
                    days_from(day, -6)?
                } else {
                    calendar::monday(day)?
                };
                Period::new(Some(start), days_from(start, 7), Grain::Week)
            };
            week().ok_or(Unresolved::NoSuchDay)
        });
        Some((end, When::elsewhere(time, days, None)))
    }
}

/// How many units from today's a word means.
pub(super) fn steps(role: TimeWord) -> Option<i64> {
    match role {
        TimeWord::Last | TimeWord::Past | TimeWord::Previous => Some(-1),
        TimeWord::This => Some(0),
        TimeWord::Next | TimeWord::Coming | TimeWord::Following => Some(1),
        _ => None,
    }
}

/// So far back until today, or from today on; working days begin tomorrow.
pub(super) fn around(role: TimeWord, shift: calendar::Shift, today: NaiveDate) -> Option<Period> {
    let (start, end) = match steps(role)? {
        ..0 => (shift.back().from(today)?, today),
        _ if shift.workdays != 0 => (days_from(today, 1)?, days_from(shift.from(today)?, 1)?),
        _ => (today, shift.from(today)?),
    };
    Period::new(Some(start), Some(end), Grain::Span)
}

#[cfg(test)]
mod tests;
