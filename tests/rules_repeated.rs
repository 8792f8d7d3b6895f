//! One disagreement is one finding, however many documents repeat its figures; and its evidence lists
//! whoever gives one of them.

use std::collections::BTreeSet;

use numclaim::{Checker, Document, Finding, Severity};

/// The errors and warnings of some texts, published on days that follow one another.
fn serious(texts: &[&str]) -> Vec<Finding> {
    let documents: Vec<Document> = texts
        .iter()
        .zip('a'..)
        .zip(2..)
        .map(|((text, id), day)| {
            let published = chrono::NaiveDate::from_ymd_opt(2023, 5, day).expect("a day of May");
            Document::new(id.to_string(), *text).published(published)
        })
        .collect();
    let report = Checker::default().check(&documents);
    let findings = report.findings.into_iter();
    findings
        .filter(|finding| finding.severity > Severity::Note)
        .collect()
}

/// Is there one finding, of this rule, with evidence of every text?
#[track_caller]
fn told_once(rule: &str, texts: &[&str]) {
    let alone = serious(&texts[..1]);
    assert_eq!(alone.len(), 1, "{alone:?}");
    let findings = serious(texts);
    let rules: Vec<&str> = findings.iter().map(|held| held.rule.as_str()).collect();
    assert_eq!(rules, [rule], "{findings:?}");
    let evidence = findings[0].evidence.iter();
    let documents: BTreeSet<&str> = evidence.map(|held| held.document.as_str()).collect();
    assert_eq!(documents.len(), texts.len(), "{findings:?}");
}

#[test]
fn a_sum_that_three_documents_repeat() {
    told_once(
        "sum-mismatch",
        &[
            "The port of Tarma handled 5.1 million containers in 2022: 2.1 million from Asia, 1.4 million \
             from Africa and 1.2 million from America.",
            "In 2022 the port of Tarma handled 5.1 million containers: 2.1 million from Asia, 1.4 million \
             from Africa and 1.2 million from America, it said.",
            "Tarma's port handled 5.1 million containers in 2022, the harbour master told reporters.",
        ],
    );
}

#[test]
fn a_change_that_three_documents_repeat() {
    told_once(
        "change-mismatch",
        &[
            "Revenue of the port of Tarma rose 30 per cent in 2022, to €340m from €290m.",
            "In 2022 revenue of the port of Tarma was up 30 per cent at €340m, from €290m in 2021.",
            "Revenue of the port of Tarma came to €340m in 2022.",
        ],
    );
}

#[test]
fn a_rate_that_three_documents_repeat() {
    told_once(
        "rate-mismatch",
        &[
            "The strike at the Lund shipyard lasted 40 days. The shipyard said that the strike cost it $3 \
             million a day, a total of $190 million.",
            "The strike at the Lund shipyard lasted 40 days. It cost the shipyard $3 million a day, a total \
             of $190 million.",
            "The strike cost the Lund shipyard $190 million in total.",
        ],
    );
}

#[test]
fn shares_that_three_documents_repeat() {
    told_once(
        "shares-exceed-whole",
        &[
            "In the Tarma election of 2023 the Liberals won 41 per cent of the votes, the Greens 38 per cent \
             and the Farmers 29 per cent.",
            "The Liberals won 41 per cent of the votes in the Tarma election of 2023, the Greens 38 per cent \
             and the Farmers 29 per cent.",
            "In the Tarma election of 2023 the Liberals won 41 per cent of the votes.",
        ],
    );
}

#[test]
fn the_order_of_the_documents_plays_no_part() {
    let texts = [
        "Revenue of the port of Tarma rose 30 per cent in 2022, to €340m from €290m.",
        "In 2022 revenue of the port of Tarma was up 30 per cent at €340m, from €290m in 2021.",
    ];
    let turned = [texts[1], texts[0]];
    assert_eq!(serious(&texts).len(), 1);
    assert_eq!(serious(&turned).len(), 1);
}

#[test]
fn two_mistakes_are_two_findings() {
    let findings = serious(&[
        "Revenue of the port of Tarma rose 30 per cent in 2022, to €340m from €290m.",
        "Profit of the port of Tarma rose 60 per cent in 2022, to €34m from €29m.",
    ]);
    assert_eq!(findings.len(), 2, "{findings:?}");
    let findings = serious(&[
        "The yard of Tarma built 41 ferries in 2022, 80 per cent more than the 32 of 2021.",
        "The yard of Orsk built 64 ferries in 2022, 80 per cent more than the 52 of 2021.",
    ]);
    assert_eq!(findings.len(), 2, "{findings:?}");
}

#[test]
fn what_fits_is_not_told_at_all() {
    let findings = serious(&[
        "Revenue of the port of Tarma rose 17 per cent in 2022, to €340m from €290m.",
        "In 2022 revenue of the port of Tarma was up 17 per cent at €340m, from €290m in 2021.",
    ]);
    assert!(findings.is_empty(), "{findings:?}");
}
