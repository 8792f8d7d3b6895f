//! Styled lines of a limited width.

use std::fmt::Write as _;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthChar;

use super::Layout;
use crate::visible::{Shown, Visible, shown};

pub(super) const PLAIN: Style = Style::new();
pub(super) const BOLD: Style = Style::new().bold();
pub(super) const DIM: Style = Style::new().dimmed();
/// Of the lines that lead the eye, as compilers draw them.
pub(super) const FRAME: Style = AnsiColor::Blue.on_default().bold();

/// Narrower, a frame leaves no room for text.
const NARROWEST: usize = 40;
/// Wider, lines are hard to read.
const WIDEST: usize = 120;

/// A sheet to write on, line by line.
pub(super) struct Sheet<'a> {
    out: &'a mut dyn Write,
    colour: bool,
    /// How many columns a line has.
    pub(super) width: usize,
    line: String,
}

impl<'a> Sheet<'a> {
    /// A sheet that ends up in `out`.
    pub(super) fn new(out: &'a mut dyn Write, layout: Layout) -> Self {
        Self {
            out,
            colour: layout.colour,
            width: layout.width.clamp(NARROWEST, WIDEST),
            line: String::new(),
        }
    }

    /// Adds to the line. Control characters are shown as signs.
    pub(super) fn put(&mut self, style: Style, text: &str) -> &mut Self {
        if text.is_empty() {
            return self;
        }
        // Writing to a string does not fail.
        let _ = if self.colour {
            write!(self.line, "{style}{}{style:#}", Visible(text))
        } else {
            write!(self.line, "{}", Visible(text))
        };
        self
    }

    /// Adds so many spaces.
    pub(super) fn space(&mut self, columns: usize) -> &mut Self {
        self.line.extend(std::iter::repeat_n(' ', columns));
        self
    }

    /// Ends the line.
    pub(super) fn end(&mut self) -> io::Result<()> {
        self.out.write_all(self.line.trim_end().as_bytes())?;
        self.out.write_all(b"\n")?;
        self.line.clear();
        Ok(())
    }
}

/// How many columns a character takes when shown.
pub(super) fn columns(character: char) -> usize {
    match shown(character) {
        Shown::As(character) => character.width().unwrap_or(0),
        Shown::Number => character.escape_unicode().count(),
        Shown::Nothing => 0,
    }
}

/// How many columns a text takes when shown on one line.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// A text in lines of at most `first` columns, then `rest` columns; broken at spaces, or where it
/// must be if a word is longer than a line.
pub(super) fn wrap(text: &str, first: usize, rest: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let wide = width(word);
        let room = if lines.is_empty() { first } else { rest };
        if used > 0 && used + 1 + wide > room {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        for character in word.chars() {
            let room = if lines.is_empty() { first } else { rest };
            if used > 0 && used + columns(character) > room {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(character);
            used += columns(character);
        }
    }
    if used > 0 || lines.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_within_their_width() {
        assert_eq!(wrap("one two three", 7, 5), ["one two", "three"]);
        assert_eq!(wrap("abcdefgh ij", 3, 4), ["abc", "defg", "h ij"]);
        assert_eq!(wrap("人民币 元", 4, 4), ["人民", "币", "元"]);
        assert_eq!(wrap("", 5, 5), [""]);
    }
}
