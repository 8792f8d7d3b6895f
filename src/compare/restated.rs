//! Figures that a text gives as the same amount in other words: what is known of the one holds for the
//! other.
//!
//! "2.12%, or €90.6bn" here and "€90.6bn, or 2.21 per cent" there: the percentages are of one thing,
//! since the amounts are. "€121m (£106.8m)" here and "£121m" there: the pounds are of one thing, since
//! the numbers are, and one of the signs is wrong.

use rustc_hash::FxHashMap;

use super::coincidence::digits;
use super::values::{self, Dimension};
use crate::claim::{Claim, Relation};
use crate::comparison::{Comparison, SubjectRelation, ValueRelation};
use crate::value::Figure;

/// An amount with fewer digits than this may be of another thing.
const DIGITS: usize = 3;
/// How sure the pairs are that rest on equal amounts, and those that rest on a number with two signs.
const BY_AMOUNT: f64 = 0.85;
const BY_NUMBER: f64 = 0.75;

/// Pairs of claims, the lower index first, that restatements bring together, and how sure that is.
pub(super) fn pairs(
    claims: &[Claim],
    found: &FxHashMap<(usize, usize), Comparison>,
) -> Vec<(usize, usize, f64)> {
    let partners = partners(claims);
    let mut pairs = Vec::new();
    let mut equal: Vec<_> = found
        .values()
        .filter(|held| held.subject == SubjectRelation::Same && held.values == ValueRelation::Equal)
        .map(|held| (held.left, held.right))
        .collect();
    equal.sort_unstable();
    for (left, right) in equal {
        if !is_distinctive(&claims[left]) || !is_distinctive(&claims[right]) {
            continue;
        }
        for one in partners.get(&left).into_iter().flatten() {
            for other in partners.get(&right).into_iter().flatten() {
                pairs.push((*one, *other, BY_AMOUNT));
            }
        }
    }
    pairs.extend(two_signs(claims, &partners));
    pairs
        .into_iter()
        .map(|(one, other, sure)| (one.min(other), one.max(other), sure))
        .filter(|(one, other, _)| {
            claims[*one].document != claims[*other].document
                && dimension(&claims[*one]) == dimension(&claims[*other])
                && !found.contains_key(&(*one, *other))
        })
        .collect()
}

/// A number that one text has in one currency, with the amount in a second, and another text in the
/// second.
fn two_signs(
    claims: &[Claim],
    partners: &FxHashMap<usize, Vec<usize>>,
) -> Vec<(usize, usize, f64)> {
    let mut by_number: FxHashMap<_, Vec<usize>> = FxHashMap::default();
    for (index, claim) in claims.iter().enumerate() {
        let money = matches!(dimension(claim), Some(Dimension::Money(_, None)));
        if money && claim.in_story && is_distinctive(claim) {
            let number = claim.mention.figure().and_then(Figure::nominal);
            by_number.entry(number).or_default().push(index);
        }
    }
    let mut found = Vec::new();
    for (one, held) in by_number
        .values()
        .flat_map(|held| held.iter().map(move |one| (*one, held)))
    {
        for partner in partners.get(&one).into_iter().flatten() {
            let others = held.iter().filter(|other| {
                dimension(&claims[**other]) == dimension(&claims[*partner])
                    && dimension(&claims[**other]) != dimension(&claims[one])
            });
            found.extend(others.map(|other| (*partner, *other, BY_NUMBER)));
        }
    }
    found.sort_unstable_by_key(|(one, other, _)| (*one, *other));
    found
}

fn dimension(claim: &Claim) -> Option<Dimension> {
    values::quantity(&claim.mention).map(|quantity| quantity.dimension)
}

fn is_distinctive(claim: &Claim) -> bool {
    claim
        .mention
        .figure()
        .is_some_and(|figure| digits(figure) >= DIGITS)
}

/// The figures that restate each figure, in either direction.
fn partners(claims: &[Claim]) -> FxHashMap<usize, Vec<usize>> {
    let mut partners: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    let mut first = 0;
    for (index, claim) in claims.iter().enumerate() {
        if index > 0 && claims[index - 1].document != claim.document {
            first = index;
        }
        for link in &claim.links {
            let to = first + link.to;
            if link.relation == Relation::Restatement && to < claims.len() {
                partners.entry(index).or_default().push(to);
                partners.entry(to).or_default().push(index);
            }
        }
    }
    partners
}
