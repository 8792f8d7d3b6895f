//! What adds up over time, and how many months of a whole a part has.

use chrono::Months;

use crate::case::Case;
use crate::claim::{Basis, Claim, ClaimPeriod, Nature, Role, Statistic};
use crate::compare::values;
use crate::mention::Kind;
use crate::value::Period;

/// Is it a total that adds up over time, stated as a fact about a time?
pub(super) fn adds_up(claim: &Claim) -> bool {
    let amount =
        values::quantity(&claim.mention).is_some_and(|quantity| quantity.dimension.is_amount());
    amount
        && claim.role == Role::Level
        && claim.modality.is_fact()
        && claim.subject.statistic == Statistic::Total
        && match claim.subject.nature {
            Some(Nature::Rate) => false,
            // A toll runs on; that of January to May does not.
            Some(Nature::Toll) => over_months(claim),
            Some(Nature::Stock) => counted_over_months(claim),
            _ => true,
        }
}

/// Does the text say that it is of some months?
fn over_months(claim: &Claim) -> bool {
    let months = |period: ClaimPeriod| period.days.length_in_months().unwrap_or_default();
    claim
        .period
        .is_some_and(|period| period.basis == Basis::Stated && months(period) > 1)
}

/// Is it a count over some months, whatever its noun counts elsewhere: homes stand, but so many were
/// built from January to May? Then a word says what was done; "240,000 customers" are there.
fn counted_over_months(claim: &Claim) -> bool {
    let subject = &claim.subject;
    let named = |word: &str| {
        subject.measure.as_deref() == Some(word)
            || subject.qualifiers.contains(word)
            || subject.parties.contains(word)
            || claim.mention.unit().as_deref() == Some(word)
    };
    claim.mention.kind() == Kind::Count && !subject.context.iter().all(named) && over_months(claim)
}

/// Was a time over, or nearly so, when the text told of it? What is told of it before is a plan.
pub(super) fn has_been(case: &Case<'_>, claim: &Claim, days: &Period) -> bool {
    const NEARLY: i64 = 31;
    let dates = case.published(claim.document).zip(days.end());
    dates.is_none_or(|(told, end)| (end - told).num_days() <= NEARLY)
}

/// How many months the part has, and how many are left of the whole: the part must begin or end with
/// the whole, cover at least half of it, and leave no more than it covers.
pub(super) fn months(part: &Period, whole: &Period) -> Option<(u32, u32)> {
    let beside = part.start() == whole.start() || part.end() == whole.end();
    let covered = part.length_in_months().or_else(|| nearly_months(part))?;
    let left = whole.length_in_months()?.checked_sub(covered)?;
    (beside && left > 0 && covered >= left).then_some((covered, left))
}

/// "So far this year", on the third of a month: the months that have passed, but for some days.
fn nearly_months(part: &Period) -> Option<u32> {
    const DAYS: i64 = 31;
    const SOME: i64 = 9;
    let days = part.length_in_days()?;
    let months = u32::try_from((days + SOME) / DAYS).ok()?;
    let whole = part.start()?.checked_add_months(Months::new(months))?;
    let over = (part.end()? - whole).num_days().abs();
    (over <= SOME).then_some(months)
}
