//! Who wins where readings overlap: the one place that decides. Plain counts and numbers give way; else the
//! longest reading counts, and of equally long ones times, what is no figure, and the more special kind.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::candidate::Candidate;
use crate::mention::{Kind, Mention};
use crate::span::Span;

/// The mentions that stand, in the order of the text; none overlaps another.
pub(crate) fn settle(mut candidates: Vec<Candidate>) -> Vec<Mention> {
    candidates.sort_by_key(|candidate| candidate.taken.start);
    let mut standing = Vec::with_capacity(candidates.len());
    let mut group = Vec::new();
    let mut candidates = candidates.into_iter();
    while let Some(first) = candidates.next() {
        let mut reach = first.taken.end;
        let overlaps = |next: &[Candidate], reach| {
            let next = next.first().map(|next| next.taken);
            next.filter(|taken| taken.start < reach)
        };
        // Most stand alone, and are moved but once: they are large.
        if overlaps(candidates.as_slice(), reach).is_none() {
            standing.extend(first.mention.map(|mention| (mention, first.taken)));
            continue;
        }
        group.push(first);
        while let Some(taken) = overlaps(candidates.as_slice(), reach) {
            reach = reach.max(taken.end);
            group.extend(candidates.next());
        }
        settle_group(&mut group, &mut standing);
    }
    standing.sort_by_key(|(mention, _)| mention.span.start);
    apart(standing)
}

/// Cuts what is counted off a count where a mention of its own stands in it: "three Monday meetings".
fn apart(standing: Vec<Standing>) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::with_capacity(standing.len());
    let mut last_taken_to = 0;
    for (mention, taken) in standing {
        if let Some(last) = mentions.last_mut()
            && last.span.end > mention.span.start
        {
            last.span.end = last_taken_to;
        }
        last_taken_to = taken.end;
        mentions.push(mention);
    }
    mentions
}

/// A mention that stands, and the bytes that its candidate took.
type Standing = (Mention, Span);

/// Settles candidates that hang together by overlaps, and empties `group`.
fn settle_group(group: &mut Vec<Candidate>, standing: &mut Vec<Standing>) {
    group.sort_by_key(|candidate| {
        let rank = rank(candidate);
        let length = Reverse(candidate.taken.len());
        (rank >= PLAIN, length, rank, candidate.taken.start)
    });
    let mut held: BTreeMap<usize, usize> = BTreeMap::new();
    for candidate in group.drain(..) {
        let Span { start, end } = candidate.taken;
        // Held spans are apart, so only the last one that starts before the end can overlap.
        let overlaps = held
            .range(..end.max(start + 1))
            .next_back()
            .is_some_and(|(_, held_end)| *held_end > start);
        if !overlaps {
            held.insert(start, end);
            standing.extend(candidate.mention.map(|mention| (mention, candidate.taken)));
        }
    }
}

/// From this rank on a reading gives way to any other: a number that belongs to a date or has a unit is no
/// count of what follows ("21 February talks").
const PLAIN: u8 = 8;

fn rank(candidate: &Candidate) -> u8 {
    let Some(mention) = &candidate.mention else {
        return if candidate.certain { 3 } else { 8 };
    };
    match mention.kind() {
        Kind::Date => 0,
        Kind::Period => 1,
        Kind::Money => 4,
        Kind::Percent => 5,
        Kind::Measure => 6,
        Kind::Duration if candidate.certain => 2,
        Kind::Duration => 7,
        Kind::Multiple => 8,
        Kind::Count => 9,
        Kind::Number => 10,
    }
}
