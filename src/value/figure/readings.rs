//! The intervals that a number stands for, by how it is written.

use rust_decimal::Decimal;

use super::{Precision, hundredths};
use crate::value::decimal::{ArithmeticError, Exact, compare, trailing_zeros};
use crate::value::interval::{End, Interval};

/// How far a round whole number may lie from what is meant, at most, as a share of it.
const ROUNDNESS: Decimal = hundredths(5);

/// A hedge reaches no further than so many units of the last digit that is not a round zero:
/// whoever writes "nearly 218.2" means less by it than who writes "nearly 200".
const HEDGED_UNITS: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

const HALF: Decimal = hundredths(50);

/// The two intervals that one number may stand for; `loose` covers `strict`.
#[derive(Clone, Copy)]
pub(super) struct Readings {
    pub(super) strict: Interval,
    pub(super) loose: Interval,
}

/// `nominal` ± `slack`, the end nearer to zero closed and the other open, so that halves round away
/// from zero; around zero both ends are open.
pub(super) fn around(nominal: Decimal, slack: Decimal) -> Result<Interval, ArithmeticError> {
    let (low, high) = (nominal.minus(slack)?, nominal.plus(slack)?);
    let interval = if nominal.is_zero() {
        Interval::new(End::Open(low), End::Open(high))
    } else if nominal.is_sign_negative() {
        Interval::new(End::Open(low), End::Closed(high))
    } else {
        Interval::new(End::Closed(low), End::Open(high))
    };
    Ok(interval.unwrap_or(Interval::point(nominal)))
}

/// From `reach` nearer to zero up to `nominal`, which does not belong to it; `None` at zero.
pub(super) fn short_of(
    nominal: Decimal,
    reach: Decimal,
) -> Result<Option<Interval>, ArithmeticError> {
    Ok(if nominal.is_sign_negative() {
        Interval::new(End::Open(nominal), End::Closed(nominal.plus(reach)?))
    } else {
        Interval::new(End::Closed(nominal.minus(reach)?), End::Open(nominal))
    })
}

/// How far a hedge reaches that takes in a share of the number.
pub(super) fn hedge_reach(
    nominal: Decimal,
    precision: Precision,
    share: Decimal,
) -> Result<Decimal, ArithmeticError> {
    let place = match precision {
        Precision::Point => round_place(nominal, Decimal::new(1, nominal.scale())),
        Precision::Place(place) => round_place(nominal, place),
        Precision::Decimals(place) => place,
    };
    let most = place.times(HEDGED_UNITS)?;
    Ok(nominal.abs().times(share)?.min(most))
}

/// The place of the last non-zero digit of a whole number that is round beyond its last written
/// place; `place` for any other.
fn round_place(nominal: Decimal, place: Decimal) -> Decimal {
    let nominal = nominal.normalize();
    if nominal.scale() > 0 || compare(place, Decimal::ONE).is_lt() {
        return place;
    }
    let zeros = match nominal.mantissa() {
        0 => 0,
        // No decimal has more than 29 digits.
        digits => trailing_zeros(digits, 29),
    };
    let round = 10_i128.pow(zeros);
    Decimal::try_from_i128_with_scale(round, 0).map_or(place, |round| round.max(place))
}

impl Readings {
    pub(super) fn unhedged(
        nominal: Decimal,
        precision: Precision,
    ) -> Result<Self, ArithmeticError> {
        let strict = match precision.place() {
            None => Interval::point(nominal),
            Some(place) => around(nominal, place.times(HALF)?)?,
        };
        let loose = match precision {
            Precision::Place(place) if compare(place, Decimal::ONE).is_ge() => {
                let round = round_place(nominal, place);
                // No rounder than it is written, and small: nothing to widen it, and no overflow.
                if round == place
                    && i64::try_from(nominal.mantissa()).is_ok()
                    && nominal.scale() == 0
                {
                    return Ok(Self {
                        strict,
                        loose: strict,
                    });
                }
                let slack = round.times(HALF)?;
                let most = nominal.abs().times(ROUNDNESS)?;
                around(nominal, slack.min(most))?.hull(&strict)
            }
            _ => strict,
        };
        Ok(Self { strict, loose })
    }

    /// The readings of a one-sided hedge; the loose one allows for the rounding of the bound.
    pub(super) fn one_sided(self, lower: End, upper: End) -> Self {
        let strict = Interval::new(lower, upper).unwrap_or(Interval::ALL);
        Self {
            strict,
            loose: strict.hull(&self.loose),
        }
    }
}
