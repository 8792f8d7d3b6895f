use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::shares_elsewhere;
use super::shares_held;
use super::window::lists;
use crate::case::Case;
use crate::claim::{Claim, Nature, Role, Subject};
use crate::compare::values::{self, Dimension};
use crate::finding::{Finding, Severity};
use crate::mention::Value;
use crate::passage::{Cue, Passage, Sign, Term};
use crate::rule::{Example, Explanation, Rule};
use crate::value::{Bound, Exact, Figure, Interval};
use crate::word_set::WordSet;
use crate::wording::Wording;

/// Disjoint shares of one whole that add up to more than 100% beyond rounding.
pub(crate) struct SharesExceedWhole;

const EXPLANATION: Explanation = Explanation {
    name: "shares-exceed-whole",
    severity: Severity::Error,
    summary: "disjoint shares of one whole add up to more than 100% beyond rounding",
    details: "\
Three or more shares that one sentence lists side by side, each of another part of the same whole \
(*wheat 45 per cent, maize 40 per cent and barley 21 per cent*), cannot add up to more than 100 per \
cent. Each may have been rounded, so the sum of what they may be rounded from counts.

What goes to one country goes to no other, and a vote for one party is for no other: such shares of one whole \
cannot make more than all of it in several sentences or documents either.

Shares that may overlap (women and pensioners), or whose wholes differ, are not added.",
    fires: &[Example {
        about: "106 per cent",
        documents: &[("", "Wheat made up 45 per cent of the harvest, maize 40 per cent and barley 21 per cent.")],
    }],
    quiet: &[
        Example {
            about: "rounding",
            documents: &[("", "Wheat made up 45 per cent of the harvest, maize 35 per cent and barley 21 per cent.")],
        },
        Example {
            about: "parts that overlap",
            documents: &[("", "Of the visitors 70 per cent were women, and 60 per cent came by train.")],
        },
    ],
};

/// Fewer shares than this may well overlap, unless the last is said to be the rest.
const FEWEST: usize = 3;
/// Shares that make more than this many per cent together were not meant to make a whole.
const MOST: Decimal = Decimal::from_parts(125, 0, 0, false, 0);
/// The same for those of which the sentence does not say what they are shares of.
const MOST_UNSAID: Decimal = Decimal::from_parts(115, 0, 0, false, 0);
/// More terms than this between two shares tell of more than who has the second.
const FEW: usize = 8;

impl Rule for SharesExceedWhole {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let stories = case.passages.iter().filter(|passage| passage.in_story);
        let sentences = stories.filter_map(|passage| {
            let terms: Vec<&Term> = passage.terms.iter().collect();
            let overlap = overlap(passage);
            let most = |case: &Case<'_>, listed: &[&Claim]| {
                let most = of_one_whole(case, listed).or_else(|| headed(passage, case, listed));
                most.filter(|_| !overlap)
            };
            // "29 per cent against and 11 per cent blank".
            let sides: Vec<usize> = passage
                .signs()
                .filter(|(_, sign)| matches!(sign, Sign::Yes | Sign::No))
                .map(|(at, _)| at)
                .collect();
            exceeding(case, &terms, &sides, most)
                .or_else(|| two_sides(case, passage))
                .or_else(|| apart(case, passage))
        });
        let lists = lists(case).into_iter().filter_map(|window| {
            let head = window.iter().take_while(|item| item.claim().is_none());
            let shares = head.clone().any(|item| item.is(Cue::Share));
            let terms: Vec<&Term> = window.iter().map(|item| item.term).collect();
            shares.then(|| exceeding(case, &terms, &[], |_, _| Some(MOST)))?
        });
        let elsewhere = shares_elsewhere::exceeding(case);
        let elsewhere = elsewhere
            .iter()
            .map(|(shares, sum)| finding(case, shares, sum));
        sentences.chain(lists).chain(elsewhere).collect()
    }
}

/// The shares of a list, each with words of its own, if they make more than the whole; `most` says up
/// to how much they may have been meant to make it, and `sides` are the places of words for and against.
fn exceeding(
    case: &Case<'_>,
    terms: &[&Term],
    sides: &[usize],
    most: impl Fn(&Case<'_>, &[&Claim]) -> Option<Decimal>,
) -> Option<Finding> {
    let mut places = None;
    let mut placed: Vec<(usize, &Claim)> = terms
        .iter()
        .enumerate()
        .filter_map(|(at, term)| {
            let index = term.claim()?;
            let claim = case.claim(index)?;
            if claim.mention.is_percentage() {
                places = places.or_else(|| decimals(claim));
                return Some((at, claim));
            }
            (decimals(claim) == places && is_bare(claim)).then_some((at, claim))
        })
        .skip_while(|(_, claim)| !is_listed(claim))
        .take_while(|(_, claim)| is_listed(claim) || is_bare(claim))
        .collect();
    // "40% of the firm (39.9%)" is one share, told twice.
    placed.dedup_by(|(_, other), (_, one)| {
        let shares = share(one).zip(share(other));
        decimals(one) != decimals(other) && shares.is_some_and(|(one, other)| one.meets(&other))
    });
    // "Put as shares of the whole, 46, 41 and 22 per cent": whose each is was said before.
    let as_shares = placed.first().is_some_and(|(first, _)| {
        let before = terms.get(..*first).unwrap_or_default();
        before.contains(&&Term::Cue(Cue::Share))
    });
    let between = |two: &[(usize, &Claim)]| {
        let words = terms.get(two[0].0 + 1..two[1].0).unwrap_or_default();
        let own = words
            .iter()
            .any(|term| term.word().is_some() || is_name(term) || is_class(case, term));
        let sided = sides
            .iter()
            .any(|at| (two[0].0 + 1..=two[1].0).contains(at));
        // "All others, including those who spoilt their papers, 43.2 per cent".
        let few = match words.contains(&&Term::Cue(Cue::Rest)) {
            true => 2 * FEW,
            false => FEW,
        };
        (own || sided) && words.len() <= few || as_shares && words.is_empty()
    };
    let in_parallel = placed.windows(2).all(between);
    let rest = placed.last().is_some_and(|(at, _)| {
        let before = terms.get(at.saturating_sub(2)..*at).unwrap_or_default();
        before.contains(&&Term::Cue(Cue::Rest))
    });
    let listed: Vec<&Claim> = placed.into_iter().map(|(_, claim)| claim).collect();
    if !in_parallel || listed.len() < if rest { 2 } else { FEWEST } {
        return None;
    }
    let most = most(case, &listed)?;
    let sum = listed
        .iter()
        .try_fold(Interval::point(Decimal::ZERO), |sum, claim| {
            sum.plus(&share(claim)?).ok()
        })?;
    let least = sum.lower().value()?;
    (least > Decimal::ONE_HUNDRED && least <= most).then(|| finding(case, &listed, &sum))
}

/// "Lund picked up 52 per cent, Molde 41".
fn is_name(term: &Term) -> bool {
    matches!(term, Term::Name(_))
}

/// Do the words between the shares tell what their holders are or do besides, so that one may have several
/// shares: "half live alone, 40 per cent have a dog"?
fn overlap(passage: &Passage) -> bool {
    let figure = |at: usize| {
        let term = passage.terms.get(at);
        term.is_some_and(|term| term.claim().is_some())
    };
    let first = (0..passage.terms.len()).find(|at| figure(*at));
    let sided = |asked: Sign| passage.signs().any(|(_, sign)| sign == asked);
    // Nobody is for and against.
    let opposed = sided(Sign::Yes) || sided(Sign::No);
    !opposed
        && passage.signs().any(|(at, sign)| {
            // "The Greens had 12 per cent" gives a share.
            sign == Sign::Trait && first.is_some_and(|first| at > first) && !figure(at)
        })
}

/// Up to how much the shares may make together by the words that lead to them: "put as shares of the whole",
/// "the owners are", "half goes to".
fn headed(passage: &Passage, case: &Case<'_>, listed: &[&Claim]) -> Option<Decimal> {
    let first = listed.first()?;
    let at = passage.terms.iter().position(|term| {
        let claim = term.claim().and_then(|claim| case.claim(claim));
        claim.is_some_and(|claim| claim.mention.span == first.mention.span)
    })?;
    let before = passage.terms.get(..at)?;
    let alone = before.iter().all(|term| term.claim().is_none());
    let called = before.contains(&Term::Cue(Cue::Share));
    let mut signs = passage.signs();
    let said = signs.any(|(place, sign)| match sign {
        Sign::Owner => place < at,
        Sign::Dealt => place == at || place == at + 1,
        _ => false,
    });
    (alone && (called || said)).then_some(MOST_UNSAID)
}

/// How many digits stand behind the point of a figure.
fn decimals(claim: &Claim) -> Option<u32> {
    Some(claim.mention.figure()?.nominal()?.normalize().scale())
}

/// Can it be a percentage that leaves out what it is, as those of a list do behind the first: "33.4 per cent of the
/// votes, the Greens 28.1"?
fn is_bare(claim: &Claim) -> bool {
    let number = matches!(claim.mention.value, Value::Number { .. });
    let nominal = claim.mention.figure().and_then(Figure::nominal);
    number
        && nominal < Some(Decimal::ONE_HUNDRED)
        && claim.role == Role::Level
        && claim.direction.is_none()
        && claim.mention.bound() == Bound::Exact
        && claim.mention.per.is_none()
}

/// What a share may have been rounded from.
fn share(claim: &Claim) -> Option<Interval> {
    let figure = values::quantity(&claim.mention)?.figure;
    if claim.mention.is_percentage() {
        return Some(figure.strict());
    }
    let half = Decimal::new(5, decimals(claim)? + 1);
    let nominal = figure.nominal()?;
    Some(Interval::closed(
        nominal.minus(half).ok()?,
        nominal.plus(half).ok()?,
    ))
}

/// Shares that two owners, or the classes of a number, cannot have in common.
fn apart(case: &Case<'_>, passage: &Passage) -> Option<Finding> {
    let owners = shares_held::of_two_owners(case, passage).map(Vec::from);
    let shares = owners.or_else(|| shares_held::of_classes(case, passage))?;
    let zero = Interval::point(Decimal::ZERO);
    let sum = shares.iter().try_fold(zero, |sum, claim| {
        let share = values::quantity(&claim.mention)?.figure.strict();
        sum.plus(&share).ok()
    })?;
    let least = sum.lower().value()?;
    (least > Decimal::ONE_HUNDRED && least <= MOST).then(|| finding(case, &shares, &sum))
}

/// "58 per cent voted yes and 47 per cent no": the only two percentages of a sentence, of no group, place or
/// time of its own, on two sides that leave nothing else.
fn two_sides(case: &Case<'_>, passage: &Passage) -> Option<Finding> {
    let terms = passage.terms.iter().enumerate();
    let placed: Vec<(usize, &Claim)> = terms
        .filter_map(|(at, term)| Some((at, case.claim(term.claim()?)?)))
        .skip_while(|(_, claim)| !claim.mention.is_percentage())
        .collect();
    let [(first, one), (second, other)] = placed.as_slice() else {
        return None;
    };
    let whole = |claim: &Claim| Some(claim.subject.whole.as_deref()?.measure.clone());
    let one_whole = whole(other).is_none() || whole(other) == whole(one);
    let named = passage.terms[*first..]
        .iter()
        .any(|term| matches!(term, Term::Name(_)));
    let side = |from: usize, to: usize| {
        let mut signs = passage.signs().filter(|(at, _)| (from..=to).contains(at));
        signs.find_map(|(_, sign)| matches!(sign, Sign::Yes | Sign::No).then_some(sign))
    };
    let sides = side(first + 1, *second).zip(side(second + 1, passage.terms.len()));
    let opposed = matches!(sides, Some((Sign::Yes, Sign::No) | (Sign::No, Sign::Yes)));
    if named || !opposed || !one_whole || !is_listed(one) || !is_listed(other) {
        return None;
    }
    let strict = |claim: &Claim| Some(values::quantity(&claim.mention)?.figure.strict());
    let sum = strict(one)?.plus(&strict(other)?).ok()?;
    let least = sum.lower().value()?;
    (least > Decimal::ONE_HUNDRED && least <= MOST).then(|| finding(case, &[one, other], &sum))
}

/// Is it an open or a closed class, such as the ages of a share: "under 18", "18 to 49", "50 or older"?
fn is_class(case: &Case<'_>, term: &Term) -> bool {
    let claim = term.claim().and_then(|claim| case.claim(claim));
    claim.is_some_and(|claim| {
        values::quantity(&claim.mention).is_some()
            && !claim.mention.is_percentage()
            && !matches!(claim.mention.bound(), Bound::Exact | Bound::About)
    })
}

/// Up to how much the shares of a sentence may make together, if they are of one whole: the first says
/// of which, and the others follow it without one of their own; or each is somebody's, and elsewhere
/// the document gives one of them a share of a whole.
fn of_one_whole(case: &Case<'_>, listed: &[&Claim]) -> Option<Decimal> {
    let (first, others) = listed.split_first()?;
    let rate = listed
        .iter()
        .any(|claim| claim.subject.nature == Some(Nature::Rate));
    if rate {
        return None;
    }
    if let Some(whole) = first.subject.whole.as_deref() {
        return others
            .iter()
            .all(|claim| of_same(claim, whole))
            .then_some(MOST);
    }
    let parties: Vec<&WordSet> = listed.iter().map(|claim| &claim.subject.parties).collect();
    let distinct: BTreeSet<_> = parties.iter().collect();
    let own = distinct.len() == listed.len() && parties.iter().all(|own| !own.is_empty());
    let known = || {
        case.claims_of(first.document).any(|(_, claim)| {
            claim.role == Role::Share
                && claim.subject.whole.is_some()
                && parties
                    .iter()
                    .any(|own| !own.is_disjoint(&claim.subject.parties))
        })
    };
    (own && known()).then_some(MOST_UNSAID)
}

/// Is it a plain percentage that says of no other whole, as those that follow a first share do?
fn is_listed(claim: &Claim) -> bool {
    claim.mention.is_percentage()
        && matches!(claim.role, Role::Share | Role::Level)
        && claim.direction.is_none()
        && claim.mention.bound() == Bound::Exact
        && claim.modality.is_fact()
}

fn of_same(claim: &Claim, whole: &Subject) -> bool {
    let own = claim.subject.whole.as_deref();
    own.is_none_or(|own| own.measure.is_none() || own.measure == whole.measure)
}

fn finding(case: &Case<'_>, shares: &[&Claim], sum: &Interval) -> Finding {
    let wording = Wording::new(&Dimension::Percent, Decimal::ONE_HUNDRED);
    let written: Vec<_> = shares.iter().map(|claim| case.text(claim)).collect();
    Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: EXPLANATION.severity,
        confidence: 0.85,
        message: "the shares of one whole add up to more than all of it".to_owned(),
        explanation: vec![format!(
            "{} makes {}.",
            written.join(" + "),
            wording.interval(sum)
        )],
        likely_cause: None,
        evidence: shares.iter().map(|claim| case.evidence(claim)).collect(),
    }
}
