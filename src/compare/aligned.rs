//! Sentences that say the same in the same words: their figures are set against each other one by
//! one, in the order of the words around them.
//!
//! News copies news. Where two sentences share nearly all of their words, the figures that stand
//! between the same words measure the same thing, whatever it is.

use super::page::Page;
use super::sentence::Sentence;
use crate::passage::Term;

/// Sentences that share less than this part of their words are not aligned.
const ALIKE: f64 = 0.8;
/// Sentences that share fewer words, or fewer words and figures, than this say too little to be
/// recognized.
const FEWEST_WORDS: usize = 1;
const FEWEST_TERMS: usize = 2;

/// Two sentences that say the same in the same words, one of either document.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Aligned {
    /// Their numbers among the sentences of their documents.
    pub(super) passages: (usize, usize),
    /// The claims that stand between the same words.
    pub(super) claims: Vec<(usize, usize)>,
    /// The part of the words that the sentences share, 0 to 1.
    pub(super) alike: f64,
    /// How many words they share.
    pub(super) words: usize,
    /// Has neither a word that the other has not?
    pub(super) same: bool,
}

/// Those of the pairs of sentences of two documents that say the same in the same words.
pub(super) fn aligned(one: &Page<'_>, other: &Page<'_>, pairs: &[(usize, usize)]) -> Vec<Aligned> {
    let aligned = pairs.iter().filter_map(|(left, right)| {
        let (alike, words, same) = alike(one.sentence(*left)?, other.sentence(*right)?)?;
        let (own, theirs) = (one.passages.get(*left)?, other.passages.get(*right)?);
        Some(Aligned {
            passages: (*left, *right),
            claims: common_claims(&own.terms, &theirs.terms, |left, right| {
                is_time(one, left) == is_time(other, right)
            }),
            alike,
            words,
            same,
        })
    });
    aligned.collect()
}

/// Which part of their words two sentences share, if it is enough, how many words that is, and whether that is all of
/// them.
fn alike(one: &Sentence, other: &Sentence) -> Option<(f64, usize, bool)> {
    let (mut left, mut right) = (&*one.0, &*other.0);
    let (shorter, lengths) = (left.len().min(right.len()), left.len() + right.len());
    #[expect(clippy::cast_precision_loss, reason = "sentences are short")]
    let part = |shared: usize| 2.0 * shared as f64 / lengths.max(1) as f64;
    if part(shorter) < ALIKE {
        // A short sentence and a long one share too little, whatever their words are.
        return None;
    }
    let is_word = |print: u64| print & 1 == 1;
    let (mut shared, mut words, mut only_one, mut only_other) = (0, 0, false, false);
    while let (Some(own), Some(theirs)) = (left.first(), right.first()) {
        let order = own.cmp(theirs);
        shared += usize::from(order.is_eq());
        words += usize::from(order.is_eq() && is_word(*own));
        only_one |= order.is_lt() && is_word(*own);
        only_other |= order.is_gt() && is_word(*theirs);
        left = &left[usize::from(order.is_le())..];
        right = &right[usize::from(order.is_ge())..];
    }
    only_one |= left.iter().copied().any(is_word);
    only_other |= right.iter().copied().any(is_word);
    if only_one && only_other {
        // A word in the place of another: the same said of somebody else.
        return None;
    }
    let alike = part(shared);
    let enough = words >= FEWEST_WORDS && shared >= FEWEST_TERMS && alike >= ALIKE;
    enough.then_some((alike, words, !only_one && !only_other))
}

/// Is a claim a time, and no figure?
fn is_time(page: &Page<'_>, claim: usize) -> bool {
    let claim = page.claims.get(claim);
    claim.is_some_and(|claim| claim.mention.figure().is_none())
}

/// The claims that a longest common run of terms pairs, any claim being as good as any other that is `like` it.
fn common_claims(
    one: &[Term],
    other: &[Term],
    like: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let same = |left: &Term, right: &Term| match (left, right) {
        (Term::Claim(left), Term::Claim(right)) => like(*left, *right),
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
                pairs.push((*left, *right));
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
    use super::super::convert::Converter;
    use super::*;
    use crate::passage::{Marks, Passage};

    /// Words, and `#3` for claim 3.
    fn passage(text: &str) -> [Passage; 1] {
        let term = |word: &str| match word.strip_prefix('#') {
            Some(number) => Term::Claim(number.parse().expect("a number")),
            None => Term::Word(word.into()),
        };
        [Passage {
            document: 0,
            span: crate::span::Span::new(0, text.len()),
            terms: text.split(' ').map(term).collect(),
            marks: Marks::default(),
            in_story: true,
            continues: false,
        }]
    }

    /// The claims that are aligned between two documents of a sentence each.
    fn pairs(one: &str, other: &str) -> Vec<(usize, usize)> {
        let (one, other) = (passage(one), passage(other));
        let (one, other) = (
            Page::new(&[], &one, None, Converter::english()),
            Page::new(&[], &other, None, Converter::english()),
        );
        let found = aligned(&one, &other, &[(0, 0)]).into_iter();
        found.flat_map(|aligned| aligned.claims).collect()
    }

    #[test]
    fn figures_between_the_same_words_are_pairs() {
        let one = "farmer drive #0 mile road #1 mile hour";
        let other = "farmer drive #2 mile road #3 mile hour";
        assert_eq!(pairs(one, other), [(0, 2), (1, 3)]);
    }

    #[test]
    fn a_figure_that_only_one_sentence_has_is_left_alone() {
        let one = "club sell #0 ticket first day match";
        let other = "club sell #1 ticket first day match #2 pound";
        assert_eq!(pairs(one, other), [(0, 1)]);
    }

    #[test]
    fn the_same_said_of_another_is_not_the_same() {
        let one = "alba export #0 ton coffee harbour year ministry";
        let other = "cardis export #1 ton coffee harbour year ministry";
        assert_eq!(pairs(one, other), []);
    }

    #[test]
    fn other_sentences_are_not_the_same() {
        let one = "club sell #0 ticket first day match";
        let other = "club sell #2 ticket year rival complain price";
        assert_eq!(pairs(one, other), []);
    }
}
