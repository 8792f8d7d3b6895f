//! Percentages that say by their name which part of what they are.

use super::{LexiconError, records};

/// The names of margins, and of what their parts and their wholes are.
#[derive(Debug, Default)]
pub(crate) struct Margins(Vec<Margin>);

/// Margins of one part and one whole, by all their names.
#[derive(Debug)]
struct Margin {
    names: Names,
    part: Names,
    whole: Names,
}

type Names = Box<[Box<str>]>;

/// What an amount is to a margin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarginSide {
    /// What was earned.
    Part,
    /// What it was earned of.
    Whole,
}

impl Margins {
    /// Reads margins.tsv.
    ///
    /// # Errors
    /// If a line does not name the part and the whole.
    pub(crate) fn load(file: &'static str, text: &str) -> Result<Self, LexiconError> {
        let margins = records(file, text).map(|record| {
            let names = |nth| -> Result<Names, LexiconError> {
                Ok(record.field(nth)?.split(" | ").map(Into::into).collect())
            };
            Ok(Margin {
                names: record.spellings.iter().map(|name| (*name).into()).collect(),
                part: names(0)?,
                whole: names(1)?,
            })
        });
        Ok(Self(margins.collect::<Result<_, _>>()?))
    }

    /// Is a measured thing of this name a margin?
    pub(crate) fn has(&self, name: &str) -> bool {
        self.of(name).is_some()
    }

    /// What an amount of this name is to the margin of that name.
    pub(crate) fn side(&self, margin: &str, name: &str) -> Option<MarginSide> {
        let margin = self.of(margin)?;
        let among = |names: &Names| names.iter().any(|held| **held == *name);
        if among(&margin.part) {
            Some(MarginSide::Part)
        } else {
            among(&margin.whole).then_some(MarginSide::Whole)
        }
    }

    fn of(&self, name: &str) -> Option<&Margin> {
        let mut margins = self.0.iter();
        margins.find(|margin| margin.names.iter().any(|held| **held == *name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn a_margin_names_its_part_and_its_whole() {
        let margins = &Lexicon::english().linking.margins;
        assert_eq!(margins.side("margin", "profit"), Some(MarginSide::Part));
        assert_eq!(margins.side("margin", "turnover"), Some(MarginSide::Whole));
        assert_eq!(margins.side("margin", "rent"), None);
        assert_eq!(margins.side("rent", "profit"), None);
    }

    #[test]
    fn every_margin_is_measured() {
        let linking = &Lexicon::english().linking;
        for margin in &linking.margins.0 {
            for name in &margin.names {
                assert!(linking.things.named(name).is_some(), "{name} is measured");
            }
        }
    }

    #[test]
    fn a_margin_without_a_whole_is_an_error() {
        let error = Margins::load("margins.tsv", "margin\tprofit").err();
        assert_eq!(error.map(|error| error.line), Some(1));
    }
}
