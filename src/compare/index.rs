//! Which claims meet: those that share a key, so that no stage looks at all pairs.

use rustc_hash::{FxHashMap, FxHashSet};

use super::subject::Sight;

/// A key that more claims than this hold says nothing about two of them; the rarer keys of the same
/// claims still bring them together.
const COMMON: usize = 96;
/// How many of the words around a claim are keys.
const NEAR: usize = 12;

/// The pairs of claims that share a key, by their indices among `sights`, in order.
pub(crate) fn pairs(sights: &[Sight<'_>]) -> Vec<(usize, usize)> {
    let mut holders: FxHashMap<(&super::values::Dimension, &str), Vec<usize>> =
        FxHashMap::default();
    for (index, sight) in sights.iter().enumerate() {
        for key in keys(sight) {
            holders
                .entry((&sight.dimension, key))
                .or_default()
                .push(index);
        }
    }
    let mut pairs = FxHashSet::default();
    for held in holders.into_values().filter(|held| held.len() <= COMMON) {
        for (nth, one) in held.iter().enumerate() {
            pairs.extend(held[nth + 1..].iter().map(|other| (*one, *other)));
        }
    }
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

/// What a claim is found by: its measured thing, its parties, and the words around it.
fn keys<'a>(sight: &Sight<'a>) -> FxHashSet<&'a str> {
    let subject = &sight.claim.subject;
    let mut near: Vec<_> = sight.near.iter().copied().collect();
    near.sort_unstable();
    let whole = subject.whole.as_deref();
    let measures = [Some(subject), whole].into_iter().flatten();
    measures
        .filter_map(|subject| subject.measure.as_deref())
        .chain(near.into_iter().take(NEAR))
        .collect()
}
