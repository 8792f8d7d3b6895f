//! What stands before one scale of a number in words: "seven", "seventy-seven", "seven hundred and
//! seventy-seven"; and what a fraction is divided by.

use rust_decimal::Decimal;

use super::{Number, sum};
use crate::lexicon::{NumberClass, Role};
use crate::normalize::numeral;
use crate::normalize::scene::Scene;
use crate::value::Exact;

/// "seven", "seventeen", "seventy", "seventy-seven" after a word of the same number.
pub(super) fn below_hundred(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    tens(scene, at).filter(|_| scene.follows(at))
}

/// "seven", "seventeen", "seventy", "seventy-seven".
pub(super) fn tens(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    let word = scene.number_word(at)?;
    let whole = |value: Option<Decimal>| Number::whole(value, Decimal::ONE);
    match word.class {
        NumberClass::Unit | NumberClass::Teen => Some((whole(word.value), at + 1)),
        NumberClass::Ten => {
            let next = scene.after_hyphen(at + 1);
            let unit = scene.number_word(next).filter(|unit| {
                unit.class == NumberClass::Unit
                    && !unit.value.is_some_and(|v| v.is_zero())
                    && scene.follows(next)
            });
            Some(match unit {
                Some(unit) => (sum(whole(word.value), whole(unit.value)), next + 1),
                None => (whole(word.value), at + 1),
            })
        }
        _ => None,
    }
}

/// "seven hundred and seventy-seven"; its first word may open a paragraph.
pub(super) fn below_thousand(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    let (number, end) = tens(scene, at)?;
    Some(hundreds(scene, number, end))
}

pub(super) fn hundreds(scene: &Scene<'_>, number: Number, end: usize) -> (Number, usize) {
    let at = scene.after_hyphen(end);
    let hundred = scene
        .number_word(at)
        .filter(|word| word.class == NumberClass::Hundred && scene.follows(at));
    if hundred.is_none() {
        return (number, end);
    }
    let number = number.times(Decimal::ONE_HUNDRED);
    let number = Number {
        place: Decimal::ONE,
        ..number
    };
    let end = at + 1;
    let rest_at = end + usize::from(scene.has(end, Role::And));
    // "between one hundred and two hundred"
    let again = |after: usize| {
        let next = scene.number_word(scene.after_hyphen(after));
        rest_at > end && next.is_some_and(|word| word.class == NumberClass::Hundred)
    };
    let digits = || {
        let between = scene.has_before(end.saturating_sub(2), Role::Between);
        (rest_at > end && !between).then(|| tens_in_digits(scene, rest_at))?
    };
    match below_hundred(scene, rest_at).or_else(digits) {
        Some((rest, after)) if !is_numerator(scene, rest, rest_at, after) && !again(after) => {
            (sum(number, rest), after)
        }
        _ => (number, end),
    }
}

/// The 50 of "two hundred and 50 thousand".
fn tens_in_digits(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    let scaled = scene
        .number_word(at + 1)
        .is_some_and(|word| word.class == NumberClass::Scale);
    let (digits, end) = numeral::read_at(scene, at).filter(|_| scaled && scene.follows(at))?;
    (digits.whole <= 2 && digits.decimals == 0)
        .then(|| (Number::whole(digits.value, Decimal::ONE), end))
}

/// Is the `rest` after a hundred the top of a fraction of its own? "one hundred and three quarters" adds
/// quarters, "one hundred and thirty fifths" has so many fifths, "one hundred thirty fifths" are 100/35.
fn is_numerator(scene: &Scene<'_>, rest: Number, at: usize, after: usize) -> bool {
    let Some((bottom, ..)) = denominator(scene, scene.after_hyphen(after)) else {
        return false;
    };
    let compound =
        after == at + 1 && denominator(scene, at).is_some() && !scene.has_before(at, Role::And);
    compound || rest.value < Some(bottom)
}

/// What a fraction is divided by: an ordinal that may be more than one word; and is it a plural?
pub(super) fn denominator(scene: &Scene<'_>, at: usize) -> Option<(Decimal, usize, bool)> {
    let word = scene.number_word(at)?;
    match word.class {
        NumberClass::Fraction => Some((word.value?, at + 1, word.plural)),
        NumberClass::Ordinal if word.value > Some(Decimal::TWO) => {
            Some((word.value?, at + 1, word.plural))
        }
        NumberClass::Ten => {
            let next = scene.after_hyphen(at + 1);
            let unit = scene.number_word(next).filter(|unit| {
                unit.class == NumberClass::Ordinal && unit.value < Some(Decimal::TEN)
            })?;
            Some((word.value?.plus(unit.value?).ok()?, next + 1, unit.plural))
        }
        _ => None,
    }
}
