//! The words around a figure.

use std::cmp::Ordering;
use std::sync::OnceLock;

use crate::passage::{Cue, Passage, Term};
use crate::word_set::WordSet;

/// How many words to either side of a figure count as being around it.
pub(super) const AROUND: usize = 9;

/// The words that stand around a figure, and those of its clause. They are put in order when first asked
/// for: most figures meet no other.
#[derive(Clone, Debug)]
pub(crate) struct Near<'a> {
    around: &'a [Term],
    context: &'a WordSet,
    /// The places of the words, each word once and in order: first come those around it.
    order: OnceLock<Box<[u32]>>,
}

impl<'a> Near<'a> {
    /// The words around the term of this place in a sentence, and those of a clause.
    pub(super) fn new(place: Option<(&'a Passage, usize)>, context: &'a WordSet) -> Self {
        let around = place.and_then(|(passage, at)| {
            let end = passage.terms.len().min(at + 1 + AROUND);
            passage.terms.get(at.saturating_sub(AROUND)..end)
        });
        Self {
            around: around.unwrap_or_default(),
            context,
            order: OnceLock::new(),
        }
    }

    /// The words as they come, some of them twice.
    pub(super) fn each(&self) -> impl Iterator<Item = &'a str> {
        let around = self.around.iter().filter_map(Term::word);
        around.chain(self.context.iter())
    }

    /// Does a cue stand around it?
    pub(super) fn has(&self, cue: Cue) -> bool {
        self.around.contains(&Term::Cue(cue))
    }

    /// The word of a place, if it is one.
    fn word(&self, place: u32) -> Option<&'a str> {
        let place = place as usize;
        match self.around.get(place) {
            Some(term) => term.word(),
            None => self.context.get(place - self.around.len()),
        }
    }

    fn order(&self) -> &[u32] {
        self.order.get_or_init(|| {
            let places = (0..).take(self.around.len() + self.context.len());
            let mut order: Vec<u32> = places.filter(|at| self.word(*at).is_some()).collect();
            order.sort_unstable_by_key(|at| self.word(*at));
            order.dedup_by_key(|at| self.word(*at));
            order.into_boxed_slice()
        })
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        let found = self
            .order()
            .binary_search_by_key(&Some(word), |at| self.word(*at));
        found.is_ok()
    }

    /// The words that stand around both, in order.
    pub(super) fn in_common<'s>(&'s self, other: &'s Near<'_>) -> impl Iterator<Item = &'s str> {
        let (mut left, mut right) = (self.order(), other.order());
        std::iter::from_fn(move || {
            while let (Some((own, after)), Some((theirs, behind))) =
                (left.split_first(), right.split_first())
            {
                let word = self.word(*own);
                let order = word.cmp(&other.word(*theirs));
                if order != Ordering::Greater {
                    left = after;
                }
                if order != Ordering::Less {
                    right = behind;
                }
                if order == Ordering::Equal {
                    return word;
                }
            }
            None
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_common_are_those_of_both() {
        let sets: [WordSet; 3] = [
            ["ship", "port", "cod", "port"].into_iter().collect(),
            ["zinc", "cod", "ship", "bay"].into_iter().collect(),
            WordSet::default(),
        ];
        let [one, other, none] = sets.each_ref().map(|words| Near::new(None, words));
        assert_eq!(one.in_common(&other).collect::<Vec<_>>(), ["cod", "ship"]);
        assert_eq!(other.in_common(&one).collect::<Vec<_>>(), ["cod", "ship"]);
        assert_eq!(one.in_common(&none).count(), 0);
        assert!(one.contains("port") && !one.contains("bay"));
    }
}
