//! Money: an amount with a sign, code or name of a currency on either side.
//!
//! | text | reading |
//! | --- | --- |
//! | `$218.2bn`, `US$ 218.2 billion`, `218.2 billion dollars`, `USD218.2bn`, `218.2 BUSD` | 218.2·10⁹ USD |
//! | `50 cents`, `fifty cents`, `¢50` | 0.5 USD |
//! | `thirteen dollars forty-five cents`, `13 dollars and 45` | 13.45 USD |
//! | `$3–5bn`, `$3 billion to $5 billion` | 3·10⁹ to 5·10⁹ USD |
//! | `$60 a barrel` | 60 USD per barrel |
//! | `-$5`, `$-5`, `($5)` in a table | −5 USD |

use rust_decimal::Decimal;

use super::amount::{Amount, Link};
use super::candidate::{Quantity, What};
use super::cardinal;
use super::per;
use super::scene::Scene;
use crate::lexicon::{MoneyWord, Role, Stand};
use crate::token::{Case, Shape};
use crate::value::{Currency, Exact};

/// Reads an amount as money, if a currency stands beside it.
pub(crate) fn read(scene: &Scene<'_>, amount: &Amount) -> Option<Quantity> {
    if amount.is_ordinal() || amount.low.weak && amount.low.fraction {
        return None;
    }
    let bracketed = sign_before_brackets(scene, amount);
    let negative = bracketed.is_some();
    let (mut word, mut first, mut end, before) = match bracketed.or_else(|| before(scene, amount)) {
        Some((first, word)) => (word, first, amount.next + usize::from(negative), true),
        None => {
            let (word, end) = after(scene, amount)?;
            (word, amount.first, end, false)
        }
    };
    let mut amount = *amount;
    if before {
        // "USD 5 dollars", "$5 US", "$5 (US)": the second word says which dollar.
        if negative {
            amount = amount.times(Decimal::NEGATIVE_ONE);
        } else if let Some((again, after)) = after_word(scene, amount.next, &amount)
            && (again.currency == word.currency || word.dollar || again.dollar)
            && again.part.is_none()
            && !belongs_to_next(scene, amount.next, after)
        {
            word = if word.dollar { again } else { word };
            end = after;
        } else if let Some((country, after)) = country(scene, amount.next).filter(|_| word.dollar) {
            word = country;
            end = after;
        }
        first = negated(scene, first, &mut amount);
    }
    let currency = currency(scene, &word);
    range_agrees(scene, &amount, &word, before)?;
    if let Some(part) = word.part {
        amount = amount.times(part);
    }
    let weight = word.weight && is_weight(scene, amount.first, end);
    if weight || amount.low.weak && before {
        return None;
    }
    if !amount.is_range() && word.part.is_none() && amount.low.is_plain_whole() {
        end = with_parts(scene, &mut amount, end, before);
    }
    if !negative {
        (first, end) = accounting(scene, first, end, &mut amount);
    }
    let mut quantity = Quantity::new(amount, first, end, What::Money(currency));
    if let Some((end, unit)) = per::read(scene, end) {
        quantity.end = end;
        quantity.per = Some(unit);
    }
    Some(quantity)
}

/// The currency of a word. A bare dollar is the document's; of a name that several countries have, it is
/// that of which the document speaks most.
fn currency(scene: &Scene<'_>, word: &MoneyWord) -> Currency {
    if let Some(own) = scene.document.dollar_currency().filter(|_| word.dollar) {
        return own;
    }
    let Some(shared) = word.shared else {
        return word.currency;
    };
    let (mut most, mut count) = (word.currency, scene.mentions_of_home(word.currency));
    for namesake in scene.lexicon.money.namesakes(shared) {
        let mentions = scene.mentions_of_home(*namesake);
        if mentions > count {
            (most, count) = (*namesake, mentions);
        }
    }
    most
}

/// "$(3.4m)": the sign of a loss before its brackets.
fn sign_before_brackets(scene: &Scene<'_>, amount: &Amount) -> Option<(usize, MoneyWord)> {
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
fn before(scene: &Scene<'_>, amount: &Amount) -> Option<(usize, MoneyWord)> {
    let first = amount.first;
    if first == 0 || scene.get(first)?.starts_paragraph() {
        return None;
    }
    let (mut start, word) = scene
        .lexicon
        .money
        .words
        .longest_before(scene.tokens, first)?;
    let (mut word, glued) = (*word, scene.glued(first));
    let shape = scene.get(first - 1)?.shape;
    let fits = match word.stand {
        Stand::Sign => true,
        Stand::Before => true,
        Stand::After => false,
        Stand::Name => {
            !scene.has_before(start, Role::Determiner)
                && after_word(scene, amount.next, amount).is_none()
                && !scene.is(amount.next, Shape::Word)
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

/// The sign, code or name that begins where the amount ends, and the index after it.
fn after(scene: &Scene<'_>, amount: &Amount) -> Option<(MoneyWord, usize)> {
    let mut at = amount.next;
    let of = scene.has(at, Role::Of)
        && (amount.is_range() || amount.low.scale != Decimal::ONE || amount.low.mixed);
    if of {
        at += 1;
    }
    let (word, end) = after_word(scene, at, amount)?;
    let sign_of_next = word.stand == Stand::Sign && belongs_to_next(scene, at, end);
    (!sign_of_next && !(of && word.stand == Stand::Sign)).then_some((word, end))
}

/// The money word at token `at` that may stand after the amount.
fn after_word(scene: &Scene<'_>, at: usize, amount: &Amount) -> Option<(MoneyWord, usize)> {
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
    let fits = word.stand != Stand::Before && suits(word, amount, scene.glued(at)) && !capital;
    fits.then_some((*word, end))
}

/// "MUSD", "bnEUR": a code that holds the scale. The amount is scaled by the reader of the word's part.
fn scaled_code(scene: &Scene<'_>, at: usize) -> Option<(MoneyWord, usize)> {
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
fn belongs_to_next(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    if !scene.is(end, Shape::Numeral) || scene.glued(at) && !scene.glued(end) {
        return false;
    }
    let Some(next) = super::amount::single(scene, end) else {
        return false;
    };
    let own = after_word(scene, next.next, &next).is_some_and(|(word, _)| word.part.is_some());
    // "17 USD 25" ends there; "10 usd 20 people" does not.
    let cents = scene.is(at, Shape::Word) && !scene.glued(end) && parts_of(scene, end).is_some();
    !own && !cents
}

/// "(US)", "US", "Canadian" after an amount with a bare dollar sign.
fn country(scene: &Scene<'_>, at: usize) -> Option<(MoneyWord, usize)> {
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

/// Do the units that stand inside a range fit the one outside?
fn range_agrees(scene: &Scene<'_>, amount: &Amount, word: &MoneyWord, before: bool) -> Option<()> {
    let Some(upper) = &amount.upper else {
        return Some(());
    };
    let same = |(start, end): (usize, usize)| -> Option<bool> {
        if start == end {
            return Some(false);
        }
        let (after, inner) = scene
            .lexicon
            .money
            .words
            .longest(scene.tokens, scene.after_hyphen(start))?;
        let agrees = inner.currency == word.currency || inner.dollar || word.dollar;
        // "US$3 to US$5", but "$3 to 5 yen" are two.
        (after == end && agrees && inner.part == word.part).then_some(true)
    };
    let gap = same(upper.gap)?;
    let sign = same(upper.sign)?;
    // "rose $5bn to $80bn": what it rose by, and where to.
    let change = sign && before && upper.link == Link::To && moved(scene, amount.first);
    (!change && !(gap && before && !sign)).then_some(())
}

/// Does a word of movement stand before the figure's sign?
fn moved(scene: &Scene<'_>, first: usize) -> bool {
    (first.saturating_sub(3)..first).any(|at| scene.has(at, Role::Movement))
        && !(first.saturating_sub(3)..first).any(|at| scene.has(at, Role::From))
}

/// "-$5", "minus $5": the sign before the currency. Gives the first token.
fn negated(scene: &Scene<'_>, first: usize, amount: &mut Amount) -> usize {
    let Some(at) = first.checked_sub(1) else {
        return first;
    };
    let glued_to_word = scene.glued(at)
        && at > 0
        && scene
            .get(at - 1)
            .is_some_and(|token| matches!(token.shape, Shape::Word | Shape::Numeral));
    let hyphen = scene.is(at, Shape::Hyphen)
        && scene.glued(first)
        && !glued_to_word
        && scene.written(at).chars().count() == 1;
    if hyphen || scene.has(at, Role::Minus) {
        *amount = amount.times(Decimal::NEGATIVE_ONE);
        return at;
    }
    first
}

/// "($5.2m)" that fills a cell of a table is a loss.
fn accounting(scene: &Scene<'_>, first: usize, end: usize, amount: &mut Amount) -> (usize, usize) {
    match super::amount::in_accounting_brackets(scene, first, end) {
        Some(brackets) => {
            *amount = amount.times(Decimal::NEGATIVE_ONE);
            brackets
        }
        None => (first, end),
    }
}

/// "thirteen dollars forty-five cents", "3 GBP and one", "$20 43": adds parts of the unit to whole
/// ones. Gives the new end.
fn with_parts(scene: &Scene<'_>, amount: &mut Amount, end: usize, before: bool) -> usize {
    let and = scene.has(end, Role::And);
    let at = end + usize::from(and);
    if before && !and && scene.get(end).is_some_and(|token| token.glued) {
        return end;
    }
    let Some((cents, after)) = part_amount(scene, at) else {
        return end;
    };
    let (hundredths, after) = match after_word(scene, after, amount) {
        Some((word, after)) if word.any_part && word.part.is_some() => {
            (cents.times(word.part.unwrap_or(Decimal::ONE)), after)
        }
        Some(_) => return end,
        None if ends_there(scene, after) => (cents.times(HUNDREDTH), after),
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
fn parts_of(scene: &Scene<'_>, at: usize) -> Option<()> {
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

/// Are these pounds a weight: "pounds of", "weighs 20 pounds", "a 20-pound turkey", "pound-feet"?
fn is_weight(scene: &Scene<'_>, first: usize, end: usize) -> bool {
    let hyphen = |at: usize| scene.is(at, Shape::Hyphen) && scene.glued(at) && scene.glued(at + 1);
    let near = first.saturating_sub(6)..first;
    scene.has(end, Role::Of)
        || hyphen(end)
        || hyphen(end.saturating_sub(2)) && !scene.has(end, Role::MoneyNoun)
        || near
            .rev()
            .take_while(|at| !scene.has(*at, Role::Stop))
            .any(|at| scene.has(at, Role::Weight))
        || (end..end + 4).any(|at| scene.has(at, Role::Weight))
}
