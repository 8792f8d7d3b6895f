use super::super::corpus::says;

#[test]
fn a_day_of_a_month_and_year() {
    says(
        "2024-02-12",
        "2021-10-05",
        &[
            "on 5 October 2021",
            "on the 5th of October, 2021",
            "Oct. 5, 2021",
            "October 5th 2021",
            "05-Oct-21",
            "Oct-05-2021",
            "the fifth of October 2021",
            "2021-Oct-5",
            "October the fifth, twenty twenty-one",
            "on Tuesday, October 5, 2021",
            "5 October 2021 (Tuesday)",
            "5 October '21",
            "5\u{a0}October\u{a0}2021",
            "5 Octo\u{ad}ber 2021",
        ],
    );
}

#[test]
fn a_written_weekday_is_kept_even_where_it_is_wrong() {
    use crate::mention::Value;
    for text in ["Monday, 5 October 2021", "Oct. 5, 2021 (Monday)"] {
        let document = crate::document::Document::new("test", text);
        let reading = crate::normalize::read(&document, crate::lexicon::Lexicon::english());
        let [mention] = &reading.mentions[..] else {
            panic!("one mention in {text:?}");
        };
        let Value::Date(time) = &mention.value else {
            panic!("a date in {text:?}");
        };
        assert_eq!(time.weekday, Some(chrono::Weekday::Mon), "{text:?}");
    }
}

#[test]
fn a_day_without_its_year_is_the_one_that_the_verbs_point_at() {
    says(
        "2024-02-12",
        "2023-11-20",
        &["It closed on 20 November.", "Nov. 20 brought snow"],
    );
    says(
        "2024-02-12",
        "2024-11-20",
        &["It will close on 20 November."],
    );
    says(
        "2024-02-12",
        "2023-11-20",
        &["It closed on 20 November last year."],
    );
    says("", "NoPublicationDate", &["It closed on 20 November."]);
}

#[test]
fn months() {
    says(
        "2024-02-12",
        "2023-11-01/2023-12-01",
        &[
            "in November",
            "November 2023",
            "Nov '23",
            "2023 November",
            "November, 2023",
        ],
    );
    says(
        "2024-02-12",
        "1999-08-01/1999-09-01",
        &["August 99", "August of '99"],
    );
}

#[test]
fn weekdays() {
    // 12 February 2024 was a Monday.
    says(
        "2024-02-12",
        "2024-02-08",
        &[
            "They spoke on Thursday.",
            "He said Thursday night that",
            "Thursday's vote was close",
        ],
    );
    says(
        "2024-02-12",
        "2024-02-15",
        &[
            "They will speak on Thursday.",
            "Talks are due on Thursday morning.",
        ],
    );
    says("2024-02-14", "2024-02-16", &["on Friday the 16th"]);
}

#[test]
fn impossible_days_are_mentions() {
    says(
        "2024-02-12",
        "NoSuchDay",
        &["on 30 February 2023", "until 31 June 2023", "Feb. 30"],
    );
}

#[test]
fn points_and_commas_between_the_parts() {
    says(
        "2024-02-12",
        "2021-10-05",
        &["5.Oct.2021", "the 5th, October 2021", "5/Oct/2021"],
    );
}

#[test]
fn a_weekday_that_might_be_any() {
    says(
        "2024-02-12",
        "NoAnchor",
        &["on a Tuesday", "a Friday night"],
    );
    says("2024-02-12", "2024-02-13", &["on Tuesday they will"]);
    says(
        "2024-02-12",
        "2024-02-26",
        &["It opens on Monday week.", "from Monday week"],
    );
    says("2024-02-12", "2024-02-19", &["a Monday 19 February"]);
}

#[test]
fn a_weekday_beside_another_day() {
    says(
        "2024-02-12",
        "2021-12-24",
        &[
            "the Friday before Christmas 2021",
            "Friday before 25 December 2021",
        ],
    );
    says(
        "2024-02-12",
        "2021-04-05",
        &["the Monday after Easter 2021"],
    );
    let vote = super::super::corpus::times("2024-02-12", "It closed on Friday after the vote.");
    assert_eq!(vote.len(), 1, "{vote:?}");
}

#[test]
fn a_short_will_looks_ahead() {
    says(
        "2024-02-12",
        "2024-02-16",
        &["They'll leave Friday.", "They’ll leave on Friday."],
    );
    says(
        "2024-02-12",
        "2024-02-26",
        &["We'll leave in two weeks.", "I want to leave in two weeks."],
    );
    says("", "P2W", &["We'll leave in two weeks."]);
}

#[test]
fn weekdays_and_days_beside_others() {
    // 12 February 2024 was a Monday.
    says("2024-02-12", "2024-02-23", &["the Friday after next"]);
    says(
        "2024-02-12",
        "2024-02-20",
        &["on Tuesday 20", "Tuesday the 20th"],
    );
    says("2024-02-12", "2023-09-05", &["the day after Labor Day"]);
    says(
        "2024-02-12",
        "2021-12-24",
        &["the day before Christmas 2021"],
    );
    says("2024-02-12", "2024-03-03", &["march 3", "march 3rd"]);
    let lunch = super::super::corpus::times(
        "2024-02-12",
        "They will march 3 miles, the day after lunch.",
    );
    assert_eq!(lunch, []);
    let people = super::super::corpus::times("2024-02-12", "On Tuesday 20 people came.");
    assert_eq!(people[0].0, "Tuesday");
}

#[test]
fn a_month_with_a_name_stays_the_month_whatever_the_weekday() {
    // It was 8 March 2018 that was a Thursday.
    says("", "2018-08-03", &["Thursday, 3 August 2018"]);
    says(
        "",
        "2018-03-08",
        &["Thursday, 3/8/2018", "Thursday, 8/3/2018"],
    );
}
