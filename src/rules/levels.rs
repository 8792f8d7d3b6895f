//! The two levels that a stated change joins.

use crate::claim::Direction;
use crate::passage::{Passage, Sign};

/// The levels that a change joins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Levels {
    pub(super) from: usize,
    pub(super) to: usize,
    /// The direction of the change, where the word for it tells ("a premium of").
    pub(super) direction: Option<Direction>,
    pub(super) confidence: f64,
}

/// How sure it is that levels are those of a change that they stand beside, and of one in another text.
pub(super) const BESIDE: f64 = 0.85;
pub(super) const ELSEWHERE: f64 = 0.75;

/// Which way the words behind the figure at a place say that it lies from another: "35 per cent more", "12 fewer than".
pub(super) fn compared(passage: &Passage, place: usize) -> Option<Direction> {
    let mut signs = passage.signs().filter(|(at, _)| *at == place + 1);
    signs.find_map(|(_, sign)| match sign {
        Sign::Exceeded | Sign::SoMuch => Some(Direction::Rise),
        Sign::Under | Sign::SoLittle => Some(Direction::Fall),
        _ => None,
    })
}
