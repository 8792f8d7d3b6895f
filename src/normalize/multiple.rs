//! Multiples: "tenfold", "doubled", "twice", "3.5x", "three times higher".

use rust_decimal::Decimal;

use super::amount::Amount;
use super::candidate::{Quantity, What};
use super::cardinal::Number;
use super::hedge;
use super::scene::Scene;
use crate::lexicon::{Role, WordClass};
use crate::token::{Case, Shape};

/// Reads a word that is a factor in itself at token `at`.
pub(crate) fn word(scene: &Scene<'_>, at: usize) -> Option<Quantity> {
    let (end, factor) = scene.lexicon.shares.factors.longest(scene.tokens, at)?;
    if scene.is(end, Shape::Hyphen) && scene.glued(end) {
        return None;
    }
    if factor.followed {
        let lower = scene
            .get(end + 1)
            .is_none_or(|token| token.case == Case::Lower);
        let multiplies =
            scene.has(end, Role::Multiplied) && lower || scene.has_before(at, Role::VerbBefore);
        if !multiplies {
            return None;
        }
    }
    let place = if factor.value < Decimal::ONE {
        TENTH
    } else {
        Decimal::ONE
    };
    let amount = Amount {
        first: at,
        end,
        next: end,
        low: Number::whole(Some(factor.value), place),
        upper: None,
        bound: None,
    };
    Some(Quantity::new(amount, at, end, What::Multiple))
}

const TENTH: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// Reads an amount as a multiple, if "-fold", "x" or "times" follows it.
pub(crate) fn read(scene: &Scene<'_>, amount: &Amount) -> Option<Quantity> {
    let own_units = amount
        .upper
        .is_some_and(|upper| upper.gap.0 != upper.gap.1 || upper.sign.0 != upper.sign.1);
    if amount.is_ordinal() || own_units || amount.low.weak {
        return None;
    }
    let at = scene.after_hyphen(amount.next);
    // "by a factor of five"
    if let Some(factor) = factor_of(scene, amount) {
        return Some(Quantity::new(*amount, factor, amount.end, What::Multiple));
    }
    if !scene.follows(amount.next) {
        return None;
    }
    let multiple = if scene.has(at, Role::Fold) {
        true
    } else if scene.has(at, Role::Cross) {
        // "3.5x" ends there; "4x4" and "2 x 4" are dimensions, a 777X is an aeroplane.
        scene.get(at).is_some_and(|token| token.case == Case::Lower)
            && scene.glued(at)
            && !scene.glued(at + 1)
            && !scene.is(at + 1, Shape::Numeral)
            || scene.glued(at) && scene.is(at + 1, Shape::Symbol)
    } else if scene.has(at, Role::Times) {
        is_comparison(scene, amount, at + 1)
    } else {
        false
    };
    multiple.then(|| Quantity::new(*amount, amount.first, at + 1, What::Multiple))
}

/// The index of the word in "a factor of five", before an amount behind which nothing is counted.
fn factor_of(scene: &Scene<'_>, amount: &Amount) -> Option<usize> {
    let of = hedge::before(scene, amount.first).map_or(amount.first, |(first, _)| first);
    let of = of.checked_sub(1).filter(|of| scene.has(*of, Role::Of))?;
    let word = of.checked_sub(1)?;
    let token = scene.get(word)?;
    let named = scene.lexicon.words.is(token.word, WordClass::Factor);
    let article = scene.has_before(word, Role::Article);
    let alone = !scene.is(amount.end, Shape::Word) || scene.is_of(amount.end, WordClass::Function);
    (named && article && alone).then_some(word)
}

/// Do so many "times" compare, rather than count how often: "3.5 times", "three times as many"?
fn is_comparison(scene: &Scene<'_>, amount: &Amount, end: usize) -> bool {
    let decimal = amount
        .low
        .value
        .is_some_and(|value| !value.fract().is_zero());
    decimal || scene.has(end, Role::Multiplied) || scene.has(end, Role::Compared)
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{all_read, none_read};

    #[test]
    fn one_factor_many_phrasings() {
        let corpus: &[(&str, &[&str])] = &[
            (
                "10 x",
                &[
                    "rose tenfold",
                    "ten-fold",
                    "10-fold",
                    "10x",
                    "10 times as many",
                    "ten times higher",
                    "by a factor of ten",
                    "a factor of 10 in a year",
                ],
            ),
            (
                "3.5 x",
                &["3.5x", "3.5 times", "3.5×", "three and a half times"],
            ),
            (
                "2 x",
                &[
                    "doubled",
                    "It will double.",
                    "double the rate",
                    "twice as much",
                    "twice its size",
                    "twofold",
                    "two times more",
                ],
            ),
            ("0.5 x", &["halved", "to halve it"]),
            ("3 x", &["tripled", "trebled", "threefold"]),
        ];
        all_read(Kind::Multiple, corpus);
    }

    #[test]
    fn what_is_no_factor() {
        none_read(
            Kind::Multiple,
            &[
                "a double room",
                "double-digit growth",
                "they met three times",
                "three times a week",
                "4x4 cars",
                "a 777X",
                "scored twice as United won",
                "a factor of five firms",
                "the chief factor of 5 years",
            ],
        );
    }
}
