//! Word classes: what a word does in a sentence, and what it says about a figure beside it.

use super::{LexiconError, records};
use crate::token::{Vocabulary, WordId};

/// The classes of a word, a bit each; a word can be of several ("rise" is a verb and a noun).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Classes(u128);

macro_rules! classes {
    ($($name:ident $text:literal $doc:literal,)*) => {
        /// The bit of each class: its place in the list.
        #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
        enum Bit { $($name,)* }

        impl Classes {
            $(#[doc = $doc] pub(crate) const $name: Self = Self(1 << Bit::$name as u32);)*

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
    DETERMINER "determiner" "\"the\", \"every\".",
    POSSESSIVE "possessive" "\"its\", \"their\".",
    PREPOSITION "preposition" "\"of\", \"in\".",
    CONJUNCTION "conjunction" "\"and\", \"or\", \"but\".",
    SUBORDINATOR "subordinator" "\"because\", \"while\".",
    RELATIVE "relative" "\"which\", \"who\".",
    PRONOUN "pronoun" "\"it\", \"they\".",
    BE "be" "Forms of \"be\".",
    HAVE "have" "Forms of \"have\".",
    DO "do" "Forms of \"do\".",
    MODAL "modal" "\"will\", \"would\".",
    NEGATION "negation" "\"not\", \"never\".",
    ADVERB "adverb" "\"also\", \"already\".",
    HEDGE "hedge" "\"about\", \"nearly\".",
    REPORT "report" "Verbs of saying.",
    SOURCE "source" "Nouns for who or what says something.",
    RISE "rise" "Upwards.",
    FALL "fall" "Downwards.",
    MOVE_VERB "move-verb" "\"rose\", \"fell\".",
    MOVE_NOUN "move-noun" "\"an increase\".",
    MOVE_WORD "move-word" "\"up\", \"higher\", \"more\".",
    ARRIVE "arrive" "\"reached\", \"hit\".",
    LEVEL "level" "\"was\", \"stood\", \"totalled\".",
    SET "set" "\"put the toll at\".",
    EXPECT "expect" "\"will\", \"is due to\".",
    SUPPOSE "suppose" "\"would\", \"if\".",
    DENY "deny" "\"denied\".",
    RUMOUR "rumour" "\"reportedly\".",
    TARGET "target" "\"goal\".",
    LIMIT "limit" "\"ceiling\".",
    FORECAST "forecast" "\"projection\".",
    SHARE "share" "\"proportion\".",
    GENERIC "generic" "\"figure\", \"total\": nouns that say nothing of what is measured.",
    RECORD "record" "\"record\", \"highest\".",
    CONTRAST "contrast" "\"although\", \"revised\".",
    COMPARE "compare" "\"against\", \"than\".",
    TITLE "title" "\"Mr\", \"President\".",
    ABBREVIATION "abbreviation" "A point after it ends no sentence.",
    PAIR "pair" "\"two countries\", \"both sides\".",
    CALENDAR "calendar" "Weekdays, months, and units of time.",
    BLAND "bland" "Adjectives that do not narrow what is measured.",
    OWN "own" "\"held\", \"owns\": the subject has it.",
    NEGLECT "neglect" "Says nothing of what is measured.",
    TALLY "tally" "\"by the UN's count\".",
    FINDINGS "findings" "\"figures\", which show something as a source does.",
    BELIEVED "believed" "\"known to have died\".",
    SUMMED "summed" "\"a combined 5\".",
    GAUGE "gauge" "\"a value of 5\": what is measured, though it counts nothing.",
    PARTICLE "particle" "\"lent out 5\".",
    COMPOSE "compose" "\"made up 5\".",
    ACCOUNT "account" "\"accounted for 5\".",
    CONSTITUTE "constitute" "\"represented 5 per cent\".",
    SAME_TIME "same-time" "\"than in the same period\".",
    RANK "rank" "\"the first time since\".",
    ISSUE "issue" "\"data published on Friday\".",
    FOREIGN "foreign" "\"third\", \"foreign\" currencies.",
    LOCAL "local" "\"national\", \"local\" currencies.",
    AMEND "amend" "\"corrected from 4 to 5\".",
    REPLACE "replace" "\"instead\".",
    NAME_PARTICLE "name-particle" "\"von\" in a name.",
    LOCATIVE "locative" "\"in Moscow\": before a place.",
    WITHIN "within" "\"in Sindh\": before a place that is not known as one.",
    BESIDE_PLACE "beside-place" "\"5 from India\", \"5 between India and Nepal\".",
    BOUND "bound" "\"slipped below 5\".",
    PAST "past" "\"fell\": irregular pasts.",
    DIRECTED "directed" "\"exports to\": what goes somewhere.",
    SOLD "sold" "\"sales to\": what is sold somewhere.",
    DEAL "deal" "\"sold for 5\".",
    IN_TEXT "in-text" "\"approx\": an abbreviation written in small letters.",
    LASTING "lasting" "\"in eleven months\".",
    AMOUNT_WORD "amount-word" "\"5 per cent more fines\".",
    AT_BOUND "at-bound" "\"at least 5\".",
    AGAINST "against" "\"5 against 4\".",
    PERCENT "percent" "\"5 per cent\".",
    TIME_UNIT "time-unit" "\"in the quarter\".",
    THOSE "those" "\"of them\", \"of whom\": what was named before.",
    INCLUSIVE "inclusive" "\"including 5\".",
    APPOSED "apposed" "\"or 5 per cent\", \"a rate of 5 per cent\": the same in other words.",
    YARDSTICK "yardstick" "\"5 per cent of GDP\": what other things are measured by.",
    NAMED "named" "\"Harbour airport\": a name stands before it.",
    UNDERTAKEN "undertaken" "\"is buying\": what is told as going on and lies ahead.",
    POLL "poll" "\"a poll of voters\".",
    CONTROL "control" "\"ordered it to pay\": the object is to do it.",
    PRESENT "present" "\"is\", \"are\".",
    SAID "said" "\"said\": verbs of saying in the past.",
    FIRM "firm" "\"Logistics\": after the name of a firm, for what it does.",
    TALLIED "tallied" "\"passed by 5 votes\": by so many of which something is decided.",
    REST "rest" "\"the rest\": what a share leaves of its whole.",
    SITE "site" "\"the village of Lund\": before a place.",
    INDEFINITE "indefinite" "\"a school\", \"another\": one of several.",
    PHRASAL "phrasal" "\"eats up 5\": with \"up\" or \"down\" no movement.",
    BURDEN "burden" "\"weighed down by 5\": what 5 did, with \"down\" or \"up\" no movement by so much.",
    RATIO "ratio" "\"a multiple of 5 times\": what is measured in times.",
    FORMERLY "formerly" "\"8 after 4\": what it was before.",
    FIGHTER "fighter" "\"lost 500 men\": who is lost in a fight.",
    KINDS "kinds" "\"people of 5 nations\": of which they are, and are no part.",
    FORESEEN "foreseen" "\"is seen at 5\": to which something is expected to come.",
    EQUATE "equate" "\"5 comes to 10 per cent of the 50\".",
    COMPLETING "completing" "\"5 passengers and crew\": with whom those named before them are all.",
    UNTRUE "untrue" "\"false\": what a rumour is called.",
    TRUTH "truth" "\"not true\".",
    ACT "act" "\"the arrest of 5 drivers\": nouns of what was done to so many.",
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
            for spelling in record.words() {
                let spelling = spelling?;
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
    fn no_two_classes_have_one_name() {
        for (name, class) in Classes::ALL {
            assert_eq!(Classes::named(name), Some(*class), "{name}");
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
