//! One finding a line, for pipelines.

use std::io::{self, Write};

use super::{Format, Layout, Report};
use crate::document::Document;

/// The format `jsonl`.
pub(super) struct JsonLines;

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
            serde_json::to_writer(&mut *out, finding)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}
