//! The last lines of a report: what was checked, what agrees, what nothing could be set against.

use std::collections::BTreeSet;
use std::io;

use super::colour;
use crate::finding::Severity;
use crate::report::Report;
use crate::report::sheet::{BOLD, PLAIN, Sheet};

/// The name of the rule whose findings are figures of one document only.
const SINGLE: &str = "uncorroborated-figure";

/// Writes the summary.
pub(super) fn write(sheet: &mut Sheet<'_>, report: &Report) -> io::Result<()> {
    let figures: usize = report
        .documents
        .iter()
        .map(|document| document.mentions)
        .sum();
    sheet.put(
        BOLD,
        &number(report.documents.len(), "document", "documents"),
    );
    sheet.put(PLAIN, " checked: ");
    sheet.put(
        PLAIN,
        &number(figures, "figure or time", "figures and times"),
    );
    sheet.put(PLAIN, " read.").end()?;
    verdict(sheet, report)?;
    agreements(sheet, report)?;
    let single = report
        .findings
        .iter()
        .filter(|finding| finding.rule == SINGLE)
        .count();
    if single > 0 {
        let stand = if single == 1 {
            "figure stands"
        } else {
            "figures stand"
        };
        sheet
            .put(PLAIN, &format!("{single} {stand} in one document only."))
            .end()?;
    }
    if !report.rejected.is_empty() {
        let left_out = number(report.rejected.len(), "input was", "inputs were");
        sheet.put(colour(Severity::Error), &format!("{left_out} left out; "));
        sheet
            .put(PLAIN, "standard error says which and why.")
            .end()?;
    }
    Ok(())
}

fn verdict(sheet: &mut Sheet<'_>, report: &Report) -> io::Result<()> {
    let count = |severity| {
        let is = |finding: &&crate::finding::Finding| finding.severity == severity;
        report.findings.iter().filter(is).count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors > 0 {
        sheet.put(colour(Severity::Error), &number(errors, "error", "errors"));
        sheet
            .put(PLAIN, ": as written, these figures cannot all be true.")
            .end()?;
    }
    if warnings > 0 {
        sheet.put(
            colour(Severity::Warning),
            &number(warnings, "warning", "warnings"),
        );
        sheet
            .put(
                PLAIN,
                ": these figures can all be true only under an unusual reading.",
            )
            .end()?;
    }
    if errors + warnings == 0 {
        sheet
            .put(PLAIN, "No figures were found that cannot all be true.")
            .end()?;
    }
    Ok(())
}

fn agreements(sheet: &mut Sheet<'_>, report: &Report) -> io::Result<()> {
    let mut figures = BTreeSet::new();
    let mut documents = BTreeSet::new();
    for agreement in &report.agreements {
        for evidence in &agreement.evidence {
            figures.insert((evidence.document.as_str(), evidence.span));
            documents.insert(evidence.document.as_str());
        }
    }
    if figures.is_empty() {
        return Ok(());
    }
    let across = match documents.len() {
        1 => "within 1 document".to_owned(),
        many => format!("across {many} documents"),
    };
    let agree = number(figures.len(), "figure agrees", "figures agree");
    sheet.put(PLAIN, &format!("{agree} {across}.")).end()
}

fn number(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
