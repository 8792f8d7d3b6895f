//! Figures that beat a record in its own text, near it and with the time that they are of: "the fewest since 1960 … 306
//! in 2018 and 271 in 2013".

use rust_decimal::Decimal;

use super::record::Record;
use super::rival_times::told_time;
use super::rivals::are_of_two;
use crate::case::Case;
use crate::claim::Claim;
use crate::compare::values;
use crate::mention::{Kind, Value};
use crate::passage::{Passage, Term};
use crate::value::{Figure, Period};

/// How many sentences behind a record may tell of others.
const BEHIND: usize = 3;
/// How many terms may stand between a figure and its time.
const NEAR: usize = 4;
/// What is told beside a record is no more than so many times it, or it is of something else.
const FACTOR: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

/// The first figure beside a record that beats it and is of a time before it, and after that since which it is one.
pub(super) fn rival(
    case: &Case<'_>,
    record: &Record,
    beats: impl Fn(&Claim) -> bool,
) -> Option<usize> {
    let held = case.claim(record.claim)?;
    let own = told_time(case, held).and_then(|days| days.start());
    let before = own.or_else(|| case.published(held.document))?;
    let since = record.since.and_then(|since| since.end());
    // Its own sentence knows what it says: "a record for a September, though not for any month".
    let near = case.passages.get(record.at + 1..).unwrap_or_default();
    let mut near = near
        .iter()
        .take(BEHIND)
        .filter(|passage| passage.document == held.document && passage.in_story);
    near.find_map(|passage| {
        let mut figures = case.figures_of(passage);
        figures.find(|index| {
            let Some(other) = case.claim(*index).filter(|_| *index != record.claim) else {
                return false;
            };
            let end =
                time(case, passage, *index).and_then(|days| Some((days.start()?, days.end()?)));
            let earlier = end.is_some_and(|(start, end)| {
                end <= before && since.is_none_or(|since| start >= since)
            });
            earlier
                && is_of_the_same(held, other)
                && !are_of_two(held, other)
                && values::within_factor(held, other, FACTOR)
                && beats(other)
        })
    })
}

/// The time that stands directly behind a figure, or else before it, with no other figure between.
fn time(case: &Case<'_>, passage: &Passage, index: usize) -> Option<Period> {
    let place = passage.place_of(index)?;
    let at = |term: &Term| term.claim().and_then(|index| case.claim(index));
    let period = |claim: &Claim| claim.mention.period();
    let (before, behind) = (passage.terms.get(..place)?, passage.terms.get(place + 1..)?);
    let next = behind.iter().take(NEAR).find_map(at);
    let last = before.iter().rev().take(2 * NEAR).find_map(at);
    next.and_then(period).or_else(|| last.and_then(period))
}

/// Do two figures measure the same, as far as they say: in one unit, or one of them a bare number that leaves out
/// what it is of?
fn is_of_the_same(held: &Claim, other: &Claim) -> bool {
    let quantities = values::quantity(&held.mention).zip(values::quantity(&other.mention));
    let Some((own, theirs)) = quantities else {
        return false;
    };
    let measures = held
        .subject
        .measure
        .as_ref()
        .zip(other.subject.measure.as_ref());
    let alike = measures.is_none_or(|(one, other)| one == other);
    match (&held.mention.value, &other.mention.value) {
        (_, Value::Number { figure }) => !is_year(figure),
        (Value::Count { noun: one, .. }, Value::Count { noun: other, .. }) => one == other,
        (Value::Count { .. } | Value::Number { .. }, _) => false,
        _ if held.mention.kind() == Kind::Percent => alike && measures.is_some(),
        _ => own.dimension.of_all() == theirs.dimension.of_all(),
    }
}

/// Can a bare number be a year?
fn is_year(figure: &Figure) -> bool {
    let years = Decimal::from(1500)..Decimal::from(2100);
    let nominal = figure.nominal();
    nominal.is_some_and(|number| number.is_integer() && years.contains(&number))
}
