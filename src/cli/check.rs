//! `numclaim check`.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use numclaim::{Checker, Document, Documents, Format, Report, formats};

use super::args::Check;
use super::{Outcome, layout, print, reject, settings, trace};

/// Checks the documents and prints the report.
pub(super) fn run(arguments: Check) -> io::Result<Outcome> {
    let Some(settings) = settings::load(&arguments.input) else {
        return Ok(Outcome::Bad);
    };
    let fail_from = settings::fails_from(&settings, arguments.fail_on.map(|given| given.0));
    let config = settings::choose(settings.config, &arguments.only, &arguments.ignore);
    let checker = Checker::new(config);
    if let Some(places) = &arguments.trace {
        return trace::run(&checker, &arguments.input, places);
    }
    let (documents, report) = check(&checker, &arguments);
    report.rejected.iter().for_each(reject);
    let named = |format: &&&dyn Format| format.name() == arguments.format;
    if let Some(format) = formats().iter().find(named) {
        print(|out| format.write(&report, &documents, layout(), out))?;
    }
    let worst = report.findings.iter().map(|finding| finding.severity).max();
    Ok(if !report.rejected.is_empty() {
        Outcome::Bad
    } else if worst >= Some(fail_from) {
        Outcome::Found
    } else {
        Outcome::Quiet
    })
}

/// The report, which names the inputs that could not be read before the documents that could not be
/// checked.
fn check(checker: &Checker, arguments: &Check) -> (Vec<Document>, Report) {
    let input = &arguments.input;
    let mut rejected = Vec::new();
    let (mut documents, mut places) = (Vec::new(), Vec::new());
    let mut inputs = Documents::new(input.files.clone(), input.recursive);
    // The last file of JSON Lines that a document came from: it is named once, not for each of its lines.
    let mut source: Arc<str> = Arc::default();
    while let Some(document) = inputs.next() {
        match document {
            Ok(document) => {
                places.push(inputs.place().map(|(name, line)| {
                    if *source != *name {
                        source = name.into();
                    }
                    (source.clone(), line)
                }));
                documents.push(document);
            }
            Err(reason) => rejected.push(reason),
        }
    }
    // Their names need not be held any longer.
    drop(inputs);
    let mut report = checker.check(&documents);
    if !report.rejected.is_empty() {
        let ids = documents.iter().map(Document::id);
        let places: HashMap<&str, _> = ids.zip(&places).collect();
        for reason in report.rejected.drain(..) {
            rejected.push(match places.get(&*reason.source_name) {
                Some(Some((source, line))) => reason.on_line(&**source, *line),
                _ => reason,
            });
        }
    }
    report.rejected = rejected;
    (documents, report)
}
