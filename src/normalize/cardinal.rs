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

use rust_decimal::Decimal;

use super::numeral;
use super::scene::Scene;
use crate::lexicon::{NumberClass, NumberWord, Role};
use crate::token::Shape;
use crate::value::Exact;

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

    /// Is it a whole number that no scale word rounds?
    pub(crate) fn is_plain_whole(&self) -> bool {
        self.scale == Decimal::ONE && self.place == Decimal::ONE && !self.mixed
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

fn unsigned(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    if scene.is(at, Shape::Numeral) || scene.has(at, Role::Stop) {
        return digits(scene, at);
    }
    if let Some(hit) = glyph(scene, at) {
        return Some(scale_words(scene, hit.0, hit.1));
    }
    words(scene, at)
}

// ---- Digits

fn digits(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    let (digits, end) = numeral::read_at(scene, at)?;
    let place = Decimal::try_from_i128_with_scale(1, digits.decimals).ok();
    let mut number = Number::whole(digits.value, place.unwrap_or(PERCENT));
    number.value = number.value.filter(|_| place.is_some());
    number.mantissa = number.value;
    number.spelled = false;
    number.grouped = digits.grouped;
    number.ambiguous = digits.ambiguous;
    if digits.decimals == 0 && scene.has(end, Role::OrdinalEnding) && scene.glued(end) {
        number.ordinal = true;
        return Some((number, end + 1));
    }
    if let Some((power, end)) = scientific(scene, number, end) {
        return Some((power, end));
    }
    if digits.decimals == 0 {
        if let Some((fraction, after)) = slashed(scene, number, end) {
            return Some((fraction, after));
        }
        if let Some((fraction, after)) = added_fraction(scene, end) {
            return Some(scale_words(scene, sum(number, fraction), after));
        }
    }
    let (number, end) = continued_hundred(scene, number, end);
    let (number, end) = scale_words(scene, number, end);
    Some(fraction_of_scale(scene, number, end))
}

/// "3 million and a quarter": a fraction of the scale before it.
fn fraction_of_scale(scene: &Scene<'_>, number: Number, end: usize) -> (Number, usize) {
    let spelled = scene.has(end, Role::And) && number.scale >= THOUSAND && number.letter.is_none();
    let Some((fraction, after)) = added_fraction(scene, end).filter(|_| spelled) else {
        return (number, end);
    };
    let scale = scene
        .number_word(after)
        .filter(|word| word.class == NumberClass::Scale && word.value < Some(number.scale));
    let (part, after) = match scale {
        Some(_) => scale_words(scene, fraction, after),
        None => (fraction.times(number.scale), after),
    };
    let place = number.place.min(part.place);
    let mut total = sum(number, part);
    total.place = place;
    total.mixed = false;
    (total, after)
}

/// "3 hundred and 21": a hundred after digits, and what is added to it.
fn continued_hundred(scene: &Scene<'_>, number: Number, end: usize) -> (Number, usize) {
    let Some(word) = scene.number_word(end).filter(|_| scene.follows(end)) else {
        return (number, end);
    };
    if word.class != NumberClass::Hundred {
        return (number, end);
    }
    let mut number = number.times(Decimal::ONE_HUNDRED);
    let end = end + 1;
    let after_and = end + usize::from(scene.has(end, Role::And));
    let added = if scene.is(after_and, Shape::Numeral) && after_and > end {
        numeral::read_at(scene, after_and)
            .filter(|(digits, next)| {
                digits.whole <= 2
                    && digits.decimals == 0
                    && scene
                        .number_word(*next)
                        .is_none_or(|word| word.class == NumberClass::Scale)
            })
            .map(|(digits, end)| (Number::whole(digits.value, Decimal::ONE), end))
    } else {
        below_hundred(scene, after_and)
    };
    match added {
        Some((rest, after)) => {
            number = sum(number, rest);
            number.place = Decimal::ONE;
            (number, after)
        }
        None => (number, end),
    }
}

/// "x10^-4", "e10", "^23" after a numeral that ends before `end`.
fn scientific(scene: &Scene<'_>, base: Number, end: usize) -> Option<(Number, usize)> {
    let power = |at: usize| -> Option<(i32, usize)> {
        let negative = scene.is(at, Shape::Hyphen);
        let at = at + usize::from(negative || scene.has(at, Role::Plus));
        if !scene.glued(at) {
            return None;
        }
        let exponent: i32 = scene
            .written(at)
            .parse()
            .ok()
            .filter(|power| *power <= 999)?;
        Some((if negative { -exponent } else { exponent }, at + 1))
    };
    if !scene.glued(end) {
        let spaced = scene.has(end, Role::Cross) && scene.written(end + 1) == "10";
        if !spaced {
            return None;
        }
    }
    if scene.has(end, Role::Exponent) && scene.glued(end + 1) {
        let (exponent, after) = power(end + 1)?;
        return Some((raised(base, Decimal::TEN, exponent), after));
    }
    if scene.has(end, Role::Cross)
        && scene.written(end + 1) == "10"
        && scene.has(end + 2, Role::Caret)
    {
        let (exponent, after) = power(end + 3)?;
        return Some((raised(base, Decimal::TEN, exponent), after));
    }
    if scene.has(end, Role::Caret) {
        let (exponent, after) = power(end + 1)?;
        let mut one = base;
        let factor = base.value;
        one.value = Some(Decimal::ONE);
        let Some(factor) = factor else {
            return Some((base, after));
        };
        return Some((raised(one, factor, exponent), after));
    }
    None
}

/// `base` × `factor` ^ `exponent`; without a value where that does not fit.
fn raised(mut base: Number, factor: Decimal, exponent: i32) -> Number {
    for _ in 0..exponent.unsigned_abs().min(100) {
        let step = |value: Decimal| {
            if exponent > 0 {
                value.times(factor)
            } else {
                value.over_rounding_down(factor)
            }
        };
        base.value = base.value.and_then(|value| step(value).ok());
        base.place = step(base.place).unwrap_or(base.place);
    }
    if exponent.unsigned_abs() > 100 {
        base.value = None;
    }
    base.mantissa = base.value;
    base
}

/// "7/8", "7 / 8" after its numerator; not "9/11" and other dates, which have no smaller numerator.
fn slashed(scene: &Scene<'_>, top: Number, end: usize) -> Option<(Number, usize)> {
    if !scene.has(end, Role::Slash) || scene.glued(end) != scene.glued(end + 1) {
        return None;
    }
    let (bottom, after) = numeral::read_at(scene, end + 1)?;
    let again =
        scene.has(after, Role::Slash) || scene.has_before(end.saturating_sub(1), Role::Slash);
    if bottom.decimals > 0 || bottom.whole > 3 || again {
        return None;
    }
    Some((quotient(top, bottom.value?)?, after))
}

// ---- Fractions

fn quotient(top: Number, bottom: Decimal) -> Option<Number> {
    let value = shortened(top.value?.over_rounding_down(bottom).ok()?);
    let mut number = Number::whole(Some(value), PERCENT);
    number.spelled = top.spelled;
    number.fraction = true;
    number.mixed = true;
    Some(number)
}

/// A quotient without end ("a third") to as many digits as leave room to scale it and put a band
/// around it.
pub(crate) fn shortened(quotient: Decimal) -> Decimal {
    quotient.round_dp(16)
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

/// "½".
fn glyph(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    let token = scene.get(at)?;
    if token.shape != Shape::Symbol || token.end - token.start < 2 {
        return None;
    }
    let (top, bottom) = vulgar(scene.character(at)?)?;
    let top = Number::whole(Some(Decimal::from(top)), Decimal::ONE);
    let mut number = quotient(top, Decimal::from(bottom))?;
    number.spelled = false;
    Some((number, at + 1))
}

/// Unicode's fractions in one character.
fn vulgar(c: char) -> Option<(u32, u32)> {
    Some(match c {
        '½' => (1, 2),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅐' => (1, 7),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕'..='⅘' => (c as u32 - '⅕' as u32 + 1, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}

/// What is added to a whole number: "½", " 1/4", " and a half", "-and-three-quarters".
fn added_fraction(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    if let Some(hit) = glyph(scene, at).filter(|_| scene.follows(at)) {
        return Some(hit);
    }
    if scene.is(at, Shape::Numeral) && !scene.glued(at)
        || scene.is(at, Shape::Hyphen) && scene.glued(at)
    {
        let at = scene.after_hyphen(at);
        let (top, end) = numeral::read_at(scene, at).filter(|(digits, _)| digits.decimals == 0)?;
        let hit = slashed(scene, Number::whole(top.value, Decimal::ONE), end)?;
        return (hit.0.value? < Decimal::ONE && scene.follows(at)).then_some(hit);
    }
    let and = scene.after_hyphen(at);
    if !scene.has(and, Role::And) {
        return None;
    }
    let at = scene.after_hyphen(and + 1);
    if let Some(hit) = glyph(scene, at) {
        return Some(hit);
    }
    let (fraction, end) = spelled_fraction(scene, at)?;
    (fraction.value? < Decimal::ONE).then_some((fraction, end))
}

/// "half", "a half", "one-half", "two-thirds", "three twenty-firsts", "a hundredth".
fn spelled_fraction(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    if let Some(word) = scene
        .number_word(at)
        .filter(|word| word.class == NumberClass::Fraction && !word.plural)
    {
        let mut number = quotient(one(), word.value?)?;
        number.weak = true;
        return Some((number, at + 1));
    }
    let article = scene.has(at, Role::Article);
    let (top, bottom_at) = if article {
        (one(), at + 1)
    } else {
        numerator(scene, at)?
    };
    let (bottom, end, plural) = denominator(scene, scene.after_hyphen(bottom_at))?;
    let single = top.value == Some(Decimal::ONE);
    if single == plural && !(bottom == Decimal::TWO && !plural) || !scene.follows(bottom_at) {
        return None;
    }
    let mut number = quotient(top, bottom)?;
    number.weak = article;
    Some((number, end))
}

fn one() -> Number {
    Number::whole(Some(Decimal::ONE), Decimal::ONE)
}

/// A numerator: the longest run of number words that leaves a denominator.
fn numerator(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    if let Some(hit) = below_thousand(scene, at) {
        return Some(hit);
    }
    None
}

/// What a fraction is divided by: an ordinal that may be more than one word; and is it a plural?
fn denominator(scene: &Scene<'_>, at: usize) -> Option<(Decimal, usize, bool)> {
    let word = scene.number_word(at)?;
    match word.class {
        NumberClass::Fraction => Some((word.value?, at + 1, word.plural)),
        NumberClass::Ordinal if word.value > Some(Decimal::TWO) => {
            Some((word.value?, at + 1, word.plural))
        }
        NumberClass::Ten => {
            let next = scene.after_hyphen(at + 1);
            let unit = scene.number_word(next).filter(|unit| {
                unit.class == NumberClass::Ordinal && unit.value < Some(Decimal::TEN)
            })?;
            Some((word.value?.plus(unit.value?).ok()?, next + 1, unit.plural))
        }
        _ => None,
    }
}

// ---- Words

fn words(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    if let Some(hit) = portion(scene, at) {
        return Some(hit);
    }
    let article = scene.has(at, Role::Article);
    if article {
        let word = scene
            .number_word(at + 1)
            .filter(|_| scene.follows(at + 1))?;
        return match word.class {
            NumberClass::Hundred | NumberClass::Scale => whole_words(scene, one(), at + 1),
            NumberClass::Group if word.value != Some(Decimal::from(20)) => {
                Some(scale_words(scene, one().times(word.value?), at + 2))
            }
            _ => None,
        };
    }
    if let Some(hit) = ordinal_words(scene, at) {
        return Some(hit);
    }
    let word = scene.number_word(at)?;
    match word.class {
        NumberClass::Scale | NumberClass::Group if word.value != Some(Decimal::from(20)) => {
            // "million" and "dozen" without a number are one of them: "a nearly million-dollar house".
            let mut number = one();
            number.weak = true;
            whole_words(scene, number, at)
        }
        NumberClass::Unit | NumberClass::Teen | NumberClass::Ten => {
            let (number, end) = below_hundred(scene, at)?;
            whole_words(scene, number, end)
        }
        _ => None,
    }
}

/// A fraction alone, or of a scale: "half a million", "two-thirds of a million", "quarter million".
fn portion(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    let (fraction, end) = spelled_fraction(scene, at)?;
    let mut next = scene.after_hyphen(end);
    next += usize::from(scene.has(next, Role::Of));
    next += usize::from(scene.has(next, Role::Article));
    let scale = scene.number_word(next).filter(|word| {
        matches!(word.class, NumberClass::Scale | NumberClass::Group)
            && scene.follows(next)
            && !(word.class == NumberClass::Group && word.value != Some(Decimal::from(12)))
    });
    Some(match scale {
        Some(_) => {
            let (mut number, end) = scale_words(scene, fraction, next);
            number.fraction = false;
            number.weak = false;
            number.mixed = number.place < Decimal::ONE;
            (number, end)
        }
        None => (fraction, end),
    })
}

/// "third", "twenty-first", "hundredth".
fn ordinal_words(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    let ordinal = |value: Decimal, end: usize| {
        let mut number = Number::whole(Some(value), Decimal::ONE);
        number.ordinal = true;
        (number, end)
    };
    let word = scene.number_word(at)?;
    match word.class {
        NumberClass::Ordinal if !word.plural => Some(ordinal(word.value?, at + 1)),
        NumberClass::Ten => {
            let next = scene.after_hyphen(at + 1);
            let unit = scene.number_word(next).filter(|unit| {
                unit.class == NumberClass::Ordinal
                    && unit.value < Some(Decimal::TEN)
                    && !unit.plural
            })?;
            Some(ordinal(word.value?.plus(unit.value?).ok()?, next + 1))
        }
        _ => None,
    }
}

/// "seven", "seventeen", "seventy", "seventy-seven".
fn below_hundred(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    let word = scene.number_word(at).filter(|_| scene.follows(at))?;
    let whole = |value: Option<Decimal>| Number::whole(value, Decimal::ONE);
    match word.class {
        NumberClass::Unit | NumberClass::Teen => Some((whole(word.value), at + 1)),
        NumberClass::Ten => {
            let next = scene.after_hyphen(at + 1);
            let unit = scene.number_word(next).filter(|unit| {
                unit.class == NumberClass::Unit
                    && !unit.value.is_some_and(|v| v.is_zero())
                    && scene.follows(next)
            });
            Some(match unit {
                Some(unit) => (sum(whole(word.value), whole(unit.value)), next + 1),
                None => (whole(word.value), at + 1),
            })
        }
        _ => None,
    }
}

/// "seven hundred and seventy-seven".
fn below_thousand(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    let (number, end) = below_hundred(scene, at)?;
    Some(hundreds(scene, number, end))
}

fn hundreds(scene: &Scene<'_>, number: Number, end: usize) -> (Number, usize) {
    let at = scene.after_hyphen(end);
    let hundred = scene
        .number_word(at)
        .filter(|word| word.class == NumberClass::Hundred && scene.follows(at));
    if hundred.is_none() {
        return (number, end);
    }
    let number = number.times(Decimal::ONE_HUNDRED);
    let number = Number {
        place: Decimal::ONE,
        ..number
    };
    let end = at + 1;
    let rest_at = end + usize::from(scene.has(end, Role::And));
    match below_hundred(scene, rest_at) {
        Some((rest, after)) if !is_numerator(scene, rest, rest_at, after) => {
            (sum(number, rest), after)
        }
        _ => (number, end),
    }
}

/// Is the `rest` after a hundred the top of a fraction of its own? "one hundred and three quarters" adds
/// quarters, "one hundred and thirty fifths" has so many fifths, "one hundred thirty fifths" are 100/35.
fn is_numerator(scene: &Scene<'_>, rest: Number, at: usize, after: usize) -> bool {
    let Some((bottom, ..)) = denominator(scene, scene.after_hyphen(after)) else {
        return false;
    };
    let compound =
        after == at + 1 && denominator(scene, at).is_some() && !scene.has_before(at, Role::And);
    compound || rest.value < Some(bottom)
}

/// Everything after the first group of a spelled number: hundreds, "point", scales, further groups.
fn whole_words(scene: &Scene<'_>, first: Number, end: usize) -> Option<(Number, usize)> {
    let (mut group, mut end) = hundreds(scene, first, end);
    if let Some((decimals, after)) = spelled_decimals(scene, end) {
        group.place = decimals.place;
        group = Number {
            value: sum(group, decimals).value,
            ..group
        };
        group.mantissa = group.value;
        end = after;
    } else if let Some((fraction, after)) = added_fraction(scene, end) {
        group = sum(group, fraction);
        end = after;
    }
    let mut total: Option<Number> = None;
    loop {
        let (scaled, after) = scale_words(scene, group, end);
        let scale = scaled.scale;
        total = Some(match total {
            None => scaled,
            Some(total) => Number {
                scale: total.scale.max(scale),
                place: scaled.place,
                ..sum(total, scaled)
            },
        });
        end = after;
        if scale < THOUSAND {
            break;
        }
        match next_group(scene, end, scale) {
            Some((next, after)) => {
                group = next;
                end = after;
            }
            None => break,
        }
    }
    let mut number = total?;
    number.weak = first.weak;
    Some(fraction_of_scale(scene, number, end))
}

/// The next lower group of a spelled number after a scale: "two hundred" in "three million two hundred
/// thousand". It must end in a smaller scale, or in none.
fn next_group(scene: &Scene<'_>, end: usize, scale: Decimal) -> Option<(Number, usize)> {
    let at = end + usize::from(scene.has(end, Role::And));
    let at = if scene.has(end, Role::Comma) {
        end + 1
    } else {
        at
    };
    let (group, after) = below_thousand(scene, at)?;
    let next = scene.after_hyphen(after);
    let smaller = match scene.number_word(next) {
        Some(word) => match word.class {
            NumberClass::Scale => word.value.is_some_and(|value| value < scale),
            NumberClass::Letter => next > after || !scene.glued(next),
            NumberClass::Fraction | NumberClass::Ordinal => false,
            _ => true,
        },
        None => true,
    };
    // After a comma only a group with a scale goes on: "two thousand, three people" does not.
    let comma_needs_scale = scene.has(end, Role::Comma)
        && scene
            .number_word(next)
            .is_none_or(|word| word.class != NumberClass::Scale);
    (smaller && !comma_needs_scale).then_some((group, after))
}

/// "point two", "point nought three", "point twenty-five" after a whole number.
fn spelled_decimals(scene: &Scene<'_>, at: usize) -> Option<(Number, usize)> {
    if !scene.has(at, Role::Point) {
        return None;
    }
    let (mut mantissa, mut places, mut end) = (0_i128, 0_u32, at + 1);
    while let Some(word) = scene.number_word(end).filter(|_| scene.follows(end)) {
        let (number, after) = match word.class {
            NumberClass::Unit | NumberClass::Teen | NumberClass::Ten => below_hundred(scene, end)?,
            _ => break,
        };
        let value = i128::try_from(number.value?).ok()?;
        let width = if value < 10 { 1 } else { 2 };
        places += width;
        if places > 20 {
            return None;
        }
        mantissa = mantissa * 10_i128.pow(width) + value;
        end = after;
    }
    if places == 0 {
        return None;
    }
    let value = Decimal::try_from_i128_with_scale(mantissa, places).ok();
    Some((
        Number::whole(value, Decimal::try_from_i128_with_scale(1, places).ok()?),
        end,
    ))
}

/// Multiplies by the scale words that follow: "billion", "lakh crore", "dozen", "hundred thousand", "bn".
fn scale_words(scene: &Scene<'_>, mut number: Number, mut end: usize) -> (Number, usize) {
    loop {
        let at = scene.after_hyphen(end);
        let Some(word) = scene.number_word(at).filter(|_| scene.follows(at)) else {
            break;
        };
        match word {
            NumberWord {
                class: NumberClass::Scale,
                value,
                ..
            } => number = number.scaled(value),
            NumberWord {
                class: NumberClass::Group,
                value: Some(value),
                ..
            } if number.scale < THOUSAND => {
                number = number.times(value);
            }
            NumberWord {
                class: NumberClass::Plural,
                value: Some(value),
                ..
            } if number.is_plain_whole() && value != Decimal::TEN && scene.follows(at) => {
                number = if value >= THOUSAND {
                    number.scaled(Some(value))
                } else {
                    number.times(value)
                };
            }
            NumberWord {
                class: NumberClass::Hundred,
                ..
            } if !number.spelled && number.scale == Decimal::ONE => {
                number = number.times(Decimal::ONE_HUNDRED);
            }
            NumberWord {
                class: NumberClass::Letter,
                value,
                ..
            } if !number.spelled && number.scale == Decimal::ONE && is_scale_letter(scene, at) => {
                number = number.scaled(value);
                let token = scene.tokens[at];
                number.letter = (token.end - token.start <= 2).then_some(at);
                end = at + 1;
                break;
            }
            _ => break,
        }
        end = at + 1;
    }
    (number, end)
}

/// Does a scale letter at `at` end its word: "5k", not "5k/s" or "5 m²"?
fn is_scale_letter(scene: &Scene<'_>, at: usize) -> bool {
    let token = &scene.tokens[at];
    let close = token.glued
        || scene
            .text
            .get(scene.tokens[at - 1].end as usize..token.start as usize)
            .is_some_and(|gap| !gap.contains('\n'));
    let ends = !scene.glued(at + 1)
        || scene
            .get(at + 1)
            .is_some_and(|next| next.shape != Shape::Numeral && !scene.has(at + 1, Role::Slash));
    close && ends
}
