//! Which figures of two documents have their counterparts in sentences that say the same in the same words, and so are
//! none of other figures.

use rustc_hash::{FxHashMap, FxHashSet};

use super::aligned::Aligned;
use super::page::Page;

/// Claims of two documents that are set apart by where they stand: at different places of sentences
/// that say the same in the same words ("8 miles … another 20 miles" twice), where one of them has its
/// counterpart elsewhere.
pub(super) struct Apart<'p, 'a> {
    one: &'p Page<'a>,
    other: &'p Page<'a>,
    /// The claims of aligned sentences that have a counterpart there, by the sentences.
    aligned: FxHashMap<(usize, usize), (FxHashSet<usize>, FxHashSet<usize>)>,
}

impl<'p, 'a> Apart<'p, 'a> {
    pub(super) fn new(one: &'p Page<'a>, other: &'p Page<'a>, alignments: &[Aligned]) -> Self {
        let aligned = alignments.iter().map(|aligned| {
            let claims = aligned.claims.iter().copied().unzip();
            (aligned.passages, claims)
        });
        Self {
            one,
            other,
            aligned: aligned.collect(),
        }
    }

    pub(super) fn are(&self, left: usize, right: usize) -> bool {
        let one = self.one.passage_of(left);
        let other = self.other.passage_of(right);
        let aligned = one
            .zip(other)
            .and_then(|sentences| self.aligned.get(&sentences));
        aligned.is_some_and(|(own, theirs)| own.contains(&left) || theirs.contains(&right))
    }
}

/// Which claims of either document the other repeats word for word. There they have their
/// counterparts, so that a figure that only happens to be the same number is of another thing.
pub(super) struct Repeated {
    one: FxHashSet<usize>,
    other: FxHashSet<usize>,
}

impl Repeated {
    pub(super) fn new(alignments: &[Aligned]) -> Self {
        let pairs = || alignments.iter().flat_map(|aligned| &aligned.claims);
        Self {
            one: pairs().map(|(left, _)| *left).collect(),
            other: pairs().map(|(_, right)| *right).collect(),
        }
    }

    /// Does the document of one of the two repeat the other one at another place?
    pub(super) fn holds_another(&self, left: usize, right: usize) -> bool {
        self.one.contains(&left) || self.other.contains(&right)
    }
}
