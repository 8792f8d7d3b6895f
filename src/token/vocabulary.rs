//! The words that the lexicon knows, each with a number, so that a text's words are looked up once.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::Case;
use super::characters::{entity, is_invisible};
use super::letters::ShortWord;

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

/// A word of at most 16 bytes as two numbers: its first eight bytes and the others, the first one lowest
/// in each.
type Packed = (u64, u64);

/// The packed form of a word, unless it is too long. The empty word packs to zeros, as no other does.
fn pack(word: &[u8]) -> Option<Packed> {
    let mut bytes = [0; 16];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    let packed = u128::from_le_bytes(bytes);
    Some((packed as u64, (packed >> 64) as u64))
}

/// Maps lower-case spellings to numbers.
///
/// Nearly all words of a text are short, and each is looked up: so short ones are held as packed
/// numbers in a table of their own, at most a quarter full. What decides most look-ups is one byte a
/// slot, the tag: zero where the slot is empty, otherwise a part of the word's hash.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    tags: Vec<u8>,
    /// The words, and their numbers.
    slots: Vec<(Packed, u32)>,
    long: FxHashMap<Box<str>, WordId>,
    words: u32,
}

impl Vocabulary {
    /// An empty one with room for about so many words.
    pub(crate) fn with_room_for(words: usize) -> Self {
        let mut vocabulary = Self::default();
        vocabulary.resize((4 * words).next_power_of_two());
        vocabulary
    }

    /// The numbers of the words of a text and their capitals, if they are made of letters of ASCII with
    /// spaces between them, and none is long; new numbers if need be.
    pub(crate) fn intern_plain(&mut self, text: &str, mut take: impl FnMut(WordId, Case)) -> bool {
        let mut rest = text.as_bytes();
        while let Some(first) = rest.first() {
            let read = match first {
                b' ' => 1,
                b'a'..=b'z' | b'A'..=b'Z' => {
                    let Some(word) = ShortWord::at_start(rest) else {
                        return false;
                    };
                    if !matches!(rest.get(word.length), None | Some(b' ')) {
                        return false;
                    }
                    take(self.intern_packed(word.packed()), word.case());
                    word.length
                }
                _ => return false,
            };
            rest = rest.get(read..).unwrap_or_default();
        }
        true
    }

    /// The number of a word that may have capitals; new if need be.
    pub(crate) fn intern_written(&mut self, word: &str) -> WordId {
        let mut known = WordId::UNKNOWN;
        if !word.contains(' ') && self.intern_plain(word, |id, _| known = id) {
            return known;
        }
        self.intern(&word.to_lowercase())
    }

    /// The number of a word, new if need be. `word` is lower case.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        if word.is_empty() {
            return WordId::UNKNOWN;
        }
        if let Some(packed) = pack(word.as_bytes()) {
            return self.intern_packed(packed);
        }
        if let Some(known) = self.long.get(word) {
            return *known;
        }
        self.words += 1;
        let id = WordId(self.words);
        self.long.insert(word.into(), id);
        id
    }

    fn intern_packed(&mut self, word: Packed) -> WordId {
        let known = self.get_packed(word.0, word.1);
        if known.is_known() {
            return known;
        }
        self.words += 1;
        let id = WordId(self.words);
        if self.tags.len() <= 4 * self.words as usize {
            self.grow();
        }
        self.put(word, id);
        id
    }

    /// The number of a lower-case word, or [`WordId::UNKNOWN`].
    pub(crate) fn get(&self, word: &str) -> WordId {
        match pack(word.as_bytes()) {
            Some((low, high)) => self.get_packed(low, high),
            None => self.long.get(word).copied().unwrap_or(WordId::UNKNOWN),
        }
    }

    /// The number of a lower-case word of at most 16 bytes, given its first eight and the others.
    #[inline]
    pub(super) fn get_packed(&self, low: u64, high: u64) -> WordId {
        let (mut at, tag) = self.slot((low, high));
        // Most of the table is empty, so the search ends.
        while let Some(held) = self.tags.get(at) {
            if *held == 0 {
                break;
            }
            if *held == tag
                && let Some((word, id)) = self.slots.get(at)
                && *word == (low, high)
            {
                return WordId(*id);
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
    #[inline]
    fn slot(&self, (low, high): Packed) -> (usize, u8) {
        let mixed = low
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .wrapping_add(high.wrapping_mul(0xd6e8_feb8_6659_fd93));
        // The table's length is a power of two.
        let at = (mixed >> 32) as usize & self.tags.len().wrapping_sub(1);
        (at, (mixed >> 57) as u8 | 0x80)
    }

    fn put(&mut self, word: Packed, id: WordId) {
        let (mut at, tag) = self.slot(word);
        while self.tags[at] != 0 {
            at = (at + 1) & (self.tags.len() - 1);
        }
        (self.tags[at], self.slots[at]) = (tag, (word, id.0));
    }

    fn grow(&mut self) {
        self.resize((2 * self.tags.len()).max(1024));
    }

    /// `size` is a power of two.
    fn resize(&mut self, size: usize) {
        let tags = std::mem::replace(&mut self.tags, vec![0; size]);
        let slots = std::mem::replace(&mut self.slots, vec![((0, 0), 0); size]);
        for (tag, (word, id)) in tags.into_iter().zip(slots) {
            if tag != 0 {
                self.put(word, WordId(id));
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
