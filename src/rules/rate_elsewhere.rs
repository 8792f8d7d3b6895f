//! So much for each of so many, against what another sentence says that all of them came to: "the wind farm cost €60
//! million for each of its 72 turbines", and elsewhere "the wind farm cost €3.4 billion".

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::product::{FAR, Product, is_within};
use super::rate_counts::counted;
use super::window::{Item, LONGEST, items};
use crate::case::Case;
use crate::claim::{Claim, Modality, Role, Statistic};
use crate::compare::values::{self, Dimension};
use crate::passage::Cue;
use crate::value::{Bound, Interval};

/// By which share a rate and its total, told in two places, may miss each other.
const SLACK: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
/// A thing of which more amounts are told than these is told of in parts.
const COMMON: usize = 16;

/// The totals that a rate and its count of another sentence do not make.
pub(super) fn products(case: &Case<'_>) -> Vec<Product> {
    let mut rates = Vec::new();
    for passage in case.passages {
        if !passage.in_story || passage.terms.len() > LONGEST || !passage.has(Cue::Each) {
            continue;
        }
        let window: Vec<Item<'_>> = items(passage).collect();
        rates.extend(counted(case, &window));
    }
    if rates.is_empty() {
        return Vec::new();
    }
    let mut totals: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, claim) in case.claims.iter().enumerate() {
        if let Some(measure) = claim.subject.measure.as_deref().filter(|_| is_total(claim)) {
            totals.entry(measure).or_default().push(index);
        }
    }
    let products = rates
        .into_iter()
        .filter_map(|(rate, count)| product(case, &totals, rate, count));
    products.collect()
}

fn is_total(claim: &Claim) -> bool {
    let money = values::quantity(&claim.mention)
        .is_some_and(|quantity| matches!(quantity.dimension, Dimension::Money(_, None)));
    money
        && claim.in_story
        && !claim.subject.parties.is_empty()
        && claim.subject.statistic == Statistic::Total
        && matches!(claim.role, Role::Level | Role::Forecast)
        && !matches!(claim.modality, Modality::Hypothetical | Modality::Denied)
        && matches!(claim.mention.bound(), Bound::Exact | Bound::About)
}

fn product(
    case: &Case<'_>,
    totals: &BTreeMap<&str, Vec<usize>>,
    rate: usize,
    count: usize,
) -> Option<Product> {
    let (each, many) = (case.claim(rate)?, case.claim(count)?);
    let own = values::quantity(&each.mention)?;
    let of = values::quantity(&many.mention)?;
    let held = totals.get(each.subject.measure.as_deref()?)?;
    let same = |index: &&usize| {
        **index != rate
            && case.claim(**index).is_some_and(|total| {
                let one_unit = values::quantity(&total.mention)
                    .is_some_and(|total| total.dimension == own.dimension);
                one_unit
                    && total.sentence != each.sentence
                    && total.subject.parties == each.subject.parties
                    && total.subject.qualifiers.is_subset(&each.subject.qualifiers)
            })
    };
    let value = own.figure.loose().times(&of.figure.loose()).ok()?;
    let slack = Interval::closed(Decimal::ONE - SLACK, Decimal::ONE + SLACK);
    let generous = value.times(&slack).ok()?;
    let mut wrong = None;
    for index in held.iter().filter(same) {
        let stated = values::quantity(&case.claim(*index)?.mention)?;
        if stated.figure.loose().meets(&generous) {
            return None;
        }
        if wrong.is_none() && is_within(&value, &stated, FAR) {
            wrong = Some(*index);
        }
    }
    let total = wrong.filter(|_| held.len() <= COMMON)?;
    Some(Product {
        rate,
        time: count,
        total,
        value,
        confidence: 0.7,
    })
}
