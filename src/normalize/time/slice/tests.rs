use super::super::corpus::says;

#[test]
fn early_mid_and_late() {
    says(
        "2023-06-12",
        "2023-03-01/2023-03-16",
        &["early March", "in early March 2023"],
    );
    says(
        "2024-02-12",
        "2022-05-01/2022-09-01",
        &["mid-2022", "the middle of 2022"],
    );
    says(
        "2024-02-12",
        "2019-09-01/2020-01-01",
        &["late 2019", "the end of 2019", "late in 2019"],
    );

    says(
        "2024-02-12",
        "2025-09-01/2026-01-01",
        &["at year-end 2025", "end-2025"],
    );
    says(
        "2024-02-12",
        "2024-02-15/2024-02-19",
        &["late this week", "the end of this week"],
    );
}

#[test]
fn so_many_units_of_a_longer_time() {
    let eleven = "2023-01-01/2023-12-01";
    says(
        "2024-02-12",
        eleven,
        &[
            "the first eleven months of 2023",
            "the first 11 months of 2023",
            "the first eleven months of last year",
            "in the first eleven months",
        ],
    );
    says(
        "2024-02-12",
        "2019-10-01/2020-01-01",
        &[
            "the last three months of 2019",
            "the last quarter of 2019",
            "the final quarter of 2019",
        ],
    );
    says(
        "2024-02-12",
        "2018-01-01/2018-10-01",
        &["the first three quarters of 2018"],
    );
    says(
        "2024-02-12",
        "1985-01-01/1990-01-01",
        &["the second half of the 1980s"],
    );
}

#[test]
fn one_unit_of_a_longer_time() {
    says(
        "2024-02-12",
        "2021-01-04/2021-01-11",
        &["the first week of 2021", "the first week of January 2021"],
    );
    says(
        "2024-02-12",
        "2022-10-31",
        &[
            "the last day of October 2022",
            "the last Monday in October 2022",
        ],
    );
    says(
        "2024-02-12",
        "2024-03-20",
        &[
            "the 20th of next month",
            "the third Wednesday of next month",
        ],
    );
    says(
        "2024-02-12",
        "2022-05-27",
        &["the fifth last day of May 2022"],
    );
    says(
        "2024-02-12",
        "NoSuchDay",
        &["the fifth Sunday of June 2023"],
    );
}

#[test]
fn the_rest() {
    says(
        "2024-02-12",
        "2024-02-12/2025-01-01",
        &["the rest of the year", "for the remainder of this year"],
    );
}

#[test]
fn a_part_of_the_year_that_is_to_come_is_of_the_year_before() {
    let eleven = "2023-01-01/2023-12-01";
    says(
        "2024-02-12",
        eleven,
        &[
            "Sales rose for the first eleven months of the year.",
            "Costs were lower in the first 11 months of the year.",
            "In the first eleven months of the year sales rose.",
        ],
    );
    says(
        "2024-02-12",
        "2024-01-01/2024-12-01",
        &[
            "Sales will rise in the first eleven months of the year.",
            "Sales for the first eleven months of this year",
            "It was set for the first eleven months of the year 2024.",
        ],
    );
    says(
        "2024-11-20",
        "2024-01-01/2024-12-01",
        &["Sales rose for the first eleven months of the year."],
    );
    says(
        "2024-02-12",
        "2024-07-01/2025-01-01",
        &["Sales are to rise in the second half of the year."],
    );
    says(
        "2024-02-12",
        "2023-07-01/2024-01-01",
        &["Sales rose in the second half of the year."],
    );
}

#[test]
fn what_is_no_part_of_a_year() {
    for text in [
        "in the first 18 months",
        "in the final hour of the last full day of the year",
    ] {
        let read = super::super::corpus::times("2024-02-12", text);
        let parts = read.iter().filter(|(_, said)| said == "NoSuchPart");
        assert_eq!(parts.count(), 0, "{text}: {read:?}");
    }
    says(
        "2024-02-14",
        "2024-02-17/2024-02-19",
        &["early this weekend"],
    );
}

#[test]
fn weekends_and_halves_by_other_names() {
    let today = "2024-02-12";
    says(
        today,
        "2023-06-03/2023-06-05",
        &[
            "the first weekend of June 2023",
            "the first weekend in June 2023",
        ],
    );
    says(
        today,
        "2023-05-27/2023-05-29",
        &["the last weekend in May 2023"],
    );
    says(
        today,
        "2023-07-01/2024-01-01",
        &["the latter half of 2023", "the back half of 2023"],
    );
    says(today, "2023-01-01/2023-07-01", &["the front half of 2023"]);
}
