//! On which basis a figure is counted, and which statistic it is.

use super::{claim, measures};
use crate::claim::Statistic;

#[test]
fn words_that_stand_by_no_noun() {
    for text in [
        "Wages in Mali rose by 2.4 per cent in real terms.",
        "Wages in Mali rose by 2.4 per cent after inflation.",
        "After inflation, wages in Mali rose by 2.4 per cent.",
        "Adjusted for inflation, wages in Mali rose by 2.4 per cent.",
        "Wages in Mali rose in real terms by 2.4 per cent.",
    ] {
        measures(text, "2.4 per cent", "wage; real; mali");
    }
    measures(
        "Without seasonal adjustment, unemployment in Chad was 6.6 per cent.",
        "6.6 per cent",
        "unemployment; unadjusted; chad",
    );
    let both =
        "In real terms wages fell 1 per cent, although they rose 4 per cent in nominal terms.";
    measures(both, "1 per cent", "wage; real; ");
    measures(both, "4 per cent", "wage; nominal; ");
}

#[test]
fn the_other_figure_is_on_the_basis() {
    let text = "Wages in Mali rose by 5.4 per cent, or 2.1 per cent after inflation.";
    measures(text, "5.4 per cent", "wage; ; mali");
    measures(text, "2.1 per cent", "wage; real; mali");
    measures(
        "Prices in Mali rose 3 per cent. After inflation came unemployment of 6 per cent.",
        "3 per cent",
        "inflation; ; mali",
    );
}

#[test]
fn from_the_month_before() {
    for behind in [
        "from February",
        "compared with February",
        "from the previous month",
        "on the month",
    ] {
        let text = format!("Exports of Mali rose 3 per cent in March 2023 {behind}.");
        measures(&text, "3 per cent", "export; month on month; mali");
    }
    for behind in [
        "",
        " from March 2022",
        " from a year earlier",
        " and 2 per cent from February",
    ] {
        let text = format!("Exports of Mali rose 3 per cent in March 2023{behind}.");
        let subject = claim(&text, "3 per cent").subject;
        assert!(!subject.qualifiers.contains("month on month"), "{text}");
    }
}

#[test]
fn a_thing_that_is_called_by_more_than_its_head() {
    measures(
        "Mali's bank made a profit before tax of $78m.",
        "$78m",
        "pre-tax profit; ; mali",
    );
    measures(
        "The profit before tax of the bank was $78m.",
        "$78m",
        "pre-tax profit; bank; ",
    );
    measures("Mali had GDP per head of $900.", "$900", "gdp; ; mali");
}

#[test]
fn each_of_a_list_is_a_statistic_of_its_own() {
    let text = "The median rent was $640, the average $712 and the highest $9,100.";
    for (figure, statistic) in [
        ("$640", Statistic::Median),
        ("$712", Statistic::Average),
        ("$9,100", Statistic::Maximum),
    ] {
        assert_eq!(claim(text, figure).subject.statistic, statistic, "{figure}");
    }
    let text = "The average rent was $640 in Lima, $712 in Cusco.";
    assert_eq!(claim(text, "$712").subject.statistic, Statistic::Average);
}
