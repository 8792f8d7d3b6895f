//! Weekdays of a week seen from the day of publication: "Tuesday next week", "last week's Sunday", "next
//! week between Wednesday and Friday".

use chrono::{Datelike, NaiveDate, Weekday};

use super::calendar::{self, days_from};
use super::cursor::Cursor;
use super::memo::Read;
use super::relative::steps;
use super::when::{Fields, When};
use crate::lexicon::Role;
use crate::lexicon::time::{TimeUnit, TimeWord, UnitForm};
use crate::mention::{Reference, Time, Unresolved};
use crate::normalize::token::Shape;
use crate::value::{Grain, Period};

impl Cursor<'_> {
    /// "last week's Sunday", "next week on Tuesday", "next week Wednesday".
    pub(super) fn weekday_in_week(&self, at: usize, steps: i64) -> Read<When> {
        let clitic = at + usize::from(self.shape(at) == Some(Shape::Clitic));
        let (end, weekday) = self.weekday(self.skip(clitic, TimeWord::On))?;
        Some((
            self.skip_day_part(end),
            self.day_of_week(weekday.value, steps),
        ))
    }

    /// "next week between Wednesday and Friday", "this week from Tuesday to Thursday".
    pub(super) fn weekdays_in_week(&self, at: usize, steps: i64) -> Read<When> {
        let (first_at, opening) = self.time_word(at)?;
        let (end, first) = self.weekday(first_at)?;
        let (second_at, joint) = self.time_word(end)?;
        let joined = match opening {
            TimeWord::Between => joint == TimeWord::And,
            TimeWord::From => matches!(joint, TimeWord::To | TimeWord::Until | TimeWord::Through),
            _ => false,
        };
        let (end, second) = self.weekday(second_at).filter(|_| joined)?;
        let days = self.seen_from_today(|today| {
            let monday = days_from(calendar::monday(today)?, 7 * steps)?;
            let day = |weekday: Weekday| i64::from(weekday.num_days_from_monday());
            let start = days_from(monday, day(first.value))?;
            Period::new(
                Some(start),
                days_from(monday, day(second.value) + 1),
                Grain::Span,
            )
        });
        Some((end, days))
    }

    /// "Tuesday next week", "Friday of last week", "Sunday from last week".
    pub(super) fn weekday_of_week(&self, at: usize) -> Read<When> {
        let (end, weekday) = self.weekday(at)?;
        let end = self.skip_day_part(end);
        let of = match self.time_word(end) {
            Some((end, TimeWord::Of | TimeWord::From)) => self.skip(end, TimeWord::The),
            _ => end,
        };
        let (unit_at, role) = self.time_word(of)?;
        let (end, unit) = self.unit(unit_at)?;
        let steps = steps(role).filter(|_| unit.unit == TimeUnit::Week && unit.times == 1)?;
        Some((end, self.day_of_week(weekday.value, steps)))
    }

    /// "the Friday before Christmas", "the Sunday after 5 May", "Monday week".
    pub(super) fn weekday_beside(&self, at: usize) -> Read<When> {
        if let Some(found) = self.weekday_week(at) {
            return Some(found);
        }
        let (end, weekday) = self.weekday(at)?;
        let (base_at, role) = self.time_word(end)?;
        // "the Friday after next"
        if role == TimeWord::After
            && let Some(end) = self.after(self.skip(base_at, TimeWord::The), TimeWord::Next)
        {
            let day = self.seen_from_today(|today| {
                let next = shifted_weekday(today, weekday.value, TimeWord::Coming)?;
                Period::day(days_from(next.start()?, 7)?)
            });
            return Some((end, day));
        }
        let back = match role {
            TimeWord::Before => true,
            TimeWord::After => false,
            _ => return None,
        };
        let (end, time, base) = self.dated(base_at)?;
        let apart = match back {
            true => base.weekday().days_since(weekday.value),
            false => weekday.value.days_since(base.weekday()),
        };
        let days = if apart == 0 { 7 } else { i64::from(apart) };
        let day = days_from(base, if back { -days } else { days }).and_then(Period::day);
        let days = day.ok_or(Unresolved::NoSuchDay);
        Some((end, When::elsewhere(time, days, Some(weekday.value))))
    }

    /// "Monday week": a week after the coming Monday.
    fn weekday_week(&self, at: usize) -> Read<When> {
        let (end, weekday) = self.weekday(at)?;
        let (after, unit) = self.unit(end)?;
        let week = unit.unit == TimeUnit::Week && unit.times == 1 && unit.form == UnitForm::Word;
        let singular = !self.written(after - 1).ends_with('s') && !self.glued(end);
        if !week || !singular || !self.ends_phrase(after) {
            return None;
        }
        let day = self.seen_from_today(|today| {
            let coming = shifted_weekday(today, weekday.value, TimeWord::Coming)?;
            Period::day(days_from(coming.start()?, 7)?)
        });
        Some((after, day))
    }

    /// A date, or a weekday that might be any: "on a Tuesday".
    pub(super) fn date_or_some_weekday(&self, at: usize) -> Read<When> {
        let (end, fields) = self.date(at)?;
        let only_weekday = Fields {
            weekday: fields.weekday,
            ..Fields::default()
        };
        let any = fields.weekday.is_some()
            && fields == only_weekday
            && self.scene.has_before(at, Role::Article);
        if !any {
            return Some((end, When::Fields(fields)));
        }
        let time = Time {
            days: Err(Unresolved::NoAnchor),
            weekday: fields.weekday,
            reference: Reference::Relative,
        };
        Some((end, When::Days(time)))
    }

    /// "the day after Labor Day", "the day before 5 May".
    pub(super) fn day_beside(&self, at: usize) -> Read<When> {
        let (end, unit) = self.unit(at)?;
        let (base_at, role) = self.time_word(end)?;
        let step = match role {
            TimeWord::Before => -1,
            TimeWord::After => 1,
            _ => return None,
        };
        let is_day = unit.unit == TimeUnit::Day;
        let (end, time, base) = self.dated(base_at).filter(|_| is_day)?;
        let day = days_from(base, step).and_then(Period::day);
        let days = day.ok_or(Unresolved::NoSuchDay);
        Some((end, When::elsewhere(time, days, None)))
    }

    /// A holiday, or a day with its month: the index after it, the time and the day.
    fn dated(&self, at: usize) -> Option<(usize, Time, NaiveDate)> {
        let (end, base) = self.simple(at)?;
        let When::Fields(fields) = base else {
            return None;
        };
        let dated = fields.month.is_some() && fields.day.is_some() || fields.part.is_some();
        let time = base.resolve(&self.clock);
        let days = time
            .days
            .ok()
            .filter(|days| days.length_in_days() == Some(1));
        Some((end, time, days.filter(|_| dated)?.start()?))
    }

    fn day_of_week(&self, weekday: Weekday, steps: i64) -> When {
        self.seen_from_today(|today| {
            let monday = calendar::monday(today)?;
            let day = days_from(
                monday,
                7 * steps + i64::from(weekday.num_days_from_monday()),
            )?;
            Period::day(day)
        })
    }
}

/// "last", "this", "next" name the day of last, this, next week; "past" and "coming" the nearest one.
pub(super) fn shifted_weekday(
    today: NaiveDate,
    weekday: Weekday,
    role: TimeWord,
) -> Option<Period> {
    let in_week = |steps: i64| {
        let monday = calendar::monday(today)?;
        days_from(
            monday,
            7 * steps + i64::from(weekday.num_days_from_monday()),
        )
    };
    let ahead = match i64::from(weekday.days_since(today.weekday())) {
        0 => 7,
        days => days,
    };
    let day = match role {
        TimeWord::Past => {
            let back = match i64::from(today.weekday().days_since(weekday)) {
                0 => 7,
                days => days,
            };
            days_from(today, -back)
        }
        TimeWord::Coming | TimeWord::Following => days_from(today, ahead),
        _ => in_week(steps(role)?),
    };
    Period::day(day?)
}
