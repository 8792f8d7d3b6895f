//! Whole documents to whole reports: every folder in tests/reports is checked, and the report that a
//! person reads is compared with the one in tests/snapshots, which never changes by itself.
#![cfg(feature = "cli")]

use std::fs;
use std::path::Path;

use numclaim::{Checker, Document, Layout, formats};

/// The documents of a folder, called by their files' names.
fn documents(folder: &Path) -> Vec<Document> {
    let files = fs::read_dir(folder).expect("a folder");
    let mut documents: Vec<Document> = files
        .map(|file| file.expect("a file").path())
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy();
            Document::new(name, fs::read_to_string(&path).expect("a text"))
        })
        .collect();
    documents.sort_by(|one, other| one.id().cmp(other.id()));
    documents
}

fn written(documents: &[Document]) -> String {
    let report = Checker::default().check(documents);
    let human = formats().first().expect("the default format");
    let mut out = Vec::new();
    human
        .write(&report, documents, Layout::default(), &mut out)
        .expect("a vector takes everything");
    String::from_utf8(out).expect("UTF-8")
}

/// Checks a folder; the order of its documents makes no difference.
#[track_caller]
fn report(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports");
    let mut documents = documents(&folder.join(name));
    let report = written(&documents);
    documents.reverse();
    assert_eq!(report, written(&documents));
    report
}

#[test]
fn flood() {
    insta::assert_snapshot!(report("flood"));
}

#[test]
fn results() {
    insta::assert_snapshot!(report("results"));
}

#[test]
fn strike() {
    insta::assert_snapshot!(report("strike"));
}

#[test]
fn trade() {
    insta::assert_snapshot!(report("trade"));
}

#[test]
fn explained() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/explained/mill.md");
    let text = fs::read_to_string(path).expect("a text");
    let explained = Checker::default().explain(&Document::new("mill.md", text));
    let explained = explained.expect("a document with text").into_iter();
    insta::assert_snapshot!(explained.map(|it| it.to_string()).collect::<String>());
}
