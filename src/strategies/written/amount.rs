//! Money, percentages, counts and plain numbers.

use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use super::number::{SCALES, grouped, number, precision};
use super::{Written, hedge};
use crate::lexicon::Lexicon;
use crate::mention::Value;
use crate::value::{Currency, Exact, Figure, PercentUnit, Precision, Unit};

/// Amounts of money: sign, code or name, scales in words and letters, hedges, ranges.
pub fn written_money() -> impl Strategy<Value = Written> {
    prop_oneof![4 => single_money(), 1 => coded_money(), 1 => money_range()]
}

/// Plain numbers.
pub fn written_number() -> impl Strategy<Value = Written> {
    (number(), hedge(), any::<bool>()).prop_filter_map(
        "no year, no date, and no letter for a unit",
        |(number, (hedge, bound), in_letters)| {
            let text = number.text(in_letters && number.is_in_digits());
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            let plain = text.bytes().all(|byte| byte.is_ascii_digit());
            let figure = number.count(bound)?;
            let read_otherwise = plain && matches!(digits, 4 | 8) || text.ends_with('m');
            (!read_otherwise).then_some(Written {
                hedge,
                text,
                value: Value::Number { figure },
            })
        },
    )
}

/// Counts of people, ships and the like.
pub fn written_count() -> impl Strategy<Value = Written> {
    const NOUNS: [(&str, &str); 3] = [("people", "person"), ("ships", "ship"), ("jobs", "job")];
    (number(), hedge(), select(&NOUNS[..])).prop_filter_map(
        "more than one, and no fraction of one",
        |(number, (hedge, bound), (plural, singular))| {
            let figure = number.count(bound)?;
            let whole = figure.nominal()?.fract().is_zero() && figure.nominal()? > Decimal::ONE;
            whole.then(|| Written {
                hedge,
                text: format!("{} {plural}", number.text(false)),
                value: Value::Count {
                    figure,
                    noun: Unit::new(singular),
                },
            })
        },
    )
}

/// A currency's code, sign and name.
fn names() -> impl Strategy<Value = (Currency, &'static str, &'static str)> {
    let names = [
        ("USD", "$", "dollars"),
        ("USD", "US$", "US dollars"),
        ("EUR", "€", "euros"),
        ("GBP", "£", "pounds"),
        ("CNY", "CN¥", "yuan"),
        ("JPY", "¥", "yen"),
        ("INR", "₹", "rupees"),
        ("CAD", "C$", "Canadian dollars"),
        ("CHF", "CHF ", "Swiss francs"),
    ];
    let known = names
        .into_iter()
        .filter_map(|(code, sign, name)| Some((code.parse().ok()?, sign, name)));
    select(known.collect::<Vec<_>>())
}

fn single_money() -> impl Strategy<Value = Written> {
    let parts = (number(), names(), hedge(), 0..6_usize);
    parts.prop_filter_map(
        "it fits",
        |(number, (currency, sign, name), (hedge, bound), form)| {
            let in_digits = number.is_in_digits();
            let text = match form {
                0 | 1 if in_digits => format!("{sign}{}", number.text(form == 0)),
                2 if in_digits => format!("{currency} {}", number.text(true)),
                3 if in_digits => format!("{} {currency}", number.text(false)),
                4 if in_digits => format!("{currency}{}", number.text(true)),
                _ => format!("{} {name}", number.text(false)),
            };
            let figure = number.figure(bound)?;
            Some(Written {
                hedge,
                text,
                value: Value::Money { figure, currency },
            })
        },
    )
}

/// Money of every currency, by its code.
fn coded_money() -> impl Strategy<Value = Written> {
    let currency = select(Lexicon::english().money.currencies());
    (number(), currency, hedge()).prop_filter_map(
        "it fits",
        |(number, currency, (hedge, bound))| {
            let figure = number.figure(bound)?;
            number.is_in_digits().then(|| Written {
                hedge,
                text: format!("{} {currency}", number.text(false)),
                value: Value::Money { figure, currency },
            })
        },
    )
}

fn money_range() -> impl Strategy<Value = Written> {
    let ends = (1_i64..=400, 1_i64..=400, select(&SCALES[1..]));
    (ends, names(), 0..4_usize).prop_filter_map(
        "it fits",
        |((low, more, (word, letters, scale)), (currency, sign, name), form)| {
            let high = low + more;
            let text = match form {
                0 => format!("{sign}{low}–{high}{letters}"),
                1 => format!("{sign}{low}{letters} to {sign}{high}{letters}"),
                2 => format!("between {low} and {high} {word} {name}"),
                _ => format!("{low}-{high} {word} {name}"),
            };
            let scale = Decimal::from(scale);
            let end = |end: i64| Decimal::from(end).times(scale).ok();
            let figure = Figure::range(end(low)?, end(high)?, Precision::Place(scale)).ok()?;
            Some(Written {
                hedge: "",
                text,
                value: Value::Money { figure, currency },
            })
        },
    )
}

/// Percentages, percentage points and basis points, with hedges.
pub fn written_percent() -> impl Strategy<Value = Written> {
    let forms = select(
        &[
            ("%", PercentUnit::Percent),
            (" per cent", PercentUnit::Percent),
            (" percent", PercentUnit::Percent),
            (" percentage points", PercentUnit::Points),
            (" basis points", PercentUnit::BasisPoints),
            ("bp", PercentUnit::BasisPoints),
        ][..],
    );
    let parts = (1_i64..=2_000, 0_u32..=2, forms, hedge());
    parts.prop_filter_map(
        "it fits",
        |(digits, decimals, (form, unit), (hedge, bound))| {
            let number = Decimal::new(digits, decimals);
            let place = precision(decimals, Decimal::new(1, decimals));
            let figure = Figure::new(number, place, bound).ok()?;
            let text = format!("{}{form}", grouped(number, ","));
            Some(Written {
                hedge,
                text,
                value: Value::Percent { figure, unit },
            })
        },
    )
}
