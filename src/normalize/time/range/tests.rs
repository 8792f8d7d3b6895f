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
        &["between 1600 and 1900"],
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
