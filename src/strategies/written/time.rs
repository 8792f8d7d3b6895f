//! Dates, periods and lengths of time.

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use super::number::spelled;
use super::{Written, hedge};
use crate::mention::{Reference, Time, Value};
use crate::strategies::day;
use crate::value::{CalendarUnit, Duration, Figure, Grain, Period, Precision};

/// Ways to write a day, as `chrono` formats them, without its weekday and with it.
const DAYS: [&str; 7] = [
    "%-d %B %Y",
    "%B %-d, %Y",
    "%-d %b %Y",
    "%b. %-d, %Y",
    "%Y-%m-%d",
    "%A, %-d %B %Y",
    "%A, %B %-d, %Y",
];

fn absolute(days: Period) -> Time {
    Time {
        days: Ok(days),
        weekday: None,
        reference: Reference::Absolute,
    }
}

/// Days of the years 1900 to 2100, written in full, some with their weekday.
pub fn written_date() -> impl Strategy<Value = Written> {
    (day(), select(&DAYS[..])).prop_filter_map("a day has an end", |(day, form)| {
        let weekday = form.contains("%A").then(|| chrono::Datelike::weekday(&day));
        // May has no shorter form.
        let text = day.format(form).to_string().replace("May.", "May");
        Some(Written {
            hedge: "",
            text,
            value: Value::Date(Time {
                weekday,
                ..absolute(Period::day(day)?)
            }),
        })
    })
}

const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

/// Years, halves, quarters, months, decades and runs of months, written in full.
pub fn written_period() -> impl Strategy<Value = Written> {
    (1950_i32..=2030, 1_u32..=12, 1_u32..=12, 0..9_usize).prop_filter_map(
        "the months are in order",
        |(year, month, last, form)| {
            let name = |month: u32| {
                let first = NaiveDate::from_ymd_opt(year, month, 1);
                first.map_or_else(String::new, |first| first.format("%B").to_string())
            };
            let (quarter, half) = ((month - 1) / 3 + 1, (month - 1) / 6 + 1);
            let nth = |nth: u32| ORDINALS[(nth as usize - 1) % 4];
            let from = NaiveDate::from_ymd_opt(year, month, 1)?;
            let months = (last + 1).checked_sub(month).filter(|months| *months > 1);
            let (text, period) = match form {
                0 => (
                    format!("{} {year}", name(month)),
                    Period::month(year, month),
                ),
                1 => (format!("Q{quarter} {year}"), Period::quarter(year, quarter)),
                2 => (
                    format!("the {} quarter of {year}", nth(quarter)),
                    Period::quarter(year, quarter),
                ),
                3 => (
                    format!("the {} half of {year}", nth(half)),
                    Period::half(year, half),
                ),
                4 => (format!("the year {year}"), Period::year(year)),
                5 => (
                    format!("the {}0s", year / 10),
                    Period::months(
                        NaiveDate::from_ymd_opt(year / 10 * 10, 1, 1)?,
                        120,
                        Grain::Decade,
                    ),
                ),
                6 => (
                    format!("{} to {} {year}", name(month), name(last)),
                    Period::months(from, months?, Grain::Span),
                ),
                7 => (
                    format!("{}–{} {year}", name(month), name(last)),
                    Period::months(from, months?, Grain::Span),
                ),
                _ => (
                    format!("from {} {year} to {} {}", name(month), name(last), year + 1),
                    Period::months(from, 12 + last + 1 - month, Grain::Span),
                ),
            };
            Some(Written {
                hedge: "",
                text,
                value: Value::Period(absolute(period?)),
            })
        },
    )
}

/// Lengths of time in one unit or two, with hedges.
pub fn written_duration() -> impl Strategy<Value = Written> {
    let units = select(&CalendarUnit::ALL[..]);
    let parts = (
        2_u32..=80,
        units,
        2_u32..=11,
        any::<bool>(),
        any::<bool>(),
        hedge(),
    );
    parts.prop_filter_map(
        "more units than one have no hedge",
        |(count, unit, more, in_words, and_more, (hedge, bound))| {
            let number = |count: u32| match in_words {
                true => spelled(count),
                false => count.to_string(),
            };
            let text = format!("{} {}s", number(count), unit.name());
            let duration = Duration::of(count.into(), unit);
            let smaller = CalendarUnit::ALL.into_iter().find(|other| *other > unit);
            let (text, duration) = match smaller.filter(|_| and_more) {
                None => (text, duration),
                Some(smaller) if hedge.is_empty() && smaller != CalendarUnit::Week => (
                    format!("{text} and {} {}s", number(more), smaller.name()),
                    duration.and(more.into(), smaller),
                ),
                Some(_) => return None,
            };
            let figure = Figure::new(Decimal::from(count), Precision::Point, bound).ok()?;
            Some(Written {
                hedge,
                text,
                value: Value::Duration {
                    duration: Box::new(duration),
                    figure,
                },
            })
        },
    )
}
