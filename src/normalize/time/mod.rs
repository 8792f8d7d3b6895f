//! Dates, periods and durations.
//!
//! Readers look at tokens from a place on and give back how far a time goes and which days it means:
//! [`numeric`] and [`date`] read dates, [`named`] quarters, fiscal years and decades, [`slice`] parts of
//! longer times, [`relative`] what is seen from the day of publication, [`range`] times with two ends or
//! one, [`duration`] lengths of time. [`when`] turns calendar fields into days, [`calendar`] reckons.

mod calendar;
mod cursor;
mod date;
mod dateline;
mod definite;
mod duration;
mod length;
mod named;
mod numeric;
mod range;
mod relative;
mod slice;
mod when;
mod year;

use chrono::NaiveDate;

use super::candidate::Candidate;
use super::scene::Scene;
use super::token::Shape;
use crate::lexicon::Role;
use crate::mention::{Dateline, Mention, Time, Value};
use crate::value::{Grain, Period};
use cursor::Cursor;
use when::Clock;

/// Reads the dates, periods and durations of a document into `out`, and its dateline.
pub(crate) fn read(scene: &Scene<'_>, out: &mut Vec<Candidate>) -> Option<Dateline> {
    let mut cursor = Cursor {
        scene: *scene,
        words: &scene.lexicon.time,
        clock: Clock {
            today: None,
            future: false,
            topics: [None; 3],
        },
    };
    let dateline = dateline::find(scene, &cursor);
    let stated: Option<NaiveDate> = scene.document.publication_date();
    cursor.clock.today = stated.or(dateline.map(|dateline| dateline.date));
    let (mut at, mut paragraph_end) = (0, 0);
    let mut sentence = Sentence::default();
    while at < scene.tokens.len() {
        if at >= paragraph_end {
            paragraph_end = end_of_paragraph(scene, at);
            cursor.scene.tokens = &scene.tokens[..paragraph_end];
        }
        if !begins(&cursor, at) {
            at += 1;
            continue;
        }
        cursor.clock.future = sentence.looks_ahead(&cursor, at);
        at = match cursor.mention(at) {
            Some((end, candidate)) => {
                remember(&mut cursor.clock, &candidate);
                out.push(candidate);
                end.max(at + 1)
            }
            None => at + 1,
        };
    }
    dateline
}

/// The index of the first token of the next paragraph.
fn end_of_paragraph(scene: &Scene<'_>, at: usize) -> usize {
    let rest = scene.tokens.get(at + 1..).unwrap_or_default();
    let length = rest.iter().position(|token| token.starts_paragraph());
    length.map_or(scene.tokens.len(), |length| at + 1 + length)
}

/// May a time begin at a token?
fn begins(cursor: &Cursor<'_>, at: usize) -> bool {
    let Some(token) = cursor.token(at) else {
        return false;
    };
    match token.shape {
        Shape::Numeral => true,
        Shape::Word => {
            cursor.words.begins(token.word)
                || cursor.scene.has(at, Role::Anchor)
                || cursor.scene.has(at, Role::Article) && cursor.article_of_length(at)
                || token.text(cursor.scene.text).starts_with('P') && cursor.glued(at + 1)
        }
        Shape::Symbol => matches!(
            token.text(cursor.scene.text),
            "'" | "‘" | "’" | "½" | "¼" | "¾"
        ),
        Shape::Clitic | Shape::Hyphen => false,
    }
}

/// Whether the sentence that is being read speaks of what is to come, found once for each sentence.
#[derive(Default)]
struct Sentence {
    /// The token up to which was looked.
    seen: usize,
    ahead: bool,
}

impl Sentence {
    /// Does a word before `at`, in the same sentence, look ahead?
    fn looks_ahead(&mut self, cursor: &Cursor<'_>, at: usize) -> bool {
        while self.seen < at {
            let here = self.seen;
            let starts = cursor
                .token(here)
                .is_some_and(|token| token.starts_paragraph());
            let stops = cursor.scene.has(here, Role::Stop)
                || matches!(cursor.written(here), "?" | "!" | ";");
            if starts || stops {
                self.ahead = false;
            }
            self.ahead |= cursor
                .words
                .future
                .longest(cursor.scene.tokens, here)
                .is_some();
            self.seen += 1;
        }
        self.ahead
    }
}

/// Keeps the periods of more than a day that later words may hang on.
fn remember(clock: &mut Clock, candidate: &Candidate) {
    let period = candidate.mention.as_ref().and_then(Mention::period);
    let bounded = |period: &Period| {
        period.start().is_some() && period.end().is_some() && period.grain() != Grain::Day
    };
    if let Some(period) = period.filter(bounded) {
        clock.topics.rotate_right(1);
        clock.topics[0] = Some(period);
    }
}

impl Cursor<'_> {
    /// Does a unit of time follow the article: "a week", "an extra hour"?
    fn article_of_length(&self, at: usize) -> bool {
        self.unit(at + 1).is_some()
            || self.time_word(at + 1).is_some()
            || self.words.vague.begins(
                self.token(at)
                    .map_or(crate::lexicon::WordId::UNKNOWN, |token| token.word),
            )
            || self.scene.has(at + 1, Role::Anchor)
    }

    /// The time or duration that begins at a token; of two the longer.
    fn mention(&self, at: usize) -> Option<(usize, Candidate)> {
        let time = self.time(at).or_else(|| self.definite(at));
        let duration = self.duration(at);
        let time_end = time.as_ref().map_or(0, |(end, _)| *end);
        if let Some((end, duration)) = duration
            && end > time_end
        {
            return Some((end, duration));
        }
        let (end, when) = time?;
        let time = when.resolve(&self.clock);
        // The point of "Jan." and "Fri." is the sentence's if nothing follows.
        let last = if self.scene.has(end - 1, Role::Stop) && end - 1 > at {
            end - 1
        } else {
            end
        };
        let span = self.scene.span(at, last);
        let mention = Mention {
            span,
            value: if is_day(&time) {
                Value::Date(time)
            } else {
                Value::Period(time)
            },
            per: None,
        };
        Some((end, Candidate::new(mention)))
    }
}

/// Is it a day, or no day at all?
fn is_day(time: &Time) -> bool {
    match time.days {
        Ok(days) => days.length_in_days() == Some(1),
        Err(reason) => reason == crate::mention::Unresolved::NoSuchDay,
    }
}
