//! Stretches of a document in which figures may belong together: a sentence, and a sentence with the
//! one before it.

use crate::case::Case;
use crate::passage::{Cue, Passage, Term};
use crate::span::Span;

/// A term of a window.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    pub(super) term: &'a Term,
    /// The sentence that it stands in.
    pub(super) sentence: Span,
}

impl Item<'_> {
    /// The index of the claim, if it is one.
    pub(super) fn claim(&self) -> Option<usize> {
        match self.term {
            Term::Claim(claim) => Some(*claim),
            Term::Word(_) | Term::Name(_) | Term::Cue(_) => None,
        }
    }

    /// Is it this cue?
    pub(super) fn is(&self, cue: Cue) -> bool {
        *self.term == Term::Cue(cue)
    }
}

/// Each sentence by itself, then each with the one before it of the same paragraph.
pub(super) fn windows<'a>(case: &Case<'a>) -> Vec<Vec<Item<'a>>> {
    let items = |passage: &'a Passage| {
        let sentence = passage.span;
        passage
            .terms
            .iter()
            .map(move |term| Item { term, sentence })
    };
    let alone = case.passages.iter().filter(|passage| passage.in_story);
    let mut windows: Vec<Vec<Item<'a>>> = alone.map(|passage| items(passage).collect()).collect();
    for pair in case.passages.windows(2) {
        let [before, passage] = pair else { continue };
        if before.document == passage.document && passage.continues && passage.in_story {
            windows.push(items(before).chain(items(passage)).collect());
        }
    }
    windows
}
