//! Underlines of figures, and what the figures were read as.

use std::io;

use anstyle::{Effects, Style};

use super::excerpt::Mark;
use crate::report::sheet::{self, FRAME, Sheet};

/// How many columns a line of a label may lose by being broken at a space.
const BREAKING: usize = 10;

/// A label is broken into lines no narrower than this, even where that goes beyond the width.
const NARROWEST: usize = 16;

/// Writes the underlines of a row's marks and the labels of those that have one: the last to the
/// right of its mark, if it fits there, the others below.
pub(super) fn write(
    sheet: &mut Sheet<'_>,
    marks: &[(&Mark, Option<&str>)],
    gutter: usize,
    style: Style,
) -> io::Result<()> {
    let room = sheet.width - (gutter + 3);
    let mut hanging: Vec<(&Mark, &str)> = marks
        .iter()
        .filter_map(|(mark, label)| Some((*mark, (*label)?)))
        .collect();
    let beside = hanging.pop_if(|(mark, label)| {
        let is_last = marks.last().is_some_and(|(last, _)| last == mark);
        is_last && mark.columns.end + 1 + sheet::width(label) <= room
    });
    frame(sheet, gutter);
    let mut column = 0;
    for (nth, (mark, _)) in marks.iter().enumerate() {
        let start = mark.columns.start.max(column);
        let end = mark.columns.end.max(start + 1);
        let left = match hanging.as_slice() {
            [(only, label)] if nth == 0 && only == mark => place(mark, label, 0, room),
            _ => start,
        };
        sheet.space(left - column);
        if left < start {
            sheet.put(style, "╭");
            sheet.put(style, &"─".repeat(start - left - 1));
        }
        let stroke = if mark.passage { "─" } else { "━" };
        sheet.put(style, &stroke.repeat(end - start));
        column = end;
    }
    // Marks are bold; what they were read as is to be read, and is not.
    let plain = style - Effects::BOLD;
    if let Some((_, label)) = beside {
        sheet.space(1).put(plain, label);
    }
    sheet.end()?;
    let alone = hanging.len() == 1
        && marks.first().map(|(mark, _)| *mark) == hanging.first().map(|(mark, _)| *mark);
    while let Some((mark, label)) = hanging.pop() {
        let floor = hanging
            .last()
            .map_or(0, |(other, _)| other.columns.start + 2);
        let start = place(mark, label, floor, room);
        if start < mark.columns.start && !alone {
            let column = bars(sheet, &hanging, gutter, style);
            sheet.space(start.saturating_sub(column)).put(style, "╭");
            sheet.put(style, &"─".repeat(mark.columns.start - start - 1));
            sheet.put(style, "╯").end()?;
        }
        let room = room.saturating_sub(start + 2).max(NARROWEST);
        for (nth, line) in sheet::wrap(label, room, room).iter().enumerate() {
            let column = bars(sheet, &hanging, gutter, style);
            sheet.space(start.saturating_sub(column));
            sheet.put(style, if nth == 0 { "╰ " } else { "  " });
            sheet.put(plain, line).end()?;
        }
    }
    Ok(())
}

fn frame(sheet: &mut Sheet<'_>, gutter: usize) {
    sheet.space(gutter + 1).put(FRAME, "│ ");
}

/// Writes the lines that lead down to labels yet to come; returns the column after the last.
fn bars(sheet: &mut Sheet<'_>, hanging: &[(&Mark, &str)], gutter: usize, style: Style) -> usize {
    frame(sheet, gutter);
    let mut column = 0;
    for (mark, _) in hanging {
        if mark.columns.start >= column {
            sheet.space(mark.columns.start - column).put(style, "│");
            column = mark.columns.start + 1;
        }
    }
    column
}

/// The column at which a label below its mark starts: that of the mark, or further left if the label
/// would take more than two lines there, but no further than `floor`.
fn place(mark: &Mark, label: &str, floor: usize, room: usize) -> usize {
    let two_lines = sheet::width(label) / 2 + BREAKING + 2;
    let left = room.saturating_sub(two_lines).max(floor);
    mark.columns.start.min(left)
}
