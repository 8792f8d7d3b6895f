//! What follows a figure and governs it: a word of movement, the verb of which it is the subject.

use std::ops::Range;

use super::super::clause;
use super::super::text::Text;
use super::{Frame, Hold};
use crate::lexicon::{Classes, Role};

/// "more", "higher", "less", "lower", "up" right behind a figure.
pub(super) fn move_after(
    text: &Text<'_>,
    end: usize,
    sentence_end: usize,
    percent: bool,
) -> Option<usize> {
    let mut at = end;
    while at < sentence_end && at < end + 3 {
        let beside = text.is_word(at, "above") || text.is_word(at, "below");
        if beside && percent && text.mention_at(at + 1).is_none() {
            return Some(at);
        }
        if text.is(at, Classes::MOVE_WORD) {
            // "210 up 5", "210, up from 200": the word is of what follows.
            let figure = |at: usize| {
                let mention = text.mention_at(at);
                mention.is_some_and(|nth| text.mentions[nth].figure().is_some())
            };
            let time = |at: usize| text.mention_at(at).is_some() && !figure(at);
            let own = text.is(at, Classes::PARTICLE)
                && (at + 1..at + 4)
                    .take_while(|next| *next < sentence_end)
                    .any(|next| figure(next) || text.has(next, Role::From) && !time(next + 1));
            return (!own).then_some(at);
        }
        let skipped = text.is(at, Classes::ADVERB)
            || text.is_sign(at, ')')
            || text.is_word(at, "points")
            || text.is_word(at, "a");
        if !skipped {
            return None;
        }
        at += 1;
    }
    None
}

/// Past the next comma.
fn past_aside(text: &Text<'_>, from: usize, end: usize) -> usize {
    (from..end)
        .find(|at| text.is_sign(*at, ','))
        .map_or(end, |comma| comma + 1)
}

/// The verb of which the figure is the subject: "12 were hurt", "some 40 of the cars burned".
pub(crate) fn verb_after(text: &Text<'_>, frame: &Frame, sentence: &Range<usize>) -> Option<usize> {
    let end = sentence.end;
    let opens = matches!(frame.hold, Hold::Open | Hold::Listed | Hold::Bracket(None));
    let clause_start = match frame.hold {
        // After "that" or "which" the figure can open a clause; after a verb it cannot.
        Hold::Noun(at) | Hold::Verb(at) => text.is(at, Classes::REPORT) || text.has(at, Role::That),
        _ => opens,
    };
    if !clause_start && !follows_opening(text, sentence.start, frame.left) {
        return None;
    }
    let mut at = frame.tokens.end;
    while at < end && at < frame.tokens.end + 14 {
        if text.is_verb(at) {
            return Some(at);
        }
        if text.is_sign(at, ',') && text.has(at + 1, Role::Or) && text.mention_at(at + 2).is_some()
        {
            // "74 of the 97, or 76 per cent, were named".
            at = past_aside(text, at + 1, end);
            continue;
        }
        if text.is_sign(at, ',')
            || text.is(at, Classes::CONJUNCTION) && !joins_counted(text, at)
            || clause::is_edge(text, at) && !text.is(at, Classes::RELATIVE)
        {
            return None;
        }
        at += 1;
    }
    None
}

/// "In Norland 12 were hurt": does nothing but a place or a time stand before the figure?
fn follows_opening(text: &Text<'_>, start: usize, left: usize) -> bool {
    const LONGEST: usize = 8;
    let opening = start..left;
    (2..=LONGEST).contains(&opening.len())
        && text.is(start, Classes::PREPOSITION)
        && !text.is(left - 1, Classes::PREPOSITION.or(Classes::RELATIVE))
        && opening.into_iter().all(|at| {
            !(text.is_sign(at, ',') || text.is_verb(at) && text.name_at(at).is_none())
                && text
                    .mention_at(at)
                    .is_none_or(|nth| text.mentions[nth].figure().is_none())
        })
}

/// "12 boys and girls were": does "and" join two nouns for what is counted?
fn joins_counted(text: &Text<'_>, and: usize) -> bool {
    let noun = |at: usize| {
        let noun = text.lexicon.linking.things.nouns.longest(text.tokens, at);
        noun.is_some_and(|(end, _)| end == at + 1) && text.mention_at(at).is_none()
    };
    text.is_word(and, "and") && noun(and + 1) && !text.is_verb(and + 1)
}
