//! Differences that a text works out from two figures: "5,210 votes against 4,980, a margin of 330"; "342 people where
//! the old one had room for 284. Those 68 extra berths".
//!
//! Little joins the three but their places, so the difference must be close to what the two leave, or miss it by a
//! slip of the pen.

use rust_decimal::Decimal;

use super::product::is_within;
use super::window::{LONGEST, sums};
use crate::case::Case;
use crate::cause;
use crate::claim::{Basis, Modality, Nature, Relation, Role};
use crate::compare::miswritten::is_slip_of;
use crate::compare::values::{self, Dimension};
use crate::comparison::ValueRelation;
use crate::finding::{Finding, Severity};
use crate::mention::Value;
use crate::passage::{Passage, Sign};
use crate::value::{Bound, Interval};
use crate::wording::Wording;

/// How many terms may stand between the word for a difference and its figure.
const NEAR: usize = 2;
/// How many bytes "short of the" takes at most.
const WORDS: usize = " short of the magic ".len();
/// How many terms may stand before a difference that points back at the sentence before.
const OPENING: usize = 4;

/// A difference, and the two figures that do not leave it.
pub(super) struct Difference {
    pub(super) stated: usize,
    pub(super) one: usize,
    pub(super) other: usize,
    /// What they leave.
    pub(super) value: Interval,
}

/// The differences that miss what their two figures leave.
pub(super) fn wrong(case: &Case<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    for (at, passage) in case.passages.iter().enumerate() {
        if !passage.in_story || passage.terms.len() > LONGEST {
            continue;
        }
        let named: Vec<usize> = passage
            .signs()
            .filter_map(|(place, sign)| (sign == Sign::Difference).then_some(place))
            .collect();
        found.extend(short_of(case, passage));
        if named.is_empty() {
            continue;
        }
        // "A loss of 51"; only where no figure follows is it the one before, "a 51-vote margin".
        let figure = |place: usize| Some((place, passage.terms.get(place)?.claim()?));
        let stated = named.iter().filter_map(|sign| {
            let follows = (*sign..=sign + NEAR).find_map(figure);
            follows.or_else(|| figure(sign.checked_sub(1)?))
        });
        let mut stated: Vec<(usize, usize)> = stated.collect();
        stated.dedup();
        let stated = stated.into_iter();
        found.extend(
            stated.filter_map(|(place, stated)| difference(case, at, passage, place, stated)),
        );
    }
    found
}

fn difference(
    case: &Case<'_>,
    at: usize,
    passage: &Passage,
    place: usize,
    stated: usize,
) -> Option<Difference> {
    let claim = case.claim(stated)?;
    let own = values::quantity(&claim.mention)?;
    let unit = match own.dimension {
        Dimension::Points => Dimension::Percent,
        ref other => other.clone(),
    };
    let level = |index: &usize| {
        let other = case.claim(*index);
        *index != stated
            && other.is_some_and(|other| {
                let quantity = values::quantity(&other.mention);
                quantity.is_some_and(|quantity| quantity.dimension == unit)
                    && !matches!(other.role, Role::Change | Role::Limit)
                    && other.mention.bound() == Bound::Exact
                    && !matches!(other.modality, Modality::Hypothetical | Modality::Denied)
            })
    };
    let ahead = passage.terms.get(..place)?;
    let here: Vec<usize> = ahead
        .iter()
        .filter_map(|term| term.claim())
        .filter(level)
        .collect();
    let before = || {
        let mut own = passage.claims().filter(|claim| *claim != stated);
        let alone = own.find(level).is_none();
        // "That is a profit of"; "those 68 extra berths".
        let opening = passage.terms.get(..place.min(OPENING)).unwrap_or_default();
        let near = place <= OPENING || sums(opening);
        let before = case.passages.get(at.checked_sub(1)?)?;
        (alone && near && passage.continues)
            .then(|| before.claims().filter(level).collect::<Vec<_>>())
    };
    let pair = match here.as_slice() {
        [] => before()?,
        _ => here,
    };
    let [one, other] = pair.as_slice() else {
        return None;
    };
    // "35 bidders for eight licences" are of two things.
    let noun = |index: usize| match &case.claim(index)?.mention.value {
        Value::Count { noun, .. } => Some(noun.name()),
        _ => None,
    };
    if let (Some(first), Some(second)) = (noun(*one), noun(*other))
        && first != second
    {
        return None;
    }
    // "EBITDA was 24.9 million (2021: 14.1 million). Net profit came to 16.8 million" are two years of another thing.
    let measure = |index: usize| case.claim(index)?.subject.measure.as_deref();
    let of_another = !passage.has_sign(Sign::Back, ..=place)
        && measure(*one).is_some()
        && measure(*one) == measure(*other)
        && claim.subject.nature == Some(Nature::Flow)
        && measure(stated) != measure(*one);
    if of_another {
        return None;
    }
    let figure = |index: usize| Some(values::quantity(&case.claim(index)?.mention)?.figure);
    let (first, second) = (figure(*one)?, figure(*other)?);
    let value = match first.nominal() >= second.nominal() {
        true => first.strict().minus(&second.strict()).ok()?,
        false => second.strict().minus(&first.strict()).ok()?,
    };
    let apart = values::computed(&value, &own.figure) == ValueRelation::Apart
        && !value.meets(&own.figure.loose());
    let plain = claim.mention.bound() == Bound::Exact && claim.modality != Modality::Denied;
    // A profit is worked out from other figures too, and what has a time of its own is of that.
    let profit = claim.subject.nature == Some(Nature::Flow) && !sums(passage.terms.get(..place)?);
    let elsewhere = claim
        .period
        .is_some_and(|period| period.basis == Basis::Stated);
    let near = !profit && !elsewhere && is_within(&value, &own, Decimal::TWO);
    (apart && plain && (near || is_slip_of(&value, &own.figure))).then_some(Difference {
        stated,
        one: *one,
        other: *other,
        value,
    })
}

/// "It won 278 votes, 19 short of the 287 that it needed": so many before the words for it, the mark behind them, and
/// the only other figure of the sentence.
fn short_of(case: &Case<'_>, passage: &Passage) -> Option<Difference> {
    let mut signs = passage.signs();
    let (place, _) = signs.find(|(_, sign)| *sign == Sign::FellShort)?;
    let figures = passage.terms.iter().enumerate().filter_map(|(at, term)| {
        let index = term.claim()?;
        let claim = case.claim(index)?;
        Some((at, index, values::quantity(&claim.mention)?, claim))
    });
    let figures: Vec<_> = figures.collect();
    let [
        (_, reached, level, _),
        (before, stated, own, short),
        (behind, mark, aim, mark_claim),
    ] = figures.as_slice()
    else {
        return None;
    };
    let one_unit = level.dimension == aim.dimension && own.dimension == aim.dimension;
    // "Earned 9bn, down from 17bn and short of the 12bn expected".
    if (case.joined(*reached, Relation::ChangeFrom)).any(|from| from == *stated) {
        return None;
    }
    // "2.1 per cent but fell short of the target of 3" says it of another.
    let (end, start) = (short.mention.span.end, mark_claim.mention.span.start);
    let close = start.checked_sub(end).is_some_and(|gap| gap <= WORDS);
    let placed = close && before + 1 == place && (place..=place + NEAR).contains(behind);
    let value = aim.figure.strict().minus(&level.figure.strict()).ok()?;
    let apart = values::computed(&value, &own.figure) == ValueRelation::Apart
        && !value.meets(&own.figure.loose());
    let plain = short.mention.bound() == Bound::Exact
        && !matches!(short.modality, Modality::Hypothetical | Modality::Denied);
    (one_unit && placed && plain && apart).then_some(Difference {
        stated: *stated,
        one: *reached,
        other: *mark,
        value,
    })
}

/// What a rule reports of a difference.
pub(super) fn finding(case: &Case<'_>, rule: &str, wrong: &Difference) -> Option<Finding> {
    let claims = [wrong.one, wrong.other, wrong.stated];
    let [one, other, stated] = claims.map(|claim| case.claim(claim));
    let (one, other, stated) = (one?, other?, stated?);
    let quantity = values::quantity(&stated.mention)?;
    let wording = Wording::new(&quantity.dimension, quantity.figure.nominal()?);
    let mut claims = claims;
    claims.sort_unstable();
    Some(Finding {
        rule: rule.to_owned(),
        severity: Severity::Error,
        confidence: 0.75,
        message: format!(
            "{} and {} are not {} apart",
            case.text(one),
            case.text(other),
            case.text(stated)
        ),
        explanation: vec![format!(
            "Between {} and {} lie {}, not {}.",
            case.text(one),
            case.text(other),
            wording.interval(&wrong.value),
            wording.meaning(&quantity.figure),
        )],
        likely_cause: cause::of_computed(&wrong.value, &quantity.figure),
        evidence: case.evidence_of(claims),
    })
}
