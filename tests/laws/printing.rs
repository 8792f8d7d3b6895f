//! Laws of printing: what was read in a text, printed by its value alone, is read back as the same
//! value.

use chrono::{Datelike, NaiveDate};
use numclaim::value::{Bound, Currency, Figure, PercentUnit, Precision};
use numclaim::{Checker, Document, Mention, Value};
use rust_decimal::Decimal;

/// Each value of the text is read back from the plainest way to write it.
pub(crate) fn hold_for(text: &str) {
    let checker = Checker::default();
    let Ok(mentions) = checker.mentions(&document(text)) else {
        return;
    };
    for mention in &mentions {
        for printed in printed(mention) {
            let again = checker.mentions(&document(&printed));
            let again = again.expect("there is text in it");
            let says_the_same = again.iter().any(|again| {
                again.kind() == mention.kind()
                    && again.unit() == mention.unit()
                    && nominal(again) == nominal(mention)
                    && days(again) == days(mention)
            });
            assert!(
                says_the_same,
                "{:?} of {text:?} prints as {printed:?}, which reads {again:?}",
                mention.span.slice(text)
            );
        }
    }
}

fn document(text: &str) -> Document {
    let published = NaiveDate::from_ymd_opt(2024, 2, 9).expect("a day");
    Document::new("a", text).published(published)
}

fn days(mention: &Mention) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    mention
        .period()
        .map(|period| (period.start(), period.end()))
}

fn nominal(mention: &Mention) -> Option<Decimal> {
    mention.figure().and_then(|figure| figure.nominal())
}

/// What has a plain way to be written: money by its code, percentages by their sign or name, numbers,
/// and single days.
fn printed(mention: &Mention) -> Vec<String> {
    let number = nominal(mention).map(|nominal| nominal.normalize());
    // Written to its last digit, a number of very many digits has none left for half a unit of it.
    let number = number.filter(|number| {
        let last = Precision::Place(Decimal::new(1, number.scale()));
        Figure::new(*number, last, Bound::Exact).is_ok()
    });
    let printed = match (&mention.value, number) {
        (Value::Money { currency, .. }, Some(number)) => money(*currency, number),
        (Value::Percent { unit, .. }, Some(number)) => percent(*unit, number),
        (Value::Number { .. }, Some(number)) => plain(number).into_iter().collect(),
        (Value::Date(_), _) => mention
            .period()
            .and_then(|period| period.start())
            .map(day)
            .unwrap_or_default(),
        _ => Vec::new(),
    };
    // A value in no sentence at all, and in the middle of one.
    let within = printed
        .iter()
        .map(|printed| format!("There it was {printed}, they said."))
        .collect::<Vec<_>>();
    printed.into_iter().chain(within).collect()
}

/// The code stands behind the number: before it, "ALL" and "TOP" are words.
fn money(currency: Currency, number: Decimal) -> Vec<String> {
    vec![format!("{number} {}", currency.code())]
}

fn percent(unit: PercentUnit, number: Decimal) -> Vec<String> {
    let names: &[&str] = match unit {
        PercentUnit::Percent => &["%", " per cent"],
        PercentUnit::Points => &[" percentage points"],
        PercentUnit::BasisPoints => &[" basis points"],
    };
    names.iter().map(|name| format!("{number}{name}")).collect()
}

/// Four digits may be a year, and eight a date.
fn plain(number: Decimal) -> Option<String> {
    let digits = number.mantissa().unsigned_abs().to_string().len();
    (!matches!(digits, 4 | 8)).then(|| number.to_string())
}

/// A day in figures, and in words.
fn day(day: NaiveDate) -> Vec<String> {
    if !(1000..=9999).contains(&day.year()) {
        return Vec::new();
    }
    vec![
        day.format("%Y-%m-%d").to_string(),
        day.format("%-d %B %Y").to_string(),
        day.format("%B %-d, %Y").to_string(),
    ]
}
