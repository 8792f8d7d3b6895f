//! Text of documents and file names made safe to show: what would move a terminal's cursor, change
//! its colours or turn its writing round is shown as a sign instead of being obeyed.

use std::fmt::{self, Write};

/// Shows a text on one line with every control character replaced: white space by a space, the
/// others by their picture (`␛`) or their number (`\u{202e}`).
pub(crate) struct Visible<'a>(pub(crate) &'a str);

impl fmt::Display for Visible<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .chars()
            .try_for_each(|character| match shown(character) {
                Shown::As(character) => f.write_char(character),
                Shown::Number => write!(f, "{}", character.escape_unicode()),
                Shown::Nothing => Ok(()),
            })
    }
}

/// How a character is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// As this character.
    As(char),
    /// As its number, `\u{…}`.
    Number,
    /// Not at all.
    Nothing,
}

/// How a character is shown.
pub(crate) fn shown(character: char) -> Shown {
    match character {
        '\t' | '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
            Shown::As(' ')
        }
        // The block of control pictures is in the order of the control characters.
        '\0'..='\u{1F}' => {
            char::from_u32(u32::from(character) + 0x2400).map_or(Shown::Number, Shown::As)
        }
        '\u{7F}' => Shown::As('\u{2421}'),
        '\u{80}'..='\u{9F}'
        | '\u{61C}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' => Shown::Number,
        // A soft hyphen shows only where a line breaks at it, and a byte order mark never.
        '\u{AD}' | '\u{FEFF}' => Shown::Nothing,
        _ => Shown::As(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal_as_a_command() {
        assert_eq!(
            Visible("\u{1b}[31mred\u{7}\r\nnext\u{9b}2J \u{202e}txt.exe\u{7f}").to_string(),
            "␛[31mred␇  next\\u{9b}2J \\u{202e}txt.exe␡"
        );
        assert_eq!(
            Visible("€5\u{ad}bn, 五\u{a0}%").to_string(),
            "€5bn, 五\u{a0}%"
        );
    }
}
