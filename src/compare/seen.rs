//! Two texts as comparing sees them, for the tests of what a single condition does.
#![cfg(test)]

use super::grounds::Side;
use super::page::Page;
use crate::checker::{Checker, Read};
use crate::document::Document;

/// Six figures, so that a text gives more than few.
pub(super) const MANY: &str =
    " The valley has 12 mills, 13 wells, 14 barns, 15 inns, 16 quays and 17 kilns.";

/// A text without its brackets, and where the first of them opens.
fn plain(text: &str) -> (String, usize) {
    let at = text.find('[').expect("a figure in brackets");
    (text.replace(['[', ']'], ""), at)
}

/// Asks of the figures in brackets of two texts, and of their documents. Both were published on 1 June 2024.
pub(super) fn seen<T>(
    texts: [&str; 2],
    ask: impl for<'s> FnOnce(Side<'s, 's>, Side<'s, 's>) -> T,
) -> T {
    let checker = Checker::default();
    let day = chrono::NaiveDate::from_ymd_opt(2024, 6, 1).expect("a day");
    let texts = texts.map(plain);
    let reads: Vec<Read> = texts
        .iter()
        .map(|(text, _)| Document::new("a", text.as_str()).published(day))
        .map(|document| checker.read(&document).expect("a document"))
        .collect();
    let pages: Vec<Page<'_>> = reads
        .iter()
        .map(|read| read.page(checker.converter()))
        .collect();
    let sight = |nth: usize| {
        let mut sights = pages[nth].sights.iter().map(|(_, sight)| sight);
        let at = texts[nth].1;
        let sight = sights.find(|sight| {
            let span = sight.claim.mention.span;
            span.start <= at && at < span.end
        });
        (
            &pages[nth],
            sight.unwrap_or_else(|| panic!("no figure: {}", texts[nth].0)),
        )
    };
    ask(sight(0), sight(1))
}
