//! Fractions: "½", "7/8", "two-thirds", "and a half".

use rust_decimal::Decimal;

use super::group::{below_thousand, denominator};
use super::{Number, PERCENT, THOUSAND, one, scale_words, sum};
use crate::lexicon::{NumberClass, Role};
use crate::normalize::numeral;
use crate::normalize::scene::Scene;
use crate::token::Shape;
use crate::value::Exact;

pub(super) fn quotient(top: Number, bottom: Decimal) -> Option<Number> {
    let value = shortened(top.value?.over_rounding_down(bottom).ok()?);
    let mut number = Number::whole(Some(value), PERCENT);
    number.spelled = top.spelled;
    number.fraction = true;
    number.mixed = true;
    Some(number)
}

/// A quotient without end ("a third") to as many digits as leave room to scale it and put a band
/// around it.
pub(crate) fn shortened(quotient: Decimal) -> Decimal {
    quotient.round_dp(16)
}

/// "½".
pub(super) fn glyph(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    let token = scene.get(at)?;
    if token.shape != Shape::Symbol || token.end - token.start < 2 {
        return None;
    }
    let (top, bottom) = vulgar(scene.character(at)?)?;
    let top = Number::whole(Some(Decimal::from(top)), Decimal::ONE);
    let mut number = quotient(top, Decimal::from(bottom))?;
    number.spelled = false;
    Some((number, at + 1))
}

/// Unicode's fractions in one character.
fn vulgar(c: char) -> Option<(u32, u32)> {
    Some(match c {
        '½' => (1, 2),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅐' => (1, 7),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕'..='⅘' => (c as u32 - '⅕' as u32 + 1, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}

/// What is added to a whole number: "½", " 1/4", " and a half", "-and-three-quarters".
pub(super) fn added_fraction(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    if let Some(hit) = glyph(scene, at).filter(|_| scene.follows(at)) {
        return Some(hit);
    }
    if scene.is(at, Shape::Numeral) && !scene.glued(at)
        || scene.is(at, Shape::Hyphen) && scene.glued(at) && scene.is(at + 1, Shape::Numeral)
    {
        let at = scene.after_hyphen(at);
        let (top, end) = numeral::read_at(scene, at).filter(|(digits, _)| digits.decimals == 0)?;
        let hit = slashed(scene, Number::whole(top.value, Decimal::ONE), end)?;
        return (hit.0.value? < Decimal::ONE && scene.follows(at)).then_some(hit);
    }
    let and = scene.after_hyphen(at);
    if !scene.has(and, Role::And) {
        return None;
    }
    let at = scene.after_hyphen(and + 1);
    if let Some(hit) = glyph(scene, at) {
        return Some(hit);
    }
    let (fraction, end) = match spelled_fraction(scene, at) {
        Some(found) => found,
        None => three_quarter(scene, at)?,
    };
    (fraction.value? < Decimal::ONE).then_some((fraction, end))
}

/// The "three quarter" of "one and three quarter hours", after a whole number.
fn three_quarter(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    let (top, bottom_at) = below_thousand(scene, at)?;
    let at = scene.after_hyphen(bottom_at);
    let word = scene.number_word(at)?;
    let whole = word.class == NumberClass::Fraction && top.value < word.value;
    whole.then_some((quotient(top, word.value?)?, at + 1))
}

/// "half", "a half", "one-half", "two-thirds", "three twenty-firsts", "a hundredth".
pub(super) fn spelled_fraction(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    if let Some(word) = scene
        .number_word(at)
        .filter(|word| word.class == NumberClass::Fraction && !word.plural)
    {
        let mut number = quotient(one(), word.value?)?;
        number.weak = true;
        return Some((number, at + 1));
    }
    let article = scene.has(at, Role::Article);
    let (top, bottom_at) = if article {
        (one(), at + 1)
    } else {
        below_thousand(scene, at)?
    };
    let (bottom, end, plural) = denominator(scene, scene.after_hyphen(bottom_at))?;
    // "one third" and "two thirds" agree, and "three half" passes.
    let agrees = (top.value == Some(Decimal::ONE)) != plural;
    let half = bottom == Decimal::TWO && !plural;
    if !(agrees || half) || !scene.follows(bottom_at) {
        return None;
    }
    // "two quarters of growth" and "four quarters" are times, three are a fraction more often.
    let word = scene.number_word(end - 1)?;
    let quarters = word.class == NumberClass::Fraction && plural && top.value != Some(THREE);
    let of_whole = scene.has(end, Role::Of)
        && (scene.has(end + 1, Role::Determiner) || scene.has(end + 1, Role::Article));
    if quarters && bottom != Decimal::TWO && !of_whole {
        return None;
    }
    let mut number = quotient(top, bottom)?;
    number.weak = article;
    Some((number, end))
}

const THREE: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// "7/8", "7 / 8" after its numerator; not "9/11" and other dates, which have no smaller numerator.
pub(super) fn slashed(scene: &Scene<'_>, top: Number, end: usize) -> Option<(Number, usize)> {
    if !scene.has(end, Role::Slash) || scene.glued(end) != scene.glued(end + 1) {
        return None;
    }
    let (bottom, after) = numeral::read_at(scene, end + 1)?;
    let again =
        scene.has(after, Role::Slash) || scene.has_before(end.saturating_sub(1), Role::Slash);
    if bottom.decimals > 0 || bottom.whole > 3 || again {
        return None;
    }
    Some((quotient(top, bottom.value?)?, after))
}

/// "3 million and a quarter": a fraction of the scale before it.
pub(super) fn fraction_of_scale(scene: &Scene<'_>, number: Number, end: usize) -> (Number, usize) {
    let spelled = scene.has(end, Role::And) && number.scale >= THOUSAND && number.letter.is_none();
    let added = || added_fraction(scene, end);
    let Some((fraction, after)) = spelled.then(added).flatten() else {
        return (number, end);
    };
    let scale = scene
        .number_word(after)
        .filter(|word| word.class == NumberClass::Scale && word.value < Some(number.scale));
    let (part, after) = match scale {
        Some(_) => scale_words(scene, fraction, after),
        None => {
            // "3 million and a quarter million"
            let same = scene.number_word(after).is_some_and(|word| {
                word.class == NumberClass::Scale && word.value == Some(number.scale)
            });
            (fraction.times(number.scale), after + usize::from(same))
        }
    };
    let place = number.place.min(part.place);
    let mut total = sum(number, part);
    total.place = place;
    total.mixed = false;
    (total, after)
}
