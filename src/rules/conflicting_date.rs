use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::event::{Event, events};
use super::misdated::{self, Given, is_misdated};
use super::one_event::{
    Stories, WEEKDAY, by_names, gap, happened, is_ahead, is_misread_weekday, is_same, is_slip,
    is_the_one, of_two_things,
};
use super::one_subject::{are_two, befell_one, is_told_apart};
use super::told_twice::is_told_twice;
use crate::case::Case;
use crate::finding::{Finding, Severity};
use crate::mention::Reference;
use crate::passage::{self, Passage, Phase, Sign};
use crate::rule::{Example, Explanation, Rule};
use crate::value::{Grain, PeriodRelation};
use crate::wording;

/// One event, two dates.
pub(crate) struct ConflictingDate;

/// What its findings are called.
pub(super) const NAME: &str = "conflicting-date";

const EXPLANATION: Explanation = Explanation {
    name: NAME,
    severity: Severity::Error,
    summary: "one event, two dates",
    details: "\
Two sentences say of one thing that the same happened to it (*the treaty, signed on 12 March*, *they \
signed the treaty on 12 April*) and date it differently. What happened is told by a verb or noun of the \
lexicon, under one name (*opened*, *inaugurated*); to whom, by the names and words around it, of which \
they must share several, and may not each have names of their own. What happens again and again, as a \
meeting does, must be dated within weeks. A rare name in the two sentences, or shortly before them, is enough where each \
text tells of one such event only and the one day is a slip of the other. Without such a word the two must share more names, and the \
dates differ as slips do: the same day of another month or year, or a neighbouring day. Two texts on one \
story may also date an event by days of which one is a slip of the other (ten days off, digits exchanged, \
a month off): neither text gives the other's day for anything, and what stands around the two is told alike. \
Where several texts give a day, and another alone a slip of it or, weeks later, a neighbouring one, a shared word or figure \
says so much, or that the text looks back on it months later and gives no other day around it.

Two dates that a document itself gives are two events, but where it tells of the one thing twice in the same words; so are one that was ahead when the one text was \
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

/// A name around more dates than this tells no event.
const COMMON: usize = 32;
/// What happens again and again, or goes on for a while, happens again after so many days.
const SOON: i64 = 31;
/// Two dates of what happens once are not this many years apart by a slip.
const YEARS: i64 = 25;

impl Rule for ConflictingDate {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let stories = Stories::new(case);
        let events = events(case);
        let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, event) in events.iter().enumerate() {
            for name in event.names.iter().chain(&event.words) {
                holders.entry(name).or_default().push(index);
            }
        }
        let mut alike: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, event) in events.iter().enumerate() {
            let telling = event.kinds().filter(|what| what.phase != Phase::Told);
            for what in telling {
                alike.entry(&what.name).or_default().push(index);
            }
        }
        let mut pairs = BTreeSet::new();
        let held = holders.values().chain(alike.values());
        for held in held.filter(|held| held.len() <= COMMON) {
            for (nth, one) in held.iter().enumerate() {
                pairs.extend(held[nth + 1..].iter().map(|other| (*one, *other)));
            }
        }
        pairs.extend(misdated::slips(&events));
        let given = Given::new(case);
        let mut disagreements: Vec<BTreeSet<usize>> = Vec::new();
        for (one, other) in pairs {
            if !conflict(case, &events, &stories, &given, one, other) {
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
    stories: &Stories<'_>,
    given: &Given,
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
    let apart = gap(&left.days, &right.days);
    if are_two(case, left, right)
        || apart.is_some_and(|days| is_told_apart(case, left, right, days))
    {
        return false;
    }
    // What was meant to be is not what was; nor is the second the first.
    let planned = |event: &Event<'_>| event.planned || is_ahead(case, event);
    if planned(left) != planned(right) || left.another != right.another {
        return false;
    }
    let says = |event: &Event<'_>, sign: Sign| event.signs.contains(&sign);
    let night = says(left, Sign::Night) && says(right, Sign::Night);
    let zone = says(left, Sign::Zone) || says(right, Sign::Zone);
    if apart <= Some(1) && (night || zone) {
        return false;
    }
    let one_text = left.document == right.document;
    if one_text && says(left, Sign::Denied) != says(right, Sign::Denied) {
        return false;
    }
    if is_told_twice(case, left, right) {
        return true;
    }
    // Who gives two days tells of two events.
    if left.document == right.document && !(is_slip(left, right) || is_retold(left, right)) {
        return false;
    }
    // "Left Varna on 3 May", "capsized off Varna on 4 May".
    let told = happened(left, right);
    let two_things = left.tells().is_some() && right.tells().is_some() && told.is_none();
    let named = !two_things && by_names(left, right) && is_slip(left, right);
    if left.document != right.document && named {
        return true;
    }
    if left.document != right.document && is_misdated(case, stories, given, left, right) {
        return true;
    }
    let by_nearest = || {
        let nearest = left.what.zip(right.what);
        nearest.is_some_and(|(one, other)| one.name == other.name)
    };
    if told.is_some_and(|what| befell_one(case, events, given, what, [left, right])) {
        return true;
    }
    told.is_some_and(|what| {
        what.phase != Phase::Told
            && (is_same(stories, left, right)
                || by_nearest() && is_the_one(case, events, stories, left, right, what))
            && may_be_one(what.phase, left, right)
            && told_alike(case, what.phase, left, right)
            && !knows_both(events, left, right, what)
    })
}

/// Do the two tell of one event in the same words, but for what only one of them adds?
fn is_retold(left: &Event<'_>, right: &Event<'_>) -> bool {
    fn said<'a>(event: &'a Event<'_>) -> BTreeSet<&'a str> {
        event.names.union(&event.words).copied().collect()
    }
    let (one, other) = (said(left), said(right));
    one.is_subset(&other) || other.is_subset(&one)
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
        return gap <= WEEKDAY || is_misread_weekday(left, right);
    }
    match phase {
        Phase::Often => gap <= SOON && is_day(left) && is_day(right),
        Phase::Begin | Phase::End => {
            let daily = is_day(left) && is_day(right);
            gap <= SOON || is_slip(left, right) || !daily && gap <= YEARS * 366
        }
        Phase::Once => gap <= YEARS * 366,
        Phase::Told => false,
    }
}

fn is_day(event: &Event<'_>) -> bool {
    event.days.grain() == Grain::Day
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
fn knows_both(
    events: &[Event<'_>],
    left: &Event<'_>,
    right: &Event<'_>,
    what: &passage::Event,
) -> bool {
    let gives = |document: usize, of: &Event<'_>| {
        events.iter().any(|event| {
            event.document == document
                && event.may_be(what)
                && event.days.relation(&of.days) != PeriodRelation::Apart
        })
    };
    left.document != right.document && (gives(left.document, right) || gives(right.document, left))
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
    let claims = held
        .iter()
        .flat_map(|event| [Some(event.claim), dateline(case, event)])
        .flatten();
    Some(Finding {
        rule: EXPLANATION.name.to_owned(),
        // Two may expect one thing on two days.
        severity: if held.iter().all(|event| event.planned) {
            Severity::Warning
        } else {
            EXPLANATION.severity
        },
        confidence: 0.75,
        message: format!(
            "one event is dated {} and {}",
            wording::period(&one.days),
            wording::period(&other.days)
        ),
        explanation: vec![match shared.as_slice() {
            [] => "The documents tell of one story, and one day is the other but for a slip."
                .to_owned(),
            shared => format!("Both tell of: {}.", shared.join(", ")),
        }],
        likely_cause: None,
        evidence: case.evidence_of(claims.collect::<BTreeSet<usize>>()),
    })
}

/// The dateline from which a reader knows which day "today" is.
fn dateline(case: &Case<'_>, event: &Event<'_>) -> Option<usize> {
    let claim = case.claim(event.claim)?;
    let reference = claim.mention.time()?.reference;
    if reference != Reference::Relative || !event.names_no_day {
        return None;
    }
    let passages = case.passages.iter().take(event.passage + 1);
    let mut claims = passages
        .rev()
        .take_while(|passage| passage.document == event.document)
        .flat_map(Passage::claims);
    claims.find(|dateline| {
        case.claim(*dateline).is_some_and(|dateline| {
            !dateline.in_story && dateline.mention.period() == Some(event.days)
        })
    })
}
