//! Every output format, on a report made by hand: what the rules find does not matter here.
#![cfg(feature = "cli")]

use numclaim::span::{LineIndex, Span};
use numclaim::{
    Agreement, Cause, CheckedDocument, Document, Evidence, Finding, Layout, Reason, Rejected,
    Report, Severity, ValueRelation, formats,
};

const LEDGER: &str = include_str!("../examples/articles/northern-ledger.txt");
const GAZETTE: &str = include_str!("../examples/articles/harbour-gazette.txt");

fn documents() -> [Document; 3] {
    let date = chrono::NaiveDate::from_ymd_opt(2024, 2, 9).expect("a date");
    [
        Document::new("gazette.txt", GAZETTE),
        Document::new("ledger.txt", LEDGER).published(date),
        Document::new(
            "odd\u{1b}[2J.txt",
            "Two of the 40\u{1b}[31m ships sank; 五十 sailors of 60 were saved.",
        ),
    ]
}

/// A figure of a document, in the sentence from one wording to another.
fn evidence(document: &Document, figure: &str, sentence: (&str, &str), reading: &str) -> Evidence {
    let text = document.text();
    let find = |words: &str| text.find(words).expect("it stands there");
    let start = find(figure);
    Evidence {
        document: document.id().to_owned(),
        span: Span::new(start, start + figure.len()),
        position: LineIndex::new(text).position(text, start),
        text: figure.to_owned(),
        reading: reading.to_owned(),
        sentence: Span::new(find(sentence.0), find(sentence.1) + sentence.1.len()),
    }
}

fn findings() -> Vec<Finding> {
    let [gazette, ledger, odd] = &documents();
    let customs = ("Chinese customs", "for 2024.");
    let kremlin = ("The Kremlin said", "agreed on.");
    let ships = ("Two", "saved.");
    vec![
        Finding {
            rule: "part-exceeds-whole".to_owned(),
            severity: Severity::Error,
            confidence: 0.95,
            message: "60 sailors are more than 50\u{7}".to_owned(),
            explanation: vec![],
            likely_cause: Some(Cause::Rounding),
            evidence: vec![
                evidence(odd, "40", ships, "forty ships"),
                evidence(odd, "五十", ships, "fifty sailors"),
                evidence(odd, "60", ships, ""),
            ],
        },
        Finding {
            rule: "implausible-remainder".to_owned(),
            severity: Severity::Warning,
            confidence: 0.85,
            message: "218.2 billion dollars in eleven months leave little for the rest of a year \
                      of 228 billion dollars"
                .to_owned(),
            explanation: vec![
                "228 − 218.2 = 9.3 to 10.4 billion dollars for the one month left, against 19.8 \
                 billion dollars a month before: 0.5 times"
                    .to_owned(),
            ],
            likely_cause: Some(Cause::DifferentAttribution),
            evidence: vec![
                evidence(
                    gazette,
                    "$218.2bn",
                    customs,
                    "trade of China and Russia, January–November 2023 (inferred): 218.15 to \
                     218.25 billion US dollars, according to Chinese customs data",
                ),
                evidence(
                    ledger,
                    "$228bn",
                    kremlin,
                    "trade of China and Russia, 2023: 227.5 to 228.5 billion US dollars, \
                     according to the Kremlin",
                ),
                evidence(
                    ledger,
                    "$200bn",
                    kremlin,
                    "target for trade of China and Russia",
                ),
            ],
        },
        Finding {
            rule: "uncorroborated-figure".to_owned(),
            severity: Severity::Note,
            confidence: 0.6,
            message: "only ledger.txt gives the share of payments in roubles or yuan".to_owned(),
            explanation: vec![],
            likely_cause: None,
            evidence: vec![evidence(
                ledger,
                "90 per cent",
                ("It added", "any more."),
                "share of payments in roubles or yuan",
            )],
        },
    ]
}

fn report() -> Report {
    let findings = findings();
    let agreement = findings[1].evidence[1..].to_vec();
    let checked = documents().map(|document| CheckedDocument {
        id: document.id().to_owned(),
        published: document.publication_date(),
        mentions: 4,
    });
    let mut report = Report::default();
    report.documents = checked.to_vec();
    report.findings = findings;
    report.agreements = vec![Agreement {
        relation: ValueRelation::Narrower,
        evidence: agreement,
    }];
    report.comparisons = 3;
    report.rejected = vec![Rejected {
        source_name: "in.jsonl".to_owned(),
        line: Some(7),
        reason: Reason::MissingField { field: "id" },
    }];
    report
}

fn written(format: &str, layout: Layout) -> String {
    let format = formats()
        .iter()
        .find(|known| known.name() == format)
        .expect("a format of this name");
    let mut out = Vec::new();
    format
        .write(&report(), &documents(), layout, &mut out)
        .expect("a vector takes everything");
    String::from_utf8(out).expect("text")
}

#[test]
fn human() {
    insta::assert_snapshot!(written("human", Layout::default()));
}

/// In colour, and so many columns wide.
fn narrow(width: usize) -> Layout {
    let mut layout = Layout::default();
    layout.width = width;
    layout.colour = true;
    layout
}

#[test]
fn human_in_colour_and_narrow() {
    let layout = narrow(60);
    insta::assert_snapshot!(written("human", layout).replace('\u{1b}', "␛"));
}

/// A report may come from elsewhere, with spans that the documents do not have.
#[test]
fn no_span_makes_a_format_panic() {
    let text = "7 of 8 é";
    let document = Document::new("a", text);
    let spans = (0..12).flat_map(|start| (start..14).map(move |end| Span::new(start, end)));
    for span in spans {
        let evidence = |span: Span| Evidence {
            document: "a".to_owned(),
            span,
            position: LineIndex::new(text).position(text, span.start),
            text: "7".to_owned(),
            reading: "a long reading of a figure that stands here".to_owned(),
            sentence: Span::new(span.start / 2, 9),
        };
        let mut report = report();
        report.findings.truncate(1);
        report.findings[0].evidence = vec![
            evidence(span),
            evidence(span),
            evidence(Span::new(span.start + 1, span.end + 1)),
            evidence(Span::new(0, 1)),
        ];
        for format in formats() {
            let layout = narrow(1);
            let documents = std::slice::from_ref(&document);
            let written = format.write(&report, documents, layout, &mut Vec::new());
            assert!(written.is_ok());
        }
    }
}

#[test]
fn plain() {
    insta::assert_snapshot!(report().to_string());
}

#[test]
fn json() {
    insta::assert_snapshot!(written("json", Layout::default()));
}

#[test]
fn jsonl() {
    insta::assert_snapshot!(written("jsonl", Layout::default()));
}
