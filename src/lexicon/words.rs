//! Words by their part in a sentence.

use super::{LexiconError, records};
use crate::token::{Vocabulary, WordId};

/// Declares the classes with their names in words.tsv, so that the two cannot part.
macro_rules! classes {
    ($($(#[doc = $doc:literal])+ $class:ident = $name:literal),+ $(,)?) => {
        /// A class of words; words.tsv says what each is for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum WordClass {
            $($(#[doc = $doc])+ $class),+
        }

        impl WordClass {
            fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$class),)+
                    _ => None,
                }
            }
        }
    };
}

classes! {
    /// Articles, pronouns, prepositions, conjunctions, auxiliaries.
    Function = "function",
    /// Verb forms that are no nouns.
    Verb = "verb",
    /// Verb forms that may also qualify a noun.
    Past = "past",
    /// Other ends of a noun phrase.
    Adverb = "adverb",
    /// Between a number and its noun without being part of it.
    Dropped = "dropped",
    /// Before a number, and part of its noun.
    Leading = "leading",
    /// After a number, it counts people.
    Person = "person",
    /// Before an age.
    Aged = "aged",
    /// "is", "turned".
    Being = "being",
    /// Pronouns for one person.
    Personal = "personal",
    /// Sets a number beside a figure whose unit it shares.
    Parallel = "parallel",
    /// The same for what is no small whole number.
    Beside = "beside",
    /// Between a level and its change.
    Shift = "shift",
    /// Nouns for people of some age.
    Someone = "someone",
    /// Adjectives that are nouns for a people too.
    Demonym = "demonym",
    /// "now", before an age.
    Now = "now",
    /// Nouns that look like those for people.
    Thing = "thing",
    /// Forms of "be" and "have".
    Be = "be",
    /// What kills or hurts people.
    Harm = "harm",
    /// Points back at what was counted.
    Anaphor = "anaphor",
    /// "more", "fewer", before "than".
    Difference = "difference",
    /// Points back at people.
    Who = "who",
    /// Sets a time off from another.
    Elapsed = "elapsed",
    /// What it holds belongs to the noun.
    Container = "container",
    /// Counted in the singular before another noun.
    Attributive = "attributive",
    /// A plural that qualifies another noun.
    Modifier = "modifier",
    /// A unit of time.
    Time = "time",
    /// "times".
    Repeated = "repeated",
    /// A unit's sign that is more often something else.
    Doubtful = "doubtful",
    /// After a number and a hyphen, how many belong to what follows.
    Sized = "sized",
    /// In a headline of capitals a word, and no unit's sign.
    Headline = "headline",
    /// Makes the m of "5m" metres.
    Stature = "stature",
    /// Beside the length of a race ("the 1500m final").
    Race = "race",
    /// Behind the kilometres of a race ("a 10k run").
    Run = "run",
    /// Before "of" and a number, which multiplies then ("by a factor of five").
    Factor = "factor",
    /// The foot of a height, behind which inches go without saying ("5 foot 10").
    Foot = "foot",
    /// Before a number without a noun, which is a rank then ("at number five").
    Rank = "rank",
    /// Before a hedged year ("built around 1850").
    Begun = "begun",
    /// Begins a clause that says more of what stands before it.
    Relative = "relative",
    /// Counted in the singular behind a hyphen.
    Joined = "joined",
    /// Before a ten that ages or degrees go by.
    OfTen = "of-ten",
    /// Beside points that a percentage moved by.
    Swing = "swing",
    /// After a price, it is that of each of what was counted.
    Apiece = "apiece",
    /// What a holiday's name tells of ("a Christmas market").
    Festive = "festive",
    /// Not counted by "one" after "at".
    Idiom = "idiom",
    /// Not counted by "one".
    Abstract = "abstract",
    /// Before "of" and a number, which has the unit of what came of it ("4,200 tonnes, short of a target of 4,400").
    Aim = "aim",
}

/// The classes of the words that have any.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// By the word's number, a bit for each class.
    classes: Vec<u64>,
}

impl Words {
    /// Reads words.tsv.
    ///
    /// # Errors
    /// If a line names a class that there is none of.
    pub(crate) fn load(vocabulary: &mut Vocabulary) -> Result<Self, LexiconError> {
        let mut words = Self::default();
        for record in records("words.tsv", include_str!("words.tsv")) {
            let mut bits = 0;
            for name in record.field(0)?.split(" | ") {
                let class = WordClass::named(name)
                    .ok_or_else(|| record.error(format!("there is no class {name:?}")))?;
                bits |= 1 << class as u16;
            }
            for word in &record.spellings {
                let slot = vocabulary.intern_written(word).0 as usize;
                if words.classes.len() <= slot {
                    words.classes.resize(slot + 1, 0);
                }
                words.classes[slot] |= bits;
            }
        }
        Ok(words)
    }

    /// Is the word of this class?
    #[inline]
    pub(crate) fn is(&self, word: WordId, class: WordClass) -> bool {
        self.classes
            .get(word.0 as usize)
            .is_some_and(|bits| bits & (1 << class as u16) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_have_several_classes() {
        let mut vocabulary = Vocabulary::default();
        let words = Words::load(&mut vocabulary).expect("words.tsv loads");
        let set = vocabulary.get("set");
        assert!(words.is(set, WordClass::Container));
        assert!(words.is(set, WordClass::Attributive));
        assert!(!words.is(set, WordClass::Function));
        assert!(!words.is(WordId::UNKNOWN, WordClass::Function));
    }
}
