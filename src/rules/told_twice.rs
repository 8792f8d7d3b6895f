//! One event that one text tells twice, and dates differently: "the bridge at Kolno was opened on 12 March 2009, the mayor
//! said", and further down "the bridge at Kolno was opened on 14 March 2009 by the king".
//!
//! A text tells of many things, and its own words for two of them are often nearly the same: so nothing counts but the
//! part of the sentence that tells of the event, which must name one thing in the same words.

use std::ops::Range;

use super::event::Event;
use super::few::Few;
use super::in_one_text::are_of_two_sources;
use super::one_event::gap;
use super::one_subject::is_telling;
use crate::case::Case;
use crate::passage::{self, Passage, Phase, Sign, Term};
use crate::value::Grain;

/// What happens once may be told again of another thing of the name when so many days have gone by.
const YEAR: i64 = 366;
/// Two dates of what happens to a thing once are not so many years apart by a slip.
const YEARS: i64 = 25;
/// Besides the word for what happened, so many words and names say to what.
const SHARED: usize = 2;

/// Does one text tell of one event in two sentences, in the same words but for what can tell no other event, and date it
/// by two days?
pub(super) fn is_told_twice(case: &Case<'_>, left: &Event<'_>, right: &Event<'_>) -> bool {
    let Some(what) = left
        .what
        .zip(right.what)
        .filter(|(one, other)| one.name == other.name)
        .map(|(what, _)| what)
    else {
        return false;
    };
    let one_text = left.document == right.document && left.passage != right.passage;
    let plain = [left, right].iter().all(|event| is_plain(case, event));
    one_text
        && plain
        && may_differ(what, left, right)
        && !are_of_two_sources(case, [left.claim, right.claim])
        && !(what.phase == Phase::Often && is_lost_between(case, left, right))
        && tell_of_the_same(case, what, left, right)
}

/// Do the parts of two sentences that tell of an event name whom or what it happened to in the same words, but for what
/// can tell no other event?
pub(super) fn tell_of_the_same(
    case: &Case<'_>,
    what: &passage::Event,
    left: &Event<'_>,
    right: &Event<'_>,
) -> bool {
    Part::of(case, left)
        .zip(Part::of(case, right))
        .is_some_and(|(one, other)| one.tells_of_the_same(&other, what))
}

/// Is it told as a fact, by a day, month or year that is written out, in a sentence that sets it against nothing?
fn is_plain(case: &Case<'_>, event: &Event<'_>) -> bool {
    let turns = [Sign::Condition, Sign::Turn];
    let fact = case
        .claim(event.claim)
        .is_some_and(|claim| claim.modality.is_fact() && claim.in_story);
    let turned = turns.iter().any(|sign| event.signs.contains(sign));
    fact && !turned && !event.planned && !event.another && !event.names_no_day
}

/// Can two such dates be one and a mistake for it?
fn may_differ(what: &passage::Event, left: &Event<'_>, right: &Event<'_>) -> bool {
    let Some(gap) = gap(&left.days, &right.days) else {
        return false;
    };
    let grains = [left, right].map(|event| event.days.grain());
    let daily = grains.iter().all(|grain| *grain == Grain::Day);
    let once = what.life || what.origin && (!what.vague || !daily);
    match what.phase {
        Phase::Told => false,
        _ if once => gap <= YEARS * YEAR,
        Phase::Often => false,
        Phase::Begin | Phase::End => daily && gap <= YEAR / 12,
        Phase::Once => daily && gap <= YEAR,
    }
}

/// Does the text tell between the two that something ended or was destroyed? What burned down may be built again.
fn is_lost_between(case: &Case<'_>, left: &Event<'_>, right: &Event<'_>) -> bool {
    let (low, high) = (
        left.passage.min(right.passage),
        left.passage.max(right.passage),
    );
    let between = case.passages.get(low..=high).unwrap_or_default();
    let mut events = between.iter().flat_map(Passage::events);
    events.any(|(_, event)| event.calamity || event.phase == Phase::End)
}

/// The part of a sentence that tells of an event, by its words and names but for those that say what happened.
struct Part<'a> {
    before: Few<'a>,
    behind: Few<'a>,
    /// Those before that only say of a name what it is: the "carmaker" of "the carmaker Halden".
    apposed: Few<'a>,
    /// Those behind that say where it happened.
    places: Few<'a>,
    names: Few<'a>,
}

impl<'a> Part<'a> {
    fn of(case: &Case<'a>, event: &Event<'a>) -> Option<Self> {
        let passage = case.passages.get(event.passage)?;
        let vocabulary = case.vocabulary(event.document)?;
        let told = event.told_at?;
        let part_of = bounds(passage, told, passage.place_of(event.claim)?);
        let mut part = Self {
            before: Few::default(),
            behind: Few::default(),
            apposed: Few::default(),
            places: Few::default(),
            names: Few::default(),
        };
        let is_name = |term: &Term| match term {
            Term::Name(_) => true,
            Term::Word(word) => vocabulary.names(word),
            Term::Claim(_) | Term::Cue(_) => false,
        };
        let is_told = |place: usize| {
            let mut events = passage.events();
            let what = event.what.map(|what| &what.name);
            events.any(|(at, event)| at == place && Some(&event.name) == what)
        };
        // Who did it tells no other event.
        let done_by = |place: usize| passage.is_signed(place, Sign::By) && place > told;
        let own = passage
            .terms
            .iter()
            .enumerate()
            .take(part_of.end)
            .skip(part_of.start);
        for (place, term) in own.take_while(|(place, _)| !done_by(*place)) {
            let (Some(word), false) = (term.word(), is_told(place)) else {
                continue;
            };
            if is_name(term) {
                part.names.insert(word);
            }
            if place > told {
                part.behind.insert(word);
                if passage.is_signed(place, Sign::Place) {
                    part.places.insert(word);
                }
                continue;
            }
            part.before.insert(word);
            if !is_name(term) && passage.terms.get(place + 1).is_some_and(is_name) {
                part.apposed.insert(word);
            }
        }
        Some(part)
    }

    fn tells_of_the_same(&self, other: &Self, what: &passage::Event) -> bool {
        let shares = |own: &Few<'_>, theirs: &Few<'_>| {
            // What opens a sentence may be a name in the one text and told to be one by the other.
            let named = |word: &&&str| self.names.contains(word) || other.names.contains(word);
            let shared = own.intersection(theirs).count();
            let once = what.life || what.origin && !what.vague;
            let mut names = own.intersection(theirs).filter(named);
            names.any(|name| is_telling(name)) && (shared >= SHARED || once)
        };
        // "Carvia and Velm signed the treaty", "the treaty was signed".
        let turned = |own: &Self, theirs: &Self| {
            theirs.behind.is_empty()
                && own.behind == theirs.before
                && shares(&own.behind, &theirs.before)
        };
        shares(&self.before, &other.before)
            && (self.adds_nothing_to(other, what) || other.adds_nothing_to(self, what))
            || turned(self, other)
            || turned(other, self)
    }

    /// Has the other all the words of this one, and besides them none but such as tell no other event?
    fn adds_nothing_to(&self, other: &Self, what: &passage::Event) -> bool {
        let mut only = other.behind.difference(&self.behind);
        // Nobody dies twice, whatever is said of how and where.
        let behind = what.life
            || self.behind.is_subset(&other.behind) && only.all(|word| other.places.contains(word));
        let mut only = other.before.difference(&self.before);
        behind
            && self.before.is_subset(&other.before)
            && only.all(|word| other.apposed.contains(word))
    }
}

/// Where the part of a sentence begins and ends that holds both the word for what happened and its date. Where nothing
/// stands in it before that word, what it happened to stands in the part before: "Halden, founded in 1943, builds vans".
fn bounds(passage: &Passage, told: usize, date: usize) -> Range<usize> {
    let (low, high) = (told.min(date), told.max(date));
    let part = passage.part(low, high);
    match part.start.checked_sub(1).filter(|_| part.start == told) {
        Some(before) => passage.part(before, before).start..part.end,
        None => part,
    }
}
