//! Stretches of a document in which figures may belong together: a sentence, and a sentence with the
//! one before it.

use crate::case::Case;
use crate::claim::Claim;
use crate::compare::values::{self, Quantity};
use crate::passage::{Cue, Passage, Sign, Term};
use crate::span::Span;

/// A stretch of more terms than this is no sentence that ties figures together, and every figure of it would
/// be set beside every other.
pub(super) const LONGEST: usize = 256;

/// A term of a window.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    pub(super) term: &'a Term,
    /// The sentence that it stands in.
    pub(super) sentence: Span,
    /// Its sentence as terms, and its place among them.
    passage: &'a Passage,
    place: usize,
}

impl Item<'_> {
    /// The index of the claim, if it is one.
    pub(super) fn claim(&self) -> Option<usize> {
        self.term.claim()
    }

    /// Does this sign stand directly before it, or within it?
    pub(super) fn follows(&self, sign: Sign) -> bool {
        self.passage.is_signed(self.place, sign)
    }

    /// Does this sign stand directly behind it?
    pub(super) fn leads_to(&self, sign: Sign) -> bool {
        let behind = self.place + 1;
        self.passage.is_signed(behind, sign)
    }

    /// Is it a word of a sum?
    pub(super) fn sums(&self) -> bool {
        self.is(Cue::Sum) || self.is(Cue::Makes)
    }

    /// Is it this cue?
    pub(super) fn is(&self, cue: Cue) -> bool {
        *self.term == Term::Cue(cue)
    }
}

/// Is a word of a sum among the terms?
pub(super) fn sums(terms: &[Term]) -> bool {
    [Cue::Sum, Cue::Makes]
        .iter()
        .any(|cue| terms.contains(&Term::Cue(*cue)))
}

/// A figure of a window, or of a sentence.
pub(super) struct Amount<'a> {
    /// Its place among the terms of that.
    pub(super) at: usize,
    pub(super) index: usize,
    pub(super) claim: &'a Claim,
    pub(super) quantity: Quantity,
}

/// The figures of a window, in order.
pub(super) fn amounts<'a>(
    case: &Case<'a>,
    window: &[Item<'_>],
) -> impl Iterator<Item = Amount<'a>> {
    of_terms(case, window.iter().map(|item| item.term))
}

/// The figures of a sentence, in order.
pub(super) fn figures<'a>(case: &Case<'a>, passage: &Passage) -> impl Iterator<Item = Amount<'a>> {
    of_terms(case, passage.terms.iter())
}

fn of_terms<'a, 't>(
    case: &Case<'a>,
    terms: impl Iterator<Item = &'t Term>,
) -> impl Iterator<Item = Amount<'a>> {
    terms.enumerate().filter_map(|(at, term)| {
        let index = term.claim()?;
        let claim = case.claim(index)?;
        let quantity = values::quantity(&claim.mention)?;
        Some(Amount {
            at,
            index,
            claim,
            quantity,
        })
    })
}

/// The terms of a sentence.
pub(super) fn items(passage: &Passage) -> impl Iterator<Item = Item<'_>> {
    let terms = passage.terms.iter().enumerate();
    terms.map(move |(place, term)| Item {
        term,
        sentence: passage.span,
        passage,
        place,
    })
}

/// Each sentence by itself, then each with the one before it of the same paragraph.
pub(super) fn windows<'a>(case: &Case<'a>) -> impl Iterator<Item = Vec<Item<'a>>> + use<'a> {
    let alone = case.passages.iter().filter(|passage| passage.in_story);
    let alone = alone.map(|passage| items(passage).collect());
    let pairs = case.passages.windows(2).filter_map(|pair| {
        let [before, passage] = pair else { return None };
        let joined = before.document == passage.document && passage.continues && passage.in_story;
        joined.then(|| items(before).chain(items(passage)).collect())
    });
    alone.chain(pairs)
}

/// Lists: a line that ends in a colon, with the lines below it that are short and have a figure.
pub(super) fn lists<'a>(case: &Case<'a>) -> Vec<Vec<Item<'a>>> {
    const LONGEST: usize = 24;
    const SHORT: usize = 10;
    let mut lists = Vec::new();
    for (at, head) in case.passages.iter().enumerate() {
        if head.terms.last() != Some(&Term::Cue(Cue::List)) || !head.in_story {
            continue;
        }
        let below = case.passages.get(at + 1..).unwrap_or_default();
        let lines = below.iter().take(LONGEST).take_while(|line| {
            line.document == head.document
                && line.terms.len() <= SHORT
                && line.claims().next().is_some()
        });
        let passages = std::iter::once(head).chain(lines);
        lists.push(passages.flat_map(items).collect());
    }
    lists
}
