//! What is said of a part of a whole, where that has a name of its own: "64 per cent of the voters cast
//! a ballot" is the turnout.

use super::phrases::Phrases;
use super::{LexiconError, records};
use crate::token::{Token, Vocabulary};

/// What the percentage is of which something is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Predicate {
    /// The wholes of which it is said, by the names of the measured things.
    wholes: Box<[Box<str>]>,
    /// What is measured.
    pub(crate) thing: Box<str>,
    /// Is it a share of that, held by who is named ("backed Labour": of the vote)?
    pub(crate) share: bool,
}

impl Predicate {
    /// The first of the wholes, by which name they all go.
    pub(crate) fn of(&self) -> &str {
        self.wholes.first().map_or("", |whole| whole)
    }
}

/// All that is said so, by its words.
#[derive(Debug, Default)]
pub(crate) struct Predicates {
    table: Vec<Predicate>,
    words: Phrases<usize>,
}

impl Predicates {
    /// Reads lines of spellings, wholes, and what is measured, and "share" where it is a share of that.
    pub(crate) fn load(
        file: &'static str,
        text: &str,
        vocabulary: &mut Vocabulary,
    ) -> Result<Self, LexiconError> {
        let mut predicates = Self::default();
        for record in records(file, text) {
            let share = record.says(2, "share")?;
            let wholes = record.field(0)?.split(" | ").map(Into::into).collect();
            let thing = record.field(1)?.into();
            let number = predicates.table.len();
            predicates.table.push(Predicate {
                wholes,
                thing,
                share,
            });
            for spelling in &record.spellings {
                predicates.words.add(spelling, number, vocabulary);
            }
        }
        Ok(predicates)
    }

    /// What stands at token `at` and is said of this whole: the index after its last token, and what
    /// it is.
    pub(crate) fn of(
        &self,
        tokens: &[Token],
        at: usize,
        whole: &str,
    ) -> Option<(usize, &Predicate)> {
        let (end, number) = self.words.longest(tokens, at)?;
        let predicate = self.table.get(*number)?;
        let held = predicate.wholes.iter().any(|held| **held == *whole);
        held.then_some((end, predicate))
    }

    /// The names of what they say is measured.
    #[cfg(test)]
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.table.iter().map(|predicate| &*predicate.thing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    #[test]
    fn what_is_said_of_a_whole_names_a_rate_of_it() {
        let mut vocabulary = Vocabulary::default();
        let lines = "voted | took part in the vote\tvoter | elector\tturnout\n\
            backed\tvoter\tvote\tshare";
        let predicates = Predicates::load("said", lines, &mut vocabulary).expect("they load");
        let said = |text: &str, whole: &str| {
            let tokens = tokenize(text, &vocabulary);
            let (end, predicate) = predicates.of(&tokens, 0, whole)?;
            Some((end, predicate.thing.to_string(), predicate.share))
        };
        let turnout = "turnout".to_owned();
        assert_eq!(said("voted", "voter"), Some((1, turnout.clone(), false)));
        assert_eq!(
            said("took part in the vote", "elector"),
            Some((5, turnout, false))
        );
        assert_eq!(said("took part in the race", "voter"), None);
        assert_eq!(said("voted", "member"), None);
        assert_eq!(said("backed", "voter"), Some((1, "vote".to_owned(), true)));
    }

    #[test]
    fn a_wrong_line_is_named() {
        let error = Predicates::load(
            "mine",
            "voted\tvoter\tturnout\tshared",
            &mut Vocabulary::default(),
        );
        assert!(error.is_err_and(|error| error.to_string().contains("mine, line 1")));
    }
}
