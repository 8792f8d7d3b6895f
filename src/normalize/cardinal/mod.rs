//! One number, however it is written: digits, words, both, with a fraction, with a scale.
//!
//! | text | value | place |
//! | --- | --- | --- |
//! | `218.2bn` | 218200000000 | 100000000 |
//! | `two hundred and eighteen point two billion` | 218200000000 | 100000000 |
//! | `three lakh crore` | 3000000000000 | 10000000 |
//! | `2½`, `2 1/2`, `two and a half` | 2.5 | 0.1 |
//! | `half a million`, `a quarter million` | 500000, 250000 | 10000 |
//! | `two-thirds`, `7/8` | 0.666…, 0.875 | 0.01 |
//! | `6.23x10^-4`, `1e10` | 0.000623, 10000000000 | |

mod digits;
mod fraction;
mod group;
mod scale;
mod words;

use rust_decimal::Decimal;

pub(crate) use digits::raised_digit;
pub(crate) use fraction::shortened;
pub(crate) use scale::scale;
use scale::scale_words;

use super::scene::Scene;
use crate::lexicon::Role;
use crate::token::Shape;
use crate::value::{Exact, Precision, compare, is_one};

/// A number and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// Its value, scaled; `None` if it does not fit an exact decimal.
    pub(crate) value: Option<Decimal>,
    /// One unit of the last written place, scaled.
    pub(crate) place: Decimal,
    /// The value without its last scale word, and that scale: 3.5 and 10^9 for "3.5bn".
    pub(crate) mantissa: Option<Decimal>,
    /// The scale word's value, one without one.
    pub(crate) scale: Decimal,
    /// Is it written in words alone?
    pub(crate) spelled: bool,
    /// Is it a fraction: "two-thirds", "7/8", "½"?
    pub(crate) fraction: bool,
    /// Is a fraction part of it, on its own or after a whole number?
    pub(crate) mixed: bool,
    /// Does a fraction's reading hang on its context: "a third", "half"?
    pub(crate) weak: bool,
    /// Is it an ordinal: "21st", "third"?
    pub(crate) ordinal: bool,
    /// The token of a scale letter that is a unit's sign as well: "m", "t", "k", "b".
    pub(crate) letter: Option<usize>,
    /// Is it written with leading zeros or over so many digits that it may be a code?
    pub(crate) grouped: bool,
    /// Would another style of grouping read another value?
    pub(crate) ambiguous: bool,
}

impl Number {
    pub(crate) fn whole(value: Option<Decimal>, place: Decimal) -> Self {
        Self {
            value,
            place,
            mantissa: value,
            scale: Decimal::ONE,
            spelled: true,
            fraction: false,
            mixed: false,
            weak: false,
            ordinal: false,
            letter: None,
            grouped: false,
            ambiguous: false,
        }
    }

    /// The same number times `factor`, in value and place.
    pub(crate) fn times(mut self, factor: Decimal) -> Self {
        self.value = self.value.and_then(|value| value.times(factor).ok());
        match self.place.times(factor.abs()) {
            Ok(place) => self.place = place,
            Err(_) => self.value = None,
        }
        self
    }

    /// The same number under a scale word.
    fn scaled(mut self, scale: Option<Decimal>) -> Self {
        let Some(scale) = scale else {
            self.value = None;
            return self;
        };
        self.mantissa = if self.scale == Decimal::ONE {
            self.value
        } else {
            self.mantissa
        };
        self.scale = self.scale.times(scale).unwrap_or(scale);
        self.times(scale)
    }

    /// The same number without its last scale word.
    pub(crate) fn unscaled(mut self) -> Self {
        let place = self.place.over_rounding_down(self.scale);
        self.value = self.mantissa;
        self.place = place.unwrap_or(Decimal::ONE);
        self.scale = Decimal::ONE;
        self.letter = None;
        self
    }

    /// How finely it is written.
    pub(crate) fn precision(&self) -> Precision {
        match compare(self.place, self.scale).is_lt() && !self.mixed {
            true => Precision::Decimals(self.place),
            false => Precision::Place(self.place),
        }
    }

    /// Is it a whole number that no scale word rounds?
    pub(crate) fn is_plain_whole(&self) -> bool {
        !self.mixed && is_one(self.scale) && is_one(self.place)
    }
}

const PERCENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);
const TENTH: Decimal = Decimal::from_parts(1, 0, 0, false, 1);
const THOUSAND: Decimal = Decimal::from_parts(1000, 0, 0, false, 0);

/// Reads the number that begins at token `at`; gives the index after it. Signs before it are read too.
pub(crate) fn read(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    let (number, end) = match sign(scene, at) {
        Some(next) => {
            let (number, end) = unsigned(scene, next)?;
            (number.times(Decimal::NEGATIVE_ONE), end)
        }
        None => unsigned(scene, at)?,
    };
    Some((number, end))
}

/// The index after a minus sign at `at`: "−5", "-5" after a space, "minus 5".
fn sign(scene: &Scene<'_>, at: usize) -> Option<usize> {
    if is_either_way(scene, at) {
        return None;
    }
    if scene.has(at, Role::Minus) {
        let next = scene.after_hyphen(at + 1);
        return scene.follows(next).then_some(next);
    }
    let glued_to_word = scene.glued(at)
        && at > 0
        && matches!(
            scene.get(at - 1)?.shape,
            Shape::Word | Shape::Numeral | Shape::Clitic
        )
        || scene.has_before(at, Role::Close);
    let hyphen = scene.is(at, Shape::Hyphen)
        && scene.get(at)?.text(scene.text).chars().count() == 1
        && scene.glued(at + 1)
        && !glued_to_word;
    (hyphen && (scene.is(at + 1, Shape::Numeral) || scene.has(at + 1, Role::Stop)))
        .then_some(at + 1)
}

/// Does a minus at `at` stand after a plus: "plus or minus 2", "+/-2"?
fn is_either_way(scene: &Scene<'_>, at: usize) -> bool {
    let joined = scene.has_before(at, Role::Or) || scene.has_before(at, Role::Slash);
    joined && at > 1 && scene.has(at - 2, Role::Plus)
}

fn unsigned(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    if scene.is(at, Shape::Numeral) || scene.has(at, Role::Stop) {
        return digits::digits(scene, at);
    }
    if let Some(hit) = fraction::glyph(scene, at) {
        return Some(scale_words(scene, hit.0, hit.1));
    }
    words::words(scene, at)
}

fn sum(whole: Number, part: Number) -> Number {
    // A third has no last digit: the sum keeps as many as fit.
    let added =
        |(a, b): (Decimal, Decimal)| a.plus(b).or_else(|_| a.plus(b.trunc_with_scale(18))).ok();
    let value = whole.value.zip(part.value).and_then(added);
    let mut number = Number {
        value,
        mantissa: value,
        ..whole
    };
    number.place = whole.place.min(part.place);
    if part.mixed {
        number.mixed = true;
        number.place = if part.value.is_some_and(|value| value.scale() == 1) {
            TENTH
        } else {
            PERCENT
        };
    }
    number
}

fn one() -> Number {
    Number::whole(Some(Decimal::ONE), Decimal::ONE)
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{all_read, none_read};

    #[test]
    fn one_number_many_phrasings() {
        let corpus: &[(&str, &[&str])] = &[
            (
                "7 ",
                &["It was 7.", "seven", "07", "+ 7", "plus or minus 7", "+/-7"],
            ),
            (
                "-7 ",
                &["minus 7", "negative seven", "It was -7.", "−7", "| (7) |"],
            ),
            (
                "0.08 ",
                &[
                    ".08",
                    "0.08",
                    "nought point nought eight",
                    "zero point zero eight",
                ],
            ),
            ("12 ", &["a dozen", "twelve", "one dozen", "twelve (12)"]),
            (
                "28 ",
                &["twenty-eight", "twenty eight", "28", "Twenty - eight"],
            ),
            (
                "116 ",
                &[
                    "one hundred and sixteen",
                    "a hundred and sixteen",
                    "one hundred sixteen",
                ],
            ),
            (
                "2.5 ",
                &[
                    "2½",
                    "2 1/2",
                    "two and a half",
                    "two-and-a-half",
                    "2.5",
                    "2,5",
                    "two point five",
                ],
            ),
            (
                "4321 ",
                &[
                    "four thousand three hundred and twenty-one",
                    "4,321",
                    "4'321",
                    "4 321.0",
                ],
            ),
            (
                "600000 ",
                &[
                    "600k",
                    "six hundred thousand",
                    "0.6m",
                    "6 lakh",
                    "six lakh",
                    "600,000",
                ],
            ),
            (
                "500000 ",
                &[
                    "half a million",
                    "half-a-million",
                    "half million",
                    "a half million",
                    "0.5 million",
                    "5e5",
                ],
            ),
            (
                "3500000 ",
                &[
                    "3.5m",
                    "3.5 mn",
                    "3 and a half million",
                    "three and a half million",
                    "3½ million",
                    "3 million and a half",
                ],
            ),
            (
                "218200000000 ",
                &[
                    "218.2bn",
                    "218.2 billion",
                    "218.2-billion",
                    "two hundred and eighteen point two billion",
                    "218.2 milliard",
                    "2 1 8 . 2 billion",
                ],
            ),
            (
                "3000000000000 ",
                &[
                    "3tn",
                    "3trn",
                    "three trillion",
                    "three lakh crore",
                    "3 x 10^12",
                    "3×10^12",
                ],
            ),
            (
                "1234567 ",
                &[
                    "1,234,567",
                    "1.234.567",
                    "1 234 567",
                    "1\u{a0}234\u{a0}567",
                    "1\u{202f}234\u{202f}567",
                    "12,34,567",
                    "1’234’567",
                    "１２３４５６７",
                ],
            ),
            ("6.25 ", &["6 . 25", "6.25", "6·25"]),
            (
                "105 ",
                &["the hundred and five", "a hundred and five", "105"],
            ),
            (
                "7000 ",
                &["7 x 10³", "7×10^3", "7 × 10³", "7e3", "7 thousand"],
            ),
            ("0.007 ", &["7×10⁻³", "7×10−3", "7 x 10^-3"]),
            ("10000 ", &["10⁴", "10^4"]),
            (
                "1000000 ",
                &[
                    "a million",
                    "a cool million",
                    "a further million",
                    "another million",
                ],
            ),
        ];
        all_read(Kind::Number, corpus);
    }

    #[test]
    fn fractions_are_shares_or_parts_of_mixed_numbers() {
        all_read(
            Kind::Percent,
            &[
                ("62.5 %", &["five-eighths", "five eighths", "5/8", "⅝"]),
                ("75 %", &["three quarters", "three-quarters of it", "¾"]),
                ("12 %", &["three twenty-fifths", "three twenty fifths"]),
            ],
        );
        all_read(
            Kind::Number,
            &[
                ("4.6 ", &["four and three fifths", "twenty-three fifths"]),
                ("100.75 ", &["one hundred and three quarters"]),
                ("26 ", &["one hundred and thirty fifths"]),
            ],
        );
    }

    #[test]
    fn what_is_no_number() {
        none_read(
            Kind::Number,
            &[
                "the twenty-first amendment",
                "he came third",
                "no one else, which one, one of them",
                "a second opinion",
                "twenty twelve",
                "hundred-year-old trees stood about",
                "a third party",
            ],
        );
    }
}
