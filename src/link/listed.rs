//! The names that a sentence lists before or behind a list of figures: "Sarn, Karsk and Lund".

use std::ops::Range;

use super::clause::{self, is_edge};
use super::draft::Draft;
use super::text::Text;
use crate::lexicon::{Classes, Role};

/// The items before the verb of the first figure: "coal, oil and gas rose".
pub(super) fn parts_before(
    text: &Text<'_>,
    first: &Draft,
    sentence: &Range<usize>,
    count: usize,
) -> Option<Vec<Range<usize>>> {
    let verb = first.frame.verb?;
    let end = clause::before_verbs(text, verb, sentence.start);
    let open = (sentence.start..end)
        .rev()
        .find(|at| {
            is_edge(text, *at)
                || text.is_verb(*at)
                || text
                    .mention_at(*at)
                    .is_some_and(|nth| text.mentions[nth].figure().is_some())
        })
        .map_or(sentence.start, |at| at + 1);
    let mut parts = split(text, open..end);
    let opening = parts.len().checked_sub(count)?;
    if !parts.last().is_some_and(|(_, and)| *and) {
        return None;
    }
    let mut parts: Vec<_> = parts.drain(opening..).map(|(part, _)| part).collect();
    let first = parts.first_mut()?;
    *first = clause::phrase_before(text, first.end, first.start)?;
    Some(parts)
}

/// The items behind the figures: "5% and 6% in Chad and Mali, respectively".
pub(super) fn parts_behind(
    text: &Text<'_>,
    figures_end: usize,
    end: usize,
    count: usize,
) -> Option<Vec<Range<usize>>> {
    let passed = |at: &usize| text.is_sign(*at, ',') || text.has(*at, Role::InStep);
    let open = (figures_end..end).find(|at| !passed(at))?;
    if !text.is(open, Classes::PREPOSITION) || text.is(open, Classes::AGAINST) {
        return None;
    }
    let mut joined = false;
    let close = (open + 1..end)
        .find(|at| {
            joined |= text.is_word(*at, "and");
            text.has(*at, Role::InStep)
                || is_edge(text, *at)
                || text.is_verb(*at)
                || text.mention_at(*at).is_some()
                || joined && text.is_sign(*at, ',')
        })
        .unwrap_or(end);
    let parts = split(text, open + 1..close);
    let fits = parts.len() == count && parts.last().is_some_and(|(_, and)| *and);
    fits.then(|| parts.into_iter().map(|(part, _)| part).collect())
}

/// Cuts at commas and "and", none of which is part of a name; tells of each part whether "and" stands
/// before it.
fn split(text: &Text<'_>, tokens: Range<usize>) -> Vec<(Range<usize>, bool)> {
    let mut parts = Vec::new();
    let (mut start, mut and) = (tokens.start, false);
    for at in tokens.clone() {
        let conjunction = text.is_word(at, "and") || text.is_sign(at, '&');
        if text.name_at(at).is_some() || !(conjunction || text.is_sign(at, ',')) {
            continue;
        }
        if start < at {
            parts.push((start..at, and));
            and = false;
        }
        and |= conjunction;
        start = at + 1;
    }
    if start < tokens.end {
        parts.push((start..tokens.end, and));
    }
    parts
}
