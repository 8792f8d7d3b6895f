//! What two documents, or one by itself, have to say of the same things: the comparisons, by the
//! numbers of the claims within their documents. It follows from the pages of the two alone, and from
//! which of their keys too many other documents hold.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use super::aligned::{self, Aligned};
use super::companions::Companions;
use super::index::{self, Index};
use super::page::{self, Page};
use super::sight::Sight;
use super::subject::{self, Size};
use super::values::Dimension;
use super::{closeness, coincidence, echo, grounds, kinship, period, restated, slip, values};
use crate::claim::Relation;
use crate::comparison::{Comparison, SubjectRelation, ValueRelation, Verdict};
use crate::value::{Currency, Figure, PeriodRelation, Unit};

/// How sure it is that figures between the same words measure the same, at most.
const ALIGNED: f64 = 0.97;

/// Two sentences of fewer words than this ("Shares fell 3 per cent.") may be alike by chance, unless
/// their documents share this part of their words.
const TELLING: usize = 4;
const KIN: f64 = 0.5;

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
        let slip = is_slip((one, own), (other, theirs), story);
        let acquaints = slip && slip::digits_but_for_two(own.claim, theirs.claim) >= ACQUAINTING;
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
        let held = held.filter(|held| held.subject == SubjectRelation::Same);
        let known = held.is_some();
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
    for echo in echo::echoes(one, other, story) {
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
    found.into_values().collect()
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

/// Is a figure of one document a figure of the other but for a slip of the pen, where neither holds
/// both?
pub(super) fn is_slip(
    one: (&Page<'_>, &Sight<'_>),
    other: (&Page<'_>, &Sight<'_>),
    story: f64,
) -> bool {
    let (own, theirs) = (one.1, other.1);
    let holds = |page: &Page<'_>, sight: &Sight<'_>| {
        page::number(sight).is_some_and(|number| page.gives(&number))
    };
    own.census
        .is_some_and(|census| theirs.census == Some(census))
        && (own.dimension.of_all() == theirs.dimension.of_all()
            && slip::is_slip(own.claim, theirs.claim)
            || is_slip_of_unit(one, other, story))
        && !holds(one.0, theirs)
        && !holds(other.0, own)
}

/// Are they one number in two units that are not nearly of one size, or in two currencies of different names, in
/// documents that tell one story as surely as said? Of all amounts of money many are one number by chance.
fn is_slip_of_unit(
    (page, one): (&Page<'_>, &Sight<'_>),
    (_, other): (&Page<'_>, &Sight<'_>),
    story: f64,
) -> bool {
    const STORY: f64 = 0.5;
    const STORY_OF_MONEY: f64 = 0.9;
    /// A nautical mile is a mile to many.
    const NEARLY: Decimal = Decimal::from_parts(13, 0, 0, false, 1);
    let lexicon = page.converter.lexicon;
    if !slip::is_of_unit(one.claim, other.claim) {
        return false;
    }
    match (&one.dimension, &other.dimension) {
        (Dimension::Money(own, _), Dimension::Money(theirs, _)) => {
            let noun = |currency: &Currency| Some(lexicon.money.name(*currency)?.1);
            // "$3.2bn (£1.7bn)": what is converted has its number from the rate.
            let converted = |sight: &Sight<'_>| {
                let mut links = sight.claim.links.iter();
                links.any(|link| link.relation == Relation::Restatement)
            };
            story >= STORY_OF_MONEY
                && noun(own).is_some()
                && noun(own) != noun(theirs)
                && !converted(one)
                && !converted(other)
        }
        (Dimension::Measure(own, _), Dimension::Measure(theirs, _)) => {
            let size = |sight: &Sight<'_>, unit: &Unit| {
                let figure = sight.claim.mention.figure()?;
                lexicon.units.in_base(figure, unit)?.1.nominal()
            };
            let sizes = size(one, own).zip(size(other, theirs));
            story >= STORY
                && one.kind == other.kind
                && sizes.is_some_and(|(one, other)| !values::is_within_factor(one, other, NEARLY))
        }
        _ => false,
    }
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
        SubjectRelation::Complement => values::relation_to_the_rest,
        SubjectRelation::Different(_) | SubjectRelation::Unknown => return None,
    };
    let comparison = match compare((page, left), (other_page, right), relation) {
        // Between two currencies no rate is known, and the number is the same.
        None if tie.slip => apart((page, left), (other_page, right)),
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
            // "Up to 1.3 billion" does allow for 1.3 million, and nobody means it.
            agreed if agreed.agrees() && slip::is_slip_of_scale(one.claim, other.claim) => {
                ValueRelation::Apart
            }
            relation => relation,
        }
    } else {
        page.converter.together(one, other)?.relation(relation)
    };
    Some(Comparison {
        values,
        period: match page.sight(left).zip(other_page.sight(right)) {
            Some((own, theirs)) => period::of_sights(own, theirs),
            None => period::relation(one.claim, other.claim),
        },
        ..apart((page, left), (other_page, right))
    })
}

/// The comparison of two figures that cannot be one.
fn apart((page, left): (&Page<'_>, usize), (other_page, right): (&Page<'_>, usize)) -> Comparison {
    let sights = page.sight(left).zip(other_page.sight(right));
    Comparison {
        left,
        right,
        subject: SubjectRelation::Same,
        period: sights.and_then(|(own, theirs)| period::of_sights(own, theirs)),
        values: ValueRelation::Apart,
        confidence: 1.0,
        word_for_word: false,
    }
}

/// Claims of two documents that are set apart by where they stand: at different places of sentences
/// that say the same in the same words ("8 miles … another 20 miles" twice), where one of them has its
/// counterpart elsewhere.
struct Apart<'p, 'a> {
    one: &'p Page<'a>,
    other: &'p Page<'a>,
    /// The claims of aligned sentences that have a counterpart there, by the sentences.
    aligned: FxHashMap<(usize, usize), (FxHashSet<usize>, FxHashSet<usize>)>,
}

impl<'p, 'a> Apart<'p, 'a> {
    fn new(one: &'p Page<'a>, other: &'p Page<'a>, alignments: &[Aligned]) -> Self {
        let aligned = alignments.iter().map(|aligned| {
            let claims = aligned.claims.iter().copied().unzip();
            (aligned.passages, claims)
        });
        Self {
            one,
            other,
            aligned: aligned.collect(),
        }
    }

    fn are(&self, left: usize, right: usize) -> bool {
        let one = self.one.passage_of(left);
        let other = self.other.passage_of(right);
        let aligned = one
            .zip(other)
            .and_then(|sentences| self.aligned.get(&sentences));
        aligned.is_some_and(|(own, theirs)| own.contains(&left) || theirs.contains(&right))
    }
}

/// Which claims of either document the other repeats word for word. There they have their
/// counterparts, so that a figure that only happens to be the same number is of another thing.
struct Repeated {
    one: FxHashSet<usize>,
    other: FxHashSet<usize>,
}

impl Repeated {
    fn new(alignments: &[Aligned]) -> Self {
        let pairs = || alignments.iter().flat_map(|aligned| &aligned.claims);
        Self {
            one: pairs().map(|(left, _)| *left).collect(),
            other: pairs().map(|(_, right)| *right).collect(),
        }
    }

    /// Does the document of one of the two repeat the other one at another place?
    fn holds_another(&self, left: usize, right: usize) -> bool {
        self.one.contains(&left) || self.other.contains(&right)
    }
}
