//! How long something had been so when it ended on the day of the sentence before: "The curfew was ended on 23 August. It
//! had been in force since 19 June and was lifted after two months."

use super::event::{self, of_sentence};
use super::lengths::{FAR, Told, apart, from_to, is_about, missed, told};
use super::spans::{Mismatch, absolute, around};
use crate::case::Case;
use crate::passage::{Event, Phase, Sign};
use crate::value::Grain;

/// How many terms behind the beginning stands how long it was until the end.
const NEAR: usize = 3;

/// The lengths that do not lead from the one day to the other.
pub(super) fn in_force<'a>(case: &Case<'a>, dates: &[event::Event<'a>]) -> Vec<Mismatch<'a>> {
    told(case)
        .filter_map(|told| ended(case, dates, &told))
        .collect()
}

fn ended<'a>(case: &Case<'a>, dates: &[event::Event<'a>], told: &Told<'a>) -> Option<Mismatch<'a>> {
    let (passage, place, length) = (told.passage, told.place, &told.length);
    let of_time = passage.terms.iter().enumerate().filter_map(|(at, term)| {
        let claim = case.claim(term.claim()?)?;
        claim.mention.time().map(|time| (at, claim, *time))
    });
    let mut times = of_time;
    let ((at, since, time), None) = (times.next()?, times.next()) else {
        return None;
    };
    let days = time.days.ok().filter(|days| days.end().is_none())?;
    let start = absolute(since).or_else(|| around(days.start()?))?;
    // "In office since 3 May 2019; her deputy resigned after four months" is told of two.
    let part = passage.has_sign(Sign::Part, at..=place);
    let after = passage.is_signed(place, Sign::Took) && place > at && !part;
    let (_, own) = passage.events().find(|(word, _)| *word == at + 1)?;
    let near = after && place <= at + NEAR && passage.continues;
    let before = told.nth.checked_sub(1).filter(|_| near)?;
    let [end] = of_sentence(dates, before) else {
        return None;
    };
    // "By a decree signed on 23 August, the governor ended the curfew."
    let both_end = |what: &Event| [what, own].iter().all(|what| what.phase == Phase::End);
    let mut events = case.passages.get(before)?.events();
    let same = events.any(|(_, what)| what.name == own.name || both_end(what));
    let day = end.days.grain() == Grain::Day && end.document == passage.document;
    let sure = day && !end.planned && !end.another && !passage.has_sign(Sign::Planned, ..);
    let between = from_to(&length.quantity, &start, &end.days)?;
    let wrong = same && sure && is_about(length, &between, FAR) && apart(length, &between);
    wrong.then_some(())?;
    let ends = vec![since, case.claim(end.claim)?];
    Some(missed(ends, length, &between))
}
