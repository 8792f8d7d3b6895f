//! Totals that stand a few sentences from their parts: "The first was worth 5.9bn. The new one, at 1.7bn, … will spend
//! 8.6bn on the two together", "at least 156m. Of that, 83m went …, 68m … and 15m …". Words only hint at a sum there;
//! that the parts miss the total by a plain slip of the pen in one figure, and none of them make it, tells.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::near::{Near, is_level, is_said, near, near_behind, of_one_kind};
use super::sum::{Sum, gap};
use super::window::LONGEST;
use crate::case::Case;
use crate::claim::{Direction, Modality, Relation, Role};
use crate::compare::counted;
use crate::compare::miswritten::is_slip_of_sum;
use crate::compare::values::{self, Dimension};
use crate::mention::Value;
use crate::passage::{Cue, Passage, Sign, Term};
use crate::value::{Bound, Exact, Interval};

/// How sure it is that the figures are the parts of the total.
const CONFIDENCE: f64 = 0.75;
/// The most figures that are tried as the parts of a total.
const MOST: usize = 10;
/// A smaller total is off by one digit of too many others.
const LEAST: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
/// How many terms behind a total a word of a sum may stand.
const BEHIND: usize = 4;

/// The totals that figures near them make but for a slip.
pub(super) fn near_sums(case: &Case<'_>) -> Vec<Sum> {
    let mut found = Vec::new();
    for (at, passage) in case.passages.iter().enumerate() {
        if !passage.in_story || passage.terms.len() > LONGEST {
            continue;
        }
        let together = paragraph(case, at);
        let (before, behind) = (near(case, at), near_behind(case, at));
        for total in before
            .iter()
            .filter(|held| held.back == 0 && is_total(held))
        {
            let plain = matches!(total.quantity.figure.bound(), Bound::Exact | Bound::About);
            if plain && sums_up(passage, total, &before) && !another(passage, total, &before) {
                let parts: Vec<&Near<'_>> = before
                    .iter()
                    .filter(|held| held.index < total.index && held.back <= together)
                    .filter(|held| is_part(held, total))
                    .collect();
                let sum = ending(total, &parts).filter(|sum| is_near(case, sum, total));
                found.extend(sum.filter(|sum| !few_make_it_up(&before, total, sum)));
            }
            let parts: Vec<&Near<'_>> = behind
                .iter()
                .filter(|held| held.index > total.index && is_part(held, total))
                .collect();
            if breaks_down(case, at, total, &parts) {
                let sum = beginning(total, &parts).filter(|sum| is_near(case, sum, total));
                found.extend(sum.filter(|sum| !few_make_it_up(&behind, total, sum)));
            }
        }
    }
    found
}

/// Does a sum lie within a few times the gap that is allowed for what the words alone tie to their total?
fn is_near(case: &Case<'_>, sum: &Sum, total: &Near<'_>) -> bool {
    const TIMES: Decimal = Decimal::from_parts(4, 0, 0, false, 0);
    let most = case.thresholds.sum_gap.checked_mul(TIMES);
    let missed = written(total).and_then(|total| gap(&sum.added, &total));
    missed
        .zip(most)
        .is_some_and(|(missed, most)| missed <= most)
}

/// How many sentences before it belong to the paragraph of a sentence.
fn paragraph(case: &Case<'_>, at: usize) -> usize {
    let before = case.passages.get(..=at).unwrap_or_default();
    before
        .iter()
        .rev()
        .take_while(|passage| passage.continues)
        .count()
}

fn is_total(held: &Near<'_>) -> bool {
    let adds = held.quantity.dimension.is_amount();
    let number = held.quantity.figure.nominal().unwrap_or_default();
    adds && is_level(held.claim)
        && counted(number) >= 2
        && (number >= LEAST || number.scale() > 0)
        && held.claim.modality != Modality::Hypothetical
        && held.claim.role != Role::Target
        && held.quantity.figure.bound() != Bound::Range
}

fn is_part(held: &Near<'_>, total: &Near<'_>) -> bool {
    let bare = matches!(held.claim.mention.value, Value::Number { .. });
    if is_few(held) {
        return false;
    }
    let unit = held.quantity.dimension == total.quantity.dimension
        || values::may_share_unit(held.claim, &held.quantity, &total.quantity);
    // "12 countries" are none of the "678".
    let named = |held: &Near<'_>| matches!(held.claim.mention.value, Value::Count { .. });
    let another =
        named(held) && !named(total) && held.claim.subject.measure != total.claim.subject.measure;
    // "The new mills bring 20 million more".
    let more = is_said(held.claim)
        && held.claim.mention.per.is_none()
        && held.claim.direction == Some(Direction::Rise)
        && held.claim.links.is_empty();
    unit && !another
        && (is_level(held.claim) || more)
        && (bare || of_one_kind(held.claim, total.claim))
        && matches!(held.quantity.figure.bound(), Bound::Exact | Bound::About)
        && held.quantity.figure.nominal() < total.quantity.figure.nominal()
}

/// Is it a count so small that it may be of anything?
fn is_few(held: &Near<'_>) -> bool {
    let counted = matches!(held.quantity.dimension, Dimension::Count(_));
    counted && held.quantity.figure.nominal() < Some(Decimal::TEN)
}

/// "Taken together, the three come to 3.15bn": does it say how many parts there are?
fn is_how_many(held: &Near<'_>) -> bool {
    is_few(held) && matches!(held.claim.mention.value, Value::Number { .. })
}

/// "91 in Suzu, 81 in Wajima, 20 in Anamizu, five in Nanao and another five elsewhere": do some of the small counts make
/// up what the others miss?
fn few_make_it_up(figures: &[Near<'_>], total: &Near<'_>, sum: &Sum) -> bool {
    let number = |held: &Near<'_>| held.quantity.figure.nominal()?.to_u32();
    let missed = number(total)
        .zip(sum.added.middle().and_then(|added| added.to_u32()))
        .and_then(|(total, added)| total.checked_sub(added));
    // Each bit is a number that some of them make.
    let made = figures
        .iter()
        .filter(|held| is_few(held))
        .filter_map(number)
        .fold(1_u128, |made, few| made | made << few);
    missed.is_some_and(|missed| missed > 0 && missed < u128::BITS && made >> missed & 1 == 1)
}

/// Does a word of a sum lead to the total, or follow it: "in all", "together", "comes to"?
fn sums_up(passage: &Passage, total: &Near<'_>, figures: &[Near<'_>]) -> bool {
    let last = figures
        .iter()
        .filter(|held| held.back == 0 && held.place < total.place && !is_how_many(held))
        .map(|held| held.place + 1)
        .max();
    let (from, to) = (last.unwrap_or(0), total.place + BEHIND);
    let own = passage.terms.get(from..to.min(passage.terms.len()));
    let own = own.unwrap_or_default();
    let said = own.contains(&Term::Cue(Cue::Sum));
    // "The affair comes to 7.55bn", but no "or 7.55bn".
    let or = own.contains(&Term::Cue(Cue::Or));
    let near = from.max(total.place.saturating_sub(1))..=total.place;
    let leads = passage.has_sign(Sign::Makes, near);
    said || leads && !or
}

/// "That makes 94.9, while the quarter before brought in 119.6": do the words of a sum lead to another figure ahead of it?
fn another(passage: &Passage, total: &Near<'_>, figures: &[Near<'_>]) -> bool {
    figures.iter().any(|held| {
        let ahead = held.back == 0 && held.place < total.place && !is_how_many(held);
        let before = held.place.checked_sub(1);
        let called = before.and_then(|at| passage.terms.get(at));
        ahead && matches!(called, Some(Term::Cue(Cue::Sum | Cue::Makes)))
    })
}

/// Does the text say that what follows a total are parts of it?
fn breaks_down(case: &Case<'_>, at: usize, total: &Near<'_>, parts: &[&Near<'_>]) -> bool {
    let (Some(first), Some(passage)) = (parts.first(), case.passages.get(at)) else {
        return false;
    };
    // "17 of those" are in the part before them.
    let nested = |part: &&&Near<'_>| {
        let own = case.passages.get(at + part.back);
        let behind = own.and_then(|own| own.terms.get(part.place + 1));
        part.index != first.index && behind == Some(&Term::Cue(Cue::Of))
    };
    // "410 are women, 220 work at night": who works at night may be a woman.
    let does = |part: &&Near<'_>| {
        let own = case.passages.get(at + part.back);
        own.is_some_and(|own| {
            own.signs()
                .any(|sign| sign == (part.place + 1, Sign::Trait))
        })
    };
    // "17 mm in one night (normal: 14 mm)" begins another list.
    let titled = |part: &&Near<'_>| {
        let own = case.passages.get(at + part.back);
        let before = own
            .zip(part.place.checked_sub(1))
            .and_then(|(own, place)| own.terms.get(place));
        before == Some(&Term::Cue(Cue::List))
    };
    let titles = parts.iter().skip(1).any(titled) && !titled(first);
    let people = matches!(total.claim.mention.value, Value::Count { .. });
    // "24 used one and 14 the other" leaves out what the first does.
    let overlap = people && !does(first) && parts.iter().any(does);
    if overlap || titles || parts.iter().any(|part| nested(&part)) {
        return false;
    }
    if case
        .joined(first.index, Relation::PartOf)
        .any(|of| of == total.index)
    {
        return true;
    }
    let is_figure = |term: &Term| {
        let claim = term.claim().and_then(|claim| case.claim(claim));
        claim.is_some_and(|claim| claim.mention.figure().is_some())
    };
    let of = |term: &Term| matches!(term, Term::Cue(Cue::Of | Cue::List));
    let own = passage.terms.get(total.place + 1..).unwrap_or_default();
    match first.back {
        0 => {
            let end = first.place.saturating_sub(total.place + 1).min(own.len());
            let some = |term: &Term| matches!(term, Term::Cue(Cue::Most | Cue::Some));
            let free = own[..end].iter().all(|term| !is_figure(term));
            free && own[..end].iter().any(of) && !own[..end].iter().any(some)
                || free && !own[..end].iter().any(some) && is_listed(passage, total, parts)
                || passage.terms.get(first.place + 1).is_some_and(of)
        }
        later => {
            let next = case.passages.get(at + later);
            next.is_some_and(|next| {
                let lead = next.terms.get(..first.place).unwrap_or_default();
                let some = |term: &Term| matches!(term, Term::Cue(Cue::Most | Cue::Some));
                let free = lead.iter().all(|term| !is_figure(term));
                free && lead.iter().any(of) && !lead.iter().any(some)
            })
        }
    }
}

/// "61 matches, 38 on clay, 15 on grass and 8 on hard courts": three or more figures behind a comma, with few words behind
/// each, the last behind "and"?
fn is_listed(passage: &Passage, total: &Near<'_>, parts: &[&Near<'_>]) -> bool {
    /// How many words may stand between two figures of a list.
    const WORDS: usize = 4;
    let own: Vec<&&Near<'_>> = parts.iter().filter(|part| part.back == 0).collect();
    let signed = |from: usize, to: usize, asked: Sign| passage.has_sign(asked, from + 1..=to);
    let (Some(first), Some(last)) = (own.first(), own.last()) else {
        return false;
    };
    let close = own.windows(2).all(|two| {
        let between = passage.terms.get(two[0].place + 1..two[1].place);
        between.is_some_and(|between| {
            between.len() <= WORDS && between.iter().all(|term| term.claim().is_none())
        })
    });
    let before_last = own.len().checked_sub(2).map(|at| own[at].place);
    let ends = before_last.is_some_and(|before| signed(before, last.place, Sign::And));
    let opens =
        signed(total.place, first.place, Sign::Break) && first.place - total.place <= WORDS + 1;
    own.len() > 2 && close && ends && opens
}

/// The figures before a total, the last of them, as many as make it but for a slip.
fn ending(total: &Near<'_>, parts: &[&Near<'_>]) -> Option<Sum> {
    let start = parts.len().saturating_sub(MOST);
    let parts = parts.get(start..)?;
    let runs = (0..parts.len().saturating_sub(1)).rev();
    let runs = runs.map(|from| {
        (
            &parts[from..],
            from.checked_sub(1).map(|before| parts[before]),
        )
    });
    sum(total, parts, runs)
}

/// The figures behind a total, the first of them.
fn beginning(total: &Near<'_>, parts: &[&Near<'_>]) -> Option<Sum> {
    let parts = parts.get(..parts.len().min(MOST))?;
    let runs = (2..=parts.len()).rev();
    let runs = runs.map(|to| (&parts[..to], parts.get(to).copied()));
    // A list stands in one sentence; only what the total's own sentence begins goes on in the next.
    let runs = runs.filter(|(run, _)| {
        let ends = run.first().zip(run.last());
        ends.is_some_and(|(first, last)| {
            first.back == last.back || first.back == 0 && run.len() > 2 && last.back == 1
        })
    });
    sum(total, parts, runs)
}

/// The first run of whole sentences that makes the total but for a slip, where no run makes it.
fn sum<'n, 'a: 'n>(
    total: &Near<'_>,
    parts: &[&Near<'_>],
    runs: impl Iterator<Item = (&'n [&'n Near<'a>], Option<&'n Near<'a>>)>,
) -> Option<Sum> {
    if makes_it(parts, total) {
        return None;
    }
    let mut slips = runs.filter_map(|(run, next)| {
        let ends =
            |part: &&Near<'_>| next.is_some_and(|next| next.claim.sentence == part.claim.sentence);
        let cut = run.first().is_some_and(ends) || run.last().is_some_and(ends);
        (!cut && is_slip(run, total)).then_some(run)
    });
    let run = slips.next()?;
    Some(Sum {
        total: total.index,
        parts: run.iter().map(|part| part.index).collect(),
        added: added(run)?,
        rounding: false,
        confidence: CONFIDENCE,
    })
}

fn added(run: &[&Near<'_>]) -> Option<Interval> {
    run.iter()
        .try_fold(Interval::point(Decimal::ZERO), |sum, part| {
            sum.plus(&part.quantity.figure.strict()).ok()
        })
}

fn is_slip(run: &[&Near<'_>], total: &Near<'_>) -> bool {
    let numbers: Option<Vec<Decimal>> = run
        .iter()
        .map(|part| part.quantity.figure.nominal())
        .collect();
    let (Some(numbers), Some(stated)) = (numbers, total.quantity.figure.nominal()) else {
        return false;
    };
    let places = run.iter().chain([&total]).map(|held| {
        let place = held.quantity.figure.precision().place();
        place.unwrap_or(Decimal::ONE)
    });
    // "A hammer of $400m and a premium of $53.5m, for a bill of $450.3m": what one sentence adds up is all of it.
    let own = run.iter().all(|part| part.back == 0);
    let place = match own {
        true => places.min(),
        false => places.max(),
    };
    let place = place.unwrap_or(Decimal::ONE);
    let half = stated.over_rounding_down(Decimal::TWO).unwrap_or_default();
    let sum = numbers
        .iter()
        .try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part));
    let near = sum.is_some_and(|sum| sum > half && sum < stated.saturating_add(half));
    let digits = counted(stated);
    let most = if digits > 2 { 3 } else { 1 };
    near && is_slip_of_sum(&numbers, stated, place, most)
}

/// A figure as it is written, half a unit to either side, "at least" or not.
fn written(held: &Near<'_>) -> Option<Interval> {
    const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);
    let figure = &held.quantity.figure;
    let number = figure.nominal()?;
    let half = figure
        .precision()
        .place()
        .unwrap_or_default()
        .checked_mul(HALF)?;
    Some(Interval::closed(
        number.checked_sub(half)?,
        number.checked_add(half)?,
    ))
}

/// Do some of the figures in a row make the total?
fn makes_it(parts: &[&Near<'_>], total: &Near<'_>) -> bool {
    let Some(total) = written(total) else {
        return true;
    };
    let mut starts = 0..parts.len();
    starts.any(|start| {
        let mut ends = start + 1..=parts.len();
        ends.any(|end| {
            let added = added(&parts[start..end]);
            added.is_some_and(|added| added.closure().meets(&total))
        })
    })
}
