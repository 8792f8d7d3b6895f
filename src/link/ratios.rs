//! A part, its share and its whole in one sentence: "$1.8bn, or 20 per cent, of the $9bn", "20 per cent, or
//! $1.8bn, of the $9bn", "at $1.8bn it comes to 20 per cent of the $9bn".

use super::draft::{Draft, before, behind};
use super::text::Text;
use super::{parts, restated};
use crate::lexicon::{Classes, Role};
use crate::mention::Kind;

/// How many words may lead from a share to its whole ("of a total of about").
const LEAD: usize = 6;
/// How many words may stand between a part and the share that it comes to ("is no more than").
const VERB: usize = 5;

/// The whole of which a part is the share that stands beside it.
pub(super) fn whole(text: &Text<'_>, drafts: &[Draft], part: usize) -> Option<usize> {
    let own = &drafts[part];
    let mut behind = figures_behind(drafts, part);
    let next = behind.next()?;
    // "61 per cent of the 317, or 62 per cent of the 200": it is the whole of another share.
    let first = figures_before(drafts, part).next();
    let of_whole = first.is_some_and(|share| {
        let between = drafts[share].frame.tokens.end..drafts[part].frame.tokens.start;
        let of = is_share(&drafts[share]) && text.has(between.start, Role::Of);
        of && between.len() <= LEAD && !between.into_iter().any(|at| text.is_sign(at, ','))
    });
    if of_whole {
        return None;
    }
    if is_share(&drafts[next]) {
        let whole = behind.next()?;
        let joined = restates(text, drafts, part, next) || comes_to(text, drafts, part, next);
        return (joined && is_of(text, &drafts[next], &drafts[whole])).then_some(whole);
    }
    // "20 per cent, or $1.8bn, of the $9bn".
    let share = figures_before(drafts, part).next()?;
    let joined = is_share(&drafts[share]) && restates(text, drafts, share, part);
    (joined && is_of(text, own, &drafts[next])).then_some(next)
}

/// The part that a share is said to be what it comes to, of a whole behind it.
pub(super) fn part(text: &Text<'_>, drafts: &[Draft], share: usize) -> Option<usize> {
    let whole = figures_behind(drafts, share).next()?;
    let part = figures_before(drafts, share).next()?;
    let said = is_share(&drafts[share])
        && comes_to(text, drafts, part, share)
        && is_of(text, &drafts[share], &drafts[whole]);
    said.then_some(part)
}

fn figures_behind(drafts: &[Draft], nth: usize) -> impl Iterator<Item = usize> {
    behind(drafts, nth)
        .filter(|(_, other)| other.claim.mention.figure().is_some())
        .map(|(at, _)| at)
}

fn figures_before(drafts: &[Draft], nth: usize) -> impl Iterator<Item = usize> {
    before(drafts, nth)
        .filter(|(_, other)| other.claim.mention.figure().is_some())
        .map(|(at, _)| at)
}

pub(super) fn is_share(draft: &Draft) -> bool {
    draft.claim.mention.kind() == Kind::Percent && !draft.found.change
}

/// Does the second give the first in other words?
fn restates(text: &Text<'_>, drafts: &[Draft], one: usize, other: usize) -> bool {
    restated::restates(text, drafts, one, other)
        || parts::part_of_share(text, drafts, other) == Some(one)
}

/// "$1.8bn comes to 20 per cent", "$1.8bn, which is 20 per cent", "$1.8bn, representing 20 per cent": nothing but
/// a word that says so, and adverbs, between the two.
fn comes_to(text: &Text<'_>, drafts: &[Draft], part: usize, share: usize) -> bool {
    let end = drafts[part].frame.tokens.end;
    // "The reserve, at 1,260 hectares, is 30 per cent of the 4,200".
    let parted = [',', '–', '—', '('];
    let comma = usize::from(parted.iter().any(|mark| text.is_sign(end, *mark)));
    let between = end + comma..drafts[share].frame.left;
    let says = Classes::EQUATE.or(Classes::APPOSED);
    let plain = says
        .or(Classes::RELATIVE)
        .or(Classes::ADVERB)
        .or(Classes::HEDGE)
        .or(Classes::PARTICLE);
    let words = between.clone();
    (1..=VERB).contains(&between.len())
        && between.clone().any(|at| text.is(at, says))
        && words
            .into_iter()
            .all(|at| text.is(at, plain) || text.has(at, Role::Toward) || text.has(at, Role::For))
}

/// Does "of" lead from the one to the other, with no more than articles, hedges and "a total of" between?
fn is_of(text: &Text<'_>, share: &Draft, whole: &Draft) -> bool {
    let amount = matches!(
        whole.claim.mention.kind(),
        Kind::Money | Kind::Count | Kind::Number | Kind::Measure
    );
    let mut from = share.frame.tokens.end;
    if text.is_sign(from, ',') || text.is_sign(from, ')') {
        from += 1;
    }
    let to = whole.frame.tokens.start;
    let plain = Classes::DETERMINER
        .or(Classes::HEDGE)
        .or(Classes::POSSESSIVE)
        .or(Classes::GENERIC);
    amount
        && text.has(from, Role::Of)
        && to > from
        && to - from <= LEAD
        && (from + 1..to).all(|at| text.is(at, plain) || text.has(at, Role::Of))
}
