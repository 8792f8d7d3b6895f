//! Clauses: the verb that governs a place in a sentence, and the noun phrase that is its subject.

mod phrases;

use std::ops::Range;

use super::text::Text;
use crate::lexicon::{Classes, Role};
use crate::token::Shape;
use phrases::{LONGEST_PHRASE, subject_phrase};
pub(crate) use phrases::{phrase_before, phrase_from, raw_phrase_before};

/// Past brackets right behind a figure, which say it again: "2.2bn euros (£1.5bn) in 2004".
pub(crate) fn past_brackets(text: &Text<'_>, from: usize, end: usize) -> usize {
    if !text.is_sign(from, '(') {
        return from;
    }
    let close = (from..end).find(|at| text.is_sign(*at, ')'));
    close.map_or(from, |close| close + 1)
}

/// What a verb says something of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A noun phrase.
    Phrase(Range<usize>),
    /// A figure of the same sentence ("the $8bn that …", "12 were hurt").
    Mention(usize),
}

/// Where no noun phrase goes on: a new clause, a sign that parts, a quotation.
pub(crate) fn is_edge(text: &Text<'_>, at: usize) -> bool {
    if text.mention_at(at).is_some() {
        return false;
    }
    const EDGE: Classes = Classes::SUBORDINATOR.or(Classes::RELATIVE);
    let edge = text.is(at, EDGE)
        && !text.has(at, Role::As)
        && !text.is_word(at, "so")
        && text.name_at(at).is_none()
        // "Profit before tax was 5".
        && text.lexicon.linking.qualifiers.longest(text.tokens, at).is_none();
    edge || text.has(at, Role::That) && is_that_clause(text, at)
        || [';', ':', '(', ')', '–', '—', '.', '!', '?', '|', '•']
            .into_iter()
            .any(|sign| text.is_sign(at, sign))
        || text.is_quote(at)
        || text.tokens.get(at).is_some_and(|token| {
            token.shape == Shape::Hyphen && !token.glued && token.text(text.text) == "-"
        })
}

/// "that" opens a clause unless it points at the noun after it ("that figure").
fn is_that_clause(text: &Text<'_>, at: usize) -> bool {
    at > 0
        && (text.is(
            at - 1,
            Classes::REPORT.or(Classes::EXPECT).or(Classes::DENY),
        ) || text.is_plain_word(at - 1)
            && !text.is(at - 1, Classes::PREPOSITION.or(Classes::CONJUNCTION)))
}

/// The subject of the verb at `verb`, looking no further left than `start`.
pub(crate) fn subject_of(text: &Text<'_>, verb: usize, start: usize) -> Option<Subject> {
    subject(text, verb, start, 3)
}

fn subject(text: &Text<'_>, verb: usize, start: usize, depth: usize) -> Option<Subject> {
    let depth = depth.checked_sub(1)?;
    let end = before_verbs(text, verb, start);
    let before = end.checked_sub(1).filter(|before| *before >= start)?;
    if text.is(before, Classes::RELATIVE)
        || text.has(before, Role::That) && !is_pronoun_that(text, before, start)
    {
        return antecedent(text, before, start);
    }
    if text.is(before, Classes::CONJUNCTION) {
        let previous = previous_verb(text, before, start)?;
        return subject(text, previous, start, depth);
    }
    if text.has(before, Role::Toward) {
        let previous = previous_verb(text, before, start)?;
        if text.is(previous, Classes::CONTROL)
            && previous + 1 < before
            && let Some(phrase) = phrase_before(text, before, previous + 1)
        {
            // "ordered the firm to pay": it is the firm that pays.
            return Some(Subject::Phrase(phrase));
        }
        return subject(text, previous, start, depth);
    }
    if text.is_sign(before, ',') {
        // An apposition between two commas, or a participle after the main clause.
        let participle = text.key(verb).ends_with("ing");
        if !participle
            && let Some(comma) = comma_before(text, before, start)
            && before - comma <= LONGEST_PHRASE
            && let Some(phrase) = phrase_before(text, comma, start)
        {
            return Some(Subject::Phrase(phrase));
        }
        let previous = main_verb(text, before, start)?;
        return subject(text, previous, start, depth);
    }
    if text.is_sign(before, ')') {
        let open = (start..before).rev().find(|at| text.is_sign(*at, '('))?;
        return phrase_before(text, open, start).map(Subject::Phrase);
    }
    if let Some(mention) = text.mention_at(before) {
        let several = text.mentions[mention].time().is_some();
        let phrase = if several {
            subject_phrase(text, end, start)
        } else {
            phrase_before(text, end, start)
        };
        let only_figure = phrase.as_ref().is_none_or(|phrase| {
            phrase.clone().all(|at| {
                text.mention_at(at).is_some() || text.is(at, Classes::DETERMINER.or(Classes::HEDGE))
            })
        });
        return if only_figure {
            Some(Subject::Mention(mention))
        } else {
            phrase.map(Subject::Phrase)
        };
    }
    subject_phrase(text, end, start).map(Subject::Phrase)
}

/// "Two countries": a number and a noun for those of whom there are often two.
pub(super) fn is_pair(text: &Text<'_>, tokens: Range<usize>) -> bool {
    let pairs = |at: usize| text.classes(at).any(Classes::PAIR) && text.name_at(at).is_none();
    let mut words = tokens.rev();
    words.next().is_some_and(pairs) && words.any(pairs)
}

/// The end of what stands before a chain of verbs: "has already been expected to reach" ends before
/// "has".
pub(crate) fn before_verbs(text: &Text<'_>, verb: usize, start: usize) -> usize {
    const CHAIN: Classes = Classes::BE
        .or(Classes::HAVE)
        .or(Classes::DO)
        .or(Classes::MODAL)
        .or(Classes::ADVERB)
        .or(Classes::NEGATION)
        .or(Classes::EXPECT)
        .or(Classes::RUMOUR);
    let mut end = verb;
    while let Some(before) = end.checked_sub(1).filter(|before| *before >= start) {
        let to = text.has(before, Role::Toward)
            && before > start
            && text.is(
                before - 1,
                Classes::EXPECT.or(Classes::BE).or(Classes::HAVE),
            );
        // Names end so, too.
        let adverb = text.is_plain_word(before)
            && text.name_at(before).is_none()
            && text.key(before).ends_with("ly");
        let chain = text.is(before, CHAIN)
            && text.name_at(before).is_none()
            && !text.is(before, Classes::CONJUNCTION.or(Classes::CONTRAST));
        // "more than doubled".
        let more = text.has(before, Role::Than)
            || text.has(before + 1, Role::Than) && text.is(before, Classes::MOVE_WORD);
        if !(to || chain || adverb || more) {
            break;
        }
        end = before;
    }
    end
}

/// Is "that" a pronoun here: at the start of its clause?
fn is_pronoun_that(text: &Text<'_>, at: usize, start: usize) -> bool {
    at == start || at > start && (text.is_sign(at - 1, ',') || is_edge(text, at - 1))
}

fn antecedent(text: &Text<'_>, relative: usize, start: usize) -> Option<Subject> {
    let mut end = relative;
    if end > start && text.is(end - 1, Classes::PREPOSITION) {
        end -= 1;
    }
    if end > start && text.is_sign(end - 1, ',') {
        end -= 1;
    }
    if let Some(mention) = end
        .checked_sub(1)
        .and_then(|before| text.mention_at(before))
    {
        return Some(Subject::Mention(mention));
    }
    phrase_before(text, end, start).map(Subject::Phrase)
}

/// The name that a subject has between commas: "the capital, Elmouth, is home to".
pub(crate) fn apposed(text: &Text<'_>, verb: usize, subject_end: usize) -> Option<String> {
    let name = text.name_at(subject_end + 1)?;
    let between = text.is_sign(subject_end, ',')
        && name.tokens.start == subject_end + 1
        && text.is_sign(name.tokens.end, ',')
        && name.tokens.end < verb;
    between.then(|| name.canonical.clone())
}

/// The nearest verb to the left that is no participle of a noun: in "passed the target set by two
/// ministers" it is "passed".
fn main_verb(text: &Text<'_>, before: usize, start: usize) -> Option<usize> {
    let attribute = |at: usize| {
        at > start
            && text.is(at + 1, Classes::PREPOSITION)
            && text.is_plain_word(at - 1)
            && !text.is_verb(at - 1)
            && !text.is(
                at - 1,
                Classes::PRONOUN
                    .or(Classes::ADVERB)
                    .or(Classes::CONJUNCTION),
            )
            && text.has(at + 1, Role::By)
            || at > start
                && text.is(at, Classes::SET)
                && text.has(at + 1, Role::In)
                && text.mention_at(at + 2).is_some()
                && (text.is_plain_word(at - 1) || text.mention_at(at - 1).is_some())
                && !text.is(at - 1, Classes::PRONOUN)
    };
    let mut verbs = (start..before)
        .rev()
        .take(40)
        .filter(|at| text.is_verb(*at));
    verbs.find(|at| !attribute(*at))
}

/// The nearest verb to the left that is not part of the phrase at hand.
pub(crate) fn previous_verb(text: &Text<'_>, before: usize, start: usize) -> Option<usize> {
    (start..before).rev().take(40).find(|at| text.is_verb(*at))
}

fn comma_before(text: &Text<'_>, before: usize, start: usize) -> Option<usize> {
    (start..before).rev().find(|at| text.is_sign(*at, ','))
}
