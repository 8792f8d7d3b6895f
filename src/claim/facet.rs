//! What claims are compared by.

/// A facet by which two claims may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Facet {
    /// Kind of value or unit.
    Unit,
    /// The measured thing.
    Measure,
    /// What narrows it.
    Qualifiers,
    /// The parties and places.
    Parties,
    /// The statistic.
    Statistic,
    /// Level, change, share, target, forecast or limit.
    Role,
    /// What a share is a share of.
    Whole,
    /// The time.
    Period,
    /// Fact, forecast, denial.
    Modality,
}

impl Facet {
    /// Every facet, in the order in which claims are compared.
    pub(crate) const ALL: [Self; 9] = [
        Self::Unit,
        Self::Modality,
        Self::Role,
        Self::Statistic,
        Self::Measure,
        Self::Parties,
        Self::Qualifiers,
        Self::Whole,
        Self::Period,
    ];

    /// Its name in the plural, as claims differ in it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unit => "units",
            Self::Measure => "things measured",
            Self::Qualifiers => "qualifiers",
            Self::Parties => "parties",
            Self::Statistic => "statistics",
            Self::Role => "roles",
            Self::Whole => "wholes",
            Self::Period => "periods",
            Self::Modality => "modality",
        }
    }
}

/// A set of facets, in the room of two bytes: every claim has one.
///
/// ```
/// use numclaim::{Facet, Facets};
/// let mut inherited = Facets::default();
/// assert!(inherited.insert(Facet::Whole) && inherited.insert(Facet::Measure));
/// assert!(!inherited.insert(Facet::Whole) && !inherited.contains(&Facet::Period));
/// assert_eq!(inherited.iter().collect::<Vec<_>>(), [Facet::Measure, Facet::Whole]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Facets(u16);

impl Facets {
    /// Adds a facet; false if it was there already.
    pub fn insert(&mut self, facet: Facet) -> bool {
        let before = self.0;
        self.0 |= 1 << facet as u16;
        self.0 != before
    }

    /// Does it have this facet?
    pub fn contains(self, facet: &Facet) -> bool {
        self.0 & 1 << *facet as u16 != 0
    }

    /// Its facets, in the order in which claims are compared.
    pub fn iter(self) -> impl Iterator<Item = Facet> {
        Facet::ALL
            .into_iter()
            .filter(move |facet| self.contains(facet))
    }
}
