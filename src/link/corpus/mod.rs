//! What linking makes of a sentence, in a form that tests can compare: a line for each figure.

mod bases;
mod standing;
mod things;
mod ties;
mod times;

use chrono::NaiveDate;

use super::claims;
use crate::claim::{Basis, Claim};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::normalize::read;
use crate::word_set::WordSet;

/// The claims of a text published on 10 February 2024.
pub(super) fn claims_of(text: &str) -> Vec<Claim> {
    let lexicon = Lexicon::english();
    let published = NaiveDate::from_ymd_opt(2024, 2, 10).expect("a day");
    let document = Document::new("test", text).published(published);
    let reading = read(&document, lexicon);
    claims(&document, 0, &reading, lexicon)
}

/// The claim whose figure is written so.
#[track_caller]
pub(super) fn claim(text: &str, figure: &str) -> Claim {
    let claims = claims_of(text);
    let found = claims.into_iter().find(|claim| {
        claim
            .mention
            .span
            .slice(text)
            .is_some_and(|written| written.starts_with(figure))
    });
    found.unwrap_or_else(|| panic!("no figure {figure:?} in {text:?}"))
}

fn joined(terms: &WordSet) -> String {
    let terms: Vec<_> = terms.iter().collect();
    terms.join(", ")
}

/// Checks what a figure measures: "export; oil; kenya" is the measured thing, what narrows it, and
/// the parties.
#[track_caller]
pub(super) fn measures(text: &str, figure: &str, expected: &str) {
    let subject = claim(text, figure).subject;
    let found = [
        subject.measure.clone().unwrap_or_else(|| "-".to_owned()),
        joined(&subject.qualifiers),
        joined(&subject.parties),
    ];
    assert_eq!(found.join("; "), expected, "{figure} in {text}");
}

/// Checks the days of a figure, with a `~` where they are inferred.
#[track_caller]
pub(super) fn days(text: &str, figure: &str, expected: &str) {
    let period = claim(text, figure).period;
    let found = period.map_or_else(
        || "-".to_owned(),
        |period| {
            let mark = if period.basis == Basis::Inferred {
                "~"
            } else {
                ""
            };
            format!("{}{mark}", period.days)
        },
    );
    assert_eq!(found, expected, "{figure} in {text}");
}
