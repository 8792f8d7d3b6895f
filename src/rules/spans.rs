//! Dates, and the lengths of time that are given between them.

use chrono::{Datelike, NaiveDate};

use crate::claim::Claim;
use crate::value::{Interval, Period};

/// A length of time that does not go with the dates beside it.
pub(super) struct Mismatch<'a> {
    pub(super) dates: Vec<&'a Claim>,
    pub(super) length: &'a Claim,
    /// What it is by the dates.
    pub(super) why: String,
}

/// The fewest and the most months from the earlier period to the later.
pub(super) fn months_between(later: &Period, earlier: &Period) -> Option<Interval> {
    let months = |from: NaiveDate, to: NaiveDate| {
        i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month())
    };
    let least = months(earlier.end()?.pred_opt()?, later.start()?);
    let most = months(earlier.start()?, later.end()?.pred_opt()?);
    (most > 0).then(|| Interval::closed(least.into(), most.into()))
}
