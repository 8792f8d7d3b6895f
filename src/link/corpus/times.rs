//! When a figure holds.

use super::days;

#[test]
fn periods_stated() {
    days(
        "Trade reached $5bn in 2022.",
        "$5bn",
        "2022-01-01/2023-01-01",
    );
    days(
        "In 2022 trade reached $5bn.",
        "$5bn",
        "2022-01-01/2023-01-01",
    );
    days(
        "Trade was $5bn in 2022, up from $4bn in 2021.",
        "$5bn",
        "2022-01-01/2023-01-01",
    );
    days(
        "Trade was $5bn in 2022, up from $4bn in 2021.",
        "$4bn",
        "2021-01-01/2022-01-01",
    );
    days(
        "Inflation in the year to October 2023 was 4 per cent.",
        "4 per cent",
        "2023-10-01/2023-11-01",
    );
    days(
        "By Saturday 3 February 2024 some 40 had died.",
        "40",
        "2024-02-03/2024-02-04",
    );
}

#[test]
fn periods_of_something_else() {
    days("The bridge, which opened in 1998, cost $3bn.", "$3bn", "-");
    days("Sales were 5% higher than in 2021.", "5%", "-");
    days("Trade met the 2019 goal of $5bn.", "$5bn", "-");
    days(
        "Turnout was 66 per cent, the highest since 1998.",
        "66 per cent",
        "-",
    );
}

#[test]
fn periods_worked_out() {
    days(
        "Exports reached $5bn in just eleven months.",
        "$5bn",
        "2023-01-01/2023-12-01~",
    );
    days(
        "Revenue was $5m in the third quarter of 2023. Costs in the quarter were $4m.",
        "$4m",
        "2023-07-01/2023-10-01~",
    );
    days(
        "The flood killed 40 people.",
        "40",
        "2024-02-10/2024-02-11~",
    );
    days("Debt stood at $5bn in eleven cities.", "$5bn", "-");
}

#[test]
fn the_time_of_what_is_anothers_is_not_taken_over() {
    let orders = "Orders for the shares came to $7bn.";
    days(
        &format!(
            "The yard of Alder raised 5bn dollars, a sum that overtakes Birch's $3bn of 2014.\n\n{orders}"
        ),
        "$7bn",
        "-",
    );
    days(
        &format!("The yard of Alder raised 5bn dollars in 2014.\n\n{orders}"),
        "$7bn",
        "2014-01-01/2015-01-01~",
    );
}
