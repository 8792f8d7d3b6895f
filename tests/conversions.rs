//! Figures in different units of one kind, and amounts in currencies between which a rate is stated, are
//! set against each other; others never are.

use chrono::NaiveDate;
use numclaim::value::{Currency, ExchangeRate};
use numclaim::{Checker, Config, Document, Finding, Severity};
use rust_decimal::Decimal;

/// What is found among sentences, each a document of one day.
fn found(config: Config, sentences: &[&str]) -> Vec<Finding> {
    let date = NaiveDate::from_ymd_opt(2024, 3, 5).expect("a day");
    let documents: Vec<Document> = sentences
        .iter()
        .enumerate()
        .map(|(nth, text)| Document::new(format!("doc-{nth}"), *text).published(date))
        .collect();
    let report = Checker::new(config).check(&documents);
    let findings = report.findings.into_iter();
    findings
        .filter(|finding| finding.severity > Severity::Note)
        .collect()
}

/// The findings of two sentences, as their severities and rules, with the explanation.
fn said(config: Config, sentences: &[&str]) -> Vec<String> {
    let said = |finding: Finding| {
        let (severity, rule) = (finding.severity, &finding.rule);
        format!("{severity} {rule}: {}", finding.explanation.join(" "))
    };
    found(config, sentences).into_iter().map(said).collect()
}

/// Pairs of sentences that measure one thing in two units and cannot both be true, and what the
/// conversion is said to be.
const APART: [(&str, &str, &str); 7] = [
    (
        "The motorway between Arlen and Borth is 100 kilometres long.",
        "The motorway between Arlen and Borth is 75 miles long.",
        "75 miles is 120 to 122 kilometres.",
    ),
    (
        "Wildfires in the Sorrel valley burned 4,150 hectares of forest in August 2023.",
        "Wildfires in the Sorrel valley burned 15,230 acres of forest in August 2023.",
        "15,230 acres is 6,163 to 6,164 hectares.",
    ),
    (
        "The wind farm off Marlow Point has a capacity of 1.24 GW.",
        "The wind farm off Marlow Point has a capacity of 1,650 MW.",
        "1.24 GW is 1,235 to 1,245 megawatts.",
    ),
    (
        "The mine at Tarn shipped 412,000 tonnes of zinc ore in 2022.",
        "The mine at Tarn shipped 506.5 million kilograms of zinc ore in 2022.",
        "506.5 million kilograms is 506,450 to 506,550 tonnes.",
    ),
    (
        "The temperature in Ostrava reached 38.4 degrees Celsius on 2 July 2023.",
        "The temperature in Ostrava reached 107.8 degrees Fahrenheit on 2 July 2023.",
        "38.4 degrees Celsius is 101 to 101.2 degrees Fahrenheit.",
    ),
    (
        "The reservoir above Linton holds 23,400 cubic metres of water.",
        "The reservoir above Linton holds 31.8 million litres of water.",
        "31.8 million litres is 31,750 to 31,850 cubic metres.",
    ),
    (
        "The nature reserve near Calder covers 87.3 square kilometres.",
        "The nature reserve near Calder covers 7,930 hectares.",
        "87.3 square kilometres is 8,725 to 8,735 hectares.",
    ),
];

/// Pairs that are one measurement, however coarsely it was converted.
const TOGETHER: [(&str, &str); 12] = [
    (
        "The motorway between Arlen and Borth is 100 kilometres long.",
        "The motorway between Arlen and Borth is 62 miles long.",
    ),
    (
        "The motorway between Arlen and Borth is 100 kilometres (62 miles) long.",
        "The motorway between Arlen and Borth is 62 miles (100 km) long.",
    ),
    (
        "The motorway between Arlen and Borth is about 60 miles long.",
        "The motorway between Arlen and Borth is 100 kilometres long.",
    ),
    (
        "The motorway between Arlen and Borth is 2,000 miles long.",
        "The motorway between Arlen and Borth is 3,200 km long.",
    ),
    (
        "Wildfires in the Sorrel valley burned 10,000 hectares of forest in August 2023.",
        "Wildfires in the Sorrel valley burned nearly 25,000 acres of forest in August 2023.",
    ),
    (
        "The wind farm off Marlow Point has a capacity of 1.2 GW.",
        "The wind farm off Marlow Point has a capacity of 1,240 MW.",
    ),
    (
        "The mine at Tarn shipped 412,000 tonnes of zinc ore in 2022.",
        "The mine at Tarn shipped 412 million kilograms of zinc ore in 2022.",
    ),
    (
        "The temperature in Ostrava reached 38.4 degrees Celsius on 2 July 2023.",
        "The temperature in Ostrava reached 101 degrees Fahrenheit on 2 July 2023.",
    ),
    (
        "The temperature in Ostrava rose by 2 degrees Celsius in 2023.",
        "The temperature in Ostrava rose by 3.6 degrees Fahrenheit in 2023.",
    ),
    (
        "The nature reserve near Calder covers 79.3 square kilometres.",
        "The nature reserve near Calder covers 7,930 hectares.",
    ),
    (
        "The mine at Tarn shipped 412,000 tonnes of zinc ore in 2022.",
        "The mine at Tarn shipped 454,000 tons of zinc ore in 2022.",
    ),
    (
        "The tank at Linton holds 5,000 litres of oil.",
        "The tank at Linton holds 1,100 gallons of oil.",
    ),
];

#[test]
fn units_of_one_kind_are_converted() {
    for (one, other, conversion) in APART {
        let said = said(Config::default(), &[one, other]);
        let [said] = &said[..] else {
            panic!("{other}: {said:?}");
        };
        assert!(said.starts_with("error conflicting-value"), "{said}");
        assert!(said.contains(conversion), "{said}");
    }
}

#[test]
fn a_rounded_conversion_is_no_conflict() {
    for (one, other) in TOGETHER {
        for pair in [[one, other], [other, one]] {
            let said = said(Config::default(), &pair);
            assert!(said.is_empty(), "{pair:?}: {said:?}");
        }
    }
}

const DOLLARS: &str = "Coffee exports of Vietnam came to $3.1bn in 2023.";

fn rate(of: Currency, to: Currency, hundredths: i64) -> ExchangeRate {
    ExchangeRate::new(of, to, Decimal::new(hundredths, 2)).expect("a rate")
}

fn at(rate: ExchangeRate) -> Config {
    Config::default().exchange_rate(rate)
}

fn euros(amount: &str) -> String {
    format!("Vietnam's coffee exports were worth €{amount} in 2023.")
}

#[test]
fn currencies_are_compared_by_a_stated_rate_only() {
    let far = [DOLLARS, &euros("4.4bn")];
    assert_eq!(said(Config::default(), &far), [] as [&str; 0]);
    let yuan = "CNY".parse().expect("a code");
    let others = at(rate(Currency::USD, yuan, 710)).exchange_rate(rate(Currency::EUR, yuan, 780));
    assert_eq!(said(others, &far), [] as [&str; 0], "nor by way of a third");
    let rates = [
        rate(Currency::USD, Currency::EUR, 92),
        rate(Currency::EUR, Currency::USD, 108),
    ];
    let expected = [
        "1 USD = 0.92 EUR, give or take 2 per cent. $3.1bn is 2.81 to 2.9 billion euros.",
        "1 EUR = 1.08 USD, give or take 2 per cent. €4.4bn is 4.7 to 4.81 billion dollars.",
    ];
    for (rate, expected) in rates.into_iter().zip(expected) {
        let said = said(at(rate), &far);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with("error conflicting-value"), "{said:?}");
        assert!(said[0].contains(expected), "{said:?}");
    }
}

#[test]
fn the_tolerance_of_a_rate_decides_nothing_but_warnings() {
    let rate = |tolerance| {
        let rate = rate(Currency::USD, Currency::EUR, 92).tolerance(Decimal::new(tolerance, 2));
        at(rate.expect("within its bounds"))
    };
    let near = euros("2.86bn");
    assert_eq!(said(rate(0), &[DOLLARS, &near]), [] as [&str; 0]);
    let further = euros("3.01bn");
    let exact = said(rate(0), &[DOLLARS, &further]);
    assert!(exact[0].starts_with("error conflicting-value"), "{exact:?}");
    let loose = said(rate(5), &[DOLLARS, &further]);
    assert!(
        loose[0].starts_with("warning conflicting-value"),
        "{loose:?}"
    );
    assert!(
        loose[0].contains("They meet within the tolerance of the rate."),
        "{loose:?}"
    );
    assert_eq!(loose.len(), 1);
}

#[test]
fn of_several_rates_the_nearest_counts() {
    let day = |year| NaiveDate::from_ymd_opt(year, 7, 1).expect("a day");
    let dated = |hundredths, year| rate(Currency::USD, Currency::EUR, hundredths).on(day(year));
    let far = [DOLLARS, &euros("4.4bn")];
    let config = at(dated(50, 2022)).exchange_rate(dated(92, 2023));
    let said_by_nearest = said(config, &far);
    assert!(
        said_by_nearest[0].contains("1 USD = 0.92 EUR on 2023-07-01"),
        "{said_by_nearest:?}"
    );
    assert_eq!(
        said(at(dated(92, 2019)), &far),
        [] as [&str; 0],
        "a rate of another time says nothing"
    );
}
