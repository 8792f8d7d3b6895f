//! How the times of two claims lie to each other.

use super::subject::Sight;
use crate::claim::{Basis, Claim};
use crate::value::{Period, PeriodRelation};

/// How the period of one claim lies to that of another; `None` where one of them is unknown.
pub(crate) fn relation(left: &Claim, right: &Claim) -> Option<PeriodRelation> {
    Some(left.period?.days.relation(&right.period?.days))
}

/// The same of two figures of stories: where a text does not say of which time its figure is, it is of the one
/// time that the other text states, if that is the only time which its sentence names.
pub(super) fn of_sights(left: &Sight<'_>, right: &Sight<'_>) -> Option<PeriodRelation> {
    let plain = relation(left.claim, right.claim);
    let one = told(left).zip(told(right)).is_some_and(|(own, theirs)| {
        !(is_stated(left) && is_stated(right)) && own.relation(&theirs) == PeriodRelation::Equal
    });
    if one {
        Some(PeriodRelation::Equal)
    } else {
        plain
    }
}

/// The time that the text states for a figure, or else the only one in its sentence.
fn told(sight: &Sight<'_>) -> Option<Period> {
    let stated = sight.claim.period.filter(|_| is_stated(sight));
    stated.map(|period| period.days).or(sight.beside)
}

fn is_stated(sight: &Sight<'_>) -> bool {
    let period = sight.claim.period;
    period.is_some_and(|period| period.basis == Basis::Stated)
}
