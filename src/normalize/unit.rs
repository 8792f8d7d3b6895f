//! Unit phrases: a unit of measurement with its power.
//!
//! | text | unit |
//! | --- | --- |
//! | `sq km`, `km²`, `km2`, `square kilometres` | square kilometre |

use super::scene::Scene;
use crate::lexicon::{Place, Units, WordClass};
use crate::token::{Case, Shape};
use crate::value::Unit;

/// A unit and where it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnitPhrase {
    /// The token after the last one of the unit.
    pub(crate) end: usize,
    /// The unit.
    pub(crate) unit: Unit,
}

/// Reads the unit that begins at token `at`, with its power.
pub(crate) fn simple(scene: &Scene<'_>, at: usize) -> Option<UnitPhrase> {
    let units = &scene.lexicon.units;
    if let Some((next, power)) = units.power(scene.tokens, at)
        && power.place == Place::Before
    {
        let next = scene.after_hyphen(next);
        let (end, unit) = units.longest(scene.text, scene.tokens, next)?;
        return units.is_length(unit).then(|| UnitPhrase {
            end,
            unit: units.named(&format!("{} {}", power.name, unit.name)),
        });
    }
    let (end, unit) = units.longest(scene.text, scene.tokens, at)?;
    if !scene.follows(at) {
        return None;
    }
    if units.is_length(unit)
        && let Some((end, power)) = power_after(scene, end)
    {
        return Some(UnitPhrase {
            end,
            unit: units.named(&format!("{power} {}", unit.name)),
        });
    }
    if Units::is_letter(scene.tokens, at) && end == at + 1 && !letter_stands_alone(scene, at) {
        return None;
    }
    Some(UnitPhrase {
        end: formula_end(scene, end),
        unit: unit.name.clone(),
    })
}

/// The power after a length: "²", "squared", or a glued digit ("m2").
fn power_after<'a>(scene: &Scene<'a>, at: usize) -> Option<(usize, &'a str)> {
    let units = &scene.lexicon.units;
    if let Some((end, power)) = units.power(scene.tokens, at)
        && power.place == Place::After
    {
        return Some((end, &power.name));
    }
    if !scene.is(at, Shape::Numeral) || !scene.glued(at) {
        return None;
    }
    Some((at + 1, units.power_name(scene.written(at))?))
}

/// May a single letter be the sign of a unit here? Not before a hyphen ("5 A-levels") or a name.
fn letter_stands_alone(scene: &Scene<'_>, at: usize) -> bool {
    let Some(next) = scene.get(at + 1) else {
        return true;
    };
    match next.shape {
        // "a 5m-high wall"
        Shape::Hyphen if next.glued && scene.glued(at) => scene.is_of(at + 2, WordClass::Stature),
        Shape::Hyphen | Shape::Numeral | Shape::Clitic => !next.glued,
        // "5 W USB charger", but not "5 A Levels"
        Shape::Word => scene.glued(at) || next.case != Case::Capitalized,
        Shape::Symbol => true,
    }
}

/// The end of a unit that ends with the formula CO2, whose digit is a token of its own.
fn formula_end(scene: &Scene<'_>, end: usize) -> usize {
    let formula = end
        .checked_sub(1)
        .is_some_and(|last| scene.written(last).ends_with("CO"));
    let digit = scene.glued(end) && matches!(scene.written(end), "2" | "₂");
    if formula && digit { end + 1 } else { end }
}
