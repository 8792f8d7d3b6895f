//! One time that is no range: the longest of its readings; lengths up to a day.
//!
//! | text | days |
//! | --- | --- |
//! | `the June quarter` | the three months that end with June |
//! | `the year to March 2024`, `three months through September`, `the year ended 31 March` | so long, up to that end |

use super::calendar;
use super::clock::{Clock, Tense};
use super::cursor::Cursor;
use super::memo::Read;
use super::when::{Fields, When};
use crate::lexicon::Role;
use crate::lexicon::time::{TimeUnit, TimeWord};
use crate::mention::{Time, Unresolved};
use crate::value::{Grain, Period};

impl Cursor<'_> {
    /// A time without a range: the longest reading.
    pub(super) fn point(&self, at: usize) -> Read<When> {
        self.length_to(at).or_else(|| self.simple(at))
    }

    /// "the second quarter, which ended on 30 July": the last day moves the whole part.
    pub(super) fn part_ended(&self, end: usize, point: &When) -> Read<When> {
        let comma = self.skip_sign(end, ",");
        let which = comma + usize::from(self.is_relative(comma));
        let on = self.skip(self.after(which, TimeWord::Ended)?, TimeWord::On);
        let part = point.resolve(&self.clock).days.ok()?;
        let months = part
            .length_in_months()
            .filter(|months| matches!(months, 3 | 6 | 12))?;
        let (after, last) = self.simple(self.skip(on, TimeWord::The))?;
        let time = last.resolve(&self.clock);
        let days = time.days.and_then(|last| {
            let end = last.end().ok_or(Unresolved::NoAnchor)?;
            let start = calendar::Shift::of(-i64::from(months), TimeUnit::Month).from(end);
            Period::new(start, Some(end), part.grain()).ok_or(Unresolved::NoSuchDay)
        });
        Some((after, When::elsewhere(time, days, None)))
    }

    /// A time without a range or a length.
    pub(super) fn simple(&self, at: usize) -> Read<When> {
        self.memo
            .time(at, (self.clock, self.depth), || self.longest(at))
    }

    fn longest(&self, at: usize) -> Read<When> {
        let fields = |found: Read<Fields>| found.map(|(end, fields)| (end, When::Fields(fields)));
        let inner = Self {
            depth: self.depth.checked_sub(1)?,
            ..*self
        };
        let mut best: Read<When> = None;
        let mut consider = |reading: Read<When>| {
            let longest = best.as_ref().map_or(0, |(end, _)| *end);
            if reading.as_ref().is_some_and(|(end, _)| *end > longest) {
                best = reading;
            }
        };
        // What the token may begin rules most readers out, and three looks of four here find nothing.
        let firsts = self.firsts(at);
        let joining = firsts.joining;
        let counts = self.may_count_or_date(at);
        if counts {
            consider(fields(inner.numeric_date(at)));
        }
        if counts || firsts.month || firsts.weekday {
            consider(inner.date_or_some_weekday(at));
        }
        if counts || joining {
            consider(inner.fiscal_or_part(at));
        }
        if counts || firsts.part || firsts.unit || joining {
            consider(fields(inner.part_of_year(at)));
        }
        if counts || firsts.decade {
            consider(inner.decade(at));
        }
        if counts || joining {
            consider(inner.slice(at));
        }
        if counts || firsts.weekday || firsts.unit || joining || self.may_be_long(at) {
            consider(inner.relative(at));
        }
        if counts || firsts.unit || joining {
            consider(inner.year_alone(at));
        }
        if counts || joining {
            consider(inner.year_of_era(at));
        }
        if counts {
            consider(fields(inner.bare_day(at)));
        }
        if firsts.month {
            consider(inner.quarter_by_month(at));
        }
        best
    }

    /// "the June quarter" ends with June, as "the June 2023 quarter" and "the June half" do.
    fn quarter_by_month(&self, at: usize) -> Read<When> {
        let (end, month) = self.month(at)?;
        let year = self.plain_digits(end, 4).and_then(super::year::full);
        let end = end + usize::from(year.is_some());
        let (end, months) = match self.time_word(end) {
            Some((end, TimeWord::Half)) => (end, 6),
            _ => {
                let (end, unit) = self.unit(end)?;
                (unit.unit == TimeUnit::Quarter).then_some((end, 3))?
            }
        };
        let behind = || self.year_of_part(end).filter(|(_, (_, fiscal))| !fiscal);
        let (end, year) = match year {
            Some(year) => (end, Some(year)),
            None => behind().map_or((end, None), |(end, (year, _))| (end, Some(year))),
        };
        let fields = Fields {
            year,
            month: Some(month.value),
            ..Fields::default()
        };
        let time = fields.resolve_at(&self.clock);
        let days = time.days.and_then(|month| {
            let end = month.end().ok_or(Unresolved::NoSuchPart)?;
            let start = calendar::Shift::of(-months, TimeUnit::Month).from(end);
            let grain = match months {
                3 => Grain::Quarter,
                _ => Grain::Half,
            };
            Period::new(start, Some(end), grain).ok_or(Unresolved::NoSuchPart)
        });
        Some((end, When::Days(Time { days, ..time })))
    }

    /// Is the unit at a token what a figure is per: "5 mm a year", "£3 per month"?
    fn is_rate(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        self.scene.has(before, Role::Per) || self.scene.has(before, Role::Article)
    }

    /// Does "-to-date" follow: "a year-to-date basis"?
    fn is_to_date(&self, at: usize) -> bool {
        let joined = self.hyphen(at) && self.glued(at);
        joined && self.after(at + 1, TimeWord::ToDate).is_some()
    }

    /// "the year to March", "three months through September", "the quarter ended 30 July".
    fn length_to(&self, at: usize) -> Read<When> {
        let (end, unit, count, shift) = match self.unit(at) {
            // "$5bn a year to 2030" is a rate.
            Some((end, _)) if self.is_rate(at) && !self.is_to_date(end) => return None,
            Some((end, unit)) => (
                end,
                unit,
                1,
                calendar::Shift::of(i64::from(unit.times), unit.unit),
            ),
            None if self.scene.has(at, Role::Article) => return None,
            None => {
                let (end, length) = self.length(at)?;
                let unit = length.unit()?;
                let count = length.figure(crate::value::Bound::Exact).ok()?.nominal()?;
                let count = u32::try_from(count.trunc().mantissa())
                    .ok()
                    .filter(|count| *count < 1000)?;
                (end, unit, count, length.shift()?)
            }
        };
        if matches!(
            unit.unit,
            TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second | TimeUnit::Workday
        ) {
            return None;
        }
        let (after, role) = self.time_word(self.scene.after_hyphen(end))?;
        if role == TimeWord::ToDate && count == 1 {
            let days = self.clock.today().and_then(|today| {
                let start = calendar::floor(today, unit.unit, unit.times);
                Period::new(start, Some(today), Grain::Span).ok_or(Unresolved::NoSuchPart)
            });
            return Some((after, When::relative(days)));
        }
        // "the three months from May to July"
        if matches!(role, TimeWord::From | TimeWord::Between) {
            return self.range(after, role == TimeWord::Between);
        }
        let to = matches!(
            role,
            TimeWord::To | TimeWord::Through | TimeWord::Until | TimeWord::Ended
        );
        if !to {
            return None;
        }
        let after = self.skip(self.skip(after, TimeWord::On), TimeWord::The);
        let after = self.after(after, TimeWord::During).unwrap_or(after);
        let (end, until) = self.simple(after)?;
        // What is counted up to a time is over, unless the sentence looks ahead.
        let tense = match self.clock.tense {
            Tense::Unknown => Tense::Past,
            told => told,
        };
        let clock = Clock {
            tense,
            ..self.clock
        };
        let time = until.resolve(&clock);
        let grain = match count {
            // "the half year to June"
            0 => Grain::Span,
            _ => calendar::grain(unit.unit, unit.times.saturating_mul(count)),
        };
        let days = time.days.and_then(|last| {
            let end = last.end().ok_or(Unresolved::NoAnchor)?;
            let start = shift.back().from(end).ok_or(Unresolved::NoSuchDay)?;
            Period::new(Some(start), Some(end), grain).ok_or(Unresolved::NoSuchDay)
        });
        Some((end, When::elsewhere(time, days, None)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::corpus::says;

    #[test]
    fn a_part_of_a_year_moved_by_its_last_day() {
        let quarter = "2023-04-30/2023-07-31";
        says(
            "2024-02-12",
            quarter,
            &[
                "the second quarter ended July 30, 2023",
                "its fiscal second quarter, which ended on 30 July 2023",
            ],
        );
    }

    #[test]
    fn a_unit_to_date() {
        says(
            "2024-02-12",
            "2024-01-01/2024-02-12",
            &["the year to date", "year-to-date sales"],
        );
    }

    #[test]
    fn quarters_and_halves_by_their_last_month() {
        let today = "2024-04-20";
        let quarter = ["the March 2023 quarter", "the March quarter of 2023"];
        says(today, "2023-01-01/2023-04-01", &quarter);
        let half = ["the June half of 2023", "the June 2023 half"];
        says(today, "2023-01-01/2023-07-01", &half);
    }

    #[test]
    fn a_length_up_to_a_day() {
        says(
            "2024-04-20",
            "2023-04-01/2024-04-01",
            &[
                "the year to March 2024",
                "the year ended 31 March 2024",
                "the 12 months through March",
                "twelve months to the end of March",
            ],
        );
        says(
            "2024-04-20",
            "2023-07-01/2023-10-01",
            &[
                "the three months through September 2023",
                "the quarter ended 30 September 2023",
                "the September quarter",
            ],
        );
        says(
            "2024-04-20",
            "2023-01-01/2023-07-01",
            &["the half year to June 2023"],
        );
        says(
            "2024-04-20",
            "2023-05-07/2023-05-14",
            &["the week to 13 May 2023", "the week ending 13 May 2023"],
        );
    }
}
