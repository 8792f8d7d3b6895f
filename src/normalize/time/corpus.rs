//! What the tests of this folder share: a text to its times, as text.

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::{Time, Value};
use crate::normalize::corpus::capitalized;

/// Each date, period and duration of a text published on a day (or on none, for ""): what is written, and
/// what it says.
pub(super) fn times(published: &str, text: &str) -> Vec<(String, String)> {
    let document = Document::new("test", text);
    let document = match published.parse() {
        Ok(day) => document.published(day),
        Err(_) => document,
    };
    let reading = crate::normalize::read(&document, Lexicon::english());
    let mentions = reading.mentions.iter();
    mentions
        .filter_map(|mention| {
            let said = match &mention.value {
                Value::Date(time) | Value::Period(time) => days(time),
                Value::Duration { duration, .. } => duration.to_string(),
                _ => return None,
            };
            Some((mention.span.slice(text)?.to_owned(), said))
        })
        .collect()
}

/// The days of a time, one day without its end; or why there are none.
pub(super) fn days(time: &Time) -> String {
    match time.days {
        Ok(days) if days.length_in_days() == Some(1) => {
            days.start().map_or_else(String::new, |day| day.to_string())
        }
        Ok(days) => days.to_string(),
        Err(reason) => format!("{reason:?}"),
    }
}

/// Asserts that each phrasing, in a text published on a day, holds one time that says this; one that begins
/// with a word also where it opens a paragraph after another.
#[track_caller]
pub(super) fn says(published: &str, expected: &str, phrasings: &[&str]) {
    for text in phrasings {
        let said: Vec<String> = times(published, text)
            .into_iter()
            .map(|(_, said)| said)
            .collect();
        assert_eq!(said, [expected], "{text:?} seen from {published:?}");
        let opening = capitalized(text);
        let said = |text: &str| -> Vec<String> {
            let times = times(published, text).into_iter();
            times.map(|(_, said)| said).collect()
        };
        if opening != **text {
            let after = said(&format!("It was late.\n\n{opening}"));
            assert_eq!(after, said(&opening), "{opening:?}, opening a paragraph");
        }
    }
}

/// Asserts that no text holds a date, a period or a duration.
#[track_caller]
pub(super) fn silent(texts: &[&str]) {
    for text in texts {
        assert_eq!(times("2024-02-12", text), [], "{text:?}");
    }
}
