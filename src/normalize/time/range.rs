//! Times with two ends, or with one.
//!
//! | text | days |
//! | --- | --- |
//! | `from May to October 2020`, `between 2014 and 2018`, `January–November` | both ends within |
//! | `Nov 18-Dec 19, 2015` | what one end leaves out, the other gives |
//! | `since 2019`, `after 2010`, `2018 or later` | no end |
//! | `until Friday`, `by 2030`, `before 2000`, `no later than 1 May` | no start |
//! | `the year to March 2024`, `three months through September`, `the year ended 31 March` | so long, up to that end |

use chrono::Datelike;

use super::clock::{Clock, Tense};
use super::cursor::Cursor;
use super::memo::Read;
use super::open::open;
use super::when::{Fields, When};
use crate::lexicon::Role;
use crate::lexicon::time::TimeWord;
use crate::mention::{Reference, Time, Unresolved};
use crate::normalize::token::Shape;
use crate::value::{Grain, Period};

/// Days that leave out their year are no further apart.
const LONGEST_YEAR: i64 = 366;

impl Cursor<'_> {
    /// A range, a time with one end, or a plain time; the longest that begins here.
    pub(super) fn time(&self, at: usize) -> Read<When> {
        match self.time_word(at) {
            Some((end, TimeWord::From)) => return self.range(end, false),
            Some((end, TimeWord::Between)) => return self.range(end, true),
            Some((
                end,
                role @ (TimeWord::Since
                | TimeWord::After
                | TimeWord::Before
                | TimeWord::Until
                | TimeWord::By),
            )) if !self.ends_noun(at) => {
                return self.one_sided(role, end);
            }
            _ => {}
        }
        if let Some(found) = self.range(at, false) {
            return Some(found);
        }
        let (end, point) = self.point(at)?;
        if let Some(found) = self.part_ended(end, &point) {
            return Some(found);
        }
        if let Some(after) = self.after(end, TimeWord::SoFar) {
            return Some((after, self.until_today(&point)));
        }
        if let Some((after, TimeWord::Onwards)) = self.time_word(end)
            && self.ends_phrase(after)
        {
            let time = point.resolve(&self.clock);
            return Some((after, self.onwards(time)));
        }
        if let Some((after, TimeWord::OrEarlier)) = self.time_word(end)
            && self.ends_phrase(after)
        {
            let time = point.resolve(&self.clock);
            return Some((
                after,
                open(time, None, time.days.ok().and_then(|days| days.end())),
            ));
        }
        Some((end, point))
    }

    /// Is the word at a token the end of a noun: the "up" of "the run-up to Christmas"?
    fn ends_noun(&self, at: usize) -> bool {
        self.glued(at) && at.checked_sub(1).is_some_and(|before| self.hyphen(before))
    }

    /// A range without its "from" or "between"; none that runs backwards because its text compares two times.
    pub(super) fn range(&self, at: usize, between: bool) -> Read<When> {
        let range = self.any_range(at, between);
        range.filter(|(_, span)| !self.tells_two_times(at, span))
    }

    fn any_range(&self, at: usize, between: bool) -> Read<When> {
        let at = self.skip(self.skip(at, TimeWord::During), TimeWord::The);
        // All of these begin with a number.
        if self.may_count_or_date(at)
            && let Some(found) = self
                .days_then_month(at, between)
                .or_else(|| self.days_in_digits(at))
                .or_else(|| self.years_shortened(at))
                .or_else(|| self.bare_days(at, between))
        {
            return Some(found);
        }
        let (end, first) = self.range_end(self.past_clock(at))?;
        let first_fields = match &first {
            When::Fields(fields) => Some(*fields),
            When::Days(_) => None,
        };
        if let Some(fields) = first_fields
            && let Some(found) = self.month_then_days(end, fields, between)
        {
            return Some(found);
        }
        let joined = self.joint_of_range(end, between)?;
        let second_at = self.skip(self.skip(joined, TimeWord::The), TimeWord::During);
        let second_at = self.past_clock(second_at);
        let spaced = self.hyphen(end) && !self.glued(end);
        let from_end = self.after(at, TimeWord::End).is_some();
        let (end, second) = self
            .range_end(second_at)
            .or_else(|| self.weekday_end(second_at))?;
        // A dash between spaces also parts a dateline from its story.
        if spaced && !alike(&first, &second) {
            return None;
        }
        let first = if from_end {
            self.its_end(&first)
        } else {
            first
        };
        Some((end, self.span(first, second)))
    }

    /// The index after the time of day at which a span begins or ends: "from 9am on Thursday to noon on Friday".
    fn past_clock(&self, at: usize) -> usize {
        let hour = self.shape(at) == Some(Shape::Numeral) && self.scene.has(at + 1, Role::Clock);
        let end = match self.time_word(at) {
            Some((end, TimeWord::DayPart)) => Some(end),
            _ => hour.then_some(at + 2),
        };
        end.and_then(|end| self.after(end, TimeWord::On))
            .unwrap_or(at)
    }

    /// Does what looks like a range compare two times, or move one: "fiscal 2019 to fiscal 2018", "brought forward from
    /// 3 May to 28 April"?
    fn tells_two_times(&self, at: usize, span: &When) -> bool {
        /// How many tokens before "from" a word of movement may stand.
        const MOVEMENT: usize = 5;
        /// How many a word that moves a day.
        const MOVING: usize = 2;
        let backwards = matches!(
            span,
            When::Days(time) if time.days == Err(Unresolved::EndBeforeStart)
        );
        let said = |opening: usize, role: Role, reach: usize| {
            let mut before = opening.saturating_sub(reach)..opening;
            before.any(|at| self.scene.has(at, role))
        };
        let Some(opening) = at.checked_sub(1) else {
            return backwards;
        };
        if self.scene.has(opening, Role::From) {
            // "Went on from 29 November to 21 March" moves nothing.
            let lasts = self.scene.has_before(opening, Role::On);
            said(opening, Role::Moving, MOVING)
                || backwards && !lasts && said(opening, Role::Movement, MOVEMENT)
        } else {
            // "Between January 2005 and the previous year" compares them too.
            let told_back = matches!(
                span,
                When::Days(time) if time.reference != Reference::Absolute
            );
            backwards && (told_back || !self.scene.has(opening, Role::Between))
        }
    }

    /// One end of a range: a time, or "now".
    fn range_end(&self, at: usize) -> Read<When> {
        if let Some((end, TimeWord::Now)) = self.time_word(at) {
            let today = self.clock.today();
            let days = today.and_then(|today| Period::day(today).ok_or(Unresolved::NoSuchDay));
            return Some((end, When::relative(days)));
        }
        self.simple(at)
    }

    /// "between the end of 2007 and …" begins where 2007 ends.
    fn its_end(&self, when: &When) -> When {
        let time = when.resolve(&self.clock);
        let days = time.days.map(|days| {
            let next = days.end().and_then(Period::day);
            next.unwrap_or(days)
        });
        When::Days(Time { days, ..time })
    }

    fn weekday_end(&self, at: usize) -> Read<When> {
        let (end, weekday) = self.weekday(at)?;
        let weekday = Some(weekday.value);
        Some((
            end,
            When::Fields(Fields {
                weekday,
                ..Fields::default()
            }),
        ))
    }

    /// The index after what joins the ends of a range.
    pub(super) fn joint_of_range(&self, at: usize, between: bool) -> Option<usize> {
        if self.hyphen(at) || self.sign(at, "~") {
            if let Some((end, TimeWord::To)) = self.time_word(at + 1) {
                return self.glued(at).then(|| end + usize::from(self.hyphen(end)));
            }
            let same = self.glued(at) == self.glued(at + 1);
            let parts_sentences = !self.glued(at) && matches!(self.written(at), "—" | "--");
            return (same && !parts_sentences).then_some(at + 1);
        }
        if self.parts_interval(at) {
            return Some(at + 1);
        }
        match self.time_word(at)? {
            (end, TimeWord::To | TimeWord::Through | TimeWord::Until) => Some(end),
            (end, TimeWord::And) if between => Some(end),
            _ => None,
        }
    }

    /// The days from the start of one time to the end of another, each completed from the other.
    pub(super) fn span(&self, first: When, second: When) -> When {
        let (mut first, second) = match (first, second) {
            (When::Fields(first), When::Fields(second)) => (
                When::Fields(first.completed_from(&second)),
                When::Fields(second.completed_from(&first)),
            ),
            other => other,
        };
        let mut last = second.resolve(&self.clock);
        let mut opening = first.resolve(&self.clock);
        // "from next Monday to Friday" ends after it begins.
        if let (When::Days(first), When::Fields(fields)) = (&first, &second)
            && let (Ok(from), Ok(to)) = (first.days, last.days)
            && from.start() > to.start()
            && fields.year.is_none()
        {
            let ahead = Clock {
                today: from.start(),
                tense: Tense::Future,
                ..self.clock
            };
            last = fields.resolve_at(&ahead);
        }
        // "2/29-3/1": both days are of one year or of two in a row.
        if let (When::Fields(from), When::Fields(to)) = (&first, &second)
            && from.year.is_none()
            && to.year.is_none()
            && let Ok(end) = last.days
            && let Ok(start) = from.before(end, &self.clock).days
            && let Some((start, end)) = start.start().zip(end.end())
            && end.signed_duration_since(start).num_days() > LONGEST_YEAR
        {
            let ahead = Clock {
                today: Some(start),
                tense: Tense::Future,
                ..self.clock
            };
            last = to.resolve_at(&ahead);
        }
        // "between May 2016 and January": the next one.
        if let (When::Fields(to), Ok(start), Ok(end)) = (&second, opening.days, last.days)
            && to.inherited
            && to.day.is_none()
            && end.end() <= start.start()
        {
            let year = to.year.map(|year| year + 1);
            last = Fields { year, ..*to }.resolve_at(&self.clock);
        }
        if let (When::Fields(fields), Ok(end)) = (&mut first, last.days) {
            // What has no year of its own begins before its end: "November to February 2017".
            let late = |time: &Time| time.days.is_ok_and(|days| days.start() > end.start());
            if last.reference == Reference::Relative && fields.year.is_none() {
                opening = fields.before(end, &self.clock);
            } else if late(&opening) && fields.inherited && !is_of_its_year(fields, &opening) {
                fields.year = fields.year.map(|year| year - 1);
                opening = fields.resolve_at(&self.clock);
            }
        }
        let days = opening.days.and_then(|opening| {
            let last = last.days?;
            let (start, end) = (opening.start(), last.end());
            Period::new(start, end, Grain::Span).ok_or(Unresolved::EndBeforeStart)
        });
        let reference = match (opening.reference, last.reference) {
            (Reference::Absolute, other) | (other, Reference::Absolute) => other,
            (other, _) => other,
        };
        let weekday = None;
        When::Days(Time {
            days,
            weekday,
            reference,
        })
    }
}

/// Does the weekday that is written with a day fit the year that it was given?
fn is_of_its_year(fields: &Fields, time: &Time) -> bool {
    let day = time.days.ok().and_then(|days| days.start());
    let fits = |weekday| day.is_some_and(|day| day.weekday() == weekday);
    fields.day.is_some() && fields.weekday.is_some_and(fits)
}

/// Are the ends of a range written with the same fields?
fn alike(first: &When, second: &When) -> bool {
    match (first, second) {
        (When::Fields(first), When::Fields(second)) => {
            first.month.is_some() == second.month.is_some()
                && first.day.is_some() == second.day.is_some()
                && first.part.is_some() == second.part.is_some()
        }
        (When::Days(_), When::Days(_)) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
