//! Records: figures that a sentence says nothing has passed.

use std::collections::BTreeSet;

use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::acquainted::surroundings;
use super::window::sums;
use crate::case::Case;
use crate::claim::{Claim, Role};
use crate::compare::values::{self, Dimension};
use crate::mention::Value;
use crate::passage::{Cue, Passage, Sign, Term};
use crate::value::{Figure, Period};

/// A figure that nothing is said to have passed.
pub(super) struct Record {
    pub(super) claim: usize,
    /// Upwards; or else downwards.
    pub(super) most: bool,
    /// The time after which nothing was more, unless it is for all time.
    pub(super) since: Option<Period>,
    /// The words around it.
    pub(super) words: BTreeSet<String>,
    /// The number of its sentence.
    pub(super) at: usize,
    /// Does its sentence give the figure, and not the next?
    pub(super) own: bool,
}

/// The record of a sentence, if it claims one.
pub(super) fn record(case: &Case<'_>, at: usize, passage: &Passage) -> Option<Record> {
    let terms = &passage.terms;
    let Rank {
        at: rank,
        most,
        since,
    } = rank(case, passage)?;
    let figure = |term: &Term| {
        let index = term.claim()?;
        let claim = case.claim(index).filter(|_| !is_base(case, index))?;
        let amount = values::quantity(&claim.mention).is_some_and(|quantity| {
            !matches!(quantity.dimension, Dimension::Months | Dimension::Seconds)
        });
        (amount && claim.role != Role::Change && is_fact(claim)).then_some(index)
    };
    // A bare number beside a figure with a unit may be the time of day, and a few of something are
    // "five weekends".
    let measured = |term: &Term| {
        let index = figure(term)?;
        let claim = case.claim(index)?;
        let few = matches!(claim.mention.value, Value::Count { .. })
            && claim.mention.figure().and_then(Figure::nominal) < Some(Decimal::TEN);
        (!few && !matches!(claim.mention.value, Value::Number { .. })).then_some(index)
    };
    // "Are due €180m, the largest sum ever agreed": what is not yet so is no record, nor is another figure before it.
    let next_to = rank.checked_sub(1).and_then(|before| terms.get(before));
    let hoped = next_to
        .and_then(Term::claim)
        .and_then(|index| case.claim(index));
    if hoped.is_some_and(|claim| claim.mention.figure().is_some() && !is_fact(claim)) {
        return None;
    }
    // "a record 12"; the figure before the rank; what "that makes it the largest" points back to; or
    // what the rank announces.
    let before = at
        .checked_sub(1)
        .and_then(|before| case.passages.get(before))
        .filter(|_| passage.continues);
    let claim = terms
        .get(rank + 1)
        .and_then(figure)
        .or_else(|| {
            let last = terms[..rank].iter().rev().find_map(measured)?;
            Some(furthest(
                case,
                terms[..rank].iter().filter_map(measured),
                last,
                most,
            ))
        })
        .or_else(|| terms[..rank].iter().rev().find_map(figure))
        .or_else(|| {
            let points_back = sums(&terms[..rank]) || is_unmatched(passage);
            before
                .filter(|_| points_back)?
                .terms
                .iter()
                .find_map(figure)
        })
        .or_else(|| announced(&terms[rank..]).iter().find_map(figure))
        .or_else(|| {
            let mut told = told_before(case, at, rank).iter().filter_map(measured);
            told.next().filter(|_| told.next().is_none())
        })
        .or_else(|| length_of(case, &terms[..rank], told_before(case, at, rank)));
    // "The poorest crop since 1992. ¶ Only 4.9 million tonnes came in": a headline has its figure behind it.
    let behind = || {
        let next = case.passages.get(at + 1);
        let next = next.filter(|next| next.document == passage.document && next.in_story)?;
        next.terms.iter().find_map(measured)
    };
    // "No fire has cost more lives. At the last count there were 133": the same, in one paragraph.
    let goes_on = || {
        let next = case.passages.get(at + 1).filter(|next| next.continues)?;
        next.terms.iter().find_map(figure)
    };
    let claim = claim.or_else(|| goes_on().filter(|_| is_unmatched(passage)));
    let own = claim.is_some();
    let claim = claim.or_else(behind)?;
    Some(Record {
        own,
        claim,
        most,
        since,
        words: surroundings(case, at),
        at,
    })
}

/// What a rank announces stands before another: "it was the longest ever, and the dearest: it cost $5bn".
fn announced(terms: &[Term]) -> &[Term] {
    let is_rank = |term: &Term| {
        matches!(
            term,
            Term::Cue(Cue::Most | Cue::Least | Cue::MostEver | Cue::LeastEver)
        )
    };
    let next = terms.iter().skip(1).position(is_rank);
    next.and_then(|next| terms.get(..=next)).unwrap_or(terms)
}

/// "It roared for 85 days. It was the longest eruption in the history of the island": the only length of time before the
/// rank, or in the sentence before, where neither gives another figure.
fn length_of(case: &Case<'_>, own: &[Term], before: &[Term]) -> Option<usize> {
    let figures = |terms: &[Term]| -> Vec<usize> {
        let claims = terms.iter().filter_map(Term::claim);
        claims
            .filter(|index| {
                let claim = case.claim(*index);
                claim.is_some_and(|claim| values::quantity(&claim.mention).is_some())
            })
            .collect()
    };
    let held = match figures(own).as_slice() {
        [] => figures(before),
        _ => figures(own),
    };
    let [only] = held.as_slice() else {
        return None;
    };
    let claim = case.claim(*only).filter(|claim| is_fact(claim))?;
    let length = matches!(
        values::quantity(&claim.mention)?.dimension,
        Dimension::Months | Dimension::Seconds
    );
    length.then_some(*only)
}

/// "The palace had 8.9 million visitors. It was the best year ever": the sentence before one that begins with its rank,
/// and not with a headline's capital.
fn told_before<'t>(case: &Case<'t>, at: usize, rank: usize) -> &'t [Term] {
    let own = case.passages.get(at);
    let before = at
        .checked_sub(1)
        .and_then(|before| case.passages.get(before));
    let (Some(own), Some(before)) = (own, before) else {
        return &[];
    };
    let headed = own.signs().any(|sign| sign == (0, Sign::Opening));
    let told = rank == 0 && !headed && before.document == own.document && before.in_story;
    if told { &before.terms } else { &[] }
}

/// A rank that none is said to have passed.
struct Rank {
    /// Its place.
    at: usize,
    /// Upwards; or else downwards.
    most: bool,
    /// The time after which none has, unless it is for all time.
    since: Option<Period>,
}

/// The rank of a sentence: "the highest ever", "a national record", "no year has been busier".
fn rank(case: &Case<'_>, passage: &Passage) -> Option<Rank> {
    let terms = &passage.terms;
    let cues = terms.iter().enumerate();
    let mut ranks = cues.filter_map(|(at, term)| match term {
        Term::Cue(cue @ (Cue::Most | Cue::Least | Cue::MostEver | Cue::LeastEver)) => {
            Some((at, *cue))
        }
        _ => None,
    });
    let Some((at, cue)) = ranks.next() else {
        let sign = |wanted: Sign| passage.signs().find(|(_, sign)| *sign == wanted);
        let unmatched = is_unmatched(passage)
            .then(|| sign(Sign::SoMuch).or_else(|| sign(Sign::SoLittle)))
            .flatten();
        let named = sign(Sign::Record).filter(|_| passage.has(Cue::Beats));
        let (at, sign) = unmatched.or(named)?;
        return Some(Rank {
            at: at.min(terms.len().checked_sub(1)?),
            most: sign != Sign::SoLittle,
            since: None,
        });
    };
    let ever = matches!(cue, Cue::MostEver | Cue::LeastEver)
        || at > 0 && terms[at - 1] == Term::Cue(Cue::Ever)
        || terms[at..]
            .iter()
            .take_while(|term| term.claim().is_none())
            .any(|term| *term == Term::Cue(Cue::Ever))
        || ends_in_history(passage, at);
    let since = match ever {
        true => None,
        false => Some(limit(case, passage, at)?),
    };
    Some(Rank {
        at,
        most: matches!(cue, Cue::Most | Cue::MostEver),
        since,
    })
}

/// "The longest strike in the guild's history": is it history that the words behind a rank end in?
fn ends_in_history(passage: &Passage, rank: usize) -> bool {
    /// The stem of the word.
    const HISTORY: &str = "histor";
    /// How many terms behind the rank it may stand.
    const NEAR: usize = 5;
    let last = passage.terms.len().checked_sub(1);
    let behind = passage.terms.iter().enumerate().skip(rank + 1).take(NEAR);
    let mut behind = behind.take_while(|(_, term)| term.claim().is_none());
    behind.any(|(at, term)| {
        let ends = Some(at) == last || passage.signs().any(|sign| sign == (at + 1, Sign::Break));
        ends && term.word() == Some(HISTORY)
    })
}

/// "Never before had so many come", "no year has been busier".
fn is_unmatched(passage: &Passage) -> bool {
    /// How many terms may stand between "no" and "in history".
    const NEAR: usize = 3;
    let mut terms = passage.terms.iter();
    let ever = terms.position(|term| *term == Term::Cue(Cue::Ever));
    // "No fire in the history of the state has cost more lives".
    let none = |(at, sign): (usize, Sign)| {
        let near = ever.is_some_and(|ever| at < ever && ever - at <= NEAR);
        sign == Sign::Unmatched || sign == Sign::No && near
    };
    // Either may come first: "never so many", "dearer than ever".
    let so = |(_, sign): (usize, Sign)| matches!(sign, Sign::SoMuch | Sign::SoLittle);
    passage.signs().any(none) && passage.signs().any(so)
}

/// The 1,000 people of "7.9 per 1,000 people": what a bare number directly before it is for each of.
pub(super) fn is_base(case: &Case<'_>, index: usize) -> bool {
    let round = |claim: &Claim| {
        let nominal = claim.mention.figure().and_then(Figure::nominal);
        let powers = (2..=6).map(|power| Decimal::from(10_u32.pow(power)));
        nominal.is_some_and(|nominal| powers.into_iter().any(|power| power == nominal))
    };
    let before = index.checked_sub(1).and_then(|before| case.claim(before));
    case.claim(index).zip(before).is_some_and(|(base, rate)| {
        let gap = base
            .mention
            .span
            .start
            .saturating_sub(rate.mention.span.end);
        matches!(base.mention.value, Value::Count { .. })
            && matches!(rate.mention.value, Value::Number { .. })
            && rate.document == base.document
            && gap <= PER
            && round(base)
    })
}

/// How many bytes "per" takes between a rate and what it is for each of.
const PER: usize = " for every ".len();

/// Of figures of one unit that stand before a rank, the one that it is said of: none of the others is
/// further up or down.
fn furthest(
    case: &Case<'_>,
    figures: impl Iterator<Item = usize>,
    last: usize,
    most: bool,
) -> usize {
    let quantity = |index: usize| values::quantity(&case.claim(index)?.mention);
    let Some(unit) = quantity(last).map(|quantity| quantity.dimension) else {
        return last;
    };
    figures.fold(last, |best, index| {
        let pair = quantity(index).zip(quantity(best));
        let further = pair.is_some_and(|(one, other)| {
            let (one_value, other_value) = (one.figure.nominal(), other.figure.nominal());
            one.dimension == unit
                && match most {
                    true => one_value > other_value,
                    false => one_value < other_value && one_value.is_some(),
                }
        });
        if further { index } else { best }
    })
}

/// The time after which nothing was more, by the words behind the rank: "since 2017", "since the amnesty of 1998",
/// "in 36 years".
fn limit(case: &Case<'_>, passage: &Passage, rank: usize) -> Option<Period> {
    let mut terms = passage.terms.iter().enumerate().skip(rank);
    let (at, index) = terms.find_map(|(at, term)| Some((at, term.claim()?)))?;
    let claim = case.claim(index)?;
    if let Some(days) = claim.mention.period() {
        let open = || days.start().filter(|_| days.end().is_none());
        let after = passage.has_sign(Sign::Since, rank + 1..=at);
        return match open() {
            Some(start) => within(start),
            None => after.then_some(days),
        };
    }
    let length = values::quantity(&claim.mention)?;
    let months = length.figure.nominal()?.to_u32()?;
    let published = case.published(claim.document)?;
    let start = published.checked_sub_months(Months::new(months))?;
    (length.dimension == Dimension::Months).then(|| Period::day(start))?
}

/// The year or month that begins on a day, in any part of which the last one may have been.
fn within(start: NaiveDate) -> Option<Period> {
    match (start.month(), start.day()) {
        (1, 1) => Period::year(start.year()),
        (month, 1) => Period::month(start.year(), month),
        _ => Period::day(start),
    }
}

pub(super) fn is_fact(claim: &Claim) -> bool {
    claim.in_story && claim.modality.is_fact()
}
