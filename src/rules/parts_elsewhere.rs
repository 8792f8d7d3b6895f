//! Parts that one text names as such, larger than what another says there is in all: "31,000 buildings across the three
//! provinces", "in one of the three alone 36,500 buildings"; "the smaller of the two parks has 5,150 elephants".

use std::collections::BTreeSet;

use super::alike::has;
use super::window::{Amount, LONGEST, figures};
use super::worded::{Worded, amount, is_total, words};
use crate::case::Case;
use crate::claim::{Basis, Claim};
use crate::compare::values;
use crate::mention::Value;
use crate::passage::{Passage, Sign, Term};
use crate::value::PeriodRelation;
use rust_decimal::Decimal;

/// How many words the two sentences must share.
const SHARED: usize = 3;
/// By how many times a part may exceed its whole by a slip.
const FAR: Decimal = Decimal::from_parts(2, 0, 0, false, 0);
/// How many days later a part may be told of than its whole: more, and there may be more of all.
const LATER: i64 = 3;

/// The parts with their wholes.
pub(super) fn parts_elsewhere(case: &Case<'_>) -> Vec<(usize, usize)> {
    let named = case.passages.iter().filter(|passage| {
        passage.has_sign(Sign::Member, ..) && passage.in_story && passage.terms.len() <= LONGEST
    });
    let parts: Vec<(&Passage, Amount<'_>)> = named
        .filter_map(|passage| Some((passage, only(case, passage)?)))
        .collect();
    if parts.is_empty() {
        return Vec::new();
    }
    let totals = Worded::totals(case);
    let found = parts.iter().filter_map(|(passage, part)| {
        let whole = whole(case, &totals, passage, part)?;
        Some((part.index, whole))
    });
    found.collect()
}

/// The only amount of a sentence that counts a thing or measures it.
fn only<'a>(case: &Case<'a>, passage: &Passage) -> Option<Amount<'a>> {
    let mut held = figures(case, passage).filter(|held| {
        let few = held.quantity.figure.nominal() < Some(Decimal::TEN);
        held.quantity.dimension.is_amount() && is_total(held.claim) && !few
    });
    let part = held.next()?;
    held.all(|other| other.quantity.dimension != part.quantity.dimension)
        .then_some(part)
}

fn whole(
    case: &Case<'_>,
    totals: &Worded<'_>,
    passage: &Passage,
    part: &Amount<'_>,
) -> Option<usize> {
    let own = words(std::slice::from_ref(passage));
    let number = part.quantity.figure.nominal()?;
    let mut found = None;
    for (index, shared) in totals.sharing(&own) {
        let Some(whole) = amount(case, index).filter(|_| index != part.index) else {
            continue;
        };
        let there = case.passage_of(index)?;
        let alike = whole.quantity.dimension == part.quantity.dimension
            && counts_one(part.claim, passage, whole.claim, there);
        if !alike {
            continue;
        }
        // A total that is large enough is what it is of.
        if whole.quantity.figure.nominal() >= Some(number) {
            return None;
        }
        let elsewhere = shared >= SHARED && whole.claim.document != part.claim.document;
        let near = values::within_factor(part.claim, whole.claim, FAR);
        if elsewhere
            && near
            && is_of_one_time(case, part.claim, whole.claim)
            && is_told(case, part.claim, there, &own)
        {
            found = found.or(Some(index));
        }
    }
    found
}

/// Do they count or measure one thing, as far as they say?
fn counts_one(part: &Claim, here: &Passage, whole: &Claim, there: &Passage) -> bool {
    let noun = |claim: &Claim| match &claim.mention.value {
        Value::Count { noun, .. } => Some(noun.name().to_owned()),
        _ => None,
    };
    let head = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    match (noun(part), noun(whole)) {
        (Some(one), Some(all)) => one == all || head(&one) == all,
        (Some(one), None) => has(there, &head(&one)),
        (None, Some(all)) => has(here, &head(&all)),
        (None, None) => {
            part.subject.measure.is_some() && part.subject.measure == whole.subject.measure
        }
    }
}

/// Does the text of the part name whatever the sentence of the whole names?
fn is_told(case: &Case<'_>, part: &Claim, there: &Passage, own: &BTreeSet<&str>) -> bool {
    let told = case.vocabulary(part.document);
    there.terms.iter().all(|term| match term {
        Term::Name(name) => own.contains(&**name) || told.is_some_and(|told| told.says(name)),
        Term::Word(_) | Term::Claim(_) | Term::Cue(_) => true,
    })
}

/// Does nothing say that there may be more by now?
fn is_of_one_time(case: &Case<'_>, part: &Claim, whole: &Claim) -> bool {
    let stated = |claim: &Claim| {
        let period = claim.period.filter(|period| period.basis == Basis::Stated);
        period.map(|period| period.days)
    };
    let apart = stated(part).zip(stated(whole)).is_some_and(|(one, all)| {
        !matches!(
            one.relation(&all),
            PeriodRelation::Equal | PeriodRelation::Inside
        )
    });
    let told = case
        .published(part.document)
        .zip(case.published(whole.document));
    !apart && told.is_none_or(|(one, all)| (one - all).num_days() <= LATER)
}
