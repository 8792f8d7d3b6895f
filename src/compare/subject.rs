//! May two claims be set against each other, and is one a part of the other?
//!
//! Two claims are comparable when every facet that both state is compatible. A facet that one side
//! adds makes it a part of the other. When in doubt they are not comparable.

use std::collections::BTreeSet;
use std::fmt;

use rustc_hash::FxHashSet;

use super::values::Dimension;
use crate::claim::{Claim, Facet, Modality, Role, Subject};
use crate::comparison::SubjectRelation;

/// A claim as the comparison sees it.
#[derive(Clone, Debug)]
pub(crate) struct Sight<'a> {
    /// The claim.
    pub(crate) claim: &'a Claim,
    /// What its figure is measured in.
    pub(crate) dimension: Dimension,
    /// The words that stand around it.
    pub(crate) near: FxHashSet<&'a str>,
}

/// The outcome, and how it came about.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Verdict {
    /// How the left lies to the right.
    pub(crate) relation: SubjectRelation,
    /// How sure it is that the two belong together, 0 to 1.
    pub(crate) confidence: f64,
    /// What spoke for it and against it, in the order of the facets.
    pub(crate) trace: Vec<String>,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = match self.relation {
            SubjectRelation::Same => "one quantity".to_owned(),
            SubjectRelation::PartOf => "the first is a part of the second".to_owned(),
            SubjectRelation::WholeOf => "the second is a part of the first".to_owned(),
            SubjectRelation::Different(facet) => format!("different {}", name(facet)),
            SubjectRelation::Unknown => "the texts do not say enough".to_owned(),
        };
        write!(f, "{said} ({:.2})", self.confidence)?;
        for line in &self.trace {
            write!(f, "\n  {line}")?;
        }
        Ok(())
    }
}

fn name(facet: Facet) -> &'static str {
    match facet {
        Facet::Unit => "units",
        Facet::Measure => "things measured",
        Facet::Qualifiers => "qualifiers",
        Facet::Parties => "parties",
        Facet::Statistic => "statistics",
        Facet::Role => "roles",
        Facet::Whole => "wholes",
        Facet::Period => "periods",
        Facet::Modality => "modality",
    }
}

/// Weights of what speaks for one quantity; their sum goes through a logistic curve. They were
/// fitted by hand on the development half of the dossiers.
mod weight {
    /// Before anything is known.
    pub(super) const START: f64 = -2.4;
    /// Both name the same measured thing.
    pub(super) const MEASURE: f64 = 2.0;
    /// One of them names none.
    pub(super) const MEASURE_MISSING: f64 = 0.2;
    /// Both name the same parties.
    pub(super) const PARTIES: f64 = 1.2;
    /// Both have the same qualifiers.
    pub(super) const QUALIFIERS: f64 = 0.8;
    /// Both are shares of the same whole.
    pub(super) const WHOLE: f64 = 1.5;
    /// For each word around both of them, up to a number of them.
    pub(super) const NEAR: f64 = 0.45;
    pub(super) const MOST_NEAR: usize = 6;
    /// A facet was inherited from the context instead of written.
    pub(super) const INHERITED: f64 = -0.3;
}

/// Below this the texts do not say enough.
const ENOUGH: f64 = 0.5;

struct Weighing {
    score: f64,
    trace: Vec<String>,
    left_adds: bool,
    right_adds: bool,
}

impl Weighing {
    fn add(&mut self, weight: f64, reason: impl Into<String>) {
        self.score += weight;
        self.trace.push(format!("{weight:+.1} {}", reason.into()));
    }

    fn confidence(&self) -> f64 {
        1.0 / (1.0 + (-self.score).exp())
    }
}

/// How the subject of one claim lies to that of another.
pub(crate) fn verdict(left: &Sight<'_>, right: &Sight<'_>) -> Verdict {
    let mut weighing = Weighing {
        score: weight::START,
        trace: Vec::new(),
        left_adds: false,
        right_adds: false,
    };
    let relation = match weigh(left, right, &mut weighing) {
        Err(facet) => SubjectRelation::Different(facet),
        Ok(()) if weighing.confidence() < ENOUGH => SubjectRelation::Unknown,
        Ok(()) => match (weighing.left_adds, weighing.right_adds) {
            (false, false) => SubjectRelation::Same,
            (true, false) => SubjectRelation::PartOf,
            (false, true) => SubjectRelation::WholeOf,
            (true, true) => SubjectRelation::Different(Facet::Qualifiers),
        },
    };
    Verdict {
        relation,
        confidence: weighing.confidence(),
        trace: weighing.trace,
    }
}

fn weigh(left: &Sight<'_>, right: &Sight<'_>, weighing: &mut Weighing) -> Result<(), Facet> {
    if left.dimension != right.dimension {
        return Err(Facet::Unit);
    }
    let (one, other) = (left.claim, right.claim);
    if !same_modality(one.modality, other.modality) {
        return Err(Facet::Modality);
    }
    if !same_role(one, other) {
        return Err(Facet::Role);
    }
    if one.subject.statistic != other.subject.statistic {
        return Err(Facet::Statistic);
    }
    measure(&one.subject, &other.subject, weighing)?;
    parties(&one.subject, &other.subject, weighing)?;
    qualifiers(&one.subject, &other.subject, weighing)?;
    whole(one, other, weighing)?;
    near(left, right, weighing);
    Ok(())
}

fn same_modality(one: Modality, other: Modality) -> bool {
    let fact = |modality| matches!(modality, Modality::Actual | Modality::Reported);
    one == other && one != Modality::Denied || fact(one) && fact(other)
}

fn same_role(one: &Claim, other: &Claim) -> bool {
    let role = |claim: &Claim| match claim.role {
        // A percentage is a share whether or not the text says "a share of".
        Role::Share => Role::Level,
        role => role,
    };
    let directions = one.direction.is_none()
        || other.direction.is_none()
        || one.direction == other.direction
        || one.role != Role::Change;
    role(one) == role(other) && directions
}

fn measure(one: &Subject, other: &Subject, weighing: &mut Weighing) -> Result<(), Facet> {
    match (&one.measure, &other.measure) {
        (Some(left), Some(right)) if left == right => {
            weighing.add(weight::MEASURE, format!("both measure {left}"));
            inherited(one, other, Facet::Measure, weighing);
            Ok(())
        }
        (Some(left), Some(right)) => {
            weighing.trace.push(format!("{left} is not {right}"));
            Err(Facet::Measure)
        }
        _ => {
            weighing.add(weight::MEASURE_MISSING, "one names no measured thing");
            Ok(())
        }
    }
}

fn parties(one: &Subject, other: &Subject, weighing: &mut Weighing) -> Result<(), Facet> {
    let (left, right) = (&one.parties, &other.parties);
    if left.is_empty() || right.is_empty() {
        return Ok(());
    }
    if left == right {
        weighing.add(weight::PARTIES, format!("both of {}", joined(left)));
        inherited(one, other, Facet::Parties, weighing);
    } else if left.is_disjoint(right) {
        let (left, right) = (joined(left), joined(right));
        weighing.trace.push(format!("{left} is not {right}"));
        return Err(Facet::Parties);
    } else {
        added(left, right, weighing);
        if weighing.left_adds && weighing.right_adds {
            return Err(Facet::Parties);
        }
    }
    Ok(())
}

fn qualifiers(one: &Subject, other: &Subject, weighing: &mut Weighing) -> Result<(), Facet> {
    let (left, right) = (&one.qualifiers, &other.qualifiers);
    if left == right {
        if !left.is_empty() {
            weighing.add(weight::QUALIFIERS, format!("both {}", joined(left)));
        }
        return Ok(());
    }
    added(left, right, weighing);
    if weighing.left_adds && weighing.right_adds {
        return Err(Facet::Qualifiers);
    }
    Ok(())
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
        weighing.add(weight::INHERITED, format!("{} from context", name(facet)));
    }
}

fn joined(terms: &BTreeSet<String>) -> String {
    let terms: Vec<_> = terms.iter().map(String::as_str).collect();
    terms.join(" and ")
}
