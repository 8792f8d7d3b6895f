//! The publication date that a document's own first lines state.
//!
//! | text | |
//! | --- | --- |
//! | `11th February 2024 – (Beijing) …`, `PARIS, 3 March 2024 (Reuters) - …` | a date, then a dash, a bracket or the line's end |
//! | `Published: 2024-02-09`, `Updated Feb 3, 2023` | a date after a word of publishing |
//!
//! "On 3 March 1991 the …" is a sentence, and so is "February 2024 was mild". A date without its year
//! ("OSLO, March 11 —") is a dateline where the document's stated publication date gives the year. A row of a sheet
//! ("Opened: 11 March 2022"), and a day months before the stated one, tell of the story.

use std::iter;

use chrono::NaiveDate;

use super::cursor::Cursor;
use super::when::When;
use crate::lexicon::hints;
use crate::mention::Dateline;
use crate::normalize::scene::Scene;
use crate::normalize::signs::LINE;
use crate::normalize::token::{Break, Case, Shape};
use crate::value::Grain;

/// A dateline stands in the first so many lines that are not empty.
const LINES: usize = 6;
/// At most so many tokens of place names and the like stand before the date.
const BEFORE: usize = 10;
/// A page bears a day near that of its publication, where that is known.
const NEAR: i64 = 31;

/// Finds the dateline. `cursor` sees the whole document; its clock knows the stated day of publication,
/// if there is one.
pub(super) fn find(scene: &Scene<'_>, cursor: &Cursor<'_>) -> Option<Dateline> {
    let starts = iter::once(0).chain(scene.signs.all(1, LINE));
    starts
        .take(LINES)
        .find_map(|start| in_line(scene, cursor, start))
}

fn in_line(scene: &Scene<'_>, cursor: &Cursor<'_>, start: usize) -> Option<Dateline> {
    let published = cursor.words.publishing.longest(scene.tokens, start);
    let first = published.map_or(start, |(end, ())| end);
    if published.is_none() && scene.written(start) == "|" {
        return None;
    }
    for at in first..=start + BEFORE {
        let in_line = at == start
            || scene
                .get(at)
                .is_some_and(|token| token.after == Break::None);
        if !in_line {
            return None;
        }
        if scene.signs.bears(at, hints::TIME)
            && let Some((end, date)) = full_date(cursor, at)
            && (published.is_some()
                || ends_dateline(scene, end) && !is_labelled(scene, at) && is_near(cursor, date))
        {
            let span = scene.span(at, end);
            return Some(Dateline { span, date });
        }
        let place = match scene.get(at)?.shape {
            Shape::Word => scene.get(at)?.case != Case::Lower || published.is_some(),
            Shape::Symbol => matches!(
                scene.written(at),
                "," | "." | "(" | ")" | "/" | ":" | "|" | "*" | "_"
            ),
            Shape::Hyphen => true,
            Shape::Numeral | Shape::Clitic => published.is_some(),
        };
        if !place {
            return None;
        }
    }
    None
}

/// Does a label stand before it: "Opened: 11 March 2022"?
fn is_labelled(scene: &Scene<'_>, at: usize) -> bool {
    let label = at.checked_sub(2).and_then(|label| scene.get(label));
    label.is_some_and(|label| label.case != Case::Upper) && scene.written(at - 1) == ":"
}

/// May the page have come out on that day, by the day of publication that is stated?
fn is_near(cursor: &Cursor<'_>, date: NaiveDate) -> bool {
    let stated = cursor.clock.today;
    stated.is_none_or(|stated| (stated - date).num_days().abs() <= NEAR)
}

/// A date with day and month, and a year that is written or that the stated day of publication gives.
fn full_date(cursor: &Cursor<'_>, at: usize) -> Option<(usize, NaiveDate)> {
    let (end, fields) = cursor.numeric_date(at).or_else(|| cursor.date(at))?;
    let dated = fields.year.is_some() || fields.month.is_some() && cursor.clock.today.is_some();
    if !dated || fields.day.is_none() {
        return None;
    }
    let period = When::Fields(fields).resolve(&cursor.clock).days.ok()?;
    (period.grain() == Grain::Day).then_some((end, period.start()?))
}

/// Does what follows the date set it apart from a sentence: a dash, a bracket, a bar, the line's end?
fn ends_dateline(scene: &Scene<'_>, end: usize) -> bool {
    time_of_day(scene, end)
        || scene.get(end).is_none_or(|token| {
            token.after != Break::None
                || token.shape == Shape::Hyphen && !token.glued
                || matches!(
                    scene.written(end),
                    "(" | ")" | "|" | "•" | "·" | ":" | "*" | "_"
                )
        })
}

/// Does a time of day follow: "10:30", "at 12.00 GMT", ", 9.15am", "/ 10:30 AM", "T10:30:00Z"?
fn time_of_day(scene: &Scene<'_>, end: usize) -> bool {
    let joins = matches!(scene.written(end), "," | "/" | "at" | "T" | "|");
    let at = end + usize::from(joins);
    let same_line = (end..=at).all(|at| {
        scene
            .get(at)
            .is_some_and(|token| token.after == Break::None)
    });
    let Some(hour) = scene
        .get(at)
        .filter(|token| same_line && token.shape == Shape::Numeral)
    else {
        return false;
    };
    let written = hour.text(scene.text);
    let minutes = scene.written(at + 1) == ":" && scene.glued(at + 1) && scene.glued(at + 2);
    let pointed = written
        .split_once('.')
        .is_some_and(|(hour, minute)| hour.len() <= 2 && minute.len() == 2);
    minutes || pointed
}

#[cfg(test)]
mod tests {
    use crate::document::Document;

    fn dateline(text: &str) -> Option<String> {
        let document = Document::new("test", text);
        let reading = crate::normalize::read(&document, crate::lexicon::Lexicon::english());
        reading.dateline.map(|dateline| dateline.date.to_string())
    }

    #[test]
    fn datelines() {
        for text in [
            "11th March 2022 – (Oslo) The minister said so.",
            "A headline\n\n11 March 2022 — The minister said so.",
            "OSLO, 11 March 2022 (Agency) - The minister said so.",
            "OSLO, March 11, 2022 — The minister said so.",
            "A headline\nPublished: 2022-03-11\n\nThe minister said so.",
            "A headline\nBy A. Writer\nUpdated Mar 11, 2022\nThe minister said so.",
            "11 March 2022\nThe minister said so.",
            "Fri 11 Mar 2022 12.00 GMT\nThe minister said so.",
            "March 11, 2022 / 10:30 AM\nThe minister said so.",
            "11 March 2022 at 10:30\nThe minister said so.",
            "# A headline\n\n*The Oslo Courier, 11 March 2022*\n\nThe minister said so.",
            "Friday, 11 March 2022\nThe minister said so.",
        ] {
            assert_eq!(dateline(text).as_deref(), Some("2022-03-11"), "{text:?}");
        }
    }

    #[test]
    fn sentences_and_dates_without_a_year_are_no_datelines() {
        for text in [
            "On 3 March 1991 the dam broke.",
            "11 March 2022 was a Friday.",
            "OSLO, March 11 — The minister said so.",
            "The treaty of 11 March 2022 – signed in Oslo – holds.",
            "March 2022 – a mild month",
            "30 February 2022 – (Oslo) The minister said so.",
            "The Oslo ring\n\nOpened: 11 March 2022\nLength: 15 km",
            "The Oslo ring\n\n| Opened | 11 March 2022 |\n| Length | 15 km |",
        ] {
            assert_eq!(dateline(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_stated_day_of_publication_gives_the_year() {
        let stated = chrono::NaiveDate::from_ymd_opt(2022, 3, 12).expect("a day");
        let document =
            Document::new("test", "OSLO, March 11 — The minister said so.").published(stated);
        let reading = crate::normalize::read(&document, crate::lexicon::Lexicon::english());
        let date = reading.dateline.map(|dateline| dateline.date.to_string());
        assert_eq!(date.as_deref(), Some("2022-03-11"));
    }

    #[test]
    fn a_dateline_resolves_what_the_document_does_not_date() {
        let times = super::super::corpus::times("", "OSLO, 11 March 2022 — It fell last year.");
        assert_eq!(
            times.last().map(|(_, said)| said.as_str()),
            Some("2021-01-01/2022-01-01")
        );
    }
}
