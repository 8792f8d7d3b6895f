//! Whether two figures of one text contradict each other, or are of two things.

use std::collections::BTreeSet;

use crate::case::Case;
use crate::claim::{Basis, Claim, Facet};
use crate::comparison::Comparison;
use crate::passage::{Passage, Term};

/// Can two figures of one document be of one thing? A writer who gives two figures mostly means two things, and
/// calls one thing by one name: each is said in so many words, and not both sentences say something that the other
/// does not ("provided by operating activities", "used in investing activities").
pub(super) fn contradicts_itself(
    case: &Case<'_>,
    comparison: &Comparison,
    left: &Claim,
    right: &Claim,
) -> bool {
    let words = |claim: usize| -> BTreeSet<&str> {
        let passage = case.passage_of(claim);
        passage.into_iter().flat_map(Passage::words).collect()
    };
    let repeats = || {
        let (one, other) = (words(comparison.left), words(comparison.right));
        one.is_subset(&other) || other.is_subset(&one)
    };
    is_spelled_out(left)
        && is_spelled_out(right)
        && repeats()
        && !point_back_apart(case, comparison)
}

/// "The contract rose to 57 on Tuesday" and "The contract rose to 62 on Tuesday", neither of which names it, with names
/// between the two: each is the one that was told of last.
fn point_back_apart(case: &Case<'_>, comparison: &Comparison) -> bool {
    let numbers = [comparison.left, comparison.right].map(|claim| case.sentence_of(claim));
    let [Some(one), Some(other)] = numbers else {
        return false;
    };
    let named = |passage: &Passage| {
        let mut terms = passage.terms.iter();
        terms.any(|term| matches!(term, Term::Name(_)))
    };
    let unnamed = |number: usize| {
        let held = case.passages.get(number);
        held.is_some_and(|held| held.continues && !named(held))
    };
    let between = case.passages.get(one.min(other) + 1..one.max(other));
    let parted = between.is_some_and(|between| between.iter().any(named));
    parted && unnamed(one) && unnamed(other)
}

/// Does the text say in so many words what is measured, and when?
fn is_spelled_out(claim: &Claim) -> bool {
    let stated = claim
        .period
        .is_some_and(|period| period.basis == Basis::Stated);
    let inherited = &claim.subject.inherited;
    stated && claim.subject.measure.is_some() && !inherited.contains(&Facet::Measure)
}
