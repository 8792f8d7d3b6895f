//! Levels that another sentence, of whichever document, sets against each other, for a change that is said to be over
//! the same time.

use chrono::Datelike;

use super::change_levels::Pairs;
use super::levels::{ELSEWHERE, Levels};
use super::window::LONGEST;
use crate::case::Case;
use crate::claim::{Basis, Claim, Relation};
use crate::compare::values::{self, Dimension};
use crate::value::Grain;

impl Pairs {
    /// Levels of the same thing that another sentence sets against each other, where the change is
    /// said to be over the same time.
    pub(super) fn elsewhere(
        &self,
        case: &Case<'_>,
        index: usize,
        change: &Claim,
    ) -> Option<Levels> {
        let held: Vec<(usize, usize)> = match &change.subject.measure {
            Some(measure) => {
                let same = self.by_measure.get(measure).cloned().unwrap_or_default();
                let found = self.named(case, change, measure);
                same.into_iter().chain(found).collect()
            }
            None => self
                .by_document
                .get(&change.document)
                .cloned()
                .unwrap_or_default(),
        };
        let mut found = held.into_iter().filter(|(from, to)| {
            let named = change.subject.measure.is_none() || {
                let level = case.claim(*to);
                level.is_some_and(|level| {
                    let one = level.subject.measure == change.subject.measure;
                    !level.subject.parties.is_disjoint(&change.subject.parties)
                        && (!one
                            || level
                                .subject
                                .qualifiers
                                .is_subset(&change.subject.qualifiers))
                })
            };
            named && self.over_one_time(case, index, change, *from, *to)
        });
        let (from, to) = found.next()?;
        let alone = found.all(|other| {
            let value = |claim: usize| values::quantity(&case.claim(claim)?.mention);
            value(other.0) == value(from) && value(other.1) == value(to)
        });
        alone.then_some(Levels {
            from,
            to,
            direction: None,
            confidence: ELSEWHERE,
        })
    }

    /// "The estimate for the Norrvik tunnel rose by a third": levels of the same party whose sentence names what is
    /// said to have changed, whatever it gives of it.
    fn named(&self, case: &Case<'_>, change: &Claim, measure: &str) -> Vec<(usize, usize)> {
        /// A party of more levels than this says little.
        const COMMON: usize = 16;
        let held = change.subject.parties.iter();
        let held = held.filter_map(|party| self.by_party.get(party));
        held.filter(|held| held.len() <= COMMON)
            .flatten()
            .filter(|(_, to)| {
                let passage = case.passage_of(*to);
                let short = passage.filter(|passage| passage.terms.len() <= LONGEST);
                short.is_some_and(|passage| {
                    passage
                        .words()
                        .any(|word| word == measure || word == crate::passage::stem(measure))
                })
            })
            .copied()
            .collect()
    }

    /// Does the change begin when the first level was, or last as long as from then to now?
    pub(super) fn over_one_time(
        &self,
        case: &Case<'_>,
        index: usize,
        change: &Claim,
        from: usize,
        to: usize,
    ) -> bool {
        let start = |claim: usize| case.claim(claim)?.period?.days.start();
        let Some(began) = start(from) else {
            return false;
        };
        let stated = change
            .period
            .filter(|period| period.basis == Basis::Stated)
            .and_then(|period| Some((period.days.start()?, period.days.end().is_none())));
        if let Some((since, open)) = stated {
            // "Since 2019", "since August".
            let yearly = case.claim(from).and_then(|level| level.period);
            let yearly = yearly.is_some_and(|period| period.days.grain() == Grain::Year);
            let of_year = yearly && since.month() == 1 || since.month() == began.month();
            return open && of_year && since.year() == began.year();
        }
        let ended = start(to).or_else(|| case.published(case.claim(to)?.document));
        let lasted = case
            .joined(index, Relation::During)
            .next()
            .and_then(|length| values::quantity(&case.claim(length)?.mention));
        lasted.zip(ended).is_some_and(|(length, ended)| {
            let years = i64::from(ended.year() - began.year());
            length.dimension == Dimension::Months
                && length.figure.nominal() == Some((years * 12).into())
        })
    }
}
