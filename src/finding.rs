//! Findings: what rules say.

use std::borrow::Cow;
use std::fmt;

use crate::comparison::ValueRelation;
use crate::span::{Position, Span};

/// How serious a finding is. Ordered: a note is less than a warning, a warning less than an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "lowercase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Severity {
    /// Worth a person's look.
    Note,
    /// The figures can all be true only under an unusual reading.
    Warning,
    /// As written, the figures cannot all be true.
    Error,
}

impl Severity {
    /// Its name in the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What the evidence points to as the reason of a disagreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Cause {
    /// Million for billion.
    ScaleSlip,
    /// 116 for 161.
    TransposedDigits,
    /// £121m for €121m.
    CurrencyMixUp,
    /// Percentage points for per cent.
    PointsForPercent,
    /// The figure is right for another period.
    PeriodMixUp,
    /// Rounding or truncation.
    Rounding,
    /// The figures come from different sources.
    DifferentAttribution,
    /// Net and gross, real and nominal, and the like.
    DifferentBasis,
}

impl Cause {
    /// Its name in the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::ScaleSlip => "scale-slip",
            Self::TransposedDigits => "transposed-digits",
            Self::CurrencyMixUp => "currency-mix-up",
            Self::PointsForPercent => "points-for-percent",
            Self::PeriodMixUp => "period-mix-up",
            Self::Rounding => "rounding",
            Self::DifferentAttribution => "different-attribution",
            Self::DifferentBasis => "different-basis",
        }
    }

    /// What it means, as half a sentence.
    pub fn about(self) -> &'static str {
        match self {
            Self::ScaleSlip => "a slip of scale, such as million for billion",
            Self::TransposedDigits => "digits that changed places",
            Self::CurrencyMixUp => "one currency's amount under another's sign",
            Self::PointsForPercent => "percentage points taken for per cent",
            Self::PeriodMixUp => "the figure of another period",
            Self::Rounding => "rounding",
            Self::DifferentAttribution => "the figures come from different sources",
            Self::DifferentBasis => "the figures are counted on different bases",
        }
    }
}

/// A place in a document that a finding or an agreement rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// The document's identifier.
    pub document: String,
    /// Where, in bytes of its text.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// Where, as people count.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub position: Position,
    /// What is written there: the span's slice of the text.
    pub text: String,
    /// How it was read, in a few words ("trade of China and Russia, 2023: 227.5 to 228.5 billion
    /// US dollars, according to the Kremlin").
    pub reading: String,
    /// The sentence in which it stands.
    pub sentence: Span,
}

/// What a rule found. One disagreement is one finding.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// The rule's name.
    pub rule: String,
    /// How serious it is.
    pub severity: Severity,
    /// How sure it is, 0 to 1.
    #[cfg_attr(feature = "serde", serde(serialize_with = "in_hundredths"))]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub confidence: f64,
    /// One sentence that says what cannot be true together.
    pub message: String,
    /// The arithmetic and the reasons, a sentence each.
    pub explanation: Vec<String>,
    /// The likely cause, where the evidence points to one.
    pub likely_cause: Option<Cause>,
    /// What it rests on, every document that takes part.
    pub evidence: Vec<Evidence>,
}

impl Finding {
    /// The arithmetic and the reasons, and last the likely cause in words.
    pub fn reasons(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let cause = self
            .likely_cause
            .map(|cause| format!("likely cause: {}", cause.about()));
        let explanation = self
            .explanation
            .iter()
            .map(|sentence| Cow::Borrowed(sentence.as_str()));
        explanation.chain(cause.map(Cow::Owned))
    }
}

/// More digits of a confidence would say nothing.
#[cfg(feature = "serde")]
fn in_hundredths<S: serde::Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((value * 100.0).round() / 100.0)
}

/// Figures that say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Agreement {
    /// How the first lies to the others.
    pub relation: ValueRelation,
    /// The figures; the first is the earliest in the order of documents and text.
    pub evidence: Vec<Evidence>,
}
