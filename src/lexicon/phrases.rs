//! Tables of phrases: one or more words in a row, and what they mean.

use crate::token::{Case, Shape, Token, tokenize};
use crate::token::{Vocabulary, WordId};

/// A phrase's words and what they mean.
#[derive(Debug)]
struct Phrase<T> {
    /// Its second word, which decides most often whether a text has it; a phrase of one word has none.
    second: WordId,
    words: Box<[Word]>,
    meaning: T,
}

/// A word of a phrase. One that the lexicon writes with a capital matches only text with one, and
/// one that it writes all in capitals (of two letters or more) only text all in capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Word {
    id: WordId,
    case: Case,
}

/// Phrases by their first word; of several that match at one place the longest counts, and of
/// equally long ones the first in the file.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    /// Of each word, the number of the bucket of phrases that it begins, counted from 1; 0 for none.
    /// Most words begin none, and few bytes a word keep the tables in the cache.
    by_first_word: Vec<u32>,
    buckets: Vec<Vec<Phrase<T>>>,
    /// Of each word, whether a phrase ends with it.
    last_words: Vec<bool>,
    most_words: usize,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            by_first_word: Vec::new(),
            buckets: Vec::new(),
            last_words: Vec::new(),
            most_words: 0,
        }
    }
}

impl<T: Clone> Phrases<T> {
    /// Adds a phrase, cut into words as a text would be.
    pub(crate) fn add(&mut self, phrase: &str, meaning: T, vocabulary: &mut Vocabulary) {
        let mut words = Vec::new();
        for token in tokenize(phrase, &Vocabulary::default()) {
            let id = vocabulary.intern(&token.key(phrase));
            words.push(Word {
                id,
                case: token.case,
            });
        }
        // "'ll" is one token after the word that it belongs to.
        if phrase.starts_with('\'') && words.len() == 2 {
            let id = vocabulary.intern(phrase);
            let case = Case::Lower;
            self.add_words(vec![Word { id, case }], meaning.clone());
        }
        self.add_words(words, meaning);
    }

    fn add_words(&mut self, words: Vec<Word>, meaning: T) {
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return;
        };
        *slot(&mut self.last_words, last.id) = true;
        self.most_words = self.most_words.max(words.len());
        let number = slot(&mut self.by_first_word, first.id);
        if *number == 0 {
            self.buckets.push(Vec::new());
            *number = self.buckets.len() as u32;
        }
        let bucket = &mut self.buckets[*number as usize - 1];
        let at = bucket.partition_point(|held| held.words.len() >= words.len());
        bucket.insert(
            at,
            Phrase {
                second: words.get(1).map_or(WordId::UNKNOWN, |word| word.id),
                words: words.into(),
                meaning,
            },
        );
    }
}

impl<T> Phrases<T> {
    /// Does some phrase begin with this word?
    pub(crate) fn begins(&self, word: WordId) -> bool {
        !self.bucket(word).is_empty()
    }

    /// Does some phrase that begins with this word mean what is asked for?
    pub(crate) fn some(&self, word: WordId, asked: impl Fn(&T) -> bool) -> bool {
        let mut meanings = self.bucket(word).iter().map(|phrase| &phrase.meaning);
        meanings.any(asked)
    }

    /// The phrases that begin with this word.
    fn bucket(&self, word: WordId) -> &[Phrase<T>] {
        let number = self.by_first_word.get(word.0 as usize);
        let bucket = number.and_then(|number| number.checked_sub(1));
        bucket
            .and_then(|bucket| self.buckets.get(bucket as usize))
            .map_or(&[], Vec::as_slice)
    }

    /// The longest phrase that starts at token `at`: the index after its last token, and its
    /// meaning. Between two words of a phrase a hyphen may stand ("per-cent"), but no line of
    /// another paragraph.
    #[inline]
    pub(crate) fn longest(&self, tokens: &[Token], at: usize) -> Option<(usize, &T)> {
        // Most words begin no phrase.
        match self.bucket(tokens.get(at)?.word) {
            [] => None,
            bucket => longest_of(bucket, tokens, at),
        }
    }

    /// The longest phrase whose last token is the one before `end`: the index of its first token,
    /// and its meaning.
    pub(crate) fn longest_before(&self, tokens: &[Token], end: usize) -> Option<(usize, &T)> {
        let last = tokens.get(end.checked_sub(1)?)?.word;
        if self.last_words.get(last.0 as usize) != Some(&true) {
            return None;
        }
        // A hyphen may stand between any two words, hence twice the tokens.
        let first = end.saturating_sub(2 * self.most_words);
        (first..end).find_map(|start| {
            let bucket = self.bucket(tokens.get(start)?.word);
            let hit = candidates(bucket, tokens, start)
                .find(|phrase| match_words(&phrase.words, tokens, start) == Some(end))?;
            Some((start, &hit.meaning))
        })
    }
}

/// What a list holds for a word; the list grows as need be.
fn slot<T: Clone + Default>(list: &mut Vec<T>, word: WordId) -> &mut T {
    let slot = word.0 as usize;
    if list.len() <= slot {
        list.resize(slot + 1, T::default());
    }
    &mut list[slot]
}

/// The longest of the phrases that starts at token `at`.
fn longest_of<'a, T>(
    bucket: &'a [Phrase<T>],
    tokens: &[Token],
    at: usize,
) -> Option<(usize, &'a T)> {
    candidates(bucket, tokens, at)
        .find_map(|phrase| Some((match_words(&phrase.words, tokens, at)?, &phrase.meaning)))
}

/// The phrases whose second word, if they have one, is the one after token `at`, or the next: a hyphen
/// may stand between the words of a phrase.
fn candidates<'a, T>(
    bucket: &'a [Phrase<T>],
    tokens: &[Token],
    at: usize,
) -> impl Iterator<Item = &'a Phrase<T>> {
    let word = |at: usize| tokens.get(at).map_or(WordId::UNKNOWN, |token| token.word);
    let seconds = [WordId::UNKNOWN, word(at + 1), word(at + 2)];
    let may_be = move |phrase: &&Phrase<T>| seconds.contains(&phrase.second);
    bucket.iter().filter(may_be)
}

fn match_words(words: &[Word], tokens: &[Token], start: usize) -> Option<usize> {
    let mut at = start;
    for (nth, word) in words.iter().enumerate() {
        let mut token = tokens.get(at)?;
        if nth > 0 {
            if token.shape == Shape::Hyphen && token.glued && token.word != word.id {
                at += 1;
                token = tokens.get(at)?;
                if !token.glued {
                    return None;
                }
            }
            if token.starts_paragraph() {
                return None;
            }
        }
        if !word.id.is_known() || token.word != word.id || !word.case.allows(token.case) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> (Phrases<&'static str>, Vocabulary) {
        let mut vocabulary = Vocabulary::default();
        let mut phrases = Phrases::default();
        for phrase in ["per cent", "per", "US$", "$", "May", "US", "pound sterling"] {
            phrases.add(phrase, phrase, &mut vocabulary);
        }
        (phrases, vocabulary)
    }

    fn first(text: &str) -> Option<(usize, &'static str)> {
        let (phrases, vocabulary) = table();
        phrases
            .longest(&tokenize(text, &vocabulary), 0)
            .map(|(end, meaning)| (end, *meaning))
    }

    #[test]
    fn the_longest_phrase_counts() {
        assert_eq!(first("per cent of it"), Some((2, "per cent")));
        assert_eq!(first("Per-cent of it"), Some((3, "per cent")));
        assert_eq!(first("per head"), Some((1, "per")));
        assert_eq!(first("US$5"), Some((2, "US$")));
        assert_eq!(first("per\n\ncent"), Some((1, "per")));
    }

    #[test]
    fn capitals_in_the_lexicon_are_capitals_in_the_text() {
        assert_eq!(first("May was cold"), Some((1, "May")));
        assert_eq!(first("may be cold"), None);
        assert_eq!(first("Us"), None);
        assert_eq!(first("POUND STERLING"), Some((2, "pound sterling")));
    }

    #[test]
    fn phrases_are_found_from_their_end() {
        let (phrases, vocabulary) = table();
        let tokens = tokenize("in US$5", &vocabulary);
        assert_eq!(phrases.longest_before(&tokens, 3), Some((1, &"US$")));
        assert_eq!(phrases.longest_before(&tokens, 1), None);
    }
}
