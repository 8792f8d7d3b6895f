//! The words that the lexicon knows, each with a number, so that a text's words are looked up once.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::characters::{entity, is_invisible};

/// The number of a word in a [`Vocabulary`]. Words are known by their lower-case spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct WordId(pub(crate) u32);

impl WordId {
    /// A word that no lexicon file holds.
    pub(crate) const UNKNOWN: Self = Self(0);

    /// Does some lexicon file hold it?
    pub(crate) fn is_known(self) -> bool {
        self != Self::UNKNOWN
    }
}

/// Words and symbols longer than this many bytes are in no lexicon.
pub(super) const LONGEST_WORD: usize = 32;

/// A word of at most 16 bytes as one number: its bytes, the first one lowest.
pub(super) type Packed = u128;

/// The packed form of a word, unless it is too long. The empty word packs to zero, as no other does.
pub(super) fn pack(word: &[u8]) -> Option<Packed> {
    let mut bytes = [0; 16];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    Some(Packed::from_le_bytes(bytes))
}

/// Maps lower-case spellings to numbers.
///
/// Nearly all words of a text are short, and each is looked up: so short ones are held as packed
/// numbers in a table of their own, at most a quarter full. What decides most look-ups is one byte a
/// slot, the tag: zero where the slot is empty, otherwise a part of the word's hash.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    tags: Vec<u8>,
    keys: Vec<Packed>,
    ids: Vec<WordId>,
    long: FxHashMap<Box<str>, WordId>,
    words: u32,
}

impl Vocabulary {
    /// The number of a word, new if need be. `word` is lower case.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        let known = self.get(word);
        if known.is_known() || word.is_empty() {
            return known;
        }
        self.words += 1;
        let id = WordId(self.words);
        match pack(word.as_bytes()) {
            Some(key) => {
                if self.tags.len() <= 4 * self.words as usize {
                    self.grow();
                }
                self.put(key, id);
            }
            None => {
                self.long.insert(word.into(), id);
            }
        }
        id
    }

    /// The number of a lower-case word, or [`WordId::UNKNOWN`].
    pub(crate) fn get(&self, word: &str) -> WordId {
        match pack(word.as_bytes()) {
            Some(key) => self.get_packed(key),
            None => self.long.get(word).copied().unwrap_or(WordId::UNKNOWN),
        }
    }

    /// The number of a lower-case word, or [`WordId::UNKNOWN`].
    pub(super) fn get_packed(&self, word: Packed) -> WordId {
        let (mut at, tag) = self.slot(word);
        // Most of the table is empty, so the search ends.
        while let Some(held) = self.tags.get(at) {
            if *held == 0 {
                break;
            }
            if *held == tag && self.keys[at] == word {
                return self.ids[at];
            }
            at = (at + 1) & (self.tags.len() - 1);
        }
        WordId::UNKNOWN
    }

    /// How many words there are; their numbers are 1 to this.
    pub(crate) fn len(&self) -> usize {
        self.words as usize
    }

    /// Where the search for a word begins, and the word's tag. Multiplication mixes every byte into
    /// the highest bits.
    fn slot(&self, word: Packed) -> (usize, u8) {
        let (low, high) = (word as u64, (word >> 64) as u64);
        let mixed = low
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .wrapping_add(high.wrapping_mul(0xd6e8_feb8_6659_fd93));
        // The table's length is a power of two.
        let at = (mixed >> 32) as usize & self.tags.len().wrapping_sub(1);
        (at, (mixed >> 57) as u8 | 0x80)
    }

    fn put(&mut self, key: Packed, id: WordId) {
        let (mut at, tag) = self.slot(key);
        while self.tags[at] != 0 {
            at = (at + 1) & (self.tags.len() - 1);
        }
        (self.tags[at], self.keys[at], self.ids[at]) = (tag, key, id);
    }

    fn grow(&mut self) {
        let size = (2 * self.tags.len()).max(1024);
        let tags = std::mem::replace(&mut self.tags, vec![0; size]);
        let keys = std::mem::replace(&mut self.keys, vec![0; size]);
        let ids = std::mem::replace(&mut self.ids, vec![WordId::UNKNOWN; size]);
        for ((tag, key), id) in tags.into_iter().zip(keys).zip(ids) {
            if tag != 0 {
                self.put(key, id);
            }
        }
    }
}

/// The spelling under which a vocabulary holds what is written: lower case, without soft hyphens,
/// curly apostrophes straight, `U.S.` without its points, a character for its HTML entity.
pub(super) fn key(written: &str) -> Cow<'_, str> {
    if is_plain(written) {
        return if written.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(written.to_ascii_lowercase())
        } else {
            Cow::Borrowed(written)
        };
    }
    if let Some((character, _)) = entity(written) {
        return Cow::Owned(character.to_string());
    }
    let single_point = written.len() == 1;
    let spelled = written
        .chars()
        .filter(|c| !is_invisible(*c) && (*c != '.' || single_point))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '’' | 'ʼ' | '＇' => '\'',
            '‐' | '‑' | '‒' | '–' | '—' | '−' | '―' if written.chars().count() == 1 => {
                c
            }
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            _ => c,
        })
        .collect();
    Cow::Owned(spelled)
}

/// Does what is written differ from its key by nothing but capitals?
pub(super) fn is_plain(written: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii() && !matches!(byte, b'.' | b'&');
    written.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_its_own_number() {
        let mut vocabulary = Vocabulary::default();
        assert_eq!(vocabulary.get("word"), WordId::UNKNOWN);
        let words: Vec<String> = (0..5_000)
            .map(|nth| format!("{}word{nth}", "x".repeat(nth % 20)))
            .collect();
        let ids: Vec<WordId> = words.iter().map(|word| vocabulary.intern(word)).collect();
        assert_eq!(vocabulary.len(), words.len());
        for (nth, (word, id)) in words.iter().zip(&ids).enumerate() {
            assert_eq!(id.0 as usize, nth + 1);
            assert_eq!(vocabulary.get(word), *id, "{word}");
            assert_eq!(vocabulary.intern(word), *id, "{word}");
        }
        for unknown in [
            "",
            "wor",
            "\0",
            "word5000",
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ] {
            assert_eq!(vocabulary.get(unknown), WordId::UNKNOWN, "{unknown:?}");
        }
    }
}
