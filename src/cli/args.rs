//! The command line.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use chrono::NaiveDate;
use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};
use numclaim::span::Position;
use numclaim::{Checker, JsonShape, Severity, formats};

/// What the help says last.
const STATUS: &str = "\
Settings: check and extract read the file that --config names, or else numclaim.toml in the working \
directory if it is there, and no other; `numclaim config` lists what it may hold. What the command line \
says comes first.
Exit status: 0, nothing at or above --fail-on was found; 1, something was; 2, the command line or an \
input was bad.
Colours follow the terminal, NO_COLOR and CLICOLOR_FORCE.";

/// Finds figures that cannot all be true.
#[derive(Debug, Parser)]
#[command(name = "numclaim", version, about, max_term_width = 100, after_help = STATUS)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check documents, together and each on its own, and print a report.
    Check(Check),
    /// Print every mention of a figure or a time, normalized, one JSON object a line.
    Extract(Extract),
    /// List what numclaim.toml may hold.
    Config,
    /// List the rules.
    Rules,
    /// Explain a rule, with examples.
    Explain {
        /// Its name.
        #[arg(value_name = "RULE", value_parser = rule_names(), hide_possible_values = true)]
        rule: String,
    },
    /// Print the JSON Schema of an output.
    Schema {
        /// Of which: the report of `check --format json`, the finding that is a line of `check
        /// --format jsonl`, or the mention that is a line of `extract`.
        #[arg(value_name = "SHAPE")]
        shape: Shape,
    },
}

/// A shape of JSON.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape(pub(crate) JsonShape);

impl ValueEnum for Shape {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [Shape; JsonShape::ALL.len()] = {
            let [report, finding, mention] = JsonShape::ALL;
            [Shape(report), Shape(finding), Shape(mention)]
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name()))
    }
}

#[derive(Debug, Args)]
pub(crate) struct Extract {
    #[command(flatten)]
    pub(crate) input: Input,
    /// In place of JSON, say for people how each mention was read, and what was not read and why.
    #[arg(long)]
    pub(crate) explain: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) input: Input,
    /// How the report is written.
    #[arg(long, value_name = "FORMAT", default_value = formats()[0].name(), value_parser = format_names())]
    pub(crate) format: String,
    /// Exit with status 1 if a finding is at least this serious [default: error].
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,
    /// Switch a rule off; may be given several times.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule_names(), hide_possible_values = true)]
    pub(crate) ignore: Vec<String>,
    /// Check by these rules only; may be given several times.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule_names(), hide_possible_values = true)]
    pub(crate) only: Vec<String>,
    /// In place of the report, say why figures were, or were not, compared: the two at these places
    /// (DOCUMENT:LINE:COLUMN), all that met the one at this place, or all that met. Comes last.
    #[arg(long, value_name = "PLACE", num_args = 0..=2)]
    pub(crate) trace: Option<Vec<Place>>,
}

/// A place in a document: "a.txt:10:333", line and column from 1.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) document: String,
    pub(crate) position: Position,
}

impl FromStr for Place {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.rsplitn(3, ':');
        let mut number = || parts.next()?.parse().ok();
        let (column, line) = (number(), number());
        let (Some(document), Some(line), Some(column)) = (parts.next(), line, column) else {
            return Err("DOCUMENT:LINE:COLUMN was expected");
        };
        Ok(Self {
            document: document.to_owned(),
            position: Position { line, column },
        })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column } = self.position;
        write!(f, "{}:{line}:{column}", self.document)
    }
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
    /// A file of settings. Without it numclaim.toml in the working directory is read if it is there;
    /// no other file is.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Look into the directories inside directories too.
    #[arg(long, short)]
    pub(crate) recursive: bool,
}

/// From which severity on a finding makes the run fail.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FailOn(pub(crate) Severity);

impl ValueEnum for FailOn {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self(Severity::Error),
            Self(Severity::Warning),
            Self(Severity::Note),
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name()))
    }
}

fn format_names() -> Vec<PossibleValue> {
    let formats = formats().iter();
    formats
        .map(|format| PossibleValue::new(format.name()).help(format.about()))
        .collect()
}

fn date(text: &str) -> Result<NaiveDate, String> {
    numclaim::parse_date(text).map_err(|reason| reason.to_string())
}

fn rule_names() -> Vec<PossibleValue> {
    let checker = Checker::default();
    let names = checker.rules().map(|rule| rule.explanation().name);
    names.map(PossibleValue::new).collect()
}
