//! What a sentence itself calls untrue: "It is not true that 62 people fell ill", "Rumours that 50 had been hurt were
//! false".

use std::ops::Range;

use super::super::text::Text;
use super::REACH;
use crate::lexicon::{Classes, Role};

/// How many adverbs may stand between the verb and what it says of a rumour: "were simply false".
const ADVERBS: usize = 2;

/// How many words before the noun of a rumour it may be said that there is no truth in it: "in any of the".
const TRUTH_IN: usize = 5;

/// Does the figure stand in a clause behind "that" which its sentence calls untrue?
pub(super) fn is_refuted(text: &Text<'_>, figure: Range<usize>, sentence: &Range<usize>) -> bool {
    let mut before = (sentence.start..figure.start).rev().take(REACH);
    let Some(that) = before.find(|at| text.has(*at, Role::That)) else {
        return false;
    };
    let Some(word) = that.checked_sub(1).filter(|at| *at >= sentence.start) else {
        return false;
    };
    let denied =
        || (word.saturating_sub(TRUTH_IN)..word).any(|at| has_no_truth(text, at, sentence.start));
    says_untrue(text, word, sentence.start)
        || denied()
        || is_called_untrue(text, word, that, figure, sentence)
}

/// "There is no truth in the reports that".
fn has_no_truth(text: &Text<'_>, word: usize, start: usize) -> bool {
    let no = |at: usize| text.is_word(at, "no") || text.is(at, Classes::NEGATION);
    word > start
        && no(word - 1)
        && text.is(word, Classes::TRUTH)
        && text.is(word + 1, Classes::PREPOSITION)
}

/// "It was wrong that", "it is not true that".
fn says_untrue(text: &Text<'_>, word: usize, start: usize) -> bool {
    let not = || word > start && text.is(word - 1, Classes::NEGATION);
    text.is(word, Classes::UNTRUE) || text.is(word, Classes::TRUTH) && not()
}

/// "The claim that 62 people fell ill is false": the verb of that clause behind its own.
fn is_called_untrue(
    text: &Text<'_>,
    noun: usize,
    that: usize,
    figure: Range<usize>,
    sentence: &Range<usize>,
) -> bool {
    // "Reports that" opens no sentence as a verb.
    let claim = text.is_plain_word(noun) && (noun == sentence.start || !text.is_verb(noun));
    let clause = |end: usize| {
        let mut words = (that + 1..end).filter(|at| !figure.contains(at));
        words.any(|at| text.is_verb(at))
    };
    let mut behind = figure.end..sentence.end.min(figure.end + REACH);
    claim
        && behind.any(|at| {
            let said = at + 1..sentence.end.min(at + 2 + ADVERBS);
            text.is(at, Classes::BE)
                && clause(at)
                && said.clone().any(|word| says_untrue(text, word, at))
                && said
                    .take_while(|word| !says_untrue(text, *word, at))
                    .all(|word| {
                        // "Was in the wrong place".
                        let other = Classes::PREPOSITION.or(Classes::DETERMINER);
                        text.is_plain_word(word) && !text.is(word, other)
                    })
        })
}
