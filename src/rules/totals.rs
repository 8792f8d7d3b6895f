//! Totals that a text works out behind its parts: "A owes 1.2, B 0.7 and C 0.4. That makes 2.3"; "three
//! settlements: 13.5, 11 and 1. Those promises of 25.5 …".

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::sum::{Sum, gap};
use super::window::{Amount, Item, amounts};
use crate::case::Case;
use crate::claim::{Basis, Claim, Direction, Relation, Role};
use crate::compare::miswritten::is_slip_of;
use crate::compare::values::{self, Dimension};
use crate::mention::Kind;
use crate::passage::{Cue, Sign};
use crate::span::Span;
use crate::value::{Exact, Figure, Interval, PeriodRelation};

/// By which share of a total that is said to be theirs the parts may miss it.
const FAR: Decimal = Decimal::from_parts(5, 0, 0, false, 1);
/// How many terms may stand before a total that opens a sentence.
const OPENING: usize = 2;

/// By which share of the total the parts may miss it, where the next sentence gives it as theirs: "that
/// makes" opens it, or the list was of as many parts as it announced.
pub(super) fn worked_out(
    case: &Case<'_>,
    window: &[Item<'_>],
    whole: &Amount<'_>,
    run: &[&Amount<'_>],
    added: &Interval,
) -> Option<Decimal> {
    let (first, last) = (run.first()?, run.last()?);
    let sentence = |at: usize| window.get(at).map(|item| item.sentence);
    let own = sentence(whole.at)?;
    // "Three from one yard and six from another, which makes eight" is counted, not rounded.
    let counted = || {
        let amounts = run
            .iter()
            .map(|part| &part.quantity)
            .chain([&whole.quantity]);
        let mut numbers = amounts.map(|amount| amount.figure.nominal());
        numbers.all(|number| {
            number.is_some_and(|number| number.is_integer() && number < Decimal::ONE_HUNDRED)
        })
    };
    let slip = || is_slip_of(added, &whole.quantity.figure) || counted();
    if is_made_in_one_sentence(window, whole, first, last)
        && slip()
        && gap(added, &whole.quantity.figure.strict()) > Some(case.thresholds.sum_gap)
    {
        return Some(FAR);
    }
    if last.at > whole.at
        || sentence(last.at) == Some(own)
        || sentence(first.at) != sentence(last.at)
    {
        return None;
    }
    let start = window.iter().position(|item| item.sentence == own)?;
    let opening = window.get(start..whole.at)?;
    if opening.len() > OPENING || opening.iter().any(|item| item.claim().is_some()) {
        return None;
    }
    let many = run.len() > 2;
    let said = opening.iter().any(|item| item.sums());
    if said && (many || is_slip_of(added, &whole.quantity.figure)) {
        return Some(FAR);
    }
    is_announced(case, window, whole, run).then_some(case.thresholds.sum_gap)
}

/// "Three settlements: 13.5, 11 and 1": does a list of amounts have as many parts as the words before its colon
/// announce?
pub(super) fn is_announced(
    case: &Case<'_>,
    window: &[Item<'_>],
    whole: &Amount<'_>,
    parts: &[&Amount<'_>],
) -> bool {
    let ahead = parts.first().and_then(|first| window.get(..first.at));
    let ahead = ahead.unwrap_or_default();
    let announced = ahead.iter().any(|item| {
        let claim = item.claim().and_then(|claim| case.claim(claim));
        claim.is_some_and(|claim| {
            let number = claim.mention.figure().and_then(Figure::nominal);
            claim.mention.kind() == Kind::Count && number == Some(Decimal::from(parts.len()))
        })
    });
    let listed = ahead.iter().any(|item| item.is(Cue::List));
    let money = matches!(whole.quantity.dimension, Dimension::Money(_, None));
    parts.len() > 2 && money && announced && listed
}

/// "A had 1,346 and B 1,028, in all 2,734": is the total what its sentence's parts make but for a slip?
fn is_made_in_one_sentence(
    window: &[Item<'_>],
    whole: &Amount<'_>,
    first: &Amount<'_>,
    last: &Amount<'_>,
) -> bool {
    let sentence = |at: usize| window.get(at).map(|item| item.sentence);
    let one = sentence(first.at) == sentence(last.at) && sentence(last.at) == sentence(whole.at);
    let between = window.get(last.at + 1..whole.at).unwrap_or_default();
    one && between.len() <= OPENING && between.iter().any(|item| item.sums())
}

/// "Cut 1,800 jobs: 1,000 in Lund, 600 in Vik and 300 in Oby": a change that a list behind a colon breaks down.
pub(super) fn is_listed_change(window: &[Item<'_>], amount: &Amount<'_>) -> bool {
    let next = window.get(amount.at + 1);
    amount.claim.role == Role::Change && next.is_some_and(|item| item.is(Cue::List))
}

/// "15 gold, 24 silver and 21 bronze, 60 in all; the others won 61": do the parts make another figure beside them?
/// What is for each day may be what they make, of so many a day.
pub(super) fn is_of_another_total(
    case: &Case<'_>,
    window: &[Item<'_>],
    whole: &Amount<'_>,
    run: &[&Amount<'_>],
    added: &Interval,
) -> bool {
    /// A sentence of more figures than this is no list of parts.
    const MOST: usize = 64;
    let apart = |amount: &&Amount<'_>| {
        let part = run.iter().any(|part| part.index == amount.index);
        amount.index != whole.index && !part
    };
    let held: Vec<Amount<'_>> = amounts(case, window).take(MOST).collect();
    held.iter().filter(apart).any(|amount| {
        let one_unit = amount.quantity.dimension.of_all() == whole.quantity.dimension;
        one_unit && values::computed(added, &amount.quantity.figure).agrees()
    })
}

/// "2021: 4,812", and below it "2022: 2,133", "2023: 2,914": is each part said to be of a time that shares no day with
/// that of the total?
pub(super) fn is_of_another_time(whole: &Amount<'_>, run: &[&Amount<'_>]) -> bool {
    let stated = |amount: &Amount<'_>| {
        let period = amount.claim.period?;
        (period.basis == Basis::Stated).then_some(period.days)
    };
    let apart = |part: &&Amount<'_>| {
        let times = stated(part).zip(stated(whole));
        times.is_some_and(|(own, all)| own.relation(&all) == PeriodRelation::Apart)
    };
    run.iter().any(apart)
}

/// "846 people, 212 families: 390 in the school, 301 in the church and 155 in the hall": does more than the total stand
/// between it and the parts, so that what is listed is of another?
pub(super) fn is_behind_more(
    amounts: &[Amount<'_>],
    whole: &Amount<'_>,
    run: &[&Amount<'_>],
) -> bool {
    let first = run.first().map_or(0, |first| first.at);
    let from = amounts.partition_point(|amount| amount.at <= whole.at);
    let between = amounts[from..]
        .iter()
        .take_while(|amount| amount.at < first);
    let mut between = between
        .filter(|amount| values::may_share_unit(amount.claim, &amount.quantity, &whole.quantity));
    between.any(|amount| amount.quantity.figure.nominal() > whole.quantity.figure.nominal())
}

/// "213: besides the thefts, 121, 44 and 36": does the list leave out what it names ahead?
pub(super) fn is_open(window: &[Item<'_>], whole: &Amount<'_>, run: &[&Amount<'_>]) -> bool {
    let first = run.first().map_or(0, |first| first.at);
    let lead = window.get(whole.at + 1..first).unwrap_or_default();
    lead.iter()
        .any(|item| item.follows(Sign::Besides) && !item.follows(Sign::From))
}

/// "Net of sales, spending was 560: they bought for 310": does its sentence open with what the total leaves out?
pub(super) fn is_net(window: &[Item<'_>], whole: &Amount<'_>) -> bool {
    /// How many terms may open the sentence.
    const OPENING: usize = 2;
    let Some(own) = window.get(whole.at) else {
        return false;
    };
    let before = window.get(..whole.at).unwrap_or_default();
    let before = before.iter().filter(|item| item.sentence == own.sentence);
    let mut opening = before.take(OPENING);
    opening.any(|item| item.follows(Sign::Besides) && !item.follows(Sign::From))
}

/// Do some of the figures, not all in a row, make the total, and not by chance?
pub(super) fn some_add_up(figures: &[&Amount<'_>], whole: &Amount<'_>) -> bool {
    /// Of more figures there are too many choices.
    const MOST: usize = 8;
    /// Of fewer digits some of them make it by chance.
    const LEAST: Decimal = Decimal::from_parts(1_000, 0, 0, false, 0);
    let large = whole.quantity.figure.nominal() >= Some(LEAST);
    if !large || figures.len() > MOST || figures.len() < 3 {
        return false;
    }
    (1_usize..1 << figures.len())
        .filter(|choice| choice.count_ones() > 1)
        .any(|choice| {
            let chosen = figures.iter().enumerate();
            let mut chosen = chosen.filter(|(at, _)| choice >> at & 1 == 1);
            let sum = chosen.try_fold(Interval::point(Decimal::ZERO), |sum, (_, part)| {
                sum.plus(&part.quantity.figure.strict()).ok()
            });
            sum.is_some_and(|sum| values::computed(&sum, &whole.quantity.figure).agrees())
        })
}

/// "180 Airbuses (100 of the one, 80 of the other) and 140 Boeings": the parts without those that break down the one before
/// them.
pub(super) fn without_breakdowns<'p, 'a>(
    case: &Case<'_>,
    parts: Vec<&'p Amount<'a>>,
) -> Vec<&'p Amount<'a>> {
    /// A breakdown of more is a list of its own.
    const MOST: usize = 6;
    let mut kept: Vec<&Amount<'a>> = Vec::new();
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        kept.push(part);
        at += 1;
        let opens = |next: &Amount<'_>| {
            let held = [Relation::Restatement, Relation::PartOf];
            let mut joined = held
                .into_iter()
                .flat_map(|held| case.joined(next.index, held));
            joined.any(|of| of == part.index)
        };
        if !parts.get(at).is_some_and(|next| opens(next)) {
            continue;
        }
        let mut sum = Decimal::ZERO;
        for (nth, inner) in parts[at..].iter().take(MOST).enumerate() {
            let Some(more) = inner
                .quantity
                .figure
                .nominal()
                .and_then(|number| sum.checked_add(number))
            else {
                break;
            };
            sum = more;
            if nth > 0 && Some(sum) == part.quantity.figure.nominal() {
                at += nth + 1;
                break;
            }
        }
    }
    kept
}

/// "The three have 148, 77 and 19 seats": the parts without the number of them.
pub(super) fn without_announced<'p, 'a>(mut parts: Vec<&'p Amount<'a>>) -> Vec<&'p Amount<'a>> {
    let others = parts.len().saturating_sub(1);
    let announces = parts.first().is_some_and(|first| {
        first.quantity.figure.nominal() == Some(Decimal::from(others)) && others > 1
    });
    if announces {
        parts.remove(0);
    }
    parts
}

/// Does a figure of their sentences make up what the parts miss of the total, or go beyond it: "84 were found, and
/// three are still missing", "less half a billion in rebates"? Or one of the sentence before them: "19 died. 177 were
/// saved, 17 are missing. In all 213 were on board"?
pub(super) fn is_made_up(case: &Case<'_>, sum: &Sum, total: &Claim, stated: Decimal) -> bool {
    let missed = sum
        .added
        .middle()
        .and_then(|added| added.minus(stated).ok());
    let Some(missed) = missed else {
        return false;
    };
    let (gap, over) = (missed.abs(), missed > Decimal::ZERO);
    let parts = sum.parts.iter().filter_map(|part| case.claim(*part));
    let sentences: BTreeSet<_> = parts
        .map(|part| part.sentence)
        .chain([total.sentence])
        .chain(sentence_before(case, sum).filter(|_| !over))
        .collect();
    case.claims_of(total.document).any(|(index, claim)| {
        let near = sentences.contains(&claim.sentence);
        let own = index == sum.total || sum.parts.contains(&index);
        let plain = matches!(claim.mention.kind(), Kind::Count | Kind::Number)
            || claim.mention.kind() == total.mention.kind();
        let value = claim.mention.figure().and_then(Figure::nominal);
        let level = claim.role != Role::Change;
        let less = over && claim.direction == Some(Direction::Fall);
        near && !own && plain && (level || less) && value == Some(gap)
    })
}

/// The sentence before the first figure of a sum, in its paragraph.
fn sentence_before(case: &Case<'_>, sum: &Sum) -> Option<Span> {
    let first = sum.parts.iter().chain([&sum.total]).min()?;
    let number = case.sentence_of(*first)?;
    let goes_on = case.passages.get(number)?.continues;
    let before = case.passages.get(number.checked_sub(1)?)?;
    goes_on.then_some(before.span)
}
