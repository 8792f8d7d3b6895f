//! Which sentences of other documents may tell of the same thing: by the words around their figures,
//! the names that the documents share, and the figures on which they agree.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::case::Case;
use crate::comparison::{SubjectRelation, ValueRelation};
use crate::passage::{Passage, Term};

/// How many sentences before its own speak of what a figure measures.
const BEFORE: usize = 2;

/// The words of a sentence and of those before it in its document.
pub(super) fn surroundings(case: &Case<'_>, at: usize) -> BTreeSet<String> {
    let document = case.passages[at].document;
    let near = &case.passages[at.saturating_sub(BEFORE)..=at];
    near.iter()
        .filter(|passage| passage.document == document)
        .flat_map(Passage::words)
        .map(str::to_owned)
        .collect()
}

/// The sentences with figures, by the words in and before them.
pub(super) struct Index<'a> {
    by_word: FxHashMap<&'a str, Vec<usize>>,
    /// The names that each document names.
    names: Vec<FxHashSet<&'a str>>,
    /// The documents, two by two, that agree on some figure.
    agreeing: BTreeSet<(usize, usize)>,
}

/// How sure it must be that a figure on which two documents agree is one.
const AGREED: f64 = 0.8;

/// A word of more sentences than this tells nothing of what two of them speak of.
const COMMON: usize = 128;

impl<'a> Index<'a> {
    pub(super) fn new(case: &Case<'a>) -> Self {
        let mut by_word: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (at, passage) in case.passages.iter().enumerate() {
            if !passage.in_story || passage.claims().next().is_none() {
                continue;
            }
            let near = &case.passages[at.saturating_sub(BEFORE)..=at];
            let own = near.iter().filter(|near| near.document == passage.document);
            let mut words: Vec<&str> = own.flat_map(Passage::words).collect();
            words.sort_unstable();
            words.dedup();
            for word in words {
                by_word.entry(word).or_default().push(at);
            }
        }
        let mut names = vec![FxHashSet::default(); case.documents.len()];
        for passage in case.passages.iter().filter(|passage| passage.in_story) {
            let own = passage.terms.iter().filter_map(|term| match term {
                Term::Name(name) => Some(&**name),
                Term::Word(_) | Term::Claim(_) | Term::Cue(_) => None,
            });
            if let Some(held) = names.get_mut(passage.document) {
                held.extend(own);
            }
        }
        let agreeing = case
            .comparisons
            .iter()
            .filter(|held| {
                held.subject == SubjectRelation::Same
                    && held.values == ValueRelation::Equal
                    && held.confidence >= AGREED
            })
            .filter_map(|held| {
                let (one, other) = (case.claim(held.left)?, case.claim(held.right)?);
                Some((
                    one.document.min(other.document),
                    one.document.max(other.document),
                ))
            });
        Self {
            agreeing: agreeing.collect(),
            by_word,
            names,
        }
    }

    /// Do two documents name so many names in common that they may tell of one thing, or one name while
    /// they agree on some figure, or names of none?
    /// A record since some time must meet a document that tells of the same, not one of its kind.
    pub(super) fn acquainted(&self, one: usize, other: usize, limited: bool) -> bool {
        const ENOUGH: usize = 3;
        let names = self.names.get(one).zip(self.names.get(other));
        names.is_some_and(|(left, right)| {
            let fewest = left.len().min(right.len());
            let shared = left.intersection(right).count();
            let agree = || self.agreeing.contains(&(one.min(other), one.max(other)));
            one == other
                || fewest == 0
                || shared >= ENOUGH && !limited
                || shared * 2 >= fewest
                || shared > 0 && agree()
        })
    }

    /// The sentences that share a word with a record, in order.
    pub(super) fn sharing(&self, words: &BTreeSet<String>) -> BTreeSet<usize> {
        let words = words.iter();
        words
            .filter_map(|word| self.by_word.get(word.as_str()))
            .filter(|held| held.len() <= COMMON)
            .flatten()
            .copied()
            .collect()
    }
}
