//! Exchange rates, as a caller states them.

use std::fmt;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use thiserror::Error;

use super::{Currency, Exact, Period};

/// What one unit of a currency is in another: the rule by which amounts in the two are compared.
///
/// ```
/// use numclaim::value::{Currency, ExchangeRate};
/// use rust_decimal::Decimal;
/// let rate = ExchangeRate::new(Currency::USD, Currency::EUR, Decimal::new(92, 2)).unwrap();
/// let rate = rate.tolerance(Decimal::new(3, 2)).unwrap();
/// assert_eq!(rate.to_string(), "1 USD = 0.92 EUR, give or take 3 per cent");
/// assert!(ExchangeRate::new(Currency::USD, Currency::USD, Decimal::ONE).is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExchangeRate {
    of: Currency,
    to: Currency,
    rate: Decimal,
    tolerance: Decimal,
    date: Option<NaiveDate>,
}

/// Why there is no such exchange rate.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ExchangeRateError {
    /// A rate is zero or less.
    #[error("a rate of {0} is none: more than 0 was expected")]
    NotPositive(Decimal),
    /// Both currencies are the same.
    #[error("a rate from {0} to {0} says nothing: two currencies were expected")]
    OneCurrency(Currency),
    /// A tolerance is below 0 or above [`ExchangeRate::MOST_TOLERANCE`].
    #[error("a tolerance of {0} is out of bounds: 0 to 0.5 was expected, as a share of the rate")]
    Tolerance(Decimal),
}

impl ExchangeRate {
    /// The tolerance of a rate for which none is stated, as a share of the rate: 0.02.
    pub const TOLERANCE: Decimal = Decimal::from_parts(2, 0, 0, false, 2);
    /// The largest tolerance, as a share of the rate: 0.5.
    pub const MOST_TOLERANCE: Decimal = Decimal::from_parts(5, 0, 0, false, 1);
    /// A rate of a day is used for figures of times up to so many days before or after it.
    pub const REACH: i64 = 366;

    /// One unit of the currency `of` is `rate` units of the currency `to`. It holds at all times, and
    /// to within [`ExchangeRate::TOLERANCE`], unless said otherwise.
    ///
    /// # Errors
    /// A rate that is not above 0, or one currency twice.
    pub fn new(of: Currency, to: Currency, rate: Decimal) -> Result<Self, ExchangeRateError> {
        if of == to {
            Err(ExchangeRateError::OneCurrency(of))
        } else if rate <= Decimal::ZERO {
            Err(ExchangeRateError::NotPositive(rate))
        } else {
            Ok(Self {
                of,
                to,
                rate: rate.normalize(),
                tolerance: Self::TOLERANCE,
                date: None,
            })
        }
    }

    /// States how far the rate may have been from this one, as a share of it, 0 to 0.5. Amounts that
    /// meet only so are at most a warning.
    ///
    /// # Errors
    /// A share out of these bounds.
    pub fn tolerance(mut self, share: Decimal) -> Result<Self, ExchangeRateError> {
        if share.is_sign_negative() && !share.is_zero() || share > Self::MOST_TOLERANCE {
            return Err(ExchangeRateError::Tolerance(share));
        }
        self.tolerance = share.normalize();
        Ok(self)
    }

    /// States the day of the rate. It is then used only for figures of times, or else of documents,
    /// within [`ExchangeRate::REACH`] days of it, and of several rates the one of the nearest day.
    #[must_use]
    pub fn on(mut self, date: NaiveDate) -> Self {
        self.date = Some(date);
        self
    }

    /// The currency of which one unit is worth the rate.
    pub fn of(&self) -> Currency {
        self.of
    }

    /// The currency in which the rate is given.
    pub fn to(&self) -> Currency {
        self.to
    }

    /// How many units of [`ExchangeRate::to`] one unit of [`ExchangeRate::of`] is.
    pub fn rate(&self) -> Decimal {
        self.rate
    }

    /// How far the rate may have been from this one, as a share of it.
    pub fn tolerance_share(&self) -> Decimal {
        self.tolerance
    }

    /// Its day, if it has one.
    pub fn date(&self) -> Option<NaiveDate> {
        self.date
    }

    /// How many days its day is from the nearest of a period; `None` where that is too far to use it,
    /// or where it has a day and the period is unknown. A rate without a day is everywhere at the edge
    /// of its reach, so that one with a day is preferred.
    pub(crate) fn distance(&self, time: Option<Period>) -> Option<i64> {
        let Some(date) = self.date else {
            return Some(Self::REACH);
        };
        let time = time?;
        let before = time.start().map_or(0, |start| (start - date).num_days());
        let last = time.end().and_then(|end| end.pred_opt());
        let after = last.map_or(0, |last| (date - last).num_days());
        let days = before.max(after).max(0);
        (days <= Self::REACH).then_some(days)
    }
}

/// "1 USD = 0.92 EUR on 2024-02-09, give or take 2 per cent".
impl fmt::Display for ExchangeRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "1 {} = {} {}", self.of, self.rate, self.to)?;
        if let Some(date) = self.date {
            write!(f, " on {date}")?;
        }
        if !self.tolerance.is_zero() {
            let percent = self.tolerance.times(Decimal::ONE_HUNDRED);
            let percent = percent.unwrap_or(self.tolerance).normalize();
            write!(f, ", give or take {percent} per cent")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn a_rate_has_bounds() {
        let rate = |value| ExchangeRate::new(Currency::USD, Currency::EUR, value);
        assert!(rate(Decimal::ZERO).is_err());
        assert!(rate(Decimal::NEGATIVE_ONE).is_err());
        let rate = rate(Decimal::ONE).expect("a rate");
        assert!(rate.tolerance(Decimal::new(51, 2)).is_err());
        assert!(rate.tolerance(Decimal::new(-1, 2)).is_err());
        assert!(rate.tolerance(ExchangeRate::MOST_TOLERANCE).is_ok());
    }

    #[test]
    fn a_day_reaches_a_year_to_either_side() {
        let rate = ExchangeRate::new(Currency::USD, Currency::EUR, Decimal::ONE).expect("a rate");
        assert_eq!(rate.distance(None), Some(ExchangeRate::REACH));
        let rate = rate.on(day(2023, 6, 30));
        assert_eq!(rate.distance(None), None);
        assert_eq!(rate.distance(Period::year(2023)), Some(0));
        assert_eq!(rate.distance(Period::day(day(2023, 7, 2))), Some(2));
        assert_eq!(rate.distance(Period::day(day(2023, 6, 27))), Some(3));
        assert_eq!(rate.distance(Period::year(2022)), Some(181));
        assert_eq!(rate.distance(Period::year(2021)), None);
        assert_eq!(rate.distance(Period::year(2025)), None);
    }
}
