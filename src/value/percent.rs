//! The per cent family.

/// What a percentage figure is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PercentUnit {
    /// Hundredths of a whole, or of an earlier value: "26.3 per cent", "two-thirds" (66.67).
    Percent,
    /// The difference of two percentages: "3 percentage points".
    Points,
    /// Hundredths of a percentage point.
    BasisPoints,
}

impl PercentUnit {
    /// The unit in the JSON contract: `%`, `pp` or `bp`.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Percent => "%",
            Self::Points => "pp",
            Self::BasisPoints => "bp",
        }
    }
}
