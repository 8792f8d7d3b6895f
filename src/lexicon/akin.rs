//! Names under which one amount goes, in the words of one writer and another.

use rustc_hash::FxHashMap;

use super::{LexiconError, Record, records};
use crate::mention::Kind;

/// The lines of akin.tsv that each name stands in.
#[derive(Debug, Default)]
pub(crate) struct Akin {
    lines: Vec<Line>,
    by_name: FxHashMap<Box<str>, Vec<u16>>,
}

/// A line of names.
#[derive(Clone, Copy, Debug)]
struct Line {
    of: Of,
    /// Does one amount go by them so often that hardly any other is meant?
    close: bool,
}

/// What the figures of a line are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Money,
    Percent,
    Count,
    Length,
    Unit,
    Any,
    /// None: the words make a name another's.
    Side,
}

impl Of {
    fn read(record: &Record<'_>) -> Result<Self, LexiconError> {
        Ok(match record.field(0)? {
            "money" => Self::Money,
            "percent" => Self::Percent,
            "count" => Self::Count,
            "time" => Self::Length,
            "unit" => Self::Unit,
            "any" => Self::Any,
            "side" => Self::Side,
            other => {
                return Err(record.error(format!(
                    "{other:?} is no kind of figure: money, percent, count, time, unit, any or \
                     side was expected"
                )));
            }
        })
    }

    fn holds(self, kind: Kind) -> bool {
        match self {
            Self::Money => kind == Kind::Money,
            Self::Percent => kind == Kind::Percent,
            Self::Count => matches!(kind, Kind::Count | Kind::Number),
            Self::Length => kind == Kind::Duration,
            Self::Unit => kind == Kind::Measure,
            Self::Any => true,
            Self::Side => false,
        }
    }
}

impl Akin {
    /// Reads lines of names and what the figures are that go under them.
    pub(crate) fn load(file: &'static str, text: &str) -> Result<Self, LexiconError> {
        let mut akin = Self::default();
        for (line, record) in (0..).zip(records(file, text)) {
            let close = record.says(1, "close")?;
            let of = Of::read(&record)?;
            akin.lines.push(Line { of, close });
            for name in &record.spellings {
                akin.by_name.entry((*name).into()).or_default().push(line);
            }
        }
        Ok(akin)
    }

    /// Are both names of amounts of a kind, and never of one?
    pub(crate) fn are_rivals(&self, one: &str, other: &str, kind: Kind) -> bool {
        let known = |name: &str| {
            self.lines_of(name)
                .iter()
                .any(|line| self.holds(*line, kind))
        };
        known(one) && known(other) && !self.are_any(one, other)
    }

    /// Does a word before a name make it the name of something else: South America?
    pub(crate) fn is_side(&self, word: &str) -> bool {
        let mut lines = self.lines_of(word).iter();
        lines.any(|line| self.line(*line).is_some_and(|line| line.of == Of::Side))
    }

    /// Are they names of one amount, whatever its kind?
    pub(crate) fn are_any(&self, one: &str, other: &str) -> bool {
        self.shared(one, other).next().is_some()
    }

    /// May figures of a kind that measure the one thing and the other be one amount?
    pub(crate) fn are(&self, one: &str, other: &str, kind: Kind) -> bool {
        self.shared(one, other).any(|line| self.holds(line, kind))
    }

    /// The same, where hardly another amount of the kind can be meant.
    pub(crate) fn are_close(&self, one: &str, other: &str, kind: Kind) -> bool {
        let mut shared = self.shared(one, other);
        shared.any(|line| self.holds(line, kind) && self.line(line).is_some_and(|line| line.close))
    }

    /// A line by its number.
    fn line(&self, line: u16) -> Option<&Line> {
        self.lines.get(usize::from(line))
    }

    /// The lines that a name stands in.
    fn lines_of(&self, name: &str) -> &[u16] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }

    /// The lines that both names stand in.
    fn shared(&self, one: &str, other: &str) -> impl Iterator<Item = u16> {
        let theirs = self.lines_of(other);
        let own = self.lines_of(one).iter().copied();
        own.filter(move |line| theirs.contains(line))
    }

    /// Are figures of a kind those of a line?
    fn holds(&self, line: u16, kind: Kind) -> bool {
        self.line(line).is_some_and(|line| line.of.holds(kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_akin_by_what_the_figure_is() {
        let akin = Akin::load("akin.tsv", include_str!("akin.tsv")).expect("names");
        assert!(akin.are("cost", "price", Kind::Money));
        assert!(!akin.are("cost", "price", Kind::Count));
        assert!(!akin.are("revenue", "profit", Kind::Money));
        assert!(akin.are_close("cost", "investment", Kind::Money));
        assert!(!akin.are_close("cost", "fare", Kind::Money));
        assert!(!akin.are_close("cost", "investment", Kind::Percent));
        assert!(!akin.are("death", "injury", Kind::Count));
        assert!(!akin.are("cost", "giraffe", Kind::Money));
    }

    #[test]
    fn a_wrong_line_is_named() {
        let error = Akin::load("mine", "cost | price\tmonny");
        assert!(error.is_err_and(|error| error.to_string().contains("mine, line 1")));
    }
}
