//! Whether two figures measure one quantity, and what tells: `tests/verdicts.txt` holds short texts with a
//! figure in brackets in each, or two in one, and below them the verdict, what spoke for it and against it, and
//! what became of the two.
//!
//! The cases ask what is found in the end; here every condition on the way shows, so that one that no longer
//! holds is seen where something else still decides. Weights are left out: they may change, and what they are
//! given for may not. `UPDATE_EXPECT=1 cargo test --test verdicts` writes anew what is said.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use numclaim::{Checker, Document, Trace};

mod expected;

/// How many pairs of figures there are at least.
const AT_LEAST: usize = 100;

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verdicts.txt")
}

/// A pair of figures.
struct Block<'t> {
    /// What it shows, and its texts, a line each.
    head: Vec<&'t str>,
    /// What is said of the two.
    said: Vec<&'t str>,
}

/// The parts of the corpus: comments, and blocks.
fn parts(corpus: &str) -> impl Iterator<Item = &str> {
    let parts = corpus.split("\n\n").map(str::trim);
    parts.filter(|part| !part.is_empty())
}

fn block(part: &str) -> Option<Block<'_>> {
    let (said, head) = part.lines().partition(|line| line.starts_with("    "));
    (!part.starts_with("# ")).then_some(Block { head, said })
}

/// What is said of the two figures of a block, line by line.
fn outline(checker: &Checker, block: &Block<'_>) -> Vec<String> {
    let about = block.head.first().copied().unwrap_or_default();
    let (mut documents, mut figures) = (Vec::new(), Vec::new());
    for (line, id) in block.head.iter().skip(1).zip('a'..) {
        let (date, text) = line.split_once(" | ").unwrap_or_else(|| panic!("{line}"));
        let mut plain = String::new();
        for part in text.replace(" ¶ ", "\n\n").split_inclusive(['[', ']']) {
            plain.push_str(part.trim_end_matches(['[', ']']));
            if part.ends_with('[') {
                figures.push((id.to_string(), plain.len()));
            }
        }
        let document = Document::new(id.to_string(), plain);
        documents.push(match date.parse::<NaiveDate>() {
            Ok(date) => document.published(date),
            Err(_) => document,
        });
    }
    let [one, other] = figures.as_slice() else {
        panic!("{about}: not two figures in brackets");
    };
    let trace = checker.why(&documents, (&one.0, one.1), (&other.0, other.1));
    match trace {
        Some(trace) => said(&trace),
        None => vec!["    one is no figure of a story".to_owned()],
    }
}

fn said(trace: &Trace) -> Vec<String> {
    let weight = |word: &str| word.starts_with(['+', '-']) && word[1..].parse::<f64>().is_ok();
    let plain = |reason: &String| match reason.split_once(' ') {
        Some((first, rest)) if weight(first) => rest.to_owned(),
        _ => reason.clone(),
    };
    let mut said = vec![trace.verdict.relation.to_string()];
    said.extend(trace.verdict.reasons.iter().map(plain));
    let last = trace.to_string();
    said.extend(last.lines().last().map(str::to_owned));
    said.iter().map(|line| format!("    {line}")).collect()
}

#[test]
fn what_tells_two_quantities_from_one() {
    let checker = Checker::default();
    let corpus = fs::read_to_string(path()).expect("a corpus");
    let (mut faults, mut fresh, mut count) = (Vec::new(), Vec::new(), 0);
    for part in parts(&corpus) {
        let Some(block) = block(part) else {
            fresh.push(part.to_owned());
            continue;
        };
        count += 1;
        let (head, said) = (block.head.join("\n"), outline(&checker, &block));
        if said != block.said {
            let expected = block.said.join("\n");
            faults.push(format!("{head}\n{}\n  not\n{expected}\n", said.join("\n")));
        }
        fresh.push(format!("{head}\n{}", said.join("\n")));
    }
    let fresh = fresh.join("\n\n") + "\n";
    expected::assert_none(expected::failure(&path(), &faults, &fresh));
    assert!(count >= AT_LEAST, "{count} pairs");
}
