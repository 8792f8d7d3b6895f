//! The money word that may stand beside an amount.

use rust_decimal::Decimal;

use crate::lexicon::{MoneyWord, Stand};
use crate::normalize::amount::Amount;
use crate::normalize::opaque::plural_follows;
use crate::normalize::scene::Scene;
use crate::token::{Case, Shape};

/// The money word at token `at` that may stand after the amount.
pub(super) fn after_word(
    scene: &Scene<'_>,
    at: usize,
    amount: &Amount,
) -> Option<(MoneyWord, usize)> {
    if !scene.follows(at) {
        return None;
    }
    let hyphen = scene.after_hyphen(at);
    let words = &scene.lexicon.money.words;
    let Some((end, word)) = words.longest(scene.tokens, hyphen) else {
        return scaled_code(scene, hyphen);
    };
    // "30C" is a temperature: the letters of parts are small.
    let capital = word.part.is_some()
        && scene
            .get(hyphen)
            .is_some_and(|token| token.end - token.start == 1 && token.case == Case::Capitalized);
    // "five grand pianos"
    let adjective = word.prevailing && plural_follows(scene, end);
    let fits = word.stand != Stand::Before
        && suits(word, amount, scene.glued(at))
        && !capital
        && !adjective;
    fits.then_some((*word, end))
}

/// "MUSD", "bnEUR": a code that holds the scale. The amount is scaled by the reader of the word's part.
pub(super) fn scaled_code(scene: &Scene<'_>, at: usize) -> Option<(MoneyWord, usize)> {
    let token = scene
        .get(at)
        .filter(|token| token.shape == Shape::Word && token.end - token.start <= 5)?;
    let written = token.text(scene.text);
    let (letter, code) = written.split_at_checked(written.len().checked_sub(3)?)?;
    if token.case == Case::Lower && letter.is_empty() || letter.is_empty() {
        return None;
    }
    let currency = scene.lexicon.money.code(code)?;
    let scale = scene
        .lexicon
        .numbers
        .get(scene.lexicon.vocabulary.get(&letter.to_ascii_lowercase()))?;
    let word = MoneyWord {
        part: Some(scale.value?),
        ..MoneyWord::sign(currency)
    };
    Some((word, at + 1))
}

/// Does an amount have what the word asks of the number beside it?
pub(super) fn suits(word: &MoneyWord, amount: &Amount, glued: bool) -> bool {
    let value = amount
        .upper
        .as_ref()
        .map_or(amount.low.value, |upper| upper.number.value);
    (!word.digits || !amount.low.spelled)
        && (!word.glued || glued)
        && (!word.few
            || amount.low.scale == Decimal::ONE
                && value.is_none_or(|value| value < Decimal::ONE_THOUSAND))
        && word
            .least
            .is_none_or(|least| value.is_none_or(|value| value.abs() >= least))
}
