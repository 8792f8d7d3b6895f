//! So much for each of those that another sentence, of whichever text, counts, against what a third says that all of it
//! comes to: "Karsk has a debt of €9,400 per person" here, "the town of Karsk has 4,100 people and a debt of €31m" there.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::product::{FAR, Product, is_within};
use crate::case::Case;
use crate::claim::{Basis, Claim, Facet, Modality, Role, Statistic};
use crate::compare::values::{self, Dimension};
use crate::mention::Value;
use crate::passage::{Passage, Sign, Term};
use crate::value::{Bound, Interval, PeriodRelation};

/// By which share a total may miss what is told for each of a number in another place.
const SLACK: Decimal = Decimal::from_parts(8, 0, 0, false, 2);
/// Whoever has more figures of one kind than this has them of many things.
const COMMON: usize = 16;

/// The totals that a rate for each and the number of those make no more.
pub(super) fn products(case: &Case<'_>) -> Vec<Product> {
    let rates = case.claims.iter().enumerate();
    let rates: Vec<(usize, &Claim)> = rates.filter(|(_, claim)| is_rate(claim)).collect();
    if rates.is_empty() {
        return Vec::new();
    }
    let mut by_party: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, claim) in case
        .claims
        .iter()
        .enumerate()
        .filter(|(_, claim)| is_plain(claim))
    {
        let mut parties = claim.subject.parties.iter();
        if let (Some(party), None) = (parties.next(), parties.next()) {
            by_party.entry(party).or_default().push(index);
        }
    }
    let products = rates
        .into_iter()
        .filter_map(|(index, rate)| product(case, &by_party, index, rate));
    products.collect()
}

/// Is it so much money for each of those that a noun names, of one party?
fn is_rate(claim: &Claim) -> bool {
    let money = values::quantity(&claim.mention)
        .is_some_and(|own| matches!(own.dimension, Dimension::Money(_, Some(_))));
    money
        && is_told(claim)
        && claim.subject.measure.is_some()
        && claim.subject.parties.len() == 1
        && !claim.subject.inherited.contains(&Facet::Measure)
        && !claim.subject.inherited.contains(&Facet::Parties)
}

/// Is it an amount of money, or a number of things, of one party?
fn is_plain(claim: &Claim) -> bool {
    let amount = values::quantity(&claim.mention).is_some_and(|own| {
        matches!(
            own.dimension,
            Dimension::Money(_, None) | Dimension::Count(None)
        )
    });
    amount && is_told(claim) && claim.subject.statistic == Statistic::Total
}

fn is_told(claim: &Claim) -> bool {
    claim.in_story
        && claim.role == Role::Level
        && claim.modality == Modality::Actual
        && matches!(
            claim.mention.bound(),
            Bound::Exact | Bound::About | Bound::Nearly
        )
}

fn product(
    case: &Case<'_>,
    by_party: &BTreeMap<&str, Vec<usize>>,
    index: usize,
    rate: &Claim,
) -> Option<Product> {
    let party = rate.subject.parties.iter().next()?;
    let held = by_party.get(party).filter(|held| held.len() <= COMMON)?;
    let per = rate.mention.per.as_ref()?.name();
    let (own, subject) = (values::quantity(&rate.mention)?, &rate.subject);
    let of = |claim: &&usize| case.claim(**claim).filter(|claim| of_one_time(claim, rate));
    let totals = held.iter().filter(|claim| {
        of(claim).is_some_and(|total| {
            let one_unit = values::quantity(&total.mention)
                .is_some_and(|total| total.dimension == own.dimension.of_all());
            one_unit
                && total.subject.measure == subject.measure
                && total.subject.qualifiers == subject.qualifiers
        })
    });
    let counts = held.iter().filter(|claim| {
        of(claim).is_some_and(|count| {
            let counted =
                matches!(&count.mention.value, Value::Count { noun, .. } if noun.name() == per);
            // "4,100 people marched in Karsk" are not those who live there.
            let ends = case.passage_of(**claim).is_some_and(|passage| {
                let behind = passage.place_of(**claim).map(|place| place + 1);
                behind.is_some_and(|behind| is_end(passage, behind))
            });
            let mut said = count.subject.context.iter();
            let live = said.all(|word| {
                word == per || subject.parties.contains(word) || subject.context.contains(word)
            });
            counted && live && ends && count.subject.qualifiers.is_empty()
        })
    });
    let (total, count) = (only(case, totals)?, only(case, counts)?);
    let sentence = |claim: usize| case.sentence_of(claim);
    // What one sentence gives of the three is held together there.
    let apart = sentence(total) != sentence(index) || sentence(count) != sentence(index);
    let quantity = |claim: usize| values::quantity(&case.claim(claim)?.mention);
    let (stated, many) = (quantity(total)?, quantity(count)?);
    let value = own.figure.loose().times(&many.figure.loose()).ok()?;
    let slack = Interval::closed(Decimal::ONE - SLACK, Decimal::ONE + SLACK);
    let wrong = !stated.figure.loose().meets(&value.times(&slack).ok()?);
    (apart && wrong && is_within(&value, &stated, FAR)).then_some(Product {
        rate: index,
        time: count,
        total,
        value,
        confidence: 0.75,
    })
}

/// Does a part of the sentence end before the term at a place, with nothing said of what stands before it?
fn is_end(passage: &Passage, place: usize) -> bool {
    let word = matches!(
        passage.terms.get(place),
        Some(Term::Word(_) | Term::Name(_))
    );
    let cut = [Sign::Break, Sign::And];
    !word || cut.iter().any(|sign| passage.is_signed(place, *sign))
}

/// The first of some claims, if all of them give one value.
fn only<'c>(case: &Case<'_>, mut claims: impl Iterator<Item = &'c usize>) -> Option<usize> {
    let number = |claim: usize| case.claim(claim)?.mention.figure()?.nominal();
    let first = *claims.next()?;
    let one = claims.all(|other| number(*other) == number(first));
    one.then_some(first)
}

/// Does no text say that they are of two times?
fn of_one_time(one: &Claim, other: &Claim) -> bool {
    let stated = |claim: &Claim| claim.period.filter(|period| period.basis == Basis::Stated);
    let both = stated(one).zip(stated(other));
    both.is_none_or(|(one, other)| one.days.relation(&other.days) == PeriodRelation::Equal)
}
