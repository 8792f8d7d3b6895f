//! What a document speaks of: its names and its words.

use crate::compare::words::Words;
use crate::passage::{Passage, Term};

/// The names and the words of a document, beside its story too.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    names: Words,
    words: Words,
}

impl Vocabulary {
    /// Those of a document's sentences.
    pub(super) fn of(passages: &[Passage]) -> Self {
        let terms = || passages.iter().flat_map(|passage| &passage.terms);
        let names = terms().filter_map(|term| match term {
            Term::Name(name) => Some(&**name),
            Term::Word(_) | Term::Claim(_) | Term::Cue(_) => None,
        });
        let words = terms().filter_map(|term| match term {
            Term::Word(word) => Some(&**word),
            Term::Name(_) | Term::Claim(_) | Term::Cue(_) => None,
        });
        Self {
            names: names.collect(),
            words: words.collect(),
        }
    }

    /// Does it write this as a name?
    pub(crate) fn names(&self, word: &str) -> bool {
        self.names.holds(word)
    }

    /// Does either name names, and none that the other says? Then they tell two stories, however alike their words.
    pub(crate) fn is_strange_to(&self, other: &Self) -> bool {
        let all = [&self.names, &other.names, &self.words, &other.words];
        let [own, theirs, ours, said] = all;
        !(own.is_empty() || theirs.is_empty())
            && [(own, theirs), (own, said), (theirs, ours)]
                .iter()
                .all(|(names, words)| names.in_common(words) == 0)
    }

    /// Does it say this, as a name or not?
    pub(crate) fn says(&self, word: &str) -> bool {
        self.names.holds(word) || self.words.holds(word)
    }
}
