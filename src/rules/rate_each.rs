//! Of what a figure is for each, by any turn of words: it names one of what another figure counts ("25 to a school",
//! "for an hour"), or stands behind a count and is said to be for each.

use rust_decimal::Decimal;

use super::product::{over, ratio};
use super::rate_clock::seconds_per;
use super::window::Amount;
use crate::case::Case;
use crate::claim::{Claim, Modality, Role, Statistic};
use crate::compare::values::Dimension;
use crate::mention::{Kind, Mention, Value};
use crate::passage::{Cue, Passage, Sign, Term};
use crate::value::{Bound, CalendarUnit, Exact, Figure, Interval, Unit};

/// A figure near a rate, with the number of its sentence.
pub(super) struct Near<'a> {
    pub(super) place: usize,
    pub(super) amount: Amount<'a>,
}

/// What a rate and a count make.
#[derive(Clone, Copy)]
pub(super) struct Made {
    pub(super) count: usize,
    pub(super) value: Interval,
    /// The same of the written numbers as they are.
    pub(super) plain: Option<Decimal>,
}

/// What a rate makes with each of the counts near it that it is for each of.
pub(super) fn made(
    case: &Case<'_>,
    at: usize,
    passage: &Passage,
    rate: &Amount<'_>,
    near: &[Near<'_>],
) -> Vec<Made> {
    let counts = near.iter().map(|near| &near.amount);
    let named = counts.filter(|count| is_for_one_of(case, passage, rate, count));
    let mut made: Vec<Made> = named.filter_map(|count| times(case, rate, count)).collect();
    if made.is_empty() && is_for_each(passage, rate) {
        let count = before(at, rate, near).or_else(|| behind(at, rate, near));
        made.extend(count.and_then(|count| times(case, rate, count)));
    }
    made
}

/// Does a rate name one of what a figure counts: "five people to a tent", "24,000 bottles an hour"?
pub(super) fn is_for_one_of(
    case: &Case<'_>,
    passage: &Passage,
    rate: &Amount<'_>,
    count: &Amount<'_>,
) -> bool {
    let Some(name) = noun(&count.claim.mention).filter(|_| is_count(rate, count)) else {
        return false;
    };
    let per = rate.claim.mention.per.as_ref().map(Unit::name);
    // "68,400 tonnes", at so much a kilogram.
    if per.is_some_and(|per| ratio(case, per, count).is_some()) {
        return true;
    }
    let timed = CalendarUnit::named(name).is_some();
    let each = || passage.terms.get(rate.at + 1) == Some(&Term::Cue(Cue::Each));
    per == Some(name)
        || timed && clock(case, passage, rate) == Some(name)
        || (!timed || each()) && says_one(case, rate, count, name)
}

/// The unit of time that a rate is for: "an hour", "in an hour".
pub(super) fn clock<'a>(case: &Case<'a>, passage: &Passage, rate: &Amount<'a>) -> Option<&'a str> {
    /// How many terms behind a rate its unit of time may stand.
    const BEHIND: usize = 3;
    if let Some(per) = &rate.claim.mention.per {
        return Some(per.name()).filter(|name| CalendarUnit::named(name).is_some());
    }
    let behind = passage.terms.iter().skip(rate.at + 1).take(BEHIND);
    let next = behind.filter_map(Term::claim).next();
    let mention = &case.claim(next?)?.mention;
    let one = mention.figure().and_then(Figure::nominal) == Some(Decimal::ONE);
    noun(mention).filter(|name| one && CalendarUnit::named(name).is_some())
}

/// Does the sentence of a rate speak of one of what a figure counts: "a dripping tap", of "9,400 such taps"?
fn says_one(case: &Case<'_>, rate: &Amount<'_>, count: &Amount<'_>, name: &str) -> bool {
    let document = case.documents.get(rate.claim.document);
    let sentence = document.and_then(|held| rate.claim.sentence.slice(held.text()));
    let Some(sentence) = sentence.map(str::to_lowercase) else {
        return false;
    };
    let name = match count.claim.mention.kind() {
        Kind::Measure => name,
        _ => name.rsplit([' ', '-']).next().unwrap_or(name),
    };
    // A plural may be no other than its singular: "40 sheep".
    let sentence = sentence.replace(&case.text(count.claim).to_lowercase(), "");
    let letter = |next: Option<char>| next.is_some_and(char::is_alphanumeric);
    sentence.match_indices(name).any(|(from, _)| {
        let before = sentence[..from].chars().next_back();
        let behind = sentence[from + name.len()..].chars().next();
        !letter(before) && !letter(behind)
    })
}

/// Is a figure said to be for each of what stands before it: "$65 each", "a mean wage of", "at 58 kroner"?
fn is_for_each(passage: &Passage, rate: &Amount<'_>) -> bool {
    let each = |at: usize| passage.terms.get(at) == Some(&Term::Cue(Cue::Each));
    let money = matches!(rate.quantity.dimension, Dimension::Money(..));
    // "35 kilos of hay apiece".
    let word = || matches!(passage.terms.get(rate.at + 1), Some(Term::Word(_)));
    each(0)
        || each(rate.at + 1)
        || word() && each(rate.at + 2)
        || rate.claim.subject.statistic == Statistic::Average
        || money && passage.has_sign(Sign::Spread, rate.at..=rate.at + 1)
}

/// The last count before a rate, in its sentence or else in the one before.
fn before<'n, 'a>(at: usize, rate: &Amount<'_>, near: &'n [Near<'a>]) -> Option<&'n Amount<'a>> {
    /// So few are told one by one.
    const FEW: Decimal = Decimal::TEN;
    let own = |near: &&Near<'_>| near.place == at && near.amount.at < rate.at;
    let ahead = |near: &&Near<'_>| near.place + 1 == at;
    let counts = near.iter().filter(|near| {
        let kind = near.amount.claim.mention.kind();
        matches!(kind, Kind::Count | Kind::Number)
            && is_count(rate, &near.amount)
            && near.amount.quantity.figure.nominal() >= Some(FEW)
    });
    let found = counts
        .clone()
        .rfind(own)
        .or_else(|| counts.clone().rfind(ahead));
    found.map(|near| &near.amount)
}

/// "The average price was $50. With 4,000 seats sold, that is …": the only count of the sentence behind a rate that tells
/// of nothing else.
fn behind<'n, 'a>(at: usize, rate: &Amount<'_>, near: &'n [Near<'a>]) -> Option<&'n Amount<'a>> {
    let own = near.iter().filter(|near| near.place == at);
    let mut behind = near.iter().filter(|near| near.place == at + 1);
    let first = &behind.next().filter(|_| own.count() == 1)?.amount;
    let counted = first.claim.mention.kind() == Kind::Count && is_count(rate, first);
    let alone = !behind.any(|near| near.amount.claim.mention.kind() == Kind::Count);
    (counted && alone).then_some(first)
}

/// Can a figure say of how many a rate is for each?
fn is_count(rate: &Amount<'_>, count: &Amount<'_>) -> bool {
    let mention = &count.claim.mention;
    // "22 transits a day", each of which takes so much.
    let timed = |per: &Unit| CalendarUnit::named(per.name()).is_some();
    let once = rate.claim.mention.per.is_none();
    count.index != rate.index
        && is_plain(count.claim)
        && mention.per.as_ref().is_none_or(|per| once && timed(per))
        && mention.kind() != Kind::Money
        && noun(mention).is_none_or(|name| Some(name) != noun(&rate.claim.mention))
        && mention.figure().and_then(Figure::nominal) >= Some(Decimal::TWO)
}

/// Is a figure said as it is, and a level?
pub(super) fn is_plain(claim: &Claim) -> bool {
    is_level(claim) && !matches!(claim.modality, Modality::Denied | Modality::Hypothetical)
}

/// Is a figure a level without a bound, of what is so or might be?
pub(super) fn is_level(claim: &Claim) -> bool {
    claim.in_story
        && matches!(claim.mention.bound(), Bound::Exact | Bound::About)
        && claim.modality != Modality::Denied
        && !matches!(claim.role, Role::Change | Role::Share)
}

/// What a count is of: "tent", "hour".
fn noun(mention: &Mention) -> Option<&str> {
    match &mention.value {
        Value::Count { noun, .. } => Some(noun.name()),
        Value::Measure { unit, .. } => Some(unit.name()),
        Value::Duration { duration, figure } => {
            let mut units = CalendarUnit::ALL.into_iter();
            let largest = units.find(|unit| duration.amount(*unit).is_some())?;
            (duration.amount(largest) == figure.nominal()).then(|| largest.name())
        }
        _ => None,
    }
}

pub(super) fn times(case: &Case<'_>, rate: &Amount<'_>, count: &Amount<'_>) -> Option<Made> {
    let figure = count.claim.mention.figure()?;
    let timed = noun(&count.claim.mention).and_then(CalendarUnit::named);
    let clock = seconds_per(case, rate.index).filter(|_| timed.is_some());
    let per = rate.claim.mention.per.as_ref();
    let same = per.is_none_or(|per| timed.is_none_or(|unit| unit.name() == per.name()));
    let ratio = per.and_then(|per| ratio(case, per.name(), count));
    let figure = match ratio.filter(|_| timed.is_none()) {
        Some(ratio) => figure.scaled(ratio).ok()?,
        None => *figure,
    };
    let value = match clock.filter(|_| !same) {
        Some(clock) => over(case, rate.index, &clock, count.index)?,
        None => rate.quantity.figure.loose().times(&figure.loose()).ok()?,
    };
    let numbers = rate.quantity.figure.nominal().zip(figure.nominal());
    let plain = numbers.filter(|_| same || timed.is_none());
    Some(Made {
        count: count.index,
        value,
        plain: plain.and_then(|(rate, count)| rate.times(count).ok()),
    })
}
