//! What a look at its kind and its word tells of each token, a byte a token, so that the readers pass
//! over most of a text without looking closer.

use super::token::{Case, Shape, Token};
use crate::lexicon::Lexicon;
use crate::lexicon::hints::{FIGURE, INNER, NEAR, TIME, UNIT};

/// It is the first of a paragraph.
pub(crate) const PARAGRAPH: u8 = 32;

/// How many signs are looked at together.
const TOGETHER: usize = 8;

/// The signs of the tokens of one document, and no signs of [`TOGETHER`] tokens more.
pub(crate) struct Signs(Vec<u8>);

impl Signs {
    pub(crate) fn of(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Self {
        let sign = |token: &Token| {
            let word = lexicon.hints.get(token.word);
            let signs = match token.shape {
                // "the rest of my week"
                Shape::Word if token.end - token.start <= 2 => {
                    word | INNER | iso_period(token, text)
                }
                Shape::Word => word,
                Shape::Numeral => word | FIGURE | TIME | NEAR | INNER,
                Shape::Hyphen => word & (NEAR | UNIT) | FIGURE,
                Shape::Clitic => word & (NEAR | UNIT),
                Shape::Symbol => word & (NEAR | UNIT) | of_symbol(token, text),
            };
            let starts = token.starts_paragraph();
            signs | if starts { PARAGRAPH } else { 0 }
        };
        let mut signs = Vec::with_capacity(tokens.len() + TOGETHER);
        signs.extend(tokens.iter().map(sign));
        signs.resize(tokens.len() + TOGETHER, 0);
        Self(signs)
    }

    /// The first token from `at` on that bears the sign.
    pub(crate) fn next(&self, at: usize, sign: u8) -> Option<usize> {
        let rest = self.0.get(at..)?;
        let (groups, _) = rest.as_chunks::<TOGETHER>();
        let (nth, group) = groups
            .iter()
            .map(|group| bearing(*group, sign))
            .enumerate()
            .find(|(_, bearing)| *bearing != 0)?;
        Some(at + TOGETHER * nth + group.trailing_zeros() as usize / 8)
    }

    /// Does one of `count` tokens from `at` on bear the sign?
    pub(crate) fn within(&self, at: usize, count: usize, sign: u8) -> bool {
        let rest = self.0.get(at..).unwrap_or_default();
        let (groups, _) = rest.as_chunks::<TOGETHER>();
        let (whole, part) = (count / TOGETHER, count % TOGETHER);
        let first = groups.iter().take(whole);
        let beyond = u64::MAX << (8 * part);
        first.into_iter().any(|group| bearing(*group, sign) != 0)
            || groups
                .get(whole)
                .is_some_and(|group| bearing(*group, sign) & !beyond != 0)
    }
}

/// Those of the signs that are the asked one, each in its byte.
fn bearing(group: [u8; TOGETHER], sign: u8) -> u64 {
    u64::from_le_bytes(group) & u64::from_le_bytes([sign; TOGETHER])
}

/// Does a length of time as ISO 8601 writes it begin here: "P3M", "PT2H"?
fn iso_period(token: &Token, text: &str) -> u8 {
    let begins = token.case != Case::Lower && matches!(token.text(text), "P" | "PT");
    if begins { TIME } else { 0 }
}

/// What may begin with a sign: figures with ".5" and "½", times with "’98" and "½". No figure begins
/// with a quotation mark or any other sign of ASCII.
fn of_symbol(token: &Token, text: &str) -> u8 {
    let written = &text.as_bytes()[token.start as usize..];
    match written {
        [b'.', b'0'..=b'9' | 0x80.., ..] => FIGURE,
        [b'\'', ..] => TIME,
        [0xe2, 0x80, 0x98 | 0x99, ..] => TIME,
        [0xe2, 0x80, 0x9a..=0x9f, ..] => 0,
        [0xc2, ..] => FIGURE | TIME,
        _ if token.end - token.start > 1 => FIGURE,
        _ => 0,
    }
}
