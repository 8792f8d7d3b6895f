//! Figures that are what others make, a quotient, a product or a sum, but for a slip of the pen.

use rust_decimal::{Decimal, RoundingStrategy};

use super::coincidence;
use super::slip::{digits_exchanged, is_scaled, written_out};
use super::values;
use crate::value::{Exact, Figure, Interval};

/// Is the figure what a value comes to, written to the same place, but for a slip of the pen? Where figures only
/// stand near each other, that the one misses what the others make by just that is what shows that they belong
/// together.
pub(crate) fn is_slip_of(value: &Interval, stated: &Figure) -> bool {
    let written = stated.precision().place().unwrap_or(Decimal::ONE);
    let Some(number) = stated.nominal() else {
        return false;
    };
    // A figure that ends in zeros may be rounded to more than its last place.
    [
        Some(written),
        last_place(number).filter(|place| *place > written),
    ]
    .into_iter()
    .flatten()
    .filter_map(|place| rounded_to(value, place))
    .any(|value| is_slip_of_number(value, number))
}

/// Is a percentage what a value comes to but for the plainest of slips: one digit, and not the last, wrong by
/// one, two neighbours exchanged, or the point one or two places off? So few numbers are this to a value that it
/// takes no more than three of two digits each to tell.
pub(crate) fn is_plain_slip(value: &Interval, stated: &Figure) -> bool {
    const TENTH: Decimal = Decimal::from_parts(1, 0, 0, false, 1);
    const HUNDREDTH: Decimal = Decimal::from_parts(1, 0, 0, false, 2);
    /// How many hundredths wide a share in words is at least.
    const WORDS: Decimal = Decimal::from_parts(4, 0, 0, false, 0);
    let (Some(made), Some(number)) = (written_like(value, stated), stated.nominal()) else {
        return false;
    };
    let (left, right) = written_out(made, number);
    let mut differing = left.iter().zip(&right).enumerate();
    let differing = differing.by_ref().filter(|(_, (a, b))| a != b);
    let differing: Vec<_> = differing.collect();
    let one_digit = match differing.as_slice() {
        [(at, (a, b))] => at + 1 < left.len() && a.abs_diff(**b) == 1,
        _ => false,
    };
    let unit = stated.precision().place().unwrap_or(Decimal::ONE);
    // "Half" and "a quarter" have no digits to mistake.
    let width = stated
        .strict()
        .upper()
        .value()
        .zip(stated.strict().lower().value());
    if width.is_none_or(|(upper, lower)| upper > lower.saturating_add(WORDS)) {
        return false;
    }
    let apart = made.minus(number).is_ok_and(|gap| gap.abs() > unit);
    let scaled = || {
        [TENTH, HUNDREDTH, Decimal::TEN, Decimal::ONE_HUNDRED]
            .iter()
            .any(|factor| {
                let moved = stated.scaled(*factor);
                moved.is_ok_and(|moved| {
                    values::computed(value, &moved).agrees() && is_close(value, &moved)
                })
            })
    };
    left.len() == right.len() && apart && (one_digit || digits_exchanged(made, number)) || scaled()
}

/// Is the middle of a value within a fiftieth of a figure, however roughly that is written?
fn is_close(value: &Interval, figure: &Figure) -> bool {
    const FIFTY: Decimal = Decimal::from_parts(50, 0, 0, false, 0);
    let gap = value.middle().zip(figure.nominal());
    gap.is_some_and(|(middle, nominal)| {
        let gap = middle.minus(nominal).and_then(|gap| gap.times(FIFTY));
        gap.is_ok_and(|gap| gap.abs() <= nominal.abs())
    })
}

/// Can a sum that misses its total by so much do so by a slip of the pen in one of its figures: a digit wrong by up
/// to `most`, or two neighbours exchanged? The middle of each part is what it is taken to be.
pub(crate) fn is_slip_of_sum(parts: &[Decimal], total: Decimal, place: Decimal, most: u8) -> bool {
    let mut sum = Decimal::ZERO;
    for part in parts {
        let Ok(more) = sum.plus(*part) else {
            return false;
        };
        sum = more;
    }
    let Ok(gap) = total.minus(sum) else {
        return false;
    };
    let one_digit = last_digit(gap.abs(), place).is_some_and(|digit| digit <= most);
    let other_part = |part: &Decimal| {
        let meant = part.plus(gap);
        // Of two digits every fourth pair is another's exchanged.
        is_telling(part)
            && meant.is_ok_and(|meant| meant > Decimal::ZERO && digits_exchanged(*part, meant))
    };
    !gap.is_zero()
        && (one_digit
            || parts.iter().any(other_part)
            || is_telling(&total) && digits_exchanged(sum, total))
}

/// Is the one number, of at least three digits that count, the other but for one digit, two neighbours
/// exchanged, or the place of its point?
fn is_slip_of_number(one: Decimal, other: Decimal) -> bool {
    /// Fewer digits than this differ in one from too many others.
    const DIGITS: usize = 3;
    if one == other {
        return false;
    }
    let (left, right) = written_out(one, other);
    let end = left.iter().rposition(|digit| *digit != b'0');
    let telling = end.is_some_and(|end| end + 1 >= DIGITS);
    let differing = left.iter().zip(&right).filter(|(a, b)| a != b).count();
    let one_digit = left.len() == right.len() && differing == 1;
    telling && (one_digit || is_scaled(one, other))
        || (telling || left.len() == right.len()) && digits_exchanged(one, other)
}

/// Has a number more than two digits that count?
fn is_telling(number: &Decimal) -> bool {
    coincidence::counted(*number) > 2
}

/// The only digit of a number that has no other, above the last place that counts.
fn last_digit(number: Decimal, place: Decimal) -> Option<u8> {
    let units = number.over_rounding_down(place).ok()?;
    if units.fract() != Decimal::ZERO {
        return None;
    }
    let digits = units.trunc().normalize().mantissa().to_string();
    let digits = digits.trim_end_matches('0').as_bytes();
    let scale = units.normalize().scale();
    match digits {
        // In the last place it is rounding.
        [digit] if scale == 0 && units >= Decimal::TEN => Some(digit - b'0'),
        _ => None,
    }
}

/// The place of the last digit of a number that is not zero.
fn last_place(number: Decimal) -> Option<Decimal> {
    let mut place = Decimal::ONE;
    while !number.is_zero() && (number % place.times(Decimal::TEN).ok()?).is_zero() {
        place = place.times(Decimal::TEN).ok()?;
    }
    Some(place)
}

/// The middle of a value, rounded to the last place that a figure is written to.
pub(crate) fn written_like(value: &Interval, stated: &Figure) -> Option<Decimal> {
    rounded_to(value, stated.precision().place().unwrap_or(Decimal::ONE))
}

/// The middle of a value, rounded to a place.
fn rounded_to(value: &Interval, place: Decimal) -> Option<Decimal> {
    let units = value.middle()?.over_rounding_down(place).ok()?;
    let units = units.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    units.times(place).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Bound, Precision};

    #[test]
    fn slips_in_one_figure_of_a_sum() {
        for (parts, total, expected) in [
            (&["83", "68", "15"][..], "156", true),
            (&["3690", "4519"], "7849", true),
            (&["24.2", "14.1"], "35.6", true),
            (&["5.9", "1.7"], "8.6", true),
            (&["5.9", "1.7"], "7.6", false),
            (&["5.9", "1.7"], "7.5", false),
            (&["26", "31"], "93", false),
            (&["140", "80"], "290", false),
        ] {
            let decimal = |text: &&str| Decimal::from_str_exact(text).expect("a decimal");
            let parts: Vec<Decimal> = parts.iter().map(decimal).collect();
            let place = Decimal::new(1, parts[0].scale());
            let given = is_slip_of_sum(&parts, decimal(&total), place, 3);
            assert_eq!(given, expected, "{parts:?} {total}");
        }
    }

    #[test]
    fn the_plainest_slips_of_percentages() {
        for (value, stated, expected) in [
            ("34", "44", true),
            ("53.1", "35", true),
            ("0.17", "1.7", true),
            ("0.5", "5", true),
            ("0.53", "5", false),
            ("546.8", "447", true),
            ("18.03", "28", true),
            ("44", "45", false),
            ("44", "48", false),
            ("44", "64", false),
            ("44", "44", false),
            ("9", "90", true),
            ("9", "8", false),
        ] {
            let decimal = |text| Decimal::from_str_exact(text).expect("a decimal");
            let written = decimal(stated);
            let place = Precision::Place(Decimal::new(1, written.scale()));
            let figure = Figure::new(written, place, Bound::Exact).expect("a figure");
            let given = is_plain_slip(&Interval::point(decimal(value)), &figure);
            assert_eq!(given, expected, "{value} {stated}");
        }
    }

    #[test]
    fn slips_of_the_pen() {
        for (one, other, expected) in [
            ("38200", "58200", true),
            ("45700", "54700", true),
            ("1.45", "2.45", true),
            ("2.3", "3.2", true),
            ("1220", "1022", false),
            ("45700", "457000", true),
            ("45700", "45700", false),
            ("45700", "46800", false),
            ("29", "39", false),
            ("3000", "4000", false),
        ] {
            let decimal = |text| Decimal::from_str_exact(text).expect("a decimal");
            let given = is_slip_of_number(decimal(one), decimal(other));
            assert_eq!(given, expected, "{one} {other}");
        }
    }
}
