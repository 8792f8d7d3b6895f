//! May two claims be set against each other, and is one a part of the other?
//!
//! Two claims are comparable when every facet that both state is compatible. A facet that one side
//! adds makes it a part of the other. When in doubt they are not comparable.

use super::facets::{measure, near, qualifiers, rest, scope, stands_near, whole};
use super::opposed::{are_of_one_movement, are_of_two_sides, are_two_ways};
use super::part::part;
use super::parties::parties;
use super::sight::Sight;
use super::slip;
use super::values::Dimension;
use super::weighing::{Weighing, weight};
use crate::claim::{Basis, Claim, Direction, Facet, Modality, Nature, Role};
use crate::comparison::{SubjectRelation, Verdict};
use crate::mention::Kind;
use crate::value::Grain;

/// Below this the texts do not say enough.
const ENOUGH: f64 = 0.5;

/// How much it takes away, for figures that are one another but for a slip, that one text calls fact
/// what the other expects, that one is for each of something, or that one adds a word to what is measured.
const OTHER_MODALITY: f64 = -0.4;
const OTHER_BASE: f64 = -0.4;
const OTHER_WORDS: f64 = -0.8;

/// The same, if one figure is the other with a slip of the pen: that speaks for one quantity, with so
/// much weight in log-odds, where nothing in their words speaks against it.
pub(crate) fn verdict_of_slip(
    left: &Sight<'_>,
    right: &Sight<'_>,
    (weight, one_story): (f64, bool),
    told: bool,
) -> Verdict {
    let plain = verdict(left, right, Size::default(), told);
    if plain.relation == SubjectRelation::Same {
        return weighed(plain, weight.max(0.0), told, SLIPPED);
    }
    let mut weighing = Weighing::new(true, told);
    let relation = match weigh(left, right, &mut weighing) {
        Err(facet) if !is_slip_beyond(facet, left, right, one_story) => {
            SubjectRelation::Different(facet)
        }
        _ => {
            for adds in [weighing.left_adds, weighing.right_adds] {
                if adds {
                    weighing.add(OTHER_WORDS, "a word that only one has");
                }
            }
            weighing.add(weight, SLIPPED);
            match weighing.confidence() >= ENOUGH && !weighing.complement {
                true => SubjectRelation::Same,
                false => plain.relation,
            }
        }
    };
    Verdict {
        relation,
        confidence: weighing.confidence(),
        reasons: weighing.trace,
    }
}

/// Are two figures the same digits, of which two are exchanged, and so many of them that it is no chance, though a
/// facet of what the texts say of them differs?
fn is_slip_beyond(facet: Facet, left: &Sight<'_>, right: &Sight<'_>, one_story: bool) -> bool {
    /// The digits that it takes against what the texts call the figures, and against whose they are.
    const CALLED: usize = 3;
    const WHOSE: usize = 5;
    /// The same of money, of which few figures of a story have as many.
    const WHOSE_MONEY: usize = 4;
    // The dead and the injured, the turnout and a share of the vote are two figures of every report.
    let beside = [left, right].iter().all(|sight| {
        sight.claim.subject.nature == Some(Nature::Toll) || sight.dimension == Dimension::Percent
    });
    // The same number in another unit is no other figure, whatever is said of it.
    if slip::is_of_unit(left.claim, right.claim) {
        let whose = facet == Facet::Parties && left.claim.mention.kind() == Kind::Money;
        return one_story && !whose && !matches!(facet, Facet::Unit | Facet::Statistic);
    }
    // What there is on a day, and what came in over a time.
    let natures = [left, right].map(|sight| sight.claim.subject.nature);
    let [one, other] = natures;
    let unlike = one.is_some() && other.is_some() && one != other;
    let least = match facet {
        Facet::Unit | Facet::Modality | Facet::Role | Facet::Statistic => return false,
        Facet::Measure if unlike => WHOSE,
        Facet::Measure if one_story && !beside => CALLED,
        Facet::Parties if one_story && left.claim.mention.kind() == Kind::Money => WHOSE_MONEY,
        _ => WHOSE,
    };
    slip::digits_but_for_two(left.claim, right.claim) >= least
}

/// A verdict with something more in the scales, in log-odds.
pub(crate) fn weighed(mut verdict: Verdict, weight: f64, told: bool, why: &str) -> Verdict {
    let odds = verdict.confidence / (1.0 - verdict.confidence).max(f64::EPSILON);
    verdict.confidence = 1.0 - 1.0 / (1.0 + odds * weight.exp());
    if verdict.confidence < ENOUGH {
        verdict.relation = SubjectRelation::Unknown;
    }
    if told {
        verdict.reasons.push(format!("{weight:+.1} {why}"));
    }
    verdict
}

const SLIPPED: &str = "one figure is the other with a slip of the pen";

/// What speaks for one quantity besides the words.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Size {
    /// What the gap between the figures weighs.
    pub(crate) closeness: f64,
    /// Has neither text another figure of the kind?
    pub(crate) sole: bool,
    /// Do their sentences share another figure, that tells?
    pub(crate) beside: bool,
}

/// How the subject of one claim lies to that of another, with what speaks for one quantity besides their words; with
/// the reasons only where they are told.
pub(crate) fn verdict(left: &Sight<'_>, right: &Sight<'_>, size: Size, told: bool) -> Verdict {
    let mut weighing = Weighing::new(false, told);
    let weighed = weigh(left, right, &mut weighing);
    // The two sides of one whole may have any size.
    let plain = weighed.is_ok() && !weighing.complement;
    if plain && size.closeness != 0.0 {
        let reason = match size.closeness > 0.0 {
            true => "the figures agree or lie near each other",
            false => "the figures are far apart",
        };
        weighing.add(size.closeness, reason);
    }
    if plain && size.sole {
        weighing.add(weight::SOLE, "neither text has another figure of the kind");
    }
    if plain && size.beside {
        weighing.add(weight::BESIDE_ONE, "their sentences share another figure");
    }
    let relation = match weighed {
        Err(facet) => SubjectRelation::Different(facet),
        Ok(()) if weighing.confidence() < ENOUGH => SubjectRelation::Unknown,
        Ok(()) => match (weighing.left_adds, weighing.right_adds) {
            (false, false) if weighing.complement => SubjectRelation::Complement,
            (false, false) => SubjectRelation::Same,
            (true, false) => SubjectRelation::PartOf,
            (false, true) => SubjectRelation::WholeOf,
            (true, true) => SubjectRelation::Different(Facet::Qualifiers),
        },
    };
    Verdict {
        relation,
        confidence: weighing.confidence(),
        reasons: weighing.trace,
    }
}

fn weigh(left: &Sight<'_>, right: &Sight<'_>, weighing: &mut Weighing) -> Result<(), Facet> {
    let other_unit = weighing.lenient && slip::is_of_unit(left.claim, right.claim);
    if left.kind != right.kind && !other_unit {
        let one_base = left.kind.of_all() == right.kind.of_all();
        if !one_base || !weighing.lenient && !names_base(left, right) {
            return Err(Facet::Unit);
        }
        weighing.add(OTHER_BASE, "only one says that it is for each of something");
    }
    let (one, other) = (left.claim, right.claim);
    let planned = left.planned && right.planned;
    // "Wants to reach its target of 6bn", "the target is 8bn".
    let targets = one.role == Role::Target && other.role == Role::Target;
    if !same_modality(modality(left), modality(right)) {
        if !(weighing.lenient || planned || targets)
            || !expected_or_fact(modality(left))
            || !expected_or_fact(modality(right))
        {
            return Err(Facet::Modality);
        }
        let weight = if planned || targets {
            0.0
        } else {
            OTHER_MODALITY
        };
        weighing.add(weight, "one is a fact, the other expected");
    }
    // What fell and what rose are two things, unless no more than one of them can have happened.
    let two_ways =
        are_two_ways(one, other) && (weighing.lenient || !are_of_one_movement(left, right));
    if two_ways || !same_role(left, right, weighing.lenient || planned) {
        return Err(Facet::Role);
    }
    if one.subject.statistic != other.subject.statistic {
        return Err(Facet::Statistic);
    }
    if are_of_two_sides(left, right) {
        weighing.complement = true;
        weighing.note(format_args!(
            "they are of two sides, of which nobody is on both"
        ));
    }
    if rest(left, right, weighing) {
        // Both texts name the whole in their own way, or not at all.
        let _ = whole(left, right, weighing);
        near(left, right, weighing);
        return Ok(());
    }
    measure(left, right, weighing)?;
    parties(left, right, weighing)?;
    qualifiers(left, right, weighing)?;
    scope(left, right, weighing)?;
    whole(left, right, weighing)?;
    part(left, right, weighing);
    near(left, right, weighing);
    period(one, other, weighing);
    Ok(())
}

/// Does the text of the figure of which it is not written that it is for each of something say so in other words: a
/// monthly rent, a tonne that sells for it? A rate of one name is one for each of the same.
fn names_base(left: &Sight<'_>, right: &Sight<'_>) -> bool {
    let (plain, rate) = match (left.dimension.per(), right.dimension.per()) {
        (None, Some(per)) => (left, per),
        (Some(per), None) => (right, per),
        _ => return false,
    };
    let measures = |sight: &Sight<'_>| sight.claim.subject.measure.clone();
    let one_rate = plain.claim.subject.nature == Some(Nature::Rate)
        && measures(left).is_some()
        && measures(left) == measures(right);
    one_rate || stands_near(rate.name(), plain) || stands_near(&format!("{}ly", rate.name()), plain)
}

/// One stretch of time, written by both, speaks for one quantity; a day is that of all the news.
fn period(one: &Claim, other: &Claim, weighing: &mut Weighing) {
    let stated = |claim: &Claim| {
        let period = claim.period?;
        let stretch = period.days.grain() != Grain::Day && period.basis == Basis::Stated;
        stretch.then_some(period.days)
    };
    let same = stated(one)
        .zip(stated(other))
        .is_some_and(|(one, other)| one == other);
    if same && one.subject.measure.is_some() && one.subject.measure == other.subject.measure {
        weighing.add(weight::PERIOD, "both of one time");
    }
}

/// A fact of the future is an expectation.
fn modality(sight: &Sight<'_>) -> Modality {
    match sight.claim.modality {
        Modality::Actual | Modality::Reported if sight.ahead => Modality::Expected,
        modality => modality,
    }
}

fn same_modality(one: Modality, other: Modality) -> bool {
    one == other && one != Modality::Denied || one.is_fact() && other.is_fact()
}

/// Is it by how many per cent a rate or a price rose, over some named length of time?
fn is_growth(sight: &Sight<'_>) -> bool {
    let claim = sight.claim;
    sight.dimension == Dimension::Percent
        && claim.subject.nature == Some(Nature::Rate)
        && claim.direction == Some(Direction::Rise)
        && claim
            .period
            .is_none_or(|period| period.days.grain() != Grain::Span)
}

fn expected_or_fact(modality: Modality) -> bool {
    matches!(
        modality,
        Modality::Actual | Modality::Reported | Modality::Expected
    )
}

fn same_role(left: &Sight<'_>, right: &Sight<'_>, lenient: bool) -> bool {
    let (one, other) = (left.claim, right.claim);
    let both_change = one.role == Role::Change && other.role == Role::Change;
    // "Unemployment rose to 6.1 per cent" and "rose by 1.7 per cent".
    let both_rose = one.subject.measure.is_some()
        && one.subject.measure == other.subject.measure
        && one.direction.is_some()
        && other.direction.is_some();
    let role = |sight: &Sight<'_>| match sight.claim.role {
        Role::Forecast if lenient => Role::Level,
        // Inflation is how much prices rose: "prices were 4 per cent higher", "inflation was 4 per
        // cent".
        Role::Change if is_growth(sight) && !both_change && !both_rose => Role::Level,
        // A percentage is a share whether or not the text says "a share of".
        Role::Share => Role::Level,
        Role::Level if sight.ahead && !lenient => Role::Forecast,
        role => role,
    };
    role(left) == role(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_set_against_facts() {
        use Modality::{Actual, Denied, Expected, Hypothetical, Reported};
        for (one, other, expected) in [
            (Actual, Actual, true),
            (Actual, Reported, true),
            (Expected, Expected, true),
            (Hypothetical, Hypothetical, true),
            (Actual, Expected, false),
            (Reported, Hypothetical, false),
            (Actual, Denied, false),
            (Denied, Denied, false),
        ] {
            assert_eq!(same_modality(one, other), expected, "{one:?} {other:?}");
            assert_eq!(same_modality(other, one), expected, "{other:?} {one:?}");
        }
    }
}
