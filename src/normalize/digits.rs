//! One numeral by its text: `1,234.5`, `1.234,5`, `1'234.5`, `12,34,567`.
//!
//! Whether `1.234` is one and a bit or a thousand and more depends on how the rest of the document
//! writes its numbers: [`Style`].

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::signs::Signs;
use crate::lexicon::hints::FIGURE;
use crate::token::{Shape, Token, digit, is_invisible};

/// Which sign a document writes before decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// 1,234.5
    Point,
    /// 1.234,5
    Comma,
}

impl Style {
    /// The style that most of a text's numerals show, where they can only be read in one of them;
    /// `None` where they show neither.
    pub(crate) fn of(text: &str, tokens: &[Token], signs: &Signs) -> Option<Self> {
        let mut balance = 0_i32;
        for token in signs.all(0, FIGURE).filter_map(|at| tokens.get(at)) {
            if token.shape == Shape::Numeral && token.end - token.start > 3 {
                balance += match evidence(token.text(text)) {
                    Some(Self::Point) => 1,
                    Some(Self::Comma) => -1,
                    None => 0,
                };
            }
        }
        match balance.cmp(&0) {
            Ordering::Less => Some(Self::Comma),
            Ordering::Equal => None,
            Ordering::Greater => Some(Self::Point),
        }
    }
}

/// A number in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Digits {
    /// Its value; `None` if it does not fit an exact decimal.
    pub(crate) value: Option<Decimal>,
    /// How many digits stand after the decimal sign.
    pub(crate) decimals: u32,
    /// How many stand before it.
    pub(crate) whole: u32,
    /// Are they in groups?
    pub(crate) grouped: bool,
    /// Would the other style read another value?
    pub(crate) ambiguous: bool,
}

/// The runs of digits and the separators of a numeral, at most [`RUNS`] of them.
struct Cut {
    runs: [u32; RUNS],
    separators: [char; RUNS],
    count: usize,
}

const RUNS: usize = 16;

fn cut(text: &str) -> Option<Cut> {
    let mut shape = Cut {
        runs: [0; RUNS],
        separators: ['\0'; RUNS],
        count: 0,
    };
    for c in text.chars() {
        if digit(c).is_some() {
            shape.runs[shape.count] += 1;
        } else if !is_invisible(c) {
            shape.separators[shape.count] = if c == '’' { '\'' } else { c };
            shape.count += 1;
            if shape.count == RUNS {
                return None;
            }
        }
    }
    Some(shape)
}

impl Cut {
    /// Are the runs up to the `last` one groups: one to three digits, and then threes, or twos and
    /// at last a three as in India?
    fn groups(&self, last: usize) -> bool {
        let inner = &self.runs[1..last];
        (1..=3).contains(&self.runs[0])
            && self.runs[last] == 3
            && (inner.iter().all(|run| *run == 3)
                || self.runs[0] <= 2 && inner.iter().all(|run| *run == 2))
    }

    /// Are the first `count` separators the same?
    fn uniform(&self, count: usize) -> bool {
        self.separators[..count]
            .windows(2)
            .all(|pair| pair[0] == pair[1])
    }
}

/// Is it made of digits of ASCII alone, as most numerals are?
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Which style a numeral must be in, if it can only be in one.
fn evidence(text: &str) -> Option<Style> {
    if is_plain(text) {
        return None;
    }
    let shape = cut(text)?;
    let sign = |at: usize| match shape.separators[at] {
        '.' => Some(Style::Point),
        ',' => Some(Style::Comma),
        _ => None,
    };
    let other = |style| match style {
        Style::Point => Style::Comma,
        Style::Comma => Style::Point,
    };
    match shape.count {
        0 => None,
        1 if shape.runs[1] != 3 || shape.runs[0] > 3 => sign(0),
        1 => None,
        count if shape.uniform(count) => shape.groups(count).then(|| sign(0).map(other))?,
        count => (shape.uniform(count - 1) && shape.groups(count - 1)).then(|| sign(count - 1))?,
    }
}

/// Reads a numeral token's text; `None` if it is no number ("1.2.3", "22.01.2024").
pub(crate) fn read(text: &str, style: Style) -> Option<Digits> {
    if is_plain(text) {
        return Some(Digits {
            value: value(text.bytes().map(|byte| byte - b'0'), 0),
            decimals: 0,
            whole: text.len() as u32,
            grouped: false,
            ambiguous: false,
        });
    }
    let shape = cut(text)?;
    let count = shape.count;
    let first = shape.separators[0];
    let decimal_sign = |c: char| matches!(c, '·' | '٫');
    let (grouped, decimals, ambiguous) = match count {
        0 => (false, 0, false),
        1 if matches!(first, '\'' | '٬') => {
            if !shape.groups(1) {
                return None;
            }
            (true, 0, false)
        }
        1 if decimal_sign(first) || !shape.groups(1) || text.starts_with('0') => {
            (false, shape.runs[1], false)
        }
        1 => {
            let decimal = match style {
                Style::Point => first == '.',
                Style::Comma => first == ',',
            };
            // A comma before three digits groups them in English, whatever the rest of a text shows.
            (
                !decimal,
                if decimal { 3 } else { 0 },
                decimal && first == '.',
            )
        }
        _ if shape.uniform(count) => {
            if !shape.groups(count) {
                return None;
            }
            (true, 0, false)
        }
        _ => {
            let last = shape.separators[count - 1];
            let fits = shape.uniform(count - 1)
                && shape.groups(count - 1)
                && matches!(last, '.' | ',' | '·' | '٫');
            if !fits {
                return None;
            }
            (true, shape.runs[count], false)
        }
    };
    let whole = shape.runs[..=count].iter().sum::<u32>() - decimals;
    Some(Digits {
        value: value(text.chars().filter_map(digit), decimals),
        decimals,
        whole,
        grouped,
        ambiguous,
    })
}

pub(super) fn value(digits: impl Iterator<Item = u8>, decimals: u32) -> Option<Decimal> {
    let (mut mantissa, mut small) = (0_i128, 0_u64);
    for digit in digits {
        // As long as 64 bits hold it, it takes no more.
        match small.checked_mul(10) {
            Some(tens) if mantissa == 0 && tens < u64::MAX - 9 => small = tens + u64::from(digit),
            _ => {
                mantissa = mantissa.max(i128::from(small));
                mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit))?;
            }
        }
    }
    Decimal::try_from_i128_with_scale(mantissa.max(i128::from(small)), decimals).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str, style: Style) -> Option<String> {
        read(text, style)?
            .value
            .map(|value| value.normalize().to_string())
    }

    #[test]
    fn groups_and_decimals_in_every_style() {
        for (text, value) in [
            ("7", "7"),
            ("0033", "33"),
            ("1,234", "1234"),
            ("1,234,567.89", "1234567.89"),
            ("12,34,567", "1234567"),
            ("1'234'567.5", "1234567.5"),
            ("1’234", "1234"),
            ("1.234,5", "1234.5"),
            ("1.234.567", "1234567"),
            ("1.234", "1.234"),
            ("8,95", "8.95"),
            ("0,125", "0.125"),
            ("0.125", "0.125"),
            ("١٢٣", "123"),
            ("４２", "42"),
            ("3·5", "3.5"),
        ] {
            assert_eq!(number(text, Style::Point).as_deref(), Some(value), "{text}");
        }
        assert_eq!(number("1.234", Style::Comma).as_deref(), Some("1234"));
        assert_eq!(number("1,234", Style::Comma).as_deref(), Some("1.234"));
    }

    #[test]
    fn versions_dates_and_addresses_are_no_numbers() {
        for text in ["1.2.3", "22.01.2024", "192.168.0.1", "1,23,4", "1'23"] {
            assert_eq!(read(text, Style::Point), None, "{text}");
        }
    }

    #[test]
    fn a_number_too_long_has_no_value() {
        let digits = read(&"9".repeat(60), Style::Point).expect("it is a number");
        assert_eq!(digits.value, None);
    }

    #[test]
    fn digits_that_could_be_another_number_are_marked() {
        use crate::normalize::corpus::mentions;
        let marks = |text: &str| -> Vec<bool> {
            mentions(text)
                .iter()
                .map(|mention| mention.ambiguous)
                .collect()
        };
        assert_eq!(marks("It sold 12.500 of them."), [true]);
        assert_eq!(marks("It sold 12.500 of them at $3.40."), [false, false]);
        assert_eq!(marks("It sold 12,500 of them."), [false]);
    }
}
