//! Values that a writer worked out and then wrote with a slip of the pen: one digit wrong, two exchanged, or
//! the point misplaced. Where figures only stand near each other, that the one misses what the others make by
//! just that is what shows that they belong together.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::compare::slip::{digits_exchanged, is_scaled};
use crate::value::{Exact, Figure, Interval};

/// Fewer digits than this differ in one from too many others.
const DIGITS: usize = 3;

/// Is the figure what the value comes to, written to the same place, but for a slip in at least three digits?
pub(super) fn is_slip_of(value: &Interval, stated: &Figure) -> bool {
    let rounded = middle(value).and_then(|middle| rounded_like(middle, stated));
    rounded
        .zip(stated.nominal())
        .is_some_and(|(value, stated)| slipped(value, stated))
}

/// The middle of an interval that has two ends.
pub(super) fn middle(interval: &Interval) -> Option<Decimal> {
    let (low, high) = (interval.lower().value()?, interval.upper().value()?);
    low.plus(high).ok()?.over_rounding_down(Decimal::TWO).ok()
}

/// A value to the last place that a figure is written to.
fn rounded_like(value: Decimal, stated: &Figure) -> Option<Decimal> {
    let place = stated.precision().place().unwrap_or(Decimal::ONE);
    let units = value.over_rounding_down(place).ok()?;
    let units = units.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    units.times(place).ok()
}

/// Is the one number the other but for one digit, two neighbours exchanged, or the place of its point?
fn slipped(one: Decimal, other: Decimal) -> bool {
    if one == other {
        return false;
    }
    let scale = one.normalize().scale().max(other.normalize().scale());
    let digits = |value: Decimal| {
        let mut value = value.abs().normalize();
        value.rescale(scale);
        value.mantissa().to_string().into_bytes()
    };
    let (left, right) = (digits(one), digits(other));
    let telling = |digits: &[u8]| {
        let end = digits.iter().rposition(|digit| *digit != b'0');
        end.map_or(0, |end| end + 1) >= DIGITS
    };
    let differing = left.iter().zip(&right).filter(|(a, b)| a != b).count();
    let one_digit = left.len() == right.len() && differing == 1;
    telling(&left) && (one_digit || is_scaled(one, other))
        || (telling(&left) || left.len() == right.len()) && digits_exchanged(one, other)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let given = slipped(decimal(one), decimal(other));
            assert_eq!(given, expected, "{one} {other}");
        }
    }
}
