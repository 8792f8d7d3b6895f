use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::parts_elsewhere::parts_elsewhere;
use super::set_apart::is_told;
use super::told_parts::told_parts;
use super::window::windows;
use super::{capacity, hardly_two};
use crate::case::Case;
use crate::cause;
use crate::claim::{Basis, Claim, Facet, Nature, Relation, Role, Statistic};
use crate::compare::values;
use crate::comparison::{Comparison, SubjectRelation};
use crate::finding::{Finding, Severity};
use crate::passage::{Cue, Term};
use crate::rule::{Example, Explanation, Rule};
use crate::value::{Bound, Interval, PeriodRelation};
use crate::wording::Wording;

/// A part (sub-period, subset, component) is larger than its whole.
pub(crate) struct PartExceedsWhole;

const EXPLANATION: Explanation = Explanation {
    name: "part-exceeds-whole",
    severity: Severity::Error,
    summary: "a part (sub-period, subset, component) is larger than its whole",
    details: "\
Oil exports are a part of exports, November is a part of the year, and one state's forest is a part \
of the country's. A part that is larger than its whole, beyond rounding, cannot be right.

Only totals of things that add up are compared this way: an average, a rate, a net amount or a change \
in a part may well be larger than in the whole.

What one text gives as one of several (*one province alone*, *the smaller of the two parks*) may not exceed what \
another, of the same days, gives for all of them; nor one month the few months to its end.

So is what is in a place or vessel a part of what it holds (*12,400 spectators in an arena with 11,000 \
seats*), unless the text itself speaks of crowding, or of several days.",
    fires: &[
        Example {
            about: "one month against the year",
            documents: &[(
                "2022-02-01",
                "In 2021 Vietnam exported coffee worth $3.1bn. In November 2021 Vietnam exported coffee worth $3.9bn.",
            )],
        },
        Example {
            about: "so many of so many",
            documents: &[("", "Of the 36 bodies, 48 have been identified, the county said.")],
        },
    ],
    quiet: &[
        Example {
            about: "the part is smaller",
            documents: &[(
                "2022-02-01",
                "In 2021 Vietnam exported coffee worth $3.1bn. In November 2021 Vietnam exported coffee worth $0.4bn.",
            )],
        },
        Example {
            about: "a level, not a sum",
            documents: &[(
                "2022-02-01",
                "In 2021 Vietnam's inflation was 3.1 per cent. In November 2021 Vietnam's inflation was 3.9 per cent.",
            )],
        },
    ],
};

impl Rule for PartExceedsWhole {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let mut seen = BTreeSet::new();
        // A part by its words alone may be one only by the way it is put: the text itself, or the
        // time, must say so.
        let linked = links(case).map(|(part, whole)| Pair {
            part,
            whole,
            confidence: 0.9,
            told: false,
            linked: true,
        });
        let compared = case.comparisons.iter().filter_map(|comparison| {
            let (part, whole) = part_and_whole(comparison)?;
            // An adjusted profit is no part of the profit, and worth no more than a note.
            let claims = case.claim(part).zip(case.claim(whole));
            let basis = claims.is_some_and(|(one, all)| cause::basis(case, one, all));
            Some(Pair {
                part,
                whole,
                confidence: comparison.confidence,
                told: basis || is_told(case, comparison),
                linked: false,
            })
        });
        let held = windows(case).filter_map(|window| capacity::overfull(case, &window));
        let held = held.map(|(part, whole)| Pair {
            part,
            whole,
            confidence: 0.8,
            told: false,
            linked: true,
        });
        let elsewhere = parts_elsewhere(case).into_iter();
        let named = told_parts(case).into_iter().chain(elsewhere);
        let named = named.map(|(part, whole)| Pair {
            part,
            whole,
            confidence: 0.8,
            told: false,
            linked: true,
        });
        linked
            .chain(named)
            .chain(compared)
            .chain(held)
            .filter(|pair| seen.insert((pair.part, pair.whole)))
            .filter_map(|pair| finding(case, &pair))
            .collect()
    }
}

/// A part and its whole.
struct Pair {
    part: usize,
    whole: usize,
    confidence: f64,
    /// Does a text set the two against each other itself, or count them on two bases?
    told: bool,
    /// Does a text say itself that the one is a part of the other?
    linked: bool,
}

/// The parts and wholes that a text itself joins ("12 of the 40").
fn links<'a>(case: &'a Case<'_>) -> impl Iterator<Item = (usize, usize)> + 'a {
    (0..case.claims.len()).flat_map(|part| {
        let wholes = case.joined(part, Relation::PartOf);
        let wholes = wholes.filter(|whole| !is_of_each(case, *whole));
        wholes.map(move |whole| (part, whole))
    })
}

/// "22 teams of eight riders each".
fn is_of_each(case: &Case<'_>, claim: usize) -> bool {
    let behind = || {
        let passage = case.passage_of(claim)?;
        passage.terms.get(passage.place_of(claim)? + 1)
    };
    behind() == Some(&Term::Cue(Cue::Each))
}

/// Which of the two is a part of the other: in its subject over the same time, in its time, or in
/// both.
fn part_and_whole(comparison: &Comparison) -> Option<(usize, usize)> {
    let left_is_part = match (comparison.subject, comparison.period?) {
        (SubjectRelation::PartOf | SubjectRelation::Same, PeriodRelation::Inside)
        | (SubjectRelation::PartOf, PeriodRelation::Equal) => true,
        (SubjectRelation::WholeOf | SubjectRelation::Same, PeriodRelation::Contains)
        | (SubjectRelation::WholeOf, PeriodRelation::Equal) => false,
        _ => return None,
    };
    Some(if left_is_part {
        (comparison.left, comparison.right)
    } else {
        (comparison.right, comparison.left)
    })
}

fn adds_up(claim: &Claim) -> bool {
    let amount =
        values::quantity(&claim.mention).is_some_and(|quantity| quantity.dimension.is_amount());
    amount
        && claim.in_story
        && claim.role == Role::Level
        && claim.modality.is_fact()
        && claim.subject.statistic == Statistic::Total
}

/// How sure it must be that two figures are of one thing before their times make one a part of the
/// other.
const SURE: f64 = 0.7;

/// Does the text say itself what flows, and over what time?
fn is_spelled_out_flow(claim: &Claim) -> bool {
    let inherited = &claim.subject.inherited;
    let stated = claim.period.is_some_and(|period| {
        period.basis == Basis::Stated && period.days.length_in_days().is_some()
    });
    stated
        && matches!(claim.subject.nature, Some(Nature::Flow | Nature::Toll))
        && !inherited.contains(&Facet::Measure)
        && !inherited.contains(&Facet::Parties)
}

/// "18,200 tonnes of anchovy between January and April", "April brought 21,700 tonnes of anchovy": is the whole said to
/// be of some months, so that it adds up over them, and the part of fewer of them?
fn is_of_some_months(case: &Case<'_>, pair: &Pair, one: &Claim, all: &Claim) -> bool {
    const YEAR: u32 = 12;
    let stated = |claim: &Claim| {
        let period = claim.period.filter(|period| period.basis == Basis::Stated);
        period.map(|period| period.days)
    };
    let Some((part, whole)) = stated(one).zip(stated(all)) else {
        return false;
    };
    let months = whole.length_in_months().unwrap_or_default();
    // "By 11 August 99,700 had fallen ill" adds up until that day, and from before the months of the other.
    let days = part.length_in_days().unwrap_or(i64::MAX);
    let shorter = days > 1 && days < whole.length_in_days().unwrap_or_default();
    shorter
        && part.relation(&whole) == PeriodRelation::Inside
        && (2..YEAR).contains(&months)
        && values::within_factor(one, all, NEAR)
        && hardly_two::are(case, pair.part, pair.whole)
}

/// And what is more than so many times as large as some months' whole is of something else.
const NEAR: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

/// What is more than this many times as large as a whole was never given as its part.
const FAR: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

fn finding(case: &Case<'_>, pair: &Pair) -> Option<Finding> {
    let (one, all) = (case.claim(pair.part)?, case.claim(pair.whole)?);
    let together = case.together(one, all)?;
    let (first, total) = (together.left, together.right);
    let spelled_out = [one, all].into_iter().all(is_spelled_out_flow);
    let of_months = is_of_some_months(case, pair, one, all);
    let nominals = first.nominal().zip(total.nominal());
    // "At least 225 died, 258 of them in Lund": who tells of some of them knows of no more.
    let known = pair.linked
        && one.sentence == all.sentence
        && matches!(all.mention.bound(), Bound::AtLeast | Bound::Above);
    let most = match total.nominal().filter(|_| known) {
        Some(known) => Interval::point(known),
        None => total.loose(),
    };
    let larger = (pair.linked
        || spelled_out && pair.confidence >= SURE
        || of_months)
        && most.is_below(&first.loose())
        && !together.meet_within_tolerance()
        // "Over half of the coins, 53,000 of them": what is many times as much is a part of something else.
        && nominals.is_some_and(|(part, whole)| values::is_within_factor(part, whole, FAR))
        // "One man said that five of them" has them from elsewhere.
        && total.nominal() != Some(Decimal::ONE);
    // "Will pay 12.4bn. Of the total Texas is to receive 41bn".
    let expected = |claim: &Claim| claim.role == Role::Forecast && claim.in_story;
    let told = |claim: &Claim| adds_up(claim) || pair.linked && expected(claim);
    let both = told(one) && told(all);
    if !larger || !both {
        return None;
    }
    let low = first.strict().lower().value()?;
    let wording = Wording::new(&together.dimension, low);
    let mut explanation = case.conversion(one, all);
    explanation.push(format!(
        "The part is {}, the whole {}.",
        wording.interval(&first.strict()),
        wording.interval(&total.strict()),
    ));
    Some(Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: if pair.told {
            Severity::Note
        } else {
            EXPLANATION.severity
        },
        // That they lie so near each other tells as well.
        confidence: match of_months {
            true => pair.confidence.max(SURE),
            false => pair.confidence,
        },
        message: format!(
            "{} is given as a part of {}, and is larger",
            case.text(one),
            case.text(all)
        ),
        explanation,
        likely_cause: cause::likely(case, pair.part, pair.whole),
        evidence: vec![case.evidence(one), case.evidence(all)],
    })
}
