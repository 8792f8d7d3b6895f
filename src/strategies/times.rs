//! Days, periods and lengths of time.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::value::{CalendarUnit, Duration, Grain, Period};

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
