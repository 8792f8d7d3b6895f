//! Do two claims speak of one time?

use crate::case::Case;
use crate::claim::{Basis, Claim, Role};
use crate::compare::values::{self, Dimension};
use crate::comparison::Comparison;
use crate::value::PeriodRelation;

/// Undated figures in documents published further apart than this many days may both be right.
const NEWS_DAYS: i64 = 3;
/// The same for shares, which move less from day to day than counts.
const SHARE_DAYS: i64 = 10;

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
            let open = |claim: &Claim| {
                claim
                    .period
                    .is_none_or(|period| period.basis == Basis::Inferred)
            };
            open(left) && open(right) && (!grows(left) || same_news(case, left, right))
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

pub(super) fn same_news(case: &Case<'_>, left: &Claim, right: &Claim) -> bool {
    let published = |claim: &Claim| case.published(claim.document);
    let days = if left.role == Role::Share && right.role == Role::Share {
        SHARE_DAYS
    } else {
        NEWS_DAYS
    };
    match (published(left), published(right)) {
        (Some(one), Some(other)) => (one - other).num_days().abs() <= days,
        (None, None) => true,
        _ => false,
    }
}
