//! Shares that no two can have: two owners' stakes, and the classes of a number ("under 18", "18 to 49").

use super::window::{Item, LONGEST, items};
use crate::case::Case;
use crate::claim::{Claim, Role};
use crate::compare::values::{self, Dimension};
use crate::passage::{Passage, Sign, Term};
use crate::value::{Bound, End, Interval};

/// How many terms may lie between a share and the words for what it is of.
const NEAR: usize = 4;

/// "Talvik holds 58.5 per cent of the shares and Norrvale 46.5 per cent": the only two percentages of a
/// sentence, each behind a name of its own, of something that no two can have the same part of.
pub(super) fn of_two_owners<'a>(case: &Case<'a>, passage: &Passage) -> Option<[&'a Claim; 2]> {
    if passage.terms.len() > LONGEST {
        return None;
    }
    let window: Vec<Item<'_>> = items(passage).collect();
    let placed: Vec<(usize, &Claim)> = percentages(case, &window).collect();
    let [(first, one), (second, other)] = placed.as_slice() else {
        return None;
    };
    let name = |range: std::ops::Range<usize>| {
        let mut names = window
            .get(range)?
            .iter()
            .rev()
            .filter_map(|item| match item.term {
                Term::Name(name) => Some(name),
                _ => None,
            });
        names.next()
    };
    // A name that opens a sentence owes its capital to that.
    let owner = name(0..*first).map(|name| name.to_string());
    let owner = owner.or_else(|| one.subject.parties.iter().next().map(str::to_owned));
    let other_owner = name(first + 1..*second).map(|name| name.to_string());
    let own = owner
        .zip(other_owner)
        .is_some_and(|(one, other)| one != other);
    // "For X it holds 60 per cent, and 70 per cent of Y's": of another whole.
    let until = window.len().min(second + 1);
    let from = first.saturating_sub(NEAR);
    let near = window.get(from..until.min(first + NEAR + 1))?;
    let held = near.iter().any(|item| {
        item.follows(Sign::Held) || item.leads_to(Sign::Held) || item.follows(Sign::Owner)
    });
    let behind = window.get(second + 1..).unwrap_or_default();
    let thing = |at: usize| match window.get(at + 1)?.term {
        Term::Word(word) => Some(word),
        _ => None,
    };
    let two_things = thing(*second).is_some_and(|of| thing(*first).is_some_and(|one| one != of));
    let other_whole = two_things
        || behind.iter().any(|item| {
            matches!(item.term, Term::Name(_))
                || item.follows(Sign::Held)
                || item.follows(Sign::Another)
        });
    let turned = window.get(*first..=*second)?.iter().any(|item| {
        item.follows(Sign::Another) || item.claim().is_some_and(|claim| is_time(case, claim))
    });
    let few = second - first <= NEAR + 3;
    (own && held && few && !other_whole && !turned).then_some([*one, *other])
}

fn is_time(case: &Case<'_>, claim: usize) -> bool {
    case.claim(claim)
        .is_some_and(|claim| claim.mention.time().is_some())
}

fn percentages<'a>(
    case: &Case<'a>,
    window: &[Item<'_>],
) -> impl Iterator<Item = (usize, &'a Claim)> {
    window.iter().enumerate().filter_map(|(at, item)| {
        let claim = case.claim(item.claim()?)?;
        let quantity = values::quantity(&claim.mention)?;
        let plain = matches!(claim.role, Role::Share | Role::Level)
            && claim.direction.is_none()
            && claim.modality.is_fact();
        (quantity.dimension == Dimension::Percent && plain).then_some((at, claim))
    })
}

/// "28 per cent were under 18, 59 per cent between 18 and 49 and 23 per cent 50 or older": percentages, each
/// with a class of a number behind it, where no two of the classes meet.
pub(super) fn of_classes<'a>(case: &Case<'a>, passage: &Passage) -> Option<Vec<&'a Claim>> {
    if passage.terms.len() > LONGEST {
        return None;
    }
    let window: Vec<Item<'_>> = items(passage).collect();
    let placed: Vec<(usize, &Claim)> = percentages(case, &window).collect();
    if placed.len() < 3 {
        return None;
    }
    let mut classes: Vec<Interval> = Vec::new();
    for (nth, (at, _)) in placed.iter().enumerate() {
        let end = placed.get(nth + 1).map_or(window.len(), |(next, _)| *next);
        let own = window.get(at + 1..end)?;
        let class = own.iter().take(NEAR).find_map(|item| class(case, item))?;
        if classes.iter().any(|held| interior_meets(held, &class)) {
            return None;
        }
        classes.push(class);
    }
    Some(placed.into_iter().map(|(_, claim)| claim).collect())
}

/// What a class covers: "under 18", "18 to 49", "50 or older".
fn class(case: &Case<'_>, item: &Item<'_>) -> Option<Interval> {
    let claim = case.claim(item.claim()?)?;
    let quantity = values::quantity(&claim.mention)?;
    if matches!(quantity.dimension, Dimension::Percent | Dimension::Points) {
        return None;
    }
    let number = quantity.figure.nominal();
    let strict = quantity.figure.strict();
    match claim.mention.bound() {
        Bound::Exact if item.follows(Sign::Under) => {
            Interval::new(End::Unbounded, End::Open(number?))
        }
        Bound::Exact if item.follows(Sign::Exceeded) => {
            Interval::new(End::Open(number?), End::Unbounded)
        }
        Bound::Exact | Bound::About => None,
        _ => Some(strict),
    }
}

/// Do two classes share more than their ends?
fn interior_meets(one: &Interval, other: &Interval) -> bool {
    one.meet(other).is_some_and(
        |shared| match (shared.lower().value(), shared.upper().value()) {
            (Some(low), Some(high)) => low < high,
            _ => true,
        },
    )
}
