//! What makes up the rest of a whole: "girls made up 54 per cent of the candidates and boys the rest".

use std::ops::Range;

use super::frame::Frame;
use super::phrase;
use super::text::Text;
use crate::lexicon::Classes;
use crate::passage::stem;
use crate::word_set::WordSet;

/// How many words behind the figure "the rest" may stand, and how many words around it say what it is.
const FAR: usize = 24;
const AROUND: usize = 10;

/// The words that say what makes up the rest of the whole of which the figure is a part: those of the
/// phrase before "the rest" ("and boys the rest"), or else those behind it ("all the others rented").
pub(crate) fn rest(text: &Text<'_>, frame: &Frame, sentence: &Range<usize>) -> WordSet {
    let end = sentence.end.min(frame.tokens.end + FAR);
    let the_rest = (frame.tokens.end + 1..end)
        .take_while(|at| !is_another_share(text, *at))
        .find(|at| text.is(*at, Classes::REST) && is_definite(text, *at));
    let Some(noun) = the_rest else {
        return WordSet::default();
    };
    let mut start = noun;
    while start > frame.tokens.end && is_definite(text, start) {
        start -= 1;
    }
    let clause = (frame.tokens.end..start)
        .rev()
        .take(AROUND)
        .find(|at| opens(text, *at))
        .map_or(start, |open| open + 1);
    let before = words(text, clause..start);
    if !before.is_empty() {
        return before;
    }
    let stop = (noun + 1..sentence.end.min(noun + 1 + AROUND))
        .find(|at| opens(text, *at) || text.is_sign(*at, '.'))
        .unwrap_or(sentence.end.min(noun + 1 + AROUND));
    words(text, noun + 1..stop)
}

/// "the", "all the" before it.
fn is_definite(text: &Text<'_>, at: usize) -> bool {
    text.is(at - 1, Classes::DETERMINER)
}

fn is_another_share(text: &Text<'_>, at: usize) -> bool {
    text.mention_at(at)
        .is_some_and(|nth| text.mentions[nth].figure().is_some())
}

fn opens(text: &Text<'_>, at: usize) -> bool {
    text.is_sign(at, ',') || text.is_sign(at, ';') || text.is(at, Classes::CONJUNCTION)
}

fn words(text: &Text<'_>, tokens: Range<usize>) -> WordSet {
    tokens
        .filter(|at| text.is_plain_word(*at) && !text.is(*at, Classes::NEGLECT))
        .filter(|at| text.mention_at(*at).is_none())
        .flat_map(|at| {
            let key = text.key(at);
            [phrase::canonical(text, at), stem(&key).to_owned()]
        })
        .collect()
}
