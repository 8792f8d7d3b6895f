//! The documents behind a report, by their identifiers.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::document::Document;
use crate::report::Report;
use crate::span::LineIndex;

/// The documents behind a report.
pub(super) struct Sources<'a> {
    by_id: BTreeMap<&'a str, Source<'a>>,
}

/// One document.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) published: Option<NaiveDate>,
    lines: OnceCell<LineIndex>,
}

impl<'a> Sources<'a> {
    /// The documents that findings name, with the dates that the check found in them.
    pub(super) fn new(report: &'a Report, documents: &'a [Document]) -> Self {
        let evidence = report.findings.iter().flat_map(|finding| &finding.evidence);
        let named: BTreeSet<&str> = evidence.map(|held| held.document.as_str()).collect();
        let mut by_id: BTreeMap<&str, Source<'_>> = BTreeMap::new();
        for document in documents.iter().filter(|held| named.contains(held.id())) {
            let source = Source {
                text: document.text(),
                published: document.publication_date(),
                lines: OnceCell::new(),
            };
            // Of several documents with one identifier the first was checked.
            by_id.entry(document.id()).or_insert(source);
        }
        for checked in &report.documents {
            if let Some(source) = by_id.get_mut(checked.id.as_str()) {
                source.published = checked.published;
            }
        }
        Self { by_id }
    }

    /// The document of this identifier.
    pub(super) fn get(&self, id: &str) -> Option<&Source<'a>> {
        self.by_id.get(id)
    }
}

impl Source<'_> {
    /// Where its lines start.
    pub(super) fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(self.text))
    }
}
