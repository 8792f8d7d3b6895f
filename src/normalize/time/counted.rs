//! Times at a length of time from another.
//!
//! | text | days |
//! | --- | --- |
//! | `two years ago`, `a week from now`, `in two weeks` | that day |
//! | `three days after Easter`, `2 weeks before 13 May 1999` | that day |
//! | `a year earlier`, `two months later` | beside the period that the text speaks of |

use chrono::NaiveDate;

use super::calendar::{self, days_from};
use super::cursor::Cursor;
use super::length::Length;
use super::memo::Read;
use super::weekday::shifted_weekday;
use super::when::When;
use crate::lexicon::Role;
use crate::lexicon::time::{TimeUnit, TimeWord};
use crate::mention::Unresolved;
use crate::normalize::hedge;
use crate::normalize::token::Shape;
use crate::value::{Bound, Grain, Period};

impl Cursor<'_> {
    /// A length of time and from where it is counted: "two years ago", "a week before Easter".
    pub(super) fn counted_from(&self, at: usize) -> Read<When> {
        if let Some(found) = self.units_ahead(at) {
            return Some(found);
        }
        let (end, length) = self.length(at)?;
        let shift = length.shift()?;
        let by_the_clock = matches!(
            length.finest(),
            TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second
        );
        let grain = calendar::grain(length.finest(), 1);
        let day = |day: NaiveDate| one_day(day, grain);
        let hyphen = usize::from(self.hyphen(end) && self.glued(end));
        // "for a week, from 5 May"
        let spans = self.role_before(at) == Some(TimeWord::Over) && !by_the_clock;
        let comma = usize::from(spans && self.sign(end, ","));
        let joint = self.time_word(end + hyphen + comma);
        let joint = joint.filter(|(_, role)| comma == 0 || *role == TimeWord::From);
        if let Some((after, role)) = joint {
            match role {
                // "for three days from today"
                TimeWord::Hence if spans => {
                    let days = self.seen_from_today(|today| {
                        Period::new(Some(today), shift.from(today), Grain::Span)
                    });
                    return Some((after, days));
                }
                TimeWord::Ago | TimeWord::Hence => {
                    let back = role == TimeWord::Ago;
                    let shift = if back { shift.back() } else { shift };
                    let hedge = hedge::before(&self.scene, at).map(|(_, bound)| bound);
                    let days = self.seen_from_today(|today| {
                        let there = shift.from(today)?;
                        beyond(hedge, today, there, back)
                            .or_else(|| about(&length, there))
                            .or_else(|| day(there))
                    });
                    // "a week ago today"
                    let after = match self.time_word(after) {
                        Some((end, TimeWord::Day(0))) if !by_the_clock => end,
                        _ => after,
                    };
                    return Some((after, days));
                }
                // "a week today", "two weeks tomorrow"
                TimeWord::Day(from @ 0..=1) if !by_the_clock && self.ends_phrase(after) => {
                    let days =
                        self.seen_from_today(|today| day(shift.from(days_from(today, from)?)?));
                    return Some((after, days));
                }
                // "for three days from 5 May"
                // "for 18 months, from March 2022 to March 2024" tells how long, and when.
                TimeWord::From if spans && self.range(after, false).is_some() => return None,
                TimeWord::From if spans => {
                    let (after, base) = self.simple(self.skip(after, TimeWord::The))?;
                    let time = base.resolve(&self.clock);
                    let days = time.days.and_then(|base| {
                        let start = base.start().ok_or(Unresolved::NoAnchor)?;
                        Period::new(Some(start), shift.from(start), Grain::Span)
                            .ok_or(Unresolved::NoSuchDay)
                    });
                    return Some((after, When::elsewhere(time, days, None)));
                }
                // "12 hours a week from May", "15 hours from May": what is to last so long begins then.
                TimeWord::From if by_the_clock => return None,
                // "3% a year from 2010 to 2019", "no more than 5 a day from May" are rates.
                TimeWord::From if length.article && self.longer_follows(after) => return None,
                TimeWord::Before | TimeWord::After | TimeWord::From => {
                    let base = self.skip(after, TimeWord::The);
                    if let Some((after, base)) = self.point(base) {
                        let time = base.resolve(&self.clock);
                        let back = role == TimeWord::Before;
                        let hedge = hedge::before(&self.scene, at).map(|(_, bound)| bound);
                        let the =
                            self.role_before(at) == Some(TimeWord::The) && grain != Grain::Day;
                        let days = time.days.and_then(|base| {
                            if let Some(run) = run_beside(base, shift, back).filter(|_| the) {
                                return Ok(run);
                            }
                            let start = base.start().ok_or(Unresolved::NoAnchor)?;
                            let shift = if back { shift.back() } else { shift };
                            let end = shift.from(start).ok_or(Unresolved::NoSuchDay)?;
                            beyond(hedge, start, end, back)
                                .or_else(|| day(end))
                                .ok_or(Unresolved::NoSuchDay)
                        });
                        return Some((after, When::elsewhere(time, days, None)));
                    }
                    // "Two years after taking the job"
                    let doing = matches!(self.time_word(after), Some((_, TimeWord::Over)));
                    let ends = self.ends_phrase(after) && !doing;
                    if role != TimeWord::From && !by_the_clock && ends {
                        return Some((after, self.beside_topic(&length, role == TimeWord::Before)));
                    }
                }
                TimeWord::Earlier | TimeWord::Later if by_the_clock => return None,
                TimeWord::Earlier => return Some((after, self.beside_topic(&length, true))),
                TimeWord::Later if self.clock.future() => {
                    return Some((after, self.seen_from_today(|today| day(shift.from(today)?))));
                }
                TimeWord::Later => return Some((after, self.beside_topic(&length, false))),
                _ => {}
            }
        }
        // "in two weeks", "in a fortnight's time"
        let preceded = self.clock.today.is_some()
            && at
                .checked_sub(1)
                .is_some_and(|before| self.scene.has(before, Role::In));
        let time = self.shape(end) == Some(Shape::Clitic) && self.written(end + 1) == "time"
            || self.sign(end, "'") && self.written(end + 1) == "time"
            || self.written(end) == "time";
        if preceded && (time || self.clock.future() && self.ends_phrase(end)) {
            return Some((end, self.seen_from_today(|today| day(shift.from(today)?))));
        }
        None
    }

    /// Does a range stand at a token, or a time that is longer than a day?
    fn longer_follows(&self, at: usize) -> bool {
        let point = || self.point(self.skip(at, TimeWord::The));
        self.range(at, false).is_some()
            || point().is_some_and(|(_, base)| {
                let days = base.resolve(&self.clock).days;
                days.is_ok_and(|days| days.grain() != Grain::Day)
            })
    }

    /// "a year earlier", "two months later": so far from the period that the text speaks of.
    fn beside_topic(&self, length: &Length, back: bool) -> When {
        let days_only = matches!(
            length.finest(),
            TimeUnit::Day | TimeUnit::Week | TimeUnit::Workday
        );
        // What comes later comes after the period that its sentence has just told of, whatever later ones
        // the text speaks of.
        let told = self.clock.beside.filter(|_| !back);
        let told = told.and_then(|time| time.days.ok());
        let told = told.filter(|days| days.length_in_days() >= Some(7));
        let topic = if days_only {
            self.clock.day
        } else {
            told.or_else(|| self.latest_topic(|_| true))
        };
        let shift = length.shift().map(|shift| match back {
            true => shift.back(),
            false => shift,
        });
        let moved = |day: Option<NaiveDate>| day.and_then(|day| shift?.from(day));
        let days = topic.and_then(|topic| {
            Period::new(
                Some(moved(topic.start())?),
                Some(moved(topic.end())?),
                topic.grain(),
            )
        });
        // "Opened on 8 May 2012. Three years later": where the text speaks of no period, the last day is all there is.
        let days = days.or_else(|| {
            let day = self.clock.day.filter(|_| topic.is_none() && !back)?;
            one_day(moved(day.start())?, calendar::grain(length.finest(), 1))
        });
        self.anaphoric(days)
    }

    /// "three Fridays from now", "two Sundays ago".
    pub(super) fn weekdays_from_now(&self, at: usize) -> Read<When> {
        let (end, count) = self.cardinal(at)?;
        let (end, weekday) = self.weekday(end)?;
        let (end, role) = self.time_word(end)?;
        let count = i64::from(count);
        let day = match role {
            TimeWord::Hence => self.seen_from_today(|today| {
                let first = shifted_weekday(today, weekday.value, TimeWord::Coming)?;
                Period::day(days_from(first.start()?, 7 * (count - 1))?)
            }),
            TimeWord::Ago => self.seen_from_today(|today| {
                let first = shifted_weekday(today, weekday.value, TimeWord::Past)?;
                Period::day(days_from(first.start()?, -7 * (count - 1))?)
            }),
            _ => return None,
        };
        Some((end, day))
    }
}

/// "the two weeks before Easter": all of them.
fn run_beside(base: Period, shift: calendar::Shift, back: bool) -> Option<Period> {
    let (start, end) = if back {
        let end = base.start()?;
        (shift.back().from(end)?, end)
    } else {
        let start = base.end()?;
        (start, shift.from(start)?)
    };
    Period::new(Some(start), Some(end), Grain::Span)
}

/// "more than two weeks before" is any day up to then, "less than three days after" one on the way.
fn beyond(hedge: Option<Bound>, from: NaiveDate, to: NaiveDate, back: bool) -> Option<Period> {
    let (start, end) = match (hedge?, back) {
        (Bound::Above | Bound::AtLeast, true) => (None, Some(to)),
        (Bound::Above | Bound::AtLeast, false) => (Some(to), None),
        (Bound::Below | Bound::AtMost, true) => (Some(to), Some(from)),
        (Bound::Below | Bound::AtMost, false) => (Some(from), Some(to)),
        _ => return None,
    };
    Period::new(start, end, Grain::Span)
}

/// What is counted in decades or centuries is known to half of one: "two decades ago", "half a century ago".
fn about(length: &Length, there: NaiveDate) -> Option<Period> {
    let unit = length.unit().filter(|unit| unit.times >= 10)?;
    let count = length.figure(Bound::Exact).ok()?.nominal()?;
    let months = unit.times * if count.fract().is_zero() { 6 } else { 3 };
    let half = calendar::Shift::of(i64::from(months), TimeUnit::Month);
    let (start, end) = (half.back().from(there)?, half.from(there)?);
    Period::new(Some(start), Some(end), Grain::Span)
}

/// A day that is known to a coarser grain.
fn one_day(day: NaiveDate, grain: Grain) -> Option<Period> {
    Period::new(Some(day), Some(days_from(day, 1)?), grain)
}

#[cfg(test)]
mod tests {
    use super::super::corpus::says;

    #[test]
    fn counted_from_today() {
        says(
            "2024-02-12",
            "2022-02-12",
            &["two years ago", "almost two years ago", "2 years back"],
        );
        says(
            "2024-02-12",
            "2024-02-26",
            &[
                "two weeks from now",
                "It will reopen in two weeks.",
                "in a fortnight's time",
            ],
        );
        says("2024-02-12", "2023-12-22", &["1 month and 21 days ago"]);
        says("2024-02-12", "2024-03-01", &["three Fridays from now"]);
        let some = "1999-02-12/2009-02-12";
        says("2024-02-12", some, &["two decades ago"]);
        let some = "1949-02-12/1999-02-12";
        says("2024-02-12", some, &["half a century ago"]);
    }

    #[test]
    fn counted_from_another_time() {
        says(
            "2024-02-12",
            "2023-04-12",
            &[
                "three days after Easter 2023",
                "two weeks before 26 April 2023",
            ],
        );
        says(
            "2024-02-12",
            "2024-02-12/2024-02-15",
            &["It is shut for three days from today."],
        );
        says(
            "2024-02-12",
            "2024-05-05/2024-05-12",
            &["It will shut for a week, from 5 May."],
        );
        says(
            "2024-02-12",
            "../2023-04-12",
            &["more than two weeks before 26 April 2023"],
        );
        says(
            "2024-02-12",
            "2023-04-12/2023-04-26",
            &["in the two weeks before 26 April 2023"],
        );
    }

    #[test]
    fn a_length_that_something_took_is_a_duration() {
        says(
            "2024-02-12",
            "P11M",
            &[
                "It reached the mark in just eleven months.",
                "two of them within eleven months",
            ],
        );
        says(
            "2024-02-12",
            "PT5M",
            &["They must take it down within 5 minutes."],
        );
        says(
            "2024-02-12",
            "P6M",
            &["six months after the board had agreed"],
        );
        says("2024-02-12", "PT9H", &["It followed nine hours later."]);
    }
}
