//! The sentences that a finding rests on, framed, with its figures underlined and labelled.

use std::collections::BTreeMap;
use std::io;

use anstyle::Style;

use super::excerpt::{self, Mark, Row};
use crate::document::Document;
use crate::finding::Evidence;
use crate::report::sheet::{self, DIM, FRAME, PLAIN, Sheet};
use crate::span::{LineIndex, Span};

/// With more evidence than this, figures that are written like one already shown are only named.
const SHOWN_IN_FULL: usize = 4;
/// How many columns a line of a label may lose by being broken at a space.
const BREAKING: usize = 10;

/// Writes the evidence, document by document; returns the width of the line numbers.
pub(super) fn write(
    sheet: &mut Sheet<'_>,
    evidence: &[Evidence],
    documents: &BTreeMap<&str, &Document>,
    style: Style,
) -> io::Result<usize> {
    let (shown, named) = split(evidence);
    let lines = shown.iter().map(|evidence| evidence.position.line);
    let gutter = lines.max().unwrap_or(0).to_string().len();
    for (id, figures) in by_document(&shown) {
        let place = figures.first().map_or(String::new(), |first| {
            format!("{}:{}:{}", id, first.position.line, first.position.column)
        });
        sheet.space(gutter + 1).put(FRAME, "╭─ ").put(PLAIN, &place);
        let document = documents.get(id);
        if let Some(date) = document.and_then(|document| document.publication_date()) {
            sheet.put(DIM, &format!(" ({date})"));
        }
        sheet.end()?;
        match document {
            Some(document) => excerpts(sheet, document, &figures, gutter, style)?,
            None => words(sheet, &figures, gutter)?,
        }
    }
    if !shown.is_empty() {
        sheet.space(gutter + 1).put(FRAME, "╰─").end()?;
    }
    for (text, places) in named {
        let places: Vec<String> = places.iter().map(|evidence| place(evidence)).collect();
        super::bullet(
            sheet,
            gutter,
            &format!("also {text}: {}", places.join(", ")),
        )?;
    }
    Ok(gutter)
}

fn place(evidence: &Evidence) -> String {
    let position = evidence.position;
    format!(
        "{}:{}:{}",
        evidence.document, position.line, position.column
    )
}

type Named<'a> = Vec<(&'a str, Vec<&'a Evidence>)>;

/// What is shown in full, and what is only named since it repeats a figure that is shown.
fn split(evidence: &[Evidence]) -> (Vec<&Evidence>, Named<'_>) {
    let mut shown: Vec<&Evidence> = Vec::new();
    let mut named: Named<'_> = Vec::new();
    for figure in evidence {
        let repeats = |other: &&Evidence| other.text == figure.text;
        if evidence.len() <= SHOWN_IN_FULL || !shown.iter().any(repeats) {
            shown.push(figure);
        } else if let Some((_, places)) = named.iter_mut().find(|(text, _)| *text == figure.text) {
            places.push(figure);
        } else {
            named.push((&figure.text, vec![figure]));
        }
    }
    (shown, named)
}

/// The figures of each document, in the order of its text; documents in the order of the evidence.
fn by_document<'a>(evidence: &[&'a Evidence]) -> Vec<(&'a str, Vec<&'a Evidence>)> {
    let mut groups: Vec<(&str, Vec<&Evidence>)> = Vec::new();
    for figure in evidence {
        match groups.iter_mut().find(|(id, _)| *id == figure.document) {
            Some((_, figures)) => figures.push(figure),
            None => groups.push((&figure.document, vec![figure])),
        }
    }
    for (_, figures) in &mut groups {
        figures.sort_by_key(|figure| figure.span);
    }
    groups
}

/// Evidence whose document is not at hand: the figures alone.
fn words(sheet: &mut Sheet<'_>, figures: &[&Evidence], gutter: usize) -> io::Result<()> {
    for figure in figures {
        sheet.space(gutter + 1).put(FRAME, "│ ");
        sheet.put(PLAIN, &figure.text).put(PLAIN, ": ");
        sheet.put(PLAIN, &figure.reading).end()?;
    }
    Ok(())
}

fn excerpts(
    sheet: &mut Sheet<'_>,
    document: &Document,
    figures: &[&Evidence],
    gutter: usize,
    style: Style,
) -> io::Result<()> {
    let text = document.text();
    let lines = LineIndex::new(text);
    let spans: Vec<(Span, Span)> = figures
        .iter()
        .map(|figure| (figure.span, figure.sentence))
        .collect();
    for (nth, run) in excerpt::runs(&spans).into_iter().enumerate() {
        sheet.space(gutter + 1);
        sheet.put(FRAME, if nth == 0 { "│" } else { "┊" }).end()?;
        let figures = figures.get(run).unwrap_or_default();
        let spans: Vec<Span> = figures.iter().map(|figure| figure.span).collect();
        let sentence = figures
            .iter()
            .map(|figure| figure.sentence)
            .reduce(Span::join)
            .unwrap_or(Span::new(0, 0));
        // Room for the line number, the frame, and an ellipsis at the end.
        let room = sheet.width - (gutter + 3) - 2;
        for row in excerpt::rows(text, &lines, sentence, &spans, room) {
            write_row(sheet, &row, figures, gutter, style)?;
        }
    }
    Ok(())
}

fn write_row(
    sheet: &mut Sheet<'_>,
    row: &Row,
    figures: &[&Evidence],
    gutter: usize,
    style: Style,
) -> io::Result<()> {
    let number = row.line.map_or(String::new(), |line| line.to_string());
    sheet.put(FRAME, &format!("{number:>gutter$} │ "));
    sheet.put(PLAIN, &row.text);
    if row.gap {
        sheet.put(PLAIN, " …");
    }
    sheet.end()?;
    if row.marks.is_empty() {
        return Ok(());
    }
    let room = sheet.width - (gutter + 3);
    let label = |mark: &Mark| {
        let figure = figures.get(mark.figure).filter(|_| mark.last)?;
        Some(figure.reading.as_str()).filter(|reading| !reading.is_empty())
    };
    let mut hanging: Vec<(&Mark, &str)> = row
        .marks
        .iter()
        .filter_map(|mark| Some((mark, label(mark)?)))
        .collect();
    // The label of the last figure goes to its right, if it fits; the others hang below.
    let beside = hanging.pop_if(|(mark, reading)| {
        row.marks.last() == Some(mark) && mark.columns.end + 1 + sheet::width(reading) <= room
    });
    let left = hanging.last().filter(|_| hanging.len() == 1);
    let left = left.map(|(mark, reading)| start(mark, reading, room));
    underline(sheet, &row.marks, left, gutter, style);
    if let Some((_, reading)) = beside {
        sheet.space(1).put(style, reading);
    }
    sheet.end()?;
    while let Some((mark, reading)) = hanging.pop() {
        let start = start(mark, reading, room);
        let room = room - start - 2;
        for (nth, line) in sheet::wrap(reading, room, room).iter().enumerate() {
            sheet.space(gutter + 1).put(FRAME, "│ ");
            let mut column = 0;
            for (other, _) in &hanging {
                if other.columns.start >= column && other.columns.start < start {
                    let gap = other.columns.start - column;
                    sheet.space(gap).put(style, "│");
                    column = other.columns.start + 1;
                }
            }
            sheet.space(start - column);
            sheet.put(style, if nth == 0 { "╰ " } else { "  " });
            sheet.put(style, line).end()?;
        }
    }
    Ok(())
}

/// The column at which a label under a mark starts: that of the mark, or further left if the label
/// would take more than two lines there.
fn start(mark: &Mark, label: &str, room: usize) -> usize {
    let half = sheet::width(label) / 2 + BREAKING;
    mark.columns.start.min(room.saturating_sub(half + 2))
}

/// Underlines the marks. Where a label starts left of its mark, a line leads there.
fn underline(
    sheet: &mut Sheet<'_>,
    marks: &[Mark],
    left: Option<usize>,
    gutter: usize,
    style: Style,
) {
    sheet.space(gutter + 1).put(FRAME, "│ ");
    let mut column = 0;
    for mark in marks {
        let start = mark.columns.start.max(column);
        let end = mark.columns.end.max(start + 1);
        match left.filter(|left| *left < start) {
            Some(left) if marks.len() == 1 => {
                sheet.space(left).put(style, "╭");
                sheet.put(style, &"─".repeat(start - left - 1));
            }
            _ => {
                sheet.space(start - column);
            }
        }
        sheet.put(style, &"━".repeat(end - start));
        column = end;
    }
}
