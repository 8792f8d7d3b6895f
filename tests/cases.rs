//! Short texts for each rule, in `tests/cases/<rule>.txt`: many forms of one mistake, each beside
//! the same form without it.
//!
//! A block begins with `fires |`, `warns |` or `quiet |` and what it shows; each line below it is a
//! document, its publication date (or `-`), a bar and its text, in which `¶` begins a paragraph. A
//! text that fires gives one finding, of this rule, of severity `error` or `warning`; one that warns,
//! one of severity `warning`. A text that `notes |` gives one of this rule, of severity `note`, and a quiet text
//! need not; neither gives an error or a warning, by whatever rule, and one that is `silent |` no note either. So do those that
//! begin with `agrees |`, which give one group of figures or dates that agree, and with `differs |`, which
//! give none.
//!
//! Where lines that are set in follow, everything is said below the texts that is found in them, notes and
//! agreements too: the arithmetic of each finding, its likely cause and the figures that it shows. How sure it is
//! may change, and is left out. `UPDATE_EXPECT=1 cargo test --test cases` writes these lines anew.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use numclaim::{Checker, Document, Evidence, Finding, Report, Severity};

mod expected;

/// What begins a line that says what is found.
const SET_IN: &str = "    ";

struct Block {
    expected: String,
    about: String,
    documents: Vec<Document>,
    /// Everything that is found, if the block says so.
    said: Vec<String>,
}

/// The file of each rule, in the order of their names.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

/// The blocks of a file, as they are written.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split("\n\n").map(str::trim);
    parts.filter(|part| !part.is_empty())
}

fn block(path: &Path, part: &str) -> Block {
    let (said, texts): (Vec<_>, Vec<_>) = part.lines().partition(|line| line.starts_with(SET_IN));
    let mut lines = texts.into_iter();
    let head = lines.next().and_then(|line| line.split_once(" | "));
    let (expected, about) = head.unwrap_or_else(|| panic!("{}: {part}", path.display()));
    let documents = lines.zip('a'..).map(|(line, id)| {
        let (date, text) = line
            .split_once(" | ")
            .unwrap_or_else(|| panic!("{}: {line}", path.display()));
        let document = Document::new(id.to_string(), text.replace(" ¶ ", "\n\n"));
        match date.parse::<NaiveDate>() {
            Ok(date) => document.published(date),
            Err(_) if date == "-" => document,
            Err(_) => panic!("{}: no date: {line}", path.display()),
        }
    });
    Block {
        expected: expected.to_owned(),
        about: about.to_owned(),
        documents: documents.collect(),
        said: said.into_iter().map(str::to_owned).collect(),
    }
}

/// Everything that is found, a line each.
fn said(report: &Report) -> Vec<String> {
    let places = |evidence: &[Evidence]| {
        let places = evidence
            .iter()
            .map(|one| format!("{} {:?}", one.document, one.text));
        places.collect::<Vec<_>>().join(", ")
    };
    let mut said = Vec::new();
    for finding in &report.findings {
        let (rule, severity) = (&finding.rule, finding.severity);
        let cause = finding.likely_cause.map(|cause| format!(" by {cause:?}"));
        let cause = cause.unwrap_or_default();
        let message = &finding.message;
        said.push(format!("{SET_IN}{severity} {rule}{cause}: {message}"));
        said.extend(
            finding
                .explanation
                .iter()
                .map(|line| format!("{SET_IN}- {line}")),
        );
        said.push(format!("{SET_IN}- of {}", places(&finding.evidence)));
    }
    for agreement in &report.agreements {
        let relation = agreement.relation;
        said.push(format!(
            "{SET_IN}{relation:?}: {}",
            places(&agreement.evidence)
        ));
    }
    said
}

/// What is wrong about the findings of a block, if anything.
fn fault(rule: &str, block: &Block, report: &Report, said: &[String]) -> Option<String> {
    let serious: Vec<&Finding> = report
        .findings
        .iter()
        .filter(|finding| finding.severity > Severity::Note)
        .collect();
    let fits = match (block.expected.as_str(), serious.as_slice()) {
        ("fires", [only]) => only.rule == rule,
        ("warns", [only]) => only.rule == rule && only.severity == Severity::Warning,
        ("notes", []) => {
            // None is graver, so that this one is a note.
            report.findings.iter().any(|finding| finding.rule == rule)
        }
        ("quiet", []) => true,
        ("silent", []) => report.findings.is_empty(),
        ("agrees", []) => report.agreements.len() == 1,
        ("differs", []) => report.agreements.is_empty(),
        _ => false,
    };
    let as_said = block.said.is_empty() || block.said == said;
    (!fits || !as_said).then(|| {
        let said: String = said.iter().map(|line| format!("\n{line}")).collect();
        format!("{rule}: {} | {}{said}", block.expected, block.about)
    })
}

/// A block with what is said below its texts written anew, if it says so.
fn made_anew(part: &str, said: &[String]) -> String {
    let (old, mut lines): (Vec<_>, Vec<_>) =
        part.lines().partition(|line| line.starts_with(SET_IN));
    if !old.is_empty() {
        lines.extend(said.iter().map(String::as_str));
    }
    lines.join("\n")
}

#[test]
fn rules_tell_mistakes_from_what_looks_like_them() {
    let checker = Checker::default();
    let mut failures = Vec::new();
    for file in files() {
        let rule = file.file_stem().expect("a name").to_string_lossy();
        let text = fs::read_to_string(&file).expect("a readable file");
        let (mut faults, mut fresh) = (Vec::new(), Vec::new());
        for part in parts(&text) {
            let block = block(&file, part);
            let report = checker.check(&block.documents);
            let said = said(&report);
            faults.extend(fault(&rule, &block, &report, &said));
            fresh.push(made_anew(part, &said));
        }
        let fresh = fresh.join("\n\n") + "\n";
        failures.extend(expected::failure(&file, &faults, &fresh));
    }
    expected::assert_none(failures);
}
