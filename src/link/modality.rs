//! How far the writer stands behind a figure: fact, forecast, supposition, denial, rumour.

use std::ops::Range;

use super::frame::Frame;
use super::text::Text;
use crate::claim::Modality;
use crate::lexicon::{Classes, Role};

/// Past this many tokens before a figure a word such as "would" speaks of something else.
const REACH: usize = 30;
/// So many tokens behind a figure its verb may stand whose subject it is.
const SUBJECT: usize = 7;

/// The modality of a figure in its sentence.
pub(crate) fn modality(text: &Text<'_>, frame: &Frame, sentence: &Range<usize>) -> Modality {
    let figure = frame.tokens.start;
    if is_far_from(text, figure, sentence.start) {
        return Modality::Denied;
    }
    let mut found = None;
    let mut in_clause = true;
    for at in (sentence.start.max(figure.saturating_sub(REACH))..figure).rev() {
        if text.is_sign(at, ';') {
            break;
        }
        if text.is_sign(at, ':') && has_verb_behind(text, frame, sentence) {
            // "How much that is can be seen from the log: 5 had come".
            break;
        }
        if text.mention_at(at).is_some() || is_month(text, at, sentence.start) {
            // The month of May supposes nothing.
            continue;
        }
        // "Rejected by 5 per cent of the voters" is a fact.
        let denies = text.is(at, Classes::DENY) && !text.has(at + 1, Role::By);
        if denies && text.is_verb(at) && !in_clause_only_noun(text, at) {
            return Modality::Denied;
        }
        if text.is(at, Classes::RUMOUR) {
            found.get_or_insert(Modality::Reported);
        }
        if in_clause {
            if text.is(at, Classes::SUPPOSE) {
                found.get_or_insert(if told_before(text, at, sentence.start) {
                    Modality::Expected
                } else {
                    Modality::Hypothetical
                });
            } else if expects(text, at) {
                found.get_or_insert(Modality::Expected);
            }
        } else if text.is_word(at, "if") || text.is_word(at, "unless") {
            found.get_or_insert(Modality::Hypothetical);
        }
        if found.is_none() && finite_fact(text, at, figure) {
            // A past tense between the two settles it.
            in_clause = false;
        }
        if text.is(at, Classes::RELATIVE.or(Classes::SUBORDINATOR))
            && !text.is(at, Classes::SUPPOSE)
            && !text.has(at, Role::As)
            || text.is_sign(at, ',') && text.is(at + 1, Classes::CONJUNCTION)
        {
            in_clause = false;
        }
    }
    // "12 are to be built", "5 will go": the figure is the subject.
    if found.is_none() {
        for at in frame.tokens.end..sentence.end.min(frame.tokens.end + SUBJECT) {
            if text.is_sign(at, ',') || text.mention_at(at).is_some() {
                break;
            }
            if text.is(at, Classes::MODAL) {
                found = Some(
                    if text.is(at, Classes::SUPPOSE) && !told_before(text, at, sentence.start) {
                        Modality::Hypothetical
                    } else {
                        Modality::Expected
                    },
                );
                break;
            }
            if expects(text, at) && at > 0 && text.is(at - 1, Classes::BE) {
                found = Some(Modality::Expected);
                break;
            }
            if text.is_verb(at) && !text.is(at, Classes::BE) {
                break;
            }
        }
    }
    found.unwrap_or_default()
}

/// "Far from doubling", "nowhere near a third": what stands before the figure says that it is not so.
fn is_far_from(text: &Text<'_>, figure: usize, start: usize) -> bool {
    let words = |first: &str, second: &str| {
        figure >= start + 2 && text.is_word(figure - 2, first) && text.is_word(figure - 1, second)
    };
    words("far", "from") || words("nowhere", "near") || words("anything", "but")
}

/// Does the clause of the figure have a verb of its own behind it?
fn has_verb_behind(text: &Text<'_>, frame: &Frame, sentence: &Range<usize>) -> bool {
    /// How many words the figure's noun may take.
    const NEAR: usize = 6;
    let end = frame.tokens.end;
    let mut behind = (end..sentence.end.min(end + NEAR)).take_while(|at| !text.is_sign(*at, ','));
    behind.any(|at| text.is(at, Classes::HAVE.or(Classes::BE)))
}

/// "Its loss for May": a month by its capital letter.
fn is_month(text: &Text<'_>, at: usize, start: usize) -> bool {
    let capital = |written: &str| written.starts_with(char::is_uppercase);
    at > start && text.is(at, Classes::CALENDAR) && capital(text.slice(at..at + 1))
}

/// "will", "is expected to", "is to", "forecasts"; not the attribute "expected".
fn expects(text: &Text<'_>, at: usize) -> bool {
    let be_to = text.is(at, Classes::BE) && text.has(at + 1, Role::Toward);
    let modal = text.is(at, Classes::MODAL) && text.is(at, Classes::EXPECT);
    let verb = text.is(at, Classes::EXPECT) && !text.is(at, Classes::MODAL) && text.is_verb(at);
    let forecast = text.is(at, Classes::FORECAST) && at > 0 && text.is(at - 1, Classes::BE);
    modal || verb || be_to || forecast || is_undertaken(text, at) || is_foreseen(text, at)
}

/// "is buying", "are laying off": what is told as going on lies ahead.
fn is_undertaken(text: &Text<'_>, at: usize) -> bool {
    let be = at > 0 && text.is(at - 1, Classes::PRESENT);
    be && text.is(at, Classes::UNDERTAKEN)
}

/// "Is now seen at 5".
fn is_foreseen(text: &Text<'_>, at: usize) -> bool {
    let be = |back: usize| at >= back && text.is(at - back, Classes::BE);
    text.is(at, Classes::FORESEEN) && text.has(at + 1, Role::At) && (be(1) || be(2))
}

/// "said that 5 would go": what a verb of saying in the past makes of "will".
fn told_before(text: &Text<'_>, would: usize, start: usize) -> bool {
    if !text.is_word(would, "would") {
        return false;
    }
    let clause = (start..would).rev().take(REACH);
    let mut clause = clause.take_while(|at| {
        !text.is_sign(*at, ';') && !text.is_word(*at, "if") && !text.is_word(*at, "unless")
    });
    clause.any(|at| text.is(at, Classes::REPORT) && text.is_verb(at) && text.is(at, Classes::SAID))
}

/// The modality of what is decided once it is said: "will pay 5 for Harbourline" tells of a price as "paid 5
/// for Harbourline" does; what others expect is no decision.
pub(crate) fn of_decided(
    text: &Text<'_>,
    frame: &Frame,
    sentence: &Range<usize>,
    measure: Option<&str>,
    modality: Modality,
) -> Modality {
    let decided = measure.is_some_and(|name| text.lexicon.linking.decided.contains(name));
    if !decided || !matches!(modality, Modality::Expected | Modality::Hypothetical) {
        return modality;
    }
    // "5 jobs will go": the figure is the subject.
    let behind = frame.tokens.end..sentence.end.min(frame.tokens.end + SUBJECT);
    let behind = behind.take_while(|at| !text.is_sign(*at, ',') && text.mention_at(*at).is_none());
    let before = sentence.start.max(frame.left.saturating_sub(REACH))..frame.left;
    let near = before.chain(behind);
    let told = |at: usize| {
        text.is_word(at, "will")
            || text.is_word(at, "can") && text.is_verb(at)
            || text.is(at, Classes::BE) && text.has(at + 1, Role::Toward)
            || is_undertaken(text, at)
    };
    let doubtful = |at: usize| {
        let supposed = text.is(at, Classes::SUPPOSE) && !text.is_word(at, "can");
        let expected =
            text.is(at, Classes::EXPECT) && !text.is_word(at, "will") && !is_undertaken(text, at);
        supposed || expected || text.is(at, Classes::FORECAST.or(Classes::POLL))
    };
    if near.clone().any(told) && !near.clone().any(doubtful) {
        Modality::Actual
    } else {
        modality
    }
}

/// A verb in the past or present that states a fact, between a modal and the figure.
fn finite_fact(text: &Text<'_>, at: usize, figure: usize) -> bool {
    text.is_verb(at)
        && text.is(at, Classes::ARRIVE.or(Classes::MOVE_VERB))
        && (text.key(at).ends_with("ed") || text.is(at, Classes::PAST))
        && at > 0
        && !text.is(at - 1, Classes::BE.or(Classes::HAVE).or(Classes::MODAL))
        && figure - at < REACH
}

fn in_clause_only_noun(text: &Text<'_>, at: usize) -> bool {
    at > 0 && text.is(at - 1, Classes::DETERMINER.or(Classes::POSSESSIVE))
}
