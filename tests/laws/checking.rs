//! Laws of checking, which hold for all documents, whatever they say; used as those of reading.

use chrono::NaiveDate;
use numclaim::{Checker, Document, Report, Severity};

/// What separates the documents of one input.
const SEPARATOR: &str = "\n===\n";

/// A document of this text, published on a fixed day.
fn document(id: impl Into<String>, text: &str) -> Document {
    let published = NaiveDate::from_ymd_opt(2024, 2, 9).expect("a day");
    Document::new(id, text).published(published)
}

/// The order of the documents makes no difference, all evidence stands where it says, and a document
/// that does not contradict itself does not conflict with its copy.
pub(crate) fn holds_for(text: &str) {
    let numbered = text.split(SEPARATOR).enumerate();
    let documents: Vec<Document> = numbered
        .map(|(nth, text)| document(format!("{nth:03}"), text))
        .collect();
    let checker = Checker::default();
    let report = checker.check(&documents);
    evidence_stands(&report, &documents);

    let backwards: Vec<Document> = documents.iter().rev().cloned().collect();
    let mut again = checker.check(&backwards);
    // What was rejected is named in the order in which it came.
    again.rejected.clone_from(&report.rejected);
    assert_eq!(again, report, "the order of documents made a difference");

    if let [only] = documents.as_slice() {
        let serious = |report: &Report| -> usize {
            let findings = report.findings.iter();
            findings
                .filter(|finding| finding.severity > Severity::Note)
                .count()
        };
        if serious(&report) == 0 {
            let both = checker.check(&[only.clone(), document("copy", only.text())]);
            assert_eq!(serious(&both), 0, "a document conflicts with its copy");
        }
    }
}

/// Every piece of evidence is a slice of its document.
pub(crate) fn evidence_stands(report: &Report, documents: &[Document]) {
    for evidence in report.findings.iter().flat_map(|finding| &finding.evidence) {
        let document = documents
            .iter()
            .find(|document| document.id() == evidence.document);
        let text = document.map(Document::text).unwrap_or_default();
        assert_eq!(evidence.span.slice(text), Some(evidence.text.as_str()));
        assert!(
            evidence.sentence.slice(text).is_some(),
            "{:?}",
            evidence.sentence
        );
    }
}
