//! What a rate is per: "$60 a barrel", "£3.50 per kg", "12p/share", "$5 each".

use super::scene::Scene;
use crate::lexicon::Role;
use crate::value::Unit;

/// What the figure that ends before token `at` is per; gives the index after it. "a" and "an" count only
/// before what the lexicon knows as a unit of rates.
pub(crate) fn read(scene: &Scene<'_>, at: usize) -> Option<(usize, Unit)> {
    if !scene.follows(at) {
        return None;
    }
    let slash = scene.has(at, Role::Slash);
    let begins = slash || scene.has(at, Role::Per) || scene.has(at, Role::Article);
    if !begins {
        return None;
    }
    let symbols = slash || !scene.has(at, Role::Article);
    let (end, unit) = scene
        .lexicon
        .units
        .rate(scene.text, scene.tokens, at + 1, symbols)?;
    Some((end, unit.clone()))
}
