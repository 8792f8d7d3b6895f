//! Levels that the sentence of a change gives beside it: before a comma and the change, of two times, or behind "more
//! than".

use super::change_levels::{Pairs, is_about};
use super::change_years::two_times;
use super::levels::{BESIDE, Levels, turns};
use super::near::of_one_kind;
use super::window::LONGEST;
use crate::case::Case;
use crate::claim::{Claim, Direction, Role};
use crate::compare::values;
use crate::mention::Kind;
use crate::passage::{Passage, Sign, Term};
use crate::value::Bound;

impl Pairs {
    /// "31,200 members, 1,700 more than last year's 29,500": the level that so much more is more than, whatever time
    /// stands between.
    pub(super) fn named_behind(&self, case: &Case<'_>, index: usize, to: usize) -> Option<Levels> {
        /// How many terms may stand between.
        const FAR: usize = 3;
        let own = case.passage_of(index)?;
        let place = own.place_of(index)?;
        let compared = own
            .signs()
            .any(|(at, sign)| matches!(sign, Sign::Exceeded | Sign::Under) && at == place + 1);
        let behind = own.terms.get(place + 1..)?.iter().take(FAR);
        let figure = |claim: &usize| {
            let claim = case.claim(*claim);
            claim.is_some_and(|claim| claim.mention.figure().is_some())
        };
        let from = behind.filter_map(Term::claim).find(figure)?;
        let at = own.place_of(from)?;
        let cut = own.signs().any(|(held, sign)| match sign {
            // "Two metres more than in 1988 and less than the 12.3 metres of 1996".
            Sign::Break | Sign::And => (place + 1..=at).contains(&held),
            _ => false,
        });
        let (level, base) = (case.claim(to)?, case.claim(from)?);
        let quantities = values::quantity(&base.mention).zip(values::quantity(&level.mention));
        let alike = quantities.is_some_and(|(old, new)| values::may_share_unit(base, &old, &new));
        let plain = base.role == Role::Level && base.direction.is_none() && base.in_story;
        (compared && !cut && alike && plain && from != to).then_some(Levels {
            from,
            to,
            direction: None,
            confidence: BESIDE,
        })
    }

    /// "812,000 at the end of May and 770,000 at the end of June, 42,000 fewer": the only two levels of its sentence,
    /// of two times.
    pub(super) fn of_two_times(&self, case: &Case<'_>, index: usize, to: usize) -> Option<Levels> {
        let at = case.sentence_of(index)?;
        let own = case
            .passages
            .get(at)
            .filter(|own| own.terms.len() <= LONGEST)?;
        let place = own.place_of(index)?;
        let cut = own.is_signed(place, Sign::Break);
        let (from, later) = two_times(case, &[at])?;
        (cut && later == to && from < index && to < index).then_some(Levels {
            from,
            to,
            direction: None,
            confidence: BESIDE,
        })
    }

    /// "2.4m tonnes, compared with 3.2m in 2020, a drop of 25 per cent": behind two levels that its
    /// sentence sets against each other.
    pub(super) fn behind(&self, case: &Case<'_>, index: usize, change: &Claim) -> Option<Levels> {
        let held = self.by_document.get(&change.document)?.iter().rev();
        let own = case.sentence_of(index);
        let (from, to) = *held
            .filter(|pair| pair.0.max(pair.1) < index)
            .find(|pair| case.sentence_of(pair.1) == own)?;
        let last = from.max(to);
        let next = (last + 1..index).all(|between| {
            case.claim(between).is_some_and(|claim| {
                // "From 88,000 to 66,000 in five years, a loss of".
                claim.mention.figure().is_none() || claim.mention.kind() == Kind::Duration
            })
        });
        let own = case.passage_of(index)?;
        let places = own.place_of(last).zip(own.place_of(index));
        let turned = places.is_some_and(|(level, change)| turns(own, level, change));
        if turned || leads_to_another(case, own, index, to) {
            return None;
        }
        // "A loss of 25 per cent" of what nothing names is no loss of money.
        let unnamed = case
            .claim(to)
            .is_some_and(|level| level.subject.measure.is_none());
        (next && (unnamed || is_about(case, change, to))).then_some(Levels {
            from,
            to,
            direction: None,
            confidence: BESIDE,
        })
    }

    /// "212 deaths in 2019 and 187 in 2020, a decline of 25": the only two levels of its sentence, of two times,
    /// before a comma and the change, the last figure of it.
    pub(super) fn apposed(&self, case: &Case<'_>, index: usize, change: &Claim) -> Option<Levels> {
        /// How many words may lead from the comma to the change.
        const LEAD: usize = 2;
        let at = case.sentence_of(index)?;
        let own = case.passages.get(at)?;
        if own.terms.len() > LONGEST {
            return None;
        }
        let place = own.place_of(index)?;
        let cut = own.has_sign(Sign::Break, place.saturating_sub(LEAD)..=place);
        let figures: Vec<usize> = case.figures_of(own).collect();
        let last = figures.last() == Some(&index);
        if !cut || !last || !change.links.is_empty() {
            return None;
        }
        // "Came to 51bn in 2022. In 2021 they had brought 24bn, so that the rise was".
        let (from, to) = match figures.len() {
            3 => two_times(case, &[at])?,
            2 if own.continues => two_times(case, &[at.checked_sub(1)?, at])?,
            _ => return None,
        };
        let length = |level: usize| case.claim(level)?.period?.days.length_in_months();
        let alike = length(from).is_some() && length(from) == length(to);
        (alike && is_about(case, change, to)).then_some(Levels {
            from,
            to,
            direction: None,
            confidence: BESIDE,
        })
    }

    /// "Was bought for £240,000 in 2015 and sold for £312,000 last month, a gain of": the only two levels of one unit in
    /// its sentence, each with a time of its own, before a comma and the change, the last figure of it.
    pub(super) fn in_turn(&self, case: &Case<'_>, index: usize, change: &Claim) -> Option<Levels> {
        let own = case.passage_of(index)?;
        let place = own.place_of(index)?;
        let cut = own.has_sign(Sign::Break, place.saturating_sub(1)..=place);
        let figures = case.figures_of(own);
        // "Eight days later" tells a time.
        let figures: Vec<usize> = figures.filter(|index| !is_length(case, *index)).collect();
        let last = figures.last() == Some(&index);
        let plain = own.terms.len() <= LONGEST && change.links.is_empty();
        if !cut || !last || !plain || !change.mention.is_percentage() {
            return None;
        }
        let [earlier @ .., to, _] = figures.as_slice() else {
            return None;
        };
        let quantity = |claim: usize| values::quantity(&case.claim(claim)?.mention);
        let unit = quantity(*to)?.dimension;
        let mut levels = earlier
            .iter()
            .filter(|level| quantity(**level).is_some_and(|own| own.dimension == unit));
        let (from, None) = (*levels.next()?, levels.next()) else {
            return None;
        };
        // What stands between them tells of something else.
        let beside = earlier.last() == Some(&from);
        let told = beside && told_in_turn(case, own, change, from, *to);
        (told && is_about(case, change, *to)).then_some(Levels {
            from,
            to: *to,
            direction: None,
            confidence: BESIDE,
        })
    }
}

fn is_length(case: &Case<'_>, index: usize) -> bool {
    let claim = case.claim(index);
    claim.is_some_and(|claim| claim.mention.kind() == Kind::Duration)
}

/// Is each of two levels told with a time of its own, one behind the other, and does the change go their way?
fn told_in_turn(
    case: &Case<'_>,
    passage: &Passage,
    change: &Claim,
    from: usize,
    to: usize,
) -> bool {
    let (Some(old), Some(new)) = (case.claim(from), case.claim(to)) else {
        return false;
    };
    let places = passage.place_of(from).zip(passage.place_of(to));
    let Some((first, second)) = places else {
        return false;
    };
    let times = |terms: Option<&[Term]>| {
        let claims = terms.unwrap_or_default().iter().filter_map(Term::claim);
        let is_time = |index: &usize| {
            let dated = case
                .claim(*index)
                .is_some_and(|claim| claim.mention.period().is_some());
            dated || is_length(case, *index)
        };
        claims.filter(is_time).count()
    };
    let between = times(passage.terms.get(first..second));
    let behind = times(passage.terms.get(second..));
    let numbers = values::quantity(&old.mention).zip(values::quantity(&new.mention));
    let goes = numbers.is_some_and(|(one, other)| {
        let rises = other.figure.nominal() > one.figure.nominal();
        change.direction
            == Some(if rises {
                Direction::Rise
            } else {
                Direction::Fall
            })
    });
    let plain = [old, new].iter().all(|level| {
        level.role == Role::Level && level.in_story && level.mention.bound() == Bound::Exact
    });
    let starts = old.period.and_then(|held| held.days.start());
    let ends = new.period.and_then(|held| held.days.start());
    let in_order = starts.is_none() || ends.is_none() || starts < ends;
    between > 0 && between + behind > 1 && goes && plain && in_order && of_one_kind(old, new)
}

/// "From 3.2bn to 4.4bn, and will have doubled to 5.9bn": does the change lead to a level behind it?
fn leads_to_another(case: &Case<'_>, passage: &Passage, change: usize, to: usize) -> bool {
    /// How many terms may stand between a change and what it led to.
    const LEAD: usize = 1;
    let dimension = |claim: usize| Some(values::quantity(&case.claim(claim)?.mention)?.dimension);
    let Some(place) = passage.place_of(change) else {
        return false;
    };
    let behind = passage.terms.get(place + 1..).unwrap_or_default();
    let next = behind
        .iter()
        .take(LEAD + 1)
        .position(|term| term.claim().is_some());
    let Some(at) = next.map(|next| place + 1 + next) else {
        return false;
    };
    let cut = passage.has_sign(Sign::Break, place + 1..=at);
    let level = passage.terms.get(at).and_then(Term::claim);
    !cut && level
        .is_some_and(|level| dimension(level).is_some() && dimension(level) == dimension(to))
}
