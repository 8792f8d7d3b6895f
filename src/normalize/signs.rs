//! What a look at its kind and its word tells of each token, a byte a token, so that the readers pass
//! over most of a text without looking closer.

use super::number;
use super::token::{Shape, Token, WordId};
use crate::lexicon::{Lexicon, Role};

/// A figure may begin with the token.
pub(crate) const FIGURE: u8 = 1;
/// A time may begin with it.
pub(crate) const TIME: u8 = 2;
/// It tells that a time may be near: a number, a month, a unit or the like.
pub(crate) const NEAR: u8 = 4;
/// A unit of time may begin with it.
pub(crate) const UNIT: u8 = 8;

/// The signs of the tokens of one document.
pub(crate) struct Signs(Vec<u8>);

impl Signs {
    pub(crate) fn of(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Self {
        let sign = |token: &Token| {
            // Most words of a text are in no table.
            let word = if token.word.is_known() {
                of_word(token.word, lexicon)
            } else {
                0
            };
            match token.shape {
                Shape::Word if token.end - token.start <= 2 => word | TIME,
                Shape::Word => word,
                Shape::Numeral => word | FIGURE | TIME | NEAR,
                Shape::Hyphen => word & (NEAR | UNIT) | FIGURE,
                Shape::Clitic => word & (NEAR | UNIT),
                Shape::Symbol => {
                    // An apostrophe or a fraction.
                    let opens = matches!(token.first_byte(text), b'\'' | 0xc2 | 0xe2);
                    word & (NEAR | UNIT) | FIGURE | if opens { TIME } else { 0 }
                }
            }
        };
        Self(tokens.iter().map(sign).collect())
    }

    /// The first token from `at` on that bears the sign.
    pub(crate) fn next(&self, at: usize, sign: u8) -> Option<usize> {
        let rest = self.0.get(at..)?;
        let length = rest.iter().position(|signs| signs & sign != 0)?;
        Some(at + length)
    }

    /// Does one of `count` tokens from `at` on bear the sign?
    pub(crate) fn within(&self, at: usize, count: usize, sign: u8) -> bool {
        let end = self.0.len().min(at.saturating_add(count));
        let some = self.0.get(at..end).unwrap_or_default();
        some.iter().any(|signs| signs & sign != 0)
    }
}

fn of_word(word: WordId, lexicon: &Lexicon) -> u8 {
    let firsts = lexicon.time.firsts(word);
    let anchor = lexicon.roles.has(word, Role::Anchor);
    let opens = firsts.named || firsts.joining || firsts.vague;
    let mut signs = 0;
    for (sign, holds) in [
        (FIGURE, lexicon.roles.has_any(word, number::FIRST_WORDS)),
        (
            TIME,
            opens || anchor || lexicon.roles.has(word, Role::Article),
        ),
        (NEAR, firsts.core || anchor),
        (UNIT, firsts.unit),
    ] {
        signs |= if holds { sign } else { 0 };
    }
    signs
}
