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

/// Maps lower-case spellings to numbers.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    ids: FxHashMap<Box<str>, WordId>,
}

impl Vocabulary {
    /// The number of a word, new if need be. `word` is lower case.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = WordId(u32::try_from(self.ids.len() + 1).unwrap_or(0));
        self.ids.insert(word.into(), id);
        id
    }

    /// The number of a lower-case word, or [`WordId::UNKNOWN`].
    pub(crate) fn get(&self, word: &str) -> WordId {
        self.ids.get(word).copied().unwrap_or(WordId::UNKNOWN)
    }

    /// How many words there are; their numbers are 1 to this.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }
}

/// The spelling under which a vocabulary holds what is written: lower case, without soft hyphens,
/// curly apostrophes straight, `U.S.` without its points, a character for its HTML entity.
pub(super) fn key(written: &str) -> Cow<'_, str> {
    if let Some((character, _)) = entity(written) {
        return Cow::Owned(character.to_string());
    }
    let plain = written
        .bytes()
        .all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase() && byte != b'.');
    if plain {
        return Cow::Borrowed(written);
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
