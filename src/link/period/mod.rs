//! The time of which a figure speaks: the one written by it, or one worked out from a length of time
//! and the publication date.

mod base;
mod length;
mod named;

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::clause;
use super::frame::Frame;
use super::text::Text;
use crate::claim::{Basis, ClaimPeriod, Nature};
use crate::lexicon::{Classes, Role};
use crate::mention::Kind;
use crate::token::Shape;
use crate::value::{Grain, Period};
use base::{is_compared_with, is_lifetime, opens_its_own, takes_over};
pub(crate) use length::{anchored, length, until_day, until_now};
pub(crate) use named::{Named, named_before};

/// Costs of what lies between a figure and a time; beyond `TOO_FAR` they do not belong together.
mod cost {
    pub(super) const TOO_FAR: u32 = 62;
    pub(super) const TOKEN: u32 = 1;
    pub(super) const COMMA: u32 = 10;
    pub(super) const CONJUNCTION: u32 = 8;
    pub(super) const FIGURE: u32 = 22;
    pub(super) const CLAUSE: u32 = 40;
    /// A verb between a figure and the time behind it: the time is the verb's.
    pub(super) const VERB: u32 = 55;
    /// A time before its figure.
    pub(super) const BEFORE: u32 = 6;
    /// One that opens the sentence holds for all of it.
    pub(super) const OPENING: u32 = 30;
    /// A day for what is measured over longer times.
    pub(super) const DAY: u32 = 14;
    /// A date that tells when something was said.
    pub(super) const SAID: u32 = 30;
}

/// The time that is written by the figure, if there is one in its sentence, and the number of its
/// mention.
pub(crate) fn stated(
    text: &Text<'_>,
    frame: &Frame,
    change: bool,
    nature: Option<Nature>,
    sentence: &Range<usize>,
) -> Option<(ClaimPeriod, usize)> {
    let times = (0..text.mentions.len()).skip(first_mention(text, sentence.start));
    let mut best: Option<(u32, usize, Period)> = None;
    for nth in times {
        let mention = &text.mentions[nth];
        let tokens = text.tokens_of(nth);
        if tokens.start >= sentence.end {
            break;
        }
        let Some(days) = mention.period().filter(|_| !text.is_dateline(mention)) else {
            continue;
        };
        let Some(cost) = cost(text, frame, change, nature, &tokens, days, sentence) else {
            continue;
        };
        if cost < cost::TOO_FAR && best.is_none_or(|(lowest, ..)| cost < lowest) {
            best = Some((cost, nth, days));
        }
    }
    best.map(|(_, nth, days)| {
        let days = rated(nature, days);
        let span = text.mentions.get(nth).map(|mention| mention.span);
        (
            ClaimPeriod {
                days,
                basis: Basis::Stated,
                span,
            },
            nth,
        )
    })
}

/// A yearly rate "in the year to October" is the rate of October.
fn rated(nature: Option<Nature>, days: Period) -> Period {
    let month = || {
        let last = days.end()?.pred_opt()?;
        let january = days.start()?.month() == 1;
        (nature == Some(Nature::Rate) && days.length_in_months() == Some(12) && !january)
            .then(|| Period::month(last.year(), last.month()))
            .flatten()
    };
    // A running total "by Saturday" is that of Saturday.
    let day = || {
        (nature == Some(Nature::Toll) && days.start().is_none())
            .then(|| Period::day(days.end()?.pred_opt()?))
            .flatten()
    };
    month().or_else(day).unwrap_or(days)
}

fn first_mention(text: &Text<'_>, token: usize) -> usize {
    let Some(start) = text.tokens.get(token).map(|token| token.start as usize) else {
        return text.mentions.len();
    };
    text.mentions
        .partition_point(|mention| mention.span.end <= start)
}

/// How far a time stands from a figure; `None` if it cannot be the figure's.
fn cost(
    text: &Text<'_>,
    frame: &Frame,
    change: bool,
    nature: Option<Nature>,
    time: &Range<usize>,
    days: Period,
    sentence: &Range<usize>,
) -> Option<u32> {
    let figure = &frame.tokens;
    if is_base(text, time, sentence, change)
        || is_compared_with(text, time, days, change, figure)
        || is_lifetime(text, time, days)
        || is_attribute(text, time)
        || is_of_a_goal(text, time, sentence)
    {
        return None;
    }
    if days.end().is_none() && speaks_of_record(text, time, sentence) {
        return None;
    }
    let after = time.start >= figure.end;
    if !after && !is_which(text, time, figure) && in_relative_clause(text, time, figure, sentence) {
        return None;
    }
    let between = if after {
        clause::past_brackets(text, figure.end, time.start)..time.start
    } else {
        time.end..figure.start
    };
    let mut cost = if after { 0 } else { cost::BEFORE };
    let opening =
        !after && opens(text, time, sentence) && !takes_over(text, time.end..figure.start);
    let mut seen = None;
    let mut verbs = 0;
    for at in between {
        if !after && text.is_verb(at) && !text.is_verb(at + 1) {
            // The clause of the figure has a verb of its own; a further one is the time's.
            verbs += 1;
            if verbs > 1 {
                cost += cost::VERB / 2;
            }
        }
        if let Some(mention) = text.mention_at(at) {
            if seen != Some(mention)
                && text.mentions[mention].figure().is_some()
                && text.mentions[mention].kind() != Kind::Duration
            {
                if after && is_compared(text, text.tokens_of(mention).start, sentence.start) {
                    return None;
                }
                cost += cost::FIGURE;
            }
            seen = Some(mention);
            continue;
        }
        cost += if text.is_sign(at, ',') || text.is_sign(at, '(') {
            cost::COMMA
        } else if text.is_sign(at, ';') || text.is_sign(at, ':') {
            cost::CLAUSE
        } else if text.is(at, Classes::RELATIVE.or(Classes::SUBORDINATOR))
            && !text.is(at, Classes::PREPOSITION)
            && !text.has(at, Role::As)
        {
            cost::CLAUSE / 2
        } else if text.is(at, Classes::CONJUNCTION) {
            cost::CONJUNCTION
        } else if after && at > figure.end && text.is_verb(at) && !text.is(at, Classes::BE) {
            // When a running total was told is when it was so.
            if nature == Some(Nature::Toll) && text.is(at, Classes::REPORT) {
                cost::TOKEN
            } else {
                cost::VERB
            }
        } else {
            cost::TOKEN
        };
    }
    if opening {
        cost = cost.min(cost::OPENING);
    }
    if after && opens_its_own(text, time, sentence.end) {
        cost += cost::CLAUSE;
    }
    if !after && is_which(text, time, figure) {
        // "2021, a year in which it lost 5".
        cost = cost.min(cost::BEFORE);
    }
    if days.grain() == Grain::Day && matches!(nature, Some(Nature::Flow | Nature::Rate)) {
        cost += cost::DAY;
    }
    if after
        && text
            .tokens
            .get(time.end)
            .is_some_and(|token| token.shape == Shape::Clitic)
    {
        // "above last year's figure".
        return None;
    }
    if days.grain() == Grain::Day && is_reporting_date(text, time) {
        // When it was said is when it was so only of a running total.
        if nature != Some(Nature::Toll) {
            return None;
        }
        cost += cost::SAID;
    }
    Some(cost)
}

/// Is the figure at this token what another is compared with: "up from 5", "against 5"?
fn is_compared(text: &Text<'_>, figure: usize, start: usize) -> bool {
    (start.max(figure.saturating_sub(4))..figure)
        .rev()
        .find(|at| {
            // "from a peak of 5"
            let peak = text.has(*at, Role::Of) || text.has(*at + 1, Role::Of);
            !text.is(*at, Classes::DETERMINER.or(Classes::HEDGE)) && !peak
        })
        .is_some_and(|at| {
            text.has(at, Role::From)
                || text.is(at, Classes::AGAINST)
                || text.has(at, Role::Than)
                || text.has(at, Role::With) && at > start && text.is(at - 1, Classes::COMPARE)
        })
}

/// Is the time part of a relative clause that ends before the figure: "the bridge, which opened in
/// 1998, cost 5"?
fn in_relative_clause(
    text: &Text<'_>,
    time: &Range<usize>,
    figure: &Range<usize>,
    sentence: &Range<usize>,
) -> bool {
    let closed = (time.end..figure.start).any(|at| text.is_sign(at, ','));
    let opened = (sentence.start..time.start)
        .rev()
        .take_while(|at| !text.is_sign(*at, ','))
        .any(|at| text.is(at, Classes::RELATIVE));
    closed && opened
}

/// "2021, a year in which": does what follows the time say what happened then?
fn is_which(text: &Text<'_>, time: &Range<usize>, figure: &Range<usize>) -> bool {
    (time.end..figure.start.min(time.end + 6)).any(|at| {
        text.has(at, Role::In) && text.is_word(at + 1, "which") || text.is_word(at, "when")
    }) && (time.end..figure.start)
        .filter(|at| text.is_sign(*at, ','))
        .count()
        <= 1
}

/// Does the time stand at the start of its sentence, with no verb before it?
fn opens(text: &Text<'_>, time: &Range<usize>, sentence: &Range<usize>) -> bool {
    // A time may begin before what was taken for a sentence ("dec . 12").
    let words = time.start.checked_sub(sentence.start);
    words.is_some_and(|words| words <= 4)
        && (sentence.start..time.start).all(|at| !text.is_verb(at))
}

/// "than in 2022", "from a year earlier", "compared with May": a time that the figure is compared with.
fn is_base(text: &Text<'_>, time: &Range<usize>, sentence: &Range<usize>, change: bool) -> bool {
    let mut at = time.start;
    let mut through_in = false;
    while let Some(before) = at.checked_sub(1).filter(|before| *before >= sentence.start) {
        if text.has(before, Role::Than) || text.has(before, Role::From) {
            return true;
        }
        if (text.has(before, Role::With) || text.has(before, Role::Toward))
            && before > sentence.start
            && text.is(before - 1, Classes::COMPARE)
        {
            return true;
        }
        if change
            && !through_in
            && (text.has(before, Role::On) || text.has(before, Role::Over))
            && text
                .mentions
                .iter()
                .all(|mention| mention.kind() != Kind::Date)
        {
            return true;
        }
        let skipped = text.is(before, Classes::DETERMINER.or(Classes::SAME_TIME))
            || text.has(before, Role::In)
            || text.has(before, Role::Of)
            || text.has(before, Role::That);
        if !skipped {
            return false;
        }
        through_in |= text.has(before, Role::In);
        at = before;
    }
    false
}

/// "their 2019 set goal", "the 2018 record": a time before a noun that it narrows, not the figure's.
fn is_attribute(text: &Text<'_>, time: &Range<usize>) -> bool {
    let next = time.end;
    let noun = text.is_plain_word(next)
        && text.is(next, Classes::TARGET.or(Classes::RECORD).or(Classes::SET))
        && !text.is_word(next, "put");
    noun && time.start > 0 && text.is(time.start - 1, Classes::DETERMINER.or(Classes::POSSESSIVE))
}

/// "the goal set in 2021", "its limit of 40, fixed in May": when something was aimed at or allowed, not
/// when what is measured was so.
fn is_of_a_goal(text: &Text<'_>, time: &Range<usize>, sentence: &Range<usize>) -> bool {
    /// How many words before its participle the goal may stand.
    const FAR: usize = 8;
    let before = |at: usize| at.checked_sub(1).filter(|before| *before >= sentence.start);
    let Some(mut at) = before(time.start) else {
        return false;
    };
    if text.is(at, Classes::PREPOSITION) {
        let Some(participle) = before(at) else {
            return false;
        };
        at = participle;
    }
    text.is(at, Classes::SET)
        && (sentence.start.max(at.saturating_sub(FAR))..at)
            .any(|goal| text.is(goal, Classes::TARGET.or(Classes::LIMIT)))
}

/// "the most since 2020", "first time since May".
fn speaks_of_record(text: &Text<'_>, time: &Range<usize>, sentence: &Range<usize>) -> bool {
    (sentence.start.max(time.start.saturating_sub(9))..time.start).any(|at| {
        text.is(at, Classes::RECORD.or(Classes::RANK))
            || text.key(at).ends_with("est") && text.is_plain_word(at)
    })
}

/// "said on Thursday", "data published on Friday".
fn is_reporting_date(text: &Text<'_>, time: &Range<usize>) -> bool {
    (time.start.saturating_sub(4)..time.start)
        .any(|at| text.is(at, Classes::REPORT.or(Classes::ISSUE)))
}

/// The moment of the report, for a running total that names no other.
pub(crate) fn of_report(
    nature: Option<Nature>,
    published: Option<NaiveDate>,
) -> Option<ClaimPeriod> {
    if nature != Some(Nature::Toll) {
        return None;
    }
    let days = Period::day(published?)?;
    Some(ClaimPeriod {
        days,
        basis: Basis::Inferred,
        span: None,
    })
}
