//! The words of the per cent family and of multiples.

use rust_decimal::Decimal;

use super::role::{Role, Roles};
use super::{LexiconError, Phrases, records};
use crate::token::Vocabulary;
use crate::value::PercentUnit;

/// A word that is a factor in itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Factor {
    pub(crate) value: Decimal,
    /// Does it count only before what it multiplies ("double the", not "a double")?
    pub(crate) followed: bool,
}

/// Per cent words and multiples.
#[derive(Debug, Default)]
pub(crate) struct Shares {
    pub(crate) percent: Phrases<PercentUnit>,
    pub(crate) factors: Phrases<Factor>,
}

impl Shares {
    /// Reads percent.tsv and multiples.tsv. Multiples can begin a figure.
    pub(super) fn load(
        vocabulary: &mut Vocabulary,
        roles: &mut Roles,
    ) -> Result<Self, LexiconError> {
        let mut shares = Self::default();
        for record in records("percent.tsv", include_str!("percent.tsv")) {
            let unit = match record.field(0)? {
                "percent" => PercentUnit::Percent,
                "points" => PercentUnit::Points,
                "basis-points" => PercentUnit::BasisPoints,
                other => {
                    return Err(record.error(format!("{other:?}: percent, points or basis-points")));
                }
            };
            for spelling in &record.spellings {
                shares.percent.add(spelling, unit, vocabulary);
            }
        }
        for record in records("multiples.tsv", include_str!("multiples.tsv")) {
            let written = record.field(0)?;
            let value = Decimal::from_str_exact(written)
                .map_err(|_| record.error(format!("{written:?} is no decimal")))?;
            let followed = match record.field(1)? {
                "always" => false,
                "followed" => true,
                other => return Err(record.error(format!("{other:?}: always or followed"))),
            };
            for spelling in &record.spellings {
                roles.add(vocabulary.intern(spelling), Role::Anchor);
                let factor = Factor { value, followed };
                shares.factors.add(spelling, factor, vocabulary);
            }
        }
        Ok(shares)
    }
}
