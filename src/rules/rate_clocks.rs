//! One rate by two units of time in two sentences or texts: "the plant makes 310 cars a day", "the plant makes 155,000
//! cars a year". Who rests makes less in a year than the days would make of it, and nothing makes more.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::product::{FAR, Product, is_within, plain};
use super::rate_clock::{seconds_per, worked};
use crate::case::Case;
use crate::claim::{Claim, Facet, Modality, Role, Statistic};
use crate::compare::values::{self, Dimension};
use crate::mention::Value;
use crate::value::{Bound, Interval};

/// Whoever has more rates than this has them of many things.
const COMMON: usize = 16;
/// By which share the one may be more than the other makes.
const SLACK: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
/// Texts further apart than this many days may tell of two rates.
const DAYS: i64 = 60;

/// The rates that are more than those of a shorter time make of it.
pub(super) fn products(case: &Case<'_>) -> Vec<Product> {
    let mut held: BTreeMap<(&str, &str), Vec<(usize, Interval)>> = BTreeMap::new();
    for (index, claim) in case.claims.iter().enumerate() {
        let Some(unit) = seconds_per(case, index).filter(|_| is_told(claim)) else {
            continue;
        };
        let (Some(measure), Some(party)) = (measured(claim), claim.subject.parties.iter().next())
        else {
            continue;
        };
        held.entry((measure, party))
            .or_default()
            .push((index, unit));
    }
    let mut found = Vec::new();
    for rates in held.values().filter(|rates| rates.len() <= COMMON) {
        for (short, one) in rates {
            let longer = rates.iter().filter(|(_, other)| one.is_below(other));
            found.extend(
                longer.filter_map(|(long, other)| product(case, (*short, one), (*long, other))),
            );
        }
    }
    found
}

fn is_told(claim: &Claim) -> bool {
    claim.in_story
        && claim.role == Role::Level
        && claim.modality == Modality::Actual
        && claim.mention.bound() == Bound::Exact
        && matches!(claim.subject.statistic, Statistic::Total | Statistic::Rate)
        && !claim.subject.inherited.contains(&Facet::Parties)
        && !matches!(claim.mention.value, Value::Money { .. })
}

/// What is counted, or measured.
fn measured(claim: &Claim) -> Option<&str> {
    match &claim.mention.value {
        Value::Count { noun, .. } => Some(noun.name()),
        _ => claim.subject.measure.as_deref(),
    }
}

fn product(
    case: &Case<'_>,
    (short, one): (usize, &Interval),
    (long, other): (usize, &Interval),
) -> Option<Product> {
    let (rate, total) = (case.claim(short)?, case.claim(long)?);
    let quantity = |claim: &Claim| values::quantity(&claim.mention);
    let (own, stated) = (quantity(rate)?, quantity(total)?);
    let (left, right) = (&rate.subject, &total.subject);
    let days = |claim: &Claim| claim.period.map(|period| period.days);
    let told = case
        .published(rate.document)
        .zip(case.published(total.document));
    let one_news = told.is_none_or(|(one, other)| (one - other).num_days().abs() <= DAYS);
    let same = plain(&own.dimension) == plain(&stated.dimension)
        && !matches!(own.dimension, Dimension::Money(..))
        && left.parties == right.parties
        && left.qualifiers == right.qualifiers
        && left.measure == right.measure
        && left.context == right.context
        && days(rate) == days(total)
        && rate.sentence != total.sentence
        && one_news;
    let count = worked(&other.over(one).ok()?, one, other)?;
    let value = own.figure.loose().times(&values::coarse(&count)).ok()?;
    let most = value
        .times(&Interval::closed(Decimal::ONE, Decimal::ONE + SLACK))
        .ok()?;
    let more = most.is_below(&stated.figure.loose());
    (same && more && is_within(&value, &stated, FAR)).then_some(Product {
        rate: short,
        time: short,
        total: long,
        value,
        confidence: 0.75,
    })
}
