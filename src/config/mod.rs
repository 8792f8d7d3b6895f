//! What a caller can set.

mod error;
mod thresholds;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::document::Document;
use crate::finding::Severity;
use crate::lexicon::Lexicon;
use crate::value::{Currency, ExchangeRate, FiscalYear};

pub use error::ConfigError;
pub use thresholds::Thresholds;

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
    pub(crate) only: Option<BTreeSet<String>>,
    pub(crate) least_severity: Option<Severity>,
    pub(crate) published: Option<NaiveDate>,
    pub(crate) lexicon: Option<Arc<Lexicon>>,
    pub(crate) rates: Vec<ExchangeRate>,
    dollar: Option<Currency>,
    fiscal_year: Option<FiscalYear>,
    pub(crate) thresholds: Thresholds,
}

impl Config {
    /// Switches a rule off, by its name. [`Checker::new`](crate::Checker::new) passes over a name that
    /// no rule has, [`Checker::try_new`](crate::Checker::try_new) refuses it.
    #[must_use]
    pub fn without(mut self, rule: impl Into<String>) -> Self {
        self.off.insert(rule.into());
        self
    }

    /// Checks by these rules only, of those that come with the library, by their names. Those that were
    /// switched off before are on again.
    ///
    /// ```
    /// use numclaim::{Checker, Config};
    /// let checker = Checker::new(Config::default().only(["sum-mismatch", "weekday-mismatch"]));
    /// assert_eq!(checker.rules().count(), 2);
    /// ```
    #[must_use]
    pub fn only<S: Into<String>>(mut self, rules: impl IntoIterator<Item = S>) -> Self {
        let only: BTreeSet<String> = rules.into_iter().map(Into::into).collect();
        self.off.retain(|name| !only.contains(name));
        self.only = Some(only);
        self
    }

    /// Leaves out findings that are less serious than this.
    #[must_use]
    pub fn least_severity(mut self, severity: Severity) -> Self {
        self.least_severity = Some(severity);
        self
    }

    /// The publication date of documents that neither state one nor bear one in a dateline.
    #[must_use]
    pub fn published(mut self, date: NaiveDate) -> Self {
        self.published = Some(date);
        self
    }

    /// Which currency a bare `$` is in documents that do not say so themselves
    /// ([`Document::dollar`]); the United States dollar otherwise.
    ///
    /// ```
    /// use numclaim::{Checker, Config, Document};
    /// let checker = Checker::new(Config::default().dollar("CAD".parse().unwrap()));
    /// let mentions = checker.mentions(&Document::new("a", "It cost $5.")).unwrap();
    /// assert_eq!(mentions[0].unit().as_deref(), Some("CAD"));
    /// ```
    #[must_use]
    pub fn dollar(mut self, currency: Currency) -> Self {
        self.dollar = Some(currency);
        self
    }

    /// When fiscal years begin, in documents that do not say so themselves ([`Document::fiscal_year`]);
    /// "FY2024" is read as the calendar year otherwise.
    ///
    /// ```
    /// use numclaim::value::{FiscalYear, NamedAfter};
    /// use numclaim::{Checker, Config, Document};
    /// let year = FiscalYear::new(10, NamedAfter::LastYear).unwrap();
    /// let checker = Checker::new(Config::default().fiscal_year(year));
    /// let text = "Sales came to $4.2bn in fiscal 2024's third quarter.";
    /// let mentions = checker.mentions(&Document::new("a", text)).unwrap();
    /// assert_eq!(mentions[1].period().unwrap().to_string(), "2024-04-01/2024-07-01");
    /// ```
    #[must_use]
    pub fn fiscal_year(mut self, year: FiscalYear) -> Self {
        self.fiscal_year = Some(year);
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
    ///
    /// # Errors
    /// [`ConfigError::OutOfBounds`], for a limit that was set by hand.
    pub fn thresholds(mut self, thresholds: Thresholds) -> Result<Self, ConfigError> {
        self.thresholds = thresholds.checked()?;
        Ok(self)
    }

    /// The document with the defaults for what it does not state; `None` if nothing is to be added.
    pub(crate) fn dressed(&self, document: &Document) -> Option<Document> {
        let dollar = self.dollar.filter(|_| document.dollar_currency().is_none());
        let fiscal_year = self
            .fiscal_year
            .filter(|_| document.stated_fiscal_year().is_none());
        if dollar.is_none() && fiscal_year.is_none() {
            return None;
        }
        let mut document = document.clone();
        if let Some(dollar) = dollar {
            document = document.dollar(dollar);
        }
        if let Some(year) = fiscal_year {
            document = document.fiscal_year(year);
        }
        Some(document)
    }

    /// The words that documents are read with.
    pub(crate) fn words(&self) -> &Lexicon {
        self.lexicon
            .as_deref()
            .unwrap_or_else(|| Lexicon::english())
    }
}
