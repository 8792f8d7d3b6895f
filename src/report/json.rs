//! The whole report as one JSON object, in the contract's shape.

use std::io::{self, Write};

use super::{Format, Layout, Report};
use crate::document::Document;

/// The format `json`.
pub(super) struct Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn about(&self) -> &'static str {
        "the whole report as one JSON object"
    }

    fn write(
        &self,
        report: &Report,
        _: &[Document],
        _: Layout,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, report)?;
        out.write_all(b"\n")
    }
}
