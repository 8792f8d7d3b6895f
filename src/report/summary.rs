//! The last lines of a report: what was checked, what was found, what agrees, what nothing could be
//! set against.

use std::collections::BTreeSet;

use super::Report;
use crate::finding::Severity;

/// The rule whose findings are figures of one document only.
const SINGLE: &str = "uncorroborated-figure";

/// A sentence of the summary: the severity that its first words are coloured for, those words, and
/// the rest.
pub(super) type Sentence = (Option<Severity>, String, String);

/// The summary of a report.
pub(super) fn sentences(report: &Report) -> Vec<Sentence> {
    let mut sentences = vec![checked(report)];
    sentences.extend(verdict(report));
    sentences.extend(agreements(report));
    let single = report
        .findings
        .iter()
        .filter(|finding| finding.rule == SINGLE);
    let single = match single.count() {
        0 => None,
        1 => Some("1 figure stands".to_owned()),
        many => Some(format!("{many} figures stand")),
    };
    sentences.extend(single.map(|figures| plain(figures, " in one document only.")));
    if !report.rejected.is_empty() {
        let left_out = number(
            report.rejected.len(),
            "input or figure was",
            "inputs or figures were",
        );
        sentences.push((
            Some(Severity::Error),
            format!("{left_out} left out"),
            ": see the reasons above or on standard error.".to_owned(),
        ));
    }
    sentences
}

fn plain(subject: String, rest: &str) -> Sentence {
    (None, subject, rest.to_owned())
}

fn checked(report: &Report) -> Sentence {
    let mentions = report.documents.iter().map(|document| document.mentions);
    let mentions = number(mentions.sum(), "figure or time", "figures and times");
    let comparisons = match report.comparisons {
        0 => "no two could be set against each other".to_owned(),
        pairs => number(pairs, "comparison made", "comparisons made"),
    };
    let documents = number(report.documents.len(), "document", "documents");
    plain(
        documents,
        &format!(" checked: {mentions} read, {comparisons}."),
    )
}

fn verdict(report: &Report) -> Vec<Sentence> {
    let count = |severity| {
        let findings = report.findings.iter();
        findings
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let mut sentences = Vec::new();
    let mut push = |severity, subject: String, rest: &str| {
        sentences.push((Some(severity), subject, rest.to_owned()));
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors > 0 {
        let subject = number(errors, "error", "errors");
        push(
            Severity::Error,
            subject,
            ": as written, the figures cannot all be true.",
        );
    }
    if warnings > 0 {
        let subject = number(warnings, "warning", "warnings");
        let rest = ": the figures can all be true only under an unusual reading.";
        push(Severity::Warning, subject, rest);
    }
    if errors + warnings == 0 && report.comparisons > 0 {
        sentences.push(plain(
            "No figures were found".to_owned(),
            " that cannot all be true.",
        ));
    }
    sentences
}

fn agreements(report: &Report) -> Option<Sentence> {
    let mut figures = BTreeSet::new();
    let mut documents = BTreeSet::new();
    for evidence in report
        .agreements
        .iter()
        .flat_map(|agreement| &agreement.evidence)
    {
        figures.insert((evidence.document.as_str(), evidence.span));
        documents.insert(evidence.document.as_str());
    }
    let across = match documents.len() {
        0 => return None,
        1 => " within 1 document.".to_owned(),
        many => format!(" across {many} documents."),
    };
    let agree = number(figures.len(), "figure agrees", "figures agree");
    Some(plain(agree, &across))
}

fn number(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
