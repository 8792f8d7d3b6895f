//! A written figure: the value on the page, and the intervals that it stands for.

mod readings;

use rust_decimal::Decimal;

use super::decimal::{ArithmeticError, Exact};
use super::interval::{End, Interval};
use readings::{Readings, around, hedge_reach, short_of};

/// How the writer hedged a figure. The names are those of the JSON contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Bound {
    /// No hedge.
    Exact,
    /// "about", "some", "around", "roughly".
    About,
    /// "more than", "over".
    Above,
    /// "at least", "no fewer than".
    AtLeast,
    /// "less than", "under", "fewer than".
    Below,
    /// "up to", "at most", "as many as".
    AtMost,
    /// "nearly", "almost", "just under".
    Nearly,
    /// "between X and Y", "X–Y".
    Range,
}

/// How finely a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// The figure means just this number, as small whole counts do.
    Point,
    /// One unit of the last written place, in the figure's own unit: 1 billion for `$200bn`. A
    /// figure that ends in zeros may be rounder than that.
    Place(Decimal),
    /// The same for a figure with digits behind its point, all of which count: 0.1 billion for
    /// `$5.0bn`.
    Decimals(Decimal),
}

impl Precision {
    /// One unit of the last written place; none for a point.
    pub fn place(self) -> Option<Decimal> {
        match self {
            Self::Point => None,
            Self::Place(place) | Self::Decimals(place) => Some(place),
        }
    }
}

/// A figure as written, with two readings of it. See the crate's front page for what they mean.
///
/// `strict` is half a unit of the last written place to either side, half-open away from zero;
/// `loose` takes a round whole number as rounder than its last place. Both have the hedge in them.
/// `loose` always covers `strict`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Figure {
    nominal: Option<Decimal>,
    precision: Precision,
    bound: Bound,
    strict: Interval,
    loose: Interval,
}

/// Half the width of the band around "about X", strictly and loosely read, as a share of X.
const ABOUT: (Decimal, Decimal) = (hundredths(5), hundredths(10));
/// How far short of X "nearly X" reaches, as a share of X.
const NEARLY: Decimal = hundredths(10);

const fn hundredths(count: u32) -> Decimal {
    Decimal::from_parts(count, 0, 0, false, 2)
}

impl Figure {
    /// A single written number, hedged or not. A `bound` of [`Bound::Range`] counts as
    /// [`Bound::Exact`] here.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] if an end of its intervals does not fit an exact decimal.
    pub fn new(
        nominal: Decimal,
        precision: Precision,
        bound: Bound,
    ) -> Result<Self, ArithmeticError> {
        let nominal = nominal.normalize();
        let bound = if bound == Bound::Range {
            Bound::Exact
        } else {
            bound
        };
        let plain = Readings::unhedged(nominal, precision)?;
        let Readings { strict, loose } = match bound {
            Bound::Exact | Bound::Range => plain,
            Bound::About => {
                let reach = |share| hedge_reach(nominal, precision, share);
                let band = |reach| Ok(around(nominal, reach)?.closure().hull(&plain.strict));
                Readings {
                    strict: band(reach(ABOUT.0)?)?,
                    loose: band(reach(ABOUT.1)?)?.hull(&plain.loose),
                }
            }
            Bound::Nearly => {
                let reach = hedge_reach(nominal, precision, NEARLY)?;
                let band = short_of(nominal, reach)?.unwrap_or(plain.strict);
                Readings {
                    strict: band,
                    loose: band.hull(&plain.loose),
                }
            }
            Bound::Above => plain.one_sided(End::Open(nominal), End::Unbounded),
            Bound::AtLeast => plain.one_sided(End::Closed(nominal), End::Unbounded),
            Bound::Below => plain.one_sided(End::Unbounded, End::Open(nominal)),
            Bound::AtMost => plain.one_sided(End::Unbounded, End::Closed(nominal)),
        };
        Ok(Self {
            nominal: Some(nominal),
            precision,
            bound,
            strict,
            loose,
        })
    }

    /// A range with two written ends, given in either order; both belong to it. The loose reading
    /// allows each end the looseness that it would have by itself.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] if an end does not fit an exact decimal.
    pub fn range(
        one: Decimal,
        other: Decimal,
        precision: Precision,
    ) -> Result<Self, ArithmeticError> {
        let (one, other) = (one.normalize(), other.normalize());
        let strict = Interval::closed(one, other);
        let ends = [
            Readings::unhedged(one, precision)?,
            Readings::unhedged(other, precision)?,
        ];
        let loose = ends
            .iter()
            .fold(strict, |range, end| range.hull(&end.loose));
        Ok(Self {
            nominal: None,
            precision,
            bound: Bound::Range,
            strict,
            loose,
        })
    }

    /// What is written, scaled; `None` for a range.
    pub fn nominal(&self) -> Option<Decimal> {
        self.nominal
    }

    /// How finely it is written.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// The hedge.
    pub fn bound(&self) -> Bound {
        self.bound
    }

    /// The interval that the writing stands for, from its precision and its hedge.
    pub fn strict(&self) -> Interval {
        self.strict
    }

    /// The interval that a generous reader would allow.
    pub fn loose(&self) -> Interval {
        self.loose
    }

    /// The same figure in a unit `factor` times smaller: minutes for hours with 60.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] if a value does not fit an exact decimal.
    pub fn scaled(&self, factor: Decimal) -> Result<Self, ArithmeticError> {
        Ok(Self {
            nominal: self.nominal.map(|value| value.times(factor)).transpose()?,
            precision: match self.precision {
                Precision::Point => Precision::Point,
                Precision::Place(place) => Precision::Place(place.times(factor.abs())?),
                Precision::Decimals(place) => Precision::Decimals(place.times(factor.abs())?),
            },
            bound: if factor.is_sign_negative() {
                mirrored(self.bound)
            } else {
                self.bound
            },
            strict: self.strict.scaled(factor)?,
            loose: self.loose.scaled(factor)?,
        })
    }

    /// The same figure counted from another zero: kelvins for degrees Celsius with 273.15.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] if a value does not fit an exact decimal.
    pub fn shifted(&self, by: Decimal) -> Result<Self, ArithmeticError> {
        let by_interval = Interval::point(by);
        Ok(Self {
            nominal: self.nominal.map(|value| value.plus(by)).transpose()?,
            strict: self.strict.plus(&by_interval)?,
            loose: self.loose.plus(&by_interval)?,
            ..*self
        })
    }
}

fn mirrored(bound: Bound) -> Bound {
    match bound {
        Bound::Above => Bound::Below,
        Bound::AtLeast => Bound::AtMost,
        Bound::Below => Bound::Above,
        Bound::AtMost => Bound::AtLeast,
        Bound::Exact | Bound::About | Bound::Nearly | Bound::Range => bound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).expect("a decimal")
    }

    fn figure(nominal: &str, place: &str, bound: Bound) -> Figure {
        Figure::new(decimal(nominal), Precision::Place(decimal(place)), bound).expect("it fits")
    }

    #[test]
    fn half_a_unit_of_the_last_place_to_either_side() {
        assert_eq!(
            figure("218.2", "0.1", Bound::Exact).strict().to_string(),
            "[218.15, 218.25)"
        );
        assert_eq!(
            figure("-3", "1", Bound::Exact).strict().to_string(),
            "(-3.5, -2.5]"
        );
        assert_eq!(
            figure("0", "1", Bound::Exact).strict().to_string(),
            "(-0.5, 0.5)"
        );
    }

    #[test]
    fn round_whole_numbers_are_loose_up_to_a_few_per_cent() {
        assert_eq!(
            figure("2000", "1", Bound::Exact).loose().to_string(),
            "[1900, 2100)"
        );
        assert_eq!(
            figure("228", "1", Bound::Exact).loose().to_string(),
            "[227.5, 228.5)"
        );
        assert_eq!(
            figure("230000", "1000", Bound::Exact).loose().to_string(),
            "[225000, 235000)"
        );
        assert_eq!(
            figure("218.2", "0.1", Bound::Exact).loose().to_string(),
            "[218.15, 218.25)"
        );
    }

    #[test]
    fn hedges_move_the_interval() {
        assert_eq!(
            figure("200", "1", Bound::Above).strict().to_string(),
            "(200, ∞)"
        );
        assert_eq!(
            figure("200", "1", Bound::AtLeast).strict().to_string(),
            "[200, ∞)"
        );
        assert_eq!(
            figure("200", "1", Bound::Below).strict().to_string(),
            "(−∞, 200)"
        );
        assert_eq!(
            figure("200", "1", Bound::AtMost).strict().to_string(),
            "(−∞, 200]"
        );
        assert_eq!(
            figure("200", "1", Bound::Nearly).strict().to_string(),
            "[180, 200)"
        );
        assert_eq!(
            figure("200", "1", Bound::About).strict().to_string(),
            "[190, 210]"
        );
    }

    #[test]
    fn hedges_go_by_how_finely_a_figure_is_written() {
        for (nominal, place, nearly, about) in [
            ("200", "100", "[180, 200)", "[150, 250)"),
            ("17", "1", "[15.3, 17)", "[16.15, 17.85]"),
            ("218.2", "0.1", "[217.7, 218.2)", "[217.7, 218.7]"),
            ("4231", "1", "[4226, 4231)", "[4226, 4236]"),
            ("-3", "1", "(-3, -2.7]", "(-3.5, -2.5]"),
            ("-5000", "1", "(-5000, -4500]", "[-5250, -4750]"),
            ("0", "1", "(-0.5, 0.5)", "(-0.5, 0.5)"),
        ] {
            let strict = |bound| figure(nominal, place, bound).strict().to_string();
            assert_eq!(strict(Bound::Nearly), nearly, "nearly {nominal}");
            assert_eq!(strict(Bound::About), about, "about {nominal}");
        }
        let dozen = Figure::new(decimal("12"), Precision::Point, Bound::About).expect("it fits");
        assert_eq!(dozen.strict().to_string(), "[11.4, 12.6]");
        assert_eq!(dozen.loose().to_string(), "[10.8, 13.2]");
    }

    #[test]
    fn ranges_hold_both_written_ends() {
        let range = |one: &str, other: &str, place: &str| {
            let precision = Precision::Place(decimal(place));
            Figure::range(decimal(one), decimal(other), precision).expect("it fits")
        };
        let figure = range("20", "15", "1");
        assert_eq!(figure.nominal(), None);
        assert_eq!(figure.bound(), Bound::Range);
        assert_eq!(figure.strict().to_string(), "[15, 20]");
        assert_eq!(figure.loose().to_string(), "[14.5, 21)");
        assert_eq!(range("-2", "-1", "1").loose().to_string(), "(-2.5, -0.5]");
        assert_eq!(range("3", "3", "1").strict().to_string(), "[3, 3]");
    }

    #[test]
    fn a_factor_scales_everything_and_turns_hedges_when_negative() {
        let hours = figure("1.5", "0.1", Bound::Above);
        let minutes = hours.scaled(decimal("60")).expect("it fits");
        assert_eq!(minutes.nominal(), Some(decimal("90")));
        assert_eq!(minutes.precision(), Precision::Place(decimal("6")));
        assert_eq!(minutes.strict().to_string(), "(90, ∞)");
        let loss = hours.scaled(Decimal::NEGATIVE_ONE).expect("it fits");
        assert_eq!(loss.bound(), Bound::Below);
        assert_eq!(loss.strict().to_string(), "(−∞, -1.5)");
    }

    #[test]
    fn zeros_behind_the_point_count() {
        let place = decimal("100000000");
        let written = decimal("5000000000");
        let figure = |precision| Figure::new(written, precision, Bound::Exact).expect("it fits");
        let decimals = figure(Precision::Decimals(place));
        assert_eq!(decimals.loose(), decimals.strict());
        assert!(decimals.loose() != figure(Precision::Place(place)).loose());
        assert_eq!(decimals.strict(), figure(Precision::Place(place)).strict());
    }

    #[test]
    fn a_figure_too_large_is_an_error() {
        let big = Figure::new(Decimal::MAX, Precision::Place(Decimal::ONE), Bound::Exact);
        assert_eq!(big, Err(ArithmeticError::Overflow));
    }
}
