//! Words that set figures or times against each other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::phrases::Phrases;
use super::{LexiconError, records};
use crate::passage::{Side, Sign};
use crate::token::Vocabulary;

/// Reads the signs that come with the library; a spelling may be several.
///
/// # Errors
/// The line that names no sign.
pub(crate) fn signs(vocabulary: &mut Vocabulary) -> Result<Phrases<Box<[Sign]>>, LexiconError> {
    let mut signs: BTreeMap<&str, Vec<Sign>> = BTreeMap::new();
    for record in records("signs.tsv", include_str!("signs.tsv")) {
        let sign = match record.field(0)? {
            "besides" => Sign::Besides,
            "took" => Sign::Took,
            "whole" => Sign::Whole,
            "running" => Sign::Running,
            "by" => Sign::By,
            "binding" => Sign::Binding,
            "until" => Sign::Until,
            "early" => Sign::Early,
            "late" => Sign::Late,
            "measure" => Sign::Measure,
            "those" => Sign::Those,
            "quotient" => Sign::Quotient,
            "moved" => Sign::Moved,
            "goal" => Sign::Goal,
            "exceeded" => Sign::Exceeded,
            "satisfied" => Sign::Satisfied,
            "fell-short" => Sign::FellShort,
            "missed" => Sign::Missed,
            "denied" => Sign::Denied,
            "under" => Sign::Under,
            "hoped" => Sign::Hoped,
            "runner" => Sign::Runner,
            "year" => Sign::Year,
            "and" => Sign::And,
            "makes" => Sign::Makes,
            "turn" => Sign::Turn,
            "part" => Sign::Part,
            "another" => Sign::Another,
            "since" => Sign::Since,
            "ahead" => Sign::Ahead,
            "condition" => Sign::Condition,
            "gone" => Sign::Gone,
            "later" => Sign::Later,
            "from" => Sign::From,
            "planned" => Sign::Planned,
            "when" => Sign::When,
            "sided" => Sign::Sided,
            "night" => Sign::Night,
            "zone" => Sign::Zone,
            "held" => Sign::Held,
            "owner" => Sign::Owner,
            "dealt" => Sign::Dealt,
            "difference" => Sign::Difference,
            "trait" => Sign::Trait,
            "inside" => Sign::Inside,
            "crowded" => Sign::Crowded,
            "alone" => Sign::Alone,
            "entire" => Sign::Entire,
            "final" => Sign::Final,
            "member" => Sign::Member,
            "relative" => Sign::Relative,
            "total" => Sign::Total,
            "back" => Sign::Back,
            "yes" => Sign::Yes,
            "no" => Sign::No,
            "daily" => Sign::Daily,
            "lent" => Sign::Lent,
            "spread" => Sign::Spread,
            "premium" => Sign::Premium,
            "discount" => Sign::Discount,
            "record" => Sign::Record,
            "unmatched" => Sign::Unmatched,
            "so-much" => Sign::SoMuch,
            "so-little" => Sign::SoLittle,
            other => return Err(record.error(format!("{other:?} is no sign"))),
        };
        for spelling in &record.spellings {
            signs.entry(spelling).or_default().push(sign);
        }
    }
    let mut phrases = Phrases::default();
    for (spelling, signs) in signs {
        phrases.add(spelling, signs.into(), vocabulary);
    }
    Ok(phrases)
}

/// Reads the words for the sides of a number that come with the library; a spelling may be of several groups.
///
/// # Errors
/// The line that lacks its group or its side, or says something else than "complete" behind them.
pub(crate) fn sides(
    vocabulary: &mut Vocabulary,
) -> Result<Phrases<Box<[Arc<Side>]>>, LexiconError> {
    let lines: Vec<_> = records("sides.tsv", include_str!("sides.tsv")).collect();
    let mut named: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for record in &lines {
        let (group, name) = (record.field(0)?, record.field(1)?);
        let own = named.entry(group).or_default();
        if name != "all" {
            own.insert(name);
        }
    }
    let mut sides: BTreeMap<&str, Vec<Arc<Side>>> = BTreeMap::new();
    for record in &lines {
        let (group, name) = (record.field(0)?, record.field(1)?);
        let of_shares = record.fields.get(2) == Some(&"shares");
        let complete = match !of_shares && record.says(2, "complete")? {
            true => named.get(group).map(BTreeSet::len),
            false => None,
        };
        for spelling in &record.spellings {
            let name = Some(name).filter(|name| *name != "all").map(Box::from);
            let side = Side {
                group: group.into(),
                name,
                complete,
                of_shares,
            };
            sides.entry(spelling).or_default().push(Arc::new(side));
        }
    }
    let mut phrases = Phrases::default();
    for (spelling, sides) in sides {
        phrases.add(spelling, sides.into(), vocabulary);
    }
    Ok(phrases)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_names_a_phase_or_a_sign() {
        assert!(signs(&mut Vocabulary::default()).is_ok());
        assert!(sides(&mut Vocabulary::default()).is_ok());
    }
}
