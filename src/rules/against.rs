//! What the words say of a figure and what was aimed at: exceeded, satisfied, fell short of.

use rust_decimal::Decimal;

use super::window::{Amount, figures};
use crate::case::Case;
use crate::claim::{Direction, Modality, Relation, Role};
use crate::compare::values::Dimension;
use crate::mention::Value;
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
            let before = found.len();
            found.extend(targets.filter_map(|nth| contradiction(passage, &figures, nth, earlier)));
            if found.len() == before {
                let behind = behind(passage, &figures, earlier);
                found.extend(behind.or_else(|| attained(passage, &figures, earlier)));
            }
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
    let goal =
        signs().any(|(place, sign)| sign == Sign::Goal && (at..=target.at + 1).contains(&place));
    // "In May" is no "may".
    let timed = |place: usize| {
        let term = passage.terms.get(place);
        term.is_some_and(|term| matches!(term, Term::Claim(_)))
            && !figures.iter().any(|held| held.at == place)
    };
    let open = signs().any(|(place, sign)| {
        let hoped = matches!(sign, Sign::Hoped | Sign::Runner) && !timed(place);
        place <= at && (hoped || sign == Sign::Missed)
    });
    if !goal || open {
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

/// "The target of 2,500 homes had been met, with 2,180 to show for it"; "They had promised 5,000. The pledge
/// has been kept: 4,310 were hired": the only target before the words that say how it was met, and the only
/// figure of its kind behind them.
fn behind(
    passage: &Passage,
    figures: &[Amount<'_>],
    earlier: &[Amount<'_>],
) -> Option<Contradiction> {
    let mut signs = passage.signs();
    let (at, side) = signs.find_map(|(place, sign)| Some((place, side(sign)?)))?;
    let named = passage.has_sign(Sign::Goal, ..at);
    let open = passage.signs().any(|(place, sign)| {
        matches!(sign, Sign::Hoped | Sign::Missed | Sign::Runner) && place <= at
    });
    if !named || open || side == Side::Below {
        return None;
    }
    // "Lifted its target to 2,070, after the stock had overshot the old one of 1,200".
    let turned = |held: &Amount<'_>| {
        passage.signs().any(|(place, sign)| {
            matches!(sign, Sign::Since | Sign::When | Sign::Turn) && (held.at..=at).contains(&place)
        })
    };
    let split = figures.iter().position(|held| held.at >= at);
    let (ahead, after) = figures.split_at(split.unwrap_or(figures.len()));
    let aimed = |held: &&Amount<'_>| held.claim.role == Role::Target;
    let mut targets = match ahead.is_empty() {
        true => earlier.iter().filter(aimed),
        false => ahead.iter().filter(aimed),
    };
    let (target, None) = (targets.next()?, targets.next()) else {
        return None;
    };
    let counted = |held: &Amount<'_>| match (&held.claim.mention.value, &target.claim.mention.value)
    {
        (Value::Count { noun, .. }, Value::Count { noun: aimed, .. }) => {
            let (one, other) = (noun.name(), aimed.name());
            !ahead.is_empty() || one.ends_with(other) || other.ends_with(one)
        }
        _ => true,
    };
    let mut levels = after.iter().filter(|held| {
        held.quantity.dimension == target.quantity.dimension
            && held.quantity.figure.nominal() >= Some(Decimal::TEN)
    });
    let (level, None) = (levels.next()?, levels.next()) else {
        return None;
    };
    // "4,310 of them", "1,100 for families alone" are parts of what was reached.
    let joined = |relation| {
        let links = &level.claim.links;
        links.iter().any(|link| link.relation == relation)
    };
    let partial = joined(Relation::PartOf)
        || passage.signs().any(|(place, sign)| {
            matches!(sign, Sign::Part | Sign::Besides) && place.abs_diff(level.at) <= 1
        });
    let fact = !matches!(level.claim.role, Role::Change | Role::Target | Role::Limit)
        && !matches!(
            level.claim.modality,
            Modality::Denied | Modality::Hypothetical
        );
    let upwards = !matches!(
        target.claim.mention.bound(),
        Bound::AtMost | Bound::Below | Bound::Nearly
    );
    // A limit that is kept lies below it; only so many of something are rather too few than too many.
    let counts = matches!(target.quantity.dimension, Dimension::Count(None))
        && target.claim.direction != Some(Direction::Fall);
    let wrong = (counts || side == Side::Above) && is_wrong(Side::Above, level, target);
    (fact
        && upwards
        && !partial
        && (ahead.is_empty() || !turned(target))
        && counted(level)
        && wrong)
        .then_some(Contradiction {
            level: level.index,
            target: target.index,
            said: "at least",
        })
}

/// "That makes 1.88 trillion. The 2 trillion that was set as a goal was thus attained": the only figure of its unit in
/// the sentence, called a goal and reached, and the only one in the sentence before.
fn attained(
    passage: &Passage,
    figures: &[Amount<'_>],
    earlier: &[Amount<'_>],
) -> Option<Contradiction> {
    let mut targets = figures.iter().filter(|held| {
        let dimension = &held.quantity.dimension;
        earlier
            .iter()
            .any(|level| level.quantity.dimension == *dimension)
    });
    let (target, None) = (targets.next()?, targets.next()) else {
        return None;
    };
    let place = |wanted: &[Sign]| {
        let mut signs = passage.signs();
        signs.find_map(|(at, sign)| wanted.contains(&sign).then_some(at))
    };
    let goal = place(&[Sign::Goal])?;
    let reached = place(&[Sign::Satisfied]).filter(|at| *at > target.at)?;
    let open = passage.signs().any(|(at, sign)| match sign {
        Sign::Hoped | Sign::Missed | Sign::Runner => (goal..=reached).contains(&at),
        Sign::Part => true,
        _ => false,
    });
    let mut levels = earlier
        .iter()
        .filter(|level| level.quantity.dimension == target.quantity.dimension);
    let (level, None) = (levels.next()?, levels.next()) else {
        return None;
    };
    let fact = level.claim.role == Role::Level
        && level.claim.modality.is_fact()
        && matches!(
            level.claim.mention.bound(),
            Bound::Exact | Bound::About | Bound::Nearly
        );
    let plain = target.claim.mention.bound() == Bound::Exact;
    let wrong = plain && is_wrong(Side::Above, level, target);
    (goal > target.at && goal <= reached && !open && fact && wrong).then_some(Contradiction {
        level: level.index,
        target: target.index,
        said: "at least",
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
