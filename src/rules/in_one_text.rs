//! Whether two figures of one text contradict each other, or are of two things.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use crate::case::Case;
use crate::claim::{Basis, Claim, Facet};
use crate::comparison::Comparison;
use crate::passage::{Passage, Phase, Sign, Term};

/// Can two figures of one document be of one thing? A writer who gives two figures mostly means two things, and
/// calls one thing by one name: each is said in so many words, and not both sentences say something that the other
/// does not ("provided by operating activities", "used in investing activities").
pub(super) fn contradicts_itself(
    case: &Case<'_>,
    comparison: &Comparison,
    left: &Claim,
    right: &Claim,
) -> bool {
    let words = |claim: usize| -> BTreeSet<&str> {
        let passage = case.passage_of(claim);
        passage.into_iter().flat_map(Passage::words).collect()
    };
    let repeats = || {
        let (one, other) = (words(comparison.left), words(comparison.right));
        one.is_subset(&other) || other.is_subset(&one)
    };
    is_spelled_out(left)
        && is_spelled_out(right)
        && repeats()
        && !point_back_apart(case, comparison)
}

/// Can two shares of one document be of one thing, or of two sides of one whole? Each part of a sentence says so in the
/// same words, but for those that name the sides, and no two sources are named.
pub(super) fn contradicts_itself_in_shares(
    case: &Case<'_>,
    comparison: &Comparison,
    left: &Claim,
    right: &Claim,
) -> bool {
    let ends = [comparison.left, comparison.right];
    let [Some(one), Some(other)] = ends.map(|claim| Part::of(case, claim)) else {
        return false;
    };
    let said_here = |claim: &Claim| {
        let facets = &claim.subject.inherited;
        !facets.contains(&Facet::Measure) && !facets.contains(&Facet::Whole)
    };
    one == other
        && one.named
        && said_here(left)
        && said_here(right)
        && !ends.iter().any(|claim| is_set_right(case, *claim))
        && !are_of_two_sources(case, ends)
        && !point_back_apart(case, comparison)
}

/// The part of a sentence that a share stands in: its words but for those that name one of two sides, its signs, and what
/// other figures and times are written in it.
#[derive(PartialEq, Eq)]
struct Part<'a> {
    words: BTreeSet<&'a str>,
    signs: FxHashSet<Sign>,
    figures: BTreeSet<&'a str>,
    /// Does it name whose the share is? "Of its workers" may be those of another.
    named: bool,
}

impl<'a> Part<'a> {
    fn of(case: &Case<'a>, claim: usize) -> Option<Self> {
        let passage = case.passage_of(claim)?;
        let place = passage.place_of(claim)?;
        let is_side = |place: usize| {
            let mut sides = passage.sides();
            sides.any(|(at, side)| at == place && side.of_shares)
        };
        let part = passage.part(place, place);
        let own = || {
            passage
                .terms
                .iter()
                .enumerate()
                .take(part.end)
                .skip(part.start)
        };
        let words = own().filter(|(at, _)| !is_side(*at));
        let vocabulary = case.vocabulary(passage.document)?;
        let is_name = |(_, term): (usize, &Term)| match term {
            Term::Name(_) => true,
            Term::Word(word) => vocabulary.names(word),
            Term::Claim(_) | Term::Cue(_) => false,
        };
        let figures = own().filter_map(|(_, term)| term.claim().filter(|other| *other != claim));
        let layout = [Sign::Opening, Sign::Break, Sign::And];
        let signs = passage.signs().filter(|(at, _)| part.contains(at));
        Some(Self {
            named: own().any(is_name),
            words: words.filter_map(|(_, term)| term.word()).collect(),
            signs: signs
                .map(|(_, sign)| sign)
                .filter(|sign| !layout.contains(sign))
                .collect(),
            figures: figures
                .filter_map(|other| Some(case.text(case.claim(other)?)))
                .collect(),
        })
    }
}

/// Does its sentence say that it was first told otherwise, or is not so?
fn is_set_right(case: &Case<'_>, claim: usize) -> bool {
    let mut signs = case.passage_of(claim).into_iter().flat_map(Passage::signs);
    signs.any(|(_, sign)| matches!(sign, Sign::Moved | Sign::Denied | Sign::Turn))
}

/// Does each of two sentences say who says so, and not the same? Then the text has told its reader whose each figure is.
pub(super) fn are_of_two_sources(case: &Case<'_>, claims: [usize; 2]) -> bool {
    let [one, other] = claims.map(|claim| {
        let source = case.claim(claim)?.attribution.as_ref()?;
        Some(&source.source)
    });
    let told = |claim: usize| {
        let mut events = case.passage_of(claim).into_iter().flat_map(Passage::events);
        events.any(|(_, event)| event.phase == Phase::Told)
    };
    let sourced = (one.is_some() || told(claims[0])) && (other.is_some() || told(claims[1]));
    sourced && (one.is_none() || one != other)
}

/// "The contract rose to 57 on Tuesday" and "The contract rose to 62 on Tuesday", neither of which names it, with names
/// between the two: each is the one that was told of last.
fn point_back_apart(case: &Case<'_>, comparison: &Comparison) -> bool {
    let numbers = [comparison.left, comparison.right].map(|claim| case.sentence_of(claim));
    let [Some(one), Some(other)] = numbers else {
        return false;
    };
    let named = |passage: &Passage| {
        let mut terms = passage.terms.iter();
        terms.any(|term| matches!(term, Term::Name(_)))
    };
    let unnamed = |number: usize| {
        let held = case.passages.get(number);
        held.is_some_and(|held| held.continues && !named(held))
    };
    let between = case.passages.get(one.min(other) + 1..one.max(other));
    let parted = between.is_some_and(|between| between.iter().any(named));
    parted && unnamed(one) && unnamed(other)
}

/// Does the text say in so many words what is measured, and when?
fn is_spelled_out(claim: &Claim) -> bool {
    let stated = claim
        .period
        .is_some_and(|period| period.basis == Basis::Stated);
    let inherited = &claim.subject.inherited;
    stated && claim.subject.measure.is_some() && !inherited.contains(&Facet::Measure)
}
