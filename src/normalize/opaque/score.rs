//! Scores of games.

use super::name;
use crate::lexicon::Role;
use crate::normalize::scene::Scene;
use crate::token::Shape;

/// "2-2", "6-3", "20-9-3": numbers under a hundred that no range has, or beside a word of games.
pub(super) fn score(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let small = |at: usize| {
        let written = scene.written(at);
        written.parse::<u32>().ok().filter(|_| written.len() <= 3)
    };
    let joined = |at: usize| scene.is(at, Shape::Hyphen) && scene.glued(at) && scene.glued(at + 1);
    let opened = scene.has_before(at, Role::Open);
    if scene.glued(at) && !opened || !joined(at + 1) {
        return None;
    }
    let (left, right) = (small(at)?, small(at + 2)?);
    let third = joined(at + 3) && small(at + 4).is_some();
    let end = if third { at + 5 } else { at + 3 };
    if scene.glued(end) && scene.is(end, Shape::Word)
        || name::unit_follows(scene, end)
        || scene.number_word(end).is_some()
    {
        return None;
    }
    let near = (at.saturating_sub(4)..at)
        .chain(end..end + 4)
        .any(|at| scene.has(at, Role::Score));
    // "6-3, 6-7 (4-7), 7-5": a set of one score.
    let falls = |at: usize| {
        let pair = joined(at + 1)
            .then(|| Some((small(at)?, small(at + 2)?)))
            .flatten();
        pair.is_some_and(|(left, right)| left > right && left < 100)
    };
    let parts = |at: usize| {
        scene.has(at, Role::Comma) || scene.has(at, Role::Open) || scene.has(at, Role::Close)
    };
    let ahead = || (end..end + 3).find(|at| !parts(*at)).is_some_and(falls);
    let behind = || {
        let last = (at.saturating_sub(2)..at).rev().find(|at| !parts(*at));
        last.and_then(|last| last.checked_sub(2)).is_some_and(falls)
    };
    let tie_break = || scene.has(end, Role::Open) && joined(end + 2) && small(end + 3).is_some();
    let beside = || behind() || ahead() || tie_break();
    (third || left >= right || near && right < 100 || beside()).then_some((at, end))
}
