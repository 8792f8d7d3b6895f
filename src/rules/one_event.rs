//! Whether two dated events are one, by the names and words around them and by what their documents have
//! in common.

use std::collections::{BTreeMap, BTreeSet};

use super::event::Event;
use chrono::{Datelike, NaiveDate};

use crate::case::Case;
use crate::comparison::{SubjectRelation, ValueRelation};
use crate::passage::{self, Phase};
use crate::value::{Grain, Period, PeriodRelation};

/// How many names, and names and words together, the surroundings must share.
const SHARED_NAMES: usize = 2;
const SHARED: usize = 3;
/// The same where a word says of both that one and the same happened.
const SHARED_OF_EVENT: usize = 2;
/// Documents on one story are at least so alike in their words, four in five of them; so are three in a thousand of
/// those on different ones.
const KIN: f64 = 0.075;
/// Those that date something alike need be no more alike than this.
const KIN_BY_DAY: f64 = 0.05;
/// Or else they agree on so many figures, of which it is so sure that each is one.
const AGREED: usize = 2;
const SURE: f64 = 0.8;
/// A weekday is of the week around its text.
pub(super) const WEEKDAY: i64 = 3;
const WEEK: i64 = 7;

/// The documents, and which of them agree.
pub(super) struct Stories<'a> {
    case: Case<'a>,
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
            case: *case,
            agreeing: agreeing.map(|(pair, _)| pair).collect(),
        }
    }

    /// Do two documents tell one story?
    pub(super) fn are_kin(&self, one: usize, other: usize) -> bool {
        self.are_alike(one, other, KIN)
    }

    /// May they, where a day that both give speaks for it as well?
    pub(super) fn may_be_kin(&self, one: usize, other: usize) -> bool {
        self.are_alike(one, other, KIN_BY_DAY)
    }

    fn are_alike(&self, one: usize, other: usize, least: f64) -> bool {
        let strangers = || {
            let both = (self.case.vocabulary(one)).zip(self.case.vocabulary(other));
            both.is_some_and(|(own, theirs)| own.is_strange_to(theirs))
        };
        let alike = self.case.alike(one, other) >= least && !strangers();
        alike || self.agreeing.contains(&(one.min(other), one.max(other)))
    }
}

/// What happened, by the words near two dates, on both. Where the nearest words say two things, others near them say
/// one only of days that differ as slips do; "the disaster" may be any calamity.
pub(super) fn happened<'a>(left: &Event<'a>, right: &Event<'a>) -> Option<&'a passage::Event> {
    let both = left.what.zip(right.what);
    if let Some((what, _)) = both.filter(|(what, too)| what.name == too.name) {
        return Some(what);
    }
    let daily = [left, right]
        .iter()
        .all(|event| event.days.grain() == Grain::Day);
    // Most of what "on Tuesday" dates is that somebody said something.
    let said = |event: &Event<'a>| event.what.is_some_and(|what| what.phase == Phase::Told);
    // "The house passed it on Tuesday", "the senate gave its blessing on Thursday": in one week much happens to one thing.
    let weekdays = left.weekday_only && right.weekday_only;
    if !daily || weekdays || !is_near(left, right) || said(left) || said(right) {
        return None;
    }
    let telling = |what: &&passage::Event| !what.vague && what.phase != Phase::Told;
    let mut kinds = left.kinds().filter(telling);
    let disaster = |event: &Event<'a>, other: &Event<'a>| {
        let named = event.what.is_some_and(|what| what.vague && what.calamity);
        let calamity = |what: &&passage::Event| what.calamity && !what.vague;
        other.kinds().find(|what| named && calamity(what))
    };
    // "The demolition of the stadium began on 6 July": it was not over then.
    let begun = |event: &Event<'a>, what: &passage::Event| {
        let begins = |own: &passage::Event| own.vague && own.phase == Phase::Begin;
        what.phase == Phase::End && event.what.is_some_and(begins)
    };
    kinds
        .find(|what| right.may_be(what) && !begun(left, what) && !begun(right, what))
        .or_else(|| disaster(left, right))
        .or_else(|| disaster(right, left))
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
    let says = |event: &Event<'_>, name: &str| {
        let held = [&event.names, &event.words, &event.inherited];
        held.iter().any(|held| held.contains(name))
    };
    let of = |event: &Event<'_>| stories.case.vocabulary(event.document);
    let is_name = |word: &str| {
        let both = [of(left), of(right)];
        both.into_iter().flatten().any(|held| held.names(word))
    };
    let shared: BTreeSet<&str> = left
        .names
        .iter()
        .chain(&left.words)
        .chain(&left.inherited)
        .copied()
        .filter(|word| says(right, word))
        .collect();
    let shared_names = shared.iter().filter(|word| is_name(word)).count();
    // What happened on quite another day must have more in common than a place.
    let needed = if is_near(left, right) { 0 } else { 1 };
    let shared_words = shared.len() - shared_names;
    // Of a year more is told than what happened on a day: a name must stand beside both.
    let of_year = [left, right].map(|event| event.days.grain() == Grain::Year);
    let named = || left.names.intersection(&right.names).next().is_some();
    shared_names > 0
        && (of_year[0] == of_year[1] || named())
        && shared.len() >= SHARED_OF_EVENT
        && (shared_words >= needed || shared_names > SHARED_NAMES)
        && (!are_strangers(stories, left, right) || shared_names > SHARED_NAMES)
}

/// Does each name a name that the other does not? A word that opens a sentence may be one too, if the
/// other document never says it.
fn are_strangers(stories: &Stories<'_>, left: &Event<'_>, right: &Event<'_>) -> bool {
    names_another(stories, left, right) && names_another(stories, right, left)
}

/// Does it name a name that the other does not?
pub(super) fn names_another(stories: &Stories<'_>, event: &Event<'_>, other: &Event<'_>) -> bool {
    let mut names = event.names.difference(&event.places);
    let agent = event.agent.zip(stories.case.vocabulary(other.document));
    names.any(|name| !other.names.contains(name) && !other.words.contains(name))
        || agent.is_some_and(|(agent, held)| !held.says(agent))
}

/// Do two documents on one story each tell of such an event only once, in words that both use?
pub(super) fn is_the_one(
    case: &Case<'_>,
    events: &[Event<'_>],
    stories: &Stories<'_>,
    left: &Event<'_>,
    right: &Event<'_>,
    what: &passage::Event,
) -> bool {
    let one_story = stories.are_kin(left.document, right.document);
    let alone = |of: &Event<'_>| {
        let same = |event: &&Event<'_>| {
            event.document == of.document
                && event.what.is_some_and(|own| own.name == what.name)
                && is_ahead(case, event) == is_ahead(case, of)
        };
        let mut same = events.iter().filter(same);
        same.all(|event| event.days.relation(&of.days) != PeriodRelation::Apart)
    };
    let says =
        |event: &Event<'_>, name: &str| event.names.contains(name) || event.words.contains(name);
    let mut said = left.names.union(&left.words);
    let shared = said.any(|word| says(right, word));
    let close = gap(&left.days, &right.days).is_some_and(|days| days <= WEEKDAY);
    let vague = what.vague || what.phase == Phase::Often;
    let strangers = are_strangers(stories, left, right);
    let one = if vague || !close {
        let slip = !vague && is_slip(left, right);
        (shared || slip) && is_near(left, right) && (close || !strangers)
    } else {
        shared || !strangers
    };
    left.document != right.document && one_story && one && alone(left) && alone(right)
}

/// How many days lie between two periods, from start to start.
pub(super) fn gap(one: &Period, other: &Period) -> Option<i64> {
    let (one, other) = one.start().zip(other.start())?;
    Some((one - other).num_days().abs())
}

/// Does it lie ahead of the day of writing?
pub(super) fn is_ahead(case: &Case<'_>, event: &Event<'_>) -> bool {
    let published = case.published(event.document);
    published
        .zip(event.days.start())
        .is_some_and(|(published, start)| start > published)
}

/// Do two days differ as slips do: by the month, by the year, or by a day?
pub(super) fn is_slip(left: &Event<'_>, right: &Event<'_>) -> bool {
    let written = |event: &Event<'_>| {
        event
            .days
            .start()
            .filter(|_| event.days.grain() == Grain::Day && event.weekday.is_none())
    };
    let (Some(one), Some(other)) = (written(left), written(right)) else {
        return false;
    };
    let same_day = one.day() == other.day();
    let same_month = one.month() == other.month();
    let same_year = one.year() == other.year();
    let neighbours = (one - other).num_days().abs() == 1;
    one != other && (same_day && (same_month || same_year) || neighbours)
}

/// Do two dates lie as near each other as one and a mistake for it: within days, a week apart, or with a
/// digit more, less or other in the day of the month?
fn is_near(left: &Event<'_>, right: &Event<'_>) -> bool {
    let daily = [left, right]
        .iter()
        .all(|event| event.days.grain() == Grain::Day);
    let (Some(days), Some((one, other))) = (
        gap(&left.days, &right.days),
        left.days.start().zip(right.days.start()),
    ) else {
        return false;
    };
    // A year and a day of another are told of two things more often than of one.
    let years = [left, right].map(|event| event.days.grain() == Grain::Year);
    !daily && years[0] == years[1]
        || days <= WEEKDAY
        || days == WEEK
        || is_misread(one, other)
        || is_slip(left, right)
}

/// Are two days of one month apart by a digit, or have they the same digits?
pub(super) fn is_misread(one: NaiveDate, other: NaiveDate) -> bool {
    let days = (one - other).num_days().abs();
    let same_month = one.month() == other.month() && one.year() == other.year();
    let swapped = one.day() / 10 == other.day() % 10 && one.day() % 10 == other.day() / 10;
    same_month && (days == 10 || days == 20 || swapped)
}

/// Is one of two days told by its weekday, and the other a day of another weekday, whose number is a misreading of its?
pub(super) fn is_misread_weekday(left: &Event<'_>, right: &Event<'_>) -> bool {
    let day = |event: &Event<'_>| {
        event
            .days
            .start()
            .filter(|_| event.days.grain() == Grain::Day)
    };
    day(left)
        .zip(day(right))
        .is_some_and(|(one, other)| one.weekday() != other.weekday() && is_misread(one, other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_are_misread_for_each_other() {
        for (one, other, expected) in [
            ("2021-05-12", "2021-05-21", true),
            ("2021-05-13", "2021-05-31", true),
            ("2021-05-02", "2021-05-20", true),
            ("2021-05-03", "2021-05-13", true),
            ("2021-05-03", "2021-05-23", true),
            ("2021-05-12", "2021-05-13", false),
            ("2021-05-12", "2021-05-20", false),
            ("2021-05-12", "2021-05-31", false),
            ("2021-05-11", "2021-05-22", false),
            ("2021-05-25", "2021-06-04", false),
            ("2021-05-12", "2021-06-21", false),
            ("2021-05-12", "2020-05-21", false),
        ] {
            let day = |text: &str| text.parse().expect("a day of the test");
            let (one, other) = (day(one), day(other));
            assert_eq!(is_misread(one, other), expected, "{one} {other}");
            assert_eq!(is_misread(other, one), expected, "{other} {one}");
        }
    }
}
