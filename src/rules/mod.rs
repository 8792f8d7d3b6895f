//! The rules, one file each, and the registry.

mod impossible_period;
mod share_out_of_range;
mod weekday_mismatch;

use crate::rule::Rule;

/// The rules of the catalogue, in the order of the README's table.
pub(crate) fn catalogue() -> Vec<Box<dyn Rule>> {
    vec![
        Box::new(share_out_of_range::ShareOutOfRange),
        Box::new(weekday_mismatch::WeekdayMismatch),
        Box::new(impossible_period::ImpossiblePeriod),
    ]
}
