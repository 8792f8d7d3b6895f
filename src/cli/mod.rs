//! What the command line does.

mod args;
mod check;
mod extract;
mod settings;
mod trace;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;
use numclaim::{
    Checker, Document, Explanation, JsonShape, Layout, Rejected, write_catalogue, write_explanation,
};

use args::{Cli, Command};

/// How a run ended: the exit statuses of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    let done = match Cli::parse().command {
        Command::Check(arguments) => check::run(arguments),
        Command::Extract(arguments) => extract::run(arguments),
        Command::Config => print(settings::list).map(|()| Outcome::Quiet),
        Command::Rules => list(),
        Command::Explain { rule } => explain(&rule),
        Command::Schema { shape } => schema(shape.0),
    };
    let outcome = done.unwrap_or_else(|error| {
        complain(&format!("cannot write: {error}"));
        Outcome::Bad
    });
    ExitCode::from(outcome as u8)
}

fn list() -> io::Result<Outcome> {
    let checker = Checker::default();
    let rules: Vec<Explanation> = checker.rules().map(|rule| rule.explanation()).collect();
    print(|out| write_catalogue(&rules, layout(), out))?;
    Ok(Outcome::Quiet)
}

fn explain(name: &str) -> io::Result<Outcome> {
    let checker = Checker::default();
    let mut rules = checker.rules().map(|rule| rule.explanation());
    let Some(rule) = rules.find(|rule| rule.name == name) else {
        complain(&format!("there is no rule {name:?}"));
        return Ok(Outcome::Bad);
    };
    let check = |documents: &[Document]| checker.check(documents);
    print(|out| write_explanation(&rule, &check, layout(), out))?;
    Ok(Outcome::Quiet)
}

fn schema(shape: JsonShape) -> io::Result<Outcome> {
    let schema = shape.schema();
    print(|out| {
        serde_json::to_writer_pretty(&mut *out, &schema)?;
        writeln!(out)
    })?;
    Ok(Outcome::Quiet)
}

/// Writes to standard output. That its reader closed it, having seen enough, is no error.
fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

/// The layout for standard output: the terminal's width, and colour if it is wanted.
fn layout() -> Layout {
    let stdout = io::stdout();
    let columns = terminal_size::terminal_size_of(&stdout).map(|(width, _)| usize::from(width.0));
    let mut layout = Layout::default();
    layout.width = columns.unwrap_or(layout.width);
    layout.colour = anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never;
    layout
}

/// Names an input that was left out.
fn reject(rejected: &Rejected) {
    complain(&rejected.to_string());
}

fn complain(message: &str) {
    // A standard error that is closed leaves nobody to tell.
    let _ = writeln!(io::stderr(), "numclaim: {message}");
}
