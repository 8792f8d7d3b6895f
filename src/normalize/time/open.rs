//! Times with one end.
//!
//! | text | days |
//! | --- | --- |
//! | `since 2019`, `after 2010`, `2018 or later` | no end |
//! | `until Friday`, `by 2030`, `before 2000`, `no later than 1 May` | no start |

use chrono::NaiveDate;

use super::clock::{Clock, Tense};
use super::cursor::Cursor;
use super::memo::Read;
use super::when::When;

use crate::lexicon::time::TimeWord;
use crate::mention::{Time, Unresolved};
use crate::value::{Grain, Period};

impl Cursor<'_> {
    /// "since 2019", "after March", "until Friday", "by 2030".
    pub(super) fn one_sided(&self, role: TimeWord, at: usize) -> Read<When> {
        let at = self.skip(at, TimeWord::The);
        let at = self.skip(at, TimeWord::On);
        if let Some(found) = self.hedged_year(role, at) {
            return Some(found);
        }
        let clock = self.clock_for(role);
        let (end, point) = Self { clock, ..*self }.simple(at)?;
        let time = point.resolve(&clock);
        // "before end of this year" lets all of the year be.
        let days = time.days.ok();
        let start = days.and_then(|days| days.start());
        let finish = days.and_then(|days| days.end());
        // "until the start of 2025" ends with its first day.
        let to_its_end = self.after(at, TimeWord::End).is_some();
        let from_its_start = self.after(at, TimeWord::Start).is_some();
        let found = match role {
            TimeWord::Since => return Some((end, self.onwards(time))),
            TimeWord::After if from_its_start => open(time, start, None),
            TimeWord::After => open(time, finish, None),
            TimeWord::Before if !to_its_end => open(time, None, start),
            _ if from_its_start => open(time, None, start),
            _ => open(time, None, finish),
        };
        Some((end, found))
    }

    /// "since at least 2010", "until about 2030".
    fn hedged_year(&self, role: TimeWord, at: usize) -> Read<When> {
        let hedges = &self.scene.lexicon.hedges.before;
        let (end, _) = hedges.longest(self.scene.tokens, at)?;
        let year = self.plain_digits(end, 4).and_then(super::year::full)?;
        let year = Period::year(year).filter(|_| (1900..2200).contains(&year))?;
        let (start, finish) = match role {
            TimeWord::Since => (year.start(), None),
            TimeWord::Until | TimeWord::By => (None, year.end()),
            _ => return None,
        };
        let days = Period::new(start, finish, Grain::Span);
        Some((end + 1, When::absolute(days.ok_or(Unresolved::NoSuchPart))))
    }

    /// "since April" looks back; "by Friday" and "until April" look ahead unless the sentence tells of
    /// what has been.
    fn clock_for(&self, role: TimeWord) -> Clock {
        let tense = match (role, self.clock.tense) {
            (TimeWord::Since, _) => Tense::Past,
            (TimeWord::By | TimeWord::Until, Tense::Unknown) => Tense::Future,
            (_, tense) => tense,
        };
        Clock {
            tense,
            ..self.clock
        }
    }

    pub(super) fn onwards(&self, time: Time) -> When {
        open(time, time.days.ok().and_then(|days| days.start()), None)
    }
}

/// The same time with these ends instead; unresolved as before if it was.
pub(super) fn open(time: Time, start: Option<NaiveDate>, end: Option<NaiveDate>) -> When {
    let days = time
        .days
        .and_then(|_| Period::new(start, end, Grain::Span).ok_or(Unresolved::EndBeforeStart));
    When::elsewhere(time, days, None)
}

#[cfg(test)]
mod tests {
    use super::super::corpus::{says, silent};

    #[test]
    fn without_an_end() {
        says(
            "2024-02-12",
            "2019-01-01/..",
            &[
                "since 2019",
                "2019 or later",
                "since the start of 2019",
                "no earlier than 2019",
                "since at least 2019",
                "on or after 1 January 2019",
            ],
        );
        says("2024-02-12", "2020-01-01/..", &["after 2019"]);
        says(
            "2024-02-12",
            "2023-10-01/..",
            &["It has risen since October."],
        );
    }

    #[test]
    fn without_a_start() {
        says(
            "2024-02-12",
            "../2031-01-01",
            &["by 2030", "until 2030", "by the end of 2030"],
        );
        says(
            "2024-02-12",
            "../2000-01-01",
            &["before 2000", "on or before 31 December 1999"],
        );
        says(
            "2024-02-12",
            "../2024-02-17",
            &["until Friday", "no later than Friday"],
        );
        says(
            "2024-02-12",
            "../2024-02-10",
            &["It had doubled by Friday."],
        );
        says(
            "2024-12-02",
            "../2024-12-01",
            &["By the end of November it had sold 5 cars."],
        );
        // What was planned by then need not have been.
        says(
            "2024-12-02",
            "../2025-12-01",
            &["By the end of November the firm planned to have sold 5 cars."],
        );
        silent(&["It grew by 2000."]);
    }
}
