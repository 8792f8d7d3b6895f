//! `numclaim check --trace`.

use std::io;

use numclaim::span::LineIndex;
use numclaim::{Checker, Document, Documents, Trace};

use super::args::{Input, Place};
use super::{Outcome, complain, print, reject};

/// Prints why figures were, or were not, compared: two, all that met one, or all that met.
pub(super) fn run(checker: &Checker, input: &Input, places: &[Place]) -> io::Result<Outcome> {
    let mut documents = Vec::new();
    let mut outcome = Outcome::Quiet;
    for document in Documents::new(input.files.clone(), input.recursive) {
        match document {
            Ok(document) => documents.push(document),
            Err(reason) => {
                reject(&reason);
                outcome = Outcome::Bad;
            }
        }
    }
    let traces = match places {
        [one, other] => {
            let figures = figure(checker, &documents, one).zip(figure(checker, &documents, other));
            figures.and_then(|(left, right)| {
                let trace =
                    checker.why(&documents, (&one.document, left), (&other.document, right));
                if trace.is_none() {
                    complain(&format!(
                        "one of {one} and {other} is no figure of its story"
                    ));
                }
                trace.map(|trace| vec![trace])
            })
        }
        [only] => figure(checker, &documents, only).map(|offset| {
            let mut traces = checker.traces(&documents);
            traces.retain(|trace| takes_part(trace, &only.document, offset));
            traces
        }),
        _ => Some(checker.traces(&documents)),
    };
    let Some(traces) = traces else {
        return Ok(Outcome::Bad);
    };
    print(|out| traces.iter().try_for_each(|trace| writeln!(out, "{trace}")))?;
    Ok(outcome)
}

/// The offset of a place, if there is a figure or a time; says so if there is none.
fn figure(checker: &Checker, documents: &[Document], place: &Place) -> Option<usize> {
    let document = documents.iter().find(|held| held.id() == place.document);
    let Some(document) = document else {
        complain(&format!("there is no document {:?}", place.document));
        return None;
    };
    let text = document.text();
    let offset = LineIndex::new(text).offset(text, place.position);
    let held = offset.filter(|offset| {
        let mentions = checker.mentions(document).unwrap_or_default();
        let mut spans = mentions.iter().map(|mention| mention.span);
        spans.any(|span| span.start <= *offset && *offset < span.end)
    });
    if held.is_none() {
        complain(&format!("there is no figure at {place}"));
    }
    held
}

fn takes_part(trace: &Trace, document: &str, offset: usize) -> bool {
    trace.figures.iter().any(|figure| {
        let span = figure.span;
        figure.document == document && span.start <= offset && offset < span.end
    })
}
