//! How much two texts have in common in words, the rare ones before all: the cosine of their weighted words, as
//! information retrieval measures likeness (Salton and Buckley, 1988), with weights that come with the library, so
//! that it follows from the two texts alone.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::lexicon::COMMON;
use crate::passage::{Passage, Term};

/// The weight of a word for each step of its rarity, and that of a name.
const WORD: u16 = 10;
const NAME: u16 = 13;
/// What every text is taken to hold besides, so that two short ones are not alike by a word or two: the squared
/// weights of six rare words.
const BESIDES: f64 = 38_400.0;
/// Of texts of fewer different words the cosine tells less, in proportion: one sentence on a death is much like any
/// other.
const WORDS: usize = 24;

/// The words of a document's own story, each with its weight, as hashes and in order.
#[derive(Debug)]
pub(crate) struct Telling {
    words: Box<[(u64, u16)]>,
    /// Its length as a vector, squared.
    squared: f64,
}

impl Telling {
    /// The words and names of a document's sentences.
    pub(crate) fn of<'a>(passages: impl IntoIterator<Item = &'a Passage>) -> Self {
        let mut weights: FxHashMap<u64, u16> = FxHashMap::default();
        let story = passages.into_iter().filter(|passage| passage.in_story);
        for term in story.flat_map(|passage| &passage.terms) {
            let (word, unit) = match term {
                Term::Word(word) => (word, WORD),
                Term::Name(name) => (name, NAME),
                Term::Claim(_) | Term::Cue(_) => continue,
            };
            // The time of day and the number of a house say nothing of what a text is about.
            if !word.contains(char::is_alphabetic) {
                continue;
            }
            let hash = FxBuildHasher.hash_one(&**word);
            let weight = unit * u16::from(COMMON.rarity(word));
            let held = weights.entry(hash).or_default();
            *held = weight.max(*held);
        }
        let mut words: Box<[(u64, u16)]> = weights.into_iter().collect();
        words.sort_unstable();
        let squares = words.iter().map(|(_, weight)| f64::from(*weight).powi(2));
        Self {
            squared: squares.sum(),
            words,
        }
    }

    /// How alike two documents are in their words, 0 to 1.
    pub(crate) fn alike(&self, other: &Self) -> f64 {
        let (mut left, mut right, mut both) = (0, 0, 0);
        while let (Some((own, weight)), Some((theirs, too))) =
            (self.words.get(left), other.words.get(right))
        {
            let shared = u32::from(own == theirs) * u32::from(*weight) * u32::from(*too);
            both += u64::from(shared);
            left += usize::from(own <= theirs);
            right += usize::from(theirs <= own);
        }
        #[expect(clippy::cast_precision_loss, reason = "the words of one document")]
        let both = both as f64;
        both / ((self.squared + BESIDES) * (other.squared + BESIDES)).sqrt()
    }

    /// How much that tells, 0 to 1: two texts of few words are alike by chance.
    pub(crate) fn weight(&self, other: &Self) -> f64 {
        let words = self.words.len().min(other.words.len()).min(WORDS);
        #[expect(clippy::cast_precision_loss, reason = "at most a few")]
        let part = words as f64 / WORDS as f64;
        part
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn telling(words: &[&str]) -> Telling {
        let passage = Passage {
            document: 0,
            span: Span::new(0, 1),
            terms: words
                .iter()
                .map(|word| Term::Word((*word).into()))
                .collect(),
            marks: crate::passage::Marks::default(),
            in_story: true,
            continues: false,
        };
        Telling::of([&passage])
    }

    #[test]
    fn rare_words_tell_more_than_common_ones() {
        let rare = [
            "smorgasbord",
            "zeppelin",
            "quarrel",
            "lighthouse",
            "heron",
            "marmalade",
        ];
        let common = ["company", "cost", "down", "global", "help", "home"];
        let (one, other) = (telling(&rare), telling(&common));
        let alike = |words: &[&str]| telling(words).alike(&telling(words));
        assert!(alike(&rare) > 0.4, "{}", alike(&rare));
        assert!(alike(&common) < 0.1, "{}", alike(&common));
        assert!(one.alike(&other) < 0.01);
        assert!((one.alike(&other) - other.alike(&one)).abs() < f64::EPSILON);
    }

    #[test]
    fn two_words_in_common_do_not_make_short_texts_alike() {
        let one = telling(&["heron", "marmalade", "quarrel"]);
        let other = telling(&["heron", "zeppelin", "lighthouse"]);
        assert!(one.alike(&other) < 0.15, "{}", one.alike(&other));
    }
}
