//! A comparison: two claims of one quantity, or of a part and its whole, and how they relate.

use std::fmt;

use crate::claim::Facet;
use crate::value::PeriodRelation;

/// How the subject of one claim lies to that of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SubjectRelation {
    /// One quantity.
    Same,
    /// The left is a part of the right.
    PartOf,
    /// The right is a part of the left.
    WholeOf,
    /// Each is what the other leaves of one whole: payments in roubles and those in other currencies.
    Complement,
    /// Two quantities, for this facet.
    Different(Facet),
    /// The texts do not say enough.
    Unknown,
}

impl fmt::Display for SubjectRelation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Same => f.write_str("comparable: one quantity"),
            Self::PartOf => f.write_str("part of: the first is a part of the second"),
            Self::WholeOf => f.write_str("whole of: the second is a part of the first"),
            Self::Complement => {
                f.write_str("complement: each is what the other leaves of one whole")
            }
            Self::Different(facet) => write!(f, "different: {}", facet.name()),
            Self::Unknown => f.write_str("unknown: the texts do not say enough"),
        }
    }
}

/// Whether two figures measure one quantity, and what spoke for it and against it. Two claims are
/// comparable when every facet that both state is compatible; a facet that one side adds makes it a
/// part of the other; when in doubt they are not comparable.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Verdict {
    /// How the subject of the first lies to that of the second.
    pub relation: SubjectRelation,
    /// How sure it is that the two belong together, 0 to 1.
    pub confidence: f64,
    /// What spoke for it and against it, with its weight where it has one, in the order of the facets.
    pub reasons: Vec<String>,
}

impl fmt::Display for Verdict {
    /// The verdict, and a line for each reason.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({:.2})", self.relation, self.confidence)?;
        for reason in &self.reasons {
            write!(f, "\n  {reason}")?;
        }
        Ok(())
    }
}

/// What became of two figures when their documents met.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Encounter {
    /// Whether they measure one quantity.
    pub(crate) verdict: Verdict,
    /// The comparison, if they were compared.
    pub(crate) comparison: Option<Comparison>,
    /// What brought them together or kept them apart besides the verdict.
    pub(crate) reason: Option<&'static str>,
}

/// How the value of one claim lies to that of another. The first four are the JSON contract's
/// relations of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ValueRelation {
    /// The same interval, or two roundings of one number.
    Equal,
    /// The left lies inside the right, so it implies it.
    Narrower,
    /// The right lies inside the left.
    Broader,
    /// They share numbers, and each has numbers that the other lacks.
    Overlapping,
    /// They share numbers only under the loose reading, or they are neighbours in the last written
    /// place, or they tie: rounding may account for the difference.
    ApartStrictly,
    /// They share no number even under the loose reading.
    Apart,
}

impl ValueRelation {
    /// Can both be true as written?
    pub fn agrees(self) -> bool {
        !matches!(self, Self::ApartStrictly | Self::Apart)
    }

    /// The same relation seen from the other side.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Narrower => Self::Broader,
            Self::Broader => Self::Narrower,
            Self::Equal | Self::Overlapping | Self::ApartStrictly | Self::Apart => self,
        }
    }
}

/// Two claims that may be set against each other.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Comparison {
    /// Index of one claim among those checked together.
    pub left: usize,
    /// Index of the other; greater than `left`.
    pub right: usize,
    /// How the subjects lie to each other.
    pub subject: SubjectRelation,
    /// How the periods do; `None` where one of them is unknown.
    pub period: Option<PeriodRelation>,
    /// How the values do, in one unit.
    pub values: ValueRelation,
    /// How sure it is, 0 to 1, that the two belong together.
    pub confidence: f64,
    /// Whether the two stand between the same words in sentences that are nearly the same.
    pub word_for_word: bool,
}

impl Comparison {
    /// The claim that a claim is compared with, if it is one of the two.
    pub fn other(&self, claim: usize) -> Option<usize> {
        match claim {
            _ if claim == self.left => Some(self.right),
            _ if claim == self.right => Some(self.left),
            _ => None,
        }
    }

    /// The same with the claims counted from these on.
    pub(crate) fn shifted(self, left: usize, right: usize) -> Self {
        Self {
            left: self.left + left,
            right: self.right + right,
            ..self
        }
    }
}
