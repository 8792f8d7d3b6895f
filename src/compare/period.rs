//! How the times of two claims lie to each other.

use crate::claim::Claim;
use crate::value::PeriodRelation;

/// How the period of one claim lies to that of another; `None` where one of them is unknown.
pub(crate) fn relation(left: &Claim, right: &Claim) -> Option<PeriodRelation> {
    Some(left.period?.days.relation(&right.period?.days))
}
