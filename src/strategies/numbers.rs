//! Decimals, intervals, and figures by their value.

use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::value::{Bound, End, Exact, Figure, Interval, Precision};

/// Decimals of every size: mostly small and round ones, so that pairs of them are often equal, but
/// up to the largest and finest that there are.
pub fn decimal() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        4 => (-20_i64..=20).prop_map(Decimal::from),
        4 => (-5_000_i64..=5_000, 0_u32..=3).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
        1 => (any::<i64>(), 0_u32..=28).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
        1 => (any::<[u32; 3]>(), any::<bool>(), 0_u32..=28)
            .prop_map(|([low, mid, high], negative, scale)| {
                Decimal::from_parts(low, mid, high, negative, scale).normalize()
            }),
    ]
}

/// Ends of intervals: open, closed or unbounded.
pub fn end() -> impl Strategy<Value = End> {
    prop_oneof![
        3 => decimal().prop_map(End::Closed),
        3 => decimal().prop_map(End::Open),
        1 => Just(End::Unbounded),
    ]
}

/// Intervals with every kind of ends, points among them.
pub fn interval() -> impl Strategy<Value = Interval> {
    (end(), end()).prop_map(|(one, other)| {
        Interval::new(one, other)
            .or_else(|| Interval::new(other, one))
            .unwrap_or_else(|| Interval::point(one.value().unwrap_or_default()))
    })
}

/// Every hedge of a single number, that is, all but [`Bound::Range`].
pub fn hedge() -> impl Strategy<Value = Bound> {
    select(
        &[
            Bound::Exact,
            Bound::About,
            Bound::Above,
            Bound::AtLeast,
            Bound::Below,
            Bound::AtMost,
            Bound::Nearly,
        ][..],
    )
}

/// Numbers and how finely news writes them: up to seven digits, three of them after the point, and a
/// scale up to trillions; with the precision that this writing has, or none at all for a whole number.
pub fn rounded() -> impl Strategy<Value = (Decimal, Precision)> {
    let digits = prop_oneof![0_i64..=100, 0_i64..=9_999_999];
    let scale = select(&[1_i64, 1, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000][..]);
    let number = (digits, any::<bool>(), 0_u32..=3, scale, any::<bool>());
    number.prop_map(|(digits, negative, decimals, scale, is_count)| {
        let scaled = |number: Decimal| number.times(Decimal::from(scale)).unwrap_or_default();
        let signed = if negative { -digits } else { digits };
        if is_count && decimals == 0 && scale == 1 {
            (Decimal::from(signed), Precision::Point)
        } else {
            let place = scaled(Decimal::new(1, decimals));
            let precision = match decimals {
                0 => Precision::Place(place),
                _ => Precision::Decimals(place),
            };
            (scaled(Decimal::new(signed, decimals)), precision)
        }
    })
}

/// Figures with every hedge and precision, and ranges.
pub fn figure() -> impl Strategy<Value = Figure> {
    let single = (rounded(), hedge())
        .prop_filter_map("the number fits", |((nominal, precision), bound)| {
            Figure::new(nominal, precision, bound).ok()
        });
    let range = (rounded(), rounded())
        .prop_filter_map("the ends fit", |((one, precision), (other, _))| {
            Figure::range(one, other, precision).ok()
        });
    prop_oneof![6 => single, 1 => range]
}
