//! A rule of one's own: house style wants no share with more than one digit after the point.
//!
//! `cargo run --example own_rule`

use numclaim::{Case, Checker, Document, Example, Explanation, Finding, Kind, Rule, Severity};

/// Reports percentages that are finer than a tenth.
struct TooFine;

impl Rule for TooFine {
    fn explanation(&self) -> Explanation {
        Explanation {
            name: "too-fine",
            severity: Severity::Note,
            summary: "a percentage with more than one digit after the point",
            details: "Our readers cannot use hundredths of a per cent.",
            fires: &[Example {
                about: "hundredths",
                documents: &[("", "Turnout was 61.38 per cent.")],
            }],
            quiet: &[Example {
                about: "tenths",
                documents: &[("", "Turnout was 61.4 per cent.")],
            }],
        }
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let percentages = case
            .claims
            .iter()
            .filter(|claim| claim.mention.kind() == Kind::Percent);
        let fine = percentages.filter(|claim| {
            let nominal = claim.mention.figure().and_then(|figure| figure.nominal());
            nominal.is_some_and(|value| value.normalize().scale() > 1)
        });
        fine.map(|claim| Finding {
            rule: "too-fine".to_owned(),
            severity: Severity::Note,
            confidence: 1.0,
            message: format!("{} is finer than a tenth", case.text(claim)),
            explanation: Vec::new(),
            likely_cause: None,
            evidence: vec![case.evidence(claim)],
        })
        .collect()
    }
}

fn main() {
    let checker = Checker::default().with_rule(Box::new(TooFine));
    let report = checker.check(&[
        Document::new("a", "Turnout was 61.38 per cent, the commission said."),
        Document::new("b", "Turnout was 61.4 per cent, the commission said."),
    ]);
    for finding in &report.findings {
        let at = &finding.evidence[0];
        #[expect(clippy::print_stdout, reason = "an example prints")]
        {
            println!(
                "{}:{}: {} ({})",
                at.document, at.position.line, finding.message, finding.rule
            );
        }
    }
    assert_eq!(report.findings.len(), 1);
}
