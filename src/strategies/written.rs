//! Figures as they are written, with the reading that they should have.

use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::mention::Value;
use crate::value::{Bound, Currency, Exact, Figure, PercentUnit, Precision};

/// A figure in one of its many spellings, and what it says.
///
/// ```
/// use numclaim::strategies::written_money;
/// use numclaim::{Checker, Document};
/// use proptest::prelude::*;
///
/// proptest!(|(written in written_money())| {
///     let text = format!("The bill came to {written}, they said.");
///     let claims = Checker::default().extract(&Document::new("bill", text)).unwrap();
///     prop_assert_eq!(&claims[0].mention.value, &written.value);
/// });
/// ```
#[derive(Clone, Debug)]
pub struct Written {
    /// The words of the hedge, empty without one.
    pub hedge: &'static str,
    /// What is written, without the hedge.
    pub text: String,
    /// What it says.
    pub value: Value,
}

impl std::fmt::Display for Written {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.hedge.is_empty() {
            write!(f, "{} ", self.hedge)?;
        }
        f.write_str(&self.text)
    }
}

/// A number with how it is written: its digits or words, and its scale, the word and the letters.
#[derive(Clone, Debug)]
struct Number {
    digits: String,
    word: &'static str,
    letters: &'static str,
    value: Decimal,
    precision: Precision,
}

impl Number {
    /// With the scale in letters ("3.5bn") or as a word ("3.5 billion").
    fn text(&self, in_letters: bool) -> String {
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

    fn figure(&self, bound: Bound) -> Option<Figure> {
        Figure::new(self.value, self.precision, bound).ok()
    }
}

/// How finely a number of so many decimals is written.
fn precision(decimals: u32, place: Decimal) -> Precision {
    match decimals {
        0 => Precision::Place(place),
        _ => Precision::Decimals(place),
    }
}

const SCALES: [(&str, &str, i64); 4] = [
    ("", "", 1),
    ("million", "m", 1_000_000),
    ("billion", "bn", 1_000_000_000),
    ("trillion", "tn", 1_000_000_000_000),
];

/// Numbers in digits, with commas between thousands, or in words.
fn number() -> impl Strategy<Value = Number> {
    let scale = select(&SCALES[..]);
    let in_digits = (1_i64..=999_999, 0_u32..=2, scale.clone()).prop_filter_map(
        "it fits",
        |(digits, decimals, (word, letters, scale))| {
            let written = Decimal::new(digits, decimals);
            let scale = Decimal::from(scale);
            Some(Number {
                digits: grouped(written),
                word,
                letters,
                value: written.times(scale).ok()?,
                precision: precision(decimals, Decimal::new(1, decimals).times(scale).ok()?),
            })
        },
    );
    let in_words = (2_u32..=999, scale).prop_map(|(count, (word, letters, scale))| Number {
        digits: spelled(count),
        word,
        letters,
        value: Decimal::from(count) * Decimal::from(scale),
        precision: Precision::Place(Decimal::from(scale)),
    });
    prop_oneof![3 => in_digits, 1 => in_words]
}

/// The digits with a comma after each thousand.
fn grouped(number: Decimal) -> String {
    let digits = number.to_string();
    let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::new();
    for (nth, digit) in whole.char_indices() {
        if nth > 0 && (whole.len() - nth) % 3 == 0 {
            text.push(',');
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
fn spelled(number: u32) -> String {
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

/// Hedges before a figure.
fn hedge() -> impl Strategy<Value = (&'static str, Bound)> {
    select(
        &[
            ("", Bound::Exact),
            ("more than", Bound::Above),
            ("over", Bound::Above),
            ("at least", Bound::AtLeast),
            ("less than", Bound::Below),
            ("up to", Bound::AtMost),
            ("about", Bound::About),
            ("around", Bound::About),
            ("nearly", Bound::Nearly),
            ("almost", Bound::Nearly),
        ][..],
    )
}

/// Amounts of money: sign, code or name, scales in words and letters, hedges, ranges.
pub fn written_money() -> impl Strategy<Value = Written> {
    prop_oneof![4 => single_money(), 1 => money_range()]
}

/// A currency's code, sign and name.
fn names() -> impl Strategy<Value = (Currency, &'static str, &'static str)> {
    let names = [
        ("USD", "$", "dollars"),
        ("EUR", "€", "euros"),
        ("GBP", "£", "pounds"),
        ("CNY", "CN¥", "yuan"),
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
            let in_digits = number.digits.starts_with(|c: char| c.is_ascii_digit());
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
            let text = format!("{}{form}", grouped(number));
            Some(Written {
                hedge,
                text,
                value: Value::Percent { figure, unit },
            })
        },
    )
}
