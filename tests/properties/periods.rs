//! Periods and durations.

use numclaim::strategies::{day, duration, period};
use numclaim::value::{CalendarUnit, Grain, Period, PeriodRelation};
use numclaim::{Checker, Document, Value};
use proptest::prelude::*;

fn reversed(relation: PeriodRelation) -> PeriodRelation {
    match relation {
        PeriodRelation::Inside => PeriodRelation::Contains,
        PeriodRelation::Contains => PeriodRelation::Inside,
        PeriodRelation::Equal | PeriodRelation::Overlapping | PeriodRelation::Apart => relation,
    }
}

/// Which of the five relations hold, by what each says of days, the days being numbers and an open
/// side further out than any day.
fn held(a: &Period, b: &Period) -> Vec<PeriodRelation> {
    let days = |period: &Period| -> (i64, i64) {
        let number =
            |day: chrono::NaiveDate| day.signed_duration_since(chrono::NaiveDate::MIN).num_days();
        (
            period.start().map_or(i64::MIN, number),
            period.end().map_or(i64::MAX, number),
        )
    };
    let (a, b) = (days(a), days(b));
    let shared = a.0.max(b.0) < a.1.min(b.1);
    // Has the one a day, before or after all others, that the other lacks?
    let lacks = |one: (i64, i64), other: (i64, i64)| other.0 < one.0 || one.1 < other.1;
    let relations = [
        (
            PeriodRelation::Equal,
            shared && !lacks(a, b) && !lacks(b, a),
        ),
        (
            PeriodRelation::Inside,
            shared && lacks(a, b) && !lacks(b, a),
        ),
        (
            PeriodRelation::Contains,
            shared && !lacks(a, b) && lacks(b, a),
        ),
        (
            PeriodRelation::Overlapping,
            shared && lacks(a, b) && lacks(b, a),
        ),
        (PeriodRelation::Apart, !shared),
    ];
    let held = relations.into_iter().filter(|(_, holds)| *holds);
    held.map(|(relation, _)| relation).collect()
}

proptest! {
    #[test]
    fn just_one_relation_holds_and_it_is_the_one_that_is_said(a in period(), b in period()) {
        prop_assert_eq!(held(&a, &b), [a.relation(&b)]);
        // Periods that share an end, which any two hardly do.
        if let Some(c) = Period::new(a.start(), b.end(), Grain::Span) {
            prop_assert_eq!(held(&a, &c), [a.relation(&c)]);
            prop_assert_eq!(held(&c, &b), [c.relation(&b)]);
        }
        if let Some(c) = Period::new(a.end(), None, Grain::Span) {
            prop_assert_eq!(held(&a, &c), [a.relation(&c)]);
        }
    }

    #[test]
    fn a_duration_prints_as_what_reads_the_same(duration in duration()) {
        let text = format!("The code was {duration}.");
        let mentions = Checker::default().mentions(&Document::new("a", text.as_str())).expect("a text");
        let read: Vec<_> = mentions
            .iter()
            .filter_map(|mention| match &mention.value {
                Value::Duration { duration, .. } => Some(**duration),
                _ => None,
            })
            .collect();
        prop_assert_eq!(read, [duration], "{}", text);
    }

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
