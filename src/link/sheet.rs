//! The lines of a sheet: each a label and its figure, and no headline though nothing closes them.
//!
//! | line | row |
//! | --- | --- |
//! | `Length: 15 km in two tunnels` | a label, a colon and what begins with a figure |
//! | `Coal - 1.0 - 1.5`, `Kestrel / 11 / 4` | cells, of which the first alone has no figure |
//! | `• Sales of 12 million` | what a bullet marks, with a figure |
//! | `$15.9bn – the first estimate` | a figure, a dash and its label |
//! | `Northern isles 3,114` | a label and a number, among others of its kind |
//! | `Of the boats, 12 are wooden (40%)` | what holds a figure beside such lines |

use super::sentence::Sentence;
use crate::token::{Shape, Token};

/// Two lines with labels of their own are no chance; words that end in a number are, unless a third does.
const FEWEST_LABELLED: usize = 2;
const FEWEST_BARE: usize = 3;

/// A label has no more tokens than this, and its figure begins within so many behind it.
const LONGEST_LABEL: usize = 16;
const FIGURE_WITHIN: usize = 6;
/// What marks an item of a list.
const BULLETS: [char; 5] = ['•', '-', '–', '*', '·'];
/// What ends in a number after more tokens than this says something of it.
const LONGEST_BARE: usize = 6;

/// What a line that nothing closes is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// A label and a colon, or cells.
    Labelled,
    /// A label and a number.
    Bare,
    /// Anything else with a figure.
    Figure,
    Other,
}

/// Which sentences are rows of a sheet.
pub(super) fn rows(text: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<bool> {
    let lines: Vec<Line> = sentences
        .iter()
        .map(|sentence| line(text, tokens, sentence))
        .collect();
    let mut rows = vec![false; lines.len()];
    let labelled = lines.iter().filter(|line| **line == Line::Labelled);
    if labelled.count() >= FEWEST_LABELLED {
        for (row, line) in rows.iter_mut().zip(&lines) {
            *row = *line == Line::Labelled;
        }
    }
    let mut at = 0;
    for run in lines.chunk_by(|one, other| one == other) {
        if run.first() == Some(&Line::Bare) && run.len() >= FEWEST_BARE {
            rows[at..at + run.len()].fill(true);
        }
        at += run.len();
    }
    for (nth, line) in lines.iter().enumerate().skip(1) {
        let paragraph = sentences[nth].paragraph;
        let mut beside = [nth - 1, nth + 1].into_iter();
        rows[nth] |= *line == Line::Figure
            && beside.any(|other| {
                let of_sheet = rows.get(other) == Some(&true);
                of_sheet && sentences[other].paragraph == paragraph
            });
    }
    rows
}

fn line(text: &str, tokens: &[Token], sentence: &Sentence) -> Line {
    let range = sentence.tokens.clone();
    let Some(own) = tokens.get(range).filter(|_| !sentence.closed) else {
        return Line::Other;
    };
    if is_labelled(text, own) || are_cells(text, own) || explains(own) || is_item(text, own) {
        Line::Labelled
    } else if is_bare(text, own) {
        Line::Bare
    } else if own.iter().any(|token| token.shape == Shape::Numeral) {
        Line::Figure
    } else {
        Line::Other
    }
}

fn is_sign(text: &str, token: &Token, sign: char) -> bool {
    token.shape == Shape::Symbol && token.text(text).starts_with(sign)
}

/// "Deaths in 2022: 608".
fn is_labelled(text: &str, own: &[Token]) -> bool {
    let front = own.iter().take(LONGEST_LABEL);
    let colon = front
        .enumerate()
        .find(|(_, token)| is_sign(text, token, ':'));
    let Some((at, _)) = colon.filter(|(at, _)| *at > 0) else {
        return false;
    };
    let mut behind = own[at + 1..].iter().take(FIGURE_WITHIN);
    behind.any(|token| token.shape == Shape::Numeral)
}

/// "$15.9bn – the first estimate".
fn explains(own: &[Token]) -> bool {
    let mut front = own.iter().take(2);
    let figure = front.any(|token| token.shape == Shape::Numeral);
    let mut dashes = own.iter().take(FIGURE_WITHIN).skip(1);
    figure && dashes.any(|token| token.shape == Shape::Hyphen && !token.glued)
}

/// "• Sales of 12 million, up 4 per cent".
fn is_item(text: &str, own: &[Token]) -> bool {
    let bullet = own.first().is_some_and(|token| {
        let written = token.text(text);
        matches!(token.shape, Shape::Symbol | Shape::Hyphen) && written.starts_with(BULLETS)
    });
    let spaced = own.get(1).is_some_and(|token| !token.glued);
    bullet && spaced && own.iter().any(|token| token.shape == Shape::Numeral)
}

/// "Kestrel / 11 / 4", "Coal - 1.0 - 1.5", "| 2 | Kestrel | 86.9 |".
fn are_cells(text: &str, own: &[Token]) -> bool {
    let mut bars = own.iter().filter(|token| is_sign(text, token, '|'));
    if bars.nth(1).is_some() {
        return own.iter().any(|token| token.shape == Shape::Numeral);
    }
    let parts = |token: &Token| {
        is_sign(text, token, '/')
            || is_sign(text, token, '|')
            || token.shape == Shape::Hyphen && !token.glued
    };
    let mut cells = own.split(parts).filter(|cell| !cell.is_empty());
    let label = cells.next();
    let of_words = |cell: &[Token]| cell.iter().any(|token| token.shape == Shape::Word);
    let mut count = 0;
    let figures = cells.all(|cell| {
        count += 1;
        let mut front = cell.iter().take(2);
        front.any(|token| token.shape == Shape::Numeral)
    });
    label.is_some_and(of_words) && figures && count >= 2
}

/// "Northern isles 3,114".
fn is_bare(text: &str, own: &[Token]) -> bool {
    let Some((last, label)) = own.split_last() else {
        return false;
    };
    // A number of four digits without a separator may be a year.
    let counts = last.shape == Shape::Numeral && last.text(text).len() != 4;
    let words = label.iter().all(|token| token.shape == Shape::Word);
    counts && words && (1..=LONGEST_BARE).contains(&label.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::link::sentence::sentences;
    use crate::token::tokenize;

    /// The lines that are rows.
    fn found(text: &str) -> Vec<&str> {
        let lexicon = Lexicon::english();
        let tokens = tokenize(text, &lexicon.vocabulary);
        let sentences = sentences(text, &tokens, lexicon);
        let lines = rows(text, &tokens, &sentences);
        let held = lines.iter().zip(&sentences).filter(|(row, _)| **row);
        held.map(|(_, sentence)| {
            let (first, last) = (sentence.tokens.start, sentence.tokens.end - 1);
            &text[tokens[first].start as usize..tokens[last].end as usize]
        })
        .collect()
    }

    #[test]
    fn labels_and_cells_and_items() {
        for (text, expected) in [
            (
                "Ferry: the first year\nLength: 38 m\nof which deck: 21 m\nCrew: about 14\n\nShe sails daily.",
                &["Length: 38 m", "of which deck: 21 m", "Crew: about 14"][..],
            ),
            (
                "Boats / built / lost\nCutter / 12 / 3\nBarge / 7 / 0",
                &["Cutter / 12 / 3", "Barge / 7 / 0"],
            ),
            (
                "Peat - 3.0 - 4.5\nCoal - 1.0 - 1.5",
                &["Peat - 3.0 - 4.5", "Coal - 1.0 - 1.5"],
            ),
            (
                "Tonnes\nNorthern isles 3,114\nSouth 903\nEast 12,002",
                &["Northern isles 3,114", "South 903", "East 12,002"],
            ),
            (
                "£15.9bn – the first estimate\n£17bn – the last",
                &["£15.9bn – the first estimate", "£17bn – the last"],
            ),
            (
                "• Sales up 4% to $12m\n• A dividend of 9 cents",
                &["• Sales up 4% to $12m", "• A dividend of 9 cents"],
            ),
            (
                "New cases: 713\nDeaths: 27\nOf the dead, 12 were children (44%)",
                &[
                    "New cases: 713",
                    "Deaths: 27",
                    "Of the dead, 12 were children (44%)",
                ],
            ),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn headlines_are_no_rows() {
        for text in [
            "Ferry fares up 5%\n\nBy Ann Lee\n\nFares rose by 5%. Riders paid.",
            "Ferries: fares up by a twentieth\n\nLive: what we know\n\nFares rose.",
            "Strike costs port $3m\nTrains late 2023\nBonds gain 3%",
            "Fares: 5% up\n\nThey rose. Riders paid.",
            "• Ferries\n• Trains",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
