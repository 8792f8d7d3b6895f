//! What two documents, or one by itself, have to say of the same things: the comparisons, by the
//! numbers of the claims within their documents. It follows from the pages of the two alone, and from
//! which of their keys too many other documents hold.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::aligned::{self, Aligned};
use super::companions::Companions;
use super::counterparts::{Apart, Repeated};
use super::index::{self, Index};
use super::page::Page;
use super::sight::Sight;
use super::subject::{self, Size};
use super::{
    closeness, coincidence, echo, grounds, kinship, opposed, period, restated, slip, slipped,
    values,
};
use crate::claim::{Facet, Role};
use crate::comparison::{Comparison, SubjectRelation, ValueRelation, Verdict};
use crate::value::{Figure, PeriodRelation};

/// How sure it is that figures between the same words measure the same, at most.
const ALIGNED: f64 = 0.97;

/// Two sentences of fewer words than this ("Shares fell 3 per cent.") may be alike by chance, unless
/// their documents share this part of their words.
const TELLING: usize = 4;
const KIN: f64 = 0.5;

/// From this degree on documents that name nothing in common may tell one story, if their figures are not retold.
const STORY: f64 = 0.5;

/// Figures of so many digits, the same but for two that are exchanged, are as telling as a name in common.
const ACQUAINTING: usize = 4;

/// The pairs of claims of two documents that may be set against each other, ordered by `left`, a claim
/// of the first, then `right`, one of the other.
pub(crate) fn between(index: &Index, one: &Page<'_>, other: &Page<'_>) -> Vec<Comparison> {
    let met = index::met(index, one, other);
    let strangers = kinship::strangers(one, other);
    let by_words = !(strangers || met.near.is_empty()) || !met.digits.is_empty();
    if met.sentences.is_empty() && met.values.is_empty() && !by_words {
        return Vec::new();
    }
    let kin = kinship::shared(one, other);
    let story = kinship::one_story(one, other, kin);
    let mut alignments = aligned::aligned(one, other, &met.sentences);
    alignments.retain(|aligned| !strangers && (aligned.words >= TELLING || kin >= KIN));
    for Aligned { claims, same, .. } in &mut alignments {
        claims.retain(|(left, right)| !is_told_apart((one, *left), (other, *right), *same));
    }
    let apart = Apart::new(one, other, &alignments);
    let repeated = Repeated::new(&alignments);
    let mut found: BTreeMap<(usize, usize), Comparison> = BTreeMap::new();
    let keep = |found: &mut BTreeMap<_, _>, comparison: Comparison| {
        found.insert((comparison.left, comparison.right), comparison);
    };
    let companions = Companions::new(one, other, &met.values, story);
    let beside = companions.pairs();
    let by_words = met.near.iter().filter(|_| !strangers).chain(&met.digits);
    for (left, right) in by_words.chain(&beside) {
        let ends = one.sight(*left).zip(other.sight(*right));
        let Some((own, theirs)) = ends.filter(|_| !apart.are(*left, *right)) else {
            continue;
        };
        let slip = slipped::is_slip((one, own), (other, theirs), story);
        let acquaints = slip
            && story >= STORY
            && slip::digits_but_for_two(own.claim, theirs.claim) >= ACQUAINTING;
        if strangers && !acquaints {
            continue;
        }
        let tie = Tie {
            story,
            slip,
            own: false,
            beside: companions.are(*left, *right),
        };
        if let Some(comparison) = by_subject((one, *left, own), (other, *right, theirs), tie) {
            keep(&mut found, comparison);
        }
    }
    let converted = echo::converted(one, other, story);
    for (left, right) in met.values.into_iter().chain(converted) {
        let ends = one.sight(left).zip(other.sight(right));
        let held = found.get_mut(&(left, right));
        let known = held.as_ref().is_some_and(|held| {
            use SubjectRelation::{Complement, Same};
            matches!(held.subject, Same | Complement)
        });
        let held = held.filter(|held| held.subject == SubjectRelation::Same);
        // What the texts give for two times is no one figure, however like.
        let held = held.filter(|held| held.period != Some(PeriodRelation::Apart));
        if let Some((held, (own, theirs))) = held.zip(ends)
            && let Some(sure) = coincidence::surety(own, theirs, held.values, story)
        {
            held.confidence = held.confidence.max(sure);
        }
        let set_apart = apart.are(left, right) || repeated.holds_another(left, right);
        let Some((own, theirs)) = ends.filter(|_| !known && !set_apart) else {
            continue;
        };
        // "About 43 per cent of the cement" of two countries.
        let told = |sight: &Sight<'_>| coincidence::is_distinctive(sight.claim);
        let telling = told(own) && told(theirs) || coincidence::are_retold(own, theirs);
        if strangers && story < STORY && !telling {
            continue;
        }
        if coincidence::are_of_others(own, theirs) {
            continue;
        }
        let comparison = compare((one, left), (other, right), values::relation);
        let comparison = comparison.and_then(|comparison| {
            let confidence = coincidence::surety(own, theirs, comparison.values, story)?;
            Some(Comparison {
                confidence,
                ..comparison
            })
        });
        if let Some(comparison) = comparison {
            keep(&mut found, comparison);
        }
    }
    for (left, right, confidence) in restated::pairs(one, other, &found, met.numbers, story) {
        if apart.are(left, right) {
            continue;
        }
        if let Some(comparison) = compare((one, left), (other, right), values::relation) {
            let comparison = Comparison {
                confidence,
                // Their time is that of the amounts that they restate.
                period: Some(PeriodRelation::Equal),
                ..comparison
            };
            keep(&mut found, comparison);
        }
    }
    for alignment in &alignments {
        // "Excluding refurbished ones," before the same words makes them others.
        let of_one_scope = |(left, right): &&(usize, usize)| {
            let scope = |page: &Page<'_>, claim| page.sight(claim).map(|sight| sight.scope);
            scope(one, *left) == scope(other, *right)
        };
        for (left, right) in alignment.claims.iter().filter(of_one_scope) {
            let to_the_letter = values::relation_to_the_letter;
            if let Some(comparison) = compare((one, *left), (other, *right), to_the_letter) {
                let comparison = Comparison {
                    confidence: ALIGNED * alignment.alike,
                    word_for_word: true,
                    ..comparison
                };
                keep(&mut found, comparison);
            }
        }
    }
    let of_others = |left, right| {
        let sights = one.sight(left).zip(other.sight(right));
        sights.is_some_and(|(own, theirs)| coincidence::are_of_others(own, theirs))
    };
    let echoes = echo::echoes(one, other, story).into_iter();
    for echo in echoes.filter(|echo| !of_others(echo.left, echo.right)) {
        found.entry((echo.left, echo.right)).or_insert(Comparison {
            left: echo.left,
            right: echo.right,
            subject: SubjectRelation::Unknown,
            period: None,
            values: echo.values,
            confidence: echo.confidence,
            word_for_word: false,
        });
    }
    // Equal shares of two sides do not agree.
    let of_two = |left, right| {
        let sights = one.sight(left).zip(other.sight(right));
        sights.is_some_and(|(own, theirs)| opposed::are_of_two_sides(own, theirs))
    };
    let told = |held: &Comparison| {
        held.subject == SubjectRelation::Complement || !of_two(held.left, held.right)
    };
    found.into_values().filter(told).collect()
}

/// Do two figures between the same words tell of two things: "denied that", "rose by" and "rose to", or by a word that
/// only one of them has, "oil exports" and "exports"?
fn is_told_apart(
    (page, left): (&Page<'_>, usize),
    (other_page, right): (&Page<'_>, usize),
    same: bool,
) -> bool {
    let sights = page.sight(left).zip(other_page.sight(right));
    sights.is_some_and(|(own, theirs)| {
        // "€413m ($448m)" and "$413m": what the one is in the unit of the other stands beside it.
        if restated::is_given_in(page, left, theirs)
            || restated::is_given_in(other_page, right, own)
        {
            return true;
        }
        if slip::is_of_unit(own.claim, theirs.claim) {
            return false;
        }
        // What a share is of goes by many names: "62 per cent of them", "in the poll 55 per cent".
        let share = own.claim.role == Role::Share && theirs.claim.role == Role::Share;
        match subject::verdict(own, theirs, Size::default(), false).relation {
            SubjectRelation::Same | SubjectRelation::Unknown => false,
            SubjectRelation::Different(
                Facet::Modality | Facet::Role | Facet::Statistic | Facet::Unit | Facet::Whole,
            ) => true,
            SubjectRelation::PartOf | SubjectRelation::WholeOf => !share,
            _ => !(same || share),
        }
    })
}

/// The pairs of claims of one document that may be set against each other, ordered by `left`, then
/// `right`. Two in one sentence may not: nobody writes to contradict himself.
pub(crate) fn within(page: &Page<'_>) -> Vec<Comparison> {
    index::met_within(page)
        .filter(|(left, right)| !page.in_one_sentence(*left, *right))
        .filter_map(|(left, right)| {
            let (one, other) = (page.sight(left)?, page.sight(right)?);
            by_subject((page, left, one), (page, right, other), Tie::OWN)
        })
        .collect()
}

/// What ties two figures together besides their words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tie {
    /// How surely their documents tell one story; 1 of figures of one document.
    pub(super) story: f64,
    /// Is the one the other but for a slip of the pen?
    pub(super) slip: bool,
    /// Do they stand in one document?
    pub(super) own: bool,
    /// Do their sentences share another figure, that tells?
    pub(super) beside: bool,
}

impl Tie {
    /// Of figures of one document.
    pub(super) const OWN: Self = Self {
        story: 1.0,
        slip: false,
        own: true,
        beside: false,
    };
}

/// The comparison of two figures if they measure one thing, or a part and its whole, by what their
/// texts say of them and what else ties them.
pub(super) fn by_subject(
    (page, left, one): (&Page<'_>, usize, &Sight<'_>),
    (other_page, right, other): (&Page<'_>, usize, &Sight<'_>),
    tie: Tie,
) -> Option<Comparison> {
    let verdict = verdict(one, other, tie, false);
    let relation = match verdict.relation {
        SubjectRelation::Same | SubjectRelation::PartOf | SubjectRelation::WholeOf => {
            values::relation
        }
        SubjectRelation::Complement if opposed::are_of_two_sides(one, other) => {
            values::relation_beside
        }
        SubjectRelation::Complement => values::relation_to_the_rest,
        SubjectRelation::Different(_) | SubjectRelation::Unknown => return None,
    };
    let ends = ((page, left), (other_page, right));
    let comparison = match compare(ends.0, ends.1, relation) {
        // Between two currencies no rate is known, and the number is the same.
        None if tie.slip => comparison(ends.0, ends.1, ValueRelation::Apart),
        comparison => comparison?,
    };
    let differ = verdict.relation == SubjectRelation::Same && !comparison.values.agrees();
    if differ && !tie.own {
        let (left, right) = ((page, one), (other_page, other));
        let (period, sure) = (comparison.period, verdict.confidence);
        let grounded = match tie.slip {
            true => grounds::hold_of_slip(left, right, tie.story),
            false => tie.beside || grounds::hold(left, right, period, tie.story, sure),
        };
        if !grounded {
            return None;
        }
    }
    Some(Comparison {
        subject: verdict.relation,
        confidence: verdict.confidence,
        ..comparison
    })
}

/// How the subjects of two claims lie to each other, what else ties them considered; with the reasons
/// only where they are told.
pub(super) fn verdict(one: &Sight<'_>, other: &Sight<'_>, tie: Tie, told: bool) -> Verdict {
    /// How much it says of two figures that their documents tell one story, and from which degree on
    /// it speaks for them.
    const STORY: f64 = 2.5;
    const STORY_AT_LEAST: f64 = 0.5;
    const STORY_TOLD: &str = "how surely the documents tell one story";
    /// Counts of two things are seldom meant to be one.
    const OTHER_COUNT: f64 = -2.0;
    /// Of the percentages of two texts some pair differs by a slip by chance, and is then mostly far apart.
    const NOTHING_NEAR: f64 = -3.0;
    const FAR_APART: Decimal = Decimal::from_parts(15, 0, 0, false, 1);
    let story = STORY * (tie.story - STORY_AT_LEAST);
    // Who gives two figures near each other in one text means two things, and figures of two times are
    // not meant for one.
    let two_times = period::of_sights(one, other) == Some(PeriodRelation::Apart);
    let closeness = match tie.own || two_times {
        true => 0.0,
        false => closeness::weight(one, other),
    };
    if tie.slip {
        let mut weight = story
            + match slip::is_of_unit(one.claim, other.claim) {
                true => slip::weight_of_unit(one.claim, other.claim),
                false => slip::weight(one.claim, other.claim),
            };
        if one.counts_other_than(other) {
            weight += OTHER_COUNT;
        }
        if one.dimension == values::Dimension::Percent
            && !values::within_factor(one.claim, other.claim, FAR_APART)
            && !one.shares_words_with(other)
        {
            weight += NOTHING_NEAR;
        }
        let one_story = tie.story >= STORY_AT_LEAST;
        return subject::verdict_of_slip(one, other, (weight, one_story), told);
    }
    let sole = !tie.own && !two_times && tie.story >= STORY_AT_LEAST && one.sole && other.sole;
    let size = Size {
        closeness,
        sole,
        beside: tie.beside,
    };
    let verdict = subject::verdict(one, other, size, told);
    match verdict.relation {
        // What is left of a whole is called by many names, where it is the same whole.
        SubjectRelation::Complement => subject::weighed(verdict, story, told, STORY_TOLD),
        SubjectRelation::Same if (0.0..STORY_AT_LEAST).contains(&tie.story) => {
            subject::weighed(verdict, story, told, STORY_TOLD)
        }
        _ => verdict,
    }
}

/// The comparison of two figures, as one quantity, if they can be brought to one unit.
fn compare(
    (page, left): (&Page<'_>, usize),
    (other_page, right): (&Page<'_>, usize),
    relation: impl Fn(&Figure, &Figure) -> ValueRelation,
) -> Option<Comparison> {
    let (one, other) = (page.dated(left)?, other_page.dated(right)?);
    let (a, b) = (
        values::quantity(&one.claim.mention)?,
        values::quantity(&other.claim.mention)?,
    );
    let values = if a.dimension.of_all() == b.dimension.of_all() {
        match relation(&a.figure, &b.figure) {
            // What rose and what fell are apart by both.
            _ if opposed::are_two_ways(one.claim, other.claim) => ValueRelation::Apart,
            // "Up to 1.3 billion" does allow for 1.3 million, and nobody means it.
            agreed if agreed.agrees() && slip::is_slip_of_scale(one.claim, other.claim) => {
                ValueRelation::Apart
            }
            relation => relation,
        }
    } else {
        page.converter.together(one, other)?.relation(relation)
    };
    Some(comparison((page, left), (other_page, right), values))
}

/// The comparison of two figures as one quantity, of which the values lie so to each other.
fn comparison(
    (page, left): (&Page<'_>, usize),
    (other_page, right): (&Page<'_>, usize),
    values: ValueRelation,
) -> Comparison {
    let sights = page.sight(left).zip(other_page.sight(right));
    let claims = page.claims.get(left).zip(other_page.claims.get(right));
    let of_claims = || claims.and_then(|(one, other)| period::relation(one, other));
    Comparison {
        left,
        right,
        subject: SubjectRelation::Same,
        period: sights.map_or_else(of_claims, |(own, theirs)| period::of_sights(own, theirs)),
        values,
        confidence: 1.0,
        word_for_word: false,
    }
}
