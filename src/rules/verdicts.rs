//! What the words say of how a goal was met, against the figures: "met its target: 4,310 homes were built, against a goal
//! of 5,000"; "The goal is 410,000 loans" here, "they missed the goal, having made 436,000 loans" there.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::against::{Contradiction, FAR, is_open, mark};
use super::alike::names;
use super::window::{Amount, LONGEST, figures};
use crate::case::Case;
use crate::claim::{Claim, Modality, Relation, Role, Statistic};
use crate::compare::values::{self, Dimension};
use crate::mention::{Kind, Value};
use crate::passage::{Passage, Sign, stem};
use crate::value::{Bound, PeriodRelation};

/// How many terms may stand between the words for how a goal was met and the one for the goal.
const NEAR: usize = 4;
/// How many terms "failed to" and the like take.
const NEGATED: usize = 2;
/// So many figures that were aimed at in one unit tell nothing of which one a text means.
const COMMON: usize = 64;

/// How the words say that a figure lies to what was aimed at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Passed,
    Met,
    Missed,
}

/// What a sentence says of a goal.
struct Verdict {
    at: usize,
    said: Said,
    /// The figure that it calls the goal, by no other word than that.
    called: Option<usize>,
}

/// The figures of which a text says that they met, passed or missed a goal, and that did not; those of one text first.
pub(super) fn wrong(case: &Case<'_>) -> Vec<Contradiction> {
    let mut found = Vec::new();
    let mut apart = Vec::new();
    let mut aims: BTreeMap<Dimension, Vec<usize>> = BTreeMap::new();
    let mut before: Option<(&Passage, Vec<Amount<'_>>)> = None;
    for passage in case
        .passages
        .iter()
        .filter(|passage| passage.terms.len() <= LONGEST)
    {
        let own: Vec<_> = figures(case, passage).collect();
        for held in own.iter().filter(|held| is_aimed(passage, held)) {
            let known = aims.entry(held.quantity.dimension.clone()).or_default();
            known.push(held.index);
        }
        let earlier = before
            .take()
            .filter(|(earlier, _)| passage.continues && earlier.document == passage.document);
        if let Some(Verdict { at, said, called }) = verdict(passage, &own) {
            let near = earlier.as_ref();
            let mut here: Vec<(&Passage, &Amount<'_>)> =
                own.iter().map(|held| (passage, held)).collect();
            let within = pair(case, &here, at, called);
            here.extend(
                near.into_iter()
                    .flat_map(|(earlier, held)| held.iter().map(move |held| (*earlier, held))),
            );
            match within.or_else(|| pair(case, &here, at, called)) {
                Some((level, target)) => found.extend(contradiction(case, said, level, target)),
                None => apart.push((said, levels(&here))),
            }
        }
        before = Some((passage, own));
    }
    for (said, levels) in apart {
        found.extend(elsewhere(case, &aims, said, &levels));
    }
    found
}

/// What the only words of a sentence for how a goal was met say, if they tell it as a fact.
fn verdict(passage: &Passage, figures: &[Amount<'_>]) -> Option<Verdict> {
    let goal = |at: usize| {
        let mut signs = passage.signs();
        signs.any(|(place, sign)| sign == Sign::Goal && place.abs_diff(at) <= NEAR)
    };
    // "More than 70" is a figure, and says of no other that it is more.
    let bound = |at: usize| {
        let mut bounded = figures.iter();
        bounded.any(|held| held.at == at && held.claim.mention.bound() != Bound::Exact)
    };
    let told = passage.signs().filter_map(|(at, sign)| {
        let said = match sign {
            Sign::Exceeded => Said::Passed,
            Sign::Satisfied => Said::Met,
            Sign::FellShort | Sign::Missed => Said::Missed,
            _ => return None,
        };
        // "Failed to reach" has "reach" in it.
        let held =
            said == Said::Met && passage.has_sign(Sign::FellShort, at.saturating_sub(NEGATED)..=at);
        (goal(at) && !bound(at) && !held).then_some((at, said))
    });
    let told: Vec<_> = told.collect();
    let (at, said) = *told.first()?;
    // "It has been missed; the ministry speaks of a goal reached in practice".
    if said == Said::Met && passage.has_sign(Sign::Missed, ..) {
        return None;
    }
    let called = called(passage, figures, at).filter(|_| said == Said::Met);
    let is_open = |way| is_open(passage, figures, way);
    let open = match called {
        // "The 5,000 that had been hoped for as a goal was reached".
        Some((held, goal)) => is_open(0..=held.at) || is_open(goal..=at),
        None => is_open(at.saturating_sub(NEAR)..=at),
    };
    let open = open
        || passage.signs().any(|(place, sign)| match sign {
            Sign::Under => place.abs_diff(at) <= NEAR,
            Sign::Condition | Sign::Part => true,
            _ => false,
        })
        // "So that 42 per cent of it was achieved".
        || figures.iter().any(|held| {
            let share = held.quantity.dimension == Dimension::Percent;
            let apart = passage.has_sign(Sign::Break, held.at + 1..=at);
            share && !apart && held.at < at && at - held.at <= NEAR && !is_aimed(passage, held)
        });
    (!open && told.iter().all(|(_, other)| *other == said)).then(|| Verdict {
        at,
        said,
        called: called.map(|(held, _)| held.index),
    })
}

/// Was this aimed at, or allowed?
fn is_aimed(passage: &Passage, held: &Amount<'_>) -> bool {
    let aimed = matches!(held.claim.role, Role::Target | Role::Limit | Role::Forecast);
    let capped = held.claim.role == Role::Level
        && held.claim.mention.bound() == Bound::AtMost
        && passage.has_sign(Sign::Binding, ..=held.at);
    (aimed || capped) && held.claim.in_story && held.claim.modality != Modality::Denied
}

/// Is it what came of it?
fn is_level(claim: &Claim) -> bool {
    let partial = claim
        .links
        .iter()
        .any(|link| link.relation == Relation::PartOf);
    matches!(claim.role, Role::Level | Role::Share)
        && claim.modality.is_fact()
        && claim.in_story
        && claim.subject.statistic == Statistic::Total
        && !partial
        && matches!(
            claim.mention.bound(),
            Bound::Exact | Bound::About | Bound::Nearly
        )
}

/// What came of it among figures, and is no part of anything.
fn levels(held: &[(&Passage, &Amount<'_>)]) -> Vec<usize> {
    held.iter()
        .filter(|(passage, held)| {
            let before = held.at.saturating_sub(1);
            // "Had overshot an earlier estimate of $1,100".
            let aimed = passage.has_sign(Sign::Goal, before..=held.at);
            is_level(held.claim) && !aimed && !passage.has_sign(Sign::Part, before..=held.at + 1)
        })
        .map(|(_, held)| held.index)
        .collect()
}

/// "The 2 trillion that was set as a goal was thus attained": the only figure before the words at a place, and where it is
/// called a goal.
fn called<'a, 'c>(
    passage: &Passage,
    figures: &'a [Amount<'c>],
    at: usize,
) -> Option<(&'a Amount<'c>, usize)> {
    let mut ahead = figures.iter().filter(|held| held.at < at);
    let (held, None) = (ahead.next()?, ahead.next()) else {
        return None;
    };
    let mut signs = passage.signs();
    let goal = signs
        .find(|(place, sign)| *sign == Sign::Goal && *place > held.at)?
        .0;
    (goal <= at).then_some((held, goal))
}

/// The only figure that was aimed at, and the only one of its kind that came of it.
fn pair(
    case: &Case<'_>,
    held: &[(&Passage, &Amount<'_>)],
    at: usize,
    called: Option<usize>,
) -> Option<(usize, usize)> {
    let mut aims = held.iter().filter(|(passage, held)| {
        is_measured(&held.quantity.dimension)
            && (is_aimed(passage, held) || called == Some(held.index))
    });
    let ((sentence, target), None) = (aims.next()?, aims.next()) else {
        return None;
    };
    // "The target of 2,500 homes had been met, with 2,180 roofs to show for it": on both sides of the words for it.
    let shown = |level: usize| {
        let mut behind = held.iter().filter(|(passage, held)| {
            passage.span == sentence.span
                && held.at >= at
                && held.quantity.dimension == target.quantity.dimension
        });
        let only = behind.next().filter(|_| behind.next().is_none());
        target.at < at && only.is_some_and(|(_, held)| held.index == level)
    };
    let levels = levels(held).into_iter();
    let mut alike = levels.filter(|level| {
        *level != target.index && are_alike(case, *level, target.index, shown(*level))
    });
    let (level, None) = (alike.next()?, alike.next()) else {
        return None;
    };
    Some((level, target.index))
}

/// May a goal of this kind be met: "in a week" is none?
fn is_measured(dimension: &Dimension) -> bool {
    dimension.is_amount() || *dimension == Dimension::Percent
}

/// Do they count or measure one kind of thing, by whatever noun if the one is shown for the other?
fn are_alike(case: &Case<'_>, level: usize, target: usize, shown: bool) -> bool {
    let Some((one, other)) = case.claim(level).zip(case.claim(target)) else {
        return false;
    };
    let akin = &case.converter.lexicon.linking.akin;
    let goes_for = |one: &str, other: &str| {
        one.ends_with(other)
            || other.ends_with(one)
            || akin.are(one, other, Kind::Count)
            || stem(one) == stem(other)
    };
    let counted = match (&one.mention.value, &other.mention.value) {
        (Value::Count { noun: one, .. }, Value::Count { noun: other, .. }) => {
            // "75 completed homes", "68 single-family residences".
            let head = |name: &str| name.rsplit([' ', '-']).next().map(str::to_owned);
            let heads = head(one.name()).zip(head(other.name()));
            shown
                || goes_for(one.name(), other.name())
                || heads.is_some_and(|(one, other)| goes_for(&one, &other))
        }
        _ => true,
    };
    let quantities = values::quantity(&one.mention).zip(values::quantity(&other.mention));
    // "Seven points more than the 88.9 of the year before" came of it earlier.
    let base = case.passage_of(level).is_some_and(|passage| {
        let mut bases = passage
            .claims()
            .flat_map(|claim| case.joined(claim, Relation::ChangeFrom));
        bases.any(|base| base == level)
    });
    counted
        && !base
        && values::within_factor(one, other, FAR)
        && quantities.is_some_and(|(one, other)| {
            one.dimension == other.dimension && is_measured(&one.dimension)
        })
}

/// The only figure of other texts that was aimed at, for a text that gives only what came of it.
fn elsewhere(
    case: &Case<'_>,
    aims: &BTreeMap<Dimension, Vec<usize>>,
    said: Said,
    levels: &[usize],
) -> Option<Contradiction> {
    let mut meant: Vec<(usize, usize)> = Vec::new();
    for level in levels {
        let quantity = values::quantity(&case.claim(*level)?.mention)?;
        let aimed = aims
            .get(&quantity.dimension)
            .filter(|held| held.len() <= COMMON);
        let aimed = aimed.into_iter().flatten();
        let aimed = aimed.filter(|target| is_of(case, *level, **target));
        meant.extend(aimed.map(|target| (*level, *target)));
    }
    let (level, target) = *meant.first()?;
    let value = |claim: usize| case.claim(claim)?.mention.figure()?.nominal();
    let one = meant
        .iter()
        .all(|(other, aim)| *other == level && value(*aim) == value(target));
    one.then(|| contradiction(case, said, level, target))
        .flatten()
}

/// Is a figure that another text aimed at for the same thing, at the same time?
fn is_of(case: &Case<'_>, level: usize, target: usize) -> bool {
    let pair = case.claim(level).zip(case.claim(target));
    let (Some((one, aim)), Some(there)) = (pair, case.passage_of(target)) else {
        return false;
    };
    let percent = one.mention.kind() == Kind::Percent;
    let told = case
        .published(one.document)
        .zip(case.published(aim.document));
    let times = one.period.zip(aim.period);
    let apart =
        times.is_some_and(|(one, aim)| one.days.relation(&aim.days) == PeriodRelation::Apart);
    let measures = one
        .subject
        .measure
        .as_ref()
        .zip(aim.subject.measure.as_ref());
    let akin = &case.converter.lexicon.linking.akin;
    let kind = one.mention.kind();
    let one_thing = measures.is_none_or(|(one, aim)| one == aim || akin.are(one, aim, kind))
        || kind == Kind::Count;
    let speaks = case.vocabulary(one.document);
    let named = names(aim, there);
    let named = speaks.is_some_and(|speaks| named.iter().any(|name| speaks.names(name)));
    one.document != aim.document
        && !percent
        && !apart
        && one_thing
        && named
        && told.is_none_or(|(level, aim)| aim <= level)
        && are_alike(case, level, target, false)
}

/// Do the words say what the figures do not?
fn contradiction(
    case: &Case<'_>,
    said: Said,
    level: usize,
    target: usize,
) -> Option<Contradiction> {
    let (held, aim) = (case.claim(level)?, case.claim(target)?);
    let together = case.together(held, aim)?;
    let mark = mark(&together.right);
    let reached = together.left.loose();
    let (less, more) = (reached.is_below(&mark), mark.is_below(&reached));
    // "Misses its range of 170,000 to 185,000" with 181,000.
    let within = together.right.nominal().is_none() && mark.covers(&reached);
    let downwards = aim.role == Role::Limit
        || matches!(aim.mention.bound(), Bound::AtMost | Bound::Below)
        || is_unwanted(case, held)
        || is_unwanted(case, aim);
    // "Met its target of 5,000 homes despite delays": of what else is spoken of less may be better, and may not.
    let doubtful =
        !downwards && (speaks_of_unwanted(case, level) || speaks_of_unwanted(case, target));
    // What a percentage is good for, few words tell.
    let amount = aim.mention.kind() != Kind::Percent || speaks_of_wanted(case, level);
    let (word, wrong) = match said {
        Said::Met if downwards => ("at most", more),
        _ if downwards || doubtful => return None,
        Said::Passed => ("more than", less || within),
        Said::Met => ("at least", less && amount),
        Said::Missed if within => ("outside", true),
        Said::Missed => ("less than", more && amount),
    };
    wrong.then_some(Contradiction {
        level,
        target,
        said: word,
    })
}

/// Is it a figure of what less is better than more?
fn is_unwanted(case: &Case<'_>, claim: &Claim) -> bool {
    let noun = match &claim.mention.value {
        Value::Count { noun, .. } => Some(noun.name()),
        _ => None,
    };
    let mut names = noun.into_iter().chain(claim.subject.measure.as_deref());
    let unwanted = &case.converter.lexicon.linking.unwanted;
    names.any(|name| unwanted.contains(name))
}

/// Does the sentence of a claim name something of which less is better than more?
fn speaks_of_unwanted(case: &Case<'_>, claim: usize) -> bool {
    let passage = case.passage_of(claim);
    passage.is_some_and(|passage| speaks_of(passage, &case.converter.lexicon.linking.unwanted))
}

/// Does the sentence of a percentage name something of which more is better than less: "of trains on time"?
fn speaks_of_wanted(case: &Case<'_>, claim: usize) -> bool {
    let wanted = &case.converter.lexicon.linking.wanted;
    case.passage_of(claim).is_some_and(|passage| {
        let mut sides = passage.sides().filter_map(|(_, side)| side.name.as_deref());
        sides.any(|side| wanted.contains(side)) || speaks_of(passage, wanted)
    })
}

fn speaks_of(passage: &Passage, names: &FxHashSet<Box<str>>) -> bool {
    let told: BTreeSet<&str> = passage.words().map(stem).collect();
    let mut names = names.iter();
    names.any(|name| name.split(' ').all(|word| told.contains(stem(word))))
}
