//! Amounts of all texts by the words of their sentences, for figures that belong together though their texts call them
//! differently.

use std::collections::{BTreeMap, BTreeSet};

use super::near::is_level;
use super::window::{Amount, LONGEST, figures};
use crate::case::Case;
use crate::claim::{Claim, Modality, Statistic};
use crate::compare::values;
use crate::passage::{Passage, stem};
use crate::value::Bound;

/// A word that stands beside more amounts than this says little of one.
const COMMON: usize = 64;

/// Amounts by the words of their sentences.
pub(super) struct Worded<'a>(BTreeMap<&'a str, Vec<usize>>);

impl<'a> Worded<'a> {
    /// Those that may be the total of something.
    pub(super) fn totals(case: &Case<'a>) -> Self {
        let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for passage in case.passages {
            if !passage.in_story || passage.terms.len() > LONGEST {
                continue;
            }
            let totals = figures(case, passage)
                .filter(|held| held.quantity.dimension.is_amount() && is_total(held.claim));
            let totals: Vec<usize> = totals.map(|held| held.index).collect();
            if totals.is_empty() {
                continue;
            }
            let words: BTreeSet<&str> = passage.words().map(stem).collect();
            for word in words {
                by_word.entry(word).or_default().extend(&totals);
            }
        }
        Self(by_word)
    }

    /// Those that share some of these words, by how many.
    pub(super) fn sharing(&self, words: &BTreeSet<&str>) -> BTreeMap<usize, usize> {
        let held = words.iter().filter_map(|word| self.0.get(word));
        let held = held.filter(|held| held.len() <= COMMON).flatten();
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for index in held {
            *shared.entry(*index).or_default() += 1;
        }
        shared
    }
}

/// Is it how much or how many there is of something in all, as far as the figure itself says?
pub(super) fn is_total(claim: &Claim) -> bool {
    is_level(claim)
        && claim.modality != Modality::Hypothetical
        && claim.subject.statistic == Statistic::Total
        && matches!(claim.mention.bound(), Bound::Exact | Bound::About)
}

/// A claim as an amount, wherever it stands.
pub(super) fn amount<'a>(case: &Case<'a>, index: usize) -> Option<Amount<'a>> {
    let claim = case.claim(index)?;
    let quantity = values::quantity(&claim.mention)?;
    let at = case.passage_of(index).and_then(|own| own.place_of(index));
    Some(Amount {
        at: at.unwrap_or_default(),
        index,
        claim,
        quantity,
    })
}

/// The words of sentences, as they are looked up.
pub(super) fn words(passages: &[Passage]) -> BTreeSet<&str> {
    passages.iter().flat_map(Passage::words).map(stem).collect()
}
