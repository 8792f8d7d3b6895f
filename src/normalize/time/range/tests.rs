use super::super::corpus::says;

#[test]
fn both_ends_within() {
    let months = "2020-05-01/2020-11-01";
    says(
        "2024-02-12",
        months,
        &[
            "from May to October 2020",
            "between May and October 2020",
            "May–October 2020",
            "May through October 2020",
            "May-to-October 2020",
            "from May 2020 until October 2020",
        ],
    );
    says(
        "2024-02-12",
        "1600-01-01/1901-01-01",
        &["between 1600 and 1900", "the 1600-1900 mean"],
    );
    says(
        "2024-02-12",
        "2014-01-01/2019-01-01",
        &[
            "2014–2018",
            "from 2014 to 2018",
            "between 2014 and 2018",
            "2014~2018",
            "from 2014-2018",
        ],
    );
    says(
        "2024-02-12",
        "2023-01-01/2023-12-01",
        &[
            "January–November",
            "from January to November",
            "between January and November",
        ],
    );
    says(
        "2024-02-12",
        "2017-01-01/2018-04-01",
        &["from Q1 2017 to Q1 2018"],
    );
}

#[test]
fn days_that_share_a_month() {
    says(
        "2024-02-12",
        "2023-07-13/2023-07-16",
        &[
            "13 to 15 July 2023",
            "between 13th and 15th July 2023",
            "from 13th to 15th of July 2023",
            "13–15 July 2023",
            "7/13-7/15/2023",
            "7/13-7/15, 2023",
            "July 13-15, 2023",
            "from July 13th to the 15th, 2023",
            "between the 13th and the 15th of July 2023",
            "from 13 July to 15 July 2023",
            "the three days from 13 to 15 July 2023",
        ],
    );
}

#[test]
fn years_that_an_end_leaves_out() {
    says(
        "2024-02-12",
        "2016-11-01/2017-03-01",
        &["November to February 2017", "Nov–Feb 2017"],
    );
    says(
        "2024-02-12",
        "2015-11-18/2015-12-20",
        &["Nov. 18–Dec. 19, 2015"],
    );
    says(
        "2024-02-12",
        "EndBeforeStart",
        &["from 2018 to 2014", "from 3 May 2023 to 1 May 2023"],
    );
}

#[test]
fn two_times_that_are_compared_or_moved_are_no_range() {
    use super::super::corpus::times;
    for text in [
        "Fiscal 2019 to fiscal 2018",
        "The ban was brought forward from 2019 to 2018.",
        "The end of coal was moved from 2019 to 2018.",
    ] {
        let said = times("2024-02-12", text).into_iter();
        let said: Vec<String> = said.map(|(_, said)| said).collect();
        let years = ["2019-01-01/2020-01-01", "2018-01-01/2019-01-01"];
        assert_eq!(said, years, "{text}");
    }
}

#[test]
fn ends_seen_from_today() {
    says(
        "2024-02-12",
        "2024-02-19/2024-02-24",
        &["from next Monday to Friday"],
    );
    says(
        "2024-02-12",
        "2023-08-01/2024-02-13",
        &["from August 2023 to today", "between August 2023 and now"],
    );
}

#[test]
fn a_dash_that_parts_a_dateline_from_its_story_joins_nothing() {
    let times = super::super::corpus::times("2024-02-12", "LIMA, 5 February — Tuesday was calm.");
    assert_eq!(times.len(), 2, "{times:?}");
}

#[test]
fn years_and_days_that_leave_out_what_the_first_says() {
    says(
        "2024-02-12",
        "1951-01-01/1957-01-01",
        &["1951–56", "the 1951-56 plan", "in 1951–1956"],
    );
    says("2024-02-12", "2007-01-01/2010-01-01", &["2007–09"]);
    says("2024-02-12", "2007-09-01/2007-10-01", &["2007-09"]);
    says(
        "2024-02-12",
        "2022-04-08/2022-04-10",
        &["on April 8 and 9, 2022", "the 8th and 9th of April 2022"],
    );
    says("2024-02-12", "2023-07-02/2023-07-08", &["7/2-7/7"]);
    assert_eq!(
        super::super::corpus::times("2024-02-12", "1/2-3/4 cup, scored 6-5"),
        []
    );
}

#[test]
fn so_long_from_a_day() {
    says(
        "2024-02-12",
        "2022-04-08/2022-04-15",
        &[
            "closed for a week from 8 April 2022",
            "for seven days from April 8, 2022",
        ],
    );
    says("2024-02-12", "2024-02-15", &["three days from today"]);
}

#[test]
fn the_last_of_a_list_tells_the_year() {
    let starts = |text: &str| -> Vec<String> {
        let times = super::super::corpus::times("2024-02-12", text);
        let start = |(_, days): (String, String)| days.split('/').next().map(str::to_owned);
        times.into_iter().filter_map(start).collect()
    };
    for (text, expected) in [
        ("in April and May 2021", vec!["2021-04-01", "2021-05-01"]),
        (
            "in Q1, Q2 and Q4 of 2021",
            vec!["2021-01-01", "2021-04-01", "2021-10-01"],
        ),
        (
            "in the first and third quarters of 2021",
            vec!["2021-01-01", "2021-07-01"],
        ),
        (
            "in December and January 2021",
            vec!["2020-12-01", "2021-01-01"],
        ),
        ("on 3 May and 9 June 2021", vec!["2021-05-03", "2021-06-09"]),
        (
            "the 18th and 19th centuries",
            vec!["1700-01-01", "1800-01-01"],
        ),
        // No list.
        (
            "It fell in May, June 2021 figures show.",
            vec!["2023-05-01", "2021-06-01"],
        ),
    ] {
        assert_eq!(starts(text), expected, "{text}");
    }
}

#[test]
fn days_that_leave_out_month_and_year() {
    says(
        "2024-02-12",
        "2024-02-03/2024-02-13",
        &["from the 3rd to the 12th", "between the 3rd and the 12th"],
    );
    says(
        "2024-02-12",
        "2023-12-23/2024-01-04",
        &["from 12/23 to 1/3", "12/23-1/3"],
    );
    says(
        "2024-02-12",
        "2020-02-29/2020-03-02",
        &["2/29/2020-3/1/2020"],
    );
    let ranks =
        super::super::corpus::times("2024-02-12", "ranked from third to twelfth, 3rd to 12th");
    assert_eq!(ranks, []);
}

#[test]
fn a_length_up_to_a_month_is_over() {
    says(
        "2024-02-12",
        "2023-01-01/2023-06-01",
        &[
            "in the five months to May",
            "sales in the five months to May",
        ],
    );
    says(
        "2024-02-12",
        "2024-01-01/2024-06-01",
        &["It will sell more in the five months to May."],
    );
}

#[test]
fn an_end_without_a_year_comes_after_the_start() {
    says(
        "2018-05-20",
        "2016-05-01/2017-02-01",
        &["between May 2016 and January", "from May 2016 to January"],
    );
}
