//! Which two levels a stated change joins: those that its sentence joins to it, or that stand beside
//! it, or in the sentence before, or that another sentence gives of the same thing for the same times.

use std::collections::BTreeMap;

use super::change_bases::bases;
use super::change_years::{Years, a_year_before, beside, two_times};
use super::levels::{BESIDE, Levels, is_since};
use super::window::{LONGEST, sums};
use crate::case::Case;
use crate::claim::{Basis, Claim, Modality, Relation, Role};
use crate::compare::values::{self, Dimension};
use crate::passage::{Cue, Sign, Term};

/// The levels that the documents set against each other, found once for all changes.
pub(super) struct Pairs {
    /// Levels that a text joins as what was and what came of it, by the measured thing.
    pub(super) by_measure: BTreeMap<String, Vec<(usize, usize)>>,
    /// The same by whom or what they are of.
    pub(super) by_party: BTreeMap<String, Vec<(usize, usize)>>,
    /// The same by document.
    pub(super) by_document: BTreeMap<usize, Vec<(usize, usize)>>,
    /// Changes that stand between two levels of one unit.
    beside: BTreeMap<usize, Levels>,
    /// Changes that name the level that they began at.
    bases: BTreeMap<usize, Levels>,
    /// The levels by their times.
    pub(super) years: Years,
}

/// How sure it is that the levels are those of the change.
const JOINED: f64 = 0.9;
const BEFORE: f64 = 0.8;
/// How many terms open a sentence.
const OPENING: usize = 3;

impl Pairs {
    pub(super) fn new(case: &Case<'_>) -> Self {
        let mut pairs = Self {
            by_measure: BTreeMap::new(),
            by_party: BTreeMap::new(),
            by_document: BTreeMap::new(),
            beside: beside(case),
            bases: bases(case),
            years: Years::new(case),
        };
        for (to, level) in case.claims.iter().enumerate() {
            let Some(from) = case.joined(to, Relation::ChangeFrom).next() else {
                continue;
            };
            // "Revised from 4 to 5" is no change of what is measured.
            let told = [
                case.joined(to, Relation::Contrast).next(),
                case.joined(from, Relation::Contrast).next(),
            ];
            let revised = told.iter().flatten().any(|end| *end == from || *end == to);
            if level.role == Role::Change || !level.in_story || revised {
                continue;
            }
            let held = pairs.by_document.entry(level.document).or_default();
            held.push((from, to));
            for party in level.subject.parties.iter() {
                let held = pairs.by_party.entry(party.to_owned()).or_default();
                held.push((from, to));
            }
            if let Some(measure) = &level.subject.measure {
                let held = pairs.by_measure.entry(measure.clone()).or_default();
                held.push((from, to));
            }
        }
        pairs
    }

    /// Is it a fraction of a level that it names, as a change may be told?
    pub(super) fn is_fraction(&self, index: usize) -> bool {
        self.bases.contains_key(&index)
    }

    /// The levels of a change.
    pub(super) fn of(&self, case: &Case<'_>, index: usize, change: &Claim) -> Option<Levels> {
        let since = case.passage_of(index).is_some_and(|passage| {
            let place = passage.place_of(index);
            place.is_some_and(|place| is_since(passage, place))
        });
        if since || self.is_on_own_basis(case, index) {
            return None;
        }
        let to = case.joined(index, Relation::ChangeTo).next().or_else(|| {
            // "from 820 to 1,150, an increase of 60 per cent".
            let from = case.joined(index, Relation::ChangeFrom).next()?;
            let held = self.by_document.get(&change.document)?.iter();
            let mut held = held.filter(|pair| pair.0 == from && pair.1 != index);
            held.next().map(|pair| pair.1)
        });
        if let Some(to) = to {
            return self
                .to_known(case, index, to)
                .or_else(|| self.named_behind(case, index, to))
                .or_else(|| self.of_two_times(case, index, to))
                .or_else(|| self.by_then(case, index, change, to))
                .or_else(|| {
                    // "Jumped 76% to $1.13bn, from $639m a year earlier" has its own.
                    let alone = self.is_alone(case, to);
                    let named = || self.years.before(case, index, to);
                    alone.then(|| named().or_else(|| a_year_before(case, to)))?
                });
        }
        if let Some(levels) = self.bases.get(&index) {
            return Some(*levels);
        }
        if let Some(from) = case.joined(index, Relation::ChangeFrom).next() {
            return self.led_to(case, index, from);
        }
        self.beside
            .get(&index)
            .copied()
            .or_else(|| self.behind(case, index, change))
            .or_else(|| self.apposed(case, index, change))
            .or_else(|| self.in_turn(case, index, change))
            .or_else(|| self.of_sentence_before(case, index, change))
            .or_else(|| self.elsewhere(case, index, change))
            .or_else(|| {
                let to = self.only_level(case, index, change)?;
                self.years.before(case, index, to)
            })
    }

    /// "Came to 276,000 tonnes in 2012, a rise of 60 per cent on 2009": the only level of its sentence, before it, or of
    /// the sentence before where it has none.
    fn only_level(&self, case: &Case<'_>, index: usize, change: &Claim) -> Option<usize> {
        let at = case.sentence_of(index)?;
        let own = case
            .passages
            .get(at)
            .filter(|own| own.terms.len() <= LONGEST)?;
        let levels = |passage| -> Vec<usize> {
            let figures = case.figures_of(passage);
            figures.filter(|figure| *figure != index).collect()
        };
        let mut held = levels(own);
        if held.is_empty() && own.continues {
            held = levels(case.passages.get(at.checked_sub(1)?)?);
        }
        let [only] = held.as_slice() else {
            return None;
        };
        let level = case.claim(*only)?;
        let amount = values::quantity(&level.mention)?.dimension.is_amount();
        let plain = level.role == Role::Level && level.in_story && *only < index;
        (amount && plain && is_about(case, change, *only)).then_some(*only)
    }

    /// "2 per cent in real terms": no levels beside it are on that basis.
    fn is_on_own_basis(&self, case: &Case<'_>, index: usize) -> bool {
        /// How many terms away the words for it may stand.
        const BESIDE: usize = 3;
        case.passage_of(index).is_some_and(|passage| {
            passage.place_of(index).is_some_and(|at| {
                let end = passage.terms.len().min(at + BESIDE + 1);
                passage.terms[at.saturating_sub(BESIDE)..end].contains(&Term::Cue(Cue::Basis))
            })
        })
    }

    fn to_known(&self, case: &Case<'_>, index: usize, to: usize) -> Option<Levels> {
        let from = case
            .joined(index, Relation::ChangeFrom)
            .next()
            .or_else(|| case.joined(to, Relation::ChangeFrom).next())?;
        // "Came to 1.4bn, down 58 per cent, and at home it shrank from 2.2bn to 467m": the base of another level.
        let held = self.by_document.get(&case.claim(to)?.document);
        let mut pairs = held.into_iter().flatten().filter(|pair| pair.0 == from);
        let of_another = pairs.any(|pair| pair.1 != to && pair.1 == from + 1);
        (from != index && from != to && !of_another).then_some(Levels {
            from,
            to,
            direction: None,
            confidence: JOINED,
        })
    }

    /// Is it the only level of its unit in its sentence?
    fn is_alone(&self, case: &Case<'_>, level: usize) -> bool {
        let dimension =
            |claim: usize| Some(values::quantity(&case.claim(claim)?.mention)?.dimension);
        let own = case
            .passage_of(level)
            .filter(|own| own.terms.len() <= LONGEST);
        own.is_some_and(|own| {
            own.claims().all(|other| {
                let change = case
                    .claim(other)
                    .is_some_and(|other| other.role == Role::Change);
                other == level || change || dimension(other) != dimension(level)
            })
        })
    }

    /// "The deal was announced in 2016 at 40 billion. By last year the bill had climbed 60 percent to 90 billion": the
    /// only level of the sentence before, where the change is said to have come about by a time.
    fn by_then(&self, case: &Case<'_>, index: usize, change: &Claim, to: usize) -> Option<Levels> {
        let at = case.sentence_of(index)?;
        let own = case.passages.get(at).filter(|own| own.continues)?;
        let before = case.passages.get(at.checked_sub(1)?)?;
        if before.terms.len() > LONGEST {
            return None;
        }
        let period = change.period?;
        let by = period.days.start().is_none() && period.days.end().is_some();
        let opening = own.terms.iter().take(OPENING).filter_map(Term::claim);
        let opens = opening
            .filter_map(|claim| case.claim(claim)?.mention.period())
            .any(|days| days == period.days);
        let dimension =
            |claim: usize| Some(values::quantity(&case.claim(claim)?.mention)?.dimension);
        let unit = dimension(to)?;
        let mut levels = before
            .claims()
            .filter(|claim| dimension(*claim) == Some(unit.clone()));
        let (from, None) = (levels.next()?, levels.next()) else {
            return None;
        };
        let level = case.claim(from)?;
        let plain = level.role == Role::Level && level.in_story && is_said(level);
        (by && opens && plain).then_some(Levels {
            from,
            to,
            direction: None,
            confidence: BEFORE,
        })
    }

    /// "Crashed 45 per cent, from 655 on the eve of the blast to a low of 302": the only other figure of a sentence
    /// that gives a change and where it began.
    fn led_to(&self, case: &Case<'_>, index: usize, from: usize) -> Option<Levels> {
        let own = case.passage_of(index)?;
        if own.terms.len() > LONGEST {
            return None;
        }
        let figures: Vec<usize> = case.figures_of(own).collect();
        let [change, base, to] = figures.as_slice() else {
            return None;
        };
        let dimension =
            |claim: usize| Some(values::quantity(&case.claim(claim)?.mention)?.dimension);
        let level = case.claim(*to)?;
        let unit = dimension(*base);
        // Of "15.7%, down from 23%, and inflation slowed to 4%" the last is another rate.
        let alike = unit.is_some() && unit == dimension(*to) && unit != Some(Dimension::Percent);
        let measure = |claim: usize| case.claim(claim)?.subject.measure.clone();
        let alike = alike && (measure(*base) == measure(*to) || measure(*to).is_none());
        let plain = level.role == Role::Level && level.in_story && level.mention.per.is_none();
        (*change == index && *base == from && alike && plain).then_some(Levels {
            from,
            to: *to,
            direction: None,
            confidence: BESIDE,
        })
    }

    /// "The town had 41,000 people in 2012 and 49,200 in 2022. That is an increase of 20 per cent": the
    /// only two levels of one thing in the two sentences before, of two times.
    fn of_sentence_before(&self, case: &Case<'_>, index: usize, change: &Claim) -> Option<Levels> {
        const SENTENCES: usize = 2;
        /// More words than these before a change tell of something else.
        const FEW: usize = 4;
        let at = case.sentence_of(index)?;
        let own = case.passages.get(at)?;
        let place = own.place_of(index)?;
        // "That is a fall of"; "the amount has thus tripled".
        let points_back =
            own.has_sign(Sign::Back, ..=place) || own.terms.get(..place).is_some_and(sums);
        let alone = own.claims().all(|claim| {
            let figure = case.claim(claim).and_then(|claim| claim.mention.figure());
            claim == index || figure.is_none()
        });
        if !alone || !own.continues {
            return None;
        }
        let mut near = Vec::new();
        let mut sentence = at;
        for _ in 0..SENTENCES {
            if !case.passages.get(sentence)?.continues {
                break;
            }
            sentence = sentence.checked_sub(1)?;
            near.push(sentence);
        }
        let within = |pair: &&(usize, usize)| {
            let sentence = case.sentence_of(pair.1);
            sentence.is_some_and(|sentence| near.contains(&sentence))
        };
        let held = self.by_document.get(&change.document);
        let mut stated = held.into_iter().flatten().filter(within);
        let pair = match (stated.next(), stated.next()) {
            (Some(pair), None) => *pair,
            (None, _) => two_times(case, &near)?,
            _ => return None,
        };
        // "It has halved since August" is counted from then.
        let since = change
            .period
            .is_some_and(|period| period.basis == Basis::Stated && period.days.end().is_none());
        let undated = case.claim(pair.0)?.period.is_none();
        let counted = !since
            || points_back && undated
            || self.over_one_time(case, index, change, pair.0, pair.1);
        let dimension =
            |claim: usize| Some(values::quantity(&case.claim(claim)?.mention)?.dimension);
        // "It was twice as high in May"; "from 3 to 23 per cent of sales. Copper has gained 19 per cent".
        let open = change.direction.is_none() && dimension(index) == Some(Dimension::Multiple);
        let rates = dimension(index) == Some(Dimension::Percent)
            && dimension(pair.1) == Some(Dimension::Percent);
        let number = |claim: usize| {
            values::quantity(&case.claim(claim)?.mention)?
                .figure
                .nominal()
        };
        // "From 52.9 to 38.1 per cent. The office saluted a fall of 14.8%" takes points for per cent.
        let points = number(pair.0)
            .zip(number(pair.1))
            .and_then(|(from, to)| from.checked_sub(to));
        let confused = rates && points.map(|points| points.abs()) == number(index);
        let near = place <= FEW && !open && !rates;
        let counted = counted && (points_back || confused || near);
        (counted && is_about(case, change, pair.1)).then_some(Levels {
            from: pair.0,
            to: pair.1,
            direction: None,
            confidence: BEFORE,
        })
    }
}

/// Can the change be one of what the level measures: of the same thing, or of nothing named?
pub(super) fn is_about(case: &Case<'_>, change: &Claim, level: usize) -> bool {
    let measured = case.claim(level).map(|level| &level.subject);
    measured.is_some_and(|level| {
        let same = change.subject.measure.is_none() || change.subject.measure == level.measure;
        same && (change.subject.parties.is_empty()
            || level.parties.is_empty()
            || !change.subject.parties.is_disjoint(&level.parties))
    })
}

/// Does the text state it as a fact, or as what is planned?
pub(super) fn is_said(claim: &Claim) -> bool {
    !matches!(claim.modality, Modality::Hypothetical | Modality::Denied)
}
