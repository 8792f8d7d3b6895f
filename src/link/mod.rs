//! Mentions to claims: what each figure measures, when, and who says so.

mod passages;

pub(crate) use passages::passages;

use crate::claim::{Claim, Modality, Role, Subject};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::normalize::Reading;
use crate::span::Span;

/// The claims of one document, one for each mention and in their order. `index` is the document's
/// place among those checked together.
pub(crate) fn claims(
    document: &Document,
    index: usize,
    reading: &Reading,
    lexicon: &Lexicon,
) -> Vec<Claim> {
    let _ = lexicon;
    let mut paragraphs = Vec::new();
    for token in &reading.tokens {
        match paragraphs.last_mut() {
            Some(last) if !token.starts_paragraph() => *last = token.span().join(*last),
            _ => paragraphs.push(token.span()),
        }
    }
    let everything = Span::new(0, document.text().len());
    let mentions = reading.mentions.iter();
    mentions
        .map(|mention| Claim {
            document: index,
            mention: mention.clone(),
            sentence: paragraphs
                .iter()
                .copied()
                .find(|paragraph| paragraph.contains(mention.span))
                .unwrap_or(everything),
            subject: Subject::default(),
            period: None,
            role: Role::Level,
            direction: None,
            attribution: None,
            modality: Modality::Actual,
            in_story: true,
            links: Vec::new(),
        })
        .collect()
}
