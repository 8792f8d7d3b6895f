//! Units of measurement: their names, spellings and sizes.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::phrases::Phrases;
use super::{LexiconError, Record, records};
use crate::token::{Shape, Token, tokenize};
use crate::token::{Vocabulary, WordId};
use crate::value::{Exact, Figure, Unit};

/// What a unit measures, by its number among the dimensions of units.tsv.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Dimension(u16);

/// How large a unit is: a figure in it, times `factor`, plus `zero`, is the figure in the base unit
/// of the dimension. Exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Size {
    dimension: Dimension,
    factor: Decimal,
    zero: Decimal,
}

/// A unit of the lexicon.
#[derive(Debug)]
pub(crate) struct KnownUnit {
    pub(crate) name: Unit,
    dimension: Dimension,
    /// `None` where the unit has no fixed size.
    size: Option<Size>,
}

/// Where the word for a power stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Before,
    After,
}

/// A word that makes an area or a volume of a length.
#[derive(Debug)]
pub(crate) struct Power {
    /// What the unit's name begins with: "square".
    pub(crate) name: Box<str>,
    pub(crate) place: Place,
}

/// All units, by their spellings and by their names.
#[derive(Debug)]
pub(crate) struct Units {
    known: Vec<KnownUnit>,
    /// By name, and by spelling in words.
    by_name: FxHashMap<Box<str>, usize>,
    words: Phrases<usize>,
    symbols: Symbols,
    powers: Phrases<Power>,
    /// The name of each power by its digit.
    power_names: Vec<(Box<str>, Box<str>)>,
    /// What a rate may be per besides the units.
    rates: Phrases<Unit>,
    rate_symbols: Symbols,
    rate_names: Vec<Unit>,
    length: Dimension,
}

/// Abbreviations, by their first token; they match in just their capitals.
#[derive(Debug, Default)]
struct Symbols(FxHashMap<WordId, Vec<Symbol>>);

#[derive(Debug)]
struct Symbol {
    pieces: Box<[Box<str>]>,
    meaning: usize,
}

impl Symbols {
    fn add(&mut self, symbol: &str, meaning: usize, vocabulary: &mut Vocabulary) {
        let tokens = tokenize(symbol, &Vocabulary::default());
        let Some(first) = tokens.first() else { return };
        let id = vocabulary.intern(&first.key(symbol));
        let pieces = tokens.iter().map(|token| token.text(symbol).into());
        let bucket = self.0.entry(id).or_default();
        let pieces: Box<[Box<str>]> = pieces.collect();
        let at = bucket.partition_point(|held| held.pieces.len() >= pieces.len());
        bucket.insert(at, Symbol { pieces, meaning });
    }

    /// The longest symbol at token `at`: the index after its last token, and its meaning.
    fn longest(&self, text: &str, tokens: &[Token], at: usize) -> Option<(usize, usize)> {
        let bucket = self.0.get(&tokens.get(at)?.word)?;
        bucket.iter().find_map(|symbol| {
            let end = at + symbol.pieces.len();
            let written = tokens.get(at..end)?;
            let same = written
                .iter()
                .zip(&symbol.pieces)
                .all(|(token, piece)| token.text(text) == &**piece);
            same.then_some((end, symbol.meaning))
        })
    }
}

struct Prefix<'a> {
    symbols: Vec<&'a str>,
    name: &'a str,
    factor: Decimal,
}

impl Units {
    /// Reads units.tsv, prefixes.tsv, powers.tsv and rates.tsv.
    ///
    /// # Errors
    /// The first line that does not say what its file's head asks for.
    pub(crate) fn load(vocabulary: &mut Vocabulary) -> Result<Self, LexiconError> {
        let prefixes = prefixes()?;
        let mut dimensions: FxHashMap<String, Dimension> = FxHashMap::default();
        let mut units = Self {
            known: Vec::new(),
            by_name: FxHashMap::default(),
            words: Phrases::default(),
            symbols: Symbols::default(),
            powers: Phrases::default(),
            power_names: Vec::new(),
            rates: Phrases::default(),
            rate_symbols: Symbols::default(),
            rate_names: Vec::new(),
            length: Dimension(0),
        };
        for record in records("units.tsv", include_str!("units.tsv")) {
            let line = UnitLine::new(&record)?;
            let next = u16::try_from(dimensions.len()).map_err(|_| record.error("too many"))?;
            let dimension = *dimensions
                .entry(line.dimension.to_owned())
                .or_insert(Dimension(next));
            units.add(&line, "", "", Decimal::ONE, dimension, vocabulary, &record)?;
            for letter in &line.prefixes {
                let prefix = prefixes
                    .iter()
                    .find(|prefix| prefix.symbols.contains(letter))
                    .ok_or_else(|| record.error(format!("no prefix {letter:?} in prefixes.tsv")))?;
                for symbol in &prefix.symbols {
                    let Prefix { name, factor, .. } = *prefix;
                    units.add(&line, name, symbol, factor, dimension, vocabulary, &record)?;
                }
            }
        }
        units.length = dimensions.get("length").copied().unwrap_or(Dimension(0));
        units.load_powers(vocabulary)?;
        units.load_rates(vocabulary)?;
        Ok(units)
    }

    /// Adds one unit, or finds it by its name, with spellings that begin with a prefix.
    #[expect(
        clippy::too_many_arguments,
        reason = "a prefix has a name, a symbol and a factor"
    )]
    fn add(
        &mut self,
        line: &UnitLine<'_>,
        prefix: &str,
        prefix_symbol: &str,
        times: Decimal,
        dimension: Dimension,
        vocabulary: &mut Vocabulary,
        record: &Record<'_>,
    ) -> Result<(), LexiconError> {
        let name = format!("{prefix}{}", line.name);
        let index = match self.by_name.get(name.as_str()) {
            Some(index) => *index,
            None => {
                let index = self.known.len();
                let factor = line.factor.map(|factor| factor.times(times)).transpose();
                let factor = factor.map_err(|error| record.error(error.to_string()))?;
                self.known.push(KnownUnit {
                    name: Unit::new(name.as_str()),
                    dimension,
                    size: factor.map(|factor| Size {
                        dimension,
                        factor,
                        zero: line.zero,
                    }),
                });
                self.by_name.insert(name.into(), index);
                index
            }
        };
        for word in &line.words {
            let word = format!("{prefix}{word}");
            self.words.add(&word, index, vocabulary);
            self.by_name.entry(word.into()).or_insert(index);
        }
        for symbol in &line.symbols {
            let spelled = format!("{prefix_symbol}{symbol}");
            self.symbols.add(&spelled, index, vocabulary);
        }
        Ok(())
    }

    fn load_powers(&mut self, vocabulary: &mut Vocabulary) -> Result<(), LexiconError> {
        for record in records("powers.tsv", include_str!("powers.tsv")) {
            let (name, digit) = (record.field(0)?, record.field(1)?);
            let exponent = match digit {
                "2" => 2,
                "3" => 3,
                other => return Err(record.error(format!("{other:?} is no power: 2 or 3"))),
            };
            self.power_names.push((digit.into(), name.into()));
            let place = match record.field(2)? {
                "before" => Place::Before,
                "after" => Place::After,
                other => return Err(record.error(format!("{other:?}: before or after"))),
            };
            for spelling in &record.spellings {
                let name = name.into();
                self.powers.add(spelling, Power { name, place }, vocabulary);
            }
            self.raise_lengths(name, exponent, &record)?;
        }
        Ok(())
    }

    /// Gives every length of fixed size its square or cube, sized in square or cubic metres.
    fn raise_lengths(
        &mut self,
        name: &str,
        exponent: u32,
        record: &Record<'_>,
    ) -> Result<(), LexiconError> {
        let like = if exponent == 2 { "hectare" } else { "litre" };
        let dimension = self
            .by_name
            .get(like)
            .map(|index| self.known[*index].dimension)
            .ok_or_else(|| record.error(format!("units.tsv has no {like}")))?;
        let lengths: Vec<_> = self
            .known
            .iter()
            .filter(|unit| unit.dimension == self.length)
            .map(|unit| (format!("{name} {}", unit.name), unit.size))
            .collect();
        for (raised, size) in lengths {
            if self.by_name.contains_key(raised.as_str()) {
                continue;
            }
            // A cubic light-year does not fit an exact decimal: it has a name and no size.
            let factor = size.and_then(|size| {
                (1..exponent)
                    .try_fold(size.factor, |product, _| product.times(size.factor))
                    .ok()
            });
            let index = self.known.len();
            self.known.push(KnownUnit {
                name: Unit::new(raised.as_str()),
                dimension,
                size: factor.map(|factor| Size {
                    dimension,
                    factor,
                    zero: Decimal::ZERO,
                }),
            });
            self.by_name.insert(raised.into(), index);
        }
        Ok(())
    }

    fn load_rates(&mut self, vocabulary: &mut Vocabulary) -> Result<(), LexiconError> {
        for record in records("rates.tsv", include_str!("rates.tsv")) {
            let first = record.spellings.first().copied().unwrap_or_default();
            let name = match record.fields.first() {
                Some(name) if !name.is_empty() => *name,
                _ => first,
            };
            let name = Unit::new(name);
            for spelling in &record.spellings {
                self.rates.add(spelling, name.clone(), vocabulary);
            }
            let index = self.rate_names.len();
            self.rate_names.push(name);
            for symbol in record.fields.get(1).into_iter().flat_map(|list| cut(list)) {
                self.rate_symbols.add(symbol, index, vocabulary);
            }
        }
        Ok(())
    }

    /// The longest unit that starts at token `at`, in words or as a symbol: the index after its
    /// last token, and the unit.
    pub(crate) fn longest(
        &self,
        text: &str,
        tokens: &[Token],
        at: usize,
    ) -> Option<(usize, &KnownUnit)> {
        let word = self
            .words
            .longest(tokens, at)
            .map(|(end, index)| (end, *index));
        let symbol = self.symbols.longest(text, tokens, at);
        let (end, index) = match (word, symbol) {
            (Some(word), Some(symbol)) if symbol.0 > word.0 => symbol,
            (word, symbol) => word.or(symbol)?,
        };
        Some((end, self.known.get(index)?))
    }

    /// Is the unit at token `at` written as a symbol of one letter, which much else can be?
    pub(crate) fn is_letter(tokens: &[Token], at: usize) -> bool {
        tokens
            .get(at)
            .is_some_and(|token| token.shape == Shape::Word && token.end - token.start == 1)
    }

    /// What a rate at token `at` is per, in words ("barrel") or, after "/", as a symbol ("kg"):
    /// the index after its last token, and its name.
    pub(crate) fn rate(
        &self,
        text: &str,
        tokens: &[Token],
        at: usize,
        symbols: bool,
    ) -> Option<(usize, &Unit)> {
        if let Some(known) = self.rates.longest(tokens, at) {
            return Some(known);
        }
        if symbols && let Some((end, index)) = self.rate_symbols.longest(text, tokens, at) {
            return Some((end, self.rate_names.get(index)?));
        }
        let letter = Self::is_letter(tokens, at);
        let (end, unit) = self.longest(text, tokens, at)?;
        (symbols || !letter).then_some((end, &unit.name))
    }

    /// The word for a power at token `at`.
    pub(crate) fn power(&self, tokens: &[Token], at: usize) -> Option<(usize, &Power)> {
        self.powers.longest(tokens, at)
    }

    /// What the name of a length to this power, a digit, begins with.
    pub(crate) fn power_name(&self, digit: &str) -> Option<&str> {
        let mut names = self.power_names.iter();
        names.find_map(|(held, name)| (**held == *digit).then_some(&**name))
    }

    /// Is this unit a length?
    pub(crate) fn is_length(&self, unit: &KnownUnit) -> bool {
        unit.dimension == self.length
    }

    /// The unit of this name or spelling, under its name in the lexicon if it is there.
    pub(crate) fn named(&self, name: &str) -> Unit {
        self.by_name
            .get(name)
            .and_then(|index| self.known.get(*index))
            .map_or_else(|| Unit::new(name), |known| known.name.clone())
    }

    /// The figure in the base unit of what its unit measures; `None` for a unit that the lexicon does
    /// not have or that has no fixed size, or where the result does not fit an exact decimal.
    pub(crate) fn in_base(&self, figure: &Figure, unit: &Unit) -> Option<(Dimension, Figure)> {
        let size = self.size(unit)?;
        let figure = figure.scaled(size.factor).ok()?.shifted(size.zero).ok()?;
        Some((size.dimension, figure))
    }

    /// The size of the unit of this name; `None` for one that the lexicon does not have, or that
    /// has no fixed size.
    fn size(&self, unit: &Unit) -> Option<Size> {
        self.known.get(*self.by_name.get(unit.name())?)?.size
    }
}

/// The fields of a line of units.tsv.
struct UnitLine<'a> {
    words: Vec<&'a str>,
    name: &'a str,
    dimension: &'a str,
    factor: Option<Decimal>,
    symbols: Vec<&'a str>,
    prefixes: Vec<&'a str>,
    zero: Decimal,
}

impl<'a> UnitLine<'a> {
    fn new(record: &'a Record<'a>) -> Result<Self, LexiconError> {
        let words: Vec<_> = record
            .spellings
            .iter()
            .copied()
            .filter(|word| *word != "-")
            .collect();
        let name = match (record.field(0)?, words.first()) {
            ("", Some(first)) => first,
            ("", None) => return Err(record.error("a unit without words needs a name")),
            (name, _) => name,
        };
        let factor = match record.field(2)? {
            "-" => None,
            factor => Some(decimal(factor, record)?),
        };
        Ok(Self {
            name,
            dimension: record.field(1)?,
            factor,
            symbols: cut(record.field(3)?).collect(),
            prefixes: match record.fields.get(4) {
                None | Some(&"-") => Vec::new(),
                Some(list) => list.split(' ').collect(),
            },
            zero: record
                .fields
                .get(5)
                .map_or(Ok(Decimal::ZERO), |zero| decimal(zero, record))?,
            words,
        })
    }
}

fn prefixes() -> Result<Vec<Prefix<'static>>, LexiconError> {
    records("prefixes.tsv", include_str!("prefixes.tsv"))
        .map(|record| {
            let factor = record.fields.get(1).copied().unwrap_or_default();
            Ok(Prefix {
                name: record.fields.first().copied().unwrap_or_default(),
                factor: decimal(factor, &record)?,
                symbols: record.spellings,
            })
        })
        .collect()
}

/// The items of a list that ` | ` separates; none for `-`.
fn cut(list: &str) -> impl Iterator<Item = &str> {
    list.split(" | ").map(str::trim).filter(|item| *item != "-")
}

fn decimal(text: &str, record: &Record<'_>) -> Result<Decimal, LexiconError> {
    Decimal::from_str_exact(text).map_err(|_| record.error(format!("{text:?} is no exact decimal")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load() -> (Units, Vocabulary) {
        let mut vocabulary = Vocabulary::default();
        let units = Units::load(&mut vocabulary).expect("the files load");
        (units, vocabulary)
    }

    fn read(text: &str) -> Option<String> {
        let (units, vocabulary) = load();
        let tokens = tokenize(text, &vocabulary);
        let (end, unit) = units.longest(text, &tokens, 0)?;
        assert_eq!(end, tokens.len(), "{text} is read whole");
        Some(unit.name.to_string())
    }

    #[test]
    fn every_dimension_has_a_base_unit() {
        let (units, _) = load();
        for unit in &units.known {
            let sized = |other: &&KnownUnit| other.dimension == unit.dimension;
            let bases = units.known.iter().filter(sized).filter(|other| {
                let factor = other.size.map(|size| size.factor);
                factor == Some(Decimal::ONE) || factor == Some(Decimal::from(9))
            });
            assert!(
                bases.count() > 0 || unit.size.is_none(),
                "nothing has the size of the base unit by which {} is measured",
                unit.name
            );
        }
    }

    #[test]
    fn symbols_ask_for_their_capitals() {
        assert_eq!(read("MW").as_deref(), Some("megawatt"));
        assert_eq!(read("mW").as_deref(), Some("milliwatt"));
        assert_eq!(read("kWh").as_deref(), Some("kilowatt-hour"));
        assert_eq!(read("Mb").as_deref(), Some("megabit"));
        assert_eq!(read("MB").as_deref(), Some("megabyte"));
        assert_eq!(read("mB"), None);
        assert_eq!(read("b/d").as_deref(), Some("barrel per day"));
        assert_eq!(read("°C").as_deref(), Some("degree Celsius"));
    }

    #[test]
    fn words_match_whatever_their_capitals() {
        assert_eq!(read("Kilometers").as_deref(), Some("kilometre"));
        assert_eq!(read("square miles"), None, "that is a power and a length");
        assert_eq!(read("barrels of oil").as_deref(), Some("barrel of oil"));
        assert_eq!(read("pound-feet").as_deref(), Some("pound-foot"));
        assert_eq!(read("year-olds").as_deref(), Some("year old"));
    }

    #[test]
    fn sizes_convert_exactly() {
        let (units, _) = load();
        let base = |value: &str, unit: &str| {
            let size = units.size(&Unit::new(unit)).expect("a size");
            let value = Decimal::from_str_exact(value).expect("a decimal");
            let scaled = value.times(size.factor).and_then(|v| v.plus(size.zero));
            (size.dimension, scaled.expect("it fits").normalize())
        };
        assert_eq!(base("1", "mile"), base("1.609344", "kilometre"));
        assert_eq!(
            base("212", "degree Fahrenheit"),
            base("100", "degree Celsius")
        );
        assert_eq!(base("-273.15", "degree Celsius"), base("0", "kelvin"));
        assert_eq!(base("1", "square kilometre"), base("100", "hectare"));
        assert_eq!(base("1", "cubic metre"), base("1000", "litre"));
        assert_eq!(
            base("1449", "terawatt-hour"),
            base("1449000", "gigawatt-hour")
        );
        assert_eq!(
            base("1", "mile per hour"),
            base("1.609344", "kilometre per hour")
        );
        assert_ne!(base("1", "metre").0, base("1", "gram").0);
        assert_eq!(
            units.size(&Unit::new("ton")),
            None,
            "short, long or metric?"
        );
    }
}
