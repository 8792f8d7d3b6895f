//! What is read in single sentences, to the last mention: `tests/readings.txt` holds, below each
//! sentence, every figure and time that stands there as `text | kind value`, and nothing else may be read.
//! `tests/readings_quoted.txt` holds the same of the phrases that the comments of the readers quote, so that what
//! they say of them stays true, and `tests/readings_cut.txt` what is read in texts that are cut off, run together or
//! mistyped.
//!
//! The corpora beside the readers ask for one kind of figure at a time; here the readers meet, and what
//! one of them takes too much of, another misses. All were published on Wednesday, 14 February 2024.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use numclaim::{Checker, Document, Mention, Value};

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
        match (line.strip_prefix("    "), lines.last_mut()) {
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
    for (name, least) in CORPORA {
        let corpus = fs::read_to_string(path(name)).expect("a corpus");
        let (mut faults, mut count) = (Vec::new(), 0);
        for (sentence, expected) in lines(&corpus) {
            if !is_sentence(sentence) {
                continue;
            }
            count += 1;
            let read = read(&checker, sentence);
            if read != expected {
                faults.push(format!("{sentence}\n  {read:#?}\n  not {expected:#?}"));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert!(count >= least, "{name}: {count} sentences");
    }
}

/// Writes what is read below each sentence. Look at the difference before it is committed.
#[test]
#[ignore = "writes the corpus anew"]
fn write_the_corpora() {
    let checker = Checker::default();
    for (name, _) in CORPORA {
        let corpus = fs::read_to_string(path(name)).expect("a corpus");
        let mut written = String::new();
        for (line, _) in lines(&corpus) {
            written.push_str(line);
            written.push('\n');
            if is_sentence(line) {
                for mention in read(&checker, line) {
                    written.push_str(&format!("    {mention}\n"));
                }
            }
        }
        fs::write(path(name), written).expect("a file that can be written");
    }
}
