//! Periods and durations.

use numclaim::strategies::{day, duration, period};
use numclaim::value::{CalendarUnit, PeriodRelation};
use proptest::prelude::*;

fn reversed(relation: PeriodRelation) -> PeriodRelation {
    match relation {
        PeriodRelation::Inside => PeriodRelation::Contains,
        PeriodRelation::Contains => PeriodRelation::Inside,
        PeriodRelation::Equal | PeriodRelation::Overlapping | PeriodRelation::Apart => relation,
    }
}

proptest! {
    #[test]
    fn relations_are_seen_alike_from_both_sides(a in period(), b in period()) {
        prop_assert_eq!(a.relation(&b), reversed(b.relation(&a)));
        prop_assert_eq!(a.relation(&a), PeriodRelation::Equal);
    }

    #[test]
    fn relations_say_which_days_are_shared(a in period(), b in period(), day in day()) {
        let (in_a, in_b) = (a.contains_day(day), b.contains_day(day));
        match a.relation(&b) {
            PeriodRelation::Equal => prop_assert_eq!(in_a, in_b),
            PeriodRelation::Inside => prop_assert!(!in_a || in_b),
            PeriodRelation::Contains => prop_assert!(!in_b || in_a),
            PeriodRelation::Apart => prop_assert!(!(in_a && in_b)),
            PeriodRelation::Overlapping => {
                let latest_start = a.start().max(b.start());
                prop_assert!(latest_start.is_none_or(|day| a.contains_day(day) && b.contains_day(day)));
            }
        }
    }

    #[test]
    fn being_inside_is_transitive(a in period(), b in period(), c in period()) {
        if a.relation(&b) == PeriodRelation::Inside && b.relation(&c) == PeriodRelation::Inside {
            prop_assert_eq!(a.relation(&c), PeriodRelation::Inside);
        }
    }

    #[test]
    fn a_period_starts_with_its_first_day_and_ends_before_its_end(a in period()) {
        if let Some(start) = a.start() {
            prop_assert!(a.contains_day(start));
        }
        if let Some(end) = a.end() {
            prop_assert!(!a.contains_day(end));
        }
        prop_assert!(a.length_in_days().is_none_or(|days| days > 0));
    }

    #[test]
    fn durations_print_as_iso_8601(duration in duration()) {
        let printed = duration.to_string();
        let (date, time) = printed.split_once('T').unwrap_or((&printed, ""));
        let letters = |text: &str| text.chars().filter(char::is_ascii_uppercase).collect::<String>();
        let written = |units: &[CalendarUnit], letters: &str| -> String {
            let kept = units.iter().zip(letters.chars());
            kept.filter(|(unit, _)| duration.amount(**unit).is_some()).map(|(_, letter)| letter).collect()
        };
        prop_assert_eq!(letters(date), format!("P{}", written(&CalendarUnit::ALL[..4], "YMWD")));
        prop_assert_eq!(letters(time), written(&CalendarUnit::ALL[4..], "HMS"));
    }
}
