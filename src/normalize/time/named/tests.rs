use super::super::corpus::{says, silent};

#[test]
fn a_part_behind_its_fiscal_year() {
    let today = "2024-02-12";
    says(today, "2024-01-01/2024-04-01", &["FY24 Q1", "FY2024 Q1"]);
}

#[test]
fn decades_and_centuries_by_other_names() {
    let today = "2024-02-12";
    says(today, "2000-01-01/2010-01-01", &["in the noughties"]);
    says(today, "1800-01-01/1900-01-01", &["in the 1800s"]);
}

#[test]
fn quarters_and_halves() {
    let third = "2016-07-01/2016-10-01";
    says(
        "2024-02-12",
        third,
        &[
            "Q3 2016",
            "2016 Q3",
            "3Q16",
            "the 2016 third quarter",
            "Q3 '16",
            "the third quarter of 2016",
            "third-quarter 2016",
            "2016-Q3",
            "Q3/2016",
            "Q3/16",
            "Q3-16",
            "in 16 Q3",
        ],
    );
    let half = "2016-01-01/2016-07-01";
    says(
        "2024-02-12",
        half,
        &[
            "H1 2016",
            "1H 2016",
            "16H1",
            "1H16",
            "the first half of 2016",
            "2016H1",
            "first-half 2016",
        ],
    );
    says(
        "2024-02-12",
        "2023-10-01/2024-01-01",
        &[
            "in the fourth quarter",
            "a fourth-quarter loss",
            "Q4",
            "the fourth quarter of last year",
        ],
    );
}

#[test]
fn a_fifth_quarter_does_not_exist() {
    says(
        "2024-02-12",
        "NoSuchPart",
        &["the fifth quarter of 2023", "Q5 2023"],
    );
}

#[test]
fn seasons_weeks_and_holidays() {
    says(
        "2024-02-12",
        "2022-06-01/2022-09-01",
        &["summer 2022", "the summer of 2022"],
    );
    says(
        "2024-02-12",
        "2022-12-01/2023-03-01",
        &["winter 2022-23", "last winter"],
    );
    says("2024-02-12", "2024-07-29/2024-08-05", &["week 31"]);
    says("2024-02-12", "2019-11-28", &["Thanksgiving 2019"]);
    says("2024-02-12", "2021-04-02", &["Good Friday 2021"]);
    says("2024-02-12", "2023-12-25", &["sold on Christmas Day"]);
}

#[test]
fn fiscal_years() {
    let year = "2024-01-01/2025-01-01";
    says(
        "2024-02-12",
        "2023-07-01/2023-10-01",
        &["its fiscal third quarter"],
    );
    says(
        "2024-02-12",
        year,
        &["fiscal 2024", "FY24", "the fiscal year 2024", "FY2024"],
    );
    says(
        "2024-02-12",
        "2024-07-01/2024-10-01",
        &["Q3 FY24", "the third quarter of fiscal 2024"],
    );
}

#[test]
fn decades_and_centuries() {
    says(
        "2024-02-12",
        "1970-01-01/1980-01-01",
        &[
            "the 1970s",
            "the '70s",
            "the 70s",
            "1970's",
            "the seventies",
            "the nineteen-seventies",
        ],
    );
    says(
        "2024-02-12",
        "1987-01-01/1990-01-01",
        &["the late 80s", "the late 1980s"],
    );
    says(
        "2024-02-12",
        "2020-01-01/2030-01-01",
        &["the 2020s", "the twenties"],
    );
    says(
        "2024-02-12",
        "1800-01-01/1900-01-01",
        &["the 19th century", "the nineteenth century"],
    );
}

#[test]
fn what_only_looks_like_a_part_of_a_year() {
    silent(&[
        "a goal in the second half",
        "prices fell for a third quarter",
        "one quarter of them",
        "a half of the cake",
        "he is in his 70s",
        "they fall in spring loaded traps",
    ]);
}

#[test]
fn short_forms_of_parts() {
    says(
        "2024-02-12",
        "2021-07-01/2021-10-01",
        &["Q3'21", "Q3 '21", "Q3’21", "3Q21"],
    );
    says(
        "2024-02-12",
        "2021-02-01/2021-02-08",
        &["2021-W05", "2021W05"],
    );
    says(
        "2024-02-12",
        "2000-01-01/2010-01-01",
        &["in the two thousands"],
    );
    silent(&["two thousands of them", "the W05 lot"]);
}

#[test]
fn the_first_months_of_a_year() {
    says(
        "2024-02-12",
        "2023-01-01/2023-10-01",
        &["9M23", "9M 2023", "the first nine months of 2023"],
    );
    says("2024-02-12", "2023-01-01/2023-12-01", &["11M23"]);
    silent(&["a fine of 9M", "9M of them", "sold 5M last", "13M23"]);
}

#[test]
fn holidays_by_their_many_names() {
    says(
        "2024-02-12",
        "2021-12-25",
        &["Christmas Day 2021", "xmas 2021", "25 December 2021"],
    );
    says(
        "2024-02-12",
        "2021-01-01",
        &["New Year's Day 2021", "new year day 2021"],
    );
    says(
        "2024-02-12",
        "2021-02-16",
        &["Shrove Tuesday 2021", "Mardi Gras 2021"],
    );
    says(
        "2024-02-12",
        "2021-03-08",
        &["International Women's Day 2021"],
    );
}
