//! What the command line does.

mod args;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;
use numclaim::span::LineIndex;
use numclaim::{Documents, MentionRecord, Rejected};

use args::{Cli, Command, Input};

/// How a run ended: the exit statuses of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Nothing at or above the threshold.
    Quiet,
    /// The command line or an input was bad.
    Bad,
}

/// Runs the program.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Command::Extract(input) => extract(input),
    };
    match done {
        Ok(Outcome::Quiet) => ExitCode::SUCCESS,
        Ok(Outcome::Bad) => ExitCode::from(2),
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("cannot write: {error}"));
            ExitCode::from(2)
        }
    }
}

fn extract(input: Input) -> io::Result<Outcome> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut outcome = Outcome::Quiet;
    for document in documents(input) {
        match document {
            Ok(document) => {
                let lines = LineIndex::new(document.text());
                for claim in &numclaim::extract(&document).claims {
                    serde_json::to_writer(&mut out, &MentionRecord::new(&document, claim, &lines))?;
                    out.write_all(b"\n")?;
                }
            }
            Err(rejected) => {
                outcome = Outcome::Bad;
                reject(&rejected);
            }
        }
    }
    out.flush()?;
    Ok(outcome)
}

fn documents(input: Input) -> impl Iterator<Item = Result<numclaim::Document, Rejected>> {
    let published = input.published;
    Documents::new(input.files, input.recursive).map(move |document| {
        document.map(|document| match published {
            Some(date) if document.publication_date().is_none() => document.published(date),
            _ => document,
        })
    })
}

fn reject(rejected: &Rejected) {
    complain(&rejected.to_string());
}

#[allow(clippy::print_stderr)]
fn complain(message: &str) {
    eprintln!("numclaim: {message}");
}
