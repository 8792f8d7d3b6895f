//! Money without a currency: `a two-trillion infrastructure plan`, `the 3bn loan`.

use rust_decimal::Decimal;

use super::currency;
use crate::lexicon::{Role, WordClass};
use crate::normalize::amount::Amount;
use crate::normalize::candidate::{Quantity, What};
use crate::normalize::opaque::plural_follows;
use crate::normalize::scene::Scene;
use crate::token::{Case, Shape};

/// The least that is read so: people count smaller numbers of other things beside a plan.
const LEAST: Decimal = Decimal::ONE_THOUSAND;

/// How many words may stand between the amount and what it pays for.
const WORDS: usize = 2;

/// Reads an amount before what is measured in money, in the currency that the document writes most, or
/// else its dollar: as in headlines, what goes without saying is left out.
pub(crate) fn implied(scene: &Scene<'_>, amount: &Amount) -> Option<Quantity> {
    if amount.is_ordinal() || amount.low.scale <= LEAST || amount.low.weak || amount.low.fraction {
        return None;
    }
    // "a two-trillion plan", "the 2tn plan"; "two trillion plan to come" says something else.
    let last = amount
        .end
        .checked_sub(1)
        .filter(|last| *last > amount.first)?;
    let compound = scene.is(last - 1, Shape::Hyphen) || amount.low.letter.is_some();
    if !compound || !pays_for(scene, amount.next) {
        return None;
    }
    let money = &scene.lexicon.money;
    let currency = match scene.prevailing_currency() {
        Some(currency) => currency,
        None => currency(scene, &money.named("dollar", &scene.lexicon.vocabulary)?),
    };
    Some(Quantity::new(
        *amount,
        amount.first,
        amount.next,
        What::Money(currency),
    ))
}

/// Do the words from token `at` on name one thing that is measured in money?
fn pays_for(scene: &Scene<'_>, at: usize) -> bool {
    let words = &scene.lexicon.words;
    let plain = |at: usize| {
        scene.follows(at)
            && scene.get(at).is_some_and(|token| {
                token.shape == Shape::Word
                    && token.case == Case::Lower
                    && !words.is(token.word, WordClass::Function)
            })
    };
    let thing = (at..=at + WORDS)
        .take_while(|at| plain(*at))
        .find(|at| scene.has(*at, Role::Funding));
    thing.is_some_and(|thing| !plural_follows(scene, thing + 1) && !plural_follows(scene, at))
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{all_read, none_read};

    #[test]
    fn money_whose_currency_goes_without_saying() {
        all_read(
            Kind::Money,
            &[
                (
                    "3000000000 USD",
                    &[
                        "a three-billion rescue plan",
                        "the 3bn loan",
                        "a 3bn road scheme came",
                    ],
                ),
                ("3000000000 EUR", &["It got €: a three-billion loan."]),
            ],
        );
    }

    #[test]
    fn what_is_counted_beside_a_plan() {
        none_read(
            Kind::Money,
            &[
                "a three-million plan members' vote",
                "three million planned for it",
                "a three-page plan",
                "3m loan applications",
                "the three plans, the 30k project",
            ],
        );
    }
}
