use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::event::{Event, Vocabulary, events, vocabularies};
use crate::case::Case;
use crate::finding::{Finding, Severity};
use crate::passage::{Phase, Sign};
use crate::rule::{Example, Explanation, Rule};
use crate::value::{Grain, Period, PeriodRelation};
use crate::wording;

/// One event, two dates.
pub(crate) struct ConflictingDate;

const EXPLANATION: Explanation = Explanation {
    name: "conflicting-date",
    severity: Severity::Error,
    summary: "one event, two dates",
    details: "\
Two sentences say of one thing that the same happened to it (*the treaty, signed on 12 March*, *they \
signed the treaty on 12 April*) and date it differently. What happened is told by a verb or noun of the \
lexicon, under one name (*opened*, *inaugurated*); to whom, by the names and words around it, of which \
they must share several, and may not each have names of their own. What happens again and again, as a \
meeting does, must be dated within weeks. Without such a word the two must share more names, and the \
dates differ as slips do: the same day of another month or year, or a neighbouring day.

Two dates that a document itself gives are two events; so are one that was ahead when the one text was \
written and one that had happened when the other was. A date that is said to have been moved has two.",
    fires: &[Example {
        about: "one month off",
        documents: &[
            ("2021-07-01", "The ferry Aurora Borealis left Bergen harbour on 3 May with 200 passengers."),
            ("2021-07-02", "The Aurora Borealis, a ferry, sailed from Bergen on 3 June, with the mayor on board."),
        ],
    }],
    quiet: &[
        Example {
            about: "datelines",
            documents: &[
                ("2021-05-03", "BERGEN, 3 May 2021 — The ferry Aurora Borealis left Bergen harbour on Monday with 200 passengers."),
                ("2021-05-04", "BERGEN, 4 May 2021 — The Aurora Borealis, a ferry, sailed from Bergen harbour on Monday, with the mayor on board."),
            ],
        },
        Example {
            about: "one date",
            documents: &[
                ("2021-07-01", "The ferry Aurora Borealis left Bergen harbour on 3 May with 200 passengers."),
                ("2021-07-02", "The Aurora Borealis, a ferry, sailed from Bergen on 3 May, with the mayor on board."),
            ],
        },
        Example {
            about: "datelines",
            documents: &[
                ("", "BERGEN, Norway, 4 May 2021 — The ferry Aurora Borealis ran aground off Bergen on Monday."),
                ("", "5 May 2021 – (Bergen) The Aurora Borealis, a ferry, ran aground off Norway's coast on Monday."),
            ],
        },
        Example {
            about: "two events",
            documents: &[
                ("2021-07-01", "The ferry Aurora Borealis left Bergen harbour on 3 May with 200 passengers."),
                ("2021-07-02", "The mayor of Bergen will open the new tram depot on 3 June."),
            ],
        },
    ],
};

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
/// A name around more dates than this tells no event.
const COMMON: usize = 32;
/// What happens again and again, or goes on for a while, happens again after so many days.
const SOON: i64 = 31;
/// Two dates of what happens once are not this many years apart by a slip.
const YEARS: i64 = 25;
/// A weekday is of the week around its text.
const WEEKDAY: i64 = 3;

impl Rule for ConflictingDate {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let names = vocabularies(case);
        let events = events(case, &names);
        let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, event) in events.iter().enumerate() {
            for name in event.names.iter().chain(&event.words) {
                holders.entry(name).or_default().push(index);
            }
        }
        let mut pairs = BTreeSet::new();
        for held in holders.values().filter(|held| held.len() <= COMMON) {
            for (nth, one) in held.iter().enumerate() {
                pairs.extend(held[nth + 1..].iter().map(|other| (*one, *other)));
            }
        }
        let mut disagreements: Vec<BTreeSet<usize>> = Vec::new();
        for (one, other) in pairs {
            if !conflict(case, &events, &names, one, other) {
                continue;
            }
            let known = |held: &&mut BTreeSet<usize>| held.contains(&one) || held.contains(&other);
            match disagreements.iter_mut().find(known) {
                Some(held) => held.extend([one, other]),
                None => disagreements.push([one, other].into()),
            }
        }
        disagreements
            .iter()
            .filter_map(|sides| finding(case, &events, sides))
            .collect()
    }
}

/// Do two dates of one event lie apart?
fn conflict(
    case: &Case<'_>,
    events: &[Event<'_>],
    names: &[Vocabulary<'_>],
    one: usize,
    other: usize,
) -> bool {
    let (left, right) = (&events[one], &events[other]);
    let two_events = left.beside.contains(&right.days) || right.beside.contains(&left.days);
    let week = [left, right]
        .iter()
        .any(|event| event.days.grain() == Grain::Week);
    // A deadline is no day on which something happened.
    let due = left.due || right.due;
    if due || week || two_events || left.days.relation(&right.days) != PeriodRelation::Apart {
        return false;
    }
    let moved = |event: &Event<'_>| event.signs.contains(&Sign::Moved);
    if moved(left) || moved(right) || of_two_things(left, right) {
        return false;
    }
    if left.document != right.document && by_names(left, right) && is_slip(left, right) {
        return true;
    }
    let (Some(what), Some(too)) = (left.what, right.what) else {
        return false;
    };
    what.name == too.name
        && (is_same(names, left, right) || is_the_one(case, events, names, left, right))
        && may_be_one(what.phase, left, right)
        && told_alike(case, what.phase, left, right)
        && !knows_both(events, left, right)
}

/// Did it happen to one of several in each text, and not to the same: "opened a school", "opened a plant"?
fn of_two_things(left: &Event<'_>, right: &Event<'_>) -> bool {
    let own = |event: &Event<'_>, other: &Event<'_>| {
        event
            .one
            .is_some_and(|one| !other.names.contains(one) && !other.words.contains(one))
    };
    own(left, right) && own(right, left)
}

/// Do the names around two dates say that they are of one event?
fn by_names(left: &Event<'_>, right: &Event<'_>) -> bool {
    let names = left.names.intersection(&right.names).count();
    let words = left.words.intersection(&right.words).count();
    names >= SHARED_NAMES && names + words >= SHARED
}

/// Is it the same that happened, where the word for it is? A word counts as a name where one of the
/// documents writes it as one.
fn is_same(named: &[Vocabulary<'_>], left: &Event<'_>, right: &Event<'_>) -> bool {
    let says =
        |event: &Event<'_>, name: &str| event.names.contains(name) || event.words.contains(name);
    let of = |event: &Event<'_>| named.get(event.document);
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
        && (!are_strangers(named, left, right) || shared_names > SHARED_NAMES)
}

/// Does each name a name that the other does not? A word that opens a sentence may be one too, if the
/// other document never says it.
fn are_strangers(named: &[Vocabulary<'_>], left: &Event<'_>, right: &Event<'_>) -> bool {
    let own = |event: &Event<'_>, other: &Event<'_>| {
        let mut names = event.names.iter();
        let agent = event.agent.zip(named.get(other.document));
        names.any(|name| !other.names.contains(name) && !other.words.contains(name))
            || agent.is_some_and(|(agent, held)| {
                !held.names.contains(agent) && !held.words.contains(agent)
            })
    };
    own(left, right) && own(right, left)
}

/// Do two documents on one story each tell of such an event only once, in words that both use?
fn is_the_one(
    case: &Case<'_>,
    events: &[Event<'_>],
    names: &[Vocabulary<'_>],
    left: &Event<'_>,
    right: &Event<'_>,
) -> bool {
    let known = names.get(left.document).zip(names.get(right.document));
    let one_story = known.is_some_and(|(one, other)| {
        let named = one.names.intersection(&other.names).count() >= KIN;
        let fewer = one.words.len().min(other.words.len());
        let shared = one.words.intersection(&other.words).count();
        named || shared >= KIN_WORDS && shared * ALIKE >= fewer
    });
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
        && (close || !are_strangers(names, left, right))
        && said.any(|word| says(right, word))
        && alone(left)
        && alone(right)
}

/// Do two dates differ as those of one event do where one of them is wrong?
fn may_be_one(phase: Phase, left: &Event<'_>, right: &Event<'_>) -> bool {
    let Some(gap) = gap(&left.days, &right.days) else {
        return false;
    };
    if let (Some(one), Some(other)) = (left.weekday, right.weekday)
        && one == other
    {
        return false;
    }
    if left.weekday_only || right.weekday_only {
        return gap <= WEEKDAY;
    }
    match phase {
        Phase::Often => gap <= SOON && is_day(left) && is_day(right),
        Phase::Begin | Phase::End => {
            let daily = is_day(left) && is_day(right);
            gap <= SOON || is_slip(left, right) || !daily && gap <= YEARS * 366
        }
        Phase::Once => gap <= YEARS * 366,
    }
}

fn is_day(event: &Event<'_>) -> bool {
    event.days.grain() == Grain::Day
}

/// How many days lie between two periods, from start to start.
fn gap(one: &Period, other: &Period) -> Option<i64> {
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

/// Do the texts tell of one time: both of what was, or both of what is to come? What happened after the
/// one text was written happened again.
fn told_alike(case: &Case<'_>, phase: Phase, left: &Event<'_>, right: &Event<'_>) -> bool {
    let (Some(one), Some(other)) = (
        case.published(left.document),
        case.published(right.document),
    ) else {
        return true;
    };
    let ahead =
        |event: &Event<'_>, day: NaiveDate| event.days.start().is_some_and(|start| start > day);
    match (ahead(left, one), ahead(right, other)) {
        (false, false) => phase == Phase::Once || !ahead(left, other) && !ahead(right, one),
        (true, true) => {
            ahead(left, other) && ahead(right, one) && (one - other).num_days().abs() <= SOON
        }
        _ => false,
    }
}

/// Does one of the documents give the date of the other for the same event as well?
fn knows_both(events: &[Event<'_>], left: &Event<'_>, right: &Event<'_>) -> bool {
    let gives = |document: usize, of: &Event<'_>| {
        events.iter().any(|event| {
            event.document == document
                && event.what.map(|what| &what.name) == of.what.map(|what| &what.name)
                && event.days.relation(&of.days) != PeriodRelation::Apart
        })
    };
    left.document != right.document && (gives(left.document, right) || gives(right.document, left))
}

/// Do two days differ as slips do: by the month, by the year, or by a day?
fn is_slip(left: &Event<'_>, right: &Event<'_>) -> bool {
    use chrono::Datelike;
    let written = |event: &Event<'_>| {
        event
            .days
            .start()
            .filter(|_| is_day(event) && event.weekday.is_none())
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

fn finding(case: &Case<'_>, events: &[Event<'_>], sides: &BTreeSet<usize>) -> Option<Finding> {
    let held: Vec<&Event<'_>> = sides.iter().map(|side| &events[*side]).collect();
    let (one, rest) = held.split_first()?;
    let other = rest
        .iter()
        .find(|other| other.days.relation(&one.days) == PeriodRelation::Apart)?;
    let shared: Vec<String> = one
        .names
        .intersection(&other.names)
        .chain(one.words.intersection(&other.words))
        .map(|word| (*word).to_owned())
        .collect();
    Some(Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: EXPLANATION.severity,
        confidence: 0.75,
        message: format!(
            "one event is dated {} and {}",
            wording::period(&one.days),
            wording::period(&other.days)
        ),
        explanation: vec![format!("Both tell of: {}.", shared.join(", "))],
        likely_cause: None,
        evidence: held
            .iter()
            .filter_map(|event| Some(case.evidence(case.claim(event.claim)?)))
            .collect(),
    })
}
