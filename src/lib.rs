//! Finds figures that cannot all be true.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod case;
mod checker;
mod claim;
mod compare;
mod comparison;
mod config;
mod document;
mod error;
mod finding;
#[cfg(feature = "cli")]
mod input;
mod lexicon;
mod link;
mod mention;
mod normalize;
mod passage;
mod report;
mod rule;
mod rules;
pub mod span;
#[cfg(feature = "proptest")]
pub mod strategies;
mod token;
pub mod value;
mod visible;
mod wording;

pub use case::Case;
pub use checker::Checker;
pub use claim::{
    Attribution, Basis, Claim, ClaimPeriod, Direction, Facet, Link, Modality, Nature, Relation,
    Role, Statistic, Subject,
};
pub use comparison::{Comparison, SubjectRelation, ValueRelation};
pub use config::{Config, Thresholds};
pub use document::Document;
pub use error::{Reason, Rejected};
pub use finding::{Agreement, Cause, Evidence, Finding, Severity};
#[cfg(feature = "cli")]
pub use input::{Documents, JsonLines, parse_date};
pub use lexicon::{Lexicon, LexiconError};
pub use mention::{Dateline, Kind, Mention, Reference, Time, Unresolved, Value};
pub use passage::{Passage, Term};
#[cfg(feature = "serde")]
pub use report::MentionRecord;
pub use report::{CheckedDocument, Report};
#[cfg(feature = "cli")]
pub use report::{Format, Layout, formats, write_catalogue, write_explanation};
pub use rule::{Example, Explanation, Rule};
