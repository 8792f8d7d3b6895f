//! What a figure was taken to measure, when, and who says so, and where that stands which its sentence leaves out.

use super::figure::Say;
use super::{Account, Aspect, quoted};
use crate::claim::{Basis, Claim, Facet, Inheritance, Modality, Role, Statistic, Subject};
use crate::wording;

impl Account<'_> {
    /// Tells what was found of a figure's subject, and where each part of it comes from that its sentence leaves out.
    pub(super) fn claim(&self, claim: &Claim, inherited: &[Inheritance], say: &mut Say<'_>) {
        let subject = &claim.subject;
        say(Aspect::Measure, measured(subject));
        if let Some(whole) = &subject.whole {
            say(Aspect::Whole, measured(whole));
        }
        if !subject.parties.is_empty() {
            say(
                Aspect::Parties,
                subject.parties.iter().collect::<Vec<_>>().join(", "),
            );
        }
        if let Some(told) = told(claim) {
            say(Aspect::Role, told);
        }
        if let Some(period) = &claim.period {
            let days = wording::period(&period.days);
            let words = period.span.and_then(|span| span.slice(self.scene.text));
            say(
                Aspect::Period,
                match (words.map(quoted), period.basis) {
                    (Some(words), Basis::Stated) => format!("{days}, by {words}"),
                    (Some(words), Basis::Inferred) => format!("{days}, worked out from {words}"),
                    (None, _) => days,
                },
            );
        }
        if let Some(source) = &claim.attribution {
            let at = self.whole.position(source.span);
            let source = quoted(&source.to_string());
            say(
                Aspect::Source,
                format!("{source} at {}:{}", at.line, at.column),
            );
        }
        for inheritance in inherited {
            let facet = match inheritance.facet {
                Facet::Measure => "the thing measured",
                Facet::Period => "the time",
                facet => facet.name(),
            };
            let from = inheritance.from.map_or_else(String::new, |span| {
                let at = self.whole.position(span);
                let words = quoted(span.slice(self.scene.text).unwrap_or_default());
                format!(" from {words} at {}:{}", at.line, at.column)
            });
            say(
                Aspect::Inherited,
                format!("{facet}{from}: {}", inheritance.rule),
            );
        }
    }
}

/// What is measured, and what narrows it.
fn measured(subject: &Subject) -> String {
    let thing = subject
        .measure
        .as_deref()
        .unwrap_or("nothing that was found");
    match subject.qualifiers.iter().collect::<Vec<_>>() {
        none if none.is_empty() => thing.to_owned(),
        some => format!("{thing}, narrowed by {}", some.join(", ")),
    }
}

/// What the figure is to its subject, unless it says as a fact how much of it there is.
fn told(claim: &Claim) -> Option<String> {
    let mut told = Vec::new();
    if claim.subject.statistic != Statistic::Total {
        told.push(wording::variant(claim.subject.statistic));
    }
    if claim.role != Role::Level {
        told.push(wording::variant(claim.role));
    }
    told.extend(claim.direction.map(wording::variant));
    if claim.modality != Modality::Actual {
        told.push(wording::variant(claim.modality));
    }
    (!told.is_empty()).then(|| told.join(", "))
}
