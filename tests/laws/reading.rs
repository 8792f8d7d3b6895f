//! Laws of reading, which hold for every text, whatever it says. Property tests feed them with made
//! texts, the fuzzers with anything at all, and the fuzzers' seeds are replayed by `cargo test`.

use chrono::NaiveDate;
use numclaim::{Checker, Document};

/// Every mention stands where it says, on whole characters, and none overlaps another.
pub(crate) fn holds_for(text: &str) {
    let published = NaiveDate::from_ymd_opt(2024, 2, 9).expect("a day");
    let document = Document::new("a", text).published(published);
    let Ok(claims) = Checker::default().extract(&document) else {
        assert!(text.trim().is_empty(), "a text was refused: {text:?}");
        return;
    };
    let mut end = 0;
    for claim in &claims {
        let span = claim.mention.span;
        let written = span.slice(text);
        assert!(
            written.is_some_and(|written| !written.is_empty()),
            "{span:?} is no part of {text:?}"
        );
        assert!(
            span.start >= end,
            "mentions overlap at {span:?} in {text:?}"
        );
        end = span.end;
        assert!(
            claim.sentence.contains(span),
            "{written:?} stands outside its sentence {:?} in {text:?}",
            claim.sentence
        );
        if let Some(figure) = claim.mention.figure() {
            assert!(figure.loose().covers(&figure.strict()), "{written:?}");
        }
    }
}
