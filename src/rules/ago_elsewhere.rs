//! What happened "three years ago" by one sentence, and on a day or in a year by another, of the same text or of another
//! that tells of it in the same words.

use std::collections::BTreeMap;

use super::event::{Event, counted_back};
use super::later::near;
use super::one_event::is_ahead;
use super::spans::Mismatch;
use super::told_twice::tell_of_the_same;
use crate::case::Case;
use crate::passage::{Phase, Sign};
use crate::wording;

/// Of what is dated more often than this, many a thing of its kind is told.
const COMMON: usize = 32;
/// What happened so many days before or after the day that was counted back to is another's, or told of another time.
const FAR: i64 = 40 * 366;

/// The times that were counted back to another day than what happened is dated.
pub(super) fn ago_elsewhere<'a>(case: &Case<'a>, dates: &[Event<'a>]) -> Vec<Mismatch<'a>> {
    let counted = counted_back(case);
    if counted.is_empty() {
        return Vec::new();
    }
    let mut by_name: BTreeMap<&str, Vec<&Event<'a>>> = BTreeMap::new();
    for date in dates {
        if let Some(what) = date.what {
            by_name.entry(&*what.name).or_default().push(date);
        }
    }
    let wrong = counted.iter().filter_map(|ago| {
        let held = by_name.get(&*ago.what?.name)?;
        (held.len() <= COMMON).then(|| wrong(case, held, ago))?
    });
    wrong.collect()
}

fn wrong<'a>(case: &Case<'a>, dates: &[&Event<'a>], ago: &Event<'a>) -> Option<Mismatch<'a>> {
    let what = ago.what?;
    let once = what.origin || !matches!(what.phase, Phase::Often | Phase::Told);
    let published = case.published(ago.document)?;
    if !once || !is_told(case, ago) {
        return None;
    }
    let same: Vec<&&Event<'_>> = dates
        .iter()
        .filter(|date| date.passage != ago.passage && tell_of_the_same(case, what, date, ago))
        .collect();
    let first = same.first()?;
    let sure = |date: &&&Event<'_>| {
        let before = date.days.end().is_some_and(|end| end <= published);
        let gap = date.days.start().zip(ago.days.start());
        let far = gap.is_none_or(|(one, other)| (one - other).num_days().abs() > FAR);
        date.days == first.days && before && !far && is_told(case, date) && !is_ahead(case, date)
    };
    let apart = same.iter().all(sure) && !near(&first.days, &ago.days, Some(published));
    let (date, length) = (case.claim(first.claim)?, case.claim(ago.claim)?);
    apart.then(|| Mismatch {
        dates: vec![date],
        length,
        why: format!(
            "{} would be {}",
            case.text(length),
            wording::period(&ago.days)
        ),
    })
}

/// Is it told as what happened, and of no other thing of its kind?
fn is_told(case: &Case<'_>, event: &Event<'_>) -> bool {
    let turns = [Sign::Denied, Sign::Condition, Sign::Moved];
    let fact = case
        .claim(event.claim)
        .is_some_and(|claim| claim.modality.is_fact());
    let turned = turns.iter().any(|sign| event.signs.contains(sign));
    fact && !turned && !event.planned && !event.due && !event.another
}
