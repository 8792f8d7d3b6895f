//! Changes that name the level that they began at: "12 per cent more than the 1.75 million of the year
//! before", "twice as many as the 240 of 2022", "half of the 1,300 last year". What came of it stands
//! before them in the sentence, or in the sentence before.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::levels::{self, Levels};
use crate::case::Case;
use crate::claim::{Basis, Claim, Direction, Facet, Modality, Relation, Role};
use crate::compare::values::{self, Dimension};
use crate::mention::Value;
use crate::passage::{Passage, Sign, Term};
use crate::value::{Bound, Figure};

/// How sure it is that the levels are those of the change, in its own sentence and in the one before.
const OWN: f64 = 0.85;
const BEFORE: f64 = 0.8;

/// How many words stand between a change and its base ("twice as many visitors as"), and before a change
/// that tells of the sentence before ("It was an increase of").
const FEW: usize = 1;
/// The largest number that a day of a month may have.
const LAST_DAY: Decimal = Decimal::from_parts(31, 0, 0, false, 0);
/// How many terms behind a base its time may stand.
const BEHIND: usize = 2;

/// The changes that name their base, with their levels.
pub(super) fn bases(case: &Case<'_>) -> BTreeMap<usize, Levels> {
    let mut found = BTreeMap::new();
    for (at, passage) in case.passages.iter().enumerate() {
        if !passage.in_story {
            continue;
        }
        let figures = figures(case, passage);
        for (nth, two) in figures.windows(2).enumerate() {
            let [change, base] = two else { continue };
            if !is_base(case, passage, change, base) {
                continue;
            }
            let (to, confidence) = match nth {
                0 => (of_sentence_before(case, at, change, base), BEFORE),
                _ => (directly_before(passage, &figures, nth), OWN),
            };
            // "That's up 60 per cent on the 5.25 million that …"; more than another's it may always have been.
            let points_back = nth == 0
                && passage.has_sign(Sign::Back, ..=change.at)
                && change.claim.direction.is_some()
                && compared(passage, change).is_none();
            if let Some(to) = to.filter(|to| points_back || is_earlier(case, passage, base, *to)) {
                let levels = Levels {
                    from: base.index,
                    to,
                    direction: compared(passage, change),
                    confidence,
                };
                found.insert(change.index, levels);
            }
        }
        found.extend(premium(passage, &figures));
    }
    found
}

/// "A bid of $42.50 a share, a premium of 25 per cent to the $34 at which it closed": the only price before
/// the premium, and the one behind it.
fn premium(passage: &Passage, figures: &[Placed<'_>]) -> Option<(usize, Levels)> {
    let mut signs = passage.signs().filter_map(|(at, sign)| match sign {
        Sign::Premium => Some((at, Direction::Rise)),
        Sign::Discount => Some((at, Direction::Fall)),
        _ => None,
    });
    let ((place, direction), None) = (signs.next()?, signs.next()) else {
        return None;
    };
    let dimension = |figure: &Placed<'_>| Some(values::quantity(&figure.claim.mention)?.dimension);
    let nth = figures.iter().position(|figure| {
        let near = figure.at == place + 1 || figure.at == place || figure.at + 1 == place;
        near && dimension(figure) == Some(Dimension::Percent)
    })?;
    let change = figures.get(nth)?;
    let Some(base) = figures.get(nth + 1) else {
        return premium_behind(passage, figures, nth, direction);
    };
    let Some(Dimension::Money(currency, _)) = dimension(base) else {
        return None;
    };
    let mut prices = figures[..nth].iter().filter(
        |figure| matches!(dimension(figure), Some(Dimension::Money(own, _)) if own == currency),
    );
    let (to, None) = (prices.next()?, prices.next()) else {
        return None;
    };
    let plain = [to, change, base].iter().all(|figure| {
        figure.claim.mention.bound() == Bound::Exact && figure.claim.direction.is_none()
    });
    let near = base.at - change.at <= FAR;
    let levels = Levels {
        from: base.index,
        to: to.index,
        direction: Some(direction),
        confidence: OWN,
    };
    (plain && near).then_some((change.index, levels))
}

/// "88 per cent lower than the 45 million" is no 88 hundredths of them.
fn compared(passage: &Passage, change: &Placed<'_>) -> Option<Direction> {
    let share = change.claim.mention.is_percentage();
    levels::compared(passage, change.at).filter(|_| share)
}

/// "$95 for what had cost $65 the day before, a premium of 46 per cent": the only two prices before a comma and the premium.
fn premium_behind(
    passage: &Passage,
    figures: &[Placed<'_>],
    nth: usize,
    direction: Direction,
) -> Option<(usize, Levels)> {
    let (before, change) = (figures.get(..nth)?, figures.get(nth)?);
    let money = |figure: &&Placed<'_>| {
        let quantity = values::quantity(&figure.claim.mention);
        quantity.is_some_and(|quantity| matches!(quantity.dimension, Dimension::Money(..)))
    };
    let mut prices = before.iter().filter(money);
    let (one, Some(other), None) = (prices.next()?, prices.next(), prices.next()) else {
        return None;
    };
    let number = |figure: &Placed<'_>| values::quantity(&figure.claim.mention)?.figure.nominal();
    let (high, low) = match number(one) > number(other) {
        true => (one, other),
        false => (other, one),
    };
    let (from, to) = match direction {
        Direction::Rise => (low, high),
        Direction::Fall => (high, low),
    };
    let plain = [one, other, change].iter().all(|figure| {
        figure.claim.mention.bound() == Bound::Exact && figure.claim.direction.is_none()
    });
    let first = change.at.saturating_sub(FEW).max(other.at + 1);
    let cut = passage.has_sign(Sign::Break, first..=change.at);
    let levels = Levels {
        from: from.index,
        to: to.index,
        direction: Some(direction),
        confidence: OWN,
    };
    (plain && cut).then_some((change.index, levels))
}

/// How many terms a premium stands before the price that it is to.
const FAR: usize = 5;

/// A figure and its place among the terms of its sentence.
struct Placed<'a> {
    at: usize,
    index: usize,
    claim: &'a Claim,
}

fn figures<'a>(case: &Case<'a>, passage: &Passage) -> Vec<Placed<'a>> {
    let terms = passage.terms.iter().enumerate();
    let placed = terms.filter_map(|(at, term)| {
        let index = term.claim()?;
        let claim = case.claim(index)?;
        claim
            .mention
            .figure()
            .is_some()
            .then_some(Placed { at, index, claim })
    });
    placed.collect()
}

/// Does a level of some time directly follow a relative change, so that it is what the change is from?
fn is_base(case: &Case<'_>, passage: &Passage, change: &Placed<'_>, base: &Placed<'_>) -> bool {
    let between = passage
        .terms
        .get(change.at + 1..base.at)
        .unwrap_or_default();
    let few = between.len() <= FEW && between.iter().all(|term| matches!(term, Term::Word(_)));
    let joined = change.claim.links.iter().any(|link| {
        let to = case.first_of(change.claim.document) + link.to;
        match link.relation {
            Relation::ChangeTo => true,
            Relation::ChangeFrom => to != base.index,
            _ => false,
        }
    });
    // "2.6 per cent on day 30".
    let small = matches!(base.claim.mention.value, Value::Number { .. })
        && change.claim.role != Role::Change
        && base.claim.mention.figure().and_then(Figure::nominal) <= Some(LAST_DAY);
    few && !joined
        && !small
        && is_relative(case, passage, change, base)
        && (base.claim.role == Role::Level
            || base.claim.role == Role::Forecast && change.claim.modality == Modality::Expected)
        && base.claim.direction.is_none()
}

/// A change in per cent or in times; or a fraction that stands between commas with what it is of, which
/// sets what stands before it against that.
fn is_relative(case: &Case<'_>, passage: &Passage, change: &Placed<'_>, base: &Placed<'_>) -> bool {
    let breaks = |at: usize| passage.is_signed(at, Sign::Break);
    let is_time = |term: &&Term| {
        let claim = term.claim().and_then(|claim| case.claim(claim));
        claim.is_some_and(|claim| claim.mention.time().is_some())
    };
    let cut = || {
        let behind = passage.terms.get(base.at + 1..).unwrap_or_default();
        let end = base.at + 1 + behind.iter().take_while(is_time).count();
        breaks(change.at) && (end == passage.terms.len() || breaks(end))
    };
    let dimension = values::quantity(&change.claim.mention).map(|quantity| quantity.dimension);
    match (dimension, change.claim.role) {
        (Some(Dimension::Percent | Dimension::Multiple), Role::Change) => true,
        (Some(Dimension::Percent | Dimension::Multiple), Role::Level | Role::Share) => cut(),
        _ => false,
    }
}

/// "520 dogs, twice as many as the 240 of 2022": the figure before the comma, if no other of its unit
/// stands before it.
fn directly_before(passage: &Passage, figures: &[Placed<'_>], nth: usize) -> Option<usize> {
    let (to, change) = (figures.get(nth.checked_sub(1)?)?, figures.get(nth)?);
    let base = figures.get(nth + 1)?;
    let cut = passage.is_signed(change.at, Sign::Break);
    // "37 per cent more than in the year before, when it was 2.2 million, and twice the 1.4 million of 2018".
    let aside = figures
        .first()
        .is_some_and(|first| passage.has_sign(Sign::When, first.at + 1..=to.at));
    let others = figures.get(..nth - 1)?.iter();
    let alone = others.clone().all(|other| !of_unit(other.claim, base));
    (cut && !aside && alone && of_unit(to.claim, base) && is_level(to.claim)).then_some(to.index)
}

/// "Sales were 1.96 million. That was 12 per cent more than the 1.75 million of the year before": the only
/// level of the base's unit in the sentence before.
fn of_sentence_before(
    case: &Case<'_>,
    at: usize,
    change: &Placed<'_>,
    base: &Placed<'_>,
) -> Option<usize> {
    let passage = case.passages.get(at).filter(|passage| passage.continues)?;
    let before = case.passages.get(at.checked_sub(1)?)?;
    let opening = passage.terms.get(..change.at)?;
    let bare = opening.iter().all(|term| !matches!(term, Term::Name(_)))
        && opening.iter().filter(|term| term.word().is_some()).count() <= FEW;
    let own_thing = change.claim.subject.measure.as_ref().filter(|_| {
        let inherited = &change.claim.subject.inherited;
        !inherited.contains(&Facet::Measure)
    });
    let levels = figures(case, before);
    let mut alike = levels.iter().filter(|level| of_unit(level.claim, base));
    let (to, None) = (alike.next()?, alike.next()) else {
        return None;
    };
    let same = own_thing.is_none_or(|own| to.claim.subject.measure.as_ref() == Some(own));
    (bare && same && is_level(to.claim)).then_some(to.index)
}

fn is_level(claim: &Claim) -> bool {
    matches!(claim.role, Role::Level | Role::Limit) && claim.in_story
}

/// Is it an amount of what the base is an amount of, whose unit the text may have left out?
fn of_unit(claim: &Claim, base: &Placed<'_>) -> bool {
    let quantities = values::quantity(&claim.mention).zip(values::quantity(&base.claim.mention));
    quantities.is_some_and(|(one, other)| {
        let measured = matches!(one.dimension, Dimension::Measure(_, None));
        let bare = matches!(base.claim.mention.value, Value::Number { .. });
        // "Sacks of 60 kilos, down from 63 million": what is so much smaller measures one of them.
        let near = values::within_factor(claim, base.claim, Decimal::ONE_HUNDRED);
        values::may_share_unit(base.claim, &other, &one) || bare && measured && near
    })
}

/// Is the base given with a time of its own that is not known to be that of the level, or later?
fn is_earlier(case: &Case<'_>, passage: &Passage, base: &Placed<'_>, to: usize) -> bool {
    let Some(level) = case.claim(to) else {
        return false;
    };
    let mut behind = passage.terms.get(base.at + 1..).unwrap_or_default().iter();
    let near = behind.by_ref().take(BEHIND).filter_map(Term::claim).next();
    let beside = near.is_some_and(|next| {
        let next = case.claim(next);
        next.is_some_and(|next| next.mention.time().is_some())
    });
    let (Some(from), Some(then)) = (base.claim.period, level.period) else {
        return beside
            || base
                .claim
                .period
                .is_some_and(|period| period.basis == Basis::Stated);
    };
    // What stands beside the base is not the time of the level.
    let of_base = beside && from.span.is_some() && from.span == then.span;
    of_base || from.basis == Basis::Stated && from.days.start() < then.days.start()
}
