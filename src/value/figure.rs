//! A written figure: the value on the page, and the intervals that it stands for.

use rust_decimal::Decimal;

use super::decimal::{ArithmeticError, Exact};
use super::interval::{End, Interval};

/// How the writer hedged a figure. The names are those of the JSON contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
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
    /// One unit of the last written place, in the figure's own unit: 0.1 billion for `$218.2bn`.
    Place(Decimal),
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

/// Half the width of a band around a hedged figure, as a share of it: "about 60" is 57 to 63 at least.
const ABOUT: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
/// How far below itself "nearly X" reaches.
const NEARLY: Decimal = Decimal::from_parts(1, 0, 0, false, 1);
/// How far a round whole number may lie from what is meant, at most, as a share of it.
const ROUNDNESS: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

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
        let plain_strict = match precision {
            Precision::Point => Interval::point(nominal),
            Precision::Place(place) => around(nominal, place.times(HALF)?)?,
        };
        let plain_loose = match precision {
            Precision::Point => plain_strict,
            Precision::Place(place) => {
                let slack = round_place(nominal, place)
                    .times(HALF)?
                    .min(nominal.abs().times(ROUNDNESS)?);
                around(nominal, slack)?.hull(&plain_strict)
            }
        };
        let (strict, loose) = match bound {
            Bound::Exact | Bound::Range => (plain_strict, plain_loose),
            Bound::About => {
                let band = around(nominal, nominal.abs().times(ABOUT)?)?.closure();
                (band.hull(&plain_strict), band.hull(&plain_loose))
            }
            Bound::Nearly => {
                let floor = nominal.minus(nominal.abs().times(NEARLY)?)?;
                let ceiling = if nominal.is_sign_negative() {
                    nominal.plus(nominal.abs().times(NEARLY)?)?
                } else {
                    nominal
                };
                let floor = if nominal.is_sign_negative() {
                    nominal
                } else {
                    floor
                };
                let band =
                    Interval::new(End::Closed(floor), End::Open(ceiling)).unwrap_or(plain_strict);
                (band, band.hull(&plain_loose))
            }
            Bound::Above => half_line(
                Interval::new(End::Open(nominal), End::Unbounded),
                &plain_loose,
            ),
            Bound::AtLeast => half_line(
                Interval::new(End::Closed(nominal), End::Unbounded),
                &plain_loose,
            ),
            Bound::Below => half_line(
                Interval::new(End::Unbounded, End::Open(nominal)),
                &plain_loose,
            ),
            Bound::AtMost => half_line(
                Interval::new(End::Unbounded, End::Closed(nominal)),
                &plain_loose,
            ),
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
    /// adds half a unit of the last written place.
    ///
    /// # Errors
    /// [`ArithmeticError::Overflow`] if an end does not fit an exact decimal.
    pub fn range(
        one: Decimal,
        other: Decimal,
        precision: Precision,
    ) -> Result<Self, ArithmeticError> {
        let strict = Interval::closed(one.normalize(), other.normalize());
        let loose = match precision {
            Precision::Point => strict,
            Precision::Place(place) => {
                let slack = Interval::closed(place.times(-HALF)?, place.times(HALF)?);
                strict.plus(&slack)?
            }
        };
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
}

/// `nominal` ± `slack`, the end nearer to zero closed and the other open, so that halves round away
/// from zero; around zero both ends are open.
fn around(nominal: Decimal, slack: Decimal) -> Result<Interval, ArithmeticError> {
    if slack.is_zero() {
        return Ok(Interval::point(nominal));
    }
    let (low, high) = (nominal.minus(slack)?, nominal.plus(slack)?);
    let interval = if nominal.is_zero() {
        Interval::new(End::Open(low), End::Open(high))
    } else if nominal.is_sign_negative() {
        Interval::new(End::Open(low), End::Closed(high))
    } else {
        Interval::new(End::Closed(low), End::Open(high))
    };
    Ok(interval.unwrap_or(Interval::point(nominal)))
}

/// The place of the last non-zero digit of a round whole multiple of `place`, at least `place`.
fn round_place(nominal: Decimal, place: Decimal) -> Decimal {
    let mut rounder = place;
    while !nominal.is_zero() && place >= Decimal::ONE {
        match rounder.times(Decimal::TEN) {
            Ok(next) if (nominal % next).is_zero() => rounder = next,
            _ => break,
        }
    }
    rounder
}

/// A one-sided hedge; the loose reading allows for the rounding of the bound itself.
fn half_line(line: Option<Interval>, slack: &Interval) -> (Interval, Interval) {
    let strict = line.unwrap_or(Interval::ALL);
    (strict, strict.hull(slack))
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
    fn a_figure_too_large_is_an_error() {
        let big = Figure::new(Decimal::MAX, Precision::Place(Decimal::ONE), Bound::Exact);
        assert_eq!(big, Err(ArithmeticError::Overflow));
    }
}
