//! Averages against the total and the count that they come from, where the three stand near each other: "$162m
//! in three days. It was shown in 4,243 cinemas, an average of $58,200 per site".
//!
//! Nothing but their places joins the three, so the average must be what the two make but for a slip of the
//! pen: one digit, two exchanged, or the point.

use rust_decimal::Decimal;

use super::rate_counts::plain;
use super::rate_mismatch::Product;
use super::window::LONGEST;
use crate::case::Case;
use crate::claim::{Claim, Modality, Role, Statistic};
use crate::compare::slip::is_slip_of;
use crate::compare::values::{self, Dimension, Quantity};
use crate::mention::Kind;
use crate::passage::{Cue, Passage, Term};
use crate::value::{Bound, CalendarUnit, Interval};

/// How many sentences before an average its total, and its count, may stand.
const REACH: usize = 3;
/// What is averaged over fewer is told one by one.
const FEWEST: Decimal = Decimal::from_parts(10, 0, 0, false, 0);

/// A figure near an average.
struct Near<'a> {
    index: usize,
    claim: &'a Claim,
    quantity: Quantity,
}

/// The averages that miss what the figures before them make by a slip.
pub(super) fn quotients(case: &Case<'_>) -> Vec<Product> {
    let mut found = Vec::new();
    for (at, passage) in case.passages.iter().enumerate() {
        let near = case.passages.get(at.saturating_sub(REACH)..=at);
        let terms: usize = near
            .unwrap_or_default()
            .iter()
            .filter(|near| near.document == passage.document)
            .map(|near| near.terms.len())
            .sum();
        if !passage.in_story || terms > LONGEST {
            continue;
        }
        let averages = passage.terms.iter().enumerate();
        let averages = averages.filter_map(|(place, term)| {
            let index = term.claim()?;
            is_average(case, passage, place, index).then_some(index)
        });
        for average in averages {
            found.extend(quotient(case, at, average));
        }
    }
    found
}

/// Is it said to be for each of something that is counted, and not timed?
fn is_average(case: &Case<'_>, passage: &Passage, place: usize, index: usize) -> bool {
    let Some(claim) = case.claim(index) else {
        return false;
    };
    let timed = claim.mention.per.as_ref().is_some_and(|per| {
        CalendarUnit::ALL
            .into_iter()
            .any(|unit| unit.name() == per.name())
    });
    let each = |at: usize| passage.terms.get(at) == Some(&Term::Cue(Cue::Each));
    let before = passage.terms.get(..place).unwrap_or_default();
    let on_average =
        before.contains(&Term::Cue(Cue::Basis)) && before.contains(&Term::Cue(Cue::Each));
    let said = claim.subject.statistic == Statistic::Average || each(place + 1) || on_average;
    let amount = values::quantity(&claim.mention).is_some_and(|quantity| {
        matches!(
            quantity.dimension,
            Dimension::Money(..) | Dimension::Measure(..)
        )
    });
    amount && said && !timed && claim.in_story && claim.mention.bound() == Bound::Exact
}

fn quotient(case: &Case<'_>, at: usize, average: usize) -> Option<Product> {
    let claim = case.claim(average)?;
    let own = values::quantity(&claim.mention)?;
    let unit = plain(&own.dimension)?;
    let near = near(case, at, average);
    let larger = |other: &&Near<'_>| {
        other.quantity.dimension == unit && other.quantity.figure.nominal() > own.figure.nominal()
    };
    let counts = || near.iter().filter(|other| is_count(other));
    let mut slips = Vec::new();
    for total in near.iter().filter(larger) {
        for count in counts() {
            let value = total
                .quantity
                .figure
                .strict()
                .over(&count.quantity.figure.strict());
            let Ok(value) = value else { continue };
            if values::computed(&value, &own.figure).agrees() {
                return None;
            }
            if is_slip_of(&value, &own.figure) {
                slips.push((total.index, count, value));
            }
        }
    }
    let [(total, count, _)] = slips.as_slice() else {
        return None;
    };
    let value = own.figure.strict().times(&count.quantity.figure.strict());
    Some(Product {
        rate: average,
        time: count.index,
        total: *total,
        value: value.ok()?,
        confidence: 0.75,
    })
}

fn is_count(near: &Near<'_>) -> bool {
    near.quantity.dimension == Dimension::Count(None)
        && matches!(near.claim.mention.kind(), Kind::Count | Kind::Number)
        && near.quantity.figure.nominal() >= Some(FEWEST)
        && near.quantity.figure.strict() != Interval::ALL
}

/// The plain figures of the sentence of an average and of those before it.
fn near<'a>(case: &Case<'a>, at: usize, average: usize) -> Vec<Near<'a>> {
    let document = case.passages.get(at).map(|passage| passage.document);
    let reach = case.passages.get(at.saturating_sub(REACH)..=at);
    let own = reach.unwrap_or_default().iter();
    own.filter(|passage| Some(passage.document) == document && passage.in_story)
        .flat_map(Passage::claims)
        .filter(|index| *index != average)
        .filter_map(|index| {
            let claim = case.claim(index)?;
            let quantity = values::quantity(&claim.mention)?;
            let plain = claim.mention.per.is_none()
                && matches!(claim.mention.bound(), Bound::Exact | Bound::About)
                && !matches!(claim.role, Role::Change | Role::Share)
                && claim.modality != Modality::Denied;
            plain.then_some(Near {
                index,
                claim,
                quantity,
            })
        })
        .collect()
}
