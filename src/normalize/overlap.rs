//! Who wins where readings overlap: the one place that decides. The longest reading counts; of equally
//! long ones what is no figure, then times, then the more special kind.

use std::cmp::Reverse;

use super::candidate::Candidate;
use crate::mention::{Kind, Mention};
use crate::span::Span;

/// The mentions that stand, in the order of the text; none overlaps another.
pub(crate) fn settle(mut candidates: Vec<Candidate>) -> Vec<Mention> {
    candidates.sort_by_key(|candidate| candidate.taken.start);
    let mut mentions = Vec::with_capacity(candidates.len());
    let mut group = Vec::new();
    let mut reach = 0;
    for candidate in candidates {
        if candidate.taken.start >= reach {
            settle_group(&mut group, &mut mentions);
        }
        reach = reach.max(candidate.taken.end);
        group.push(candidate);
    }
    settle_group(&mut group, &mut mentions);
    mentions.sort_by_key(|mention: &Mention| mention.span.start);
    mentions
}

/// Settles candidates that hang together by overlaps, and empties `group`.
fn settle_group(group: &mut Vec<Candidate>, mentions: &mut Vec<Mention>) {
    if group.len() > 1 {
        group.sort_by_key(|candidate| {
            (
                Reverse(candidate.taken.len()),
                rank(candidate),
                candidate.taken.start,
            )
        });
    }
    let mut held: Vec<Span> = Vec::new();
    for candidate in group.drain(..) {
        if held.iter().any(|span| span.overlaps(candidate.taken)) {
            continue;
        }
        held.push(candidate.taken);
        mentions.extend(candidate.mention);
    }
}

fn rank(candidate: &Candidate) -> u8 {
    let Some(mention) = &candidate.mention else {
        return 0;
    };
    match mention.kind() {
        Kind::Date => 1,
        Kind::Period => 2,
        Kind::Duration => 3,
        Kind::Money => 4,
        Kind::Percent => 5,
        Kind::Measure => 6,
        Kind::Multiple => 7,
        Kind::Count => 8,
        Kind::Number => 9,
    }
}
