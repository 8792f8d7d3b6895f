//! Which figures that agree stand together in one agreement. It follows from who agrees with whom alone, not from the
//! order in which that is found.

use std::collections::{BTreeMap, BTreeSet};

use crate::comparison::ValueRelation;

/// Claims of which the first lies to each of the others in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) relation: ValueRelation,
    pub(super) first: usize,
    pub(super) others: Vec<usize>,
}

type Partners = BTreeMap<usize, BTreeSet<usize>>;

/// The groups of pairs of claims, in the order of their first claims.
pub(super) fn grouped(
    pairs: impl IntoIterator<Item = (usize, ValueRelation, usize)>,
) -> Vec<Group> {
    let (mut equal, mut overlapping) = (Partners::new(), Partners::new());
    let (mut implied, mut implying) = (Partners::new(), Partners::new());
    let add = |partners: &mut Partners, one: usize, other: usize| {
        partners.entry(one).or_default().insert(other);
    };
    for (left, relation, right) in pairs {
        let (narrow, broad) = match relation {
            ValueRelation::Narrower => (left, right),
            ValueRelation::Broader => (right, left),
            ValueRelation::Equal | ValueRelation::Overlapping => {
                let partners = match relation {
                    ValueRelation::Equal => &mut equal,
                    _ => &mut overlapping,
                };
                // Whoever agrees agrees with himself too, so that sets of those who all agree are the same.
                for (one, other) in [(left, right), (right, left), (left, left), (right, right)] {
                    add(partners, one, other);
                }
                continue;
            }
            ValueRelation::ApartStrictly | ValueRelation::Apart => continue,
        };
        add(&mut implied, narrow, broad);
        add(&mut implying, broad, narrow);
    }
    let mut groups: Vec<Group> = alike(ValueRelation::Equal, &equal).collect();
    groups.extend(alike(ValueRelation::Overlapping, &overlapping));
    groups.extend(implications(&implied, &implying));
    groups.sort_by_key(|group| group.first);
    groups
}

/// A claim and all that agree with it, unless another of them agrees with all of these and with more. Where all agree
/// with all, the earliest stands for them.
fn alike(relation: ValueRelation, partners: &Partners) -> impl Iterator<Item = Group> {
    let covered = |claim: usize, own: &BTreeSet<usize>| {
        let others = own.iter().filter(|other| **other != claim);
        let mut sets = others.filter_map(|other| Some((*other, partners.get(other)?)));
        sets.any(|(other, theirs)| {
            (theirs.len() > own.len() || other < claim && theirs.len() == own.len())
                && theirs.is_superset(own)
        })
    };
    let widest = partners
        .iter()
        .filter(move |(claim, own)| !covered(**claim, own));
    widest.map(move |(first, own)| Group {
        relation,
        first: *first,
        others: own.iter().copied().filter(|other| other != first).collect(),
    })
}

/// What implies another stands with it in the larger group: with all that it implies, or with all that imply the other.
fn implications<'a>(
    implied: &'a Partners,
    implying: &'a Partners,
) -> impl Iterator<Item = Group> + use<'a> {
    let size = |partners: &Partners, claim: usize| partners.get(&claim).map_or(0, BTreeSet::len);
    let of_narrow =
        move |narrow: usize, broad: usize| size(implied, narrow) >= size(implying, broad);
    let group = |relation, first: usize, others: Vec<usize>| {
        (!others.is_empty()).then_some(Group {
            relation,
            first,
            others,
        })
    };
    let up = implied.iter().filter_map(move |(narrow, broad)| {
        let own = broad.iter().copied();
        let own = own.filter(|broad| of_narrow(*narrow, *broad));
        group(ValueRelation::Narrower, *narrow, own.collect())
    });
    let down = implying.iter().filter_map(move |(broad, narrow)| {
        let own = narrow.iter().copied();
        let own = own.filter(|narrow| !of_narrow(*narrow, *broad));
        group(ValueRelation::Broader, *broad, own.collect())
    });
    up.chain(down)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ValueRelation::{Broader, Equal, Narrower};

    fn told(pairs: &[(usize, ValueRelation, usize)]) -> Vec<(ValueRelation, usize, Vec<usize>)> {
        let groups = grouped(pairs.iter().copied()).into_iter();
        groups
            .map(|group| (group.relation, group.first, group.others))
            .collect()
    }

    #[test]
    fn all_that_agree_with_all_are_one_group() {
        let pairs = [(0, Equal, 1), (0, Equal, 2), (1, Equal, 2), (3, Equal, 4)];
        assert_eq!(told(&pairs), [(Equal, 0, vec![1, 2]), (Equal, 3, vec![4])]);
    }

    #[test]
    fn whom_all_agree_with_comes_first() {
        assert_eq!(
            told(&[(0, Equal, 2), (1, Equal, 2)]),
            [(Equal, 2, vec![0, 1])]
        );
        // 0 and 3 are not said to agree.
        let chain = [(0, Equal, 1), (1, Equal, 2), (2, Equal, 3)];
        let expected = [(Equal, 1, vec![0, 2]), (Equal, 2, vec![1, 3])];
        assert_eq!(told(&chain), expected);
    }

    #[test]
    fn what_implies_another_stands_in_the_larger_group() {
        let rounded = [(0, Narrower, 2), (1, Narrower, 2), (2, Broader, 3)];
        assert_eq!(told(&rounded), [(Broader, 2, vec![0, 1, 3])]);
        let exact = [(0, Broader, 1), (1, Narrower, 2)];
        assert_eq!(told(&exact), [(Narrower, 1, vec![0, 2])]);
    }
}
