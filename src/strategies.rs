//! Strategies that make typed values, for property tests with [proptest] of code that uses this
//! crate (feature `proptest`).
//!
//! ```
//! use numclaim::strategies::{figure, interval};
//! use proptest::prelude::*;
//!
//! proptest!(|(left in interval(), right in interval())| {
//!     prop_assert_eq!(left.meets(&right), right.meets(&left));
//! });
//! proptest!(|(figure in figure())| {
//!     prop_assert!(figure.loose().covers(&figure.strict()));
//! });
//! ```
//!
//! [proptest]: https://docs.rs/proptest

mod stories;
mod written;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::value::{
    Bound, CalendarUnit, Currency, Duration, End, Exact, Figure, Grain, Interval, PercentUnit,
    Period, Precision,
};

pub use stories::{Story, notice, story};
pub use written::{Written, written_money, written_percent};

/// Decimals of every size: mostly small and round ones, so that pairs of them are often equal, but
/// up to the largest and finest that there are.
pub fn decimal() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        4 => (-20_i64..=20).prop_map(Decimal::from),
        4 => (-5_000_i64..=5_000, 0_u32..=3).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
        1 => (any::<i64>(), 0_u32..=28).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
        1 => (any::<[u32; 3]>(), any::<bool>(), 0_u32..=28)
            .prop_map(|([low, mid, high], negative, scale)| {
                Decimal::from_parts(low, mid, high, negative, scale).normalize()
            }),
    ]
}

/// Ends of intervals: open, closed or unbounded.
pub fn end() -> impl Strategy<Value = End> {
    prop_oneof![
        3 => decimal().prop_map(End::Closed),
        3 => decimal().prop_map(End::Open),
        1 => Just(End::Unbounded),
    ]
}

/// Intervals with every kind of ends, points among them.
pub fn interval() -> impl Strategy<Value = Interval> {
    (end(), end()).prop_map(|(one, other)| {
        Interval::new(one, other)
            .or_else(|| Interval::new(other, one))
            .unwrap_or_else(|| Interval::point(one.value().unwrap_or_default()))
    })
}

/// Currencies that news speaks of.
pub fn currency() -> impl Strategy<Value = Currency> {
    let codes = [
        "USD", "EUR", "GBP", "JPY", "CNY", "RUB", "INR", "CHF", "CAD", "AUD", "SEK", "BRL", "ZAR",
    ];
    let known = codes.iter().filter_map(|code| code.parse().ok());
    select(known.collect::<Vec<Currency>>())
}

/// Per cent, points and basis points.
pub fn percent_unit() -> impl Strategy<Value = PercentUnit> {
    select(
        &[
            PercentUnit::Percent,
            PercentUnit::Points,
            PercentUnit::BasisPoints,
        ][..],
    )
}

/// Every hedge of a single number, that is, all but [`Bound::Range`].
pub fn hedge() -> impl Strategy<Value = Bound> {
    select(
        &[
            Bound::Exact,
            Bound::About,
            Bound::Above,
            Bound::AtLeast,
            Bound::Below,
            Bound::AtMost,
            Bound::Nearly,
        ][..],
    )
}

/// Numbers as news writes them, up to seven digits, three of them after the point, and a scale up
/// to trillions; with the precision that this writing has, or none at all for a whole number.
pub fn written_number() -> impl Strategy<Value = (Decimal, Precision)> {
    let digits = prop_oneof![0_i64..=100, 0_i64..=9_999_999];
    let scale = select(&[1_i64, 1, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000][..]);
    let number = (digits, any::<bool>(), 0_u32..=3, scale, any::<bool>());
    number.prop_map(|(digits, negative, decimals, scale, is_count)| {
        let scaled = |number: Decimal| number.times(Decimal::from(scale)).unwrap_or_default();
        let signed = if negative { -digits } else { digits };
        if is_count && decimals == 0 && scale == 1 {
            (Decimal::from(signed), Precision::Point)
        } else {
            let place = scaled(Decimal::new(1, decimals));
            let precision = match decimals {
                0 => Precision::Place(place),
                _ => Precision::Decimals(place),
            };
            (scaled(Decimal::new(signed, decimals)), precision)
        }
    })
}

/// Figures with every hedge and precision, and ranges.
pub fn figure() -> impl Strategy<Value = Figure> {
    let single = (written_number(), hedge())
        .prop_filter_map("the number fits", |((nominal, precision), bound)| {
            Figure::new(nominal, precision, bound).ok()
        });
    let range = (written_number(), written_number())
        .prop_filter_map("the ends fit", |((one, precision), (other, _))| {
            Figure::range(one, other, precision).ok()
        });
    prop_oneof![6 => single, 1 => range]
}

/// Days of the years 1900 to 2100.
pub fn day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default();
    (0_u64..73_400).prop_filter_map("chrono has the day", move |days| {
        first.checked_add_days(Days::new(days))
    })
}

/// Periods of every grain, and spans with open sides.
pub fn period() -> impl Strategy<Value = Period> {
    let year = || 1900_i32..=2100;
    let run = |months: u32, grain: Grain| {
        day().prop_filter_map("chrono has the end", move |start| {
            Period::months(start, months, grain)
        })
    };
    prop_oneof![
        day().prop_filter_map("chrono has the next day", Period::day),
        day().prop_filter_map("chrono has the end", |start| {
            Period::new(
                Some(start),
                start.checked_add_days(Days::new(7)),
                Grain::Week,
            )
        }),
        (year(), 1_u32..=12).prop_filter_map("a month", |(year, month)| Period::month(year, month)),
        (year(), 1_u32..=4).prop_filter_map("a quarter", |(year, quarter)| Period::quarter(
            year, quarter
        )),
        (year(), 1_u32..=2).prop_filter_map("a half", |(year, half)| Period::half(year, half)),
        year().prop_filter_map("a year", Period::year),
        run(12, Grain::Year),
        run(120, Grain::Decade),
        run(1200, Grain::Century),
        (1_u32..=30).prop_flat_map(move |months| run(months, Grain::Span)),
        (proptest::option::of(day()), proptest::option::of(day())).prop_filter_map(
            "the end is after the start",
            |(one, other)| {
                Period::new(one, other, Grain::Span)
                    .or_else(|| Period::new(other, one, Grain::Span))
            }
        ),
    ]
}

/// Lengths of time in one to three units.
pub fn duration() -> impl Strategy<Value = Duration> {
    let amount = prop_oneof![
        (1_i64..=90).prop_map(Decimal::from),
        (1_i64..=90).prop_map(|halves| Decimal::new(halves * 5, 1)),
    ];
    let part = (amount, select(&CalendarUnit::ALL[..]));
    proptest::collection::vec(part, 1..=3).prop_map(|parts| {
        let join = |duration: Duration, (amount, unit)| duration.and(amount, unit);
        parts.into_iter().fold(Duration::default(), join)
    })
}
