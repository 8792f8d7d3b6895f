//! Where numerals and words end.

use super::Case;
use super::characters::{digit, is_combining, is_invisible};

/// The character at a byte; `None` at the end of the text.
#[inline]
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    let byte = *text.as_bytes().get(at)?;
    if byte < 0x80 {
        Some(char::from(byte))
    } else {
        text.get(at..)?.chars().next()
    }
}

/// More commas than any number has, so that a long list is not read again for each of its numbers.
const MOST_GROUPS: u32 = 16;

/// Digits, and single separators with a digit on both sides. A list such as "22,24,26" is cut at its
/// first comma.
#[inline]
pub(super) fn numeral_end(text: &str, start: usize) -> usize {
    let (mut at, mut first_comma, mut commas) = (start, 0, 0_u32);
    // The digits since the last comma, up to another separator.
    let (mut run, mut counting) = (0_u32, true);
    while let Some(c) = char_at(text, at) {
        let next = at + c.len_utf8();
        let separates = matches!(c, '.' | ',' | '\'' | '’' | '·' | '٫' | '٬')
            && char_at(text, next).is_some_and(|after| digit(after).is_some());
        if digit(c).is_some() {
            run += u32::from(counting);
        } else if separates {
            if c == ',' {
                commas += 1;
                if commas == 1 {
                    first_comma = at;
                } else if commas == MOST_GROUPS {
                    break;
                }
            }
            counting = c == ',';
            if counting {
                run = 0;
            }
        } else if !is_invisible(c) {
            break;
        }
        at = next;
    }
    let before = text.as_bytes().get(..start).unwrap_or_default();
    let in_list = matches!(before, [.., b'0'..=b'9', b',', b'0'..=b'9']);
    if commas > 1 && run < 3 || commas == MOST_GROUPS || in_list && commas > 0 {
        first_comma
    } else {
        at
    }
}

/// The end of a word and its case; letters with points between them ("U.S.", "a.m.") are one.
#[inline]
pub(super) fn word_end(text: &str, start: usize) -> (usize, Case) {
    let (mut at, mut letters, mut capitals, mut first_is_capital) =
        (start, 0_usize, 0_usize, false);
    while let Some(c) = char_at(text, at) {
        if c.is_ascii_lowercase() {
            letters += 1;
        } else if c.is_alphabetic() {
            letters += 1;
            if c.is_uppercase() {
                capitals += 1;
                first_is_capital |= letters == 1;
            }
        } else if !(is_invisible(c) || is_combining(c)) {
            if c == '.' && is_initial(text, start, at, letters) {
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
fn is_initial(text: &str, start: usize, at: usize, letters: usize) -> bool {
    let bytes = text.as_bytes();
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    let after_single = letter(at - 1) && (at - 1 == start || bytes[at - 2] == b'.');
    let before_single = letter(at + 1) && bytes.get(at + 2) == Some(&b'.');
    after_single && (before_single || letters > 1)
}
