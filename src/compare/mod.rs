//! Which claims meet, and how the two of a pair relate.

mod aligned;
pub(crate) mod values;

use crate::claim::Claim;
use crate::comparison::Comparison;

/// The pairs of claims that may be set against each other, ordered by `left`, then `right`.
pub(crate) fn comparisons(claims: &[Claim]) -> Vec<Comparison> {
    let _ = claims;
    Vec::new()
}
