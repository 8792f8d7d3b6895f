//! Amounts for which words stand without a number of their own: `thousands`, `tens of millions`,
//! `several hundred`, `a six-figure sum`.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::amount::{Amount, Link, Upper};
use super::cardinal::{self, Number};
use super::hedge;
use super::scene::Scene;
use crate::lexicon::{NumberClass, Role};
use crate::token::Shape;
use crate::value::{Bound, Exact};

const SCORE: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
const DOZEN: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

/// "thousands", "tens of thousands", "hundreds of millions".
pub(super) fn plural(scene: &Scene<'_>, at: usize) -> Option<Amount> {
    let plural = |at: usize| {
        let word = scene
            .number_word(at)
            .filter(|word| word.class == NumberClass::Plural)?;
        word.value
    };
    let first = plural(at).filter(|_| !states_unit(scene, at))?;
    let mut end = at + 1;
    let value = match plural(end + 1).filter(|_| scene.has(end, Role::Of)) {
        Some(scale) => {
            end += 2;
            first.times(scale).ok()
        }
        // "tens" alone is a plural of other things ("in their tens"), and so is "the thousands".
        None if first == Decimal::TEN => return None,
        // "He scores twice"
        None if first == SCORE && !scene.has(end, Role::Of) => return None,
        None => Some(first),
    };
    let digits = digits_before(scene, at);
    let first = digits.map_or(at, |(first, _)| first);
    let low = Number::whole(value, Decimal::ONE);
    let low =
        (1..digits.map_or(1, |(_, digits)| digits)).fold(low, |low, _| low.times(Decimal::TEN));
    Some(in_words(first, end, low, low.times(Decimal::TEN)))
}

/// The "double-digit" of "double-digit millions": where it begins, and how many digits.
fn digits_before(scene: &Scene<'_>, at: usize) -> Option<(usize, u32)> {
    let word = at
        .checked_sub(1)
        .filter(|word| scene.has(*word, Role::DigitWord))?;
    let hyphen = usize::from(scene.is(word.checked_sub(1)?, Shape::Hyphen));
    let count = word.checked_sub(1 + hyphen)?;
    let factor = scene.lexicon.shares.factors.longest(scene.tokens, count);
    let factor = factor.filter(|(end, _)| *end == count + 1);
    let factor = factor.map(|(_, factor)| factor.value);
    let number = || scene.number_word(count)?.value;
    let digits = factor.or_else(number)?.to_u32()?;
    (2..=3).contains(&digits).then_some((count, digits))
}

/// Do the words from token `at` on tell of a table what its numbers count: "(in millions of euros)"?
fn states_unit(scene: &Scene<'_>, at: usize) -> bool {
    if scene.has_before(at, Role::Open) && scene.has(at + 1, Role::Close) {
        return true;
    }
    let Some(into) = at.checked_sub(1).filter(|into| scene.has(*into, Role::In)) else {
        return false;
    };
    let line = scene
        .get(into)
        .is_some_and(|token| token.after != crate::token::Break::None);
    into == 0 || line || scene.has_before(into, Role::Open) || scene.has_before(into, Role::Bar)
}

/// "several thousand", "a few hundred million", "a couple of hundred", from their scale on.
pub(super) fn vague(scene: &Scene<'_>, at: usize) -> Option<Amount> {
    let word = scene.number_word(at)?;
    let dozen = word.class == NumberClass::Group && word.value == Some(DOZEN);
    if !dozen && !matches!(word.class, NumberClass::Hundred | NumberClass::Scale) {
        return None;
    }
    let (first, count) = scene.lexicon.time.vague.longest_before(scene.tokens, at)?;
    // "some thousand" is about one.
    let hedge = hedge::before(scene, at).is_some();
    let (scale, end) = cardinal::scale(scene, at).filter(|_| !hedge || dozen)?;
    let low = scale.times(Decimal::TWO);
    Some(if *count == 2 {
        Amount {
            first,
            end,
            next: end,
            low,
            upper: None,
            bound: Some(Bound::About),
        }
    } else {
        in_words(first, end, low, scale.times(Decimal::TEN))
    })
}

/// The range that words without numbers of their own stand for; it ends before token `end`.
fn in_words(first: usize, end: usize, low: Number, high: Number) -> Amount {
    let upper = Upper {
        number: high,
        link: Link::Word,
        gap: (end, end),
        sign: (end, end),
        levels: false,
    };
    Amount {
        first,
        end,
        next: end,
        low,
        upper: Some(upper),
        bound: None,
    }
}

/// "a six-figure sum": the numbers of so many figures.
pub(super) fn of_figures(
    scene: &Scene<'_>,
    at: usize,
    count: Number,
    end: usize,
) -> Option<Amount> {
    let word = scene.after_hyphen(end);
    // "earns six figures", but "six figures on the stage"
    let earned = count.spelled
        && scene.is(word, Shape::Word)
        && !scene.is(word + 1, Shape::Word)
        && !scene.has_before(at, Role::Determiner);
    if word == end && !earned || !scene.has(word, Role::FigureWord) {
        return None;
    }
    let count = count
        .value?
        .to_u32()
        .filter(|count| (2..=27).contains(count))?;
    let power = |exponent: u32| {
        let value = 10_i128.checked_pow(exponent)?;
        Decimal::try_from_i128_with_scale(value, 0).ok()
    };
    let low = Number::whole(power(count - 1), Decimal::ONE);
    let most = power(count)?.minus(Decimal::ONE).ok();
    let high = Number::whole(most, Decimal::ONE);
    Some(in_words(at, word + 1, low, high))
}
