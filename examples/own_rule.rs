//! A rule of one's own, beside those of the catalogue.
//!
//! `cargo run --example own_rule`

use chrono::Days;
use numclaim::{Case, Checker, Claim, Document, Explanation, Finding, Role, Rule, Severity};

/// A figure of a time that was long over when the document came out.
struct StaleFigure;

/// After so many days a figure is called stale.
const STALE: Days = Days::new(3 * 365);

impl Rule for StaleFigure {
    fn explanation(&self) -> Explanation {
        Explanation {
            name: "stale-figure",
            severity: Severity::Note,
            summary: "a figure that was three years old when the document came out",
            details: "News that leans on old figures should say why.",
            fires: &[],
            quiet: &[],
        }
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let figures = case.claims.iter().filter(|claim| claim.role == Role::Level);
        figures
            .filter(|claim| is_stale(case, claim))
            .map(|claim| Finding {
                rule: "stale-figure".to_owned(),
                severity: Severity::Note,
                confidence: 0.8,
                message: format!("{} is an old figure", case.text(claim)),
                explanation: vec![
                    "Its time ended three years before the document came out.".to_owned(),
                ],
                likely_cause: None,
                evidence: vec![case.evidence(claim)],
            })
            .collect()
    }
}

fn is_stale(case: &Case<'_>, claim: &Claim) -> bool {
    let end = claim.period.and_then(|period| period.days.end());
    let until = end.and_then(|end| end.checked_add_days(STALE));
    let published = case.published(claim.document);
    claim.mention.figure().is_some() && until.zip(published).is_some_and(|(end, day)| end < day)
}

fn main() {
    let checker = Checker::default().with_rule(Box::new(StaleFigure));
    let document = Document::new(
        "harbours",
        "1 March 2024 – The harbour at Nordby handled 3.4 million tonnes of grain in 2018. In 2023 it handled 2.9 million tonnes.",
    );
    print(&checker.check(&[document]).to_string());
}

#[expect(clippy::print_stdout, reason = "it is what this program is for")]
fn print(text: &str) {
    print!("{text}");
}
