//! How much two documents have in common: articles on one event share many of their words.

use std::cell::RefCell;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::passage::{Passage, Term};

/// The words of each document.
pub(super) struct Kinship<'a> {
    words: Vec<FxHashSet<&'a str>>,
    names: Vec<FxHashSet<&'a str>>,
    known: RefCell<FxHashMap<(usize, usize), f64>>,
}

impl<'a> Kinship<'a> {
    pub(super) fn new(passages: &'a [Passage]) -> Self {
        let mut words: Vec<FxHashSet<&str>> = Vec::new();
        let mut names: Vec<FxHashSet<&str>> = Vec::new();
        for passage in passages.iter().filter(|passage| passage.in_story) {
            if words.len() <= passage.document {
                words.resize_with(passage.document + 1, FxHashSet::default);
                names.resize_with(passage.document + 1, FxHashSet::default);
            }
            if let Some(held) = names.get_mut(passage.document) {
                held.extend(passage.terms.iter().filter_map(|term| match term {
                    Term::Name(name) => Some(&**name),
                    _ => None,
                }));
            }
            if let Some(held) = words.get_mut(passage.document) {
                // The time of day and the number of a house say nothing of what a text is about.
                let telling = |word: &&str| word.contains(char::is_alphabetic);
                held.extend(passage.words().filter(telling));
            }
        }
        Self {
            words,
            names,
            known: RefCell::default(),
        }
    }

    /// The part of the words of the shorter document that the other has too, 0 to 1; of a document
    /// with itself 1.
    pub(super) fn of(&self, one: usize, other: usize) -> f64 {
        if one == other {
            return 1.0;
        }
        let pair = (one.min(other), one.max(other));
        *self
            .known
            .borrow_mut()
            .entry(pair)
            .or_insert_with(|| self.shared(pair.0, pair.1))
    }

    /// Do two documents name names, and neither any that the other knows? Then what is alike in them
    /// is the form. A name that only ever starts a sentence passes for a word.
    pub(super) fn strangers(&self, one: usize, other: usize) -> bool {
        let names = self.names.get(one).zip(self.names.get(other));
        let known = |names: &FxHashSet<&str>, to: usize| {
            let words = self.words.get(to);
            words.is_some_and(|words| !words.is_disjoint(names))
        };
        one != other
            && names.is_some_and(|(left, right)| {
                !left.is_empty()
                    && !right.is_empty()
                    && left.is_disjoint(right)
                    && !known(left, other)
                    && !known(right, one)
            })
    }

    fn shared(&self, one: usize, other: usize) -> f64 {
        let (Some(one), Some(other)) = (self.words.get(one), self.words.get(other)) else {
            return 0.0;
        };
        let (small, large) = if one.len() < other.len() {
            (one, other)
        } else {
            (other, one)
        };
        let shared = small.iter().filter(|word| large.contains(*word)).count();
        #[expect(clippy::cast_precision_loss, reason = "words of one document")]
        let part = shared as f64 / small.len().max(1) as f64;
        part
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn numerals_that_are_no_figures_do_not_set_texts_apart() {
        let passage = |document: usize, words: &[&str]| Passage {
            document,
            span: Span::new(0, 1),
            terms: words
                .iter()
                .map(|word| Term::Word((*word).into()))
                .collect(),
            in_story: true,
            continues: false,
        };
        let passages = [
            passage(0, &["flood", "4.17", "dam"]),
            passage(1, &["flood", "dam", "9.30"]),
            passage(2, &["flood", "4.17", "9.30"]),
        ];
        let kinship = Kinship::new(&passages);
        assert_eq!(kinship.of(0, 1), 1.0);
        assert_eq!(kinship.of(0, 2), 1.0);
    }
}
