//! Pairs of short texts in tests/pairs, written by somebody who had not seen the code, a pair a line with a
//! tab between: those of `fires.tsv` contradict each other in other words; those of `quiet.tsv` look alike,
//! and both can be true. What is found of the ones and raised about the others is held to what was reached.
#![cfg(not(miri))]
#![allow(
    clippy::print_stdout,
    reason = "what a test prints says where it failed"
)]

use std::path::Path;

use numclaim::{Checker, Document, Severity};

/// How many of the pairs that contradict each other are found, at least.
const FOUND: usize = 115;
/// About how many of those that do not something is raised, at most.
const RAISED: usize = 11;

#[test]
fn pairs_are_told_apart_no_worse_than_before() {
    let found = raised("fires.tsv");
    let wrong = raised("quiet.tsv");
    println!("{} of {} are found", found.0.len(), found.1);
    println!("about {} of {} something is raised", wrong.0.len(), wrong.1);
    for pair in &wrong.0 {
        println!("  {pair}");
    }
    assert!(found.0.len() >= FOUND, "{} are found", found.0.len());
    assert!(wrong.0.len() <= RAISED, "{} are raised", wrong.0.len());
}

/// The pairs of a file about which an error or a warning is raised, and how many there are.
fn raised(file: &str) -> (Vec<String>, usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/pairs")
        .join(file);
    let text = std::fs::read_to_string(&path).expect("pairs");
    let day = chrono::NaiveDate::from_ymd_opt(2024, 6, 1).expect("a day");
    let checker = Checker::default();
    let is_raised = |line: &&str| {
        let (one, other) = line.split_once('\t').expect("two texts with a tab between");
        let documents =
            [("a", one), ("b", other)].map(|(id, text)| Document::new(id, text).published(day));
        let report = checker.check(&documents);
        report
            .findings
            .iter()
            .any(|finding| finding.severity != Severity::Note)
    };
    let raised = text.lines().filter(is_raised).map(str::to_owned);
    (raised.collect(), text.lines().count())
}
