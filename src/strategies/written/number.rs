//! Numbers in digits and in words, in several styles of grouping and scale.

use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::value::{Bound, Exact, Figure, Precision};

/// A number with how it is written: its digits or words, and its scale, the word and the letters.
#[derive(Clone, Debug)]
pub(super) struct Number {
    pub(super) digits: String,
    word: &'static str,
    letters: &'static str,
    value: Decimal,
    precision: Precision,
}

impl Number {
    /// With the scale in letters ("3.5bn") or as a word ("3.5 billion").
    pub(super) fn text(&self, in_letters: bool) -> String {
        let Self {
            digits,
            word,
            letters,
            ..
        } = self;
        match (word.is_empty(), in_letters) {
            (true, _) => digits.clone(),
            (false, true) => format!("{digits}{letters}"),
            (false, false) => format!("{digits} {word}"),
        }
    }

    /// What it says where anything may be measured.
    pub(super) fn figure(&self, bound: Bound) -> Option<Figure> {
        Figure::new(self.value, self.precision, bound).ok()
    }

    /// What it says where things are counted: a whole number below a hundred is exact.
    pub(super) fn count(&self, bound: Bound) -> Option<Figure> {
        let small = self.value < Decimal::ONE_HUNDRED && self.word.is_empty();
        match self.precision {
            Precision::Place(place) if small && place == Decimal::ONE => {
                Figure::new(self.value, Precision::Point, bound).ok()
            }
            _ => self.figure(bound),
        }
    }

    pub(super) fn is_in_digits(&self) -> bool {
        self.digits.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// How finely a number of so many decimals is written.
pub(super) fn precision(decimals: u32, place: Decimal) -> Precision {
    match decimals {
        0 => Precision::Place(place),
        _ => Precision::Decimals(place),
    }
}

/// Scale words, the letters for them, and their values.
pub(super) const SCALES: [(&str, &str, i64); 4] = [
    ("", "", 1),
    ("million", "m", 1_000_000),
    ("billion", "bn", 1_000_000_000),
    ("trillion", "tn", 1_000_000_000_000),
];

/// What stands between thousands: commas, thin spaces and other spaces that lines do not break at.
const GROUPING: [&str; 4] = [",", ",", "\u{a0}", "\u{202f}"];

/// Numbers in digits, with signs between thousands, or in words.
pub(super) fn number() -> impl Strategy<Value = Number> {
    let in_words =
        (2_u32..=999, select(&SCALES[..])).prop_map(|(count, (word, letters, scale))| Number {
            digits: spelled(count),
            word,
            letters,
            value: Decimal::from(count) * Decimal::from(scale),
            precision: Precision::Place(Decimal::from(scale)),
        });
    prop_oneof![3 => in_digits(), 1 => in_words]
}

/// Numbers in digits.
fn in_digits() -> impl Strategy<Value = Number> {
    let number = (
        1_i64..=999_999,
        0_u32..=2,
        select(&SCALES[..]),
        select(&GROUPING[..]),
    );
    number.prop_filter_map(
        "it fits",
        |(digits, decimals, (word, letters, scale), between)| {
            let written = Decimal::new(digits, decimals);
            let scale = Decimal::from(scale);
            Some(Number {
                digits: grouped(written, between),
                word,
                letters,
                value: written.times(scale).ok()?,
                precision: precision(decimals, Decimal::new(1, decimals).times(scale).ok()?),
            })
        },
    )
}

/// The digits with a sign between thousands.
pub(super) fn grouped(number: Decimal, between: &str) -> String {
    let digits = number.to_string();
    let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::new();
    for (nth, digit) in whole.char_indices() {
        if nth > 0 && (whole.len() - nth) % 3 == 0 {
            text.push_str(between);
        }
        text.push(digit);
    }
    if !decimals.is_empty() {
        text.push('.');
        text.push_str(decimals);
    }
    text
}

/// A number below a thousand in words.
pub(super) fn spelled(number: u32) -> String {
    const SMALL: [&str; 20] = [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let (hundreds, rest) = (number / 100, number % 100);
    let below_hundred = match (rest / 10, rest % 10) {
        (0 | 1, _) => SMALL[rest as usize].to_owned(),
        (tens, 0) => TENS[tens as usize].to_owned(),
        (tens, ones) => format!("{}-{}", TENS[tens as usize], SMALL[ones as usize]),
    };
    match (hundreds, rest) {
        (0, _) => below_hundred,
        (_, 0) => format!("{} hundred", SMALL[hundreds as usize]),
        _ => format!("{} hundred and {below_hundred}", SMALL[hundreds as usize]),
    }
}
