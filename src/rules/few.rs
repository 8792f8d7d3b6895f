//! A few words, each once: what stands around a date.

/// A few different words, in their order. A tree would take ten times as much memory, of which every date has several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Few<'a>(Vec<&'a str>);

impl<'a> Few<'a> {
    /// Adds a word.
    pub(super) fn insert(&mut self, word: &'a str) {
        if let Err(at) = self.0.binary_search(&word) {
            self.0.insert(at, word);
        }
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        self.0.binary_search(&word).is_ok()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, &'a str> {
        self.0.iter()
    }

    /// Does the other have every word of this one?
    pub(super) fn is_subset(&self, other: &Self) -> bool {
        self.difference(other).next().is_none()
    }

    /// The words that both have.
    pub(super) fn intersection<'s>(&'s self, other: &Few<'_>) -> impl Iterator<Item = &'s &'a str> {
        self.iter().filter(|word| other.contains(word))
    }

    /// The words that only this one has.
    pub(super) fn difference<'s>(&'s self, other: &Few<'_>) -> impl Iterator<Item = &'s &'a str> {
        self.iter().filter(|word| !other.contains(word))
    }

    /// The words that either has, each once.
    pub(super) fn union<'s>(&'s self, other: &'s Self) -> impl Iterator<Item = &'s &'a str> {
        self.iter().chain(other.difference(self))
    }
}

impl<'a> FromIterator<&'a str> for Few<'a> {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        let mut few = Self::default();
        words.into_iter().for_each(|word| few.insert(word));
        few
    }
}

impl<'s, 'a> IntoIterator for &'s Few<'a> {
    type Item = &'s &'a str;
    type IntoIter = std::slice::Iter<'s, &'a str>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_the_set_of_the_standard_library(
            one in proptest::collection::vec("[a-c]{0,2}", 0..8),
            other in proptest::collection::vec("[a-c]{0,2}", 0..8),
        ) {
            let (own, theirs) = (one.iter().map(String::as_str), other.iter().map(String::as_str));
            let (left, right): (BTreeSet<&str>, BTreeSet<&str>) = (own.clone().collect(), theirs.clone().collect());
            let (own, theirs): (Few<'_>, Few<'_>) = (own.collect(), theirs.collect());
            prop_assert!(own.iter().eq(&left));
            prop_assert!(own.intersection(&theirs).eq(left.intersection(&right)));
            prop_assert!(own.difference(&theirs).eq(left.difference(&right)));
            prop_assert_eq!(own.union(&theirs).collect::<BTreeSet<_>>(), left.union(&right).collect());
            prop_assert_eq!(own.union(&theirs).count(), left.union(&right).count());
            prop_assert_eq!(own.is_subset(&theirs), left.is_subset(&right));
            prop_assert!(other.iter().all(|word| own.contains(word) == left.contains(word.as_str())));
        }
    }
}
