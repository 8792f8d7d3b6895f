//! More in a place or vessel than it holds: "14,800 people saw it in an arena built for 12,480"; "The ship can
//! carry 20,124 containers. It had 28,300 on board".

use rust_decimal::Decimal;

use super::window::{Amount, Item, LONGEST, amounts};
use crate::case::Case;
use crate::claim::{Claim, Role};
use crate::compare::values::Dimension;
use crate::lexicon::known;
use crate::mention::{Kind, Value};
use crate::passage::Sign;
use crate::value::Bound;

/// More than so many times what a place holds are those of several days, or of another place.
const FAR: Decimal = Decimal::from_parts(16, 0, 0, false, 1);
/// How many terms may lie between what is inside and the words for it.
const NEAR: usize = 3;
/// How many terms may stand before what is inside where it opens the next sentence: "on that day it had".
const OPENING: usize = 2;

/// The figure of what a place holds, and a larger one of what is said to be inside.
pub(super) fn overfull(case: &Case<'_>, window: &[Item<'_>]) -> Option<(usize, usize)> {
    if window.len() > LONGEST {
        return None;
    }
    let all: Vec<Amount<'_>> = amounts(case, window)
        .filter(|amount| amount.quantity.dimension == Dimension::Count(None))
        .collect();
    let mut holding = all.iter().filter(|amount| is_capacity(amount.claim));
    let (room, None) = (holding.next()?, holding.next()) else {
        return None;
    };
    // A text that knows of too many is no slip, and over some days many fit in.
    let crowded = |item: &Item<'_>| item.follows(Sign::Crowded) || item.leads_to(Sign::Crowded);
    if window.iter().any(crowded) {
        return None;
    }
    let most = room.quantity.figure.nominal()?.checked_mul(FAR)?;
    let mut larger = all.iter().filter(|amount| {
        amount.index != room.index
            && is_level(amount.claim)
            && is_inside(window, amount, room)
            && amount.quantity.figure.nominal() <= Some(most)
            && room
                .quantity
                .figure
                .loose()
                .is_below(&amount.quantity.figure.loose())
    });
    let (inside, None) = (larger.next()?, larger.next()) else {
        return None;
    };
    Some((inside.index, room.index))
}

fn is_capacity(claim: &Claim) -> bool {
    let measure = claim.subject.measure.as_deref();
    measure == Some(known::CAPACITY)
        && claim.role == Role::Level
        && claim.modality.is_fact()
        && matches!(claim.mention.bound(), Bound::Exact | Bound::AtMost)
        && claim.mention.per.is_none()
}

fn is_level(claim: &Claim) -> bool {
    let counted = matches!(claim.mention.kind(), Kind::Count | Kind::Number);
    counted
        && claim.in_story
        && claim.links.is_empty()
        && claim.role == Role::Level
        && claim.direction.is_none()
        && claim.mention.per.is_none()
        && claim.modality.is_fact()
        && matches!(
            claim.mention.bound(),
            Bound::Exact | Bound::About | Bound::Above
        )
}

/// Is the figure said to be inside: beside words for it in the sentence of the capacity, or at the start of
/// the next?
fn is_inside(window: &[Item<'_>], amount: &Amount<'_>, room: &Amount<'_>) -> bool {
    let sentence = |at: usize| window.get(at).map(|item| item.sentence);
    let own = sentence(amount.at);
    let one_sentence = own == sentence(room.at);
    let start = window.iter().position(|item| Some(item.sentence) == own);
    let opens = start.is_some_and(|start| {
        let opening = window.get(start..amount.at).unwrap_or_default();
        amount.at > room.at
            && opening.len() <= OPENING
            && opening.iter().all(|item| item.claim().is_none())
    });
    let noun = |amount: &Amount<'_>| match &amount.claim.mention.value {
        Value::Count { noun, .. } => Some(noun.name().to_owned()),
        _ => None,
    };
    let alike = match (noun(amount), noun(room)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    let from = amount.at.saturating_sub(NEAR);
    let near = window.get(from..window.len().min(amount.at + NEAR + 1));
    let said = near.unwrap_or_default().iter().any(|item| {
        Some(item.sentence) == own && (item.follows(Sign::Inside) || item.leads_to(Sign::Inside))
    });
    said && alike && (one_sentence || opens)
}
