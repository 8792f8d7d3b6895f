//! So many of so many, against the percentage that another text gives in the same words: "17 of the 28 swimmers came in
//! under an hour" here, and "71 per cent of the swimmers came in under an hour" there.

use std::collections::{BTreeMap, BTreeSet};

use super::near::is_share;
use super::ratio::Ratio;
use super::time::same_news;
use super::window::LONGEST;
use crate::case::Case;
use crate::claim::Relation;
use crate::mention::Kind;
use crate::passage::{Passage, Sign, Term};
use crate::value::{Bound, Period};

/// How sure it is that the percentage is the one of the other.
const CONFIDENCE: f64 = 0.8;
/// A name beside which more percentages of one thing are told than these tells of many.
const COMMON: usize = 32;
/// How many words the sentences must share besides what they are of, and how many only one of them may have.
const SHARED: usize = 2;
const MORE: usize = 1;

/// The ratios of two texts.
pub(super) fn ratios(case: &Case<'_>) -> Vec<Ratio> {
    let parts: Vec<_> = (case.passages.iter())
        .filter(|passage| passage.in_story && passage.terms.len() <= LONGEST)
        .filter_map(|passage| Some((passage, part(case, passage)?)))
        .collect();
    if parts.is_empty() {
        return Vec::new();
    }
    let shares = shares(case);
    let mut found = Vec::new();
    for (passage, (part, whole)) in parts {
        let Some(measure) = measure(case, whole) else {
            continue;
        };
        let own = words(passage, measure);
        let held = names(passage).filter_map(|name| shares.get(&(measure, name)));
        let near: BTreeSet<_> = held.filter(|held| held.len() <= COMMON).flatten().collect();
        for percentage in near {
            let beside = case.passage_of(*percentage);
            let theirs = beside.map(|beside| words(beside, measure));
            let alike = theirs.is_some_and(|theirs| are_alike(&own, &theirs));
            let one_way = beside.is_some_and(|beside| turns(passage) == turns(beside));
            if alike && one_way && are_of_one_time(case, part, *percentage) {
                found.push(Ratio {
                    part,
                    whole,
                    percentage: *percentage,
                    confidence: CONFIDENCE,
                });
            }
        }
    }
    found
}

/// The only figures of a sentence of which one is a part of the other.
fn part(case: &Case<'_>, passage: &Passage) -> Option<(usize, usize)> {
    let figures: Vec<usize> = case.figures_of(passage).collect();
    let [one, other] = figures.as_slice() else {
        return None;
    };
    let joined = |part: usize, whole: usize| {
        let mut wholes = case.joined(part, Relation::PartOf);
        wholes.any(|held| held == whole).then_some((part, whole))
    };
    let (part, whole) = joined(*one, *other).or_else(|| joined(*other, *one))?;
    let counted = |index: usize| {
        case.claim(index).is_some_and(|claim| {
            claim.mention.kind() == Kind::Count
                && claim.mention.bound() == Bound::Exact
                && claim.modality.is_fact()
        })
    };
    (counted(part) && counted(whole)).then_some((part, whole))
}

/// The percentages that stand alone in their sentences, by what they are shares of and the names beside them.
fn shares<'a>(case: &Case<'a>) -> BTreeMap<(&'a str, &'a str), Vec<usize>> {
    let mut shares: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for passage in case.passages.iter().filter(|passage| passage.in_story) {
        let mut figures = case.figures_of(passage);
        let (Some(only), None) = (figures.next(), figures.next()) else {
            continue;
        };
        let share = case.claim(only).filter(|claim| {
            is_share(claim) && claim.modality.is_fact() && claim.mention.bound() == Bound::Exact
        });
        let whole = share.and_then(|claim| claim.subject.whole.as_deref());
        let Some(measure) = whole.and_then(|whole| whole.measure.as_deref()) else {
            continue;
        };
        for name in names(passage) {
            shares.entry((measure, name)).or_default().push(only);
        }
    }
    shares
}

fn measure<'a>(case: &Case<'a>, index: usize) -> Option<&'a str> {
    case.claim(index)?.subject.measure.as_deref()
}

fn names(passage: &Passage) -> impl Iterator<Item = &str> {
    passage.terms.iter().filter_map(|term| match term {
        Term::Name(name) => Some(&**name),
        Term::Word(_) | Term::Claim(_) | Term::Cue(_) => None,
    })
}

/// The words of a sentence but for what its figures are of.
fn words<'p>(passage: &'p Passage, measure: &str) -> BTreeSet<&'p str> {
    passage.words().filter(|word| *word != measure).collect()
}

/// Are two sentences told in the same words?
fn are_alike(one: &BTreeSet<&str>, other: &BTreeSet<&str>) -> bool {
    let shared = one.intersection(other).count();
    let (left, right) = (one.len() - shared, other.len() - shared);
    shared >= SHARED && left.min(right) == 0 && left.max(right) <= MORE
}

/// What says of a sentence that it tells of the others, or of what did not happen.
fn turns(passage: &Passage) -> Vec<Sign> {
    let turning = |sign: &Sign| {
        use Sign::{Another, Condition, Denied, Hoped, No, Part, Under, Yes};
        matches!(
            sign,
            Another | Condition | Denied | Hoped | No | Part | Under | Yes
        )
    };
    passage
        .signs()
        .map(|(_, sign)| sign)
        .filter(turning)
        .collect()
}

/// Do they tell of one time: the same, or the same news where not both say?
fn are_of_one_time(case: &Case<'_>, one: usize, other: usize) -> bool {
    let times = |index: usize| -> Vec<Period> {
        let passage = case.passage_of(index).into_iter();
        let claims = passage.flat_map(Passage::claims);
        claims
            .filter_map(|claim| case.claim(claim)?.mention.period())
            .collect()
    };
    let (own, theirs) = (times(one), times(other));
    let claims = case.claim(one).zip(case.claim(other));
    claims.is_some_and(|(one, other)| {
        one.document != other.document
            && match own.is_empty() || theirs.is_empty() {
                true => same_news(case, one, other),
                false => own == theirs,
            }
    })
}
