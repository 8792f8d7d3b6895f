//! Which documents can be checked, and what is said of those that cannot, or not in full.

use rustc_hash::FxHashSet;

use crate::claim::Claim;
use crate::document::Document;
use crate::error::{Reason, Rejected};
use crate::mention::Value;
use crate::span::LineIndex;

/// The documents that can be checked; of several with one identifier the first.
pub(crate) fn accepted(documents: &[Document], rejected: &mut Vec<Rejected>) -> Vec<Document> {
    let mut ids = FxHashSet::default();
    let mut accepted = Vec::with_capacity(documents.len());
    for document in documents {
        let unique = accept(document).and_then(|()| {
            let reason = Reason::DuplicateId {
                id: document.id().to_owned(),
            };
            let new = ids.insert(document.id());
            new.then_some(()).ok_or_else(|| reject(document, reason))
        });
        match unique {
            Ok(()) => accepted.push(document.clone()),
            Err(reason) => rejected.push(reason),
        }
    }
    // In whatever order they came, what cannot be read is named in one.
    accepted.sort_by(Document::order);
    accepted
}

pub(crate) fn accept(document: &Document) -> Result<(), Rejected> {
    let bytes = document.text().len() as u64;
    if document.text().trim().is_empty() {
        Err(reject(document, Reason::Empty))
    } else if bytes > u64::from(u32::MAX) {
        Err(reject(document, Reason::TooLarge { bytes }))
    } else {
        Ok(())
    }
}

pub(crate) fn reject(document: &Document, reason: Reason) -> Rejected {
    Rejected {
        source_name: document.id().to_owned(),
        line: None,
        reason,
    }
}

/// The figures of a document that do not fit an exact decimal.
pub(crate) fn out_of_range(document: &Document, claims: &[Claim]) -> Vec<Rejected> {
    let unreadable = |claim: &&Claim| matches!(claim.mention.value, Value::Unreadable { .. });
    let mut lines = None;
    let mut rejected = Vec::new();
    for claim in claims.iter().filter(unreadable) {
        let lines = lines.get_or_insert_with(|| LineIndex::new(document.text()));
        let figure = claim.mention.span;
        rejected.push(Rejected::out_of_range(document, figure, lines));
    }
    rejected
}
