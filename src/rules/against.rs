//! What the words say of a figure and what was aimed at: exceeded, satisfied, fell short of.

use rust_decimal::Decimal;

use crate::case::Case;
use crate::claim::{Claim, Modality, Role};
use crate::compare::values::{self, Quantity};
use crate::passage::{Passage, Sign, Term};
use crate::value::{Bound, Interval};

/// Of the words "that was well above", how many terms may stand before the sign.
const OPENING: usize = 1;
/// A figure this many times as large as what was aimed at, or as small, is of something else.
const FAR: Decimal = Decimal::from_parts(4, 0, 0, false, 0);

/// A figure that lies on the other side of what was aimed at than the words say.
pub(super) struct Contradiction {
    pub(super) level: usize,
    pub(super) target: usize,
    /// What the words say of the level.
    pub(super) said: &'static str,
}

/// A figure of a sentence.
struct Held<'a> {
    place: usize,
    index: usize,
    claim: &'a Claim,
    quantity: Quantity,
}

/// What the sentences say of their figures and are wrong about.
pub(super) fn contradictions(case: &Case<'_>) -> Vec<Contradiction> {
    let mut found = Vec::new();
    let mut before: Option<(&Passage, Vec<Held<'_>>)> = None;
    for passage in case.passages {
        let figures = figures(case, passage);
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

fn figures<'a>(case: &Case<'a>, passage: &Passage) -> Vec<Held<'a>> {
    let terms = passage.terms.iter().enumerate();
    terms
        .filter_map(|(place, term)| {
            let index = term.claim()?;
            let claim = case.claim(index)?;
            Some(Held {
                place,
                index,
                claim,
                quantity: values::quantity(&claim.mention)?,
            })
        })
        .collect()
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
    figures: &[Held<'_>],
    nth: usize,
    earlier: &[Held<'_>],
) -> Option<Contradiction> {
    let target = &figures[nth];
    let start = nth
        .checked_sub(1)
        .map_or(0, |before| figures[before].place + 1);
    // "No less than 8" has a sign of its own, which belongs to the figure.
    let bounded = target.claim.mention.bound() != Bound::Exact;
    let signs = || {
        passage.signs().filter(move |(place, sign)| {
            !(bounded && *place == target.place && matches!(sign, Sign::Exceeded | Sign::Under))
        })
    };
    let (at, side) = signs()
        .filter(|(place, _)| (start..=target.place).contains(place))
        .filter_map(|(place, sign)| Some((place, side(sign)?)))
        .last()?;
    let goal =
        signs().any(|(place, sign)| sign == Sign::Goal && (at..=target.place + 1).contains(&place));
    // "In May" is no "may".
    let timed = |place: usize| {
        let term = passage.terms.get(place);
        term.is_some_and(|term| matches!(term, Term::Claim(_)))
            && !figures.iter().any(|held| held.place == place)
    };
    let open = signs().any(|(place, sign)| {
        let hoped = matches!(sign, Sign::Hoped | Sign::Runner) && !timed(place);
        place <= at && (hoped || sign == Sign::Missed)
    });
    if !goal || open {
        return None;
    }
    let levels: Vec<&Held<'_>> = match nth {
        0 if at <= OPENING => earlier.iter().rev().take(1).collect(),
        _ => figures[..nth].iter().collect(),
    };
    let of_unit = |held: &&&Held<'_>| {
        held.quantity.dimension == target.quantity.dimension
            && !matches!(held.claim.role, Role::Change | Role::Target | Role::Limit)
            && !matches!(
                held.claim.modality,
                Modality::Denied | Modality::Hypothetical
            )
    };
    let levels: Vec<&&Held<'_>> = levels.iter().filter(of_unit).collect();
    let level = levels.last()?;
    let (said, wrong) = (word(side), |held: &&&Held<'_>| is_wrong(side, held, target));
    levels.iter().all(wrong).then_some(Contradiction {
        level: level.index,
        target: target.index,
        said,
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
fn is_wrong(side: Side, level: &Held<'_>, target: &Held<'_>) -> bool {
    let Some(aimed) = target.quantity.figure.nominal() else {
        return false;
    };
    let mark = Interval::point(aimed);
    let reached = level.quantity.figure.loose();
    let near = level.quantity.figure.nominal().is_some_and(|reached| {
        let within =
            |one: Decimal, other: Decimal| one.checked_mul(FAR).is_some_and(|most| other <= most);
        within(aimed, reached) && within(reached, aimed)
    });
    near && match (side, target.claim.mention.bound()) {
        (Side::Above, _) | (Side::Right, Bound::AtLeast | Bound::Above) => reached.is_below(&mark),
        (Side::Below, _) | (Side::Right, Bound::AtMost | Bound::Below) => mark.is_below(&reached),
        (Side::Right, _) => false,
    }
}
