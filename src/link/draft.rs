//! A claim in the making, and what the figures of a document's drafts may be to each other.

use std::ops::Range;

use chrono::NaiveDate;

use super::found::Found;
use super::frame::Frame;
use crate::claim::{Claim, Facet, Inheritance, Inheriting};
use crate::mention::{Kind, Value};
use crate::span::Span;
use crate::value::PercentUnit;

/// A claim in the making, with what its sentence says of it.
pub(super) struct Draft {
    pub(super) claim: Claim,
    pub(super) frame: Frame,
    pub(super) found: Found,
    /// The number of its sentence, and of its paragraph.
    pub(super) sentence: usize,
    pub(super) paragraph: usize,
    /// The tokens of its sentence.
    pub(super) tokens: Range<usize>,
    /// Where its clause ends, about.
    pub(super) clause_end: usize,
    /// The tokens of the source that the sentence names.
    pub(super) speech: Option<Range<usize>>,
    pub(super) published: Option<NaiveDate>,
    /// Where it has what its sentence leaves out, if somebody asks.
    pub(super) inherited: Option<Vec<Inheritance>>,
}

impl Draft {
    /// Notes where the claim has a facet that its sentence leaves out. The time says by its basis that it was inferred.
    pub(super) fn inherits(&mut self, facet: Facet, rule: Inheriting, from: Option<Span>) {
        if facet != Facet::Period {
            self.claim.subject.inherited.insert(facet);
        }
        if let Some(inherited) = &mut self.inherited {
            inherited.push(Inheritance { facet, rule, from });
        }
    }
}

/// The others of a draft's sentence that stand before it, the nearest first, with their places.
pub(super) fn before(drafts: &[Draft], nth: usize) -> impl Iterator<Item = (usize, &Draft)> {
    let sentence = drafts[nth].sentence;
    let others = drafts[..nth].iter().enumerate().rev();
    others.take_while(move |(_, other)| other.sentence == sentence)
}

/// The same of those behind it.
pub(super) fn behind(drafts: &[Draft], nth: usize) -> impl Iterator<Item = (usize, &Draft)> {
    let sentence = drafts[nth].sentence;
    let others = drafts.iter().enumerate().skip(nth + 1);
    others.take_while(move |(_, other)| other.sentence == sentence)
}

pub(super) fn is_figure(draft: &Draft) -> bool {
    draft.claim.mention.figure().is_some() && draft.claim.mention.kind() != Kind::Duration
}

pub(super) fn figure_before(drafts: &[Draft], nth: usize) -> Option<usize> {
    let mut others = before(drafts, nth);
    Some(others.find(|(_, other)| is_figure(other))?.0)
}

pub(super) fn figure_after(drafts: &[Draft], nth: usize) -> Option<usize> {
    let mut others = behind(drafts, nth);
    Some(others.find(|(_, other)| is_figure(other))?.0)
}

pub(super) fn is_level(draft: &Draft) -> bool {
    is_figure(draft) && !draft.found.change
}

pub(super) fn is_relative(draft: &Draft) -> bool {
    matches!(
        draft.claim.mention.value,
        Value::Percent { .. } | Value::Multiple { .. }
    )
}

pub(super) fn counts(draft: &Draft) -> bool {
    is_level(draft) && !is_relative(draft)
}

/// Do the two measure things that the lexicon knows apart: "revenue rose 3 per cent, while profit
/// fell from 40"?
fn of_two_things(one: &Draft, other: &Draft) -> bool {
    let known = |draft: &Draft| draft.claim.subject.nature.is_some();
    known(one) && known(other) && one.claim.subject.measure != other.claim.subject.measure
}

/// Can a change of the one kind lead to a level of the other?
pub(super) fn fits(change: &Draft, level: &Draft) -> bool {
    if of_two_things(change, level) {
        return false;
    }
    match (&change.claim.mention.value, &level.claim.mention.value) {
        (Value::Multiple { .. }, other) => !matches!(other, Value::Multiple { .. }),
        (Value::Percent { unit, .. }, Value::Percent { .. }) => {
            *unit != PercentUnit::Percent || is_relative(level)
        }
        (Value::Percent { unit, .. }, _) => *unit == PercentUnit::Percent,
        (
            Value::Money { currency: one, .. },
            Value::Money {
                currency: other, ..
            },
        ) => one == other,
        (one, other) => {
            std::mem::discriminant(one) == std::mem::discriminant(other)
                || matches!(
                    (one, other),
                    (Value::Number { .. }, Value::Count { .. })
                        | (Value::Count { .. }, Value::Number { .. })
                )
        }
    }
}
