//! A change in per cent beside the same change as an amount: "64 people were killed, 16 fewer than in 2016. It
//! is a drop of 20 per cent": 16 of the 80 that there had been.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::window::LONGEST;
use crate::case::Case;
use crate::claim::{Claim, Direction, Relation, Role};
use crate::compare::values::{self, Dimension, Quantity};
use crate::comparison::ValueRelation;
use crate::passage::{Passage, Term};
use crate::value::{Bound, Figure, Interval};

/// How many words may stand before a percentage that tells of the sentence before: "it is a drop of".
const OPENING: usize = 2;

/// A percentage, the amount of the same change, the level that it led to, and what the two make.
pub(super) struct Proportion {
    pub(super) percentage: usize,
    pub(super) amount: usize,
    pub(super) level: usize,
    pub(super) value: Interval,
}

/// The percentages that the amount and the level of the same change do not make.
pub(super) fn wrong(case: &Case<'_>) -> Vec<Proportion> {
    let mut found = BTreeMap::new();
    for (at, passage) in case.passages.iter().enumerate() {
        if !passage.in_story || passage.terms.len() > LONGEST {
            continue;
        }
        for percentage in passage.claims() {
            let proportion = amount_of(case, at, passage, percentage)
                .and_then(|amount| proportion(case, percentage, amount));
            if let Some(proportion) = proportion {
                found.insert(percentage, proportion);
            }
        }
    }
    found.into_values().collect()
}

/// The amount of the change that a percentage gives too: the one it restates, or the only one of the sentence
/// before, where it opens the next.
fn amount_of(case: &Case<'_>, at: usize, passage: &Passage, percentage: usize) -> Option<usize> {
    let claim = case.claim(percentage)?;
    let quantity = values::quantity(&claim.mention)?;
    let relative = quantity.dimension == Dimension::Percent
        && claim.role == Role::Change
        && claim.mention.bound() == Bound::Exact;
    if !relative {
        return None;
    }
    if let Some(amount) = case.joined(percentage, Relation::Restatement).next() {
        return is_amount(case, amount).then_some(amount);
    }
    let place = passage
        .terms
        .iter()
        .position(|term| term.claim() == Some(percentage))?;
    let opening = passage.terms.get(..place)?;
    let plain = opening.len() <= OPENING
        && opening
            .iter()
            .all(|term| matches!(term, Term::Word(_) | Term::Cue(_)));
    let alone = passage
        .claims()
        .filter(|index| is_figure(case, *index))
        .count()
        == 1;
    if !plain || !alone || !passage.continues || !claim.links.is_empty() {
        return None;
    }
    let before = case.passages.get(at.checked_sub(1)?)?;
    let mut amounts = before.claims().filter(|index| is_amount(case, *index));
    let (amount, None) = (amounts.next()?, amounts.next()) else {
        return None;
    };
    Some(amount)
}

fn is_figure(case: &Case<'_>, index: usize) -> bool {
    let claim = case.claim(index);
    claim.is_some_and(|claim| claim.mention.figure().is_some())
}

/// Is it a change by an amount, not a relative one?
fn is_amount(case: &Case<'_>, index: usize) -> bool {
    case.claim(index).is_some_and(|claim| {
        let dimension = values::quantity(&claim.mention).map(|quantity| quantity.dimension);
        claim.role == Role::Change
            && claim.in_story
            && matches!(
                dimension,
                Some(
                    Dimension::Money(_, None)
                        | Dimension::Count(None)
                        | Dimension::Measure(_, None)
                )
            )
    })
}

fn proportion(case: &Case<'_>, percentage: usize, amount: usize) -> Option<Proportion> {
    let level = case.joined(amount, Relation::ChangeTo).next()?;
    let (share, change, reached): (&Claim, &Claim, &Claim) = (
        case.claim(percentage)?,
        case.claim(amount)?,
        case.claim(level)?,
    );
    let direction = change.direction?;
    let one_way = share.direction.is_none_or(|own| own == direction);
    let quantity = |claim: &Claim| values::quantity(&claim.mention);
    let (stated, by, to): (Quantity, Quantity, Quantity) =
        (quantity(share)?, quantity(change)?, quantity(reached)?);
    if !one_way || by.dimension != to.dimension || reached.role == Role::Change {
        return None;
    }
    let of = |reading: fn(&Figure) -> Interval| {
        let (by, to) = (reading(&by.figure), reading(&to.figure));
        let base = match direction {
            Direction::Rise => to.minus(&by).ok()?,
            Direction::Fall => to.plus(&by).ok()?,
        };
        by.over(&base).ok()?.scaled(Decimal::ONE_HUNDRED).ok()
    };
    let (value, loose) = (of(Figure::strict)?, of(Figure::loose)?);
    let apart = |value: &Interval| values::computed(value, &stated.figure) == ValueRelation::Apart;
    (apart(&value) && apart(&loose)).then_some(Proportion {
        percentage,
        amount,
        level,
        value,
    })
}
