//! Figures and periods in the words that people use: billions, per cent, ends rounded to the digits
//! that say something.

mod period;
mod unit;

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy::MidpointAwayFromZero;

use crate::claim::{Nature, Subject};
use crate::compare::values::Dimension;
use crate::value::{Bound, CalendarUnit, Exact, Figure, Interval};

pub(crate) use period::{day, period};
use unit::{plural, unit};

/// A large number's name, and the power of ten that it stands for.
const SCALES: [(&str, u32); 3] = [("trillion", 12), ("billion", 9), ("million", 6)];

/// Units of time, and how many of it a length must be to be told in it.
const LENGTHS: [(CalendarUnit, u32); 6] = [
    (CalendarUnit::Year, 2),
    (CalendarUnit::Month, 0),
    (CalendarUnit::Day, 3),
    (CalendarUnit::Hour, 2),
    (CalendarUnit::Minute, 2),
    (CalendarUnit::Second, 0),
];

/// Below this many millions a number is written out.
const WRITTEN_OUT: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// The name of a variant, in lower case.
pub(crate) fn variant(variant: impl std::fmt::Debug) -> String {
    format!("{variant:?}").to_lowercase()
}

/// What a claim measures, as a person would say it; empty where nothing was found. A toll is named by
/// what it counts, since its text names the people ("17 people were killed").
pub(crate) fn subject(subject: &Subject) -> &str {
    match (subject.nature, subject.measure.as_deref()) {
        (Some(Nature::Toll), Some("death")) => "death toll",
        (Some(Nature::Toll), Some(measure)) => measure,
        _ => &subject.wording,
    }
}

/// How a group of amounts is written: all in the same scale and unit.
#[derive(Clone, Debug)]
pub(crate) struct Wording {
    divisor: Decimal,
    scale: &'static str,
    unit: String,
}

impl Wording {
    /// The wording for amounts of this dimension of which `largest` is the largest.
    pub(crate) fn new(dimension: &Dimension, largest: Decimal) -> Self {
        if let Some((unit, divisor)) = length_of_time(dimension, largest) {
            return Self {
                divisor,
                scale: "",
                unit: plural(unit.name()),
            };
        }
        let fitting = SCALES
            .into_iter()
            .map(|(scale, power)| (scale, Decimal::from(10_u64.pow(power))))
            .find(|(_, divisor)| largest.abs() >= *divisor && largest.abs() >= WRITTEN_OUT);
        let (scale, divisor) = fitting.unwrap_or(("", Decimal::ONE));
        Self {
            divisor,
            scale,
            unit: unit(dimension),
        }
    }

    /// The number alone, all its digits: "218.2" of 218.2 billion dollars. Only a length of time that has
    /// none in this unit is rounded: 100 hours are "4.17" days.
    pub(crate) fn number(&self, value: Decimal) -> String {
        let reduced = self.reduced(value);
        let endless = reduced.times(self.divisor).ok() != Some(value);
        digits(if endless { round(reduced, 2) } else { reduced })
    }

    /// A stated amount with all its digits: "218.2 billion dollars".
    pub(crate) fn stated(&self, value: Decimal) -> String {
        self.with_unit(&self.number(value))
    }

    /// A computed amount: "19.8 billion dollars".
    pub(crate) fn rounded(&self, value: Decimal) -> String {
        let value = self.reduced(value);
        self.with_unit(&digits(round(value, places(value))))
    }

    /// What a stated figure means: "227.5 to 228.5 billion dollars"; a whole number alone.
    pub(crate) fn meaning(&self, figure: &Figure) -> String {
        let interval = figure.strict();
        let whole = figure.nominal().filter(|value| {
            self.scale.is_empty() && value.fract().is_zero() && figure.bound() == Bound::Exact
        });
        match (whole, interval.lower().value(), interval.upper().value()) {
            (Some(value), ..) => self.stated(value),
            (None, Some(low), Some(high)) if low != high => {
                let ends = [low, high].map(|end| self.reduced(end));
                let few_digits = |end: &Decimal| end.normalize().mantissa().abs() < 1_000_000;
                if ends.iter().all(few_digits) {
                    let ends = ends.map(digits);
                    self.with_unit(&format!("{} to {}", ends[0], ends[1]))
                } else {
                    self.interval(&interval)
                }
            }
            _ => self.interval(&interval),
        }
    }

    /// Every value of an interval: "9.3 to 10.4 billion dollars", "more than 3 times".
    pub(crate) fn interval(&self, interval: &Interval) -> String {
        self.with_unit(&self.ends(interval))
    }

    /// The same without the unit.
    pub(crate) fn ends(&self, interval: &Interval) -> String {
        let (lower, upper) = (interval.lower().value(), interval.upper().value());
        let (lower, upper) = (
            lower.map(|end| self.reduced(end)),
            upper.map(|end| self.reduced(end)),
        );
        match (lower, upper) {
            (Some(low), Some(high)) => {
                let widest = places(low.abs().max(high.abs()));
                let places = finest(low, high, widest);
                let (low, high) = (round(low, places), round(high, places));
                if low == high {
                    digits(low)
                } else {
                    format!("{} to {}", digits(low), digits(high))
                }
            }
            (Some(low), None) => format!("more than {}", digits(round(low, places(low)))),
            (None, Some(high)) => format!("less than {}", digits(round(high, places(high)))),
            (None, None) => "any number".to_owned(),
        }
    }

    fn reduced(&self, value: Decimal) -> Decimal {
        value.over_rounding_down(self.divisor).unwrap_or(value)
    }

    fn with_unit(&self, number: &str) -> String {
        let unit = self
            .unit
            .strip_suffix('s')
            .filter(|unit| number == "1" && CalendarUnit::named(unit).is_some());
        let words = [number, self.scale, unit.unwrap_or(&self.unit)];
        let mut text = String::new();
        for word in words.into_iter().filter(|word| !word.is_empty()) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        text
    }
}

/// Enough places for three digits that count.
fn places(value: Decimal) -> u32 {
    let value = value.abs();
    if value >= Decimal::ONE_HUNDRED {
        0
    } else if value >= Decimal::TEN {
        1
    } else {
        2
    }
}

/// One place more as long as the two ends look the same and differ.
fn finest(low: Decimal, high: Decimal, mut places: u32) -> u32 {
    while low != high && places < 6 && round(low, places) == round(high, places) {
        places += 1;
    }
    places
}

fn round(value: Decimal, places: u32) -> Decimal {
    value.round_dp_with_strategy(places, MidpointAwayFromZero)
}

/// A number with its thousands apart: "1,449", "−0.5".
pub(crate) fn digits(value: Decimal) -> String {
    let written = value.normalize().abs().to_string();
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let mut text = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        text.push('−');
    }
    for (nth, digit) in whole.chars().enumerate() {
        if nth > 0 && (whole.len() - nth) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// How many times: one digit after the point.
pub(crate) fn times(interval: &Interval) -> String {
    let ends = (interval.lower().value(), interval.upper().value());
    let ends = (ends.0.map(short), ends.1.map(short));
    match ends {
        (Some(low), Some(high)) if low == high => digits(low),
        (Some(low), Some(high)) => format!("{} to {}", digits(low), digits(high)),
        (Some(end), None) => format!("more than {}", digits(end)),
        (None, Some(end)) => format!("less than {}", digits(end)),
        (None, None) => "any number of".to_owned(),
    }
}

fn short(value: Decimal) -> Decimal {
    let places = if value.abs() < Decimal::new(95, 3) {
        2
    } else {
        1
    };
    round(value, places)
}

/// The unit in which people tell a length of time of which this is the largest, and how many seconds, or
/// months, it is.
fn length_of_time(dimension: &Dimension, largest: Decimal) -> Option<(CalendarUnit, Decimal)> {
    LENGTHS.into_iter().find_map(|(unit, least)| {
        let size = match dimension {
            Dimension::Seconds => unit.seconds(),
            Dimension::Months => unit.months(),
            _ => None,
        }?;
        let told = largest.abs() >= Decimal::from(size * least);
        told.then(|| (unit, Decimal::from(size)))
    })
}

/// "a", "a and b", "a, b and c".
pub(crate) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Currency;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).expect("a decimal")
    }

    #[test]
    fn lengths_of_time_are_told_in_the_unit_that_people_use() {
        let told = |dimension: Dimension, largest: i64, value: i64| {
            Wording::new(&dimension, Decimal::from(largest)).stated(Decimal::from(value))
        };
        assert_eq!(told(Dimension::Seconds, 111_600, 46_800), "13 hours");
        assert_eq!(told(Dimension::Seconds, 518_400, 86_400), "1 day");
        assert_eq!(told(Dimension::Seconds, 5_880, 2_700), "45 minutes");
        assert_eq!(told(Dimension::Seconds, 90, 45), "45 seconds");
        assert_eq!(told(Dimension::Seconds, 518_400, 360_000), "4.17 days");
        assert_eq!(told(Dimension::Seconds, 518_400, 388_800), "4.5 days");
        assert_eq!(told(Dimension::Months, 132, 108), "9 years");
        assert_eq!(told(Dimension::Months, 18, 1), "1 month");
    }

    #[test]
    fn amounts_share_a_scale() {
        let dollars = Wording::new(
            &Dimension::Money(Currency::USD, None),
            decimal("228e9".replace("e9", "000000000").as_str()),
        );
        assert_eq!(dollars.number(decimal("218200000000")), "218.2");
        assert_eq!(
            dollars.ends(&Interval::closed(
                decimal("9250000000"),
                decimal("10350000000")
            )),
            "9.3 to 10.4"
        );
        assert_eq!(
            dollars.rounded(decimal("19836363636")),
            "19.8 billion dollars"
        );
        let percent = Wording::new(&Dimension::Percent, decimal("71.875"));
        assert_eq!(percent.rounded(decimal("71.875")), "71.9 per cent");
        assert_eq!(
            percent.interval(&Interval::closed(decimal("26.157"), decimal("26.217"))),
            "26.16 to 26.22 per cent",
            "ends that would look the same get another digit"
        );
    }

    #[test]
    fn numbers_keep_their_digits() {
        assert_eq!(digits(decimal("1425775850")), "1,425,775,850");
        assert_eq!(digits(decimal("-0.50")), "−0.5");
        assert_eq!(digits(decimal("999")), "999");
    }

    #[test]
    fn factors_are_short() {
        assert_eq!(
            times(&Interval::closed(decimal("0.466"), decimal("0.522"))),
            "0.5"
        );
        assert_eq!(
            times(&Interval::closed(decimal("0.016"), decimal("0.022"))),
            "0.02"
        );
        assert_eq!(
            times(&Interval::closed(decimal("1.9"), decimal("2.14"))),
            "1.9 to 2.1"
        );
    }
}
