//! Dates, and what happened on them.

use std::cell::LazyCell;
use std::sync::LazyLock;

use chrono::{NaiveDate, Weekday};

use super::few::Few;
use super::spans::around;
use crate::case::Case;
use crate::claim::Claim;
use crate::compare::values::{self, Dimension};
use crate::each;
use crate::mention::Reference;
use crate::passage::{self, Cue, Passage, Phase, Sign, Term};
use crate::value::{Grain, Period};

/// How many words to either side of a date tell what happened on it.
const AROUND: usize = 8;
/// How far from its date the word for an event stands at most, and how many words a comma between the
/// two, or standing behind the date, counts for.
const FARTHEST: usize = 9;
const BREAK: usize = 3;
const BEHIND: usize = 2;
/// The same for a noun that more often names what took part.
const THING: usize = 3;
/// The same for a word that says little without another.
const VAGUE: usize = 2;
/// So near behind the word for an event stands the time that is its own.
const DIRECTLY: usize = 1;
/// So near to what happened stands what says that it was meant to.
const BESIDE: usize = 2;

/// What "until June" tells of, where no word says what ends then.
static EXPIRY: LazyLock<passage::Event> = LazyLock::new(|| passage::Event {
    name: "expire".into(),
    phase: Phase::End,
    vague: false,
    thing: false,
    lasting: false,
    calamity: false,
});

/// A date, and the words that tell what happened on it.
pub(super) struct Event<'a> {
    pub(super) claim: usize,
    pub(super) document: usize,
    /// The number of its sentence.
    pub(super) passage: usize,
    pub(super) days: Period,
    pub(super) weekday: Option<Weekday>,
    /// Is it written as a weekday, or by its distance from the day of writing?
    pub(super) weekday_only: bool,
    /// Is it written without a number: "today", "on Monday"?
    pub(super) names_no_day: bool,
    /// Is it the day by which something is to happen?
    pub(super) due: bool,
    /// What happened.
    pub(super) what: Option<&'a passage::Event>,
    /// The word that opens its sentence and stands before the word for what happened: who did it, and
    /// maybe a name.
    pub(super) agent: Option<&'a str>,
    /// What it happened to, where that is one of several: the "school" of "opened a school".
    pub(super) one: Option<&'a str>,
    pub(super) names: Few<'a>,
    /// Where it has none, the names of the sentence before it: whom "it" means.
    pub(super) inherited: Few<'a>,
    /// Those of the names that say where it happened.
    pub(super) places: Few<'a>,
    pub(super) words: Few<'a>,
    /// Was it meant to happen: "was due to open"?
    pub(super) planned: bool,
    /// Is it said to be another, or the second: "a second blast"?
    pub(super) another: bool,
    /// The times that its sentence names.
    pub(super) beside: Vec<Period>,
    /// The signs of its sentence.
    pub(super) signs: Vec<Sign>,
}

impl<'a> Event<'a> {
    /// What happened, where the word for it says so much by itself.
    pub(super) fn tells(&self) -> Option<&'a str> {
        let telling = |what: &&passage::Event| !what.vague && what.phase != Phase::Told;
        self.what.filter(telling).map(|what| &*what.name)
    }
}

/// The dates of all stories.
pub(super) fn events<'a>(case: &Case<'a>) -> Vec<Event<'a>> {
    let numbered = case.passages.iter().enumerate();
    numbered
        .filter(|(_, passage)| passage.in_story)
        .flat_map(|(nth, passage)| of_passage(case, nth, passage))
        .collect()
}

/// How long something lasted, by what did; as if all of them were of one day.
pub(super) fn lengths<'a>(case: &Case<'a>) -> Vec<Event<'a>> {
    let numbered = case.passages.iter().enumerate();
    let told = numbered
        .filter(|(_, passage)| passage.in_story)
        .flat_map(|(nth, passage)| {
            of_terms(case, nth, passage, |at, claim| length(passage, at, claim))
        });
    told.filter(|event| event.what.is_some_and(|what| what.lasting))
        .collect()
}

/// The day that stands for any, for a length of time that is not counted from one.
fn length(passage: &Passage, at: usize, claim: &Claim) -> Option<Period> {
    let quantity = values::quantity(&claim.mention)?;
    let is = |at: usize, signs: &[Sign]| signs.iter().any(|sign| passage.is_signed(at, *sign));
    let counted = is(at, &[Sign::Since, Sign::Under, Sign::Part])
        || is(
            at + 1,
            &[Sign::Since, Sign::Gone, Sign::Later, Sign::Runner],
        );
    let next = passage.terms.get(at + 1);
    let ago = matches!(next, Some(Term::Cue(Cue::Ago | Cue::Earlier)));
    let time = matches!(quantity.dimension, Dimension::Months | Dimension::Seconds);
    let fact = claim.modality.is_fact();
    let day = NaiveDate::default();
    (time && fact && !counted && !ago && claim.mention.per.is_none()).then(|| Period::day(day))?
}

/// Those of one document, of all dates in their order.
pub(super) fn of_document<'d, 'a>(dates: &'d [Event<'a>], document: usize) -> &'d [Event<'a>] {
    each::of(dates, document, |date| date.document)
}

/// Those of the sentence of this number.
pub(super) fn of_sentence<'d, 'a>(dates: &'d [Event<'a>], nth: usize) -> &'d [Event<'a>] {
    each::of(dates, nth, |date| date.passage)
}

fn of_passage<'a>(case: &Case<'a>, nth: usize, passage: &'a Passage) -> Vec<Event<'a>> {
    of_terms(case, nth, passage, |at, claim| {
        let until = passage.is_signed(at, Sign::Until) || passage.is_signed(at, Sign::By);
        day(claim, until)
    })
}

/// The times of a sentence, as `time` reads them, and what happened then.
fn of_terms<'a>(
    case: &Case<'a>,
    nth: usize,
    passage: &'a Passage,
    time: impl Fn(usize, &Claim) -> Option<Period>,
) -> Vec<Event<'a>> {
    // A name at the start of a sentence is one that the document names elsewhere.
    let is_name = |word: &str| {
        let known = case.vocabulary(passage.document);
        known.is_some_and(|known| known.names(word))
    };
    let times: Vec<(usize, usize, &Claim, Period)> = passage
        .terms
        .iter()
        .enumerate()
        .filter_map(|(at, term)| {
            let index = term.claim()?;
            let claim = case.claim(index)?;
            Some((at, index, claim, time(at, claim)?))
        })
        .collect();
    if times.is_empty() {
        return Vec::new();
    }
    let before = nth
        .checked_sub(1)
        .and_then(|before| case.passages.get(before))
        .filter(|before| before.document == passage.document);
    let inherited = LazyCell::new(|| -> Few<'_> {
        let terms = before.into_iter().flat_map(|before| &before.terms);
        let names = terms.filter_map(|term| match term {
            Term::Name(name) => Some(&**name),
            Term::Word(word) if is_name(word) => Some(&**word),
            Term::Word(_) | Term::Claim(_) | Term::Cue(_) => None,
        });
        names.collect()
    });
    let beside: Vec<Period> = times.iter().map(|(_, _, _, days)| *days).collect();
    let between = |at: usize, to: usize| {
        let (low, high) = (to.min(at), to.max(at));
        // They stand in the order of the terms.
        let next = times.partition_point(|(other, ..)| *other <= low);
        times.get(next).is_some_and(|(other, ..)| *other < high)
    };
    // "A ferry that capsized a day earlier" happened neither on the day of the sentence nor before it.
    let others: Vec<usize> = (passage.terms.iter().enumerate())
        .filter(|(_, term)| {
            let claim = term.claim().and_then(|index| case.claim(index));
            claim.is_some_and(|claim| claim.mention.time().is_some())
        })
        .map(|(place, _)| place)
        .collect();
    let is_of_another = |at: usize, to: usize| {
        let next = others.iter().find(|other| **other > to);
        next.is_some_and(|other| {
            *other != at && other - to <= DIRECTLY && other - to < to.abs_diff(at)
        })
    };
    // What "a day after the quake" is told of did not happen on the day of the quake.
    let is_counted_from = |at: usize, to: usize| {
        let since = |(place, sign): (usize, Sign)| {
            sign == Sign::Since && (at + 1..=to).contains(&place) && !is_cut(passage, place, to)
        };
        passage.signs().any(since)
    };
    let event = |(at, index, claim, days): &(usize, usize, &Claim, Period),
                 told: Option<(&'a passage::Event, usize)>| {
        let (what, where_) = told.unzip();
        let ends = claim
            .mention
            .period()
            .is_some_and(|days| days.start().is_none());
        let what = what.or_else(|| ends.then(|| &*EXPIRY));
        let numbered = case.text(claim).bytes().any(|byte| byte.is_ascii_digit());
        let mut event = Event {
            claim: *index,
            document: passage.document,
            passage: nth,
            days: *days,
            weekday: claim.mention.time().and_then(|time| time.weekday),
            names_no_day: !numbered,
            weekday_only: claim.mention.time().is_some_and(|time| {
                time.weekday.is_some() && time.reference == Reference::Relative && !numbered
            }),
            due: passage.is_signed(*at, Sign::By),
            what,
            agent: where_.and_then(|place| agent(passage, place)),
            one: where_.and_then(|place| one_of_several(passage, place)),
            names: Few::default(),
            places: Few::default(),
            inherited: Few::default(),
            words: Few::default(),
            beside: beside.clone(),
            planned: where_.is_some_and(|place| is_planned(passage, place, *at)),
            another: where_.is_some_and(|place| is_another(passage, place)),
            signs: passage.signs().map(|(_, sign)| sign).collect(),
        };
        let from = at.saturating_sub(AROUND);
        let around = passage.terms.iter().enumerate().skip(from);
        let is_place = |at: usize| passage.is_signed(at, Sign::Place);
        let names_it = |at: usize| {
            let mut events = passage.events();
            what.is_some_and(|what| {
                events.any(|(place, event)| place == at && event.name == what.name)
            })
        };
        for (place, term) in around.take(2 * AROUND + 1) {
            if let Term::Name(name) = term
                && is_place(place)
            {
                event.places.insert(name);
            }
            match term {
                Term::Name(name) => event.names.insert(name),
                Term::Word(word) if is_name(word) => event.names.insert(word),
                // The word for the event is what it is known by, not what took part in it.
                Term::Word(word) if !names_it(place) => event.words.insert(word),
                Term::Word(_) | Term::Claim(_) | Term::Cue(_) => {}
            }
        }
        if event.names.is_subset(&event.places) {
            event.inherited.clone_from(&inherited);
        }
        event
    };
    let mut events = Vec::with_capacity(times.len());
    for time in times.iter().filter(|(_, _, claim, _)| claim.in_story) {
        let at = time.0;
        let first = what(passage, at, |to| {
            between(at, to) || is_of_another(at, to) || is_counted_from(at, to)
        });
        if first.is_some_and(|(what, place)| is_of_many(case, passage, what, place, &time.3)) {
            continue;
        }
        events.push(event(time, first));
        let then = then(passage, at, |to| between(at, to));
        let then = then.filter(|(_, place)| first.is_none_or(|(_, first)| first != *place));
        events.extend(then.map(|then| event(time, Some(then))));
    }
    events
}

/// "On 24 March, when the ship ran aground": what else happened at the time before it.
fn then(
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
fn is_cut(passage: &Passage, from: usize, to: usize) -> bool {
    from < to && passage.has_sign(Sign::Break, from + 1..=to)
}

/// Do the words around it say that it was, or is, to happen?
fn is_planned(passage: &Passage, place: usize, at: usize) -> bool {
    let (low, high) = (place.min(at).saturating_sub(BESIDE), place.max(at));
    passage.has_sign(Sign::Planned, low..=high)
}

/// Is there a word beside it that tells it from the first of its kind?
fn is_another(passage: &Passage, place: usize) -> bool {
    passage.signs().any(|(at, sign)| {
        (at == place || at + 1 == place) && matches!(sign, Sign::Another | Sign::Runner)
    })
}

/// "Closed 40 of its 160 branches in 2023", "has closed a third of them since 2020": is it told of so many, over a time in
/// which it may have happened to each on a day of its own?
fn is_of_many(
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
fn agent(passage: &Passage, place: usize) -> Option<&str> {
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
fn one_of_several(passage: &Passage, place: usize) -> Option<&str> {
    let one = passage.is_signed(place, Sign::OneOfSeveral);
    passage.terms.get(place + 1).filter(|_| one)?.word()
}

/// The word for what happened that is nearest to a date, and its place; no other date may stand between.
fn what(
    passage: &Passage,
    at: usize,
    parted: impl Fn(usize) -> bool,
) -> Option<(&passage::Event, usize)> {
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
    passage
        .events()
        .filter(|(place, _)| !parted(*place))
        .map(|(place, event)| (far(place, event), event, place))
        .filter(|(far, ..)| *far <= FARTHEST)
        .min_by_key(|(far, ..)| *far)
        .map(|(_, event, place)| (event, place))
}

/// A day, month or year that is written as such, a weekday, or where "until June" ends and "since June"
/// begins.
fn day(claim: &Claim, until: bool) -> Option<Period> {
    let time = claim.mention.time()?;
    if !matches!(time.reference, Reference::Absolute | Reference::Relative) {
        return None;
    }
    let days = time.days.ok()?;
    let (start, end) = match (days.start(), days.end()) {
        (Some(start), Some(end)) => (start, end),
        (Some(start), None) => return around(start),
        (None, Some(end)) if until => return around(end.pred_opt()?),
        (None, _) => return None,
    };
    let longest = match days.grain() {
        Grain::Day => 1,
        Grain::Week => 7,
        Grain::Month => 31,
        Grain::Year => 366,
        _ => return None,
    };
    let length = (end - start).num_days();
    // "Six months ago" is a day of about that time.
    let vague = days.grain() != Grain::Day && length == 1;
    (length <= longest && !vague).then_some(days)
}
