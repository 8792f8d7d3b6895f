//! The cutting of a text into tokens.

use super::characters::{digit, entity, is_apostrophe, is_hyphen, is_invisible};
use super::ends::{char_at, numeral_end, word_end};
use super::letters::ShortWord;
use super::vocabulary::{LONGEST_WORD, Vocabulary, WordId, key};
use super::{Break, Case, Shape, Token};

/// Cuts a text into tokens, in time linear in its length.
pub(crate) fn tokenize(text: &str, vocabulary: &Vocabulary) -> Vec<Token> {
    tokenize_before(text, vocabulary, ())
}

/// Sees each token as soon as it is known: what it is made of need not be asked again then, if what is done
/// about it is compiled into the place that knows it.
pub(crate) trait Onlooker {
    fn see(&mut self, token: &Token);
}

impl Onlooker for () {
    fn see(&mut self, _: &Token) {}
}

/// The same as [`tokenize`], before an onlooker.
pub(crate) fn tokenize_before(
    text: &str,
    vocabulary: &Vocabulary,
    onlooker: impl Onlooker,
) -> Vec<Token> {
    Tokenizer {
        text,
        vocabulary,
        tokens: Vec::with_capacity(most_tokens(text)),
        onlooker,
        glued: false,
        after: Break::None,
    }
    .run()
}

/// More tokens than a text of its length has, unless it is an odd one.
pub(crate) fn most_tokens(text: &str) -> usize {
    text.len() / 4 + 8
}

struct Tokenizer<'a, O> {
    text: &'a str,
    vocabulary: &'a Vocabulary,
    tokens: Vec<Token>,
    onlooker: O,
    glued: bool,
    after: Break,
}

/// What a byte begins.
#[derive(Clone, Copy)]
enum Start {
    Space,
    Letter,
    Digit,
    /// A punctuation mark or sign of ASCII.
    Mark,
    /// What takes a closer look: line breaks, apostrophes, entities, all beyond ASCII.
    Other,
}

const STARTS: [Start; 256] = {
    let mut starts = [Start::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        starts[byte] = match byte as u8 {
            b' ' | b'\t' | b'\r' => Start::Space,
            b'a'..=b'z' | b'A'..=b'Z' => Start::Letter,
            b'0'..=b'9' => Start::Digit,
            b'&' | b'\'' => Start::Other,
            b'!'..=b'~' => Start::Mark,
            _ => Start::Other,
        };
        byte += 1;
    }
    starts
};

impl<O: Onlooker> Tokenizer<'_, O> {
    fn run(mut self) -> Vec<Token> {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at).copied() {
            let start = STARTS[usize::from(byte)];
            // Most tokens are words.
            at = if matches!(start, Start::Letter) {
                self.word(at)
            } else {
                self.other(at, byte, start)
            };
            // One space is what follows most often.
            if bytes.get(at) == Some(&b' ') {
                self.glued = false;
                at += 1;
            }
        }
        self.tokens
    }

    /// Reads a token that is no word of ASCII, or one space; returns where the next begins.
    fn other(&mut self, at: usize, byte: u8, start: Start) -> usize {
        match start {
            Start::Space => {
                self.glued = false;
                at + 1
            }
            Start::Letter => self.word(at),
            Start::Digit => {
                let end = numeral_end(self.text, at + 1);
                self.push_known(at, end, Shape::Numeral, Case::Lower, WordId::UNKNOWN)
            }
            Start::Mark if self.text.as_bytes().get(at + 1) != Some(&byte) => {
                let shape = symbol_shape(char::from(byte));
                let id = self.vocabulary.get_packed(u64::from(byte), 0);
                self.push_known(at, at + 1, shape, Case::Lower, id)
            }
            Start::Mark | Start::Other => match self.text.as_bytes()[at..] {
                [0xe2, 0x80, mark, ..] => self.punctuation(at, mark),
                _ => {
                    let c = self.char_at(at);
                    c.map_or(self.text.len(), |c| self.step(at, c))
                }
            },
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        char_at(self.text, at)
    }

    /// Reads a word that starts with a letter of ASCII, and nearly always has no others.
    #[inline]
    fn word(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let Some(word) = ShortWord::at_start(&bytes[start..]) else {
            return self.unusual_word(start, Shape::Word);
        };
        let end = start + word.length;
        let is_plain = match bytes.get(end) {
            Some(b'.') => word.length > 1,
            Some(0..0x80) | None => true,
            // The quotes and dashes of Unicode end a word as those of ASCII do.
            _ => matches!(bytes.get(end..), Some([0xe2, 0x80, 0x90..=0xa9, ..])),
        };
        if !is_plain {
            return self.unusual_word(start, Shape::Word);
        }
        let (low, high) = word.packed();
        let id = self.vocabulary.get_packed(low, high);
        self.push_known(start, end, Shape::Word, word.case(), id)
    }

    fn unusual_word(&mut self, start: usize, shape: Shape) -> usize {
        let (end, case) = word_end(self.text, start);
        let id = self.look_up(start, end);
        self.push_known(start, end, shape, case, id)
    }

    /// `'s` and the like, the apostrophe being at `start` and the letters at `letters`.
    fn clitic(&mut self, start: usize, letters: usize) -> usize {
        let (end, _) = word_end(self.text, letters);
        let id = match self.text.as_bytes().get(letters..end) {
            Some([letter]) if letter.is_ascii() => {
                let letter = u64::from(letter.to_ascii_lowercase());
                self.vocabulary
                    .get_packed(letter << 8 | u64::from(b'\''), 0)
            }
            _ => self.look_up(start, end),
        };
        self.push_known(start, end, Shape::Clitic, Case::Lower, id)
    }

    /// Reads a quotation mark or dash of Unicode, `e2 80` and `mark` in UTF-8, or whatever else begins
    /// like them; returns where the next token begins.
    fn punctuation(&mut self, at: usize, mark: u8) -> usize {
        let next = at + 3;
        let (shape, sign) = match mark {
            0x93 => (Shape::Hyphen, '–'),
            0x94 => (Shape::Hyphen, '—'),
            0x98 => (Shape::Symbol, '‘'),
            0x99 => (Shape::Symbol, '’'),
            0x9c => (Shape::Symbol, '“'),
            0x9d => (Shape::Symbol, '”'),
            _ => {
                let c = self.char_at(at);
                return c.map_or(next, |c| self.step(at, c));
            }
        };
        let after = self.text.as_bytes().get(next..).unwrap_or_default();
        match (sign, after) {
            ('’', [b'a'..=b'z' | b'A'..=b'Z', ..]) if self.follows_word() => {
                self.clitic(at, next)
            }
            ('’', _) => self.step(at, sign),
            (_, [0xe2, 0x80, again, ..]) if *again == mark => self.step(at, sign),
            _ => {
                let key = u64::from_le_bytes([0xe2, 0x80, mark, 0, 0, 0, 0, 0]);
                let id = self.vocabulary.get_packed(key, 0);
                self.push_known(at, next, shape, Case::Lower, id)
            }
        }
    }

    /// Reads one token or one space at `at`; returns where the next begins.
    fn step(&mut self, at: usize, c: char) -> usize {
        let next = at + c.len_utf8();
        if c == '\n' {
            self.glued = false;
            self.after = if self.after == Break::None {
                Break::Line
            } else {
                Break::Paragraph
            };
            next
        } else if c.is_whitespace() || is_invisible(c) {
            self.glued &= is_invisible(c);
            next
        } else if digit(c).is_some() {
            let end = numeral_end(self.text, next);
            self.push_known(at, end, Shape::Numeral, Case::Lower, WordId::UNKNOWN)
        } else if c.is_alphabetic() {
            self.unusual_word(at, Shape::Word)
        } else if is_apostrophe(c)
            && self.follows_word()
            && self.char_at(next).is_some_and(char::is_alphabetic)
        {
            self.clitic(at, next)
        } else if c == '&' {
            match self.text.get(at..).and_then(entity) {
                Some((' ', length)) => {
                    self.glued = false;
                    at + length
                }
                Some((character, length)) => self.push(at, at + length, symbol_shape(character)),
                None => self.push(at, next, Shape::Symbol),
            }
        } else {
            let mut end = next;
            while self.char_at(end) == Some(c) {
                end += c.len_utf8();
            }
            self.push(at, end, symbol_shape(c))
        }
    }

    fn follows_word(&self) -> bool {
        self.glued
            && self
                .tokens
                .last()
                .is_some_and(|token| token.shape == Shape::Word)
    }

    fn push(&mut self, start: usize, end: usize, shape: Shape) -> usize {
        let id = self.look_up(start, end);
        self.push_known(start, end, shape, Case::Lower, id)
    }

    #[inline(always)]
    fn push_known(
        &mut self,
        start: usize,
        end: usize,
        shape: Shape,
        case: Case,
        word: WordId,
    ) -> usize {
        let token = Token {
            start: start as u32,
            end: end as u32,
            word,
            shape,
            case,
            glued: self.glued,
            after: self.after,
        };
        self.onlooker.see(&token);
        self.tokens.push(token);
        self.glued = true;
        self.after = Break::None;
        end
    }

    fn look_up(&self, start: usize, end: usize) -> WordId {
        let written = self.text.get(start..end).unwrap_or_default();
        let is_quote_or_dash = matches!(written.as_bytes(), [0xe2, 0x80, 0x90..=0xa9]);
        if written.len() > LONGEST_WORD {
            WordId::UNKNOWN
        } else if is_quote_or_dash && !written.starts_with(is_apostrophe) {
            self.vocabulary.get(written)
        } else {
            self.vocabulary.get(&key(written))
        }
    }
}

fn symbol_shape(c: char) -> Shape {
    if is_hyphen(c) {
        Shape::Hyphen
    } else {
        Shape::Symbol
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text, &Vocabulary::default())
            .iter()
            .map(|token| token.text(text))
            .collect()
    }

    #[test]
    fn cuts_where_the_kind_of_character_changes() {
        assert_eq!(
            words("$218.2bn, 1H23"),
            ["$", "218.2", "bn", ",", "1", "H", "23"]
        );
        assert_eq!(
            words("twenty-eight Russia’s"),
            ["twenty", "-", "eight", "Russia", "’s"]
        );
        assert_eq!(
            words("the U.S. Treasury at 5 a.m. said."),
            ["the", "U.S.", "Treasury", "at", "5", "a.m.", "said", "."]
        );
        assert_eq!(
            words("&pound;3&nbsp;bn & co"),
            ["&pound;", "3", "bn", "&", "co"]
        );
        assert_eq!(words("1,234.5. 2’500"), ["1,234.5", ".", "2’500"]);
        assert_eq!(
            words("J.P. Morgan v. A. B."),
            ["J.P.", "Morgan", "v", ".", "A", ".", "B", "."]
        );
    }

    #[test]
    fn breaks_and_gluing_are_kept() {
        let text = "a b\nc\n\n\u{200b}d-e";
        let tokens = tokenize(text, &Vocabulary::default());
        let breaks: Vec<_> = tokens.iter().map(|token| token.after).collect();
        assert_eq!(
            breaks,
            [
                Break::None,
                Break::None,
                Break::Line,
                Break::Paragraph,
                Break::None,
                Break::None
            ]
        );
        let glued: Vec<_> = tokens.iter().map(|token| token.glued).collect();
        assert_eq!(glued, [false, false, false, false, true, true]);
    }

    #[test]
    fn words_are_known_whatever_their_case_and_script_of_marks() {
        let mut vocabulary = Vocabulary::default();
        let billion = vocabulary.intern("billion");
        let us = vocabulary.intern("us");
        let pound = vocabulary.intern("£");
        for text in ["Billion", "BILLION", "bil\u{ad}lion", "ｂｉｌｌｉｏｎ"] {
            assert_eq!(tokenize(text, &vocabulary)[0].word, billion, "{text}");
        }
        assert_eq!(tokenize("U.S.", &vocabulary)[0].word, us);
        assert_eq!(tokenize("U.S.", &vocabulary)[0].case, Case::Upper);
        assert_eq!(tokenize("&#163;", &vocabulary)[0].word, pound);
        assert_eq!(tokenize("&pound;", &vocabulary)[0].word, pound);
    }
}
