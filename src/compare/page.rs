//! One document as comparing sees it. What two documents have to say to each other follows from
//! their pages alone.

use std::sync::OnceLock;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::convert::{Converter, Dated};
use super::keys::{Entries, Entry, Print};
use super::near::{AROUND, Near};
use super::opposed;
use super::sentence::{self, Sentence};
use super::sight::{Amount, Scope, Sight};
use super::slip;
use super::telling::Telling;
use super::values::{self, Dimension};
use super::words::Words;
use crate::claim::{Claim, Relation};
use crate::passage::{Passage, Sign, Term};
use crate::value::Period;

/// A document's claims and sentences, with what comparing asks of them again and again. Claims and
/// sentences go by their numbers within the document.
pub(crate) struct Page<'a> {
    pub(crate) claims: &'a [Claim],
    pub(super) passages: &'a [Passage],
    published: Option<NaiveDate>,
    /// By what its figures and those of other pages are brought to one unit.
    pub(super) converter: Converter<'a>,
    /// The figures of the document's own story, with the numbers of their claims.
    pub(super) sights: Vec<(usize, Sight<'a>)>,
    /// The numbers of the figures, in their dimensions; each once, in order.
    pub(super) numbers: Box<[(Dimension, Decimal)]>,
    /// The numbers of the sentences that may be aligned, in order; each is made ready when first asked for.
    sentences: Vec<(usize, OnceLock<Sentence>)>,
    /// Where each claim stands: the number of its sentence, and its place among the terms of that.
    places: Vec<Option<(u32, u32)>>,
    /// The figures that restate each figure.
    pub(super) partners: FxHashMap<usize, Vec<usize>>,
    /// What its story is told in, found when first asked for: most documents meet no other.
    story: OnceLock<Box<Story>>,
    /// What its claims and sentences are found by, in order.
    pub(super) entries: Box<[Entry]>,
}

/// The words and the names that a document's own story is told in.
struct Story {
    words: Words,
    names: Words,
    /// Those of the names that are of countries.
    countries: Words,
    telling: Telling,
}

impl Story {
    fn new(passages: &[Passage], converter: Converter<'_>) -> Self {
        let countries = &converter.lexicon.linking.countries;
        let story = || passages.iter().filter(|passage| passage.in_story);
        // The time of day and the number of a house say nothing of what a text is about.
        let telling = |word: &&str| word.contains(char::is_alphabetic);
        let is_name = |term: &&Term| matches!(term, Term::Name(_));
        let names = || {
            let terms = story().flat_map(|passage| passage.terms.iter().filter(is_name));
            terms.filter_map(Term::word)
        };
        Self {
            words: story().flat_map(Passage::words).filter(telling).collect(),
            names: names().collect(),
            countries: names().filter(|name| countries.contains(*name)).collect(),
            telling: Telling::of(passages),
        }
    }
}

impl<'a> Page<'a> {
    /// The page of a document that was published, as far as is known, on that day.
    pub(crate) fn new(
        claims: &'a [Claim],
        passages: &'a [Passage],
        published: Option<NaiveDate>,
        converter: Converter<'a>,
    ) -> Self {
        let places = places(claims, passages);
        let sights = sights(claims, passages, &places, published, converter);
        let mut entries = Entries::default();
        let mut sentences = Vec::new();
        for (number, keys) in sentence::sentences(passages, claims) {
            entries.add_sentence(number, &keys);
            sentences.push((number, OnceLock::new()));
        }
        sentences.shrink_to_fit();
        for (claim, sight) in &sights {
            entries.add_figure(*claim, sight);
        }
        let mut numbers: Vec<_> = (sights.iter())
            .filter_map(|(_, sight)| number(sight))
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        Self {
            claims,
            passages,
            published,
            converter,
            numbers: numbers.into_boxed_slice(),
            sights,
            sentences,
            places,
            partners: partners(claims),
            story: OnceLock::new(),
            entries: entries.in_order(),
        }
    }

    /// A sentence, if it may be aligned.
    pub(super) fn sentence(&self, number: usize) -> Option<&Sentence> {
        let sentences = &self.sentences;
        let at = sentences.binary_search_by_key(&number, |(held, _)| *held);
        let (passage, held) = (self.passages.get(number)?, &sentences.get(at.ok()?)?.1);
        Some(held.get_or_init(|| Sentence::new(&sentence::keys(passage, self.claims))))
    }

    /// The keys that it is found by, each once.
    pub(super) fn prints(&self) -> impl Iterator<Item = Print> + use<'_, 'a> {
        let runs = (self.entries).chunk_by(|one, other| one.print == other.print);
        runs.filter_map(|run| Some(run.first()?.print))
    }

    fn story(&self) -> &Story {
        self.story
            .get_or_init(|| Box::new(Story::new(self.passages, self.converter)))
    }

    /// The words of the story.
    pub(super) fn words(&self) -> &Words {
        &self.story().words
    }

    /// The words of the story by how telling they are.
    pub(super) fn telling(&self) -> &Telling {
        &self.story().telling
    }

    /// The names in the story.
    pub(super) fn names(&self) -> &Words {
        &self.story().names
    }

    /// Does one of its figures give this number?
    pub(super) fn gives(&self, number: &(Dimension, Decimal)) -> bool {
        self.numbers.binary_search(number).is_ok()
    }

    /// The names of countries in the story.
    pub(super) fn countries(&self) -> &Words {
        &self.story().countries
    }

    /// The number of the sentence that a claim stands in.
    pub(super) fn passage_of(&self, claim: usize) -> Option<usize> {
        Some((*self.places.get(claim)?)?.0 as usize)
    }

    /// The sight of a claim, if it is a figure of the document's own story.
    pub(super) fn sight(&self, claim: usize) -> Option<&Sight<'a>> {
        let at = self.sights.binary_search_by_key(&claim, |(held, _)| *held);
        Some(&self.sights.get(at.ok()?)?.1)
    }

    /// A claim, with when it was published.
    pub(super) fn dated(&self, claim: usize) -> Option<Dated<'a>> {
        Some(Dated {
            claim: self.claims.get(claim)?,
            published: self.published,
        })
    }

    /// Do two claims stand in one sentence?
    pub(super) fn in_one_sentence(&self, one: usize, other: usize) -> bool {
        let sentences = self.passage_of(one).zip(self.passage_of(other));
        sentences.is_some_and(|(one, other)| one == other)
    }
}

/// Where each claim stands: the number of its sentence, and its place among the terms of that.
fn places(claims: &[Claim], passages: &[Passage]) -> Vec<Option<(u32, u32)>> {
    let mut places = vec![None; claims.len()];
    for (number, passage) in (0..).zip(passages) {
        for (at, term) in (0..).zip(&passage.terms) {
            if let Some(place) = term.claim().and_then(|claim| places.get_mut(claim)) {
                *place = Some((number, at));
            }
        }
    }
    places
}

/// A figure's number, in its dimension.
pub(super) fn number(sight: &Sight<'_>) -> Option<(Dimension, Decimal)> {
    let value = sight.claim.mention.figure()?.nominal()?;
    Some((sight.dimension.of_all(), value.normalize()))
}

/// The claims of figures in the document's own story, with their numbers.
fn sights<'a>(
    claims: &'a [Claim],
    passages: &'a [Passage],
    places: &[Option<(u32, u32)>],
    published: Option<NaiveDate>,
    converter: Converter<'a>,
) -> Vec<(usize, Sight<'a>)> {
    let scopes = scopes(claims, passages);
    let times = times(claims, passages);
    let seen = claims.iter().enumerate().zip(places).zip(scopes);
    let mut sights: Vec<_> = seen
        .filter(|(((_, claim), _), _)| claim.in_story)
        .filter_map(|(((index, claim), place), scope)| {
            let quantity = values::quantity(&claim.mention)?;
            let place = place.and_then(|(passage, at)| {
                let passage = passages.get(passage as usize)?;
                Some((passage, at as usize))
            });
            let sight = Sight {
                claim,
                kind: converter.kind(&quantity.dimension),
                dimension: quantity.dimension,
                figure: Amount::of(claim, quantity.figure),
                akin: &converter.lexicon.linking.akin,
                ahead: is_ahead(claim, published),
                planned: is_planned(claim, converter),
                census: slip::census(claim),
                beside: times.get(index).copied().flatten(),
                scope,
                sides: opposed::sides(claims, index, place),
                listed: false,
                sole: false,
                alike: 1,
                near: Near::new(place, &claim.subject.context),
            };
            Some((index, sight))
        })
        .collect();
    sights.shrink_to_fit();
    count(&mut sights, places, converter);
    sights
}

/// Tells of each figure whether its sentence and its document have others of its kind; counts are of the kind of
/// what they count.
fn count(
    sights: &mut [(usize, Sight<'_>)],
    places: &[Option<(u32, u32)>],
    converter: Converter<'_>,
) {
    let kind = |sight: &Sight<'_>| {
        let dimension = sight.dimension.of_all();
        let counted = matches!(dimension, Dimension::Count(_));
        let thing = sight.claim.subject.measure.clone();
        (dimension, thing.filter(|_| counted))
    };
    // "After four weekends" tells when it was.
    let is_time = |sight: &Sight<'_>| {
        let lexicon = converter.lexicon;
        let thing = sight.claim.subject.measure.as_deref();
        thing.is_some_and(|thing| lexicon.linking.is_time(thing, &lexicon.vocabulary))
    };
    let sentence = |claim: usize| Some((*places.get(claim)?)?.0);
    let mut figures: Vec<_> = sights
        .iter()
        .enumerate()
        .map(|(at, (claim, sight))| (kind(sight), sentence(*claim), at))
        .collect();
    figures.sort_unstable();
    for alike in figures.chunk_by(|one, other| one.0 == other.0) {
        for beside in alike.chunk_by(|one, other| one.1 == other.1) {
            for (_, _, at) in beside {
                if let Some((_, sight)) = sights.get_mut(*at) {
                    sight.listed = beside.len() > 1;
                    sight.alike = u32::try_from(alike.len()).unwrap_or(u32::MAX);
                    sight.sole = alike.len() == 1 && !is_time(sight);
                }
            }
        }
    }
}

/// Does what a claim measures go by one figure before it is done and afterwards?
fn is_planned(claim: &Claim, converter: Converter<'_>) -> bool {
    let planned = &converter.lexicon.linking.planned;
    let measure = claim.subject.measure.as_deref();
    measure.is_some_and(|name| planned.contains(name))
}

/// Does a claim speak of a time that begins after its document was published?
fn is_ahead(claim: &Claim, published: Option<NaiveDate>) -> bool {
    let start = claim.period.and_then(|period| period.days.start());
    published
        .zip(start)
        .is_some_and(|(published, start)| start > published)
}

/// The only time that the sentence of each claim names.
fn times(claims: &[Claim], passages: &[Passage]) -> Vec<Option<Period>> {
    let mut times = vec![None; claims.len()];
    for passage in passages {
        let period = |claim: usize| claims.get(claim)?.mention.period();
        let mut named = passage.claims().filter_map(period);
        let Some(first) = named.next() else { continue };
        if named.any(|other| other != first) {
            continue;
        }
        for claim in passage.claims() {
            if let Some(time) = times.get_mut(claim) {
                *time = Some(first);
            }
        }
    }
    times
}

/// What the text says of the extent of each figure: a sign says it of the figure nearest to it.
fn scopes(claims: &[Claim], passages: &[Passage]) -> Vec<Scope> {
    let mut scopes = vec![Scope::default(); claims.len()];
    let is_figure = |claim: usize| {
        let claim = claims.get(claim);
        claim.is_some_and(|claim| values::quantity(&claim.mention).is_some())
    };
    for passage in passages {
        let telling = |sign| matches!(sign, Sign::Part | Sign::Another);
        for (at, sign) in passage.signs().filter(|(_, sign)| telling(*sign)) {
            let terms = passage.terms.iter().enumerate();
            let figures = terms.filter_map(|(place, term)| Some((place, term.claim()?)));
            let nearest = figures
                .filter(|(_, claim)| is_figure(*claim))
                .min_by_key(|(place, _)| (place.abs_diff(at), *place));
            let Some((place, claim)) = nearest.filter(|(place, _)| place.abs_diff(at) <= AROUND)
            else {
                continue;
            };
            let Some(scope) = scopes.get_mut(claim) else {
                continue;
            };
            // "In 2023 alone" is a part of the time, which has a facet of its own; "another 60 people"
            // are more of the same.
            let before = at
                .checked_sub(1)
                .and_then(|before| passage.terms.get(before));
            let of_time = before
                .and_then(Term::claim)
                .is_some_and(|claim| !is_figure(claim));
            scope.part |= sign == Sign::Part && !of_time;
            scope.another |= sign == Sign::Another && place != at;
        }
    }
    scopes
}

/// The figures of a document that restate each figure, in either direction.
fn partners(claims: &[Claim]) -> FxHashMap<usize, Vec<usize>> {
    let mut partners: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (index, claim) in claims.iter().enumerate() {
        for link in &claim.links {
            if link.relation == Relation::Restatement && link.to < claims.len() {
                partners.entry(index).or_default().push(link.to);
                partners.entry(link.to).or_default().push(index);
            }
        }
    }
    partners
}
