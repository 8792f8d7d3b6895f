//! How long something runs by the span beside it: "from January 2019 to June 2021, a period of 18 months".

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::lengths::{DAY, Length, REACH, unit};
use crate::case::Case;
use crate::claim::Claim;
use crate::compare::values::Dimension;
use crate::passage::{Passage, Sign};
use crate::value::{Grain, Interval, Period};

/// "From January 2019 to June 2021, a period of 18 months": a span beside its length.
pub(super) fn runs<'a>(
    case: &Case<'a>,
    passage: &Passage,
    length: &Length<'_>,
) -> Option<(&'a Claim, Interval)> {
    let at = passage.place_of(length.index)?;
    let running = passage.has_sign(Sign::Running, ..);
    let mut spans = passage.claims().filter_map(|index| {
        let claim = case.claim(index)?;
        let days = claim.mention.period()?;
        let span = days.grain() == Grain::Span
            && days.length_in_days().is_some()
            && !is_half_of_month(&days);
        let own = passage.place_of(index)?;
        let span = span && (passage.is_signed(own, Sign::From) || !is_part_of_year(&days));
        let near = own.abs_diff(at) <= REACH && (own < at || running);
        (span && near).then_some((claim, days))
    });
    let (span, None) = (spans.next()?, spans.next()) else {
        return None;
    };
    let (claim, days) = span;
    // "Runs from July to June" may count the last month or not.
    let length_of = unit(&length.quantity, &days)?;
    let counted_in_days = length.quantity.dimension == Dimension::Seconds;
    let length_of = match in_whole_months(&days) {
        // "From November to February" ends on any day of either.
        true if counted_in_days => {
            let most = length_of.upper().value()?;
            let months = Decimal::from(TWO_MONTHS) * DAY;
            Interval::closed((most - months).max(Decimal::ZERO), most)
        }
        _ => length_of,
    };
    Some((claim, length_of))
}

/// The days of two months.
const TWO_MONTHS: i64 = 60;

/// "The end of the month" is a time, and no span from a day to another.
fn is_half_of_month(days: &Period) -> bool {
    const MIDDLE: u32 = 16;
    let ends = days.start().zip(days.end());
    ends.is_some_and(|(start, end)| {
        let bounds = (start.day(), end.day());
        (end - start).num_days() <= i64::from(MIDDLE)
            && (bounds == (1, MIDDLE) || bounds == (MIDDLE, 1))
    })
}

/// So is "the end of 2023", "early last year".
fn is_part_of_year(days: &Period) -> bool {
    let turn = |day: NaiveDate| (day.day(), day.month()) == (1, 1);
    let ends = days.start().zip(days.end());
    in_whole_months(days) && ends.is_some_and(|(start, end)| turn(start) != turn(end))
}

/// Does a span begin and end with a month?
fn in_whole_months(days: &Period) -> bool {
    let first = |day: NaiveDate| day.day() == 1;
    days.start().is_some_and(first) && days.end().is_some_and(first)
}
