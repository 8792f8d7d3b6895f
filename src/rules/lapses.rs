//! Lengths of time that miss the dates of their text by a slip of the pen: "founded in 1472 … it took some 445 years",
//! "shut in on 15 July, after 78 days", where the well blew up on 20 April. Words only hint at which dates are meant; that
//! two of them are apart by the length but for one digit, or two exchanged, and no two by the length itself, tells.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::lengths::{Length, Told, apart_to_the_year, from_to, missed, told};
use super::spans::{Mismatch, dated};
use crate::case::Case;
use crate::claim::Claim;
use crate::mention::Value;
use crate::passage::{Cue, Passage, Sign, Term};
use crate::value::{Bound, CalendarUnit, Grain, Interval, Period};

/// How many sentences before its own a length may be counted from.
const BEFORE: usize = 2;
/// How many terms stand between the word for lasting and how long.
const REACH: usize = 3;
/// Shorter lengths have no two digits to mistake.
const LEAST: Decimal = Decimal::from_parts(10, 0, 0, false, 0);
/// Of more dates than these some would miss any length by a slip.
const MOST: usize = 8;

/// The lengths that two dates miss by a slip.
pub(super) fn lapses<'a>(case: &Case<'a>) -> Vec<Mismatch<'a>> {
    let counted = told(case).filter(|told| is_counted(told.passage, told.place));
    let counted = counted.filter_map(|told| {
        let written = counted_in(&told.length)?;
        is_telling(&told.length, written.0).then(|| lapse(case, &told, written))?
    });
    counted.collect()
}

/// Do the words say that it is the time from one day to another: "lasted", "after", "later", "since then"?
fn is_counted(passage: &Passage, place: usize) -> bool {
    let signed = |at: usize, asked: &[Sign]| {
        let mut signs = passage.signs();
        signs.any(|(held, sign)| held == at && asked.contains(&sign))
    };
    let vague = signed(place, &[Sign::Exceeded, Sign::Under, Sign::Besides]);
    let lead = passage.terms.get(place.saturating_sub(REACH)..place);
    let lasted = lead.is_some_and(|lead| lead.contains(&Term::Cue(Cue::Lasted)));
    let behind = signed(place + 1, &[Sign::Later, Sign::Gone]);
    let took = signed(place, &[Sign::Took]) || place > 0 && signed(place - 1, &[Sign::Took]);
    let earlier = passage.terms.get(place + 1) == Some(&Term::Cue(Cue::Earlier));
    !vague && (lasted || behind || took || earlier)
}

/// Is it counted in whole units, enough of them for a slip to show?
fn is_telling(length: &Length<'_>, number: Decimal) -> bool {
    let figure = &length.quantity.figure;
    let plain = matches!(figure.bound(), Bound::Exact | Bound::About | Bound::Nearly);
    plain && number >= LEAST && number.is_integer()
}

/// The number as it is written, and how many months or seconds each of it is.
fn counted_in(length: &Length<'_>) -> Option<(Decimal, Decimal)> {
    let Value::Duration { duration, .. } = &length.claim.mention.value else {
        return None;
    };
    let units = [
        CalendarUnit::Year,
        CalendarUnit::Month,
        CalendarUnit::Week,
        CalendarUnit::Day,
    ];
    let mut told = units.into_iter().filter_map(|unit| {
        let number = duration.amount(unit)?;
        let each = match unit.months() {
            Some(months) => Decimal::from(months),
            None => Decimal::from(unit.seconds()?),
        };
        Some((number, each))
    });
    let (first, None) = (told.next()?, told.next()) else {
        return None;
    };
    Some(first)
}

fn lapse<'a>(
    case: &Case<'a>,
    told: &Told<'a>,
    written: (Decimal, Decimal),
) -> Option<Mismatch<'a>> {
    let (at, passage, length) = (told.nth, told.passage, &told.length);
    let published = case.published(passage.document).and_then(Period::day);
    let own = dates(case, passage);
    let near = case.passages.get(at.saturating_sub(BEFORE)..=at)?;
    let near = near.iter().filter(|near| near.document == passage.document);
    let near: Vec<_> = near.flat_map(|near| dates(case, near)).collect();
    let stories = case.passages_of(passage.document).iter();
    let stories = stories.filter(|other| other.in_story);
    let all: Vec<_> = stories.flat_map(|other| dates(case, other)).collect();
    let ends = || {
        let own = own.iter().map(|(_, days)| *days);
        own.chain(published)
    };
    let fits = |start: &Period, end: &Period| {
        let between = from_to(&length.quantity, start, end);
        between.is_some_and(|between| !apart_to_the_year(length, &between))
    };
    // "From 14 July to 9 November, 118 days".
    let is_span = |days: &Period| {
        let spans = days.grain() == Grain::Span;
        let months = days.start().zip(days.end().and_then(|end| end.pred_opt()));
        let ends = months.and_then(|(start, end)| Period::day(start).zip(Period::day(end)));
        spans && ends.is_some_and(|(start, end)| fits(&start, &end))
    };
    let times = passage
        .claims()
        .filter_map(|index| case.claim(index)?.mention.period());
    let mut times = times.chain(all.iter().map(|(_, days)| *days));
    if times.any(|days| is_span(&days)) {
        return None;
    }
    let explained = all.iter().any(|(_, start)| {
        ends()
            .chain(all.iter().map(|(_, days)| *days))
            .any(|end| fits(start, &end))
    });
    if explained {
        return None;
    }
    // A number of three digits is another's slip so rarely that any date of the text will do.
    let long = written.0 >= Decimal::ONE_HUNDRED;
    let mut starts = if long { all } else { near };
    starts.sort_by_key(|(_, days)| days.start());
    starts.dedup_by_key(|(_, days)| days.start());
    if starts.len() > MOST {
        return None;
    }
    let mut slips = Vec::new();
    for (claim, start) in &starts {
        for end in ends() {
            if let Some(between) = slip(start, &end, length, written) {
                let other = own.iter().find(|(_, days)| *days == end);
                slips.push((*claim, other.map(|(claim, _)| *claim), between));
            }
        }
    }
    let [(from, to, between)] = slips.as_slice() else {
        return None;
    };
    let dates = std::iter::once(*from).chain(*to).collect();
    Some(missed(dates, length, between))
}

/// How long it is between two dates, where that is the length but for a slip.
fn slip(
    start: &Period,
    end: &Period,
    length: &Length<'_>,
    (number, each): (Decimal, Decimal),
) -> Option<Interval> {
    let between = from_to(&length.quantity, start, end)?;
    let (low, high) = (between.lower().value()?, between.upper().value()?);
    let low = low.checked_div(each)?.floor().to_u32()?;
    let high = high.checked_div(each)?.ceil().to_u32()?;
    let number = number.to_u32()?;
    // Counted roughly, many numbers may be meant.
    let few = high.saturating_sub(low) <= 2;
    (few && (low..=high).any(|made| is_slip(made, number))).then_some(between)
}

/// Is the one number the other but for one digit, not the last, that is wrong by one, or for two neighbours exchanged?
fn is_slip(made: u32, written: u32) -> bool {
    let (made, written) = (made.to_string(), written.to_string());
    let pairs: Vec<(usize, (u8, u8))> = made
        .bytes()
        .zip(written.bytes())
        .enumerate()
        .filter(|(_, (one, other))| one != other)
        .collect();
    made.len() == written.len()
        && match pairs.as_slice() {
            [(at, (one, other))] => at + 1 < made.len() && one.abs_diff(*other) == 1,
            [(at, (one, other)), (next, (third, fourth))] => {
                at + 1 == *next && one == fourth && other == third
            }
            _ => false,
        }
}

/// The dates that are written out.
fn dates<'a>(case: &Case<'a>, passage: &Passage) -> Vec<(&'a Claim, Period)> {
    let claims = passage.claims().filter_map(|index| case.claim(index));
    claims
        .filter_map(|claim| Some((claim, dated(claim)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_digit_by_one_or_two_exchanged() {
        for (made, written, expected) in [
            (74, 64, true),
            (545, 445, true),
            (87, 78, true),
            (106, 160, true),
            (74, 75, false),
            (74, 54, false),
            (74, 7, false),
            (123, 213, true),
            (123, 321, false),
            (12, 12, false),
        ] {
            assert_eq!(is_slip(made, written), expected, "{made} {written}");
        }
    }
}
