//! Times with two ends, or with one.
//!
//! | text | days |
//! | --- | --- |
//! | `from May to October 2020`, `between 2014 and 2018`, `January–November` | both ends within |
//! | `13 to 15 July`, `November 19-20`, `2012–13`, `Nov 18-Dec 19, 2015` | what one end leaves out, the other gives |
//! | `since 2019`, `after 2010`, `2018 or later` | no end |
//! | `until Friday`, `by 2030`, `before 2000`, `no later than 1 May` | no start |
//! | `the year to March 2024`, `three months through September`, `the year ended 31 March` | so long, up to that end |

use super::cursor::{Cursor, Read};
use super::open::open;
use super::when::{Clock, Fields, Tense, When};
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
            )) => {
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

    /// A range without its "from" or "between".
    pub(super) fn range(&self, at: usize, between: bool) -> Read<When> {
        let at = self.skip(self.skip(at, TimeWord::During), TimeWord::The);
        if let Some(found) = self
            .days_then_month(at, between)
            .or_else(|| self.days_in_digits(at))
            .or_else(|| self.years_shortened(at))
            .or_else(|| self.bare_days(at, between))
        {
            return Some(found);
        }
        let (end, first) = self.range_end(at)?;
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
        match self.time_word(at)? {
            (end, TimeWord::To | TimeWord::Through | TimeWord::Until) => Some(end),
            (end, TimeWord::And) if between => Some(end),
            _ => None,
        }
    }

    /// "13 to 15 July", "4 till 23 of this month", "ninth and seventeenth of April".
    fn days_then_month(&self, at: usize, between: bool) -> Read<When> {
        let (end, day) = self
            .ordinal(at)
            .or_else(|| {
                Some((
                    at + 1,
                    self.plain_digits(at, 1)
                        .or_else(|| self.plain_digits(at, 2))?,
                ))
            })
            .filter(|(_, day)| (1..=31).contains(day))?;
        let joint = self.joint_of_range(end, between).or_else(|| {
            self.after(end, TimeWord::And)
                .filter(|next| self.next_day(*next, day))
        })?;
        let second_at = self.skip(joint, TimeWord::The);
        // "the second to last day of June"
        if self.after(joint, TimeWord::Last).is_some() {
            return None;
        }
        // "05-Oct-21"
        if self.hyphen(end) && self.month(second_at).is_some() {
            return None;
        }
        let (end, second) = self.simple(second_at)?;
        let (first, second) = match second {
            When::Fields(fields)
                if fields.day.is_some() && fields.month.is_some() && fields.weekday.is_none() =>
            {
                let first = Fields {
                    day: Some(day),
                    ..fields
                };
                (When::Fields(first), second)
            }
            When::Days(time) => {
                use chrono::Datelike;
                let last = time.days.ok().filter(|days| days.grain() == Grain::Day)?;
                let first = last.start()?.with_day(day)?;
                let days = Period::day(first).ok_or(Unresolved::NoSuchDay);
                (When::Days(Time { days, ..time }), second)
            }
            When::Fields(_) => return None,
        };
        Some((end, self.span(first, second)))
    }

    /// Does the day after another stand here: the 6th of "the 5th and 6th of May"?
    fn next_day(&self, at: usize, day: u32) -> bool {
        let at = self.skip(at, TimeWord::The);
        self.day_number(at).is_some_and(|(_, next)| next == day + 1)
    }

    /// "5/1-5/7/2020", "10/28-11/2, 2017": months and days that share a year.
    fn days_in_digits(&self, at: usize) -> Read<When> {
        let slashed = |at: usize| self.sign(at, "/") && self.glued(at) && self.glued(at + 1);
        let joint = at + 3;
        let from = self.role_before(at) == Some(TimeWord::From);
        let second = match slashed(at + 1) {
            true if self.hyphen(joint) && self.glued(joint) => joint + 1,
            true if from => self.joint_of_range(joint, false)?,
            _ => return None,
        };
        if !slashed(second + 1) {
            return None;
        }
        let number = |at: usize| {
            self.plain_digits(at, 1)
                .or_else(|| self.plain_digits(at, 2))
        };
        let fields = |at: usize, year: Option<i32>| {
            let (month, day) = (number(at)?, number(at + 2)?);
            let fields = Fields {
                year,
                month: Some(month),
                day: Some(day),
                ..Fields::default()
            };
            ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(When::Fields(fields))
        };
        let both = |year| Some(self.span(fields(at, year)?, fields(second, year)?));
        let after = second + 3;
        let year_at = if slashed(after) {
            after + 1
        } else {
            self.skip_sign(after, ",")
        };
        if let Some((end, year)) = self.year(year_at) {
            return Some((end, both(Some(year))?));
        }
        // "1/2-3/4 cup" are fractions.
        let whole = |at: usize| Some(number(at)? >= number(at + 2)?);
        let dates = from || whole(at)? || whole(second)? || number(at + 2)? > 12;
        let ends =
            !(slashed(after) || self.glued(after) && self.shape(after) != Some(Shape::Symbol));
        (dates && ends).then(|| Some((after, both(None)?)))?
    }

    /// "from the 3rd to the 12th", in digits: ranks are spelled out more often.
    fn bare_days(&self, at: usize, between: bool) -> Read<When> {
        let digits = |at: usize| {
            self.ordinal(at)
                .filter(|_| self.shape(at) == Some(Shape::Numeral))
        };
        let (end, first) = digits(at)?;
        let second_at = self.skip(self.joint_of_range(end, between)?, TimeWord::The);
        let (end, second) = digits(second_at)?;
        let start = at - usize::from(self.role_before(at) == Some(TimeWord::The));
        let opens = matches!(
            self.role_before(start),
            Some(TimeWord::From | TimeWord::Between)
        );
        let days = first < second && second <= 31 && opens && self.ends_phrase(end);
        let day = |day: u32| {
            When::Fields(Fields {
                day: Some(day),
                ..Fields::default()
            })
        };
        days.then(|| (end, self.span(day(first), day(second))))
    }

    /// "2015–19", "1914-18": the years from one to another that do not follow each other.
    fn years_shortened(&self, at: usize) -> Read<When> {
        let first = self.plain_digits(at, 4).and_then(super::year::full)?;
        let (joint, second_at) = (at + 1, at + 2);
        let second = i32::try_from(self.plain_digits(second_at, 2)?).ok()?;
        let glued = self.glued(joint) && self.glued(second_at) && !self.glued(at);
        // "2016-11" is a month.
        let month = second <= 12 && self.written(joint) == "-";
        let after = second_at + 1;
        let goes_on =
            self.glued(after) && self.shape(after) != Some(Shape::Symbol) || self.sign(after, "%");
        let fits = (1500..2100).contains(&first) && second > first.rem_euclid(100) + 1;
        if !(self.hyphen(joint) && glued && fits) || month || goes_on {
            return None;
        }
        let last = Period::year(first - first.rem_euclid(100) + second).and_then(|year| year.end());
        let start = Period::year(first).and_then(|year| year.start());
        let days = Period::new(Some(start?), Some(last?), Grain::Span);
        Some((after, When::absolute(days.ok_or(Unresolved::NoSuchPart))))
    }

    /// "November 19-20", "August 27th - 29th, 2024", "November between 19 and 20".
    fn month_then_days(&self, end: usize, first: Fields, between: bool) -> Read<When> {
        let month = first.month.filter(|_| first.year.is_none())?;
        let (first, end, between) = if first.day.is_none() {
            let at = self.after(end, TimeWord::Between)?;
            let (end, day) = self.day_number(at)?;
            (
                Fields {
                    day: Some(day),
                    ..first
                },
                end,
                true,
            )
        } else {
            (first, end, between)
        };
        // "May 3 and 4, 2023", but "on May 3 and 4 people"
        let joint = self.joint_of_range(end, between).or_else(|| {
            let and = self.after(end, TimeWord::And)?;
            let (after, _) = self.day_number(and)?;
            let closed = self.year_after(after, true).is_some() || self.ends_phrase(after);
            (closed && self.next_day(and, first.day?)).then_some(and)
        })?;
        let joined = self.skip(joint, TimeWord::The);
        let (end, day) = self.day_number(joined)?;
        let counts =
            self.glued(end) && matches!(self.shape(end), Some(Shape::Numeral | Shape::Word));
        if counts
            || self.month(self.skip(end, TimeWord::Of)).is_some()
            || self.sign(end, "/")
            || self.sign(end, "%")
        {
            return None;
        }
        let year = self.year_after(end, true).filter(|(_, year)| *year > 999);
        let (end, year) = year.map_or((end, None), |(end, year)| (end, Some(year)));
        // "from April 27th to the 3rd" goes on into May.
        let next = Some(day) < first.day;
        let (month, later) = if next {
            (month % 12 + 1, month == 12)
        } else {
            (month, false)
        };
        let second = Fields {
            year: year.map(|year| year + i32::from(later)),
            month: Some(month),
            day: Some(day),
            ..Fields::default()
        };
        let first = Fields { year, ..first };
        Some((end, self.span(When::Fields(first), When::Fields(second))))
    }

    fn day_number(&self, at: usize) -> Read<u32> {
        let found = self.ordinal(at).or_else(|| {
            let day = self
                .plain_digits(at, 1)
                .or_else(|| self.plain_digits(at, 2))?;
            Some((at + 1, day))
        });
        found.filter(|(_, day)| (1..=31).contains(day))
    }

    /// The days from the start of one time to the end of another, each completed from the other.
    fn span(&self, first: When, second: When) -> When {
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
        if let (When::Fields(fields), Ok(end)) = (&mut first, last.days) {
            // What has no year of its own begins before its end: "November to February 2017".
            let late = |time: &Time| time.days.is_ok_and(|days| days.start() > end.start());
            if last.reference == Reference::Relative && fields.year.is_none() {
                opening = fields.before(end, &self.clock);
            } else if late(&opening) && fields.inherited {
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
