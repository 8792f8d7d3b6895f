//! Figures that beat a record, by what another text says of the record itself: it gives the same figure beside that of an
//! earlier year, or names another record.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::acquainted::Index;
use super::record::Record;
use crate::case::Case;
use crate::claim::{Basis, Claim};
use crate::compare::values::{self, Dimension};
use crate::comparison::SubjectRelation;
use crate::mention::Value;
use crate::passage::{Passage, Term};

/// Hardly two figures of so many digits are the same by chance.
const DIGITS: usize = 4;
/// How sure it must be that a figure of another text is that of the record.
const SURE: f64 = 0.75;

/// The figures of all texts by their digits.
pub(super) struct Figures {
    by_number: BTreeMap<Decimal, Vec<usize>>,
}

impl Figures {
    pub(super) fn of(case: &Case<'_>) -> Self {
        let mut by_number: BTreeMap<Decimal, Vec<usize>> = BTreeMap::new();
        for passage in case.passages.iter().filter(|passage| passage.in_story) {
            for index in passage.claims() {
                let number = case.claim(index).and_then(nominal);
                if let Some(number) = number.filter(|number| is_telling(*number)) {
                    by_number.entry(number).or_default().push(index);
                }
            }
        }
        Self { by_number }
    }

    /// The figures of other texts that are the record's own: of so many digits that no other is the same, or by all that
    /// their texts say.
    fn repeated(&self, case: &Case<'_>, record: &Record, held: &Claim) -> Vec<usize> {
        /// A number in more texts than these is a round one.
        const COMMON: usize = 32;
        let number = nominal(held);
        let same = number.and_then(|number| self.by_number.get(&number));
        let same = same.filter(|same| same.len() <= COMMON);
        let told = case.comparisons_of(record.claim).filter(|comparison| {
            comparison.subject == SubjectRelation::Same
                && comparison.values.agrees()
                && comparison.confidence >= SURE
        });
        let told = told.filter_map(|comparison| comparison.other(record.claim));
        let mut found: Vec<usize> = same.into_iter().flatten().copied().chain(told).collect();
        found.sort_unstable();
        found.dedup();
        found.retain(|index| {
            case.claim(*index).is_some_and(|claim| {
                claim.document != held.document
                    && values::quantity(&claim.mention).map(|own| own.dimension)
                        == values::quantity(&held.mention).map(|own| own.dimension)
            })
        });
        found
    }

    /// "The Louvre had 8,912,000 visitors in 2023, against 10,213,000 in 2018", where another text calls the first the
    /// most ever: a figure of the same thing in a text that gives the record's own.
    pub(super) fn beside(
        &self,
        case: &Case<'_>,
        record: &Record,
        beats: impl Fn(&Claim, &Passage) -> bool,
    ) -> Option<usize> {
        let held = case.claim(record.claim)?;
        let since = record.since.and_then(|since| since.end());
        self.repeated(case, record, held)
            .into_iter()
            .find_map(|same| {
                let own = case.claim(same)?;
                own.subject.measure.as_ref()?;
                let mut others = case.claims_of(own.document);
                others.find_map(|(index, other)| {
                    let passage = case.passage_of(index).filter(|held| held.in_story)?;
                    let stated = other
                        .period
                        .filter(|period| period.basis == Basis::Stated)?;
                    let after = since.is_none() || stated.days.start() >= since;
                    (index != same
                        && after
                        && other.subject.measure == own.subject.measure
                        && other.subject.statistic == own.subject.statistic
                        && !are_of_two(own, other)
                        && counts_one(own, other)
                        && beats(other, passage))
                    .then_some(index)
                })
            })
    }
}

/// "The record, set in 2018, is 89.1 million": another record, that of an earlier year, which nothing says to be of
/// something else.
pub(super) fn named(
    case: &Case<'_>,
    record: &Record,
    records: &[Record],
    index: &Index<'_>,
    beats: impl Fn(&Claim, &Passage) -> bool,
) -> Option<usize> {
    let held = case.claim(record.claim)?;
    let others = records.iter().filter(|other| {
        let both = record.since.is_none() && other.since.is_none();
        both && other.own && other.at != record.at && other.most == record.most
    });
    let mut others = others.filter_map(|other| {
        let (rival, passage) = (case.claim(other.claim)?, case.passages.get(other.at)?);
        let dated = rival
            .period
            .is_some_and(|period| period.basis == Basis::Stated);
        let natures = held.subject.nature.zip(rival.subject.nature);
        let alike = natures.is_none_or(|(one, other)| one == other)
            && !are_of_two(held, rival)
            && held.subject.statistic == rival.subject.statistic;
        // "The record for lorries": a bare number is of what the words beside it name.
        let counted = matches!(rival.mention.value, Value::Count { .. });
        let names = passage.terms.iter().all(|term| match term {
            Term::Name(name) => record.words.contains(&**name),
            Term::Word(word) => counted && &**word != "global" || record.words.contains(&**word),
            Term::Claim(_) | Term::Cue(_) => true,
        });
        let one_thing = held.subject.measure.is_some()
            && held.subject.measure == rival.subject.measure
            || other.words.intersection(&record.words).next().is_some();
        let tied = rival.document != held.document
            && index.acquainted(rival.document, held.document, true);
        (dated && alike && names && one_thing && tied && beats(rival, passage))
            .then_some(other.claim)
    });
    others.next()
}

fn nominal(claim: &Claim) -> Option<Decimal> {
    values::quantity(&claim.mention)?.figure.nominal()
}

fn is_telling(number: Decimal) -> bool {
    crate::compare::counted(number.normalize()) >= DIGITS
}

/// Are they figures of two parties?
pub(super) fn are_of_two(one: &Claim, other: &Claim) -> bool {
    let (own, theirs) = (&one.subject.parties, &other.subject.parties);
    !own.is_empty() && !theirs.is_empty() && own.is_disjoint(theirs)
}

/// Do two counts count one thing, as far as they say?
fn counts_one(one: &Claim, other: &Claim) -> bool {
    match (&one.mention.value, &other.mention.value) {
        (Value::Count { noun: one, .. }, Value::Count { noun: other, .. }) => one == other,
        _ => !matches!(
            values::quantity(&one.mention).map(|own| own.dimension),
            Some(Dimension::Months | Dimension::Seconds)
        ),
    }
}
