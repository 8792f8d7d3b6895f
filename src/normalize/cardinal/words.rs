//! Numbers in words.

use rust_decimal::Decimal;

use super::fraction::{added_fraction, fraction_of_scale, spelled_fraction};
use super::group::{below_hundred, below_thousand, hundreds, tens};
use super::{Number, THOUSAND, one, scale_words, sum};
use crate::lexicon::{NumberClass, Role};
use crate::normalize::scene::Scene;
use crate::token::Shape;
use crate::value::Exact;

pub(super) fn words(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    if let Some(hit) = portion(scene, at) {
        return Some(hit);
    }
    if scene.has(at, Role::Article) || scene.has(at, Role::Another) {
        // "a cool million"
        let padded = scene.has(at + 1, Role::Padding) && scene.follows(at + 1);
        let next = at + 1 + usize::from(padded);
        let word = scene.number_word(next).filter(|_| scene.follows(next))?;
        return match word.class {
            NumberClass::Hundred | NumberClass::Scale => whole_words(scene, one(), next),
            NumberClass::Group if word.value != Some(Decimal::from(20)) => {
                Some(scale_words(scene, one().times(word.value?), next + 1))
            }
            _ => None,
        };
    }
    if let Some(hit) = ordinal_words(scene, at) {
        return Some(hit);
    }
    let word = scene.number_word(at)?;
    match word.class {
        NumberClass::Scale | NumberClass::Group if word.value != Some(Decimal::from(20)) => {
            // "million" without a number is one where it is part of a compound: "a nearly million-dollar
            // house"; in "several million dollars" and "a multi-million-dollar house" it is no number.
            let hyphen =
                |at: usize| scene.is(at, Shape::Hyphen) && scene.glued(at) && scene.glued(at + 1);
            if !hyphen(at + 1) || at > 0 && hyphen(at - 1) {
                return None;
            }
            let mut number = one();
            number.weak = true;
            // At the start of a paragraph there is nothing that it is the scale of.
            whole_words(scene, number, at).filter(|(_, end)| *end > at)
        }
        NumberClass::Unit | NumberClass::Teen | NumberClass::Ten => {
            // The first word may open a line or a paragraph, as no further one does.
            let (number, end) = tens(scene, at)?;
            whole_words(scene, number, end)
        }
        // "hundred and five"
        NumberClass::Hundred if scene.has(at + 1, Role::And) => {
            below_hundred(scene, at + 2)?;
            whole_words(scene, one(), at).filter(|(_, end)| *end > at + 1)
        }
        _ => None,
    }
}

/// A fraction alone, or of a scale: "half a million", "two-thirds of a million", "quarter million".
fn portion(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    let (fraction, end) = spelled_fraction(scene, at)?;
    let mut next = scene.after_hyphen(end);
    next += usize::from(scene.has(next, Role::Of));
    if scene.has(next, Role::Article) {
        next = scene.after_hyphen(next + 1);
    }
    let scale = scene.number_word(next).filter(|word| {
        matches!(word.class, NumberClass::Scale | NumberClass::Group)
            && scene.follows(next)
            && !(word.class == NumberClass::Group && word.value != Some(Decimal::from(12)))
    });
    Some(match scale {
        Some(_) => {
            let (mut number, end) = scale_words(scene, fraction, next);
            number.fraction = false;
            number.weak = false;
            number.mixed = number.place < Decimal::ONE;
            (number, end)
        }
        None => (fraction, end),
    })
}

/// "third", "twenty-first", "hundredth".
fn ordinal_words(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    let ordinal = |value: Decimal, end: usize| {
        let mut number = Number::whole(Some(value), Decimal::ONE);
        number.ordinal = true;
        (number, end)
    };
    let word = scene.number_word(at)?;
    match word.class {
        NumberClass::Ordinal if !word.plural => Some(ordinal(word.value?, at + 1)),
        NumberClass::Ten => {
            let next = scene.after_hyphen(at + 1);
            let unit = scene.number_word(next).filter(|unit| {
                unit.class == NumberClass::Ordinal
                    && unit.value < Some(Decimal::TEN)
                    && !unit.plural
            })?;
            Some(ordinal(word.value?.plus(unit.value?).ok()?, next + 1))
        }
        _ => None,
    }
}

/// Everything after the first group of a spelled number: hundreds, "point", scales, further groups.
fn whole_words(scene: &Scene<'_>, first: Number, end: usize) -> Option<(Number, usize)> {
    let (mut group, mut end) = hundreds(scene, first, end);
    if let Some((decimals, after)) = spelled_decimals(scene, end) {
        group.place = decimals.place;
        group = Number {
            value: sum(group, decimals).value,
            ..group
        };
        group.mantissa = group.value;
        end = after;
    } else if let Some((fraction, after)) = added_fraction(scene, end) {
        group = sum(group, fraction);
        end = after;
    }
    let mut total: Option<Number> = None;
    loop {
        let (scaled, after) = scale_words(scene, group, end);
        let scale = scaled.scale;
        total = Some(match total {
            None => scaled,
            Some(total) => Number {
                scale: total.scale.max(scale),
                place: scaled.place,
                ..sum(total, scaled)
            },
        });
        end = after;
        if scale < THOUSAND {
            break;
        }
        match next_group(scene, end, scale) {
            Some((next, after)) => {
                group = next;
                end = after;
            }
            None => break,
        }
    }
    let mut number = total?;
    number.weak = first.weak;
    Some(fraction_of_scale(scene, number, end))
}

/// The next lower group of a spelled number after a scale: "two hundred" in "three million two hundred
/// thousand". It must end in a smaller scale, or in none.
fn next_group(scene: &Scene<'_>, end: usize, scale: Decimal) -> Option<(Number, usize)> {
    let at = end + usize::from(scene.has(end, Role::And));
    let at = if scene.has(end, Role::Comma) {
        end + 1
    } else {
        at
    };
    let (group, after) = below_thousand(scene, at).filter(|_| scene.follows(at))?;
    let next = scene.after_hyphen(after);
    let smaller = match scene.number_word(next) {
        Some(word) => match word.class {
            NumberClass::Scale => word.value.is_some_and(|value| value < scale),
            NumberClass::Letter => next > after || !scene.glued(next),
            NumberClass::Fraction | NumberClass::Ordinal => false,
            _ => true,
        },
        None => true,
    };
    // After a comma only a group with a scale goes on: "two thousand, three people" does not.
    let comma_needs_scale = scene.has(end, Role::Comma)
        && scene
            .number_word(next)
            .is_none_or(|word| word.class != NumberClass::Scale);
    (smaller && !comma_needs_scale).then_some((group, after))
}

/// "point two", "point nought three", "point twenty-five" after a whole number.
fn spelled_decimals(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    if !scene.has(at, Role::Point) {
        return None;
    }
    let (mut mantissa, mut places, mut end) = (0_i128, 0_u32, at + 1);
    while let Some(word) = scene.number_word(end).filter(|_| scene.follows(end)) {
        let (number, after) = match word.class {
            NumberClass::Unit | NumberClass::Teen | NumberClass::Ten => below_hundred(scene, end)?,
            _ => break,
        };
        let value = i128::try_from(number.value?).ok()?;
        let width = if value < 10 { 1 } else { 2 };
        places += width;
        if places > 20 {
            return None;
        }
        mantissa = mantissa * 10_i128.pow(width) + value;
        end = after;
    }
    if places == 0 {
        return None;
    }
    let value = Decimal::try_from_i128_with_scale(mantissa, places).ok();
    Some((
        Number::whole(value, Decimal::try_from_i128_with_scale(1, places).ok()?),
        end,
    ))
}
