//! Arithmetic on fractions of integers of any size: a second opinion on the decimals of the crate.

use num_bigint::BigInt;
use num_rational::BigRational;
use numclaim::value::{End, Interval};
use rust_decimal::Decimal;

/// The fraction that a decimal is.
pub(crate) fn fraction(value: Decimal) -> BigRational {
    BigRational::new(value.mantissa().into(), power_of_ten(value.scale()))
}

pub(crate) fn power_of_ten(exponent: u32) -> BigInt {
    BigInt::from(10).pow(exponent)
}

/// A number of the interval's ends or so close to them that no decimal of the crate is closer; for
/// an unbounded end, one that is further out than any decimal. With them a few from inside.
pub(crate) fn members(interval: &Interval) -> Vec<BigRational> {
    let far = BigRational::from(power_of_ten(90));
    let lower = interval.lower().value().map(fraction);
    let upper = interval.upper().value().map(fraction);
    let (low, high) = match (lower, upper) {
        (Some(low), Some(high)) => (low, high),
        (Some(low), None) => (low.clone(), low + &far),
        (None, Some(high)) => (&high - &far, high),
        (None, None) => (-&far, far),
    };
    let width = &high - &low;
    // So little that it still is next to nothing when multiplied with the furthest member of an unbounded side.
    let sliver = &width / BigRational::from(power_of_ten(210));
    let third = &width / BigRational::from(BigInt::from(3));
    let first = match interval.lower() {
        End::Open(_) => &low + &sliver,
        End::Closed(_) | End::Unbounded => low.clone(),
    };
    let last = match interval.upper() {
        End::Open(_) => &high - &sliver,
        End::Closed(_) | End::Unbounded => high,
    };
    let mut members = vec![first, &low + &third, &low + &third + &third, last];
    let zero = BigRational::from(BigInt::from(0));
    if holds(interval, &zero) {
        members.push(zero);
    }
    members
}

/// Is the fraction in the interval?
pub(crate) fn holds(interval: &Interval, value: &BigRational) -> bool {
    let above = match interval.lower() {
        End::Unbounded => true,
        End::Open(low) => fraction(low) < *value,
        End::Closed(low) => fraction(low) <= *value,
    };
    let below = match interval.upper() {
        End::Unbounded => true,
        End::Open(high) => *value < fraction(high),
        End::Closed(high) => *value <= fraction(high),
    };
    above && below
}
