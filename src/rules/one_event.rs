//! Whether two dated events are one, by the names and words around them and by what their documents have
//! in common.

use std::collections::{BTreeMap, BTreeSet};

use super::event::{Event, Vocabulary, vocabularies};
use crate::case::Case;
use crate::comparison::{SubjectRelation, ValueRelation};
use crate::value::Period;

/// How many names, and names and words together, the surroundings must share.
const SHARED_NAMES: usize = 2;
const SHARED: usize = 3;
/// The same where a word says of both that one and the same happened.
const SHARED_OF_EVENT: usize = 2;
/// Documents on one story share this many names.
const KIN: usize = 3;
/// Or else so many words, and one of this many of all.
const KIN_WORDS: usize = 12;
const ALIKE: usize = 4;
/// Or else they agree on so many figures, of which it is so sure that each is one.
const AGREED: usize = 2;
const SURE: f64 = 0.8;
/// A weekday is of the week around its text.
pub(super) const WEEKDAY: i64 = 3;

/// What the documents name, and which of them agree.
pub(super) struct Stories<'a> {
    pub(super) named: Vec<Vocabulary<'a>>,
    /// The documents, two by two, that agree on several figures.
    agreeing: BTreeSet<(usize, usize)>,
}

impl<'a> Stories<'a> {
    pub(super) fn new(case: &Case<'a>) -> Self {
        let mut figures: BTreeMap<(usize, usize), BTreeSet<usize>> = BTreeMap::new();
        for held in case.comparisons {
            let one = held.subject == SubjectRelation::Same && held.confidence >= SURE;
            let claims = case.claim(held.left).zip(case.claim(held.right));
            let Some((left, right)) = claims.filter(|_| one) else {
                continue;
            };
            if held.values == ValueRelation::Equal && left.document != right.document {
                let pair = (
                    left.document.min(right.document),
                    left.document.max(right.document),
                );
                figures.entry(pair).or_default().insert(held.left);
            }
        }
        let agreeing = figures.into_iter().filter(|(_, held)| held.len() >= AGREED);
        Self {
            named: vocabularies(case),
            agreeing: agreeing.map(|(pair, _)| pair).collect(),
        }
    }

    /// Do two documents tell one story?
    fn are_kin(&self, one: usize, other: usize) -> bool {
        let known = self.named.get(one).zip(self.named.get(other));
        let alike = known.is_some_and(|(one, other)| {
            let named = one.names.intersection(&other.names).count() >= KIN;
            let fewer = one.words.len().min(other.words.len());
            let shared = one.words.intersection(&other.words).count();
            named || shared >= KIN_WORDS && shared * ALIKE >= fewer
        });
        alike || self.agreeing.contains(&(one.min(other), one.max(other)))
    }
}

/// Did it happen to one of several in each text, and not to the same: "opened a school", "opened a plant"?
pub(super) fn of_two_things(left: &Event<'_>, right: &Event<'_>) -> bool {
    let own = |event: &Event<'_>, other: &Event<'_>| {
        event
            .one
            .is_some_and(|one| !other.names.contains(one) && !other.words.contains(one))
    };
    own(left, right) && own(right, left)
}

/// Do the names around two dates say that they are of one event?
pub(super) fn by_names(left: &Event<'_>, right: &Event<'_>) -> bool {
    let names = left.names.intersection(&right.names).count();
    let words = left.words.intersection(&right.words).count();
    names >= SHARED_NAMES && names + words >= SHARED
}

/// Is it the same that happened, where the word for it is? A word counts as a name where one of the
/// documents writes it as one.
pub(super) fn is_same(stories: &Stories<'_>, left: &Event<'_>, right: &Event<'_>) -> bool {
    let says =
        |event: &Event<'_>, name: &str| event.names.contains(name) || event.words.contains(name);
    let of = |event: &Event<'_>| stories.named.get(event.document);
    let is_name = |word: &str| {
        let both = [of(left), of(right)];
        both.into_iter()
            .flatten()
            .any(|held| held.names.contains(word))
    };
    let shared: BTreeSet<&str> = left
        .names
        .union(&left.words)
        .copied()
        .filter(|word| says(right, word))
        .collect();
    let shared_names = shared.iter().filter(|word| is_name(word)).count();
    shared_names > 0
        && shared.len() >= SHARED_OF_EVENT
        && (!are_strangers(stories, left, right) || shared_names > SHARED_NAMES)
}

/// Does each name a name that the other does not? A word that opens a sentence may be one too, if the
/// other document never says it.
fn are_strangers(stories: &Stories<'_>, left: &Event<'_>, right: &Event<'_>) -> bool {
    let own = |event: &Event<'_>, other: &Event<'_>| {
        let mut names = event.names.iter();
        let agent = event.agent.zip(stories.named.get(other.document));
        names.any(|name| !other.names.contains(name) && !other.words.contains(name))
            || agent.is_some_and(|(agent, held)| {
                !held.names.contains(agent) && !held.words.contains(agent)
            })
    };
    own(left, right) && own(right, left)
}

/// Do two documents on one story each tell of such an event only once, in words that both use?
pub(super) fn is_the_one(
    case: &Case<'_>,
    events: &[Event<'_>],
    stories: &Stories<'_>,
    left: &Event<'_>,
    right: &Event<'_>,
) -> bool {
    let one_story = stories.are_kin(left.document, right.document);
    let alone = |of: &Event<'_>| {
        let same = |event: &&Event<'_>| {
            event.document == of.document
                && event.what.map(|what| &what.name) == of.what.map(|what| &what.name)
                && is_ahead(case, event) == is_ahead(case, of)
        };
        events.iter().filter(same).count() == 1
    };
    let says =
        |event: &Event<'_>, name: &str| event.names.contains(name) || event.words.contains(name);
    let mut said = left.names.union(&left.words);
    let close = gap(&left.days, &right.days).is_some_and(|days| days <= WEEKDAY);
    left.document != right.document
        && one_story
        && (close || !are_strangers(stories, left, right))
        && said.any(|word| says(right, word))
        && alone(left)
        && alone(right)
}

/// How many days lie between two periods, from start to start.
pub(super) fn gap(one: &Period, other: &Period) -> Option<i64> {
    let (one, other) = one.start().zip(other.start())?;
    Some((one - other).num_days().abs())
}

/// Does it lie ahead of the day of writing?
fn is_ahead(case: &Case<'_>, event: &Event<'_>) -> bool {
    let published = case.published(event.document);
    published
        .zip(event.days.start())
        .is_some_and(|(published, start)| start > published)
}
