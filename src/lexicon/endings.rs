//! What words end in, for those that no list could hold in full.

use super::{LexiconError, records};

/// What an ending makes of a word; endings.tsv says more of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Adjectives.
    Adjective,
    /// Words for an act or a state.
    Abstract,
    /// People by what they do.
    Trade,
}

impl Ending {
    fn named(name: &str) -> Option<Self> {
        match name {
            "adjective" => Some(Self::Adjective),
            "abstract" => Some(Self::Abstract),
            "trade" => Some(Self::Trade),
            _ => None,
        }
    }
}

/// The endings, each with its class.
#[derive(Debug, Default)]
pub(crate) struct Endings(Vec<(Box<str>, Ending)>);

impl Endings {
    /// Reads endings.tsv.
    ///
    /// # Errors
    /// If a line names no class.
    pub(crate) fn load(file: &'static str, text: &str) -> Result<Self, LexiconError> {
        let mut endings = Vec::new();
        for record in records(file, text) {
            let class = record.field(0)?;
            let class = Ending::named(class)
                .ok_or_else(|| record.error(format!("no class of endings: {class}")))?;
            endings.extend(
                record
                    .spellings
                    .iter()
                    .map(|ending| ((*ending).into(), class)),
            );
        }
        Ok(Self(endings))
    }

    /// Does a word end as those of a class do?
    pub(crate) fn has(&self, word: &str, class: Ending) -> bool {
        let mut endings = self.0.iter();
        endings.any(|(ending, own)| *own == class && word.ends_with(&**ending))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn words_by_their_endings() {
        let endings = &Lexicon::english().endings;
        assert!(endings.has("public", Ending::Adjective));
        assert!(endings.has("transhipment", Ending::Abstract));
        assert!(endings.has("florist", Ending::Trade));
        assert!(!endings.has("florist", Ending::Adjective));
        assert!(!endings.has("harbour", Ending::Abstract));
    }

    #[test]
    fn a_line_without_a_class_is_an_error() {
        let error = Endings::load("endings.tsv", "al\tadjective\nment\tvague").err();
        let error = error.map(|error| (error.line, error.reason));
        assert_eq!(error, Some((2, "no class of endings: vague".to_owned())));
    }
}
