//! Totals that a text works out behind its parts: "A owes 1.2, B 0.7 and C 0.4. That makes 2.3"; "three
//! settlements: 13.5, 11 and 1. Those promises of 25.5 …".

use rust_decimal::Decimal;

use super::window::{Amount, Item};
use crate::case::Case;
use crate::compare::slip::is_slip_of;
use crate::compare::values::Dimension;
use crate::mention::Kind;
use crate::passage::Cue;
use crate::value::{Figure, Interval};

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
    let said = opening.iter().any(|item| item.is(Cue::Sum));
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
