//! Where a figure can begin.

use super::numeral;
use super::points;
use super::scene::Scene;
use crate::lexicon::Role;
use crate::lexicon::hints::FIGURE;
use crate::token::Shape;

/// Can a number begin with token `at`?
#[inline]
pub(crate) fn begins(scene: &Scene<'_>, at: usize) -> bool {
    // Words with which figures begin bear this sign, and most words do not.
    (!scene.is(at, Shape::Word) || scene.signs.bears(at, FIGURE)) && begins_there(scene, at)
}

fn begins_there(scene: &Scene<'_>, at: usize) -> bool {
    let Some(token) = scene.get(at) else {
        return false;
    };
    let roles = &scene.lexicon.roles;
    match token.shape {
        Shape::Numeral => true,
        Shape::Word => {
            roles.has(token.word, Role::Anchor)
                || (scene.has(
                    at + 1 + usize::from(scene.has(at + 1, Role::Padding)),
                    Role::Anchor,
                ) || scene.is(at + 1, Shape::Numeral)
                    || scene.is(at + 1, Shape::Hyphen) && scene.is(at + 2, Shape::Numeral)
                    || points::one_point(scene, at).is_some())
        }
        Shape::Hyphen => {
            scene.glued(at + 1)
                && (scene.is(at + 1, Shape::Numeral) || scene.has(at + 1, Role::Stop))
        }
        Shape::Symbol => token.end - token.start > 1 || numeral::leading_point(scene, at),
        Shape::Clitic => false,
    }
}
