//! What a passage is about, by words that tell: "lost" is said of hectares in a fire, of jobs in a closure.

use rustc_hash::FxHashMap;

use super::{LexiconError, records};
use crate::token::{Vocabulary, WordId};

/// Some of the topics, or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Topics(u128);

impl Topics {
    /// Is there none?
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Is one among both?
    pub(crate) fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The words that tell of topics.
#[derive(Debug, Default)]
pub(crate) struct TopicWords {
    names: Vec<Box<str>>,
    by_word: FxHashMap<WordId, Topics>,
}

impl TopicWords {
    /// Reads lines of words and the name of their topic.
    pub(crate) fn load(
        file: &'static str,
        text: &str,
        vocabulary: &mut Vocabulary,
    ) -> Result<Self, LexiconError> {
        let mut topics = Self::default();
        for record in records(file, text) {
            let name = record.field(0)?;
            let place = topics.names.iter().position(|held| **held == *name);
            let place = place.unwrap_or_else(|| {
                topics.names.push(name.into());
                topics.names.len() - 1
            });
            let Some(bit) = 1_u128.checked_shl(place.try_into().unwrap_or(u32::MAX)) else {
                return Err(record.error("there are more topics than 128"));
            };
            for word in record.words() {
                let held = topics.by_word.entry(vocabulary.intern(word?)).or_default();
                held.0 |= bit;
            }
        }
        Ok(topics)
    }

    /// The topic of this name.
    pub(crate) fn named(&self, name: &str) -> Option<Topics> {
        let place = self.names.iter().position(|held| **held == *name)?;
        Some(Topics(1 << place))
    }

    /// Those of several names, separated by ` | `.
    pub(crate) fn all_named(&self, names: &str) -> Option<Topics> {
        let mut names = names.split(" | ").map(|name| self.named(name));
        names.try_fold(Topics::default(), |all, one| Some(Topics(all.0 | one?.0)))
    }

    /// The topics that a word tells of.
    pub(crate) fn of(&self, word: WordId) -> Topics {
        self.by_word.get(&word).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_of_topics() {
        let mut vocabulary = Vocabulary::default();
        let lines = "fire | blaze\tfire\nash | lava\tvolcano\nash\tfire";
        let topics = TopicWords::load("topics", lines, &mut vocabulary).expect("topics");
        let of = |word: &str| topics.of(vocabulary.get(word));
        let fire = topics.named("fire").expect("a topic");
        assert!(of("blaze").meet(fire) && of("ash").meet(fire));
        assert!(!of("lava").meet(fire) && of("sea").is_empty());
        let both = topics.all_named("fire | volcano").expect("topics");
        assert!(of("lava").meet(both));
        assert_eq!(topics.all_named("fire | flood"), None);
    }

    #[test]
    fn a_wrong_line_is_named() {
        let error = TopicWords::load("mine", "big fire\tfire", &mut Vocabulary::default());
        assert!(error.is_err_and(|error| error.to_string().contains("mine, line 1")));
    }
}
