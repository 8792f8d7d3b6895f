//! Broken and hostile JSON Lines.

use std::fs;

use crate::program::{Run, folder, run, size, write};

/// Runs `check` on a file of these lines.
fn check(name: &str, lines: impl IntoIterator<Item = impl AsRef<[u8]>>) -> (Run, u64) {
    let folder = folder(name);
    let bytes = write(&folder.join("in.jsonl"), lines);
    let run = run(&folder, &["check", "in.jsonl"]);
    fs::remove_dir_all(folder).expect("it was there");
    (run, bytes)
}

#[test]
fn nested_a_hundred_thousand_deep() {
    let open = "[".repeat(100_000);
    for (name, line) in [
        ("deep array", format!("{open}\n")),
        ("deep objects", format!("{}\n", "{\"id\":".repeat(100_000))),
        ("deep text", format!("{{\"id\": \"a\", \"text\": {open}\n")),
        ("deep extra", format!("{{\"more\": {open}\n")),
        (
            "deep and closed",
            format!(
                "{{\"id\": \"a\", \"text\": \"5 ships\", \"more\": {open}{}}}\n",
                "]".repeat(100_000)
            ),
        ),
    ] {
        let (run, bytes) = check(name, [line]);
        run.is_bounded(name, bytes);
        assert!(run.status == 0 || run.errors.contains("in.jsonl:1: malformed JSON"));
        assert!(run.errors.len() < 500, "{}", run.errors);
    }
}

#[test]
fn broken_characters_are_named_by_their_line() {
    for (name, line, said) in [
        (
            "lone high surrogate",
            &br#"{"id": "a", "text": "\ud800 5"}"#[..],
            "malformed JSON",
        ),
        (
            "lone low surrogate",
            br#"{"id": "a", "text": "\udc00 5"}"#,
            "malformed JSON",
        ),
        (
            "surrogates turned round",
            br#"{"id": "a", "text": "\udc00\ud800"}"#,
            "malformed JSON",
        ),
        (
            "overlong slash",
            b"{\"id\": \"a\", \"text\": \"\xC0\xAF\"}",
            "not UTF-8",
        ),
        (
            "surrogate in UTF-8",
            b"{\"id\": \"a\", \"text\": \"\xED\xA0\x80\"}",
            "not UTF-8",
        ),
        (
            "beyond Unicode",
            b"{\"id\": \"a\", \"text\": \"\xF4\x90\x80\x80\"}",
            "not UTF-8",
        ),
        (
            "cut character",
            b"{\"id\": \"a\", \"text\": \"\xE2\x82",
            "not UTF-8",
        ),
        (
            "NUL",
            b"{\"id\": \"a\", \"text\": \"5\0\"}",
            "malformed JSON",
        ),
        (
            "NUL behind",
            b"{\"id\": \"a\", \"text\": \"5\"}\0",
            "malformed JSON",
        ),
        ("UTF-16", b"{\0\"\0i\0d\0\"\0", "malformed JSON"),
    ] {
        let good = b"\n{\"id\": \"good\", \"text\": \"12 people came.\"}\n";
        let (run, bytes) = check("broken", [b"\n", line, &good[..]]);
        run.is_bounded(name, bytes);
        assert_eq!(run.status, 2, "{name}");
        assert!(
            run.errors.contains("in.jsonl:2: "),
            "{name}: {}",
            run.errors
        );
        assert!(run.errors.contains(said), "{name}: {}", run.errors);
        assert!(
            run.output.contains("1 document checked"),
            "{name}: {}",
            run.output
        );
    }
}

/// Checks so many documents of this text.
#[track_caller]
fn withstands_many(name: &str, text: &str) {
    let count = size(4_000, 1_000_000);
    let documents = (0..count).map(|nth| format!("{{\"id\":\"{nth}\",\"text\":\"{text}\"}}\n"));
    let (run, bytes) = check(name, documents);
    run.is_bounded(&format!("{name}, check"), bytes);
    assert_eq!(run.status, 0);
    assert!(
        run.output.contains(&format!("{count} documents checked")),
        "{}",
        run.output
    );
}

#[test]
fn a_million_documents_of_one_byte() {
    withstands_many("one-byte", "5");
}

#[test]
fn a_million_documents_without_a_figure() {
    withstands_many("one-letter", "x");
}

#[test]
fn one_line_of_one_document() {
    let words = size(300_000, 200_000_000) / 4;
    let text = std::iter::repeat_n("and ", words);
    let line = std::iter::once("{\"id\": \"a\", \"text\": \"")
        .chain(text)
        .chain(["\"}"]);
    let (run, bytes) = check("long-line", line);
    run.is_bounded("a document in one line of JSON, check", bytes);
    assert_eq!(run.status, 0);
}

#[test]
fn a_line_that_never_ends() {
    let count = size(300_000, 200_000_000);
    let (run, bytes) = check("endless", std::iter::repeat_n("[", count));
    run.is_bounded("a line of opening brackets, check", bytes);
    assert_eq!(run.status, 2);
}

#[test]
fn empty_lines_are_passed_over() {
    let count = size(300_000, 200_000_000);
    let (run, bytes) = check("empty-lines", std::iter::repeat_n("\n", count));
    run.is_bounded("empty lines, check", bytes);
    assert_eq!(run.status, 0);
}
