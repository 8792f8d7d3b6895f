//! Exact arithmetic against fractions.

use num_bigint::BigInt;
use num_rational::BigRational;
use numclaim::strategies::decimal;
use numclaim::value::{ArithmeticError, Exact};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::rational::{fraction, power_of_ten};

/// Does a fraction fit a decimal: 28 digits after the point, and 96 bits without the point?
fn fits(value: &BigRational) -> bool {
    let limit = BigInt::from(2).pow(96);
    (0..=28).any(|scale| {
        let shifted = value * BigRational::from(power_of_ten(scale));
        shifted.is_integer() && shifted.numer().magnitude() < limit.magnitude()
    })
}

proptest! {
    #[test]
    fn sums_and_products_are_exact_or_do_not_fit(a in decimal(), b in decimal()) {
        let cases = [
            (a.plus(b), fraction(a) + fraction(b)),
            (a.minus(b), fraction(a) - fraction(b)),
            (a.times(b), fraction(a) * fraction(b)),
        ];
        for (result, truth) in cases {
            match result {
                Ok(value) => prop_assert_eq!(fraction(value), truth),
                Err(error) => {
                    prop_assert_eq!(error, ArithmeticError::Overflow);
                    prop_assert!(!fits(&truth), "{} fits", truth);
                }
            }
        }
    }

    #[test]
    fn quotients_enclose_the_truth_tightly(a in decimal(), b in decimal()) {
        let (down, up) = (a.over_rounding_down(b), a.over_rounding_up(b));
        if b.is_zero() {
            prop_assert_eq!(down, Err(ArithmeticError::DivisionByZero));
            prop_assert_eq!(up, Err(ArithmeticError::DivisionByZero));
            return Ok(());
        }
        let truth = fraction(a) / fraction(b);
        let (Ok(down), Ok(up)) = (down, up) else {
            // A quotient of ten digits fewer than the most there can be always fits.
            prop_assert!(truth.numer().magnitude() > (truth.denom() * power_of_ten(18)).magnitude());
            return Ok(());
        };
        let (down, up) = (fraction(down), fraction(up));
        prop_assert!(down <= truth && truth <= up, "{} <= {} <= {}", down, truth, up);
        let width = &up - &down;
        if fits(&truth) && a.mantissa().unsigned_abs() < 1 << 40 && b.mantissa().unsigned_abs() < 1 << 12 {
            // Short numbers leave room for every digit that the quotient has.
            prop_assert_eq!(width, BigRational::from(BigInt::from(0)));
        } else {
            let of_truth = BigRational::new(truth.numer().magnitude().clone().into(), truth.denom().clone())
                / BigRational::from(power_of_ten(27));
            let finest = BigRational::new(1.into(), power_of_ten(28));
            prop_assert!(width <= of_truth.max(finest));
        }
    }

    #[test]
    fn laws_of_arithmetic(a in decimal(), b in decimal(), c in decimal()) {
        prop_assert_eq!(a.plus(b), b.plus(a));
        prop_assert_eq!(a.times(b), b.times(a));
        prop_assert_eq!(a.minus(b), b.minus(a).map(|difference| -difference));
        if let (Ok(ab), Ok(bc)) = (a.plus(b), b.plus(c))
            && let (Ok(left), Ok(right)) = (ab.plus(c), a.plus(bc))
        {
            prop_assert_eq!(left, right);
        }
        prop_assert_eq!(a.times(Decimal::ONE), Ok(a));
    }
}
