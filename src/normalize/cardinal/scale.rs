//! The words and letters of scale after a number: `billion`, `lakh crore`, `dozen`, `bn`, `k`.

use rust_decimal::Decimal;

use super::{Number, THOUSAND, one};
use crate::lexicon::{NumberClass, NumberWord, Role};
use crate::normalize::scene::Scene;
use crate::token::{Case, Shape};

/// "lakh crore", "hundred thousand million": more scale words in a row are no number.
const MOST_SCALES: usize = 3;

/// Multiplies by the scale words that follow: "billion", "lakh crore", "dozen", "hundred thousand", "bn".
pub(super) fn scale_words(
    scene: &Scene<'_>,
    mut number: Number,
    mut end: usize,
) -> (Number, usize) {
    for _ in 0..MOST_SCALES {
        let at = scene.after_hyphen(end);
        let Some(word) = scene.number_word(at).filter(|_| scene.follows(at)) else {
            break;
        };
        match word {
            NumberWord {
                class: NumberClass::Scale,
                value,
                ..
            } => number = number.scaled(value),
            NumberWord {
                class: NumberClass::Group,
                value: Some(value),
                ..
            } if number.scale < THOUSAND => {
                number = number.times(value);
            }
            NumberWord {
                class: NumberClass::Plural,
                value: Some(value),
                ..
            } if number.is_plain_whole()
                && value != Decimal::TEN
                && value != SCORE
                && scene.follows(at) =>
            {
                number = if value >= THOUSAND {
                    number.scaled(Some(value))
                } else {
                    number.times(value)
                };
            }
            NumberWord {
                class: NumberClass::Hundred,
                ..
            } if number.scale == Decimal::ONE && (!number.spelled || after_couple(scene, at)) => {
                number = number.times(Decimal::ONE_HUNDRED);
            }
            NumberWord {
                class: NumberClass::Letter,
                value,
                ..
            } if !number.spelled && number.scale == Decimal::ONE && is_scale_letter(scene, at) => {
                number = number.scaled(value);
                let token = scene.tokens[at];
                number.letter = (token.end - token.start <= 2).then_some(at);
                end = at + 1 + usize::from(is_shortened(scene, at));
                break;
            }
            _ => break,
        }
        end = at + 1;
    }
    (number, end)
}

/// Nobody counts in more than one of "scores", which is also a verb.
const SCORE: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// The scale words from token `at` on as a number: "hundred", "hundred thousand".
pub(crate) fn scale(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    let word = scene.number_word(at)?;
    match word.class {
        NumberClass::Hundred => {
            let hundred = one().times(Decimal::ONE_HUNDRED);
            Some(scale_words(scene, hundred, at + 1))
        }
        NumberClass::Scale => Some(scale_words(scene, one(), at)),
        NumberClass::Group => Some((one().times(word.value?), at + 1)),
        _ => None,
    }
}

/// Does "couple" stand before token `at`: "a couple hundred"?
fn after_couple(scene: &Scene<'_>, at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .and_then(|before| scene.number_word(before));
    before.is_some_and(|word| word.class == NumberClass::Group)
}

/// Does a stop belong to the short form at `at`: "3 mio. euros", "2 mrd. CHF"?
fn is_shortened(scene: &Scene<'_>, at: usize) -> bool {
    let stop = scene.has(at + 1, Role::Stop) && scene.glued(at + 1);
    let money = &scene.lexicon.money.words;
    let goes_on = scene.get(at + 2).is_some_and(|next| {
        let lower = next.case == Case::Lower;
        let code = next.case == Case::Upper && money.longest(scene.tokens, at + 2).is_some();
        next.shape == Shape::Word && (lower || code) && !next.glued
    });
    stop && goes_on && scene.follows(at + 2)
}

/// Does a scale letter at `at` end its word: "5k" and "$5k/yr", not "5k/s" or "5 m²"?
fn is_scale_letter(scene: &Scene<'_>, at: usize) -> bool {
    let token = &scene.tokens[at];
    let close = token.glued
        || scene
            .text
            .get(scene.tokens[at - 1].end as usize..token.start as usize)
            .is_some_and(|gap| !gap.contains('\n'));
    let priced = at > 1 && scene.is(at - 2, Shape::Symbol) && scene.glued(at - 1);
    let ends = !scene.glued(at + 1)
        || scene.get(at + 1).is_some_and(|next| {
            next.shape != Shape::Numeral && (priced || !scene.has(at + 1, Role::Slash))
        });
    close && ends
}
