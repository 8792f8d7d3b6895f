use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::change_amounts::{self, Proportion};
use super::change_levels::{Pairs, is_said};
use super::change_stated::{
    FAR_IF_BESIDE, FAR_IF_TIED, ORDER, changes_order, is_far_more, is_of_another, joins_levels,
    of_one_unit, of_times, signed, stated, times,
};
use super::change_yearly::Yearly;
use super::differences;
use super::levels::{Levels, is_in_another_currency};
use super::near_changes::{Slipped, near_changes};
use super::points_taken;
use crate::case::Case;
use crate::cause;
use crate::claim::{Claim, Direction, Modality, Relation, Role};
use crate::compare::values::{self, Dimension, Quantity};
use crate::comparison::ValueRelation;
use crate::finding::{Cause, Finding, Severity};
use crate::passage::{Cue, Term};
use crate::rule::{Example, Explanation, Rule};
use crate::value::{ArithmeticError, Figure, Interval};
use crate::wording::Wording;

/// A stated change against the levels that it joins.
pub(crate) struct ChangeMismatch;

const EXPLANATION: Explanation = Explanation {
    name: "change-mismatch",
    severity: Severity::Error,
    summary: "a stated change (26.3%, doubled, up $50bn) against the levels it joins",
    details: "\
A change in per cent, in percentage points, in times or in an amount follows from the two levels that \
it joins, its direction included. The text must join the three itself (*rose 12% from 200 to 224*; *200. \
That was half of the 410 of last year*; *a premium of 25% to the $34*); or it gives the change over a year \
and the new level, and another figure of the same thing is for the same months of the year before.

Levels that only stand near (*had cost $130, now costs $24. That is a reduction of 72 per cent*) must miss it by a \
plain slip of the pen.

The levels are taken with their rounding. What only a generous reading of it saves, or a change that \
was cut off instead of rounded, is a `warning`. *Fell by 30 per cent, from 52% to 22%* is points taken \
for per cent.",
    fires: &[
        Example {
            about: "a change and both levels",
            documents: &[("", "The city's population rose by 22 per cent, from 410,200 people in 2010 to 451,900 people in 2020.")],
        },
        Example {
            about: "the level that it began at, in the next sentence",
            documents: &[("", "The museum had 410,200 visitors in 2020. That was 30 per cent more than the 371,500 of 2019.")],
        },
        Example {
            about: "points taken for per cent",
            documents: &[("", "The party's share of the vote fell by 12 per cent, from 41% in 2018 to 29% in 2022.")],
        },
    ],
    quiet: &[
        Example {
            about: "the base of another thing",
            documents: &[("", "Revenue of the mill rose 3 percent to $4.1 million, while its net income shrank to $190,000 from $710,000.")],
        },
        Example {
            about: "it fits",
            documents: &[("", "The city's population rose by 10 per cent, from 410,200 people in 2010 to 451,900 people in 2020.")],
        },
        Example {
            about: "the level that it began at, and it fits",
            documents: &[("", "The museum had 410,200 visitors in 2020. That was 10 per cent more than the 371,500 of 2019.")],
        },
        Example {
            about: "points, and said so",
            documents: &[("", "The party's share of the vote fell by 12 percentage points, from 41% in 2018 to 29% in 2022.")],
        },
    ],
};

impl Rule for ChangeMismatch {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let changes = case.claims.iter().enumerate();
        let pairs = Pairs::new(case);
        let yearly = Yearly::new(case);
        let joined = changes.filter(|(index, claim)| {
            // "200,375, which is 2.7 per cent of the list, after 221,889": a share of something else.
            let share = claim.role == Role::Share && claim.subject.whole.is_some();
            let change = claim.role == Role::Change
                || pairs.is_fraction(*index) && !share
                || joins_levels(claim);
            change && claim.in_story && is_said(claim)
        });
        let (mut borne_out, mut wrong) = (BTreeSet::new(), Vec::new());
        for (index, claim) in joined {
            let levels = pairs.of(case, index, claim);
            let levels = levels.or_else(|| yearly.of(case, index, claim));
            let levels = levels
                .filter(|levels| !is_in_another_currency(case, index, [levels.from, levels.to]));
            let Some(levels) = levels else {
                continue;
            };
            match compared(case, index, &levels) {
                Some(None) => _ = borne_out.insert((levels.from, levels.to)),
                Some(Some(finding)) => wrong.push((levels, finding)),
                None => {}
            }
        }
        // "Pay rose from 40 to 60, by half; that of a few was raised by 90 per cent": the levels have their change.
        wrong.retain(|(levels, _)| !borne_out.contains(&(levels.from, levels.to)));
        let mut findings: Vec<Finding> = wrong.into_iter().map(|(_, finding)| finding).collect();
        let untold = |findings: &[Finding], claim: usize| {
            let own = case.evidence_of([claim]);
            !findings
                .iter()
                .any(|finding| own.iter().any(|own| finding.evidence.contains(own)))
        };
        for wrong in change_amounts::wrong(case) {
            if untold(&findings, wrong.percentage) {
                findings.extend(disproportion(case, &wrong));
            }
        }
        for wrong in near_changes(case) {
            let another = is_in_another_currency(case, wrong.change, [wrong.from, wrong.to]);
            if untold(&findings, wrong.change) && !another {
                findings.extend(slip(case, &wrong));
            }
        }
        for (taken, wrong) in points_taken::wrong(case, EXPLANATION.name) {
            if untold(&findings, taken) {
                findings.push(wrong);
            }
        }
        for wrong in differences::wrong(case) {
            if untold(&findings, wrong.stated) {
                findings.extend(differences::finding(case, EXPLANATION.name, &wrong));
            }
        }
        findings
    }
}

fn disproportion(case: &Case<'_>, wrong: &Proportion) -> Option<Finding> {
    let (percentage, amount, level) = (
        case.claim(wrong.percentage)?,
        case.claim(wrong.amount)?,
        case.claim(wrong.level)?,
    );
    let [percent, amount, level] = [percentage, amount, level].map(|claim| case.text(claim));
    miscounted(
        case,
        percentage,
        &wrong.value,
        0.85,
        [wrong.percentage, wrong.amount, wrong.level],
        [
            format!("{amount} beside {level} is not {percent}"),
            format!("{amount}, with {level} beside it, is"),
        ],
    )
}

/// A change that levels near it make but for a slip of the pen.
fn slip(case: &Case<'_>, wrong: &Slipped) -> Option<Finding> {
    let (change, from, to) = (
        case.claim(wrong.change)?,
        case.claim(wrong.from)?,
        case.claim(wrong.to)?,
    );
    let (from, to) = (case.text(from), case.text(to));
    miscounted(
        case,
        change,
        &wrong.value,
        0.75,
        [wrong.change, wrong.from, wrong.to],
        [
            does_not_lead(case.text(change), from, to),
            format!("From {from} to {to} is"),
        ],
    )
}

fn does_not_lead(change: &str, from: &str, to: &str) -> String {
    format!("a change of {change} does not lead from {from} to {to}")
}

/// A percentage that is not what two figures make, with the message and how the line begins that says what they do.
fn miscounted(
    case: &Case<'_>,
    percentage: &Claim,
    value: &Interval,
    confidence: f64,
    mut claims: [usize; 3],
    [message, lead]: [String; 2],
) -> Option<Finding> {
    let stated = values::quantity(&percentage.mention)?.figure;
    let wording = Wording::new(&Dimension::Percent, Decimal::ONE_HUNDRED);
    claims.sort_unstable();
    Some(Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: EXPLANATION.severity,
        confidence,
        message,
        explanation: vec![format!(
            "{lead} {}, not {}.",
            wording.interval(value),
            wording.meaning(&stated),
        )],
        likely_cause: cause::of_computed(value, &stated),
        evidence: case.evidence_of(claims),
    })
}

/// What a change comes to by its levels.
fn computed(
    change: &Dimension,
    from: &Quantity,
    to: &Quantity,
    reading: impl Fn(&Figure) -> Interval,
) -> Option<Interval> {
    let (old, new) = (reading(&from.figure), reading(&to.figure));
    let points = |new: &Interval, old: &Interval| new.minus(old);
    let percent = || -> Result<Interval, ArithmeticError> {
        let times = new.over(&old)?;
        times
            .minus(&Interval::point(Decimal::ONE))?
            .scaled(Decimal::ONE_HUNDRED)
    };
    match change {
        Dimension::Percent => percent().ok(),
        Dimension::Multiple => new.over(&old).ok(),
        Dimension::Points if to.dimension == Dimension::Percent => points(&new, &old).ok(),
        other if *other == to.dimension => points(&new, &old).ok(),
        // "$2,640 a year, $670 more than".
        Dimension::Money(one, None) => match &to.dimension {
            Dimension::Money(other, Some(_)) if one == other => points(&new, &old).ok(),
            _ => None,
        },
        _ => None,
    }
}

/// How a change goes with its levels: `Some(None)` where it does, what is wrong where it does not, and `None` where
/// they say nothing of each other.
fn compared(case: &Case<'_>, index: usize, levels: &Levels) -> Option<Option<Finding>> {
    let (change, from, to) = (
        case.claim(index)?,
        case.claim(levels.from)?,
        case.claim(levels.to)?,
    );
    let (stated, old, new) = (
        stated(change, levels)?,
        values::quantity(&from.mention)?,
        values::quantity(&to.mention)?,
    );
    let told = levels.direction.or(change.direction);
    let direction = told.or_else(|| of_times(&stated))?;
    if is_no_part_of(&stated, direction, &new) || is_of_several(case, index, levels) {
        return None;
    }
    if !of_one_unit(from, &old, &new) || !is_said(from) || !is_said(to) {
        return None;
    }
    let of_another_order = !values::within_factor(from, to, ORDER);
    if is_far_more(&stated, &old, &new) || of_another_order && !changes_order(&stated) {
        return None;
    }
    let strict = computed(&stated.dimension, &old, &new, Figure::strict)?;
    let loose = computed(&stated.dimension, &old, &new, Figure::loose)?;
    let (meant, saved) = match times(&stated, direction) {
        Some(band) if band.meets(&loose) => return Some(None),
        Some(band) => (band, false),
        None => {
            let figure = signed(&stated, direction)?;
            let relation = values::computed(&strict, &figure);
            if relation.agrees() {
                return Some(None);
            }
            let saved = relation == ValueRelation::ApartStrictly
                || values::computed(&loose, &figure).agrees();
            (figure.strict(), saved)
        }
    };
    let points = points_for_percent(&stated, &old, &new, direction);
    // What a sentence itself ties to a level may be further off than what only stands beside it.
    let tied = case.joined(index, Relation::ChangeFrom).next() == Some(levels.from)
        || case.joined(index, Relation::ChangeTo).next() == Some(levels.to);
    let most = if tied { FAR_IF_TIED } else { FAR_IF_BESIDE };
    if !points && is_of_another(&stated, direction, &strict, most) {
        return None;
    }
    // "51 per cent more than last year, at 22.7 billion, where 21.9 had been expected"
    let awaited = |claim: &Claim| matches!(claim.role, Role::Forecast | Role::Target);
    let led_to = case.joined(index, Relation::ChangeTo).next() == Some(levels.to);
    // "Will pay 2,640, 670 more than the 1,970 that it pays today".
    let from_there = case.joined(index, Relation::ChangeFrom).next() == Some(levels.from);
    let expected = change.modality == Modality::Expected;
    let beside = change.document == to.document && change.sentence == to.sentence;
    if awaited(from) && !awaited(to) && !from_there
        || awaited(to) && !awaited(change) && !expected && beside && !led_to
    {
        return None;
    }
    let wording = Wording::new(
        &stated.dimension,
        stated.figure.nominal().unwrap_or_default(),
    );
    let mut claims = [index, levels.from, levels.to];
    claims.sort_unstable();
    let mut explanation = vec![format!(
        "From {} to {} is {}, not {}.",
        case.text(from),
        case.text(to),
        wording.interval(&strict),
        wording.interval(&meant),
    )];
    if saved {
        explanation.push("Only a generous reading of the rounding saves it.".to_owned());
    }
    Some(Some(Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: if saved && !points {
            Severity::Warning
        } else {
            Severity::Error
        },
        confidence: levels.confidence,
        message: does_not_lead(case.text(change), case.text(from), case.text(to)),
        explanation,
        likely_cause: if points {
            Some(Cause::PointsForPercent)
        } else if saved {
            Some(Cause::Rounding)
        } else {
            let figure = signed(&stated, direction)?;
            cause::of_computed(&strict, &figure)
        },
        evidence: case.evidence_of(claims),
    }))
}

/// "Grew by 142,000, against 89,000 in May, first put at 114,000": an amount that is as large as what is said to have
/// come of the rise, or larger, is no rise to that.
fn is_no_part_of(stated: &Quantity, direction: Direction, new: &Quantity) -> bool {
    let (change, level) = (stated.figure.nominal(), new.figure.nominal());
    let larger = direction == Direction::Rise && change > level;
    stated.dimension == new.dimension && (larger || change == level)
}

/// "From 212 to 261 and from 256 to 307, together 100 more": is it the change of several levels?
fn is_of_several(case: &Case<'_>, index: usize, levels: &Levels) -> bool {
    /// How many terms before the change the words of a sum may stand.
    const NEAR: usize = 1;
    case.passage_of(index).is_some_and(|own| {
        let Some(place) = own.place_of(index) else {
            return false;
        };
        let lead = own.terms.get(place.saturating_sub(NEAR)..place);
        let summed = lead.is_some_and(|lead| lead.contains(&Term::Cue(Cue::Sum)));
        let others = case
            .figures_of(own)
            .filter(|figure| *figure != index && *figure != levels.from && *figure != levels.to);
        summed && others.count() > 1
    })
}

/// Would the figure fit if it were meant in percentage points?
fn points_for_percent(
    stated: &Quantity,
    old: &Quantity,
    new: &Quantity,
    direction: Direction,
) -> bool {
    let percentages = stated.dimension == Dimension::Percent && old.dimension == Dimension::Percent;
    let figure = signed(stated, direction);
    let points = computed(&Dimension::Points, old, new, Figure::strict);
    percentages
        && figure
            .zip(points)
            .is_some_and(|(figure, points)| values::computed(&points, &figure).agrees())
}
