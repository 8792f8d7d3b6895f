//! Text to mentions: what figures and times a text holds, and where.

pub(crate) mod token;

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::{Dateline, Mention};
use token::Token;

/// A document as read: its tokens, its mentions in the order of the text (none overlaps another),
/// and the publication date that it states itself.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) tokens: Vec<Token>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) dateline: Option<Dateline>,
}

/// Reads a document. Relative times are resolved against its stated publication date, or else
/// against its dateline.
pub(crate) fn read(document: &Document, lexicon: &Lexicon) -> Reading {
    let tokens = token::tokenize(document.text(), &lexicon.vocabulary);
    Reading {
        tokens,
        mentions: Vec::new(),
        dateline: None,
    }
}
