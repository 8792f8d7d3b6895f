//! Laws of reading settings, which hold for all text: a file of settings is read, or every mistake in it
//! is named where it stands.

use numclaim::{Checker, Document, Mistake, Settings};

/// Reading says the same again, lines before a file only move what is wrong with it, a key too many is
/// one mistake more, and whoever reads by the settings gets a report.
pub(crate) fn hold_for(text: &str) {
    let read = Settings::parse(text);
    match &read {
        Ok(settings) => {
            checks_by(settings);
            let more = format!("{text}\n[no-such-table]\n");
            let mistakes = Settings::parse(&more).expect_err("a table that does not exist");
            let [mistake] = mistakes.as_slice() else {
                panic!("one mistake: {mistakes:?}");
            };
            assert!(mistake.reason.contains("no-such-table"), "{mistake}");
            assert_eq!(mistake.position.line, lines(text) + 1, "{mistake}");
        }
        Err(mistakes) => are_named(text, mistakes),
    }
    // A byte order mark is one at the front only.
    if !text.starts_with('\u{feff}') {
        let below = Settings::parse(&format!("# Ours.\n\n{text}"));
        let moved = below.map(drop).map_err(|mut mistakes| {
            for mistake in &mut mistakes {
                mistake.position.line -= 2;
            }
            mistakes
        });
        assert_eq!(moved, read.map(drop), "lines before it made a difference");
    }
}

/// How many lines there are, counting one that is empty and last.
fn lines(text: &str) -> usize {
    text.matches('\n').count() + 1
}

/// Each mistake stands in the text, in the order of the text, and says what it is in one line.
fn are_named(text: &str, mistakes: &[Mistake]) {
    assert!(!mistakes.is_empty());
    assert!(mistakes.is_sorted_by_key(|mistake| mistake.position));
    for mistake in mistakes {
        let line = text.split('\n').nth(mistake.position.line - 1);
        let columns = line.map_or(0, |line| line.chars().count() + 1);
        assert!(
            (1..=columns).contains(&mistake.position.column),
            "{mistake}"
        );
        let said = mistake.in_file("file");
        assert!(!said.contains(char::is_control), "{said:?}");
        assert!(said.starts_with("file:") && said.len() < 1_000, "{said}");
    }
}

/// Two documents that disagree in most ways that settings touch: any settings give a report of both.
fn checks_by(settings: &Settings) {
    let documents = [
        Document::new(
            "a",
            "Exports to Norland came to $3.1bn in fiscal 2023, box throughput to 12 million tons.",
        ),
        Document::new(
            "b",
            "Exports to Norland came to €4.4bn in fiscal 2023: $2bn of oil and $1bn of grain.",
        ),
    ];
    let checker = Checker::new(settings.config.clone());
    let report = checker.check(&documents);
    assert_eq!(report.documents.len(), 2);
    assert_eq!(checker.check(&documents), report, "said again");
}
