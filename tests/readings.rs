//! What is read in single sentences, to the last mention: `tests/readings.txt` holds, below each
//! sentence, every figure and time that stands there as `text | kind value`, and nothing else may be read.
//! `tests/readings_quoted.txt` holds the same of the phrases that the comments of the readers quote, so that what
//! they say of them stays true, and `tests/readings_cut.txt` what is read in texts that are cut off, run together or
//! mistyped.
//!
//! The corpora beside the readers ask for one kind of figure at a time; here the readers meet, and what
//! one of them takes too much of, another misses. All were published on Wednesday, 14 February 2024.
//!
//! `UPDATE_EXPECT=1 cargo test --test readings` writes anew what is read.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use numclaim::{Checker, Document, Mention, Value};

mod expected;

/// What begins a line that says what is read in the sentence above it.
const SET_IN: &str = "    ";

/// The corpora, and how many sentences each has at least.
const CORPORA: [(&str, usize); 3] = [
    ("readings.txt", 80),
    ("readings_quoted.txt", 500),
    ("readings_cut.txt", 250),
];

fn path(corpus: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(corpus)
}

/// The lines of the corpus: a comment, an empty line or a sentence, each with the lines that are set in
/// below it.
fn lines(corpus: &str) -> Vec<(&str, Vec<&str>)> {
    let mut lines: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in corpus.lines() {
        match (line.strip_prefix(SET_IN), lines.last_mut()) {
            (Some(mention), Some((_, mentions))) => mentions.push(mention),
            _ => lines.push((line, Vec::new())),
        }
    }
    lines
}

fn is_sentence(line: &str) -> bool {
    !line.is_empty() && !line.starts_with("# ")
}

fn read(checker: &Checker, sentence: &str) -> Vec<String> {
    let text = sentence.replace(" ¶ ", "\n\n");
    let day = NaiveDate::from_ymd_opt(2024, 2, 14).expect("a day");
    let document = Document::new("a", text.as_str()).published(day);
    let mentions = checker.mentions(&document).expect("there is text in it");
    let outlines = mentions.iter().map(|mention| outline(&text, mention));
    outlines.collect()
}

/// "$5m | money 5000000 [4500000, 5500000) USD".
fn outline(text: &str, mention: &Mention) -> String {
    let written = mention.span.slice(text).expect("a span of the text");
    let mut parts = vec![format!("{:?}", mention.kind()).to_lowercase()];
    match &mention.value {
        Value::Date(_) | Value::Period(_) => {
            let days = mention.period().map(|days| days.to_string());
            parts.push(days.unwrap_or_else(|| "?".to_owned()));
        }
        Value::Duration { duration, figure } => {
            parts.extend([duration.to_string(), figure.strict().to_string()]);
        }
        _ => {
            if let Some(figure) = mention.figure() {
                let nominal = figure.nominal().map(|value| value.normalize().to_string());
                parts.extend(nominal);
                parts.push(figure.strict().to_string());
            }
            parts.extend(mention.unit());
            parts.extend(mention.per.as_ref().map(|per| format!("per {per}")));
        }
    }
    format!("{} | {}", written.replace("\n\n", " ¶ "), parts.join(" "))
}

#[test]
fn sentences_are_read_to_the_last_mention() {
    let checker = Checker::default();
    let mut failures = Vec::new();
    for (name, least) in CORPORA {
        let corpus = fs::read_to_string(path(name)).expect("a corpus");
        let (mut faults, mut fresh, mut count) = (Vec::new(), String::new(), 0);
        for (line, expected) in lines(&corpus) {
            fresh.push_str(line);
            fresh.push('\n');
            if !is_sentence(line) {
                continue;
            }
            count += 1;
            let read = read(&checker, line);
            for mention in &read {
                fresh.push_str(&format!("{SET_IN}{mention}\n"));
            }
            if read != expected {
                faults.push(format!("{line}\n  {read:#?}\n  not {expected:#?}"));
            }
        }
        failures.extend(expected::failure(&path(name), &faults, &fresh));
        assert!(count >= least, "{name}: {count} sentences");
    }
    expected::assert_none(failures);
}
