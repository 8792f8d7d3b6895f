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

mod currency;
mod implied;
mod parts;
mod signs;
mod word;

use rust_decimal::Decimal;

use super::amount::{Amount, Link};
use super::candidate::{Quantity, What};
use super::per;
use super::scene::Scene;
use crate::lexicon::{MoneyWord, Role};
use crate::token::Shape;
use currency::currency;
pub(crate) use currency::{decided, stated};
pub(crate) use implied::implied;
use parts::with_parts;
use signs::{after, before, belongs_to_next, country, sign_before_brackets, sign_before_hedge};
use word::after_word;

/// Reads an amount as money, if a currency stands beside it.
pub(crate) fn read(scene: &Scene<'_>, amount: &Amount) -> Option<Quantity> {
    // "the 10,000m crown"
    if amount.is_ordinal() || super::race::is_race(scene, amount) {
        return None;
    }
    let bracketed = sign_before_brackets(scene, amount);
    let negative = bracketed.is_some();
    let mut amount = *amount;
    let mut sign = bracketed.or_else(|| before(scene, &amount));
    if sign.is_none()
        && let Some((first, word, bound)) = sign_before_hedge(scene, &amount)
    {
        sign = Some((first, word));
        amount.bound = amount.bound.or(Some(bound));
    }
    let (mut word, mut first, mut end, before) = match sign {
        Some((first, word)) => (word, first, amount.next + usize::from(negative), true),
        None => {
            let (word, end) = after(scene, &amount)?;
            (word, amount.first, end, false)
        }
    };
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
    let one_sided = gap && before && !sign;
    (!change && !one_sided).then_some(())
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
    match super::brackets::in_accounting(scene, first, end) {
        Some(brackets) => {
            *amount = amount.times(Decimal::NEGATIVE_ONE);
            brackets
        }
        None => (first, end),
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

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{all_read, none_read, of_kind};

    #[test]
    fn one_amount_many_phrasings() {
        let corpus: &[(&str, &[&str])] = &[
            (
                "218200000000 USD",
                &[
                    "$218.2bn",
                    "$218.2 billion",
                    "$ 218.2 b",
                    "US$218.2bn",
                    "US $218.2bn",
                    "$US218.2bn",
                    "$218.2bn US",
                    "U.S.$ 218.2 billion",
                    "USD218.2 billion",
                    "USD 218.2bn",
                    "USD$218.2bn",
                    "218.2bn dollars",
                    "218.2 billion US dollars",
                    "218.2 billion American dollars",
                    "218.2bn USD",
                    "218,200 MUSD",
                    "the $218.2-billion plan",
                    "$218,2 billion",
                    "two hundred and eighteen point two billion dollars",
                    "218.2 billion bucks",
                    "$ less than 218.2bn",
                ],
            ),
            (
                "4500000 USD",
                &[
                    "A $4.5-million gift came.",
                    "A $4.5m gift came.",
                    "MUSD 4.5",
                    "4.5 MUSD",
                    "mUSD 4.5",
                ],
            ),
            (
                "4500000 AUD",
                &["A$4.5m was lost.", "the A$4.5-million gift"],
            ),
            ("70000 EUR", &["TEUR 70", "70 TEUR", "kEUR 70", "70 kEUR"]),
            ("6000000 NGN", &["N6 million", "₦6m"]),
            ("6.0225 USD per bushel", &["wheat at $6.02¼ a bushel"]),
            ("6.5075 USD", &["$6.50¾"]),
            (
                "0.5 USD",
                &[
                    "50 cents",
                    "fifty cents",
                    "50¢",
                    "50c",
                    "half a dollar",
                    "$0.50",
                    "$.50",
                ],
            ),
            (
                "13.45 USD",
                &[
                    "thirteen dollars forty-five cents",
                    "$13.45",
                    "13 dollars and 45 cents",
                    "It costs 13 dollars and 45.",
                    "13 USD 45",
                ],
            ),
            (
                "500000 GBP",
                &[
                    "£500,000",
                    "£500k",
                    "half a million pounds",
                    "500,000 pounds sterling",
                    "GBP500k",
                    "500,000 quid",
                    "£0.5m",
                ],
            ),
            (
                "-3400000 EUR",
                &[
                    "-€3.4m",
                    "€-3.4m",
                    "−€3.4m",
                    "minus €3.4m",
                    "€(3.4m)",
                    "| (€3.4m) |",
                ],
            ),
            ("1.5 GBP", &["150p", "150 pence", "£1.50"]),
            ("8 GBP", &["the £8 one", "an £8 one."]),
            (
                "4000000 EUR",
                &["4 mio. euros", "4 mio. EUR", "4 mln euros", "€4m"],
            ),
            (
                "3000000 CAD",
                &[
                    "C$3m",
                    "CA$3m",
                    "CAD3m",
                    "3 million Canadian dollars",
                    "CAD$3 million",
                ],
            ),
            (
                "2000000000 HKD",
                &["HK$2bn", "2bn Hong Kong dollars", "HKD 2 billion"],
            ),
            (
                "70 CNY",
                &[
                    "70 yuan",
                    "CN¥70",
                    "70 renminbi",
                    "RMB70",
                    "70 kuai",
                    "70元",
                    "70 Chinese yuan",
                ],
            ),
            (
                "200000000 INR",
                &[
                    "Rs 20 crore",
                    "₹20 crore",
                    "20 crore rupees",
                    "Rs.20 crore",
                    "INR 200 million",
                ],
            ),
            ("9 ITL", &["9 lire", "ITL 9"]),
            (
                "40 PLN",
                &["40 zloty", "40 złotych", "PLN40", "40 Polish zlotys"],
            ),
            ("5 XBT", &["5 bitcoins", "₿5"]),
        ];
        all_read(Kind::Money, corpus);
    }

    #[test]
    fn what_is_no_money() {
        none_read(
            Kind::Money,
            &[
                "ALL 5 answers were wrong",
                "the dollar rose 2 per cent",
                "She won 3 medals; of 12 seats they won 5 won before",
                "a 20-pound turkey",
                "It weighs 20 pounds.",
                "two pounds of butter",
                "torque of 275 pound-feet",
                "5 marked men",
                "the euro 2020 final",
                "a third dollar",
                "girl of 14\nLira slides",
                "He real 1 time",
            ],
        );
    }

    #[test]
    fn pounds_are_money_unless_they_weigh() {
        assert_eq!(of_kind(Kind::Money, "a fine of 20 pounds"), ["20 GBP"]);
        assert_eq!(of_kind(Kind::Money, "a five-pound note"), ["5 GBP"]);
    }

    #[test]
    fn neighbours_keep_their_own_signs() {
        assert_eq!(of_kind(Kind::Money, "rmb 10 usd 20"), ["10 CNY", "20 USD"]);
        assert_eq!(
            of_kind(Kind::Money, "10 $ is less than 10 €"),
            ["10 USD", "10 EUR"]
        );
        let both = "10.5 million Australian dollars ($7.5 million)";
        assert_eq!(of_kind(Kind::Money, both), ["10500000 AUD", "7500000 USD"]);
    }

    #[test]
    fn an_amount_too_large_is_named_and_not_silent() {
        assert_eq!(of_kind(Kind::Money, "It cost 10^40 dollars."), ["? "]);
    }

    #[test]
    fn brackets_write_a_loss_only_beside_other_figures() {
        for (text, figures) in [
            ("($1)", vec!["1 USD"]),
            ("The fee\n($1)\nis due.", vec!["1 USD"]),
            ("It is low (for $1) still.", vec!["1 USD"]),
            (
                "$5m\n($1m)\n$4m",
                vec!["5000000 USD", "-1000000 USD", "4000000 USD"],
            ),
            ("| ($1m) | $4m |", vec!["-1000000 USD", "4000000 USD"]),
        ] {
            assert_eq!(of_kind(Kind::Money, text), figures, "{text}");
        }
        assert_eq!(of_kind(Kind::Percent, "(1%)"), ["1 %"]);
        assert_eq!(of_kind(Kind::Percent, "| 3% | (1%) |"), ["3 %", "-1 %"]);
    }
}
