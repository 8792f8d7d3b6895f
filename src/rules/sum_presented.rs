//! Whether a text presents figures as the parts of a total: by the words of a sum, a list behind a colon, words for
//! what is left, or figures in parallel that are said to be of it.

use rust_decimal::Decimal;

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
    // "Together 165 seats … two parties with a combined 21": another total.
    let another = whole.at < first.at && has(within(whole.at + 1, last.at), Cue::Sum);
    // "Which makes 123, 108 and six": three figures of a kind.
    let bare = |from: &Amount<'_>, to: &Amount<'_>| to.at == from.at + 1;
    let in_a_row = bare(whole, first) && run.windows(2).all(|two| bare(two[0], two[1]));
    let summed = is_summed(case, window, whole, last) && !another && !in_a_row;
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
    // "345 teams comprising 1,139 people": the ones are in the others.
    let in_one_another = run.windows(2).any(|two| {
        sentence_of(two[0]) == sentence_of(two[1]) && has(within(two[0].at, two[1].at), Cue::List)
    });
    if in_one_another || is_conditional(window, whole) {
        return None;
    }
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
    // "410 are women, 220 work at night": who works at night may be a woman.
    let does = |part: &&Amount<'_>| {
        let item = window.get(part.at);
        item.is_some_and(|item| item.leads_to(Sign::Trait))
    };
    let people = matches!(whole.claim.mention.value, Value::Count { .. });
    // "24 used one and 14 the other" leaves out what the first does.
    let overlaps = people && !does(first) && run.iter().any(does);
    if overlaps
        || !all
        || !one_sentence
        || examples
        || !in_parallel
        || nested
        || whole.at > first.at
    {
        return None;
    }
    let of = has(between, Cue::Of)
        || window
            .get(first.at + 1)
            .is_some_and(|item| item.is(Cue::Of))
        || is_part_of(first.claim, whole);
    let follows = sentence_of(whole) != sentence_of(first) && run.len() >= 3;
    // "19 people were charged. Twelve of the accused worked for the mine and nine for the smelter."
    let of_whole = sentence_of(whole) != sentence_of(first) && over && is_of_kind(run, whole);
    // Parts that fall short may not be all; many of them are.
    if of && (over || run.len() >= 3) {
        Some(0.8)
    } else {
        (of_whole || follows && (over || run.len() >= 4)).then_some(0.75)
    }
}

/// "(500 in all, if gifts are added)": does a condition follow the total?
fn is_conditional(window: &[Item<'_>], whole: &Amount<'_>) -> bool {
    /// How many terms behind the total it may begin.
    const NEAR: usize = 3;
    let behind = window.get(whole.at + 1..).unwrap_or_default();
    let mut near = behind.iter().take(NEAR);
    near.any(|item| item.follows(Sign::Condition))
}

/// Do the parts count one kind of what the whole counts: defendants, of people?
fn is_of_kind(run: &[&Amount<'_>], whole: &Amount<'_>) -> bool {
    let counted = |amount: &Amount<'_>| amount.claim.subject.measure.clone();
    let (Some(kind), Some(thing)) = (run.first().and_then(|part| counted(part)), counted(whole))
    else {
        return false;
    };
    run.iter().all(|part| {
        counted(part).as_ref() == Some(&kind) && part.claim.subject.broader.contains(&thing)
    })
}

/// Do the words of a sum lead to the total, stand behind it, or lead from the parts to it: "A and B together make
/// C", "in all C", "C in all"? What they stand beside is another figure's otherwise.
fn is_summed(case: &Case<'_>, window: &[Item<'_>], whole: &Amount<'_>, last: &Amount<'_>) -> bool {
    /// How many terms may stand between the words and the total.
    const LEAD: usize = 8;
    // "Taken together, the three come to": how many parts there are.
    let how_many = |claim: usize| {
        case.claim(claim).is_some_and(|claim| {
            let number = claim.mention.figure().and_then(|figure| figure.nominal());
            matches!(claim.mention.value, Value::Number { .. }) && number < Some(Decimal::TEN)
        })
    };
    let is_figure = |item: &Item<'_>| item.claim().is_some_and(|claim| !how_many(claim));
    window.iter().enumerate().any(|(at, item)| {
        if item.is(Cue::Makes) {
            return at + 1 == whole.at && last.at < at;
        }
        if !item.is(Cue::Sum) {
            return false;
        }
        let ahead = at < whole.at;
        let between = match ahead {
            true => window.get(at + 1..whole.at),
            false => window.get(whole.at + 1..at),
        };
        let between = between.unwrap_or_default();
        let free = !between.iter().any(is_figure);
        let one_sentence = window.get(whole.at).map(|item| item.sentence) == Some(item.sentence);
        free && one_sentence && between.len() <= if ahead { LEAD } else { 1 }
    })
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
        item.is_some_and(Item::sums)
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
