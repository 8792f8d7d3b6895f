//! Where a noun phrase begins and ends.

use std::ops::Range;

use super::is_edge;
use crate::lexicon::{Classes, Role};
use crate::link::text::Text;

/// A noun phrase longer than this many tokens is none.
pub(super) const LONGEST_PHRASE: usize = 28;

/// The noun phrase that ends before `end`: back to a verb, to the edge of the clause, or to a comma
/// that is none of a list of names.
pub(crate) fn phrase_before(text: &Text<'_>, end: usize, start: usize) -> Option<Range<usize>> {
    trimmed(text, raw_phrase_before(text, end, start)..end)
}

/// The same for a subject: a phrase that opens with a preposition right behind a verb goes on to the
/// left of that verb, "the number of people known to have died in the fire".
pub(super) fn subject_phrase(text: &Text<'_>, end: usize, start: usize) -> Option<Range<usize>> {
    let open = raw_phrase_before(text, end, start);
    if open < end
        && open > start
        && text.is(open, Classes::PREPOSITION)
        && text.is_verb(open - 1)
        && !text.is(open - 1, Classes::REPORT)
    {
        const CHAIN: Classes = Classes::HAVE
            .or(Classes::BE)
            .or(Classes::RELATIVE)
            .or(Classes::ADVERB)
            .or(Classes::BELIEVED);
        let mut left = open - 1;
        while left > start && (text.is(left - 1, CHAIN) || text.has(left - 1, Role::Toward)) {
            left -= 1;
        }
        if left > start
            && let Some(phrase) = phrase_before(text, left, start)
        {
            return Some(phrase.start..end);
        }
    }
    trimmed(text, open..end)
}

/// Where the noun phrase begins that ends before `end`, whatever it opens with.
pub(crate) fn raw_phrase_before(text: &Text<'_>, end: usize, start: usize) -> usize {
    let mut first = end;
    while let Some(before) = first.checked_sub(1).filter(|before| *before >= start) {
        if end - before > LONGEST_PHRASE
            || is_edge(text, before)
            || text.is_verb(before) && !is_participle(text, before, end)
        {
            break;
        }
        if text.is_sign(before, ',') && !joins_names(text, before) && !joins_times(text, before) {
            break;
        }
        if text.is(before, Classes::CONJUNCTION)
            && !joins_nouns(text, before, end)
            && !joins_times(text, before)
        {
            break;
        }
        first = before;
    }
    first
}

/// A participle after its noun ("revenue booked in May"), with a phrase of its own behind it.
fn is_participle(text: &Text<'_>, at: usize, end: usize) -> bool {
    const FINITE: Classes = Classes::BE
        .or(Classes::HAVE)
        .or(Classes::DO)
        .or(Classes::MODAL);
    at + 1 < end
        && text.is(at + 1, Classes::PREPOSITION)
        && !text.is(at, FINITE.or(Classes::REPORT))
        && text.key(at).ends_with("ed")
        && at > 0
        && (text.is_plain_word(at - 1) && !text.is(at - 1, Classes::PRONOUN.or(Classes::ADVERB)))
        && !text.is_verb(at - 1)
}

fn joins_names(text: &Text<'_>, comma: usize) -> bool {
    comma > 0 && text.name_at(comma - 1).is_some() && text.name_at(comma + 1).is_some()
}

/// A comma or "and" between two times: "profit in 2015 and 2016".
fn joins_times(text: &Text<'_>, joint: usize) -> bool {
    let time = |at: usize| {
        let mention = text.mention_at(at);
        mention.is_some_and(|nth| text.mentions[nth].time().is_some())
    };
    let listed = text.is_sign(joint.wrapping_sub(1), ',') || text.is_sign(joint, ',');
    let after = joint + 1 + usize::from(text.is_sign(joint, ',') && text.is_word(joint + 1, "and"));
    let before = joint.wrapping_sub(1 + usize::from(listed && !text.is_sign(joint, ',')));
    time(before) && time(after)
}

/// "and" between two nouns or names, as against one between clauses.
fn joins_nouns(text: &Text<'_>, and: usize, end: usize) -> bool {
    and > 0
        && and + 1 < end
        && (text.is_plain_word(and - 1) || text.name_at(and - 1).is_some())
        && !text.is_verb(and + 1)
        && !text.is(and + 1, Classes::PRONOUN.or(Classes::SUBORDINATOR))
        && !text.is(and, Classes::CONTRAST)
}

/// A noun phrase without the prepositional phrase, adverbs and conjunction that it opens with:
/// "In 2022 trade" is "trade".
fn trimmed(text: &Text<'_>, phrase: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, end } = phrase;
    loop {
        if start >= end {
            return None;
        }
        if text.is(start, Classes::PREPOSITION) && !text.has(start, Role::Of) {
            // Past the object: to the end of a time or figure, else to where a new phrase starts.
            let mut at = start + 1;
            while at < end
                && text.is(at, Classes::DETERMINER.or(Classes::BLAND))
                && text.mention_at(at).is_none()
            {
                at += 1;
            }
            if let Some(mention) = text.mention_at(at) {
                start = text.tokens_of(mention).end;
                continue;
            }
            match new_phrase(text, at + 1..end) {
                Some(next) => start = next,
                None => return Some(start..end),
            }
        } else if text.is(start, Classes::ADVERB.or(Classes::CONJUNCTION))
            || text.is_sign(start, ',')
        {
            start += 1;
        } else {
            return Some(start..end);
        }
    }
}

/// Where an article stands right after a noun, a new phrase begins.
fn new_phrase(text: &Text<'_>, within: Range<usize>) -> Option<usize> {
    within.clone().find(|at| {
        text.is(*at, Classes::DETERMINER.or(Classes::POSSESSIVE))
            && (text.is_plain_word(at - 1) || text.mention_at(at - 1).is_some())
            && !text.is(
                at - 1,
                Classes::PREPOSITION
                    .or(Classes::CONJUNCTION)
                    .or(Classes::DETERMINER),
            )
    })
}

/// The noun phrase that starts at `start`: to the next verb, sign, figure or clause; prepositional
/// phrases belong to it.
pub(crate) fn phrase_from(text: &Text<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let mut at = start;
    while at < end && at - start <= LONGEST_PHRASE {
        if is_edge(text, at) || text.is_verb(at) {
            break;
        }
        if text.is_sign(at, ',') && !joins_names(text, at) {
            break;
        }
        if text.is(at, Classes::CONJUNCTION)
            && (text.mention_at(at + 1).is_some()
                || !joins_nouns(text, at, end)
                || text.is_plain_word(at + 1) && text.is(at + 2, Classes::DETERMINER)
                || text.is(at + 1, Classes::PREPOSITION.or(Classes::HEDGE)))
        {
            break;
        }
        let pair = text.classes(at).any(Classes::PAIR) || text.classes(at + 1).any(Classes::PAIR);
        if at > start && text.mention_at(at).is_some() && !pair {
            // A time ends the phrase with its preposition, and so does a figure.
            break;
        }
        at += 1;
    }
    while at > start
        && text.is(
            at - 1,
            Classes::PREPOSITION
                .or(Classes::DETERMINER)
                .or(Classes::ADVERB)
                .or(Classes::CONJUNCTION),
        )
    {
        at -= 1;
    }
    (at > start).then_some(start..at)
}
