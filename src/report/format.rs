//! What a format of reports is, and the registry.

use std::io::{self, Write};

use super::Report;
use super::json::Json;
use super::jsonl::JsonLines;
use crate::document::Document;

/// A format that reports are written in.
pub trait Format: Send + Sync {
    /// Its name, as `--format` takes it.
    fn name(&self) -> &'static str;

    /// What it is good for, in one line.
    fn about(&self) -> &'static str;

    /// Writes a report. `documents` are those that were checked: a format may show their text.
    ///
    /// # Errors
    /// What `out` says when it cannot be written to.
    fn write(&self, report: &Report, documents: &[Document], out: &mut dyn Write)
    -> io::Result<()>;
}

/// All formats, the default first.
pub fn formats() -> &'static [&'static dyn Format] {
    &[&Json, &JsonLines]
}
