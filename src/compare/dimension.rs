//! What a figure is measured in, and its amount in that.

use rust_decimal::Decimal;

use crate::mention::{Mention, Value};
use crate::value::{CalendarUnit, Currency, Duration, Exact, Figure, PercentUnit, Precision, Unit};

/// What a figure is measured in. Figures are compared only within one dimension, into which
/// [`Converter`](super::convert::Converter) brings those of convertible units; calendar units are
/// converted only within months and within seconds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Dimension {
    /// An amount of money, for each of something if it is a rate.
    Money(Currency, Option<Unit>),
    /// Hundredths of a whole.
    Percent,
    /// Percentage points.
    Points,
    /// So many times as much.
    Multiple,
    /// A number of things, whichever, for each of something if it is a rate.
    Count(Option<Unit>),
    /// A quantity in a unit, for each of something if it is a rate.
    Measure(Unit, Option<Unit>),
    /// A length of time in months.
    Months,
    /// A length of time in seconds.
    Seconds,
}

impl Dimension {
    /// What a rate is for each of.
    pub(crate) fn per(&self) -> Option<&Unit> {
        match self {
            Self::Money(_, per) | Self::Count(per) | Self::Measure(_, per) => per.as_ref(),
            _ => None,
        }
    }

    /// Is it what there is of something, or what it costs: no share, rate or length of time?
    pub(crate) fn is_amount(&self) -> bool {
        matches!(
            self,
            Self::Money(_, None) | Self::Count(None) | Self::Measure(_, None)
        )
    }

    /// The same, whatever a rate is for each of.
    pub(crate) fn of_all(&self) -> Self {
        match self {
            Self::Money(currency, _) => Self::Money(*currency, None),
            Self::Count(_) => Self::Count(None),
            Self::Measure(unit, _) => Self::Measure(unit.clone(), None),
            other => other.clone(),
        }
    }
}

/// A figure in the unit of its dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quantity {
    pub(crate) dimension: Dimension,
    pub(crate) figure: Figure,
}

/// Hundredths of a percentage point in one.
const BASIS_POINT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// What a mention measures, or `None` for a time, or where the amount does not fit a decimal.
pub(crate) fn quantity(mention: &Mention) -> Option<Quantity> {
    let per = mention.per.clone();
    let (dimension, figure) = match &mention.value {
        Value::Money { figure, currency } => (Dimension::Money(*currency, per), *figure),
        Value::Percent { figure, unit } => match unit {
            PercentUnit::Percent => (Dimension::Percent, *figure),
            PercentUnit::Points => (Dimension::Points, *figure),
            PercentUnit::BasisPoints => (Dimension::Points, figure.scaled(BASIS_POINT).ok()?),
        },
        Value::Multiple { figure } => (Dimension::Multiple, *figure),
        Value::Count { figure, .. } | Value::Number { figure } => (Dimension::Count(per), *figure),
        Value::Measure { figure, unit } => (Dimension::Measure(unit.clone(), per), *figure),
        Value::Duration { .. } => return length(mention),
        Value::Date(_) | Value::Period(_) | Value::Unreadable { .. } => return None,
    };
    Some(Quantity { dimension, figure })
}

/// A duration in months or in seconds; `None` where it is written in units of both.
fn length(mention: &Mention) -> Option<Quantity> {
    let Value::Duration { duration, figure } = &mention.value else {
        return None;
    };
    let bound = figure.bound();
    let mut written = CalendarUnit::ALL
        .into_iter()
        .filter(|unit| duration.amount(*unit).is_some());
    let unit = written.next()?;
    let (dimension, factor) = parts(unit)?;
    if let Some(smallest) = written.next_back() {
        let (figure, place) = match dimension {
            Dimension::Months => (Decimal::from(duration.whole_months()?), Precision::Point),
            _ => {
                let place = Precision::Place(parts(smallest)?.1);
                (seconds(duration)?, place)
            }
        };
        let figure = Figure::new(figure, place, bound).ok()?;
        return Some(Quantity { dimension, figure });
    }
    Some(Quantity {
        dimension,
        figure: figure.scaled(factor).ok()?,
    })
}

/// In what lengths of time of a unit are measured, and how many of those it is.
fn parts(unit: CalendarUnit) -> Option<(Dimension, Decimal)> {
    Some(match unit.months() {
        Some(months) => (Dimension::Months, Decimal::from(months)),
        None => (Dimension::Seconds, Decimal::from(unit.seconds()?)),
    })
}

/// The seconds of a duration that is written in weeks, days, hours, minutes and seconds only.
fn seconds(duration: &Duration) -> Option<Decimal> {
    let mut units = CalendarUnit::ALL.into_iter();
    units.try_fold(Decimal::ZERO, |sum, unit| {
        match (duration.amount(unit), parts(unit)) {
            (None, _) => Some(sum),
            (Some(amount), Some((Dimension::Seconds, factor))) => {
                sum.plus(amount.times(factor).ok()?).ok()
            }
            (Some(_), _) => None,
        }
    })
}
