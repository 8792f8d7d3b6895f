//! Tables of phrases: one or more words in a row, and what they mean.

use std::ops::Range;

use crate::token::{Case, Shape, Token, tokenize};
use crate::token::{Vocabulary, WordId};

/// A phrase and what it means.
#[derive(Debug)]
struct Phrase<T> {
    /// Its second word, which decides most often whether a text has it; a phrase of one word has none.
    second: WordId,
    /// Where its words begin and end in the list of all words.
    words: (u32, u32),
    /// The number of the next phrase that begins with the same word, counted from 1; 0 for none.
    next: u32,
    /// Of the longest phrase that a word begins: the number of the first of a single word, and a bit for
    /// the second word of each of the others. Most often no bit is set for what follows in a text, and
    /// none of the others is looked at: a third of the instructions of a look-up of "the" or "by".
    single: u32,
    seconds: u64,
    meaning: T,
}

/// The bit of a second word.
fn bit(second: WordId) -> u64 {
    u64::from(second.is_known()) << (second.0 & 63)
}

impl<T> Phrase<T> {
    fn words(&self) -> Range<usize> {
        self.words.0 as usize..self.words.1 as usize
    }

    /// Of the longest phrase of the word at token `at`: may one of several words stand there?
    fn may_go_on(&self, tokens: &[Token], at: usize) -> bool {
        let (one, other) = seconds(tokens, at);
        self.seconds & (bit(one) | bit(other)) != 0
    }
}

/// The words that may be the second of a phrase whose first is token `at`: the next, and behind a hyphen
/// the one after it.
fn seconds(tokens: &[Token], at: usize) -> (WordId, WordId) {
    let word = |token: Option<&Token>| token.map_or(WordId::UNKNOWN, |token| token.word);
    let next = tokens.get(at + 1);
    let behind = next.filter(|token| token.shape == Shape::Hyphen);
    (word(next), word(behind.and(tokens.get(at + 2))))
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
    /// Of each word, the number of the longest phrase that it begins, counted from 1; 0 for none.
    /// Most words begin none, and few bytes a word keep the tables in the cache.
    by_first_word: Vec<u32>,
    phrases: Vec<Phrase<T>>,
    /// The words of all phrases.
    words: Vec<Word>,
    /// Of each word, how many words the longest phrase has that ends with it; 0 where none does.
    last_words: Vec<u8>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            by_first_word: Vec::new(),
            phrases: Vec::new(),
            words: Vec::new(),
            last_words: Vec::new(),
        }
    }
}

impl<T: Clone> Phrases<T> {
    /// What the phrases mean.
    #[cfg(feature = "cli")]
    pub(crate) fn meanings(&self) -> impl Iterator<Item = &T> {
        self.phrases.iter().map(|phrase| &phrase.meaning)
    }

    /// Adds a phrase, cut into words as a text would be.
    pub(crate) fn add(&mut self, phrase: &str, meaning: T, vocabulary: &mut Vocabulary) {
        self.add_at(phrase, meaning, vocabulary, false);
    }

    /// The same, before all that were added so far: its meaning counts.
    pub(crate) fn put(&mut self, phrase: &str, meaning: T, vocabulary: &mut Vocabulary) {
        self.add_at(phrase, meaning, vocabulary, true);
    }

    fn add_at(&mut self, phrase: &str, meaning: T, vocabulary: &mut Vocabulary, ahead: bool) {
        let start = self.words.len();
        cut(phrase, vocabulary, &mut self.words);
        // "'ll" is one token after the word that it belongs to.
        if phrase.starts_with('\'') && self.words.len() == start + 2 {
            let id = vocabulary.intern(phrase);
            let case = Case::Lower;
            self.words.push(Word { id, case });
            self.link(start + 2..start + 3, meaning.clone(), ahead);
            self.link(start..start + 2, meaning, ahead);
        } else {
            self.link(start..self.words.len(), meaning, ahead);
        }
    }

    /// Puts a phrase, whose words these are, among those that begin with its first word: behind those
    /// that are as long, or ahead of them.
    fn link(&mut self, words: Range<usize>, meaning: T, ahead: bool) {
        let held = self.words.get(words.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (held.first().copied(), held.last().copied()) else {
            return;
        };
        let second = held.get(1).map_or(WordId::UNKNOWN, |word| word.id);
        let most = slot(&mut self.last_words, last.id);
        *most = u8::try_from(words.len()).map_or(u8::MAX, |count| count.max(*most));
        let number = self.phrases.len() as u32 + 1;
        let mut before = None;
        let mut next = *slot(&mut self.by_first_word, first.id);
        while let Some(held) = self.phrase(next)
            && (held.words().len() > words.len() || !ahead && held.words().len() == words.len())
        {
            (before, next) = (Some(next), held.next);
        }
        let held = *slot(&mut self.by_first_word, first.id);
        let (mut single, seconds) = self
            .phrase(held)
            .map_or((0, 0), |longest| (longest.single, longest.seconds));
        if words.len() == 1 && (ahead || single == 0) {
            single = number;
        }
        match before {
            Some(before) => self.phrases[before as usize - 1].next = number,
            None => *slot(&mut self.by_first_word, first.id) = number,
        }
        let words = (words.start as u32, words.end as u32);
        self.phrases.push(Phrase {
            second,
            words,
            next,
            single: 0,
            seconds: 0,
            meaning,
        });
        let longest = *slot(&mut self.by_first_word, first.id);
        let longest = &mut self.phrases[longest as usize - 1];
        (longest.single, longest.seconds) = (single, seconds | bit(second));
    }
}

impl<T> Phrases<T> {
    /// The phrase of a number.
    fn phrase(&self, number: u32) -> Option<&Phrase<T>> {
        self.phrases.get(number.checked_sub(1)? as usize)
    }

    /// Does some phrase begin with this word?
    pub(crate) fn begins(&self, word: WordId) -> bool {
        self.longest_of(word).is_some()
    }

    /// How many words the longest phrase has that ends with this word.
    #[inline]
    fn most_words_to(&self, word: WordId) -> usize {
        let most = self.last_words.get(word.0 as usize);
        most.copied().unwrap_or_default().into()
    }

    /// Does some phrase end with this word?
    #[inline]
    pub(crate) fn ends(&self, word: WordId) -> bool {
        self.most_words_to(word) > 0
    }

    /// Does some phrase of this word alone mean what is asked for?
    pub(crate) fn some_alone(&self, word: WordId, asked: impl Fn(&T) -> bool) -> bool {
        let longest = self.longest_of(word);
        let single = longest.and_then(|longest| self.phrase(longest.single));
        // Those of several words stand before it.
        self.from(single).any(|phrase| asked(&phrase.meaning))
    }

    /// May a phrase of several words start at token `at`? A quick look, which is wrong now and then.
    pub(crate) fn may_go_on(&self, tokens: &[Token], at: usize) -> bool {
        let first = tokens.get(at).map(|token| token.word);
        let longest = first.and_then(|word| self.longest_of(word));
        longest.is_some_and(|longest| longest.may_go_on(tokens, at))
    }

    /// Does some phrase that begins with this word mean what is asked for?
    pub(crate) fn some(&self, word: WordId, asked: impl Fn(&T) -> bool) -> bool {
        let longest = self.longest_of(word);
        self.from(longest).any(|phrase| asked(&phrase.meaning))
    }

    /// The longest phrase that begins with this word.
    #[inline]
    fn longest_of(&self, word: WordId) -> Option<&Phrase<T>> {
        self.phrase(*self.by_first_word.get(word.0 as usize)?)
    }

    /// A phrase and those after it that begin with the same word.
    fn from<'a>(&'a self, first: Option<&'a Phrase<T>>) -> impl Iterator<Item = &'a Phrase<T>> {
        std::iter::successors(first, |phrase| self.phrase(phrase.next))
    }

    /// The longest phrase that starts at token `at`: the index after its last token, and its
    /// meaning. Between two words of a phrase a hyphen may stand ("per-cent"), but no line of
    /// another paragraph.
    #[inline]
    pub(crate) fn longest(&self, tokens: &[Token], at: usize) -> Option<(usize, &T)> {
        // Most words begin no phrase.
        let longest = self.longest_of(tokens.get(at)?.word)?;
        self.longest_up_to(longest, tokens, at)
    }

    /// The longest phrase that starts at token `at`, of `longest` and the others that begin with its word.
    #[inline(never)]
    fn longest_up_to<'a>(
        &'a self,
        longest: &'a Phrase<T>,
        tokens: &[Token],
        at: usize,
    ) -> Option<(usize, &'a T)> {
        let token = tokens.get(at)?;
        // Of the phrases of "the" or "by" most texts have the word alone.
        if !longest.may_go_on(tokens, at) {
            let single = self.phrase(longest.single)?;
            let word = self.words.get(single.words.0 as usize)?;
            if word.case.allows(token.case) {
                return Some((at + 1, &single.meaning));
            }
        }
        self.longest_from(longest, tokens, at)
    }

    /// All phrases that start at token `at`, the longest first.
    pub(crate) fn each<'a>(
        &'a self,
        tokens: &'a [Token],
        at: usize,
    ) -> impl Iterator<Item = (usize, &'a T)> {
        let token = tokens.get(at);
        let longest = token.and_then(|token| self.longest_of(token.word));
        let candidates = longest.map(|longest| self.candidates(longest, tokens, at));
        candidates
            .into_iter()
            .flatten()
            .filter_map(move |phrase| Some((self.end_of(phrase, tokens, at)?, &phrase.meaning)))
    }

    fn longest_from<'a>(
        &'a self,
        longest: &'a Phrase<T>,
        tokens: &[Token],
        at: usize,
    ) -> Option<(usize, &'a T)> {
        self.candidates(longest, tokens, at)
            .find_map(|phrase| Some((self.end_of(phrase, tokens, at)?, &phrase.meaning)))
    }

    /// The phrases from `longest` on whose second word, if they have one, is the one after token `at`, or,
    /// behind a hyphen, the next.
    fn candidates<'a>(
        &'a self,
        longest: &'a Phrase<T>,
        tokens: &[Token],
        at: usize,
    ) -> impl Iterator<Item = &'a Phrase<T>> {
        let (one, other) = seconds(tokens, at);
        let first = match longest.seconds & (bit(one) | bit(other)) {
            0 => self.phrase(longest.single),
            _ => Some(longest),
        };
        let seconds = [WordId::UNKNOWN, one, other];
        self.from(first)
            .filter(move |phrase| seconds.contains(&phrase.second))
    }

    /// The index after a phrase, if it starts at token `at`.
    fn end_of(&self, phrase: &Phrase<T>, tokens: &[Token], at: usize) -> Option<usize> {
        match_words(self.words.get(phrase.words())?, tokens, at)
    }

    /// The longest phrase whose last token is the one before `end`: the index of its first token,
    /// and its meaning.
    pub(crate) fn longest_before(&self, tokens: &[Token], end: usize) -> Option<(usize, &T)> {
        let last = tokens.get(end.checked_sub(1)?)?.word;
        let most = self.most_words_to(last);
        // A hyphen may stand between any two words, hence twice the tokens.
        let first = end.saturating_sub(2 * most);
        (first..end).find_map(|start| {
            let longest = self.longest_of(tokens.get(start)?.word)?;
            if start + 1 < end && !longest.may_go_on(tokens, start) {
                return None;
            }
            let hit = self
                .candidates(longest, tokens, start)
                .find(|phrase| self.end_of(phrase, tokens, start) == Some(end))?;
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

/// Cuts a phrase into words as a text would be.
fn cut(phrase: &str, vocabulary: &mut Vocabulary, words: &mut Vec<Word>) {
    let first = words.len();
    // Most are made of plain letters, for which it takes no tokens.
    if vocabulary.intern_plain(phrase, |id, case| words.push(Word { id, case })) {
        return;
    }
    words.truncate(first);
    for token in tokenize(phrase, &Vocabulary::default()) {
        let id = vocabulary.intern(&token.key(phrase));
        let case = token.case;
        words.push(Word { id, case });
    }
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
