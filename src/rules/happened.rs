//! Which words of a sentence tell what happened at one of its times, and what stands beside them.

use crate::case::Case;
use crate::passage::{self, Passage, Phase, Sign, Term};
use crate::value::{Grain, Period};

/// How far from its date the word for an event stands at most, and how many words a comma between the
/// two, or standing behind the date, counts for.
const FARTHEST: usize = 9;
const BREAK: usize = 3;
const BEHIND: usize = 2;
/// The same for a noun that more often names what took part.
const THING: usize = 3;
/// The same for a word that says little without another.
const VAGUE: usize = 2;
/// So near to what happened stands what says that it was meant to.
const BESIDE: usize = 2;

/// "On 24 March, when the ship ran aground": what else happened at the time before it.
pub(super) fn then(
    passage: &Passage,
    at: usize,
    parted: impl Fn(usize) -> bool,
) -> Option<(&passage::Event, usize)> {
    let next = at + 1;
    passage.signs().find(|sign| *sign == (next, Sign::When))?;
    let mut cuts = passage.signs().filter(|(_, sign)| *sign == Sign::Break);
    let end = cuts.find(|(cut, _)| *cut > next).map(|(cut, _)| cut);
    let mut events = passage.events();
    let (place, event) =
        events.find(|(place, event)| *place >= next && event.phase != Phase::Told)?;
    let far = place - at > FARTHEST || end.is_some_and(|end| place >= end);
    (!far && !parted(place)).then_some((event, place))
}

/// Does another part of the sentence begin behind the one place and not behind the other?
pub(super) fn is_cut(passage: &Passage, from: usize, to: usize) -> bool {
    from < to && passage.has_sign(Sign::Break, from + 1..=to)
}

/// Do the words around it say that it was, or is, to happen?
pub(super) fn is_planned(passage: &Passage, place: usize, at: usize) -> bool {
    let (low, high) = (place.min(at).saturating_sub(BESIDE), place.max(at));
    passage.has_sign(Sign::Planned, low..=high)
}

/// Is there a word beside it that tells it from the first of its kind?
pub(super) fn is_another(passage: &Passage, place: usize) -> bool {
    passage.signs().any(|(at, sign)| {
        (at == place || at + 1 == place) && matches!(sign, Sign::Another | Sign::Runner)
    })
}

/// "Closed 40 of its 160 branches in 2023", "has closed a third of them since 2020": is it told of so many, over a time in
/// which it may have happened to each on a day of its own?
pub(super) fn is_of_many(
    case: &Case<'_>,
    passage: &Passage,
    what: &passage::Event,
    place: usize,
    days: &Period,
) -> bool {
    let behind = passage.terms.get(place + 1).and_then(Term::claim);
    let counted = behind.and_then(|index| case.claim(index)?.mention.figure());
    what.vague && counted.is_some() && days.grain() != Grain::Day
}

/// The opening word, where it stands directly before the word for what happened.
pub(super) fn agent(passage: &Passage, place: usize) -> Option<&str> {
    let cut = passage.is_signed(place, Sign::Break);
    let opens = passage.is_signed(0, Sign::Opening);
    let opening = passage
        .terms
        .first()
        .filter(|_| place == 1 && opens && !cut)?;
    match opening {
        Term::Word(word) => Some(word),
        Term::Name(_) | Term::Claim(_) | Term::Cue(_) => None,
    }
}

/// The word behind the word for what happened, where an article shows that there are several.
pub(super) fn one_of_several(passage: &Passage, place: usize) -> Option<&str> {
    let one = passage.is_signed(place, Sign::OneOfSeveral);
    passage.terms.get(place + 1).filter(|_| one)?.word()
}

/// The words for what happened near a date, the nearest first, and their places; no other date may stand between.
pub(super) fn near(
    passage: &Passage,
    at: usize,
    parted: impl Fn(usize) -> bool,
) -> Vec<(&passage::Event, usize)> {
    let breaks: Vec<usize> = passage
        .signs()
        .filter(|(_, sign)| *sign == Sign::Break)
        .map(|(at, _)| at)
        .collect();
    let far = |place: usize, event: &passage::Event| {
        let (low, high) = (place.min(at), place.max(at));
        let cut = breaks.iter().filter(|cut| low < **cut && **cut <= high);
        let behind = if place > at { BEHIND } else { 0 };
        let thing = if event.thing { THING } else { 0 };
        // "The walkout, which began on 6 March": what began says more.
        let vague = if event.vague { VAGUE } else { 0 };
        high - low + BREAK * cut.count() + behind + thing + vague
    };
    let told = passage.events().filter(|(place, _)| !parted(*place));
    let mut told: Vec<_> = told
        .map(|(place, event)| (far(place, event), event, place))
        .filter(|(far, ..)| *far <= FARTHEST)
        .collect();
    told.sort_by_key(|(far, ..)| *far);
    let told = told.into_iter().map(|(_, event, place)| (event, place));
    told.collect()
}
