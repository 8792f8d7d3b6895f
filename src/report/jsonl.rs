//! One finding a line, for pipelines.

#[cfg(feature = "cli")]
use std::io::{self, Write};

use serde::Serialize;

use super::FormatVersion;
#[cfg(feature = "cli")]
use super::{Format, Layout, Report};
#[cfg(feature = "cli")]
use crate::document::Document;
use crate::finding::Finding;

/// A line: a finding that says which version of the format it is written in.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Line<'a> {
    version: FormatVersion,
    #[serde(flatten)]
    finding: &'a Finding,
}

/// The format `jsonl`.
#[cfg(feature = "cli")]
pub(super) struct JsonLines;

#[cfg(feature = "cli")]
impl Format for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn about(&self) -> &'static str {
        "one finding a line, as a JSON object"
    }

    fn write(
        &self,
        report: &Report,
        _: &[Document],
        _: Layout,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        for finding in &report.findings {
            let line = Line {
                version: FormatVersion,
                finding,
            };
            serde_json::to_writer(&mut *out, &line)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}
