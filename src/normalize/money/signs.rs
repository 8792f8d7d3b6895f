//! Which sign, code or name of a currency belongs to an amount.

use rust_decimal::Decimal;

use super::parts::parts_of;
use super::word::{after_word, scaled_code, suits};
use crate::lexicon::{MoneyWord, NumberClass, Role, Stand, WordClass};
use crate::normalize::amount::Amount;
use crate::normalize::hedge;
use crate::normalize::scene::Scene;
use crate::normalize::single;
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

/// Does a sign at `at` belong to a number that begins at `end`, rather than to one before it?
pub(super) fn belongs_to_next(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    if !scene.is(end, Shape::Numeral) || scene.glued(at) && !scene.glued(end) {
        return false;
    }
    let Some(next) = single::read(scene, end) else {
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
