//! Plain numbers: amounts for which no reader found a unit.

use rust_decimal::Decimal;

use super::amount::Amount;
use super::brackets;
use super::candidate::{Quantity, What};
use super::hedge;
use super::per::{self, is_power_of_ten};
use super::scene::Scene;
use crate::lexicon::time::TimeWord;
use crate::lexicon::{NumberClass, Role, WordClass};
use crate::token::{Case, Shape};
use crate::value::CalendarUnit;

/// A year has so many digits.
const YEAR: usize = 4;

/// Reads an amount as a plain number, unless it is [`refused`].
pub(crate) fn read(scene: &Scene<'_>, amount: &Amount) -> Option<Quantity> {
    if refused(scene, amount).is_some() {
        return None;
    }
    let mut amount = *amount;
    let (mut first, mut end) = (amount.first, amount.next);
    if let Some(brackets) = brackets::in_accounting(scene, first, end) {
        amount = amount.times(Decimal::NEGATIVE_ONE);
        (first, end) = brackets;
    }
    let mut quantity = Quantity::new(amount, first, end, What::Number);
    // "a rate of 12 per 100,000 people", "40 per day"; "113,000 a year", but "in 2012 a year".
    let year = (scene.written(first).len() == YEAR && first + 1 == end).then_some(());
    let timed = scene.has(end, Role::Article) && year.is_none();
    if (timed || scene.has(end, Role::Per))
        && let Some((end, unit)) = per::read(scene, end)
        && (!timed || CalendarUnit::named(unit.name()).is_some())
    {
        (quantity.end, quantity.per) = (end, Some(unit));
    }
    Some(quantity)
}

/// Why an amount is no plain number. Ordinals are none, nor is "one" or "a third" alone, which are
/// more often other words; nor are two numbers with units of their own.
pub(crate) fn refused(scene: &Scene<'_>, amount: &Amount) -> Option<&'static str> {
    let own_units = amount
        .upper
        .is_some_and(|upper| upper.gap.0 != upper.gap.1 || upper.sign.0 != upper.sign.1);
    let one = amount.low.spelled
        && amount.value() == Some(Decimal::ONE)
        && hedge::before(scene, amount.first).is_none();
    // "ranked between the fifth and the eighth", but "between the first and second acts"
    let ranks = amount.is_range()
        && !scene.is(amount.next, Shape::Word)
        && (amount.first.saturating_sub(2)..amount.first)
            .any(|at| scene.has(at, Role::Between) || scene.has(at, Role::From));
    if amount.is_ordinal() && !ranks {
        return Some("an ordinal");
    }
    if amount.low.weak {
        return Some("a fraction of nothing that is named");
    }
    // "120/80", "20/20"
    let slashed = scene.has(amount.end.saturating_sub(2), Role::Slash);
    let long = |at: usize| scene.is(at, Shape::Numeral) && scene.written(at).len() > 1;
    if amount.low.fraction
        && slashed
        && amount.value() >= Some(Decimal::ONE)
        && long(amount.first)
        && long(amount.end - 1)
    {
        return Some("two numbers that a slash sets against each other");
    }
    // "12 per 100,000"
    let round = |value: Decimal| value >= Decimal::ONE_THOUSAND && is_power_of_ten(value);
    if scene.has_before(amount.first, Role::Per) && amount.value().is_some_and(round) {
        return Some("the whole that a rate is of");
    }
    if own_units {
        return Some("two numbers that do not share a unit");
    }
    if one {
        return Some("\"one\" without a noun that it counts");
    }
    // "twenty twelve", "nine one one": figures read out one by one.
    let beside = |at: usize| scene.is(at, Shape::Word) && scene.number_word(at).is_some();
    let read_out = beside(amount.end) || amount.first > 0 && beside(amount.first - 1);
    if amount.low.spelled && read_out {
        return Some("a number word beside another, as if read out");
    }
    // "six-speed", "three-pronged"; "the bottom three"
    let compound = amount.low.spelled
        && scene.is(amount.next, Shape::Hyphen)
        && scene.glued(amount.next)
        && scene.is(amount.next + 1, Shape::Word)
        && scene.glued(amount.next + 1)
        && scene.number_word(amount.next + 1).is_none();
    if compound {
        return Some("the first part of a compound word");
    }
    if amount.low.spelled && is_leading(scene, amount.first) {
        return Some("the first or last so many of a list");
    }
    // "737NG": what touches a numeral and is no unit makes a name of both.
    let end = amount.end;
    let touching = scene.glued(end)
        && scene.is(end, Shape::Word)
        && scene
            .get(end)
            .is_some_and(|token| token.case != Case::Lower);
    if touching && !amount.low.spelled {
        return Some("a numeral that belongs to a name");
    }
    if is_rank(scene, amount) {
        return Some("a rank");
    }
    if is_zeroing(scene, amount) {
        return Some("no number, but a verb or an adjective");
    }
    if is_ratio(scene, amount) {
        return Some("so many to one");
    }
    is_name(scene, amount).then_some("a number word that ends a name")
}

/// "at number five", "seeded four": but "users number 250m", "the dead number five".
fn is_rank(scene: &Scene<'_>, amount: &Amount) -> bool {
    let class = |at: usize, class: WordClass| scene.is_of(at, class);
    let word = amount.first.checked_sub(1);
    let Some(word) = word.filter(|word| class(*word, WordClass::Rank)) else {
        return false;
    };
    let noun = word
        .checked_sub(1)
        .is_none_or(|before| class(before, WordClass::Function) || !scene.is(before, Shape::Word));
    !scene.has(word, Role::Numbered) || amount.low.spelled && noun
}

/// "zero in on it", "to zero out", "a zero carbon future".
fn is_zeroing(scene: &Scene<'_>, amount: &Amount) -> bool {
    let at = amount.next;
    let function = |at: usize| {
        let token = scene.get(at);
        token.is_none_or(|token| scene.lexicon.words.is(token.word, WordClass::Function))
    };
    let on = scene.lexicon.time.words.longest(scene.tokens, at + 1);
    let inward = scene.has(at, Role::In) && on.is_some_and(|(_, word)| *word == TimeWord::On);
    let led = scene.has_before(amount.first, Role::Article);
    let narrows = led && scene.is(at, Shape::Word) && !function(at);
    let zero = amount.low.spelled && amount.value() == Some(Decimal::ZERO);
    zero && (inward || scene.has(at, Role::Out) || narrows)
}

/// "two to one", "by three to one": but "fell from two to one", "two to one million".
fn is_ratio(scene: &Scene<'_>, amount: &Amount) -> bool {
    let one = amount.next + 1;
    let led = [Role::From, Role::Movement]
        .iter()
        .any(|role| scene.has_before(amount.first, *role));
    let is_one = scene
        .number_word(one)
        .is_some_and(|word| word.class == NumberClass::Unit && word.value == Some(Decimal::ONE));
    let ends = scene.number_word(one + 1).is_none() && !scene.is(one + 1, Shape::Hyphen);
    scene.has(amount.next, Role::To) && is_one && ends && !led && amount.low.is_plain_whole()
}

/// Is it a number in words that ends a name: "Group of Seven", "Pier Nine", "Mother's Eight"?
fn is_name(scene: &Scene<'_>, amount: &Amount) -> bool {
    let capital = |at: usize| {
        scene
            .get(at)
            .is_some_and(|token| token.shape == Shape::Word && token.case == Case::Capitalized)
    };
    let named = |at: usize| capital(at) || scene.get(at).is_some_and(|it| it.case == Case::Upper);
    let clitic = |at: usize| scene.is(at, Shape::Clitic) || scene.has(at, Role::Of);
    let Some(last) = amount.first.checked_sub(1) else {
        return false;
    };
    let word = last - usize::from(last > 0 && clitic(last));
    let words = &scene.lexicon.words;
    let name = scene.get(word).is_some_and(|token| {
        !words.is(token.word, WordClass::Function) && !words.is(token.word, WordClass::Verb)
    });
    let same_sentence = |at: usize| scene.get(at).is_some_and(|token| !token.starts_paragraph());
    amount.low.spelled
        && capital(amount.first)
        && named(word)
        && name
        && same_sentence(amount.first)
}

/// Does a word like "top" stand before it, so that it names a part of a list?
fn is_leading(scene: &Scene<'_>, first: usize) -> bool {
    let before = first.checked_sub(1).and_then(|before| scene.get(before));
    before.is_some_and(|token| scene.lexicon.words.is(token.word, WordClass::Leading))
}
