//! Ages without their unit: `aged 21`, `the age of 21`, `she was 35`, `Ann Rowe, 43,`.
//!
//! With a unit ("a 43-year-old") an age is a measure like others.

use rust_decimal::Decimal;

use super::amount::Amount;
use super::candidate::{Quantity, What};
use super::hedge;
use super::scene::Scene;
use crate::lexicon::time::{TimeUnit, UnitForm};
use crate::lexicon::{Ending, Role, WordClass};
use crate::token::{Case, Shape};
use crate::value::{Bound, compare};

/// The unit's name in units.tsv.
pub(crate) const YEARS: &str = "year old";
/// The oldest age that a bare number is read as.
const OLDEST: Decimal = Decimal::from_parts(115, 0, 0, false, 0);

/// Reads the amount as an age.
pub(crate) fn read(scene: &Scene<'_>, amount: &Amount) -> Option<Quantity> {
    let last = amount.upper.map_or(amount.low, |upper| upper.number);
    let fits = |number: super::cardinal::Number| {
        number.is_plain_whole()
            && number
                .value
                .is_some_and(|value| compare(value, OLDEST).is_le())
    };
    if amount.is_ordinal() || !fits(amount.low) || !fits(last) {
        return None;
    }
    // "aged 6 months" has a unit of its own.
    let unit = scene.after_hyphen(amount.next);
    let units = &scene.lexicon.time.units;
    let shorter = units
        .longest(scene.tokens, unit)
        .is_some_and(|(_, word)| word.unit != TimeUnit::Year && word.form == UnitForm::Word);
    let age = !shorter && (after_word(scene, amount.first) || after_age(scene, amount.first))
        || of_someone(scene, amount)
        || of_person(scene, amount)
        || beside_name(scene, amount);
    age.then(|| {
        let what = What::Measure(scene.lexicon.units.named(YEARS));
        let mut amount = *amount;
        amount.bound = amount
            .bound
            .or_else(|| bound_before_age(scene, amount.first));
        Quantity::new(amount, amount.first, amount.next, what)
    })
}

/// The hedge before "the age of": "children under the age of 5".
fn bound_before_age(scene: &Scene<'_>, first: usize) -> Option<Bound> {
    let of = first.checked_sub(1).filter(|at| scene.has(*at, Role::Of))?;
    let age = of
        .checked_sub(1)
        .filter(|at| class(scene, Some(*at), WordClass::Aged))?;
    let the = age - usize::from(scene.has_before(age, Role::Determiner));
    hedge::before(scene, the).map(|(_, bound)| bound)
}

fn class(scene: &Scene<'_>, at: Option<usize>, class: WordClass) -> bool {
    at.is_some_and(|at| scene.is_of(at, class))
}

/// "aged 21", "age 21", "the age of 21", "ages of 5".
fn after_word(scene: &Scene<'_>, first: usize) -> bool {
    let of =
        usize::from(scene.has_before(first, Role::Of) || scene.has_before(first, Role::Between));
    class(scene, first.checked_sub(1 + of), WordClass::Aged)
}

/// The most tokens from "aged" to the last of several ages.
const AGES: usize = 10;

/// The seven of "aged four and seven", the nine of "aged 4, 7 and 9".
fn after_age(scene: &Scene<'_>, first: usize) -> bool {
    let and = |at: usize| scene.has(at, Role::And);
    let joins = |at: usize| scene.has(at, Role::Comma) || and(at);
    let joined = first.checked_sub(1).is_some_and(joins);
    if !joined {
        return false;
    }
    let number = |at: usize| scene.is(at, Shape::Numeral) || scene.number_word(at).is_some();
    let between = (first.saturating_sub(AGES)..first).rev();
    let mut between = between.skip_while(|at| joins(*at) || number(*at));
    let aged = between.next();
    // "aged 30, and 12 died", "aged 4 and 7, and 12 died": a comma before the "and" ends a list unless it
    // is that of a list in commas.
    let new_clause = first >= 2 && and(first - 1) && scene.has(first - 2, Role::Comma);
    let ended = aged.is_some_and(|aged| {
        let listed = || aged + 1..first - 2;
        listed().filter(|at| number(*at)).count() < 2 || listed().any(and)
    });
    class(scene, aged, WordClass::Aged) && !(new_clause && ended)
}

/// "a boy of 14", "adults over 65".
fn of_someone(scene: &Scene<'_>, amount: &Amount) -> bool {
    let hedge = hedge::before(scene, amount.first);
    let joint = match hedge {
        Some((first, _)) => Some(first),
        None => amount
            .first
            .checked_sub(1)
            .filter(|at| scene.has(*at, Role::Of)),
    };
    let noun = joint.and_then(|joint| joint.checked_sub(1));
    class(scene, noun, WordClass::Someone)
        || hedge.is_none() && noun.is_some_and(|noun| is_trade(scene, noun))
}

/// Does the word name what someone does, by its ending: "a bus conductor", "a florist"?
fn is_trade(scene: &Scene<'_>, noun: usize) -> bool {
    let endings = &scene.lexicon.endings;
    let ending = endings.has(scene.written(noun), Ending::Trade);
    ending && scene.is(noun, Shape::Word) && !class(scene, Some(noun), WordClass::Thing)
}

/// "she was 35", "he will be 35", "who is 10", "she turned 30", where the clause ends.
fn of_person(scene: &Scene<'_>, amount: &Amount) -> bool {
    let be = amount.first.checked_sub(1);
    if !class(scene, be, WordClass::Being) || scene.is(amount.next, Shape::Hyphen) {
        return false;
    }
    let goes_on = scene.is(amount.next, Shape::Word)
        && !class(scene, Some(amount.next), WordClass::Function)
        && !class(scene, Some(amount.next), WordClass::Adverb);
    // "he is one of those"
    let goes_on = goes_on || scene.has(amount.next, Role::Of);
    let near = amount.first.saturating_sub(4)..amount.first;
    let person = near
        .rev()
        .take_while(|at| scene.is(*at, Shape::Word))
        .any(|at| {
            class(scene, Some(at), WordClass::Personal)
                || class(scene, Some(at), WordClass::Someone)
        });
    person && !goes_on && !amount.is_range()
}

/// "Ann Rowe, 43, said", "Ann Rowe, now 43, said", "a retired baker, 71, said", "Now 22, she".
fn beside_name(scene: &Scene<'_>, amount: &Amount) -> bool {
    let mut first = amount.first;
    if !scene.is(first, Shape::Numeral) || scene.is(amount.next + 1, Shape::Numeral) {
        return false;
    }
    if class(scene, first.checked_sub(1), WordClass::Now) {
        first -= 1;
        if class(scene, Some(amount.next + 1), WordClass::Personal) {
            return true;
        }
    }
    let (Some(comma), Some(name)) = (first.checked_sub(1), first.checked_sub(2)) else {
        return false;
    };
    let capital = scene
        .get(name)
        .is_some_and(|token| token.shape == Shape::Word && token.case == Case::Capitalized);
    let someone = class(scene, Some(name), WordClass::Someone) || is_trade(scene, name);
    let closed =
        scene.has(amount.next, Role::Comma) || someone && scene.has(amount.next, Role::Stop);
    let named = (capital || someone) && closed;
    let tables = &scene.lexicon.time;
    let time = tables.months.longest(scene.tokens, name).is_some()
        || tables.weekdays.longest(scene.tokens, name).is_some();
    scene.has(comma, Role::Comma) && named && !time
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{all_read, none_read};

    #[test]
    fn one_age_many_phrasings() {
        all_read(
            Kind::Measure,
            &[
                (
                    "43 year old",
                    &[
                        "a man aged 43",
                        "at the age of 43",
                        "She was 43.",
                        "He will be 43 in May",
                        "her brother, who is 43",
                        "Ann Rowe, 43, was named",
                        "Ann Rowe-Smith, 43, was named",
                        "Ann Rowe, now 43, was named",
                        "a retired baker, 43, was named",
                        "Now 43, she was named",
                        "said a teacher, 43. The",
                        "My daughter is 43 now",
                        "a bus conductor of 43 with two tickets",
                        "a 43-year-old",
                        "a driver of 43 who saw it",
                        "for adults over 43 it is",
                    ],
                ),
                ("7 year old", &["a girl of 7", "aged 7, said they"]),
                (
                    "[12, 17] year old",
                    &["pupils aged 12 to 17", "aged between 12 and 17"],
                ),
            ],
        );
    }

    #[test]
    fn several_ages_share_their_word() {
        let ages = |text: &str| crate::normalize::corpus::of_kind(Kind::Measure, text);
        let three = ["4 year old", "7 year old", "9 year old"];
        assert_eq!(ages("her sons, aged four, seven and nine, left"), three);
        assert_eq!(ages("her sons, aged 4, 7 and 9, left"), three);
        assert_eq!(ages("her sons, aged 4 and 7, and 12 others"), three[..2]);
        assert_eq!(ages("her sons, aged 4 and 7, and 12 died"), three[..2]);
        assert_eq!(ages("a boy aged 4, and 12 died"), three[..1]);
        assert_eq!(ages("her sons, aged 4, 7, and 9, left"), three);
    }

    #[test]
    fn ages_have_the_bound_before_their_word() {
        use crate::value::Bound;
        for (text, bound) in [
            ("children under the age of 6", Bound::Below),
            ("those over the age of 60", Bound::Above),
            ("at the age of 60", Bound::Exact),
        ] {
            let bounds: Vec<_> = crate::normalize::corpus::mentions(text)
                .iter()
                .map(crate::mention::Mention::bound)
                .collect();
            assert_eq!(bounds, [bound], "{text}");
        }
    }

    #[test]
    fn what_is_no_age() {
        none_read(
            Kind::Measure,
            &[
                "He was 10 points ahead",
                "it was 43",
                "On Tuesday, 43, or so it seemed",
                "They won in Leeds, 43 to 12",
                "the total was 43",
                "a group of 43",
                "a number of 43",
                "people over 43 days",
                "He is one of those.",
                "her son, aged 6 months",
                "pups aged 8 weeks",
            ],
        );
    }
}
