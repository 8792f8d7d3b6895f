use std::collections::BTreeMap;

use chrono::Months;
use rust_decimal::Decimal;

use crate::case::Case;
use crate::claim::{Claim, Direction, Modality, Relation, Role};
use crate::compare::values::{self, Dimension, Quantity};
use crate::comparison::{SubjectRelation, ValueRelation};
use crate::finding::{Cause, Finding, Severity};
use crate::rule::{Example, Explanation, Rule};
use crate::value::{ArithmeticError, Figure, Interval, Period};
use crate::wording::Wording;

/// A stated change against the levels that it joins.
pub(crate) struct ChangeMismatch;

const EXPLANATION: Explanation = Explanation {
    name: "change-mismatch",
    severity: Severity::Error,
    summary: "a stated change (26.3%, doubled, up $50bn) against the levels it joins",
    details: "\
A change in per cent, in percentage points, in times or in an amount follows from the two levels that \
it joins, its direction included. The text must join the three itself (*rose 12% from 200 to 224*); or \
it gives the change over a year and the new level, and another figure of the same thing is for the \
same months of the year before.

The levels are taken with their rounding. What only a generous reading of it saves, or a change that \
was cut off instead of rounded, is a `warning`. *Fell by 30 per cent, from 52% to 22%* is points taken \
for per cent.",
    fires: &[
        Example {
            about: "a change and both levels",
            documents: &[("", "The city's population rose by 22 per cent, from 410,200 people in 2010 to 451,900 people in 2020.")],
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
        let beside = beside(case);
        changes
            .filter(|(_, claim)| claim.in_story && is_fact(claim))
            .filter_map(|(index, claim)| {
                let levels = levels(case, index, claim).or_else(|| beside.get(&index).copied())?;
                mismatch(case, index, &levels)
            })
            .collect()
    }
}

fn is_fact(claim: &Claim) -> bool {
    matches!(claim.modality, Modality::Actual | Modality::Reported)
}

/// The levels that a change joins.
#[derive(Clone, Copy)]
struct Levels {
    from: usize,
    to: usize,
    confidence: f64,
}

fn levels(case: &Case<'_>, index: usize, change: &Claim) -> Option<Levels> {
    let joined = |claim: &Claim, relation: Relation| {
        let first = case.first_of(claim.document);
        let mut links = claim.links.iter();
        links
            .find(|link| link.relation == relation)
            .map(|link| first + link.to)
    };
    let to = joined(change, Relation::ChangeTo)?;
    let level = case.claim(to)?;
    let stated = joined(change, Relation::ChangeFrom).or(joined(level, Relation::ChangeFrom));
    match stated {
        Some(from) if from != index && from != to => Some(Levels {
            from,
            to,
            confidence: 0.9,
        }),
        _ => a_year_before(case, to),
    }
}

/// Changes that stand between two levels of one unit, the later period's first: "came to 240 in 2023,
/// an increase of 26 per cent on the 190 of 2022".
fn beside(case: &Case<'_>) -> BTreeMap<usize, Levels> {
    let mut found = BTreeMap::new();
    for passage in case.passages.iter().filter(|passage| passage.in_story) {
        let figures: Vec<usize> = passage
            .claims()
            .filter(|index| {
                case.claim(*index)
                    .is_some_and(|claim| claim.mention.figure().is_some())
            })
            .collect();
        for three in figures.windows(3) {
            let [to, change, from] = *three else { continue };
            let dated = |index: usize| case.claim(index)?.period.map(|period| period.days);
            let relative = case.claim(change).is_some_and(|claim| {
                claim.role == Role::Change
                    && claim.links.is_empty()
                    && matches!(
                        values::quantity(&claim.mention).map(|quantity| quantity.dimension),
                        Some(Dimension::Percent | Dimension::Multiple)
                    )
            });
            let before = dated(from)
                .zip(dated(to))
                .is_some_and(|(from, to)| year_before(&to).is_some_and(|day| same(&day, &from)));
            if relative && before {
                let confidence = 0.85;
                found.insert(
                    change,
                    Levels {
                        from,
                        to,
                        confidence,
                    },
                );
            }
        }
    }
    found
}

fn same(one: &Period, other: &Period) -> bool {
    one.start() == other.start() && one.end() == other.end()
}

/// The level of the same months of the year before, by another claim of the same quantity.
fn a_year_before(case: &Case<'_>, to: usize) -> Option<Levels> {
    let days = case.claim(to)?.period?.days;
    let before = year_before(&days)?;
    let mut candidates = case.comparisons_of(to).filter_map(|comparison| {
        let other = comparison.other(to)?;
        let period = case.claim(other)?.period?.days;
        (comparison.subject == SubjectRelation::Same && same(&period, &before)).then_some(Levels {
            from: other,
            to,
            confidence: 0.85 * comparison.confidence,
        })
    });
    candidates.next()
}

fn year_before(days: &Period) -> Option<Period> {
    let shift = |day: chrono::NaiveDate| day.checked_sub_months(Months::new(12));
    let (start, end) = (days.start()?, days.end()?);
    (days.length_in_months()? <= 12).then_some(())?;
    Period::new(Some(shift(start)?), Some(shift(end)?), days.grain())
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
        _ => None,
    }
}

fn mismatch(case: &Case<'_>, index: usize, levels: &Levels) -> Option<Finding> {
    let (change, from, to) = (
        case.claim(index)?,
        case.claim(levels.from)?,
        case.claim(levels.to)?,
    );
    let (stated, old, new) = (
        values::quantity(&change.mention)?,
        values::quantity(&from.mention)?,
        values::quantity(&to.mention)?,
    );
    if old.dimension != new.dimension || !is_fact(from) || !is_fact(to) {
        return None;
    }
    let figure = signed(&stated, change.direction?)?;
    let strict = computed(&stated.dimension, &old, &new, Figure::strict)?;
    let relation = values::computed(&strict, &figure);
    if relation.agrees() {
        return None;
    }
    let loose = computed(&stated.dimension, &old, &new, Figure::loose)?;
    let saved =
        relation == ValueRelation::ApartStrictly || values::computed(&loose, &figure).agrees();
    let points = points_for_percent(&stated, &old, &new, change.direction?);
    let wording = Wording::new(&stated.dimension, figure.nominal().unwrap_or_default());
    let mut claims = [index, levels.from, levels.to];
    claims.sort_unstable();
    let mut explanation = vec![format!(
        "From {} to {} is {}, not {}.",
        case.text(from),
        case.text(to),
        wording.interval(&strict),
        wording.meaning(&figure),
    )];
    if saved {
        explanation.push("Only a generous reading of the rounding saves it.".to_owned());
    }
    Some(Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: if saved && !points {
            Severity::Warning
        } else {
            Severity::Error
        },
        confidence: levels.confidence,
        message: format!(
            "a change of {} does not lead from {} to {}",
            case.text(change),
            case.text(from),
            case.text(to)
        ),
        explanation,
        likely_cause: if points {
            Some(Cause::PointsForPercent)
        } else {
            saved.then_some(Cause::Rounding)
        },
        evidence: claims
            .into_iter()
            .filter_map(|claim| Some(case.evidence(case.claim(claim)?)))
            .collect(),
    })
}

/// The figure with the sign of its direction; a factor is not signed, but a fall divides.
fn signed(stated: &Quantity, direction: Direction) -> Option<Figure> {
    match (&stated.dimension, direction) {
        (Dimension::Multiple, Direction::Rise) | (_, Direction::Rise) => Some(stated.figure),
        (Dimension::Multiple, Direction::Fall) => None,
        (_, Direction::Fall) => stated.figure.scaled(Decimal::NEGATIVE_ONE).ok(),
    }
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
