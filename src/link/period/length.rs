//! Lengths of time beside a figure, and what they and the publication date say of its period.

use std::ops::Range;

use chrono::{Datelike, Months, NaiveDate};

use super::super::frame::Frame;
use super::super::text::Text;
use crate::claim::{Basis, ClaimPeriod, Nature};
use crate::lexicon::{Classes, Role};
use crate::mention::Value;
use crate::value::{Grain, Period};

/// A length of time by the figure, anchored: "in just eleven months", in a text of February 2024,
/// are January to November 2023. Only lengths of two to eleven months of what adds up over a year.
pub(crate) fn anchored(
    text: &Text<'_>,
    frame: &Frame,
    nature: Option<Nature>,
    sentence: &Range<usize>,
    published: Option<NaiveDate>,
) -> Option<(ClaimPeriod, usize)> {
    if nature != Some(Nature::Flow) {
        return None;
    }
    let published = published?;
    let (nth, months) = length(text, frame, sentence)?;
    let months = months.filter(|months| (2..=11).contains(months))?;
    // The latest year of which so many months had passed by then.
    let year = |year: i32| {
        let start = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let end = start.checked_add_months(Months::new(months))?;
        (end <= published)
            .then(|| Period::new(Some(start), Some(end), Grain::Span))
            .flatten()
    };
    let days = year(published.year()).or_else(|| year(published.year() - 1))?;
    let span = text.mentions.get(nth).map(|mention| mention.span);
    Some((
        ClaimPeriod {
            days,
            basis: Basis::Inferred,
            span,
        },
        nth,
    ))
}

/// "so far this year": what has been counted until the text was published.
pub(crate) fn until_now(
    text: &Text<'_>,
    frame: &Frame,
    sentence: &Range<usize>,
    period: ClaimPeriod,
    published: Option<NaiveDate>,
) -> ClaimPeriod {
    let near = sentence.start.max(frame.tokens.start.saturating_sub(14))
        ..sentence.end.min(frame.tokens.end + 9);
    let so_far = near.into_iter().any(|at| {
        text.is_word(at, "so") && text.is_word(at + 1, "far")
            || text.has(at, Role::Toward) && text.is_word(at + 1, "date")
    });
    let cut = published.filter(|today| {
        so_far && period.days.contains_day(*today) && period.days.start() != Some(*today)
    });
    match cut.and_then(|today| Period::new(period.days.start(), Some(today), Grain::Span)) {
        Some(days) => ClaimPeriod {
            days,
            basis: Basis::Inferred,
            ..period
        },
        None => period,
    }
}

/// "By the end of November it had sold 5 this year": of a year, the months up to the only day that the figure's part of the
/// sentence names as the last one.
pub(crate) fn until_day(
    text: &Text<'_>,
    frame: &Frame,
    sentence: &Range<usize>,
    nature: Option<Nature>,
    period: ClaimPeriod,
) -> ClaimPeriod {
    /// A time with fewer words before it opens its sentence, and what follows is of it.
    const OPENING: usize = 4;
    /// How many words may stand between a figure and its times.
    const FAR: usize = 24;
    let year = |days: &Period| days.length_in_months() == Some(12);
    let until = |days: &Period| days.start().is_none() && days.end().is_some();
    let beside = |nth: usize| {
        let time = text.tokens_of(nth);
        let between = match time.start >= frame.tokens.end {
            true => frame.tokens.end..time.start,
            false => time.end..frame.tokens.start,
        };
        let opens = time.start < sentence.start + OPENING;
        let figure = |at: usize| {
            let mention = text.mention_at(at).and_then(|nth| text.mentions.get(nth));
            mention.is_some_and(|mention| mention.figure().is_some())
        };
        let mut between = between.into_iter();
        !between.any(|at| figure(at) || !opens && (text.is_sign(at, ',') || text.is_sign(at, ';')))
    };
    let near = sentence.start.max(frame.tokens.start.saturating_sub(FAR))
        ..sentence.end.min(frame.tokens.end + FAR);
    let told = || {
        let from = super::first_mention(text, near.start);
        let all = text.mentions.get(from..).unwrap_or_default().iter();
        all.zip(from..)
            .take_while(|(_, nth)| text.tokens_of(*nth).start < near.end)
            .filter(|(_, nth)| beside(*nth))
            .filter_map(|(mention, _)| mention.period())
    };
    let only = |fits: &dyn Fn(&Period) -> bool| {
        let mut fitting = told().filter(fits);
        fitting.next().filter(|_| fitting.next().is_none())
    };
    let joined = match (only(&year), only(&until)) {
        (Some(year), Some(until)) if period.days == year || period.days == until => {
            let within = year.start() < until.end() && until.end() < year.end();
            within
                .then(|| Period::new(year.start(), until.end(), Grain::Span))
                .flatten()
        }
        _ => None,
    };
    match joined.filter(|_| !matches!(nature, Some(Nature::Rate | Nature::Stock | Nature::Toll))) {
        Some(days) => ClaimPeriod { days, ..period },
        None => period,
    }
}

/// The length of time that belongs to a figure: right behind it ("in just eleven months", "for 53
/// days") or before it in the clause; its whole months, if it has only such.
pub(crate) fn length(
    text: &Text<'_>,
    frame: &Frame,
    sentence: &Range<usize>,
) -> Option<(usize, Option<u32>)> {
    let whole = |nth: usize| match &text.mentions.get(nth)?.value {
        Value::Duration { duration, .. } => Some(duration.whole_months()),
        _ => None,
    };
    let linked = |nth: usize| {
        let start = text.tokens_of(nth).start;
        (start.saturating_sub(4)..start).rev().find_map(|at| {
            if text.is(at, Classes::LASTING) {
                Some(true)
            } else if text.is(
                at,
                Classes::HEDGE
                    .or(Classes::ADVERB)
                    .or(Classes::DETERMINER)
                    .or(Classes::BLAND),
            ) {
                None
            } else {
                Some(false)
            }
        }) == Some(true)
    };
    for at in frame.tokens.end..sentence.end.min(frame.tokens.end + 12) {
        if text.is_sign(at, ',') || text.is_sign(at, ';') {
            break;
        }
        let Some(nth) = text.mention_at(at) else {
            continue;
        };
        if let Some(months) = whole(nth) {
            return linked(nth).then_some((nth, months));
        }
        if text.mentions[nth].figure().is_some() {
            break;
        }
    }
    let from = sentence.start.max(frame.tokens.start.saturating_sub(14));
    (from..frame.tokens.start).rev().find_map(|at| {
        let nth = text.mention_at(at)?;
        let months = whole(nth)?;
        linked(nth).then_some((nth, months))
    })
}
