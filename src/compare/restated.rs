//! Figures that a text gives as the same amount in other words: what is known of the one holds for the
//! other.
//!
//! "2.12%, or €90.6bn" here and "€90.6bn, or 2.21 per cent" there: the percentages are of one thing,
//! since the amounts are. "€121m (£106.8m)" here and "£121m" there: the pounds are of one thing, since
//! the numbers are, and one of the signs is wrong.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::coincidence::{is_distinctive, number};
use super::page::Page;
use super::sight::Sight;
use super::slip;
use super::values::{self, Dimension};
use crate::claim::Claim;
use crate::comparison::{Comparison, SubjectRelation, ValueRelation};
use crate::value::Figure;

/// How sure the pairs are that rest on equal amounts, and those that rest on a number with two signs.
const BY_AMOUNT: f64 = 0.85;
const BY_NUMBER: f64 = 0.75;
/// How surely the documents must tell one story for a number with two signs to be one amount.
const STORY: f64 = 0.6;
/// What an amount comes to in another currency differs by less than this from one day to another, and from one rounding
/// to another.
const RATES: Decimal = Decimal::from_parts(115, 0, 0, false, 2);

/// Pairs of claims of two documents that restatements bring together, and how sure that is, given
/// what was found between them, and whether amounts of theirs have a number in common.
pub(super) fn pairs(
    one: &Page<'_>,
    other: &Page<'_>,
    found: &BTreeMap<(usize, usize), Comparison>,
    numbers: bool,
    story: f64,
) -> Vec<(usize, usize, f64)> {
    let mut pairs = Vec::new();
    if one.partners.is_empty() && other.partners.is_empty() {
        return pairs;
    }
    let equal = found.values().filter(|held| {
        held.subject == SubjectRelation::Same && held.values == ValueRelation::Equal
    });
    for held in equal {
        let ends = one.claims.get(held.left).zip(other.claims.get(held.right));
        if ends.is_none_or(|(left, right)| !is_distinctive(left) || !is_distinctive(right)) {
            continue;
        }
        for left in one.partners.get(&held.left).into_iter().flatten() {
            for right in other.partners.get(&held.right).into_iter().flatten() {
                let ends = one.claims.get(*left).zip(other.claims.get(*right));
                if ends.is_some_and(|(left, right)| !are_conversions(left, right)) {
                    pairs.push((*left, *right, BY_AMOUNT));
                }
            }
        }
    }
    if numbers && story >= STORY {
        pairs.extend(two_signs(one, other));
        let swapped = two_signs(other, one).into_iter();
        pairs.extend(swapped.map(|(right, left, sure)| (left, right, sure)));
    }
    pairs.retain(|(left, right, sure)| {
        let ends = one.claims.get(*left).zip(other.claims.get(*right));
        let held = found.get(&(*left, *right));
        ends.is_some_and(|(left, right)| dimension(left) == dimension(right))
            && held.is_none_or(|held| held.confidence < *sure)
    });
    pairs
}

/// Does a document give beside an amount what it is in the currency of another, which is not its own?
pub(super) fn is_given_in(page: &Page<'_>, claim: usize, other: &Sight<'_>) -> bool {
    let own = page.claims.get(claim).and_then(dimension);
    let money = |held: &Option<Dimension>| matches!(held, Some(Dimension::Money(..)));
    let mut partners = page.partners.get(&claim).into_iter().flatten();
    money(&own)
        && own.as_ref() != Some(&other.dimension)
        && partners.any(|partner| {
            let held = page.claims.get(*partner).and_then(dimension);
            money(&held) && held.as_ref() == Some(&other.dimension)
        })
}

/// A number that the first document has in one currency, with the amount in a second, and the other
/// document in the second.
fn two_signs(one: &Page<'_>, other: &Page<'_>) -> Vec<(usize, usize, f64)> {
    let mut by_number: FxHashMap<Decimal, Vec<usize>> = FxHashMap::default();
    for (claim, sight) in &other.sights {
        if let Some(number) = number(sight) {
            by_number.entry(number).or_default().push(*claim);
        }
    }
    let mut found = Vec::new();
    for (claim, sight) in &one.sights {
        let held = number(sight).and_then(|number| by_number.get(&number));
        let Some(held) = held else { continue };
        // What the other document has in both currencies too has the sign that it should have.
        let held = held
            .iter()
            .filter(|theirs| !other.partners.contains_key(*theirs));
        let held: Vec<usize> = held.copied().collect();
        for partner in one.partners.get(claim).into_iter().flatten() {
            let of_partner = one.claims.get(*partner).and_then(dimension);
            let others = held.iter().filter(|theirs| {
                let theirs = other.claims.get(**theirs).and_then(dimension);
                theirs == of_partner && theirs.as_ref() != Some(&sight.dimension)
            });
            found.extend(others.map(|theirs| (*partner, *theirs, BY_NUMBER)));
        }
    }
    found
}

/// Are both amounts of money, no further apart than what one amount comes to on two days?
fn are_conversions(one: &Claim, other: &Claim) -> bool {
    let money = |claim: &Claim| matches!(dimension(claim), Some(Dimension::Money(..)));
    let number = |claim: &Claim| claim.mention.figure().and_then(Figure::nominal);
    let numbers = number(one).zip(number(other));
    let differ = numbers.filter(|(one, other)| one != other);
    money(one)
        && money(other)
        && !slip::is_slip(one, other)
        && differ.is_some_and(|(one, other)| values::is_within_factor(one, other, RATES))
}

fn dimension(claim: &Claim) -> Option<Dimension> {
    values::quantity(&claim.mention).map(|quantity| quantity.dimension)
}
