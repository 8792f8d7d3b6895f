//! The levels that a change leads to and comes from: "rose 5 per cent to 210", "116, up from 105".

use super::draft::{Draft, before, behind, figure_before, fits, is_figure, is_level};
use super::frame::Hold;
use super::text::Text;
use crate::claim::Relation;
use crate::lexicon::{Classes, Role};
use crate::mention::Kind;

/// The level that a change led to: "rose 5 per cent to 210"; "210, up 5 per cent".
pub(super) fn change_to(text: &Text<'_>, drafts: &[Draft], nth: usize) -> Option<usize> {
    let draft = &drafts[nth];
    let behind = behind(drafts, nth).find(|(_, other)| {
        is_level(other)
            && matches!(other.frame.hold, Hold::To(_) | Hold::At)
            && other.found.movement.is_some_and(|movement| {
                Some(movement) == draft.found.movement || movement < draft.frame.tokens.start
            })
            && fits(draft, other)
            && !moves_anew(text, draft, other)
    });
    if let Some((at, _)) = behind {
        return Some(at);
    }
    let ahead = draft.found.beside.or_else(|| {
        let word = draft.found.movement?;
        let before = word.checked_sub(1)?;
        let apposed = text.is_sign(before, ',')
            || text.mention_at(before).is_some()
            || text.is_sign(before, '(');
        if apposed {
            figure_before(drafts, nth)
        } else {
            None
        }
    })?;
    let mut at = ahead;
    // Past other changes of the list: "210, up 5 per cent on the year and 2 on the month".
    while !is_level(&drafts[at]) {
        at = figure_before(drafts, at)?;
    }
    // "$12m ($11m), up by 9 per cent": to what stands before the brackets.
    if let Some(now) = figure_before(drafts, at)
        && is_level(&drafts[now])
        && earlier_beside(text, drafts, now) == Some(at)
    {
        at = now;
    }
    // "293 of the 543 seats, 21 more than": it is the part that is more.
    if let Some(part) = figure_before(drafts, at)
        && is_level(&drafts[part])
        && is_part_of(&drafts[part], at)
    {
        at = part;
    }
    (fits(draft, &drafts[at])
        && !matches!(
            drafts[at].frame.hold,
            Hold::From(_) | Hold::Than | Hold::Against
        ))
    .then_some(at)
}

fn is_part_of(draft: &Draft, whole: usize) -> bool {
    let mut links = draft.claim.links.iter();
    links.any(|link| link.relation == Relation::PartOf && link.to == whole)
}

/// The level that a change began at: "up 5 per cent from 200", "5 per cent more than the 200".
pub(super) fn change_from(text: &Text<'_>, drafts: &[Draft], nth: usize) -> Option<usize> {
    let draft = &drafts[nth];
    for (at, other) in behind(drafts, nth).take(5) {
        if !is_figure(other) {
            continue;
        }
        if in_another_clause(text, draft, other) || moves_anew(text, draft, other) {
            return None;
        }
        if is_level(other)
            && matches!(other.frame.hold, Hold::From(_) | Hold::Than | Hold::Against)
            && fits(draft, other)
        {
            return Some(at);
        }
        if is_level(other) && matches!(other.frame.hold, Hold::To(_)) {
            continue;
        }
        let possessive = other.frame.left > 0 && text.has(other.frame.left - 1, Role::From);
        if possessive && fits(draft, other) {
            return Some(at);
        }
        if other.found.change {
            return None;
        }
    }
    // "went from 200 to 210, a rise of 5 per cent".
    before(drafts, nth)
        .take(4)
        .find(|(_, other)| {
            is_level(other)
                && other.claim.subject.measure == draft.claim.subject.measure
                && matches!(other.frame.hold, Hold::From(_))
                && fits(draft, other)
                && !moves_anew(text, other, draft)
        })
        .map(|(at, _)| at)
}

/// "The shares fell 2 per cent after the bank cut its forecast from 9 to 7": does something else move in a clause that
/// begins between the two?
fn moves_anew(text: &Text<'_>, one: &Draft, other: &Draft) -> bool {
    let between = one.frame.tokens.end..other.frame.tokens.start;
    let opens = Classes::SUBORDINATOR.or(Classes::RELATIVE);
    let opening = between.clone().find(|at| text.is(*at, opens));
    opening.is_some_and(|opening| {
        (opening + 1..between.end).any(|at| text.is(at, Classes::RISE.or(Classes::FALL)))
    })
}

/// "rose by 5, while prices went from 8 to 9": does another statement begin between the two?
fn in_another_clause(text: &Text<'_>, one: &Draft, other: &Draft) -> bool {
    (one.frame.tokens.end..other.frame.left)
        .any(|at| text.is(at, Classes::CONTRAST) || text.is_sign(at, ';'))
}

/// The level before this one: "from 200 to 210", "116, up from 105", "291, against 371".
pub(super) fn level_from(text: &Text<'_>, drafts: &[Draft], nth: usize) -> Option<usize> {
    let draft = &drafts[nth];
    if !is_level(draft) || matches!(draft.frame.hold, Hold::From(_) | Hold::Than | Hold::Against) {
        return None;
    }
    let alike = |other: &Draft| {
        is_level(other)
            && matches!(other.frame.hold, Hold::From(_) | Hold::Against)
            && fits(draft, other)
            && (other.claim.subject.measure == draft.claim.subject.measure)
    };
    let behind = behind(drafts, nth)
        .filter(|(_, other)| is_level(other))
        .take(1)
        .find(|(_, other)| alike(other) && !in_another_clause(text, draft, other));
    let ahead = || {
        before(drafts, nth)
            .take(3)
            .find(|(_, other)| alike(other) && matches!(draft.frame.hold, Hold::To(_)))
    };
    behind
        .or_else(ahead)
        .map(|(at, _)| at)
        .or_else(|| earlier_beside(text, drafts, nth))
}

/// The figure directly behind a level that tells what it was before: "8.8 after 4.9", and in a sheet "$12m ($11m)",
/// "$12m (2022: $11m)".
fn earlier_beside(text: &Text<'_>, drafts: &[Draft], nth: usize) -> Option<usize> {
    let level = &drafts[nth];
    let (at, other) = behind(drafts, nth).find(|(_, other)| is_figure(other))?;
    // "$12m (£9m)" is one amount in two currencies.
    let same_unit = other.claim.mention.unit() == level.claim.mention.unit();
    let earlier = is_level(other)
        && fits(level, other)
        && same_unit
        && (is_after(text, level, other) || is_bracketed_behind(text, level, other));
    earlier.then_some(at)
}

/// "8.8 after 4.9".
fn is_after(text: &Text<'_>, level: &Draft, other: &Draft) -> bool {
    let end = level.frame.tokens.end;
    text.is(end, Classes::FORMERLY) && other.frame.tokens.start == end + 1
}

/// "$12m ($11m)", "$12m (2022: $11m)": an amount alone in brackets, or with its time. A count there may be anything.
fn is_bracketed_behind(text: &Text<'_>, level: &Draft, other: &Draft) -> bool {
    let open = level.frame.tokens.end;
    let mut inside = open + 1..other.frame.tokens.start;
    matches!(level.claim.mention.kind(), Kind::Money | Kind::Measure)
        && text.is_sign(open, '(')
        && text.is_sign(other.frame.tokens.end, ')')
        && inside.all(|at| text.is_sign(at, ':') || text.mention_at(at).is_some())
}
