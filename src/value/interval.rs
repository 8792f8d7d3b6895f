//! Intervals of exact decimals with open, closed and unbounded ends.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::decimal::{Exact, compare, negated};

mod arithmetic;

/// One end of an [`Interval`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// The interval goes on for ever on this side.
    Unbounded,
    /// The interval comes arbitrarily close to this value, which is not in it.
    Open(Decimal),
    /// This value is the last one in the interval.
    Closed(Decimal),
}

impl End {
    /// The value at this end, whether it belongs to the interval or not.
    pub fn value(self) -> Option<Decimal> {
        match self {
            Self::Unbounded => None,
            Self::Open(value) | Self::Closed(value) => Some(value),
        }
    }

    /// Does the value at this end belong to the interval?
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Closed(_))
    }

    /// The end of the mirrored interval, on its other side.
    fn negated(self) -> Self {
        match self {
            Self::Unbounded => Self::Unbounded,
            Self::Open(value) => Self::Open(negated(value)),
            Self::Closed(value) => Self::Closed(negated(value)),
        }
    }
}

/// A non-empty set of decimals between two ends.
///
/// ```
/// use numclaim::value::{End, Interval};
/// use rust_decimal::Decimal;
/// let billion = Decimal::from(1_000_000_000);
/// let written = Interval::half_open(billion, billion + billion).unwrap();
/// assert!(written.contains(billion));
/// assert!(!written.meets(&Interval::point(billion + billion)));
/// assert_eq!(written.to_string(), "[1000000000, 2000000000)");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    lower: End,
    upper: End,
}

impl Interval {
    /// Every number.
    pub const ALL: Self = Self {
        lower: End::Unbounded,
        upper: End::Unbounded,
    };

    /// The interval between two ends, or `None` if no number lies there.
    pub fn new(lower: End, upper: End) -> Option<Self> {
        let inhabited = match (lower.value(), upper.value()) {
            (Some(low), Some(high)) => {
                let order = compare(low, high);
                order.is_lt() || order.is_eq() && lower.is_closed() && upper.is_closed()
            }
            _ => true,
        };
        inhabited.then_some(Self { lower, upper })
    }

    /// Just this value.
    pub fn point(value: Decimal) -> Self {
        Self {
            lower: End::Closed(value),
            upper: End::Closed(value),
        }
    }

    /// `[lower, upper]`, the ends in either order.
    pub fn closed(one: Decimal, other: Decimal) -> Self {
        Self {
            lower: End::Closed(one.min(other)),
            upper: End::Closed(one.max(other)),
        }
    }

    /// `[lower, upper)`, or `None` unless `lower < upper`.
    pub fn half_open(lower: Decimal, upper: Decimal) -> Option<Self> {
        Self::new(End::Closed(lower), End::Open(upper))
    }

    /// The lower end.
    pub fn lower(&self) -> End {
        self.lower
    }

    /// The upper end.
    pub fn upper(&self) -> End {
        self.upper
    }

    /// The number halfway between its ends, rounded down beyond 28 digits; `None` where an end is open-ended or the sum of both
    /// fits no decimal.
    pub(crate) fn middle(&self) -> Option<Decimal> {
        let (low, high) = (self.lower.value()?, self.upper.value()?);
        low.plus(high).ok()?.over_rounding_down(Decimal::TWO).ok()
    }

    /// The brackets as the JSON contract writes them: `[]`, `[)`, `(]` or `()`.
    pub fn brackets(&self) -> &'static str {
        match (self.lower.is_closed(), self.upper.is_closed()) {
            (true, true) => "[]",
            (true, false) => "[)",
            (false, true) => "(]",
            (false, false) => "()",
        }
    }

    /// Is the value in the interval?
    pub fn contains(&self, value: Decimal) -> bool {
        self.covers(&Self::point(value))
    }

    /// Is every number of `other` in this interval?
    pub fn covers(&self, other: &Self) -> bool {
        compare_lower(&self.lower, &other.lower).is_le()
            && compare_upper(&self.upper, &other.upper).is_ge()
    }

    /// Do the intervals share a number?
    pub fn meets(&self, other: &Self) -> bool {
        self.meet(other).is_some()
    }

    /// The numbers that both intervals hold, or `None` if there are none.
    pub fn meet(&self, other: &Self) -> Option<Self> {
        let lower = std::cmp::max_by(self.lower, other.lower, compare_lower);
        let upper = std::cmp::min_by(self.upper, other.upper, compare_upper);
        Self::new(lower, upper)
    }

    /// The shortest interval that covers both.
    pub fn hull(&self, other: &Self) -> Self {
        Self {
            lower: std::cmp::min_by(self.lower, other.lower, compare_lower),
            upper: std::cmp::max_by(self.upper, other.upper, compare_upper),
        }
    }

    /// Does every number here lie below every number of `other`?
    pub fn is_below(&self, other: &Self) -> bool {
        match (self.upper.value(), other.lower.value()) {
            (Some(high), Some(low)) => {
                high < low || high == low && !(self.upper.is_closed() && other.lower.is_closed())
            }
            _ => false,
        }
    }

    /// Its numbers with their signs turned.
    #[must_use]
    pub fn negated(&self) -> Self {
        Self {
            lower: self.upper.negated(),
            upper: self.lower.negated(),
        }
    }

    /// The same ends, both belonging to the interval: a tie counts for either side.
    #[must_use]
    pub fn closure(&self) -> Self {
        let close = |end: End| end.value().map_or(End::Unbounded, End::Closed);
        Self {
            lower: close(self.lower),
            upper: close(self.upper),
        }
    }
}

/// Which of two lower ends lets in more: the lesser.
fn compare_lower(left: &End, right: &End) -> Ordering {
    match (left.value(), right.value()) {
        (None, None) => Ordering::Equal,
        (None, _) => Ordering::Less,
        (_, None) => Ordering::Greater,
        (Some(a), Some(b)) => compare(a, b).then(right.is_closed().cmp(&left.is_closed())),
    }
}

/// Which of two upper ends lets in more: the greater.
fn compare_upper(left: &End, right: &End) -> Ordering {
    match (left.value(), right.value()) {
        (None, None) => Ordering::Equal,
        (None, _) => Ordering::Greater,
        (_, None) => Ordering::Less,
        (Some(a), Some(b)) => compare(a, b).then(left.is_closed().cmp(&right.is_closed())),
    }
}

impl std::fmt::Display for Interval {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (open, close) = self.brackets().split_at(1);
        let side = |end: End, infinite: &str| {
            end.value().map_or_else(
                || infinite.to_owned(),
                |value| value.normalize().to_string(),
            )
        };
        write!(
            f,
            "{open}{}, {}{close}",
            side(self.lower, "−∞"),
            side(self.upper, "∞")
        )
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::value::Exact;

    /// An interval as it prints.
    pub(super) fn interval(text: &str) -> Interval {
        let end = |value: &str, closed: bool| match value {
            "∞" | "−∞" => End::Unbounded,
            _ if closed => End::Closed(decimal(value)),
            _ => End::Open(decimal(value)),
        };
        let (low, high) = text.split_once(", ").expect("two ends");
        let lower = end(&low[1..], low.starts_with('['));
        let upper = end(&high[..high.len() - 1], high.ends_with(']'));
        Interval::new(lower, upper).expect("a number between the ends")
    }

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).expect("a decimal")
    }

    #[test]
    fn what_prints_is_what_was_meant() {
        for text in ["[1, 2)", "(-1.5, ∞)", "(−∞, 0]", "(−∞, ∞)", "[7, 7]"] {
            assert_eq!(interval(text).to_string(), text);
        }
        let padded = Interval::closed(decimal("2.50"), decimal("-0.0"));
        assert_eq!(padded.to_string(), "[0, 2.5]");
    }

    #[test]
    fn an_interval_holds_a_number() {
        let (one, two) = (Decimal::ONE, Decimal::TWO);
        assert_eq!(Interval::new(End::Closed(two), End::Closed(one)), None);
        assert_eq!(Interval::new(End::Closed(one), End::Open(one)), None);
        assert_eq!(Interval::new(End::Open(one), End::Closed(one)), None);
        assert_eq!(Interval::half_open(one, one), None);
        assert_eq!(
            Interval::new(End::Closed(one), End::Closed(one)),
            Some(Interval::point(one))
        );
    }

    #[test]
    fn ends_decide_whether_neighbours_meet() {
        let meets = |left: &str, right: &str| interval(left).meets(&interval(right));
        assert!(meets("[1, 2]", "[2, 3]"));
        assert!(!meets("[1, 2)", "[2, 3]"));
        assert!(!meets("[1, 2]", "(2, 3]"));
        assert!(meets("(−∞, 2]", "[2, ∞)"));
        assert!(!meets("(−∞, 2)", "(2, ∞)"));
        assert!(interval("[1, 2)").is_below(&interval("[2, 3]")));
        assert!(!interval("[1, 2]").is_below(&interval("[2, 3]")));
        assert!(!interval("[1, ∞)").is_below(&interval("[2, 3]")));
    }

    #[test]
    fn covering_meeting_and_joining() {
        let covers = |left: &str, right: &str| interval(left).covers(&interval(right));
        assert!(covers("[1, 2]", "(1, 2)"));
        assert!(!covers("(1, 2)", "[1, 2)"));
        assert!(covers("(−∞, ∞)", "(−∞, 5]"));
        assert!(!covers("[0, 5]", "(−∞, 5]"));
        let meet = |left: &str, right: &str| {
            let meet = interval(left).meet(&interval(right));
            meet.map(|meet| meet.to_string())
        };
        assert_eq!(meet("[1, 3)", "(1, 5]").as_deref(), Some("(1, 3)"));
        assert_eq!(meet("(−∞, 3)", "[1, ∞)").as_deref(), Some("[1, 3)"));
        assert_eq!(meet("[1, 2)", "[2, 3)"), None);
        let hull = |left: &str, right: &str| interval(left).hull(&interval(right)).to_string();
        assert_eq!(hull("[1, 2)", "(1, 3)"), "[1, 3)");
        assert_eq!(hull("[1, 2)", "[5, ∞)"), "[1, ∞)");
        assert_eq!(interval("(1, ∞)").closure().to_string(), "[1, ∞)");
        assert_eq!(interval("[1, 2)").negated().to_string(), "(-2, -1]");
    }

    #[test]
    fn the_sign_of_zero_plays_no_part() {
        let minus_zero = -Decimal::ZERO;
        let zeros = Interval::point(Decimal::ZERO).negated();
        assert_eq!(zeros.to_string(), "[0, 0]");
        assert!(interval("[0, 1]").contains(minus_zero));
        let product = interval("[-1, 1]").times(&Interval::point(minus_zero));
        assert_eq!(product, Ok(Interval::point(Decimal::ZERO)));
        let third = Interval::point(Decimal::ONE).over(&interval("[3, 3]"));
        let width = third.expect("it fits").upper().value().expect("an end");
        assert!(
            width
                .times(Decimal::from(3))
                .is_ok_and(|one| one > Decimal::ONE)
        );
    }
}
