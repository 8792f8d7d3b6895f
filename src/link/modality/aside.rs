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
    let doubts = text.is(close - 1, Classes::DENY.or(Classes::RUMOUR));
    if !doubts && text.is(close - 1, Classes::REPORT) && text.is_verb(close - 1) {
        // "Revenue will be 16bn, the firm reckons, 5 per cent more".
        return Some(open);
    }
    if text.is_sign(close, ':') {
        return None;
    }
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

/// What all before a comma says of what follows it.
pub(super) enum Fronted {
    /// When, why, to what end or in spite of what it happened.
    Circumstance,
    /// On which condition it happens.
    Condition,
}

/// What the clause says that is all before the comma at `close`; a circumstance only if what follows has a verb of its
/// own before `end`: "for the year the firm expects 5bn, a rise of 4 per cent".
pub(super) fn fronted(text: &Text<'_>, close: usize, start: usize, end: usize) -> Option<Fronted> {
    if close - start > LONGEST {
        return None;
    }
    let begin = start + usize::from(text.is_quote(start));
    let begin = begin + usize::from(text.is(begin, Classes::CONJUNCTION));
    let clause = begin..close;
    let one = !clause.clone().any(|at| parts(text, at));
    let acts = || clause.clone().any(|at| text.is_verb(at));
    if !one || !acts() {
        return None;
    }
    if text.is(begin, Classes::SUPPOSE) || text.is_word(begin, "unless") {
        // "Should the sale go badly, the bank bears 5bn".
        return Some(Fronted::Condition);
    }
    const OPENS: Classes = Classes::SUBORDINATOR.or(Classes::PREPOSITION);
    let opened = text.is(begin, OPENS) || text.has(begin, Role::Toward);
    let goes_on = (close + 1..end).any(|at| text.is_verb(at));
    (opened && goes_on).then_some(Fronted::Circumstance)
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
