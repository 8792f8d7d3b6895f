//! Mentions to claims: what each figure measures, when, and who says so.

use crate::claim::Claim;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::normalize::Reading;

/// The claims of one document, one for each mention and in their order. `index` is the document's
/// place among those checked together.
pub(crate) fn claims(
    document: &Document,
    index: usize,
    reading: &Reading,
    lexicon: &Lexicon,
) -> Vec<Claim> {
    let _ = (document, index, reading, lexicon);
    Vec::new()
}
