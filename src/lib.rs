//! Finds figures that cannot all be true.
//!
//! Two newspapers write about one event, one with $218.2bn in eleven months, the other with $228bn in
//! the year. numclaim reads both figures as typed values, sees that they measure the same trade, and
//! does the sum: what would be left for the last month is half of what the others brought.
//!
//! ```
//! use chrono::NaiveDate;
//! use numclaim::{Checker, Document};
//!
//! let text_a = "Coffee exports came to $3.1bn in 2021, the ministry in Hanoi said.";
//! let text_b = "Vietnam's coffee exports were worth $4.4bn in 2021.";
//! let date = NaiveDate::from_ymd_opt(2022, 2, 1).unwrap();
//!
//! let report = Checker::default().check(&[
//!     Document::new("a", text_a).published(date),
//!     Document::new("b", text_b).published(date),
//! ]);
//! for finding in &report.findings {
//!     println!("{}: {}", finding.severity, finding.message);
//! }
//! print!("{report}");
//! assert_eq!(report.findings[0].rule, "conflicting-value");
//! ```
//!
//! # One way through
//!
//! | stage | makes of it | type |
//! | --- | --- | --- |
//! | read | figures and times, as typed values with their place in the text | [`Mention`] |
//! | link | what each one measures, when, and who says so | [`Claim`] |
//! | compare | which claims speak of the same thing, and how their values lie to each other | [`Comparison`] |
//! | check | what cannot all be true | [`Finding`] |
//! | report | findings, agreements, and what could not be read | [`Report`] |
//!
//! [`Checker::check`] goes all the way; [`Checker::extract`] stops at the claims of one document.
//!
//! # A figure is an interval
//!
//! Nobody who writes *$228bn* means 228,000,000,000 exactly. The **strict** reading of a figure
//! ([`value::Figure::strict`]) is half a unit of its last written place to either side, half-open: 227.5
//! to 228.5 billion. Two figures agree when their intervals meet. A small whole count (*17 people*)
//! is exact.
//!
//! A round number (*2,000*) may be rounder than its last place says. Its **loose** reading
//! ([`value::Figure::loose`]) goes by its last digit that is not zero, to a few per cent. Figures that
//! are apart even when read loosely are an error; figures that only the loose reading saves are at
//! most a warning.
//!
//! A hedge moves the interval: *more than 200* is everything above 200, *about 60* a band around 60,
//! *3 to 5* all from 3 to 5.
//!
//! All of it is exact decimal arithmetic ([`value::Exact`]); nothing is rounded silently, and what
//! does not fit is an error or is named in [`Report::rejected`].
//!
//! # A period is a half-open run of days
//!
//! *2023*, *the third quarter*, *January–November*, *the year to March* are runs of days
//! ([`value::Period`]), and so is *last year* where the publication date is known. What nothing
//! resolves stays unknown, and an unknown period is not equal to everything.
//!
//! # Rules
//!
//! Each rule explains itself ([`Rule::explanation`]) with examples. [`Config::without`] switches one
//! off, [`Checker::with_rule`] adds one of your own; `examples/own_rule.rs` shows how.
//!
//! # Features
//!
//! None is on by default.
//!
//! - `serde`: [`Report`], [`Finding`] and the like serialize to the JSON that other programs rely on,
//!   and so do mentions.
//! - `cli`: the program `numclaim`, and with it reading documents from files and writing reports in
//!   every format.
//! - `schema`: `JsonShape`, the JSON
//!   Schemas of what `serde` writes.
//! - `parallel`: documents are read on several threads. The report is the same, byte for byte.
//! - `proptest`: strategies for typed values, to test code that uses this crate.
//!
//! The library reads no clock, no environment and no network, and prints nothing.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod agreement;
mod case;
mod cause;
mod checker;
mod claim;
mod compare;
mod comparison;
mod config;
mod corpus;
mod document;
mod each;
mod error;
mod explain;
mod finding;
#[cfg(feature = "cli")]
mod input;
mod lexicon;
mod link;
mod mention;
mod normalize;
mod parts;
mod passage;
mod report;
mod rule;
mod rules;
#[cfg(feature = "cli")]
mod settings;
pub mod span;
#[cfg(feature = "proptest")]
pub mod strategies;
mod token;
mod trace;
pub mod value;
mod visible;
mod word_set;
mod wording;

pub use case::Case;
pub use checker::Checker;
pub use claim::{
    Attribution, Basis, Claim, ClaimPeriod, Direction, Facet, Facets, Inheritance, Inheriting,
    Link, Modality, Nature, Relation, Role, Statistic, Subject,
};
pub use comparison::{Comparison, SubjectRelation, ValueRelation, Verdict};
pub use config::{Config, ConfigError, Thresholds};
pub use corpus::{Addition, Corpus};
pub use document::Document;
pub use error::{Reason, Rejected};
pub use explain::{Aspect, Explained, Step};
pub use finding::{Agreement, Cause, Evidence, Finding, Severity};
#[cfg(feature = "cli")]
pub use input::{Documents, JsonLines, parse_date};
pub use lexicon::{Lexicon, LexiconError, MeasuredThing, NoWord, Party, PartyKind};
pub use mention::{Dateline, Kind, Mention, Reference, Time, Unresolved, Value};
pub use passage::{Cue, Event, Passage, Phase, Side, Sign, Term};
#[cfg(feature = "schema")]
pub use report::JsonShape;
#[cfg(feature = "serde")]
pub use report::MentionRecord;
pub use report::{CheckedDocument, FormatVersion, Report};
#[cfg(feature = "cli")]
pub use report::{Format, Layout, formats, write_catalogue, write_explanation};
pub use rule::{Example, Explanation, Rule};
#[cfg(feature = "cli")]
pub use settings::{Mistake, SettingKey, Settings};
pub use trace::{Compared, FacetPair, FromContext, Trace};
pub use word_set::WordSet;

/// The README's Rust code is tested like that of this documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
