//! The one place where two figures are compared.
//!
//! | left | right | relation |
//! | --- | --- | --- |
//! | `$228bn` | `228 billion dollars` | equal |
//! | `218.17` | `218` | narrower |
//! | `17` | `more than 14` | narrower |
//! | `6.2` | `between 6.1 and 6.4` | narrower |
//! | `16.2` | `16.3` | apart strictly: neighbours in the last written place |
//! | `3.8` | `3.86` | apart strictly: one may have cut off what the other rounded |
//! | `2,000` | `2,050` | apart strictly: a round number read generously |
//! | `17 civilians` | `16 civilians` | apart: small whole counts have no such excuse |
//! | `$228bn` | `$240bn` | apart |

use rust_decimal::{Decimal, RoundingStrategy};

pub(crate) use super::dimension::{Dimension, Quantity, quantity};
use crate::claim::Claim;
use crate::comparison::ValueRelation;
use crate::mention::Value;
use crate::value::{Bound, End, Exact, Figure, Interval, Precision};

/// How one figure lies to another of the same dimension.
pub(crate) fn relation(left: &Figure, right: &Figure) -> ValueRelation {
    let (one, other) = (left.strict(), right.strict());
    let same_writing = left.nominal().is_some()
        && left.nominal() == right.nominal()
        && left.bound() == right.bound();
    if same_writing {
        ValueRelation::Equal
    } else if let Some(covering) = covering(&one, &other) {
        covering
    } else if one.meets(&other) {
        if plain(left) && plain(right) {
            // Two roundings of one number that straddle each other's edge.
            ValueRelation::Equal
        } else {
            ValueRelation::Overlapping
        }
    } else if left.loose().meets(&right.loose()) || neighbours(left, right) || tie(left, right) {
        ValueRelation::ApartStrictly
    } else {
        ValueRelation::Apart
    }
}

/// How one percentage lies to what another leaves of the whole. Where that cannot be worked out, they
/// are taken to agree.
pub(crate) fn relation_to_the_rest(left: &Figure, right: &Figure) -> ValueRelation {
    let rest = right
        .scaled(Decimal::NEGATIVE_ONE)
        .and_then(|negative| negative.shifted(Decimal::ONE_HUNDRED));
    rest.map_or(ValueRelation::Overlapping, |rest| relation(left, &rest))
}

/// How one percentage lies to another of the same whole that has no part in common with it: together they may leave as
/// much as they will, and be no more than all.
pub(crate) fn relation_beside(left: &Figure, right: &Figure) -> ValueRelation {
    let sum = left.strict().plus(&right.strict());
    let whole = Interval::point(Decimal::ONE_HUNDRED);
    match sum.is_ok_and(|sum| whole.is_below(&sum)) {
        true => relation_to_the_rest(left, right),
        false => ValueRelation::Overlapping,
    }
}

/// How one figure lies to another where both stand between the same words, so that only the figure
/// was altered: every figure is taken to the letter, an unhedged one as just its number.
pub(crate) fn relation_to_the_letter(left: &Figure, right: &Figure) -> ValueRelation {
    let letter = |figure: &Figure| match (figure.bound(), figure.nominal()) {
        (Bound::Exact, Some(value)) => Interval::point(value),
        _ => figure.strict(),
    };
    let (one, other) = (letter(left), letter(right));
    if one.meets(&other) {
        covering(&one, &other).unwrap_or(ValueRelation::Overlapping)
    } else {
        // What both can be true of under their rounding is at most odd.
        match relation(left, right) {
            ValueRelation::Apart => ValueRelation::Apart,
            ValueRelation::Equal | ValueRelation::Narrower | ValueRelation::Broader
                if plain(left) && plain(right) =>
            {
                relation(left, right)
            }
            _ => ValueRelation::ApartStrictly,
        }
    }
}

/// Which of two intervals lies in the other, if one does.
fn covering(one: &Interval, other: &Interval) -> Option<ValueRelation> {
    if one == other {
        Some(ValueRelation::Equal)
    } else if other.covers(one) {
        Some(ValueRelation::Narrower)
    } else if one.covers(other) {
        Some(ValueRelation::Broader)
    } else {
        None
    }
}

/// How a value computed from other figures lies to a stated one: a tie counts for either side, and
/// within one unit of the last written place the writer may have cut off instead of rounded.
pub(crate) fn computed(value: &Interval, stated: &Figure) -> ValueRelation {
    let strict = stated.strict();
    if strict.covers(value) {
        ValueRelation::Narrower
    } else if value.covers(&strict) {
        ValueRelation::Broader
    } else if value.meets(&strict) {
        ValueRelation::Overlapping
    } else if value.closure().meets(&strict.closure())
        || value.meets(&stated.loose())
        || within_a_unit(value, stated)
    {
        ValueRelation::ApartStrictly
    } else {
        ValueRelation::Apart
    }
}

/// The interval with its ends rounded outward to twelve digits that count, so that a quotient can be
/// multiplied without running out of digits.
pub(crate) fn coarse(interval: &Interval) -> Interval {
    const DIGITS: u32 = 12;
    let round = |end: End, strategy| match end {
        End::Unbounded => End::Unbounded,
        End::Open(value) | End::Closed(value) => value
            .round_sf_with_strategy(DIGITS, strategy)
            .map_or(end, End::Closed),
    };
    let lower = round(interval.lower(), RoundingStrategy::ToNegativeInfinity);
    let upper = round(interval.upper(), RoundingStrategy::ToPositiveInfinity);
    Interval::new(lower, upper).unwrap_or(*interval)
}

/// Is neither of two figures larger than `factor` times the other? Figures without a nominal value
/// (ranges) are.
pub(crate) fn within_factor(one: &Claim, other: &Claim, factor: Decimal) -> bool {
    let nominal = |claim: &Claim| claim.mention.figure().and_then(Figure::nominal);
    let nominals = nominal(one).zip(nominal(other));
    nominals.is_none_or(|(one, other)| is_within_factor(one, other, factor))
}

/// Is neither of two numbers larger than `factor` times the other? A look that may round: what it bounds is no figure.
pub(crate) fn is_within_factor(one: Decimal, other: Decimal, factor: Decimal) -> bool {
    let (small, large) = (one.abs().min(other.abs()), one.abs().max(other.abs()));
    let most = small.checked_mul(factor);
    most.is_none_or(|most| large <= most)
}

/// Can a figure be measured in what another is: in the same, or is it a large number that leaves its
/// unit to the other ("of 120 million kroner fishermen received 74 million")?
pub(crate) fn may_share_unit(claim: &Claim, own: &Quantity, other: &Quantity) -> bool {
    const LARGE: Decimal = Decimal::from_parts(1_000, 0, 0, false, 0);
    let bare = matches!(claim.mention.value, Value::Number { .. }) && claim.mention.per.is_none();
    let money = matches!(other.dimension, Dimension::Money(_, None));
    own.dimension == other.dimension || bare && money && own.figure.nominal() >= Some(LARGE)
}

fn plain(figure: &Figure) -> bool {
    figure.bound() == Bound::Exact
}

/// Do two unhedged figures differ by no more than one unit of the coarser last place? A figure of
/// that last place may have been cut off where the other was rounded.
fn neighbours(left: &Figure, right: &Figure) -> bool {
    let (Some(one), Some(other)) = (left.precision().place(), right.precision().place()) else {
        return false;
    };
    let gap = left
        .nominal()
        .zip(right.nominal())
        .and_then(|(a, b)| a.minus(b).ok());
    plain(left) && plain(right) && gap.is_some_and(|gap| gap.abs() <= one.max(other))
}

/// Does an exact figure lie on the very edge of a rounded one?
fn tie(left: &Figure, right: &Figure) -> bool {
    let exact = |figure: &Figure| figure.precision() == Precision::Point && plain(figure);
    (exact(left) != exact(right)) && left.strict().closure().meets(&right.strict().closure())
}

fn within_a_unit(value: &Interval, stated: &Figure) -> bool {
    let (Some(place), Some(nominal)) = (stated.precision().place(), stated.nominal()) else {
        return false;
    };
    let band = nominal
        .minus(place)
        .and_then(|low| Ok(Interval::closed(low, nominal.plus(place)?)));
    plain(stated) && band.is_ok_and(|band| band.meets(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).expect("a decimal")
    }

    /// `~` about, `>` more than, `=>` at least, `<` less than; `#` before a number: a small count.
    fn figure(written: &str) -> Figure {
        let (bound, digits) = match written.split_once(' ') {
            Some(("~", digits)) => (Bound::About, digits),
            Some((">", digits)) => (Bound::Above, digits),
            Some(("=>", digits)) => (Bound::AtLeast, digits),
            Some(("<", digits)) => (Bound::Below, digits),
            _ => (Bound::Exact, written),
        };
        if let Some((one, other)) = digits.split_once("..") {
            let place = Precision::Place(decimal("1"));
            return Figure::range(decimal(one), decimal(other), place).expect("fits");
        }
        let (precision, digits) = match digits.strip_prefix('#') {
            Some(digits) => (Precision::Point, digits),
            None => {
                let places = digits.split_once('.').map_or(0, |(_, after)| after.len());
                let scale = u32::try_from(places).expect("few");
                (Precision::Place(Decimal::new(1, scale)), digits)
            }
        };
        Figure::new(decimal(digits), precision, bound).expect("it fits")
    }

    #[test]
    fn figures_that_agree() {
        for (left, right, expected) in [
            ("228", "228", ValueRelation::Equal),
            ("218.17", "218", ValueRelation::Narrower),
            ("218", "218.17", ValueRelation::Broader),
            ("#17", "> 14", ValueRelation::Narrower),
            ("228", "> 200", ValueRelation::Narrower),
            ("> 200", "228", ValueRelation::Broader),
            ("#12", "10..15", ValueRelation::Narrower),
            ("> 5", "< 9", ValueRelation::Overlapping),
            ("2.45", "2.5", ValueRelation::Equal),
            ("~ 200", "204", ValueRelation::Broader),
            ("5000", "> 200", ValueRelation::Narrower),
        ] {
            assert_eq!(
                relation(&figure(left), &figure(right)),
                expected,
                "{left} {right}"
            );
            assert_eq!(
                relation(&figure(right), &figure(left)),
                expected.reversed(),
                "{right} {left}"
            );
        }
    }

    #[test]
    fn altered_figures_are_taken_to_the_letter() {
        for (left, right, expected) in [
            ("360", "< 360", ValueRelation::ApartStrictly),
            ("360", "< 460", ValueRelation::Narrower),
            ("> 300", "360", ValueRelation::Broader),
            ("360", "340", ValueRelation::Apart),
            ("3", "3.2", ValueRelation::Broader),
            ("3", "3", ValueRelation::Equal),
        ] {
            let given = relation_to_the_letter(&figure(left), &figure(right));
            assert_eq!(given, expected, "{left} {right}");
        }
    }

    #[test]
    fn figures_that_only_a_generous_reading_joins() {
        for (left, right) in [
            ("16.2", "16.3"),
            ("3.8", "3.86"),
            ("2000", "2050"),
            ("66", "67"),
            ("62", "#62.5"),
        ] {
            let given = relation(&figure(left), &figure(right));
            assert_eq!(given, ValueRelation::ApartStrictly, "{left} {right}");
        }
    }

    #[test]
    fn figures_apart() {
        for (left, right) in [
            ("#16", "#17"),
            ("228", "240.1"),
            ("1449", "1437"),
            ("218.2", "228"),
            ("3.8", "3.91"),
            ("> 240", "228"),
        ] {
            let given = relation(&figure(left), &figure(right));
            assert_eq!(given, ValueRelation::Apart, "{left} {right}");
        }
    }

    #[test]
    fn computed_values_may_be_cut_off() {
        let ratio = |top: i64, bottom: i64| {
            Interval::point(Decimal::from(top * 100))
                .over(&Interval::point(Decimal::from(bottom)))
                .expect("no zero")
        };
        assert!(computed(&ratio(23, 32), &figure("72")).agrees());
        assert_eq!(
            computed(&ratio(2, 3), &figure("66")),
            ValueRelation::ApartStrictly
        );
        assert_eq!(
            computed(&ratio(5, 8), &figure("62")),
            ValueRelation::ApartStrictly
        );
        assert_eq!(
            computed(&ratio(23, 32), &figure("62")),
            ValueRelation::Apart
        );
    }
}
