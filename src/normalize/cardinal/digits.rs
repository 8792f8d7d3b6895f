//! Numbers that begin with digits, with what may follow: powers of ten, fractions, hundreds, scales.

use rust_decimal::Decimal;

use super::fraction::{added_fraction, fraction_of_scale, glyph, slashed};
use super::group::below_hundred;
use super::{Number, PERCENT, scale_words, sum};
use crate::lexicon::{NumberClass, Role};
use crate::normalize::numeral;
use crate::normalize::scene::Scene;
use crate::token::Shape;
use crate::value::Exact;

pub(super) fn digits(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    let (digits, end) = numeral::read_at(scene, at)?;
    let place = Decimal::try_from_i128_with_scale(1, digits.decimals).ok();
    let mut number = Number::whole(digits.value, place.unwrap_or(PERCENT));
    number.value = number.value.filter(|_| place.is_some());
    number.mantissa = number.value;
    number.spelled = false;
    number.grouped = digits.grouped;
    number.ambiguous = digits.ambiguous;
    if digits.decimals == 0 && scene.glued(end) && is_ordinal(scene, end) {
        number.ordinal = true;
        return Some((number, end + 1));
    }
    if let Some((power, end)) = scientific(scene, number, end) {
        return Some((power, end));
    }
    if digits.decimals == 0 {
        if let Some((fraction, after)) = slashed(scene, number, end) {
            return Some((fraction, after));
        }
        if let Some((fraction, after)) = added_fraction(scene, end) {
            return Some(scale_words(scene, sum(number, fraction), after));
        }
    }
    if let Some((price, after)) = quarters(scene, number, digits.decimals, end) {
        return Some((price, after));
    }
    let (number, end) = continued_hundred(scene, number, end);
    let (number, end) = scale_words(scene, number, end);
    Some(fraction_of_scale(scene, number, end))
}

/// "6.02¼": grain is traded in quarters of a cent, a fraction of the last place that is written.
fn quarters(
    scene: &Scene<'_>,
    mut number: Number,
    decimals: u32,
    end: usize,
) -> Option<(Number, usize)> {
    let (fraction, after) = glyph(scene, end).filter(|_| decimals > 0 && scene.glued(end))?;
    let part = fraction.times(number.place).value?;
    number.value = Some(number.value?.plus(part).ok()?);
    number.mantissa = number.value;
    number.place = Decimal::try_from_i128_with_scale(1, number.value?.scale()).ok()?;
    Some((number, after))
}

/// Does the token make an ordinal of the digits that it touches: "21st", but not "11st", which are stones?
fn is_ordinal(scene: &Scene<'_>, ending: usize) -> bool {
    let digits = ending.checked_sub(1).map_or("", |last| scene.written(last));
    let first = digits.ends_with('1') && !digits.ends_with("11");
    scene.has(ending, Role::OrdinalEnding) && (first || scene.written(ending) != "st")
}

/// "3 hundred and 21": a hundred after digits, and what is added to it.
fn continued_hundred(scene: &Scene<'_>, number: Number, end: usize) -> (Number, usize) {
    let Some(word) = scene.number_word(end).filter(|_| scene.follows(end)) else {
        return (number, end);
    };
    if word.class != NumberClass::Hundred {
        return (number, end);
    }
    let mut number = number.times(Decimal::ONE_HUNDRED);
    let end = end + 1;
    let after_and = end + usize::from(scene.has(end, Role::And));
    let added = if scene.is(after_and, Shape::Numeral) && after_and > end {
        numeral::read_at(scene, after_and)
            .filter(|(digits, next)| {
                digits.whole <= 2
                    && digits.decimals == 0
                    && scene
                        .number_word(*next)
                        .is_none_or(|word| word.class == NumberClass::Scale)
            })
            .map(|(digits, end)| (Number::whole(digits.value, Decimal::ONE), end))
    } else {
        below_hundred(scene, after_and)
    };
    match added {
        Some((rest, after)) => {
            number = sum(number, rest);
            number.place = Decimal::ONE;
            (number, after)
        }
        None => (number, end),
    }
}

/// "x10^-4", "e10", "^23" after a numeral that ends before `end`.
fn scientific(scene: &Scene<'_>, base: Number, end: usize) -> Option<(Number, usize)> {
    let power = |at: usize| -> Option<(i32, usize)> {
        let negative = scene.is(at, Shape::Hyphen);
        let at = at + usize::from(negative || scene.has(at, Role::Plus));
        if !scene.glued(at) {
            return None;
        }
        let exponent: i32 = scene
            .written(at)
            .parse()
            .ok()
            .filter(|power| *power <= 999)?;
        Some((if negative { -exponent } else { exponent }, at + 1))
    };
    if scene.is(end, Shape::Symbol)
        && base.value == Some(Decimal::TEN)
        && let Some((exponent, after)) = superscript(scene, end)
    {
        let one = Number {
            value: Some(Decimal::ONE),
            ..base
        };
        return Some((raised(one, Decimal::TEN, exponent), after));
    }
    if !scene.glued(end) {
        let spaced = scene.has(end, Role::Cross) && scene.written(end + 1) == "10";
        if !spaced {
            return None;
        }
    }
    if scene.has(end, Role::Exponent) && scene.glued(end + 1) {
        let (exponent, after) = power(end + 1)?;
        return Some((raised(base, Decimal::TEN, exponent), after));
    }
    if scene.has(end, Role::Cross) && scene.written(end + 1) == "10" {
        // "x 10^3", "×10³", "×10−3"
        let (exponent, after) = match scene.has(end + 2, Role::Caret) {
            true => power(end + 3)?,
            false => superscript(scene, end + 2).or_else(|| {
                let joined = scene.is(end + 2, Shape::Hyphen) && scene.glued(end + 2);
                power(end + 2).filter(|_| joined)
            })?,
        };
        return Some((raised(base, Decimal::TEN, exponent), after));
    }
    if scene.has(end, Role::Caret) {
        let (exponent, after) = power(end + 1)?;
        let mut one = base;
        let factor = base.value;
        one.value = Some(Decimal::ONE);
        let Some(factor) = factor else {
            return Some((base, after));
        };
        return Some((raised(one, factor, exponent), after));
    }
    None
}

/// A whole number in superscript that touches what stands before it: "³", "⁻⁴"; the index after it.
fn superscript(scene: &Scene<'_>, at: usize) -> Option<(i32, usize)> {
    let (mut exponent, mut negative, mut end) = (None, false, at);
    while scene.glued(end) && scene.is(end, Shape::Symbol) {
        for c in scene.written(end).chars() {
            match raised_digit(c) {
                Some(digit) => exponent = Some(exponent.unwrap_or(0) * 10 + digit),
                None if c == '⁻' && end == at => negative = true,
                None => return None,
            }
        }
        end += 1;
        // No figure has a power of more digits.
        if end > at + 4 || exponent > Some(999) {
            return None;
        }
    }
    let exponent = exponent?;
    Some((if negative { -exponent } else { exponent }, end))
}

/// The value of a digit in superscript.
pub(crate) fn raised_digit(c: char) -> Option<i32> {
    Some(match c {
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁰' => 0,
        '⁴'..='⁹' => i32::try_from(c as u32 - '⁴' as u32).ok()? + 4,
        _ => return None,
    })
}

/// `base` × `factor` ^ `exponent`; without a value where that does not fit.
fn raised(mut base: Number, factor: Decimal, exponent: i32) -> Number {
    for _ in 0..exponent.unsigned_abs().min(100) {
        let step = |value: Decimal| {
            if exponent > 0 {
                value.times(factor)
            } else {
                value.over_rounding_down(factor)
            }
        };
        base.value = base.value.and_then(|value| step(value).ok());
        base.place = step(base.place).unwrap_or(base.place);
    }
    if exponent.unsigned_abs() > 100 {
        base.value = None;
    }
    base.mantissa = base.value;
    base
}
