//! Which sign, code or name of a currency belongs to an amount.

use rust_decimal::Decimal;

use super::parts::parts_of;
use crate::lexicon::{MoneyWord, NumberClass, Role, Stand, WordClass};
use crate::normalize::amount::Amount;
use crate::normalize::hedge;
use crate::normalize::opaque::plural_follows;
use crate::normalize::scene::Scene;
use crate::token::{Case, Shape};
use crate::value::Bound;

/// "$(3.4m)": the sign of a loss before its brackets.
pub(super) fn sign_before_brackets(
    scene: &Scene<'_>,
    amount: &Amount,
) -> Option<(usize, MoneyWord)> {
    let open = amount.first.checked_sub(1)?;
    let brackets = scene.has(open, Role::Open) && scene.has(amount.next, Role::Close);
    if !brackets || !scene.glued(open) || !scene.glued(amount.first) {
        return None;
    }
    let (start, word) = scene
        .lexicon
        .money
        .words
        .longest_before(scene.tokens, open)?;
    (word.stand == Stand::Sign).then_some((start, *word))
}

/// The sign, code or name that ends where the amount begins, and the index of its first token.
pub(super) fn before(scene: &Scene<'_>, amount: &Amount) -> Option<(usize, MoneyWord)> {
    let first = amount.first;
    if first == 0 || scene.get(first)?.starts_paragraph() {
        return None;
    }
    let (mut start, mut word) = word_before(scene, first)?;
    let glued = scene.glued(first);
    let shape = scene.get(first - 1)?.shape;
    let fits = match word.stand {
        Stand::Sign => true,
        Stand::Before => true,
        Stand::After => false,
        Stand::Name => {
            !scene.has_before(start, Role::Determiner)
                && after_word(scene, amount.next, amount).is_none()
                && !counts_on(scene, amount.next)
                && scene.written(amount.next) != "%"
        }
    };
    if !fits || word.shy && !glued || !suits(&word, amount, glued) {
        return None;
    }
    if shape == Shape::Word
        && scene.is(start, Shape::Word)
        && scene.glued(start)
        && start > 0
        && scene.is(start - 1, Shape::Numeral)
    {
        // "5USD10": the code belongs to the number that it follows.
        return None;
    }
    // "rmb 10 usd 20" has a sign for each; in "10 $ 30 cents" the sign belongs to what stands before it.
    if !glued
        && start > 0
        && scene.is(start - 1, Shape::Numeral)
        && after_word(scene, amount.next, amount).is_some_and(|(next, _)| next.part.is_some())
    {
        return None;
    }
    if let Some((outer, code)) = scene
        .lexicon
        .money
        .words
        .longest_before(scene.tokens, start)
        && code.stand == Stand::Sign
        && (code.currency == word.currency || word.dollar)
        && scene.glued(start)
    {
        start = outer;
        word = *code;
    }
    Some((start, word))
}

/// The money word that ends before token `first`, and the index of its first token.
fn word_before(scene: &Scene<'_>, first: usize) -> Option<(usize, MoneyWord)> {
    let words = &scene.lexicon.money.words;
    let Some((start, word)) = words.longest_before(scene.tokens, first) else {
        let code = first.checked_sub(1)?;
        return Some((code, scaled_code(scene, code)?.0));
    };
    // "A $5 ticket" begins with an article, "A$5" with a sign.
    let rest = start + 1;
    if rest < first && scene.has(start, Role::Article) && !scene.glued(rest) {
        let (at, word) = words.longest_before(scene.tokens.get(rest..)?, first - rest)?;
        return Some((rest + at, *word));
    }
    Some((start, *word))
}

/// The sign, code or name that begins where the amount ends, and the index after it.
pub(super) fn after(scene: &Scene<'_>, amount: &Amount) -> Option<(MoneyWord, usize)> {
    let mut at = amount.next;
    let of = scene.has(at, Role::Of)
        && (amount.is_range()
            || amount.low.scale != Decimal::ONE
            || amount.low.mixed
            || is_group(scene, amount.end));
    if of {
        at += 1;
    }
    // "half a dollar", "a quarter of a pound"; a third dollar is none.
    let part = amount.low.fraction && scene.has(at, Role::Article);
    if amount.low.weak && amount.low.fraction && !part {
        return None;
    }
    at += usize::from(part);
    let (word, end) = after_word(scene, at, amount)?;
    let elsewhere = word.stand == Stand::Sign && (of || belongs_to_next(scene, at, end));
    (!elsewhere).then_some((word, end))
}

/// Does a word stand at token `at` that the number before it can count, or measure in?
fn counts_on(scene: &Scene<'_>, at: usize) -> bool {
    scene.is(at, Shape::Word)
        && !scene
            .lexicon
            .words
            .is(scene.tokens[at].word, WordClass::Function)
}

/// Does "couple" or "dozen" stand before token `end`: "a couple of dollars"?
fn is_group(scene: &Scene<'_>, end: usize) -> bool {
    let last = end.checked_sub(1).and_then(|last| scene.number_word(last));
    last.is_some_and(|word| word.class == NumberClass::Group)
}

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
fn suits(word: &MoneyWord, amount: &Amount, glued: bool) -> bool {
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

/// Does a sign at `at` belong to a number that begins at `end`, rather than to one before it?
pub(super) fn belongs_to_next(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    if !scene.is(end, Shape::Numeral) || scene.glued(at) && !scene.glued(end) {
        return false;
    }
    let Some(next) = crate::normalize::amount::single(scene, end) else {
        return false;
    };
    let own = after_word(scene, next.next, &next).is_some_and(|(word, _)| word.part.is_some());
    // "17 USD 25" ends there; "10 usd 20 people" does not.
    let cents = scene.is(at, Shape::Word) && !scene.glued(end) && parts_of(scene, end).is_some();
    !own && !cents
}

/// "(US)", "US", "Canadian" after an amount with a bare dollar sign.
pub(super) fn country(scene: &Scene<'_>, at: usize) -> Option<(MoneyWord, usize)> {
    let open = usize::from(scene.has(at, Role::Open));
    let token = scene
        .get(at + open)
        .filter(|token| token.case == Case::Upper)?;
    let end = at + 2 * open + 1;
    if open == 1 && !scene.has(end - 1, Role::Close) {
        return None;
    }
    let named = format!("{} dollar", token.key(scene.text));
    let currency = scene
        .lexicon
        .money
        .named(&named, &scene.lexicon.vocabulary)?;
    Some((currency, end))
}
/// The sign before the hedge of an amount, and the hedge: "$ less than 150".
pub(super) fn sign_before_hedge(
    scene: &Scene<'_>,
    amount: &Amount,
) -> Option<(usize, MoneyWord, Bound)> {
    let (from, bound) = hedge::before(scene, amount.first)?;
    let (start, word) = scene
        .lexicon
        .money
        .words
        .longest_before(scene.tokens, from)?;
    let own = start
        .checked_sub(1)
        .is_none_or(|before| !scene.is(before, Shape::Numeral));
    (own && word.stand == Stand::Sign).then_some((start, *word, bound))
}
