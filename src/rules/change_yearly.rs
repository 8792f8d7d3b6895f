//! The levels of two years that one text gives of a thing, for a change from the one year to the next that another text
//! gives of it: "Kenya exported 41,300 tonnes of tea in 2022 and 53,900 tonnes in 2023", "Kenya's tea exports rose 12 per
//! cent in 2023".
//!
//! What is sold changes in weight and in worth, and what is paid in money of the day and of a year before: so where any
//! text gives such a thing in the other of the two, or either says how it counts, a change has no levels here.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::change_levels::is_said;
use super::levels::{ELSEWHERE, Levels};
use super::window::LONGEST;
use crate::case::Case;
use crate::claim::{Basis, Claim, Facet, Relation, Role, Statistic};
use crate::compare::values::{self, Dimension};
use crate::passage::{Cue, Passage, Sign, stem};
use crate::value::Bound;

/// A word of more such sentences than this tells nothing of what one of them is of.
const COMMON: usize = 16;
/// A thing of more figures than this is counted in many ways.
const MANY: usize = 256;

/// The levels that sentences give for two years, one behind the other.
pub(super) struct Yearly<'a> {
    /// By the words of their sentences.
    by_word: BTreeMap<&'a str, Vec<Two>>,
    /// The amounts of money, weight and the like by what they measure.
    amounts: BTreeMap<&'a str, Vec<usize>>,
}

#[derive(Clone, Copy)]
struct Two {
    from: usize,
    to: usize,
    /// Which of the two its sentence says most of.
    named: usize,
}

impl<'a> Yearly<'a> {
    pub(super) fn new(case: &Case<'a>) -> Self {
        let mut by_word: BTreeMap<&str, Vec<Two>> = BTreeMap::new();
        for passage in case.passages {
            let plain = passage.in_story
                && passage.terms.len() <= LONGEST
                && !passage.has(Cue::Basis)
                && !passage.has_sign(Sign::Part, ..);
            let Some(two) = plain.then(|| two(case, passage)).flatten() else {
                continue;
            };
            for word in passage.words().collect::<BTreeSet<_>>() {
                by_word.entry(word).or_default().push(two);
            }
        }
        let mut amounts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        if !by_word.is_empty() {
            for (index, claim) in case.claims.iter().enumerate() {
                let measure = claim.subject.measure.as_deref();
                if let Some(measure) = measure.filter(|_| in_money(claim).is_some()) {
                    amounts.entry(measure).or_default().push(index);
                }
            }
        }
        Self { by_word, amounts }
    }

    /// The levels that a change of another text must lead from and to.
    pub(super) fn of(&self, case: &Case<'_>, index: usize, change: &Claim) -> Option<Levels> {
        let measure = change.subject.measure.as_deref()?;
        let held = self.by_word.get(measure);
        let held = held.or_else(|| self.by_word.get(stem(measure)))?;
        let passage = case.passage_of(index)?;
        let relative = values::quantity(&change.mention).is_some_and(|stated| {
            matches!(stated.dimension, Dimension::Percent | Dimension::Multiple)
        });
        let plain = change.role == Role::Change
            && relative
            && change.links.is_empty()
            && change.direction.is_some()
            && change.modality.is_fact()
            && !change.subject.inherited.contains(&Facet::Measure)
            && !change.subject.inherited.contains(&Facet::Parties)
            && !change.subject.parties.is_empty()
            && !passage.has(Cue::Basis)
            && !passage.has_sign(Sign::Part, ..);
        let year = year(change)?;
        if !plain || held.len() > COMMON {
            return None;
        }
        let of_one = |two: &&Two| {
            let ends = case.claim(two.named).zip(case.claim(two.to));
            ends.is_some_and(|(named, to)| {
                named.document != change.document
                    && self::year(to) == Some(year)
                    && is_of(case, change, named)
                    && !self.is_counted_otherwise(case, named)
            })
        };
        let mut found = held.iter().filter(of_one);
        let first = found.next()?;
        let value = |claim: usize| values::quantity(&case.claim(claim)?.mention);
        let alone = found.all(|other| {
            value(other.from) == value(first.from) && value(other.to) == value(first.to)
        });
        alone.then_some(Levels {
            from: first.from,
            to: first.to,
            direction: None,
            confidence: ELSEWHERE,
        })
    }

    /// Does any text give the same thing in money where this is in tonnes, or in tonnes where this is in money?
    fn is_counted_otherwise(&self, case: &Case<'_>, level: &Claim) -> bool {
        let Some(money) = in_money(level) else {
            return false;
        };
        let akin = &case.converter.lexicon.linking.akin;
        let own = level.subject.measure.as_deref().unwrap_or_default();
        let names = self.amounts.iter();
        let mut same = names.filter(|(name, _)| **name == own || akin.are_any(name, own));
        same.any(|(_, held)| {
            let mut others = held.iter().filter_map(|other| case.claim(*other));
            held.len() > MANY
                || others.any(|other| {
                    let one = !other.subject.parties.is_disjoint(&level.subject.parties);
                    one && in_money(other).is_some_and(|other| other != money)
                })
        })
    }
}

/// Is it an amount of money, or one of a weight, a length and the like? What is counted one by one has but one measure.
fn in_money(claim: &Claim) -> Option<bool> {
    match values::quantity(&claim.mention)?.dimension {
        Dimension::Money(..) => Some(true),
        Dimension::Measure(..) => Some(false),
        _ => None,
    }
}

/// The only two levels of a sentence that are in one unit, of a year and of the year before.
fn two(case: &Case<'_>, passage: &Passage) -> Option<Two> {
    let mut levels = Vec::new();
    for index in case.figures_of(passage) {
        let claim = case.claim(index)?;
        let dimension = values::quantity(&claim.mention)?.dimension;
        let amount = dimension.is_amount();
        let plain = claim.role == Role::Level
            && claim.in_story
            && is_said(claim)
            && claim.modality.is_fact()
            && claim.subject.statistic == Statistic::Total
            && matches!(claim.mention.bound(), Bound::Exact | Bound::About)
            && case.joined(index, Relation::PartOf).next().is_none();
        // A sentence that tells a change itself is held to it.
        if claim.role == Role::Change {
            return None;
        }
        if amount && plain {
            levels.push((index, claim, dimension));
        }
    }
    let [(one, first, unit), (other, second, other_unit)] = levels.as_slice() else {
        return None;
    };
    let inherits = |claim: &Claim| {
        let facets = [Facet::Measure, Facet::Parties];
        facets
            .iter()
            .any(|facet| claim.subject.inherited.contains(facet))
    };
    let named = !inherits(first) && first.subject.measure.is_some();
    let follows = inherits(second) || second.subject.measure == first.subject.measure;
    let (before, after) = (year(first)?, year(second)?);
    if unit != other_unit || !named || !follows {
        return None;
    }
    let (from, to) = match after - before {
        1 => (*one, *other),
        -1 => (*other, *one),
        _ => return None,
    };
    Some(Two {
        from,
        to,
        named: *one,
    })
}

/// The year that a text says a figure is of.
fn year(claim: &Claim) -> Option<i32> {
    /// The months of a year.
    const YEAR: i64 = 12;
    let period = claim
        .period
        .filter(|period| period.basis == Basis::Stated)?;
    let start = period.days.start()?;
    let whole = period.days.length_in_months().map(i64::from) == Some(YEAR) && start.ordinal() == 1;
    whole.then(|| start.year())
}

/// Does a change tell of the thing that a level measures: the same, of the same, by the same words for what narrows it?
fn is_of(case: &Case<'_>, change: &Claim, level: &Claim) -> bool {
    let (own, theirs) = (&change.subject, &level.subject);
    let akin = &case.converter.lexicon.linking.akin;
    let measures = own.measure.as_deref().zip(theirs.measure.as_deref());
    let one = measures.is_some_and(|(one, other)| one == other || akin.are_any(one, other));
    one && own.parties == theirs.parties
        && own.qualifiers == theirs.qualifiers
        && own.statistic == theirs.statistic
}
