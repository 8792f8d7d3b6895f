//! Documents to report: the public engine.

mod accepted;
mod asked;
mod gathered;
mod read;

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::agreement;
use crate::case::{Asked, ByClaim, Case};
use crate::claim::Claim;
use crate::compare::convert::Converter;
use crate::comparison::Comparison;
use crate::config::{Config, ConfigError};
use crate::document::Document;
use crate::error::{Reason, Rejected};
use crate::finding::{Agreement, Finding, Severity};
use crate::mention::Mention;
use crate::normalize::{self, Reading};
use crate::parts::parts;
use crate::report::{CheckedDocument, Report};
use crate::rule::Rule;
use crate::{link, rules};
use accepted::accepted;
pub(crate) use accepted::{accept, out_of_range, reject};
pub(crate) use gathered::Gathered;
pub(crate) use read::{Read, checked_before};

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

impl Checker {
    /// So many figures and times one document may have: more than any text that a person wrote, and
    /// few enough to be held at once.
    pub const MOST_MENTIONS: usize = 500_000;

    /// A checker with the rules of the catalogue that the configuration leaves on.
    pub fn new(config: Config) -> Self {
        let mut rules = rules::catalogue();
        rules.retain(|rule| {
            let name = rule.explanation().name;
            let wanted = config.only.as_ref().is_none_or(|only| only.contains(name));
            wanted && !config.off.contains(name)
        });
        Self { config, rules }
    }

    /// The same, if every rule that the configuration names exists.
    ///
    /// ```
    /// use numclaim::{Checker, Config, ConfigError};
    /// let config = Config::default().without("weekday-missmatch");
    /// let error = Checker::try_new(config).err();
    /// assert_eq!(error, Some(ConfigError::UnknownRule("weekday-missmatch".to_owned())));
    /// ```
    ///
    /// # Errors
    /// [`ConfigError::UnknownRule`].
    pub fn try_new(config: Config) -> Result<Self, ConfigError> {
        let catalogue = rules::catalogue();
        let exists = |name: &str| (catalogue.iter()).any(|rule| rule.explanation().name == name);
        let named = config.off.iter().chain(config.only.iter().flatten());
        match named.into_iter().find(|name| !exists(name)) {
            Some(name) => Err(ConfigError::UnknownRule(name.clone())),
            None => Ok(Self::new(config)),
        }
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
    /// A document without text, with 4 GiB or more of it, or with more than [`Checker::MOST_MENTIONS`].
    pub fn mentions(&self, document: &Document) -> Result<Vec<Mention>, Rejected> {
        let mut mentions = Vec::new();
        self.by_parts(document, |_, reading, before| {
            mentions.extend(reading.mentions.into_iter().map(|mut mention| {
                mention.span = mention.span.shifted(before);
                mention
            }));
        })?;
        Ok(mentions)
    }

    /// Reads one document: every figure and time with all that the document says about it, in the
    /// order of the text.
    ///
    /// # Errors
    /// A document without text, with 4 GiB or more of it, or with more than [`Checker::MOST_MENTIONS`].
    pub fn extract(&self, document: &Document) -> Result<Vec<Claim>, Rejected> {
        let mut claims = Vec::new();
        self.by_parts(document, |part, reading, before| {
            let first = claims.len();
            let new = link::claims(part, 0, &reading, self.config.words()).into_iter();
            claims.extend(new.map(|claim| claim.shifted(before, first)));
        })?;
        Ok(claims)
    }

    /// Checks documents together and each on its own. Those that cannot be checked are named in
    /// [`Report::rejected`]; the others are checked all the same. The order of the documents makes
    /// no difference.
    pub fn check(&self, documents: &[Document]) -> Report {
        let mut report = Report::default();
        let mut gathered = self.gather(documents, &mut report.rejected);
        for (number, claims, _) in gathered.by_id() {
            if let Some(document) = gathered.documents.get(number) {
                report.rejected.extend(out_of_range(document, claims));
                let published = gathered.published.get(number).copied().flatten();
                let mentions = gathered.mentions.get(number).copied().unwrap_or_default();
                report
                    .documents
                    .push(checked(document, published, mentions));
            }
        }
        let comparisons = gathered.comparisons(self.converter());
        gathered.number_through();
        report.comparisons = comparisons.len();
        (report.findings, report.agreements) = self.judge(&gathered, &comparisons);
        report
    }

    /// What the rules find, in the order of a report, and what agrees.
    pub(crate) fn judge(
        &self,
        gathered: &Gathered,
        comparisons: &[Comparison],
    ) -> (Vec<Finding>, Vec<Agreement>) {
        let asked = Asked::new(gathered.documents.len());
        let thresholds = &self.config.thresholds;
        let by_claim = ByClaim::new(gathered.claims.len(), comparisons);
        let case = Case {
            documents: &gathered.documents,
            claims: &gathered.claims,
            comparisons,
            passages: &gathered.passages,
            thresholds,
            published: &gathered.published,
            converter: self.converter(),
            asked: &asked,
            by_claim: &by_claim,
        };
        let mut findings: Vec<Finding> = Vec::new();
        for rule in &self.rules {
            findings.extend(rule.check(&case));
        }
        findings.retain(|finding| {
            let least = match finding.severity {
                Severity::Note => thresholds.note_confidence,
                Severity::Warning | Severity::Error => thresholds.confidence,
            };
            let serious =
                (self.config.least_severity).is_none_or(|least| finding.severity >= least);
            serious && finding.confidence >= least
        });
        rules::gather(&case, &mut findings);
        rules::without_repeats(&mut findings);
        rules::corroborate(&case, &mut findings);
        findings.sort_by(order);
        let mut agreements = agreement::agreements(&case);
        agreements.extend(rules::dated_alike(&case, &findings));
        (findings, agreements)
    }

    /// By what figures in different units are brought to one.
    pub(crate) fn converter(&self) -> Converter<'_> {
        Converter {
            lexicon: self.config.words(),
            rates: &self.config.rates,
        }
    }

    #[cfg(not(feature = "parallel"))]
    fn read_each(&self, documents: &[Document]) -> Vec<Result<Read, Rejected>> {
        let documents = documents.iter();
        documents.map(|document| self.read(document)).collect()
    }

    #[cfg(feature = "parallel")]
    fn read_each(&self, documents: &[Document]) -> Vec<Result<Read, Rejected>> {
        use rayon::prelude::*;
        let documents = documents.par_iter();
        documents.map(|document| self.read(document)).collect()
    }

    /// The documents that can be checked, in the order that a check takes them, and what they say.
    fn gather(&self, documents: &[Document], rejected: &mut Vec<Rejected>) -> Gathered {
        /// So many documents are read before what they say is put to the rest.
        const TOGETHER: usize = 1024;
        let documents = accepted(documents, rejected);
        let mut all = Vec::with_capacity(documents.len());
        for some in documents.chunks(TOGETHER) {
            for (document, read) in some.iter().zip(self.read_each(some)) {
                match read {
                    Ok(read) => all.push((document.clone(), read)),
                    Err(reason) => rejected.push(reason),
                }
            }
        }
        all.sort_by(|one, other| checked_before((&one.0, &one.1), (&other.0, &other.1)));
        let mut gathered = Gathered::default();
        for (document, read) in all {
            gathered.push(document, read);
        }
        gathered
    }

    /// Reads one document.
    ///
    /// # Errors
    /// As for [`Checker::extract`].
    pub(crate) fn read(&self, document: &Document) -> Result<Read, Rejected> {
        let lexicon = self.config.words();
        let (mut claims, mut passages) = (Vec::new(), Vec::new());
        let dateline = self.by_parts(document, |part, reading, before| {
            let first = claims.len();
            let new = link::claims(part, 0, &reading, lexicon);
            let told = link::passages(part, 0, &reading, &new, lexicon).into_iter();
            passages.extend(told.map(|mut passage| {
                passage.span = passage.span.shifted(before);
                passage.shift(first);
                passage
            }));
            claims.extend(new.into_iter().map(|claim| claim.shifted(before, first)));
        })?;
        let published = document
            .publication_date()
            .or(dateline)
            .or(self.config.published);
        Ok(Read::new(document.text(), claims, passages, published))
    }

    /// Reads a document part by part: `take` is given each part, what was read in it, and the number of
    /// bytes before it. The dateline of the first part, which is returned, dates the others.
    fn by_parts(
        &self,
        document: &Document,
        mut take: impl FnMut(&Document, Reading, usize),
    ) -> Result<Option<NaiveDate>, Rejected> {
        accept(document)?;
        let text = document.text();
        let most = Self::MOST_MENTIONS;
        let (mut dateline, mut mentions) = (None, 0);
        for part in parts(text) {
            let before = part.start;
            let part = if part.len() == text.len() {
                document.clone()
            } else {
                let part = document.part(&text[part]);
                match dateline.filter(|_| document.publication_date().is_none()) {
                    Some(date) => part.published(date),
                    None => part,
                }
            };
            let reading = self.reading(&part);
            mentions += reading.mentions.len();
            if mentions > most {
                return Err(reject(document, Reason::TooManyFigures { most }));
            }
            if before == 0 {
                dateline = reading.dateline.map(|dateline| dateline.date);
            }
            take(&part, reading, before);
        }
        Ok(dateline)
    }

    /// The mentions of a document, its times resolved against its publication date or else its
    /// dateline or else the date that the configuration gives.
    fn reading(&self, document: &Document) -> Reading {
        let lexicon = self.config.words();
        let dressed = self.config.dressed(document);
        let document = dressed.as_ref().unwrap_or(document);
        let reading = normalize::read(document, lexicon);
        match self.dated(document, &reading) {
            Some(dated) => normalize::read(&dated, lexicon),
            None => reading,
        }
    }

    /// The document with the date that the configuration gives, if it has none of its own.
    fn dated(&self, document: &Document, reading: &Reading) -> Option<Document> {
        let dated = document.publication_date().is_some() || reading.dateline.is_some();
        let date = self.config.published.filter(|_| !dated)?;
        Some(document.clone().published(date))
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

/// What a report says of a document with so many figures and times.
pub(crate) fn checked(
    document: &Document,
    published: Option<NaiveDate>,
    mentions: u32,
) -> CheckedDocument {
    CheckedDocument {
        id: document.id().to_owned(),
        published,
        mentions: mentions as usize,
    }
}
