//! Do two claims speak of one time?

use rust_decimal::Decimal;

use crate::case::Case;
use crate::claim::{Basis, Claim, Facet, Nature, Relation, Role};
use crate::compare::values::{self, Dimension};
use crate::comparison::Comparison;
use crate::mention::Kind;
use crate::value::{Bound, Figure, PeriodRelation};

/// Undated figures in documents published further apart than this many days may both be right.
const NEWS_DAYS: i64 = 3;
/// The same for shares, which move less from day to day than counts.
const SHARE_DAYS: i64 = 10;
/// The same for what surely is one thing and stands for a while, and how sure that must be.
const STEADY_DAYS: i64 = 30;
const STEADY_SURE: f64 = 0.8;
/// Undated stocks, which change by and by, in documents published further apart than this many days may both be right.
const STOCK_DAYS: i64 = 180;
/// The days of a month.
const MONTH: i64 = 31;
/// What comes anew with each quarter is, undated, that of the last one.
const QUARTER_DAYS: i64 = 60;

/// Do the claims of a comparison speak of one time: the same stated period, or none in documents
/// that tell the same news?
pub(super) fn is_one(case: &Case<'_>, comparison: &Comparison) -> bool {
    if comparison.period == Some(PeriodRelation::Equal) {
        return true;
    }
    let (Some(left), Some(right)) = (case.claim(comparison.left), case.claim(comparison.right))
    else {
        return false;
    };
    if is_settled(case, comparison, left, right) || is_final_toll(case, comparison, left, right) {
        return true;
    }
    if comparison.period.is_some() {
        return false;
    }
    let stock = |claim: &Claim| claim.subject.nature == Some(Nature::Stock);
    if stock(left) && stock(right) && !within_days(case, left, right, STOCK_DAYS) {
        return false;
    }
    let changes = has_changed(case, comparison.left) || has_changed(case, comparison.right);
    if changes && !within_days(case, left, right, STOCK_DAYS) {
        return false;
    }
    let flow = |claim: &Claim| claim.subject.nature == Some(Nature::Flow);
    if flow(left) && flow(right) && !may_be_of_one_quarter(case, left, right) {
        return false;
    }
    let traded = case.is_traded(left) && case.is_traded(right);
    if traded && !within_days(case, left, right, NEWS_DAYS) {
        return false;
    }
    if comparison.word_for_word {
        return true;
    }
    if moves_at_unknown_times(case, left, right) {
        return false;
    }
    let open = |claim: &Claim| {
        claim
            .period
            .is_none_or(|period| period.basis == Basis::Inferred)
    };
    let steady = is_steady(case, comparison, left, right);
    let now = |claim: &Claim| open(claim) || steady && is_present(case, claim);
    now(left)
        && now(right)
        && (!grows(left)
            || same_news(case, left, right)
            || steady
                && within_days(case, left, right, STEADY_DAYS)
                && !has_grown(case, left, right))
}

/// Does the text say of the figure that it changed to that, or from that, from one time to the next?
fn has_changed(case: &Case<'_>, index: usize) -> bool {
    /// What a figure changed to stands beside it.
    const BESIDE: usize = 8;
    let from = |index: usize| case.joined(index, Relation::ChangeFrom);
    let mut others = index.saturating_sub(BESIDE)..=index + BESIDE;
    from(index).next().is_some() || others.any(|other| from(other).any(|to| to == index))
}

/// Is the count of the later text somewhat more, so that it may have come to that since?
fn has_grown(case: &Case<'_>, left: &Claim, right: &Claim) -> bool {
    const SOMEWHAT: Decimal = Decimal::from_parts(12, 0, 0, false, 1);
    let told = case
        .published(left.document)
        .zip(case.published(right.document));
    let (earlier, later) = match told {
        Some((one, other)) if one < other => (left, right),
        Some((one, other)) if other < one => (right, left),
        _ => return false,
    };
    let number = |claim: &Claim| claim.mention.figure().and_then(Figure::nominal);
    let numbers = number(earlier).zip(number(later));
    matches!(left.mention.kind(), Kind::Count | Kind::Number)
        && numbers.is_some_and(|(before, after)| {
            before < after && values::is_within_factor(before, after, SOMEWHAT)
        })
}

/// May the claims of a comparison speak of one time, if one figure is the other with a slip of the pen:
/// are their periods no more apart than working them out explains?
pub(super) fn may_be_one(case: &Case<'_>, comparison: &Comparison) -> bool {
    let (Some(left), Some(right)) = (case.claim(comparison.left), case.claim(comparison.right))
    else {
        return false;
    };
    let worked_out = |claim: &Claim| {
        claim
            .period
            .is_none_or(|period| period.basis == Basis::Inferred)
    };
    match comparison.period {
        None | Some(PeriodRelation::Equal) => true,
        Some(PeriodRelation::Apart) => {
            // A running total of what is long past is told at any time.
            let told_later = |claim: &Claim, other: &Claim| {
                worked_out(claim)
                    && claim.subject.nature == Some(Nature::Toll)
                    && ends_before(other, claim)
            };
            (worked_out(left) || worked_out(right)) && days_between(left, right) <= Some(NEWS_DAYS)
                || told_later(left, right)
                || told_later(right, left)
        }
        Some(_) => worked_out(left) || worked_out(right),
    }
}

/// Does the period of one claim end before that of another?
fn ends_before(one: &Claim, other: &Claim) -> bool {
    let end = |claim: &Claim| claim.period?.days.end();
    end(one)
        .zip(end(other))
        .is_some_and(|(one, other)| one < other)
}

/// How many days lie between the ends of two periods.
fn days_between(left: &Claim, right: &Claim) -> Option<i64> {
    let end = |claim: &Claim| claim.period?.days.end();
    Some((end(left)? - end(right)?).num_days().abs())
}

/// Surely figures of one thing that has happened and does not change any more, of which at most one text says
/// when it was?
fn is_settled(case: &Case<'_>, comparison: &Comparison, left: &Claim, right: &Claim) -> bool {
    const SURE: f64 = 0.75;
    // A time some while before the text is that of what it tells of, whether written beside the figure or not.
    let stated = |claim: &Claim| {
        claim.period.is_some_and(|period| {
            let ends = period.days.end().zip(case.published(claim.document));
            let before = ends.map(|(end, published)| (published - end).num_days());
            period.basis == Basis::Stated || before.is_some_and(|days| days > STEADY_DAYS)
        })
    };
    // "At no more than 80": what is allowed.
    let allowed = |claim: &Claim| {
        let figure = claim.mention.figure();
        figure.is_some_and(|figure| figure.bound() == Bound::AtMost)
    };
    let fact =
        |claim: &Claim| !matches!(claim.role, Role::Forecast | Role::Change) && !allowed(claim);
    comparison.confidence >= SURE
        && !(stated(left) && stated(right))
        && [left, right]
            .iter()
            .all(|claim| fact(claim) && case.is_settled(claim))
}

/// Tolls of what one of the texts dates, told at one time so long after it that nobody is counted any more?
fn is_final_toll(case: &Case<'_>, comparison: &Comparison, left: &Claim, right: &Claim) -> bool {
    const SURE: f64 = 0.7;
    const DAYS: i64 = 60;
    let toll = |claim: &Claim| claim.subject.nature == Some(Nature::Toll);
    let dated = |claim: &Claim| {
        let period = claim
            .period
            .filter(|period| period.basis == Basis::Stated)?;
        let published = case.published(claim.document)?;
        Some((published - period.days.end()?).num_days())
    };
    let counted = match (dated(left), dated(right)) {
        (Some(days), None) | (None, Some(days)) => days >= DAYS,
        _ => false,
    };
    counted
        && toll(left)
        && toll(right)
        && left.subject.measure == right.subject.measure
        && comparison.confidence >= SURE
        && within_days(case, left, right, NEWS_DAYS)
}

/// Are they of what moves from one time to the next, and does nothing say of either when it was: neither their texts nor
/// the dates of these? A time that is not known is not the same as another that is not known.
fn moves_at_unknown_times(case: &Case<'_>, left: &Claim, right: &Claim) -> bool {
    let moves = |claim: &Claim| {
        matches!(claim.subject.nature, Some(Nature::Flow | Nature::Rate))
            || claim.role == Role::Change
            || case.is_time(claim)
    };
    let from_context = |claim: &Claim| claim.subject.inherited.contains(&Facet::Measure);
    let unsaid = from_context(left) || from_context(right);
    let unknown =
        |claim: &Claim| case.published(claim.document).is_none() && claim.period.is_none();
    (moves(left) && moves(right) || unsaid) && unknown(left) && unknown(right)
}

/// Surely figures of one thing that does not change from day to day, as a running total or a price does?
fn is_steady(case: &Case<'_>, comparison: &Comparison, left: &Claim, right: &Claim) -> bool {
    let moves = |claim: &Claim| {
        case.is_time(claim)
            || matches!(claim.subject.nature, Some(Nature::Toll | Nature::Rate))
            || claim.role == Role::Change
    };
    comparison.confidence >= STEADY_SURE && !moves(left) && !moves(right)
}

/// Is the time that a text gives for a figure about the day of its publication, so that it says no more
/// than none would?
fn is_present(case: &Case<'_>, claim: &Claim) -> bool {
    let end = claim.period.and_then(|period| period.days.end());
    let published = case.published(claim.document);
    let lies_flat = claim.subject.nature != Some(Nature::Flow);
    // A quarter is a time of its own.
    let days = claim.period.and_then(|period| period.days.length_in_days());
    let short = days.is_none_or(|days| days <= MONTH);
    short
        && lies_flat
        && end
            .zip(published)
            .is_some_and(|(end, published)| (published - end).num_days().abs() <= STEADY_DAYS)
}

/// Is it a count, which a later report may raise?
fn grows(claim: &Claim) -> bool {
    matches!(
        values::quantity(&claim.mention).map(|quantity| quantity.dimension),
        Some(Dimension::Count(_) | Dimension::Percent | Dimension::Measure(..))
    )
}

pub(super) fn same_news(case: &Case<'_>, left: &Claim, right: &Claim) -> bool {
    let days = if left.role == Role::Share && right.role == Role::Share {
        SHARE_DAYS
    } else {
        NEWS_DAYS
    };
    within_days(case, left, right, days)
}

/// Were the documents of two claims not published so far apart that each tells of a quarter of its own?
fn may_be_of_one_quarter(case: &Case<'_>, left: &Claim, right: &Claim) -> bool {
    let days = case
        .published(left.document)
        .zip(case.published(right.document));
    days.is_none_or(|(one, other)| (one - other).num_days().abs() <= QUARTER_DAYS)
}

/// Were the documents of two claims published at most so many days apart, or neither at a known date?
fn within_days(case: &Case<'_>, left: &Claim, right: &Claim, days: i64) -> bool {
    let published = |claim: &Claim| case.published(claim.document);
    match (published(left), published(right)) {
        (Some(one), Some(other)) => (one - other).num_days().abs() <= days,
        (None, None) => true,
        _ => false,
    }
}
