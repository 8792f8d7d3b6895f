//! What the documents speak of: their names and their words.

use rustc_hash::FxHashSet;

use crate::case::Case;
use crate::passage::Term;

/// The names and the words of a document.
#[derive(Clone, Default)]
pub(super) struct Vocabulary<'a> {
    pub(super) names: FxHashSet<&'a str>,
    pub(super) words: FxHashSet<&'a str>,
}

impl<'a> Vocabulary<'a> {
    /// The names that another document holds as well, as a name or a word.
    pub(super) fn names_in(&self, other: &Self) -> FxHashSet<&'a str> {
        let held = |name: &&&str| other.names.contains(**name) || other.words.contains(**name);
        self.names.iter().filter(held).copied().collect()
    }
}

/// The names and the words of each document.
pub(super) fn vocabularies<'a>(case: &Case<'a>) -> Vec<Vocabulary<'a>> {
    let mut vocabularies = vec![Vocabulary::default(); case.documents.len()];
    for passage in case.passages {
        let Some(held) = vocabularies.get_mut(passage.document) else {
            continue;
        };
        for term in &passage.terms {
            match term {
                Term::Name(name) => held.names.insert(name),
                Term::Word(word) => held.words.insert(word),
                Term::Claim(_) | Term::Cue(_) => false,
            };
        }
    }
    vocabularies
}
