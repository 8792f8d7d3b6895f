//! What the documents speak of: their names and their words.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use crate::case::Case;
use crate::compare::telling::Telling;
use crate::passage::{Passage, Term};

/// The names and the words of a document.
#[derive(Clone, Default)]
pub(super) struct Vocabulary<'a> {
    pub(super) names: FxHashSet<&'a str>,
    pub(super) words: FxHashSet<&'a str>,
}

impl<'a> Vocabulary<'a> {
    fn new(passages: &'a [Passage]) -> Self {
        let mut held = Self::default();
        for term in passages.iter().flat_map(|passage| &passage.terms) {
            match term {
                Term::Name(name) => held.names.insert(name),
                Term::Word(word) => held.words.insert(word),
                Term::Claim(_) | Term::Cue(_) => false,
            };
        }
        held
    }
}

/// The names and the words of each document, gathered when first asked for: most documents name no date.
pub(super) struct Vocabularies<'a> {
    passages: &'a [Passage],
    held: Vec<OnceCell<Box<Vocabulary<'a>>>>,
    telling: Vec<OnceCell<Box<Telling>>>,
}

impl<'a> Vocabularies<'a> {
    pub(super) fn new(case: &Case<'a>) -> Self {
        Self {
            passages: case.passages,
            held: vec![OnceCell::new(); case.documents.len()],
            telling: (0..case.documents.len()).map(|_| OnceCell::new()).collect(),
        }
    }

    /// Those of a document.
    pub(super) fn get(&self, document: usize) -> Option<&Vocabulary<'a>> {
        let held = self.held.get(document)?;
        Some(held.get_or_init(|| Box::new(Vocabulary::new(of(self.passages, document)))))
    }

    /// How alike two documents are in their words, 0 to 1; less for those of few words.
    pub(super) fn alike(&self, one: usize, other: usize) -> f64 {
        let told = |document: usize| {
            let held = self.telling.get(document)?;
            Some(held.get_or_init(|| Box::new(Telling::of(of(self.passages, document)))))
        };
        told(one)
            .zip(told(other))
            .map_or(0.0, |(one, other)| one.alike(other) * one.weight(other))
    }
}

/// The sentences of a document.
fn of(passages: &[Passage], document: usize) -> &[Passage] {
    let first = passages.partition_point(|passage| passage.document < document);
    let own = passages.get(first..).unwrap_or_default();
    &own[..own.partition_point(|passage| passage.document == document)]
}
