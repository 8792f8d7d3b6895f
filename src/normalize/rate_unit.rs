//! Units of measurement with what they are per.
//!
//! | text | unit |
//! | --- | --- |
//! | `km/h`, `kilometres an hour`, `kph` | kilometre per hour |
//! | `barrels of oil a day`, `b/d` | barrel per day |

use super::per;
use super::scene::Scene;
use super::unit::{UnitPhrase, simple};
use crate::lexicon::{Role, WordClass};
use crate::token::{Case, Shape};

/// Reads the unit that begins at token `at`, with what it is per.
pub(crate) fn read(scene: &Scene<'_>, at: usize) -> Option<UnitPhrase> {
    let UnitPhrase { end, unit } = simple(scene, at)?;
    let rate = per::read(scene, end).or_else(|| per::read(scene, end_of_stuff(scene, end)?));
    let Some((end_of_rate, rate)) = rate else {
        return Some(UnitPhrase { end, unit });
    };
    Some(UnitPhrase {
        end: end_of_rate,
        unit: scene.lexicon.units.named(&format!("{unit} per {rate}")),
    })
}

/// The most words for what is measured, between its unit and what it is per.
const STUFF: usize = 3;

/// The end of the "of gas" in "5 cubic metres of gas a year".
fn end_of_stuff(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let words = &scene.lexicon.words;
    let noun = |at: usize| {
        let word = scene.get(at).filter(|token| token.shape == Shape::Word);
        let ends = |word| words.is(word, WordClass::Function) || words.is(word, WordClass::Verb);
        word.is_some_and(|token| token.case != Case::Capitalized && !ends(token.word))
    };
    let of = scene.has(at, Role::Of).then_some(at + 1)?;
    let end = (of..of + STUFF).take_while(|at| noun(*at)).last()? + 1;
    let rate = scene.has(end, Role::Per) || scene.has(end, Role::Article);
    rate.then_some(end)
}
