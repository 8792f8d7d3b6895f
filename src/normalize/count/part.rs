//! What a number counts that takes a part: "two of the three companies", "dozens of people".

use rust_decimal::Decimal;

use crate::lexicon::{NumberClass, Role, Units, WordClass};
use crate::normalize::amount::{Amount, Link};
use crate::normalize::cardinal;
use crate::normalize::noun::{self, Noun};
use crate::normalize::scene::Scene;
use crate::normalize::unit::simple;
use crate::token::{Case, Shape};
use crate::value::{Unit, is_one};

/// The noun of "two of the three companies" and "2 of 5 patients", for the first number.
pub(super) fn after_of(scene: &Scene<'_>, amount: &Amount) -> Option<Noun> {
    let (at, _) = things(scene, amount)?;
    noun::plural(scene, at).filter(|_| scene.follows(at))
}

/// The unit of "3,100 of the island's 15,500 hectares", for the first number.
pub(super) fn unit_of(scene: &Scene<'_>, amount: &Amount) -> Option<Unit> {
    let (at, numbered) = things(scene, amount)?;
    let unit = simple(scene, at).filter(|_| numbered && scene.is(at, Shape::Word))?;
    (!Units::is_letter(scene.tokens, at)).then_some(unit.unit)
}

/// Where the things of "two of the three companies" are named, and whether they are numbered there.
fn things(scene: &Scene<'_>, amount: &Amount) -> Option<(usize, bool)> {
    let mut at = amount.next;
    if scene.has(at, Role::Out) {
        at += 1;
    }
    if !scene.has(at, Role::Of) || amount.value().is_some_and(is_one) {
        return None;
    }
    at += 1;
    let determined = scene.has(at, Role::Determiner);
    at += usize::from(determined);
    let named = scene.get(at).is_some_and(|token| token.case != Case::Lower);
    let owner = after_owner(scene, at).filter(|_| determined || named);
    at = owner.unwrap_or(at);
    let number = cardinal::read(scene, at);
    if let Some((_, end)) = number {
        at = end;
    }
    let points_at_things = determined || owner.is_some() || number.is_some();
    points_at_things.then_some((at, number.is_some()))
}

/// The index after an owner: "two of Johnson's deputies", "12 of the country's banks". In a text with
/// spaces around everything the `'s` is two tokens.
fn after_owner(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let end = (at..at + OWNER_WORDS)
        .find(|at| !scene.is(*at, Shape::Word))
        .filter(|end| *end > at)?;
    if scene.is(end, Shape::Clitic) {
        return Some(end + 1);
    }
    let spaced = matches!(scene.written(end), "'" | "’") && scene.written(end + 1) == "s";
    spaced.then_some(end + 2)
}

/// How many words the name of an owner may have, and one more token.
const OWNER_WORDS: usize = 5;

/// The noun of "a pick or two", before the number.
pub(super) fn or_two(scene: &Scene<'_>, amount: &Amount) -> Option<Noun> {
    let or = amount.first.checked_sub(1)?;
    let (noun, article) = (or.checked_sub(1)?, or.checked_sub(2)?);
    let is = |at: usize, class| scene.is_of(at, class);
    let one = scene.has(article, Role::Article) || scene.has(article, Role::Another);
    let counted = scene.is(noun, Shape::Word)
        && !is(noun, WordClass::Function)
        && !is(noun, WordClass::Time)
        && scene.number_word(noun).is_none();
    let few = amount.low.spelled && amount.value().is_some_and(|value| value < Decimal::TEN);
    (scene.has(or, Role::Or) && one && counted && few).then(|| {
        let name = scene.written(noun).to_lowercase();
        Noun {
            end: amount.next,
            written: name.clone(),
            name,
        }
    })
}

/// The noun of "dozens of people", "a couple of people".
pub(super) fn whole(scene: &Scene<'_>, amount: &Amount) -> Option<Noun> {
    let last = amount.end.checked_sub(1);
    let group = last.and_then(|last| scene.number_word(last));
    let word = amount.upper.is_some_and(|upper| upper.link == Link::Word)
        || group.is_some_and(|word| word.class == NumberClass::Group);
    let at = amount.next + 1;
    if !word || !scene.has(amount.next, Role::Of) || !scene.follows(at) {
        return None;
    }
    noun::plural(scene, at + usize::from(scene.has(at, Role::Determiner)))
}
