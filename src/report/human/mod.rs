//! The report as a person reads it: each finding with the sentences that it rests on, the figures
//! underlined, as a compiler shows an error; then what agrees, in a few lines.

mod excerpt;
mod labels;
mod quote;
mod sources;

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::sheet::{self, BOLD, FRAME, PLAIN, Sheet};
use super::{Format, Layout, Report, summary};
use crate::document::Document;
use crate::finding::{Finding, Severity};
use sources::Sources;

/// The format `human`.
pub(super) struct Human;

impl Format for Human {
    fn name(&self) -> &'static str {
        "human"
    }

    fn about(&self) -> &'static str {
        "sentences with the figures underlined, for people"
    }

    fn write(
        &self,
        report: &Report,
        documents: &[Document],
        layout: Layout,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let sources = Sources::new(report, documents);
        let mut sheet = Sheet::new(out, layout);
        for finding in &report.findings {
            write_finding(&mut sheet, finding, &sources)?;
            sheet.end()?;
        }
        for (severity, subject, rest) in summary::sentences(report) {
            sheet.put(severity.map_or(BOLD, colour), &subject);
            sheet.put(PLAIN, &rest).end()?;
        }
        Ok(())
    }
}

/// The colour of a severity.
pub(in crate::report) fn colour(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Cyan,
    }
    .on_default()
    .bold()
}

fn write_finding(
    sheet: &mut Sheet<'_>,
    finding: &Finding,
    sources: &Sources<'_>,
) -> io::Result<()> {
    let style = colour(finding.severity);
    let head = format!("{}[{}]", finding.severity, finding.rule);
    sheet.put(style, &head).put(BOLD, ": ");
    let used = sheet::width(&head) + 2;
    let message = sheet::wrap(
        &finding.message,
        sheet.width - used.min(sheet.width),
        sheet.width - 4,
    );
    for (nth, line) in message.iter().enumerate() {
        if nth > 0 {
            sheet.space(4);
        }
        sheet.put(BOLD, line).end()?;
    }
    let gutter = quote::write(sheet, &finding.evidence, sources, style)?;
    for sentence in finding.reasons() {
        bullet(sheet, gutter, &sentence)?;
    }
    Ok(())
}

/// A line of reasoning under a finding.
fn bullet(sheet: &mut Sheet<'_>, gutter: usize, sentence: &str) -> io::Result<()> {
    let room = sheet.width - (gutter + 3);
    for (nth, line) in sheet::wrap(sentence, room, room).iter().enumerate() {
        sheet.space(gutter + 1);
        sheet.put(FRAME, if nth == 0 { "=" } else { " " }).space(1);
        sheet.put(PLAIN, line).end()?;
    }
    Ok(())
}
