//! One document to its claims.

use crate::claim::{Claim, Modality, Role, Subject};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::link;
use crate::mention::{Dateline, Mention};
use crate::normalize;

/// What was read in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extraction {
    /// A claim for each mention, in the order of the text.
    pub claims: Vec<Claim>,
    /// The publication date that the document states itself.
    pub dateline: Option<Dateline>,
}

/// Reads every figure and time of a document, with what the document says about it.
pub fn extract(document: &Document) -> Extraction {
    let lexicon = Lexicon::english();
    let reading = normalize::read(document, lexicon);
    let mut claims = link::claims(document, 0, &reading, lexicon);
    if claims.len() != reading.mentions.len() {
        claims = reading.mentions.into_iter().map(bare).collect();
    }
    Extraction {
        claims,
        dateline: reading.dateline,
    }
}

/// A claim of which nothing but the mention is known.
fn bare(mention: Mention) -> Claim {
    Claim {
        document: 0,
        sentence: mention.span,
        mention,
        subject: Subject::default(),
        period: None,
        role: Role::Level,
        direction: None,
        attribution: None,
        modality: Modality::Actual,
        in_story: true,
        links: Vec::new(),
    }
}
