//! Tables whose last row is the sum of the rows above it: by its label ("Total", "All"), or by its time, which
//! the times of the rows make up.

use chrono::NaiveDate;

use super::sum::{Sum, gap};
use crate::case::Case;
use crate::claim::Claim;
use crate::compare::values;
use crate::comparison::ValueRelation;
use crate::passage::{Cue, Passage, Sign, Term};
use crate::value::{Bound, Interval};
use rust_decimal::Decimal;

/// A row has no more words than this in its label.
const WORDS: usize = 4;
/// Of fewer rows nothing tells that they are a table.
const FEWEST: usize = 2;
/// By which share of it the rows may miss what only begins with a word for a total.
const CLOSE: Decimal = Decimal::from_parts(2, 0, 0, false, 2);
/// Rows that are looked at above a total, at most.
const MOST: usize = 64;

/// A row: its figures, and the time that stands before them.
struct Row<'a> {
    passage: &'a Passage,
    figures: Vec<usize>,
}

/// The columns of the tables of all documents that do not add up to their last row.
pub(super) fn mismatches(case: &Case<'_>) -> Vec<Sum> {
    let mut found = Vec::new();
    let mut rows: Vec<Row<'_>> = Vec::new();
    for passage in case.passages {
        let row = row(case, passage);
        let goes_on = row.as_ref().is_some_and(|row| {
            rows.last().is_none_or(|last| {
                last.passage.document == passage.document && last.figures.len() == row.figures.len()
            })
        });
        if !goes_on {
            rows.clear();
        }
        let Some(row) = row else { continue };
        let total = is_total(&row);
        if rows.len() >= FEWEST {
            found.extend(sums(case, &rows, &row));
        }
        // What a row adds up is not to be added again.
        if !total {
            rows.push(row);
        }
        if rows.len() > MOST {
            rows.remove(0);
        }
    }
    found.extend(items(case));
    found
}

/// Lists of lines with one amount each, whatever is said of it, that end in a total: "Cash of 343 goes into …",
/// "A further 30 covers …", "Total: 363".
fn items(case: &Case<'_>) -> Vec<Sum> {
    let mut found = Vec::new();
    let mut parts: Vec<usize> = Vec::new();
    let mut document = None;
    for passage in case.passages {
        if document != Some(passage.document) {
            parts.clear();
            document = Some(passage.document);
        }
        let Some(figure) = item(case, passage) else {
            parts.clear();
            continue;
        };
        let row = Row {
            passage,
            figures: vec![figure],
        };
        if is_total(&row) {
            let dimension = |index: usize| {
                let claim = case.claim(index)?;
                Some(values::quantity(&claim.mention)?.dimension)
            };
            // "It has three parts" may lead the list.
            parts.retain(|part| dimension(*part) == dimension(figure));
            if parts.len() >= FEWEST {
                found.extend(sum(case, &parts, figure, case.thresholds.sum_gap));
            }
            parts.clear();
        } else if parts.len() < MOST {
            parts.push(figure);
        }
    }
    found
}

/// The only amount of a short line of a list.
fn item(case: &Case<'_>, passage: &Passage) -> Option<usize> {
    /// A line of more terms is no item of a list.
    const TERMS: usize = 16;
    let mut figures = passage.claims().filter(|index| {
        let claim = case.claim(*index);
        claim.is_some_and(|claim| values::quantity(&claim.mention).is_some())
    });
    let (figure, None) = (figures.next()?, figures.next()) else {
        return None;
    };
    (passage.terms.len() <= TERMS).then_some(figure)
}

/// A short line of a label or a time and one or more figures.
fn row<'a>(case: &Case<'_>, passage: &'a Passage) -> Option<Row<'a>> {
    let is_figure = |index: usize| {
        let claim = case.claim(index);
        claim.is_some_and(|claim| values::quantity(&claim.mention).is_some())
    };
    let first = passage
        .terms
        .iter()
        .position(|term| term.claim().is_some_and(is_figure))?;
    let (label, cells) = passage.terms.split_at(first);
    let labelled = !label.is_empty() && label.len() <= WORDS;
    let figures: Vec<usize> = cells.iter().filter_map(Term::claim).collect();
    let bare = figures.len() == cells.len() && figures.iter().all(|index| is_figure(*index));
    (labelled && bare).then_some(Row { passage, figures })
}

/// The columns in which the rows miss the last.
fn sums(case: &Case<'_>, rows: &[Row<'_>], last: &Row<'_>) -> Vec<Sum> {
    let tiled = tiled_by(case, rows, last);
    let (total, loosely) = (is_total(last), begins_with_total(last));
    let named = total || loosely;
    let above = match tiled {
        Some(count) => &rows[rows.len() - count..],
        None if named => rows,
        None => return Vec::new(),
    };
    let mut found = Vec::new();
    for column in 0..last.figures.len() {
        let mut parts: Vec<usize> = Vec::new();
        for row in above {
            parts.extend(row.figures.get(column));
        }
        let most = match tiled {
            Some(_) => Decimal::new(5, 1),
            // "Total debt" may be of something else.
            None if !total => CLOSE,
            None => case.thresholds.sum_gap,
        };
        found.extend(
            last.figures
                .get(column)
                .and_then(|total| sum(case, &parts, *total, most)),
        );
    }
    found
}

fn sum(case: &Case<'_>, parts: &[usize], total: usize, most: Decimal) -> Option<Sum> {
    let whole = values::quantity(&case.claim(total).filter(|claim| adds_up(claim))?.mention)?;
    let mut added = Interval::point(Decimal::ZERO);
    for part in parts {
        let own = values::quantity(&case.claim(*part).filter(|claim| adds_up(claim))?.mention)?;
        if own.dimension != whole.dimension {
            return None;
        }
        added = added.plus(&own.figure.strict()).ok()?;
    }
    let off = gap(&added, &whole.figure.strict())?;
    let apart = values::computed(&added, &whole.figure) == ValueRelation::Apart;
    (apart && off <= most).then(|| Sum {
        total,
        parts: parts.to_vec(),
        added,
        rounding: false,
        confidence: 0.85,
    })
}

fn adds_up(claim: &Claim) -> bool {
    let amount =
        values::quantity(&claim.mention).is_some_and(|quantity| quantity.dimension.is_amount());
    amount && claim.mention.bound() == Bound::Exact
}

/// Is its label no more than a word for a total?
fn is_total(row: &Row<'_>) -> bool {
    // "Total: 363".
    let mut label = row
        .passage
        .terms
        .iter()
        .filter(|term| **term != Term::Cue(Cue::List));
    let first = label.position(|term| term.claim().is_some());
    first.is_some_and(|first| first <= 1) && begins_with_total(row)
}

/// "Total added: 363".
fn begins_with_total(row: &Row<'_>) -> bool {
    row.passage.is_signed(0, Sign::Total)
}

/// How many of the rows above it a row's time is made up of, one behind the other.
fn tiled_by(case: &Case<'_>, rows: &[Row<'_>], last: &Row<'_>) -> Option<usize> {
    let (start, end) = days(case, last)?;
    let mut from = end;
    for (count, row) in rows.iter().rev().enumerate() {
        let (first, behind) = days(case, row)?;
        if behind != from {
            return None;
        }
        from = first;
        if from == start {
            return (count + 1 >= FEWEST).then_some(count + 1);
        }
    }
    None
}

/// The time that a row is of.
fn days(case: &Case<'_>, row: &Row<'_>) -> Option<(NaiveDate, NaiveDate)> {
    let mut times = row.passage.claims();
    let period = times.find_map(|index| case.claim(index)?.mention.period())?;
    Some((period.start()?, period.end()?))
}
