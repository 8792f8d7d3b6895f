//! Numbers of people without the word: "12 dead", "killed at least 12", "1,400 who had fled".

use rust_decimal::Decimal;

use super::is_name;
use crate::lexicon::WordClass;
use crate::lexicon::known::PERSON;
use crate::normalize::amount::Amount;
use crate::normalize::candidate::{Quantity, What};
use crate::normalize::hedge;
use crate::normalize::noun::Noun;
use crate::normalize::scene::Scene;
use crate::value::{Unit, compare};

/// "12 dead", "17 injured": people.
pub(super) fn people(scene: &Scene<'_>, at: usize) -> Option<Noun> {
    scene.is_of(at, WordClass::Person).then(|| Noun {
        end: at + 1,
        name: PERSON.to_owned(),
        written: "people".to_owned(),
    })
}

/// Reads a number without a noun as one of people, by what happened to them: "12 were injured", "killed
/// at least 12", "1,400 who had fled".
pub(crate) fn of_people(scene: &Scene<'_>, amount: &Amount) -> Option<Quantity> {
    let plain = !amount.is_ordinal() && !amount.low.weak && !amount.low.fraction;
    let whole = compare(amount.low.place, Decimal::ONE).is_ge();
    if !plain || !whole || is_name(scene, amount) || !scene.follows(amount.next) {
        return None;
    }
    let at = amount.next;
    let being = (at..at + 3).take_while(|at| scene.is_of(*at, WordClass::Be));
    let after = at + being.count();
    let suffered = after > at && scene.is_of(after, WordClass::Person);
    let from = hedge::before(scene, amount.first).map_or(amount.first, |(from, _)| from);
    let harmed = from
        .checked_sub(1)
        .is_some_and(|before| scene.is_of(before, WordClass::Harm));
    (scene.is_of(at, WordClass::Who) || suffered || harmed).then(|| {
        let what = What::Count(Unit::new(PERSON));
        Quantity::new(*amount, amount.first, amount.next, what)
    })
}
