//! Parts that a text names by their place: "412,300 children. Of these 518,200 …", "came to 4.8 million, with Oslo alone
//! accounting for 6.2 million".

use super::window::{Amount, LONGEST, figures};
use crate::case::Case;
use crate::claim::{Claim, Modality, Relation, Role};
use crate::compare::values;
use crate::mention::Value;
use crate::passage::{Cue, Passage, Sign, Term};
use crate::value::Bound;

/// How many terms may stand between "of these" and the part.
const LEAD: usize = 5;
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

/// "Of those vaccinated 184,000 were also given …": the first amount behind the words, of the amounts of its unit in the
/// sentence before, all of which it exceeds.
fn of_these(case: &Case<'_>, at: usize, passage: &Passage) -> Option<(usize, usize)> {
    let before = case.passages.get(at.checked_sub(1)?)?;
    if !passage.continues || before.terms.len() > LONGEST {
        return None;
    }
    let own = amounts(case, passage);
    let part = own.first()?;
    let lead = passage.terms.get(..part.at)?;
    let of = lead.iter().position(|term| *term == Term::Cue(Cue::Of))?;
    let free = lead.iter().all(|term| term.claim().is_none());
    let plain = matches!(part.claim.mention.bound(), Bound::Exact | Bound::About)
        && case.joined(part.index, Relation::PartOf).next().is_none();
    let earlier = amounts(case, before);
    // "608,000 of the 249 million died. Of the dead 748,000 …" speaks of the one that measures the same.
    let measure = &part.claim.subject.measure;
    let same = |whole: &&Amount<'_>| measure.is_some() && whole.claim.subject.measure == *measure;
    let named = earlier.iter().any(|whole| same(&whole));
    let mut wholes = earlier.iter().filter(|whole| {
        values::may_share_unit(part.claim, &part.quantity, &whole.quantity)
            && may_count_one(part.claim, whole.claim)
            && (!named || same(whole))
    });
    let whole = wholes.next()?;
    let number = part.quantity.figure.nominal();
    let larger = |whole: &Amount<'_>| whole.quantity.figure.nominal() < number;
    let all = larger(whole) && wholes.all(larger);
    // "All of that costs just $120", but "of the total Lund gets 68m".
    let whose = lead.iter().any(|term| matches!(term, Term::Name(_)));
    let total = passage.is_signed(0, Sign::Total) && !whose;
    (of == 0 && !total && lead.len() - of <= LEAD && free && plain && all)
        .then_some((part.index, whole.index))
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
