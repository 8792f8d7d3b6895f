//! Sets of words that take no more memory than their words, and share those that are alike.

use std::sync::Arc;

use rustc_hash::FxHashSet;

/// A few different words, in their order. Most sets of a claim have one to ten of them: so many are
/// found as fast by going through them as in a tree, and take a tenth of its memory.
///
/// ```
/// use numclaim::WordSet;
/// let parties: WordSet = ["russia", "china", "russia"].into_iter().collect();
/// assert!(parties.contains("china"));
/// assert_eq!(parties.iter().collect::<Vec<_>>(), ["china", "russia"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordSet(Vec<Arc<str>>);

impl WordSet {
    /// How many words it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Has it no word?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its words, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(AsRef::as_ref)
    }

    /// The word of this place in their order, from 0.
    pub fn get(&self, place: usize) -> Option<&str> {
        self.0.get(place).map(AsRef::as_ref)
    }

    /// Does it have this word?
    pub fn contains(&self, word: &str) -> bool {
        self.place(word).is_ok()
    }

    /// Adds a word; false if it was there already.
    pub fn insert(&mut self, word: impl Into<Arc<str>>) -> bool {
        let word = word.into();
        let place = self.place(&word);
        if let Err(at) = place {
            self.0.insert(at, word);
        }
        place.is_err()
    }

    /// Takes a word out; false if it was not there.
    pub fn remove(&mut self, word: &str) -> bool {
        let place = self.place(word);
        if let Ok(at) = place {
            self.0.remove(at);
        }
        place.is_ok()
    }

    /// Takes all words of another set over.
    pub fn append(&mut self, other: &mut Self) {
        self.extend(std::mem::take(other));
    }

    /// Is no word in both?
    pub fn is_disjoint(&self, other: &Self) -> bool {
        self.intersection(other).next().is_none()
    }

    /// Does the other have every word of this one?
    pub fn is_subset(&self, other: &Self) -> bool {
        self.difference(other).next().is_none()
    }

    /// The words that both have, in their order.
    pub fn intersection<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a str> {
        self.iter().filter(|word| other.contains(word))
    }

    /// The words that only this one has, in their order.
    pub fn difference<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a str> {
        self.iter().filter(|word| !other.contains(word))
    }

    /// The words that only one of them has: those of this one first.
    pub fn symmetric_difference<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a str> {
        self.difference(other).chain(other.difference(self))
    }

    /// Where a word stands, or would.
    fn place(&self, word: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|held| (**held).cmp(word))
    }
}

impl<T: Into<Arc<str>>> Extend<T> for WordSet {
    fn extend<I: IntoIterator<Item = T>>(&mut self, words: I) {
        for word in words {
            self.insert(word);
        }
    }
}

impl<T: Into<Arc<str>>> FromIterator<T> for WordSet {
    fn from_iter<I: IntoIterator<Item = T>>(words: I) -> Self {
        let mut set = Self::default();
        set.extend(words);
        set
    }
}

impl IntoIterator for WordSet {
    type Item = Arc<str>;
    type IntoIter = std::vec::IntoIter<Arc<str>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Words that several sets have, each held once.
#[derive(Debug, Default)]
pub(crate) struct Pool(FxHashSet<Arc<str>>);

impl Pool {
    /// The word, as all others hold it.
    pub(crate) fn word(&mut self, word: &str) -> Arc<str> {
        if let Some(word) = self.0.get(word) {
            return word.clone();
        }
        let word: Arc<str> = word.into();
        self.0.insert(word.clone());
        word
    }

    /// Lets a set hold its words as all others do, in no more room than they need.
    pub(crate) fn share(&mut self, set: &mut WordSet) {
        for word in &mut set.0 {
            if let Some(held) = self.0.get(word) {
                *word = held.clone();
            } else {
                self.0.insert(word.clone());
            }
        }
        set.0.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn words() -> impl Strategy<Value = Vec<String>> {
        proptest::collection::vec("[a-c]{0,2}", 0..8)
    }

    fn sorted<'a>(words: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
        let mut words: Vec<_> = words.collect();
        words.sort_unstable();
        words
    }

    proptest! {
        #[test]
        fn it_is_the_set_of_the_standard_library(one in words(), other in words(), word in "[a-c]{0,2}") {
            let (left, right): (BTreeSet<&str>, BTreeSet<&str>) =
                (one.iter().map(String::as_str).collect(), other.iter().map(String::as_str).collect());
            let mut own: WordSet = one.iter().cloned().collect();
            let mut theirs: WordSet = other.iter().cloned().collect();
            let mut pool = Pool::default();
            pool.share(&mut own);
            pool.share(&mut theirs);
            prop_assert!(own.iter().eq(left.iter().copied()));
            prop_assert_eq!((own.len(), own.is_empty()), (left.len(), left.is_empty()));
            prop_assert_eq!(own.contains(&word), left.contains(&*word));
            prop_assert_eq!(own.get(1), left.iter().nth(1).copied());
            prop_assert_eq!(own.is_disjoint(&theirs), left.is_disjoint(&right));
            prop_assert_eq!(own.is_subset(&theirs), left.is_subset(&right));
            prop_assert!(own.intersection(&theirs).eq(left.intersection(&right).copied()));
            prop_assert!(own.difference(&theirs).eq(left.difference(&right).copied()));
            prop_assert_eq!(
                sorted(own.symmetric_difference(&theirs)),
                sorted(left.symmetric_difference(&right).copied())
            );
            prop_assert_eq!(own.cmp(&theirs), left.cmp(&right));
            let mut without = own.clone();
            prop_assert_eq!(without.remove(&word), left.contains(&*word));
            prop_assert!(!without.contains(&word));
            let mut both = own.clone();
            both.append(&mut theirs);
            prop_assert!(both.iter().eq(left.union(&right).copied()));
            prop_assert!(theirs.is_empty());
        }
    }
}
