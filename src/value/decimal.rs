//! Decimal arithmetic that is exact or says why it is not.
//!
//! `rust_decimal` holds up to 28 digits after the point and 96 bits in all, and its own operators
//! (and `checked_mul`, `checked_add`, `from_str`) round silently beyond that. [`Exact`] does the
//! same operations on mantissas and scales, and returns an error where the true result does not
//! fit. Only division rounds, in the direction that the caller names.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use thiserror::Error;

/// Why an operation has no exact decimal result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
#[non_exhaustive]
pub enum ArithmeticError {
    /// The true result needs more than 96 bits of mantissa or 28 digits after the point.
    #[error(
        "the result does not fit an exact decimal (96-bit mantissa, 28 digits after the point)"
    )]
    Overflow,
    /// The divisor is zero.
    #[error("division by zero")]
    DivisionByZero,
    /// The digits could not be read as a number.
    #[error("not a decimal number")]
    NotANumber,
}

/// Exact operations on [`Decimal`].
pub trait Exact: Sized {
    /// The sum.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] if it does not fit.
    fn plus(self, other: Self) -> Result<Self, ArithmeticError>;

    /// The difference.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] if it does not fit.
    fn minus(self, other: Self) -> Result<Self, ArithmeticError>;

    /// The product.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] if it does not fit.
    fn times(self, other: Self) -> Result<Self, ArithmeticError>;

    /// The largest decimal of 28 significant digits that is not above the quotient.
    ///
    /// # Errors
    /// [`ArithmeticError::DivisionByZero`], or [`ArithmeticError::Overflow`].
    fn over_rounding_down(self, other: Self) -> Result<Self, ArithmeticError>;

    /// The smallest decimal of 28 significant digits that is not below the quotient.
    ///
    /// # Errors
    /// [`ArithmeticError::DivisionByZero`], or [`ArithmeticError::Overflow`].
    fn over_rounding_up(self, other: Self) -> Result<Self, ArithmeticError>;
}

impl Exact for Decimal {
    fn plus(self, other: Self) -> Result<Self, ArithmeticError> {
        if let Some(sum) = small_sum(self, other) {
            return Ok(sum);
        }
        let (left, right) = (self.normalize(), other.normalize());
        let scale = left.scale().max(right.scale());
        let aligned = |value: Decimal| {
            let factor = 10_i128.checked_pow(scale - value.scale())?;
            value.mantissa().checked_mul(factor)
        };
        let sum = aligned(left)
            .zip(aligned(right))
            .and_then(|(a, b)| a.checked_add(b));
        from_parts(sum.ok_or(ArithmeticError::Overflow)?, scale)
    }

    fn minus(self, other: Self) -> Result<Self, ArithmeticError> {
        self.plus(negated(other))
    }

    fn times(self, other: Self) -> Result<Self, ArithmeticError> {
        if let Some(product) = small_product(self, other) {
            return Ok(product);
        }
        let (left, right) = (self.normalize(), other.normalize());
        let product = left.mantissa().checked_mul(right.mantissa());
        from_parts(
            product.ok_or(ArithmeticError::Overflow)?,
            left.scale() + right.scale(),
        )
    }

    fn over_rounding_down(self, other: Self) -> Result<Self, ArithmeticError> {
        divide(self, other, false)
    }

    fn over_rounding_up(self, other: Self) -> Result<Self, ArithmeticError> {
        divide(self, other, true)
    }
}

/// A decimal whose mantissa fits 64 bits, as nearly all of a text do: a third of the instructions of the
/// same with 128.
fn small(value: Decimal) -> Option<(i64, u32)> {
    Some((i64::try_from(value.mantissa()).ok()?, value.scale()))
}

/// The powers of ten that 64 bits hold.
const POWERS: [i64; 19] = {
    let mut powers = [1; 19];
    let mut exponent = 1;
    while exponent < powers.len() {
        powers[exponent] = 10 * powers[exponent - 1];
        exponent += 1;
    }
    powers
};

/// The order of two decimals; as [`Ord`] has it, but a third of the instructions where both are small.
pub(crate) fn compare(left: Decimal, right: Decimal) -> Ordering {
    let (left_scale, right_scale) = (left.scale(), right.scale());
    if left_scale == right_scale {
        return left.mantissa().cmp(&right.mantissa());
    }
    let power = POWERS.get(left_scale.abs_diff(right_scale) as usize);
    let (Some((one, _)), Some((other, _)), Some(power)) = (small(left), small(right), power) else {
        return left.cmp(&right);
    };
    // Products of two numbers of 64 bits fit 128.
    let aligned = |mantissa: i64| i128::from(mantissa) * i128::from(*power);
    if left_scale < right_scale {
        aligned(one).cmp(&other.into())
    } else {
        i128::from(one).cmp(&aligned(other))
    }
}

/// Is it one?
#[inline]
pub(crate) fn is_one(value: Decimal) -> bool {
    match value.scale() {
        0 => value.mantissa() == 1,
        _ => compare(value, Decimal::ONE).is_eq(),
    }
}

/// The sum of two small decimals, if it is small too.
fn small_sum(left: Decimal, right: Decimal) -> Option<Decimal> {
    let ((left, left_scale), (right, right_scale)) = (small(left)?, small(right)?);
    let scale = left_scale.max(right_scale);
    let aligned = |mantissa: i64, from: u32| match scale - from {
        0 => Some(mantissa),
        places => mantissa.checked_mul(*POWERS.get(places as usize)?),
    };
    let sum = aligned(left, left_scale)?.checked_add(aligned(right, right_scale)?)?;
    from_small(sum, scale)
}

/// The product of two small decimals, if it is small too.
fn small_product(left: Decimal, right: Decimal) -> Option<Decimal> {
    let ((left, left_scale), (right, right_scale)) = (small(left)?, small(right)?);
    from_small(left.checked_mul(right)?, left_scale + right_scale)
}

/// The decimal of this mantissa and scale, without zeros at its end, if it has one.
fn from_small(mantissa: i64, scale: u32) -> Option<Decimal> {
    let zeros = trailing_zeros(mantissa.into(), scale);
    // No 64 bits hold more than 19 digits; zero itself has as many zeros as are asked for.
    let mantissa = match zeros {
        0 => mantissa,
        _ => mantissa / POWERS.get(zeros as usize).unwrap_or(&i64::MAX),
    };
    Decimal::try_new(mantissa, scale - zeros).ok()
}

/// The number with its sign turned; zero has none.
pub(super) fn negated(value: Decimal) -> Decimal {
    if value.is_zero() {
        Decimal::ZERO
    } else {
        -value
    }
}

/// A decimal of this mantissa and scale; trailing zeros after the point are dropped until it fits.
fn from_parts(mantissa: i128, scale: u32) -> Result<Decimal, ArithmeticError> {
    let (mantissa, scale) = match trailing_zeros(mantissa, scale) {
        0 => (mantissa, scale),
        zeros => (mantissa / 10_i128.pow(zeros.min(38)), scale - zeros),
    };
    Decimal::try_from_i128_with_scale(mantissa, scale).map_err(|_| ArithmeticError::Overflow)
}

/// How many zeros a number ends with, but not more than `most`, which zero itself has.
pub(super) fn trailing_zeros(number: i128, most: u32) -> u32 {
    let mut zeros = 0;
    // Nearly all numbers fit 64 bits, which are divided many times as fast.
    if let Ok(mut small) = i64::try_from(number) {
        while zeros < most && small % 10 == 0 {
            small /= 10;
            zeros += 1;
        }
    } else {
        let mut large = number;
        while zeros < most && large % 10 == 0 {
            large /= 10;
            zeros += 1;
        }
    }
    zeros
}

/// The quotient of two numbers, towards zero, and what is left.
fn quotient_and_rest(dividend: i128, divisor: i128) -> (i128, i128) {
    // Nearly all fit 64 bits, which are divided many times as fast.
    if let (Ok(small), Ok(by)) = (i64::try_from(dividend), i64::try_from(divisor))
        && let (Some(quotient), Some(rest)) = (small.checked_div(by), small.checked_rem(by))
    {
        return (quotient.into(), rest.into());
    }
    (dividend / divisor, dividend % divisor)
}

/// Long division to 28 significant digits, then one step up or down where a remainder is left.
fn divide(dividend: Decimal, divisor: Decimal, up: bool) -> Result<Decimal, ArithmeticError> {
    if divisor.is_zero() {
        return Err(ArithmeticError::DivisionByZero);
    }
    let (top, bottom) = (dividend.normalize(), divisor.normalize());
    let (numerator, denominator) = (top.mantissa(), bottom.mantissa());
    let mut scale = i64::from(top.scale()) - i64::from(bottom.scale());
    let (mut quotient, mut rest) = quotient_and_rest(numerator, denominator);
    // Each step adds one digit: as many as it takes to reach the ones, then as many as are useful.
    // Mantissas have 96 bits, so ten times a rest always fits 128.
    let is_short = |quotient: i128| quotient.unsigned_abs() < 10_u128.pow(27);
    while scale < 0 || rest != 0 && scale < 28 && is_short(quotient) {
        // Eight at once where all of them are wanted and 64 bits hold them; zeros at the end are dropped below.
        if (0..=20).contains(&scale)
            && quotient.unsigned_abs() < 10_u128.pow(19)
            && rest.unsigned_abs() < 10_u128.pow(10)
        {
            let (digits, left) = quotient_and_rest(rest * 100_000_000, denominator);
            quotient = quotient * 100_000_000 + digits;
            rest = left;
            scale += 8;
            continue;
        }
        let (digit, left) = quotient_and_rest(rest * 10, denominator);
        quotient = quotient
            .checked_mul(10)
            .and_then(|quotient| quotient.checked_add(digit))
            .ok_or(ArithmeticError::Overflow)?;
        rest = left;
        scale += 1;
    }
    if rest != 0 {
        let negative = (rest < 0) != (denominator < 0);
        match (up, negative) {
            (true, false) => quotient += 1,
            (false, true) => quotient -= 1,
            _ => {}
        }
    }
    from_parts(
        quotient,
        u32::try_from(scale).map_err(|_| ArithmeticError::Overflow)?,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).expect("a decimal")
    }

    #[test]
    fn zeros_at_the_end_are_counted() {
        for (number, zeros) in [(1, 0), (-1_200, 2), (10_i128.pow(30), 30), (105, 0)] {
            assert_eq!(trailing_zeros(number, 56), zeros, "{number}");
            assert_eq!(trailing_zeros(number, 1), zeros.min(1), "{number}");
        }
        assert_eq!(trailing_zeros(0, 56), 56);
    }

    #[test]
    fn quotients_have_as_many_digits_as_are_held() {
        for (top, bottom, quotient) in [
            ("2", "3", "0.6666666666666666666666666666"),
            ("-2", "3", "-0.6666666666666666666666666667"),
            ("100", "7", "14.28571428571428571428571428"),
            ("1", "1024", "0.0009765625"),
            ("3.5", "0.7", "5"),
            ("1", "30000000000", "0.0000000000333333333333333333"),
            ("7", "79228162514264337593543950335", "0"),
        ] {
            let down = decimal(top).over_rounding_down(decimal(bottom));
            assert_eq!(down, Ok(decimal(quotient)), "{top} / {bottom}");
        }
    }

    #[test]
    fn decimals_are_ordered_as_numbers_whatever_their_scale() {
        let written = [
            "-79228162514264337593543950335",
            "-2.50",
            "-2.5",
            "-0.0",
            "0",
            "0.0000000000000000000000000001",
            "0.99",
            "1.0",
            "1",
            "1.000000000000000000000000001",
            "12345678901234567890",
            "12345678901234567890.0",
            "79228162514264337593543950335",
        ];
        for left in written.map(decimal) {
            for right in written.map(decimal) {
                assert_eq!(compare(left, right), left.cmp(&right), "{left} {right}");
            }
            assert_eq!(is_one(left), left == Decimal::ONE, "{left}");
        }
    }

    #[test]
    fn sums_and_products_are_exact_or_refused() {
        assert_eq!(decimal("0.1").plus(decimal("0.2")), Ok(decimal("0.3")));
        assert_eq!(decimal("1.5").times(decimal("-2")), Ok(decimal("-3")));
        assert_eq!(decimal("1").minus(decimal("1")), Ok(Decimal::ZERO));
        assert_eq!(
            Decimal::MAX.plus(decimal("0.4")),
            Err(ArithmeticError::Overflow)
        );
        assert_eq!(
            Decimal::MAX.times(decimal("1.1")),
            Err(ArithmeticError::Overflow)
        );
        let tiny = decimal("0.0000000000000000000000000001");
        assert_eq!(tiny.times(tiny), Err(ArithmeticError::Overflow));
        assert_eq!(
            decimal("1.0000000000000000000000000000").times(Decimal::ONE_HUNDRED),
            Ok(Decimal::ONE_HUNDRED)
        );
    }

    #[test]
    fn quotients_round_the_way_they_are_told() {
        let third = decimal("1")
            .over_rounding_down(decimal("3"))
            .expect("a third");
        assert!(third.times(decimal("3")).expect("fits") < Decimal::ONE);
        let third = decimal("1")
            .over_rounding_up(decimal("3"))
            .expect("a third");
        assert!(third.times(decimal("3")).expect("fits") > Decimal::ONE);
        assert_eq!(
            decimal("-1").over_rounding_down(decimal("4")),
            Ok(decimal("-0.25"))
        );
        assert_eq!(
            decimal("6").over_rounding_up(decimal("0.002")),
            Ok(decimal("3000"))
        );
        let down = decimal("-2")
            .over_rounding_down(decimal("3"))
            .expect("fits");
        let up = decimal("-2").over_rounding_up(decimal("3")).expect("fits");
        assert!(down < up, "{down} {up}");
        // More digits before the point than 28, and a rest beyond them.
        let big = decimal("10000000000000000000000000001");
        assert_eq!(
            big.over_rounding_up(decimal("0.3")),
            Ok(decimal("33333333333333333333333333337"))
        );
        assert_eq!(
            big.over_rounding_down(decimal("0.03")),
            Err(ArithmeticError::Overflow)
        );
        assert_eq!(
            decimal("2").over_rounding_up(Decimal::ZERO),
            Err(ArithmeticError::DivisionByZero)
        );
    }
}
