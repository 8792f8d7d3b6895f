//! What rules look at.

mod vocabulary;

use std::ops::Range;
use std::sync::OnceLock;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::claim::{Claim, Relation};
use crate::compare::convert::{Conversion, Converter, Dated, Together};
use crate::compare::telling::Telling;
use crate::compare::values::{self, Dimension, Quantity};
use crate::comparison::Comparison;
use crate::config::Thresholds;
use crate::document::Document;
use crate::each::{self, Each};
use crate::finding::Evidence;
use crate::lexicon::known;
use crate::mention::{Kind, Value};
use crate::passage::Passage;
use crate::span::{LineIndex, Position};
use crate::value::{Figure, Interval};
use crate::wording::{self, Wording};
use vocabulary::Vocabulary;

/// Everything that a rule may look at: all claims of all documents, and the comparisons among them.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The documents: those published first come first, and of one day they are in the order of their texts.
    pub documents: &'a [Document],
    /// Their claims, document by document, each in the order of its text. A document that has figures and not one word
    /// makes none: nothing says what they measure.
    pub claims: &'a [Claim],
    /// The claims that may be set against each other, ordered by `left`, then `right`.
    pub comparisons: &'a [Comparison],
    /// The sentences of all documents, in order.
    pub passages: &'a [Passage],
    /// The limits from which on rules speak.
    pub thresholds: &'a Thresholds,
    /// The publication date of each document, stated, from its dateline or from the configuration.
    pub(crate) published: &'a [Option<NaiveDate>],
    /// By what figures in different units are brought to one.
    pub(crate) converter: Converter<'a>,
    /// What is worked out of each document when it is first asked for.
    pub(crate) asked: &'a Asked,
    /// The comparisons that each claim takes part in.
    pub(crate) by_claim: &'a ByClaim,
}

/// What is worked out of each document when a rule first asks for it, and then kept for the others.
#[derive(Debug)]
pub(crate) struct Asked {
    /// Where its lines start.
    lines: Each<LineIndex>,
    vocabularies: Each<Vocabulary>,
    /// Its words by how telling they are.
    telling: Each<Telling>,
    /// The numbers of the documents in the order of their identifiers.
    by_id: OnceLock<Box<[usize]>>,
}

impl Asked {
    /// For so many documents.
    pub(crate) fn new(documents: usize) -> Self {
        Self {
            lines: Each::new(documents),
            vocabularies: Each::new(documents),
            telling: Each::new(documents),
            by_id: OnceLock::new(),
        }
    }
}

/// The numbers of the comparisons that each claim takes part in, in order.
#[derive(Debug)]
pub(crate) struct ByClaim {
    /// Where the numbers of each claim begin, and last where they end.
    starts: Vec<usize>,
    numbers: Vec<usize>,
}

impl ByClaim {
    pub(crate) fn new(claims: usize, comparisons: &[Comparison]) -> Self {
        let ends = |held: &Comparison| [held.left, held.right];
        let mut starts = vec![0; claims + 1];
        for end in comparisons.iter().flat_map(ends) {
            if let Some(start) = starts.get_mut(end + 1) {
                *start += 1;
            }
        }
        for claim in 0..claims {
            starts[claim + 1] += starts[claim];
        }
        let mut next = starts.clone();
        let mut numbers = vec![0; starts.last().copied().unwrap_or_default()];
        for (number, held) in comparisons.iter().enumerate() {
            for end in ends(held) {
                if let Some(at) = next.get_mut(end).filter(|_| end < claims) {
                    numbers[*at] = number;
                    *at += 1;
                }
            }
        }
        Self { starts, numbers }
    }

    fn of(&self, claim: usize) -> &[usize] {
        let bounds = self.starts.get(claim).zip(self.starts.get(claim + 1));
        bounds
            .and_then(|(start, end)| self.numbers.get(*start..*end))
            .unwrap_or_default()
    }
}

impl<'a> Case<'a> {
    /// The claim of this index; the indices of comparisons are always good.
    pub fn claim(&self, index: usize) -> Option<&'a Claim> {
        self.claims.get(index)
    }

    /// A claim as a finding shows it: where it stands, what is written there, how it was read.
    pub fn evidence(&self, claim: &Claim) -> Evidence {
        match self.lines(claim.document) {
            Some((document, lines)) => evidence(document, lines, claim),
            None => Evidence {
                document: String::new(),
                span: claim.mention.span,
                position: Position { line: 1, column: 1 },
                text: String::new(),
                reading: reading(claim),
                sentence: claim.sentence,
            },
        }
    }

    /// The same of several claims, by their numbers.
    pub(crate) fn evidence_of(&self, claims: impl IntoIterator<Item = usize>) -> Vec<Evidence> {
        let claims = claims.into_iter().filter_map(|claim| self.claim(claim));
        claims.map(|claim| self.evidence(claim)).collect()
    }

    /// The claims of a sentence that are figures, by their numbers and in the order of the text.
    pub(crate) fn figures_of<'p>(
        &'p self,
        passage: &'p Passage,
    ) -> impl Iterator<Item = usize> + use<'p, 'a> {
        let figure = |claim: &usize| self.claim(*claim)?.mention.figure();
        let claims = passage.claims();
        claims.filter(move |claim| figure(claim).is_some())
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

    /// The number of the document of this identifier.
    pub(crate) fn document(&self, id: &str) -> Option<usize> {
        let by_id = self.asked.by_id.get_or_init(|| {
            let mut numbers: Box<[usize]> = (0..self.documents.len()).collect();
            numbers.sort_unstable_by_key(|number| self.documents[*number].id());
            numbers
        });
        let at = by_id.binary_search_by_key(&id, |number| self.documents[*number].id());
        by_id.get(at.ok()?).copied()
    }

    /// The claims of one document, with their indices.
    pub fn claims_of(&self, document: usize) -> impl Iterator<Item = (usize, &'a Claim)> {
        let (claims, range) = (self.claims, self.range(document));
        range.clone().zip(claims.get(range).unwrap_or_default())
    }

    /// The comparisons that a claim takes part in, in their order.
    pub fn comparisons_of(&self, claim: usize) -> impl Iterator<Item = &'a Comparison> + use<'a> {
        let comparisons = self.comparisons;
        let numbers = self.by_claim.of(claim).iter();
        numbers.filter_map(move |number| comparisons.get(*number))
    }

    /// The claims to which the text joins a claim in this way, all by their indices.
    pub fn joined(&self, claim: usize, relation: Relation) -> impl Iterator<Item = usize> {
        let held = self.claim(claim);
        let first = held.map_or(0, |held| self.first_of(held.document));
        let links = held.into_iter().flat_map(|held| &held.links);
        let links = links.filter(move |link| link.relation == relation);
        links.map(move |link| first + link.to)
    }

    /// The index of the first claim of a document; the links of its claims count from there.
    pub fn first_of(&self, document: usize) -> usize {
        self.range(document).start
    }

    fn range(&self, document: usize) -> Range<usize> {
        each::range_of(self.claims, document, |claim| claim.document)
    }

    /// The sentences of a document, in order.
    pub(crate) fn passages_of(&self, document: usize) -> &'a [Passage] {
        each::of(self.passages, document, |passage| passage.document)
    }

    /// The number of the sentence that a claim stands in.
    pub(crate) fn sentence_of(&self, claim: usize) -> Option<usize> {
        let held = self.claim(claim)?;
        let place = (held.document, held.mention.span.start);
        let begun = |passage: &Passage| (passage.document, passage.span.start) <= place;
        let number = self.passages.partition_point(begun).checked_sub(1)?;
        (self.passages[number].document == held.document).then_some(number)
    }

    /// The same, as terms.
    pub(crate) fn passage_of(&self, claim: usize) -> Option<&'a Passage> {
        self.passages.get(self.sentence_of(claim)?)
    }

    /// The names and the words of a document.
    pub(crate) fn vocabulary(&self, document: usize) -> Option<&'a Vocabulary> {
        let of_all = || Vocabulary::of(self.passages_of(document));
        self.asked.vocabularies.get(document, of_all)
    }

    /// How alike two documents are in their words, 0 to 1; less for those of few words.
    pub(crate) fn alike(&self, one: usize, other: usize) -> f64 {
        let told = |document: usize| {
            let of_all = || Telling::of(self.passages_of(document));
            self.asked.telling.get(document, of_all)
        };
        told(one)
            .zip(told(other))
            .map_or(0.0, |(one, other)| one.alike(other) * one.weight(other))
    }

    /// A document and where its lines start.
    fn lines(&self, document: usize) -> Option<(&'a Document, &'a LineIndex)> {
        let held = self.documents.get(document)?;
        let lines = || LineIndex::new(held.text());
        Some((held, self.asked.lines.get(document, lines)?))
    }

    /// The figures of two claims in one unit: as they are written where that is one, or converted by the
    /// sizes of units ("62 miles" and "100 km") or a stated exchange rate. `None` where the two are of
    /// different kinds, or in currencies between which no rate is stated.
    ///
    /// [`Case::conversion`] says what was done.
    pub fn in_one_unit(&self, one: &Claim, other: &Claim) -> Option<(Figure, Figure)> {
        let together = self.together(one, other)?;
        Some((together.left, together.right))
    }

    /// The figures of two claims in one unit.
    pub(crate) fn together<'b>(&self, one: &'b Claim, other: &'b Claim) -> Option<Together> {
        let dated = |claim: &'b Claim| Dated {
            claim,
            published: self.published(claim.document),
        };
        self.converter.together(dated(one), dated(other))
    }

    /// What had to be converted to set two claims against each other, in words: "62 miles is 98.97 to
    /// 100.58 kilometres." Nothing where they are in one unit anyway, or in none.
    pub fn conversion(&self, one: &Claim, other: &Claim) -> Vec<String> {
        let Some(together) = self.together(one, other) else {
            return Vec::new();
        };
        let mut lines = Vec::new();
        match &together.conversion {
            None => return lines,
            Some(Conversion::Units) => {}
            Some(Conversion::Rate { rate, .. }) => {
                lines.push(format!("By the rate stated, {rate}."))
            }
        }
        for (claim, figure) in [(one, &together.left), (other, &together.right)] {
            let written = values::quantity(&claim.mention).map(|quantity| quantity.dimension);
            if written.as_ref() != Some(&together.dimension) {
                let interval = figure.strict();
                let wording = Wording::new(&together.dimension, largest(&interval));
                let said = wording.interval(&interval);
                lines.push(format!("{} is {said}.", self.text(claim)));
            }
        }
        lines
    }

    /// The publication date of the document of this index, if one is known.
    pub fn published(&self, document: usize) -> Option<NaiveDate> {
        self.published.get(document).copied().flatten()
    }

    /// Does a claim measure what does not change any more once it has happened, or give a final figure?
    pub(crate) fn is_settled(&self, claim: &Claim) -> bool {
        let linking = &self.converter.lexicon.linking;
        let measure = claim.subject.measure.as_deref();
        measure.is_some_and(|name| linking.settled.contains(name))
            || claim.subject.qualifiers.contains(known::FINAL)
    }

    /// Is a claim the price of what has another from one day to the next?
    pub(crate) fn is_traded(&self, claim: &Claim) -> bool {
        let linking = &self.converter.lexicon.linking;
        let measure = claim.subject.measure.as_deref();
        claim.mention.kind() == Kind::Money
            && measure.is_some_and(|name| linking.traded.contains(name))
    }

    /// Does a claim count how much time has gone by?
    pub(crate) fn is_time(&self, claim: &Claim) -> bool {
        let lexicon = self.converter.lexicon;
        let measure = claim.subject.measure.as_deref();
        measure.is_some_and(|name| lexicon.linking.is_time(name, &lexicon.vocabulary))
    }

    /// Where a byte of a document stands, as people count.
    pub fn position_of(&self, document: usize, offset: usize) -> Position {
        let lines = self.lines(document);
        lines.map_or(Position { line: 1, column: 1 }, |(document, lines)| {
            lines.position(document.text(), offset)
        })
    }
}

/// A claim of a document as a finding shows it; `lines` is where the document's lines start.
pub(crate) fn evidence(document: &Document, lines: &LineIndex, claim: &Claim) -> Evidence {
    let (span, text) = (claim.mention.span, document.text());
    Evidence {
        document: document.id().to_owned(),
        span,
        position: lines.position(text, span.start),
        text: span.slice(text).unwrap_or_default().to_owned(),
        reading: reading(claim),
        sentence: claim.sentence,
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
    Wording::new(dimension, largest(&figure.strict())).meaning(figure)
}

/// The end that is further from zero.
fn largest(interval: &Interval) -> Decimal {
    let ends = [interval.lower().value(), interval.upper().value()];
    let largest = ends.into_iter().flatten().max_by_key(|end| end.abs());
    largest.unwrap_or_default()
}
