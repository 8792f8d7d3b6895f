//! Word classes: what a word does in a sentence, and what it says about a figure beside it.

use super::{LexiconError, records};
use crate::token::{Vocabulary, WordId};

/// The classes of a word, a bit each; a word can be of several ("rise" is a verb and a noun).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Classes(u128);

macro_rules! classes {
    ($($name:ident = $bit:literal $text:literal $doc:literal,)*) => {
        impl Classes {
            $(#[doc = $doc] pub(crate) const $name: Self = Self(1 << $bit);)*

            /// Every class with its name.
            #[cfg(test)]
            const ALL: &[(&str, Self)] = &[$(($text, Self::$name),)*];

            /// The class of this name in the lexicon file.
            fn named(name: &str) -> Option<Self> {
                match name {
                    $($text => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    DETERMINER = 0 "determiner" "\"the\", \"every\".",
    POSSESSIVE = 1 "possessive" "\"its\", \"their\".",
    PREPOSITION = 2 "preposition" "\"of\", \"in\".",
    CONJUNCTION = 3 "conjunction" "\"and\", \"or\", \"but\".",
    SUBORDINATOR = 4 "subordinator" "\"because\", \"while\".",
    RELATIVE = 5 "relative" "\"which\", \"who\".",
    PRONOUN = 6 "pronoun" "\"it\", \"they\".",
    BE = 7 "be" "Forms of \"be\".",
    HAVE = 8 "have" "Forms of \"have\".",
    DO = 9 "do" "Forms of \"do\".",
    MODAL = 10 "modal" "\"will\", \"would\".",
    NEGATION = 11 "negation" "\"not\", \"never\".",
    ADVERB = 12 "adverb" "\"also\", \"already\".",
    HEDGE = 13 "hedge" "\"about\", \"nearly\".",
    REPORT = 14 "report" "Verbs of saying.",
    SOURCE = 15 "source" "Nouns for who or what says something.",
    RISE = 16 "rise" "Upwards.",
    FALL = 17 "fall" "Downwards.",
    MOVE_VERB = 18 "move-verb" "\"rose\", \"fell\".",
    MOVE_NOUN = 19 "move-noun" "\"an increase\".",
    MOVE_WORD = 20 "move-word" "\"up\", \"higher\", \"more\".",
    ARRIVE = 21 "arrive" "\"reached\", \"hit\".",
    LEVEL = 22 "level" "\"was\", \"stood\", \"totalled\".",
    SET = 23 "set" "\"put the toll at\".",
    EXPECT = 24 "expect" "\"will\", \"is due to\".",
    SUPPOSE = 25 "suppose" "\"would\", \"if\".",
    DENY = 26 "deny" "\"denied\".",
    RUMOUR = 27 "rumour" "\"reportedly\".",
    TARGET = 28 "target" "\"goal\".",
    LIMIT = 29 "limit" "\"ceiling\".",
    FORECAST = 30 "forecast" "\"projection\".",
    SHARE = 31 "share" "\"proportion\".",
    GENERIC = 32 "generic" "\"figure\", \"total\": nouns that say nothing of what is measured.",
    RECORD = 33 "record" "\"record\", \"highest\".",
    CONTRAST = 34 "contrast" "\"although\", \"revised\".",
    COMPARE = 35 "compare" "\"against\", \"than\".",
    TITLE = 36 "title" "\"Mr\", \"President\".",
    ABBREVIATION = 37 "abbreviation" "A point after it ends no sentence.",
    PAIR = 38 "pair" "\"two countries\", \"both sides\".",
    CALENDAR = 39 "calendar" "Weekdays, months, and units of time.",
    BLAND = 41 "bland" "Adjectives that do not narrow what is measured.",
    OWN = 42 "own" "\"held\", \"owns\": the subject has it.",
    NEGLECT = 40 "neglect" "Says nothing of what is measured.",
    TALLY = 43 "tally" "\"by the UN's count\".",
    FINDINGS = 44 "findings" "\"figures\", which show something as a source does.",
    BELIEVED = 45 "believed" "\"known to have died\".",
    SUMMED = 46 "summed" "\"a combined 5\".",
    GAUGE = 47 "gauge" "\"a value of 5\": what is measured, though it counts nothing.",
    PARTICLE = 48 "particle" "\"lent out 5\".",
    COMPOSE = 49 "compose" "\"made up 5\".",
    ACCOUNT = 50 "account" "\"accounted for 5\".",
    CONSTITUTE = 51 "constitute" "\"represented 5 per cent\".",
    SAME_TIME = 52 "same-time" "\"than in the same period\".",
    RANK = 53 "rank" "\"the first time since\".",
    ISSUE = 54 "issue" "\"data published on Friday\".",
    FOREIGN = 55 "foreign" "\"third\", \"foreign\" currencies.",
    LOCAL = 56 "local" "\"national\", \"local\" currencies.",
    AMEND = 57 "amend" "\"corrected from 4 to 5\".",
    REPLACE = 58 "replace" "\"instead\".",
    NAME_PARTICLE = 59 "name-particle" "\"von\" in a name.",
    LOCATIVE = 60 "locative" "\"in Moscow\": before a place.",
    WITHIN = 61 "within" "\"in Sindh\": before a place that is not known as one.",
    BESIDE_PLACE = 62 "beside-place" "\"5 from India\", \"5 between India and Nepal\".",
    BOUND = 63 "bound" "\"slipped below 5\".",
    PAST = 64 "past" "\"fell\": irregular pasts.",
    DIRECTED = 65 "directed" "\"exports to\": what goes somewhere.",
    SOLD = 66 "sold" "\"sales to\": what is sold somewhere.",
    DEAL = 67 "deal" "\"sold for 5\".",
    IN_TEXT = 68 "in-text" "\"approx\": an abbreviation written in small letters.",
    LASTING = 69 "lasting" "\"in eleven months\".",
    AMOUNT_WORD = 70 "amount-word" "\"5 per cent more fines\".",
    AT_BOUND = 71 "at-bound" "\"at least 5\".",
    AGAINST = 72 "against" "\"5 against 4\".",
    PERCENT = 73 "percent" "\"5 per cent\".",
    TIME_UNIT = 74 "time-unit" "\"in the quarter\".",
    THOSE = 75 "those" "\"of them\", \"of whom\": what was named before.",
    INCLUSIVE = 76 "inclusive" "\"including 5\".",
    APPOSED = 77 "apposed" "\"or 5 per cent\", \"a rate of 5 per cent\": the same in other words.",
    YARDSTICK = 79 "yardstick" "\"5 per cent of GDP\": what other things are measured by.",
    NAMED = 80 "named" "\"Harbour airport\": a name stands before it.",
    UNDERTAKEN = 82 "undertaken" "\"is buying\": what is told as going on and lies ahead.",
    POLL = 83 "poll" "\"a poll of voters\".",
    CONTROL = 84 "control" "\"ordered it to pay\": the object is to do it.",
    PRESENT = 85 "present" "\"is\", \"are\".",
    SAID = 86 "said" "\"said\": verbs of saying in the past.",
    FIRM = 87 "firm" "\"Logistics\": after the name of a firm, for what it does.",
    TALLIED = 92 "tallied" "\"passed by 5 votes\": by so many of which something is decided.",
    REST = 78 "rest" "\"the rest\": what a share leaves of its whole.",
    SITE = 88 "site" "\"the village of Lund\": before a place.",
    INDEFINITE = 90 "indefinite" "\"a school\", \"another\": one of several.",
    PHRASAL = 91 "phrasal" "\"eats up 5\": with \"up\" or \"down\" no movement.",
    BURDEN = 120 "burden" "\"weighed down by 5\": what 5 did, with \"down\" or \"up\" no movement by so much.",
    RATIO = 121 "ratio" "\"a multiple of 5 times\": what is measured in times.",
    FORMERLY = 123 "formerly" "\"8 after 4\": what it was before.",
    FIGHTER = 122 "fighter" "\"lost 500 men\": who is lost in a fight.",
    KINDS = 124 "kinds" "\"people of 5 nations\": of which they are, and are no part.",
    FORESEEN = 125 "foreseen" "\"is seen at 5\": to which something is expected to come.",
    EQUATE = 89 "equate" "\"5 comes to 10 per cent of the 50\".",
}

impl Classes {
    /// Is it of one of these classes?
    pub(crate) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Of either.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The classes of every word that has some.
#[derive(Debug, Default, Clone)]
pub(crate) struct WordClasses {
    by_word: Vec<Classes>,
}

impl WordClasses {
    /// Reads a file of spellings and class names.
    pub(crate) fn load(
        file: &'static str,
        text: &str,
        vocabulary: &mut Vocabulary,
    ) -> Result<Self, LexiconError> {
        let mut classes = Self::default();
        for record in records(file, text) {
            let mut of = Classes::default();
            for name in record.field(0)?.split(' ') {
                let class = Classes::named(name)
                    .ok_or_else(|| record.error(format!("{name:?} is no word class")))?;
                of = of.or(class);
            }
            for spelling in &record.spellings {
                if spelling.contains(' ') {
                    return Err(record.error(format!("{spelling:?} is more than one word")));
                }
                let word = match spelling.contains('.') {
                    false => vocabulary.intern_written(spelling),
                    true => vocabulary.intern(&spelling.to_lowercase().replace('.', "")),
                };
                classes.add(word, of);
            }
        }
        Ok(classes)
    }

    fn add(&mut self, word: WordId, classes: Classes) {
        let slot = word.0 as usize;
        if self.by_word.len() <= slot {
            self.by_word.resize(slot + 1, Classes::default());
        }
        self.by_word[slot] = self.by_word[slot].or(classes);
    }

    /// The classes of a word; none for a word that the lexicon does not hold.
    pub(crate) fn of(&self, word: WordId) -> Classes {
        self.by_word
            .get(word.0 as usize)
            .copied()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_loads_and_words_can_have_several_classes() {
        let mut vocabulary = Vocabulary::default();
        let classes =
            WordClasses::load("classes.tsv", include_str!("classes.tsv"), &mut vocabulary)
                .expect("every line names classes");
        let rise = classes.of(vocabulary.get("rise"));
        assert!(rise.any(Classes::MOVE_VERB) && rise.any(Classes::MOVE_NOUN));
        assert!(!rise.any(Classes::FALL));
        assert!(!classes.of(WordId::UNKNOWN).any(Classes::DETERMINER));
    }

    #[test]
    fn no_two_classes_are_one() {
        for (nth, (name, class)) in Classes::ALL.iter().enumerate() {
            for (other, rival) in &Classes::ALL[nth + 1..] {
                assert!(!class.any(*rival), "{name} is {other}");
            }
        }
    }

    #[test]
    fn an_unknown_class_is_named_with_its_line() {
        let error = WordClasses::load(
            "classes.tsv",
            "# x\nof\tprepositon",
            &mut Vocabulary::default(),
        );
        let error = error.expect_err("there is no such class").to_string();
        assert!(
            error.contains("line 2") && error.contains("prepositon"),
            "{error}"
        );
    }
}
