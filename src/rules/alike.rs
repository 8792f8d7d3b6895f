//! Figures of two sentences that may measure one thing, though the words for it differ, or one of them has none:
//! by their unit, the names that both sentences have, and what either says of them.
//!
//! What two figures share here is less than what a comparison asks for. A rule that builds on it needs more: the
//! same run of months, a year and the year before.

use std::collections::BTreeSet;

use super::window::LONGEST;
use crate::case::Case;
use crate::claim::{Claim, Nature, Statistic};
use crate::compare::values;
use crate::mention::Value;
use crate::passage::{Passage, Sign, Term};

/// Can two figures of two sentences measure one thing?
pub(super) fn may_be_one(case: &Case<'_>, one: usize, other: usize) -> bool {
    let pair = case.claim(one).zip(case.claim(other));
    let sentences = case.passage_of(one).zip(case.passage_of(other));
    let (Some((left, right)), Some((here, there))) = (pair, sentences) else {
        return false;
    };
    here.terms.len().max(there.terms.len()) <= LONGEST
        && counts_alike(left, right)
        && left.subject.statistic == Statistic::Total
        && right.subject.statistic == Statistic::Total
        && !is_partial(left, one, here)
        && !is_partial(right, other, there)
        && share_a_name(left, right, here, there)
        && one_measure(left, right, here, there)
}

/// Are they in one unit, of one kind of thing?
fn counts_alike(left: &Claim, right: &Claim) -> bool {
    let quantities = values::quantity(&left.mention).zip(values::quantity(&right.mention));
    let amount = quantities
        .is_some_and(|(one, other)| one.dimension == other.dimension && one.dimension.is_amount());
    amount
        && match (&left.mention.value, &right.mention.value) {
            (Value::Count { noun: one, .. }, Value::Count { noun: other, .. }) => one == other,
            (Value::Count { .. } | Value::Number { .. }, _)
            | (_, Value::Count { .. } | Value::Number { .. }) => {
                left.subject.measure.is_some() && left.subject.measure == right.subject.measure
            }
            _ => true,
        }
}

/// "In the north alone", "excluding exports": do the words beside it say that it is of a part, or is it no fact?
pub(super) fn is_partial(claim: &Claim, index: usize, passage: &Passage) -> bool {
    let part = |at: usize| passage.has_sign(Sign::Part, at.saturating_sub(1)..=at + 1);
    passage.place_of(index).is_some_and(part) || !claim.in_story || !claim.modality.is_fact()
}

/// Has either sentence a name that the other has too, or that the other's figure is of?
fn share_a_name(left: &Claim, right: &Claim, here: &Passage, there: &Passage) -> bool {
    let (one, other) = (names(left, here), names(right, there));
    one.iter().any(|name| other.contains(name))
}

/// The names of a sentence and of the figure's parties, word by word.
pub(super) fn names<'a>(claim: &'a Claim, passage: &'a Passage) -> BTreeSet<&'a str> {
    let written = passage.terms.iter().filter_map(|term| match term {
        Term::Name(name) => Some(&**name),
        Term::Word(_) | Term::Claim(_) | Term::Cue(_) => None,
    });
    let parties = claim.subject.parties.iter().flat_map(str::split_whitespace);
    let stems = parties.map(crate::passage::stem);
    written.chain(stems).collect()
}

/// Is what they measure the same, or does one leave it open, or name what the other's sentence has?
fn one_measure(left: &Claim, right: &Claim, here: &Passage, there: &Passage) -> bool {
    let (one, other) = (&left.subject.measure, &right.subject.measure);
    let known = match (one, other) {
        (Some(one), Some(other)) => one == other || has(there, one) || has(here, other),
        _ => true,
    };
    let rate = |claim: &Claim| claim.subject.nature == Some(Nature::Rate);
    known
        && !rate(left)
        && !rate(right)
        && is_said(left, right, there)
        && is_said(right, left, here)
}

/// Does the other's sentence have what a figure says of what it measures besides its name?
pub(super) fn is_said(claim: &Claim, other: &Claim, there: &Passage) -> bool {
    let mut qualifiers = claim.subject.qualifiers.iter();
    qualifiers.all(|word| {
        other.subject.measure.as_deref() == Some(word)
            || word.split_whitespace().any(|word| has(there, word))
    })
}

/// Does a sentence have a word, in whatever form?
pub(super) fn has(passage: &Passage, name: &str) -> bool {
    passage
        .words()
        .any(|word| word == name || word == crate::passage::stem(name))
}
