use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::window::{Item, windows};
use crate::case::Case;
use crate::claim::{Claim, Modality, Nature, Role, Statistic};
use crate::compare::slip;
use crate::compare::values::{self, Dimension};
use crate::comparison::ValueRelation;
use crate::finding::{Cause, Finding, Severity};
use crate::passage::Cue;
use crate::rule::{Example, Explanation, Rule};
use crate::value::{Bound, Exact, Interval};
use crate::wording::Wording;

/// Stated components do not add up to the stated total.
pub(crate) struct SumMismatch;

const EXPLANATION: Explanation = Explanation {
    name: "sum-mismatch",
    severity: Severity::Error,
    summary: "stated components do not add up to the stated total",
    details: "\
A text that gives a total and lists what it is made of (*sales came to $17.2bn: phones $9.1bn, tablets \
$5.0bn and watches $2.1bn*), or adds two figures up itself (*12 in the north and 9 in the south, 23 \
together*), can be checked.

The words must present the list as a sum (*together*, *in all*, *makes*, a colon after the total), and \
the sum must come close to the total: within the threshold `sum_gap` (12 per cent) of it. A list that \
falls far short is a choice of examples, not a breakdown. Where some run of the figures does add up to \
the total, the rule keeps quiet.",
    fires: &[
        Example {
            about: "a list after a colon",
            documents: &[("", "Sales came to $17.2bn: phones brought in $9.1bn, tablets $5.0bn and watches $2.1bn.")],
        },
        Example {
            about: "two parts put together",
            documents: &[("", "The flood killed 1,204 people in the north and 318 people in the south, altogether 1,622 people.")],
        },
    ],
    quiet: &[
        Example {
            about: "a total of something else",
            documents: &[("", "A second find brings the number of wrecks to six. Of 212 sailors 204 came home; 11 of them wrote letters.")],
        },
        Example {
            about: "it adds up, but for rounding",
            documents: &[("", "Sales came to $16.1bn: phones brought in $9.1bn, tablets $5.0bn and watches $2.1bn.")],
        },
        Example {
            about: "examples, not a breakdown",
            documents: &[("", "The flood killed 318 people in the south and 120 people in the west; together with the north 1,622 people died.")],
        },
    ],
};

impl Rule for SumMismatch {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let mut totals = BTreeSet::new();
        let mut findings = Vec::new();
        for window in windows(case) {
            let Some(sum) = mismatch(case, &window) else {
                continue;
            };
            if totals.insert(sum.total) {
                findings.extend(finding(case, &sum));
            }
        }
        findings
    }
}

/// A total and components that miss it by little.
struct Sum {
    total: usize,
    parts: Vec<usize>,
    added: Interval,
    rounding: bool,
}

/// The total of a window is its largest figure of a dimension; the parts are a run of the others.
fn mismatch(case: &Case<'_>, window: &[Item<'_>]) -> Option<Sum> {
    let amounts: Vec<(usize, &Claim, values::Quantity)> = window
        .iter()
        .filter_map(Item::claim)
        .filter_map(|index| {
            let claim = case.claim(index)?;
            let quantity = values::quantity(&claim.mention)?;
            adds_up(claim, &quantity.dimension).then_some((index, claim, quantity))
        })
        .collect();
    let (at, (total, _, whole)) = amounts
        .iter()
        .enumerate()
        .max_by_key(|(_, (_, _, quantity))| quantity.figure.nominal())?;
    if !presented_as_sum(window, *total) {
        return None;
    }
    let least = whole.figure.nominal()?.times(Decimal::new(1, 3)).ok()?;
    let alike = |(_, _, quantity): &&(usize, &Claim, values::Quantity)| {
        quantity.dimension == whole.dimension && quantity.figure.nominal() > Some(least)
    };
    let before: Vec<_> = amounts[..at].iter().filter(alike).collect();
    let after: Vec<_> = amounts[at + 1..].iter().filter(alike).collect();
    let mut best: Option<(Decimal, Sum)> = None;
    for side in [before, after] {
        for start in 0..side.len() {
            for end in start + 2..=side.len() {
                let run = &side[start..end];
                let added = run
                    .iter()
                    .try_fold(Interval::point(Decimal::ZERO), |sum, part| {
                        sum.plus(&part.2.figure.strict())
                    });
                let Ok(added) = added else { continue };
                match values::computed(&added, &whole.figure) {
                    ValueRelation::Apart | ValueRelation::ApartStrictly => {}
                    _ => return None,
                }
                let Some(gap) = gap(&added, &whole.figure.strict()) else {
                    continue;
                };
                let closer = best.as_ref().is_none_or(|(held, _)| gap < *held);
                if gap <= case.thresholds.sum_gap && closer {
                    let relation = values::computed(&added, &whole.figure);
                    best = Some((
                        gap,
                        Sum {
                            total: *total,
                            parts: run.iter().map(|part| part.0).collect(),
                            added,
                            rounding: relation == ValueRelation::ApartStrictly,
                        },
                    ));
                }
            }
        }
    }
    // Rounding alone is not worth a word: three rounded parts may miss their total by one unit.
    best.map(|(_, sum)| sum)
        .filter(|sum| !sum.rounding && says_so_itself(window, sum))
}

/// Is the list of figures given as a sum: by a word, or by a colon right after the total?
fn presented_as_sum(window: &[Item<'_>], total: usize) -> bool {
    let after_total = window
        .iter()
        .skip_while(|item| item.claim() != Some(total))
        .skip(1)
        .take_while(|item| item.claim().is_none());
    let listed = after_total.into_iter().any(|item| item.is(Cue::List));
    listed || window.iter().any(|item| item.is(Cue::Sum))
}

/// Does a word for a sum, or a colon, stand in a sentence that has the total or a part?
fn says_so_itself(window: &[Item<'_>], sum: &Sum) -> bool {
    let figures = || {
        window.iter().filter(|item| {
            item.claim()
                .is_some_and(|claim| claim == sum.total || sum.parts.contains(&claim))
        })
    };
    let cues = |item: &&Item<'_>| item.is(Cue::Sum) || item.is(Cue::List);
    window
        .iter()
        .filter(cues)
        .any(|cue| figures().any(|figure| figure.sentence == cue.sentence))
}

/// Is it a total of something that adds up?
fn adds_up(claim: &Claim, dimension: &Dimension) -> bool {
    let amount = matches!(
        dimension,
        Dimension::Money(_, None) | Dimension::Count(None) | Dimension::Measure(_, None)
    );
    amount
        && claim.in_story
        && claim.role == Role::Level
        && matches!(claim.modality, Modality::Actual | Modality::Reported)
        && claim.subject.statistic == Statistic::Total
        && claim.subject.nature != Some(Nature::Rate)
        && matches!(claim.mention.bound(), Bound::Exact | Bound::About)
}

/// How far the sum lies from the total, as a share of the total.
fn gap(added: &Interval, total: &Interval) -> Option<Decimal> {
    let middle = |interval: &Interval| {
        let (low, high) = (interval.lower().value()?, interval.upper().value()?);
        low.plus(high).ok()?.over_rounding_down(Decimal::TWO).ok()
    };
    let (sum, whole) = (middle(added)?, middle(total)?);
    let gap = sum.minus(whole).ok()?.abs();
    gap.over_rounding_up(whole.abs()).ok()
}

fn finding(case: &Case<'_>, sum: &Sum) -> Option<Finding> {
    let total = case.claim(sum.total)?;
    let whole = values::quantity(&total.mention)?;
    let stated = whole.figure.nominal()?;
    let wording = Wording::new(&whole.dimension, stated);
    let parts: Vec<&Claim> = sum
        .parts
        .iter()
        .filter_map(|part| case.claim(*part))
        .collect();
    let terms: Vec<String> = parts
        .iter()
        .filter_map(|part| values::quantity(&part.mention)?.figure.nominal())
        .map(|value| wording.number(value))
        .collect();
    let arithmetic = format!(
        "{} makes {}, not {}.",
        terms.join(" + "),
        wording.interval(&sum.added),
        wording.stated(stated),
    );
    let mut claims = sum.parts.clone();
    claims.push(sum.total);
    claims.sort_unstable();
    Some(Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: EXPLANATION.severity,
        confidence: 0.85,
        message: format!("the parts of {} do not add up to it", case.text(total)),
        explanation: vec![arithmetic],
        likely_cause: transposed(sum, stated),
        evidence: claims
            .into_iter()
            .filter_map(|claim| Some(case.evidence(case.claim(claim)?)))
            .collect(),
    })
}

/// Two digits of the total exchanged: then it is off by nine times a power of ten, and the true sum
/// has the same digits.
fn transposed(sum: &Sum, stated: Decimal) -> Option<Cause> {
    let exact = sum
        .added
        .lower()
        .value()?
        .plus(sum.added.upper().value()?)
        .ok()?;
    let middle = exact.over_rounding_down(Decimal::TWO).ok()?;
    slip::digits_exchanged(middle, stated).then_some(Cause::TransposedDigits)
}
