//! What rules look at.

use std::sync::OnceLock;

use chrono::NaiveDate;

use crate::claim::Claim;
use crate::compare::values::{self, Dimension, Quantity};
use crate::comparison::Comparison;
use crate::config::Thresholds;
use crate::document::Document;
use crate::finding::Evidence;
use crate::mention::Value;
use crate::passage::Passage;
use crate::span::{LineIndex, Position};
use crate::value::Figure;
use crate::wording::{self, Wording};

/// Everything that a rule may look at: all claims of all documents, and the comparisons among them.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The documents, in the order of their identifiers.
    pub documents: &'a [Document],
    /// Their claims, document by document, each in the order of its text.
    pub claims: &'a [Claim],
    /// The claims that may be set against each other, ordered by `left`, then `right`.
    pub comparisons: &'a [Comparison],
    /// The sentences of all documents, in order.
    pub passages: &'a [Passage],
    /// The limits from which on rules speak.
    pub thresholds: &'a Thresholds,
    /// The publication date of each document, stated, from its dateline or from the configuration.
    pub(crate) published: &'a [Option<NaiveDate>],
    /// Where the lines of each document start, found when first asked for.
    pub(crate) lines: &'a [OnceLock<LineIndex>],
}

impl<'a> Case<'a> {
    /// The claim of this index; the indices of comparisons are always good.
    pub fn claim(&self, index: usize) -> Option<&'a Claim> {
        self.claims.get(index)
    }

    /// A claim as a finding shows it: where it stands, what is written there, how it was read.
    pub fn evidence(&self, claim: &Claim) -> Evidence {
        let span = claim.mention.span;
        let document = self.documents.get(claim.document);
        let text = document.map_or("", Document::text);
        Evidence {
            document: document.map_or_else(String::new, |document| document.id().to_owned()),
            span,
            position: self.position_of(claim.document, span.start),
            text: span.slice(text).unwrap_or_default().to_owned(),
            reading: reading(claim),
            sentence: claim.sentence,
        }
    }

    /// What is written: the figure's own words.
    pub fn text(&self, claim: &Claim) -> &'a str {
        let document = self.documents.get(claim.document);
        document
            .and_then(|document| claim.mention.span.slice(document.text()))
            .unwrap_or_default()
    }

    /// The identifier of the document that a claim stands in.
    pub fn source(&self, claim: &Claim) -> &'a str {
        self.documents.get(claim.document).map_or("", Document::id)
    }

    /// The claims of one document, with their indices.
    pub fn claims_of(&self, document: usize) -> impl Iterator<Item = (usize, &'a Claim)> {
        let claims = self.claims;
        let (start, end) = self.range(document);
        (start..end).zip(claims.get(start..end).unwrap_or_default())
    }

    /// The index of the first claim of a document; the links of its claims count from there.
    pub fn first_of(&self, document: usize) -> usize {
        self.range(document).0
    }

    fn range(&self, document: usize) -> (usize, usize) {
        let before = |document| {
            self.claims
                .partition_point(|claim| claim.document < document)
        };
        (before(document), before(document + 1))
    }

    /// The publication date of the document of this index, if one is known.
    pub fn published(&self, document: usize) -> Option<NaiveDate> {
        self.published.get(document).copied().flatten()
    }

    /// Where a byte of a document stands, as people count.
    pub fn position_of(&self, document: usize, offset: usize) -> Position {
        let text = self.documents.get(document).map_or("", Document::text);
        let lines = self.lines.get(document);
        lines.map_or(Position { line: 1, column: 1 }, |lines| {
            let lines = lines.get_or_init(|| LineIndex::new(text));
            lines.position(text, offset)
        })
    }
}

/// How a claim was read, in a few words.
fn reading(claim: &Claim) -> String {
    let mut text = wording::subject(&claim.subject).to_owned();
    if let Some(period) = &claim.period {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(&wording::period(&period.days));
    }
    let value = match &claim.mention.value {
        Value::Date(time) | Value::Period(time) => match time.days {
            Ok(days) => wording::period(&days),
            Err(_) => "no day of the calendar".to_owned(),
        },
        _ => values::quantity(&claim.mention).map_or_else(
            || "a figure that does not fit an exact decimal".to_owned(),
            |Quantity { dimension, figure }| said(&dimension, &figure),
        ),
    };
    if !text.is_empty() {
        text.push_str(": ");
    }
    text.push_str(&value);
    if let Some(attribution) = &claim.attribution {
        text.push_str(&format!(", according to {attribution}"));
    }
    text
}

/// The interval of a figure in words.
fn said(dimension: &Dimension, figure: &Figure) -> String {
    let interval = figure.strict();
    let ends = [interval.lower().value(), interval.upper().value()];
    let largest = ends.into_iter().flatten().max_by_key(|end| end.abs());
    Wording::new(dimension, largest.unwrap_or_default()).meaning(figure)
}
