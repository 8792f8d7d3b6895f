//! Every rule's own examples, run through the whole pipeline: what it says that it fires on makes it
//! fire, and what it says that it keeps quiet about does not.

use chrono::NaiveDate;
use numclaim::{Checker, Document, Example, Finding, Severity};

fn documents(example: &Example) -> Vec<Document> {
    let numbered = example.documents.iter().zip('a'..);
    numbered
        .map(|((date, text), id)| {
            let document = Document::new(id.to_string(), *text);
            match NaiveDate::parse_from_str(date, "%Y-%m-%d") {
                Ok(date) => document.published(date),
                Err(_) => document,
            }
        })
        .collect()
}

fn findings(example: &Example) -> Vec<Finding> {
    Checker::default().check(&documents(example)).findings
}

#[test]
fn rules_fire_on_their_examples() {
    let mut failures = Vec::new();
    for rule in Checker::default().rules() {
        let explanation = rule.explanation();
        for example in explanation.fires {
            let found = findings(example);
            let hits = found
                .iter()
                .filter(|finding| finding.rule == explanation.name)
                .count();
            if hits != 1 {
                failures.push(format!(
                    "{}: \"{}\": fired {hits} times; {:?}",
                    explanation.name,
                    example.about,
                    found
                        .iter()
                        .map(|finding| &finding.message)
                        .collect::<Vec<_>>()
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn rules_keep_quiet_where_they_say_so() {
    let mut failures = Vec::new();
    for rule in Checker::default().rules() {
        let explanation = rule.explanation();
        for example in explanation.quiet {
            for finding in findings(example) {
                if finding.rule == explanation.name || finding.severity > Severity::Note {
                    failures.push(format!(
                        "{}: \"{}\": {}: {}",
                        explanation.name, example.about, finding.rule, finding.message
                    ));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn rules_are_documented() {
    let checker = Checker::default();
    let mut names = Vec::new();
    for rule in checker.rules() {
        let text = rule.explanation();
        let words = text.name.split('-');
        assert!(
            words.clone().count() > 1 && words.flat_map(str::chars).all(|c| c.is_ascii_lowercase()),
            "{} is not in words joined by hyphens",
            text.name
        );
        assert!(
            !text.summary.ends_with('.'),
            "{}: a line for a table",
            text.name
        );
        assert!(text.details.len() > 80, "{}: too little said", text.name);
        assert!(!text.fires.is_empty(), "{} has no example", text.name);
        assert!(
            text.quiet.len() >= text.fires.len(),
            "{} has fewer quiet examples than firing ones",
            text.name
        );
        names.push(text.name);
    }
    let mut unique = names.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), names.len(), "two rules have one name");
}
