//! What the command line does.

mod args;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;
use numclaim::span::LineIndex;
use numclaim::{Checker, Config, Documents, Layout, MentionRecord, Rejected, formats};

use args::{Check, Cli, Command, Input};

/// How a run ended: the exit statuses of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Nothing at or above the threshold.
    Quiet = 0,
    /// Something at or above the threshold.
    Found = 1,
    /// The command line or an input was bad.
    Bad = 2,
}

/// Runs the program.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Command::Check(arguments) => check(arguments),
        Command::Extract(input) => extract(input),
    };
    match done {
        Ok(outcome) => ExitCode::from(outcome as u8),
        Err(error) => {
            complain(&format!("cannot write: {error}"));
            ExitCode::from(Outcome::Bad as u8)
        }
    }
}

fn check(arguments: Check) -> io::Result<Outcome> {
    let checker = Checker::new(config(&arguments));
    let mut rejected = Vec::new();
    let documents = Documents::new(arguments.input.files, arguments.input.recursive);
    let documents: Vec<_> = documents
        .filter_map(|document| document.map_err(|reason| rejected.push(reason)).ok())
        .collect();
    let mut report = checker.check(&documents);
    rejected.append(&mut report.rejected);
    report.rejected = rejected;

    report.rejected.iter().for_each(reject);
    let worst = report.findings.iter().map(|finding| finding.severity).max();
    let outcome = if !report.rejected.is_empty() {
        Outcome::Bad
    } else if worst >= Some(arguments.fail_on.0) {
        Outcome::Found
    } else {
        Outcome::Quiet
    };
    let named = |format: &&&dyn numclaim::Format| format.name() == arguments.format;
    if let Some(format) = formats().iter().find(named) {
        let mut out = BufWriter::new(io::stdout().lock());
        let written = format
            .write(&report, &documents, layout(), &mut out)
            .and_then(|()| out.flush());
        unless_closed(written)?;
    }
    Ok(outcome)
}

/// The layout for standard output: the terminal's width, and colour if it is wanted.
fn layout() -> Layout {
    let stdout = io::stdout();
    let columns = terminal_size::terminal_size_of(&stdout).map(|(width, _)| usize::from(width.0));
    Layout {
        width: columns.unwrap_or(Layout::default().width),
        colour: anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never,
    }
}

fn config(arguments: &Check) -> Config {
    let mut config = Config::default();
    if let Some(date) = arguments.input.published {
        config = config.published(date);
    }
    let everything = Checker::default();
    let names = everything.rules().map(|rule| rule.explanation().name);
    let off = names.filter(|name| {
        let is = |given: &String| given == name;
        arguments.ignore.iter().any(is)
            || !arguments.only.is_empty() && !arguments.only.iter().any(is)
    });
    off.fold(config, Config::without)
}

fn extract(input: Input) -> io::Result<Outcome> {
    let config = match input.published {
        Some(date) => Config::default().published(date),
        None => Config::default(),
    };
    let checker = Checker::new(config);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut outcome = Outcome::Quiet;
    for document in Documents::new(input.files, input.recursive) {
        let read = document.and_then(|document| {
            let claims = checker.extract(&document)?;
            Ok((document, claims))
        });
        match read {
            Ok((document, claims)) => {
                let lines = LineIndex::new(document.text());
                for claim in &claims {
                    let record = MentionRecord::new(&document, claim, &lines);
                    let written = serde_json::to_writer(&mut out, &record)
                        .map_err(io::Error::from)
                        .and_then(|()| out.write_all(b"\n"));
                    if unless_closed(written)? {
                        return Ok(outcome);
                    }
                }
            }
            Err(rejected) => {
                outcome = Outcome::Bad;
                reject(&rejected);
            }
        }
    }
    unless_closed(out.flush())?;
    Ok(outcome)
}

/// Whether whoever read the output closed it, having seen enough; other errors stay errors.
fn unless_closed(written: io::Result<()>) -> io::Result<bool> {
    match written {
        Ok(()) => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(true),
        Err(error) => Err(error),
    }
}

fn reject(rejected: &Rejected) {
    complain(&rejected.to_string());
}

#[allow(clippy::print_stderr)]
fn complain(message: &str) {
    eprintln!("numclaim: {message}");
}
