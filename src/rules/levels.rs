//! The two levels that a stated change joins.

use crate::case::Case;
use crate::claim::{Claim, Direction, Relation};
use crate::compare::values::{self, Dimension};
use crate::passage::{Passage, Sign, Term};

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

/// "Rose from $40m to $50m, and in Germany, where they had been €20m, by 60 per cent": an amount of another currency
/// stands between the levels and the change, and it is no other way to write one of them.
pub(super) fn is_in_another_currency(case: &Case<'_>, index: usize, levels: [usize; 2]) -> bool {
    let (Some(change), [Some(from), Some(to)]) =
        (case.claim(index), levels.map(|level| case.claim(level)))
    else {
        return false;
    };
    let currency = |claim: &Claim| match values::quantity(&claim.mention)?.dimension {
        Dimension::Money(currency, _) => Some(currency),
        _ => None,
    };
    let Some(held) = currency(to) else {
        return false;
    };
    let last = levels[0].max(levels[1]);
    let near = [from, to]
        .iter()
        .all(|level| level.sentence == change.sentence)
        && last < index;
    near && (last + 1..index).any(|between| {
        let restated = case.joined(between, Relation::Restatement).next().is_some();
        let own = case.claim(between).and_then(currency);
        !restated && own.is_some_and(|own| own != held)
    })
}

/// "Cut its forecast to 2,850 from 3,100, after the index had plunged 14 per cent": does a sentence turn to something
/// else between two of its terms, and not back behind a comma ("from 100 in May to 94 in June, after adjustment, and
/// that is a loss of")?
pub(super) fn turns(passage: &Passage, from: usize, to: usize) -> bool {
    let cuts = passage.signs().filter(|(_, sign)| *sign == Sign::Break);
    let cuts = cuts.map(|(at, _)| at);
    let last = cuts.filter(|at| (from + 1..=to).contains(at)).last();
    let start = last.unwrap_or(from + 1);
    let turns = [Sign::Turn, Sign::Since, Sign::When];
    turns.iter().any(|sign| passage.has_sign(*sign, start..=to))
}

/// "From 890 in March to 1,500 in June, and up by a fifth since": does the change at a place lead from there to now?
pub(super) fn is_since(passage: &Passage, place: usize) -> bool {
    let next = passage.terms.get(place + 1).and_then(Term::claim);
    next.is_none() && passage.is_signed(place + 1, Sign::Since)
}
