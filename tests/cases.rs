//! Short texts for each rule, in `tests/cases/<rule>.txt`: many forms of one mistake, each beside
//! the same form without it.
//!
//! A block begins with `fires |`, `warns |` or `quiet |` and what it shows; each line below it is a
//! document, its publication date (or `-`), a bar and its text, in which `¶` begins a paragraph. A
//! text that fires gives one finding, of this rule, of severity `error` or `warning`; one that warns,
//! one of severity `warning`; a quiet text gives none of either severity, by whatever rule. So do those that
//! begin with `agrees |`, which give one group of figures or dates that agree, and with `differs |`, which
//! give none.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use numclaim::{Checker, Document, Finding, Severity};

struct Block {
    expected: String,
    about: String,
    documents: Vec<Document>,
}

fn blocks(path: &Path) -> Vec<Block> {
    let text = fs::read_to_string(path).expect("a readable file");
    let parts = text.split("\n\n").map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(|part| block(path, part))
        .collect()
}

fn block(path: &Path, part: &str) -> Block {
    let mut lines = part.lines();
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
    }
}

/// What is wrong about the findings of a block, if anything.
fn fault(rule: &str, block: &Block) -> Option<String> {
    let report = Checker::default().check(&block.documents);
    let serious: Vec<&Finding> = report
        .findings
        .iter()
        .filter(|finding| finding.severity > Severity::Note)
        .collect();
    let fits = match (block.expected.as_str(), serious.as_slice()) {
        ("fires", [only]) => only.rule == rule,
        ("warns", [only]) => only.rule == rule && only.severity == Severity::Warning,
        ("quiet", []) => true,
        ("agrees", []) => report.agreements.len() == 1,
        ("differs", []) => report.agreements.is_empty(),
        _ => false,
    };
    let said = serious
        .iter()
        .map(|finding| format!("\n      {}: {}", finding.rule, finding.message));
    (!fits).then(|| {
        let said: String = said.collect();
        format!("{rule}: {} | {}{said}", block.expected, block.about)
    })
}

#[test]
fn rules_tell_mistakes_from_what_looks_like_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    assert!(!files.is_empty());
    let mut faults = Vec::new();
    for file in files {
        let rule = file.file_stem().expect("a name").to_string_lossy();
        let blocks = blocks(&file);
        faults.extend(blocks.iter().filter_map(|block| fault(&rule, block)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
