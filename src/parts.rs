//! The parts of a long text. Each is read by itself, so that reading takes the memory of a part and not
//! of the whole.

use std::ops::Range;

use crate::token::{digit, is_numeral};

/// A shorter text is one part. Longer ones are cut at the first good place after so many bytes.
const LEAST: usize = 1 << 18;
/// How far beyond that a good place is looked for; then any will do, except between two digits.
const REACH: usize = 1 << 14;

/// The parts of a text, in order: cut before a paragraph if there is one near, or else before a line, or
/// else behind a full stop, a space or a sign; a run of digits is never cut.
pub(crate) fn parts(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let from = start;
        (from < text.len()).then(|| {
            start = from + length(&text[from..]);
            from..start
        })
    })
}

/// The length of the first part.
fn length(text: &str) -> usize {
    if text.len() <= LEAST + REACH {
        return text.len();
    }
    let near = floor(text, LEAST)..floor(text, LEAST + REACH);
    let rest = &text[near.clone()];
    for mark in ["\n\n", "\n", ". ", " "] {
        if let Some(at) = rest.find(mark) {
            return near.start + at + mark.len();
        }
    }
    // No space for so long: before or behind a sign, or the last resort.
    let mut before = None;
    for (at, character) in text[near.start..].char_indices() {
        let both = |is: fn(char) -> bool| before.is_some_and(is) && is(character);
        let whole = if at < REACH {
            both(char::is_alphanumeric) || before.is_some_and(is_numeral) || is_numeral(character)
        } else {
            both(|character| digit(character).is_some())
        };
        if before.is_some() && !whole {
            return near.start + at;
        }
        before = Some(character);
    }
    text.len()
}

/// The last boundary between characters that is not after `at`.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where a text is cut first, and how much is left over.
    fn cut(text: &str) -> usize {
        let parts: Vec<_> = parts(text).collect();
        let mut end = 0;
        for part in &parts {
            assert_eq!(part.start, end);
            assert!(text.get(part.clone()).is_some_and(|part| !part.is_empty()));
            end = part.end;
        }
        assert_eq!(end, text.len());
        parts.first().map_or(0, |part| part.end)
    }

    #[test]
    fn short_texts_are_one_part() {
        assert_eq!(parts("").count(), 0);
        assert_eq!(parts("It cost $5.").count(), 1);
        assert_eq!(parts(&"x".repeat(LEAST)).count(), 1);
    }

    #[test]
    fn long_texts_are_cut_where_little_hangs_together() {
        let words = "two words ".repeat(LEAST / 10 + 1);
        let tail = "and more words. Then a sentence.\nA line\n\nA paragraph ".repeat(REACH / 20);
        let text = format!("{words}{tail}");
        assert!(text[..cut(&text)].ends_with("A line\n\n"));
        let text = format!("{words}{}", tail.replace("\n\n", " "));
        assert!(text[..cut(&text)].ends_with("sentence.\n"));
        let text = format!("{words}{}", tail.replace('\n', " "));
        assert!(
            text[..cut(&text)].ends_with("sentence. ") || text[..cut(&text)].ends_with("words. ")
        );
        assert!(words.repeat(2)[..cut(&words.repeat(2))].ends_with(' '));
    }

    #[test]
    fn digits_are_kept_together_and_signs_are_not() {
        assert_eq!(cut(&"12".repeat(LEAST)), 2 * LEAST);
        assert!(cut(&"12,".repeat(LEAST)) <= LEAST + REACH + 3);
        assert!(cut(&"[(".repeat(LEAST)) <= LEAST + 2);
        assert!(cut(&"é€".repeat(LEAST)) <= LEAST + 5);
        assert!(cut(&"x".repeat(3 * LEAST)) <= LEAST + REACH + 1);
    }
}
