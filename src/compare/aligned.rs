//! Sentences that say the same in the same words: their figures are set against each other one by
//! one, in the order of the words around them.
//!
//! News copies news. Where two sentences share nearly all of their words, the figures that stand
//! between the same words measure the same thing, whatever it is.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::claim::Claim;
use crate::passage::{Passage, Term};

/// Sentences that share less than this part of their words are not aligned.
const ALIKE: f64 = 0.8;
/// A pair of neighbouring words that more sentences than this share says nothing about two of them.
const COMMON: usize = 64;
/// Sentences that share fewer words, or fewer words and figures, than this say too little to be
/// recognized.
const FEWEST_WORDS: usize = 1;
const FEWEST_TERMS: usize = 2;
/// Alignment takes time that grows with the product of two lengths; longer sentences are left alone.
const MOST_TERMS: usize = 400;

/// Two sentences that say the same in the same words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Aligned {
    /// Their indices among the passages.
    pub(crate) passages: (usize, usize),
    /// The claims that stand between the same words, the lower index first.
    pub(crate) claims: Vec<(usize, usize)>,
    /// The part of the words that the sentences share, 0 to 1.
    pub(crate) alike: f64,
    /// How many words they share.
    pub(crate) words: usize,
}

/// The sentences of different documents that say the same in the same words.
pub(crate) fn aligned(passages: &[Passage], claims: &[Claim]) -> Vec<Aligned> {
    let keys: Vec<Vec<Key<'_>>> = passages
        .iter()
        .map(|passage| keys(passage, claims))
        .collect();
    let mut pairs: Vec<_> = candidates(passages, &keys).into_iter().collect();
    pairs.sort_unstable();
    let mut found = Vec::new();
    for (one, other) in pairs {
        if let Some((alike, words)) = alike(&keys[one], &keys[other]) {
            found.push(Aligned {
                passages: (one, other),
                claims: common_claims(&passages[one].terms, &passages[other].terms),
                alike,
                words,
            });
        }
    }
    found
}

/// A word, or a figure by the unit or noun that it has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key<'a> {
    Word(&'a str),
    Figure(Option<String>),
}

fn keys<'a>(passage: &'a Passage, claims: &[Claim]) -> Vec<Key<'a>> {
    let terms = passage.terms.iter();
    terms
        .filter_map(|term| match term {
            Term::Word(word) | Term::Name(word) => Some(Key::Word(word)),
            Term::Claim(claim) => {
                let unit = claims.get(*claim).and_then(|claim| claim.mention.unit());
                Some(Key::Figure(unit))
            }
            Term::Cue(_) => None,
        })
        .collect()
}

/// Pairs of sentences of different documents that share two neighbouring terms that few have.
fn candidates(passages: &[Passage], keys: &[Vec<Key<'_>>]) -> FxHashSet<(usize, usize)> {
    let mut holders: FxHashMap<&[Key<'_>], Vec<usize>> = FxHashMap::default();
    for (index, (passage, keys)) in passages.iter().zip(keys).enumerate() {
        let eligible = passage.in_story
            && passage.terms.len() <= MOST_TERMS
            && passage.claims().next().is_some();
        if !eligible {
            continue;
        }
        for pair in keys.windows(2) {
            let held = holders.entry(pair).or_default();
            if held.last() != Some(&index) {
                held.push(index);
            }
        }
    }
    let mut pairs = FxHashSet::default();
    for held in holders.into_values().filter(|held| held.len() <= COMMON) {
        for (nth, one) in held.iter().enumerate() {
            for other in &held[nth + 1..] {
                if passages[*one].document != passages[*other].document {
                    pairs.insert((*one, *other));
                }
            }
        }
    }
    pairs
}

/// Which part of their words two sentences share, if it is enough, and how many words that is.
fn alike(one: &[Key<'_>], other: &[Key<'_>]) -> Option<(f64, usize)> {
    let mut counts: FxHashMap<&Key<'_>, i64> = FxHashMap::default();
    for key in one {
        *counts.entry(key).or_default() += 1;
    }
    let (mut shared, mut words, mut only_other) = (0_usize, 0_usize, false);
    for key in other {
        let left = counts.entry(key).or_default();
        if *left > 0 {
            *left -= 1;
            shared += 1;
            words += usize::from(matches!(key, Key::Word(_)));
        } else {
            only_other |= matches!(key, Key::Word(_));
        }
    }
    let only_one = counts
        .iter()
        .any(|(key, left)| *left > 0 && matches!(key, Key::Word(_)));
    if only_one && only_other {
        // A word in the place of another: the same said of somebody else.
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "sentences are short")]
    let alike = 2.0 * shared as f64 / (one.len() + other.len()).max(1) as f64;
    (words >= FEWEST_WORDS && shared >= FEWEST_TERMS && alike >= ALIKE).then_some((alike, words))
}

/// The claims that a longest common run of terms pairs, any claim being as good as any other.
fn common_claims(one: &[Term], other: &[Term]) -> Vec<(usize, usize)> {
    let same = |left: &Term, right: &Term| match (left, right) {
        (Term::Claim(_), Term::Claim(_)) => true,
        (Term::Cue(left), Term::Cue(right)) => left == right,
        _ => left.word().is_some() && left.word() == right.word(),
    };
    let width = other.len() + 1;
    let mut longest = vec![0_u16; (one.len() + 1) * width];
    for (i, left) in one.iter().enumerate().rev() {
        for (j, right) in other.iter().enumerate().rev() {
            longest[i * width + j] = if same(left, right) {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while let (Some(left), Some(right)) = (one.get(i), other.get(j)) {
        if same(left, right) {
            if let (Term::Claim(left), Term::Claim(right)) = (left, right) {
                pairs.push((*left.min(right), *left.max(right)));
            }
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words, and `#3` for claim 3.
    fn passage(document: usize, text: &str) -> Passage {
        let term = |word: &str| match word.strip_prefix('#') {
            Some(number) => Term::Claim(number.parse().expect("a number")),
            None => Term::Word(word.into()),
        };
        Passage {
            document,
            span: crate::span::Span::new(0, text.len()),
            terms: text.split(' ').map(term).collect(),
            in_story: true,
            continues: false,
        }
    }

    fn pairs(passages: &[Passage]) -> Vec<(usize, usize)> {
        let found = aligned(passages, &[]).into_iter();
        found.flat_map(|aligned| aligned.claims).collect()
    }

    #[test]
    fn figures_between_the_same_words_are_pairs() {
        let one = passage(0, "farmer drive #0 mile road #1 mile hour");
        let other = passage(1, "farmer drive #2 mile road #3 mile hour");
        assert_eq!(pairs(&[one, other]), [(0, 2), (1, 3)]);
    }

    #[test]
    fn a_figure_that_only_one_sentence_has_is_left_alone() {
        let one = passage(0, "club sell #0 ticket first day match");
        let other = passage(1, "club sell #1 ticket first day match #2 pound");
        assert_eq!(pairs(&[one, other]), [(0, 1)]);
    }

    #[test]
    fn the_same_said_of_another_is_not_the_same() {
        let one = passage(0, "alba export #0 ton coffee harbour year ministry");
        let other = passage(1, "cardis export #1 ton coffee harbour year ministry");
        assert_eq!(pairs(&[one, other]), []);
    }

    #[test]
    fn other_sentences_and_the_same_document_do_not_meet() {
        let one = passage(0, "club sell #0 ticket first day match");
        let same_document = passage(0, "club sell #1 ticket first day match");
        let other = passage(1, "club sell #2 ticket year rival complain price");
        assert_eq!(pairs(&[one, same_document, other]), []);
    }
}
