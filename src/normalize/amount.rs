//! The grammar of amounts: a number, or two that make a range, with the hedge that stands between a
//! number and its unit. Every kind of figure is read from an amount.
//!
//! | text | reading |
//! | --- | --- |
//! | `3–5bn`, `3 to 5 billion`, `between 3 and 5 billion` | 3·10⁹ to 5·10⁹ |
//! | `$3 billion to $5 billion` | the same; what stands between is the reader's of the kind to judge |
//! | `tens of thousands` | 10,000 to 100,000 |
//! | `30-plus`, `30 or more` | at least 30 |

use rust_decimal::Decimal;

use super::cardinal::{self, Number};
use super::hedge;
use super::in_words;
use super::range;
use super::scene::Scene;
use crate::lexicon::Role;
use crate::token::Shape;
use crate::value::{ArithmeticError, Bound, Figure, Precision};

/// What joins the two numbers of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// A dash.
    Dash,
    /// "to".
    To,
    /// "and" after "between".
    And,
    /// "or".
    Or,
    /// One word means a range: "thousands".
    Word,
}

/// The second number of a range, and what stands around its link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Upper {
    /// The number.
    pub(crate) number: Number,
    /// What joins it to the first.
    pub(crate) link: Link,
    /// The tokens between the first number and the link, `start..end`: its unit, if it has its own.
    pub(crate) gap: (usize, usize),
    /// The tokens between the link and the second number: its sign, if it has its own.
    pub(crate) sign: (usize, usize),
    /// Does the text name two levels of a movement ("fell from 9 to 2") rather than a range?
    pub(crate) levels: bool,
}

/// A number phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    /// The first token of the number; a hedge or "between" before it is not part of it.
    pub(crate) first: usize,
    /// The token after the last one of the number.
    pub(crate) end: usize,
    /// Where a unit is looked for: after a hedge that follows the number ("30-plus people").
    pub(crate) next: usize,
    /// The number, or the first one of a range.
    pub(crate) low: Number,
    /// The second number of a range.
    pub(crate) upper: Option<Upper>,
    /// The hedge between number and unit.
    pub(crate) bound: Option<Bound>,
}

impl Amount {
    /// Is it two numbers?
    pub(crate) fn is_range(&self) -> bool {
        self.upper.is_some()
    }

    /// The single number; `None` for a range or where it does not fit an exact decimal.
    pub(crate) fn value(&self) -> Option<Decimal> {
        if self.is_range() {
            None
        } else {
            self.low.value
        }
    }

    /// Is it an ordinal ("21st", "third")?
    pub(crate) fn is_ordinal(&self) -> bool {
        self.low.ordinal
    }

    /// The same amount with its numbers `factor` times as large: fifty cents as 0.5 dollars.
    pub(crate) fn times(mut self, factor: Decimal) -> Self {
        self.low = self.low.times(factor);
        if let Some(upper) = &mut self.upper {
            upper.number = upper.number.times(factor);
        }
        self
    }

    /// The same amount with its scale letter taken as the sign of a unit, which then begins at
    /// `next`: "5 m" as five metres. `None` if it has no such letter.
    pub(crate) fn without_letter(mut self) -> Option<Self> {
        let number = self.upper.as_ref().map_or(&self.low, |upper| &upper.number);
        let letter = number.letter?;
        match &mut self.upper {
            Some(upper) => {
                upper.number = upper.number.unscaled();
                // A range shares its scale to the left.
                if self.low.letter.is_none() && self.low.scale != Decimal::ONE {
                    self.low = self.low.unscaled();
                }
            }
            None => self.low = self.low.unscaled(),
        }
        self.end = letter;
        self.next = letter;
        self.bound = None;
        Some(self)
    }

    /// The figure that it makes under a hedge. A whole count below a hundred without a scale word is
    /// exact where `countable`; all else is known to its last written place.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] if it does not fit an exact decimal.
    pub(crate) fn figure(&self, bound: Bound, countable: bool) -> Result<Figure, ArithmeticError> {
        let low = self.low.value.ok_or(ArithmeticError::Overflow)?;
        let exact = |number: &Number| {
            countable
                && number.is_plain_whole()
                && number
                    .value
                    .is_some_and(|value| value.abs() < Decimal::ONE_HUNDRED)
        };
        match &self.upper {
            None => {
                let precision = if exact(&self.low) {
                    Precision::Point
                } else {
                    self.low.precision()
                };
                Figure::new(low, precision, bound)
            }
            Some(upper) => {
                let high = upper.number.value.ok_or(ArithmeticError::Overflow)?;
                let precision =
                    if upper.link == Link::Word || exact(&self.low) && exact(&upper.number) {
                        Precision::Point
                    } else {
                        Precision::Place(self.low.place.min(upper.number.place))
                    };
                Figure::range(low, high, precision)
            }
        }
    }

    /// The two levels of "fell from 9 to 2" as amounts of their own.
    pub(crate) fn split(self) -> Option<(Self, Self)> {
        let upper = self.upper?;
        let low = Self {
            end: upper.gap.0,
            next: upper.gap.0,
            upper: None,
            ..self
        };
        let high = Self {
            first: upper.sign.1,
            low: upper.number,
            upper: None,
            ..self
        };
        Some((low, high))
    }
}

/// Reads the amount that begins at token `at`, a range if there is one.
pub(crate) fn read(scene: &Scene<'_>, at: usize) -> Option<Amount> {
    let single = single(scene, at)?;
    Some(range::read(scene, single).unwrap_or(single))
}

/// Reads the one number that begins at token `at`, even if a range does.
pub(crate) fn single(scene: &Scene<'_>, at: usize) -> Option<Amount> {
    if let Some(amount) = in_words::plural(scene, at) {
        return Some(amount);
    }
    if let Some(amount) = in_words::vague(scene, at) {
        return Some(amount);
    }
    let (low, end) = cardinal::read(scene, at)?;
    if let Some(amount) = in_words::of_figures(scene, at, low, end) {
        return Some(amount);
    }
    let mut amount = Amount {
        first: at,
        end,
        next: end,
        low,
        upper: None,
        bound: None,
    };
    close(scene, &mut amount);
    Some(amount)
}

/// Reads what stands between an amount and its unit: the same number again in brackets ("forty-five
/// (45)"), a hedge.
pub(super) fn close(scene: &Scene<'_>, amount: &mut Amount) {
    let open = amount.end;
    if scene.has(open, Role::Open)
        && !amount.is_range()
        && let Some((again, close)) = cardinal::read(scene, open + 1)
        && again.value == amount.low.value
        && again.spelled != amount.low.spelled
        && scene.has(close, Role::Close)
    {
        amount.end = close + 1;
        amount.next = close + 1;
    }
    if let Some((next, bound)) = hedge::after(scene, amount.end) {
        amount.next = next;
        amount.bound = Some(bound);
    } else if amount.next == amount.end {
        amount.end = after_note(scene, amount.end);
        amount.next = amount.end;
    }
}

/// The index after the mark of a footnote at token `at`, where the text goes on: "228¹ units", "228[3] units".
fn after_note(scene: &Scene<'_>, at: usize) -> usize {
    if !scene.glued(at) || !scene.is(at, Shape::Symbol) {
        return at;
    }
    let raised = |at: usize| {
        let mut characters = scene.written(at).chars();
        scene.glued(at) && characters.all(|c| cardinal::raised_digit(c).is_some())
    };
    let mut end = at;
    while end < at + 3 && scene.is(end, Shape::Symbol) && raised(end) {
        end += 1;
    }
    if scene.written(at) == "[" && scene.is(at + 1, Shape::Numeral) && scene.written(at + 2) == "]"
    {
        end = at + 3;
    }
    let goes_on = scene.is(end, Shape::Word) && !scene.glued(end);
    if goes_on { end } else { at }
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{all_read, of_kind};

    #[test]
    fn scales_without_a_number_of_their_own() {
        all_read(
            Kind::Count,
            &[
                (
                    "[2000, 10000] hen",
                    &["several thousand hens", "a few thousand hens"],
                ),
                (
                    "[200000, 1000000] hen",
                    &[
                        "several hundred thousand hens",
                        "a few hundred thousand hens",
                    ],
                ),
                ("[24, 120] hen", &["several dozen hens", "a few dozen hens"]),
                (
                    "200 hen",
                    &["a couple of hundred hens", "a couple hundred hens"],
                ),
            ],
        );
        for text in ["several hens", "a few of the hens", "a thousand hens"] {
            assert!(of_kind(Kind::Number, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn marks_of_footnotes_are_no_figures() {
        all_read(
            Kind::Count,
            &[(
                "640 goat",
                &["640 goats", "640¹ goats", "640[2] goats", "640¹² goats[14]"],
            )],
        );
    }
}
