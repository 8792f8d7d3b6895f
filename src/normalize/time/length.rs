//! A length of time: the amounts of its units, and how the first of them is written.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::calendar::Shift;
use crate::lexicon::time::{TimeUnit, UnitWord};
use crate::normalize::amount::Amount;
use crate::value::{ArithmeticError, Bound, CalendarUnit, Duration, Exact, Figure, Precision};

/// How many of its first unit a length has, and how that is written.
#[derive(Clone, Debug)]
pub(super) enum Count {
    /// A number phrase.
    Amount(Box<Amount>),
    /// "a", "half a", "an hour and a half": a number that is no phrase of its own.
    Exactly(Decimal),
    /// "several": about so many.
    Vague(u32),
    /// "a day or two": one up to so many.
    UpTo(u32),
    /// "all day": one.
    Whole,
}

/// A length of time.
#[derive(Clone, Debug)]
pub(super) struct Length {
    /// How the amount of its first unit is written.
    pub(super) count: Count,
    /// What is added to that amount: the half of "an hour and a half".
    pub(super) added: Decimal,
    /// The amounts and their units, each unit once.
    pub(super) parts: Vec<(Decimal, UnitWord)>,
    /// Was its number an article: "a year"?
    pub(super) article: bool,
}

impl Length {
    /// A length of these amounts of units.
    pub(super) fn new(count: Count, parts: Vec<(Decimal, UnitWord)>) -> Self {
        Self {
            count,
            added: Decimal::ZERO,
            parts,
            article: false,
        }
    }

    /// The unit, if there is but one.
    pub(super) fn unit(&self) -> Option<UnitWord> {
        match self.parts[..] {
            [(_, unit)] => Some(unit),
            _ => None,
        }
    }

    /// The smallest unit.
    pub(super) fn finest(&self) -> TimeUnit {
        let units = self.parts.iter().map(|(_, unit)| unit.unit);
        units.max().unwrap_or(TimeUnit::Day)
    }

    /// Its distance in days and months; parts of a year count in months, of other units in days.
    pub(super) fn shift(&self) -> Option<Shift> {
        let mut shift = Shift::default();
        for (amount, unit) in &self.parts {
            let count = amount.times(Decimal::from(unit.times)).ok()?;
            let (count, unit) = match unit.unit {
                TimeUnit::Year if !count.fract().is_zero() => {
                    (count.times(Decimal::from(12)).ok()?, TimeUnit::Month)
                }
                TimeUnit::Month if !count.fract().is_zero() => {
                    (count.times(Decimal::from(30)).ok()?, TimeUnit::Day)
                }
                TimeUnit::Week if !count.fract().is_zero() => {
                    (count.times(Decimal::from(7)).ok()?, TimeUnit::Day)
                }
                other => (count, other),
            };
            shift = shift.plus(Shift::of(count.trunc().to_i64()?, unit));
        }
        Some(shift)
    }

    /// Its value as a duration; `None` for weekends, which have no fixed length.
    pub(super) fn duration(&self) -> Option<Duration> {
        let mut duration = Duration::default();
        for (amount, unit) in &self.parts {
            let (factor, calendar) = match unit.unit {
                TimeUnit::Year => (1, CalendarUnit::Year),
                TimeUnit::Quarter => (3, CalendarUnit::Month),
                TimeUnit::Month => (1, CalendarUnit::Month),
                TimeUnit::Week => (1, CalendarUnit::Week),
                TimeUnit::Day | TimeUnit::Workday => (1, CalendarUnit::Day),
                TimeUnit::Hour => (1, CalendarUnit::Hour),
                TimeUnit::Minute => (1, CalendarUnit::Minute),
                TimeUnit::Second => (1, CalendarUnit::Second),
                TimeUnit::Weekend => return None,
            };
            let factor = Decimal::from(unit.times)
                .times(Decimal::from(factor))
                .ok()?;
            let amount = amount.times(factor).ok()?;
            let there = duration.amount(calendar).unwrap_or_default();
            duration = duration.and(there.plus(amount).ok()?, calendar);
        }
        Some(duration)
    }

    /// The figure of its first unit under a hedge.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] if it does not fit an exact decimal.
    pub(super) fn figure(&self, bound: Bound) -> Result<Figure, ArithmeticError> {
        match &self.count {
            Count::Amount(amount) if self.added.is_zero() => amount.figure(bound, true),
            Count::Vague(count) => {
                let bound = if bound == Bound::Exact {
                    Bound::About
                } else {
                    bound
                };
                Figure::new((*count).into(), Precision::Point, bound)
            }
            Count::UpTo(most) => Figure::range(Decimal::ONE, (*most).into(), Precision::Point),
            _ => {
                let value = self
                    .parts
                    .first()
                    .map_or(Decimal::ONE, |(amount, _)| *amount);
                Figure::new(value, Precision::Point, bound)
            }
        }
    }

    /// The hedge between number and unit ("30-plus years").
    pub(super) fn inner_bound(&self) -> Option<Bound> {
        match &self.count {
            Count::Amount(amount) => amount.bound,
            _ => None,
        }
    }
}
