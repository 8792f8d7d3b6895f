//! Strategies that make typed values, for property tests with [proptest] of code that uses this
//! crate (feature `proptest`).
//!
//! ```
//! use numclaim::strategies::{figure, interval};
//! use proptest::prelude::*;
//!
//! proptest!(|(left in interval(), right in interval())| {
//!     prop_assert_eq!(left.meets(&right), right.meets(&left));
//! });
//! proptest!(|(figure in figure())| {
//!     prop_assert!(figure.loose().covers(&figure.strict()));
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
pub use stories::{Story, notice, story};
pub use times::{day, duration, period};
pub use written::{
    Written, written, written_count, written_date, written_duration, written_money, written_number,
    written_percent, written_period,
};
