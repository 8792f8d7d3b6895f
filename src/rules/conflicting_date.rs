use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use crate::case::Case;
use crate::claim::Claim;
use crate::finding::{Finding, Severity};
use crate::mention::Value;
use crate::passage::{Passage, Term};
use crate::rule::{Example, Explanation, Rule};
use crate::value::Grain;
use crate::wording;

/// One event, two dates.
pub(crate) struct ConflictingDate;

const EXPLANATION: Explanation = Explanation {
    name: "conflicting-date",
    severity: Severity::Error,
    summary: "one event, two dates",
    details: "\
Two documents tell of one event in words that share several names (*the ferry Aurora left Bergen on 3 \
May*, *the Aurora sailed from Bergen on 3 June*) and date it differently, in the way that slips do: \
the same day of another month, the same day and month of another year, or a neighbouring day.

Two dates that a document itself gives side by side are two events.",
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

/// How many words to either side of a date tell what happened on it.
const AROUND: usize = 8;
/// How many names, and names and words together, the surroundings must share.
const SHARED_NAMES: usize = 2;
const SHARED: usize = 3;
/// A name around more dates than this tells no event.
const COMMON: usize = 32;

impl Rule for ConflictingDate {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let events: Vec<Event<'_>> = case
            .passages
            .iter()
            .filter(|passage| passage.in_story)
            .flat_map(|passage| events(case, passage))
            .collect();
        let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, event) in events.iter().enumerate() {
            for name in &event.names {
                holders.entry(name).or_default().push(index);
            }
        }
        let mut pairs = BTreeSet::new();
        for held in holders.values().filter(|held| held.len() <= COMMON) {
            for (nth, one) in held.iter().enumerate() {
                pairs.extend(held[nth + 1..].iter().map(|other| (*one, *other)));
            }
        }
        pairs
            .into_iter()
            .filter_map(|(one, other)| finding(case, &events[one], &events[other]))
            .collect()
    }
}

/// A date, and the words that tell what happened on it.
struct Event<'a> {
    claim: usize,
    document: usize,
    day: NaiveDate,
    names: BTreeSet<&'a str>,
    words: BTreeSet<&'a str>,
    /// The days that its sentence names.
    beside: BTreeSet<NaiveDate>,
}

fn events<'a>(case: &Case<'a>, passage: &'a Passage) -> Vec<Event<'a>> {
    let days: Vec<(usize, usize, NaiveDate)> = passage
        .terms
        .iter()
        .enumerate()
        .filter_map(|(at, term)| {
            let Term::Claim(index) = term else {
                return None;
            };
            let claim = case.claim(*index).filter(|claim| claim.in_story)?;
            Some((at, *index, day(claim)?))
        })
        .collect();
    let beside: BTreeSet<NaiveDate> = days.iter().map(|(_, _, day)| *day).collect();
    let event = |(at, claim, day): &(usize, usize, NaiveDate)| {
        let around = &passage.terms[at.saturating_sub(AROUND)..];
        let around = &around[..around.len().min(2 * AROUND + 1)];
        let mut event = Event {
            claim: *claim,
            document: passage.document,
            day: *day,
            names: BTreeSet::new(),
            words: BTreeSet::new(),
            beside: beside.clone(),
        };
        for term in around {
            match term {
                Term::Name(name) => event.names.insert(name),
                Term::Word(word) => event.words.insert(word),
                Term::Claim(_) | Term::Cue(_) => false,
            };
        }
        event
    };
    days.iter().map(event).collect()
}

/// A day that is written with its month, not by its weekday.
fn day(claim: &Claim) -> Option<NaiveDate> {
    let Value::Date(time) = &claim.mention.value else {
        return None;
    };
    let days = time.days.ok()?;
    (claim.in_story && days.grain() == Grain::Day && time.weekday.is_none())
        .then(|| days.start())
        .flatten()
}

/// Do two dates differ as slips do?
fn is_slip(one: NaiveDate, other: NaiveDate) -> bool {
    let same_day = one.day() == other.day();
    let same_month = one.month() == other.month();
    let same_year = one.year() == other.year();
    let neighbours = (one - other).num_days().abs() == 1;
    one != other && (same_day && (same_month || same_year) || neighbours)
}

fn finding(case: &Case<'_>, one: &Event<'_>, other: &Event<'_>) -> Option<Finding> {
    let names = one.names.intersection(&other.names).count();
    let words = one.words.intersection(&other.words).count();
    let two_events = one.beside.contains(&other.day) || other.beside.contains(&one.day);
    let slipped = one.document != other.document
        && is_slip(one.day, other.day)
        && names >= SHARED_NAMES
        && names + words >= SHARED
        && !two_events;
    let (left, right) = (case.claim(one.claim)?, case.claim(other.claim)?);
    slipped.then(|| {
        let shared: Vec<String> = one
            .names
            .intersection(&other.names)
            .chain(one.words.intersection(&other.words))
            .map(|word| (*word).to_owned())
            .collect();
        Finding {
            rule: EXPLANATION.name.to_owned(),
            severity: EXPLANATION.severity,
            confidence: 0.75,
            message: format!(
                "one event is dated {} and {}",
                wording::day(one.day),
                wording::day(other.day)
            ),
            explanation: vec![format!("Both tell of: {}.", shared.join(", "))],
            likely_cause: None,
            evidence: vec![case.evidence(left), case.evidence(right)],
        }
    })
}
