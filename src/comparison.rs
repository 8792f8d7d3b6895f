//! A comparison: two claims of one quantity, or of a part and its whole, and how they relate.

use crate::claim::Facet;
use crate::value::PeriodRelation;

/// How the subject of one claim lies to that of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// How the value of one claim lies to that of another. The first four are the JSON contract's
/// relations of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
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
