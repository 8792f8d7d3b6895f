//! The words of a document around some figures, in rows that fit a width.

use std::ops::Range;

use crate::report::sheet::{self, columns};
use crate::span::{LineIndex, Span};

/// How much of a sentence is shown to either side of the figures, in bytes.
const AROUND: usize = 400;

/// A figure has at most so many bytes and is kept on one row; what is longer is a passage.
const LONGEST: usize = 40;

/// One row of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The number of the document's line, if this row is the first of it.
    pub(super) line: Option<usize>,
    /// The text, as it stands in the document.
    pub(super) text: String,
    /// The marks on this row.
    pub(super) marks: Vec<Mark>,
    /// Is something left out after this row?
    pub(super) gap: bool,
}

/// A figure on a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Which of the figures.
    pub(super) figure: usize,
    /// The columns that it takes.
    pub(super) columns: Range<usize>,
    /// Does the figure end on this row?
    pub(super) last: bool,
    /// Is it so long that it is a passage, no figure?
    pub(super) passage: bool,
}

/// Puts figures that stand near each other together: each run becomes one excerpt. The spans are in
/// the order of the text.
pub(super) fn runs(figures: &[(Span, Span)]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (index, (figure, sentence)) in figures.iter().enumerate() {
        if let Some(run) = runs.last_mut()
            && let Some((before, its_sentence)) = figures.get(run.end - 1)
            && its_sentence.overlaps(*sentence)
            && figure.start.saturating_sub(before.end) < AROUND
        {
            run.end = index + 1;
            continue;
        }
        runs.push(index..index + 1);
    }
    runs
}

/// The rows of an excerpt that shows `figures`, which stand in `sentence`, in rows of `width`
/// columns. Of a long sentence only the rows near a figure are shown.
pub(super) fn rows(
    text: &str,
    lines: &LineIndex,
    sentence: Span,
    figures: &[Span],
    width: usize,
) -> Vec<Row> {
    let (Some(first), Some(last)) = (figures.first(), figures.last()) else {
        return Vec::new();
    };
    let whole = figures
        .iter()
        .fold(sentence, |whole, figure| whole.join(*figure));
    let start = whole
        .start
        .max(boundary(text, first.start.saturating_sub(AROUND)));
    let end = whole
        .end
        .min(boundary(text, last.end.saturating_add(AROUND)));
    let mut rows = Vec::new();
    let mut at = start;
    for source in text
        .get(start..end)
        .unwrap_or_default()
        .split_inclusive('\n')
    {
        let words = Span::new(at, at + source.len());
        let line = lines.position(text, at).line;
        wrapped(text, words, figures, width, line, &mut rows);
        at = words.end;
    }
    let mut shown = near(rows);
    if start > whole.start
        && let Some(row) = shown.first_mut()
    {
        elide(row);
    }
    if end < whole.end
        && let Some(row) = shown.last_mut()
    {
        row.gap = true;
    }
    shown
}

/// The nearest place at or after `at` where a text may be cut.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    let rest = text.get(at..).unwrap_or_default();
    // Only so far, since some texts have no space at all.
    let space = rest
        .char_indices()
        .take(40)
        .find(|(_, character)| character.is_whitespace());
    if at == 0 {
        0
    } else {
        at + space.map_or(0, |(space, _)| space)
    }
}

/// Breaks one line of the document into rows.
fn wrapped(
    text: &str,
    words: Span,
    figures: &[Span],
    width: usize,
    line: usize,
    rows: &mut Vec<Row>,
) {
    let source = words.slice(text).unwrap_or_default();
    // A figure stays on one row; a whole sentence that is marked may be broken like any other text.
    let inside = |at: usize| {
        let holds = |figure: &&Span| figure.start < at && at < figure.end;
        let mut figures = figures.iter().filter(|figure| figure.len() <= LONGEST);
        figures.any(|figure| holds(&figure))
    };
    let before = rows.len();
    // Where the row starts, where it was last possible to break it, and the columns up to here.
    let mut start = words.start + (source.len() - source.trim_start().len());
    let end = words.start + source.trim_end().len();
    let mut space: Option<usize> = None;
    let mut used = 0;
    for (offset, character) in source.char_indices() {
        let at = words.start + offset;
        if at < start {
            continue;
        }
        if at >= end {
            break;
        }
        used += columns(character);
        if used > width && at > start {
            let cut = space.unwrap_or(at);
            rows.push(row(text, Span::new(start, cut), figures));
            let rest = text.get(cut..end).unwrap_or_default();
            start = cut + (rest.len() - rest.trim_start().len());
            space = None;
            used = text
                .get(start..at + character.len_utf8())
                .map_or(0, sheet::width);
        }
        if character.is_whitespace() && !inside(at) {
            space = Some(at);
        }
    }
    if start < end {
        rows.push(row(text, Span::new(start, end), figures));
    }
    if let Some(row) = rows.get_mut(before) {
        row.line = Some(line);
    }
}

fn row(text: &str, span: Span, figures: &[Span]) -> Row {
    let written = span.slice(text).unwrap_or_default();
    let column = |offset: usize| {
        let until = offset.clamp(span.start, span.end);
        text.get(span.start..until).map_or(0, sheet::width)
    };
    let marks = figures
        .iter()
        .enumerate()
        .filter(|(_, figure)| figure.overlaps(span));
    Row {
        line: None,
        text: written.trim_end().to_owned(),
        marks: marks
            .map(|(index, figure)| Mark {
                figure: index,
                columns: column(figure.start)..column(figure.end),
                last: figure.end <= span.end,
                passage: figure.len() > LONGEST,
            })
            .collect(),
        gap: false,
    }
}

/// The rows that bear a mark, the two before each, which often say who speaks, and the one after.
fn near(rows: Vec<Row>) -> Vec<Row> {
    let marked: Vec<bool> = rows.iter().map(|row| !row.marks.is_empty()).collect();
    let is_near = |index: usize| {
        let window = index.saturating_sub(1)..marked.len().min(index + 3);
        marked.get(window).is_some_and(|near| near.contains(&true))
    };
    let mut shown: Vec<Row> = Vec::new();
    let mut unnumbered = None;
    for (index, mut row) in rows.into_iter().enumerate() {
        unnumbered = row.line.take().or(unnumbered);
        if !is_near(index) {
            if let Some(before) = shown.last_mut() {
                before.gap = true;
            }
            continue;
        }
        if shown.is_empty() && index > 0 {
            elide(&mut row);
        }
        row.line = unnumbered.take();
        shown.push(row);
    }
    shown
}

/// Puts an ellipsis before a row.
fn elide(row: &mut Row) {
    row.text.insert(0, '…');
    for mark in &mut row.marks {
        mark.columns = mark.columns.start + 1..mark.columns.end + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, figures: &[&str], width: usize) -> Vec<String> {
        let spans: Vec<Span> = figures
            .iter()
            .map(|figure| {
                let start = text.find(figure).expect("it stands in the text");
                Span::new(start, start + figure.len())
            })
            .collect();
        let rows = rows(
            text,
            &LineIndex::new(text),
            Span::new(0, text.len()),
            &spans,
            width,
        );
        let mut out = Vec::new();
        for row in rows {
            let number = row.line.map_or(String::new(), |line| line.to_string());
            out.push(format!(
                "{number:1}|{}{}",
                row.text,
                if row.gap { " …" } else { "" }
            ));
            if !row.marks.is_empty() {
                let mut under = String::new();
                for mark in row.marks {
                    under.extend(std::iter::repeat_n(' ', mark.columns.start - under.len()));
                    under.extend(std::iter::repeat_n('^', mark.columns.len()));
                }
                out.push(format!(" |{under}"));
            }
        }
        out
    }

    #[test]
    fn a_long_line_becomes_rows_and_a_figure_stays_whole() {
        assert_eq!(
            shown(
                "Sales of the works came to 31 million dollars.",
                &["31 million"],
                30
            ),
            [
                "1|Sales of the works came to",
                " |31 million dollars.",
                " |^^^^^^^^^^"
            ]
        );
    }

    #[test]
    fn only_rows_near_a_figure_are_shown() {
        let text = "zzzz aaaa bbbb cccc dddd eeee ffff 7 gggg hhhh iiii jjjj";
        assert_eq!(
            shown(text, &["7"], 10),
            [
                "1|…bbbb cccc",
                " |dddd eeee",
                " |ffff 7",
                " |     ^",
                " |gggg hhhh …"
            ]
        );
    }

    #[test]
    fn the_documents_own_lines_are_kept() {
        assert_eq!(
            shown("one 5\ntwo\r\n6 three", &["5", "6"], 40),
            ["1|one 5", " |    ^", "2|two", "3|6 three", " |^"]
        );
    }

    #[test]
    fn a_text_without_spaces_is_cut_in_time() {
        let text = format!("{}77{}", "x".repeat(200_000), "y".repeat(200_000));
        let shown = shown(&text, &["77"], 20);
        assert!(shown.len() < 8, "{shown:?}");
    }
}
