//! The rules, one file each, and the registry.

mod acquainted;
mod adding;
mod against;
mod ages;
mod ago_elsewhere;
mod alike;
mod breakdowns;
mod capacity;
mod change_amounts;
mod change_bases;
mod change_beside;
mod change_elsewhere;
mod change_levels;
mod change_mismatch;
mod change_stated;
mod change_yearly;
mod change_years;
mod conflicting_date;
mod conflicting_share;
mod conflicting_value;
mod counted_from;
mod dated_alike;
mod dated_elsewhere;
mod differences;
mod disagreement;
mod elapsed_mismatch;
mod event;
mod few;
mod gathered;
mod happened;
mod hardly_two;
mod implausible_remainder;
mod impossible_period;
mod in_force;
mod in_one_text;
mod joined;
mod jubilees;
mod lapses;
mod lasted;
mod lasted_elsewhere;
mod lasting;
mod later;
mod lengths;
mod levels;
mod margins;
mod misdated;
mod near;
mod near_changes;
mod near_ratios;
mod near_spans;
mod near_sums;
mod one_event;
mod one_subject;
mod parallel;
mod part_exceeds_whole;
mod parts_elsewhere;
mod points_taken;
mod product;
mod rate_average;
mod rate_clock;
mod rate_clocks;
mod rate_counts;
mod rate_each;
mod rate_elsewhere;
mod rate_mismatch;
mod rate_per_head;
mod rate_spread;
mod ratio;
mod ratio_elsewhere;
mod ratio_mismatch;
mod record;
mod record_kin;
mod remainder_pairs;
mod repeated;
mod rival_times;
mod rivals;
mod running;
mod schedule;
mod series;
mod set_apart;
mod share_out_of_range;
mod shares_elsewhere;
mod shares_exceed_whole;
mod shares_held;
mod sides;
mod spans;
mod sum;
mod sum_mismatch;
mod sum_presented;
mod superlative_mismatch;
mod tables;
mod target_mismatch;
mod time;
mod told_beside;
mod told_parts;
mod told_ratios;
mod told_twice;
mod totals;
mod uncorroborated_figure;
mod verdicts;
mod weekday_mismatch;
mod window;
mod worded;

use crate::rule::Rule;
pub(crate) use dated_alike::dated_alike;
pub(crate) use gathered::{corroborate, gather};
pub(crate) use repeated::without_repeats;

/// The rules of the catalogue, in the order of the README's table.
pub(crate) fn catalogue() -> Vec<Box<dyn Rule>> {
    vec![
        Box::new(conflicting_value::ConflictingValue),
        Box::new(conflicting_share::ConflictingShare),
        Box::new(part_exceeds_whole::PartExceedsWhole),
        Box::new(implausible_remainder::ImplausibleRemainder),
        Box::new(sum_mismatch::SumMismatch),
        Box::new(shares_exceed_whole::SharesExceedWhole),
        Box::new(share_out_of_range::ShareOutOfRange),
        Box::new(ratio_mismatch::RatioMismatch),
        Box::new(change_mismatch::ChangeMismatch),
        Box::new(rate_mismatch::RateMismatch),
        Box::new(target_mismatch::TargetMismatch),
        Box::new(superlative_mismatch::SuperlativeMismatch),
        Box::new(conflicting_date::ConflictingDate),
        Box::new(weekday_mismatch::WeekdayMismatch),
        Box::new(elapsed_mismatch::ElapsedMismatch),
        Box::new(impossible_period::ImpossiblePeriod),
        Box::new(uncorroborated_figure::UncorroboratedFigure),
    ]
}
