use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::adding::{adds_up, has_been, months};
use super::disagreement::same;
use super::hardly_two;
use super::remainder_pairs::{self, Pair};
use crate::case::Case;
use crate::claim::{Basis, Claim};
use crate::compare::values::{self, Dimension};
use crate::comparison::{Comparison, SubjectRelation, ValueRelation};
use crate::finding::{Cause, Finding, Severity};
use crate::passage::Term;
use crate::rule::{Example, Explanation, Rule};
use crate::value::{End, Exact, Interval, Period, PeriodRelation};
use crate::wording::{self, Wording};

/// The whole less its parts leaves a remainder far from the parts' rate.
pub(crate) struct ImplausibleRemainder;

const EXPLANATION: Explanation = Explanation {
    name: "implausible-remainder",
    severity: Severity::Warning,
    summary: "the whole less its part leaves a remainder far from the part's rate",
    details: "\
Two figures of one thing that adds up over time, one for a year and one for some months of it: the \
difference is what the other months brought. Where that is far from what the months before lead to \
expect, the two figures can only both be true under unusual circumstances, and more likely count \
different things.

The limits are the thresholds `remainder_low` (0.6 of the expected amount) and `remainder_high` \
(twice the expected amount). The part must cover at least half of the whole time. A part larger than \
its whole is the business of `part-exceeds-whole`.",
    fires: &[Example {
        about: "one month is left for almost nothing",
        documents: &[
            ("2022-01-20", "Peru's copper exports reached $19.8bn in 2021."),
            ("2021-12-12", "From January to November 2021 Peru's copper exports reached $19.6bn."),
        ],
    }],
    quiet: &[
        Example {
            about: "the month that is left is like the others",
            documents: &[
                ("2022-01-20", "Peru's copper exports reached $21.4bn in 2021."),
                ("2021-12-12", "From January to November 2021 Peru's copper exports reached $19.6bn."),
            ],
        },
        Example {
            about: "debt does not add up over time",
            documents: &[
                ("2022-01-20", "Peru's public debt stood at $19.8bn in 2021."),
                ("2021-12-12", "From January to November 2021 Peru's public debt stood at $19.6bn."),
            ],
        },
    ],
};

impl Rule for ImplausibleRemainder {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let compared = case.comparisons.iter();
        let mut remainders: Vec<_> = compared.filter_map(|held| remainder(case, held)).collect();
        let pairs = remainder_pairs::pairs(case);
        let apart: Vec<_> = pairs
            .iter()
            .filter_map(|pair| Some((pair, left_over(case, pair, TOLD_APART)?)))
            .collect();
        // What goes well with one figure goes less well with another.
        let plausible: BTreeSet<usize> = remainders
            .iter()
            .chain(apart.iter().map(|(_, held)| held))
            .filter(|held| is_plausible(case, held))
            .flat_map(|held| [held.part, held.whole])
            .collect();
        let explained = |held: &Remainder| {
            let mut ends = [held.part, held.whole].into_iter();
            held.confidence < SURE && ends.any(|claim| plausible.contains(&claim))
        };
        remainders.extend(
            apart
                .into_iter()
                .filter(|(pair, held)| is_far(pair, held))
                .map(|(_, held)| held),
        );
        remainders.retain(|held| !is_plausible(case, held) && !explained(held));
        remainders.sort_by_key(|remainder| (remainder.part, remainder.whole));
        let mut findings: Vec<(Remainder, Vec<usize>)> = Vec::new();
        for remainder in remainders {
            let known = findings.iter_mut().find(|(held, claims)| {
                one_value(case, held.part, remainder.part)
                    && claims
                        .iter()
                        .any(|claim| one_value(case, *claim, remainder.whole))
            });
            match known {
                Some((held, claims)) => {
                    held.confidence = held.confidence.max(remainder.confidence);
                    for claim in [remainder.part, remainder.whole] {
                        if !claims.contains(&claim) {
                            claims.push(claim);
                        }
                    }
                }
                None => {
                    let claims = vec![remainder.part, remainder.whole];
                    findings.push((remainder, claims));
                }
            }
        }
        findings
            .iter()
            .filter_map(|(remainder, claims)| finding(case, remainder, claims))
            .collect()
    }
}

/// A part, its whole, and what is left of it.
struct Remainder {
    part: usize,
    whole: usize,
    /// What is left.
    left: Interval,
    /// The months of the part, and those that are left.
    months: (u32, u32),
    /// What a month of the part brought.
    rate: Interval,
    /// What is left for each month, in times of the rate.
    times: Interval,
    confidence: f64,
}

fn remainder(case: &Case<'_>, comparison: &Comparison) -> Option<Remainder> {
    if matches!(
        comparison.subject,
        SubjectRelation::Different(_) | SubjectRelation::Complement
    ) {
        return None;
    }
    let (part, whole) = match comparison.period? {
        PeriodRelation::Inside => (comparison.left, comparison.right),
        PeriodRelation::Contains => (comparison.right, comparison.left),
        _ => return None,
    };
    let (one, all) = (case.claim(part)?, case.claim(whole)?);
    let pair = Pair {
        part,
        whole,
        part_days: one.period?.days,
        whole_days: all.period?.days,
        told: false,
    };
    let held = left_over(case, &pair, comparison.confidence)?;
    if same(comparison) && held.confidence >= TOLD_APART {
        return Some(held);
    }
    // What makes it likelier that they are of one thing is also that so little is left.
    if is_far(&pair, &held) && hardly_two::are(case, part, whole) {
        return Some(Remainder {
            confidence: TOLD_APART,
            ..held
        });
    }
    same(comparison).then_some(held)
}

/// From here on a comparison says by itself that two figures are of one thing, whatever else either may be of.
const SURE: f64 = 0.8;

/// How sure a pair is that no comparison holds together.
const TOLD_APART: f64 = 0.7;

/// A part and a whole that no comparison holds together: is next to nothing left, for which there is no other reason than
/// that the one was to be the other, or, where more than their size tells that they are of one thing, far too much?
fn is_far(pair: &Pair, remainder: &Remainder) -> bool {
    const NOTHING: Decimal = Decimal::from_parts(4, 0, 0, false, 1);
    /// Figures that differ by less than this part of the smaller are near each other.
    const NEAR: Decimal = Decimal::from_parts(15, 0, 0, false, 2);
    /// So many times as much a month is too much, after so many times the months that are left, if all is no more than
    /// so many times the part.
    const TOO_MUCH: Decimal = Decimal::from_parts(3, 0, 0, false, 0);
    const LATE: u32 = 3;
    const ONE_ORDER: Decimal = Decimal::from_parts(15, 0, 0, false, 1);
    let (covered, left) = remainder.months;
    let ends = (
        remainder.times.lower().value(),
        remainder.times.upper().value(),
    );
    let (Some(least), Some(most)) = ends else {
        return false;
    };
    let of_part = most
        .checked_mul(Decimal::from(left))
        .and_then(|months| months.checked_div(Decimal::from(covered)));
    let within = |limit: Decimal| of_part.is_some_and(|of_part| of_part <= limit);
    let nothing = most <= NOTHING && (pair.told || within(NEAR));
    let too_much = pair.told && covered >= LATE * left && least >= TOO_MUCH && within(ONE_ORDER);
    nothing || too_much
}

/// Is what is left as much as the months of the part lead to expect? What is left of income and spending swings twice as
/// far.
fn is_plausible(case: &Case<'_>, remainder: &Remainder) -> bool {
    let (low, high) = (
        case.thresholds.remainder_low,
        case.thresholds.remainder_high,
    );
    let balances = &case.converter.lexicon.linking.balances;
    let measure = |claim: usize| case.claim(claim)?.subject.measure.as_deref();
    let swings = [remainder.part, remainder.whole]
        .map(|claim| measure(claim).is_some_and(|name| balances.contains(name)));
    let doubled = swings.contains(&true).then(|| {
        let less = low.over_rounding_down(Decimal::TWO).ok()?;
        Some((less, high.times(Decimal::TWO).ok()?))
    });
    let (low, high) = doubled.flatten().unwrap_or((low, high));
    remainder.times.meets(&Interval::closed(low, high))
}

fn left_over(case: &Case<'_>, pair: &Pair, confidence: f64) -> Option<Remainder> {
    let (part, whole) = (pair.part, pair.whole);
    let (one, all) = (case.claim(part)?, case.claim(whole)?);
    let told = |claim: &Claim, days: &Period| adds_up(claim) && has_been(case, claim, days);
    if !told(one, &pair.part_days) || !told(all, &pair.whole_days) {
        return None;
    }
    let months = months(&pair.part_days, &pair.whole_days)?;
    let (first, total) = case.in_one_unit(one, all)?;
    // One figure twice: what was only worked out is the time, and it was worked out too short.
    let inferred = |claim: &Claim| {
        claim
            .period
            .is_some_and(|time| time.basis == Basis::Inferred)
    };
    if (inferred(one) || inferred(all)) && first.nominal() == total.nominal() {
        return None;
    }
    if is_of_other_months(case, part, months.0) {
        return None;
    }
    let (first, total) = (first.strict(), total.strict());
    let left = total.minus(&first).ok()?;
    let rate = per(&first, months.0)?;
    let times = per(&left, months.1)?.over(&rate).ok()?;
    let negative = left.upper().value().is_none_or(|end| end < Decimal::ZERO);
    (!negative).then_some(Remainder {
        part,
        whole,
        left,
        months,
        rate,
        times,
        confidence,
    })
}

/// "With the 146.8 million of April to December, the twelve-month total is 183.7 million": does a length of time that leads
/// to a figure make it one of more months, or fewer, than the time that stands beside it?
fn is_of_other_months(case: &Case<'_>, claim: usize, months: u32) -> bool {
    /// How many terms may stand between the length and the figure.
    const NEAR: usize = 4;
    let lead = || {
        let passage = case.passage_of(claim)?;
        let place = passage.place_of(claim)?;
        let lead = passage.terms.get(place.saturating_sub(NEAR + 1)..place)?;
        let mut claims = lead.iter().rev().filter_map(Term::claim);
        values::quantity(&case.claim(claims.next()?)?.mention)
    };
    lead().is_some_and(|length| {
        length.dimension == Dimension::Months && length.figure.nominal() != Some(months.into())
    })
}

fn per(amount: &Interval, months: u32) -> Option<Interval> {
    amount.over(&Interval::point(Decimal::from(months))).ok()
}

fn one_value(case: &Case<'_>, one: usize, other: usize) -> bool {
    let claims = case.claim(one).zip(case.claim(other));
    let figures = claims.and_then(|(one, other)| case.in_one_unit(one, other));
    one == other
        || figures.is_some_and(|(one, other)| {
            matches!(
                values::relation(&one, &other),
                ValueRelation::Equal | ValueRelation::Narrower | ValueRelation::Broader
            )
        })
}

fn finding(case: &Case<'_>, remainder: &Remainder, claims: &[usize]) -> Option<Finding> {
    let (part, whole) = (case.claim(remainder.part)?, case.claim(remainder.whole)?);
    let together = case.together(part, whole)?;
    let (first, total) = (together.left, together.right);
    let largest = middle(&total.strict())?;
    let wording = Wording::new(&together.dimension, largest);
    let written = |figure: &crate::value::Figure| {
        figure.nominal().map_or_else(
            || wording.ends(&figure.strict()),
            |value| wording.number(value),
        )
    };
    let (months, left) = remainder.months;
    let arithmetic = format!(
        "{} − {} leaves {} for the {}, against about {} a month before: {} times.",
        written(&total),
        written(&first),
        wording.interval(&remainder.left),
        if left == 1 {
            "one month left".to_owned()
        } else {
            format!("{left} months left")
        },
        wording.rounded(middle(&remainder.rate)?),
        wording::times(&remainder.times),
    );
    let mut explanation = case.conversion(part, whole);
    explanation.push(arithmetic);
    if left > 1 {
        let each = per(&remainder.left, left)?;
        explanation.push(format!("That is {} a month.", wording.interval(&each)));
    }
    let sources = [part, whole].map(|claim| said_by(case, claim));
    explanation.push(format!("{}; {}.", sources[0], sources[1]));
    let mut evidence: Vec<_> = claims.to_vec();
    evidence.sort_unstable();
    let message = format!(
        "{} in {months} months and {} in all leave an implausible remainder",
        case.text(part),
        case.text(whole),
    );
    let cause = crate::cause::attribution(part, whole).then_some(Cause::DifferentAttribution);
    Some(Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: EXPLANATION.severity,
        confidence: remainder.confidence,
        message,
        explanation,
        likely_cause: cause,
        evidence: case.evidence_of(evidence),
    })
}

/// "$218.2bn, January to November 2023 (worked out from context), according to Chinese customs data".
fn said_by(case: &Case<'_>, claim: &Claim) -> String {
    let mut text = case.text(claim).to_owned();
    if let Some(period) = &claim.period {
        text.push_str(" is for ");
        text.push_str(&wording::period(&period.days));
        if period.basis == Basis::Inferred {
            text.push_str(", worked out from context");
        }
    }
    if let Some(attribution) = &claim.attribution {
        text.push_str(&format!(", according to {attribution}"));
    }
    text
}

/// The middle of an interval, or the only end that it has.
fn middle(interval: &Interval) -> Option<Decimal> {
    let ends = [interval.lower(), interval.upper()];
    match ends.contains(&End::Unbounded) {
        true => ends.into_iter().find_map(|end| end.value()),
        false => interval.middle(),
    }
}
