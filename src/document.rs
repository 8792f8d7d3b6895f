//! A document: a text, and what is known of its origin.

use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::value::{Currency, FiscalYear};

/// A text with an identifier and, where they are known, its publication date and origin. A clone
/// shares them: it costs no text.
///
/// ```
/// use numclaim::Document;
/// let date = chrono::NaiveDate::from_ymd_opt(2024, 2, 9).unwrap();
/// let document = Document::new("ft", "Trade reached $228bn in 2023.").published(date).publisher("FT");
/// assert_eq!(document.id(), "ft");
/// assert_eq!(document.publication_date(), Some(date));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Document(Arc<Held>);

/// What is known of a document: held once, however many hold the document.
#[derive(Clone, PartialEq, Eq)]
struct Held {
    id: Box<str>,
    text: Box<str>,
    published: Option<NaiveDate>,
    dollar: Option<Currency>,
    fiscal_year: Option<FiscalYear>,
    origin: Option<Box<Origin>>,
}

/// Where it comes from, which of most documents nothing is known of.
#[derive(Clone, PartialEq, Eq, Default)]
struct Origin {
    publisher: Option<String>,
    url: Option<String>,
}

impl Document {
    /// A document with an identifier that is its own among those checked together.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self(Arc::new(Held {
            id: id.into().into_boxed_str(),
            text: text.into().into_boxed_str(),
            published: None,
            dollar: None,
            fiscal_year: None,
            origin: None,
        }))
    }

    /// The same, changed.
    fn with(mut self, change: impl FnOnce(&mut Held)) -> Self {
        change(Arc::make_mut(&mut self.0));
        self
    }

    /// States the publication date. Without one, the date of a dateline in the first lines counts,
    /// and without that "last year" stays unresolved.
    pub fn published(self, date: NaiveDate) -> Self {
        self.with(|held| held.published = Some(date))
    }

    /// States who published it.
    pub fn publisher(self, name: impl Into<String>) -> Self {
        self.with(|held| held.origin.get_or_insert_default().publisher = Some(name.into()))
    }

    /// States where it was found.
    pub fn url(self, url: impl Into<String>) -> Self {
        self.with(|held| held.origin.get_or_insert_default().url = Some(url.into()))
    }

    /// States which currency a bare `$` is in this document; it is the United States dollar
    /// otherwise.
    pub fn dollar(self, currency: Currency) -> Self {
        self.with(|held| held.dollar = Some(currency))
    }

    /// States when the fiscal years begin of which it speaks. Otherwise "fiscal 2024" is read as the
    /// calendar year, and marked as [`Reference::Fiscal`](crate::Reference::Fiscal).
    pub fn fiscal_year(self, year: FiscalYear) -> Self {
        self.with(|held| held.fiscal_year = Some(year))
    }

    /// The document that a part of its text is.
    pub(crate) fn part(&self, text: &str) -> Self {
        let held = &self.0;
        Self(Arc::new(Held {
            id: held.id.clone(),
            text: text.into(),
            published: held.published,
            dollar: held.dollar,
            fiscal_year: held.fiscal_year,
            origin: held.origin.clone(),
        }))
    }

    /// Its identifier.
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// Its text; every span of a mention or of evidence slices this.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The stated publication date.
    pub fn publication_date(&self) -> Option<NaiveDate> {
        self.0.published
    }

    /// The stated publisher.
    pub fn publisher_name(&self) -> Option<&str> {
        self.0.origin.as_ref()?.publisher.as_deref()
    }

    /// The stated address.
    pub fn address(&self) -> Option<&str> {
        self.0.origin.as_ref()?.url.as_deref()
    }

    /// When its fiscal years begin, if that is stated.
    pub fn stated_fiscal_year(&self) -> Option<FiscalYear> {
        self.0.fiscal_year
    }

    /// The stated currency of a bare `$`.
    pub fn dollar_currency(&self) -> Option<Currency> {
        self.0.dollar
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Held {
            id,
            text,
            published,
            dollar,
            fiscal_year,
            origin: _,
        } = &*self.0;
        f.debug_struct("Document")
            .field("id", id)
            .field("text", text)
            .field("published", published)
            .field("publisher", &self.publisher_name())
            .field("url", &self.address())
            .field("dollar", dollar)
            .field("fiscal_year", fiscal_year)
            .finish()
    }
}
