//! How a writer hedges a figure: the words right before it and right after it.
//!
//! | text | bound |
//! | --- | --- |
//! | `more than 200`, `over 200`, `>200` | above |
//! | `at least 200`, `200 or more`, `200+` | at-least |
//! | `nearly 200`, `just under 200` | nearly |
//! | `some 200`, `~200`, `200-odd` | about |

use super::scene::Scene;
use crate::lexicon::Role;
use crate::value::Bound;

/// The hedge that ends right before token `first`; an article or determiner may stand between
/// ("more than a million", "about the 40,000"). Gives the index of its first token.
pub(crate) fn before(scene: &Scene<'_>, first: usize) -> Option<(usize, Bound)> {
    let table = &scene.lexicon.hedges.before;
    let find = |end: usize| {
        let (start, bound) = table.longest_before(scene.tokens, end)?;
        let parted = scene.get(end).is_some_and(|token| token.starts_paragraph());
        // "went up to 5": a movement that arrives there, and no bound.
        let arrives = *bound == Bound::AtMost && scene.has_before(start, Role::Arriving);
        (!parted && !arrives).then_some((start, *bound))
    };
    find(first).or_else(|| {
        let skipped = first.checked_sub(1)?;
        let skips = scene.has(skipped, Role::Article) || scene.has(skipped, Role::Determiner);
        skips.then(|| find(skipped)).flatten()
    })
}

/// The hedge that starts right at token `end`; gives the index after its last token.
pub(crate) fn after(scene: &Scene<'_>, end: usize) -> Option<(usize, Bound)> {
    let at = scene.after_hyphen(end);
    if !scene.follows(at) {
        return None;
    }
    let (end, bound) = scene.lexicon.hedges.after.longest(scene.tokens, at)?;
    // "40 and less than 50", "5 or more than 6": the words belong to what follows.
    let of_next = scene.has(end, Role::Than)
        || !scene.glued(at) && scene.follows(end) && super::number::begins(scene, end);
    (!of_next).then_some((end, *bound))
}
