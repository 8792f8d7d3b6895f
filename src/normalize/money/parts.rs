//! Whole units and their parts in one amount: "thirteen dollars forty-five cents".

use rust_decimal::Decimal;

use super::word::after_word;
use crate::lexicon::Role;
use crate::normalize::amount::Amount;
use crate::normalize::cardinal;
use crate::normalize::scene::Scene;
use crate::token::Shape;
use crate::value::Exact;

/// "thirteen dollars forty-five cents", "3 GBP and one", "$20 43": adds parts of the unit to whole
/// ones. Gives the new end.
pub(super) fn with_parts(
    scene: &Scene<'_>,
    amount: &mut Amount,
    end: usize,
    before: bool,
) -> usize {
    let and = scene.has(end, Role::And);
    let at = end + usize::from(and);
    if before && !and && scene.get(end).is_some_and(|token| token.glued) {
        return end;
    }
    let Some((cents, after)) = part_amount(scene, at) else {
        return end;
    };
    // "the $12 one" and "the £3 two" point at things.
    let alike = and || cents.spelled == amount.low.spelled;
    let (hundredths, after) = match after_word(scene, after, amount) {
        Some((word, after)) if word.any_part && word.part.is_some() => {
            (cents.times(word.part.unwrap_or(Decimal::ONE)), after)
        }
        Some(_) => return end,
        None if alike && ends_there(scene, after) => (cents.times(HUNDREDTH), after),
        None => return end,
    };
    let sum = amount
        .low
        .value
        .zip(hundredths.value)
        .and_then(|(whole, part)| whole.plus(part).ok());
    let Some(sum) = sum else { return end };
    amount.low.value = Some(sum);
    amount.low.place = HUNDREDTH;
    after
}

const HUNDREDTH: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// A whole number below a hundred at `at`.
fn part_amount(scene: &Scene<'_>, at: usize) -> Option<(cardinal::Number, usize)> {
    if !scene.follows(at) || scene.is(at, Shape::Hyphen) {
        return None;
    }
    let (number, after) = cardinal::read(scene, at)?;
    let fits = number.is_plain_whole()
        && !number.ordinal
        && number
            .value
            .is_some_and(|value| value < Decimal::ONE_HUNDRED);
    fits.then_some((number, after))
}

/// The part that "17 USD 25" has at `at`: a bare number that ends a sentence.
pub(super) fn parts_of(scene: &Scene<'_>, at: usize) -> Option<()> {
    let (_, after) = part_amount(scene, at)?;
    let two_digits = scene.written(at).len() == 2;
    // Only after a number: the sign is preceded by one.
    let preceded = (at.saturating_sub(3)..at)
        .any(|at| scene.is(at, Shape::Numeral) || scene.has(at, Role::Anchor));
    let own_before = (at.saturating_sub(4)..at)
        .find(|at| scene.is(*at, Shape::Numeral))
        .is_some_and(|number| {
            number > 0
                && scene
                    .lexicon
                    .money
                    .words
                    .longest_before(scene.tokens, number)
                    .is_some()
        });
    (two_digits && preceded && !own_before && ends_there(scene, after)).then_some(())
}

/// Does a clause end at `at`?
fn ends_there(scene: &Scene<'_>, at: usize) -> bool {
    match scene.get(at) {
        None => true,
        Some(token) => {
            token.starts_paragraph()
                || matches!(token.text(scene.text), "." | "," | ";" | ")" | "!" | "?")
        }
    }
}
