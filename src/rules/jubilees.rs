//! Anniversaries against the time since when they are counted: "founded in 1931, marked its 85th anniversary in 2021".

use chrono::Datelike;

use super::window::LONGEST;
use crate::case::Case;
use crate::claim::Claim;
use crate::finding::{Finding, Severity};
use crate::mention::Reference;
use crate::passage::{Passage, Phase, Sign, Term};
use crate::value::{Grain, Period};

/// How many terms behind the word for an anniversary its time stands.
const NEAR: usize = 3;
/// What is celebrated a year late, or as the season in which it begins, is no mistake.
const LATE: i32 = 1;
/// An anniversary so far off, or by more than so large a part, is that of something else.
const FAR: i32 = 15;
const PART: i32 = 5;

/// A time that is known, and where it stands.
#[derive(Clone, Copy)]
struct Dated<'a> {
    at: usize,
    claim: &'a Claim,
    days: Period,
}

/// The times from a beginning to an anniversary that are not as long as it says.
pub(super) fn jubilees(case: &Case<'_>, rule: &str) -> Vec<Finding> {
    let numbered = case.passages.iter().enumerate();
    let short = numbered
        .filter(|(_, passage)| passage.in_story && passage.terms.len() <= LONGEST)
        .filter(|(_, passage)| passage.jubilees().next().is_some());
    let wrong = short.filter_map(|(nth, passage)| {
        let (at, years) = only(passage.jubilees())?;
        let (begun, held) = counted(case, nth, passage, at)?;
        let made = held.days.start()?.year() - begun.days.start()?.year();
        let years = i32::try_from(years).ok()?;
        let off = (made - years).abs();
        (made > 0 && off > LATE && off <= FAR.max(made / PART)).then(|| Finding {
            rule: rule.to_owned(),
            severity: Severity::Error,
            confidence: 0.85,
            message: format!(
                "from {} to {} it is {made} years, not {years}",
                case.text(begun.claim),
                case.text(held.claim)
            ),
            explanation: vec![format!("An anniversary of {years} years is told of.")],
            likely_cause: None,
            evidence: [begun, held].map(|time| case.evidence(time.claim)).into(),
        })
    });
    wrong.collect()
}

/// The beginning that an anniversary is counted from, and the time at which it is held.
fn counted<'a>(
    case: &Case<'a>,
    nth: usize,
    passage: &Passage,
    at: usize,
) -> Option<(Dated<'a>, Dated<'a>)> {
    let times = times(case, passage);
    let held = times.iter().position(|time| {
        let behind = (at..=at + NEAR).contains(&time.at);
        let closed = || {
            let cut = (at + 1..=at + NEAR).any(|next| passage.is_signed(next, Sign::Break));
            cut || at + NEAR >= passage.terms.len()
        };
        behind || time.at == 0 && closed()
    })?;
    let begun = match times.as_slice() {
        [_, _] => {
            // "Founded in 1931, it marked …, and in 1990 the choir was founded": what began stands before.
            let begun = *times.get(1 - held)?;
            (begun.at < at && begins(passage, begun.at)).then_some(begun)
        }
        [_] => in_next(case, nth, passage).or_else(|| in_last(case, nth, passage, at)),
        _ => None,
    };
    begun.zip(times.get(held).copied())
}

/// "It was founded in 1935": the only time of the next sentence, which tells of nothing else.
fn in_next<'a>(case: &Case<'a>, nth: usize, passage: &Passage) -> Option<Dated<'a>> {
    let next = case.passages.get(nth + 1)?;
    let same = next.document == passage.document && next.continues;
    // What happened stands first: what began is told by "it".
    let opens = next.events().next().is_some_and(|(at, _)| at == 0);
    let times = times(case, next);
    let [begun] = times.as_slice() else {
        return None;
    };
    (same && opens && begins(next, begun.at)).then_some(*begun)
}

/// "The treaty was signed on 4 April 1949. Its 75th anniversary": the only time of the sentence before, of one thing that
/// happened then.
fn in_last<'a>(case: &Case<'a>, nth: usize, passage: &Passage, at: usize) -> Option<Dated<'a>> {
    let last = case.passages.get(nth.checked_sub(1)?)?;
    let same = last.document == passage.document && passage.continues;
    // Only its number stands before the word.
    let number = |term: &Term| {
        let word = term.word().unwrap_or_default();
        word.len() <= 2 || word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let opens = passage.terms.get(..at)?.iter().all(number);
    let times = times(case, last);
    let [begun] = times.as_slice() else {
        return None;
    };
    let (_, event) = only(last.events())?;
    let once = matches!(event.phase, Phase::Begin | Phase::Once) && !event.vague;
    (same && opens && (once || event.origin)).then_some(*begun)
}

/// Did something begin then that has anniversaries: "founded in 1931", "opened in Lund on 3 May"? What "established its
/// research arm in 2008" is older.
fn begins(passage: &Passage, at: usize) -> bool {
    let mut events = passage.events();
    events.any(|(place, event)| {
        let joined = (place + 1..at).all(|between| passage.is_signed(between, Sign::Place));
        event.origin && place < at && joined
    })
}

/// The times of a sentence, and where they stand; none where one is no day, month or year.
fn times<'a>(case: &Case<'a>, passage: &Passage) -> Vec<Dated<'a>> {
    let claims = passage.terms.iter().enumerate().filter_map(|(at, term)| {
        let claim = case.claim(term.claim()?)?;
        Some((at, claim, *claim.mention.time()?))
    });
    let times: Option<Vec<_>> = claims
        .map(|(at, claim, time)| {
            let known = matches!(time.reference, Reference::Absolute | Reference::Relative);
            let days = time.days.ok().filter(|_| known)?;
            let grain = matches!(days.grain(), Grain::Day | Grain::Month | Grain::Year);
            let bounded = days.start().is_some() && days.end().is_some();
            (grain && bounded).then_some(Dated { at, claim, days })
        })
        .collect();
    times.unwrap_or_default()
}

fn only<T>(mut of: impl Iterator<Item = T>) -> Option<T> {
    let first = of.next();
    first.filter(|_| of.next().is_none())
}
