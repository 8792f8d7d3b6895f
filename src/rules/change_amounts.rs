//! A change in per cent beside the same change as an amount: "64 people were killed, 16 fewer than in 2016. It
//! is a drop of 20 per cent": 16 of the 80 that there had been.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::window::LONGEST;
use crate::case::Case;
use crate::claim::{Claim, Direction, Relation, Role};
use crate::compare::values::{self, Dimension, Quantity};
use crate::comparison::ValueRelation;
use crate::mention::Value;
use crate::passage::{Passage, Sign, Term};
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
                .and_then(|amount| proportion(case, percentage, amount))
                .or_else(|| excess(case, at, passage, percentage))
                .or_else(|| cut(case, passage, percentage));
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
    let place = passage.place_of(percentage)?;
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

/// "The new figure, £42.5bn, exceeds that by £3.5bn, or 9 per cent": by how much the words say that a figure lies
/// above or below another: the one that their sentence gives, or the only one of the sentence before.
fn excess(case: &Case<'_>, at: usize, passage: &Passage, percentage: usize) -> Option<Proportion> {
    /// How many terms may stand between the word for it and the amount.
    const NEAR: usize = 4;
    let amount = case.joined(percentage, Relation::Restatement).next()?;
    let (stated, by) = (quantity(case, percentage)?, quantity(case, amount)?);
    let place = passage.place_of(amount)?;
    let signed = |wanted: &[Sign]| {
        let near = place.saturating_sub(NEAR)..=place;
        wanted
            .iter()
            .any(|sign| passage.has_sign(*sign, near.clone()))
    };
    let above = signed(&[Sign::Exceeded]);
    let below = signed(&[Sign::FellShort, Sign::Under]);
    let one = above != below && signed(&[Sign::By]) && stated.dimension == Dimension::Percent;
    let alike = |index: &usize| {
        *index != amount
            && quantity(case, *index).is_some_and(|other| other.dimension == by.dimension)
    };
    let own: Vec<usize> = passage.claims().filter(alike).collect();
    let before = case.passages.get(at.checked_sub(1)?)?;
    let earlier: Vec<usize> = before.claims().filter(alike).collect();
    let part = by.figure.strict();
    let share = |base: &Interval| part.over(base).ok()?.scaled(Decimal::ONE_HUNDRED).ok();
    let (level, values) = match (own.as_slice(), earlier.as_slice()) {
        ([level], _) => {
            let level_is = quantity(case, *level)?.figure.strict();
            let base = match above {
                true => level_is.minus(&part).ok()?,
                false => level_is.plus(&part).ok()?,
            };
            (*level, vec![share(&base)?])
        }
        ([], [base]) if passage.continues => {
            // Of a range either end may be meant.
            let strict = quantity(case, *base)?.figure.strict();
            let ends = [strict.lower().value()?, strict.upper().value()?];
            let ends = ends
                .into_iter()
                .filter_map(|end| share(&Interval::point(end)));
            (*base, ends.chain(share(&strict)).collect())
        }
        _ => return None,
    };
    let apart = |value: &Interval| values::computed(value, &stated.figure) == ValueRelation::Apart;
    let value = *values.first()?;
    (one && values.iter().all(apart)).then_some(Proportion {
        percentage,
        amount,
        level,
        value,
    })
}

/// "Is shedding 1,900 people from a division of 22,000, a cut of 9 per cent": the only two amounts of a sentence, before a
/// comma and the fall, the first of which is taken from the second.
fn cut(case: &Case<'_>, passage: &Passage, percentage: usize) -> Option<Proportion> {
    /// How many terms may stand between the comma and the percentage.
    const NEAR: usize = 1;
    let claim = case.claim(percentage)?;
    let stated = quantity(case, percentage)?;
    let place = passage.place_of(percentage)?;
    let lead = passage.terms.get(..place)?;
    let figures: Vec<usize> = lead
        .iter()
        .filter_map(Term::claim)
        .filter(|index| is_figure(case, *index))
        .collect();
    let [amount, level] = figures.as_slice() else {
        return None;
    };
    let (taken, whole) = (case.claim(*amount)?, case.claim(*level)?);
    let (by, of) = (quantity(case, *amount)?, quantity(case, *level)?);
    let fall = claim.direction == Some(Direction::Fall) && claim.role == Role::Change;
    let apposed = passage.has_sign(Sign::Break, place.saturating_sub(NEAR)..=place);
    let counted = |claim: &Claim| matches!(claim.mention.value, Value::Count { .. });
    let alike = by.dimension == of.dimension
        && by.figure.nominal() < of.figure.nominal()
        && (!counted(whole) || !counted(taken) || whole.subject.measure == taken.subject.measure);
    let told = stated.dimension == Dimension::Percent && claim.mention.bound() == Bound::Exact;
    let tied = taken.links.is_empty() && whole.links.is_empty() && claim.links.is_empty();
    let of = |reading: fn(&Figure) -> Interval| {
        let share = reading(&by.figure).over(&reading(&of.figure)).ok()?;
        share.scaled(Decimal::ONE_HUNDRED).ok()
    };
    let (value, loose) = (of(Figure::strict)?, of(Figure::loose)?);
    let apart = |value: &Interval| values::computed(value, &stated.figure) == ValueRelation::Apart;
    let near = value
        .middle()
        .zip(stated.figure.nominal())
        .is_some_and(|(made, said)| values::is_within_factor(made, said, Decimal::TWO));
    // "5.2 million visitors, after 11.5 million, a loss of 55 per cent": what is left, and not what was taken.
    let left = Interval::point(Decimal::ONE_HUNDRED).minus(&loose);
    let left = left.is_ok_and(|left| !apart(&left));
    let wrong = apart(&value) && apart(&loose) && near && !left;
    (fall && apposed && alike && told && tied && wrong).then_some(Proportion {
        percentage,
        amount: *amount,
        level: *level,
        value,
    })
}

fn quantity(case: &Case<'_>, index: usize) -> Option<Quantity> {
    values::quantity(&case.claim(index)?.mention)
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
    // "$10.2bn (2022: $7.9bn), up by $2.3bn, or 29 per cent": of the other level of the sentence.
    let fits = |base: &Claim| {
        let base = quantity(base).filter(|base| base.dimension == by.dimension);
        let share = base.and_then(|base| by.figure.strict().over(&base.figure.strict()).ok());
        let share = share.and_then(|share| share.scaled(Decimal::ONE_HUNDRED).ok());
        share.is_some_and(|share| !apart(&share))
    };
    let mut levels = case.claims_of(change.document);
    let of_another = levels
        .any(|(index, base)| index != level && base.sentence == change.sentence && fits(base));
    (apart(&value) && apart(&loose) && !of_another).then_some(Proportion {
        percentage,
        amount,
        level,
        value,
    })
}
