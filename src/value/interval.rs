//! Intervals of exact decimals with open, closed and unbounded ends.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::decimal::{ArithmeticError, Exact};

/// One end of an [`Interval`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// The interval goes on for ever on this side.
    Unbounded,
    /// The interval comes arbitrarily close to this value, which is not in it.
    Open(Decimal),
    /// This value is the last one in the interval.
    Closed(Decimal),
}

impl End {
    /// The value at this end, whether it belongs to the interval or not.
    pub fn value(self) -> Option<Decimal> {
        match self {
            Self::Unbounded => None,
            Self::Open(value) | Self::Closed(value) => Some(value),
        }
    }

    /// Does the value at this end belong to the interval?
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Closed(_))
    }

    fn map(
        self,
        step: impl FnOnce(Decimal) -> Result<Decimal, ArithmeticError>,
    ) -> Result<Self, ArithmeticError> {
        Ok(match self {
            Self::Unbounded => Self::Unbounded,
            Self::Open(value) => Self::Open(step(value)?),
            Self::Closed(value) => Self::Closed(step(value)?),
        })
    }

    fn with(
        self,
        other: Self,
        step: impl FnOnce(Decimal, Decimal) -> Result<Decimal, ArithmeticError>,
    ) -> Result<Self, ArithmeticError> {
        Ok(match (self.value(), other.value()) {
            (Some(left), Some(right)) if self.is_closed() && other.is_closed() => {
                Self::Closed(step(left, right)?)
            }
            (Some(left), Some(right)) => Self::Open(step(left, right)?),
            _ => Self::Unbounded,
        })
    }
}

/// A non-empty set of decimals between two ends.
///
/// ```
/// use numclaim::value::{End, Interval};
/// use rust_decimal::Decimal;
/// let billion = Decimal::from(1_000_000_000);
/// let written = Interval::half_open(billion, billion + billion).unwrap();
/// assert!(written.contains(billion));
/// assert!(!written.meets(&Interval::point(billion + billion)));
/// assert_eq!(written.to_string(), "[1000000000, 2000000000)");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    lower: End,
    upper: End,
}

impl Interval {
    /// Every number.
    pub const ALL: Self = Self {
        lower: End::Unbounded,
        upper: End::Unbounded,
    };

    /// The interval between two ends, or `None` if no number lies there.
    pub fn new(lower: End, upper: End) -> Option<Self> {
        let inhabited = match (lower.value(), upper.value()) {
            (Some(low), Some(high)) => {
                low < high || low == high && lower.is_closed() && upper.is_closed()
            }
            _ => true,
        };
        inhabited.then_some(Self { lower, upper })
    }

    /// Just this value.
    pub fn point(value: Decimal) -> Self {
        Self {
            lower: End::Closed(value),
            upper: End::Closed(value),
        }
    }

    /// `[lower, upper]`, the ends in either order.
    pub fn closed(one: Decimal, other: Decimal) -> Self {
        Self {
            lower: End::Closed(one.min(other)),
            upper: End::Closed(one.max(other)),
        }
    }

    /// `[lower, upper)`, or `None` unless `lower < upper`.
    pub fn half_open(lower: Decimal, upper: Decimal) -> Option<Self> {
        Self::new(End::Closed(lower), End::Open(upper))
    }

    /// The lower end.
    pub fn lower(&self) -> End {
        self.lower
    }

    /// The upper end.
    pub fn upper(&self) -> End {
        self.upper
    }

    /// The brackets as the JSON contract writes them: `[]`, `[)`, `(]` or `()`.
    pub fn brackets(&self) -> &'static str {
        match (self.lower.is_closed(), self.upper.is_closed()) {
            (true, true) => "[]",
            (true, false) => "[)",
            (false, true) => "(]",
            (false, false) => "()",
        }
    }

    /// Is the value in the interval?
    pub fn contains(&self, value: Decimal) -> bool {
        self.covers(&Self::point(value))
    }

    /// Is every number of `other` in this interval?
    pub fn covers(&self, other: &Self) -> bool {
        compare_lower(self.lower, other.lower).is_le()
            && compare_upper(self.upper, other.upper).is_ge()
    }

    /// Do the intervals share a number?
    pub fn meets(&self, other: &Self) -> bool {
        self.meet(other).is_some()
    }

    /// The numbers that both intervals hold, or `None` if there are none.
    pub fn meet(&self, other: &Self) -> Option<Self> {
        let lower = if compare_lower(self.lower, other.lower).is_ge() {
            self.lower
        } else {
            other.lower
        };
        let upper = if compare_upper(self.upper, other.upper).is_le() {
            self.upper
        } else {
            other.upper
        };
        Self::new(lower, upper)
    }

    /// The shortest interval that covers both.
    pub fn hull(&self, other: &Self) -> Self {
        let lower = if compare_lower(self.lower, other.lower).is_le() {
            self.lower
        } else {
            other.lower
        };
        let upper = if compare_upper(self.upper, other.upper).is_ge() {
            self.upper
        } else {
            other.upper
        };
        Self { lower, upper }
    }

    /// Does every number here lie below every number of `other`?
    pub fn is_below(&self, other: &Self) -> bool {
        match (self.upper.value(), other.lower.value()) {
            (Some(high), Some(low)) => {
                high < low || high == low && !(self.upper.is_closed() && other.lower.is_closed())
            }
            _ => false,
        }
    }

    /// The same ends, both belonging to the interval: a tie counts for either side.
    #[must_use]
    pub fn closure(&self) -> Self {
        let close = |end: End| end.value().map_or(End::Unbounded, End::Closed);
        Self {
            lower: close(self.lower),
            upper: close(self.upper),
        }
    }

    /// The sums of a number from each.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] if an end does not fit.
    pub fn plus(&self, other: &Self) -> Result<Self, ArithmeticError> {
        Ok(Self {
            lower: self.lower.with(other.lower, Decimal::plus)?,
            upper: self.upper.with(other.upper, Decimal::plus)?,
        })
    }

    /// The differences of a number from each.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] if an end does not fit.
    pub fn minus(&self, other: &Self) -> Result<Self, ArithmeticError> {
        Ok(Self {
            lower: self.lower.with(other.upper, Decimal::minus)?,
            upper: self.upper.with(other.lower, Decimal::minus)?,
        })
    }

    /// Its numbers, each times `factor`.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] if an end does not fit.
    pub fn scaled(&self, factor: Decimal) -> Result<Self, ArithmeticError> {
        if factor.is_zero() {
            return Ok(Self::point(Decimal::ZERO));
        }
        let (lower, upper) = (
            self.lower.map(|end| end.times(factor))?,
            self.upper.map(|end| end.times(factor))?,
        );
        Ok(if factor.is_sign_negative() {
            Self {
                lower: upper,
                upper: lower,
            }
        } else {
            Self { lower, upper }
        })
    }

    /// The products of a number from each.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] if an end does not fit.
    pub fn times(&self, other: &Self) -> Result<Self, ArithmeticError> {
        let mut hull: Option<Self> = None;
        let sides = |interval: &Self| [(interval.lower, false), (interval.upper, true)];
        for (left, left_upper) in sides(self) {
            for (right, right_upper) in sides(other) {
                let corner = corner(left, left_upper, right, right_upper)?;
                hull = Some(hull.map_or(corner, |hull| hull.hull(&corner)));
            }
        }
        Ok(hull.unwrap_or(Self::ALL))
    }

    /// The quotients of a number from each, the ends rounded outward to 28 digits. An end that was
    /// rounded is open. `other` must lie on one side of zero.
    ///
    /// # Errors
    /// [`ArithmeticError::DivisionByZero`] if `other` holds or touches zero, or
    /// [`ArithmeticError::Overflow`].
    pub fn over(&self, other: &Self) -> Result<Self, ArithmeticError> {
        let positive = Self {
            lower: End::Open(Decimal::ZERO),
            upper: End::Unbounded,
        };
        if positive.covers(other) && other.lower.value().is_some_and(|low| !low.is_zero()) {
            self.times_reciprocal(other)
        } else if other
            .upper
            .value()
            .is_some_and(|high| high.is_sign_negative() && !high.is_zero())
        {
            self.scaled(Decimal::NEGATIVE_ONE)?
                .times_reciprocal(&other.scaled(Decimal::NEGATIVE_ONE)?)
        } else {
            Err(ArithmeticError::DivisionByZero)
        }
    }

    /// Quotients by a divisor that is all positive: each end goes with the end of the divisor that
    /// takes it furthest out.
    fn times_reciprocal(&self, divisor: &Self) -> Result<Self, ArithmeticError> {
        let small = |end: Decimal| {
            if end.is_sign_negative() && !end.is_zero() {
                divisor.lower
            } else {
                divisor.upper
            }
        };
        let large = |end: Decimal| {
            if end.is_sign_negative() && !end.is_zero() {
                divisor.upper
            } else {
                divisor.lower
            }
        };
        let quotient = |end: End, by: End, up: bool| -> Result<End, ArithmeticError> {
            let (Some(top), Some(bottom)) = (end.value(), by.value()) else {
                // Nothing over something without bound comes as close to zero as one likes.
                return Ok(if end.value().is_some() {
                    End::Open(Decimal::ZERO)
                } else {
                    End::Unbounded
                });
            };
            let rounded = if up {
                top.over_rounding_up(bottom)?
            } else {
                top.over_rounding_down(bottom)?
            };
            let exact = rounded.times(bottom) == Ok(top);
            Ok(if exact && end.is_closed() && by.is_closed() {
                End::Closed(rounded)
            } else {
                End::Open(rounded)
            })
        };
        let lower = match self.lower.value() {
            Some(value) => quotient(self.lower, small(value), false)?,
            None => End::Unbounded,
        };
        let upper = match self.upper.value() {
            Some(value) => quotient(self.upper, large(value), true)?,
            None => End::Unbounded,
        };
        Ok(Self { lower, upper })
    }
}

/// The product of two ends as an interval of one number, or of everything on the side where it has
/// no bound.
fn corner(
    left: End,
    left_upper: bool,
    right: End,
    right_upper: bool,
) -> Result<Interval, ArithmeticError> {
    let zero = |end: End| end.value().is_some_and(|value| value.is_zero());
    if zero(left) || zero(right) {
        let attained = zero(left) && left.is_closed() || zero(right) && right.is_closed();
        let end = if attained {
            End::Closed(Decimal::ZERO)
        } else {
            End::Open(Decimal::ZERO)
        };
        return Ok(Interval {
            lower: end,
            upper: end,
        });
    }
    if let (Some(_), Some(_)) = (left.value(), right.value()) {
        let end = left.with(right, Decimal::times)?;
        return Ok(Interval {
            lower: end,
            upper: end,
        });
    }
    let negative =
        |end: End, upper: bool| end.value().map_or(!upper, |value| value.is_sign_negative());
    let beside_zero = Interval {
        lower: End::Unbounded,
        upper: End::Unbounded,
    };
    let product_negative = negative(left, left_upper) != negative(right, right_upper);
    // One factor is unbounded, so the product is, on the side that the signs give; the bounded side
    // comes from the other corners.
    let anchor = End::Open(match (left.value(), right.value()) {
        (Some(value), _) | (_, Some(value)) if value.is_sign_negative() => Decimal::ZERO,
        _ => Decimal::ZERO,
    });
    let _ = beside_zero;
    Ok(if product_negative {
        Interval {
            lower: End::Unbounded,
            upper: anchor,
        }
    } else {
        Interval {
            lower: anchor,
            upper: End::Unbounded,
        }
    })
}

fn compare_lower(left: End, right: End) -> Ordering {
    match (left.value(), right.value()) {
        (None, None) => Ordering::Equal,
        (None, _) => Ordering::Less,
        (_, None) => Ordering::Greater,
        (Some(a), Some(b)) => a.cmp(&b).then(right.is_closed().cmp(&left.is_closed())),
    }
}

fn compare_upper(left: End, right: End) -> Ordering {
    match (left.value(), right.value()) {
        (None, None) => Ordering::Equal,
        (None, _) => Ordering::Greater,
        (_, None) => Ordering::Less,
        (Some(a), Some(b)) => a.cmp(&b).then(left.is_closed().cmp(&right.is_closed())),
    }
}

impl std::fmt::Display for Interval {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (open, close) = self.brackets().split_at(1);
        let side = |end: End, infinite: &str| {
            end.value().map_or_else(
                || infinite.to_owned(),
                |value| value.normalize().to_string(),
            )
        };
        write!(
            f,
            "{open}{}, {}{close}",
            side(self.lower, "−∞"),
            side(self.upper, "∞")
        )
    }
}
