//! What is kept of a document that has been read.

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::claim::Claim;
use crate::compare::Page;
use crate::compare::convert::Converter;
use crate::document::Document;
use crate::passage::Passage;

/// What one document says, its claims by their numbers within it.
#[derive(Clone)]
pub(crate) struct Read {
    pub(crate) claims: Vec<Claim>,
    pub(crate) passages: Vec<Passage>,
    /// When it was published, as far as is known.
    pub(crate) published: Option<NaiveDate>,
    /// How many figures and times were read in it, those of which no claim is kept among them.
    pub(crate) mentions: u32,
}

impl Read {
    /// What there is to keep of a document. Of many short ones it is most of what a check holds.
    pub(super) fn new(
        text: &str,
        mut claims: Vec<Claim>,
        mut passages: Vec<Passage>,
        published: Option<NaiveDate>,
    ) -> Self {
        let mentions = u32::try_from(claims.len()).unwrap_or(u32::MAX);
        if measure_nothing(text, &claims) {
            claims.clear();
            passages.clear();
        }
        if claims.is_empty() {
            // What says next to nothing tells of nothing that other documents have figures of.
            passages.retain(|passage| !passage.is_bare());
        }
        // Most documents have few of either, and a vector begins with room for several.
        claims.shrink_to_fit();
        passages.shrink_to_fit();
        Self {
            claims,
            passages,
            published,
            mentions,
        }
    }

    /// The document as comparing sees it.
    pub(crate) fn page<'a>(&'a self, converter: Converter<'a>) -> Page<'a> {
        Page::new(&self.claims, &self.passages, self.published, converter)
    }
}

/// Which of two documents a check takes first: the one published first, as far as is known.
pub(crate) fn checked_before(one: (&Document, &Read), other: (&Document, &Read)) -> Ordering {
    let dates = one.1.published.cmp(&other.1.published);
    dates.then_with(|| one.0.order(other.0))
}

/// Do all figures of a text stand there without a word, so that nothing says what any of them measures? A figure that
/// could not be read is to be named, and a time may be one that no calendar has.
fn measure_nothing(text: &str, claims: &[Claim]) -> bool {
    let figure = |claim: &Claim| claim.mention.figure().is_some() && claim.links.is_empty();
    !claims.is_empty() && claims.iter().all(figure) && !text.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use crate::{Checker, Document};

    /// How many claims are kept of a text, and how many figures and times were read in it.
    fn kept(text: &str) -> (usize, u32) {
        let read = Checker::default().read(&Document::new("a", text));
        let read = read.unwrap_or_else(|rejected| panic!("{text}: {rejected}"));
        (read.claims.len(), read.mentions)
    }

    #[test]
    fn figures_without_a_word_are_read_and_put_away() {
        assert_eq!(kept("5"), (0, 1));
        assert_eq!(kept("5, 12; 7"), (0, 3));
        assert_eq!(kept("\u{2022} $228"), (0, 1));
        assert_eq!(kept("110%"), (0, 1));
    }

    #[test]
    fn a_word_or_a_time_keeps_them() {
        assert_eq!(kept("5 ships"), (1, 1));
        assert_eq!(kept("Ships\n\n5"), (1, 1));
        assert_eq!(kept("5 (2024)"), (2, 2));
        assert_eq!(kept(&"9".repeat(60)), (1, 1));
    }

    #[test]
    fn what_is_put_away_is_counted_and_still_extracted() {
        let document = Document::new("a", "5, 12");
        let checker = Checker::default();
        let report = checker.check(std::slice::from_ref(&document));
        assert_eq!(report.documents[0].mentions, 2);
        assert_eq!(checker.extract(&document).map(|claims| claims.len()), Ok(2));
    }
}
