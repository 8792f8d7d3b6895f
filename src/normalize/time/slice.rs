//! Parts of longer times.
//!
//! | text | days |
//! | --- | --- |
//! | `the first eleven months of 2023`, `the last 3 weeks of this year` | so many units of it |
//! | `first week of January`, `last quarter of 2019`, `third last day of May` | that unit of it |
//! | `the first Monday in October`, `the 20th of next month` | that day of it |

use chrono::NaiveDate;

use super::calendar::{self, days_from};
use super::cursor::Cursor;
use super::memo::Read;
use super::third::Third;
use super::when::{Fields, When};
use crate::lexicon::time::{TimeUnit, TimeWord, UnitWord};
use crate::mention::{Reference, Time, Unresolved};
use crate::value::{Grain, Period};

/// What comes before "of" in "the third last week of".
#[derive(Clone, Copy, Debug)]
struct Nth {
    nth: u32,
    from_end: bool,
}

impl Cursor<'_> {
    /// A part of a longer time.
    pub(super) fn slice(&self, at: usize) -> Read<When> {
        match self.time_word(at) {
            Some((end, TimeWord::Early | TimeWord::Start)) => self.third(end, Third::First),
            Some((end, TimeWord::Mid)) => self.third(end, Third::Second),
            Some((end, TimeWord::Late | TimeWord::End)) => self.third(end, Third::Last),
            Some((end, TimeWord::Rest)) => self.rest(end),
            Some((end, TimeWord::YearEnd)) => self.year_end(end),
            Some((end, TimeWord::MonthEnd)) => Some((end, self.end_of_unit(TimeUnit::Month))),
            _ => self.units_of(at),
        }
    }

    /// The period that a part is of: a time, or "the year", "my week", which is this one.
    pub(super) fn whole(&self, at: usize) -> Read<When> {
        let at = self.skip(at, TimeWord::The);
        if let Some(found) = self.simple(at) {
            return Some(found);
        }
        let my = at + usize::from(self.scene.has(at, crate::lexicon::Role::Determiner));
        let (end, unit) = self.unit(my)?;
        let calendar_unit = !matches!(
            unit.unit,
            TimeUnit::Day
                | TimeUnit::Workday
                | TimeUnit::Hour
                | TimeUnit::Minute
                | TimeUnit::Second
        );
        calendar_unit.then(|| (end, self.the_unit(unit)))
    }

    /// "the year": the one that the text speaks of, else this one.
    pub(super) fn the_unit(&self, unit: UnitWord) -> When {
        match self.topic_of(unit) {
            Some(topic) => self.anaphoric(Some(topic)),
            None => {
                let today = self.clock.today();
                When::relative(today.and_then(|today| {
                    calendar::unit_at(today, unit.unit, unit.times, 0).ok_or(Unresolved::NoSuchPart)
                }))
            }
        }
    }

    /// "first", "final", "third last".
    fn nth(&self, at: usize) -> Read<Nth> {
        if let Some((end, TimeWord::Last | TimeWord::Final)) = self.time_word(at) {
            return Some((
                end,
                Nth {
                    nth: 1,
                    from_end: true,
                },
            ));
        }
        if let Some(end) = self.after(at, TimeWord::Opening) {
            let from_end = false;
            return Some((end, Nth { nth: 1, from_end }));
        }
        let (end, nth) = self.ordinal(at)?;
        // "third last", "third to last", "third-to-last"
        let hyphen = |at: usize| at + usize::from(self.hyphen(at) && self.glued(at));
        let to = self.after(hyphen(end), TimeWord::To).map(hyphen);
        let last = self.after(to.unwrap_or(end), TimeWord::Last);
        let from_end = last.is_some();
        Some((last.unwrap_or(end), Nth { nth, from_end }))
    }

    /// "first week of January", "first eleven months of 2023", "first Monday in October".
    fn units_of(&self, at: usize) -> Read<When> {
        if let Some((half_end, TimeWord::LastHalf)) = self.time_word(at) {
            let (end, time) = self.of_whole(half_end)?;
            let (nth, from_end) = (1, true);
            let find = |whole| half(whole, Nth { nth, from_end });
            return Some((end, self.sliced(half_end, time, find)));
        }
        let Some((end, nth)) = self.nth(at) else {
            return self.day_of(at);
        };
        let hyphen = end + usize::from(self.hyphen(end) && self.glued(end));
        if let Some((unit_end, unit)) = self.unit(hyphen) {
            // "the closing months of 2015" are more than one.
            if nth.from_end && nth.nth == 1 && self.written(unit_end - 1).ends_with('s') {
                return None;
            }
            // "the final hour of trading on the last day"
            if matches!(
                unit.unit,
                TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second
            ) {
                return None;
            }
            if let Some((end, time)) = self.of_whole(unit_end) {
                // "last year in January" is no year of January.
                let of_days = unit.unit == TimeUnit::Weekend;
                let grain = calendar::grain(unit.unit, unit.times);
                let longer = |whole: Period| !of_days && grain > whole.grain();
                if nth.from_end && time.days.is_ok_and(longer) {
                    return None;
                }
                let find = |whole| match unit.unit {
                    TimeUnit::Weekend => weekend(whole, nth),
                    _ => part(whole, unit, nth, 1),
                };
                return Some((end, self.sliced(unit_end, time, find)));
            }
        } else if let Some((half_end, TimeWord::Half)) = self.time_word(hyphen) {
            let (end, time) = self.of_whole(half_end)?;
            let find = |whole| half(whole, nth);
            return Some((end, self.sliced(half_end, time, find)));
        } else if let Some((day_end, weekday)) = self.weekday(end) {
            let day_end = self.skip_day_part(day_end);
            let (end, time) = match self.of_whole(day_end) {
                Some(found) => found,
                // "third Tuesday": of this month.
                None if !nth.from_end && self.shape(day_end).is_none() => {
                    (day_end, self.this_month())
                }
                None => return None,
            };
            let find = |whole| calendar::nth_weekday(whole, weekday.value, nth.nth, nth.from_end);
            return Some((end, self.sliced(day_end, time, find)));
        } else if let Some((count_end, count)) =
            self.small_count(end).or_else(|| self.cardinal(end))
        {
            let (unit_end, unit) = self.unit(count_end)?;
            if let Some((end, time)) = self.of_whole(unit_end) {
                // "Its first 100 years in 2006" are no part of that.
                let grain = calendar::grain(unit.unit, unit.times);
                if time.days.is_ok_and(|whole| grain >= whole.grain()) {
                    return None;
                }
                let find = |whole| part(whole, unit, nth, count);
                return Some((end, self.sliced(unit_end, time, find)));
            }
            // "the first nine months", of the year in which they were over last.
            let opens_year = matches!(unit.unit, TimeUnit::Month | TimeUnit::Quarter)
                && nth.nth == 1
                && !nth.from_end
                && self.ordinal(at).is_some();
            // "the first 18 months" of something else
            let months = if unit.unit == TimeUnit::Month { 1 } else { 3 };
            let fits = count.saturating_mul(unit.times).saturating_mul(months) <= 12;
            return (opens_year && fits).then(|| (unit_end, self.first_of_year(unit, count)));
        }
        self.day_of(at)
    }

    /// The part of a time, whose words begin at `of`. A part of "the year" that is still to come is one of
    /// the year before, unless the sentence looks ahead: "for the first eleven months of the year" in
    /// February.
    fn sliced(
        &self,
        of: usize,
        time: Time,
        find: impl Fn(Period) -> Result<Period, Unresolved>,
    ) -> When {
        let days = time.days.and_then(&find);
        let ahead = days.is_ok_and(|days| self.is_ahead(days));
        let days = match self.the_year_before(of, time).filter(|_| ahead) {
            Some(before) => find(before),
            None => days,
        };
        When::elsewhere(time, days, None)
    }

    /// Is a part of the year still to come: the whole of it, or where the sentence looks back most of it?
    fn is_ahead(&self, part: Period) -> bool {
        let Some((today, start)) = self.clock.today.zip(part.start()) else {
            return false;
        };
        let half = part.length_in_days().unwrap_or_default() / 2;
        let by = if self.clock.tense.is_past() { half } else { 0 };
        !self.clock.future() && days_from(start, by).is_some_and(|day| day > today)
    }

    /// The year before today's, where a time is "of the year" and no other words tell which.
    fn the_year_before(&self, of: usize, time: Time) -> Option<Period> {
        use chrono::Datelike;
        let the = self
            .after(of, TimeWord::Of)
            .or(self.after(of, TimeWord::During))?;
        let (_, unit) = self.unit(self.after(the, TimeWord::The)?)?;
        let year = unit.unit == TimeUnit::Year && unit.times == 1;
        let today = self.clock.today.filter(|_| year)?;
        let this = Period::year(today.year());
        let unnamed = time.reference != Reference::Absolute;
        (unnamed && time.days.ok() == this).then(|| Period::year(today.year() - 1))?
    }

    fn this_month(&self) -> Time {
        let today = self.clock.today();
        Time {
            days: today.and_then(|today| {
                calendar::unit_at(today, TimeUnit::Month, 1, 0).ok_or(Unresolved::NoSuchPart)
            }),
            weekday: None,
            reference: Reference::Relative,
        }
    }

    fn first_of_year(&self, unit: UnitWord, count: u32) -> When {
        use chrono::Datelike;
        let days = self.clock.today().and_then(|today| {
            let of_year = |year: i32| {
                let whole = Period::year(year).ok_or(Unresolved::NoSuchPart)?;
                calendar::run_of_units(whole, unit.unit, 1, count, false)
            };
            match of_year(today.year()) {
                Ok(part) if part.end() > Some(today) && !self.clock.future() => {
                    of_year(today.year() - 1)
                }
                other => other,
            }
        });
        When::relative(days)
    }

    /// What stands after "of" or "in", or without either where "this" or "last" begins it.
    fn of_whole(&self, at: usize) -> Read<Time> {
        let (end, whole) = match self.time_word(at) {
            Some((end, TimeWord::Of | TimeWord::During)) => self.whole(end)?,
            Some((_, TimeWord::This | TimeWord::Last | TimeWord::Next)) => self.whole(at)?,
            _ => return None,
        };
        let time = whole.resolve(&self.clock);
        (!time.days.is_ok_and(|whole| whole.grain() == Grain::Day)).then_some((end, time))
    }

    /// "the 20th of next month", "the 26th day of the month", "20 of this month".
    pub(super) fn day_of(&self, at: usize) -> Read<When> {
        let digits = || {
            let day = self
                .plain_digits(at, 1)
                .or_else(|| self.plain_digits(at, 2))?;
            // "from 4 to 22 this month", but "He will be 33 next month."
            let placed = matches!(
                self.role_before(at),
                Some(TimeWord::To | TimeWord::And | TimeWord::Through | TimeWord::On)
            );
            let end = self.unit(at + 1).map_or(at + 1, |(end, _)| end);
            let of = self.after(end, TimeWord::Of).is_some();
            (of || placed).then_some((at + 1, day))
        };
        let (end, day) = self.ordinal(at).or_else(digits)?;
        let end = match self.unit(end) {
            Some((end, unit)) if unit.unit == TimeUnit::Day => end,
            _ => end,
        };
        let of = self.after(end, TimeWord::Of);
        let month_at = self.skip(of.unwrap_or(end), TimeWord::The);
        let this = matches!(
            self.time_word(month_at),
            Some((
                _,
                TimeWord::This | TimeWord::Last | TimeWord::Next | TimeWord::Previous
            ))
        );
        let (end, whole) = match self.relative(month_at).filter(|_| this) {
            Some(found) => found,
            None => {
                let (end, unit) = self.unit(month_at).filter(|_| of.is_some())?;
                (unit.unit == TimeUnit::Month).then(|| (end, self.the_unit(unit)))?
            }
        };
        let time = whole.resolve(&self.clock);
        if time.days.is_ok_and(|whole| whole.grain() != Grain::Month) {
            return None;
        }
        let fields = |month: NaiveDate| {
            use chrono::Datelike;
            month.with_day(day).and_then(Period::day)
        };
        let days = time
            .days
            .and_then(|month| month.start().and_then(fields).ok_or(Unresolved::NoSuchDay));
        Some((end, When::Days(Time { days, ..time })))
    }

    /// "the 21st": a day of this month or the one beside it, where nothing else is counted.
    pub(super) fn bare_day(&self, at: usize) -> Read<Fields> {
        if self.shape(at) != Some(crate::normalize::token::Shape::Numeral) {
            return None;
        }
        let (end, day) = self.ordinal(at).filter(|(_, day)| (1..=31).contains(day))?;
        let the = self.role_before(at) == Some(TimeWord::The);
        let alone = self
            .shape(end)
            .is_none_or(|shape| shape == crate::normalize::token::Shape::Symbol);
        let day = Some(day);
        (the && alone).then_some((
            end,
            Fields {
                day,
                ..Fields::default()
            },
        ))
    }
}

/// `count` units of a period from the nth on; the units may be longer than one of the calendar's.
fn part(whole: Period, unit: UnitWord, nth: Nth, count: u32) -> Result<Period, Unresolved> {
    let count = count
        .checked_mul(unit.times)
        .ok_or(Unresolved::NoSuchPart)?;
    let skipped = nth
        .nth
        .checked_sub(1)
        .and_then(|skipped| skipped.checked_mul(unit.times));
    let first = skipped.and_then(|skipped| skipped.checked_add(1));
    let first = first.ok_or(Unresolved::NoSuchPart)?;
    calendar::run_of_units(whole, unit.unit, first, count, nth.from_end)
}

/// The nth weekend of a period: its nth Saturday, and the day after that.
fn weekend(whole: Period, nth: Nth) -> Result<Period, Unresolved> {
    let saturday = calendar::nth_weekday(whole, chrono::Weekday::Sat, nth.nth, nth.from_end)?;
    let start = saturday.start();
    let end = start.and_then(|start| days_from(start, 2));
    Period::new(start, end, Grain::Span).ok_or(Unresolved::NoSuchPart)
}

/// The first or second half of a period.
fn half(whole: Period, nth: Nth) -> Result<Period, Unresolved> {
    let split = || {
        let (start, end) = whole.start().zip(whole.end())?;
        let middle = match whole.length_in_months() {
            Some(months) if months % 2 == 0 => {
                start.checked_add_months(chrono::Months::new(months / 2))?
            }
            Some(1) => days_from(start, 15)?,
            _ => days_from(start, whole.length_in_days()? / 2)?,
        };
        let grain = if whole.grain() == Grain::Year {
            Grain::Half
        } else {
            Grain::Span
        };
        match (nth.nth, nth.from_end) {
            (1, false) => Period::new(Some(start), Some(middle), grain),
            (2, false) | (1, true) => Period::new(Some(middle), Some(end), grain),
            _ => None,
        }
    };
    split().ok_or(Unresolved::NoSuchPart)
}

#[cfg(test)]
mod tests;
