//! The files that linking reads: what words do in a sentence, what is measured, and whose it is.

use rustc_hash::{FxHashMap, FxHashSet};

use super::classes::{Classes, WordClasses};
use super::margins::Margins;
use super::phrases::Phrases;
use super::predicates::Predicates;

use super::things::{self, Aside, Place, PlaceKind, Qualifier, Things};
use super::topics::TopicWords;
use super::turns::Turns;
use super::{Akin, LexiconError, records};
use crate::token::Vocabulary;

/// What a name can stand for.
#[derive(Debug, Clone)]
pub(crate) struct Sense {
    /// The things that it can be, the likeliest last.
    pub(crate) meant: Vec<Box<str>>,
    /// Is it the first where two parties share it?
    pub(crate) between: bool,
    /// Is it the first where it is an amount of money, and itself otherwise?
    pub(crate) money: bool,
}

/// All that the linking of figures to their subjects needs to know of words.
#[derive(Debug)]
pub(crate) struct Linking {
    pub(crate) classes: WordClasses,
    pub(crate) things: Things,
    /// Turns of phrase that say what their figure measures.
    pub(crate) turns: Turns,
    /// Words that tell what a passage is about, which some turns ask for.
    pub(crate) topics: TopicWords,
    /// What is said of a part of a whole, as the rate that it names.
    pub(crate) predicates: Predicates,
    pub(crate) qualifiers: Phrases<Qualifier>,
    /// The names of the qualifiers that say on which basis a thing is counted.
    pub(crate) bases: FxHashMap<Box<str>, Box<str>>,
    pub(crate) places: Phrases<Place>,
    /// The names of the countries and blocs that come with the library: of each of them there are many stories.
    pub(crate) countries: FxHashSet<Box<str>>,
    /// The names of what many countries are in.
    pub(crate) blocs: FxHashSet<Box<str>>,
    pub(crate) asides: Phrases<Aside>,
    /// Names of things that stand for one of several, which they can be.
    pub(crate) senses: FxHashMap<Box<str>, Sense>,
    /// The names of changes that have one, by the names of what changes.
    pub(crate) growths: FxHashMap<Box<str>, Box<str>>,
    /// Percentages that say by their name which part of what they are.
    pub(crate) margins: Margins,
    /// Names under which one amount goes.
    pub(crate) akin: Akin,
    /// The names of what does not change any more once it has happened.
    pub(crate) settled: FxHashSet<Box<str>>,
    /// Of what less is better than more.
    pub(crate) unwanted: FxHashSet<Box<str>>,
    /// Of what more is better than less, in per cent.
    pub(crate) wanted: FxHashSet<Box<str>>,
    /// What is left of what comes in and goes out.
    pub(crate) balances: FxHashSet<Box<str>>,
    /// The names of what is decided once it is said.
    pub(crate) decided: FxHashSet<Box<str>>,
    /// The names of what goes by one figure before it is done and afterwards.
    pub(crate) planned: FxHashSet<Box<str>>,
    /// The names of what has another price from one day to the next.
    pub(crate) traded: FxHashSet<Box<str>>,
    /// Currencies by their names, singular and plural, with their country's.
    pub(crate) tenders: FxHashMap<Box<str>, Box<str>>,
}

impl Linking {
    /// Loads the files that come with the library.
    pub(crate) fn load(vocabulary: &mut Vocabulary) -> Result<Self, LexiconError> {
        let mut measured = Things::default();
        measured.load("measured.tsv", include_str!("measured.tsv"), vocabulary)?;
        let mut turns = Turns::default();
        let topics = TopicWords::load("topics.tsv", include_str!("topics.tsv"), vocabulary)?;
        turns.load("turns.tsv", include_str!("turns.tsv"), &topics, vocabulary)?;
        let mut places = Phrases::default();
        things::places(
            &mut places,
            "places.tsv",
            include_str!("places.tsv"),
            vocabulary,
        )?;
        let places_of = |kinds: &[PlaceKind]| {
            things::places_of(kinds, "places.tsv", include_str!("places.tsv"))
        };
        Ok(Self {
            classes: WordClasses::load("classes.tsv", include_str!("classes.tsv"), vocabulary)?,
            things: measured,
            turns,
            topics,
            predicates: Predicates::load(
                "predicates.tsv",
                include_str!("predicates.tsv"),
                vocabulary,
            )?,
            qualifiers: things::qualifiers(
                "qualifiers.tsv",
                include_str!("qualifiers.tsv"),
                vocabulary,
            )?,
            bases: things::bases("qualifiers.tsv", include_str!("qualifiers.tsv"))?,
            places,
            countries: places_of(&[PlaceKind::Country, PlaceKind::Bloc])?,
            blocs: places_of(&[PlaceKind::Bloc])?,
            asides: things::asides("story.tsv", include_str!("story.tsv"), vocabulary)?,
            senses: senses("senses.tsv", include_str!("senses.tsv"))?,
            growths: names("growths.tsv", include_str!("growths.tsv"))?,
            margins: Margins::load("margins.tsv", include_str!("margins.tsv"))?,
            akin: Akin::load("akin.tsv", include_str!("akin.tsv"))?,
            settled: names_in("settled.tsv", include_str!("settled.tsv")),
            unwanted: names_in("unwanted.tsv", include_str!("unwanted.tsv")),
            wanted: names_in("wanted.tsv", include_str!("wanted.tsv")),
            balances: names_in("balances.tsv", include_str!("balances.tsv")),
            decided: names_in("decided.tsv", include_str!("decided.tsv")),
            planned: names_in("planned.tsv", include_str!("planned.tsv")),
            traded: names_in("traded.tsv", include_str!("traded.tsv")),
            tenders: names("tenders.tsv", include_str!("tenders.tsv"))?,
        })
    }

    /// Is the measured thing of this name a length of time, of which so many have gone by: weekends, rounds?
    pub(crate) fn is_time(&self, name: &str, vocabulary: &Vocabulary) -> bool {
        self.classes.of(vocabulary.get(name)).any(Classes::CALENDAR)
    }

    /// Adds a caller's measured things.
    pub(crate) fn add_things(
        &mut self,
        lines: &str,
        vocabulary: &mut Vocabulary,
    ) -> Result<(), LexiconError> {
        self.things.load("things of the caller", lines, vocabulary)
    }

    /// Adds a caller's places and parties.
    pub(crate) fn add_places(
        &mut self,
        lines: &str,
        vocabulary: &mut Vocabulary,
    ) -> Result<(), LexiconError> {
        things::places(&mut self.places, "places of the caller", lines, vocabulary)
    }
}

/// Names, each with the one name that it is given.
fn names(file: &'static str, text: &str) -> Result<FxHashMap<Box<str>, Box<str>>, LexiconError> {
    let mut names = FxHashMap::default();
    for record in records(file, text) {
        let name = record.field(0)?;
        for spelling in &record.spellings {
            names.insert((*spelling).into(), name.into());
        }
    }
    Ok(names)
}

/// The names in a file.
fn names_in(file: &'static str, text: &'static str) -> FxHashSet<Box<str>> {
    let lines = records(file, text);
    let names = lines.flat_map(|record| record.spellings);
    names.map(Into::into).collect()
}

fn senses(file: &'static str, text: &str) -> Result<FxHashMap<Box<str>, Sense>, LexiconError> {
    let mut senses = FxHashMap::default();
    for record in records(file, text) {
        let meant = record.field(0)?.split(" | ").map(Into::into).collect();
        let when = |word| record.fields.get(1) == Some(&word);
        let sense = Sense {
            meant,
            between: when("between"),
            money: when("money"),
        };
        for spelling in &record.spellings {
            senses.insert((*spelling).into(), sense.clone());
        }
    }
    Ok(senses)
}

#[cfg(test)]
mod tests {
    use super::super::Lexicon;
    use super::super::turns::In;
    use crate::token::tokenize;
    use crate::value::Unit;

    #[test]
    fn turns_and_predicates_name_measured_things() {
        let lexicon = Lexicon::english();
        let things = &lexicon.linking.things;
        let units = &lexicon.units;
        for (thing, of) in lexicon.linking.turns.names() {
            assert!(things.named(thing).is_some(), "{thing} is measured");
            match of {
                In::Named(name) => {
                    let unit = units.is_known(&Unit::new(&**name));
                    assert!(
                        unit || things.named(name).is_some(),
                        "{name} is no unit and no thing"
                    );
                }
                In::Unit(name) => assert!(units.is_known(&Unit::new(&**name)), "{name}"),
                In::Any | In::Kind(_) => {}
            }
        }
        let linking = &lexicon.linking;
        let sets = [&linking.settled, &linking.decided, &linking.planned];
        for thing in sets.into_iter().flatten() {
            assert!(things.named(thing).is_some(), "{thing} is measured");
        }
        for thing in lexicon.linking.predicates.names() {
            assert!(things.named(thing).is_some(), "{thing} is measured");
        }
    }

    #[test]
    fn traded_things_go_by_the_names_that_claims_have() {
        let lexicon = Lexicon::english();
        let things = &lexicon.linking.things;
        let other_name = |name: &str| {
            let tokens = tokenize(name, &lexicon.vocabulary);
            let thing = things.get(*things.nouns.longest(&tokens, 0)?.1)?;
            Some(thing.name.to_string())
        };
        let named = |name: &str| match things.named(name) {
            Some(_) => true,
            None => !name.contains(' ') && other_name(name).is_none(),
        };
        let names = lexicon.linking.traded.iter();
        let wrong: Vec<_> = names
            .filter(|name| !named(name))
            .map(|name| (name, other_name(name)))
            .collect();
        assert!(wrong.is_empty(), "no claim measures {wrong:?}");
    }
}
