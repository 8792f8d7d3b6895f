//! What the documents are called makes no difference to what is said of them.

use std::fs;
use std::path::{Path, PathBuf};

use numclaim::strategies::{dossier, story};
use numclaim::{Checker, Document};
use proptest::prelude::*;
use serde_json::Value;

/// The same documents under other identifiers, the last one first.
fn renamed(documents: &[Document], ids: &[String]) -> Vec<Document> {
    let named = documents.iter().zip(ids).rev();
    let named = named.map(|(document, id)| {
        let new = Document::new(id, document.text());
        match document.publication_date() {
            Some(date) => new.published(date),
            None => new,
        }
    });
    named.collect()
}

/// Each finding and each agreement of a report as it is printed, whatever the order in which they are listed; with the
/// identifiers that `back` gives in place of those that the documents have.
fn said(documents: &[Document], ids: &[String], back: &[String]) -> Vec<String> {
    let report = Checker::default().check(&renamed(documents, ids));
    let report = serde_json::to_value(report).expect("JSON");
    let lists = ["findings", "agreements"].map(|list| report[list].as_array().expect("a list"));
    let mut said: Vec<String> = lists.into_iter().flatten().map(Value::to_string).collect();
    for line in &mut said {
        for (id, first) in ids.iter().zip(back) {
            *line = line.replace(id, first);
        }
        *line = with_names_in_order(line);
    }
    said.sort_unstable();
    said
}

/// "2 documents (b, a) give": the names of documents stand in their own order.
fn with_names_in_order(line: &str) -> String {
    const BEFORE: &str = " documents (";
    let mut parts = line.split(BEFORE);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |line, part| {
        let (names, rest) = part.split_once(')').expect("a bracket that closes");
        let mut names: Vec<&str> = names.split(", ").collect();
        names.sort_unstable();
        format!("{line}{BEFORE}{}){rest}", names.join(", "))
    })
}

/// Are the documents told of alike under names in their order, and in the order that these numbers give?
fn are_told_alike(documents: &[Document], order: &[u32]) -> bool {
    let mut ranks: Vec<usize> = (0..documents.len()).collect();
    ranks.sort_by_key(|rank| order.get(*rank));
    // No text has words like these.
    let name = |ranks: &[usize], letters: &str| -> Vec<String> {
        let ranks = ranks.iter();
        ranks.map(|rank| format!("{letters}{rank:02}")).collect()
    };
    let in_order: Vec<usize> = (0..documents.len()).collect();
    let (first, other) = (name(&in_order, "zqz"), name(&ranks, "xqx"));
    said(documents, &first, &first) == said(documents, &other, &first)
}

/// The documents of each dossier below tests/dossiers.
fn dossiers() -> Vec<(PathBuf, Vec<Document>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dossiers");
    let sets = fs::read_dir(folder).expect("the folder is there");
    let files = sets.flat_map(|set| {
        let set = set.expect("a folder").path();
        fs::read_dir(set).expect("a folder of dossiers")
    });
    let read = |file: std::io::Result<fs::DirEntry>| {
        let path = file.expect("a file").path();
        let dossier = fs::read_to_string(&path).expect("a dossier");
        let dossier: Value = serde_json::from_str(&dossier).expect("JSON");
        let documents = dossier["documents"].as_array().expect("documents").iter();
        let documents = documents.map(|one| {
            let text = |key: &str| one[key].as_str().unwrap_or_default();
            let document = Document::new(text("id"), text("text"));
            match text("published").parse() {
                Ok(date) => document.published(date),
                Err(_) => document,
            }
        });
        (path, documents.collect())
    };
    files.map(read).collect()
}

#[test]
fn dossiers_are_told_alike_whatever_their_documents_are_called() {
    let dossiers = dossiers();
    assert!(dossiers.len() > 500, "{}", dossiers.len());
    for (path, documents) in dossiers {
        let backwards: Vec<u32> = (0..100).rev().collect();
        let mixed: Vec<u32> = (0..100).map(|rank| rank * 37 % 101).collect();
        for order in [backwards, mixed] {
            assert!(are_told_alike(&documents, &order), "{}", path.display());
        }
    }
}

proptest! {
    #[test]
    fn made_dossiers_are_told_alike(dossier in dossier(), order: [u32; 3]) {
        prop_assert!(are_told_alike(&dossier.documents, &order), "{:#?}", dossier.documents);
    }

    #[test]
    fn stories_are_told_alike(stories in proptest::collection::vec(story(), 1..4), order: [u32; 9]) {
        let documents: Vec<_> = stories.into_iter().flat_map(|story| story.documents).collect();
        prop_assert!(are_told_alike(&documents, &order), "{:#?}", documents);
    }

    /// Nothing but their names tells copies apart; documents without a date their texts do.
    #[test]
    fn documents_without_a_date_are_told_alike(dossier in dossier(), order: [u32; 3]) {
        let documents: Vec<_> = dossier.documents.iter()
            .map(|document| Document::new(document.id(), document.text()))
            .collect();
        prop_assert!(are_told_alike(&documents, &order), "{:#?}", documents);
    }
}
