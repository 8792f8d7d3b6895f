use super::super::corpus::{says, silent};

#[test]
fn days_around_today() {
    says("2024-02-12", "2024-02-11", &["yesterday", "last night"]);
    says(
        "2024-02-12",
        "2024-02-12",
        &["today", "this morning", "tonight"],
    );
    says("2024-02-12", "2024-02-14", &["the day after tomorrow"]);
}

#[test]
fn calendar_units() {
    says(
        "2024-02-12",
        "2023-01-01/2024-01-01",
        &["last year", "Last year's figure"],
    );
    says(
        "2024-02-12",
        "2024-02-01/2024-03-01",
        &["this month", "the current month"],
    );
    says("2024-02-12", "2024-04-01/2024-07-01", &["next quarter"]);
    says("2024-02-12", "2024-02-05/2024-02-12", &["last week"]);
    says(
        "2024-02-12",
        "2024-02-26/2024-03-04",
        &["the week after next"],
    );
    says(
        "2024-02-12",
        "2022-01-01/2023-01-01",
        &["the year before last"],
    );
    says(
        "",
        "NoPublicationDate",
        &["last year", "yesterday", "next quarter"],
    );
}

#[test]
fn runs_of_units_until_and_from_today() {
    says(
        "2024-02-12",
        "2024-02-21/2024-02-24",
        &[
            "next week between Wednesday and Friday",
            "next week from Wednesday to Friday",
        ],
    );
    says(
        "2024-02-12",
        "2024-02-12/2034-02-12",
        &["over the next decade"],
    );
    says(
        "2024-02-12",
        "2019-02-12/2024-02-12",
        &[
            "over the past five years",
            "the last 5 years",
            "the past five years",
        ],
    );
    says(
        "2024-02-12",
        "2024-02-12/2024-05-12",
        &["the next three months", "the coming 3 months"],
    );
    says("2024-02-12", "PT24H", &["the next 24 hours"]);
    says(
        "2024-02-12",
        "2024-02-13/2024-02-16",
        &["the next three business days"],
    );
}

#[test]
fn named_days_months_and_seasons() {
    says(
        "2024-02-12",
        "2024-02-09",
        &["last Friday", "Friday of last week", "last week on Friday"],
    );
    says(
        "2024-02-12",
        "2024-02-20",
        &["next Tuesday", "Tuesday next week", "next week Tuesday"],
    );
    says(
        "2024-02-12",
        "2023-06-01/2023-07-01",
        &["last June", "June last year"],
    );
    says(
        "2024-02-12",
        "2024-06-01/2024-07-01",
        &["next June", "June of this year"],
    );
    says("2024-02-12", "2023-09-01/2023-12-01", &["last autumn"]);
}

#[test]
fn a_verb_and_a_last_one_of_something_are_no_times() {
    says("2024-02-12", "PT2H", &["It should last two hours."]);
    silent(&[
        "the last people to leave",
        "the next president",
        "this is the last day",
    ]);
}

#[test]
fn this_before_a_counted_time_is_a_pronoun() {
    says(
        "2024-02-12",
        "2022-02-12",
        &[
            "Nobody expected this two years ago.",
            "They had promised that two years ago.",
        ],
    );
    says(
        "2024-02-12",
        "2024-02-12/2024-03-04",
        &["over these next three weeks", "the next three weeks"],
    );
}

#[test]
fn a_part_of_the_year_named_before_it() {
    says(
        "2024-02-12",
        "2023-01-01/2023-02-01",
        &[
            "It fell last year in January.",
            "It fell in January of last year.",
        ],
    );
    says(
        "2024-02-12",
        "2023-07-01/2023-10-01",
        &["It fell last year in the third quarter."],
    );
    says("2024-02-12", "2024-03-05", &["this year on 5 March"]);
    says(
        "2024-02-12",
        "2022-01-01/2022-02-01",
        &["in the year to come; it fell in January 2022"],
    );
}

#[test]
fn more_and_less_than_so_long_ago() {
    says(
        "2024-02-12",
        "../2024-01-29",
        &["more than two weeks ago", "at least two weeks ago"],
    );
    says(
        "2024-02-12",
        "2024-01-29/2024-02-12",
        &["less than two weeks ago"],
    );
    says(
        "2024-02-12",
        "2024-01-29",
        &[
            "two weeks ago",
            "about two weeks ago",
            "two weeks ago today",
        ],
    );
    says(
        "2024-02-12",
        "2024-02-26",
        &["two weeks today", "two weeks from today"],
    );
    says("2024-02-12", "2024-02-27", &["two weeks tomorrow"]);
}

#[test]
fn a_fiscal_year_that_nothing_tells() {
    says(
        "2024-02-12",
        "NoAnchor",
        &[
            "in the last fiscal year",
            "this fiscal year",
            "the current financial year",
        ],
    );
}

#[test]
fn what_today_lies_in_or_after() {
    says("2024-02-12", "2023-12-01/2024-03-01", &["this winter"]);
    says("2024-07-12", "2024-12-01/2025-03-01", &["this winter"]);
    says(
        "2024-02-12",
        "2024-02-10/2024-02-12",
        &["this past weekend", "last weekend"],
    );
    says(
        "2024-02-12",
        "2023-06-29",
        &[
            "the second to last day of June 2023",
            "the second last day of June 2023",
        ],
    );
}

#[test]
fn what_comes_again_and_again_is_no_day() {
    silent(&[
        "every Monday",
        "closed on Mondays",
        "open on weekends",
        "each Friday",
    ]);
    says("2024-02-12", "2024-02-12", &["on Monday"]);
    says(
        "2024-02-12",
        "2022-01-01/2022-04-01",
        &["the opening quarter of 2022"],
    );
    says(
        "2024-02-12",
        "2022-09-01/2023-01-01",
        &["the closing months of 2022", "the latter part of 2022"],
    );
}

#[test]
fn times_before_and_after_a_hyphen() {
    let today = "2024-02-12";
    says(today, "../2019-01-01", &["its pre-2019 level"]);
    says(today, "2020-01-01/..", &["the post-2019 boom"]);
    says(today, "2023-12-25", &["in the run-up to Christmas"]);
    says(
        today,
        "2023-02-12/2024-02-12",
        &["the trailing twelve months", "the past twelve months"],
    );
}

#[test]
fn what_is_over_of_a_time() {
    says(
        "2024-02-12",
        "2024-01-01/2024-02-12",
        &[
            "so far this year",
            "this year so far",
            "so far in 2024",
            "2024 so far",
        ],
    );
    says("2024-02-12", "2023-01-01/2024-01-01", &["so far in 2023"]);
}

#[test]
fn parts_of_last_years_and_this() {
    says(
        "2024-02-12",
        "2023-10-01/2024-01-01",
        &["last year's fourth quarter", "last year’s Q4"],
    );
    says(
        "2024-02-12",
        "2024-07-01/2025-01-01",
        &[
            "this year's second half",
            "It will pay in this year's second half.",
        ],
    );
}
