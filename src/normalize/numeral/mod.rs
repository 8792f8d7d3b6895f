//! Numbers in digits, over one token or several: `1,234.5`, `1 234,5`, `.08`.

mod spaced;

use super::digits::{Digits, read, value};
use super::scene::Scene;
use crate::lexicon::Role;
use crate::token::{Shape, digit};

/// Reads the numeral that begins at token `at`, over several tokens where its groups are set apart
/// by spaces, or its decimals by " . "; gives the index after it.
pub(crate) fn read_at(scene: &Scene<'_>, at: usize) -> Option<(Digits, usize)> {
    if leading_point(scene, at) {
        let text = scene.written(at + 1);
        let plain = text.bytes().all(|byte| byte.is_ascii_digit());
        let decimals = u32::try_from(text.len()).ok().filter(|_| plain)?;
        let digits = Digits {
            value: value(text.chars().filter_map(digit), decimals),
            decimals,
            whole: 0,
            grouped: false,
            ambiguous: false,
        };
        return Some((digits, at + 2));
    }
    if !scene.is(at, Shape::Numeral) {
        return None;
    }
    if let Some(spaced) = spaced::read(scene, at) {
        return Some(spaced);
    }
    Some((read(scene.written(at), scene.style)?, at + 1))
}

/// Is there ".08" at `at`, with nothing before the point that it could end?
pub(crate) fn leading_point(scene: &Scene<'_>, at: usize) -> bool {
    scene.has(at, Role::Stop)
        && scene
            .get(at)
            .is_some_and(|token| token.end - token.start == 1)
        && scene.is(at + 1, Shape::Numeral)
        && scene.glued(at + 1)
        && (!scene.glued(at)
            || at > 0
                && !matches!(
                    scene.get(at - 1).map(|t| t.shape),
                    Some(Shape::Word | Shape::Numeral)
                ))
}
