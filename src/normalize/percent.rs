//! The per cent family: percentages, points, basis points.
//!
//! | text | reading |
//! | --- | --- |
//! | `26.3 per cent`, `26.3%`, `26.3pc` | 26.3 % |
//! | `3 percentage points`, `half a point` | 3 pp, 0.5 pp |
//! | `25bp` | 25 bp |

use rust_decimal::Decimal;

use super::amount::Amount;
use super::brackets;
use super::candidate::{Quantity, What};
use super::cardinal::Number;
use super::points::{self, percent_word};
use super::scene::Scene;
use crate::lexicon::Role;
use crate::value::{PercentUnit, compare};

/// Reads an amount as a percentage, if a word of the family follows it.
pub(crate) fn read(scene: &Scene<'_>, amount: &Amount) -> Option<Quantity> {
    if amount.is_ordinal() {
        return None;
    }
    let (end, unit) = unit(scene, amount)?;
    if let Some(upper) = &amount.upper {
        let (start, link) = upper.gap;
        let same = start == link || percent_word(scene, start) == Some((link, unit));
        if !same || upper.sign.0 != upper.sign.1 {
            return None;
        }
    }
    let mut amount = *amount;
    let (mut first, mut end) = (amount.first, end);
    if let Some(brackets) = brackets::in_accounting(scene, first, end) {
        amount = amount.times(Decimal::NEGATIVE_ONE);
        (first, end) = brackets;
    }
    Some(Quantity::new(amount, first, end, What::Percent(unit)))
}

/// The word of the family after an amount: directly, or after "half a".
fn unit(scene: &Scene<'_>, amount: &Amount) -> Option<(usize, PercentUnit)> {
    if let Some(hit) = percent_word(scene, amount.next) {
        return Some(hit);
    }
    let one_or_more = |value: Decimal| compare(value.abs(), Decimal::ONE).is_ge();
    if !amount.low.fraction && amount.low.value.is_none_or(one_or_more) {
        return None;
    }
    let mut at = scene.after_hyphen(amount.next);
    let of = scene.has(at, Role::Of);
    at += usize::from(of);
    // "half a per cent", "half of one per cent"
    let one = scene
        .number_word(at)
        .is_some_and(|word| word.value == Some(Decimal::ONE));
    let led = scene.has(at, Role::Article) || one;
    at += usize::from(led);
    // "0.3 of a percentage point"
    let of_one = of && led;
    if !amount.low.fraction && !of_one {
        return None;
    }
    if let Some(hit) = percent_word(scene, at) {
        return Some(hit);
    }
    let part = amount.low.weak || amount.low.fraction && led;
    (part && scene.has(at, Role::PointWord) && scene.follows(at))
        .then_some((at + 1, PercentUnit::Points))
}

/// Reads "a percentage point", "a full percentage point", which is one.
pub(crate) fn one_point(scene: &Scene<'_>, at: usize) -> Option<Quantity> {
    let (end, unit) = points::one_point(scene, at)?;
    let amount = Amount {
        first: at,
        end,
        next: end,
        low: Number::whole(Some(Decimal::ONE), Decimal::ONE),
        upper: None,
        bound: None,
    };
    Some(Quantity::new(amount, at, end, What::Percent(unit)))
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{all_read, none_read};

    #[test]
    fn one_percentage_many_phrasings() {
        let corpus: &[(&str, &[&str])] = &[
            (
                "26.3 %",
                &[
                    "26.3%",
                    "26.3 %",
                    "26.3 per cent",
                    "26.3 percent",
                    "26.3-percent",
                    "26.3pc",
                    "26.3 pct",
                    "26,3%",
                    "26 . 3 %",
                    "twenty-six point three per cent",
                ],
            ),
            (
                "3 pp",
                &[
                    "3 percentage points",
                    "three percentage points",
                    "3pp",
                    "3 ppt",
                    "a 3-percentage-point fall",
                    "3 per cent points",
                ],
            ),
            (
                "1 pp",
                &[
                    "a percentage point",
                    "by a full percentage point",
                    "a percentage-point rise",
                    "1 percentage point",
                ],
            ),
            ("1 bp", &["a basis point"]),
            (
                "[4, 9] %",
                &[
                    "from 4% to as much as 9%",
                    "from 4 to about 9 per cent",
                    "between 4% and nearly 9%",
                ],
            ),
            (
                "0.5 pp",
                &[
                    "half a percentage point",
                    "half a point",
                    "0.5 percentage points",
                    "0.5 of a percentage point",
                    "two-quarters of a point",
                ],
            ),
            (
                "25 bp",
                &["25bp", "25 bps", "25 basis points", "25-basis-point"],
            ),
            ("0.25 %", &["a quarter of a per cent", "0.25%"]),
        ];
        all_read(Kind::Percent, corpus);
    }

    #[test]
    fn what_is_no_percentage() {
        none_read(
            Kind::Percent,
            &["five PCs and the % sign", "a percentage of them, a point"],
        );
    }
}
