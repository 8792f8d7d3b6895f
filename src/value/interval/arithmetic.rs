//! Sums, differences, products and quotients of intervals.
//!
//! The result of an operation on two intervals is the shortest interval that holds the result for
//! every pair of their numbers, its ends closed where some pair attains them.

use rust_decimal::Decimal;

use super::{End, Interval, compare_lower, compare_upper};
use crate::value::decimal::{ArithmeticError, Exact};

impl Interval {
    /// The sums of a number from each.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] if an end does not fit.
    pub fn plus(&self, other: &Self) -> Result<Self, ArithmeticError> {
        Ok(Self {
            lower: combine(self.lower, other.lower, Decimal::plus)?,
            upper: combine(self.upper, other.upper, Decimal::plus)?,
        })
    }

    /// The differences of a number from each.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] if an end does not fit.
    pub fn minus(&self, other: &Self) -> Result<Self, ArithmeticError> {
        self.plus(&other.negated())
    }

    /// Its numbers, each times `factor`.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] if an end does not fit.
    pub fn scaled(&self, factor: Decimal) -> Result<Self, ArithmeticError> {
        self.times(&Self::point(factor))
    }

    /// The products of a number from each.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] if an end does not fit, or a product that might be one.
    pub fn times(&self, other: &Self) -> Result<Self, ArithmeticError> {
        // With each side turned to where it has positive numbers, the ends are easy to tell.
        let turned = |side: &Self| {
            let turns = side.is_nowhere_positive();
            (turns, if turns { side.negated() } else { *side })
        };
        let ((one_turns, one), (other_turns, other)) = (turned(self), turned(other));
        let product = one.times_not_negative(&other)?;
        Ok(if one_turns == other_turns {
            product
        } else {
            product.negated()
        })
    }

    /// The quotients of a number from each. An end that no decimal hits is rounded outward, and
    /// open. A divisor that comes close to zero without holding it makes the quotients unbounded.
    ///
    /// # Errors
    /// [`ArithmeticError::DivisionByZero`] if `other` holds zero, or
    /// [`ArithmeticError::Overflow`] if an end does not fit.
    pub fn over(&self, other: &Self) -> Result<Self, ArithmeticError> {
        if other.contains(Decimal::ZERO) {
            return Err(ArithmeticError::DivisionByZero);
        }
        if other.is_nowhere_positive() {
            return self.negated().over(&other.negated());
        }
        Ok(Self {
            lower: least_quotient(self.lower, other)?,
            upper: least_quotient(self.upper.negated(), other)?.negated(),
        })
    }

    fn is_nowhere_positive(&self) -> bool {
        let upper = self.upper.value();
        upper.is_some_and(|high| high <= Decimal::ZERO)
    }

    fn holds_negatives(&self) -> bool {
        let lower = self.lower.value();
        lower.is_none_or(|low| low < Decimal::ZERO)
    }

    /// Products where each side has positive numbers, or nothing but zero.
    fn times_not_negative(&self, other: &Self) -> Result<Self, ArithmeticError> {
        let greatest = || product(self.upper, other.upper);
        let (lower, upper) = match (self.holds_negatives(), other.holds_negatives()) {
            (false, false) => (product(self.lower, other.lower)?, greatest()?),
            (true, false) => (product(self.lower, other.upper)?, greatest()?),
            (false, true) => (product(self.upper, other.lower)?, greatest()?),
            (true, true) => {
                let ends = [self.lower, self.upper, other.lower, other.upper];
                if ends.contains(&End::Unbounded) {
                    return Ok(Self::ALL);
                }
                let crossed = (
                    product(self.lower, other.upper)?,
                    product(self.upper, other.lower)?,
                );
                let straight = (product(self.lower, other.lower)?, greatest()?);
                (
                    std::cmp::min_by(crossed.0, crossed.1, compare_lower),
                    std::cmp::max_by(straight.0, straight.1, compare_upper),
                )
            }
        };
        Ok(Self { lower, upper })
    }
}

/// Two ends as one: closed if both are, unbounded if either is.
fn combine(
    left: End,
    right: End,
    step: impl FnOnce(Decimal, Decimal) -> Result<Decimal, ArithmeticError>,
) -> Result<End, ArithmeticError> {
    let (Some(one), Some(other)) = (left.value(), right.value()) else {
        return Ok(End::Unbounded);
    };
    let value = step(one, other)?;
    Ok(if left.is_closed() && right.is_closed() {
        End::Closed(value)
    } else {
        End::Open(value)
    })
}

/// The product of two ends. Zero times an unbounded end is zero: the numbers beside it are finite.
fn product(left: End, right: End) -> Result<End, ArithmeticError> {
    let is_zero = |end: End| end.value().is_some_and(|value| value.is_zero());
    let attained = |end: End| is_zero(end) && end.is_closed();
    if attained(left) || attained(right) {
        Ok(End::Closed(Decimal::ZERO))
    } else if is_zero(left) || is_zero(right) {
        Ok(End::Open(Decimal::ZERO))
    } else {
        combine(left, right, Decimal::times)
    }
}

/// The lower end of the quotients of the numbers above `dividend` by a divisor that is all positive.
fn least_quotient(dividend: End, divisor: &Interval) -> Result<End, ArithmeticError> {
    let Some(top) = dividend.value().filter(|top| !top.is_zero()) else {
        return Ok(dividend);
    };
    let by = if top.is_sign_negative() {
        divisor.lower
    } else {
        divisor.upper
    };
    match by.value() {
        None => Ok(End::Open(Decimal::ZERO)),
        Some(bottom) if bottom.is_zero() => Ok(End::Unbounded),
        Some(bottom) => {
            let quotient = top.over_rounding_down(bottom)?;
            let exact = quotient.times(bottom) == Ok(top);
            Ok(if exact && dividend.is_closed() && by.is_closed() {
                End::Closed(quotient)
            } else {
                End::Open(quotient)
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::interval::tests::interval;

    fn each(
        operation: fn(&Interval, &Interval) -> Result<Interval, ArithmeticError>,
        cases: &[(&str, &str, &str)],
    ) {
        for (left, right, expected) in cases {
            let result = operation(&interval(left), &interval(right));
            let printed = result.map(|result| result.to_string());
            assert_eq!(printed.as_deref(), Ok(*expected), "{left} and {right}");
        }
    }

    #[test]
    fn sums_and_differences() {
        each(
            Interval::plus,
            &[
                ("[1, 2)", "[10, 20]", "[11, 22)"),
                ("(1, 2]", "(−∞, 5]", "(−∞, 7]"),
                ("(1, ∞)", "(−∞, 5]", "(−∞, ∞)"),
            ],
        );
        each(
            Interval::minus,
            &[
                ("[227.5, 228.5)", "[218.15, 218.25)", "(9.25, 10.35)"),
                ("[1, 2]", "(0, ∞)", "(−∞, 2)"),
                ("[1, 2]", "[1, 2]", "[-1, 1]"),
            ],
        );
    }

    #[test]
    fn products_by_sign() {
        each(
            Interval::times,
            &[
                ("[2, 3)", "[5, 7]", "[10, 21)"),
                ("[-3, -2)", "[5, 7]", "[-21, -10)"),
                ("[-3, -2)", "[-7, -5]", "(10, 21]"),
                ("[-1, 2]", "[3, 4)", "(-4, 8)"),
                ("[-1, 2)", "(-4, 3]", "(-8, 6)"),
                ("[-5, 2)", "[-4, 1]", "(-8, 20]"),
                ("[-5, 2)", "[-6, -3]", "(-12, 30]"),
            ],
        );
    }

    #[test]
    fn products_at_zero_and_without_bound() {
        each(
            Interval::times,
            &[
                ("[0, 0]", "(−∞, ∞)", "[0, 0]"),
                ("[0, 1)", "(2, ∞)", "[0, ∞)"),
                ("(0, 1)", "(2, ∞)", "(0, ∞)"),
                ("(0, 1)", "[0, 5]", "[0, 5)"),
                ("[-1, 0)", "(2, ∞)", "(−∞, 0)"),
                ("(-1, 0]", "(−∞, 5)", "(-5, ∞)"),
                ("[2, ∞)", "[3, ∞)", "[6, ∞)"),
                ("[2, ∞)", "(−∞, -3]", "(−∞, -6]"),
                ("(−∞, -2]", "(−∞, -3)", "(6, ∞)"),
                ("[-1, 1]", "[3, ∞)", "(−∞, ∞)"),
                ("(−∞, 1]", "[0, 0]", "[0, 0]"),
            ],
        );
    }

    #[test]
    fn quotients() {
        each(
            Interval::over,
            &[
                ("[10, 21)", "[5, 7]", "(1.428571428571428571428571428, 4.2)"),
                ("[1, 2]", "[4, 8]", "[0.125, 0.5]"),
                ("[1, 2]", "[-8, -4]", "[-0.5, -0.125]"),
                ("[-1, 2]", "[4, 8)", "[-0.25, 0.5]"),
                ("[0, 2]", "(4, 8)", "[0, 0.5)"),
                ("(0, ∞)", "[2, 4]", "(0, ∞)"),
                ("[3, 6]", "(0, 2]", "[1.5, ∞)"),
                ("[-3, 6]", "(0, 2]", "(−∞, ∞)"),
                ("[-6, -3]", "(0, 2]", "(−∞, -1.5]"),
                ("[3, 6]", "[2, ∞)", "(0, 3]"),
                ("[-3, 6]", "(2, ∞)", "(-1.5, 3)"),
                ("[0, 0]", "(0, ∞)", "[0, 0]"),
            ],
        );
        for divisor in ["[0, 1]", "[-1, 1]", "(−∞, ∞)", "[-1, 0]"] {
            assert_eq!(
                interval("[1, 2]").over(&interval(divisor)),
                Err(ArithmeticError::DivisionByZero),
                "{divisor}"
            );
        }
    }

    #[test]
    fn what_does_not_fit_is_an_error() {
        let most = Interval::point(Decimal::MAX);
        for result in [most.plus(&most), most.times(&most)] {
            assert_eq!(result, Err(ArithmeticError::Overflow));
        }
        let tenth = interval("[0.1, 1]");
        assert_eq!(most.over(&tenth), Err(ArithmeticError::Overflow));
        // Only the ends have to fit: the lesser corner here has 30 digits after the point.
        let fine = interval("(−∞, 0.000000000000000000000000001]");
        assert_eq!(fine.times(&interval("[-0.001, 1]")), Ok(Interval::ALL));
    }
}
