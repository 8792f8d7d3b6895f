//! Lengths of time that a text works out of the dates beside them: "from 13 May until 30 July, that is for about five
//! months", "It was begun in 2006. The first ship came in 2020. That is 12 years of work", "That was three years after
//! the verdict of January 2022".

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::lengths::{DAY, Told, apart, apart_to_the_year, from_to, is_about, missed, told, unit};
use super::spans::{Mismatch, absolute, around, dated};
use crate::case::Case;
use crate::claim::Claim;
use crate::compare::values::{Dimension, Quantity};
use crate::passage::{Cue, Event, Passage, Phase, Sign, Term};
use crate::value::{Grain, Interval, Period};

/// How many terms may stand between a span and its length, or open a sentence before a length.
const FEW: usize = 2;
/// How many between a length that is part of a name and its span: "the 43-day strike at the Marrow docks".
const FAR: usize = 6;
/// So many months are open where a span is told in months, or in years.
const TWO_MONTHS: u32 = 2;
const TWO_YEARS: u32 = 24;
/// The days of a month.
const MONTH: u32 = 30;
/// What a name says to last is not so many times as long as it is, or as short.
const OFTEN: Decimal = Decimal::from_parts(4, 0, 0, false, 0);
/// How many terms behind "after" its date may stand.
const REACH: usize = 8;

/// The lengths that do not go with their dates.
pub(super) fn near_spans<'a>(case: &Case<'a>) -> Vec<Mismatch<'a>> {
    let mut found = Vec::new();
    for told in told(case) {
        let counted = spanned(case, &told).or_else(|| told_before(case, &told));
        let Some((dates, between)) = counted else {
            continue;
        };
        if apart_to_the_year(&told.length, &between) {
            found.push(missed(dates, &told.length, &between));
        }
    }
    found.extend(told(case).filter_map(|told| so_far(case, &told)));
    found
}

/// "Has been closed for eleven years, since 2018", "on strike since 4 November, for five months": longer than there was
/// time for until the text was written.
fn so_far<'a>(case: &Case<'a>, told: &Told<'a>) -> Option<Mismatch<'a>> {
    let (passage, place) = (told.passage, told.place);
    let mut times = passage.terms.iter().enumerate().filter_map(|(at, term)| {
        let claim = case.claim(term.claim()?)?;
        claim.mention.time().map(|time| (at, claim, *time))
    });
    let (at, claim, time) = times.next().filter(|_| times.next().is_none())?;
    let open = time
        .days
        .is_ok_and(|days| days.start().is_some() && days.end().is_none());
    let (low, high) = (at.min(place), at.max(place));
    // "Since June 5, borrowers have 24 weeks" is what they are given.
    let took = [place, high - 1].map(|at| passage.is_signed(at, Sign::Took));
    // "Run by him since 2018; he came after 17 years at a rival".
    let before = passage.is_signed(place, Sign::Since);
    let joined = high - low <= if took.contains(&true) { FEW } else { 1 };
    let beside = joined && passage.has_sign(Sign::Break, low + 1..=high);
    // "Has served eleven years, since 2018" of what was to be longer; "a ten-year lease, since 2018".
    let sentence = |event: &Event| event.lasting && event.phase == Phase::Once;
    let term = case.text(told.length.claim).contains('-')
        || passage.events().any(|(_, event)| sentence(event))
        || passage.has_sign(Sign::And, low + 1..=high);
    let start = absolute(claim).or_else(|| around(time.days.ok()?.start()?))?;
    let today = Period::day(case.published(passage.document)?)?;
    let made = from_to(&told.length.quantity, &start, &today)?;
    let said = told.length.quantity.figure.nominal()?;
    let long = made.upper().value().is_some_and(|made| said > made);
    (open && beside && !before && !term && long && apart(&told.length, &made))
        .then(|| missed(vec![claim], &told.length, &made))
}

/// "From 13 May until 30 July, that is for about five months"; "for almost nine years, from January 2016 until last
/// November".
fn spanned<'a>(case: &Case<'a>, told: &Told<'a>) -> Option<(Vec<&'a Claim>, Interval)> {
    let (passage, place) = (told.passage, told.place);
    let terms = passage.terms.iter().enumerate();
    let spans = terms.filter_map(|(at, term)| {
        let claim = case.claim(term.claim()?)?;
        let days = claim.mention.period()?;
        let span = days.grain() == Grain::Span && days.length_in_days().is_some();
        span.then_some((at, claim, days))
    });
    let spans: Vec<_> = spans.collect();
    let [(at, claim, days)] = spans.as_slice() else {
        return None;
    };
    let (low, high) = ((*at).min(place), (*at).max(place));
    let between = passage.terms.get(low + 1..high)?;
    let has = |asked: Sign, from: usize, to: usize| passage.has_sign(asked, from..=to);
    let cut = has(Sign::Break, high, high);
    // The "and" of "between January and May" is its own.
    let from = has(Sign::From, *at, *at);
    let another = has(Sign::And, low + 1, if from { high } else { high - 1 });
    let few = if *at < place {
        FEW
    } else {
        // "The 43-day strike at the docks, from 5 May to 9 June,": nothing else begins before the span or behind it.
        let long = case.text(told.length.claim).contains('-');
        let alone = !has(Sign::Break, low + 1, high - 1) && ends(passage, high + 1);
        if long && cut && alone { FAR } else { 0 }
    };
    let plain = between.len() <= few && between.iter().all(|term| term.claim().is_none());
    let said = if *at < place {
        // ", a total of six years", "– six years in all"
        let sum = |term: Option<&Term>| term == Some(&Term::Cue(Cue::Sum));
        let all = sum(between.first()) || between.is_empty() && sum(passage.terms.get(high + 1));
        let took = between.len() == 1 && has(Sign::Took, low + 1, low + 1);
        // "Elected in 1953, a member until 1963 and again from 1968 to 1996, 38 years in all".
        let ahead = passage.terms.get(..low).unwrap_or_default();
        let only = !ahead.iter().any(|term| is_time(case, term));
        has(Sign::Back, low + 1, high)
            || (all || took) && only && !another && has(Sign::Break, low + 1, low + 1)
    } else {
        cut && !another
    };
    // "Early next year" has no beginning to count from.
    let written = case
        .text(claim)
        .split(|letter: char| !letter.is_ascii_digit());
    let both = written.filter(|number| !number.is_empty()).count() > 1;
    let said = said && (from || both);
    let between = in_span(&told.length.quantity, days).filter(|_| plain && said)?;
    // "The three-month sale of tickets for the festival, from 3 to 10 August".
    let near = few < FAR || is_about(&told.length, &between, OFTEN);
    near.then(|| (vec![*claim], between))
}

fn is_time(case: &Case<'_>, term: &Term) -> bool {
    let claim = term.claim().and_then(|claim| case.claim(claim));
    claim.is_some_and(|claim| claim.mention.time().is_some())
}

/// Does a part of the sentence end before a place?
fn ends(passage: &Passage, at: usize) -> bool {
    at >= passage.terms.len() || passage.is_signed(at, Sign::Break)
}

/// How long a span is: "from 2004 to 2013" is from any day of the one year to any of the other, and so with months.
fn in_span(length: &Quantity, days: &Period) -> Option<Interval> {
    let (start, end) = (days.start()?, days.end()?);
    let first = |day: NaiveDate| day.day() == 1;
    let long = unit(length, days)?;
    if !first(start) || !first(end) {
        return Some(long);
    }
    let yearly = start.month() == 1 && end.month() == 1;
    let open = Decimal::from(if yearly { TWO_YEARS } else { TWO_MONTHS });
    let open = match length.dimension {
        Dimension::Months => open,
        _ => open * Decimal::from(MONTH) * DAY,
    };
    let least = long.lower().value()?.checked_sub(open)?;
    Some(Interval::closed(
        least.max(Decimal::ZERO),
        long.upper().value()?,
    ))
}

/// "That is 12 years" behind a sentence with two dates, or "That was three years after" one behind a sentence with
/// the other.
fn told_before<'a>(case: &Case<'a>, told: &Told<'a>) -> Option<(Vec<&'a Claim>, Interval)> {
    let (passage, place, length) = (told.passage, told.place, &told.length.quantity);
    let opening = passage.terms.get(..place)?;
    let says = |term: &Term| *term == Term::Cue(Cue::Makes);
    let opens = opening.len() <= FEW && opening.iter().all(|term| term.claim().is_none());
    let back = passage.has_sign(Sign::Back, ..=place);
    if !opens || !(back || opening.iter().any(says)) || !passage.continues {
        return None;
    }
    let before = case.passages.get(told.nth.checked_sub(1)?)?;
    let earlier = dates(case, before.terms.iter());
    let since = passage.is_signed(place + 1, Sign::Since);
    let behind = passage.terms.iter().skip(place + 1);
    if since {
        let own = dates(case, behind.take(REACH));
        let ([(claim, start)], [(last, end)]) = (own.as_slice(), earlier.as_slice()) else {
            return None;
        };
        return Some((vec![*claim, *last], from_to(length, start, end)?));
    }
    let own = dates(case, behind);
    let [(first, start), (second, end)] = earlier.as_slice() else {
        return None;
    };
    let value = from_to(length, start, end)?;
    own.is_empty().then_some((vec![*first, *second], value))
}

/// The dates that are written out, or days.
fn dates<'a, 't>(
    case: &Case<'a>,
    terms: impl Iterator<Item = &'t Term>,
) -> Vec<(&'a Claim, Period)> {
    terms
        .filter_map(|term| {
            let claim = case.claim(term.claim()?)?;
            Some((claim, dated(claim)?))
        })
        .collect()
}
