//! What the words say of a figure and what was aimed at: exceeded, satisfied, fell short of.

use std::ops::RangeInclusive;

use rust_decimal::Decimal;

use super::window::{Amount, figures};
use crate::case::Case;
use crate::claim::{Modality, Role};
use crate::compare::values::{self, Dimension};
use crate::passage::{Passage, Sign, Term};
use crate::value::{Bound, Figure, Interval};

/// Of the words "that was well above", how many terms may stand before the sign.
const OPENING: usize = 1;
/// A figure this many times as large as what was aimed at, or as small, is of something else.
pub(super) const FAR: Decimal = Decimal::from_parts(2, 0, 0, false, 0);

/// A figure that lies on the other side of what was aimed at than the words say.
pub(super) struct Contradiction {
    pub(super) level: usize,
    pub(super) target: usize,
    /// What the words say of the level.
    pub(super) said: &'static str,
}

/// What the sentences say of their figures and are wrong about.
pub(super) fn contradictions(case: &Case<'_>) -> Vec<Contradiction> {
    let mut found = Vec::new();
    let mut before: Option<(&Passage, Vec<Amount<'_>>)> = None;
    for passage in case.passages {
        let figures: Vec<_> = figures(case, passage).collect();
        if passage.in_story {
            let earlier = before
                .as_ref()
                .filter(|(earlier, _)| passage.continues && earlier.document == passage.document)
                .map_or(&[][..], |(_, figures)| figures);
            let targets = 0..figures.len();
            found.extend(targets.filter_map(|nth| contradiction(passage, &figures, nth, earlier)));
        }
        before = Some((passage, figures));
    }
    found
}

/// How a sign says that a figure lies to what was aimed at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Below,
    /// On the side that is asked for.
    Right,
}

fn side(sign: Sign) -> Option<Side> {
    match sign {
        Sign::Exceeded => Some(Side::Above),
        Sign::FellShort | Sign::Under => Some(Side::Below),
        Sign::Satisfied => Some(Side::Right),
        _ => None,
    }
}

fn contradiction(
    passage: &Passage,
    figures: &[Amount<'_>],
    nth: usize,
    earlier: &[Amount<'_>],
) -> Option<Contradiction> {
    let target = &figures[nth];
    let start = nth
        .checked_sub(1)
        .map_or(0, |before| figures[before].at + 1);
    // "No less than 8" has a sign of its own, which belongs to the figure.
    let bounded = target.claim.mention.bound() != Bound::Exact;
    let signs = || {
        passage.signs().filter(move |(place, sign)| {
            !(bounded && *place == target.at && matches!(sign, Sign::Exceeded | Sign::Under))
        })
    };
    let (at, side) = signs()
        .filter(|(place, _)| (start..=target.at).contains(place))
        .filter_map(|(place, sign)| Some((place, side(sign)?)))
        .last()?;
    // "Passed that mark in May and now stands at 41": what follows is no more what was passed.
    let goes_on =
        signs().any(|(place, sign)| sign == Sign::And && (at + 1..=target.at).contains(&place));
    let goal = !goes_on
        && signs().any(|(place, sign)| sign == Sign::Goal && (at..=target.at + 1).contains(&place));
    if !goal || is_open(passage, figures, 0..=at) {
        return None;
    }
    let one_dimension = |held: &&Amount<'_>| held.quantity.dimension == target.quantity.dimension;
    let levels: Vec<&Amount<'_>> = match nth {
        // "Tested over eight years. Under it the limit will be adjusted every three years".
        0 if matches!(
            target.quantity.dimension,
            Dimension::Months | Dimension::Seconds
        ) =>
        {
            Vec::new()
        }
        // Of several figures any may be meant, or none.
        0 if at <= OPENING && earlier.iter().filter(one_dimension).count() == 1 => {
            earlier.iter().filter(one_dimension).collect()
        }
        0 => Vec::new(),
        _ => figures[..nth].iter().collect(),
    };
    let of_unit = |held: &&&Amount<'_>| {
        held.quantity.dimension == target.quantity.dimension
            && !matches!(held.claim.role, Role::Change | Role::Target | Role::Limit)
            && !matches!(
                held.claim.modality,
                Modality::Denied | Modality::Hypothetical
            )
    };
    let levels: Vec<&&Amount<'_>> = levels.iter().filter(of_unit).collect();
    let level = levels.last()?;
    let (said, wrong) = (word(side), |held: &&&Amount<'_>| {
        is_wrong(side, held, target)
    });
    levels.iter().all(wrong).then_some(Contradiction {
        level: level.index,
        target: target.index,
        said,
    })
}

/// Do the words on the way to what is told, the last of them, keep it from being a fact: "hoped to", "has not", "nearly"?
pub(super) fn is_open(
    passage: &Passage,
    figures: &[Amount<'_>],
    way: RangeInclusive<usize>,
) -> bool {
    // "In May" is no "may".
    let timed = |place: usize| {
        let term = passage.terms.get(place);
        term.is_some_and(|term| matches!(term, Term::Claim(_)))
            && !figures.iter().any(|held| held.at == place)
    };
    let told = *way.end();
    passage.signs().any(|(place, sign)| {
        way.contains(&place)
            && match sign {
                Sign::Hoped | Sign::Runner => !timed(place),
                Sign::Denied => place + 1 >= told,
                Sign::Missed => place < told,
                _ => false,
            }
    })
}

fn word(side: Side) -> &'static str {
    match side {
        Side::Above => "more than",
        Side::Below => "less than",
        Side::Right => "in line with",
    }
}

/// Does the figure lie on the other side?
fn is_wrong(side: Side, level: &Amount<'_>, target: &Amount<'_>) -> bool {
    let aimed = &target.quantity.figure;
    let mark = mark(aimed);
    let reached = level.quantity.figure.loose();
    let number = level.quantity.figure.nominal().zip(mark.middle());
    let near = number.is_some_and(|(reached, aimed)| values::is_within_factor(reached, aimed, FAR));
    // "Above its range of 42 to 44" with 43.
    let within = aimed.nominal().is_none() && mark.covers(&reached);
    near && match (side, target.claim.mention.bound()) {
        (Side::Above | Side::Below, _) if within => true,
        (Side::Above, _) | (Side::Right, Bound::AtLeast | Bound::Above) => reached.is_below(&mark),
        (Side::Below, _) | (Side::Right, Bound::AtMost | Bound::Below) => mark.is_below(&reached),
        (Side::Right, Bound::Range) => reached.is_below(&mark),
        (Side::Right, _) => false,
    }
}

/// What was aimed at: an amount, or a range with both its ends.
pub(super) fn mark(aimed: &Figure) -> Interval {
    match aimed.nominal() {
        Some(aimed) => Interval::point(aimed),
        None => aimed.strict(),
    }
}
