//! Times that hang on an earlier one: "the quarter", "the same period of 2022", "the year-ago quarter".

use chrono::Datelike;

use super::calendar;
use super::cursor::Cursor;
use super::memo::Read;
use super::when::When;
use crate::lexicon::time::{TimeUnit, TimeWord, UnitWord};
use crate::mention::{Reference, Time, Unresolved};
use crate::value::{Grain, Period};

impl Cursor<'_> {
    /// A time that an earlier one gives.
    pub(super) fn definite(&self, at: usize) -> Read<When> {
        match self.time_word(at) {
            Some((end, TimeWord::Same)) => self.same(end),
            Some((end, TimeWord::YearAgo)) => {
                let end = self.period_word(end)?;
                Some((end, self.a_year_before()))
            }
            _ => self.the_last_one(at),
        }
    }

    /// The index after "period", "stretch", a unit, or so many units.
    fn period_word(&self, at: usize) -> Option<usize> {
        let at = self.small_count(at).map_or(at, |(end, _)| end);
        self.after(at, TimeWord::Period)
            .or_else(|| self.unit(at).map(|(end, _)| end))
    }

    fn a_year_before(&self) -> When {
        let topic = self.latest_topic(|_| true);
        let back = calendar::Shift::of(-1, TimeUnit::Year);
        self.anaphoric(topic.and_then(|topic| {
            let start = back.from(topic.start()?)?;
            Period::new(Some(start), Some(back.from(topic.end()?)?), topic.grain())
        }))
    }

    /// "the same period of 2022", "the same quarter last year", "the same week a year earlier".
    fn same(&self, at: usize) -> Read<When> {
        let end = self.period_word(at)?;
        if self
            .unit(at)
            .is_some_and(|(_, unit)| unit.unit == TimeUnit::Day)
        {
            return Some((end, self.anaphoric(self.clock.day)));
        }
        let of = self.skip(self.skip(end, TimeWord::Of), TimeWord::During);
        let of = self.skip(of, TimeWord::The);
        if let Some((after, when)) = self.simple(of) {
            let time = when.resolve(&self.clock);
            let year = time.days.ok().filter(|days| days.grain() == Grain::Year);
            let day_in_year = time
                .days
                .ok()
                .filter(|days| days.grain() != Grain::Day || days.length_in_days() == Some(1));
            let year = year.or(day_in_year)?.start()?.year();
            return Some((after, self.moved_to(year, at)));
        }
        let year = self
            .unit(at)
            .filter(|(_, unit)| unit.unit == TimeUnit::Year);
        match year {
            // "the same year" is the one that was spoken of.
            Some((_, unit)) => Some((end, self.the_unit(unit))),
            None => Some((end, self.anaphoric(self.latest_topic(|_| true)))),
        }
    }

    /// The last period that is no whole year, moved to another year; "the same month" is no quarter.
    fn moved_to(&self, year: i32, unit_at: usize) -> When {
        let month = self
            .unit(unit_at)
            .is_some_and(|(_, unit)| unit.unit == TimeUnit::Month);
        let part = |period: &&Period| {
            let longer = period.length_in_months().is_some_and(|months| months > 1);
            !(matches!(period.grain(), Grain::Year | Grain::Decade | Grain::Century)
                || month && longer)
        };
        let topic = self.latest_topic(part);
        let moved = topic.and_then(|topic| {
            let (start, end) = topic.start().zip(topic.end())?;
            let by = calendar::Shift::of(i64::from(year - start.year()), TimeUnit::Year);
            Period::new(Some(by.from(start)?), Some(by.from(end)?), topic.grain())
        });
        self.anaphoric(moved)
    }

    /// The unit before or after the one that the text speaks of.
    fn beside(&self, unit: UnitWord, steps: i64) -> When {
        let topic = if unit.unit == TimeUnit::Day {
            self.clock.day
        } else {
            self.topic_of(unit)
        };
        let shift = calendar::Shift::of(i64::from(unit.times) * steps, unit.unit);
        self.anaphoric(topic.and_then(|topic| {
            let (start, end) = (shift.from(topic.start()?)?, shift.from(topic.end()?)?);
            Period::new(Some(start), Some(end), topic.grain())
        }))
    }

    /// "the quarter", "the month", "the weekend".
    fn the_last_one(&self, at: usize) -> Read<When> {
        let (end, unit) = self.unit(at)?;
        let the = self.role_before(at) == Some(TimeWord::The);
        // "on the weekend", but "on weekends"
        let one = !self.written(end - 1).ends_with('s');
        let on_weekend =
            unit.unit == TimeUnit::Weekend && self.role_before(at) == Some(TimeWord::On) && one;
        let over_weekend = the
            && unit.unit == TimeUnit::Weekend
            && matches!(
                self.role_before(at - 1),
                Some(TimeWord::Over | TimeWord::At)
            );
        // "In the course of the year 3,160 ships came".
        let course = the
            && self.role_before(at - 1) == Some(TimeWord::Of)
            && at > 2
            && self.written(at - 3) == "course";
        if !(the || on_weekend) || !(over_weekend || course || self.ends_phrase(end)) {
            return None;
        }
        // "the year before"; but "the year after the first of two" tells its own.
        if let Some((after, role)) = self.time_word(end)
            && let Some(steps) = match role {
                TimeWord::Before | TimeWord::Earlier => Some(-1),
                TimeWord::After => Some(1),
                _ => None,
            }
        {
            return self
                .ends_phrase(after)
                .then(|| (after, self.beside(unit, steps)));
        }
        if self.is_relative(end + 1) {
            return None;
        }
        let before = self.role_before(at - 1);
        match unit.unit {
            TimeUnit::Weekend => {
                let days = self.clock.today().and_then(|today| {
                    // "over the weekend" was, unless the sentence looks ahead.
                    let over = matches!(before, Some(TimeWord::Over | TimeWord::At));
                    let past = self.clock.tense.is_past() || over && !self.clock.future();
                    let steps = if past && !started(today) { -1 } else { 0 };
                    calendar::unit_at(today, unit.unit, 1, steps).ok_or(Unresolved::NoSuchDay)
                });
                Some((end, When::relative(days)))
            }
            TimeUnit::Week | TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Year
                if unit.times <= 2 =>
            {
                let when = self.year_over(unit).unwrap_or_else(|| self.the_unit(unit));
                let known = matches!(
                    when,
                    When::Days(Time {
                        reference: Reference::Anaphoric,
                        ..
                    })
                );
                let alone = self
                    .shape(end)
                    .is_none_or(|shape| shape == crate::normalize::token::Shape::Symbol);
                (known || alone || course).then_some((end, when))
            }
            _ => None,
        }
    }

    /// "It sold 5 in the course of the year": in January what was so in the year was so in the last one, unless the text
    /// has named another.
    fn year_over(&self, unit: UnitWord) -> Option<When> {
        /// A text of these months of a year that looks back on "the year" means the one that is over.
        const YOUNG: u32 = 2;
        let today = self.clock.today.filter(|today| today.month() <= YOUNG)?;
        let year = unit.unit == TimeUnit::Year && unit.times == 1;
        let over = year && self.clock.tense.is_past() && self.topic_of(unit).is_none();
        over.then(|| When::relative(Period::year(today.year() - 1).ok_or(Unresolved::NoSuchDay)))
    }

    /// Days that an earlier time of the text gives.
    pub(super) fn anaphoric(&self, days: Option<Period>) -> When {
        When::Days(Time {
            days: days.ok_or(Unresolved::NoAnchor),
            weekday: None,
            reference: Reference::Anaphoric,
        })
    }

    /// The last period before here that is as long as the unit.
    pub(super) fn topic_of(&self, unit: UnitWord) -> Option<Period> {
        let fits = |period: &&Period| {
            period.grain() == calendar::grain(unit.unit, unit.times)
                || period.length_in_months().is_some_and(|months| {
                    i64::from(months)
                        == calendar::Shift::of(i64::from(unit.times), unit.unit).months
                })
        };
        self.latest_topic(fits)
    }

    /// The last period that fits and has begun; of those as long as it the latest: what the text is about,
    /// rather than the year before with which it compares that.
    pub(super) fn latest_topic(&self, fits: impl Fn(&&Period) -> bool) -> Option<Period> {
        let begun = |period: &&Period| {
            self.clock
                .today
                .is_none_or(|today| period.start() <= Some(today))
        };
        let fitting = || {
            let topics = self.clock.topics.iter().flatten();
            topics.filter(|period| fits(period)).filter(begun)
        };
        let last = fitting().next()?;
        let length = |period: &Period| (period.length_in_months(), period.grain());
        let alike = fitting().filter(|period| length(period) == length(last));
        alike.rev().max_by_key(|period| period.start()).copied()
    }
}

/// Is it weekend already?
fn started(today: chrono::NaiveDate) -> bool {
    today.weekday().num_days_from_monday() >= 5
}

#[cfg(test)]
mod tests {
    use super::super::corpus::times;

    /// What the last time of a text says.
    fn last(text: &str) -> Option<String> {
        times("2024-10-23", text).pop().map(|(_, said)| said)
    }

    #[test]
    fn what_hangs_on_the_period_before() {
        let quarter = "Sales in the three months to September were 5m";
        for (text, said) in [
            ("; costs in the quarter were 3m.", "2024-07-01/2024-10-01"),
            (", against 4m a year earlier.", "2023-07-01/2023-10-01"),
            (
                ", against 4m in the same period of 2022.",
                "2022-07-01/2022-10-01",
            ),
            (
                ", against 4m in the year-ago quarter.",
                "2023-07-01/2023-10-01",
            ),
        ] {
            assert_eq!(
                last(&format!("{quarter}{text}")).as_deref(),
                Some(said),
                "{text}"
            );
        }
        let years = "In 2023 it made 5m, after 4m in 2022. That was more than in";
        for (text, said) in [
            (" the previous year.", "2022-01-01/2023-01-01"),
            (" the year before.", "2022-01-01/2023-01-01"),
        ] {
            assert_eq!(
                last(&format!("{years}{text}")).as_deref(),
                Some(said),
                "{text}"
            );
        }
    }

    #[test]
    fn the_same_month_is_no_quarter() {
        let quarter = "Sales fell in the third quarter, as in the same month of 2019.";
        assert_eq!(last(quarter).as_deref(), Some("NoAnchor"));
        let month = "Sales fell in July, as in the same month of 2019.";
        assert_eq!(last(month).as_deref(), Some("2019-07-01/2019-08-01"));
    }

    #[test]
    fn the_year_of_which_a_text_tells_in_january_is_over() {
        for text in [
            "It sold 5 cars in the course of the year.",
            "It sold 5 cars during the year.",
            "In the course of the year 5 cars were sold.",
        ] {
            let told = |day| times(day, text).pop().map(|(_, said)| said);
            assert_eq!(
                told("2024-01-23").as_deref(),
                Some("2023-01-01/2024-01-01"),
                "{text}"
            );
            assert_eq!(
                told("2024-10-23").as_deref(),
                Some("2024-01-01/2025-01-01"),
                "{text}"
            );
        }
        let ahead = times(
            "2024-01-23",
            "It will sell 5 cars in the course of the year.",
        )
        .pop();
        assert_eq!(
            ahead.map(|(_, said)| said).as_deref(),
            Some("2024-01-01/2025-01-01")
        );
    }

    #[test]
    fn the_year_before_a_fiscal_year_is_one_too() {
        let said = last("Sales in the year ended 30 June 2023 were 5m, after 4m the year before.");
        assert_eq!(said.as_deref(), Some("2021-07-01/2022-07-01"));
    }

    #[test]
    fn what_hangs_on_the_day_before() {
        let day = "It struck on 9 March 2023";
        assert_eq!(
            last(&format!("{day} and again two days later.")).as_deref(),
            Some("2023-03-11")
        );
        assert_eq!(
            last(&format!("{day}. The following day was calm.")).as_deref(),
            Some("2023-03-10")
        );
    }

    #[test]
    fn what_comes_later_comes_after_the_time_beside_it() {
        let said = last("Exports grew in 2015. Work began in 2003 and ended three years later.");
        assert_eq!(said.as_deref(), Some("2006-01-01/2007-01-01"));
    }

    #[test]
    fn without_a_time_before_there_is_no_anchor() {
        assert_eq!(
            last("It had been 4m a year earlier.").as_deref(),
            Some("NoAnchor")
        );
    }

    #[test]
    fn weekends() {
        // 23 October 2024 was a Wednesday.
        assert_eq!(
            last("It was sold over the weekend.").as_deref(),
            Some("2024-10-19/2024-10-21")
        );
        assert_eq!(
            last("It will be sold at the weekend.").as_deref(),
            Some("2024-10-26/2024-10-28")
        );
    }
}
