//! What a sentence says by the way, in which no word speaks of the figures outside: "The plant, which could supply
//! 300,000 homes, cost $5m", "Although the mayor might resign, 48 faults were found".

use super::super::text::Text;
use crate::lexicon::{Classes, Role};

/// The opening sign of the aside that ends with the sign at `close`, if the sentence goes on behind that, before
/// `figure`, as if the aside were not there.
pub(super) fn opening(text: &Text<'_>, close: usize, start: usize, figure: usize) -> Option<usize> {
    if text.is_sign(close, ')') {
        return (start..close).rev().find(|at| text.is_sign(*at, '('));
    }
    let open = (start + 1..close).rev().find(|at| parts(text, *at))?;
    let goes_on = past_adverbs(text, close + 1, figure);
    // "Cost" and the like are nouns elsewhere.
    let takes = || {
        let verbs = &text.lexicon.linking.things.verbs;
        goes_on + 1 == figure && verbs.longest(text.tokens, goes_on).is_some()
    };
    let verb = text.is_verb(goes_on) || takes();
    if verb && !text.key(goes_on).ends_with("ing") && goes_on < figure {
        // "The bridge, expected to last a century, fell".
        return Some(open);
    }
    let clause = is_clause(text, open + 1);
    let behind = close + 1..figure;
    let acts = || behind.clone().any(|at| text.is_verb(at));
    // "Closed after 153 days, if the first is counted, with 5 sold".
    let resumes =
        || text.is(open + 1, Classes::SUBORDINATOR) && text.is(close + 1, Classes::PREPOSITION);
    (clause && (acts() || resumes())).then_some(open)
}

/// How long a clause is that says a circumstance, at most.
const LONGEST: usize = 30;

/// Does an aside say that others say so: ", it is said,"?
pub(super) fn is_hearsay(text: &Text<'_>, open: usize, close: usize) -> bool {
    const SAID: Classes = Classes::REPORT.or(Classes::RUMOUR).or(Classes::BELIEVED);
    close == open + 4
        && text.is(open + 1, Classes::PRONOUN)
        && text.is(open + 2, Classes::BE)
        && text.is(open + 3, SAID)
}

/// Is all before the comma at `close` a clause that says when, why or in spite of what happened what follows? One that
/// says on which condition is none.
pub(super) fn is_circumstance(text: &Text<'_>, close: usize, start: usize) -> bool {
    if close - start > LONGEST {
        return false;
    }
    let begin = start + usize::from(text.is_quote(start));
    let begin = begin + usize::from(text.is(begin, Classes::CONJUNCTION));
    let clause = begin..close;
    let one = !clause.clone().any(|at| parts(text, at));
    let acts = || clause.clone().any(|at| text.is_verb(at));
    let condition = text.is(begin, Classes::SUPPOSE) || text.is_word(begin, "unless");
    let opened = text.is(begin, Classes::SUBORDINATOR)
        || text.is(begin, Classes::PREPOSITION)
        || text.has(begin, Role::Toward);
    one && opened && !condition && acts()
}

/// Does a clause begin here that says more of what stands before: "which", "in which", "of whom", "although"?
fn is_clause(text: &Text<'_>, at: usize) -> bool {
    const OPENS: Classes = Classes::RELATIVE.or(Classes::SUBORDINATOR);
    let preposition = text.is(at, Classes::PREPOSITION) && text.is(at + 1, Classes::RELATIVE);
    text.is(at, OPENS) || preposition
}

/// Does a comma or a dash part what stands at its sides? Not within a figure.
fn parts(text: &Text<'_>, at: usize) -> bool {
    text.mention_at(at).is_none() && [',', '–', '—'].iter().any(|sign| text.is_sign(at, *sign))
}

fn past_adverbs(text: &Text<'_>, from: usize, end: usize) -> usize {
    (from..end)
        .find(|at| !text.is(*at, Classes::ADVERB) && !text.is_quote(*at))
        .unwrap_or(end)
}
