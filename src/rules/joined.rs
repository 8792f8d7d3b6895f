//! Claims that hang together by pairs of them.

use std::collections::BTreeMap;

/// Claims joined by conflicts.
#[derive(Default)]
pub(super) struct Groups {
    parents: BTreeMap<usize, usize>,
}

impl Groups {
    /// The first claim of the group of a claim.
    pub(super) fn root(&mut self, claim: usize) -> usize {
        let mut at = claim;
        while let Some(parent) = self
            .parents
            .get(&at)
            .copied()
            .filter(|parent| *parent != at)
        {
            at = parent;
        }
        self.parents.insert(claim, at);
        at
    }

    /// Makes the groups of two claims one.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.parents.insert(one.max(other), one.min(other));
    }
}
