//! Dates, periods and durations.
//!
//! Readers look at tokens from a place on and give back how far a time goes and which days it means:
//! [`numeric`] and [`date`] read dates, [`named`] and [`fiscal`] quarters and fiscal years, [`decade`] decades and
//! centuries, [`era`] years of an era, [`mod@slice`] and [`third`] parts of longer times, [`relative`],
//! [`shifted`], [`counted`] and [`weekday`] what is seen from the day of publication, [`definite`] what hangs
//! on an earlier time, [`point`] one time and the length up to it, [`range`] and [`shortened`] two ends,
//! [`open`] one, [`duration`] and [`compact`] lengths of time. [`start`] says where a closer look pays, [`tense`] whether the
//! sentence looks back or ahead, [`name`] and [`year`] what is a month or year and what only looks like one.
//! [`clock`] holds from where times are seen, [`seen`] tells what their days hang on, [`when`] turns calendar fields into days, [`calendar`] reckons.

mod calendar;
mod clock;
mod compact;
#[cfg(test)]
mod corpus;
mod counted;
mod cursor;
mod date;
mod dateline;
mod decade;
mod definite;
mod duration;
mod era;
mod fiscal;
mod from_today;
mod lasting;
mod length;
mod memo;
mod name;
mod named;
mod numeric;
mod open;
mod point;
mod range;
mod relative;
mod seen;
mod shifted;
mod shortened;
mod slice;
mod start;
mod tense;
mod third;
mod weekday;
mod when;
mod year;
mod year_alone;

use chrono::NaiveDate;

use super::candidate::Candidate;
use super::hedge;
use super::scene::Scene;
use super::signs::LINE;
use super::token::{Shape, Token};
use super::watch::Watch;
use crate::lexicon::time::TimeWord;
use crate::lexicon::{Role, hints};
use crate::mention::{Dateline, Mention, Reference, Time, Value};
use crate::value::Grain;
use clock::{Clock, Tense};
use cursor::{Cursor, DEEPEST};
use memo::Memo;
use when::{Fields, When};

/// Reads the dates, periods and durations of a document into `out`, and its dateline.
pub(crate) fn read(
    scene: &Scene<'_>,
    out: &mut Vec<Candidate>,
    watch: &mut impl Watch,
) -> Option<Dateline> {
    let memo = Memo::default();
    let mut cursor = Cursor {
        memo: &memo,
        scene: *scene,
        words: &scene.lexicon.time,
        clock: Clock::BLANK,
        depth: DEEPEST,
    };
    let stated: Option<NaiveDate> = scene.document.publication_date();
    cursor.clock.today = stated;
    cursor.clock.fiscal = scene.document.stated_fiscal_year();
    let dateline = dateline::find(scene, &cursor);
    cursor.clock.today = stated.or(dateline.map(|dateline| dateline.date));
    let (mut at, mut paragraph_end) = (0, 0);
    let mut beside: Option<(usize, Time)> = None;
    while let Some(opening) = scene.signs.next(at, hints::TIME) {
        at = opening;
        if at >= paragraph_end {
            let mut lines = scene.signs.all(at + 1, LINE);
            let next = lines.find(|at| scene.get(*at).is_some_and(Token::starts_paragraph));
            paragraph_end = next.unwrap_or(scene.tokens.len());
            cursor.scene.tokens = &scene.tokens[..paragraph_end];
            memo.clear();
        }
        if !cursor.may_begin(at) {
            at += 1;
            continue;
        }
        cursor.clock.close = beside.is_some_and(|(end, _)| cursor.same_clause(end, at));
        cursor.clock.beside = beside
            .filter(|(end, _)| cursor.same_sentence(*end, at))
            .map(|(_, time)| time);
        at = match cursor.mention(at) {
            Some((end, candidate)) => {
                let time = candidate.mention.as_ref().and_then(Mention::time);
                if let Some(time) = time.filter(|time| time.reference != Reference::Anaphoric) {
                    beside = Some((end, *time));
                }
                if let Some(mention) = &candidate.mention {
                    watch.time(mention.span, || cursor.seen(at));
                }
                remember(&mut cursor.clock, &candidate);
                out.push(candidate);
                end.max(at + 1)
            }
            None => at + 1,
        };
    }
    dateline
}

/// Keeps the days and periods that later words may hang on.
fn remember(clock: &mut Clock, candidate: &Candidate) {
    let Some(time) = candidate.mention.as_ref().and_then(Mention::time) else {
        return;
    };
    let Ok(period) = time.days else { return };
    let bounded = period.start().is_some() && period.end().is_some();
    if period.grain() == Grain::Day {
        clock.day = Some(period);
    } else if bounded
        && time.reference != Reference::Anaphoric
        && period.length_in_days() >= Some(7)
    {
        clock.topics.rotate_right(1);
        clock.topics[0] = Some(period);
    }
}

/// How many times of a list may share the year of the last.
const LONGEST_LIST: usize = 6;

impl Cursor<'_> {
    /// The time or duration that begins at a token; of two the longer.
    fn mention(&self, at: usize) -> Option<(usize, Candidate)> {
        if self.after(at, TimeWord::Within).is_some() {
            let clock = Clock {
                tense: self.tense(at, at),
                ..self.clock
            };
            return Self { clock, ..*self }
                .reading(at)
                .map(|found| self.finish(at, found));
        }
        let (mut end, mut found) = self.reading(at)?;
        // Only what hangs on the day of publication needs to know of what the sentence speaks.
        if self.hangs_on_tense(&found) {
            let tense = self.tense(at, end);
            if tense != Tense::Unknown {
                let clock = Clock {
                    tense,
                    ..self.clock
                };
                let told = Self { clock, ..*self };
                // Fields and lengths are the same whatever the sentence speaks of, unless it looks ahead,
                // where more words may belong to a time.
                if tense == Tense::Future || matches!(found, Found::Time(When::Days(_))) {
                    (end, found) = told.reading(at)?;
                }
                return Some(told.finish(at, (end, found)));
            }
        }
        Some(self.finish(at, (end, found)))
    }

    fn hangs_on_tense(&self, found: &Found) -> bool {
        match found {
            Found::Time(when) => when.reference(&self.clock) != Reference::Absolute,
            // "in two weeks" is a day where the sentence looks ahead.
            Found::Duration(_) => true,
        }
    }

    fn finish(&self, at: usize, (end, found): (usize, Found)) -> (usize, Candidate) {
        match found {
            Found::Duration(candidate) => (end, *candidate),
            Found::Time(when) => (end, self.candidate(at, end, when.resolve(&self.clock))),
        }
    }

    fn reading(&self, at: usize) -> Option<(usize, Found)> {
        let joined = self.shape(at) == Some(Shape::Numeral) && self.joined_before(at);
        let time = if joined {
            None
        } else {
            self.time(at).or_else(|| self.definite(at))
        };
        // "2:34.56 minutes", "a $3 billion quarter"
        let of_other = joined && matches!(self.written(at - 1), ":" | "$" | "£" | "€");
        let duration = self.duration(at).filter(|_| !of_other);
        let time_end = time.as_ref().map_or(0, |(end, _)| *end);
        if let Some((end, duration)) = duration
            && end > time_end
        {
            return Some((end, Found::Duration(Box::new(duration))));
        }
        let (end, when) = time?;
        let when = self.completed_ahead(end, when, LONGEST_LIST);
        Some((end, Found::Time(when)))
    }

    /// "November and December 2022", "Q1, Q2 and Q3 2023": the last of a list tells the year of all.
    fn completed_ahead(&self, end: usize, when: When, most: usize) -> When {
        let When::Fields(fields) = when else {
            return when;
        };
        let comma = self.skip_sign(end, ",");
        let and = self
            .after(comma, TimeWord::And)
            .or_else(|| self.after(comma, TimeWord::Or))
            .unwrap_or(comma);
        if fields.year.is_some() || and == end || most == 0 {
            return when;
        }
        let next = self.simple(self.skip(and, TimeWord::The));
        let Some((end, next @ When::Fields(_))) = next else {
            return when;
        };
        // After a comma alone the list has to go on: not "in May, June 2022 figures show".
        let goes_on = || {
            let joint = self.skip_sign(end, ",");
            self.after(joint, TimeWord::And).is_some() || self.after(joint, TimeWord::Or).is_some()
        };
        if and == comma && !goes_on() {
            return when;
        }
        let When::Fields(other) = self.completed_ahead(end, next, most - 1) else {
            return when;
        };
        let alike = fields.month.is_some() == other.month.is_some()
            && fields.day.is_some() == other.day.is_some()
            && fields.part.is_some() == other.part.is_some()
            && fields.weekday.is_none();
        if !alike {
            return when;
        }
        let mut completed = fields.completed_from(&other);
        completed.relative = other.relative;
        // "December and January 2023" are of two years.
        let starts = |fields: &Fields| fields.resolve_at(&self.clock).days.ok()?.start();
        if starts(&completed) > starts(&other) {
            completed.year = completed.year.map(|year| year - 1);
        }
        When::Fields(completed)
    }

    fn candidate(&self, at: usize, end: usize, time: Time) -> Candidate {
        // The point of "Jan." and "Fri." is the sentence's if nothing follows.
        let point = self.scene.has(end - 1, Role::Stop) && end - 1 > at;
        let span = self.scene.span(at, if point { end - 1 } else { end });
        let hedge = hedge::before(&self.scene, at).map_or(at, |(first, _)| first);
        let mention = Mention {
            span,
            value: if is_day(&time) {
                Value::Date(time)
            } else {
                Value::Period(time)
            },
            per: None,
            ambiguous: false,
        };
        Candidate {
            taken: self.scene.span(hedge, at + 1).join(span),
            mention: Some(mention),
            certain: true,
        }
    }
}

/// What was read at a token.
enum Found {
    Time(When),
    Duration(Box<Candidate>),
}

/// Is it a day, or no day at all?
fn is_day(time: &Time) -> bool {
    match time.days {
        Ok(days) => days.length_in_days() == Some(1),
        Err(reason) => reason == crate::mention::Unresolved::NoSuchDay || time.weekday.is_some(),
    }
}
