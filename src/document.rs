//! A document: a text, and what is known of its origin.

use chrono::NaiveDate;

use crate::value::{Currency, FiscalYear};

/// A text with an identifier and, where they are known, its publication date and origin.
///
/// ```
/// use numclaim::Document;
/// let date = chrono::NaiveDate::from_ymd_opt(2024, 2, 9).unwrap();
/// let document = Document::new("ft", "Trade reached $228bn in 2023.").published(date).publisher("FT");
/// assert_eq!(document.id(), "ft");
/// assert_eq!(document.publication_date(), Some(date));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    id: String,
    text: String,
    published: Option<NaiveDate>,
    publisher: Option<String>,
    url: Option<String>,
    dollar: Option<Currency>,
    fiscal_year: Option<FiscalYear>,
}

impl Document {
    /// A document with an identifier that is its own among those checked together.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        let (id, text) = (id.into(), text.into());
        Self {
            id,
            text,
            published: None,
            publisher: None,
            url: None,
            dollar: None,
            fiscal_year: None,
        }
    }

    /// States the publication date. Without one, the date of a dateline in the first lines counts,
    /// and without that "last year" stays unresolved.
    pub fn published(mut self, date: NaiveDate) -> Self {
        self.published = Some(date);
        self
    }

    /// States who published it.
    pub fn publisher(mut self, name: impl Into<String>) -> Self {
        self.publisher = Some(name.into());
        self
    }

    /// States where it was found.
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// States which currency a bare `$` is in this document; it is the United States dollar
    /// otherwise.
    pub fn dollar(mut self, currency: Currency) -> Self {
        self.dollar = Some(currency);
        self
    }

    /// States when the fiscal years begin of which it speaks. Otherwise "fiscal 2024" is read as the
    /// calendar year, and marked as [`Reference::Fiscal`](crate::Reference::Fiscal).
    pub fn fiscal_year(mut self, year: FiscalYear) -> Self {
        self.fiscal_year = Some(year);
        self
    }

    /// The document that a part of its text is.
    pub(crate) fn part(&self, text: &str) -> Self {
        Self {
            id: self.id.clone(),
            text: text.to_owned(),
            published: self.published,
            publisher: self.publisher.clone(),
            url: self.url.clone(),
            dollar: self.dollar,
            fiscal_year: self.fiscal_year,
        }
    }

    /// Its identifier.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its text; every span of a mention or of evidence slices this.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The stated publication date.
    pub fn publication_date(&self) -> Option<NaiveDate> {
        self.published
    }

    /// The stated publisher.
    pub fn publisher_name(&self) -> Option<&str> {
        self.publisher.as_deref()
    }

    /// The stated address.
    pub fn address(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// When its fiscal years begin, if that is stated.
    pub fn stated_fiscal_year(&self) -> Option<FiscalYear> {
        self.fiscal_year
    }

    /// The stated currency of a bare `$`.
    pub fn dollar_currency(&self) -> Option<Currency> {
        self.dollar
    }
}
