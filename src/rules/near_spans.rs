//! Lengths of time that a text works out of the dates beside them: "from 13 May until 30 July, that is for about five
//! months", "It was begun in 2006. The first ship came in 2020. That is 12 years of work", "That was three years after
//! the verdict of January 2022".

use super::lasted::{Told, apart_to_the_year, from_to, missed, told, unit};
use super::spans::{Mismatch, dated};
use crate::case::Case;
use crate::claim::Claim;
use crate::passage::{Cue, Sign, Term};
use crate::value::{Grain, Interval, Period};

/// How many terms may stand between a span and its length, or open a sentence before a length.
const FEW: usize = 2;
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
    found
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
    (plain && said).then(|| Some((vec![*claim], unit(&told.length.quantity, days)?)))?
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
