//! Figures: what their hedges and their rounding make of them.

use num_bigint::BigInt;
use num_rational::BigRational;
use numclaim::strategies::{decimal, figure, hedge, rounded};
use numclaim::value::{Bound, Exact, Figure, Interval, Precision};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::rational::{fraction, power_of_ten};

/// A figure reported to so many decimals, as XBRL has it (negative: to tens, hundreds …).
#[derive(Clone, Copy, Debug)]
struct Reported {
    digits: i64,
    decimals: i32,
}

impl Reported {
    fn value(self) -> BigRational {
        BigRational::from(BigInt::from(self.digits)) * self.unit()
    }

    /// One unit of the last place: 10 to the power of minus the decimals.
    fn unit(self) -> BigRational {
        let ten = BigRational::from(power_of_ten(self.decimals.unsigned_abs()));
        if self.decimals > 0 { ten.recip() } else { ten }
    }

    fn figure(self) -> Figure {
        let number = |digits| {
            let places = Decimal::from_i128_with_scale(digits, self.decimals.max(0).unsigned_abs());
            let tens = 10_i64.pow(self.decimals.min(0).unsigned_abs());
            places.times(Decimal::from(tens)).expect("it fits")
        };
        let place = Precision::Place(number(1));
        Figure::new(number(self.digits.into()), place, Bound::Exact).expect("it fits")
    }
}

/// Two facts are consistent duplicates under XBRL's rule when the closed intervals of half a unit to
/// either side overlap, and, where both have the same decimals, the values are equal (Duplicates
/// Guidance; SEC EDGAR Filer Manual 6.5.12).
fn consistent(one: Reported, other: Reported) -> bool {
    let half = |reported: Reported| reported.unit() / BigRational::from(BigInt::from(2));
    let low = |reported: Reported| reported.value() - half(reported);
    let high = |reported: Reported| reported.value() + half(reported);
    let overlap = low(one).max(low(other)) <= high(one).min(high(other));
    overlap && (one.decimals != other.decimals || one.value() == other.value())
}

fn reported() -> impl Strategy<Value = Reported> {
    (-1_300_i64..=1_300, -3_i32..=3).prop_map(|(digits, decimals)| Reported { digits, decimals })
}

/// A second report of about the same number, often just on the edge of agreement.
fn neighbour(of: Reported) -> impl Strategy<Value = Reported> {
    (-3_i32..=3, -3_i64..=3).prop_map(move |(decimals, off)| {
        let unit = Reported {
            digits: 1,
            decimals,
        }
        .unit();
        let digits = (of.value() / unit).round().to_integer();
        let digits = i64::try_from(digits).expect("small numbers") + off;
        Reported { digits, decimals }
    })
}

fn reported_pair() -> impl Strategy<Value = (Reported, Reported)> {
    reported().prop_flat_map(|one| {
        (
            Just(one),
            prop_oneof![neighbour(one).boxed(), reported().boxed()],
        )
    })
}

#[test]
fn half_open_ends_need_no_rule_for_equal_decimals() {
    let report = |digits, decimals| Reported { digits, decimals };
    for (one, other, agree) in [
        (report(228, 0), report(229, 0), false),
        (report(748, -3), report(749, -3), false),
        (report(748, -3), report(748, -3), true),
        (report(228, 0), report(2284, 1), true),
        (report(228, 0), report(2285, 1), true),
        (report(228, 0), report(2286, 1), false),
        (report(0, 0), report(-5, 1), true),
        (report(0, 0), report(6, 1), false),
        (report(-228, 0), report(-2275, 1), true),
    ] {
        let meets = one.figure().strict().meets(&other.figure().strict());
        assert_eq!(meets, agree, "{one:?} and {other:?}");
        assert_eq!(consistent(one, other), agree, "{one:?} and {other:?}");
    }
}

proptest! {
    #[test]
    fn rounded_figures_agree_as_xbrl_says((one, other) in reported_pair()) {
        let meets = one.figure().strict().meets(&other.figure().strict());
        prop_assert_eq!(meets, consistent(one, other));
    }

    #[test]
    fn a_number_lies_in_the_figure_that_it_rounds_to(
        number in -1_000_000_i64..=1_000_000,
        decimals in 0_u32..=3,
    ) {
        use rust_decimal::RoundingStrategy::MidpointAwayFromZero;
        let exact = Decimal::new(number, 4);
        let rounded = exact.round_dp_with_strategy(decimals, MidpointAwayFromZero);
        let place = Precision::Place(Decimal::new(1, decimals));
        let figure = Figure::new(rounded, place, Bound::Exact).expect("it fits");
        prop_assert!(figure.strict().contains(exact), "{} in {}", exact, figure.strict());
    }

    #[test]
    fn the_loose_reading_covers_the_strict_one(figure in figure()) {
        prop_assert!(figure.loose().covers(&figure.strict()));
        prop_assert_eq!(figure.nominal().is_none(), figure.bound() == Bound::Range);
    }

    #[test]
    fn an_unhedged_figure_holds_what_is_written((nominal, precision) in rounded()) {
        let figure = Figure::new(nominal, precision, Bound::Exact).expect("it fits");
        prop_assert!(figure.strict().contains(nominal));
        let slack = figure.loose().upper().value().expect("bounded").minus(nominal).expect("it fits");
        let share = slack.over_rounding_down(nominal.abs().max(Decimal::ONE)).expect("it fits");
        let strict = figure.strict().upper().value().expect("bounded").minus(nominal).expect("it fits");
        prop_assert!(share <= Decimal::new(5, 2) || slack == strict, "{}", figure.loose());
    }

    #[test]
    fn hedges_lie_as_their_words_say((nominal, precision) in rounded()) {
        let strict = |bound| Figure::new(nominal, precision, bound).expect("it fits").strict();
        let plain = strict(Bound::Exact);
        let point = Interval::point(nominal);
        prop_assert!(point.is_below(&strict(Bound::Above)));
        prop_assert!(strict(Bound::Below).is_below(&point));
        prop_assert!(strict(Bound::AtLeast).contains(nominal));
        prop_assert!(strict(Bound::AtMost).contains(nominal));
        prop_assert!(strict(Bound::AtLeast).covers(&strict(Bound::Above)));
        prop_assert!(strict(Bound::AtMost).covers(&strict(Bound::Below)));
        prop_assert!(strict(Bound::About).covers(&plain));
        let nearly = strict(Bound::Nearly);
        match nominal.cmp(&Decimal::ZERO) {
            std::cmp::Ordering::Greater => prop_assert!(nearly.is_below(&point)),
            std::cmp::Ordering::Less => prop_assert!(point.is_below(&nearly)),
            std::cmp::Ordering::Equal => prop_assert_eq!(nearly, plain),
        }
    }

    #[test]
    fn a_negative_figure_is_the_mirror_of_its_size((nominal, precision) in rounded()) {
        for bound in [Bound::Exact, Bound::About, Bound::Nearly] {
            let figure = |nominal| Figure::new(nominal, precision, bound).expect("it fits");
            prop_assert_eq!(figure(-nominal).strict(), figure(nominal).strict().negated());
            prop_assert_eq!(figure(-nominal).loose(), figure(nominal).loose().negated());
        }
    }

    #[test]
    fn ranges_hold_their_ends(one in rounded(), (other, _) in rounded()) {
        let range = Figure::range(one.0, other, one.1).expect("it fits");
        prop_assert_eq!(range, Figure::range(other, one.0, one.1).expect("it fits"));
        prop_assert_eq!(range.strict(), Interval::closed(one.0, other));
    }

    #[test]
    fn another_unit_changes_no_relation(a in figure(), b in figure(), factor in 1_i64..=3600) {
        for factor in [Decimal::from(factor), Decimal::new(-factor, 2)] {
            let (Ok(c), Ok(d)) = (a.scaled(factor), b.scaled(factor)) else { continue };
            prop_assert_eq!(a.strict().meets(&b.strict()), c.strict().meets(&d.strict()));
            prop_assert_eq!(a.loose().meets(&b.loose()), c.loose().meets(&d.loose()));
            prop_assert_eq!(a.strict().covers(&b.strict()), c.strict().covers(&d.strict()));
        }
    }

    #[test]
    fn any_decimal_makes_a_figure_or_an_error(nominal in decimal(), place in decimal(), bound in hedge()) {
        for precision in [Precision::Point, Precision::Place(place.abs())] {
            if let Ok(figure) = Figure::new(nominal, precision, bound) {
                prop_assert!(figure.loose().covers(&figure.strict()));
                prop_assert_eq!(figure.nominal().map(fraction), Some(fraction(nominal)));
            }
        }
    }
}
