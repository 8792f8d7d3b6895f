//! What a look at its kind and its word tells of each token, a byte a token, so that the readers pass
//! over most of a text without looking closer.

use super::token::{self, Break, Case, Onlooker, Shape, Token};
use crate::lexicon::Lexicon;
use crate::lexicon::hints::{FIGURE, HOME, INNER, MONEY, NEAR, TIME, UNIT};

/// It is the first of a line.
pub(crate) const LINE: u8 = 32;

/// How many signs are looked at together.
const TOGETHER: usize = 8;

/// The signs of the tokens of one document, and no signs of [`TOGETHER`] tokens more.
pub(crate) struct Signs(Vec<u8>);

impl Signs {
    /// A text's tokens and their signs.
    pub(crate) fn with_tokens(text: &str, lexicon: &Lexicon) -> (Vec<Token>, Self) {
        let mut signs = Vec::with_capacity(token::most_tokens(text) + TOGETHER);
        let reader = SignReader {
            text,
            lexicon,
            signs: &mut signs,
        };
        let tokens = token::tokenize_before(text, &lexicon.vocabulary, reader);
        signs.resize(tokens.len() + TOGETHER, 0);
        (tokens, Self(signs))
    }

    /// The signs of tokens that are there.
    pub(crate) fn of(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Self {
        let signs = tokens.iter().map(|token| sign(text, token, lexicon));
        Self(signs.chain([0; TOGETHER]).collect())
    }

    /// The tokens from `from` on that bear the sign.
    pub(crate) fn all(&self, from: usize, sign: u8) -> impl Iterator<Item = usize> {
        std::iter::successors(self.next(from, sign), move |at| self.next(at + 1, sign))
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

    /// Does the token at `at` bear the sign?
    #[inline]
    pub(crate) fn bears(&self, at: usize, sign: u8) -> bool {
        self.0.get(at).is_some_and(|signs| signs & sign != 0)
    }

    /// Does one of `count` tokens from `at` on bear the sign?
    #[inline]
    pub(crate) fn within(&self, at: usize, count: usize, sign: u8) -> bool {
        let rest = self.0.get(at..).unwrap_or_default();
        // Most looks go no further than one group.
        if let Some(group) = rest.first_chunk::<TOGETHER>()
            && count < TOGETHER
        {
            return bearing(*group, sign) & !(u64::MAX << (8 * count)) != 0;
        }
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

/// Reads the signs of tokens while a text is cut into them.
struct SignReader<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    signs: &'a mut Vec<u8>,
}

impl Onlooker for SignReader<'_> {
    #[inline(always)]
    fn see(&mut self, token: &Token) {
        self.signs.push(sign(self.text, token, self.lexicon));
    }
}

#[inline(always)]
fn sign(text: &str, token: &Token, lexicon: &Lexicon) -> u8 {
    const WORDS: u8 = NEAR | UNIT | INNER | MONEY | HOME;
    let word = lexicon.hints.get(token.word);
    let own = match token.shape {
        // "the rest of my week"
        Shape::Word if token.end - token.start <= 2 => word | INNER | iso_period(token, text),
        Shape::Word => word,
        Shape::Numeral => word | FIGURE | TIME | NEAR | INNER,
        Shape::Hyphen => word & WORDS | FIGURE,
        Shape::Clitic => word & WORDS,
        Shape::Symbol => word & WORDS | of_symbol(token, text),
    };
    let starts_line = token.after != Break::None;
    own | if starts_line { LINE } else { 0 }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What a look at one token after the other finds is found, whatever groups they are looked at in.
    #[test]
    fn groups_hold_what_single_tokens_do() {
        // Signs that come at all distances from each other.
        let held: Vec<u8> = (0..60_usize)
            .map(|at| match at * at % 23 {
                3 => FIGURE,
                8 => FIGURE | TIME,
                12 => UNIT,
                _ => 0,
            })
            .collect();
        for length in [0, 1, 7, 8, 9, 23, held.len()] {
            let plain = &held[..length];
            let signs = Signs(plain.iter().copied().chain([0; TOGETHER]).collect());
            for sign in [FIGURE, TIME, UNIT, FIGURE | UNIT, MONEY] {
                let bears = |at: usize| plain.get(at).is_some_and(|own| own & sign != 0);
                let all: Vec<usize> = (0..length).filter(|at| bears(*at)).collect();
                assert_eq!(signs.all(0, sign).collect::<Vec<_>>(), all);
                for at in 0..length {
                    assert_eq!(signs.bears(at, sign), bears(at));
                    assert_eq!(signs.next(at, sign), (at..length).find(|at| bears(*at)));
                    for count in 0..=length - at {
                        let expected = (at..at + count).any(bears);
                        assert_eq!(
                            signs.within(at, count, sign),
                            expected,
                            "{at} {count} {sign}"
                        );
                    }
                }
            }
        }
    }
}
