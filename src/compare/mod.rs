//! Which claims meet, and how the two of a pair relate.

mod aligned;
mod between;
mod closeness;
mod coincidence;
pub(crate) mod convert;
mod facets;
mod grounds;
mod index;
mod keys;
mod kinship;
#[cfg(test)]
mod meetings;
mod near;
mod page;
mod period;
mod restated;
mod sentence;
mod sight;
pub(crate) mod slip;
pub(crate) mod subject;
mod things;
pub(crate) mod values;
mod weighing;
mod why;
mod words;

pub(crate) use between::{between, within};
pub(crate) use coincidence::{counted, digits};
pub(crate) use index::Index;
pub(crate) use keys::Print;
pub(crate) use kinship::strangers;
pub(crate) use page::Page;
pub(crate) use why::{met, why};

use crate::comparison::Comparison;

/// The pairs of claims of all documents that may be set against each other, ordered by `left`, then
/// `right`, both counted through all documents.
pub(crate) fn comparisons(pages: &[Page<'_>]) -> Vec<Comparison> {
    let index = index(pages);
    let mut first = Vec::with_capacity(pages.len());
    let mut claims = 0;
    for page in pages {
        first.push(claims);
        claims += page.claims.len();
    }
    let mut comparisons = Vec::new();
    for (own, one) in pages.iter().enumerate() {
        let mut of_one = within(one);
        for comparison in &mut of_one {
            *comparison = comparison.shifted(first[own], first[own]);
        }
        for partner in index.partners(one) {
            let partner = partner as usize;
            let Some(other) = pages.get(partner).filter(|_| partner > own) else {
                continue;
            };
            let found = between(&index, one, other).into_iter();
            of_one.extend(found.map(|held| held.shifted(first[own], first[partner])));
        }
        of_one.sort_unstable_by_key(|held| (held.left, held.right));
        comparisons.append(&mut of_one);
    }
    comparisons
}

/// The index of documents, numbered in their order.
pub(crate) fn index(pages: &[Page<'_>]) -> Index {
    Index::of(pages)
}
