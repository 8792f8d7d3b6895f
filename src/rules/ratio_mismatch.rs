use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::margins;
use super::near_ratios::near_ratios;
use super::ratio::{Ratio, SAID};
use super::ratio_elsewhere;
use super::told_ratios::told_ratios;
use super::window::sums;
use crate::case::Case;
use crate::claim::{Claim, Relation, Role};
use crate::compare::slip;
use crate::compare::values::{self, Dimension, Quantity};
use crate::comparison::ValueRelation;
use crate::finding::{Cause, Finding, Severity};
use crate::passage::{Passage, Sign};
use crate::rule::{Example, Explanation, Rule};
use crate::value::{Figure, Interval};
use crate::wording::Wording;

/// "X of Y" against the stated percentage.
pub(crate) struct RatioMismatch;

const EXPLANATION: Explanation = Explanation {
    name: "ratio-mismatch",
    severity: Severity::Error,
    summary: "\"X of Y\" against the stated percentage",
    details: "\
*Of the 32 members 23, or 62 per cent*: 23 of 32 is 72 per cent. The text must say itself that the \
percentage restates the part, and give the part and the whole in one sentence; or another text gives the \
percentage in the same words. Where the words only hint at \
what belongs together (*272, or 1.7 per cent*, with the 160,000 two sentences before), the share must miss \
what the figures make by a plain slip of the pen: one digit, two exchanged, the point.

Both figures are taken with their rounding, and a percentage that was cut off instead of rounded (*66 \
per cent* for two thirds) passes.",
    fires: &[
        Example {
            about: "between commas",
            documents: &[("", "In the survey 14 of 56 bakers, 36 per cent, said that they used rye.")],
        },
        Example {
            about: "19 of 52",
            documents: &[("", "So far 19 of the 52, or 47 percent, have been repaired, the port authority said.")],
        },
        Example {
            about: "the whole comes first",
            documents: &[("", "Of the council's 40 members 27, or 57.5 per cent, voted for the plan.")],
        },
    ],
    quiet: &[
        Example {
            about: "between commas",
            documents: &[("", "In the survey 14 of 56 bakers, 25 per cent, said that they used rye.")],
        },
        Example {
            about: "19 of 52",
            documents: &[("", "So far 19 of the 52, or 37 percent, have been repaired, the port authority said.")],
        },
        Example {
            about: "cut off, not rounded",
            documents: &[("", "Of the council's 30 members 20, or 66 per cent, voted for the plan.")],
        },
    ],
};

impl Rule for RatioMismatch {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let (mut seen, mut reported) = (BTreeSet::new(), BTreeSet::new());
        let mut findings = Vec::new();
        for (at, passage) in case.passages.iter().enumerate() {
            if !passage.in_story {
                continue;
            }
            for percentage in passage.claims() {
                let ratio = ratio(case, at, percentage);
                let Some(ratio) = ratio.filter(|_| seen.insert(percentage)) else {
                    continue;
                };
                let wrong = mismatch(case, &ratio);
                reported.extend(wrong.as_ref().map(|_| percentage));
                findings.extend(wrong);
            }
        }
        for ratio in margins::margins(case) {
            if seen.insert(ratio.percentage) {
                let wrong = mismatch(case, &ratio);
                reported.extend(wrong.as_ref().map(|_| ratio.percentage));
                findings.extend(wrong);
            }
        }
        for (ratio, value) in told_ratios(case) {
            if reported.insert(ratio.percentage) {
                findings.extend(finding(case, &ratio, &value));
            }
        }
        for ratio in ratio_elsewhere::ratios(case) {
            let wrong = mismatch(case, &ratio).filter(|_| reported.insert(ratio.percentage));
            findings.extend(wrong);
        }
        seen.extend(reported);
        for (ratio, value) in near_ratios(case) {
            if seen.insert(ratio.percentage) {
                findings.extend(finding(case, &ratio, &value));
            }
        }
        findings
    }
}

fn ratio(case: &Case<'_>, at: usize, percentage: usize) -> Option<Ratio> {
    let passage = case.passages.get(at)?;
    let claim = case.claim(percentage)?;
    if values::quantity(&claim.mention)?.dimension != Dimension::Percent || !is_fact(claim) {
        return None;
    }
    // "51 of the 80, or 64 per cent"; "64 per cent, or 51".
    let joined = |from: usize, relation: Relation| case.joined(from, relation).next();
    let beside = joined(percentage, Relation::Restatement).or_else(|| {
        let mut others = passage.claims();
        others.find(|other| joined(*other, Relation::Restatement) == Some(percentage))
    });
    let Some(restated) = beside else {
        return of_sentence_before(case, at, percentage);
    };
    let part_of = |part: usize| joined(part, Relation::PartOf);
    let parts: Vec<usize> = passage
        .claims()
        .filter(|index| part_of(*index) == Some(restated))
        .collect();
    let (part, whole, confidence) = match (part_of(restated), parts.as_slice()) {
        (Some(whole), _) => (restated, whole, SAID),
        (None, [part]) => (*part, restated, SAID),
        _ => match only_larger(case, passage, restated) {
            Some(whole) => (restated, whole, SAID),
            None if percentage < restated => (restated, named_before(case, at, restated)?, NEAR),
            None => return None,
        },
    };
    Some(Ratio {
        part,
        whole,
        percentage,
        confidence,
    })
}

/// "Mould was found in 63 of the 90 flats. That is 70 per cent": the only part and whole of the sentence
/// before, where a percentage that names no whole of its own opens the next.
fn of_sentence_before(case: &Case<'_>, at: usize, percentage: usize) -> Option<Ratio> {
    /// How many words may lead to the percentage besides the cue.
    const LEAD: usize = 2;
    let passage = case.passages.get(at).filter(|passage| passage.continues)?;
    let before = case.passages.get(at.checked_sub(1)?)?;
    let mut start = passage.terms.iter().take(LEAD + 2);
    let place = start.position(|term| term.claim() == Some(percentage))?;
    let opening = passage.terms.get(..place)?;
    let points_back = sums(opening);
    let claim = case.claim(percentage)?;
    let plain = opening.iter().all(|term| term.claim().is_none());
    let own = claim.subject.whole.is_some() || claim.role == Role::Share;
    let mut pairs = before.claims().flat_map(|part| {
        let wholes = case.joined(part, Relation::PartOf);
        wholes.map(move |whole| (part, whole))
    });
    let ((part, whole), None) = (pairs.next()?, pairs.next()) else {
        return None;
    };
    let within = before.claims().any(|claim| claim == whole);
    (points_back && plain && !own && within).then_some(Ratio {
        part,
        whole,
        percentage,
        confidence: SAID,
    })
}

/// How sure it is that the percentage is the one of the other, where they only stand beside each other.
const NEAR: f64 = 0.75;

/// The only larger amount of the same kind in the sentences before: "sold for 40 million. He had bought it in 1999.
/// The tenant gets 12 per cent, or 9.2 million".
fn named_before(case: &Case<'_>, at: usize, part: usize) -> Option<usize> {
    /// How many sentences before may give the whole.
    const SENTENCES: usize = 3;
    let passage = case.passages.get(at).filter(|passage| passage.continues)?;
    let mut first = at;
    while at - first < SENTENCES && case.passages.get(first)?.continues {
        first = first.checked_sub(1)?;
    }
    let before = case.passages.get(first..at)?;
    let small = case.claim(part)?;
    let value = values::quantity(&small.mention)?;
    let larger = |index: &usize| {
        let quantity = case
            .claim(*index)
            .filter(|claim| is_fact(claim))
            .and_then(|claim| values::quantity(&claim.mention));
        quantity.is_some_and(|other| {
            values::may_share_unit(small, &value, &other)
                && other.figure.nominal() > value.figure.nominal()
        })
    };
    let earlier = || before.iter().flat_map(Passage::claims);
    let mut wholes = earlier().chain(passage.claims()).filter(larger);
    let (whole, None) = (wholes.next()?, wholes.next()) else {
        return None;
    };
    earlier().any(|claim| claim == whole).then_some(whole)
}

/// The only other figure of the sentence that is of the part's kind and larger: "of the 32 members
/// 23".
fn only_larger(case: &Case<'_>, passage: &Passage, part: usize) -> Option<usize> {
    let amount = |index: usize| values::quantity(&case.claim(index)?.mention);
    let small = amount(part)?;
    let mut alike = passage.claims().filter(|index| {
        *index != part && amount(*index).is_some_and(|other| other.dimension == small.dimension)
    });
    let (whole, None) = (alike.next()?, alike.next()) else {
        return None;
    };
    let larger = amount(whole)?.figure.nominal() > small.figure.nominal();
    // "Women number 812 (51 per cent), men 780 (49)": what has a share itself is another part.
    let restated = |one: usize, other: usize| {
        let mut restated = case.joined(one, Relation::Restatement);
        restated.any(|held| held == other)
    };
    let mut claims = passage.claims();
    if claims.any(|claim| restated(claim, whole) || restated(whole, claim))
        || has_share(case, passage, whole)
    {
        return None;
    }
    let counted = matches!(small.dimension, Dimension::Count(None));
    (larger && counted && whole < part).then_some(whole)
}

/// Does a percentage stand directly before an amount, which tells how many those are: "to 37 per cent, which is
/// 22 million"?
fn has_share(case: &Case<'_>, passage: &Passage, amount: usize) -> bool {
    /// How many words may lead from the one to the other.
    const LEAD: usize = 2;
    let mut terms = passage.terms.iter();
    let Some(place) = terms.position(|term| term.claim() == Some(amount)) else {
        return false;
    };
    let lead = passage.terms.get(place.saturating_sub(LEAD + 1)..place);
    let mut before = lead.unwrap_or_default().iter().rev();
    let figure = before.find_map(|term| case.claim(term.claim()?));
    let parted = passage.has_sign(Sign::Break, place.saturating_sub(LEAD)..=place);
    parted && figure.is_some_and(|claim| claim.mention.is_percentage())
}

fn is_fact(claim: &Claim) -> bool {
    claim.role != Role::Change && claim.modality.is_fact()
}

/// Is a percentage that only stands beside the amounts close to what they make, and to what no other
/// amount of the document makes of the part?
fn is_near_miss(
    case: &Case<'_>,
    part: &Claim,
    small: &Quantity,
    value: &Interval,
    stated: &Quantity,
) -> bool {
    let twice = Interval::closed(Decimal::new(5, 1), Decimal::TWO);
    let near = value
        .times(&twice)
        .is_ok_and(|near| near.meets(&stated.figure.strict()));
    let fits = case.claims_of(part.document).any(|(_, other)| {
        values::quantity(&other.mention).is_some_and(|large| {
            let share = small
                .figure
                .strict()
                .over(&large.figure.strict())
                .and_then(|quotient| quotient.scaled(Decimal::ONE_HUNDRED));
            values::may_share_unit(part, small, &large)
                && share.is_ok_and(|share| values::computed(&share, &stated.figure).agrees())
        })
    });
    near && !fits
}

fn mismatch(case: &Case<'_>, ratio: &Ratio) -> Option<Finding> {
    let (part, whole, percentage) = (
        case.claim(ratio.part)?,
        case.claim(ratio.whole)?,
        case.claim(ratio.percentage)?,
    );
    let (small, large, stated): (Quantity, Quantity, Quantity) = (
        values::quantity(&part.mention)?,
        values::quantity(&whole.mention)?,
        values::quantity(&percentage.mention)?,
    );
    let share = |reading: fn(&Figure) -> Interval| {
        let quotient = reading(&small.figure).over(&reading(&large.figure)).ok()?;
        quotient.scaled(Decimal::ONE_HUNDRED).ok()
    };
    // "MAN 102,200 (−0.3 per cent)" is a change.
    let share_of = stated.figure.nominal() >= Some(Decimal::ZERO);
    let comparable = share_of
        && values::may_share_unit(part, &small, &large)
        && small.figure.nominal() <= large.figure.nominal();
    let value = share(Figure::strict)?;
    let relation = values::computed(&value, &stated.figure);
    let generous = values::computed(&share(Figure::loose)?, &stated.figure);
    let loosely_joined = ratio.confidence < SAID;
    if loosely_joined && !is_near_miss(case, part, &small, &value, &stated) {
        return None;
    }
    // "51 of the 80 died, a survival rate of 36 per cent" gives the share of the others.
    let others = Interval::point(Decimal::ONE_HUNDRED).minus(&value).ok()?;
    let of_others = values::computed(&others, &stated.figure).agrees();
    // A rate of its own name that is nowhere near is of something else.
    let named = percentage.subject.measure != part.subject.measure;
    let near = value
        .times(&Interval::closed(Decimal::new(5, 1), Decimal::TWO))
        .is_ok_and(|near| near.meets(&stated.figure.strict()));
    if of_others || named && percentage.subject.measure.is_some() && !near {
        return None;
    }
    if !comparable || relation != ValueRelation::Apart || generous != ValueRelation::Apart {
        return None;
    }
    finding(case, ratio, &value)
}

/// What is wrong about a percentage, where its part is that share of its whole.
fn finding(case: &Case<'_>, ratio: &Ratio, value: &Interval) -> Option<Finding> {
    let (part, whole, percentage) = (
        case.claim(ratio.part)?,
        case.claim(ratio.whole)?,
        case.claim(ratio.percentage)?,
    );
    let stated = values::quantity(&percentage.mention)?;
    let wording = Wording::new(&Dimension::Percent, Decimal::ONE_HUNDRED);
    let middle = value.lower().value()?;
    let transposed = stated
        .figure
        .nominal()
        .is_some_and(|written| slip::digits_exchanged(middle.round(), written));
    let mut claims = [ratio.part, ratio.whole, ratio.percentage];
    claims.sort_unstable();
    Some(Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: EXPLANATION.severity,
        confidence: ratio.confidence,
        message: format!(
            "{} of {} is not {}",
            case.text(part),
            case.text(whole),
            case.text(percentage)
        ),
        explanation: vec![format!(
            "{} of {} is {}, not {}.",
            case.text(part),
            case.text(whole),
            wording.interval(value),
            wording.meaning(&stated.figure),
        )],
        likely_cause: transposed.then_some(Cause::TransposedDigits),
        evidence: case.evidence_of(claims),
    })
}
