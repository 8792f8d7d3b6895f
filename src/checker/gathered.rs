//! Documents together, and what they say.

use chrono::NaiveDate;

use super::Read;
use crate::claim::Claim;
use crate::compare::convert::Converter;
use crate::compare::{self, Page};
use crate::comparison::Comparison;
use crate::document::Document;
use crate::each;
use crate::passage::Passage;

/// Documents in the order that a check takes them, and what they say, each in the order of its text.
///
/// The sentences of each document name its claims by their numbers within it, as comparing wants them,
/// until all of them are numbered through, as rules do.
#[derive(Default)]
pub(crate) struct Gathered {
    pub(crate) documents: Vec<Document>,
    pub(crate) claims: Vec<Claim>,
    pub(crate) passages: Vec<Passage>,
    /// When each was published, as far as is known.
    pub(crate) published: Vec<Option<NaiveDate>>,
    /// How many figures and times were read in each.
    pub(super) mentions: Vec<u32>,
}

impl Gathered {
    /// Adds the next document, and returns the number that its claims will count from.
    pub(crate) fn push(&mut self, document: Document, read: Read) -> usize {
        let (number, first) = (self.documents.len(), self.claims.len());
        self.documents.push(document);
        self.published.push(read.published);
        self.mentions.push(read.mentions);
        let claims = read.claims.into_iter().map(|mut claim| {
            claim.document = number;
            claim
        });
        let passages = read.passages.into_iter().map(|mut passage| {
            passage.document = number;
            passage
        });
        if number == 0 {
            // Where there is but one document, it is not held twice: it is collected where it stands.
            (self.claims, self.passages) = (claims.collect(), passages.collect());
        } else {
            self.claims.extend(claims);
            self.passages.extend(passages);
        }
        first
    }

    /// What each document says: its number, claims and sentences.
    pub(super) fn each(&self) -> impl Iterator<Item = (usize, &[Claim], &[Passage])> {
        let (mut claims, mut passages) = (&self.claims[..], &self.passages[..]);
        (0..self.documents.len()).map(move |number| {
            let own = claims.iter().take_while(|claim| claim.document == number);
            let own = claims.split_at(own.count());
            let told = passages.iter().take_while(|told| told.document == number);
            let told = passages.split_at(told.count());
            (claims, passages) = (own.1, told.1);
            (number, own.0, told.0)
        })
    }

    /// The same in the order of their identifiers, as a report lists them.
    pub(super) fn by_id(&self) -> Vec<(usize, &[Claim], &[Passage])> {
        let mut each: Vec<_> = self.each().collect();
        each.sort_by_key(|(number, ..)| self.documents.get(*number).map(Document::id));
        each
    }

    /// Each document as comparing sees it.
    pub(super) fn pages<'a>(&'a self, converter: Converter<'a>) -> Vec<Page<'a>> {
        let numbers = 0..self.documents.len();
        numbers.map(|number| self.page(number, converter)).collect()
    }

    /// The claims that may be set against each other.
    pub(super) fn comparisons(&self, converter: Converter<'_>) -> Vec<Comparison> {
        // A document without a figure or time meets no other.
        let of_each = (self.claims).chunk_by(|one, other| one.document == other.document);
        let first = of_each.filter_map(|claims| claims.first());
        let telling: Vec<usize> = first.map(|claim| claim.document).collect();
        compare::comparisons(telling.len(), |nth| self.page(telling[nth], converter))
    }

    fn page<'a>(&'a self, number: usize, converter: Converter<'a>) -> Page<'a> {
        let claims = each::of(&self.claims, number, |claim| claim.document);
        let passages = each::of(&self.passages, number, |passage| passage.document);
        let published = self.published.get(number).copied().flatten();
        Page::new(claims, passages, published, converter)
    }

    /// Numbers the claims through all documents.
    pub(crate) fn number_through(&mut self) {
        let mut first = 0;
        for passage in &mut self.passages {
            let before = |claim: &&Claim| claim.document < passage.document;
            first += self.claims[first..].iter().take_while(before).count();
            passage.shift(first);
        }
    }
}
