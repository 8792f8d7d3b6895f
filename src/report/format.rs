//! What a format of reports is.

use std::io::{self, Write};

use super::Report;
use crate::document::Document;

/// How a report for people is laid out; formats for programs take no notice of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Layout {
    /// How many columns a line may have.
    pub width: usize,
    /// Whether colours are written, as ANSI escape sequences.
    pub colour: bool,
}

impl Default for Layout {
    /// 100 columns without colour.
    fn default() -> Self {
        Self {
            width: 100,
            colour: false,
        }
    }
}

/// A format that reports are written in.
pub trait Format: Send + Sync {
    /// Its name, as `--format` takes it.
    fn name(&self) -> &'static str;

    /// What it is good for, in one line.
    fn about(&self) -> &'static str;

    /// Writes a report. `documents` are those that were checked: a format may show
    /// their text.
    ///
    /// # Errors
    /// What `out` says when it cannot be written to.
    fn write(
        &self,
        report: &Report,
        documents: &[Document],
        layout: Layout,
        out: &mut dyn Write,
    ) -> io::Result<()>;
}
