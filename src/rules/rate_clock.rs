//! Rates by the clock: one rate by two units of time ("$9.6bn a day, or $400m an hour"), and a rate over the
//! time beside it against a total in the sentence before.

use rust_decimal::Decimal;

use super::product::{FAR, Product, by_clock, generous, is_within, length, over, plain};
use super::rate_average::is_shifted;
use super::window::{Amount, Item, LONGEST, amounts, items};
use crate::case::Case;
use crate::claim::Role;
use crate::compare::values::{self, Dimension};
use crate::comparison::ValueRelation;
use crate::mention::Value;
use crate::passage::{Cue, Passage, Sign};
use crate::value::{Bound, CalendarUnit, Figure, Interval};

/// How many terms may stand between two rates that are one.
const FEW: usize = 3;
/// How many terms may stand between two that have the same digits.
const FAR_APART: usize = 8;
/// Large amounts are no prices, of which a longer time has a lower one ("$5 an hour or $20 a day").
const LARGE: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);
/// The part of a day in which people work, at least, and of a week or a year.
const WORKED: Decimal = Decimal::from_parts(25, 0, 0, false, 2);
const WORKED_DAYS: Decimal = Decimal::from_parts(66, 0, 0, false, 2);

/// "Loses $6 million a month, which makes $110 million a year", "$9.6 billion of goods a day, or $40 million
/// an hour": one rate by two units of time.
pub(super) fn two_rates(case: &Case<'_>, passage: &Passage) -> Option<Product> {
    if passage.terms.len() > LONGEST {
        return None;
    }
    let window: Vec<Item<'_>> = items(passage).collect();
    let mut rates = window.iter().enumerate().filter_map(|(at, item)| {
        let index = item.claim()?;
        Some((
            at,
            index,
            clock(case, item).or_else(|| daily(case, &window, at))?,
        ))
    });
    let (from, one, per) = rates.next()?;
    let (to, other, other_per) = rates.next()?;
    let between = window.get(from + 1..to).unwrap_or_default();
    let same = between.len() <= FEW && between.iter().any(|item| item.is(Cue::Or) || item.sums());
    let quantity = |index: usize| values::quantity(&case.claim(index)?.mention);
    let (rate, stated) = (quantity(one)?, quantity(other)?);
    let free = between.len() <= FAR_APART && between.iter().all(|item| item.claim().is_none());
    if !same && !free || plain(&rate.dimension)? != plain(&stated.dimension)? {
        return None;
    }
    let exactly = other_per.over(&per).ok()?;
    let count = worked(&exactly, &per, &other_per)?;
    let value = rate.figure.loose().times(&values::coarse(&count)).ok()?;
    // A month's wage may be paid more than twelve times a year; but a year has no more than 366 days.
    let daily = [&per, &other_per]
        .iter()
        .any(|unit| unit.is_below(&length(CalendarUnit::Month)));
    let most = match daily {
        true => value,
        false => generous(case, &value, [one, other])?,
    };
    let apart = values::computed(&most, &stated.figure) == ValueRelation::Apart;
    let large = |figure: &Figure| figure.nominal() >= Some(LARGE);
    let both_large = large(&rate.figure) && large(&stated.figure);
    // "$9.99 a month or $79.99 a year": who pays for longer pays less. "Three, five or ten classes a month" are
    // three choices.
    let money = matches!(rate.dimension, Dimension::Money(..));
    let saves = money && !both_large && stated.figure.loose().is_below(&value) && one < other;
    let counts = |index: usize| {
        let claim = case.claim(index);
        claim.is_some_and(|claim| matches!(claim.mention.value, Value::Count { .. }))
    };
    if saves || per == other_per || counts(one) != counts(other) {
        return None;
    }
    // "At a million a day it was costing about 36.5m a year": the same but for the place of its point.
    let whole = rate.figure.loose().times(&values::coarse(&exactly)).ok()?;
    let shifted = both_large && money && is_shifted(&whole, &stated);
    let more = !money && one < other && value.is_below(&stated.figure.strict());
    let meant = match same {
        // Rest explains less than all the time makes, and nothing explains more.
        true => both_large || (count == exactly || more) && is_within(&value, &stated, FAR),
        false => shifted,
    };
    (apart && meant).then_some(Product {
        rate: one,
        time: one,
        total: other,
        value,
        confidence: 0.8,
    })
}

/// So many times one unit of time goes into another, where people may rest in the longer one: a factory that
/// makes 500 an hour may make 4,000 a day.
pub(super) fn worked(count: &Interval, one: &Interval, other: &Interval) -> Option<Interval> {
    let day = length(CalendarUnit::Day);
    let (short, long, up) = match one.is_below(other) {
        true => (one, other, true),
        false => (other, one, false),
    };
    let rest = if short.is_below(&day) && !long.is_below(&day) {
        WORKED
    } else if *short == day && day.is_below(long) {
        WORKED_DAYS
    } else {
        return Some(*count);
    };
    let slack = Interval::closed(rest, Decimal::ONE);
    match up {
        true => count.times(&slack).ok(),
        false => count.over(&slack).ok(),
    }
}

/// "$9.6 billion of goods a day": the unit of time behind what is counted.
fn daily(case: &Case<'_>, window: &[Item<'_>], at: usize) -> Option<Interval> {
    let claim = case.claim(window.get(at)?.claim()?)?;
    let amount = matches!(
        values::quantity(&claim.mention)?.dimension,
        Dimension::Money(_, None) | Dimension::Measure(_, None)
    );
    let next = window.get(at + 1)?;
    let said = next.claim().is_none() && (next.leads_to(Sign::Daily) || next.follows(Sign::Daily));
    (amount && said && claim.modality.is_fact()).then(|| length(CalendarUnit::Day))
}

/// "The outage cost $500 million. It lasted five days and drained $150 million a day": a rate and its time side
/// by side, that make more than the only amount that the sentence before says it came to.
pub(super) fn lasted(case: &Case<'_>, window: &[Item<'_>]) -> Option<Product> {
    if window.len() > LONGEST {
        return None;
    }
    let places: Vec<Amount<'_>> = amounts(case, window).collect();
    let mut rates = places
        .iter()
        .filter_map(|place| Some((place, clock(case, window.get(place.at)?)?)));
    let ((rate, unit), None) = (rates.next()?, rates.next()) else {
        return None;
    };
    let mut times = places
        .iter()
        .filter(|place| place.quantity.dimension == Dimension::Seconds);
    let (time, None) = (times.next()?, times.next()) else {
        return None;
    };
    let sum = plain(&rate.quantity.dimension)?;
    let mut totals = places
        .iter()
        .filter(|place| place.index != rate.index && place.quantity.dimension == sum);
    let (total, None) = (totals.next()?, totals.next()) else {
        return None;
    };
    let sentence = |place: &Amount<'_>| window.get(place.at).map(|item| item.sentence);
    let beside = sentence(rate) == sentence(time) && rate.at.abs_diff(time.at) <= FEW;
    let behind = sentence(total) != sentence(rate) && total.at < rate.at;
    let made = window
        .get(..total.at)?
        .iter()
        .any(|item| item.follows(Sign::Makes));
    let plain = total.claim.role == Role::Level
        && total.claim.mention.bound() == Bound::Exact
        && total.claim.modality.is_fact();
    let value = over(case, rate.index, &unit, time.index)?;
    let stated = &total.quantity;
    let apart = values::computed(&value, &stated.figure) == ValueRelation::Apart
        && stated.figure.loose().is_below(&value)
        && is_within(&value, stated, Decimal::TWO);
    (beside && behind && made && plain && apart).then_some(Product {
        rate: rate.index,
        time: time.index,
        total: total.index,
        value,
        confidence: 0.75,
    })
}

/// How many seconds a rate is for each of, by its unit of time or by the words behind it: "$3m for every
/// day on which the port is shut".
pub(super) fn clock(case: &Case<'_>, item: &Item<'_>) -> Option<Interval> {
    let index = item.claim()?;
    let daily = || {
        let claim = case.claim(index)?;
        let amount = matches!(
            values::quantity(&claim.mention)?.dimension,
            Dimension::Money(_, None)
        );
        let fact = claim.modality.is_fact();
        (amount && fact && item.leads_to(Sign::Daily)).then(|| length(CalendarUnit::Day))
    };
    seconds_per(case, index).or_else(daily)
}

/// How many seconds the unit of time has that a rate is per.
pub(super) fn seconds_per(case: &Case<'_>, index: usize) -> Option<Interval> {
    let claim = case.claim(index)?;
    let actual = claim.modality.is_fact();
    let unit = match (&claim.mention.per, &claim.mention.value) {
        (Some(per), _) => CalendarUnit::named(per.name())?,
        (None, Value::Measure { unit, .. }) => by_clock(unit)?.1,
        _ => return None,
    };
    actual.then(|| length(unit))
}
