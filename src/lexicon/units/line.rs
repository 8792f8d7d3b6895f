//! The lines of units.tsv and prefixes.tsv.

use rust_decimal::Decimal;

use crate::lexicon::{LexiconError, Record, records};

/// A prefix of units and what it multiplies them by.
pub(super) struct Prefix<'a> {
    pub(super) symbols: Vec<&'a str>,
    pub(super) name: &'a str,
    pub(super) factor: Decimal,
    /// May symbols with it stand in nothing but capitals?
    pub(super) capitals: bool,
}

/// The fields of a line of units.tsv.
pub(super) struct UnitLine<'a> {
    pub(super) words: Vec<&'a str>,
    pub(super) name: &'a str,
    pub(super) dimension: &'a str,
    pub(super) factor: Option<Decimal>,
    pub(super) symbols: Vec<&'a str>,
    pub(super) prefixes: Vec<&'a str>,
    pub(super) zero: Decimal,
}

impl<'a> UnitLine<'a> {
    pub(super) fn new(record: &'a Record<'a>) -> Result<Self, LexiconError> {
        let words: Vec<_> = record
            .spellings
            .iter()
            .copied()
            .filter(|word| *word != "-")
            .collect();
        let name = match (record.field(0)?, words.first()) {
            ("", Some(first)) => first,
            ("", None) => return Err(record.error("a unit without words needs a name")),
            (name, _) => name,
        };
        let factor = match record.field(2)? {
            "-" => None,
            factor => Some(decimal(factor, record)?),
        };
        Ok(Self {
            name,
            dimension: record.field(1)?,
            factor,
            symbols: cut(record.field(3)?).collect(),
            prefixes: match record.fields.get(4) {
                None | Some(&"-") => Vec::new(),
                Some(list) => list.split(' ').collect(),
            },
            zero: record
                .fields
                .get(5)
                .map_or(Ok(Decimal::ZERO), |zero| decimal(zero, record))?,
            words,
        })
    }
}

/// The lines of prefixes.tsv.
pub(super) fn prefixes() -> Result<Vec<Prefix<'static>>, LexiconError> {
    records("prefixes.tsv", include_str!("../prefixes.tsv"))
        .map(|record| {
            let factor = record.fields.get(1).copied().unwrap_or_default();
            Ok(Prefix {
                name: record.fields.first().copied().unwrap_or_default(),
                factor: decimal(factor, &record)?,
                capitals: match record.fields.get(2) {
                    None => false,
                    Some(&"capitals") => true,
                    Some(other) => return Err(record.error(format!("{other:?}: capitals"))),
                },
                symbols: record.spellings,
            })
        })
        .collect()
}

/// The items of a list that ` | ` separates; none for `-`.
pub(super) fn cut(list: &str) -> impl Iterator<Item = &str> {
    list.split(" | ").map(str::trim).filter(|item| *item != "-")
}

fn decimal(text: &str, record: &Record<'_>) -> Result<Decimal, LexiconError> {
    Decimal::from_str_exact(text).map_err(|_| record.error(format!("{text:?} is no exact decimal")))
}
