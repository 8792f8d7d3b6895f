//! A sum of figures that a text gives, and its total.

use rust_decimal::Decimal;

use crate::value::{Exact, Interval};

/// A total and components that miss it by little.
pub(super) struct Sum {
    pub(super) total: usize,
    pub(super) parts: Vec<usize>,
    pub(super) added: Interval,
    pub(super) rounding: bool,
    pub(super) confidence: f64,
}

/// How far the sum lies from the total, as a share of the total.
pub(super) fn gap(added: &Interval, total: &Interval) -> Option<Decimal> {
    let (sum, whole) = (added.middle()?, total.middle()?);
    let gap = sum.minus(whole).ok()?.abs();
    gap.over_rounding_up(whole.abs()).ok()
}
