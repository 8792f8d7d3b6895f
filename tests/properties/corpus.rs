//! A corpus that documents come to and go from says at any time what a check of all of them says.

use std::fs;
use std::path::Path;

use numclaim::{Addition, Checker, Corpus, Document, Evidence, Report};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

use crate::pipeline::{dated, sentences, soup};

/// Rules that choose among all sentences there are: [`Corpus::add`] lets them choose among fewer.
const CHOOSING: [&str; 3] = [
    "superlative-mismatch",
    "conflicting-date",
    "uncorroborated-figure",
];

/// The documents of a few small dossiers, dossier by dossier.
fn dossiers() -> Vec<Vec<Document>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dossiers/own");
    [
        "heron-launch",
        "lanmark-exams",
        "sugar-tax",
        "tram-strike",
        "verdania-election-2020",
    ]
    .map(|name| {
        let raw = fs::read_to_string(folder.join(format!("{name}.json"))).expect("a dossier");
        let dossier: Value = serde_json::from_str(&raw).expect("JSON");
        let documents = dossier["documents"].as_array().expect("documents");
        let document = |one: &Value| {
            let text = |key: &str| one[key].as_str().expect("a string").to_owned();
            let date = date(&text("published"));
            Document::new(format!("{name}/{}", text("id")), text("text")).published(date)
        };
        documents.iter().map(document).collect()
    })
    .to_vec()
}

fn date(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a date")
}

/// Documents of which some tell of the same things: those of a dossier or two, and made ones.
fn documents() -> impl Strategy<Value = Vec<Document>> {
    let made = prop_oneof![3 => sentences(), 1 => soup()];
    let made = proptest::collection::vec(made, 1..4);
    (proptest::sample::subsequence(dossiers(), 0..=1), made).prop_map(|(dossiers, made)| {
        let numbered = made.iter().enumerate();
        let made = numbered.map(|(nth, text)| dated(&format!("made/{nth}"), text));
        dossiers.into_iter().flatten().chain(made).collect()
    })
}

fn json(report: &Report) -> String {
    serde_json::to_string(report).expect("a report serializes")
}

/// What the report says of one document.
fn said_of(report: &Report, id: &str) -> Addition {
    let takes_part = |evidence: &[Evidence]| evidence.iter().any(|held| held.document == id);
    let mut said = Addition::default();
    said.findings.clone_from(&report.findings);
    said.findings
        .retain(|finding| takes_part(&finding.evidence));
    said.agreements.clone_from(&report.agreements);
    said.agreements
        .retain(|agreement| takes_part(&agreement.evidence));
    said.rejected.clone_from(&report.rejected);
    said.rejected.retain(|rejected| rejected.source_name == id);
    said
}

/// The same without what rules say that choose among all sentences.
fn without_choice(mut said: Addition) -> Addition {
    said.findings
        .retain(|finding| !CHOOSING.contains(&finding.rule.as_str()));
    said
}

/// A corpus, and the documents that should be in it.
struct Twin {
    corpus: Corpus,
    documents: Vec<Document>,
}

impl Twin {
    fn new() -> Self {
        Self {
            corpus: Corpus::new(Checker::default()),
            documents: Vec::new(),
        }
    }

    /// The same documents checked at once, in an order of their own.
    fn at_once(&self) -> Report {
        Checker::default().check(&self.documents)
    }

    /// Takes a document back if it is there, or else adds it.
    fn turn(&mut self, document: &Document) -> Option<Addition> {
        let at = self
            .documents
            .iter()
            .position(|held| held.id() == document.id());
        match at {
            Some(at) => {
                let held = self.documents.swap_remove(at);
                assert_eq!(self.corpus.remove(document.id()), Some(held));
                None
            }
            None => {
                let added = self.corpus.add(document.clone());
                let Ok(added) = added else {
                    assert!(document.text().trim().is_empty(), "refused: {document:?}");
                    return None;
                };
                self.documents.push(document.clone());
                Some(added)
            }
        }
    }
}

proptest! {
    #[test]
    fn a_corpus_is_what_is_left_in_it(
        documents in documents(),
        turns in proptest::collection::vec(any::<Index>(), 1..8),
    ) {
        let mut twin = Twin::new();
        for turn in turns {
            let document = turn.get(&documents);
            let added = twin.turn(document);
            let report = twin.corpus.report();
            let at_once = twin.at_once();
            prop_assert_eq!(json(&report), json(&at_once));
            if let Some(added) = added {
                let said = said_of(&report, document.id());
                prop_assert_eq!(without_choice(added), without_choice(said));
            }
        }
    }

    #[test]
    fn a_document_that_is_added_twice_is_refused(text in sentences()) {
        let mut corpus = Corpus::new(Checker::default());
        prop_assert!(corpus.add(dated("a", &text)).is_ok());
        let before = json(&corpus.report());
        let refused = corpus.add(dated("a", "Another text."));
        prop_assert!(refused.is_err_and(|refused| refused.to_string().contains("another document")));
        prop_assert!(corpus.add(dated("b", " \n")).is_err());
        prop_assert_eq!(json(&corpus.report()), before);
        prop_assert_eq!(corpus.remove("b"), None);
    }
}

/// So many documents of one form that its words become too common to bring two of them together, and
/// rare again.
#[test]
fn words_may_become_common_and_rare_again() {
    let place = |nth: usize| ["Arvika", "Belmora", "Karsk", "Ostrava", "Valdesia"][nth % 5];
    let document = |nth: usize| {
        let text = format!(
            "Copper exports of {} came to ${}.{}bn in {}.",
            place(nth),
            2 + nth / 20,
            nth % 7,
            2015 + nth % 3
        );
        dated(&format!("{:03}", nth * 37 % 100), &text)
    };
    let mut twin = Twin::new();
    let mut compared = Vec::new();
    for (turn, nth) in (0..100).chain([3, 50, 77, 20]).chain(60..100).enumerate() {
        twin.turn(&document(nth));
        if turn % 24 == 0 || (63..68).contains(&turn) || turn > 142 {
            let report = twin.corpus.report();
            assert_eq!(json(&report), json(&twin.at_once()), "after {turn} turns");
            compared.push(report.comparisons);
        }
    }
    let fewer = compared.windows(2).any(|pair| pair[1] < pair[0]);
    assert!(fewer, "no word became too common: {compared:?}");
}

/// What a document is told on its way in is what the report says of it, word for word, for the events
/// that other tests look at.
#[test]
fn every_document_of_a_dossier_is_told_what_the_report_says_of_it() {
    let mut told = 0;
    for documents in dossiers() {
        for first in 0..documents.len() {
            let mut corpus = Corpus::new(Checker::default());
            let mut turned = documents.clone();
            turned.rotate_left(first);
            for document in turned {
                let id = document.id().to_owned();
                let added = corpus.add(document).expect("a document");
                told += added.findings.len() + added.agreements.len();
                let said = said_of(&corpus.report(), &id);
                assert_eq!(without_choice(added), without_choice(said));
            }
        }
    }
    assert!(told > 0, "no document was told anything");
}
