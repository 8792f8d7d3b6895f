//! The words of the per cent family, and the one point of "a percentage point".

use super::scene::Scene;
use crate::lexicon::Role;
use crate::value::PercentUnit;

/// The word of the family at a token, or behind a hyphen there: the index after it, and its unit.
pub(super) fn percent_word(scene: &Scene<'_>, at: usize) -> Option<(usize, PercentUnit)> {
    if !scene.follows(at) {
        return None;
    }
    let at = scene.after_hyphen(at);
    let (end, unit) = scene.lexicon.shares.percent.longest(scene.tokens, at)?;
    Some((end, *unit))
}

/// "a percentage point", "a full percentage point" from token `at` on: the index after it, and its unit.
pub(super) fn one_point(scene: &Scene<'_>, at: usize) -> Option<(usize, PercentUnit)> {
    let word = at + 1 + usize::from(scene.has(at + 1, Role::Padding));
    let begins = scene
        .get(word)
        .is_some_and(|token| scene.lexicon.shares.percent.begins(token.word));
    if !begins || !scene.has(at, Role::Article) {
        return None;
    }
    let of_one =
        |unit: &PercentUnit| matches!(unit, PercentUnit::Points | PercentUnit::BasisPoints);
    percent_word(scene, word).filter(|(_, unit)| of_one(unit))
}
