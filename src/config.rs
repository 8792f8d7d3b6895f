//! What a caller can set.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::lexicon::Lexicon;
use crate::value::ExchangeRate;

/// The settings of a [`Checker`](crate::Checker). Every setting has a default.
///
/// ```
/// use numclaim::{Checker, Config};
/// let checker = Checker::new(Config::default().without("uncorroborated-figure"));
/// assert!(checker.rules().all(|rule| rule.explanation().name != "uncorroborated-figure"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Config {
    pub(crate) off: BTreeSet<String>,
    pub(crate) published: Option<NaiveDate>,
    pub(crate) lexicon: Option<Arc<Lexicon>>,
    pub(crate) rates: Vec<ExchangeRate>,
    /// The limits from which on rules speak.
    pub thresholds: Thresholds,
}

/// The limits from which on rules speak.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Thresholds {
    /// Errors and warnings less sure than this, 0 to 1, are left out. Default: 0.62.
    pub confidence: f64,
    /// Notes less sure than this, 0 to 1, are left out. Default: 0.5.
    pub note_confidence: f64,
    /// `implausible-remainder`: a remainder below this share of what the parts lead to expect is
    /// implausible. Default: 0.6.
    pub remainder_low: Decimal,
    /// `implausible-remainder`: a remainder above this many times what the parts lead to expect is
    /// implausible. Default: 2.
    pub remainder_high: Decimal,
    /// `sum-mismatch`: a list whose sum lies further from the total than this share of it is no
    /// breakdown. Default: 0.12.
    pub sum_gap: Decimal,
    /// `rate-mismatch`: a total within this share of the product passes. Default: 0.15.
    pub rate_gap: Decimal,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            confidence: 0.62,
            note_confidence: 0.5,
            remainder_low: Decimal::new(6, 1),
            remainder_high: Decimal::TWO,
            sum_gap: Decimal::new(12, 2),
            rate_gap: Decimal::new(15, 2),
        }
    }
}

impl Config {
    /// Switches a rule off, by its name. A name that no rule has changes nothing.
    #[must_use]
    pub fn without(mut self, rule: impl Into<String>) -> Self {
        self.off.insert(rule.into());
        self
    }

    /// The publication date of documents that neither state one nor bear one in a dateline.
    #[must_use]
    pub fn published(mut self, date: NaiveDate) -> Self {
        self.published = Some(date);
        self
    }

    /// The words to read with, in place of the English lexicon that comes with the library.
    #[must_use]
    pub fn lexicon(mut self, lexicon: Arc<Lexicon>) -> Self {
        self.lexicon = Some(lexicon);
        self
    }

    /// States an exchange rate, so that amounts in its two currencies are compared. Findings say by
    /// which rate; amounts in currencies without a stated rate between them are never compared.
    ///
    /// ```
    /// use numclaim::value::{Currency, ExchangeRate};
    /// use numclaim::{Checker, Config, Document};
    /// use rust_decimal::Decimal;
    /// let rate = ExchangeRate::new(Currency::USD, Currency::EUR, Decimal::new(92, 2)).unwrap();
    /// let checker = Checker::new(Config::default().exchange_rate(rate));
    /// let report = checker.check(&[
    ///     Document::new("a", "Coffee exports of Vietnam came to $3.1bn in 2021."),
    ///     Document::new("b", "Vietnam's coffee exports were worth €4.4bn in 2021."),
    /// ]);
    /// assert_eq!(report.findings[0].rule, "conflicting-value");
    /// assert!(report.findings[0].explanation.iter().any(|line| line.contains("1 USD = 0.92 EUR")));
    /// ```
    #[must_use]
    pub fn exchange_rate(mut self, rate: ExchangeRate) -> Self {
        self.rates.push(rate);
        self
    }

    /// Sets the limits from which on rules speak.
    #[must_use]
    pub fn thresholds(mut self, thresholds: Thresholds) -> Self {
        self.thresholds = thresholds;
        self
    }

    /// The words that documents are read with.
    pub(crate) fn words(&self) -> &Lexicon {
        self.lexicon
            .as_deref()
            .unwrap_or_else(|| Lexicon::english())
    }
}
