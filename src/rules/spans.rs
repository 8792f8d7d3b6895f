//! Dates, and the lengths of time that are given between them.

use chrono::{Datelike, NaiveDate};

use crate::claim::Claim;
use crate::mention::Reference;
use crate::value::{Grain, Interval, Period};

/// A length of time that does not go with the dates beside it.
pub(super) struct Mismatch<'a> {
    pub(super) dates: Vec<&'a Claim>,
    pub(super) length: &'a Claim,
    /// What it is by the dates.
    pub(super) why: String,
}

/// A date or period that is written out; of "since October 1981" and "since 3 May 1981" the beginning.
pub(super) fn absolute(claim: &Claim) -> Option<Period> {
    let time = claim.mention.time()?;
    let days = (time.reference == Reference::Absolute).then_some(time.days.ok()?)?;
    match (days.start(), days.end()) {
        (Some(_), Some(_)) => Some(days),
        (Some(start), None) => around(start),
        _ => None,
    }
}

/// The same, or a day of a month.
pub(super) fn dated(claim: &Claim) -> Option<Period> {
    let time = claim.mention.time()?;
    let days = time.days.ok()?;
    let day = days.grain() == Grain::Day && days.length_in_days() == Some(1);
    match time.reference {
        Reference::Relative if day => Some(days),
        _ => absolute(claim),
    }
}

/// Is it a time that months or years were counted back to: "ten months ago"?
pub(super) fn is_counted_back(claim: &Claim) -> bool {
    claim.mention.time().is_some_and(|time| {
        let day = |days: Period| days.length_in_days() == Some(1) && days.grain() != Grain::Day;
        time.reference == Reference::Relative && time.days.is_ok_and(day)
    })
}

/// The day at which something begins or ends; or its month, where it begins or ends one, as "since June" does.
pub(super) fn around(day: NaiveDate) -> Option<Period> {
    let next = day.succ_opt()?;
    if day.day() == 1 || next.day() == 1 {
        return Period::month(day.year(), day.month());
    }
    Period::day(day)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_month_stand_for_all_of_it() {
        let said = |month, day| {
            let day = NaiveDate::from_ymd_opt(2023, month, day).expect("a day");
            around(day).map(|days| days.to_string())
        };
        let june = Some("2023-06-01/2023-07-01".to_owned());
        assert_eq!(said(6, 1), june);
        assert_eq!(said(6, 30), june);
        assert_eq!(said(6, 15), Some("2023-06-15/2023-06-16".to_owned()));
        assert_eq!(said(6, 29), Some("2023-06-29/2023-06-30".to_owned()));
    }
}
