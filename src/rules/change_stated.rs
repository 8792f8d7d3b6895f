//! What a stated change makes of the level that it began at.

use rust_decimal::Decimal;

use super::levels::Levels;
use crate::claim::{Claim, Direction, Relation, Role};
use crate::compare::values::{self, Dimension, Quantity};
use crate::mention::Value;
use crate::value::{Bound, End, Exact, Figure, Interval};

/// A change as it was written; "half of the 1,300" as so many times.
pub(super) fn stated(change: &Claim, levels: &Levels) -> Option<Quantity> {
    const HUNDREDTH: Decimal = Decimal::from_parts(1, 0, 0, false, 2);
    let quantity = values::quantity(&change.mention)?;
    let moved = change.role == Role::Change || levels.direction.is_some() || joins_levels(change);
    if moved || quantity.dimension != Dimension::Percent {
        return Some(quantity);
    }
    Some(Quantity {
        dimension: Dimension::Multiple,
        figure: quantity.figure.scaled(HUNDREDTH).ok()?,
    })
}

/// "Twice as many" is more and "half as many" less, whether a text says so or not.
pub(super) fn of_times(stated: &Quantity) -> Option<Direction> {
    let times = stated.figure.nominal()?;
    (stated.dimension == Dimension::Multiple).then_some(match times < Decimal::ONE {
        true => Direction::Fall,
        false => Direction::Rise,
    })
}

/// "A population that was smaller by 79 million: 9.8 against 6.9": is a change by an amount many times what it is
/// said to have changed, and so one of something else?
pub(super) fn is_far_more(stated: &Quantity, old: &Quantity, new: &Quantity) -> bool {
    let relative = matches!(
        stated.dimension,
        Dimension::Percent | Dimension::Points | Dimension::Multiple
    );
    let largest = old.figure.nominal().max(new.figure.nominal());
    let most = largest.and_then(|largest| largest.abs().times(Decimal::TEN).ok());
    !relative && most.is_some() && stated.figure.nominal().map(|change| change.abs()) > most
}

/// Levels of which one is so many times the other are of two things, unless the change says so much itself.
pub(super) const ORDER: Decimal = Decimal::from_parts(50, 0, 0, false, 0);

/// Does a change say that next to nothing was left, or that much came of little?
pub(super) fn changes_order(stated: &Quantity) -> bool {
    const PERCENT: Decimal = Decimal::from_parts(90, 0, 0, false, 0);
    stated.dimension != Dimension::Percent || stated.figure.nominal() >= Some(PERCENT)
}

/// How many times what its levels make a percentage may be that the text ties to them, and one that stands
/// beside them.
pub(super) const FAR_IF_TIED: Decimal = Decimal::from_parts(8, 0, 0, false, 0);
pub(super) const FAR_IF_BESIDE: Decimal = Decimal::from_parts(32, 0, 0, false, 1);

/// Is what the levels make so far from the percentage that this is a change of something else: several times as
/// much or as little, or not even alike where it goes the other way?
pub(super) fn is_of_another(
    stated: &Quantity,
    direction: Direction,
    made: &Interval,
    far: Decimal,
) -> bool {
    const ALIKE: Decimal = Decimal::from_parts(15, 0, 0, false, 1);
    let said = (stated.dimension == Dimension::Percent).then(|| stated.figure.nominal());
    let (Some(Some(said)), Some(made)) = (said, made.middle()) else {
        return false;
    };
    let one_way = made.is_sign_negative() == (direction == Direction::Fall);
    let most = if one_way { far } else { ALIKE };
    !values::is_within_factor(said, made, most)
}

/// "From $12 to $36 a tonne": the one may leave out what both are for each of. "520 dogs, and 240 in 2022"
/// leaves out the dogs.
pub(super) fn of_one_unit(from: &Claim, old: &Quantity, new: &Quantity) -> bool {
    match (&old.dimension, &new.dimension) {
        (Dimension::Money(one, None), Dimension::Money(other, _))
        | (Dimension::Money(one, _), Dimension::Money(other, None)) => one == other,
        (_, Dimension::Measure(_, None)) if matches!(from.mention.value, Value::Number { .. }) => {
            true
        }
        (one, other) => one == other || values::may_share_unit(from, old, new),
    }
}

/// What "doubled", "threefold" and "halved" allow for, as the new level in times of the old; `None` for
/// all other changes. Nobody calls half as much again a doubling.
pub(super) fn times(stated: &Quantity, direction: Direction) -> Option<Interval> {
    const LEAST: Decimal = Decimal::from_parts(85, 0, 0, false, 2);
    const MOST: Decimal = Decimal::from_parts(125, 0, 0, false, 2);
    const NEARLY: Decimal = Decimal::from_parts(95, 0, 0, false, 2);
    let number = stated.figure.nominal()?;
    if stated.dimension != Dimension::Multiple {
        return None;
    }
    let meant = match stated.figure.bound() {
        Bound::Exact => Interval::closed(number.times(LEAST).ok()?, number.times(MOST).ok()?),
        // "More than doubled" is as good as double at the least.
        Bound::Above | Bound::AtLeast if number > Decimal::ONE => {
            Interval::new(End::Closed(number.times(NEARLY).ok()?), End::Unbounded)?
        }
        _ => stated.figure.loose(),
    };
    // "Fell threefold": to a third.
    let inverse = direction == Direction::Fall && number > Decimal::ONE;
    match inverse {
        true => Interval::point(Decimal::ONE).over(&meant).ok(),
        false => Some(meant),
    }
}

/// The figure with the sign of its direction.
pub(super) fn signed(stated: &Quantity, direction: Direction) -> Option<Figure> {
    match direction {
        Direction::Rise => Some(stated.figure),
        Direction::Fall => stated.figure.scaled(Decimal::NEGATIVE_ONE).ok(),
    }
}

/// "The limit is to be doubled, from 64 to 110": a change by its direction and its levels, whatever else it is.
pub(super) fn joins_levels(claim: &Claim) -> bool {
    let joins = |relation| claim.links.iter().any(|link| link.relation == relation);
    claim.direction.is_some() && joins(Relation::ChangeTo) && joins(Relation::ChangeFrom)
}
