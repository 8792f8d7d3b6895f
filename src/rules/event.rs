//! Dates, and what happened on them.

use std::cell::LazyCell;
use std::sync::LazyLock;

use chrono::{NaiveDate, Weekday};

use super::few::Few;
use super::happened::{
    agent, is_another, is_cut, is_of_many, is_planned, near, one_of_several, then,
};
use super::spans::{around, is_counted_back};
use crate::case::Case;
use crate::claim::Claim;
use crate::compare::values::{self, Dimension};
use crate::each;
use crate::mention::Reference;
use crate::passage::{self, Cue, Passage, Phase, Sign, Term};
use crate::value::{Grain, Period};

/// How many words to either side of a date tell what happened on it.
const AROUND: usize = 8;
/// So near behind the word for an event stands the time that is its own.
const DIRECTLY: usize = 1;
/// What "until June" tells of, where no word says what ends then.
static EXPIRY: LazyLock<passage::Event> = LazyLock::new(|| passage::Event {
    name: "expire".into(),
    phase: Phase::End,
    vague: false,
    thing: false,
    lasting: false,
    calamity: false,
    life: false,
    origin: false,
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
    /// How many terms of the sentence begin before the word for it.
    pub(super) told_at: Option<usize>,
    /// What else the words near the date may tell of, where a word says so much by itself: the "upheld" of "upheld his
    /// victory on 5 May".
    pub(super) besides: Vec<&'a passage::Event>,
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
        self.what.filter(|what| tells(what)).map(|what| &*what.name)
    }

    /// What happened by the words near its date, each by its name.
    pub(super) fn kinds(&self) -> impl Iterator<Item = &'a passage::Event> {
        self.what.into_iter().chain(self.besides.iter().copied())
    }

    /// May this have happened on its day?
    pub(super) fn may_be(&self, what: &passage::Event) -> bool {
        self.kinds().any(|own| own.name == what.name)
    }
}

/// Does a word for what happened say so much by itself?
fn tells(what: &passage::Event) -> bool {
    !what.vague && what.phase != Phase::Told
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

/// The times that were counted back from the day of writing, "three years ago", and what happened then.
pub(super) fn counted_back<'a>(case: &Case<'a>) -> Vec<Event<'a>> {
    let numbered = case.passages.iter().enumerate();
    let told = numbered
        .filter(|(_, passage)| passage.in_story)
        .flat_map(|(nth, passage)| {
            of_terms(case, nth, passage, |_, claim| {
                is_counted_back(claim).then(|| claim.mention.period())?
            })
        });
    told.collect()
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
            // "Two of them, on 23 April": the day of some of several.
            let of_some = at
                .checked_sub(1)
                .and_then(|before| passage.terms.get(before));
            let time = time(at, claim).filter(|_| of_some != Some(&Term::Cue(Cue::Of)))?;
            Some((at, index, claim, time))
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
            told_at: where_,
            besides: Vec::new(),
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
        let told = near(passage, at, |to| {
            between(at, to) || is_of_another(at, to) || is_counted_from(at, to)
        });
        let first = told.first().copied();
        if first.is_some_and(|(what, place)| is_of_many(case, passage, what, place, &time.3)) {
            continue;
        }
        let mut dated = event(time, first);
        let besides = told.iter().skip(1);
        // "The approval of the treaty, given on 3 May".
        let given =
            |place: usize| at > place && !is_cut(passage, place, at.saturating_sub(DIRECTLY + 1));
        let joined = besides
            .filter(|(_, place)| !is_cut(passage, at.min(*place), at.max(*place)) || given(*place));
        let joined = joined.map(|(what, _)| *what);
        dated.besides = joined.filter(|what| tells(what)).collect();
        events.push(dated);
        let then = then(passage, at, |to| between(at, to));
        let then = then.filter(|(_, place)| first.is_none_or(|(_, first)| first != *place));
        events.extend(then.map(|then| event(time, Some(then))));
    }
    events
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
