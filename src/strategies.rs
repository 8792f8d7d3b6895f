//! Strategies for property tests with [proptest] of code that uses this crate (feature `proptest`).
//!
//! | of | strategies |
//! | --- | --- |
//! | numbers and figures | [`decimal`], [`end`], [`interval`], [`rounded`], [`hedge`], [`figure`] |
//! | times | [`day`], [`period`], [`duration`] |
//! | values with their units | [`money`], [`percentage`], [`currency`], [`percent_unit`], [`unit()`], [`value`] |
//! | what is read | [`mention`], [`subject`], [`claim`] |
//! | what is written, and how it should be read | [`written()`], [`written_money`], [`written_date`] … |
//! | documents | [`notice`], [`story`], [`quantity`] |
//! | dossiers with a known truth | [`dossier`], [`planted`] |
//!
//! A pipeline that passes documents on to a [`Checker`](crate::Checker) should find what is wrong in them, and
//! only that:
//!
//! ```
//! use numclaim::strategies::dossier;
//! use numclaim::{Checker, Document, Severity};
//! use proptest::prelude::*;
//! use proptest::test_runner::Config;
//!
//! // What your pipeline does with its documents.
//! fn rules_broken(documents: &[Document]) -> Vec<String> {
//!     let findings = Checker::default().check(documents).findings;
//!     let serious = findings.into_iter().filter(|finding| finding.severity > Severity::Note);
//!     serious.map(|finding| finding.rule).collect()
//! }
//!
//! proptest!(Config::with_cases(16), |(dossier in dossier())| {
//!     let planted: Vec<&str> = dossier.planted.into_iter().collect();
//!     prop_assert_eq!(rules_broken(&dossier.documents), planted);
//!     prop_assert!(rules_broken(&dossier.repaired).is_empty());
//! });
//! ```
//!
//! [proptest]: https://docs.rs/proptest

mod claims;
mod dossiers;
mod numbers;
mod slots;
mod stories;
mod times;
mod written;

pub use claims::{claim, currency, mention, money, percent_unit, percentage, subject, unit, value};
pub use dossiers::{Dossier, dossier, plantable, planted};
pub use numbers::{decimal, end, figure, hedge, interval, rounded};
pub use stories::{Quantity, Story, notice, quantity, story};
pub use times::{day, duration, period};
pub use written::{
    Written, written, written_count, written_date, written_duration, written_money, written_number,
    written_percent, written_period,
};
