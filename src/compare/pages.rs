//! The pages of documents that are compared together. Most documents of many meet few others, if any: their pages are
//! put away, and made again for those that they do meet.

use super::index::Index;
use super::keys::Print;
use super::page::Page;
use super::{between, within};
use crate::comparison::Comparison;

/// The pages of documents that have so many claims together are kept; those of all others are put away.
const KEPT: usize = 1 << 16;

/// A page, or the keys that it was found by.
enum Leaf<'a> {
    Kept(Box<Page<'a>>),
    PutAway(Box<[Print]>),
}

impl<'a> Leaf<'a> {
    fn page(&self) -> Option<&Page<'a>> {
        match self {
            Self::Kept(page) => Some(page),
            Self::PutAway(_) => None,
        }
    }

    fn prints(&self) -> impl Iterator<Item = Print> {
        let (kept, put_away) = match self {
            Self::Kept(page) => (Some(page.prints()), None),
            Self::PutAway(prints) => (None, Some(prints.iter().copied())),
        };
        let kept = kept.into_iter().flatten();
        kept.chain(put_away.into_iter().flatten())
    }
}

/// The pairs of claims of so many documents that may be set against each other, ordered by `left`, then `right`, both
/// counted through all documents. `page` makes the page of a document, always the same.
pub(crate) fn comparisons<'a>(
    documents: usize,
    page: impl Fn(usize) -> Page<'a>,
) -> Vec<Comparison> {
    comparisons_keeping(documents, page, KEPT)
}

/// The same, with the pages of documents of so many claims kept.
fn comparisons_keeping<'a>(
    documents: usize,
    page: impl Fn(usize) -> Page<'a>,
    most: usize,
) -> Vec<Comparison> {
    let mut leaves = Vec::with_capacity(documents);
    let mut first = Vec::with_capacity(documents);
    let mut own = Vec::new();
    let mut claims = 0;
    for document in 0..documents {
        let page = page(document);
        let found = within(&page).into_iter();
        own.extend(found.map(|held| held.shifted(claims, claims)));
        first.push(claims);
        claims += page.claims.len();
        leaves.push(match claims <= most {
            true => Leaf::Kept(Box::new(page)),
            false => Leaf::PutAway(page.prints().collect()),
        });
    }
    let index = Index::of(|| leaves.iter().map(Leaf::prints));
    let mut own = own.into_iter().peekable();
    let mut comparisons = Vec::new();
    for (one, start) in first.iter().enumerate() {
        let mut of_one = Vec::new();
        let end = first.get(one + 1).copied().unwrap_or(claims);
        while let Some(held) = own.next_if(|held| held.left < end) {
            of_one.push(held);
        }
        let partners = index.sharing(leaves[one].prints()).into_iter();
        for other in partners.map(|partner| partner as usize) {
            if other <= one {
                continue;
            }
            for needed in [one, other] {
                if leaves[needed].page().is_none() {
                    leaves[needed] = Leaf::Kept(Box::new(page(needed)));
                }
            }
            if let (Some(left), Some(right)) = (leaves[one].page(), leaves[other].page()) {
                let found = between(&index, left, right).into_iter();
                of_one.extend(found.map(|held| held.shifted(*start, first[other])));
            }
        }
        // Those after it have met it.
        leaves[one] = Leaf::PutAway(Box::default());
        of_one.sort_unstable_by_key(|held| (held.left, held.right));
        comparisons.append(&mut of_one);
    }
    comparisons
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::checker::Checker;
    use crate::strategies::dossier;

    proptest! {
        #[test]
        fn pages_that_are_put_away_meet_all_the_same(dossier in dossier(), most in 0_usize..20) {
            let checker = Checker::default();
            let reads: Vec<_> = (dossier.documents.iter())
                .filter_map(|document| checker.read(document).ok())
                .collect();
            let page = |number: usize| reads[number].page(checker.converter());
            let all = comparisons_keeping(reads.len(), page, usize::MAX);
            prop_assert_eq!(all, comparisons_keeping(reads.len(), page, most));
        }
    }
}
