//! The sentences that a finding rests on, framed, with its figures underlined and labelled.

use std::collections::BTreeMap;
use std::io;

use anstyle::Style;

use super::excerpt::{self, Mark, Row};
use super::labels;
use super::sources::{Source, Sources};
use crate::error::shortened;
use crate::finding::Evidence;
use crate::report::sheet::{DIM, FRAME, PLAIN, Sheet};
use crate::span::Span;

/// With more evidence than this, figures that are written like one already shown are only named.
const SHOWN_IN_FULL: usize = 4;
/// No more figures than this are shown in full.
const MOST: usize = 8;
/// Of a longer figure only so many bytes are shown.
const LONGEST: usize = 120;

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
        figures.dedup_by_key(|figure| figure.span);
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
    let label = |mark: &Mark| {
        let figure = figures.get(mark.figure).filter(|_| mark.last)?;
        Some(figure.reading.as_str()).filter(|reading| !reading.is_empty())
    };
    let labelled = row.marks.iter().map(|mark| (mark, label(mark)));
    labels::write(sheet, &labelled.collect::<Vec<_>>(), gutter, style)
}
