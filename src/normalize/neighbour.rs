//! What a figure may take from one beside it, and how far off that one may stand.

use super::hedge;
use super::scene::Scene;
use crate::lexicon::Role;
use crate::mention::{Mention, Value};
use crate::token::{Break, Case};
use crate::value::Unit;

/// How many tokens may lie between a figure and the one whose unit it shares.
pub(super) const FURTHEST: usize = 24;

/// A figure in the unit of another, and what it is per.
pub(super) type Shared = (Value, Option<Unit>);

/// Does a sentence end with the token at `at`?
pub(super) fn ends_sentence(scene: &Scene<'_>, at: usize) -> bool {
    let stop = scene.has(at, Role::Stop)
        && scene
            .get(at + 1)
            .is_some_and(|next| next.case != Case::Lower && !next.glued);
    stop || scene
        .get(at)
        .is_some_and(|token| token.after == Break::Paragraph)
}

/// Does the figure stand in brackets, or hedged between commas, as the same amount in other words: "1.3 trillion rupees,
/// about $16bn, more than"?
pub(super) fn restates(scene: &Scene<'_>, other: &Mention) -> bool {
    let Some(first) = scene.token_at(other.span.start) else {
        return false;
    };
    let money = matches!(other.value, Value::Money { .. });
    let hedged = || {
        let comma = hedge::before(scene, first)?.0.checked_sub(1)?;
        let end = scene.token_at(other.span.end)?;
        Some(scene.has(comma, Role::Comma) && scene.has(end, Role::Comma))
    };
    scene.has_before(first, Role::Open) || money && hedged() == Some(true)
}
