//! Units of measurement: their names, spellings and sizes.

mod line;
mod load;
mod symbols;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::phrases::Phrases;
use crate::token::{Shape, Token};
use crate::value::{Exact, Figure, Unit};
use symbols::Symbols;

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
#[derive(Clone, Debug)]
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
    /// The unit by which each dimension is measured, by its number.
    bases: Vec<Option<Unit>>,
}

impl Units {
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

    /// Is there a unit of this name?
    #[cfg(test)]
    pub(crate) fn is_known(&self, unit: &Unit) -> bool {
        self.by_name.contains_key(unit.name())
    }

    /// Do both units measure the same?
    pub(crate) fn are_alike(&self, one: &Unit, other: &Unit) -> bool {
        let size = |unit| self.size(unit).map(|size| size.dimension);
        one == other || size(one).is_some_and(|one| size(other) == Some(one))
    }

    /// The figure in the base unit of what its unit measures; `None` for a unit that the lexicon does
    /// not have or that has no fixed size, or where the result does not fit an exact decimal.
    pub(crate) fn in_base(&self, figure: &Figure, unit: &Unit) -> Option<(Dimension, Figure)> {
        let size = self.size(unit)?;
        let figure = figure.scaled(size.factor).ok()?.shifted(size.zero).ok()?;
        Some((size.dimension, figure))
    }

    /// The unit that stands for all into which this one can be converted; `None` for one that has no
    /// fixed size.
    pub(crate) fn base(&self, unit: &Unit) -> Option<&Unit> {
        let dimension = self.size(unit)?.dimension;
        self.bases.get(usize::from(dimension.0))?.as_ref()
    }

    /// A figure of one unit in another, if they are of one kind and the conversion is exact: miles in
    /// kilometres, but not degrees Fahrenheit in Celsius, which are ninths. The difference of two
    /// temperatures knows no zero.
    pub(crate) fn convert(
        &self,
        figure: &Figure,
        from: &Unit,
        to: &Unit,
        difference: bool,
    ) -> Option<Figure> {
        let (from, to) = (self.size(from)?, self.size(to)?);
        if from.dimension != to.dimension {
            return None;
        }
        let scaled = figure.scaled(quotient(from.factor, to.factor)?).ok()?;
        if difference || from.zero == to.zero {
            return Some(scaled);
        }
        let zero = quotient(from.zero.minus(to.zero).ok()?, to.factor)?;
        scaled.shifted(zero).ok()
    }

    /// How many of the other unit one of this is: 12 inches a foot. `None` where that is no decimal.
    pub(crate) fn ratio(&self, unit: &Unit, other: &Unit) -> Option<Decimal> {
        let (unit, other) = (self.size(unit)?, self.size(other)?);
        let alike = unit.dimension == other.dimension && unit.zero == other.zero;
        quotient(unit.factor, other.factor).filter(|_| alike)
    }

    /// Notes the unit by which each dimension is measured: of factor 1, or else the first.
    fn find_bases(&mut self) {
        for unit in &self.known {
            let Some(size) = unit.size else { continue };
            let at = usize::from(size.dimension.0);
            if self.bases.len() <= at {
                self.bases.resize(at + 1, None);
            }
            if self.bases[at].is_none() || size.factor == Decimal::ONE && size.zero.is_zero() {
                self.bases[at] = Some(unit.name.clone());
            }
        }
    }

    /// The size of the unit of this name; `None` for one that the lexicon does not have, or that
    /// has no fixed size.
    fn size(&self, unit: &Unit) -> Option<Size> {
        self.known.get(*self.by_name.get(unit.name())?)?.size
    }
}

/// The quotient, if it is a decimal.
fn quotient(one: Decimal, other: Decimal) -> Option<Decimal> {
    let quotient = one.over_rounding_down(other).ok()?;
    (quotient.times(other).ok()? == one).then_some(quotient)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::{Vocabulary, tokenize};
    use crate::value::{Bound, Precision};

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
    #[test]
    fn conversions_are_exact_or_none() {
        let (units, _) = load();
        let converted = |value: i64, from: &str, to: &str, difference: bool| {
            let figure = Figure::new(Decimal::from(value), Precision::Point, Bound::Exact);
            let (from, to) = (Unit::new(from), Unit::new(to));
            let figure = units.convert(&figure.expect("it fits"), &from, &to, difference);
            figure
                .and_then(|figure| figure.nominal())
                .map(|value| value.normalize().to_string())
        };
        for (value, from, to, expected) in [
            (62, "mile", "kilometre", "99.779328"),
            (3, "tonne", "kilogram", "3000"),
            (7, "square kilometre", "hectare", "700"),
            (100, "acre", "hectare", "40.468564224"),
            (2, "gigawatt", "megawatt", "2000"),
            (40, "degree Celsius", "degree Fahrenheit", "104"),
            (0, "kelvin", "degree Celsius", "-273.15"),
            (1, "nautical mile", "kilometre", "1.852"),
        ] {
            assert_eq!(
                converted(value, from, to, false).as_deref(),
                Some(expected),
                "{from}"
            );
        }
        let rise = converted(2, "degree Celsius", "degree Fahrenheit", true);
        assert_eq!(rise.as_deref(), Some("3.6"), "a rise knows no zero");
        for (from, to) in [
            ("kilometre", "mile"),
            ("degree Fahrenheit", "degree Celsius"),
            ("metre", "gram"),
            ("ton", "tonne"),
            ("gallon", "litre"),
        ] {
            assert_eq!(converted(1, from, to, false), None, "{from} {to}");
        }
    }

    #[test]
    fn one_unit_stands_for_all_of_its_kind() {
        let (units, _) = load();
        let base = |unit: &str| units.base(&Unit::new(unit)).map(Unit::name);
        assert_eq!(base("mile"), Some("metre"));
        assert_eq!(base("metre"), Some("metre"));
        assert_eq!(base("acre"), Some("square metre"));
        assert_eq!(base("degree Fahrenheit"), base("kelvin"));
        assert_eq!(base("ton"), None);
    }
}
