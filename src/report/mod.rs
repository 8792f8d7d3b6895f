//! The report, and the formats that it is written in.

#[cfg(feature = "cli")]
mod explain;
#[cfg(feature = "cli")]
mod format;
#[cfg(feature = "cli")]
mod human;
#[cfg(feature = "cli")]
mod json;
#[cfg(feature = "schema")]
mod jsonl;
#[cfg(feature = "serde")]
mod mention;
mod plain;
#[cfg(feature = "schema")]
mod schema;
#[cfg(feature = "cli")]
mod sheet;
mod summary;
mod version;

use chrono::NaiveDate;

use crate::error::Rejected;
use crate::finding::{Agreement, Finding};

#[cfg(feature = "cli")]
pub use explain::{write_catalogue, write_explanation};
#[cfg(feature = "cli")]
pub use format::{Format, Layout};
#[cfg(feature = "serde")]
pub use mention::MentionRecord;
#[cfg(feature = "schema")]
pub use schema::JsonShape;
pub use version::FormatVersion;

/// What was checked of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckedDocument {
    /// Its identifier.
    pub id: String,
    /// Its publication date, stated or from its dateline.
    pub published: Option<NaiveDate>,
    /// How many figures and times were read in it.
    pub mentions: usize,
}

/// What a check found. The same documents give the same report, whatever their order.
#[derive(Clone, Debug, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Report {
    /// The version of the JSON that this is serialized to.
    pub version: FormatVersion,
    /// The documents, by identifier.
    pub documents: Vec<CheckedDocument>,
    /// The findings: errors first, then by confidence, then by place.
    pub findings: Vec<Finding>,
    /// Figures of different documents, or of different places, that agree.
    pub agreements: Vec<Agreement>,
    /// How many pairs of figures were set against each other.
    pub comparisons: usize,
    /// What could not be checked, and why.
    pub rejected: Vec<Rejected>,
}

/// All formats, the default first.
#[cfg(feature = "cli")]
pub fn formats() -> &'static [&'static dyn Format] {
    &[&human::Human, &json::Json, &jsonl::JsonLines]
}
