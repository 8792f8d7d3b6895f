//! What is written for other programs fits its JSON Schema, and the schemas change only knowingly.
#![cfg(all(feature = "schema", feature = "cli"))]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use jsonschema::Validator;
use numclaim::span::LineIndex;
use numclaim::strategies::{claim, dossier};
use numclaim::{
    Checker, Document, FormatVersion, JsonShape, Layout, MentionRecord, Report, formats,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn validator(shape: JsonShape) -> Validator {
    jsonschema::validator_for(&shape.schema()).expect("a schema that is one")
}

/// The documents of each dossier of the tests.
fn dossiers() -> Vec<Vec<Document>> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dossiers")];
    let mut dossiers = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of dossiers") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                let text = fs::read_to_string(&path).expect("a dossier");
                let dossier: Value = serde_json::from_str(&text).expect("JSON");
                dossiers.push(documents(&dossier));
            }
        }
    }
    dossiers
}

fn documents(dossier: &Value) -> Vec<Document> {
    let documents = dossier["documents"].as_array().expect("documents");
    documents
        .iter()
        .map(|document| {
            let field = |name: &str| document[name].as_str().expect("a text").to_owned();
            let date = field("published").parse().expect("a date");
            Document::new(field("id"), field("text")).published(date)
        })
        .collect()
}

fn assert_fits(validator: &Validator, written: &Value) {
    let errors: Vec<_> = validator
        .iter_errors(written)
        .map(|error| format!("{} at {}", error, error.instance_path))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{written:#}");
}

fn lines(report: &Report, documents: &[Document]) -> Vec<Value> {
    let jsonl = formats().iter().find(|format| format.name() == "jsonl");
    let mut out = Vec::new();
    let written = jsonl.map(|format| format.write(report, documents, Layout::default(), &mut out));
    assert!(matches!(written, Some(Ok(()))));
    let text = String::from_utf8(out).expect("text");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[test]
fn all_reports_findings_and_mentions_fit() {
    let [report, finding, mention] = JsonShape::ALL.map(validator);
    let checker = Checker::default();
    let (mut findings, mut mentions) = (0, 0);
    for documents in dossiers() {
        let checked = checker.check(&documents);
        assert_fits(&report, &serde_json::to_value(&checked).expect("JSON"));
        for line in lines(&checked, &documents) {
            assert_fits(&finding, &line);
            findings += 1;
        }
        for document in &documents {
            let index = LineIndex::new(document.text());
            for claim in checker.extract(document).expect("a document") {
                let record = MentionRecord::new(document, &claim, &index);
                assert_fits(&mention, &serde_json::to_value(&record).expect("JSON"));
                mentions += 1;
            }
        }
    }
    assert!(findings > 20 && mentions > 1000, "{findings} {mentions}");
}

#[test]
fn bad_documents_are_in_a_report_that_fits() {
    let documents = ["", " \n"].map(|text| Document::new("empty", text));
    let checked = Checker::default().check(&documents);
    assert_eq!(checked.rejected.len(), 2);
    let written = serde_json::to_value(&checked).expect("JSON");
    assert_fits(&validator(JsonShape::Report), &written);
}

/// The schemas, made once.
static VALIDATORS: LazyLock<[Validator; 3]> = LazyLock::new(|| JsonShape::ALL.map(validator));

proptest! {
    /// Whatever is claimed, of whatever kind, fits: not only what the dossiers happen to hold.
    #[test]
    fn every_mention_fits(claim in claim()) {
        let document = Document::new("a", "1 ".repeat(6_000));
        let index = LineIndex::new(document.text());
        let record = MentionRecord::new(&document, &claim, &index);
        let [_, _, mention] = &*VALIDATORS;
        assert_fits(mention, &serde_json::to_value(&record).expect("JSON"));
    }

    #[test]
    fn reports_of_made_dossiers_fit(dossier in dossier()) {
        let [report, finding, _] = &*VALIDATORS;
        let checked = Checker::default().check(&dossier.documents);
        assert_fits(report, &serde_json::to_value(&checked).expect("JSON"));
        for line in lines(&checked, &dossier.documents) {
            assert_fits(finding, &line);
        }
    }
}

/// A schema that takes anything would say nothing.
#[test]
fn what_is_wrong_does_not_fit() {
    let validator = validator(JsonShape::Report);
    let document = Document::new(
        "a",
        "Of 40 members 50 came, or 90 per cent. It was 30 February 2021.",
    );
    let checked = Checker::default().check(&[document]);
    assert!(!checked.findings.is_empty());
    let right = serde_json::to_value(&checked).expect("JSON");
    assert_fits(&validator, &right);
    let changes: [(&str, Value); 6] = [
        ("/version", json!(2)),
        ("/findings/0/severity", json!("fatal")),
        ("/findings/0/confidence", json!("0.9")),
        ("/findings/0/evidence/0/start", json!(-1)),
        ("/findings/0/likely_cause", json!("bad-luck")),
        ("/documents/0/mentions", Value::Null),
    ];
    for (place, wrong) in changes {
        let mut written = right.clone();
        *written.pointer_mut(place).expect("a field") = wrong;
        assert!(!validator.is_valid(&written), "{place}");
    }
    let mut lacking = right.clone();
    let fields = lacking.as_object_mut().expect("an object");
    fields.remove("version");
    assert!(!validator.is_valid(&lacking));
}

/// A change of a schema is a change for those who read the output: see the policy in CHANGELOG.md.
#[test]
fn the_schemas_change_only_knowingly() {
    assert_eq!(FormatVersion::NUMBER, 1);
    for shape in JsonShape::ALL {
        let schema = format!("{:#}\n", shape.schema());
        insta::assert_snapshot!(shape.name(), schema);
    }
}
