//! Where something stands in a text: byte spans, and the lines and columns that people count in.

use std::ops::Range;

/// A half-open run of UTF-8 bytes of one document's text: `start` is the first byte, `end` the
/// first byte after it. Both lie on character boundaries of the text that the span was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset of the first byte after the span.
    pub end: usize,
}

impl Span {
    /// The span `[start, end)`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Its length in bytes; 0 if it ends before it starts.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Does it hold no byte?
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Do the two spans share a byte?
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Does every byte of `other` belong to this span?
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The shortest span that holds both.
    pub fn join(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same of a text that has so many bytes before this one's.
    pub(crate) fn shifted(self, bytes: usize) -> Self {
        Self::new(self.start + bytes, self.end + bytes)
    }

    /// What the text says there; `None` if the span was not made from this text.
    #[inline]
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(Range::from(self))
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

/// A place as people count it: `line` and `column` start at 1, columns are characters (Unicode
/// scalar values), not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// How many bytes of a text lie between two counts of its characters.
const BLOCK: usize = 1024;

/// The line starts of one text, so that an offset is turned into a position without reading the text
/// again, however long its lines are.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// How many characters start before each multiple of [`BLOCK`].
    characters: Vec<usize>,
}

impl LineIndex {
    /// Finds the lines of a text; a line ends after `\n` (so also after `\r\n`).
    pub fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let mut count = 0;
        let mut characters = vec![0];
        for block in text.as_bytes().chunks(BLOCK) {
            count += starts_of_characters(block);
            characters.push(count);
        }
        Self {
            starts: std::iter::once(0)
                .chain(breaks.map(|(at, _)| at + 1))
                .collect(),
            characters,
        }
    }

    /// The position of a byte offset of the same text. An offset beyond the end counts as the end;
    /// one inside a character, as that character.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts[line - 1];
        let column = self.count(text, offset) - self.count(text, start) + 1;
        Position { line, column }
    }

    /// The byte offset of a position in the same text; `None` if the line has no such column. The
    /// column behind the last character of a line is its end.
    pub fn offset(&self, text: &str, position: Position) -> Option<usize> {
        let line = self.line(text, position.line)?;
        let before = position.column.checked_sub(1)?;
        let written = line.slice(text)?;
        let ends = written
            .char_indices()
            .map(|(at, _)| at)
            .chain([written.len()]);
        Some(line.start + ends.into_iter().nth(before)?)
    }

    /// How many characters start before an offset.
    fn count(&self, text: &str, offset: usize) -> usize {
        let block = offset / BLOCK;
        let rest = &text.as_bytes()[block * BLOCK..offset];
        self.characters[block] + starts_of_characters(rest)
    }

    /// The span of a line (from 1) without its line break; `None` beyond the last line.
    pub fn line(&self, text: &str, line: usize) -> Option<Span> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let end = self.starts.get(line).copied().unwrap_or(text.len());
        let written = text.get(start..end)?;
        Some(Span::new(
            start,
            start + written.trim_end_matches(['\n', '\r']).len(),
        ))
    }
}

fn starts_of_characters(bytes: &[u8]) -> usize {
    // Bytes of the form 10xxxxxx continue a character.
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_a_long_line_are_counted_all_the_same() {
        let text = format!("a\n{}£5", "éx".repeat(5_000));
        let lines = LineIndex::new(&text);
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            let plain = text[2.min(at)..at].chars().count() + 1;
            let (line, column) = if at < 2 { (1, at + 1) } else { (2, plain) };
            assert_eq!(lines.position(&text, at), Position { line, column }, "{at}");
        }
        assert_eq!(LineIndex::new("").position("", 3).column, 1);
    }

    #[test]
    fn positions_lead_back_to_their_offsets() {
        let text = "a\né£5\r\nz";
        let lines = LineIndex::new(text);
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            let position = lines.position(text, at);
            let in_line_break = text[..at].ends_with('\r');
            let expected = (!in_line_break).then_some(at);
            assert_eq!(lines.offset(text, position), expected, "{at}");
        }
        for (line, column) in [(0, 1), (1, 0), (1, 3), (2, 5), (9, 1)] {
            assert_eq!(lines.offset(text, Position { line, column }), None);
        }
    }

    #[test]
    fn columns_count_characters() {
        let text = "a\né£5\r\nz";
        let lines = LineIndex::new(text);
        let at = text.find('5').expect("the text has a 5");
        assert_eq!(lines.position(text, at), Position { line: 2, column: 3 });
        assert_eq!(
            lines.position(text, at - 1),
            Position { line: 2, column: 2 },
            "inside the £"
        );
        assert_eq!(lines.position(text, 999), Position { line: 3, column: 2 });
        assert_eq!(
            lines.line(text, 2).and_then(|span| span.slice(text)),
            Some("é£5")
        );
        assert_eq!(lines.line(text, 4), None);
    }

    #[test]
    fn spans_are_half_open() {
        let (left, right) = (Span::new(0, 3), Span::new(3, 5));
        assert!(!left.overlaps(right));
        assert_eq!(left.join(right), Span::new(0, 5));
        assert!(left.join(right).contains(right));
    }
}
