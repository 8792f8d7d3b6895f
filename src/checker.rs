//! Documents to report: the public engine.

use crate::claim::Claim;
use crate::comparison::Comparison;
use crate::document::Document;

/// Everything that a rule may look at: all claims of all documents, and the comparisons among them.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The documents, in the order of their identifiers.
    pub documents: &'a [Document],
    /// Their claims, document by document, each in the order of its text.
    pub claims: &'a [Claim],
    /// The claims that may be set against each other, ordered by `left`, then `right`.
    pub comparisons: &'a [Comparison],
}
