//! `numclaim check`.

use std::collections::HashMap;
use std::io;

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
    let (mut documents, mut places) = (Vec::new(), Places::default());
    let mut inputs = Documents::new(input.files.clone(), input.recursive);
    while let Some(document) = inputs.next() {
        match document {
            Ok(document) => {
                places.push(inputs.place());
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
        let numbers: HashMap<&str, usize> = ids.zip(0..).collect();
        for reason in report.rejected.drain(..) {
            let number = numbers.get(&*reason.source_name);
            rejected.push(match number.and_then(|number| places.of(*number)) {
                Some((source, line)) => reason.on_line(source, line),
                None => reason,
            });
        }
    }
    report.rejected = rejected;
    (documents, report)
}

/// Where the documents were read, by their numbers.
#[derive(Default)]
struct Places {
    /// The line of each, or 0 if it was no line of JSON Lines.
    lines: Vec<usize>,
    /// The files of JSON Lines, and from which document on they are meant.
    sources: Vec<(usize, String)>,
}

impl Places {
    /// The place of the next document: the file of JSON Lines and the line.
    fn push(&mut self, place: Option<(&str, usize)>) {
        if let Some((name, _)) = place
            && self.sources.last().is_none_or(|(_, last)| last != name)
        {
            self.sources.push((self.lines.len(), name.to_owned()));
        }
        self.lines.push(place.map_or(0, |(_, line)| line));
    }

    /// The place of a document, if it was a line of JSON Lines.
    fn of(&self, document: usize) -> Option<(&str, usize)> {
        let line = self.lines.get(document).filter(|line| **line > 0)?;
        let known = self.sources.partition_point(|(from, _)| *from <= document);
        let (_, name) = self.sources.get(known.checked_sub(1)?)?;
        Some((name, *line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_document_has_its_own_place() {
        let told = [
            None,
            Some(("one.jsonl", 1)),
            Some(("one.jsonl", 3)),
            None,
            Some(("two.jsonl", 2)),
            Some(("one.jsonl", 1)),
        ];
        let mut places = Places::default();
        told.into_iter().for_each(|place| places.push(place));
        for (number, place) in told.into_iter().enumerate() {
            assert_eq!(places.of(number), place, "{number}");
        }
        assert_eq!(places.of(told.len()), None);
    }
}
