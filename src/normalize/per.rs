//! What a rate is per: `$60 a barrel`, `5 deaths per 100,000 people`, `£3/kg`, `$52-a-month`.

use super::cardinal;
use super::noun;
use super::scene::Scene;
use super::token::Shape;
use crate::lexicon::Role;
use crate::value::Unit;

/// Reads what a figure is per from token `at` on, right after its unit: the token after it, and its
/// name, singular.
pub(crate) fn read(scene: &Scene<'_>, at: usize) -> Option<(usize, Unit)> {
    let at = scene.after_hyphen(at);
    if !scene.follows(at) {
        return None;
    }
    let next = scene.after_hyphen(at + 1);
    if !scene.follows(next) {
        return None;
    }
    let units = &scene.lexicon.units;
    if scene.has(at, Role::Article) {
        let (end, unit) = known(scene, next, false)?;
        return (!goes_on(scene, end)).then_some((end, unit));
    }
    let symbol = scene.has(at, Role::Slash);
    if !symbol && !scene.has(at, Role::Per) {
        return None;
    }
    if let Some((end, unit)) = known(scene, next, symbol) {
        return Some((end, unit));
    }
    if symbol {
        return None;
    }
    if let Some((number, end)) = cardinal::read(scene, next) {
        let noun = noun::plural(scene, end)?;
        let value = number.value?.normalize();
        let plural = noun.written.as_str();
        return Some((noun.end, units.named(&format!("{value} {plural}"))));
    }
    let noun = noun::singular(scene, next)?;
    Some((noun.end, Unit::new(noun.name)))
}

/// A unit or one of the things that rates are per, with a power.
fn known(scene: &Scene<'_>, at: usize, symbols: bool) -> Option<(usize, Unit)> {
    let units = &scene.lexicon.units;
    let rate = units.rate(scene.text, scene.tokens, at, symbols);
    let unit = super::unit::simple(scene, at)
        .filter(|unit| rate.as_ref().is_none_or(|(end, _)| unit.end > *end));
    match unit {
        Some(unit) => Some((unit.end, unit.unit)),
        None => rate.map(|(end, unit)| (end, unit.clone())),
    }
}

/// Does the noun at which "a" pointed go on, so that it is another one ("$5 a share price")? A time
/// may: "a $3,500 a month mortgage".
fn goes_on(scene: &Scene<'_>, end: usize) -> bool {
    scene.is(end, Shape::Hyphen) && scene.glued(end) && scene.glued(end + 1)
}
