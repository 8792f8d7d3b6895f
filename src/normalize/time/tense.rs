//! Of what a sentence speaks: what has been, or what is to come.
//!
//! The verb nearest before a time tells ("will vote, he said on Friday"), or, for a time that opens its
//! sentence, the first verb after it.

use super::clock::Tense;
use super::cursor::Cursor;
use crate::lexicon::Role;
use crate::lexicon::time::TimeWord;
use crate::normalize::token::{Case, Shape};

/// How many tokens before and after a time are looked at.
const BEFORE: usize = 30;
const AFTER: usize = 12;
/// Two times with at most so many tokens between them may belong together.
const CLAUSE: usize = 8;
/// A verb at most so many tokens before a time is the time's own.
const CLOSE: usize = 3;
/// A time with fewer tokens before it opens its sentence.
const OPENING: usize = 6;

impl Cursor<'_> {
    /// The tense of the sentence around tokens `start` to before `end`.
    pub(super) fn tense(&self, start: usize, end: usize) -> Tense {
        let mut first = start;
        let starts = |at: usize| self.token(at).is_some_and(|token| token.starts_paragraph());
        let from = if starts(start) {
            start
        } else {
            start.saturating_sub(BEFORE)
        };
        for at in (from..start).rev() {
            match self.tense_of(at) {
                Tense::Unknown if self.ends_sentence(at) => break,
                Tense::Unknown => {}
                // "signed on 3 March", but "named 3 March"
                Tense::Past if start - at > CLOSE || start - at == 1 => return Tense::PerhapsPast,
                told => return told,
            }
            first = at;
            if starts(at) {
                break;
            }
        }
        let opens = start < first + OPENING;
        if !opens {
            return Tense::Unknown;
        }
        let ahead = matches!(
            self.time_word(start),
            Some((_, TimeWord::By | TimeWord::Until))
        );
        if ahead {
            return self.pluperfect(end);
        }
        for at in end..end + AFTER {
            // What is, is neither.
            if self.scene.has(at, Role::Present) && self.tense_of(at) == Tense::Unknown {
                return match self.tense_of(at + 1) {
                    Tense::Future => Tense::Future,
                    _ => Tense::Unknown,
                };
            }
            match self.tense_of(at) {
                Tense::Unknown if self.ends_sentence(at) => break,
                Tense::Unknown => {}
                Tense::Past => return Tense::PerhapsPast,
                told => return told,
            }
        }
        Tense::Unknown
    }

    /// "By the end of May it had sold 5": what had been by then has been; what was planned by then may be yet to come.
    fn pluperfect(&self, end: usize) -> Tense {
        let mut told = (end..end + AFTER).take_while(|at| !self.ends_sentence(*at));
        let first = told
            .find(|at| self.scene.has(*at, Role::Present) || self.tense_of(*at) != Tense::Unknown);
        match first.is_some_and(|at| self.written(at) == "had") {
            true => Tense::PerhapsPast,
            false => Tense::Unknown,
        }
    }

    /// Do the tokens `start` to before `end` hold no end of a sentence, and are few?
    pub(super) fn same_sentence(&self, start: usize, end: usize) -> bool {
        start <= end
            && end - start < BEFORE
            && !(start..end).any(|at| {
                self.ends_sentence(at)
                    || self.token(at).is_some_and(|token| token.starts_paragraph())
            })
    }

    /// Do the tokens `start` to before `end` hold no comma, and hardly more than a verb and its object?
    pub(super) fn same_clause(&self, start: usize, end: usize) -> bool {
        start <= end && end - start <= CLAUSE && !(start..end).any(|at| self.sign(at, ","))
    }

    fn ends_sentence(&self, at: usize) -> bool {
        let goes_on = self.token(at + 1).is_some_and(|next| {
            next.case == Case::Lower && matches!(next.shape, Shape::Word | Shape::Symbol)
        });
        self.scene.has(at, Role::Stop) && !goes_on || matches!(self.written(at), "?" | "!" | ";")
    }

    /// What one word tells.
    fn tense_of(&self, at: usize) -> Tense {
        let Some(token) = self.token(at) else {
            return Tense::Unknown;
        };
        let until = matches!(self.time_word(at), Some((_, TimeWord::Until)));
        if until || self.words.future.longest(self.scene.tokens, at).is_some() {
            return Tense::Future;
        }
        let irregular = self.words.past.longest(self.scene.tokens, at).is_some();
        let written = self.written(at);
        let regular = token.shape == Shape::Word
            && token.case == Case::Lower
            && written.len() > 4
            && written.ends_with("ed");
        // "to be paid", "is owed": the word before tells.
        let passive = self.scene.has_before(at, Role::Passive);
        if (regular || irregular) && !passive {
            Tense::Past
        } else {
            Tense::Unknown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::corpus::says;

    #[test]
    fn a_verb_further_off_leaves_a_day_near_ahead() {
        says(
            "2024-02-12",
            "2024-02-16",
            &["The minister had named 16 February as the last day for it."],
        );
        says(
            "2024-02-12",
            "2023-02-16",
            &["It was signed on 16 February."],
        );
        says(
            "2024-02-12",
            "2023-03-01/..",
            &["It has doubled since March 1."],
        );
    }

    #[test]
    fn the_nearest_verb_tells() {
        // 12 February 2024 was a Monday.
        let (last, next) = ("2024-02-07", "2024-02-14");
        says(
            "2024-02-12",
            last,
            &[
                "The vote will be close, she said on Wednesday.",
                "A plan filed on Wednesday sets it out.",
                "Wednesday was quiet.",
            ],
        );
        says(
            "2024-02-12",
            next,
            &[
                "She said that they will vote on Wednesday.",
                "It is to be published on Wednesday.",
                "Wednesday's winners will go home.",
                "Ministers meet on Wednesday.",
            ],
        );
    }
}
