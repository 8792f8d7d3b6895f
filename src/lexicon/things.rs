//! What is measured, what narrows it, and whose it is: synonyms, qualifiers, places.

use rustc_hash::{FxHashMap, FxHashSet};

use super::phrases::Phrases;
use super::{LexiconError, Record, records};
use crate::claim::Nature;
use crate::token::Vocabulary;

/// A measured thing under its canonical name.
#[derive(Debug, Clone)]
pub(crate) struct Thing {
    pub(crate) name: Box<str>,
    pub(crate) nature: Option<Nature>,
    /// What it is a part of, by name.
    pub(crate) broader: Option<Box<str>>,
}

/// Measured things by their nouns and verbs.
#[derive(Debug, Default)]
pub(crate) struct Things {
    table: Vec<Thing>,
    by_name: FxHashMap<Box<str>, usize>,
    /// Nouns and adjectives, singular and plural.
    pub(crate) nouns: Phrases<usize>,
    /// Verbs whose object is counted or measured ("sold").
    pub(crate) verbs: Phrases<usize>,
}

impl Things {
    /// Reads lines of spellings, name, nature, and what it is a part of. Lines about a name that is
    /// there already add to it.
    pub(crate) fn load(
        &mut self,
        file: &'static str,
        text: &str,
        vocabulary: &mut Vocabulary,
    ) -> Result<(), LexiconError> {
        for record in records(file, text) {
            let name = record.field(0)?.to_lowercase();
            if name.is_empty() {
                return Err(record.error("the name is empty"));
            }
            let nature = match record.fields.get(1).copied().unwrap_or("-") {
                "-" | "" => None,
                "flow" => Some(Nature::Flow),
                "stock" => Some(Nature::Stock),
                "toll" => Some(Nature::Toll),
                "rate" => Some(Nature::Rate),
                other => return Err(record.error(format!(
                    "{other:?} is no nature of a thing: flow, stock, toll, rate or - was expected"
                ))),
            };
            let broader = record.fields.get(2).filter(|name| !name.is_empty());
            let thing = Thing {
                name: name.clone().into(),
                nature,
                broader: broader.map(|name| name.to_lowercase().into()),
            };
            let index = *self.by_name.entry(name.into()).or_insert_with(|| {
                self.table.push(thing);
                self.table.len() - 1
            });
            for spelling in &record.spellings {
                self.add(spelling, index, vocabulary);
            }
        }
        Ok(())
    }

    /// Adds a caller's thing, or what he says of one that is there; his words come first.
    pub(crate) fn put(
        &mut self,
        thing: Thing,
        words: &[&str],
        verbs: &[&str],
        vocabulary: &mut Vocabulary,
    ) {
        let index = match self.by_name.get(&thing.name) {
            Some(index) => {
                let held = &mut self.table[*index];
                held.nature = thing.nature.or(held.nature);
                held.broader = thing.broader.or(held.broader.take());
                *index
            }
            None => {
                self.by_name.insert(thing.name.clone(), self.table.len());
                self.table.push(thing);
                self.table.len() - 1
            }
        };
        for word in words {
            self.nouns.put(word, index, vocabulary);
            if let Some(plural) = plural(word) {
                self.nouns.put(&plural, index, vocabulary);
            }
        }
        for verb in verbs {
            self.verbs.put(verb, index, vocabulary);
        }
    }

    fn add(&mut self, spelling: &str, thing: usize, vocabulary: &mut Vocabulary) {
        match spelling.strip_prefix('*') {
            Some(verb) => self.verbs.add(verb, thing, vocabulary),
            None => {
                self.nouns.add(spelling, thing, vocabulary);
                if let Some(plural) = plural(spelling) {
                    self.nouns.add(&plural, thing, vocabulary);
                }
            }
        }
    }

    /// The thing of an index that a phrase table holds.
    pub(crate) fn get(&self, index: usize) -> Option<&Thing> {
        self.table.get(index)
    }

    /// The thing of a canonical name.
    pub(crate) fn named(&self, name: &str) -> Option<&Thing> {
        self.table.get(*self.by_name.get(name)?)
    }
}

/// The regular plural of an English noun; none for one that looks plural already.
fn plural(noun: &str) -> Option<String> {
    if noun.ends_with('s') && !noun.ends_with("ss") {
        return None;
    }
    let before_y = noun.strip_suffix('y');
    Some(match before_y {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => [stem, "ies"].concat(),
        _ if noun.ends_with(['s', 'x', 'z']) || noun.ends_with("ch") || noun.ends_with("sh") => {
            [noun, "es"].concat()
        }
        _ => [noun, "s"].concat(),
    })
}

/// A word that narrows a measured thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Qualifier {
    pub(crate) name: Box<str>,
    /// Of one group a quantity has one at a time.
    pub(crate) group: Box<str>,
}

/// Reads the qualifiers.
pub(crate) fn qualifiers(
    file: &'static str,
    text: &str,
    vocabulary: &mut Vocabulary,
) -> Result<Phrases<Qualifier>, LexiconError> {
    let mut phrases = Phrases::default();
    for record in records(file, text) {
        let qualifier = Qualifier {
            name: record.field(0)?.into(),
            group: record.field(1)?.into(),
        };
        for spelling in &record.spellings {
            phrases.add(spelling, qualifier.clone(), vocabulary);
        }
    }
    Ok(phrases)
}

/// The groups of qualifiers that say how a thing is counted, not which part of it is.
const BASES: [&str; 9] = [
    "base",
    "basis",
    "accounting",
    "prices",
    "season",
    "rate",
    "sum",
    "stage",
    "share count",
];

/// The qualifiers that say on which basis a thing is counted, net, real, preliminary, by name, each with its group.
pub(crate) fn bases(
    file: &'static str,
    text: &'static str,
) -> Result<FxHashMap<Box<str>, Box<str>>, LexiconError> {
    let mut names = FxHashMap::default();
    for record in records(file, text) {
        if BASES.contains(&record.field(1)?) {
            names.insert(record.field(0)?.into(), record.field(1)?.into());
        }
    }
    Ok(names)
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlaceKind {
    Country,
    /// A capital: its country's government, or a city where something is in it.
    Capital,
    City,
    /// A continent, an alliance, an institution.
    Bloc,
}

/// A place or institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) name: Box<str>,
    pub(crate) kind: PlaceKind,
    /// The place that it lies in, by name.
    pub(crate) within: Option<Box<str>>,
}

/// Reads places and adds them to those that are there.
pub(crate) fn places(
    phrases: &mut Phrases<Place>,
    file: &'static str,
    text: &str,
    vocabulary: &mut Vocabulary,
) -> Result<(), LexiconError> {
    for record in records(file, text) {
        let place = Place {
            name: record.field(0)?.into(),
            kind: place_kind(&record)?,
            within: record
                .fields
                .get(2)
                .filter(|name| !name.is_empty())
                .map(|name| (*name).into()),
        };
        for spelling in &record.spellings {
            phrases.add(spelling, place.clone(), vocabulary);
        }
    }
    Ok(())
}

/// The names of the places of some kinds.
pub(crate) fn places_of(
    kinds: &[PlaceKind],
    file: &'static str,
    text: &str,
) -> Result<FxHashSet<Box<str>>, LexiconError> {
    let mut places = FxHashSet::default();
    for record in records(file, text) {
        if kinds.contains(&place_kind(&record)?) {
            places.insert(record.field(0)?.into());
        }
    }
    Ok(places)
}

fn place_kind(record: &Record<'_>) -> Result<PlaceKind, LexiconError> {
    Ok(match record.field(1)? {
        "country" => PlaceKind::Country,
        "capital" => PlaceKind::Capital,
        "city" => PlaceKind::City,
        "bloc" => PlaceKind::Bloc,
        other => {
            return Err(record.error(format!(
                "{other:?} is no kind of place: country, capital, city or bloc was expected"
            )));
        }
    })
}

/// A phrase that begins a part of a page which is not its story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aside {
    /// What follows to the end of the page is about other things.
    List,
    /// Only the line is.
    Line,
    /// The names of the writers follow.
    Byline,
}

/// Reads the beginnings of asides.
pub(crate) fn asides(
    file: &'static str,
    text: &str,
    vocabulary: &mut Vocabulary,
) -> Result<Phrases<Aside>, LexiconError> {
    let mut phrases = Phrases::default();
    for record in records(file, text) {
        let aside = match record.field(0)? {
            "list" => Aside::List,
            "line" => Aside::Line,
            "byline" => Aside::Byline,
            other => {
                return Err(record.error(format!(
                    "{other:?} is no kind of aside: list, line or byline was expected"
                )));
            }
        };
        for spelling in &record.spellings {
            phrases.add(spelling, aside, vocabulary);
        }
    }
    Ok(phrases)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals() {
        for (one, many) in [
            ("cost", Some("costs")),
            ("injury", Some("injuries")),
            ("pay", Some("pays")),
            ("tax", Some("taxes")),
            ("deaths", None),
            ("loss", Some("losses")),
        ] {
            assert_eq!(plural(one).as_deref(), many, "{one}");
        }
    }

    #[test]
    fn the_files_load_and_parts_name_their_wholes() {
        let mut vocabulary = Vocabulary::default();
        let mut things = Things::default();
        things
            .load(
                "measured.tsv",
                include_str!("measured.tsv"),
                &mut vocabulary,
            )
            .expect("things");
        for thing in &things.table {
            if let Some(broader) = &thing.broader {
                assert!(
                    things.named(broader).is_some(),
                    "{} is part of {broader}",
                    thing.name
                );
            }
        }
        qualifiers(
            "qualifiers.tsv",
            include_str!("qualifiers.tsv"),
            &mut vocabulary,
        )
        .expect("qualifiers");
        places(
            &mut Phrases::default(),
            "places.tsv",
            include_str!("places.tsv"),
            &mut vocabulary,
        )
        .expect("places");
        asides("story.tsv", include_str!("story.tsv"), &mut vocabulary).expect("asides");
    }

    #[test]
    fn a_wrong_line_is_named() {
        let mut things = Things::default();
        let error = things.load(
            "mine",
            "headcount\temployee\tstok",
            &mut Vocabulary::default(),
        );
        assert!(error.is_err_and(|error| error.to_string().contains("mine, line 1")));
    }
}
