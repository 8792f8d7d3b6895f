//! Lengths of time in the calendar's own units.

use std::fmt;

use rust_decimal::Decimal;

use super::decimal::Exact;

/// A unit that durations are written in, largest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CalendarUnit {
    /// Twelve months.
    Year,
    /// A calendar month.
    Month,
    /// Seven days.
    Week,
    /// A calendar day.
    Day,
    /// Sixty minutes.
    Hour,
    /// Sixty seconds.
    Minute,
    /// The SI second.
    Second,
}

impl CalendarUnit {
    /// All units, largest first.
    pub const ALL: [Self; 7] = [
        Self::Year,
        Self::Month,
        Self::Week,
        Self::Day,
        Self::Hour,
        Self::Minute,
        Self::Second,
    ];

    /// Its English name, singular.
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Week => "week",
            Self::Day => "day",
            Self::Hour => "hour",
            Self::Minute => "minute",
            Self::Second => "second",
        }
    }

    /// The unit of this English name in the singular: `day`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.name() == name)
    }

    /// How many seconds it has; nothing for months and years, which differ. Leap seconds do not count.
    pub fn seconds(self) -> Option<u32> {
        match self {
            Self::Year | Self::Month => None,
            Self::Week => Some(7 * 86_400),
            Self::Day => Some(86_400),
            Self::Hour => Some(3_600),
            Self::Minute => Some(60),
            Self::Second => Some(1),
        }
    }

    /// How many months it has; nothing for units shorter than a month.
    pub fn months(self) -> Option<u32> {
        match self {
            Self::Year => Some(12),
            Self::Month => Some(1),
            _ => None,
        }
    }
}

/// A length of time: so many years, months, weeks, days, hours, minutes and seconds, kept apart as
/// written, since a month has no fixed number of days. Prints as ISO 8601 (`P11M`, `PT1.5H`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Duration {
    amounts: [Option<Decimal>; 7],
}

impl Duration {
    /// So many of one unit.
    pub fn of(amount: Decimal, unit: CalendarUnit) -> Self {
        Self::default().and(amount, unit)
    }

    /// The same with so many of another unit; a unit that is there already is replaced.
    #[must_use]
    pub fn and(mut self, amount: Decimal, unit: CalendarUnit) -> Self {
        self.amounts[unit as usize] = Some(amount.normalize());
        self
    }

    /// How many of a unit are written, if any.
    pub fn amount(&self, unit: CalendarUnit) -> Option<Decimal> {
        self.amounts[unit as usize]
    }

    /// The upper end of a range of durations of which this is the lower end: the same unit, as often as
    /// `upper` is to `lower`. `None` if several units are written or the quotient is not exact.
    ///
    /// ```
    /// use numclaim::value::{CalendarUnit, Duration};
    /// let two = Duration::of(2.into(), CalendarUnit::Year);
    /// let upper = two.upper_end(2.into(), 3.into()).unwrap();
    /// assert_eq!(upper.to_string(), "P3Y");
    /// ```
    pub fn upper_end(&self, lower: Decimal, upper: Decimal) -> Option<Self> {
        let mut written = CalendarUnit::ALL
            .into_iter()
            .filter_map(|unit| Some((unit, self.amount(unit)?)));
        let (unit, amount) = written.next().filter(|_| written.next().is_none())?;
        if amount == lower {
            return Some(Self::of(upper, unit));
        }
        let product = amount.times(upper).ok()?;
        let end = product.over_rounding_down(lower).ok()?;
        (end.times(lower) == Ok(product)).then(|| Self::of(end, unit))
    }

    /// Years and months together in months, if nothing else is written and the number is whole.
    pub fn whole_months(&self) -> Option<u32> {
        use rust_decimal::prelude::ToPrimitive;
        if self.amounts[2..].iter().any(Option::is_some) {
            return None;
        }
        let years = self.amounts[0].unwrap_or_default();
        let months = years
            .times(Decimal::from(12))
            .and_then(|months| months.plus(self.amounts[1].unwrap_or_default()))
            .ok()?;
        months
            .fract()
            .is_zero()
            .then(|| months.to_u32())
            .flatten()
            .filter(|months| *months > 0)
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        let mut in_time = false;
        for (unit, letter) in CalendarUnit::ALL.into_iter().zip("YMWDHMS".chars()) {
            if let Some(amount) = self.amount(unit) {
                if unit >= CalendarUnit::Hour && !in_time {
                    f.write_str("T")?;
                    in_time = true;
                }
                write!(f, "{amount}{letter}")?;
            }
        }
        if self.amounts.iter().all(Option::is_none) {
            f.write_str("0D")
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_as_iso_8601() {
        assert_eq!(
            Duration::of(Decimal::from(11), CalendarUnit::Month).to_string(),
            "P11M"
        );
        let mixed = Duration::of(Decimal::TWO, CalendarUnit::Year)
            .and(Decimal::from(3), CalendarUnit::Month);
        assert_eq!(mixed.to_string(), "P2Y3M");
        assert_eq!(mixed.whole_months(), Some(27));
        assert_eq!(
            Duration::of(Decimal::new(15, 1), CalendarUnit::Hour).to_string(),
            "PT1.5H"
        );
        assert_eq!(Duration::default().to_string(), "P0D");
        let decades = Duration::of(Decimal::from(20), CalendarUnit::Year);
        let ends = decades.upper_end(Decimal::TWO, Decimal::from(3));
        assert_eq!(ends.map(|end| end.to_string()), Some("P30Y".to_owned()));
        assert_eq!(mixed.upper_end(Decimal::TWO, Decimal::from(3)), None);
        assert_eq!(decades.upper_end(Decimal::ZERO, Decimal::from(3)), None);
        let endless = Duration::of(Decimal::MAX, CalendarUnit::Year);
        assert_eq!(endless.whole_months(), None);
        // No time at all is no number of months to reckon with.
        let none = Duration::of(Decimal::ZERO, CalendarUnit::Month);
        assert_eq!(none.whole_months(), None);
        let half = Duration::of(Decimal::new(5, 1), CalendarUnit::Year);
        assert_eq!(half.whole_months(), Some(6));
    }
}
