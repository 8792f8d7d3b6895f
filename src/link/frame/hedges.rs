//! What may stand between a figure and what governs it: hedges, articles, "record", a time.

use super::super::text::Text;
use super::before_is;
use crate::lexicon::{Classes, Role};

/// Where what governs the figure ends: before its hedges, articles, "record", "only", a bracket.
/// Tells also whether "than" compares it with something.
pub(super) fn past_hedges(text: &Text<'_>, figure: usize, start: usize) -> (usize, bool) {
    let mut end = figure;
    while let Some(at) = end.checked_sub(1).filter(|at| *at >= start) {
        if let Some(mention) = text.mention_at(at) {
            // "reached in May 5": past the time and its preposition.
            let time = text
                .mentions
                .get(mention)
                .is_some_and(|mention| mention.time().is_some());
            let preposition = text
                .tokens_of(mention)
                .start
                .checked_sub(1)
                .filter(|at| *at > start && text.is(*at, Classes::PREPOSITION));
            match preposition.filter(|at| time && text.is_verb(at - 1)) {
                Some(preposition) => end = preposition,
                None => break,
            }
            continue;
        }
        let before = |nth: usize| end.checked_sub(nth + 1).filter(|at| *at >= start);
        if text.has(at, Role::Than) {
            let Some(comparative) = before(1) else { break };
            if !text.is(comparative, Classes::MOVE_WORD) {
                return (at, text.is_plain_word(comparative));
            }
            let compared = before(2).is_some_and(|at| text.mention_at(at).is_some());
            if compared {
                return (at, true);
            }
            end = comparative;
            if before_is(text, end, start, "no") {
                end -= 1;
            }
        } else if text.has(at, Role::Toward)
            && before(1).is_some_and(|up| text.is_word(up, "up"))
            && !before(2).is_some_and(|verb| text.is(verb, Classes::MOVE_VERB.or(Classes::BE)))
        {
            end -= 2;
        } else if let Some((start_of_hedge, _)) =
            text.lexicon.hedges.before.longest_before(text.tokens, end)
            && start_of_hedge + 1 < end
            && start_of_hedge >= start
            && !text.is(start_of_hedge, Classes::MOVE_WORD)
            && (!text.is(start_of_hedge, Classes::LIMIT)
                || before_is(text, start_of_hedge, start, "a"))
        {
            // "close to", "in excess of", "no fewer than".
            end = start_of_hedge;
        } else if text.has(at, Role::As) && before(2).is_some_and(|as_| text.has(as_, Role::As)) {
            end -= 3;
        } else if text.has(at, Role::Average) && before(1).is_some_and(|on| text.has(on, Role::On))
        {
            // "paid on average 5".
            end -= 2;
        } else if text.is(at, Classes::AT_BOUND) && before_is(text, at, start, "at") {
            end -= 2;
        } else if text.has(at, Role::Of) && total_of(text, at, start).is_some() {
            end = total_of(text, at, start).unwrap_or(at);
        } else if text.is(at, Classes::RECORD)
            || hedge_or_article(text, at)
            || text.is_quote(at)
            || is_emphasis(text, at)
            || text.is_sign(at, '~')
            || text.is_sign(at, '$')
        {
            end -= 1;
        } else {
            break;
        }
    }
    (end, false)
}

/// A mark of bold or slanted letters: "**26 per cent**", "**Rate:** 26 per cent".
fn is_emphasis(text: &Text<'_>, at: usize) -> bool {
    let marks = |at: usize| text.is_sign(at, '*') || text.is_sign(at, '_');
    let glued = text.tokens.get(at + 1).is_some_and(|next| next.glued);
    let before = at.wrapping_sub(1);
    marks(at) && (glued || marks(before) || text.is_sign(before, ':'))
}

fn hedge_or_article(text: &Text<'_>, at: usize) -> bool {
    const SKIPPED: Classes = Classes::DETERMINER
        .or(Classes::POSSESSIVE)
        .or(Classes::HEDGE)
        .or(Classes::ADVERB)
        .or(Classes::SUMMED);
    let bland = text.is(at, Classes::BLAND) && !text.is_verb(at);
    (text.is(at, SKIPPED) || bland)
        && !text.is(
            at,
            Classes::MOVE_WORD
                .or(Classes::MOVE_VERB)
                .or(Classes::CONJUNCTION),
        )
        && !text.has(at, Role::That)
        || text.has(at, Role::Another)
}

/// "a total of", "a maximum of": the place before the article, if nothing hangs on the noun itself.
fn total_of(text: &Text<'_>, of: usize, start: usize) -> Option<usize> {
    let noun = of.checked_sub(1).filter(|noun| *noun > start)?;
    let article = noun.checked_sub(1).filter(|article| *article >= start)?;
    let generic = text.is(noun, Classes::GENERIC) && !text.is(noun, Classes::GAUGE);
    let average = text.has(noun, Role::Average);
    ((generic || average) && text.has(article, Role::Article)).then_some(article)
}
