//! The limits from which on rules speak.

use rust_decimal::Decimal;

use super::ConfigError;

/// The limits from which on rules speak.
///
/// ```
/// use numclaim::Thresholds;
/// let strict = Thresholds::default().confidence(0.9).unwrap();
/// assert_eq!(strict.confidence, 0.9);
/// let error = Thresholds::default().confidence(90.0).unwrap_err();
/// assert_eq!(error.to_string(), "confidence: 90 is out of bounds, 0 to 1 was expected");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Thresholds {
    /// Errors and warnings less sure than this, 0 to 1, are left out. Default: 0.62.
    pub confidence: f64,
    /// Notes less sure than this, 0 to 1, are left out. Default: 0.5.
    pub note_confidence: f64,
    /// `conflicting-value`: between texts of more than eight figures each, of which some two nearly always seem to be of
    /// one thing, a conflict less sure than this, 0 to 1, is a note. Default: 0.8.
    pub conflict_confidence: f64,
    /// `implausible-remainder`: a remainder below this share of what the parts lead to expect, 0 to 1,
    /// is implausible. Default: 0.6.
    pub remainder_low: Decimal,
    /// `implausible-remainder`: a remainder above this many times what the parts lead to expect, 1 to
    /// 1000, is implausible. Default: 2.
    pub remainder_high: Decimal,
    /// `sum-mismatch`: a list whose sum lies further from the total than this share of it, 0 to 1, is no
    /// breakdown. Default: 0.12.
    pub sum_gap: Decimal,
    /// `rate-mismatch`: a total within this share of the product, 0 to 1, passes. Default: 0.15.
    pub rate_gap: Decimal,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            confidence: 0.62,
            note_confidence: 0.5,
            conflict_confidence: 0.8,
            remainder_low: Decimal::new(6, 1),
            remainder_high: Decimal::TWO,
            sum_gap: Decimal::new(12, 2),
            rate_gap: Decimal::new(15, 2),
        }
    }
}

impl Thresholds {
    /// Leaves out errors and warnings less sure than this, 0 to 1.
    ///
    /// # Errors
    /// [`ConfigError::OutOfBounds`].
    pub fn confidence(mut self, least: f64) -> Result<Self, ConfigError> {
        self.confidence = share("confidence", least)?;
        Ok(self)
    }

    /// Leaves out notes less sure than this, 0 to 1.
    ///
    /// # Errors
    /// [`ConfigError::OutOfBounds`].
    pub fn note_confidence(mut self, least: f64) -> Result<Self, ConfigError> {
        self.note_confidence = share("note-confidence", least)?;
        Ok(self)
    }

    /// Makes a note of a conflict between texts of many figures (`conflicting-value`) less sure than this, 0 to 1.
    ///
    /// # Errors
    /// [`ConfigError::OutOfBounds`].
    pub fn conflict_confidence(mut self, least: f64) -> Result<Self, ConfigError> {
        self.conflict_confidence = share("conflict-confidence", least)?;
        Ok(self)
    }

    /// Takes a remainder for implausible (`implausible-remainder`) that is below this share of what the
    /// parts lead to expect, 0 to 1.
    ///
    /// # Errors
    /// [`ConfigError::OutOfBounds`].
    pub fn remainder_low(mut self, share: Decimal) -> Result<Self, ConfigError> {
        self.remainder_low = within("remainder-low", share, Decimal::ZERO, Decimal::ONE)?;
        Ok(self)
    }

    /// Takes a remainder for implausible (`implausible-remainder`) that is above this many times what
    /// the parts lead to expect, 1 to 1000.
    ///
    /// # Errors
    /// [`ConfigError::OutOfBounds`].
    pub fn remainder_high(mut self, times: Decimal) -> Result<Self, ConfigError> {
        self.remainder_high = within("remainder-high", times, Decimal::ONE, Decimal::ONE_THOUSAND)?;
        Ok(self)
    }

    /// Takes a list for no breakdown (`sum-mismatch`) whose sum lies further from the total than this
    /// share of it, 0 to 1.
    ///
    /// # Errors
    /// [`ConfigError::OutOfBounds`].
    pub fn sum_gap(mut self, share: Decimal) -> Result<Self, ConfigError> {
        self.sum_gap = within("sum-gap", share, Decimal::ZERO, Decimal::ONE)?;
        Ok(self)
    }

    /// Lets a total pass (`rate-mismatch`) that is within this share of the product, 0 to 1.
    ///
    /// # Errors
    /// [`ConfigError::OutOfBounds`].
    pub fn rate_gap(mut self, share: Decimal) -> Result<Self, ConfigError> {
        self.rate_gap = within("rate-gap", share, Decimal::ZERO, Decimal::ONE)?;
        Ok(self)
    }

    /// Is every limit within its bounds? The fields may have been set by hand.
    pub(super) fn checked(self) -> Result<Self, ConfigError> {
        let Self {
            confidence,
            note_confidence,
            conflict_confidence,
            remainder_low,
            remainder_high,
            sum_gap,
            rate_gap,
        } = self;
        Self::default()
            .confidence(confidence)?
            .note_confidence(note_confidence)?
            .conflict_confidence(conflict_confidence)?
            .remainder_low(remainder_low)?
            .remainder_high(remainder_high)?
            .sum_gap(sum_gap)?
            .rate_gap(rate_gap)
    }
}

fn share(setting: &'static str, given: f64) -> Result<f64, ConfigError> {
    // Not a number is in no bounds either.
    if (0.0..=1.0).contains(&given) {
        return Ok(given);
    }
    Err(ConfigError::OutOfBounds {
        setting,
        given: given.to_string(),
        least: Decimal::ZERO,
        most: Decimal::ONE,
    })
}

fn within(
    setting: &'static str,
    given: Decimal,
    least: Decimal,
    most: Decimal,
) -> Result<Decimal, ConfigError> {
    if (least..=most).contains(&given) {
        return Ok(given);
    }
    Err(ConfigError::OutOfBounds {
        setting,
        given: given.normalize().to_string(),
        least,
        most,
    })
}
