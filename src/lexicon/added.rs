//! What a caller adds to the words: measured things with their synonyms, and parties.

use thiserror::Error;

use super::Lexicon;
use super::things::{Place, PlaceKind, Thing};
use crate::claim::Nature;

/// A measured thing with the words that stand for it: figures of any of them are figures of one thing.
///
/// A word that has a capital matches only text with one. A word that the lexicon knows already means
/// this thing from now on.
///
/// ```
/// use numclaim::{Checker, Config, Document, Lexicon, MeasuredThing, Nature};
/// let mut lexicon = Lexicon::new().unwrap();
/// let boxes = MeasuredThing::new("container traffic").word("box throughput").nature(Nature::Flow);
/// lexicon.add_thing(&boxes).unwrap();
/// let checker = Checker::new(Config::default().lexicon(lexicon.into()));
/// let report = checker.check(&[
///     Document::new("a", "Norway's container traffic came to 4.1m tonnes in 2023."),
///     Document::new("b", "The box throughput of Norway was 5.3m tonnes in 2023."),
/// ]);
/// assert_eq!(report.findings[0].rule, "conflicting-value");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasuredThing {
    name: String,
    words: Vec<String>,
    verbs: Vec<String>,
    nature: Option<Nature>,
    part_of: Option<String>,
}

impl MeasuredThing {
    /// A thing by its name, which is also the first of its words. A thing of this name that the lexicon
    /// has is added to.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            words: Vec::new(),
            verbs: Vec::new(),
            nature: None,
            part_of: None,
        }
    }

    /// Adds a noun or noun phrase, in the singular; its regular plural is added with it.
    #[must_use]
    pub fn word(mut self, word: impl Into<String>) -> Self {
        self.words.push(word.into());
        self
    }

    /// Adds a verb in one of its forms ("shipped"): what is counted is its object, or the subject of its
    /// passive.
    #[must_use]
    pub fn verb(mut self, verb: impl Into<String>) -> Self {
        self.verbs.push(verb.into());
        self
    }

    /// States how it behaves over time; nothing is known of that otherwise.
    #[must_use]
    pub fn nature(mut self, nature: Nature) -> Self {
        self.nature = Some(nature);
        self
    }

    /// States what it is a part of, by the name of that thing: it may not exceed it.
    #[must_use]
    pub fn part_of(mut self, thing: impl Into<String>) -> Self {
        self.part_of = Some(thing.into());
        self
    }
}

/// A party or place with the words that stand for it: its own name, its adjective, its people, and the
/// capitals that stand for its government. Words of places have capitals, and match only text with them.
///
/// ```
/// use numclaim::{Checker, Config, Document, Lexicon, Party, PartyKind};
/// let mut lexicon = Lexicon::new().unwrap();
/// let norland = Party::new("Norland", PartyKind::Country).word("Norlandic").capital("Skarholm");
/// lexicon.add_party(&norland).unwrap();
/// let checker = Checker::new(Config::default().lexicon(lexicon.into()));
/// let claims = checker.extract(&Document::new("a", "Norlandic exports came to $3bn in 2023.")).unwrap();
/// assert!(claims[0].subject.parties.contains("norland"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    name: String,
    kind: PartyKind,
    words: Vec<String>,
    capitals: Vec<String>,
    within: Option<String>,
}

/// What a party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PartyKind {
    /// A country.
    Country,
    /// A city.
    City,
    /// A continent, an alliance, an institution.
    Bloc,
}

impl Party {
    /// A party by its name, which is also the first of its words.
    pub fn new(name: impl Into<String>, kind: PartyKind) -> Self {
        Self {
            name: name.into(),
            kind,
            words: Vec::new(),
            capitals: Vec::new(),
            within: None,
        }
    }

    /// Adds a word for it: an adjective, a people, another name.
    #[must_use]
    pub fn word(mut self, word: impl Into<String>) -> Self {
        self.words.push(word.into());
        self
    }

    /// Adds a capital: it stands for the party ("Skarholm says"), unless something is in it.
    #[must_use]
    pub fn capital(mut self, name: impl Into<String>) -> Self {
        self.capitals.push(name.into());
        self
    }

    /// States what it lies in, by the name of that party.
    #[must_use]
    pub fn within(mut self, party: impl Into<String>) -> Self {
        self.within = Some(party.into());
        self
    }
}

/// A text that cannot be a word of the lexicon.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "{0:?} is no word: some letter or digit was expected, in one line of at most 100 characters"
)]
pub struct NoWord(pub String);

/// A word of more characters is none.
const LONGEST: usize = 100;

fn checked(word: &str) -> Result<&str, NoWord> {
    let trimmed = word.trim();
    let telling = trimmed.contains(char::is_alphanumeric);
    let one_line = !trimmed.contains(char::is_control);
    if telling && one_line && trimmed.chars().count() <= LONGEST {
        Ok(trimmed)
    } else {
        Err(NoWord(crate::error::shortened(word)))
    }
}

fn all_checked(words: &[String]) -> Result<Vec<&str>, NoWord> {
    words.iter().map(|word| checked(word)).collect()
}

impl Lexicon {
    /// Adds a measured thing and its synonyms.
    ///
    /// # Errors
    /// A name or word that is none; nothing has been added then.
    pub fn add_thing(&mut self, thing: &MeasuredThing) -> Result<(), NoWord> {
        let name = checked(&thing.name)?;
        let (mut words, verbs) = (all_checked(&thing.words)?, all_checked(&thing.verbs)?);
        let broader = thing.part_of.as_deref().map(checked).transpose()?;
        words.insert(0, name);
        let held = Thing {
            name: name.to_lowercase().into(),
            nature: thing.nature,
            broader: broader.map(|name| name.to_lowercase().into()),
        };
        let things = &mut self.linking.things;
        things.put(held, &words, &verbs, &mut self.vocabulary);
        Ok(())
    }

    /// Is this the name of something that is measured?
    #[cfg(feature = "cli")]
    pub(crate) fn measures(&self, name: &str) -> bool {
        self.linking.things.named(&name.to_lowercase()).is_some()
    }

    /// Is this the name of a party or place?
    #[cfg(feature = "cli")]
    pub(crate) fn names_party(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        let mut places = self.linking.places.meanings();
        places.any(|place| *place.name == *name)
    }

    /// Adds a party or place.
    ///
    /// # Errors
    /// A name or word that is none; nothing has been added then.
    pub fn add_party(&mut self, party: &Party) -> Result<(), NoWord> {
        let name = checked(&party.name)?;
        let (mut words, capitals) = (all_checked(&party.words)?, all_checked(&party.capitals)?);
        let within = party.within.as_deref().map(checked).transpose()?;
        words.insert(0, name);
        let place = |kind| Place {
            name: name.to_lowercase().into(),
            kind,
            within: within.map(|name| name.to_lowercase().into()),
        };
        let kind = match party.kind {
            PartyKind::Country => PlaceKind::Country,
            PartyKind::City => PlaceKind::City,
            PartyKind::Bloc => PlaceKind::Bloc,
        };
        let places = &mut self.linking.places;
        for word in words {
            places.put(word, place(kind), &mut self.vocabulary);
        }
        for capital in capitals {
            places.put(capital, place(PlaceKind::Capital), &mut self.vocabulary);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Lexicon {
        Lexicon::new().expect("the files load")
    }

    #[test]
    fn what_is_no_word_is_refused() {
        let long = "x".repeat(LONGEST + 1);
        for bad in ["", "  ", "–", "two\nlines", "a\ttab", &long] {
            let thing = MeasuredThing::new("a name").word(bad);
            assert!(english().add_thing(&thing).is_err(), "{bad:?}");
            assert!(english().add_thing(&MeasuredThing::new(bad)).is_err());
            let party = Party::new("Norland", PartyKind::Country).capital(bad);
            assert!(english().add_party(&party).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_callers_word_comes_before_those_of_the_files() {
        let mut lexicon = english();
        let thing = MeasuredThing::new("sailing").word("turnover");
        lexicon.add_thing(&thing).expect("words");
        let tokens = crate::token::tokenize("turnover", &lexicon.vocabulary);
        let things = &lexicon.linking.things;
        let (_, index) = things.nouns.longest(&tokens, 0).expect("known");
        assert_eq!(
            things.get(*index).map(|thing| &*thing.name),
            Some("sailing")
        );
    }

    #[test]
    fn a_thing_of_the_files_is_added_to() {
        let mut lexicon = english();
        let thing = MeasuredThing::new("Debt")
            .nature(Nature::Flow)
            .word("red ink");
        lexicon.add_thing(&thing).expect("words");
        let debt = lexicon.linking.things.named("debt").expect("known");
        assert_eq!(debt.nature, Some(Nature::Flow));
    }
}
