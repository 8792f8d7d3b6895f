//! `numclaim extract`.

use std::io;
use std::path::Path;

use numclaim::span::LineIndex;
use numclaim::{Checker, Documents, MentionRecord, Rejected, Value};

use super::args::Input;
use super::{Outcome, print, reject, settings};

/// Prints the mentions of the documents, each document as soon as it is read.
pub(super) fn run(input: Input) -> io::Result<Outcome> {
    let Some(settings) = settings::load(&input) else {
        return Ok(Outcome::Bad);
    };
    let checker = Checker::new(settings.config);
    let mut outcome = Outcome::Quiet;
    let mut left_out = |rejected: &Rejected| {
        outcome = Outcome::Bad;
        reject(rejected);
    };
    // Whoever writes to our standard input may wait for what it gives.
    let streaming = input.files.iter().any(|path| path == Path::new("-"));
    print(|out| {
        let mut inputs = Documents::new(input.files, input.recursive);
        while let Some(document) = inputs.next() {
            let placed = |reason: Rejected| match inputs.place() {
                Some((source, line)) => reason.on_line(source, line),
                None => reason,
            };
            let read = document.and_then(|document| {
                let claims = checker.extract(&document).map_err(placed)?;
                Ok((document, claims))
            });
            let (document, claims) = match read {
                Ok(read) => read,
                Err(rejected) => {
                    left_out(&rejected);
                    continue;
                }
            };
            let lines = LineIndex::new(document.text());
            for claim in &claims {
                let record = MentionRecord::new(&document, claim, &lines);
                serde_json::to_writer(&mut *out, &record)?;
                out.write_all(b"\n")?;
                if let Value::Unreadable { .. } = claim.mention.value {
                    let figure = claim.mention.span;
                    left_out(&placed(Rejected::out_of_range(&document, figure, &lines)));
                }
            }
            if streaming {
                out.flush()?;
            }
        }
        Ok(())
    })?;
    Ok(outcome)
}
