//! The words of numbers: "seven", "twenty", "hundred", "bn", "third", "dozen".

use rust_decimal::Decimal;

use super::role::{Role, Roles};
use super::{LexiconError, records};
use crate::token::{Vocabulary, WordId};

/// How a number word combines with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberClass {
    /// 0 to 9.
    Unit,
    /// 10 to 19.
    Teen,
    /// 20, 30 … 90: a unit may follow.
    Ten,
    /// 100: multiplies a smaller number, and a smaller one may follow.
    Hundred,
    /// 1,000 and up, in full: multiplies what stands before it.
    Scale,
    /// An abbreviated scale ("bn", "m"): after numerals only.
    Letter,
    /// A dozen: multiplies, and nothing is added to it.
    Group,
    /// "half", "quarter": the value is what one is divided by.
    Fraction,
    /// "third", "twentieth", "hundredth": the value is what it counts or one is divided by.
    Ordinal,
    /// "hundreds", "thousands", "dozens" without a number before them: from one to ten of them.
    Plural,
}

const CLASSES: &[(&str, NumberClass)] = &[
    ("unit", NumberClass::Unit),
    ("teen", NumberClass::Teen),
    ("ten", NumberClass::Ten),
    ("hundred", NumberClass::Hundred),
    ("scale", NumberClass::Scale),
    ("letter", NumberClass::Letter),
    ("group", NumberClass::Group),
    ("fraction", NumberClass::Fraction),
    ("ordinal", NumberClass::Ordinal),
    ("plural", NumberClass::Plural),
];

/// A number word's class and value. The value is `None` where it does not fit an exact decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NumberWord {
    pub(crate) class: NumberClass,
    pub(crate) value: Option<Decimal>,
    /// Must it be written with a capital ("G")?
    pub(crate) capital: bool,
    /// Is it a plural ("thirds", "millions")?
    pub(crate) plural: bool,
}

/// Number words by their word.
#[derive(Debug, Default)]
pub(crate) struct NumberWords {
    by_word: Vec<Option<NumberWord>>,
}

impl NumberWords {
    /// What the word means as a number.
    #[inline]
    pub(crate) fn get(&self, word: WordId) -> Option<NumberWord> {
        self.by_word.get(word.0 as usize).copied().flatten()
    }

    /// Reads a file of `spellings TAB class TAB value [TAB plural]` lines; a value is a decimal or a power of
    /// ten such as `10^6`. All but abbreviations can begin a figure.
    pub(super) fn load(
        file: &'static str,
        text: &str,
        vocabulary: &mut Vocabulary,
        roles: &mut Roles,
    ) -> Result<Self, LexiconError> {
        let mut words = Self::default();
        for record in records(file, text) {
            let name = record.field(0)?;
            let Some((_, class)) = CLASSES.iter().find(|(text, _)| *text == name) else {
                return Err(record.error(format!("no class of number words is named {name:?}")));
            };
            let written = record.field(1)?;
            let value = match written.strip_prefix("10^") {
                Some(power) => {
                    let power: u32 = power
                        .parse()
                        .map_err(|_| record.error(format!("{power:?} is no power")))?;
                    10_i128
                        .checked_pow(power)
                        .and_then(|value| Decimal::try_from_i128_with_scale(value, 0).ok())
                }
                None => Some(
                    Decimal::from_str_exact(written)
                        .map_err(|_| record.error(format!("{written:?} is no decimal")))?,
                ),
            };
            let plural = match record.fields.get(2) {
                None => false,
                Some(&"plural") => true,
                Some(other) => {
                    return Err(record.error(format!("expected \"plural\", found {other:?}")));
                }
            };
            for spelling in &record.spellings {
                let word = vocabulary.intern(&spelling.to_lowercase());
                if *class != NumberClass::Letter {
                    roles.add(word, Role::Anchor);
                }
                let slot = word.0 as usize;
                if words.by_word.len() <= slot {
                    words.by_word.resize(slot + 1, None);
                }
                words.by_word[slot] = Some(NumberWord {
                    class: *class,
                    value,
                    capital: spelling.chars().any(char::is_uppercase),
                    plural,
                });
            }
        }
        Ok(words)
    }
}
