//! Lengths of time that a text works out of the dates beside them: "from 13 May until 30 July, that is for about five
//! months", "It was begun in 2006. The first ship came in 2020. That is 12 years of work", "That was three years after
//! the verdict of January 2022".

use super::lasted::{Length, apart_by, length, said, unit};
use super::spans::{Mismatch, months_between};
use super::window::LONGEST;
use crate::case::Case;
use crate::claim::Claim;
use crate::compare::values::Dimension;
use crate::mention::Reference;
use crate::passage::{Cue, Passage, Sign, Term};
use crate::value::{Grain, Interval, Period};
use rust_decimal::Decimal;

/// How many terms may stand between a span and its length, or open a sentence before a length.
const FEW: usize = 2;
/// How many terms behind "after" its date may stand.
const REACH: usize = 8;
/// So many months more or less pass for years.
const HALF: u64 = 6;

/// The lengths that do not go with their dates.
pub(super) fn near_spans<'a>(case: &Case<'a>) -> Vec<Mismatch<'a>> {
    let mut found = Vec::new();
    for (at, passage) in case.passages.iter().enumerate() {
        if !passage.in_story || passage.terms.len() > LONGEST {
            continue;
        }
        for (place, term) in passage.terms.iter().enumerate() {
            let length = term.claim().and_then(|index| length(case, index));
            let Some(length) = length else { continue };
            let told = spanned(case, passage, place, &length)
                .or_else(|| told_before(case, at, passage, place, &length));
            let Some((dates, between)) = told else {
                continue;
            };
            if apart_by(&length, &between, Decimal::from(HALF)) {
                let why = format!(
                    "From the one to the other it is {}",
                    said(&length.quantity, &between)
                );
                found.push(Mismatch {
                    dates,
                    length: length.claim,
                    why,
                });
            }
        }
    }
    found
}

/// "From 13 May until 30 July, that is for about five months"; "for almost nine years, from January 2016 until last
/// November".
fn spanned<'a>(
    case: &Case<'a>,
    passage: &Passage,
    place: usize,
    length: &Length<'_>,
) -> Option<(Vec<&'a Claim>, Interval)> {
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
    let plain = between.len() <= FEW && between.iter().all(|term| term.claim().is_none());
    let has = |asked: Sign, from: usize, to: usize| passage.has_sign(asked, from..=to);
    let said = if *at < place {
        has(Sign::Back, low + 1, high)
    } else {
        let another = has(Sign::And, low + 1, high);
        has(Sign::Break, low + 1, high) && between.is_empty() && !another
    };
    // "Early next year" has no beginning to count from.
    let said = said && has(Sign::From, *at, *at);
    (plain && said).then(|| Some((vec![*claim], unit(&length.quantity, days)?)))?
}

/// "That is 12 years" behind a sentence with two dates, or "That was three years after" one behind a sentence with
/// the other.
fn told_before<'a>(
    case: &Case<'a>,
    at: usize,
    passage: &Passage,
    place: usize,
    length: &Length<'_>,
) -> Option<(Vec<&'a Claim>, Interval)> {
    let opening = passage.terms.get(..place)?;
    let says = |term: &Term| *term == Term::Cue(Cue::Makes);
    let opens = opening.len() <= FEW && opening.iter().all(|term| term.claim().is_none());
    let back = passage.has_sign(Sign::Back, ..=place);
    if !opens || !(back || opening.iter().any(says)) || !passage.continues {
        return None;
    }
    let before = case.passages.get(at.checked_sub(1)?)?;
    let earlier = dates(case, before.terms.iter());
    let since = passage.is_signed(place + 1, Sign::Since);
    let behind = passage.terms.iter().skip(place + 1);
    if since {
        let own = dates(case, behind.take(REACH));
        let ([(claim, start)], [(last, end)]) = (own.as_slice(), earlier.as_slice()) else {
            return None;
        };
        return Some((vec![*claim, *last], count(start, end, length)?));
    }
    let own = dates(case, behind);
    let [(first, start), (second, end)] = earlier.as_slice() else {
        return None;
    };
    let value = count(start, end, length)?;
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
            let time = claim.mention.time()?;
            let days = time.days.ok()?;
            let day = days.grain() == Grain::Day;
            let told = time.reference == Reference::Absolute || day;
            (told && days.length_in_days().is_some()).then_some((claim, days))
        })
        .collect()
}

/// How long it is from the one to the other, as the length is counted.
fn count(start: &Period, end: &Period, length: &Length<'_>) -> Option<Interval> {
    match length.quantity.dimension {
        Dimension::Months => months_between(end, start),
        _ => {
            let daily = |days: &Period| days.grain() == Grain::Day;
            let days = Period::new(start.start(), end.end(), Grain::Span)?;
            (daily(start) && daily(end)).then(|| unit(&length.quantity, &days))?
        }
    }
}
