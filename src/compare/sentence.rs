//! A sentence by its words and figures, as it is found and set beside another.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use crate::claim::Claim;
use crate::passage::{Passage, Term};

/// Alignment takes time that grows with the product of two lengths; longer sentences are left alone.
const MOST_TERMS: usize = 400;

/// A word, or a figure by the unit or noun that it has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key<'a> {
    Word(&'a str),
    Figure(Option<String>),
}

/// A sentence as alignment sees it: its words and figures, each as a hash, in the order of these. The
/// last bit says that it is a word.
pub(super) struct Sentence(pub(super) Box<[u64]>);

impl Sentence {
    pub(super) fn new(keys: &[Key<'_>]) -> Self {
        let hash = |key: &Key<'_>| {
            FxBuildHasher.hash_one(key) & !1 | u64::from(matches!(key, Key::Word(_)))
        };
        let mut sorted: Box<[u64]> = keys.iter().map(hash).collect();
        sorted.sort_unstable();
        Self(sorted)
    }
}

/// The terms of the sentences that may be aligned, with the number of each, in order.
pub(super) fn sentences<'a>(
    passages: &'a [Passage],
    claims: &'a [Claim],
) -> impl Iterator<Item = (usize, Vec<Key<'a>>)> {
    let eligible = |passage: &Passage| {
        passage.in_story && passage.terms.len() <= MOST_TERMS && passage.claims().next().is_some()
    };
    let numbered = passages.iter().enumerate();
    numbered
        .filter(move |(_, passage)| eligible(passage))
        .map(|(index, passage)| (index, keys(passage, claims)))
}

pub(super) fn keys<'a>(passage: &'a Passage, claims: &[Claim]) -> Vec<Key<'a>> {
    let terms = passage.terms.iter();
    terms
        .filter_map(|term| match term {
            Term::Word(word) | Term::Name(word) => Some(Key::Word(word)),
            Term::Claim(claim) => {
                let unit = claims.get(*claim).and_then(|claim| claim.mention.unit());
                Some(Key::Figure(unit))
            }
            Term::Cue(_) => None,
        })
        .collect()
}
