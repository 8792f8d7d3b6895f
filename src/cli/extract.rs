//! `numclaim extract`.

use std::io::{self, Write};
use std::path::Path;

use numclaim::span::LineIndex;
use numclaim::{Checker, Claim, Document, Documents, Explained, Mention, MentionRecord};
use numclaim::{Rejected, Value};

use super::args::Extract;
use super::{Outcome, print, reject, settings};

/// What is printed of a document.
enum Read {
    /// Its mentions.
    Claims(Vec<Claim>),
    /// How they were read, and what was not.
    Explained(Vec<Explained>),
}

/// Prints the mentions of the documents, or how they were read, each document as soon as it is read.
pub(super) fn run(Extract { input, explain }: Extract) -> io::Result<Outcome> {
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
                let read = match explain {
                    true => checker.explain(&document).map(Read::Explained),
                    false => checker.extract(&document).map(Read::Claims),
                };
                Ok((read.map_err(placed)?, document))
            });
            let (read, document) = match read {
                Ok(read) => read,
                Err(rejected) => {
                    left_out(&rejected);
                    continue;
                }
            };
            let lines = LineIndex::new(document.text());
            read.write(&document, &lines, out)?;
            for mention in read.mentions() {
                if let Value::Unreadable { .. } = mention.value {
                    let figure = mention.span;
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

impl Read {
    fn write(&self, document: &Document, lines: &LineIndex, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Claims(claims) => claims.iter().try_for_each(|claim| {
                let record = MentionRecord::new(document, claim, lines);
                serde_json::to_writer(&mut *out, &record)?;
                out.write_all(b"\n")
            }),
            Self::Explained(explained) => {
                let mut explained = explained.iter();
                explained.try_for_each(|explained| writeln!(out, "{explained}"))
            }
        }
    }

    fn mentions(&self) -> Box<dyn Iterator<Item = &Mention> + '_> {
        match self {
            Self::Claims(claims) => Box::new(claims.iter().map(|claim| &claim.mention)),
            Self::Explained(explained) => {
                Box::new(explained.iter().filter_map(|it| it.mention.as_ref()))
            }
        }
    }
}
