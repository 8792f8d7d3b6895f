//! The sentences that a finding rests on, framed, with its figures underlined and labelled.

use std::collections::BTreeMap;
use std::io;

use anstyle::Style;

use super::excerpt::{self, Mark, Row};
use super::sources::{Source, Sources};
use crate::error::shortened;
use crate::finding::Evidence;
use crate::report::sheet::{self, DIM, FRAME, PLAIN, Sheet};
use crate::span::Span;

/// With more evidence than this, figures that are written like one already shown are only named.
const SHOWN_IN_FULL: usize = 4;
/// No more figures than this are shown in full.
const MOST: usize = 8;
/// Of a longer figure only so many bytes are shown.
const LONGEST: usize = 120;
/// How many columns a line of a label may lose by being broken at a space.
const BREAKING: usize = 10;

/// Writes the evidence, document by document; returns the width of the line numbers.
pub(super) fn write(
    sheet: &mut Sheet<'_>,
    evidence: &[Evidence],
    sources: &Sources<'_>,
    style: Style,
) -> io::Result<usize> {
    let (shown, repeated) = split(evidence);
    let lines = shown.iter().map(|evidence| evidence.position.line);
    let gutter = lines.max().unwrap_or(0).to_string().len();
    for (id, figures) in by_document(&shown) {
        let place = figures.first().map_or(String::new(), |first| {
            format!("{}:{}:{}", id, first.position.line, first.position.column)
        });
        sheet.space(gutter + 1).put(FRAME, "╭─ ").put(PLAIN, &place);
        let source = sources.get(id);
        if let Some(date) = source.and_then(|source| source.published) {
            sheet.put(DIM, &date.format(" · %-d %B %Y").to_string());
        }
        sheet.end()?;
        match source {
            Some(source) => excerpts(sheet, source, &figures, gutter, style)?,
            None => words(sheet, &figures, gutter)?,
        }
    }
    if !shown.is_empty() {
        sheet.space(gutter + 1).put(FRAME, "╰─").end()?;
    }
    for Repeated { text, places, more } in repeated {
        let places: Vec<String> = places.into_iter().map(place).collect();
        let more = match more {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let also = format!("also {}: {}{more}", shortened(text), places.join(", "));
        super::bullet(sheet, gutter, &also)?;
    }
    Ok(gutter)
}

/// The part of a figure that is shown: all of it, unless it is of absurd length.
fn shown_of(source: &Source<'_>, figure: Span) -> Span {
    let longest = figure.start.saturating_add(LONGEST);
    let mut end = figure.end.min(longest).min(source.text.len());
    while !source.text.is_char_boundary(end) {
        end += 1;
    }
    Span::new(figure.start, end)
}

fn place(evidence: &Evidence) -> String {
    let position = evidence.position;
    format!(
        "{}:{}:{}",
        evidence.document, position.line, position.column
    )
}

/// A figure in other places, written like one that is shown, or one too many to be shown.
struct Repeated<'a> {
    text: &'a str,
    places: Vec<&'a Evidence>,
    more: usize,
}

/// What is shown in full, and what is only named.
fn split(evidence: &[Evidence]) -> (Vec<&Evidence>, Vec<Repeated<'_>>) {
    let mut shown: Vec<&Evidence> = Vec::new();
    let mut repeated: Vec<Repeated<'_>> = Vec::new();
    let mut by_text: BTreeMap<&str, usize> = BTreeMap::new();
    for figure in evidence {
        let is_shown = shown.iter().any(|other| other.text == figure.text);
        let new = evidence.len() <= SHOWN_IN_FULL || !is_shown;
        if new && shown.len() < MOST {
            shown.push(figure);
            continue;
        }
        let index = *by_text.entry(&figure.text).or_insert(repeated.len());
        match repeated.get_mut(index) {
            Some(known) if known.places.len() < MOST => known.places.push(figure),
            Some(known) => known.more += 1,
            None => repeated.push(Repeated {
                text: &figure.text,
                places: vec![figure],
                more: 0,
            }),
        }
    }
    (shown, repeated)
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
    source: &Source<'_>,
    figures: &[&Evidence],
    gutter: usize,
    style: Style,
) -> io::Result<()> {
    let spans: Vec<(Span, Span)> = figures
        .iter()
        .map(|figure| (figure.span, figure.sentence))
        .collect();
    for (nth, run) in excerpt::runs(&spans).into_iter().enumerate() {
        sheet.space(gutter + 1);
        sheet.put(FRAME, if nth == 0 { "│" } else { "┊" }).end()?;
        let figures = figures.get(run).unwrap_or_default();
        let spans: Vec<Span> = figures
            .iter()
            .map(|figure| shown_of(source, figure.span))
            .collect();
        let sentence = figures
            .iter()
            .map(|figure| figure.sentence)
            .reduce(Span::join)
            .unwrap_or(Span::new(0, 0));
        // Room for the line number, the frame, and an ellipsis at the end.
        let room = sheet.width - (gutter + 3) - 2;
        for row in excerpt::rows(source.text, source.lines(), sentence, &spans, room) {
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
