//! Intervals as sets of numbers: their order, and their arithmetic against that of fractions.

use num_bigint::BigInt;
use num_rational::BigRational;
use numclaim::strategies::{decimal, interval};
use numclaim::value::{ArithmeticError, End, Interval};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::rational::{fraction, holds, members, power_of_ten};

type Operation = fn(&Interval, &Interval) -> Result<Interval, ArithmeticError>;
type Truth = fn(&BigRational, &BigRational) -> BigRational;

/// The result holds what every pair of numbers gives, and reaches no further than they do: a closed
/// end is attained, numbers come as close to an open one as decimals can tell, and nothing bounds
/// them where there is no end.
fn encloses_tightly(
    (left, right): (&Interval, &Interval),
    operation: Operation,
    truth: Truth,
) -> Result<(), TestCaseError> {
    let Ok(result) = operation(left, right) else {
        return Ok(());
    };
    let mut results = Vec::new();
    for one in members(left) {
        for other in members(right) {
            let value = truth(&one, &other);
            prop_assert!(
                holds(&result, &value),
                "{one} and {other} give {value}, not in {result}"
            );
            results.push(value);
        }
    }
    let least = results.iter().min().expect("there are members");
    let greatest = results.iter().max().expect("there are members");
    touches(result.lower(), least, &-far(), &result)?;
    touches(result.upper(), greatest, &far(), &result)
}

/// Further out than any decimal.
fn far() -> BigRational {
    BigRational::from(power_of_ten(35))
}

fn touches(
    end: End,
    extreme: &BigRational,
    far: &BigRational,
    result: &Interval,
) -> Result<(), TestCaseError> {
    match end {
        End::Closed(value) => prop_assert_eq!(&fraction(value), extreme, "{}", result),
        End::Open(value) => {
            let value = fraction(value);
            let distance = size(&(&value - extreme));
            let finest = BigRational::new(1.into(), power_of_ten(28));
            let relative = size(&value) / BigRational::from(power_of_ten(27));
            prop_assert!(
                distance <= relative.max(finest),
                "{extreme} is far from an end of {result}"
            );
        }
        End::Unbounded => {
            prop_assert!(
                size(extreme) > size(far),
                "{extreme} is the furthest of {result}"
            );
        }
    }
    Ok(())
}

/// Far out on one side, and as near to zero as numbers come on the other: their products come as near to zero.
#[test]
fn products_of_far_and_next_to_nothing_are_tight() -> Result<(), TestCaseError> {
    let far = Decimal::from_i128_with_scale(-(10_i128.pow(28)), 0);
    let below = Interval::new(End::Unbounded, End::Open(far)).expect("numbers lie there");
    let above = Interval::new(End::Open(Decimal::ZERO), End::Unbounded).expect("numbers lie there");
    encloses_tightly((&below, &above), Interval::times, |a, b| a * b)?;
    prop_assert_eq!(
        below.times(&above).map(|product| product.to_string()),
        Ok("(−∞, 0)".to_owned())
    );
    Ok(())
}

fn size(value: &BigRational) -> BigRational {
    if *value < BigRational::from(BigInt::from(0)) {
        -value
    } else {
        value.clone()
    }
}

proptest! {
    #[test]
    fn sums_hold_all_sums(left in interval(), right in interval()) {
        encloses_tightly((&left, &right), Interval::plus, |a, b| a + b)?;
        encloses_tightly((&left, &right), Interval::minus, |a, b| a - b)?;
    }

    #[test]
    fn products_hold_all_products(left in interval(), right in interval()) {
        encloses_tightly((&left, &right), Interval::times, |a, b| a * b)?;
    }

    #[test]
    fn quotients_hold_all_quotients(left in interval(), right in interval()) {
        let zero = BigRational::from(BigInt::from(0));
        if holds(&right, &zero) {
            prop_assert_eq!(left.over(&right), Err(ArithmeticError::DivisionByZero));
        } else {
            encloses_tightly((&left, &right), Interval::over, |a, b| a / b)?;
        }
    }

    #[test]
    fn scaling_is_a_product_with_a_point(left in interval(), factor in decimal()) {
        prop_assert_eq!(left.scaled(factor), left.times(&Interval::point(factor)));
    }

    #[test]
    fn meeting_is_a_meet_of_sets(a in interval(), b in interval(), c in interval()) {
        prop_assert_eq!(a.meet(&b), b.meet(&a));
        prop_assert_eq!(a.meet(&a), Some(a));
        prop_assert_eq!(a.meets(&b), a.meet(&b).is_some());
        let left = a.meet(&b).and_then(|ab| ab.meet(&c));
        let right = b.meet(&c).and_then(|bc| a.meet(&bc));
        prop_assert_eq!(left, right);
        for number in members(&a).into_iter().chain(members(&b)) {
            let in_both = holds(&a, &number) && holds(&b, &number);
            let in_meet = a.meet(&b).is_some_and(|meet| holds(&meet, &number));
            prop_assert_eq!(in_both, in_meet);
        }
    }

    #[test]
    fn covering_is_a_partial_order(a in interval(), b in interval(), c in interval()) {
        prop_assert!(a.covers(&a));
        prop_assert_eq!(a.covers(&b) && b.covers(&a), a == b);
        if a.covers(&b) && b.covers(&c) {
            prop_assert!(a.covers(&c));
        }
        prop_assert_eq!(a.covers(&b), a.meet(&b) == Some(b));
        prop_assert_eq!(a.covers(&b), a.hull(&b) == a);
        prop_assert_eq!(a.covers(&b), members(&b).iter().all(|number| holds(&a, number)));
    }

    #[test]
    fn a_hull_covers_both_and_nothing_shorter_does(a in interval(), b in interval(), c in interval()) {
        let hull = a.hull(&b);
        prop_assert!(hull.covers(&a) && hull.covers(&b));
        prop_assert_eq!(hull, b.hull(&a));
        prop_assert_eq!(a.hull(&b).hull(&c), a.hull(&b.hull(&c)));
        if c.covers(&a) && c.covers(&b) {
            prop_assert!(c.covers(&hull));
        }
    }

    #[test]
    fn two_intervals_meet_or_one_is_below_the_other(a in interval(), b in interval()) {
        let held = [a.is_below(&b), b.is_below(&a), a.meets(&b)];
        prop_assert_eq!(held.iter().filter(|held| **held).count(), 1, "{} and {}", a, b);
    }

    #[test]
    fn widening_makes_no_conflict(a in interval(), b in interval(), c in interval()) {
        if a.meets(&b) {
            prop_assert!(a.hull(&c).meets(&b));
            prop_assert!(a.closure().meets(&b));
        }
        prop_assert!(a.closure().covers(&a));
        prop_assert_eq!(a.closure().closure(), a.closure());
    }

    #[test]
    fn arithmetic_grows_with_its_operands(a in interval(), b in interval(), c in interval()) {
        let wide = a.hull(&c);
        for operation in [Interval::plus, Interval::minus, Interval::times, Interval::over] {
            if let (Ok(narrow), Ok(wide)) = (operation(&a, &b), operation(&wide, &b)) {
                prop_assert!(wide.covers(&narrow), "{} covers {}", wide, narrow);
            }
        }
    }

    #[test]
    fn turning_the_sign_twice_changes_nothing(a in interval(), b in interval()) {
        prop_assert_eq!(a.negated().negated(), a);
        prop_assert_eq!(a.is_below(&b), b.negated().is_below(&a.negated()));
        prop_assert_eq!(a.minus(&b), b.minus(&a).map(|difference| difference.negated()));
    }

    #[test]
    fn members_are_inside(a in interval(), value in decimal()) {
        for number in members(&a) {
            prop_assert!(holds(&a, &number));
        }
        prop_assert_eq!(a.contains(value), holds(&a, &fraction(value)));
    }

    #[test]
    fn what_prints_says_the_ends(a in interval()) {
        let printed = a.to_string();
        let (low, high) = printed.split_once(", ").expect("two ends");
        prop_assert_eq!(low.starts_with('['), a.lower().is_closed());
        prop_assert_eq!(high.ends_with(']'), a.upper().is_closed());
        let value = |text: &str| text.trim_matches(['[', '(', ']', ')']).parse().ok();
        prop_assert_eq!(value(low), a.lower().value());
        prop_assert_eq!(value(high), a.upper().value());
        let brackets = format!("{}{}", &low[..1], &high[high.len() - 1..]);
        prop_assert_eq!(brackets, a.brackets());
    }
}
