//! The loading of units from their files.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::line::{Prefix, UnitLine, cut, prefixes};
use super::symbols::Symbols;
use super::{Dimension, KnownUnit, Place, Power, Size, Units};
use crate::lexicon::phrases::Phrases;
use crate::lexicon::{LexiconError, Record, records};
use crate::token::Vocabulary;
use crate::value::{Exact, Unit};

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
            bases: Vec::new(),
        };
        for record in records("units.tsv", include_str!("../units.tsv")) {
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
                    if prefix.capitals {
                        units.add_capitals(&line, prefix, symbol, vocabulary);
                    }
                }
            }
        }
        units.length = dimensions.get("length").copied().unwrap_or(Dimension(0));
        units.load_powers(vocabulary)?;
        units.load_rates(vocabulary)?;
        units.find_bases();
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

    /// The symbols of a unit with a prefix, in capitals: KM, KWH.
    fn add_capitals(
        &mut self,
        line: &UnitLine<'_>,
        prefix: &Prefix<'_>,
        prefix_symbol: &str,
        vocabulary: &mut Vocabulary,
    ) {
        let name = format!("{}{}", prefix.name, line.name);
        let Some(index) = self.by_name.get(name.as_str()).copied() else {
            return;
        };
        for symbol in &line.symbols {
            let spelled = format!("{prefix_symbol}{symbol}");
            let capitals = spelled.to_uppercase();
            if capitals != spelled {
                self.symbols.add(&capitals, index, vocabulary);
            }
        }
    }

    fn load_powers(&mut self, vocabulary: &mut Vocabulary) -> Result<(), LexiconError> {
        for record in records("powers.tsv", include_str!("../powers.tsv")) {
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
        for record in records("rates.tsv", include_str!("../rates.tsv")) {
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
}
