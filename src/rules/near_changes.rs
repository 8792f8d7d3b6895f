//! Changes in per cent that stand a little apart from the two levels that they join: "there were 476,649, an
//! increase of 235 per cent on the 202,834 of 2014", "each had cost $130 and now costs $24. That is a reduction of 72
//! per cent". Where words only hint at what belongs together, that a pair of levels near the change misses it by a
//! plain slip of the pen, and none makes it, tells; where the sentence leaves no doubt, that the pair misses it by
//! little more than that.

use rust_decimal::Decimal;

use super::levels::{compared, is_since, turns};
use super::near::{Near, at_each, is_said};
use crate::case::Case;
use crate::claim::{Claim, Direction, Relation, Role};
use crate::compare::miswritten::is_plain_slip;
use crate::compare::values::{self, Dimension};
use crate::mention::Value;
use crate::passage::{Cue, Passage, Sign, Term};
use crate::value::{Bound, Figure, Interval};

/// How many terms may open a sentence before "that is" and its change.
const OPENING: usize = 2;
/// How many terms may stand between a change and the level that it begins at.
const LEAD: usize = 2;

/// A change, the levels that make it but for a slip, and what they make.
pub(super) struct Slipped {
    pub(super) change: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    /// In hundredths of the earlier level, more or less.
    pub(super) value: Interval,
}

/// The changes that miss what levels near them make by a slip.
pub(super) fn near_changes(case: &Case<'_>) -> Vec<Slipped> {
    at_each(case, is_percentage, |passage, figures, index| {
        slipped(case, passage, figures, index)
    })
}

fn is_percentage(claim: &Claim) -> bool {
    claim.mention.is_percentage()
        && is_said(claim)
        && matches!(claim.mention.bound(), Bound::Exact | Bound::About)
}

/// Which way a percentage says that something went; `None` if it tells of no change.
fn direction(passage: &Passage, change: &Near<'_>) -> Option<Direction> {
    compared(passage, change.place).or(change.claim.direction)
}

fn slipped(
    case: &Case<'_>,
    passage: &Passage,
    figures: &[Near<'_>],
    index: usize,
) -> Option<Slipped> {
    let change = figures.iter().find(|held| held.index == index)?;
    // "Cut its forecast of inflation to 15% from 16%": a level that moved.
    let is_percentage = |other: usize| {
        let claim = case.claim(other);
        claim.is_some_and(|claim| matches!(claim.mention.value, Value::Percent { .. }))
    };
    let mut bases = case.joined(index, Relation::ChangeFrom);
    if bases.any(is_percentage) || case.joined(index, Relation::ChangeTo).any(is_percentage) {
        return None;
    }
    let direction = direction(passage, change)?;
    // "2 per cent in real terms": no levels beside it are on that basis.
    let beside = passage.terms.get(change.place.saturating_sub(3)..)?;
    if beside
        .iter()
        .take(7)
        .any(|term| *term == Term::Cue(Cue::Basis))
    {
        return None;
    }
    if is_since(passage, change.place) {
        return None;
    }
    let levels: Vec<&Near<'_>> = figures.iter().filter(|held| is_level(held)).collect();
    let stated = &change.quantity.figure;
    let fits = |made: &Interval, stated: &Figure| values::computed(made, stated).agrees();
    let made = |from: &Near<'_>, to: &Near<'_>| percent(from, to, direction);
    let pairs = || {
        let ends = levels.iter().flat_map(|from| {
            let later = levels.iter().filter(move |to| of_one_unit(from, to));
            later.map(move |to| (*from, *to))
        });
        ends.filter_map(|(from, to)| Some((from, to, made(from, to)?)))
    };
    if pairs().any(|(_, _, value)| fits(&value, stated)) {
        return None;
    }
    let ties = Ties {
        case,
        passage,
        change,
        levels: &levels,
        points_back: points_back(passage, change),
    };
    let (from, to, value) = pairs().find(|(from, to, value)| {
        // "From $16 to just over $28": by what is written.
        let plain = |held: &Near<'_>| held.quantity.figure.nominal().map(Interval::point);
        let written = plain(from)
            .zip(plain(to))
            .and_then(|(old, new)| moved(&old, &new, direction));
        let slip = written.is_some_and(|written| is_plain_slip(&written, stated))
            || is_times(value, stated, direction);
        slip && ties.hold(from, to)
            || is_not_far(value, from, to, stated, direction) && ties.told(from, to)
    })?;
    // "Pay rose from 40 to 60, by half; that of a few was raised by 90 per cent": the levels have their change.
    let explained = figures.iter().any(|other| {
        let percentage = other.quantity.dimension == Dimension::Percent;
        percentage && other.index != index && fits(&value, &other.quantity.figure)
    });
    let elsewhere = case.claims_of(change.claim.document).any(|(at, claim)| {
        if figures.iter().any(|held| held.index == at) {
            return false;
        }
        let Some(quantity) = values::quantity(&claim.mention) else {
            return false;
        };
        let other = Near {
            back: 0,
            place: 0,
            index: at,
            claim,
            quantity,
        };
        let pair = |from: &Near<'_>, to: &Near<'_>| {
            of_one_unit(from, to) && made(from, to).is_some_and(|value| fits(&value, stated))
        };
        is_level(&other) && (pair(&other, to) || pair(from, &other))
    });
    (!explained && !elsewhere).then_some(Slipped {
        change: index,
        from: from.index,
        to: to.index,
        value,
    })
}

fn is_level(held: &Near<'_>) -> bool {
    /// Of smaller counts every other makes a round percentage.
    const LEAST: Decimal = Decimal::TEN;
    let amount = match &held.quantity.dimension {
        Dimension::Count(None) => held.quantity.figure.nominal() >= Some(LEAST),
        Dimension::Money(..) | Dimension::Measure(..) => true,
        _ => false,
    };
    amount && is_said(held.claim) && held.claim.role != Role::Change
}

fn of_one_unit(from: &Near<'_>, to: &Near<'_>) -> bool {
    let alike = match (&from.quantity.dimension, &to.quantity.dimension) {
        // "From $12 to $36 a tonne".
        (Dimension::Money(one, None), Dimension::Money(other, _)) => one == other,
        (one, other) => one == other,
    };
    from.index != to.index && alike && super::near::of_one_kind(from.claim, to.claim)
}

/// A figure as what it may be: of "just over 28" no more than a tenth above.
fn band(figure: &Figure) -> Option<Interval> {
    const MORE: Decimal = Decimal::from_parts(11, 0, 0, false, 1);
    const LESS: Decimal = Decimal::from_parts(9, 0, 0, false, 1);
    let value = figure.nominal()?;
    match figure.bound() {
        Bound::Exact | Bound::About => Some(figure.strict()),
        Bound::Above | Bound::AtLeast => Some(Interval::closed(value, value.checked_mul(MORE)?)),
        Bound::Below | Bound::AtMost | Bound::Nearly => {
            Some(Interval::closed(value.checked_mul(LESS)?, value))
        }
        Bound::Range => None,
    }
}

/// By how many hundredths of the one the other is more, or less, if it is.
fn percent(from: &Near<'_>, to: &Near<'_>, direction: Direction) -> Option<Interval> {
    let (old, new) = (band(&from.quantity.figure)?, band(&to.quantity.figure)?);
    let rises = to.quantity.figure.nominal() > from.quantity.figure.nominal();
    if rises != (direction == Direction::Rise) {
        return None;
    }
    moved(&old, &new, direction)
}

fn moved(old: &Interval, new: &Interval, direction: Direction) -> Option<Interval> {
    let one = Interval::point(Decimal::ONE);
    let times = new.over(old).ok()?;
    let moved = match direction {
        Direction::Rise => times.minus(&one),
        Direction::Fall => one.minus(&times),
    };
    moved.ok()?.scaled(Decimal::ONE_HUNDRED).ok()
}

/// "An increase of 235 per cent" of what is 2.35 times as much.
fn is_times(value: &Interval, stated: &Figure, direction: Direction) -> bool {
    let times = value.plus(&Interval::point(Decimal::ONE_HUNDRED));
    direction == Direction::Rise
        && times.is_ok_and(|times| values::computed(&times, stated).agrees())
}

/// Is what the levels make, however they are rounded, another percentage, but one of its size?
fn is_not_far(
    value: &Interval,
    from: &Near<'_>,
    to: &Near<'_>,
    stated: &Figure,
    direction: Direction,
) -> bool {
    /// How many times the one the other may be.
    const FAR: Decimal = Decimal::from_parts(25, 0, 0, false, 1);
    let [old, new] = [from, to].map(|level| level.quantity.figure.loose());
    let generous = moved(&old, &new, direction);
    let apart = generous.is_some_and(|generous| !values::computed(&generous, stated).agrees());
    let numbers = value.middle().zip(stated.nominal());
    let near = numbers.is_some_and(|(made, said)| values::is_within_factor(made.abs(), said, FAR));
    apart && near && stated.bound() == Bound::Exact
}

/// What words hint at around a change.
struct Ties<'t, 'a> {
    case: &'t Case<'a>,
    passage: &'t Passage,
    change: &'t Near<'a>,
    levels: &'t [&'t Near<'a>],
    /// Does its sentence open with it, said of what was told before: "that is a reduction of"?
    points_back: bool,
}

impl Ties<'_, '_> {
    fn hold(&self, from: &Near<'_>, to: &Near<'_>) -> bool {
        let joined = || {
            let mut bases = self.case.joined(to.index, Relation::ChangeFrom);
            bases.any(|base| base == from.index)
        };
        let alone = |back: usize| {
            let mut own = self.levels.iter().filter(|level| {
                level.back == back && (of_one_unit(level, from) || of_one_unit(from, level))
            });
            own.all(|level| level.index == to.index || level.index == from.index)
        };
        match (from.back, to.back) {
            // "29 per cent above an ordinary week's, and rooms cost $612, compared with $318" names what it is above.
            (0, 0) => {
                let own = self.is_compared() && !self.leads_to(from);
                joined() && !own || self.leads_to(from) && to.place < self.change.place
            }
            // "It cost $130 and now costs $24. That is …".
            (1, 1) => self.points_back && (joined() || alone(1)) && alone(0),
            _ => false,
        }
    }

    /// Does the sentence of the change leave no doubt of its levels: "the 3.3 million, an increase of 10 per cent on the
    /// 3 million"; "from 104 in May to 98 in June, a fall of 6 per cent"; "83 million after 90 million, a drop of 8"?
    fn told(&self, from: &Near<'_>, to: &Near<'_>) -> bool {
        let joined = || {
            let mut bases = self.case.joined(to.index, Relation::ChangeFrom);
            bases.any(|base| base == from.index)
        };
        let only = |ahead: bool| {
            let mut own = self.levels.iter().filter(|level| {
                let asked = !ahead || level.place < self.change.place;
                level.back == 0 && asked && (of_one_unit(level, from) || of_one_unit(from, level))
            });
            own.all(|level| level.index == to.index || level.index == from.index)
        };
        let moved = self.change.claim.role == Role::Change && self.change.claim.links.is_empty();
        let last = from.place.max(to.place);
        match (from.back, to.back) {
            (0, 0) if self.leads_to(from) => {
                // "An increase of 46 per cent after the 190 million of 2021" may be on another year.
                let after = self.passage.is_signed(from.place, Sign::Since);
                let behind = to.place < self.change.place && self.is_cut(to.place);
                behind && !after && only(true) && (moved && self.is_named() || self.is_compared())
            }
            (0, 0) => {
                let after =
                    self.passage.is_signed(from.place, Sign::Since) && to.place + 1 == from.place;
                let behind = last < self.change.place && self.is_cut(last);
                let told = behind && moved && self.is_apposed();
                told && only(false)
                    && (joined() || after)
                    && !turns(self.passage, last, self.change.place)
            }
            (1, 1) => self.points_back && joined() && only(false),
            _ => false,
        }
    }

    /// Is it so much more, or less, than what follows?
    fn is_compared(&self) -> bool {
        let compared = [Sign::Exceeded, Sign::Under];
        compared
            .iter()
            .any(|sign| self.passage.is_signed(self.change.place + 1, *sign))
    }

    /// Is it called a rise or a fall behind a comma: ", an increase of 10 per cent on the"? What "closed 3 per cent up at
    /// 25" moved to that.
    fn is_named(&self) -> bool {
        let place = self.change.place;
        let so_far = [Sign::SoMuch, Sign::SoLittle];
        let moved = so_far
            .iter()
            .any(|sign| self.passage.is_signed(place + 1, *sign));
        !moved
            && self
                .passage
                .has_sign(Sign::Break, place.saturating_sub(1)..=place)
    }

    /// Is it behind a comma and no more than a word for a rise or a fall: ", a drop of 7 per cent", ", and that is a loss of"?
    fn is_apposed(&self) -> bool {
        let place = self.change.place;
        self.passage
            .has_sign(Sign::Back, place.saturating_sub(2)..=place)
            || self
                .passage
                .has_sign(Sign::Break, place.saturating_sub(1)..=place)
    }

    /// Does a comma stand between a term and the change?
    fn is_cut(&self, place: usize) -> bool {
        self.passage
            .has_sign(Sign::Break, place + 1..=self.change.place)
    }

    /// Does the level follow the change with hardly a word and no comma between?
    fn leads_to(&self, level: &Near<'_>) -> bool {
        if level.place <= self.change.place {
            return false;
        }
        let between = self
            .passage
            .terms
            .get(self.change.place + 1..level.place)
            .unwrap_or_default();
        let cut = self
            .passage
            .has_sign(Sign::Break, self.change.place + 1..=level.place);
        between.len() <= LEAD && between.iter().all(|term| term.claim().is_none()) && !cut
    }
}

/// Does a sentence say a change of what the one before it told: "that is a reduction of 72 per cent"?
fn points_back(passage: &Passage, change: &Near<'_>) -> bool {
    let lead = passage.terms.get(..change.place).unwrap_or_default();
    let near = lead.len() <= OPENING + 1 && lead.iter().all(|term| term.claim().is_none());
    let signed = passage.has_sign(Sign::Back, ..=change.place);
    near && (signed
        || lead
            .iter()
            .any(|term| matches!(term, Term::Cue(Cue::Makes | Cue::Sum))))
}
