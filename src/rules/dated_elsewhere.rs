//! What happened, dated by another text: "two years after the company filed for insolvency", where the text of that day
//! says when it did.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use super::event::Event;
use super::few::Few;
use super::happened::is_cut;
use super::one_event::{Stories, is_ahead};
use super::one_subject::is_telling;
use crate::case::Case;
use crate::passage::{self, Passage, Phase, Term};
use crate::value::Grain;

/// Of what is dated more often than this, many a thing of its kind is told.
const COMMON: usize = 32;
/// How many sentences before its own may name what a length of time is told of.
const BEFORE: usize = 2;

/// The dates of all texts by what happened.
pub(super) struct DatedElsewhere<'d, 'a> {
    by_name: BTreeMap<&'d str, Vec<&'d Event<'a>>>,
    stories: LazyCell<Stories<'a>, Box<dyn FnOnce() -> Stories<'a> + 'a>>,
}

impl<'d, 'a> DatedElsewhere<'d, 'a> {
    pub(super) fn new(case: &Case<'a>, dates: &'d [Event<'a>]) -> Self {
        let mut by_name: BTreeMap<&str, Vec<&Event<'a>>> = BTreeMap::new();
        for date in dates {
            for what in date.kinds() {
                by_name.entry(&*what.name).or_default().push(date);
            }
        }
        let case = *case;
        let stories = LazyCell::new(Box::new(move || Stories::new(&case)) as _);
        Self { by_name, stories }
    }

    /// The only day that the other texts give for what a sentence tells of at a place, behind the word for how a length
    /// is counted from it: each tells it of somebody or something that the sentence names as well, and knows the words
    /// around it.
    pub(super) fn only_day(
        &self,
        case: &Case<'_>,
        nth: usize,
        (from, place, what): (usize, usize, &passage::Event),
    ) -> Option<&'d Event<'a>> {
        let once = !matches!(what.phase, Phase::Often | Phase::Told);
        let held = self.by_name.get(&*what.name)?;
        let passage = case.passages.get(nth)?;
        if !once || what.vague || what.thing || held.len() > COMMON {
            return None;
        }
        let own = named_by(case, nth);
        let around = around(passage, from, place);
        let knows = |document: usize| {
            let held = case.vocabulary(document);
            held.is_some_and(|held| around.iter().all(|word| held.says(word)))
        };
        // Who takes one office, or joins one club, may take another.
        let begins = what.phase == Phase::Begin;
        let kin = |document: usize| !begins || self.stories.are_kin(passage.document, document);
        let alike = |date: &Event<'_>| {
            let sure = date.what.is_some_and(|told| told.name == what.name) && !date.another;
            let past = !date.planned && !date.due && !is_ahead(case, date);
            let told = date.document != passage.document && date.days.grain() == Grain::Day;
            let of_one = is_of_one(case, passage, &own, date) && knows(date.document);
            sure && past && told && of_one && kin(date.document)
        };
        let first = held.first()?;
        let one = held
            .iter()
            .all(|date| date.days == first.days && alike(date));
        one.then_some(*first)
    }
}

/// The words before the one for what happened, and the names behind it, in its part of the sentence.
fn around(passage: &Passage, from: usize, place: usize) -> Few<'_> {
    /// So many terms behind it.
    const BEHIND: usize = 3;
    let terms = passage.terms.iter().enumerate().skip(from);
    let own = terms.take_while(|(at, _)| *at <= place + BEHIND && !is_cut(passage, place, *at));
    let said = own.filter_map(|(at, term)| match term {
        Term::Word(word) if at < place => Some(&**word),
        Term::Name(name) => Some(&**name),
        Term::Word(_) | Term::Claim(_) | Term::Cue(_) => None,
    });
    said.collect()
}

/// The words and names of a sentence and of those before it.
fn named_by<'a>(case: &Case<'a>, nth: usize) -> Few<'a> {
    let told = case.passages.get(nth.saturating_sub(BEFORE)..=nth);
    let told = told.unwrap_or_default().iter();
    let document = case.passages.get(nth).map(|passage| passage.document);
    let own = told.filter(|passage| Some(passage.document) == document);
    own.flat_map(Passage::words).collect()
}

/// Do both name what few texts speak of?
fn is_of_one(case: &Case<'_>, passage: &Passage, own: &Few<'_>, date: &Event<'_>) -> bool {
    let is_name = |name: &str| {
        let held = [passage.document, date.document].map(|document| case.vocabulary(document));
        held.into_iter().flatten().any(|held| held.names(name))
    };
    let names = [&date.names, &date.words, &date.inherited];
    let mut names = names.into_iter().flat_map(|held| held.iter());
    names.any(|name| {
        own.contains(name) && !date.places.contains(name) && is_telling(name) && is_name(name)
    })
}
