//! What a caller can set, and what it changes.

use chrono::NaiveDate;
use numclaim::value::{FiscalYear, NamedAfter};
use numclaim::{Checker, Config, ConfigError, Document, Severity, Thresholds};
use rust_decimal::Decimal;

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 5, 5).expect("a day")
}

/// The periods of a text of May 2024, as a checker reads them.
fn periods(config: Config, text: &str) -> Vec<String> {
    let document = Document::new("test", text).published(date());
    let mentions = Checker::new(config).mentions(&document).expect("a text");
    let periods = mentions.iter().filter_map(|mention| mention.period());
    periods.map(|period| period.to_string()).collect()
}

#[test]
fn fiscal_years_begin_when_the_caller_says() {
    let fiscal = |month, named_after| {
        let year = FiscalYear::new(month, named_after).expect("a month");
        Config::default().fiscal_year(year)
    };
    let october = || fiscal(10, NamedAfter::LastYear);
    for (text, expected) in [
        ("In FY2024, sales rose.", "2023-10-01/2024-10-01"),
        ("In fiscal 2024, sales rose.", "2023-10-01/2024-10-01"),
        (
            "Sales rose in fiscal 2024's third quarter.",
            "2024-04-01/2024-07-01",
        ),
        (
            "Sales rose in the third quarter of fiscal 2024.",
            "2024-04-01/2024-07-01",
        ),
        (
            "Sales rose in its third fiscal quarter of 2024.",
            "2024-04-01/2024-07-01",
        ),
        (
            "Sales rose in the first half of FY24.",
            "2023-10-01/2024-04-01",
        ),
        ("Sales rose in Q1 FY24.", "2023-10-01/2024-01-01"),
        (
            "Sales rose in its fiscal second quarter.",
            "2024-01-01/2024-04-01",
        ),
        (
            "Sales rose in the last fiscal year.",
            "2022-10-01/2023-10-01",
        ),
        ("Sales rose this fiscal year.", "2023-10-01/2024-10-01"),
        // These are no fiscal years, or say themselves which.
        (
            "Sales rose in 2024's first quarter.",
            "2024-01-01/2024-04-01",
        ),
        (
            "Sales rose in the third quarter of 2023.",
            "2023-07-01/2023-10-01",
        ),
        ("Sales rose in 2023.", "2023-01-01/2024-01-01"),
        (
            "Sales rose in the fiscal year to June 2023.",
            "2022-07-01/2023-07-01",
        ),
    ] {
        assert_eq!(periods(october(), text), [expected], "{text}");
    }
    let japan = fiscal(4, NamedAfter::FirstYear);
    let text = "Sales rose in fiscal 2023 and in the 2021/22 financial year.";
    assert_eq!(
        periods(japan, text),
        ["2023-04-01/2024-04-01", "2021-04-01/2022-04-01"]
    );
    let unset = "Sales rose in fiscal 2024's third quarter.";
    assert_eq!(periods(Config::default(), unset), ["2024-07-01/2024-10-01"]);
}

#[test]
fn what_a_document_states_comes_before_the_callers_default() {
    let year = |month| FiscalYear::new(month, NamedAfter::LastYear).expect("a month");
    let checker = Checker::new(
        Config::default()
            .dollar("CAD".parse().expect("a code"))
            .fiscal_year(year(10)),
    );
    let document = Document::new("test", "It sold $5m of skis in FY2024.");
    let read = |document: &Document| {
        let mentions = checker.mentions(document).expect("a text");
        let days = mentions[1].period().expect("a period").to_string();
        (mentions[0].unit().expect("a currency"), days)
    };
    let default = ("CAD".to_owned(), "2023-10-01/2024-10-01".to_owned());
    assert_eq!(read(&document), default);
    let stated = document
        .dollar("AUD".parse().expect("a code"))
        .fiscal_year(year(7));
    let own = ("AUD".to_owned(), "2023-07-01/2024-07-01".to_owned());
    assert_eq!(read(&stated), own);
}

const WRONG_DAY: &str = "The bridge was opened on Tuesday, 3 March 2021, by the mayor.";

#[test]
fn rules_are_chosen_by_name_and_findings_by_severity() {
    let found = |config: Config| {
        let report = Checker::new(config).check(&[Document::new("a", WRONG_DAY)]);
        report.findings.len()
    };
    assert_eq!(found(Config::default()), 1);
    assert_eq!(found(Config::default().without("weekday-mismatch")), 0);
    assert_eq!(found(Config::default().only(["sum-mismatch"])), 0);
    assert_eq!(found(Config::default().only(["weekday-mismatch"])), 1);
    assert_eq!(found(Config::default().least_severity(Severity::Error)), 1);
    let everything = Checker::default();
    let mut rules = everything.rules().map(|rule| rule.explanation());
    let rule = rules.find(|rule| rule.name == "uncorroborated-figure");
    let example = rule
        .and_then(|rule| rule.fires.first())
        .expect("an example");
    let documents = example.documents.iter().enumerate();
    let documents: Vec<Document> = documents
        .map(|(nth, (published, text))| {
            let document = Document::new(format!("doc-{nth}"), *text);
            match published.parse() {
                Ok(date) => document.published(date),
                Err(_) => document,
            }
        })
        .collect();
    let notes = |config| {
        let findings = Checker::new(config).check(&documents).findings;
        let note = |finding: &&numclaim::Finding| finding.severity == Severity::Note;
        findings.iter().filter(note).count()
    };
    assert!(notes(Config::default()) > 0);
    assert_eq!(
        notes(Config::default().least_severity(Severity::Warning)),
        0
    );
    for config in [
        Config::default().without("no-such-rule"),
        Config::default().only(["no-such-rule"]),
    ] {
        let error = Checker::try_new(config).err();
        assert_eq!(
            error,
            Some(ConfigError::UnknownRule("no-such-rule".to_owned()))
        );
    }
}

#[test]
fn limits_have_bounds() {
    let limits = Thresholds::default;
    for (set, named) in [
        (limits().confidence(1.01), "confidence: 1.01"),
        (limits().confidence(f64::NAN), "confidence: NaN"),
        (limits().note_confidence(-0.1), "note-confidence: -0.1"),
        (
            limits().conflict_confidence(1.5),
            "conflict-confidence: 1.5",
        ),
        (limits().remainder_low(Decimal::TWO), "remainder-low: 2"),
        (limits().remainder_high(Decimal::ZERO), "remainder-high: 0"),
        (limits().sum_gap(Decimal::TEN), "sum-gap: 10"),
        (limits().rate_gap(Decimal::NEGATIVE_ONE), "rate-gap: -1"),
    ] {
        let error = set.expect_err(named).to_string();
        assert!(error.starts_with(named), "{error}");
        assert!(error.contains("out of bounds"), "{error}");
    }
    let mut by_hand = Thresholds::default();
    by_hand.sum_gap = Decimal::TEN;
    assert!(Config::default().thresholds(by_hand).is_err());
}

#[test]
fn a_limit_changes_what_is_found() {
    let found = |thresholds: Thresholds| {
        let config = Config::default().thresholds(thresholds).expect("in bounds");
        let report = Checker::new(config).check(&[Document::new("a", WRONG_DAY)]);
        report.findings.len()
    };
    assert_eq!(found(Thresholds::default()), 1);
    assert_eq!(
        found(Thresholds::default().confidence(1.0).expect("in bounds")),
        0
    );
}
