//! The rules' own texts, as `numclaim rules` and `numclaim explain` print them.

use std::io::{self, Write};

use anstyle::Style;

use super::human::colour;
use super::sheet::{self, BOLD, DIM, PLAIN, Sheet};
use super::{Layout, Report};
use crate::document::Document;
use crate::rule::{Example, Explanation};

/// Writes the catalogue: a line a rule.
///
/// # Errors
/// What `out` says when it cannot be written to.
pub fn write_catalogue(
    rules: &[Explanation],
    layout: Layout,
    out: &mut dyn Write,
) -> io::Result<()> {
    let widest = rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut sheet = Sheet::new(out, layout);
    for rule in rules {
        sheet.put(BOLD, rule.name);
        sheet.space(widest + 2 - rule.name.len());
        let severity = rule.severity.name();
        sheet.put(colour(rule.severity), severity);
        sheet.space("warning".len() + 2 - severity.len());
        hang(&mut sheet, PLAIN, rule.summary, widest + 2 + 9)?;
    }
    Ok(())
}

/// Writes all that a rule says about itself. Its examples are checked by `check`, and what the rule
/// finds in them is shown.
///
/// # Errors
/// What `out` says when it cannot be written to.
pub fn write_explanation(
    rule: &Explanation,
    check: &dyn Fn(&[Document]) -> Report,
    layout: Layout,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut sheet = Sheet::new(out, layout);
    sheet.put(colour(rule.severity), rule.severity.name());
    sheet.put(BOLD, " ").put(BOLD, rule.name).end()?;
    hang(&mut sheet, BOLD, rule.summary, 0)?;
    for paragraph in rule.details.split("\n\n") {
        sheet.end()?;
        hang(&mut sheet, PLAIN, paragraph, 0)?;
    }
    for (heading, examples) in [
        ("It fires on", rule.fires),
        ("It stays quiet on", rule.quiet),
    ] {
        sheet.end()?;
        sheet.put(BOLD, heading).end()?;
        for example in examples {
            write_example(&mut sheet, rule, check, example)?;
        }
    }
    Ok(())
}

fn write_example(
    sheet: &mut Sheet<'_>,
    rule: &Explanation,
    check: &dyn Fn(&[Document]) -> Report,
    example: &Example,
) -> io::Result<()> {
    sheet.put(PLAIN, "  • ");
    hang(sheet, PLAIN, example.about, 4)?;
    let documents: Vec<Document> = example.documents().collect();
    for document in &documents {
        sheet.space(6);
        if let Some(date) = document.publication_date() {
            sheet.put(DIM, &format!("[{date}] "));
            hang(sheet, DIM, document.text(), 19)?;
        } else {
            hang(sheet, DIM, document.text(), 6)?;
        }
    }
    let report = check(&documents);
    for finding in report
        .findings
        .iter()
        .filter(|finding| finding.rule == rule.name)
    {
        sheet
            .space(6)
            .put(colour(finding.severity), finding.severity.name());
        sheet.put(PLAIN, ": ");
        hang(sheet, PLAIN, &finding.message, 8)?;
    }
    Ok(())
}

/// Writes a text on the rest of the line, and on further lines from a column on.
fn hang(sheet: &mut Sheet<'_>, style: Style, text: &str, column: usize) -> io::Result<()> {
    let room = sheet.width.saturating_sub(column).max(20);
    for (nth, line) in sheet::wrap(text, room, room).iter().enumerate() {
        if nth > 0 {
            sheet.space(column);
        }
        sheet.put(style, line).end()?;
    }
    Ok(())
}
