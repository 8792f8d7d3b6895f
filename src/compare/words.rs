//! The different words of a text, to be set beside those of others.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

/// Different words, each as a hash and in order: a pass over both sets two documents side by side in a
/// tenth of the instructions that it takes to look strings up. Two words that fall together make two
/// documents a little more alike, and nothing else.
#[derive(Debug, Default)]
pub(crate) struct Words(pub(super) Vec<u64>);

impl Words {
    /// Are there none?
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Is the word one of them?
    pub(crate) fn holds(&self, word: &str) -> bool {
        self.contains(FxBuildHasher.hash_one(word))
    }

    pub(super) fn contains(&self, word: u64) -> bool {
        self.0.binary_search(&word).is_ok()
    }

    /// How many words both have.
    pub(crate) fn in_common(&self, other: &Self) -> usize {
        let (one, other) = (&self.0, &other.0);
        let (mut left, mut right, mut both) = (0, 0, 0);
        while let (Some(own), Some(theirs)) = (one.get(left), other.get(right)) {
            // Without branches: which of the two comes first, no processor can foresee.
            both += usize::from(own == theirs);
            left += usize::from(own <= theirs);
            right += usize::from(theirs <= own);
        }
        both
    }
}

impl<'a> FromIterator<&'a str> for Words {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        let words = words.into_iter();
        let mut words: Vec<u64> = words.map(|word| FxBuildHasher.hash_one(word)).collect();
        words.sort_unstable();
        words.dedup();
        Self(words)
    }
}
