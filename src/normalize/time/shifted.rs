//! The time before, around or after today's: what follows "last", "this" and "next".
//!
//! | text | days |
//! | --- | --- |
//! | `last year`, `this month`, `next quarter` | the calendar unit before, around, after today |
//! | `the past five years`, `the next 3 weeks` | so long until, from today |
//! | `last Friday`, `next June`, `this winter` | that day, month, season |
//! | `last year in January` | that month of it |

use chrono::NaiveDate;

use super::calendar::{self, days_from};
use super::cursor::Cursor;
use super::memo::Read;
use super::relative::{around, steps};
use super::weekday::shifted_weekday;
use super::when::{Fields, Part, When};
use crate::lexicon::time::{TimeUnit, TimeWord, UnitWord};
use crate::mention::{Reference, Time, Unresolved};
use crate::normalize::token::Shape;
use crate::value::{Grain, Period};

impl Cursor<'_> {
    /// What follows "last", "this", "next" and their like.
    pub(super) fn shifted(&self, role: TimeWord, at: usize) -> Read<When> {
        let steps = steps(role)?;
        if role == TimeWord::Last && self.lasts(at) {
            return None;
        }
        if let Some(found) = self.shifted_fiscal_year(steps, at) {
            return Some(found);
        }
        let word = at.checked_sub(1);
        let the = word.is_some_and(|word| self.role_before(word) == Some(TimeWord::The));
        // "next week", "this quarter"
        if let Some((end, unit)) = self.unit(at) {
            let too_short = matches!(
                unit.unit,
                TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second
            );
            // "the last day" is the last one of something.
            if too_short || unit.unit == TimeUnit::Day && role == TimeWord::Last {
                return None;
            }
            if unit.unit == TimeUnit::Week
                && let Some(found) = self
                    .weekday_in_week(end, steps)
                    .or_else(|| self.weekdays_in_week(end, steps))
            {
                return Some(found);
            }
            return self
                .within_year(role, end, unit)
                .or_else(|| Some((end, self.shifted_unit(role, steps, unit, the))));
        }
        // "the last fiscal year": its months are the document's secret.
        if let Some((end, TimeWord::Fiscal)) = self.time_word(at)
            && self.unit(end - 1).is_some()
            && self.ends_phrase(end)
        {
            let time = Time {
                days: Err(Unresolved::NoAnchor),
                weekday: None,
                reference: Reference::Fiscal,
            };
            return Some((end, When::Days(time)));
        }
        if let Some((end, TimeWord::DayPart)) = self.time_word(at) {
            let day =
                self.seen_from_today(|today| days_from(today, steps.min(0)).and_then(Period::day));
            return (role == TimeWord::Last || role == TimeWord::This).then_some((end, day));
        }
        if let Some((end, weekday)) = self.weekday(at) {
            // "this Friday, 12 May"
            if let Some((end, fields)) = self.date(at)
                && fields.day.is_some()
            {
                return Some((end, When::Fields(fields)));
            }
            if let Some((end, fields)) = self.numeric_date(end) {
                let weekday = Some(weekday.value);
                return Some((end, When::Fields(Fields { weekday, ..fields })));
            }
            let day = self.seen_from_today(|today| shifted_weekday(today, weekday.value, role));
            return Some((self.skip_day_part(end), day));
        }
        if let Some((unit_at, count)) = self.small_count(at)
            && let Some((end, unit)) = self.unit(unit_at)
            && unit.unit == TimeUnit::Quarter
        {
            return Some((end, self.so_many(role, count, unit)));
        }
        if let Some((end, length)) = self.length(at)
            && !length.article
        {
            let following = self.counts_on(role, end);
            let by_the_clock = length.finest() >= TimeUnit::Hour;
            return (!following && !by_the_clock).then(|| (end, self.rolling(role, &length)));
        }
        let (end, fields) = self
            .month(at)
            .map(|(end, month)| {
                let month = Some(month.value);
                (
                    end,
                    Fields {
                        month,
                        ..Fields::default()
                    },
                )
            })
            .or_else(|| self.season_or_holiday(at))?;
        if self.year(end).is_some() && role != TimeWord::This {
            return None;
        }
        let found = self.clock.today().and_then(|today| {
            let shifted = shifted_fields(fields, today, role);
            shifted.ok_or(Unresolved::NoSuchDay)
        });
        Some((end, When::relative(found)))
    }

    /// Does a word after a length say from where it is counted: "expected this two years ago"?
    fn counts_on(&self, role: TimeWord, end: usize) -> bool {
        match self.time_word(end) {
            Some((_, TimeWord::Earlier | TimeWord::Ago | TimeWord::Hence)) => true,
            Some((_, TimeWord::Later | TimeWord::Before | TimeWord::After)) => {
                role == TimeWord::This
            }
            _ => false,
        }
    }

    /// "last fiscal year", where the caller says when fiscal years begin.
    fn shifted_fiscal_year(&self, steps: i64, at: usize) -> Read<When> {
        let fiscal = self.clock.fiscal?;
        let end = self.after(at, TimeWord::Fiscal)?;
        let is_year = (self.unit(end - 1)).is_some_and(|(_, unit)| unit.unit == TimeUnit::Year);
        if !is_year || self.fiscal_year(at).is_some() {
            return None;
        }
        let days = self.seen_from_today(|today| {
            let number = fiscal.number(today);
            fiscal.year(number.checked_add(i32::try_from(steps).ok()?)?)
        });
        Some((end, days))
    }

    /// "last year in January", "this year on 5 March": what stands without a year after a year that is
    /// named from today.
    fn within_year(&self, role: TimeWord, at: usize, unit: UnitWord) -> Read<When> {
        use chrono::Datelike;
        let steps = match role {
            TimeWord::Last => -1,
            TimeWord::This => 0,
            TimeWord::Next => 1,
            _ => return None,
        };
        if let Some(found) = self.part_of_years(at, steps, unit) {
            return Some(found);
        }
        let (inner, word) = self.time_word(at)?;
        let joins = matches!(word, TimeWord::During | TimeWord::On);
        let is_year = unit.unit == TimeUnit::Year && unit.times == 1;
        let today = self.clock.today.filter(|_| joins && is_year)?;
        let inner = self.skip(inner, TimeWord::The);
        let (end, fields) = self.date(inner).or_else(|| self.part_of_year(inner))?;
        let lacks_year = fields.year.is_none() && self.relative_year(end).is_none();
        let named = fields.part.is_some() || fields.month.is_some();
        let fields = Fields {
            year: Some(today.year() + steps),
            relative: true,
            ..fields
        };
        (named && lacks_year).then_some((end, When::Fields(fields)))
    }

    /// "last year's fourth quarter", from the "'s" on.
    fn part_of_years(&self, at: usize, steps: i32, unit: UnitWord) -> Read<When> {
        use chrono::Datelike;
        let part_at = self.possessive(at)?;
        let is_year = unit.unit == TimeUnit::Year && unit.times == 1;
        let today = self.clock.today.filter(|_| is_year)?;
        let (end, part) = self
            .long_part(part_at)
            .or_else(|| self.short_part(part_at))?;
        let fields = Fields {
            year: Some(today.year() + steps),
            part: Some(part),
            relative: true,
            ..Fields::default()
        };
        // The winter of a year may be either of two.
        (!matches!(part, Part::Season(_))).then_some((end, When::Fields(fields)))
    }

    /// Is the "last" before a token a verb: "will last two hours"?
    fn lasts(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(2) else {
            return false;
        };
        let modal = self.words.future.longest_before(self.scene.tokens, at - 1);
        modal.is_some()
            || self.shape(before) == Some(Shape::Clitic)
            || matches!(self.time_word(before), Some((_, TimeWord::To)))
    }

    fn season_or_holiday(&self, at: usize) -> Read<Fields> {
        let season = self.words.seasons.longest(self.scene.tokens, at);
        let (end, part) = match season {
            Some((end, season)) => (end, Part::Season(season.value)),
            None => {
                let (end, rule) = self.words.holidays.longest(self.scene.tokens, at)?;
                (end, Part::Holiday(*rule))
            }
        };
        let part = Some(part);
        Some((
            end,
            Fields {
                part,
                ..Fields::default()
            },
        ))
    }

    /// The calendar unit before, around or after today, or beside the one that the text speaks of.
    fn shifted_unit(&self, role: TimeWord, steps: i64, unit: UnitWord, the: bool) -> When {
        let beside = matches!(role, TimeWord::Previous | TimeWord::Following);
        // "The next day" is the one after that which the text has told of.
        let beside = beside || role == TimeWord::Next && the && unit.unit == TimeUnit::Day;
        if let Some(day) = self
            .clock
            .day
            .filter(|_| beside && unit.unit == TimeUnit::Day)
        {
            let other = day.start().and_then(|day| days_from(day, steps));
            return self.anaphoric(other.and_then(Period::day));
        }
        if let Some(topic) = self.topic_of(unit).filter(|_| beside) {
            let from = if steps < 0 {
                topic.start()
            } else {
                topic.end()
            };
            let length = calendar::Shift::of(i64::from(unit.times), unit.unit);
            let days = from.and_then(|day| {
                let other = if steps < 0 { length.back() } else { length }.from(day)?;
                Period::new(Some(day.min(other)), Some(day.max(other)), topic.grain())
            });
            return self.anaphoric(days);
        }
        self.seen_from_today(|today| {
            if role == TimeWord::Past && unit.unit != TimeUnit::Weekend {
                let start = calendar::Shift::of(i64::from(unit.times), unit.unit)
                    .back()
                    .from(today)?;
                return Period::new(Some(start), Some(today), Grain::Span);
            }
            // "the next decade" begins today.
            if steps > 0 && unit.times >= 10 {
                return around(
                    role,
                    calendar::Shift::of(i64::from(unit.times), unit.unit),
                    today,
                );
            }
            calendar::unit_at(today, unit.unit, unit.times, steps)
        })
    }
}

/// The last such month, season or holiday that is over, this year's, or the next to begin.
fn shifted_fields(fields: Fields, today: NaiveDate, role: TimeWord) -> Option<Period> {
    use chrono::Datelike;
    let in_year = |year: i32| {
        let clock = super::clock::Clock::BLANK;
        let year = Some(year);
        When::Fields(Fields { year, ..fields })
            .resolve(&clock)
            .days
            .ok()
    };
    let years = today.year() - 2..=today.year() + 2;
    match steps(role)? {
        ..0 => years
            .rev()
            .filter_map(in_year)
            .find(|period| period.end() <= Some(today)),
        // In February "this winter" has begun in December.
        0 => in_year(today.year() - 1)
            .filter(|period| period.contains_day(today))
            .or_else(|| in_year(today.year())),
        _ => years
            .into_iter()
            .filter_map(in_year)
            .find(|period| period.start() > Some(today)),
    }
}
