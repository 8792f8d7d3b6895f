//! How far the writer stands behind a figure: fact, forecast, supposition, denial, rumour.

mod aside;
mod refuted;
mod scan;

use std::ops::Range;

use super::frame::Frame;
use super::text::Text;
use crate::claim::Modality;
use crate::lexicon::{Classes, Role};
use scan::Scan;

/// Past this many tokens before a figure a word such as "would" speaks of something else.
const REACH: usize = 30;
/// So many tokens behind a figure its verb may stand whose subject it is.
const SUBJECT: usize = 7;

/// The modality of a figure in its sentence.
pub(crate) fn modality(text: &Text<'_>, frame: &Frame, sentence: &Range<usize>) -> Modality {
    let figure = frame.tokens.start;
    if is_far_from(text, figure, sentence.start)
        || refuted::is_refuted(text, frame.tokens.clone(), sentence)
    {
        return Modality::Denied;
    }
    let mut scan = Scan::new(text, sentence.start, figure);
    let standing = scan.standing(has_verb_behind(text, frame, sentence));
    let behind = frame.tokens.end..sentence.end.min(frame.tokens.end + SUBJECT);
    if standing != Some(Modality::Denied) && is_looked_for(text, behind.clone()) {
        return Modality::Expected;
    }
    let standing = standing.or_else(|| match is_held(text, frame, sentence) || scan.acted() {
        true => None,
        false => of_subject(text, behind, sentence.start),
    });
    if is_base(text, frame, sentence) {
        return Modality::Actual;
    }
    standing.unwrap_or_default()
}

/// Can the figure be no subject, for the word that it hangs on: "after two lean winters the fishery will reopen", "some
/// of the 5,400 are to go"?
fn is_held(text: &Text<'_>, frame: &Frame, sentence: &Range<usize>) -> bool {
    let (before, determined) = before_phrase(text, frame);
    // "Between 5 and 9 may go".
    let loose = |at: usize| text.has(at, Role::Of) || text.has(at, Role::Between);
    let preposition = |at: usize| text.is(at, Classes::PREPOSITION) && (determined || !loose(at));
    before.is_some_and(|at| at >= sentence.start && preposition(at))
}

/// Is the figure what another is compared with: "should be 170 per cent more than the 5 million of a year before"?
fn is_base(text: &Text<'_>, frame: &Frame, sentence: &Range<usize>) -> bool {
    let near = sentence.start.max(frame.left.saturating_sub(2))..frame.tokens.start;
    let mut near = near.filter(|at| text.has(*at, Role::Than));
    near.any(|at| text.has(at + 1, Role::The))
}

/// The token before the figure, its hedges and its article or possessive; and has it one?
fn before_phrase(text: &Text<'_>, frame: &Frame) -> (Option<usize>, bool) {
    let determines = |at: usize| {
        at < frame.tokens.start && (text.has(at, Role::The) || text.is(at, Classes::POSSESSIVE))
    };
    let before = frame.left.checked_sub(1);
    match before.filter(|at| determines(*at)) {
        Some(determiner) => (determiner.checked_sub(1), true),
        None => (before, determines(frame.left)),
    }
}

/// "The 5 million that had been expected".
fn is_looked_for(text: &Text<'_>, behind: Range<usize>) -> bool {
    let opens = |at: &usize| text.is(*at, Classes::RELATIVE) || text.has(*at, Role::That);
    let noun = behind.clone().take_while(|at| text.is_plain_word(*at));
    let Some(opening) = noun.take(2).find(opens) else {
        return false;
    };
    let chain = Classes::BE.or(Classes::HAVE);
    let verb = (opening + 1..behind.end).find(|at| !text.is(*at, chain));
    verb.is_some_and(|verb| {
        verb > opening + 1 && text.is(verb, Classes::EXPECT.or(Classes::FORECAST))
    })
}

/// "12 are to be built", "5 will go": the figure is the subject.
fn of_subject(text: &Text<'_>, behind: Range<usize>, start: usize) -> Option<Modality> {
    for at in behind {
        if let Some(mention) = text.mention_at(at) {
            // "1,800 of the 5,400 are to go".
            let first = text.tokens_of(mention).start;
            let mut before = (start..first).rev().take(2);
            let counted = text.mentions[mention].time().is_none();
            if counted && before.any(|at| text.has(at, Role::Of)) {
                continue;
            }
            break;
        }
        // "In a parliament of 230 members the alliance will have 91".
        let opens = text.has(at, Role::The) || text.has(at, Role::Article);
        let other =
            opens && !text.is(at - 1, Classes::PREPOSITION) && text.mention_at(at + 1).is_none();
        if other || text.is_sign(at, ',') {
            break;
        }
        if text.is(at, Classes::MODAL) {
            let supposed = text.is(at, Classes::SUPPOSE) && !told_before(text, at, start);
            return Some(match supposed {
                true => Modality::Hypothetical,
                false => Modality::Expected,
            });
        }
        let to_be = text.is(at, Classes::BE) && text.has(at + 1, Role::Toward);
        if to_be || expects(text, at) && at > 0 && text.is(at - 1, Classes::BE) {
            return Some(Modality::Expected);
        }
        if text.is_verb(at) && !text.is(at, Classes::BE) {
            break;
        }
    }
    None
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
    const VERB: Classes = Classes::HAVE.or(Classes::BE).or(Classes::MODAL);
    let end = frame.tokens.end;
    let mut behind = (end..sentence.end.min(end + NEAR)).take_while(|at| !text.is_sign(*at, ','));
    behind.any(|at| text.is(at, VERB))
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
    let auxiliary = |at: usize| text.is(at, Classes::BE.or(Classes::HAVE));
    let forecast = text.is(at, Classes::FORECAST) && at > 0 && auxiliary(at - 1);
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
    let clause = clause.take_while(|at| !text.is_sign(*at, ';'));
    let mut told = false;
    for at in clause {
        if text.is_word(at, "if") || text.is_word(at, "unless") {
            // "If it had been held in May, he said, 5 would have come".
            return false;
        }
        told |= text.is(at, Classes::REPORT) && text.is_verb(at) && text.is(at, Classes::SAID);
    }
    told
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

fn in_clause_only_noun(text: &Text<'_>, at: usize) -> bool {
    at > 0 && text.is(at - 1, Classes::DETERMINER.or(Classes::POSSESSIVE))
}

#[cfg(test)]
mod tests;
