//! The cutting of a text into tokens.

use super::characters::{digit, entity, is_apostrophe, is_combining, is_hyphen, is_invisible};
use super::vocabulary::{LONGEST_WORD, Vocabulary, WordId, key};
use super::{Break, Case, Shape, Token};

/// Cuts a text into tokens, in time linear in its length.
pub(crate) fn tokenize(text: &str, vocabulary: &Vocabulary) -> Vec<Token> {
    Tokenizer {
        text,
        vocabulary,
        tokens: Vec::with_capacity(text.len() / 6),
        glued: false,
        after: Break::None,
    }
    .run()
}

struct Tokenizer<'a> {
    text: &'a str,
    vocabulary: &'a Vocabulary,
    tokens: Vec<Token>,
    glued: bool,
    after: Break,
}

impl Tokenizer<'_> {
    fn run(mut self) -> Vec<Token> {
        let mut at = 0;
        while let Some(c) = self.char_at(at) {
            at = self.step(at, c);
        }
        self.tokens
    }

    fn char_at(&self, at: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte < 0x80 {
            Some(char::from(byte))
        } else {
            self.text.get(at..)?.chars().next()
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
            self.push(at, self.numeral_end(next), Shape::Numeral, Case::Lower)
        } else if c.is_alphabetic() {
            let (end, case) = self.word_end(at);
            self.push(at, end, Shape::Word, case)
        } else if is_apostrophe(c)
            && self.follows_word()
            && self.char_at(next).is_some_and(char::is_alphabetic)
        {
            let (end, _) = self.word_end(next);
            self.push(at, end, Shape::Clitic, Case::Lower)
        } else if c == '&' {
            match self
                .text
                .get(at..at + 12.min(self.text.len() - at))
                .or_else(|| self.text.get(at..))
                .and_then(entity)
            {
                Some((' ', length)) => {
                    self.glued = false;
                    at + length
                }
                Some((character, length)) => {
                    let shape = if is_hyphen(character) {
                        Shape::Hyphen
                    } else {
                        Shape::Symbol
                    };
                    self.push(at, at + length, shape, Case::Lower)
                }
                None => self.push(at, next, Shape::Symbol, Case::Lower),
            }
        } else {
            let mut end = next;
            while self.char_at(end) == Some(c) {
                end += c.len_utf8();
            }
            self.push(
                at,
                end,
                if is_hyphen(c) {
                    Shape::Hyphen
                } else {
                    Shape::Symbol
                },
                Case::Lower,
            )
        }
    }

    fn follows_word(&self) -> bool {
        self.glued
            && self
                .tokens
                .last()
                .is_some_and(|token| token.shape == Shape::Word)
    }

    /// Digits, and single separators with a digit on both sides.
    fn numeral_end(&self, mut at: usize) -> usize {
        while let Some(c) = self.char_at(at) {
            let next = at + c.len_utf8();
            let separates = matches!(c, '.' | ',' | '\'' | '’' | '·' | '٫' | '٬')
                && self
                    .char_at(next)
                    .is_some_and(|after| digit(after).is_some());
            if digit(c).is_none() && !separates && !is_invisible(c) {
                break;
            }
            at = next;
        }
        at
    }

    /// The end of a word and its case; letters with points between them ("U.S.", "a.m.") are one.
    fn word_end(&self, start: usize) -> (usize, Case) {
        let (mut at, mut letters, mut capitals, mut first_is_capital) =
            (start, 0_usize, 0_usize, false);
        while let Some(c) = self.char_at(at) {
            if c.is_ascii_lowercase() {
                letters += 1;
            } else if c.is_alphabetic() {
                letters += 1;
                if c.is_uppercase() {
                    capitals += 1;
                    first_is_capital |= letters == 1;
                }
            } else if !(is_invisible(c) || is_combining(c)) {
                if c == '.' && self.is_initial(start, at, letters) {
                    at += 1;
                    continue;
                }
                break;
            }
            at += c.len_utf8();
        }
        let case = match (first_is_capital, capitals == letters && letters > 1) {
            (_, true) => Case::Upper,
            (true, false) => Case::Capitalized,
            (false, false) => Case::Lower,
        };
        (at, case)
    }

    /// Is the point at `at` one of "U.S." or "a.m.": after a single letter, and either before another
    /// single letter with its point, or after such a one?
    fn is_initial(&self, start: usize, at: usize, letters: usize) -> bool {
        let bytes = self.text.as_bytes();
        let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        let after_single = letter(at - 1) && (at - 1 == start || bytes[at - 2] == b'.');
        let before_single = letter(at + 1) && bytes.get(at + 2) == Some(&b'.');
        after_single && (before_single || letters > 1)
    }

    fn push(&mut self, start: usize, end: usize, shape: Shape, case: Case) -> usize {
        let word = match shape {
            Shape::Numeral => WordId::UNKNOWN,
            _ => self.look_up(start, end),
        };
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.tokens.push(Token {
            start: offset(start),
            end: offset(end),
            word,
            shape,
            case,
            glued: self.glued,
            after: self.after,
        });
        self.glued = true;
        self.after = Break::None;
        end
    }

    fn look_up(&self, start: usize, end: usize) -> WordId {
        let Some(written) = self.text.get(start..end) else {
            return WordId::UNKNOWN;
        };
        if written.len() > LONGEST_WORD {
            return WordId::UNKNOWN;
        }
        let mut lower = [0_u8; LONGEST_WORD];
        for (to, from) in lower.iter_mut().zip(written.bytes()) {
            if !from.is_ascii_alphabetic() && (!from.is_ascii() || matches!(from, b'.' | b'&')) {
                return self.vocabulary.get(&key(written));
            }
            *to = from.to_ascii_lowercase();
        }
        std::str::from_utf8(&lower[..written.len()])
            .map_or(WordId::UNKNOWN, |word| self.vocabulary.get(word))
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
