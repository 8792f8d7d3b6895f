//! Which claims meet, and how the two of a pair relate.

pub(crate) mod agreement;
mod aligned;
pub(crate) mod cause;
mod index;
mod period;
pub(crate) mod subject;
pub(crate) mod values;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::claim::Claim;
use crate::comparison::{Comparison, SubjectRelation};
use crate::passage::{Passage, Term};
use subject::Sight;

/// How sure it is that figures between the same words measure the same, at most.
const ALIGNED: f64 = 0.97;

/// How many words to either side of a figure count as being around it.
const AROUND: usize = 9;

/// The pairs of claims that may be set against each other, ordered by `left`, then `right`.
pub(crate) fn comparisons(claims: &[Claim], passages: &[Passage]) -> Vec<Comparison> {
    let near = near(claims, passages);
    let indices: Vec<_> = (0..claims.len())
        .filter(|index| claims[*index].in_story)
        .collect();
    let sights: Vec<_> = indices
        .iter()
        .filter_map(|index| {
            let quantity = values::quantity(&claims[*index].mention)?;
            let context = claims[*index].subject.context.iter().map(String::as_str);
            let sight = Sight {
                claim: &claims[*index],
                dimension: quantity.dimension,
                near: near[*index].iter().copied().chain(context).collect(),
            };
            Some((*index, sight))
        })
        .collect();
    let mut found: FxHashMap<(usize, usize), Comparison> = FxHashMap::default();
    let views: Vec<_> = sights.iter().map(|(_, sight)| sight.clone()).collect();
    for (one, other) in index::pairs(&views) {
        let verdict = subject::verdict(&views[one], &views[other]);
        let (left, right) = (sights[one].0, sights[other].0);
        if matches!(
            verdict.relation,
            SubjectRelation::Same | SubjectRelation::PartOf | SubjectRelation::WholeOf
        ) && let Some(comparison) =
            compare(claims, left, right, verdict.relation, verdict.confidence)
        {
            found.insert((left, right), comparison);
        }
    }
    for pair in aligned::aligned(passages) {
        let confidence = ALIGNED * pair.alike;
        if let Some(comparison) = compare(
            claims,
            pair.left,
            pair.right,
            SubjectRelation::Same,
            confidence,
        ) {
            let comparison = Comparison {
                word_for_word: true,
                ..comparison
            };
            found.insert((pair.left, pair.right), comparison);
        }
    }
    let mut comparisons: Vec<_> = found.into_values().collect();
    comparisons.sort_unstable_by_key(|comparison| (comparison.left, comparison.right));
    comparisons
}

fn compare(
    claims: &[Claim],
    left: usize,
    right: usize,
    subject: SubjectRelation,
    confidence: f64,
) -> Option<Comparison> {
    let (one, other) = (claims.get(left)?, claims.get(right)?);
    let (a, b) = (
        values::quantity(&one.mention)?,
        values::quantity(&other.mention)?,
    );
    (a.dimension == b.dimension).then(|| Comparison {
        left,
        right,
        subject,
        period: period::relation(one, other),
        values: values::relation(&a.figure, &b.figure),
        confidence,
        word_for_word: false,
    })
}

/// The words around each claim.
fn near<'a>(claims: &[Claim], passages: &'a [Passage]) -> Vec<FxHashSet<&'a str>> {
    let mut near = vec![FxHashSet::default(); claims.len()];
    for passage in passages {
        for (at, term) in passage.terms.iter().enumerate() {
            let Term::Claim(claim) = term else { continue };
            let Some(near) = near.get_mut(*claim) else {
                continue;
            };
            let before = passage.terms[..at].iter().rev().take(AROUND);
            let after = passage.terms[at + 1..].iter().take(AROUND);
            near.extend(before.chain(after).filter_map(Term::word));
        }
    }
    near
}
