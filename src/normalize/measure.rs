//! Measures: an amount in a unit of length, mass, power, temperature …
//!
//! An `m` may be metres or million, a `t` tonnes or trillion: `5m people`, `a 5m wave`.

use super::amount::Amount;
use super::candidate::{Quantity, What};
use super::scene::Scene;
use super::token::Shape;
use super::unit::{self, UnitPhrase};
use crate::lexicon::{Role, WordClass};

/// Reads the amount as a measure.
pub(crate) fn read(scene: &Scene<'_>, amount: &Amount) -> Option<Quantity> {
    if amount.is_ordinal() {
        return None;
    }
    if let Some((amount, phrase)) = with_letter(scene, amount) {
        return quantity(scene, amount, phrase);
    }
    let at = scene.after_hyphen(amount.next);
    if let Some(phrase) = unit::read(scene, at).filter(|_| scene.follows(at)) {
        return quantity(scene, *amount, phrase);
    }
    // "half a mile", "a quarter of an acre"
    if !amount.low.fraction && !amount.low.weak {
        return None;
    }
    let article = amount.next + usize::from(scene.has(amount.next, Role::Of));
    let phrase = unit::read(scene, article + 1).filter(|_| scene.has(article, Role::Article))?;
    quantity(scene, *amount, phrase)
}

fn quantity(scene: &Scene<'_>, amount: Amount, phrase: UnitPhrase) -> Option<Quantity> {
    own_unit_fits(scene, &amount, &phrase).then(|| {
        let what = What::Measure(phrase.unit);
        Quantity::new(amount, amount.first, phrase.end, what)
    })
}

/// Does the first number of a range have the unit of the second, if it has one ("5 km to 10 km")?
fn own_unit_fits(scene: &Scene<'_>, amount: &Amount, phrase: &UnitPhrase) -> bool {
    let Some(upper) = amount.upper else {
        return true;
    };
    let (from, to) = upper.gap;
    let at = scene.after_hyphen(from);
    upper.sign.0 == upper.sign.1
        && (from == to
            || unit::read(scene, at).is_some_and(|own| own.end == to && own.unit == phrase.unit))
}

/// The amount with its scale letter taken as a unit's symbol, if it is one here.
fn with_letter(scene: &Scene<'_>, amount: &Amount) -> Option<(Amount, UnitPhrase)> {
    let bare = amount.without_letter()?;
    let letter = bare.next;
    let phrase = unit::read(scene, letter)?;
    let compound = phrase.end > letter + 1;
    let plain = !scene
        .lexicon
        .words
        .is(scene.get(letter)?.word, WordClass::Scale);
    (compound || plain || beside_length(scene, bare.first, phrase.end)).then_some((bare, phrase))
}

/// Do the words around "5m" speak of a length?
fn beside_length(scene: &Scene<'_>, first: usize, end: usize) -> bool {
    let stature = |at: usize| {
        scene
            .get(at)
            .is_some_and(|token| scene.lexicon.words.is(token.word, WordClass::Stature))
    };
    let after = scene.after_hyphen(end);
    let before = (first.saturating_sub(3)..first)
        .rev()
        .take_while(|at| matches!(scene.get(*at), Some(token) if token.shape != Shape::Symbol))
        .any(stature);
    scene.follows(after) && stature(after) || before
}
