//! Two figures in one unit: miles and kilometres, and amounts in two currencies between which the caller
//! states a rate.
//!
//! | left | right | in one unit |
//! | --- | --- | --- |
//! | 100 km | 62 miles | 100 km and 99.779328 km |
//! | 40 °C | 104 °F | 104 °F and 104 °F |
//! | a rise of 2 °C | a rise of 3.6 °F | 3.6 °F and 3.6 °F |
//! | 3 tons | 3 tonnes | not comparable: a ton has no fixed size |
//! | $1bn | €0.92bn | €0.92bn and €0.92bn at 1 USD = 0.92 EUR; without a rate not comparable |

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::values::{self, Dimension, Quantity};
use crate::claim::{Claim, Role};
use crate::comparison::ValueRelation;
use crate::lexicon::Lexicon;
use crate::value::{Currency, Exact, ExchangeRate, Figure, Interval, Period};

/// By what figures in different units are brought to one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Converter<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) rates: &'a [ExchangeRate],
}

/// A claim, and when its document was published, as far as is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dated<'a> {
    pub(crate) claim: &'a Claim,
    pub(crate) published: Option<NaiveDate>,
}

impl Dated<'_> {
    /// The time that it speaks of, or else the day on which it was published.
    fn time(&self) -> Option<Period> {
        let stated = self.claim.period.map(|period| period.days);
        stated.or_else(|| Period::day(self.published?))
    }
}

/// Two figures in one unit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Together {
    /// What both are in now.
    pub(crate) dimension: Dimension,
    pub(crate) left: Figure,
    pub(crate) right: Figure,
    /// What had to be done for it.
    pub(crate) conversion: Option<Conversion>,
}

/// How two figures came to be in one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Conversion {
    /// By the sizes of the units.
    Units,
    /// By a rate, the left one or else the right one.
    Rate { rate: ExchangeRate, left: bool },
}

impl Together {
    /// How the left lies to the right, as `relation` has it. Who converts a figure rounds it once more, so
    /// that a loose reading is enough for two that were converted. Amounts that only the tolerance of a
    /// rate brings together are apart strictly.
    pub(crate) fn relation(
        &self,
        relation: impl Fn(&Figure, &Figure) -> ValueRelation,
    ) -> ValueRelation {
        let relation = relation(&self.left, &self.right);
        match relation {
            _ if self.conversion.is_none() => relation,
            ValueRelation::ApartStrictly => ValueRelation::Overlapping,
            ValueRelation::Apart if self.meet_within_tolerance() => ValueRelation::ApartStrictly,
            _ => relation,
        }
    }

    /// Do the amounts meet if the rate is moved within its tolerance?
    pub(crate) fn meet_within_tolerance(&self) -> bool {
        let Some(Conversion::Rate { rate, left }) = self.conversion else {
            return false;
        };
        let (converted, other) = match left {
            true => (self.left.loose(), self.right.loose()),
            false => (self.right.loose(), self.left.loose()),
        };
        let share = rate.tolerance_share();
        let factors = Decimal::ONE.minus(share).and_then(|least| {
            let most = Decimal::ONE.plus(share)?;
            converted.times(&Interval::closed(least, most))
        });
        factors.is_ok_and(|widened| widened.meets(&other))
    }
}

impl Converter<'_> {
    /// By the sizes of the English lexicon alone.
    #[cfg(test)]
    pub(crate) fn english() -> Converter<'static> {
        Converter {
            lexicon: Lexicon::english(),
            rates: &[],
        }
    }

    /// What stands for every dimension into which this one may be converted, so that the figures of all
    /// of them can meet.
    pub(crate) fn kind(&self, dimension: &Dimension) -> Dimension {
        match dimension {
            Dimension::Measure(unit, per) => {
                let base = self.lexicon.units.base(unit).unwrap_or(unit);
                Dimension::Measure(base.clone(), per.clone())
            }
            Dimension::Money(currency, per) => {
                Dimension::Money(self.first_of(*currency), per.clone())
            }
            other => other.clone(),
        }
    }

    /// Of all currencies that rates join to this one, the first.
    fn first_of(&self, currency: Currency) -> Currency {
        let mut joined = vec![currency];
        let mut at = 0;
        while let Some(currency) = joined.get(at).copied() {
            for rate in self.rates {
                let other = match currency {
                    one if one == rate.of() => rate.to(),
                    one if one == rate.to() => rate.of(),
                    _ => continue,
                };
                if !joined.contains(&other) {
                    joined.push(other);
                }
            }
            at += 1;
        }
        joined.into_iter().min().unwrap_or(currency)
    }

    /// The figures of two claims in one unit; `None` where there is none, or where a value does not fit
    /// an exact decimal.
    pub(crate) fn together(&self, left: Dated<'_>, right: Dated<'_>) -> Option<Together> {
        let (one, other) = (
            values::quantity(&left.claim.mention)?,
            values::quantity(&right.claim.mention)?,
        );
        if one.dimension == other.dimension {
            return Some(Together {
                dimension: one.dimension,
                left: one.figure,
                right: other.figure,
                conversion: None,
            });
        }
        let base = one.dimension.per().or(other.dimension.per()).is_some();
        let plain = one.dimension.per().is_none() || other.dimension.per().is_none();
        if base && plain && one.dimension.of_all() == other.dimension.of_all() {
            // Only one says for each of what it is.
            let rate = one.dimension.per().is_some();
            return Some(Together {
                dimension: if rate { one.dimension } else { other.dimension },
                left: one.figure,
                right: other.figure,
                conversion: None,
            });
        }
        let change = |dated: Dated<'_>| dated.claim.role == Role::Change;
        let difference = change(left) || change(right);
        match (&one.dimension, &other.dimension) {
            (Dimension::Measure(_, per), Dimension::Measure(_, rival)) if per == rival => {
                self.in_one_unit(&one, &other, difference)
            }
            (Dimension::Money(_, per), Dimension::Money(_, rival)) if per == rival => {
                self.in_one_currency(&one, &other, [left, right])
            }
            _ => None,
        }
    }

    /// Two measures in the unit of the left, or else in that of the right, or else in the unit by which
    /// the lexicon measures both: the first into which they convert exactly.
    fn in_one_unit(&self, one: &Quantity, other: &Quantity, difference: bool) -> Option<Together> {
        let units = &self.lexicon.units;
        let (Dimension::Measure(from, per), Dimension::Measure(to, _)) =
            (&one.dimension, &other.dimension)
        else {
            return None;
        };
        [from, to, units.base(from)?].into_iter().find_map(|unit| {
            Some(Together {
                dimension: Dimension::Measure(unit.clone(), per.clone()),
                left: units.convert(&one.figure, from, unit, difference)?,
                right: units.convert(&other.figure, to, unit, difference)?,
                conversion: Some(Conversion::Units),
            })
        })
    }

    /// Two amounts in the currency in which a rate between theirs is stated.
    fn in_one_currency(
        &self,
        one: &Quantity,
        other: &Quantity,
        claims: [Dated<'_>; 2],
    ) -> Option<Together> {
        let (Dimension::Money(from, per), Dimension::Money(to, _)) =
            (&one.dimension, &other.dimension)
        else {
            return None;
        };
        let rate = self.rate(*from, *to, claims)?;
        let left = rate.of() == *from;
        let converted = |figure: &Figure, converts: bool| match converts {
            true => figure.scaled(rate.rate()).ok(),
            false => Some(*figure),
        };
        Some(Together {
            dimension: Dimension::Money(rate.to(), per.clone()),
            left: converted(&one.figure, left)?,
            right: converted(&other.figure, !left)?,
            conversion: Some(Conversion::Rate { rate, left }),
        })
    }

    /// The rate between two currencies whose day is nearest to the times of both claims; of equally near
    /// ones the first.
    fn rate(&self, one: Currency, other: Currency, claims: [Dated<'_>; 2]) -> Option<ExchangeRate> {
        let times = claims.map(|claim| claim.time());
        let between = |rate: &&ExchangeRate| {
            let pair = (rate.of(), rate.to());
            pair == (one, other) || pair == (other, one)
        };
        let rates = self.rates.iter().filter(between);
        let near = rates.filter_map(|rate| {
            let [left, right] = times.map(|time| rate.distance(time));
            Some((left?.max(right?), rate))
        });
        near.min_by_key(|(distance, _)| *distance)
            .map(|(_, rate)| *rate)
    }
}
