//! Figures of which the words say opposite things: that so many backed a plan and so many rejected it, that a
//! thing rose and that it fell.

use super::sight::Sight;
use super::values::Dimension;
use crate::claim::{Basis, Claim, Direction, Role};
use crate::mention::Kind;
use crate::passage::{Cue, Passage, Side, Sign, Term};
use crate::value::{Figure, Grain, PeriodRelation};

/// How many terms may lie between a percentage and the word for its side.
const NEAR: usize = 9;

/// The words for sides in the clause of a percentage, each group once; none of a group of which it has two sides.
pub(super) fn sides<'a>(
    claims: &[Claim],
    index: usize,
    place: Option<(&'a Passage, usize)>,
) -> Vec<&'a Side> {
    let is_percentage = |claim: usize| {
        let claim = claims.get(claim);
        claim.is_some_and(|claim| claim.mention.kind() == Kind::Percent)
    };
    let Some((passage, at)) = place.filter(|_| is_percentage(index)) else {
        return Vec::new();
    };
    let mut own = passage
        .sides()
        .filter(|(_, side)| side.of_shares)
        .peekable();
    if own.peek().is_none() {
        return Vec::new();
    }
    // Other percentages have sides of their own, and so do other clauses.
    let others = |(place, term): (usize, &Term)| {
        let other = term.claim().is_some_and(&is_percentage);
        (other && place != at).then_some(place)
    };
    let terms = || passage.terms.iter().enumerate().filter_map(others);
    let breaks = || passage.signs().filter(|(_, sign)| *sign == Sign::Break);
    let before = terms().filter(|place| *place < at).map(|place| place + 1);
    let cuts = breaks().map(|(place, _)| place);
    let first = before.chain(cuts.filter(|place| *place <= at)).max();
    let cuts = breaks().map(|(place, _)| place);
    let after = terms().filter(|place| *place > at);
    let end = after.chain(cuts.filter(|place| *place > at)).min();
    let first = first.unwrap_or_default().max(at.saturating_sub(NEAR));
    let end = end.unwrap_or(usize::MAX).min(at + 1 + NEAR);
    // "Of those who backed it": so are all of whom it is a share.
    let whole = |place: usize| place == at + 1 && passage.is_signed(place, Sign::Those);
    let mut found: Vec<&Side> = own
        .filter(|(place, _)| (first..end).contains(place) && !whole(*place))
        .map(|(_, side)| side)
        .collect();
    found.sort_unstable_by_key(|side| (&side.group, &side.name));
    found.dedup();
    let doubled = |side: &Side| {
        found
            .iter()
            .filter(|other| other.group == side.group)
            .count()
            > 1
    };
    let single: Vec<&Side> = found
        .iter()
        .copied()
        .filter(|side| !doubled(side))
        .collect();
    single
}

/// Are two percentages of two sides of one group: those who backed it, and those who rejected it?
pub(super) fn are_of_two_sides(left: &Sight<'_>, right: &Sight<'_>) -> bool {
    let is_share = |sight: &&Sight<'_>| {
        let role = sight.claim.role;
        sight.dimension == Dimension::Percent && matches!(role, Role::Share | Role::Level)
    };
    [left, right].iter().all(is_share)
        && two_sides(left, right)
            .any(|(own, theirs)| !is_whole(own, left) && !is_whole(theirs, right))
}

/// Are they of two sides each, so much of the one and so much of the other: "64 per cent of women", "57 per cent of men"?
pub(super) fn are_of_two_wholes(left: &Sight<'_>, right: &Sight<'_>) -> bool {
    two_sides(left, right).any(|(own, theirs)| is_whole(own, left) && is_whole(theirs, right))
}

/// The words of two percentages for two sides of a group.
fn two_sides<'s>(
    left: &'s Sight<'_>,
    right: &'s Sight<'_>,
) -> impl Iterator<Item = (&'s Side, &'s Side)> {
    left.sides.iter().flat_map(|own| {
        let theirs = right
            .sides
            .iter()
            .filter(|theirs| theirs.group == own.group && theirs.name != own.name);
        theirs.map(|theirs| (*own, *theirs))
    })
}

/// Is a side all of which the percentage is a share?
fn is_whole(side: &Side, sight: &Sight<'_>) -> bool {
    let whole = sight.claim.subject.whole.as_deref();
    let names = |name: &str| {
        whole.is_some_and(|whole| {
            whole.measure.as_deref() == Some(name) || whole.qualifiers.contains(name)
        })
    };
    side.name.as_deref().is_some_and(names)
}

/// Is a qualifier only the name of the side that a percentage is of?
pub(super) fn is_side(term: &str, sight: &Sight<'_>) -> bool {
    sight
        .sides
        .iter()
        .any(|side| side.name.as_deref() == Some(term))
}

/// Did the one go up, and the other down?
pub(crate) fn are_two_ways(one: &Claim, other: &Claim) -> bool {
    one.role == Role::Change && other.role == Role::Change && are_against(one, other)
}

/// Are they told of movements that went against each other, what they moved by or what they moved to?
pub(crate) fn are_against(one: &Claim, other: &Claim) -> bool {
    use Direction::{Fall, Rise};
    matches!(
        (one.direction, other.direction),
        (Some(Rise), Some(Fall)) | (Some(Fall), Some(Rise))
    )
}

/// Are they told of one movement, so that it cannot have gone both ways? By how much a month rose depends on what it is
/// set against, a month or a year before it.
pub(super) fn are_of_one_movement(left: &Sight<'_>, right: &Sight<'_>) -> bool {
    let (one, other) = (left.claim, right.claim);
    let stated = |sight: &Sight<'_>| {
        let period = sight
            .claim
            .period
            .filter(|period| period.basis == Basis::Stated)?;
        (sight.beside == Some(period.days)).then_some(period.days)
    };
    let days = stated(left).zip(stated(right));
    let measure = &one.subject.measure;
    // "In real terms" it fell, and rose all the same.
    let based = left.near.has(Cue::Basis) || right.near.has(Cue::Basis);
    let number = |claim: &Claim| claim.mention.figure().and_then(Figure::nominal);
    let one_number = number(one).is_some() && number(one) == number(other);
    days.is_some_and(|(own, theirs)| {
        own.relation(&theirs) == PeriodRelation::Equal
            && match own.grain() {
                Grain::Year => true,
                Grain::Day => false,
                _ => one_number,
            }
    }) && !based
        && measure.is_some()
        && *measure == other.subject.measure
}
