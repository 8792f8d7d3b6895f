//! So much for each of so many, or so much a day for so long, and what it makes.

use rust_decimal::Decimal;

use super::window::Amount;
use crate::case::Case;
use crate::compare::values::{self, Dimension, Quantity};
use crate::mention::Value;
use crate::value::{CalendarUnit, Figure, Interval, Unit};

/// A rate, the time that it lasted or what it counts, and the total that does not follow from them.
pub(super) struct Product {
    pub(super) rate: usize,
    pub(super) time: usize,
    pub(super) total: usize,
    pub(super) value: Interval,
    pub(super) confidence: f64,
}

/// What a rate makes over a time, by the seconds that it is for each of.
pub(super) fn over(case: &Case<'_>, rate: usize, unit: &Interval, time: usize) -> Option<Interval> {
    let quantity = |index: usize| values::quantity(&case.claim(index)?.mention);
    let lasted = seconds(&quantity(time)?)?;
    let count = values::coarse(&lasted.over(unit).ok()?);
    quantity(rate)?.figure.loose().times(&count).ok()
}

/// A figure in the unit that a rate is for each of: 68,400 tonnes as so many kilograms.
pub(super) fn in_units_of(
    case: &Case<'_>,
    per: Option<&str>,
    count: &Amount<'_>,
) -> Option<Figure> {
    let figure = count.quantity.figure;
    match per.and_then(|per| ratio(case, per, count)) {
        Some(ratio) => figure.scaled(ratio).ok(),
        None => Some(figure),
    }
}

/// How many of the unit of a rate one of the unit of a figure is, where they are two that measure the same.
pub(super) fn ratio(case: &Case<'_>, per: &str, place: &Amount<'_>) -> Option<Decimal> {
    let Value::Measure { unit, .. } = &place.claim.mention.value else {
        return None;
    };
    let units = &case.converter.lexicon.units;
    let ratio = units.ratio(unit, &units.named(per))?;
    (ratio != Decimal::ONE).then_some(ratio)
}

/// A product with as much to either side as the threshold allows: months and years are rounded by
/// people, days and hours are counted.
pub(super) fn generous(case: &Case<'_>, value: &Interval, times: [usize; 2]) -> Option<Interval> {
    let long = |index: usize| {
        let claim = case.claim(index);
        claim.is_some_and(|claim| {
            let length = values::quantity(&claim.mention);
            length.is_some_and(|length| length.dimension == Dimension::Months)
                || claim.mention.per.as_ref().is_some_and(|per| {
                    [CalendarUnit::Year, CalendarUnit::Month]
                        .iter()
                        .any(|unit| unit.name() == per.name())
                })
        })
    };
    let gap = match times.into_iter().any(long) {
        true => case.thresholds.rate_gap,
        false => Decimal::ZERO,
    };
    let slack = Interval::closed(Decimal::ONE - gap, Decimal::ONE + gap);
    value.times(&slack).ok()
}

/// Totals further than this many times from a product were not meant to be it.
pub(super) const FAR: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// Could the one have been meant to be the other: is neither more than `factor` times the other?
pub(super) fn is_within(value: &Interval, stated: &Quantity, factor: Decimal) -> bool {
    let meets = |one: &Interval, other: &Interval| {
        let reach = one.times(&Interval::closed(Decimal::ONE, factor));
        reach.is_ok_and(|reach| reach.meets(other))
    };
    let (value, stated) = (values::coarse(value), stated.figure.strict());
    meets(&value, &stated) || meets(&stated, &value)
}

pub(super) fn seconds(time: &Quantity) -> Option<Interval> {
    let written = time.figure.loose();
    match time.dimension {
        Dimension::Seconds => Some(written),
        Dimension::Months => written.times(&length(CalendarUnit::Month)).ok(),
        _ => None,
    }
}

/// The shortest and longest that a unit of time can be, in seconds.
pub(super) fn length(unit: CalendarUnit) -> Interval {
    let days = |low: i64, high: i64| {
        Interval::closed(Decimal::from(low * 86_400), Decimal::from(high * 86_400))
    };
    match unit.seconds() {
        Some(seconds) => Interval::point(Decimal::from(seconds)),
        None if unit == CalendarUnit::Year => days(365, 366),
        None => days(30, 31),
    }
}

/// What a rate is measured in, without what it is per.
pub(super) fn plain(rate: &Dimension) -> Option<Dimension> {
    Some(match rate {
        Dimension::Money(currency, _) => Dimension::Money(*currency, None),
        Dimension::Count(_) => Dimension::Count(None),
        Dimension::Measure(unit, None) => match by_clock(unit) {
            Some((unit, _)) => Dimension::Measure(Unit::new(unit), None),
            None => rate.clone(),
        },
        Dimension::Measure(unit, _) => Dimension::Measure(unit.clone(), None),
        _ => return None,
    })
}

/// A unit that is for each of a unit of time by its own name: the litre and the day of "litre per day". What is for each
/// hour or second is mostly a speed, at which nothing goes for long.
pub(super) fn by_clock(unit: &Unit) -> Option<(&str, CalendarUnit)> {
    /// What stands behind the unit in its name.
    const PER: &str = " per ";
    let (unit, per) = unit.name().split_once(PER)?;
    let per = CalendarUnit::named(per)?;
    let day = length(CalendarUnit::Day);
    (!length(per).is_below(&day)).then_some((unit, per))
}
