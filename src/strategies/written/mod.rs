//! Figures and times as they are written, with the reading that they should have.

mod amount;
mod number;
mod time;

use proptest::prelude::*;
use proptest::sample::select;

use crate::mention::Value;
use crate::value::Bound;

pub use amount::{written_count, written_money, written_number, written_percent};
pub use time::{written_date, written_duration, written_period};

/// A figure or time in one of its many spellings, and what it says.
///
/// ```
/// use numclaim::strategies::written_money;
/// use numclaim::{Checker, Document};
/// use proptest::prelude::*;
///
/// proptest!(|(written in written_money())| {
///     let text = format!("The bill came to {written}, they said.");
///     let claims = Checker::default().extract(&Document::new("bill", text))?;
///     prop_assert_eq!(&claims[0].mention.value, &written.value);
/// });
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Written {
    /// The words of the hedge, empty without one.
    pub hedge: &'static str,
    /// What is written, without the hedge.
    pub text: String,
    /// What it says.
    pub value: Value,
}

impl std::fmt::Display for Written {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.hedge.is_empty() {
            write!(f, "{} ", self.hedge)?;
        }
        f.write_str(&self.text)
    }
}

/// Hedges before a figure.
fn hedge() -> impl Strategy<Value = (&'static str, Bound)> {
    select(
        &[
            ("", Bound::Exact),
            ("more than", Bound::Above),
            ("over", Bound::Above),
            ("at least", Bound::AtLeast),
            ("less than", Bound::Below),
            ("up to", Bound::AtMost),
            ("about", Bound::About),
            ("around", Bound::About),
            ("nearly", Bound::Nearly),
            ("almost", Bound::Nearly),
        ][..],
    )
}

/// Figures and times of every kind.
pub fn written() -> impl Strategy<Value = Written> {
    prop_oneof![
        written_money(),
        written_percent(),
        written_number(),
        written_count(),
        written_date(),
        written_period(),
        written_duration(),
    ]
}
