//! A document: a text, and what is known of its origin.

use std::cmp::Ordering;
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

/// What is known of a document: held once, however many hold the document. Of most documents little is known, and of
/// short ones it may well take more room than their text.
#[derive(Clone, PartialEq, Eq)]
struct Held {
    /// The text, and behind it the identifier.
    written: Box<str>,
    /// How many bytes of it are the text.
    length: usize,
    stated: Option<Box<Stated>>,
}

/// What is stated of a document beside its text.
#[derive(Clone, PartialEq, Eq, Default)]
struct Stated {
    published: Option<NaiveDate>,
    publisher: Option<String>,
    url: Option<String>,
    dollar: Option<Currency>,
    fiscal_year: Option<FiscalYear>,
}

impl Held {
    fn new(id: &str, mut text: String, stated: Option<Box<Stated>>) -> Self {
        let length = text.len();
        text.reserve_exact(id.len());
        text.push_str(id);
        Self {
            written: text.into_boxed_str(),
            length,
            stated,
        }
    }
}

impl Document {
    /// A document with an identifier that is its own among those checked together.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self(Arc::new(Held::new(&id.into(), text.into(), None)))
    }

    /// The same, with more stated of it.
    fn with(mut self, state: impl FnOnce(&mut Stated)) -> Self {
        state(Arc::make_mut(&mut self.0).stated.get_or_insert_default());
        self
    }

    fn stated(&self) -> Option<&Stated> {
        self.0.stated.as_deref()
    }

    /// States the publication date. Without one, the date of a dateline in the first lines counts,
    /// and without that "last year" stays unresolved.
    pub fn published(self, date: NaiveDate) -> Self {
        self.with(|stated| stated.published = Some(date))
    }

    /// States who published it.
    pub fn publisher(self, name: impl Into<String>) -> Self {
        self.with(|stated| stated.publisher = Some(name.into()))
    }

    /// States where it was found.
    pub fn url(self, url: impl Into<String>) -> Self {
        self.with(|stated| stated.url = Some(url.into()))
    }

    /// States which currency a bare `$` is in this document; it is the United States dollar
    /// otherwise.
    pub fn dollar(self, currency: Currency) -> Self {
        self.with(|stated| stated.dollar = Some(currency))
    }

    /// States when the fiscal years begin of which it speaks. Otherwise "fiscal 2024" is read as the
    /// calendar year, and marked as [`Reference::Fiscal`](crate::Reference::Fiscal).
    pub fn fiscal_year(self, year: FiscalYear) -> Self {
        self.with(|stated| stated.fiscal_year = Some(year))
    }

    /// The document that a part of its text is.
    pub(crate) fn part(&self, text: &str) -> Self {
        let stated = self.0.stated.clone();
        Self(Arc::new(Held::new(self.id(), text.to_owned(), stated)))
    }

    /// Its identifier.
    pub fn id(&self) -> &str {
        &self.0.written[self.0.length..]
    }

    /// Its text; every span of a mention or of evidence slices this.
    pub fn text(&self) -> &str {
        &self.0.written[..self.0.length]
    }

    /// The stated publication date.
    pub fn publication_date(&self) -> Option<NaiveDate> {
        self.stated()?.published
    }

    /// The stated publisher.
    pub fn publisher_name(&self) -> Option<&str> {
        self.stated()?.publisher.as_deref()
    }

    /// The stated address.
    pub fn address(&self) -> Option<&str> {
        self.stated()?.url.as_deref()
    }

    /// Which of two documents that were published on one day a check takes first: the one whose text comes first. What
    /// they are called makes no difference to what is said of them, so that it may only tell copies apart.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        let text = self.text().cmp(other.text());
        text.then_with(|| self.id().cmp(other.id()))
    }

    /// When its fiscal years begin, if that is stated.
    pub fn stated_fiscal_year(&self) -> Option<FiscalYear> {
        self.stated()?.fiscal_year
    }

    /// The stated currency of a bare `$`.
    pub fn dollar_currency(&self) -> Option<Currency> {
        self.stated()?.dollar
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("id", &self.id())
            .field("text", &self.text())
            .field("published", &self.publication_date())
            .field("publisher", &self.publisher_name())
            .field("url", &self.address())
            .field("dollar", &self.dollar_currency())
            .field("fiscal_year", &self.stated_fiscal_year())
            .finish()
    }
}
