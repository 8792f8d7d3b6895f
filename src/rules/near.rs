//! The figures near a sentence: its own and those of the few sentences before it. That some of them make another
//! but for a slip of the pen is what shows, where words only hint at it, that they belong together.

use super::window::{self, LONGEST};
use crate::case::Case;
use crate::claim::{Claim, Modality, Role};
use crate::compare::values::{self, Quantity};
use crate::mention::Value;
use crate::passage::Passage;

/// How many sentences before it a sentence may speak of.
const BEFORE: usize = 3;

/// A figure near a sentence.
pub(super) struct Near<'a> {
    /// How many sentences before.
    pub(super) back: usize,
    /// Its place among the terms of its sentence.
    pub(super) place: usize,
    pub(super) index: usize,
    pub(super) claim: &'a Claim,
    pub(super) quantity: Quantity,
}

/// The figures of a sentence and of the few before it, in the order of the text; none where a sentence is too long
/// to tie figures together.
pub(super) fn near<'a>(case: &Case<'a>, at: usize) -> Vec<Near<'a>> {
    let mut found = Vec::new();
    let Some(own) = case.passages.get(at) else {
        return found;
    };
    for back in (0..=BEFORE.min(at)).rev() {
        let Some(passage) = case.passages.get(at - back).filter(|passage| {
            passage.document == own.document && passage.in_story && passage.terms.len() <= LONGEST
        }) else {
            continue;
        };
        found.extend(figures(case, passage, back));
    }
    found
}

/// The figures of a sentence and of the few behind it in its paragraph, in the order of the text; `back` counts the
/// sentences behind.
pub(super) fn near_behind<'a>(case: &Case<'a>, at: usize) -> Vec<Near<'a>> {
    let mut found = Vec::new();
    let Some(own) = case.passages.get(at) else {
        return found;
    };
    for ahead in 0..=BEFORE {
        let Some(passage) = case.passages.get(at + ahead).filter(|passage| {
            let follows = passage.document == own.document && (ahead == 0 || passage.continues);
            follows && passage.in_story && passage.terms.len() <= LONGEST
        }) else {
            break;
        };
        found.extend(figures(case, passage, ahead));
    }
    found
}

/// What a look finds at each claim of a kind, by its sentence and the figures near that.
pub(super) fn at_each<'a, T>(
    case: &Case<'a>,
    is: impl Fn(&Claim) -> bool,
    look: impl Fn(&Passage, &[Near<'a>], usize) -> Option<T>,
) -> Vec<T> {
    let mut found = Vec::new();
    for (at, passage) in case.passages.iter().enumerate() {
        if !passage.in_story || passage.terms.len() > LONGEST {
            continue;
        }
        let asked = passage
            .claims()
            .filter(|index| case.claim(*index).is_some_and(&is));
        let asked: Vec<usize> = asked.collect();
        if !asked.is_empty() {
            let figures = near(case, at);
            found.extend(
                asked
                    .into_iter()
                    .filter_map(|index| look(passage, &figures, index)),
            );
        }
    }
    found
}

fn figures<'a>(case: &Case<'a>, passage: &Passage, back: usize) -> impl Iterator<Item = Near<'a>> {
    window::figures(case, passage).map(move |held| Near {
        back,
        place: held.at,
        index: held.index,
        claim: held.claim,
        quantity: held.quantity,
    })
}

/// Is it told in the story, as what is or may be?
pub(super) fn is_said(claim: &Claim) -> bool {
    claim.in_story && claim.modality != Modality::Denied
}

/// Is it told as how much there is, or may be?
pub(super) fn is_level(claim: &Claim) -> bool {
    is_said(claim) && claim.role != Role::Change && claim.mention.per.is_none()
}

/// Is it how many per cent something is, and did not move to?
pub(super) fn is_share(claim: &Claim) -> bool {
    claim.mention.is_percentage() && is_level(claim) && claim.direction.is_none()
}

/// Do two counts count one thing, as far as they say? What is no count says nothing of it.
pub(super) fn of_one_kind(one: &Claim, other: &Claim) -> bool {
    let counted = |claim: &Claim| match &claim.mention.value {
        Value::Count { noun, .. } => Some(noun.name().to_owned()),
        _ => None,
    };
    match (counted(one), counted(other)) {
        (Some(left), Some(right)) => left == right || one.subject.measure == other.subject.measure,
        _ => true,
    }
}

/// Can the one be some of what the other is, by their units and, of counts, by what they count?
pub(super) fn may_be_some_of(part: &Near<'_>, whole: &Near<'_>) -> bool {
    of_one_kind(part.claim, whole.claim)
        && values::may_share_unit(part.claim, &part.quantity, &whole.quantity)
        && part.quantity.figure.nominal() < whole.quantity.figure.nominal()
}
