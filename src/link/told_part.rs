//! How many a share of a whole is, told behind it: "61 per cent of the 317 workers, or 213"; "61 per cent of them, 213
//! people, …".

use super::draft::{Draft, figure_before};
use super::parts::{alike, is_amount, only_before, only_of_sentence_before};
use super::ratios::is_share;
use super::text::Text;
use crate::lexicon::{Classes, Role, known};
use crate::mention::Value;
use crate::value::Figure;

/// How many words may lead from a share to its whole: "of the company's yearly profit of".
const LEAD: usize = 8;
/// How many words may stand behind the whole: "317 workers in Turin".
const BEHIND: usize = 3;

/// The share that a figure gives in numbers, and the whole that it is of.
pub(super) fn share_and_whole(
    text: &Text<'_>,
    drafts: &[Draft],
    part: usize,
) -> Option<(usize, usize)> {
    let opening = opening(text, &drafts[part]).filter(|_| is_amount(&drafts[part]))?;
    let before = figure_before(drafts, part)?;
    let (share, whole) = match is_share(&drafts[before]) {
        true => (before, pointed_at(text, drafts, part, before, opening)?),
        false => (named(text, drafts, part, before, opening)?, before),
    };
    let number = |nth: usize| drafts[nth].claim.mention.figure().and_then(Figure::nominal);
    (number(whole) > number(part)).then_some((share, whole))
}

/// Where what is told behind a comma or in brackets begins: ", or 213", "(213)", ", 213 people,".
fn opening(text: &Text<'_>, part: &Draft) -> Option<usize> {
    let (left, end) = (part.frame.left, part.frame.tokens.end);
    let before = left.checked_sub(1)?;
    let or = text.has(before, Role::Or) && before > 0 && text.is_sign(before - 1, ',');
    let closes = [',', ')', '.', ';', '–', '—'];
    let closed = closes.iter().any(|mark| text.is_sign(end, *mark));
    let apart = text.is_sign(before, '(') || text.is_sign(before, ',') && closed;
    match or && !text.has(end, Role::Of) {
        true => Some(before - 1),
        false => apart.then_some(before),
    }
}

/// "61 per cent of the 317 workers": the share of a whole that stands behind it.
fn named(
    text: &Text<'_>,
    drafts: &[Draft],
    part: usize,
    whole: usize,
    opening: usize,
) -> Option<usize> {
    let share = figure_before(drafts, whole).filter(|share| is_share(&drafts[*share]))?;
    let of = drafts[share].frame.tokens.end;
    let (start, end) = (
        drafts[whole].frame.tokens.start,
        drafts[whole].frame.tokens.end,
    );
    let plain = |at: usize| !text.is_verb(at) && !text.is_sign(at, ',');
    let led = text.has(of, Role::Of)
        && (of + 1..=of + LEAD).contains(&start)
        && (of + 1..start).all(plain);
    let near = (end..=end + BEHIND).contains(&opening) && (end..opening).all(plain);
    (led && near && alike(&drafts[part], &drafts[whole])).then_some(share)
}

/// "61 per cent of them": the only figure before that it can be of.
fn pointed_at(
    text: &Text<'_>,
    drafts: &[Draft],
    part: usize,
    share: usize,
    opening: usize,
) -> Option<usize> {
    let of = drafts[share].frame.tokens.end;
    let points = text.is(of + 1, Classes::THOSE) || text.is_word(of + 1, "it");
    if !text.has(of, Role::Of) || !points || opening != of + 2 {
        return None;
    }
    // "Half of them, 40 welders, are men": what has a noun of its own may be some of those.
    let noun = match &drafts[part].claim.mention.value {
        Value::Count { noun, .. } => Some(noun.name()),
        _ => None,
    };
    let said = !text.is_sign(opening, ',') || text.has(opening + 1, Role::Or);
    if !said && noun.is_some_and(|noun| noun != known::PERSON) {
        return None;
    }
    only_before(drafts, part).or_else(|| only_of_sentence_before(drafts, part))
}
