//! How well the checker does on events told by several documents: every dossier below
//! `tests/dossiers` holds the documents, the inconsistencies planted in them or found there, groups of
//! figures that agree, and what might tempt a checker to a false alarm. Scored are
//!
//! - findings of severity error and warning: one is right if its rule is among an expected entry's
//!   rules and its evidence overlaps mentions of at least two of the entry's sides (of its one side,
//!   where there is one); further findings that match an entry are duplicates, neither right nor
//!   wrong; a finding that matches nothing is wrong;
//! - dossiers without an expected error or warning that got none;
//! - labelled groups of figures of which one agreement or finding joins two or more;
//! - how often findings of a confidence are right.
//!
//! `cargo test --test dossiers -- --nocapture` prints the figures, the misses and the false alarms.
#![allow(
    clippy::print_stdout,
    reason = "what a test prints says where it failed"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use numclaim::{Checker, Document, Evidence, Finding, Severity, span::Span};
use serde_json::Value;

/// A labelled place.
struct Mark {
    document: String,
    span: Span,
}

struct Expected {
    rules: Vec<String>,
    severity: String,
    sides: Vec<Vec<Mark>>,
    why: String,
}

struct Dossier {
    id: String,
    documents: Vec<Document>,
    expected: Vec<Expected>,
    agreements: Vec<Vec<Mark>>,
}

#[derive(Default)]
struct Score {
    expected: usize,
    found: usize,
    right: usize,
    duplicates: usize,
    clean: usize,
    quiet: usize,
    agreements: usize,
    linked: usize,
    /// Findings and right ones by tenths of confidence.
    reliability: BTreeMap<u8, (usize, usize)>,
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

fn list<T>(value: &Value, read: impl FnMut(&Value) -> T) -> Vec<T> {
    value.as_array().into_iter().flatten().map(read).collect()
}

/// The place of a labelled mention: the nth occurrence of its text in its document.
fn mark(documents: &[Document], mention: &Value) -> Mark {
    let (id, wording) = (text(mention, "document"), text(mention, "text"));
    let document = documents.iter().find(|document| document.id() == id);
    let body = document.map_or("", Document::text);
    let nth = mention["nth"].as_u64().unwrap_or(0);
    let mut start = body.find(&wording);
    for _ in 0..nth {
        start = start.and_then(|at| {
            let next = at + body[at..].chars().next().map_or(1, char::len_utf8);
            body[next..].find(&wording).map(|found| next + found)
        });
    }
    let start = start.unwrap_or_else(|| panic!("{id} has no {wording:?}"));
    Mark {
        document: id,
        span: Span {
            start,
            end: start + wording.len(),
        },
    }
}

fn read(path: &Path) -> Dossier {
    let raw = fs::read_to_string(path).expect("a dossier is readable");
    let value: Value =
        serde_json::from_str(&raw).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let documents = list(&value["documents"], |one| {
        let document =
            Document::new(text(one, "id"), text(one, "text")).publisher(text(one, "publisher"));
        match NaiveDate::parse_from_str(&text(one, "published"), "%Y-%m-%d") {
            Ok(date) => document.published(date),
            Err(_) => document,
        }
    });
    let marks = |group: &Value| list(group, |mention| mark(&documents, mention));
    Dossier {
        id: text(&value, "id"),
        expected: list(&value["expected"], |entry| Expected {
            rules: list(&entry["rules"], |rule| {
                rule.as_str().unwrap_or_default().to_owned()
            }),
            severity: text(entry, "severity"),
            sides: list(&entry["sides"], marks),
            why: text(entry, "why"),
        }),
        agreements: list(&value["agreements"], marks),
        documents,
    }
}

fn dossiers() -> Vec<Dossier> {
    fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("an entry is readable").path();
            if path.is_dir() {
                collect(&path, paths);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                paths.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dossiers");
    collect(&folder, &mut paths);
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

/// How many of the marked places the evidence overlaps.
fn hits(marks: &[Mark], evidence: &[Evidence]) -> usize {
    let overlaps = |mark: &&Mark| {
        evidence.iter().any(|evidence| {
            evidence.document == mark.document
                && evidence.span.start < mark.span.end
                && mark.span.start < evidence.span.end
        })
    };
    marks.iter().filter(overlaps).count()
}

fn fits(entry: &Expected, finding: &Finding) -> bool {
    let joined = entry
        .sides
        .iter()
        .filter(|side| hits(side, &finding.evidence) > 0);
    entry.rules.contains(&finding.rule) && joined.count() >= entry.sides.len().min(2)
}

/// For each entry the finding that answers it, each finding used once, as many entries as can be.
fn pair(entries: &[&Expected], findings: &[&Finding]) -> Vec<Option<usize>> {
    fn place(
        entry: usize,
        fit: &[Vec<bool>],
        owner: &mut [Option<usize>],
        tried: &mut [bool],
    ) -> bool {
        for finding in 0..owner.len() {
            if fit[entry][finding] && !tried[finding] {
                tried[finding] = true;
                if owner[finding].is_none_or(|other| place(other, fit, owner, tried)) {
                    owner[finding] = Some(entry);
                    return true;
                }
            }
        }
        false
    }
    let fit: Vec<Vec<bool>> = entries
        .iter()
        .map(|entry| {
            findings
                .iter()
                .map(|finding| fits(entry, finding))
                .collect()
        })
        .collect();
    let mut owner = vec![None; findings.len()];
    for entry in 0..entries.len() {
        place(entry, &fit, &mut owner, &mut vec![false; findings.len()]);
    }
    let mut answers = vec![None; entries.len()];
    for (finding, entry) in owner.iter().enumerate() {
        if let Some(entry) = entry {
            answers[*entry] = Some(finding);
        }
    }
    answers
}

fn outline(finding: &Finding) -> String {
    let evidence = finding.evidence.iter();
    let places: Vec<_> = evidence
        .map(|evidence| format!("{} {:?}", evidence.document, evidence.text))
        .collect();
    format!("{}: {}", finding.rule, places.join(", "))
}

fn score(dossiers: &[Dossier]) -> Score {
    let mut score = Score::default();
    for dossier in dossiers {
        let report = Checker::default().check(&dossier.documents);
        let serious: Vec<&Expected> = dossier
            .expected
            .iter()
            .filter(|entry| entry.severity != "note")
            .collect();
        let alarms: Vec<&Finding> = report
            .findings
            .iter()
            .filter(|finding| finding.severity > Severity::Note)
            .collect();
        let answers = pair(&serious, &alarms);
        score.expected += serious.len();
        for (entry, answer) in serious.iter().zip(&answers) {
            match answer {
                Some(_) => score.right += 1,
                None => println!("{}: missed: {}", dossier.id, entry.why),
            }
        }
        for (index, finding) in alarms.iter().enumerate() {
            let right = answers.contains(&Some(index));
            if !right && dossier.expected.iter().any(|entry| fits(entry, finding)) {
                score.duplicates += 1;
                continue;
            }
            score.found += 1;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a confidence is 0 to 1"
            )]
            let tenth = (finding.confidence * 10.0) as u8;
            let bin = score.reliability.entry(tenth.min(9)).or_default();
            bin.0 += 1;
            bin.1 += usize::from(right);
            if !right {
                println!("{}: false alarm: {}", dossier.id, outline(finding));
            }
        }
        if serious.is_empty() {
            score.clean += 1;
            score.quiet += usize::from(alarms.is_empty());
        }
        let groups = report
            .agreements
            .iter()
            .map(|agreement| &agreement.evidence)
            .chain(report.findings.iter().map(|finding| &finding.evidence));
        let groups: Vec<_> = groups.collect();
        score.agreements += dossier.agreements.len();
        score.linked += dossier
            .agreements
            .iter()
            .filter(|marks| groups.iter().any(|evidence| hits(marks, evidence) >= 2))
            .count();
    }
    score
}

fn percent(part: usize, whole: usize) -> usize {
    100 * part / whole.max(1)
}

/// Floors, in per cent, at what was reached: a change that falls below them makes something worse.
#[test]
fn dossiers_are_scored_no_worse_than_before() {
    let dossiers = dossiers();
    let score = score(&dossiers);
    let (precision, recall) = (
        percent(score.right, score.found),
        percent(score.right, score.expected),
    );
    let linked = percent(score.linked, score.agreements);
    println!("{} dossiers", dossiers.len());
    println!(
        "errors and warnings: {} expected, {} found, {} right, {} duplicates: precision {precision}%, recall {recall}%",
        score.expected, score.found, score.right, score.duplicates
    );
    println!(
        "clean dossiers left quiet: {} of {}",
        score.quiet, score.clean
    );
    println!(
        "agreements recognized: {} of {}: {linked}%",
        score.linked, score.agreements
    );
    for (tenth, (found, right)) in &score.reliability {
        println!("confidence from 0.{tenth}: {right} of {found} right");
    }
    assert!(dossiers.len() >= 25, "some dossiers are missing");
    assert!(precision >= 95, "precision is {precision}%");
    assert!(recall >= 45, "recall is {recall}%");
    assert!(
        score.quiet == score.clean,
        "{} of {} clean dossiers are left quiet",
        score.quiet,
        score.clean
    );
    assert!(linked >= 70, "{linked}% of the agreements are recognized");
    assert!(score.duplicates <= 1, "{} duplicates", score.duplicates);
}
