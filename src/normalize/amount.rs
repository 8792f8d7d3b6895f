//! Amounts: a number, or two that make a range, with the hedge that stands between a number and its
//! unit. Every kind of figure is read from an amount.
//!
//! | text | reading |
//! | --- | --- |
//! | `3–5bn`, `3 to 5 billion`, `between 3 and 5 billion` | 3·10⁹ to 5·10⁹ |
//! | `$3 billion to $5 billion` | the same; what stands between is the reader's of the kind to judge |
//! | `tens of thousands` | 10,000 to 100,000 |
//! | `30-plus`, `30 or more` | at least 30 |

use rust_decimal::Decimal;

use super::cardinal::Number;
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
