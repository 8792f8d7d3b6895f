use super::*;

fn seen_from(today: &str, tense: Tense, fields: Fields) -> String {
    let clock = Clock {
        today: today.parse().ok(),
        tense,
        ..Clock::BLANK
    };
    match fields.resolve_at(&clock).days {
        Ok(period) => period.to_string(),
        Err(reason) => format!("{reason:?}"),
    }
}

#[test]
fn a_date_without_a_year_is_the_last_one_unless_the_text_looks_ahead() {
    let june = Fields {
        month: Some(6),
        ..Fields::default()
    };
    assert_eq!(
        seen_from("2024-01-20", Tense::Unknown, june),
        "2023-06-01/2023-07-01"
    );
    assert_eq!(
        seen_from("2024-01-20", Tense::Future, june),
        "2024-06-01/2024-07-01"
    );
    assert_eq!(
        seen_from("2024-05-20", Tense::Unknown, june),
        "2024-06-01/2024-07-01"
    );
    assert_eq!(
        seen_from("2024-06-20", Tense::Future, june),
        "2024-06-01/2024-07-01"
    );
    assert_eq!(seen_from("", Tense::Unknown, june), "NoPublicationDate");
}

#[test]
fn weekdays_are_the_last_ones() {
    let thursday = Fields {
        weekday: Some(Weekday::Thu),
        ..Fields::default()
    };
    // 11 February 2024 was a Sunday.
    assert_eq!(
        seen_from("2024-02-11", Tense::Unknown, thursday),
        "2024-02-08/2024-02-09"
    );
    assert_eq!(
        seen_from("2024-02-11", Tense::Future, thursday),
        "2024-02-15/2024-02-16"
    );
    assert_eq!(
        seen_from("2024-02-08", Tense::Unknown, thursday),
        "2024-02-08/2024-02-09"
    );
}

#[test]
fn quarters_and_months_go_with_those_of_their_sentence() {
    let last = |text: &str| super::super::corpus::times("2024-02-12", text).pop();
    for (text, said) in [
        (
            "It made 3m in Q2, up from 2m in Q1.",
            "2023-01-01/2023-04-01",
        ),
        (
            "One opened in December 2022 and another in March.",
            "2023-03-01/2023-04-01",
        ),
        ("The 2022 final was on 18 December.", "2022-12-18"),
        (
            "One opened in December 2022. Another came in November.",
            "2023-11-01/2023-12-01",
        ),
    ] {
        assert_eq!(
            last(text).map(|(_, said)| said).as_deref(),
            Some(said),
            "{text}"
        );
    }
}

#[test]
fn impossible_days() {
    let day = |month, day, year| Fields {
        year,
        month: Some(month),
        day: Some(day),
        ..Fields::default()
    };
    assert_eq!(seen_from("", Tense::Unknown, day(2, 30, None)), "NoSuchDay");
    assert_eq!(
        seen_from("", Tense::Unknown, day(2, 29, Some(2023))),
        "NoSuchDay"
    );
    assert_eq!(
        seen_from("2021-03-22", Tense::Unknown, day(2, 29, None)),
        "2020-02-29/2020-03-01"
    );
    let fifth = Fields {
        year: Some(2023),
        part: Some(Part::Quarter(5)),
        ..Fields::default()
    };
    assert_eq!(seen_from("", Tense::Unknown, fifth), "NoSuchPart");
}
