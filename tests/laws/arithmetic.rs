//! Numerals and intervals against fractions of integers of any size, which know no limits: what is read
//! or calculated is exactly right, or refused where it does not fit.
//!
//! A text is taken line by line: `1,234.5 million` is a numeral, `[1, 2) / (-0.5, ∞)` a calculation.

use num_bigint::BigInt;
use num_rational::BigRational;
use numclaim::value::{ArithmeticError, End, Interval};
use numclaim::{Checker, Document, Value};
use rust_decimal::Decimal;

use super::rational::{fraction, holds, members, power_of_ten};

/// What is read in each line, and what each line gives, is right.
pub(crate) fn holds_for(text: &str) {
    for line in text.lines().take(8) {
        match calculation(line) {
            Some((left, operation, right)) => encloses(&left, operation, &right),
            None => numeral_is_read(line),
        }
    }
}

/// The scales, by the ways to write them, as powers of ten.
const SCALES: [(&str, u32); 9] = [
    (" thousand", 3),
    (" million", 6),
    (" billion", 9),
    (" trillion", 12),
    ("k", 3),
    ("mn", 6),
    ("bn", 9),
    ("tn", 12),
    ("", 0),
];

/// Digits that surely fit a decimal, with one more for half a unit of the last place.
const FIT: usize = 26;

/// An amount of money with such a numeral is read as exactly that, unless it may be too large.
fn numeral_is_read(line: &str) {
    let Some((digits, decimals, scale)) = numeral(line) else {
        return;
    };
    let text = format!("It cost ${line} then.");
    let mentions = Checker::default().mentions(&Document::new("a", text.as_str()));
    let mentions = mentions.expect("there is text in it");
    let [mention] = mentions.as_slice() else {
        panic!("one amount in {text:?}: {mentions:?}");
    };
    assert_eq!(mention.span.slice(&text), Some(&text[8..text.len() - 6]));
    match &mention.value {
        Value::Money { figure, .. } => {
            let mantissa: BigInt = digits.parse().expect("digits");
            let written = BigRational::new(mantissa * power_of_ten(scale), power_of_ten(decimals));
            assert_eq!(figure.nominal().map(fraction), Some(written), "{text:?}");
        }
        Value::Unreadable { .. } => {
            let most = digits.trim_start_matches('0').len() + scale as usize;
            assert!(most > FIT || decimals as usize > FIT, "{text:?} would fit");
        }
        other => panic!("{text:?}: {other:?}"),
    }
}

/// The digits of a numeral without its signs, how many of them are decimals, and its scale; `None` for
/// what is written in no ordinary way.
fn numeral(line: &str) -> Option<(String, u32, u32)> {
    let (number, scale) = SCALES
        .iter()
        .find_map(|(word, scale)| Some((line.strip_suffix(word)?, *scale)))?;
    let (whole, decimals) = match number.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (number, None),
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = whole.contains(',');
    let plain = is_digits(first)
        && (first.len() <= 3 || !grouped)
        && (!first.starts_with('0') || whole == "0")
        && groups.all(|group| is_digits(group) && group.len() == 3)
        && whole.len() <= 40
        && decimals.is_none_or(|decimals| is_digits(decimals) && decimals.len() <= 40);
    let decimals = decimals.unwrap_or_default();
    let digits = format!("{}{decimals}", whole.replace(',', ""));
    plain.then_some((digits, u32::try_from(decimals.len()).ok()?, scale))
}

type Operation = fn(&Interval, &Interval) -> Result<Interval, ArithmeticError>;
type Truth = fn(&BigRational, &BigRational) -> BigRational;

fn calculation(line: &str) -> Option<(Interval, (Operation, Truth), Interval)> {
    let operations: [(&str, Operation, Truth); 4] = [
        (" + ", Interval::plus, |a, b| a + b),
        (" - ", Interval::minus, |a, b| a - b),
        (" * ", Interval::times, |a, b| a * b),
        (" / ", Interval::over, |a, b| a / b),
    ];
    operations.into_iter().find_map(|(sign, operation, truth)| {
        let (left, right) = line.split_once(sign)?;
        Some((interval(left)?, (operation, truth), interval(right)?))
    })
}

/// An interval as it prints.
fn interval(text: &str) -> Option<Interval> {
    let (lower, upper) = text.split_once(", ")?;
    let end = |text: &str, closed: bool| match text {
        "−∞" | "∞" => Some(End::Unbounded),
        _ => {
            let value = Decimal::from_str_exact(text).ok()?;
            Some(if closed {
                End::Closed(value)
            } else {
                End::Open(value)
            })
        }
    };
    let lower = end(lower.get(1..)?, lower.starts_with('['))?;
    let upper = end(
        upper.get(..upper.len().checked_sub(1)?)?,
        upper.ends_with(']'),
    )?;
    let read = Interval::new(lower, upper)?;
    let printed = read.to_string();
    let again = |text: &str| Decimal::from_str_exact(text.trim_matches(['[', '(', ']', ')'])).ok();
    let (low, high) = printed.split_once(", ")?;
    assert_eq!((again(low), again(high)), (lower.value(), upper.value()));
    Some(read)
}

/// The result holds what the numbers of the two intervals give.
fn encloses(left: &Interval, (operation, truth): (Operation, Truth), right: &Interval) {
    let result = match operation(left, right) {
        Ok(result) => result,
        Err(ArithmeticError::DivisionByZero) => {
            let zero = BigRational::from(BigInt::from(0));
            assert!(holds(right, &zero), "{right} holds no zero");
            return;
        }
        Err(_) => return,
    };
    for one in members(left) {
        for other in members(right) {
            let value = truth(&one, &other);
            assert!(
                holds(&result, &value),
                "{one} and {other} give {value}, which is not in {result}"
            );
        }
    }
}
