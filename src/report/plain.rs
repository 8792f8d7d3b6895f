//! The report in plain lines, which needs neither the documents nor a terminal.

use std::fmt;

use super::{Report, summary};
use crate::finding::Finding;
use crate::visible::Visible;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.findings {
            writeln!(f, "{finding}")?;
        }
        for rejected in &self.rejected {
            writeln!(f, "left out: {rejected}")?;
        }
        if !self.rejected.is_empty() {
            writeln!(f)?;
        }
        for (_, subject, rest) in summary::sentences(self) {
            writeln!(f, "{subject}{rest}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = Visible(&self.message);
        writeln!(f, "{}[{}]: {message}", self.severity, self.rule)?;
        for evidence in &self.evidence {
            let (document, position) = (Visible(&evidence.document), evidence.position);
            let (line, column) = (position.line, position.column);
            write!(
                f,
                "  {document}:{line}:{column}: {}",
                Visible(&evidence.text)
            )?;
            match evidence.reading.as_str() {
                "" => writeln!(f)?,
                reading => writeln!(f, " ({})", Visible(reading))?,
            }
        }
        for sentence in self.reasons() {
            writeln!(f, "  = {}", Visible(&sentence))?;
        }
        Ok(())
    }
}
