//! The noun beside a number: right after it, after a measure, joined by a hyphen.

use rust_decimal::Decimal;

use super::people;
use crate::lexicon::{Role, WordClass};
use crate::normalize::amount::Amount;
use crate::normalize::noun::{self, Noun};
use crate::normalize::per;
use crate::normalize::scene::Scene;
use crate::normalize::unit;
use crate::token::{Case, Shape};
use crate::value::is_one;

/// The noun right after the number.
pub(super) fn beside(scene: &Scene<'_>, amount: &Amount) -> Option<Noun> {
    let at = amount.next;
    if scene.is(at, Shape::Hyphen) {
        return attached(scene, at);
    }
    if !scene.follows(at) {
        return None;
    }
    let one = amount.value().is_some_and(is_one);
    if one {
        // "at one point it seemed"
        let idiom = scene.is_of(at, WordClass::Idiom)
            && scene.is_of(
                amount.first.checked_sub(1).unwrap_or(at),
                WordClass::Parallel,
            );
        if idiom || scene.is_of(at, WordClass::Abstract) || scene.is_of(at, WordClass::Time) {
            return None;
        }
        return noun::singular(scene, at).or_else(|| noun::plural(scene, at));
    }
    if starts_with_time(scene, at) {
        return None;
    }
    let noun = noun::plural(scene, at);
    noun.map(|noun| holding(scene, noun))
        .or_else(|| people::people(scene, at))
        .or_else(|| in_singular(scene, at, &[WordClass::Attributive]))
}

/// "three 500 ml bottles", "2.9 million 9 litre cases": a noun with a measure before it.
pub(super) fn measured(scene: &Scene<'_>, amount: &Amount) -> Option<Noun> {
    let at = amount.next;
    let apart = amount.low.spelled || amount.low.scale != Decimal::ONE;
    if !apart || !scene.is(at, Shape::Numeral) || !scene.follows(at) {
        return None;
    }
    let measure = unit::simple(scene, scene.after_hyphen(at + 1))?;
    let mut noun = noun::plural(scene, measure.end).filter(|_| scene.follows(measure.end))?;
    let size = scene.span(at, measure.end).slice(scene.text)?;
    noun.name = format!("{size} {}", noun.name);
    noun.written = format!("{size} {}", noun.written);
    Some(noun)
}

/// A month's name or a unit of time right after the number: the reader of times knows more about it.
fn starts_with_time(scene: &Scene<'_>, at: usize) -> bool {
    let month = scene.lexicon.time.months.longest(scene.tokens, at);
    let month = month.is_some() && scene.get(at).is_some_and(|t| t.case != Case::Lower);
    let time = scene.is_of(at, WordClass::Time);
    month || time && per::read(scene, at + 1).is_none()
}

/// A container with what it holds: "40 bottles of wine".
fn holding(scene: &Scene<'_>, mut noun: Noun) -> Noun {
    let head = noun.name.rsplit(' ').next().unwrap_or_default();
    let container = scene.lexicon.vocabulary.get(head);
    if !scene.lexicon.words.is(container, WordClass::Container) || !scene.has(noun.end, Role::Of) {
        return noun;
    }
    let at = noun.end + 1;
    let plural = noun::plural(scene, at).map(|held| (held.end, held.written));
    let held = plural.or_else(|| noun::singular(scene, at).map(|held| (held.end, held.name)));
    if let Some((end, held)) = held.filter(|_| scene.follows(at)) {
        noun.end = end;
        noun.name = format!("{} of {held}", noun.name);
    }
    noun
}

/// "a 12 page report": a noun of those that are counted in the singular, before another.
fn in_singular(scene: &Scene<'_>, at: usize, classes: &[WordClass]) -> Option<Noun> {
    let name = scene.get(at)?.key(scene.text).into_owned();
    let counted = classes.iter().any(|of| scene.is_of(at, *of));
    counted.then(|| Noun {
        end: at + 1,
        written: name.clone(),
        name,
    })
}

/// "a 300-seat theatre": a noun that a hyphen joins to the number.
fn attached(scene: &Scene<'_>, hyphen: usize) -> Option<Noun> {
    let at = scene.after_hyphen(hyphen);
    if at == hyphen || !scene.is(at, Shape::Word) {
        return None;
    }
    in_singular(scene, at, &[WordClass::Attributive, WordClass::Joined])
}
