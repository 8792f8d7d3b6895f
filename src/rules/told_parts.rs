//! Parts that a text names by their place: "412,300 children. Of these 518,200 …", "came to 4.8 million, with Oslo alone
//! accounting for 6.2 million".

use super::window::{Amount, LONGEST, figures};
use crate::case::Case;
use crate::claim::{Claim, Modality, Relation, Role};
use crate::compare::values::{self, Dimension};
use crate::mention::Value;
use crate::passage::{Cue, Passage, Sign, Term};
use crate::value::Bound;

/// How many terms may stand between "of these" and the part.
const LEAD: usize = 8;
/// How many sentences before it a part may be of.
const BEFORE: usize = 2;
/// How many terms may stand between "alone" and its figure.
const NEAR: usize = 2;

/// The parts with their wholes.
pub(super) fn told_parts(case: &Case<'_>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, passage) in case.passages.iter().enumerate() {
        if !passage.in_story || passage.terms.len() > LONGEST {
            continue;
        }
        found.extend(of_these(case, at, passage));
        found.extend(alone(case, at, passage));
    }
    found
}

/// The amounts of a sentence: no ages, shares or rates.
fn amounts<'a>(case: &Case<'a>, passage: &Passage) -> Vec<Amount<'a>> {
    figures(case, passage)
        .filter(|held| {
            let amount = held.quantity.dimension.is_amount();
            amount
                && matches!(held.claim.role, Role::Level | Role::Forecast)
                && !matches!(
                    held.claim.modality,
                    Modality::Denied | Modality::Hypothetical
                )
        })
        .collect()
}

/// "Of those vaccinated 184,000 were also given …", "bears £183 million of this", "$706 million, of which Iran accounted for
/// $898 million": the amount that the words stand beside, of the amounts of its unit before it, all of which it exceeds.
fn of_these(case: &Case<'_>, at: usize, passage: &Passage) -> Option<(usize, usize)> {
    let own = amounts(case, passage);
    let mut words = (0..passage.terms.len())
        .filter(|place| passage.terms.get(*place) == Some(&Term::Cue(Cue::Of)));
    words.find_map(|of| {
        let part = beside(passage, &own, of)?;
        let plain = matches!(part.claim.mention.bound(), Bound::Exact | Bound::About)
            && case.joined(part.index, Relation::PartOf).next().is_none();
        let ahead = own.iter().filter(|held| held.index < part.index);
        let ahead: Vec<&Amount<'_>> = ahead.filter(|whole| can_be_of(part, whole)).collect();
        let whole = match ahead.is_empty() {
            false => exceeded(part, &ahead),
            true if of > 0 && of < part.at => None,
            true => before(case, at, part),
        };
        Some((part.index, whole.filter(|_| plain)?))
    })
}

/// The amount that is said to be of what was told: directly before the words for that, or the next behind them.
fn beside<'p, 'a>(passage: &Passage, own: &'p [Amount<'a>], of: usize) -> Option<&'p Amount<'a>> {
    let parted = passage.is_signed(of, Sign::Break);
    // "It was paid for by donations, £52m of them", "the £40m of which he spoke": "them" and "which" are what the sentence
    // itself names.
    let names = [Sign::Those, Sign::Relative];
    let named = names.iter().any(|sign| passage.is_signed(of, *sign));
    if let Some(part) = own
        .iter()
        .find(|held| held.at + 1 == of && !parted && !named)
    {
        return Some(part);
    }
    let part = own.iter().find(|held| held.at > of)?;
    let lead = passage.terms.get(of + 1..part.at)?;
    let free = lead.iter().all(|term| term.claim().is_none());
    let ahead = passage.terms.get(..of).unwrap_or_default();
    // "One of them got stuck above row 9": what is of them is what stands before the words.
    let opens = of == 0 || parted && ahead.iter().any(|term| term.claim().is_some());
    // "All of that costs just $120", but "of the total Lund gets 68m".
    let whose = lead.iter().any(|term| matches!(term, Term::Name(_)));
    let total = of == 0 && passage.is_signed(0, Sign::Total) && !whose;
    let single = passage.is_signed(of, Sign::Runner);
    (opens && free && !total && !single && lead.len() <= LEAD).then_some(part)
}

/// Of the amounts of the sentences before that a part may be of, the nearest, if it exceeds them all.
fn before(case: &Case<'_>, at: usize, part: &Amount<'_>) -> Option<usize> {
    let mut earlier = Vec::new();
    for back in 1..=BEFORE.min(at) {
        let (goes_on, passage) = (
            case.passages[at + 1 - back].continues,
            &case.passages[at - back],
        );
        if !goes_on || passage.terms.len() > LONGEST {
            break;
        }
        let held = amounts(case, passage).into_iter();
        earlier.splice(0..0, held.filter(|whole| can_be_of(part, whole)));
    }
    exceeded(part, &earlier.iter().collect::<Vec<_>>())
}

/// Can the one be a part of the other, by unit and what they count?
fn can_be_of(part: &Amount<'_>, whole: &Amount<'_>) -> bool {
    values::may_share_unit(part.claim, &part.quantity, &whole.quantity)
        && may_count_one(part.claim, whole.claim)
}

/// The last of the wholes, if the part exceeds them all, or all that count the same.
fn exceeded(part: &Amount<'_>, wholes: &[&Amount<'_>]) -> Option<usize> {
    // "608,000 of the 249 million died. Of the dead 748,000 …" speaks of the one that measures the same.
    let measure = &part.claim.subject.measure;
    let counts = part.quantity.dimension == Dimension::Count(None);
    let same = |whole: &&&Amount<'_>| {
        counts && measure.is_some() && whole.claim.subject.measure == *measure
    };
    let named = wholes.iter().any(|whole| same(&whole));
    let number = part.quantity.figure.nominal();
    let meant: Vec<_> = wholes
        .iter()
        .filter(|whole| !named || same(whole))
        .collect();
    let all = meant
        .iter()
        .all(|whole| whole.quantity.figure.nominal() < number);
    meant.last().filter(|_| all).map(|whole| whole.index)
}

/// "4.8 million, with Oslo alone accounting for 6.2 million": the only two amounts of their unit in a sentence, or in it and
/// the one before.
fn alone(case: &Case<'_>, at: usize, passage: &Passage) -> Option<(usize, usize)> {
    let own = amounts(case, passage);
    let mut signs = passage.signs();
    let sign = signs.find_map(|(at, sign)| (sign == Sign::Alone).then_some(at))?;
    let nth = own.iter().position(|held| held.at >= sign)?;
    let part = own.get(nth)?;
    let alike = |held: &&Amount<'_>| held.quantity.dimension == part.quantity.dimension;
    if own.iter().filter(alike).count() == 1 && part.at - sign <= NEAR && passage.continues {
        let before = case.passages.get(at.checked_sub(1)?)?;
        let earlier = amounts(case, before);
        let mut wholes = earlier.iter().filter(alike);
        let (whole, None) = (wholes.next()?, wholes.next()) else {
            return None;
        };
        return may_count_one(part.claim, whole.claim).then_some((part.index, whole.index));
    }
    let mut others = own.iter().filter(alike);
    let (whole, Some(second), None) = (others.next()?, others.next(), others.next()) else {
        return None;
    };
    let cut = passage.has_sign(Sign::Break, whole.at + 1..=part.at);
    let turned = passage.has_sign(Sign::Turn, ..) || passage.has_sign(Sign::Besides, ..);
    let near = part.at - sign <= NEAR && second.index == part.index;
    let joined = case
        .joined(part.index, Relation::ChangeFrom)
        .next()
        .is_some();
    (near && cut && !turned && !joined && may_count_one(part.claim, whole.claim))
        .then_some((part.index, whole.index))
}

/// Do they count one thing, as far as they say?
fn may_count_one(part: &Claim, whole: &Claim) -> bool {
    let measured = |claim: &Claim| matches!(&claim.mention.value, Value::Measure { .. });
    match (&part.mention.value, &whole.mention.value) {
        (Value::Count { noun, .. }, Value::Count { noun: other, .. }) => {
            noun == other
                || part
                    .subject
                    .broader
                    .iter()
                    .any(|thing| thing == other.name())
        }
        _ => measured(part) == measured(whole),
    }
}
