//! Whether a text presents figures as the parts of a total: by the words of a sum, a list behind a colon, words for
//! what is left, or figures in parallel that are said to be of it.

use super::window::{Amount, Item};
use crate::case::Case;
use crate::claim::{Claim, Relation};
use crate::mention::Value;
use crate::passage::{Cue, Sign};

/// How sure it is that the text gives these figures as all the parts of that total; `None` if
/// nothing says so.
pub(super) fn presented(
    case: &Case<'_>,
    window: &[Item<'_>],
    whole: &Amount<'_>,
    run: &[&Amount<'_>],
    all: bool,
    over: bool,
) -> Option<f64> {
    let (first, last) = (run.first()?, run.last()?);
    let within = |from: usize, to: usize| window.get(from + 1..to).unwrap_or_default();
    let has = |items: &[Item<'_>], cue| items.iter().any(|item| item.is(cue));
    let sentence_of = |amount: &Amount<'_>| window.get(amount.at).map(|item| item.sentence);
    // The words of a sum, in a sentence that has the total or a part.
    let summed = window.iter().filter(|item| item.is(Cue::Sum)).any(|cue| {
        let own = |amount: &Amount<'_>| sentence_of(amount) == Some(cue.sentence);
        own(whole) || run.iter().any(|part| own(part))
    });
    let between = within(whole.at, first.at);
    // "5 million in 2022: 3 million from …": the time is no figure of its own.
    let is_time = |claim: usize| {
        let claim = case.claim(claim);
        claim.is_some_and(|claim| claim.mention.time().is_some())
    };
    // "210 were in favour, while others split: 101 yes, 112 no" lists what the sentence turned to.
    let turned = between.iter().any(|item| item.follows(Sign::Turn));
    // "38 depots in 20 states: 18 of the one and 22 of the other".
    let aside = |claim: usize| {
        case.claim(claim)
            .is_some_and(|claim| is_of_another(claim, whole))
    };
    let bare = run.iter().all(|part| !is_of_another(part.claim, whole));
    let listed = between.iter().any(|item| item.is(Cue::List))
        && between
            .iter()
            .filter_map(Item::claim)
            .all(|claim| is_time(claim) || bare && aside(claim));
    // "… and the remaining 25"; "the other 25 are".
    let rest = within(last.at.saturating_sub(4), last.at)
        .iter()
        .any(|item| item.is(Cue::Rest))
        || run.len() > 2 && has(within(first.at, last.at), Cue::Rest);
    if summed || listed && !turned || rest && whole.at < first.at {
        return Some(0.85);
    }
    if turned {
        return None;
    }
    let one_sentence = sentence_of(first) == sentence_of(last);
    let listed_on = within(whole.at, last.at);
    let examples = has(listed_on, Cue::Some) || has(listed_on, Cue::Beats);
    let in_parallel = run.windows(2).all(|two| {
        let words = within(two[0].at, two[1].at);
        words.len() <= FEW && words.iter().all(|item| item.claim().is_none())
    });
    // "303 survived; 17 of them …": a part of the part before it.
    let nested = run[1..].iter().any(|part| {
        let behind = window.get(part.at + 1);
        behind.is_some_and(|item| item.is(Cue::Of))
    });
    if !all || !one_sentence || examples || !in_parallel || nested || whole.at > first.at {
        return None;
    }
    let of = has(between, Cue::Of)
        || window
            .get(first.at + 1)
            .is_some_and(|item| item.is(Cue::Of))
        || is_part_of(first.claim, whole);
    let follows = sentence_of(whole) != sentence_of(first) && run.len() >= 3;
    // Parts that fall short may not be all; many of them are.
    if of && (over || run.len() >= 3) {
        Some(0.8)
    } else {
        (follows && (over || run.len() >= 4)).then_some(0.75)
    }
}

/// More words than these between two figures tell of more than who has the second.
pub(super) const FEW: usize = 4;

/// "Of the 640 workers 380 …": does the text itself give the first as a part of the total?
fn is_part_of(first: &Claim, whole: &Amount<'_>) -> bool {
    first
        .links
        .iter()
        .any(|link| link.relation == Relation::PartOf)
        && whole.claim.sentence == first.sentence
}

/// "A total of 12", "12 in all": do the words of a sum stand directly beside it?
pub(super) fn is_called_total(window: &[Item<'_>], whole: &Amount<'_>) -> bool {
    let is_sum = |at: Option<usize>| {
        let item = at.and_then(|at| window.get(at));
        item.is_some_and(|item| item.is(Cue::Sum))
    };
    is_sum(whole.at.checked_sub(1)) || is_sum(Some(whole.at + 1))
}

/// Does it count other things than the total does?
pub(super) fn is_of_another(claim: &Claim, whole: &Amount<'_>) -> bool {
    match (&claim.mention.value, &whole.claim.mention.value) {
        (Value::Count { noun, .. }, Value::Count { noun: other, .. }) => noun != other,
        (Value::Count { .. }, _) => true,
        _ => false,
    }
}
