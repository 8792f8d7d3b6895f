//! Totals that a list breaks down: in the sentences behind them ("sold 9,400 tonnes. Buyers took 4,100 tonnes of cod, 2,900
//! of haddock and 1,400 of whiting, the three kinds that are auctioned"), or in another text that tells of the same.
//!
//! Parts that make less than the total may not be all of it, unless the text says so: by their number, by words for
//! what is left, or by saying that there are no others.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use rust_decimal::Decimal;

use super::alike::{has, names};
use super::parallel::{Parallel, lists};
use super::sum::{Sum, gap};
use super::window::{Amount, LONGEST, figures};
use super::worded::{Worded, amount, is_total, words};
use crate::case::Case;
use crate::claim::{Basis, Claim};
use crate::compare::miswritten::{is_slip_of, is_slip_of_sum};
use crate::compare::values;
use crate::comparison::ValueRelation;
use crate::mention::Value;
use crate::passage::{Cue, Passage, Sign, Term, stem};
use crate::value::{Exact, Figure, Interval, PeriodRelation};

/// How sure it is that the list is of the total.
const CONFIDENCE: f64 = 0.75;
/// How many sentences before its list a total may stand.
const BEFORE: usize = 2;
/// By which share of a total its parts may miss it.
const FAR: Decimal = Decimal::from_parts(25, 0, 0, false, 2);

/// The totals that the lists of their own text, or of another, do not make.
pub(super) fn breakdowns(case: &Case<'_>) -> Vec<Sum> {
    let listed: Vec<Parallel<'_>> = (0..case.passages.len())
        .flat_map(|at| lists(case, at))
        .collect();
    if listed.is_empty() {
        return Vec::new();
    }
    let totals = Worded::totals(case);
    let sums = listed
        .iter()
        .filter_map(|list| own(case, list).or_else(|| elsewhere(case, &totals, list)));
    sums.collect()
}

/// A total that stands before the list in its paragraph.
fn own(case: &Case<'_>, list: &Parallel<'_>) -> Option<Sum> {
    let first = list.parts.first()?;
    let number = list.at;
    let goes_on = |back: &usize| (0..*back).all(|back| case.passages[number - back].continues);
    for back in (0..=BEFORE.min(number)).take_while(goes_on) {
        let passage = case.passages.get(number - back)?;
        if passage.document != first.claim.document || passage.terms.len() > LONGEST {
            break;
        }
        let held = figures(case, passage)
            .filter(|held| (back > 0 || held.at < first.at) && list.is_in_unit_of(&held.quantity));
        let mut totals: Vec<Amount<'_>> = held.filter(|held| is_total(held.claim)).collect();
        let total = totals.pop();
        // What stands between the total and its list is of another.
        if let Some(total) = total {
            let near = counts_one(case, list, &total);
            let sum = near.then(|| mismatch(case, list, &total, true)).flatten();
            return sum;
        }
    }
    None
}

/// The one total of another text that the list misses, where it makes none.
fn elsewhere(case: &Case<'_>, totals: &Worded<'_>, list: &Parallel<'_>) -> Option<Sum> {
    let document = list.parts.first()?.claim.document;
    let words = words(case.passages.get(around(case, list)).unwrap_or_default());
    let mut found = None;
    for (index, common) in totals.sharing(&words) {
        /// A name and what is counted, or two words more.
        const ENOUGH: usize = 2;
        let Some(total) = amount(case, index)
            .filter(|held| held.claim.document != document && list.is_in_unit_of(&held.quantity))
        else {
            continue;
        };
        if common < ENOUGH
            || !shares_a_name(&words, case, &total)
            || !counts_one(case, list, &total)
        {
            continue;
        }
        match list.added() {
            Some(added) if values::computed(&added, &total.quantity.figure).agrees() => {
                return None;
            }
            _ => found = found.or_else(|| mismatch(case, list, &total, false)),
        }
    }
    found
}

/// The numbers of the sentence of a list and of those beside it.
fn around(case: &Case<'_>, list: &Parallel<'_>) -> RangeInclusive<usize> {
    let document = |at: usize| case.passages.get(at).map(|passage| passage.document);
    let own = document(list.at);
    let before = list.at.checked_sub(1).filter(|at| document(*at) == own);
    let behind = Some(list.at + 1).filter(|at| document(*at) == own);
    before.unwrap_or(list.at)..=behind.unwrap_or(list.at)
}

/// Is a name among the words that the list's sentences and the total's have in common?
fn shares_a_name(words: &BTreeSet<&str>, case: &Case<'_>, total: &Amount<'_>) -> bool {
    let Some(passage) = case.passage_of(total.index) else {
        return false;
    };
    let named = names(total.claim, passage);
    named.iter().any(|name| words.contains(stem(name)))
}

/// Do the parts count what the total does, as far as they say, and over the same time?
fn counts_one(case: &Case<'_>, list: &Parallel<'_>, total: &Amount<'_>) -> bool {
    let stated = |claim: &Claim| {
        let period = claim.period?;
        (period.basis == Basis::Stated).then_some(period.days)
    };
    let of_another_time = list.parts.iter().any(|part| {
        let times = stated(part.claim).zip(stated(total.claim));
        times.is_some_and(|(own, all)| own.relation(&all) == PeriodRelation::Apart)
    });
    let Value::Count { noun, .. } = &total.claim.mention.value else {
        return !of_another_time;
    };
    let name = noun.name();
    let head = name.rsplit(' ').next().unwrap_or(name);
    let own = case.passages.get(*around(case, list).start()..=list.at);
    let measure = total.claim.subject.measure.as_deref().unwrap_or_default();
    let mut called = measure.split_whitespace().chain([head]);
    let said = called.any(|name| own.unwrap_or_default().iter().any(|own| has(own, name)));
    let counted = |part: &Amount<'_>| match &part.claim.mention.value {
        Value::Count { noun, .. } => {
            noun.name() == name || part.claim.subject.broader.iter().any(|thing| thing == name)
        }
        _ => false,
    };
    let own_document = list
        .parts
        .iter()
        .any(|part| part.claim.document == total.claim.document);
    let bare = || {
        list.parts
            .iter()
            .all(|part| matches!(part.claim.mention.value, Value::Number { .. }))
    };
    !of_another_time && (said || list.parts.iter().any(counted) || own_document && bare())
}

/// The sum, if the parts are less or more than the total, and not by rounding.
fn mismatch(case: &Case<'_>, list: &Parallel<'_>, total: &Amount<'_>, near: bool) -> Option<Sum> {
    let added = list.added()?;
    let figure = &total.quantity.figure;
    let stated = figure.nominal()?;
    let numbers = list.numbers();
    let sum = numbers
        .iter()
        .try_fold(Decimal::ZERO, |sum, part| sum.plus(*part).ok())?;
    let largest = numbers.iter().max()?;
    let missed = gap(&added, &figure.strict())?;
    let place = list
        .parts
        .iter()
        .chain([total])
        .filter_map(|held| held.quantity.figure.precision().place());
    let place = place.max().unwrap_or(Decimal::ONE);
    let slips =
        is_slip_of(&Interval::point(sum), figure) || is_slip_of_sum(&numbers, stated, place, 3);
    let apart = values::computed(&added, figure) == ValueRelation::Apart;
    if !apart || stated <= *largest || missed > FAR || !slips && missed > case.thresholds.sum_gap {
        return None;
    }
    let whole = is_whole(case, list, Some(total));
    let sure = if sum > stated {
        whole || slips && near
    } else {
        whole
    };
    let made_up = is_made_up(case, list, stated.minus(sum).ok()?.abs());
    (sure && !made_up && !is_choice(case, list)).then(|| Sum {
        total: total.index,
        parts: list.parts.iter().map(|part| part.index).collect(),
        added,
        rounding: false,
        confidence: CONFIDENCE,
    })
}

/// Does the text say that the parts of a list are all there is?
fn is_whole(case: &Case<'_>, list: &Parallel<'_>, total: Option<&Amount<'_>>) -> bool {
    let own = case.passages.get(around(case, list)).unwrap_or_default();
    let exhausted = own.iter().any(|passage| passage.has_sign(Sign::Entire, ..));
    let count = Decimal::from(list.parts.len());
    let of_total = total.and_then(|total| case.passage_of(total.index));
    let announced = own.iter().chain(of_total).any(|passage| {
        passage.claims().any(|index| {
            let part = list.parts.iter().any(|part| part.index == index);
            let claim = case.claim(index).filter(|_| !part);
            let number = claim.and_then(|claim| claim.mention.figure()?.nominal());
            number == Some(count)
        })
    });
    let Some((passage, last)) = case.passages.get(list.at).zip(list.parts.last()) else {
        return false;
    };
    let before = list.parts.iter().rev().nth(1).map_or(0, |part| part.at);
    let between = passage.terms.get(before + 1..last.at).unwrap_or_default();
    let rest = between.contains(&Term::Cue(Cue::Rest))
        || passage.has_sign(Sign::Final, before + 1..=last.at);
    exhausted || announced || rest || total.is_some_and(|total| fills(list, total))
}

/// "From September to November", "in September … in October … and in November": do the times of the parts make up that of
/// the total?
fn fills(list: &Parallel<'_>, total: &Amount<'_>) -> bool {
    let days = |amount: &Amount<'_>| Some(amount.claim.period?.days);
    let Some(all) = days(total) else {
        return false;
    };
    let months = list
        .parts
        .iter()
        .map(days)
        .map(|own| own?.length_in_months());
    let months: Option<Vec<u32>> = months.collect();
    let mut starts: Vec<_> = list
        .parts
        .iter()
        .filter_map(days)
        .map(|own| own.start())
        .collect();
    starts.sort_unstable();
    starts.dedup();
    starts.len() == list.parts.len()
        && starts.first() == Some(&all.start())
        && months.map(|months| months.iter().sum()) == all.length_in_months()
}

/// "The three largest", "chiefly": does the sentence say that there are others?
fn is_choice(case: &Case<'_>, list: &Parallel<'_>) -> bool {
    let passage = case.passages.get(list.at);
    passage.is_none_or(|passage| {
        [Cue::Most, Cue::Least, Cue::Some, Cue::Ranked]
            .iter()
            .any(|cue| passage.has(*cue))
    })
}

/// Does a figure near the list make up what it misses?
fn is_made_up(case: &Case<'_>, list: &Parallel<'_>, missed: Decimal) -> bool {
    let own = case.passages.get(around(case, list)).unwrap_or_default();
    own.iter().flat_map(Passage::claims).any(|index| {
        let figure = case.claim(index).and_then(|claim| claim.mention.figure());
        figure.and_then(Figure::nominal) == Some(missed)
    })
}
