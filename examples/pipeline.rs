//! A step of a pipeline: JSON Lines of documents in, JSON Lines of findings out. Documents that
//! share a `publisher` are left apart: only different publishers are set against each other.
//!
//! `cargo run --features cli --example pipeline < examples/wire.jsonl`

use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};

use numclaim::{Checker, Document, Finding, JsonLines};

fn main() -> io::Result<()> {
    let mut documents = Vec::new();
    for document in JsonLines::new("standard input", io::stdin().lock()) {
        match document {
            Ok(document) => documents.push(document),
            Err(rejected) => writeln!(io::stderr(), "{rejected}")?,
        }
    }
    let report = Checker::default().check(&documents);
    let mut out = BufWriter::new(io::stdout().lock());
    for finding in &report.findings {
        if publishers(finding, &documents).len() > 1 {
            serde_json::to_writer(&mut out, finding)?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()
}

/// The publishers of the documents that a finding rests on.
fn publishers<'a>(finding: &Finding, documents: &'a [Document]) -> BTreeSet<&'a str> {
    let evidence = finding.evidence.iter();
    evidence
        .filter_map(|evidence| {
            let mut documents = documents.iter();
            documents.find(|document| document.id() == evidence.document)
        })
        .filter_map(Document::publisher_name)
        .collect()
}
