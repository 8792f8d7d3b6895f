//! How common words are.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{LexiconError, records};
use crate::passage::stem;

/// How rare a word is that common.tsv does not list: one text in more than 256 holds it.
const UNLISTED: u8 = 8;

/// The words that many texts hold.
#[derive(Debug, Default)]
pub(crate) struct Common(FxHashMap<Box<str>, u8>);

/// The list that comes with the library, read when two texts first meet: most uses of the library read figures alone.
pub(crate) static COMMON: LazyLock<Common> =
    LazyLock::new(|| Common::load("common.tsv", include_str!("common.tsv")).unwrap_or_default());

impl Common {
    /// Reads common.tsv.
    ///
    /// # Errors
    /// If a line does not say how rare its words are.
    fn load(file: &'static str, text: &str) -> Result<Self, LexiconError> {
        let mut words: FxHashMap<Box<str>, u8> = FxHashMap::default();
        for record in records(file, text) {
            let rarity = record.field(0)?;
            let rarity: u8 = (rarity.parse().ok())
                .filter(|rarity| *rarity < UNLISTED)
                .ok_or_else(|| record.error(format!("{rarity:?} is not 0 to 7")))?;
            for word in &record.spellings {
                for form in [*word, stem(word)] {
                    let held = words.entry(form.into()).or_insert(rarity);
                    *held = rarity.min(*held);
                }
            }
        }
        Ok(Self(words))
    }

    /// How rare a word, or its stem, is among texts: it is in one of 2 to this power, or of twice as many; 8 for all
    /// that is rarer than one in 256.
    pub(crate) fn rarity(&self, word: &str) -> u8 {
        self.0.get(word).copied().unwrap_or(UNLISTED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read() {
        let common = Common::load("common.tsv", include_str!("common.tsv")).expect("a list");
        assert!(common.rarity("company") < common.rarity("ferry"));
        assert!(common.rarity("ferry") <= UNLISTED);
        assert_eq!(common.rarity("smorgasbord"), UNLISTED);
        assert_eq!(common.rarity(stem("agencies")), common.rarity("agency"));
    }

    #[test]
    fn a_line_that_names_no_rarity_is_named() {
        let error = Common::load("common.tsv", "ferry\tseldom").expect_err("no number");
        assert!(error.to_string().contains("common.tsv"), "{error}");
    }
}
