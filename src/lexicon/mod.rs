//! The words of the language: data files that a person can read and extend, and their loader.
//!
//! Each file holds one kind of word, a line a meaning: the spellings, separated by ` | `, then a
//! tab and what they mean. `#` starts a comment line. A spelling with a capital letter matches only
//! text with one ("May", "US").

mod added;
mod akin;
mod classes;
mod common;
mod cue;
mod currency;
mod endings;
mod happenings;
mod hedge;
pub(crate) mod hints;
mod jubilee;
pub(crate) mod known;
mod linking;
mod margins;
mod marks;
mod number;
mod phrases;
mod plurals;
mod predicates;
mod role;
mod share;
pub(crate) mod things;
pub(crate) mod time;
mod time_word;
mod topics;
pub(crate) mod turns;
mod units;
mod words;

use std::sync::{Arc, LazyLock};

use thiserror::Error;

use crate::value::{Figure, Unit};

use crate::passage::{Cue, Side, Sign};

pub use added::{MeasuredThing, NoWord, Party, PartyKind};
pub(crate) use akin::Akin;
pub(crate) use classes::Classes;
pub(crate) use common::COMMON;
pub(crate) use currency::{Money, MoneyWord, Stand};
pub(crate) use endings::{Ending, Endings};
use happenings::Happenings;
pub(crate) use hedge::Hedges;
pub(crate) use jubilee::Jubilee;
pub(crate) use linking::Linking;
pub(crate) use margins::MarginSide;
pub(crate) use number::{NumberClass, NumberWord, NumberWords};
pub(crate) use phrases::Phrases;
pub(crate) use plurals::{Number, Plurals};
pub(crate) use role::{Role, Roles, mask};
pub(crate) use share::Shares;
pub(crate) use topics::Topics;
pub(crate) use units::{Place, Units};

pub(crate) use crate::token::{Vocabulary, WordId};
pub(crate) use words::{WordClass, Words};

/// A line of a lexicon file that does not say what its file is for.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}, line {line}: {reason}")]
pub struct LexiconError {
    /// The file, by its name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

/// How many words the files hold, about.
const WORDS: usize = 8_000;

/// All words that the reading of a document needs.
#[derive(Debug)]
pub struct Lexicon {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) linking: Linking,
    pub(crate) cues: Phrases<Cue>,
    pub(crate) events: Happenings,
    pub(crate) signs: Phrases<Box<[Sign]>>,
    pub(crate) sides: Phrases<Box<[Arc<Side>]>>,
    pub(crate) jubilees: Phrases<Jubilee>,
    pub(crate) units: Units,
    pub(crate) words: Words,
    pub(crate) plurals: Plurals,
    pub(crate) endings: Endings,
    pub(crate) roles: Roles,
    pub(crate) numbers: NumberWords,
    pub(crate) hedges: Hedges,
    pub(crate) money: Money,
    pub(crate) time: time::TimeLexicon,
    pub(crate) shares: Shares,
    pub(crate) hints: hints::Hints,
}

impl Lexicon {
    /// The English lexicon that comes with the library, loaded on first use.
    pub fn english() -> &'static Self {
        static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| match Lexicon::new() {
            Ok(lexicon) => lexicon,
            // The files are compiled in, and tests load each of them.
            Err(error) => unreachable!("{error}"),
        });
        &ENGLISH
    }

    /// A copy of the English lexicon, to add to.
    ///
    /// # Errors
    /// The line of a file that comes with the library and cannot be read; its tests know of none.
    pub fn new() -> Result<Self, LexiconError> {
        let mut vocabulary = Vocabulary::with_room_for(WORDS);
        let mut roles = Roles::default();
        roles.load("roles.tsv", include_str!("roles.tsv"), &mut vocabulary)?;
        let numbers = NumberWords::load(
            "numbers.tsv",
            include_str!("numbers.tsv"),
            &mut vocabulary,
            &mut roles,
        )?;
        let shares = Shares::load(&mut vocabulary, &mut roles)?;
        let time = time::TimeLexicon::load(&mut vocabulary)?;
        let hedges = Hedges::load("hedges.tsv", include_str!("hedges.tsv"), &mut vocabulary)?;
        let money = Money::load(&mut vocabulary)?;
        Ok(Self {
            hints: hints::Hints::of(vocabulary.len(), &roles, &time, &money),
            numbers,
            shares,
            time,
            hedges,
            money,
            linking: Linking::load(&mut vocabulary)?,
            cues: cue::load(&mut vocabulary)?,
            events: Happenings::load(&mut vocabulary)?,
            signs: marks::signs(&mut vocabulary)?,
            sides: marks::sides(&mut vocabulary)?,
            jubilees: jubilee::load(&mut vocabulary)?,
            units: Units::load(&mut vocabulary)?,
            words: Words::load(&mut vocabulary)?,
            plurals: Plurals::load()?,
            endings: Endings::load("endings.tsv", include_str!("endings.tsv"))?,
            roles,
            vocabulary,
        })
    }

    /// Adds measured things and synonyms of them: lines of spellings separated by ` | `, a tab, the
    /// canonical name, and optionally, after further tabs, the nature (`flow`, `stock`, `toll`,
    /// `rate` or `-`) and the name of what it is a part of. A verb is marked by a leading `*`.
    ///
    /// ```
    /// let mut lexicon = numclaim::Lexicon::new().unwrap();
    /// lexicon.add_things("throughput | box traffic | *transhipped\tcontainer traffic\tflow").unwrap();
    /// assert!(lexicon.add_things("throughput\tcontainer traffic\tfluid").is_err());
    /// ```
    ///
    /// # Errors
    /// The first line that does not have this form; the lines before it have been added.
    pub fn add_things(&mut self, lines: &str) -> Result<(), LexiconError> {
        self.linking.add_things(lines, &mut self.vocabulary)
    }

    /// Two figures in units of one kind, both in the unit by which the lexicon measures that kind, so that
    /// they can be compared: pounds and kilograms, degrees Celsius and Fahrenheit, exactly. `None` for
    /// units of two kinds ("metre", "gram"), for a unit that the lexicon does not have or that has no
    /// fixed size ("ton"), or where a value does not fit an exact decimal.
    ///
    /// ```
    /// use numclaim::value::{Bound, Figure, Precision, Unit};
    /// use rust_decimal::Decimal;
    /// let lexicon = numclaim::Lexicon::english();
    /// let figure = |value| Figure::new(Decimal::from(value), Precision::Point, Bound::Exact).unwrap();
    /// let (pipeline, terminal) = (figure(2), figure(2000));
    /// let common = lexicon.in_common_unit(
    ///     (&pipeline, &Unit::new("terawatt-hour")),
    ///     (&terminal, &Unit::new("gigawatt-hour")),
    /// );
    /// assert!(common.is_some_and(|(left, right)| left == right));
    /// ```
    pub fn in_common_unit(
        &self,
        left: (&Figure, &Unit),
        right: (&Figure, &Unit),
    ) -> Option<(Figure, Figure)> {
        let (dimension, left) = self.units.in_base(left.0, left.1)?;
        let (other, right) = self.units.in_base(right.0, right.1)?;
        (dimension == other).then_some((left, right))
    }

    /// Adds places, institutions and other parties: lines of spellings separated by ` | `, a tab, the
    /// canonical name, a tab, the kind (`country`, `capital`, `city` or `bloc`), and optionally,
    /// after another tab, what it lies in.
    ///
    /// # Errors
    /// The first line that does not have this form; nothing has been added then.
    pub fn add_places(&mut self, lines: &str) -> Result<(), LexiconError> {
        self.linking.add_places(lines, &mut self.vocabulary)
    }
}

/// A line of a lexicon file: its number, the spellings, and the fields after the tab.
pub(crate) struct Record<'a> {
    file: &'static str,
    line: usize,
    /// The spellings.
    pub(crate) spellings: Vec<&'a str>,
    /// The fields that say what they mean.
    pub(crate) fields: Vec<&'a str>,
}

impl Record<'_> {
    /// The error that a loader returns when it cannot use this line.
    pub(crate) fn error(&self, reason: impl Into<String>) -> LexiconError {
        LexiconError {
            file: self.file.to_owned(),
            line: self.line,
            reason: reason.into(),
        }
    }

    /// The `nth` field, which must be there.
    pub(crate) fn field(&self, nth: usize) -> Result<&str, LexiconError> {
        self.fields
            .get(nth)
            .copied()
            .ok_or_else(|| self.error(format!("no field {} after the spellings", nth + 1)))
    }

    /// Does the `nth` field hold this word? If it holds anything else, that is a mistake.
    pub(crate) fn says(&self, nth: usize, word: &str) -> Result<bool, LexiconError> {
        match self.fields.get(nth).copied() {
            None | Some("") => Ok(false),
            Some(held) if held == word => Ok(true),
            Some(other) => Err(self.error(format!("{other:?} is not {word:?}"))),
        }
    }

    /// The spellings, where each must be a single word.
    pub(crate) fn words(&self) -> impl Iterator<Item = Result<&str, LexiconError>> {
        self.spellings.iter().map(|word| match word.contains(' ') {
            true => Err(self.error(format!("{word:?} is more than one word"))),
            false => Ok(*word),
        })
    }
}

/// The lines of a lexicon file that are neither empty nor comments.
pub(crate) fn records<'a>(file: &'static str, text: &'a str) -> impl Iterator<Item = Record<'a>> {
    text.lines().enumerate().filter_map(move |(nth, line)| {
        let line = trimmed_end(line);
        if line.is_empty() || line.starts_with("# ") || line == "#" {
            return None;
        }
        let (spelled, mut rest) = cut_at(line, b'\t');
        let mut fields = Vec::new();
        while let Some(more) = rest {
            let (field, beyond) = cut_at(more, b'\t');
            fields.push(trimmed(field));
            rest = beyond;
        }
        Some(Record {
            file,
            line: nth + 1,
            spellings: spellings(trimmed(spelled)),
            fields,
        })
    })
}

/// What stands before the first such sign of ASCII, and behind it. The search of the standard library pays
/// for longer texts than the parts of a line are.
fn cut_at(text: &str, sign: u8) -> (&str, Option<&str>) {
    match text.bytes().position(|byte| byte == sign) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    }
}

/// The parts of a field between " | ".
fn spellings(field: &str) -> Vec<&str> {
    let mut spellings = Vec::with_capacity(8);
    let (mut start, mut end) = (0, 0);
    let mut rest = field;
    while let (before, Some(after)) = cut_at(rest, b'|') {
        end += before.len();
        // A bar without spaces around it is part of a spelling.
        if field[..end].ends_with(' ') && after.starts_with(' ') {
            spellings.push(trimmed(&field[start..end]));
            start = end + 1;
        }
        end += 1;
        rest = after;
    }
    spellings.push(trimmed(&field[start..]));
    spellings
}

/// The text without spaces at its ends, of which most have one at most.
fn trimmed(text: &str) -> &str {
    let text = text.strip_prefix(' ').unwrap_or(text);
    let text = text.strip_suffix(' ').unwrap_or(text);
    match text.as_bytes() {
        [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim(),
    }
}

/// The line without spaces at its end.
fn trimmed_end(line: &str) -> &str {
    match line.as_bytes() {
        [.., b'!'..=b'~'] => line,
        _ => line.trim_end(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_says_what_it_is_for() {
        if let Err(error) = Lexicon::new() {
            panic!("{error}");
        }
    }

    #[test]
    fn a_field_and_a_spelling_that_are_wrong_are_named() {
        let lines = "ash | lava\tvolcano\tclose\nash\tvolcano\nhot ash\tvolcano\tcloser";
        let held: Vec<_> = records("mine", lines).collect();
        let says: Vec<_> = held.iter().map(|record| record.says(1, "close")).collect();
        assert!(
            matches!(says[..], [Ok(true), Ok(false), Err(_)]),
            "{says:?}"
        );
        let words = |nth: usize| held[nth].words().collect::<Result<Vec<_>, _>>();
        assert!(words(0).is_ok_and(|words| words == ["ash", "lava"]));
        for error in [words(2).err(), held[2].says(1, "close").err()] {
            let told = error.map(|error| error.to_string()).unwrap_or_default();
            assert!(told.contains("mine, line 3"), "{told}");
        }
    }
}
