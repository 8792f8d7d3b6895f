//! The command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};

/// Finds figures that cannot all be true.
#[derive(Debug, Parser)]
#[command(name = "numclaim", version, about, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print every mention of a figure or a time, normalized, one JSON object a line.
    Extract(Input),
}

/// The documents.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// Text or Markdown files (a document each), .jsonl files (a document a line), directories, or
    /// - for JSON Lines on standard input.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The publication date of documents that state none.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(crate) published: Option<NaiveDate>,
    /// Look into the directories inside directories too.
    #[arg(long, short)]
    pub(crate) recursive: bool,
}

fn date(text: &str) -> Result<NaiveDate, String> {
    numclaim::parse_date(text).map_err(|reason| reason.to_string())
}
