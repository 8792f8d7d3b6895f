//! Plurals: the singular of an English noun, by a table of irregular ones and the rules of spelling.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::{LexiconError, records};

/// The irregular plurals, and the words in -s that are none.
#[derive(Debug, Default)]
pub(crate) struct Plurals {
    /// Lower-case plural to singular; a word that is its own singular is mapped to itself.
    irregular: FxHashMap<Box<str>, Irregular>,
    /// The plurals that end words of which nothing else tells ("policemen"), with their singulars.
    compounds: Vec<(Box<str>, Box<str>)>,
    /// The plural that is written, by the singular: the first of several.
    written: FxHashMap<Box<str>, Box<str>>,
}

#[derive(Debug)]
struct Irregular {
    singular: Box<str>,
    /// Can it stand for more than one? "staff" can, "tennis" cannot.
    plural: bool,
}

/// What the spelling of a word says about its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    /// A plural for certain, or a word that can be one ("children", "sheep").
    Plural,
    /// It ends as regular plurals do.
    LikelyPlural,
    /// A singular, or no noun.
    Singular,
}

impl Plurals {
    /// Reads the table.
    ///
    /// # Errors
    /// If a line has more than a singular after the plurals.
    pub(crate) fn load() -> Result<Self, LexiconError> {
        let (mut irregular, mut compounds) = (FxHashMap::default(), Vec::new());
        let mut written: FxHashMap<Box<str>, Box<str>> = FxHashMap::default();
        for record in records("plurals.tsv", include_str!("plurals.tsv")) {
            let (singular, plural) = match *record.fields.as_slice() {
                [] => (None, true),
                ["no plural"] => (None, false),
                [singular] => (Some(singular), true),
                [singular, "in compounds"] => {
                    let plurals = record.spellings.iter();
                    compounds.extend(plurals.map(|plural| ((*plural).into(), singular.into())));
                    (Some(singular), true)
                }
                _ => return Err(record.error("one singular was expected after the plurals")),
            };
            for spelling in &record.spellings {
                if let Some(singular) = singular {
                    let held = written.entry(singular.into());
                    held.or_insert_with(|| (*spelling).into());
                }
                let singular = singular.unwrap_or(spelling).into();
                let lower = spelling.to_lowercase().into_boxed_str();
                irregular.insert(lower, Irregular { singular, plural });
            }
        }
        Ok(Self {
            irregular,
            compounds,
            written,
        })
    }

    /// The plural of a singular, if that is irregular.
    pub(crate) fn plural(&self, singular: &str) -> Option<&str> {
        self.written.get(singular).map(|plural| &**plural)
    }

    /// What the spelling says about a lower-case word.
    pub(crate) fn number(&self, word: &str) -> Number {
        if let Some(known) = self.irregular.get(word) {
            return if known.plural {
                Number::Plural
            } else {
                Number::Singular
            };
        }
        if self.compound(word).is_some() {
            return Number::Plural;
        }
        let stem = word.strip_suffix('s').unwrap_or_default();
        if stem.len() < 2 || stem.ends_with(['s', 'u', 'i', '\'']) {
            Number::Singular
        } else {
            Number::LikelyPlural
        }
    }

    /// The singular of a lower-case noun; a word that is no plural comes back as it is.
    pub(crate) fn singular<'a>(&'a self, word: &'a str) -> Cow<'a, str> {
        if let Some(known) = self.irregular.get(word) {
            return Cow::Borrowed(&known.singular);
        }
        if let Some(singular) = self.compound(word) {
            return Cow::Owned(singular);
        }
        if self.number(word) == Number::Singular {
            return Cow::Borrowed(word);
        }
        // By `number`, the word ends in -s, and something stands before it.
        let stem = &word[..word.len() - 1];
        if let Some(y) = stem.strip_suffix("ie")
            && y.len() > 1
        {
            return Cow::Owned(format!("{y}y"));
        }
        let sibilant = ["sse", "she", "che", "xe", "zze", "oe"];
        Cow::Borrowed(if sibilant.iter().any(|end| stem.ends_with(end)) {
            &stem[..stem.len() - 1]
        } else {
            stem
        })
    }

    /// The singular of "policemen", "grandchildren".
    fn compound(&self, word: &str) -> Option<String> {
        self.compounds.iter().find_map(|(plural, singular)| {
            let head = word.strip_suffix(&**plural)?;
            // "specimen", "regimen", "acumen", "abdomen", "women": no compounds.
            let compound =
                head.len() >= 3 && !head.ends_with(['i', 'u', 'o']) || head.ends_with('-');
            compound.then(|| format!("{head}{singular}"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGULAR: &[(&str, &str)] = &[
        ("apples", "apple"),
        ("cities", "city"),
        ("days", "day"),
        ("losses", "loss"),
        ("watches", "watch"),
        ("bushes", "bush"),
        ("boxes", "box"),
        ("heroes", "hero"),
        ("houses", "house"),
        ("causes", "cause"),
        ("cases", "case"),
        ("prizes", "prize"),
        ("moves", "move"),
        ("MPs", "MP"),
        ("tries", "try"),
    ];

    const IRREGULAR: &[(&str, &str)] = &[
        ("people", "person"),
        ("children", "child"),
        ("grandchildren", "grandchild"),
        ("policemen", "policeman"),
        ("airwomen", "airwoman"),
        ("townspeople", "townsperson"),
        ("feet", "foot"),
        ("lives", "life"),
        ("viruses", "virus"),
        ("movies", "movie"),
        ("shoes", "shoe"),
        ("crises", "crisis"),
        ("aircraft", "aircraft"),
        ("series", "series"),
    ];

    /// Words that look like plurals in one way or another.
    const NO_PLURALS: &[&str] = &[
        "news", "bus", "class", "this", "virus", "analysis", "specimen", "gas", "tennis",
    ];

    #[test]
    fn plurals_have_their_singular() {
        let plurals = Plurals::load().expect("the table loads");
        for (plural, singular) in REGULAR.iter().chain(IRREGULAR) {
            assert_eq!(plurals.singular(plural), *singular);
            assert_ne!(plurals.number(plural), Number::Singular, "{plural}");
        }
    }

    #[test]
    fn singulars_stay() {
        let plurals = Plurals::load().expect("the table loads");
        for (_, singular) in REGULAR.iter().chain(IRREGULAR) {
            assert_eq!(plurals.singular(singular), *singular);
        }
        for word in NO_PLURALS {
            assert_eq!(plurals.number(word), Number::Singular, "{word}");
            assert_eq!(plurals.singular(word), *word);
        }
    }
}
