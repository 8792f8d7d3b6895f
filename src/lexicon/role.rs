//! The parts that single words and signs play in figures and times, as bits of each word, so that
//! a reader's question about a token costs one look into a table.

use super::{LexiconError, records};
use crate::token::{Vocabulary, WordId};

macro_rules! roles {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// A part that a word can play; one word may play several.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Role { $($(#[doc = $doc])+ $name,)+ }

        /// Their names in the lexicon files.
        const NAMES: &[(&str, Role)] = &[$(($text, Role::$name),)+];

        // Each has its bit.
        const _: () = assert!(NAMES.len() <= RoleSet::BITS as usize);
    };
}

roles! {
    /// Begins a figure: a numeral's or a multiple's word ("three", "half", "doubled").
    Anchor = "anchor",
    /// "and", "&".
    And = "and",
    /// "a", "an".
    Article = "article",
    /// "another".
    Another = "another",
    /// "the", "this", "its": what a counted whole begins with.
    Determiner = "determiner",
    /// "of".
    Of = "of",
    /// "or".
    Or = "or",
    /// "in".
    In = "in",
    /// "out".
    Out = "out",
    /// "by".
    By = "by",
    /// "over".
    Over = "over",
    /// "to", before a verb or of where something leads; between the ends of a range it is one of several.
    Toward = "toward",
    /// "the".
    The = "the",
    /// "that".
    That = "that",
    /// "as".
    As = "as",
    /// "on".
    On = "on",
    /// "at".
    At = "at",
    /// "for".
    For = "for",
    /// "with".
    With = "with",
    /// "worth", before an amount or behind one.
    Worth = "worth",
    /// "average".
    Average = "average",
    /// "among".
    Among = "among",
    /// Behind two lists, whose items belong together one by one: "respectively".
    InStep = "in-step",
    /// "point" between spelled digits.
    Point = "point",
    /// "to" between the ends of a range.
    To = "to",
    /// "between".
    Between = "between",
    /// "from".
    From = "from",
    /// "but" and other words that join two bounds.
    But = "but",
    /// "per", "each": before the unit of a rate.
    Per = "per",
    /// Verbs that "over" belongs to: "handed over 40 jets".
    Handing = "handing",
    /// Words for what goes on "over" a time or a number of turns: "spread over six years".
    Spreading = "spreading",
    /// "minus", "negative".
    Minus = "minus",
    /// "/".
    Slash = "slash",
    /// "^".
    Caret = "caret",
    /// "e" or "x" in a number in scientific notation.
    Exponent = "exponent",
    /// "×" or "x".
    Cross = "cross",
    /// ".".
    Stop = "stop",
    /// ",".
    Comma = "comma",
    /// "(".
    Open = "open",
    /// ")".
    Close = "close",
    /// "|".
    Bar = "bar",
    /// "~" between the ends of a range.
    Tilde = "tilde",
    /// "+".
    Plus = "plus",
    /// The ending of an ordinal in digits: "st", "nd", "rd", "th".
    OrdinalEnding = "ordinal-ending",
    /// A verb after which "up to" is where something arrives, and no bound.
    Arriving = "arriving",
    /// "ranging": after it "from X to Y" is a range.
    Ranging = "ranging",
    /// "morning" in "eight in the morning".
    DayPart = "day-part",
    /// "than".
    Than = "than",
    /// A verb or adverb of movement, after which "from X to Y" names two levels and no range.
    Movement = "movement",
    /// A verb or adverb of moving a date: after it "from X to Y" names two days and no range.
    Moving = "moving",
    /// A verb of trading, after which a number with a point is a price: "closed at 4.17".
    Trading = "trading",
    /// "times", "x" after a factor.
    Times = "times",
    /// "-fold".
    Fold = "fold",
    /// "weigh", "lb": words near which pounds are a weight.
    Weight = "weight",
    /// "note", "coin": what pounds are of where they are money ("a ten-pound note").
    MoneyNoun = "money-noun",
    /// What "twice" or "double" multiplies begins with it.
    Multiplied = "multiplied",
    /// What "3 times" compares: "more", "higher", "earnings".
    Compared = "compared",
    /// A word before the bare form of a verb: "to", "will".
    VerbBefore = "verb-before",
    /// A unit of time, or what one plays or does so many of: "one in five years" is no share.
    TimeUnit = "time-unit",
    /// "point" of a percentage: "half a point".
    PointWord = "point-word",
    /// "pm", "o'clock".
    Clock = "clock",
    /// A word near the score of a game.
    Score = "score",
    /// What the name of a street ends with: "Road".
    Street = "street",
    /// "figure" in "six-figure".
    FigureWord = "figure-word",
    /// "digit" in "double-digit millions".
    DigitWord = "digit-word",
    /// The name of something that is numbered: "Article", "Boeing", "Windows", "No".
    Numbered = "numbered",
    /// The name of something that is numbered with letters: "seat 14C".
    Lettered = "lettered",
    /// A name whose numeral belongs to it whatever follows: "Boeing 737 jets", "S&P 500 companies".
    Series = "series",
    /// "be", "gets", before a participle.
    Passive = "passive",
    /// "is", "are".
    Present = "present",
    /// "oh" in "twenty oh five".
    Nought = "nought",
    /// The name of a month, so that a numeral after it is a day.
    Month = "month",
    /// What is sold by how finely it is drawn: "4K televisions".
    Screen = "screen",
    /// What is measured in money though no currency stands there: "a two-trillion plan".
    Funding = "funding",
    /// Between "a" and "million", and nothing to its value: "a cool million".
    Padding = "padding",
    /// Words beside which a document says in what money it counts.
    Declaring = "declaring",
}

/// Several roles, a bit each.
pub(crate) type RoleSet = u128;

/// Several roles, for [`Roles::has_any`].
pub(crate) const fn mask(roles: &[Role]) -> RoleSet {
    let (mut bits, mut at) = (0, 0);
    while at < roles.len() {
        bits |= bit(roles[at]);
        at += 1;
    }
    bits
}

const fn bit(role: Role) -> RoleSet {
    1 << role as RoleSet
}

/// Which roles each word plays.
#[derive(Debug, Default)]
pub(crate) struct Roles {
    bits: Vec<RoleSet>,
}

impl Roles {
    /// Gives a word a role.
    pub(crate) fn add(&mut self, word: WordId, role: Role) {
        let slot = word.0 as usize;
        if self.bits.len() <= slot {
            self.bits.resize(slot + 1, 0);
        }
        self.bits[slot] |= bit(role);
    }

    /// Does the word play the role?
    #[inline]
    pub(crate) fn has(&self, word: WordId, role: Role) -> bool {
        self.bits
            .get(word.0 as usize)
            .is_some_and(|bits| bits & bit(role) != 0)
    }

    /// Does the word play any of the roles of a [`mask`]?
    #[inline]
    pub(crate) fn has_any(&self, word: WordId, mask: RoleSet) -> bool {
        self.bits
            .get(word.0 as usize)
            .is_some_and(|bits| bits & mask != 0)
    }

    /// Reads a file of `spellings TAB role` lines; a spelling is one word or sign.
    pub(super) fn load(
        &mut self,
        file: &'static str,
        text: &str,
        vocabulary: &mut Vocabulary,
    ) -> Result<(), LexiconError> {
        for record in records(file, text) {
            let name = record.field(0)?;
            let Some((_, role)) = NAMES.iter().find(|(text, _)| *text == name) else {
                return Err(record.error(format!("no role is named {name:?}")));
            };
            for spelling in &record.spellings {
                self.add(vocabulary.intern(&spelling.to_lowercase()), *role);
            }
        }
        Ok(())
    }
}
