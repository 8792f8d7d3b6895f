//! What figures measure whose sentences leave it out, as a reader says it: `tests/subjects` holds short texts in the
//! manner of wires, results and fact sheets, with each figure that is asked for in brackets. How many of them are read
//! so is held to what was reached.
#![cfg(not(miri))]
#![allow(
    clippy::print_stdout,
    reason = "what a test prints says where it failed"
)]

use std::path::Path;
use std::sync::{Arc, Mutex};

use numclaim::{Case, Checker, Claim, Document, Explanation, Finding, Rule, Severity};

/// How many are read as a reader does, at least.
const LOOKED_AT: usize = 75;
/// The same of those that were kept back while the others were worked on.
const KEPT_BACK: usize = 71;

#[test]
fn subjects_are_read_no_worse_than_before() {
    for (file, least) in [("looked_at.txt", LOOKED_AT), ("kept_back.txt", KEPT_BACK)] {
        let (right, wrong) = read(file);
        for line in &wrong {
            println!("  {line}");
        }
        println!("{file}: {right} of {} are read so", right + wrong.len());
        assert!(right >= least, "{file}: {right} are read so");
    }
}

/// How many figures of a file are read as it says, and what is read of the others.
fn read(file: &str) -> (usize, Vec<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/subjects")
        .join(file);
    let corpus = std::fs::read_to_string(&path).expect("subjects");
    let texts = corpus.split("\n\n").map(str::trim);
    let (mut right, mut wrong) = (0, Vec::new());
    for text in texts.filter(|text| !text.is_empty() && !text.starts_with('#')) {
        let (plain, asked) = asked(text);
        let claims = claims(&plain);
        for (start, expected) in asked {
            let found = claims
                .iter()
                .find(|claim| (claim.mention.span.start..claim.mention.span.end).contains(&start));
            let found = found.map_or_else(|| "no figure; ".to_owned(), outline);
            if fits(expected, &found) {
                right += 1;
            } else {
                let near = plain.get(start..).unwrap_or_default();
                let near: String = near.chars().take(50).collect();
                wrong.push(format!("{expected:?}, read as {found:?}: {near}"));
            }
        }
    }
    (right, wrong)
}

/// A text without its brackets, and where its figures stand with what they are to measure.
fn asked(text: &str) -> (String, Vec<(usize, &str)>) {
    let (mut plain, mut asked) = (String::new(), Vec::new());
    for part in text.split_inclusive(']') {
        let Some((before, figure)) = part.trim_end_matches(']').split_once('[') else {
            plain.push_str(part);
            continue;
        };
        let (written, expected) = figure.split_once(" | ").unwrap_or((figure, "*; *"));
        plain.push_str(before);
        asked.push((plain.replace(" ¶ ", "\n\n").len(), expected));
        plain.push_str(written);
    }
    (plain.replace(" ¶ ", "\n\n"), asked)
}

/// What a claim measures, and whose it is.
fn outline(claim: &Claim) -> String {
    let parties: Vec<_> = claim.subject.parties.iter().collect();
    let measure = claim.subject.measure.as_deref().unwrap_or("-");
    format!("{measure}; {}", parties.join(", "))
}

/// Do the two say the same, where it is asked?
fn fits(expected: &str, found: &str) -> bool {
    let mut facets = expected.split("; ").zip(found.split("; "));
    facets.all(|(expected, found)| expected == "*" || expected == found)
}

/// Keeps the claims that it is given.
struct Keeps(Arc<Mutex<Vec<Claim>>>);

impl Rule for Keeps {
    fn explanation(&self) -> Explanation {
        Explanation {
            name: "keeps",
            severity: Severity::Note,
            summary: "keeps claims",
            details: "For tests.",
            fires: &[],
            quiet: &[],
        }
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        if let Ok(mut kept) = self.0.lock() {
            kept.extend(case.claims.iter().cloned());
        }
        Vec::new()
    }
}

fn claims(text: &str) -> Vec<Claim> {
    let kept = Arc::new(Mutex::new(Vec::new()));
    let checker = Checker::default().with_rule(Box::new(Keeps(Arc::clone(&kept))));
    let day = chrono::NaiveDate::from_ymd_opt(2024, 6, 1).expect("a day");
    checker.check(&[Document::new("a", text).published(day)]);
    let kept = kept.lock().map(|kept| kept.clone());
    kept.unwrap_or_default()
}
