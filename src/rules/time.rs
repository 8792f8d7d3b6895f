//! Do two claims speak of one time?

use crate::case::Case;
use crate::claim::Claim;
use crate::compare::values::{self, Dimension};
use crate::comparison::Comparison;
use crate::value::PeriodRelation;

/// Undated figures in documents published further apart than this many days may both be right.
const NEWS_DAYS: i64 = 3;

/// Do the claims of a comparison speak of one time: the same stated period, or none in documents
/// that tell the same news?
pub(super) fn is_one(case: &Case<'_>, comparison: &Comparison) -> bool {
    if comparison.word_for_word {
        return matches!(comparison.period, Some(PeriodRelation::Equal) | None);
    }
    match comparison.period {
        Some(relation) => relation == PeriodRelation::Equal,
        None => {
            let (Some(left), Some(right)) =
                (case.claim(comparison.left), case.claim(comparison.right))
            else {
                return false;
            };
            left.period.is_none()
                && right.period.is_none()
                && (!grows(left) || same_news(case, left, right))
        }
    }
}

/// Is it a count, which a later report may raise?
fn grows(claim: &Claim) -> bool {
    matches!(
        values::quantity(&claim.mention).map(|quantity| quantity.dimension),
        Some(Dimension::Count(_) | Dimension::Percent | Dimension::Measure(..))
    )
}

fn same_news(case: &Case<'_>, left: &Claim, right: &Claim) -> bool {
    let published = |claim: &Claim| case.published(claim.document);
    match (published(left), published(right)) {
        (Some(one), Some(other)) => (one - other).num_days().abs() <= NEWS_DAYS,
        (None, None) => true,
        _ => false,
    }
}
