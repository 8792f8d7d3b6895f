//! Whether two dates of one kind of event, in texts that need have little else in common, are of the same event by whom
//! or what it happened to: "the dam above Kettle Creek gave way on 29 August", "the Kettle Creek embankment burst on
//! 26 August".

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::event::Event;
use super::few::Few;
use super::misdated::Given;
use super::one_event::is_misread;
use crate::case::Case;
use crate::compare::values::{self, Dimension};
use crate::lexicon::COMMON;
use crate::passage::{self, Cue, Passage, Phase, Sign, Term};
use crate::value::Grain;

/// How many sentences before that of a date may name what it is told of.
const BEFORE: usize = 2;
/// A name is told of little else if no more than one text in two to this power holds it.
const RARE: u8 = 7;
/// Days so far apart are one day and a wrong one.
const NEAR: i64 = 3;
const DAY: i64 = 86_400;

/// Do two texts tell of one event, of this kind, that befell one and the same, and date it by days that differ as
/// slips do?
pub(super) fn befell_one(
    case: &Case<'_>,
    events: &[Event<'_>],
    given: &Given,
    what: &passage::Event,
    [left, right]: [&Event<'_>; 2],
) -> bool {
    let day = |event: &Event<'_>| {
        let daily = event.days.grain() == Grain::Day;
        event.days.start().filter(|_| daily)
    };
    let Some((one, other)) = day(left).zip(day(right)) else {
        return false;
    };
    // What opens a sentence may be a name in the one text and told to be one by the other.
    let is_name = |word: &str| {
        let mut held = [left, right].into_iter();
        held.any(|event| {
            let held = case.vocabulary(event.document);
            held.is_some_and(|held| held.names(word))
        })
    };
    let written = !left.names_no_day && !right.names_no_day;
    // What happens again and again may do so a few days or a week later; what says little by itself may be two things.
    let near = (one - other).num_days().abs() <= NEAR;
    let often = what.phase == Phase::Often && !is_misread(one, other);
    let agents = left.agent.zip(right.agent);
    left.document != right.document
        && written
        && agents.is_none_or(|(one, other)| one == other)
        && !often
        && !(near && (what.vague || what.phase == Phase::Often))
        && is_slip(one, other)
        && !given.knows(left.document, other)
        && !given.knows(right.document, one)
        && is_alone(events, what, left)
        && is_alone(events, what, right)
        && said(case, left)
            .intersection(&said(case, right))
            .any(|name| is_telling(name) && is_name(name))
}

/// Do two days differ by a digit, by the order of the digits of day, month or year, by one of the three, or by no more
/// than days?
fn is_slip(one: NaiveDate, other: NaiveDate) -> bool {
    let same = [
        one.day() == other.day(),
        one.month() == other.month(),
        one.year() == other.year(),
    ];
    let exchanged = one.day() == other.month() && one.month() == other.day() && same[2];
    let days = (one - other).num_days().abs();
    let parts = same.iter().filter(|same| **same).count();
    let swapped_years = {
        let (decade, year) = ((one.year() / 10) % 10, one.year() % 10);
        (other.year() / 10) % 10 == year && other.year() % 10 == decade
    };
    let by_part = parts == 2 && (same[0] && same[2] || same[0] && same[1] && swapped_years);
    (1..=NEAR).contains(&days) || is_misread(one, other) || exchanged || by_part
}

/// Does a document date what it tells of this kind on no other day?
fn is_alone(events: &[Event<'_>], what: &passage::Event, of: &Event<'_>) -> bool {
    let mut same = super::event::of_document(events, of.document).iter();
    let nearest = |event: &Event<'_>| event.what.is_some_and(|own| own.name == what.name);
    same.all(|event| event.days == of.days || !nearest(event))
}

/// Is the one of a northern dyke and the other of a southern one, of the Vega Star and of the Vega Moon, of Ann Lee and of
/// Bo Lee?
pub(super) fn are_two(case: &Case<'_>, left: &Event<'_>, right: &Event<'_>) -> bool {
    let both = [left, right].map(|event| case.passages.get(event.passage));
    let [Some(one), Some(other)] = both else {
        return true;
    };
    let (sides, others) = (sides(one, left.claim), sides(other, right.claim));
    let mut shared = sides.iter().filter(|side| others.contains(side));
    let two_sides = !sides.is_empty() && !others.is_empty() && shared.next().is_none();
    let pairs = |passage: &'_ Passage| -> Vec<(String, String)> {
        let pairs = passage.terms.windows(2).filter_map(|pair| match pair {
            [Term::Name(first), Term::Name(second)] => {
                Some((first.to_string(), second.to_string()))
            }
            _ => None,
        });
        pairs.collect()
    };
    let says = |document: usize, word: &str| {
        let held = case.vocabulary(document);
        held.is_some_and(|held| held.says(word))
    };
    let (named, others) = (pairs(one), pairs(other));
    let namesakes = named.iter().any(|(first, second)| {
        others.iter().any(|(name, next)| {
            let own = match (first == name, second == next) {
                (true, false) if is_telling(name) => [second, next],
                (false, true) if is_telling(next) => [first, name],
                _ => return false,
            };
            !says(right.document, own[0]) && !says(left.document, own[1])
        })
    });
    two_sides || namesakes || are_of_two_places(left, right, says)
}

/// "Allowed again in Ohio", "lifted in Texas": does each text tell of a place that the other never names?
fn are_of_two_places(
    left: &Event<'_>,
    right: &Event<'_>,
    says: impl Fn(usize, &str) -> bool,
) -> bool {
    // One may tell of a calamity by the country, and the other by the town.
    let calamity = |event: &Event<'_>| event.what.is_some_and(|what| what.calamity);
    let own = |event: &Event<'_>, other: &Event<'_>| {
        let mut places = event.places.iter();
        !event.places.is_empty() && places.all(|place| !says(other.document, place))
    };
    !calamity(left) && !calamity(right) && own(left, right) && own(right, left)
}

/// The words of the date's part of its sentence that tell one of several from the others.
fn sides(passage: &Passage, claim: usize) -> Few<'_> {
    let Some(place) = passage.place_of(claim) else {
        return Few::default();
    };
    let cuts = || {
        let signs = passage.signs().filter(|(_, sign)| *sign == Sign::Break);
        signs.map(|(at, _)| at)
    };
    let start = cuts().filter(|cut| *cut <= place).max().unwrap_or_default();
    let end = cuts().find(|cut| *cut > place).unwrap_or(usize::MAX);
    let signs = passage.signs().filter(|(_, sign)| *sign == Sign::Sided);
    let own = signs.filter(|(at, _)| (start..end).contains(at));
    own.filter_map(|(at, _)| passage.terms.get(at)?.word())
        .collect()
}

/// Does a text say that so much time lies between two such events: "three days later than the northern one"?
pub(super) fn is_told_apart(
    case: &Case<'_>,
    left: &Event<'_>,
    right: &Event<'_>,
    apart: i64,
) -> bool {
    let days = |claim: usize| {
        let length = values::quantity(&case.claim(claim)?.mention)?;
        let days = match length.dimension {
            Dimension::Months => Decimal::new(3044, 2),
            Dimension::Seconds => Decimal::ONE.checked_div(DAY.into())?,
            _ => return None,
        };
        length.figure.nominal()?.checked_mul(days)?.round().to_i64()
    };
    [left, right].iter().any(|event| {
        let Some(passage) = case.passages.get(event.passage) else {
            return false;
        };
        let counted = |at: usize| {
            let earlier = matches!(
                passage.terms.get(at + 1),
                Some(Term::Cue(Cue::Earlier | Cue::Ago))
            );
            let signs = [Sign::Since, Sign::Later];
            earlier || signs.iter().any(|sign| passage.is_signed(at + 1, *sign))
        };
        let terms = passage.terms.iter().enumerate();
        let lengths = terms.filter(|(at, _)| counted(*at));
        let mut lengths = lengths.filter_map(|(_, term)| days(term.claim()?));
        lengths.any(|days| days > 0 && (days - apart).abs() <= 1.max(apart / 4))
    })
}

/// The words and names of the sentence of a date, and of those before it.
fn said<'a>(case: &Case<'a>, event: &Event<'_>) -> Few<'a> {
    let from = event.passage.saturating_sub(BEFORE);
    let told = case.passages.get(from..=event.passage).unwrap_or_default();
    let own = told
        .iter()
        .filter(|passage| passage.document == event.document);
    own.flat_map(Passage::words).collect()
}

/// Is it the name of what few texts speak of? Those of countries and cities have two words where they are of two.
pub(super) fn is_telling(name: &str) -> bool {
    const SHORTEST: usize = 3;
    let lettered = name.chars().all(char::is_alphabetic);
    lettered && name.len() >= SHORTEST && COMMON.rarity(name) >= RARE
}
