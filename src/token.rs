//! Tokens: a text cut into words, numerals and symbols, each word looked up once.
//!
//! | text | tokens |
//! | --- | --- |
//! | `$218.2bn` | `$` `218.2` `bn` |
//! | `twenty-eight` | `twenty` `-` `eight` |
//! | `Russia’s` | `Russia` `’s` |
//! | `the U.S.` | `the` `U.S.` |
//! | `1H23` | `1` `H` `23` |
//! | `&pound;3&nbsp;bn` | `&pound;` `3` `bn` |

mod characters;
mod ends;
mod letters;
mod tokenize;
pub(crate) mod vocabulary;

use std::borrow::Cow;

use crate::span::Span;

pub(crate) use characters::{digit, is_combining, is_invisible, is_numeral};
pub(crate) use tokenize::{Onlooker, most_tokens, tokenize, tokenize_before};
pub(crate) use vocabulary::{Vocabulary, WordId};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    /// Letters.
    Word,
    /// Digits, with the separators that stand between them.
    Numeral,
    /// `'s` and its like after a word.
    Clitic,
    /// A hyphen or dash.
    Hyphen,
    /// Anything else that is not space: one character, or a run of the same one.
    Symbol,
}

/// The capitals of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Case {
    /// No capital at the start, or not a word.
    Lower,
    /// A capital and then small letters, or a capital alone.
    Capitalized,
    /// Capitals only, two or more.
    Upper,
}

impl Case {
    /// Does a lexicon word of this case match a text word of the other?
    pub(crate) fn allows(self, written: Self) -> bool {
        match self {
            Self::Lower => true,
            Self::Capitalized => written != Self::Lower,
            Self::Upper => written == Self::Upper,
        }
    }
}

/// What stands before a token, besides spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Break {
    /// Nothing.
    None,
    /// A line break.
    Line,
    /// An empty line.
    Paragraph,
}

/// A token. Offsets are bytes; a document has less than 4 GiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Offset of its first byte.
    pub(crate) start: u32,
    /// Offset of the first byte after it.
    pub(crate) end: u32,
    /// The lexicon's number for it.
    pub(crate) word: WordId,
    /// What it is made of.
    pub(crate) shape: Shape,
    /// Its capitals.
    pub(crate) case: Case,
    /// Does it touch the token before?
    pub(crate) glued: bool,
    /// The line or paragraph break before it.
    pub(crate) after: Break,
}

impl Token {
    /// Its bytes.
    #[inline]
    pub(crate) fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// What is written.
    #[inline]
    pub(crate) fn text<'a>(&self, text: &'a str) -> &'a str {
        self.span().slice(text).unwrap_or_default()
    }

    /// Does an empty line stand before it?
    pub(crate) fn starts_paragraph(&self) -> bool {
        self.after == Break::Paragraph
    }

    /// The first byte of what is written.
    pub(crate) fn first_byte(&self, text: &str) -> u8 {
        let first = text.as_bytes().get(self.start as usize);
        first.copied().unwrap_or_default()
    }

    /// Is this its key? The same as comparing [`Token::key`], without making it.
    pub(crate) fn is_spelled(&self, text: &str, key: &str) -> bool {
        // The first letter decides nearly always. A letter beyond ASCII may have a key within it.
        let (first, wanted) = (self.first_byte(text), key.as_bytes().first());
        let same = wanted == Some(&first.to_ascii_lowercase());
        let is_letter = self.shape == Shape::Word;
        if wanted.is_some_and(u8::is_ascii_alphabetic) && !same && (first.is_ascii() || !is_letter)
        {
            return false;
        }
        let written = self.text(text);
        if vocabulary::is_plain(written) {
            written.eq_ignore_ascii_case(key)
        } else {
            self.key(text) == key
        }
    }

    /// The spelling under which the lexicon holds it: lower case, without soft hyphens, curly
    /// apostrophes straight, `U.S.` without its points, a character for its HTML entity.
    pub(crate) fn key<'a>(&self, text: &'a str) -> Cow<'a, str> {
        vocabulary::key(self.text(text))
    }
}
