//! Words for what happens on a day.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::phrases::Phrases;
use super::{LexiconError, Vocabulary, WordId, records};
use crate::passage::{Event, Phase};
use crate::token::{Shape, Token};

/// How far from a word for an event one stands at most that it needs.
const NEAR: usize = 6;

/// What a spelling may mean, and the words of which one must stand near if it means that.
#[derive(Debug, Clone)]
struct Meaning {
    event: Arc<Event>,
    near: Vec<WordId>,
}

/// The words for what happens, by their spelling.
#[derive(Debug)]
pub(crate) struct Happenings {
    spellings: Phrases<usize>,
    meanings: Vec<Vec<Meaning>>,
}

impl Happenings {
    /// Reads the words that come with the library.
    ///
    /// # Errors
    /// The line that names no phase, or says something else behind it that is not known.
    pub(crate) fn load(vocabulary: &mut Vocabulary) -> Result<Self, LexiconError> {
        let mut held: BTreeMap<&str, Vec<Meaning>> = BTreeMap::new();
        for record in records("events.tsv", include_str!("events.tsv")) {
            let mut event = Event {
                name: record.field(0)?.into(),
                phase: Phase::Once,
                vague: false,
                thing: false,
                lasting: false,
                calamity: false,
                life: false,
                origin: false,
            };
            for word in record.field(1)?.split(' ') {
                match word {
                    "begin" => event.phase = Phase::Begin,
                    "end" => event.phase = Phase::End,
                    "once" => event.phase = Phase::Once,
                    "often" => event.phase = Phase::Often,
                    "told" => event.phase = Phase::Told,
                    "vague" => event.vague = true,
                    "lasting" => event.lasting = true,
                    "thing" => event.thing = true,
                    "calamity" => event.calamity = true,
                    "life" => event.life = true,
                    "origin" => event.origin = true,
                    other => return Err(record.error(format!("{other:?} is no phase"))),
                }
            }
            let event = Arc::new(event);
            let words = record.field(2).ok().into_iter();
            let words = words.flat_map(|words| words.split(" | "));
            let near: Vec<WordId> = words.map(|word| vocabulary.intern(word)).collect();
            for spelling in &record.spellings {
                held.entry(spelling).or_default().push(Meaning {
                    event: event.clone(),
                    near: near.clone(),
                });
            }
        }
        let mut spellings = Phrases::default();
        let mut meanings = Vec::with_capacity(held.len());
        for (spelling, held) in held {
            spellings.add(spelling, meanings.len(), vocabulary);
            meanings.push(held);
        }
        Ok(Self {
            spellings,
            meanings,
        })
    }

    /// What the longest spelling that begins at a token, and has its words near, tells of, and the index after it.
    pub(crate) fn longest(&self, tokens: &[Token], at: usize) -> Option<(usize, &Arc<Event>)> {
        self.spellings.each(tokens, at).find_map(|(end, held)| {
            let fits =
                |meaning: &&Meaning| meaning.near.is_empty() || meaning.is_near(tokens, at, end);
            let meaning = self.meanings.get(*held)?.iter().find(fits)?;
            Some((end, &meaning.event))
        })
    }
}

impl Meaning {
    /// Does one of its words stand near, in the same part of the sentence?
    fn is_near(&self, tokens: &[Token], start: usize, end: usize) -> bool {
        let joined = |token: &&Token| token.shape != Shape::Symbol;
        let behind = tokens.get(end..).unwrap_or_default();
        let behind = behind.iter().take(NEAR).take_while(joined).count();
        let before = tokens.get(..start).unwrap_or_default();
        let before = before.iter().rev().take(NEAR).take_while(joined).count();
        let near = tokens.get(start - before..end + behind).unwrap_or_default();
        near.iter().any(|token| self.near.contains(&token.word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    /// The names of the events that a text tells of.
    fn told(text: &str) -> Vec<String> {
        let mut vocabulary = Vocabulary::default();
        let held = Happenings::load(&mut vocabulary).expect("a lexicon");
        let tokens = tokenize(text, &vocabulary);
        let mut at = 0;
        let mut told = Vec::new();
        while at < tokens.len() {
            match held.longest(&tokens, at) {
                Some((end, event)) => {
                    told.push(event.name.to_string());
                    at = end;
                }
                None => at += 1,
            }
        }
        told
    }

    #[test]
    fn a_word_means_what_the_words_near_it_say() {
        assert_eq!(told("they struck a deal on Monday"), ["agree"]);
        assert_eq!(told("the truce that was reached"), ["agree"]);
        assert_eq!(told("the house passed the bill"), ["adopt"]);
        assert_eq!(
            told("the car passed the house, the bill was paid"),
            ["adopt", "pay"]
        );
        assert_eq!(told("it filed a report"), Vec::<String>::new());
        assert_eq!(told("it filed for protection"), ["bankrupt"]);
    }

    #[test]
    fn verbs_meet_their_nouns() {
        for words in [
            ["it ran aground", "the grounding"],
            ["he stepped down", "the resignation"],
            ["it was vetoed", "the decision to block"],
            ["it lifted off", "the lift-off"],
            ["it capsized", "the sinking"],
        ] {
            assert_eq!(told(words[0]), told(words[1]), "{words:?}");
            assert_eq!(told(words[0]).len(), 1, "{words:?}");
        }
    }

    #[test]
    fn no_spelling_without_words_near_it_stands_in_two_lines() {
        let held = Happenings::load(&mut Vocabulary::default()).expect("a lexicon");
        for meanings in &held.meanings {
            let alone = meanings
                .iter()
                .filter(|meaning| meaning.near.is_empty())
                .count();
            assert!(alone <= 1, "{meanings:?}");
            // What needs no word near would hide what stands behind it.
            let last = meanings.iter().position(|meaning| meaning.near.is_empty());
            assert!(
                last.is_none_or(|at| at + 1 == meanings.len()),
                "{meanings:?}"
            );
        }
    }
}
