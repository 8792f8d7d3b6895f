//! Documents to report: the public engine.

use std::cmp::Reverse;
use std::sync::OnceLock;

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use crate::agreement;
use crate::case::Case;
use crate::claim::Claim;
use crate::config::Config;
use crate::document::Document;
use crate::error::{Reason, Rejected};
use crate::finding::{Finding, Severity};
use crate::mention::{Dateline, Mention, Value};
use crate::normalize::{self, Reading};
use crate::passage::Passage;
use crate::report::{CheckedDocument, Report};
use crate::rule::Rule;
use crate::span::LineIndex;
use crate::{compare, link, rules};

/// Checks documents: each on its own and all against each other.
///
/// ```
/// use numclaim::{Checker, Document};
/// let report = Checker::default().check(&[
///     Document::new("a", "Exports came to $228bn in 2023."),
///     Document::new("b", ""),
/// ]);
/// assert_eq!(report.documents.len(), 1);
/// assert_eq!(report.rejected[0].source_name, "b");
/// ```
pub struct Checker {
    config: Config,
    rules: Vec<Box<dyn Rule>>,
}

impl Default for Checker {
    fn default() -> Self {
        Self::new(Config::default())
    }
}

/// What one document says.
struct Read {
    claims: Vec<Claim>,
    passages: Vec<Passage>,
    dateline: Option<Dateline>,
}

/// What all documents say.
#[derive(Default)]
struct Gathered {
    claims: Vec<Claim>,
    passages: Vec<Passage>,
    published: Vec<Option<NaiveDate>>,
}

impl Gathered {
    /// The claims of one document.
    fn claims_of(&self, document: usize) -> &[Claim] {
        let before = |document| {
            self.claims
                .partition_point(|claim| claim.document < document)
        };
        let own = before(document)..before(document + 1);
        self.claims.get(own).unwrap_or_default()
    }
}

impl Checker {
    /// A checker with the rules of the catalogue, less those that the configuration switches off.
    pub fn new(config: Config) -> Self {
        let mut rules = rules::catalogue();
        rules.retain(|rule| !config.off.contains(rule.explanation().name));
        Self { config, rules }
    }

    /// Adds a rule of the caller's own.
    #[must_use]
    pub fn with_rule(mut self, rule: Box<dyn Rule>) -> Self {
        self.rules.push(rule);
        self
    }

    /// The rules that it checks by, in the order of the catalogue.
    pub fn rules(&self) -> impl Iterator<Item = &dyn Rule> {
        self.rules.iter().map(AsRef::as_ref)
    }

    /// Reads the figures and times of one document, in the order of the text, without asking what
    /// they measure.
    ///
    /// # Errors
    /// A document without text, or with 4 GiB or more of it.
    pub fn mentions(&self, document: &Document) -> Result<Vec<Mention>, Rejected> {
        accept(document)?;
        Ok(self.reading(document).mentions)
    }

    /// Reads one document: every figure and time with all that the document says about it, in the
    /// order of the text.
    ///
    /// # Errors
    /// A document without text, or with 4 GiB or more of it.
    pub fn extract(&self, document: &Document) -> Result<Vec<Claim>, Rejected> {
        accept(document)?;
        let reading = self.reading(document);
        Ok(link::claims(document, 0, &reading, self.config.words()))
    }

    /// Checks documents together and each on its own. Those that cannot be checked are named in
    /// [`Report::rejected`]; the others are checked all the same. The order of the documents makes
    /// no difference.
    pub fn check(&self, documents: &[Document]) -> Report {
        let mut report = Report::default();
        let documents = accepted(documents, &mut report.rejected);
        let gathered = self.gather(&documents);
        for (index, document) in documents.iter().enumerate() {
            let own = gathered.claims_of(index);
            report.rejected.extend(out_of_range(document, own));
            report.documents.push(CheckedDocument {
                id: document.id().to_owned(),
                published: gathered.published.get(index).copied().flatten(),
                mentions: own.len(),
            });
        }
        let Gathered {
            claims,
            passages,
            published,
        } = &gathered;
        let comparisons = compare::comparisons(claims, passages, published);
        report.comparisons = comparisons.len();
        let lines: Vec<_> = documents.iter().map(|_| OnceLock::new()).collect();
        let case = Case {
            documents: &documents,
            claims,
            comparisons: &comparisons,
            passages,
            thresholds: &self.config.thresholds,
            published,
            lines: &lines,
        };
        for rule in &self.rules {
            report.findings.extend(rule.check(&case));
        }
        report.agreements = agreement::agreements(&case);
        let thresholds = &self.config.thresholds;
        report.findings.retain(|finding| {
            let least = match finding.severity {
                Severity::Note => thresholds.note_confidence,
                Severity::Warning | Severity::Error => thresholds.confidence,
            };
            finding.confidence >= least
        });
        report.findings.sort_by(order);
        report
    }

    /// Reads all documents: their claims and sentences one after another, and their dates.
    fn gather(&self, documents: &[Document]) -> Gathered {
        let mut gathered = Gathered::default();
        for (document, read) in documents.iter().zip(self.read_all(documents)) {
            let before = gathered.claims.len();
            let passages = read.passages.into_iter();
            gathered
                .passages
                .extend(passages.map(|passage| passage.shifted(before)));
            gathered.claims.extend(read.claims);
            let dateline = read.dateline.map(|dateline| dateline.date);
            let published = document.publication_date().or(dateline);
            gathered.published.push(published.or(self.config.published));
        }
        gathered
    }

    /// Why two figures were, or were not, compared: the verdict with what spoke for it and against
    /// it. A figure is named by its document's identifier and the offset of one of its bytes.
    /// `None` if there is no figure or time at one of the places.
    pub fn why(
        &self,
        documents: &[Document],
        one: (&str, usize),
        other: (&str, usize),
    ) -> Option<String> {
        let documents = accepted(documents, &mut Vec::new());
        let Gathered {
            claims,
            passages,
            published,
        } = self.gather(&documents);
        let at = |(id, offset): (&str, usize)| {
            claims.iter().position(|claim| {
                let span = claim.mention.span;
                let here = documents.get(claim.document).map(Document::id) == Some(id);
                here && span.start <= offset && offset < span.end
            })
        };
        let (left, right) = (at(one)?, at(other)?);
        Some(compare::why(
            &claims,
            &passages,
            &published,
            left.min(right),
            left.max(right),
        ))
    }

    #[cfg(not(feature = "parallel"))]
    fn read_all(&self, documents: &[Document]) -> Vec<Read> {
        let numbered = documents.iter().enumerate();
        numbered
            .map(|(index, document)| self.read(document, index))
            .collect()
    }

    #[cfg(feature = "parallel")]
    fn read_all(&self, documents: &[Document]) -> Vec<Read> {
        use rayon::prelude::*;
        let numbered = documents.par_iter().enumerate();
        numbered
            .map(|(index, document)| self.read(document, index))
            .collect()
    }

    fn read(&self, document: &Document, index: usize) -> Read {
        let reading = self.reading(document);
        let claims = link::claims(document, index, &reading, self.config.words());
        Read {
            passages: link::passages(document, index, &reading, &claims, self.config.words()),
            claims,
            dateline: reading.dateline,
        }
    }

    /// The mentions of a document, its times resolved against its publication date or else its
    /// dateline or else the date that the configuration gives.
    fn reading(&self, document: &Document) -> Reading {
        let lexicon = self.config.words();
        let reading = normalize::read(document, lexicon);
        let dated = document.publication_date().is_some() || reading.dateline.is_some();
        match self.config.published {
            Some(date) if !dated => normalize::read(&document.clone().published(date), lexicon),
            _ => reading,
        }
    }
}

/// Errors first, then the surest, then by place.
fn order(one: &Finding, other: &Finding) -> std::cmp::Ordering {
    let place = |finding: &Finding| {
        let first = finding.evidence.first();
        first.map(|evidence| (evidence.document.clone(), evidence.span))
    };
    Reverse(one.severity)
        .cmp(&Reverse(other.severity))
        .then_with(|| other.confidence.total_cmp(&one.confidence))
        .then_with(|| place(one).cmp(&place(other)))
        .then_with(|| one.rule.cmp(&other.rule))
        .then_with(|| one.message.cmp(&other.message))
}

/// The documents that can be checked, by identifier; of several with one identifier the first.
fn accepted(documents: &[Document], rejected: &mut Vec<Rejected>) -> Vec<Document> {
    let mut ids = FxHashSet::default();
    let mut accepted = Vec::with_capacity(documents.len());
    for document in documents {
        let unique = accept(document).and_then(|()| {
            let reason = Reason::DuplicateId {
                id: document.id().to_owned(),
            };
            let new = ids.insert(document.id());
            new.then_some(()).ok_or_else(|| reject(document, reason))
        });
        match unique {
            Ok(()) => accepted.push(document.clone()),
            Err(reason) => rejected.push(reason),
        }
    }
    accepted.sort_by(|one, other| one.id().cmp(other.id()));
    accepted
}

fn accept(document: &Document) -> Result<(), Rejected> {
    let bytes = document.text().len() as u64;
    if document.text().trim().is_empty() {
        Err(reject(document, Reason::Empty))
    } else if bytes > u64::from(u32::MAX) {
        Err(reject(document, Reason::TooLarge { bytes }))
    } else {
        Ok(())
    }
}

fn reject(document: &Document, reason: Reason) -> Rejected {
    Rejected {
        source_name: document.id().to_owned(),
        line: None,
        reason,
    }
}

/// The figures of a document that do not fit an exact decimal.
fn out_of_range(document: &Document, claims: &[Claim]) -> Vec<Rejected> {
    let unreadable = |claim: &&Claim| matches!(claim.mention.value, Value::Unreadable { .. });
    let mut lines = None;
    let mut rejected = Vec::new();
    for claim in claims.iter().filter(unreadable) {
        let lines = lines.get_or_insert_with(|| LineIndex::new(document.text()));
        let figure = claim.mention.span;
        rejected.push(Rejected::out_of_range(document, figure, lines));
    }
    rejected
}
