//! Figures that beat a record, by what another text says of the record itself: it gives the same figure beside that of an
//! earlier year, or names another record.

use std::collections::BTreeMap;

use chrono::Datelike;
use rust_decimal::Decimal;

use super::acquainted::Index;
use super::record::Record;
use super::record_kin::is_of_more;
use crate::case::Case;
use crate::claim::{Basis, Claim};
use crate::compare::values::{self, Dimension};
use crate::comparison::SubjectRelation;
use crate::mention::Value;
use crate::passage::{Passage, Term};
use crate::value::Period;

/// Hardly two figures of so many digits are the same by chance.
const DIGITS: usize = 4;
/// How sure it must be that a figure of another text is that of the record.
const SURE: f64 = 0.75;
/// The months of a year.
const YEAR: Decimal = Decimal::from_parts(12, 0, 0, false, 0);
/// A figure of one year is no more than so many times that of another, or it is of something else.
const FACTOR: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

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

/// The figures of whole years, by what they measure.
pub(super) struct Annual<'a> {
    by_measure: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Annual<'a> {
    pub(super) fn of(case: &Case<'a>) -> Self {
        let mut by_measure: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for passage in case.passages.iter().filter(|passage| passage.in_story) {
            for index in case.figures_of(passage) {
                let told = case.claim(index).filter(|claim| is_of_a_year(claim));
                if let Some(measure) = told.and_then(|claim| claim.subject.measure.as_deref()) {
                    by_measure.entry(measure).or_default().push(index);
                }
            }
        }
        Self { by_measure }
    }

    /// "There were 2,793 fires, the highest number ever in one year", where another text has 3,399 forest fires for the
    /// year before: the same thing, or a kind of it, in an earlier year.
    pub(super) fn rival(
        &self,
        case: &Case<'_>,
        record: &Record,
        index: &Index<'_>,
        beats: impl Fn(&Claim) -> bool,
    ) -> Option<usize> {
        /// A thing of more figures than these is of many stories.
        const COMMON: usize = 64;
        let held = case.claim(record.claim)?;
        let passage = case.passages.get(record.at)?;
        // The record is of a year too: the words say so, or its time.
        let yearly = held.period.is_some_and(|period| is_year(&period.days))
            || held.period.is_none()
                && case
                    .figures_of(passage)
                    .any(|index| is_one_year(case, index));
        let own = held.period.and_then(|period| period.days.start());
        let before = own.or_else(|| case.published(held.document)?.with_ordinal(1))?;
        let since = record.since.and_then(|since| since.end());
        let others = self.by_measure.get(held.subject.measure.as_deref()?)?;
        let mut others = others.iter().take(COMMON).copied();
        others.find(|other| {
            *other != record.claim
                && yearly
                && case.claim(*other).is_some_and(|other| {
                    let days = other.period.map(|period| period.days);
                    let (start, end) = (
                        days.and_then(|days| days.start()),
                        days.and_then(|days| days.end()),
                    );
                    let earlier = end.is_some_and(|end| end <= before)
                        && since.is_none_or(|since| start >= Some(since));
                    earlier
                        && other.document != held.document
                        && counts_of_one_kind(held, other)
                        && is_as_wide(other, held)
                        && !is_of_more(case, held, other, record.most)
                        && other.subject.statistic == held.subject.statistic
                        && !are_of_two(held, other)
                        && index.acquainted(other.document, held.document, true)
                        && values::within_factor(held, other, FACTOR)
                        && beats(other)
                })
        })
    }
}

/// Is it a figure of a whole year that its text names?
fn is_of_a_year(claim: &Claim) -> bool {
    let stated = claim.period.filter(|period| period.basis == Basis::Stated);
    stated.is_some_and(|period| is_year(&period.days))
}

/// "Ever recorded in one year".
fn is_one_year(case: &Case<'_>, index: usize) -> bool {
    let length = case
        .claim(index)
        .and_then(|claim| values::quantity(&claim.mention));
    length.is_some_and(|length| {
        length.dimension == Dimension::Months && length.figure.nominal() == Some(YEAR)
    })
}

fn is_year(days: &Period) -> bool {
    days.length_in_months() == Some(12)
}

/// Do both figures count something, whatever they call it, or neither?
fn counts_of_one_kind(one: &Claim, other: &Claim) -> bool {
    let counts = |claim: &Claim| matches!(claim.mention.value, Value::Count { .. });
    counts(one) == counts(other)
}

/// Does the rival name whatever sets the record's own apart from others of its kind?
fn is_as_wide(rival: &Claim, held: &Claim) -> bool {
    let (own, theirs) = (&held.subject.qualifiers, &rival.subject.qualifiers);
    own.iter().all(|own| theirs.contains(own))
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
