//! May two claims be set against each other, and is one a part of the other?
//!
//! Two claims are comparable when every facet that both state is compatible. A facet that one side
//! adds makes it a part of the other. When in doubt they are not comparable.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use super::values::Dimension;
use crate::claim::{Basis, Claim, Direction, Facet, Modality, Nature, Role, Subject};
use crate::comparison::{SubjectRelation, Verdict};
use crate::mention::Kind;
use crate::value::Grain;

/// A claim as the comparison sees it.
#[derive(Clone, Debug)]
pub(crate) struct Sight<'a> {
    /// The claim.
    pub(crate) claim: &'a Claim,
    /// What its figure is measured in.
    pub(crate) dimension: Dimension,
    /// What stands for all into which that may be converted.
    pub(crate) kind: Dimension,
    /// Does it speak of a time after its document?
    pub(crate) ahead: bool,
    /// The words that stand around it.
    pub(crate) near: FxHashSet<&'a str>,
}

impl Sight<'_> {
    /// Are both counts, of different things, neither of which the other speaks of beside its figure?
    pub(super) fn counts_other_than(&self, other: &Self) -> bool {
        let counts = |sight: &Self| sight.claim.mention.kind() == Kind::Count;
        let beside = |thing: &str, sight: &Self| {
            sight.near.contains(thing) || sight.claim.subject.qualifiers.contains(thing)
        };
        let things = (&self.claim.subject.measure, &other.claim.subject.measure);
        let (Some(own), Some(theirs)) = things else {
            return false;
        };
        counts(self)
            && counts(other)
            && own != theirs
            && !is_kind(own, theirs)
            && !is_kind(theirs, own)
            && !are_people(&self.claim.subject, &other.claim.subject)
            && !beside(own, other)
            && !beside(theirs, self)
    }
}

/// Weights of what speaks for one quantity; their sum goes through a logistic curve. They were
/// fitted by hand on the development half of the dossiers.
mod weight {
    /// Before anything is known.
    pub(super) const START: f64 = -2.4;
    /// Both name the same measured thing, one that the lexicon knows.
    pub(super) const MEASURE: f64 = 2.0;
    /// Both name the same measured thing by a noun of no lexicon.
    pub(super) const NOUN: f64 = 1.4;
    /// One names a kind of what the other names ("net loss", "loss").
    pub(super) const KIND: f64 = 1.0;
    /// One names what stands beside the other.
    pub(super) const BESIDE: f64 = 0.4;
    /// Both name a thing, not the same, and at least one by a noun of no lexicon.
    pub(super) const OTHER_NOUN: f64 = -1.2;
    /// One of them names none.
    pub(super) const MEASURE_MISSING: f64 = 0.0;
    /// Both name the same parties.
    pub(super) const PARTIES: f64 = 1.2;
    /// They share some party.
    pub(super) const SOME_PARTIES: f64 = 0.6;
    /// They name different parties, one by its context only.
    pub(super) const OTHER_PARTIES: f64 = -0.5;
    /// Both have this qualifier.
    pub(super) const QUALIFIER: f64 = 0.6;
    /// Only one has this qualifier, though the other's words hold it.
    pub(super) const LOOSE_QUALIFIER: f64 = -0.1;
    /// One is what the text of the other calls the rest.
    pub(super) const REST: f64 = 2.2;
    /// Both are shares of the same whole.
    pub(super) const WHOLE: f64 = 1.5;
    /// For each word around both of them, up to a number of them.
    pub(super) const NEAR: f64 = 0.45;
    pub(super) const MOST_NEAR: usize = 6;
    /// Both give one time.
    pub(super) const PERIOD: f64 = 0.6;
    /// A facet was inherited from the context instead of written.
    pub(super) const INHERITED: f64 = -0.3;
}

/// Below this the texts do not say enough.
const ENOUGH: f64 = 0.5;

/// How much it takes away, for figures that are one another but for a slip, that one text calls fact
/// what the other expects, that one is for each of something, or that one adds a word to what is measured.
const OTHER_MODALITY: f64 = -0.4;
const OTHER_BASE: f64 = -0.4;
const OTHER_WORDS: f64 = -0.8;

struct Weighing {
    score: f64,
    trace: Vec<String>,
    left_adds: bool,
    right_adds: bool,
    complement: bool,
    /// Are facts and expectations of one thing set against each other?
    lenient: bool,
}

impl Weighing {
    fn new(lenient: bool) -> Self {
        Self {
            score: weight::START,
            trace: Vec::new(),
            left_adds: false,
            right_adds: false,
            complement: false,
            lenient,
        }
    }

    fn add(&mut self, weight: f64, reason: impl Into<String>) {
        self.score += weight;
        self.trace.push(format!("{weight:+.1} {}", reason.into()));
    }

    fn confidence(&self) -> f64 {
        1.0 / (1.0 + (-self.score).exp())
    }
}

/// The same, if one figure is the other with a slip of the pen: that speaks for one quantity, with so
/// much weight in log-odds, where nothing in their words speaks against it.
pub(crate) fn verdict_of_slip(left: &Sight<'_>, right: &Sight<'_>, weight: f64) -> Verdict {
    let plain = verdict(left, right);
    if plain.relation == SubjectRelation::Same {
        return plain;
    }
    let mut weighing = Weighing::new(true);
    let relation = match weigh(left, right, &mut weighing) {
        Err(facet) => SubjectRelation::Different(facet),
        Ok(()) => {
            for adds in [weighing.left_adds, weighing.right_adds] {
                if adds {
                    weighing.add(OTHER_WORDS, "a word that only one has");
                }
            }
            weighing.add(weight, "one figure is the other with a slip of the pen");
            match weighing.confidence() >= ENOUGH && !weighing.complement {
                true => SubjectRelation::Same,
                false => plain.relation,
            }
        }
    };
    Verdict {
        relation,
        confidence: weighing.confidence(),
        reasons: weighing.trace,
    }
}

/// A verdict with something more in the scales, in log-odds.
pub(crate) fn weighed(mut verdict: Verdict, weight: f64) -> Verdict {
    let odds = verdict.confidence / (1.0 - verdict.confidence).max(f64::EPSILON);
    verdict.confidence = 1.0 - 1.0 / (1.0 + odds * weight.exp());
    if verdict.confidence < ENOUGH {
        verdict.relation = SubjectRelation::Unknown;
    }
    verdict.reasons.push(format!(
        "{weight:+.1} how surely the documents tell one story"
    ));
    verdict
}

/// How the subject of one claim lies to that of another.
pub(crate) fn verdict(left: &Sight<'_>, right: &Sight<'_>) -> Verdict {
    let mut weighing = Weighing::new(false);
    let relation = match weigh(left, right, &mut weighing) {
        Err(facet) => SubjectRelation::Different(facet),
        Ok(()) if weighing.confidence() < ENOUGH => SubjectRelation::Unknown,
        Ok(()) => match (weighing.left_adds, weighing.right_adds) {
            (false, false) if weighing.complement => SubjectRelation::Complement,
            (false, false) => SubjectRelation::Same,
            (true, false) => SubjectRelation::PartOf,
            (false, true) => SubjectRelation::WholeOf,
            (true, true) => SubjectRelation::Different(Facet::Qualifiers),
        },
    };
    Verdict {
        relation,
        confidence: weighing.confidence(),
        reasons: weighing.trace,
    }
}

fn weigh(left: &Sight<'_>, right: &Sight<'_>, weighing: &mut Weighing) -> Result<(), Facet> {
    if left.kind != right.kind {
        if !weighing.lenient || left.dimension.of_all() != right.dimension.of_all() {
            return Err(Facet::Unit);
        }
        weighing.add(OTHER_BASE, "only one says that it is for each of something");
    }
    let (one, other) = (left.claim, right.claim);
    if !same_modality(modality(left), modality(right)) {
        if !weighing.lenient
            || !expected_or_fact(modality(left))
            || !expected_or_fact(modality(right))
        {
            return Err(Facet::Modality);
        }
        weighing.add(OTHER_MODALITY, "one is a fact, the other expected");
    }
    if !same_role(left, right, weighing.lenient) {
        return Err(Facet::Role);
    }
    if one.subject.statistic != other.subject.statistic {
        return Err(Facet::Statistic);
    }
    if rest(left, right, weighing) {
        // Both texts name the whole in their own way, or not at all.
        let _ = whole(one, other, weighing);
        near(left, right, weighing);
        return Ok(());
    }
    measure(left, right, weighing)?;
    parties(&one.subject, &other.subject, weighing)?;
    qualifiers(left, right, weighing)?;
    whole(one, other, weighing)?;
    near(left, right, weighing);
    period(one, other, weighing);
    Ok(())
}

/// One stretch of time, written by both, speaks for one quantity; a day is that of all the news.
fn period(one: &Claim, other: &Claim, weighing: &mut Weighing) {
    let stated = |claim: &Claim| {
        let period = claim.period?;
        let stretch = period.days.grain() != Grain::Day && period.basis == Basis::Stated;
        stretch.then_some(period.days)
    };
    let same = stated(one)
        .zip(stated(other))
        .is_some_and(|(one, other)| one == other);
    if same && one.subject.measure.is_some() && one.subject.measure == other.subject.measure {
        weighing.add(weight::PERIOD, "both of one time");
    }
}

/// A fact of the future is an expectation.
fn modality(sight: &Sight<'_>) -> Modality {
    match sight.claim.modality {
        Modality::Actual | Modality::Reported if sight.ahead => Modality::Expected,
        modality => modality,
    }
}

fn same_modality(one: Modality, other: Modality) -> bool {
    let fact = |modality| matches!(modality, Modality::Actual | Modality::Reported);
    one == other && one != Modality::Denied || fact(one) && fact(other)
}

/// Is it by how many per cent a rate or a price rose, over some named length of time?
fn is_growth(sight: &Sight<'_>) -> bool {
    let claim = sight.claim;
    sight.dimension == Dimension::Percent
        && claim.subject.nature == Some(Nature::Rate)
        && claim.direction == Some(Direction::Rise)
        && claim
            .period
            .is_none_or(|period| period.days.grain() != Grain::Span)
}

fn expected_or_fact(modality: Modality) -> bool {
    matches!(
        modality,
        Modality::Actual | Modality::Reported | Modality::Expected
    )
}

fn same_role(left: &Sight<'_>, right: &Sight<'_>, lenient: bool) -> bool {
    let (one, other) = (left.claim, right.claim);
    let both_change = one.role == Role::Change && other.role == Role::Change;
    let role = |sight: &Sight<'_>| match sight.claim.role {
        Role::Forecast if lenient => Role::Level,
        // Inflation is how much prices rose: "prices were 4 per cent higher", "inflation was 4 per
        // cent".
        Role::Change if is_growth(sight) && !both_change => Role::Level,
        // A percentage is a share whether or not the text says "a share of".
        Role::Share => Role::Level,
        Role::Level if sight.ahead && !lenient => Role::Forecast,
        role => role,
    };
    let directions = one.direction.is_none()
        || other.direction.is_none()
        || one.direction == other.direction
        || one.role != Role::Change;
    role(left) == role(right) && directions
}

/// Is one a share of what the text of the other calls the rest of its whole: "girls made up 54 per cent
/// and boys the rest" here, "48 per cent of them were boys" there?
fn rest(left: &Sight<'_>, right: &Sight<'_>, weighing: &mut Weighing) -> bool {
    let is_rest = |sight: &Sight<'_>, other: &Sight<'_>| {
        let rest = &other.claim.subject.rest;
        let own = &other.claim.subject.qualifiers;
        let said = |words: &BTreeSet<String>| {
            words.iter().any(|word| {
                sight.near.contains(word.as_str()) || sight.claim.subject.qualifiers.contains(word)
            })
        };
        sight.dimension == Dimension::Percent && said(rest) && !said(own)
    };
    let found = is_rest(left, right) || is_rest(right, left);
    if found {
        weighing.complement = true;
        weighing.add(weight::REST, "one is what the other leaves, by its text");
    }
    found
}

fn measure(left: &Sight<'_>, right: &Sight<'_>, weighing: &mut Weighing) -> Result<(), Facet> {
    let (one, other) = (&left.claim.subject, &right.claim.subject);
    let (Some(thing), Some(rival)) = (&one.measure, &other.measure) else {
        weighing.add(weight::MEASURE_MISSING, "one names no measured thing");
        return Ok(());
    };
    let known = one.nature.is_some() && other.nature.is_some();
    if thing == rival {
        let weight = if known { weight::MEASURE } else { weight::NOUN };
        weighing.add(weight, format!("both measure {thing}"));
        inherited(one, other, Facet::Measure, weighing);
    } else if is_kind(thing, rival) || is_kind(rival, thing) {
        weighing.add(weight::KIND, format!("{thing} and {rival} are of a kind"));
    } else if weighing.lenient && are_people(one, other) {
        weighing
            .trace
            .push(format!("{thing} and {rival} are people"));
    } else if one.broader.contains(rival) {
        weighing.trace.push(format!("{thing} is a part of {rival}"));
        weighing.left_adds = true;
    } else if other.broader.contains(thing) {
        weighing.trace.push(format!("{rival} is a part of {thing}"));
        weighing.right_adds = true;
    } else if [one, other]
        .iter()
        .all(|subject| subject.nature == Some(Nature::Toll))
    {
        // The dead and the injured of one event stand side by side in every report of it.
        weighing.trace.push(format!("{thing} is not {rival}"));
        return Err(Facet::Measure);
    } else if left.near.contains(rival.as_str()) || right.near.contains(thing.as_str()) {
        weighing.add(weight::BESIDE, format!("{thing} beside {rival}"));
    } else if known {
        weighing.trace.push(format!("{thing} is not {rival}"));
        return Err(Facet::Measure);
    } else {
        weighing.add(weight::OTHER_NOUN, format!("{thing} may not be {rival}"));
    }
    Ok(())
}

/// Are both people, by whatever they are called?
fn are_people(one: &Subject, other: &Subject) -> bool {
    let people = |subject: &Subject| {
        subject.measure.as_deref() == Some(PERSON)
            || subject.broader.iter().any(|thing| thing == PERSON)
    };
    people(one) && people(other)
}

/// The measured thing that people are, in measured.tsv.
const PERSON: &str = "person";

/// Is one name the other with a word before it: "net loss", "loss"?
fn is_kind(narrow: &str, wide: &str) -> bool {
    narrow
        .strip_suffix(wide)
        .is_some_and(|before| before.ends_with(' '))
}

fn parties(one: &Subject, other: &Subject, weighing: &mut Weighing) -> Result<(), Facet> {
    // What one text takes for a name the other may take for what narrows the thing.
    let named = |subject: &Subject, rival: &Subject| -> BTreeSet<String> {
        let elsewhere = |party: &&String| {
            rival.qualifiers.contains(*party) || rival.measure.as_ref() == Some(party)
        };
        let parties = subject.parties.iter();
        parties.filter(|party| !elsewhere(party)).cloned().collect()
    };
    let (left, right) = (&named(one, other), &named(other, one));
    if left.is_empty() || right.is_empty() {
        return Ok(());
    }
    let from_context = |subject: &Subject| subject.inherited.contains(&Facet::Parties);
    let written = !from_context(one) && !from_context(other);
    if left == right {
        weighing.add(weight::PARTIES, format!("both of {}", joined(left)));
        inherited(one, other, Facet::Parties, weighing);
    } else if left.is_disjoint(right) {
        let from_context = |subject: &Subject| subject.inherited.contains(&Facet::Parties);
        if from_context(one) || from_context(other) {
            // What one story is about is no party of its every figure.
            return Ok(());
        }
        let (left, right) = (joined(left), joined(right));
        if written {
            weighing.trace.push(format!("{left} is not {right}"));
            return Err(Facet::Parties);
        }
        weighing.add(weight::OTHER_PARTIES, format!("{left} may not be {right}"));
    } else {
        weighing.add(weight::SOME_PARTIES, "they share a party");
        if written {
            added(left, right, weighing);
            if weighing.left_adds && weighing.right_adds {
                return Err(Facet::Parties);
            }
        }
    }
    Ok(())
}

fn qualifiers(left: &Sight<'_>, right: &Sight<'_>, weighing: &mut Weighing) -> Result<(), Facet> {
    let (own, theirs) = (
        &left.claim.subject.qualifiers,
        &right.claim.subject.qualifiers,
    );
    for shared in own.intersection(theirs) {
        weighing.add(weight::QUALIFIER, format!("both {shared}"));
    }
    // A word that the other has around it narrows nothing; but shares stand in lists, each near the
    // parts of the others.
    let listed = left.claim.role == Role::Share && right.claim.role == Role::Share;
    let narrows = |terms: &BTreeSet<String>, other: &Sight<'_>| -> BTreeSet<String> {
        let beside = |term: &&String| {
            !listed && other.near.contains(term.as_str())
                || other.claim.subject.measure.as_deref() == Some(term.as_str())
                || other.claim.subject.parties.contains(*term)
        };
        terms.iter().filter(|term| !beside(term)).cloned().collect()
    };
    let (only_left, only_right) = (
        narrows(&(own - theirs), right),
        narrows(&(theirs - own), left),
    );
    if are_complements(&only_left, &only_right) {
        weighing.complement = true;
        weighing.trace.push(format!(
            "{} is what {} leaves",
            joined(&only_left),
            joined(&only_right)
        ));
        return Ok(());
    }
    let loose = own.symmetric_difference(theirs).count() - only_left.len() - only_right.len();
    if loose > 0 {
        weighing.add(
            weight::LOOSE_QUALIFIER,
            "a qualifier of one is near the other",
        );
    }
    added(&only_left, &only_right, weighing);
    if !only_left.is_empty() && !only_right.is_empty() {
        return Err(Facet::Qualifiers);
    }
    Ok(())
}

/// Is one "not" the other: "national currency", "not national currency"?
fn are_complements(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let single = |terms: &BTreeSet<String>| (terms.len() == 1).then(|| terms.first().cloned())?;
    single(one).zip(single(other)).is_some_and(|(one, other)| {
        one.strip_prefix("not ") == Some(&other) || other.strip_prefix("not ") == Some(&one)
    })
}

/// Marks which side has terms that the other lacks.
fn added(left: &BTreeSet<String>, right: &BTreeSet<String>, weighing: &mut Weighing) {
    let mut only = |terms: BTreeSet<String>, side: &str| {
        let any = !terms.is_empty();
        if any {
            let line = format!("only the {side} is {}", joined(&terms));
            weighing.trace.push(line);
        }
        any
    };
    let left_adds = only(left - right, "first");
    let right_adds = only(right - left, "second");
    weighing.left_adds |= left_adds;
    weighing.right_adds |= right_adds;
}

fn whole(one: &Claim, other: &Claim, weighing: &mut Weighing) -> Result<(), Facet> {
    let (Some(left), Some(right)) = (&one.subject.whole, &other.subject.whole) else {
        return Ok(());
    };
    let differs = |a: &Option<String>, b: &Option<String>| {
        a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| a != b)
    };
    let apart = !left.parties.is_empty()
        && !right.parties.is_empty()
        && left.parties.is_disjoint(&right.parties);
    if differs(&left.measure, &right.measure) || apart {
        return Err(Facet::Whole);
    }
    weighing.add(weight::WHOLE, "shares of one whole");
    Ok(())
}

fn near(left: &Sight<'_>, right: &Sight<'_>, weighing: &mut Weighing) {
    let mut shared: Vec<_> = left.near.intersection(&right.near).copied().collect();
    shared.sort_unstable();
    if !shared.is_empty() {
        #[expect(clippy::cast_precision_loss, reason = "at most a few")]
        let weight = weight::NEAR * shared.len().min(weight::MOST_NEAR) as f64;
        weighing.add(weight, format!("both near {}", shared.join(", ")));
    }
}

fn inherited(one: &Subject, other: &Subject, facet: Facet, weighing: &mut Weighing) {
    if one.inherited.contains(&facet) || other.inherited.contains(&facet) {
        weighing.add(weight::INHERITED, format!("{} from context", facet.name()));
    }
}

fn joined(terms: &BTreeSet<String>) -> String {
    let terms: Vec<_> = terms.iter().map(String::as_str).collect();
    terms.join(" and ")
}
