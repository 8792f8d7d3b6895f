//! Figures that a sentence lists in parallel: "480 are let, 390 for sale and 260 for students"; "took 4,100 tonnes of cod,
//! 2,900 of haddock and 1,400 of whiting".

use rust_decimal::Decimal;

use super::near::is_level;
use super::window::{Amount, LONGEST, figures};
use crate::case::Case;
use crate::claim::{Claim, Modality, Relation};
use crate::compare::values::{self, Dimension, Quantity};
use crate::mention::Value;
use crate::passage::{Cue, Passage, Sign, Term};
use crate::value::{Bound, Interval};

/// How many terms may stand between two figures of a list.
const APART: usize = 10;
/// Two figures are told beside each other for many reasons.
const FEWEST: usize = 3;
const MOST: usize = 24;

/// A list of figures of one sentence.
pub(super) struct Parallel<'a> {
    /// The number of its sentence.
    pub(super) at: usize,
    pub(super) parts: Vec<Amount<'a>>,
    /// What they are measured in, if any of them says so.
    pub(super) unit: Option<Dimension>,
}

impl Parallel<'_> {
    /// What the parts make together.
    pub(super) fn added(&self) -> Option<Interval> {
        let mut parts = self.parts.iter();
        parts.try_fold(Interval::point(Decimal::ZERO), |sum, part| {
            sum.plus(&part.quantity.figure.strict()).ok()
        })
    }

    /// The numbers of the parts.
    pub(super) fn numbers(&self) -> Vec<Decimal> {
        let numbers = self.parts.iter();
        numbers
            .filter_map(|part| part.quantity.figure.nominal())
            .collect()
    }

    /// Can a figure be in what the parts are measured in? Bare numbers are of no money, unless they are large.
    pub(super) fn is_in_unit_of(&self, quantity: &Quantity) -> bool {
        match &self.unit {
            Some(unit) => *unit == quantity.dimension && unit.is_amount(),
            None => {
                let measured = matches!(
                    quantity.dimension,
                    Dimension::Count(None) | Dimension::Measure(_, None)
                );
                let shares = |part: &Amount<'_>| {
                    values::may_share_unit(part.claim, &part.quantity, quantity)
                };
                measured || self.parts.iter().all(shares)
            }
        }
    }

    fn is_list(&self, case: &Case<'_>, passage: &Passage) -> bool {
        let places = self.parts.iter().map(|part| part.at);
        let places: Vec<usize> = places.collect();
        let [.., before, last] = places[..] else {
            return false;
        };
        let ends = [Sign::And, Sign::Turn]
            .iter()
            .any(|sign| passage.has_sign(*sign, before + 1..=last));
        // "17 of those" are in the part before them.
        let nested = self.parts[1..]
            .iter()
            .any(|part| passage.terms.get(part.at + 1) == Some(&Term::Cue(Cue::Of)));
        let joined = self.parts.iter().any(|part| {
            let of = case.joined(part.index, Relation::PartOf);
            let mut held = of.chain(case.joined(part.index, Relation::Restatement));
            held.any(|of| self.parts.iter().any(|other| other.index == of))
                || case
                    .joined(part.index, Relation::ChangeFrom)
                    .next()
                    .is_some()
        });
        (FEWEST..=MOST).contains(&self.parts.len()) && ends && !nested && !joined
    }
}

/// The lists of a sentence; where the first figure is as much as all the others, those without it.
pub(super) fn lists<'a>(case: &Case<'a>, at: usize) -> Vec<Parallel<'a>> {
    let Some(passage) = case.passages.get(at) else {
        return Vec::new();
    };
    if !passage.in_story || passage.terms.len() > LONGEST {
        return Vec::new();
    }
    let mut runs: Vec<Vec<Amount<'a>>> = Vec::new();
    let amounts = figures(case, passage).filter(|held| is_part(held.claim, &held.quantity));
    for amount in amounts {
        match runs.last_mut() {
            Some(run) if goes_on(passage, run, &amount) => run.push(amount),
            _ => runs.push(vec![amount]),
        }
    }
    let parallel = |parts: Vec<Amount<'a>>| {
        let mut units = parts.iter().filter(|part| !is_bare(part.claim));
        let unit = units.next().map(|part| part.quantity.dimension.clone());
        Parallel { at, parts, unit }
    };
    let lists = runs.into_iter().map(|mut run| {
        let number = |amount: &Amount<'_>| amount.quantity.figure.nominal().unwrap_or_default();
        let rest = run.iter().skip(1).map(number);
        let most = rest
            .fold(Decimal::ZERO, Decimal::max)
            .saturating_mul(Decimal::TWO);
        let first_is_all =
            run.len() > FEWEST && run.first().is_some_and(|first| number(first) > most);
        if first_is_all {
            run.remove(0);
        }
        parallel(run)
    });
    lists.filter(|list| list.is_list(case, passage)).collect()
}

fn is_bare(claim: &Claim) -> bool {
    matches!(claim.mention.value, Value::Number { .. })
}

fn is_part(claim: &Claim, quantity: &Quantity) -> bool {
    quantity.dimension.is_amount()
        && is_level(claim)
        && claim.modality != Modality::Hypothetical
        && claim.direction.is_none()
        && matches!(claim.mention.bound(), Bound::Exact | Bound::About)
}

/// Does a figure stand behind the others like one more of them?
fn goes_on(passage: &Passage, run: &[Amount<'_>], next: &Amount<'_>) -> bool {
    let (Some(last), Some(first)) = (run.last(), run.first()) else {
        return false;
    };
    let one_unit =
        is_bare(next.claim) || values::may_share_unit(first.claim, &first.quantity, &next.quantity);
    let signed = |sign: Sign| passage.has_sign(sign, last.at + 1..=next.at);
    one_unit && next.at - last.at <= APART && (signed(Sign::Break) || signed(Sign::And))
}
