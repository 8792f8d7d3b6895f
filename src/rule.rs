//! What a rule is.

use chrono::NaiveDate;

use crate::case::Case;
use crate::document::Document;
use crate::finding::{Finding, Severity};

/// A rule's own text: what `numclaim explain` prints, the README's table shows, and the tests run.
#[derive(Clone, Copy, Debug)]
pub struct Explanation {
    /// Its name, in words joined by hyphens.
    pub name: &'static str,
    /// The severity of most of its findings.
    pub severity: Severity,
    /// When it fires, in one line.
    pub summary: &'static str,
    /// What it looks at, what it tolerates, and why; Markdown.
    pub details: &'static str,
    /// Texts that make it fire.
    pub fires: &'static [Example],
    /// Texts that look like it and must not make it fire.
    pub quiet: &'static [Example],
}

/// Documents that show a rule at work.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// What it shows.
    pub about: &'static str,
    /// The documents: publication date (`YYYY-MM-DD`, or empty) and text.
    pub documents: &'static [(&'static str, &'static str)],
}

impl Example {
    /// The documents, called `1`, `2` and so on.
    pub fn documents(&self) -> impl Iterator<Item = Document> {
        self.documents
            .iter()
            .zip(1..)
            .map(|((published, text), nth)| {
                let document = Document::new(nth.to_string(), *text);
                match published.parse::<NaiveDate>() {
                    Ok(date) => document.published(date),
                    Err(_) => document,
                }
            })
    }
}

/// A rule. It looks at the claims and comparisons of a [`Case`] and says what cannot all be true;
/// it reads no text and prints nothing.
pub trait Rule: Send + Sync {
    /// What it says about itself.
    fn explanation(&self) -> Explanation;

    /// What it finds. Findings about one disagreement are one finding.
    fn check(&self, case: &Case<'_>) -> Vec<Finding>;
}
