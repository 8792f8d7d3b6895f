//! Measures: an amount in a unit of length, mass, power, temperature …

use rust_decimal::Decimal;

use super::amount::Amount;
use super::candidate::{Quantity, What};
use super::doubtful::{beside_length, closes_nothing, is_doubtful, is_headline};
use super::rate_unit;
use super::scene::Scene;
use super::two_units;
use super::unit::UnitPhrase;
use crate::lexicon::Role;
use crate::token::Case;
use crate::value::{Bound, compare};

/// Reads the amount as a measure.
pub(crate) fn read(scene: &Scene<'_>, amount: &Amount) -> Option<Quantity> {
    if amount.is_ordinal() {
        return None;
    }
    if let Some((amount, phrase)) = with_letter(scene, amount) {
        if let Some(whole) = two_units::with_smaller(scene, &amount, &phrase) {
            return Some(whole);
        }
        return quantity(scene, amount, phrase);
    }
    let at = scene.after_hyphen(amount.next);
    // "during 2016 Stone said"
    let name = scene.get(at).is_some_and(|token| {
        token.case == Case::Capitalized && token.end - token.start > 1 && !scene.glued(at)
    });
    if name && super::count::looks_like_year(scene, amount) {
        return None;
    }
    if let Some(phrase) = rate_unit::read(scene, at).filter(|_| scene.follows(at)) {
        if let Some(whole) = two_units::with_smaller(scene, amount, &phrase) {
            return Some(whole);
        }
        // "the 51 st floor" of a text with spaces around everything
        if scene.has(at, Role::OrdinalEnding) && !scene.glued(at) {
            return None;
        }
        if phrase.end == at + 1 && is_headline(scene, at) {
            return None;
        }
        let doubtful = phrase.end == at + 1 && is_doubtful(scene, at) && !closes_nothing(scene, at);
        if doubtful && !(scene.glued(at) && beside_length(scene, amount, phrase.end)) {
            return None;
        }
        return quantity(scene, *amount, phrase);
    }
    // "half a mile", "a quarter of an acre"
    let of = scene.has(amount.next, Role::Of);
    let below_one = |value| compare(value, Decimal::ONE).is_lt();
    let small = of && amount.value().is_some_and(below_one);
    if !amount.low.fraction && !amount.low.weak && !small {
        return None;
    }
    let article = amount.next + usize::from(of);
    let phrase =
        rate_unit::read(scene, article + 1).filter(|_| scene.has(article, Role::Article))?;
    quantity(scene, *amount, phrase)
}

fn quantity(scene: &Scene<'_>, amount: Amount, phrase: UnitPhrase) -> Option<Quantity> {
    if !own_unit_fits(scene, &amount, &phrase) {
        return None;
    }
    // "5 degrees below zero"
    let from_zero = beside_zero(scene, &phrase);
    let (end, factor) = from_zero.unwrap_or((phrase.end, Decimal::ONE));
    let amount = match factor.is_sign_negative() {
        true => amount.times(factor),
        false => amount,
    };
    let what = What::Measure(phrase.unit);
    Some(Quantity::new(amount, amount.first, end, what))
}

/// What the names of temperatures in units.tsv begin with.
const DEGREE: &str = "degree";

/// The end of "below zero" or "above zero" after degrees, and the sign that it gives them.
fn beside_zero(scene: &Scene<'_>, phrase: &UnitPhrase) -> Option<(usize, Decimal)> {
    let hedges = &scene.lexicon.hedges.before;
    let (zero, bound) = hedges.longest(scene.tokens, phrase.end)?;
    let nought = scene.number_word(zero).and_then(|word| word.value) == Some(Decimal::ZERO);
    let degrees = phrase.unit.name().starts_with(DEGREE);
    let sign = match bound {
        Bound::Below => Decimal::NEGATIVE_ONE,
        Bound::Above => Decimal::ONE,
        _ => return None,
    };
    (nought && degrees && zero == phrase.end + 1).then_some((zero + 1, sign))
}

/// Does the first number of a range have the unit of the second, if it has one ("5 km to 10 km")?
fn own_unit_fits(scene: &Scene<'_>, amount: &Amount, phrase: &UnitPhrase) -> bool {
    let Some(upper) = amount.upper else {
        return true;
    };
    let (from, to) = upper.gap;
    let at = scene.after_hyphen(from);
    upper.sign.0 == upper.sign.1
        && (from == to
            || rate_unit::read(scene, at)
                .is_some_and(|own| own.end == to && own.unit == phrase.unit))
}

/// The amount with its scale letter taken as a unit's symbol, if it is one here.
fn with_letter(scene: &Scene<'_>, amount: &Amount) -> Option<(Amount, UnitPhrase)> {
    let bare = amount.without_letter()?;
    let letter = bare.next;
    let phrase = rate_unit::read(scene, letter)?;
    // "1.2m a year" are millions, "1.2 m/s" are metres.
    let rate = phrase.end > letter + 1 && !scene.has(letter + 1, Role::Article);
    let compound = rate || two_units::with_smaller(scene, &bare, &phrase).is_some();
    (compound || !is_doubtful(scene, letter) || beside_length(scene, &bare, phrase.end))
        .then_some((bare, phrase))
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{all_read, none_read, of_kind};

    #[test]
    fn one_measure_many_phrasings() {
        let corpus: &[(&str, &[&str])] = &[
            (
                "5 kilometre",
                &[
                    "a run of 5 km",
                    "a run of 5KM",
                    "a 5km run",
                    "five kilometers away",
                    "a 5-kilometre walk",
                    "5 KILOMETRES NORTH",
                ],
            ),
            (
                "3 square kilometre",
                &[
                    "3 sq km",
                    "3km²",
                    "3 km2",
                    "three square kilometres",
                    "3 sq. km",
                ],
            ),
            (
                "120 kilometre per hour",
                &[
                    "at 120 km/h",
                    "120km/h",
                    "120 kilometres an hour",
                    "120 kph",
                    "120 kilometers per hour",
                    "120 km / h",
                ],
            ),
            (
                "1200000 barrel per day",
                &[
                    "1.2m barrels per day",
                    "1.2 million barrels a day",
                    "1.2 million b/d",
                    "1.2 million bpd",
                    "1.2 million barrels of crude a day",
                ],
            ),
            (
                "40000 barrel of oil",
                &["40,000 barrels of oil", "40,000 barrels of crude oil"],
            ),
            (
                "30 degree Celsius",
                &["30C", "30°C", "30 °C", "30 degrees Celsius", "30 degrees C"],
            ),
            (
                "5 cubic metre per year",
                &[
                    "5 cubic metres of gas a year",
                    "5 m³ of clean water per year",
                ],
            ),
            (
                "-5 degree",
                &["minus five degrees", "5 degrees below zero", "-5 degrees"],
            ),
            ("64 gigabyte", &["64GB", "64 GB of storage", "64 gigabytes"]),
            (
                "100 megabit per second",
                &["100 Mbps", "100Mb/s", "100 megabits per second"],
            ),
            (
                "100 megabyte per second",
                &["100 MB/s", "100 megabytes a second"],
            ),
            (
                "8.5 kilowatt",
                &["8.5 kW", "an 8.5kW charger", "8.5 kilowatts"],
            ),
            (
                "35 gigawatt-hour",
                &["35 GWh", "35 gigawatt-hours", "35 gigawatt hours"],
            ),
            ("275 pound-foot", &["275 lb-ft", "275 pound-feet of torque"]),
            (
                "12300000 tonne",
                &["12.3m tonnes of fuel", "12.3 million tonnes"],
            ),
            (
                "44 year old",
                &["a 44-year-old", "44 year-olds", "aged 44 years old"],
            ),
            (
                "0.5 mile",
                &["half a mile", "half a mile away", "0.5 of a mile"],
            ),
            ("1.5 litre", &["1.5l", "a 1.5-litre engine", "1.5 liters"]),
            (
                "7.5 litre per 100 kilometres",
                &[
                    "7.5 l/100 km",
                    "7.5L/100km",
                    "7.5 litres per 100 km",
                    "7.5 liters per 100 kilometers",
                ],
            ),
            (
                "4.5 metre per second squared",
                &["4.5 m/s2", "4.5 m/s²", "4.5m/s² at most"],
            ),
            (
                "[4, 7] year old",
                &["4-7 year olds", "4 to 7 year olds", "4- to 7-year-olds"],
            ),
            ("[0.4, 2.5] ampere", &["a current of 2.5 A to 0.4 A"]),
            (
                "[3, 8] square kilometre",
                &["3 km2 to 8 km2", "3 to 8 km2", "a plot of 8 km2 to 3 km2"],
            ),
            (
                "2.5 win above replacement",
                &["2.5 WAR", "2.5 wins above replacement", "(2.5 WAR)"],
            ),
            ("21 point per game", &["21 PPG", "21 points per game"]),
            ("250 milligram", &["250mg", "250 mg tablets"]),
            ("40 microgram", &["40 mcg", "40µg", "40 micrograms"]),
            ("30 millisecond", &["30 ms", "30ms", "30 milliseconds"]),
            (
                "2.5 tonne of carbon dioxide per person",
                &["2.5 tonnes of CO2 per person"],
            ),
        ];
        all_read(Kind::Measure, corpus);
    }

    #[test]
    fn ranges_share_their_unit() {
        for text in [
            "40 to 60 km",
            "40-60km",
            "40 km to 60 km",
            "between 40 and 60 km",
        ] {
            assert_eq!(
                of_kind(Kind::Measure, text),
                ["[40, 60] kilometre"],
                "{text}"
            );
        }
    }

    #[test]
    fn what_only_looks_like_a_measure() {
        none_read(
            Kind::Measure,
            &[
                "3 in 10 voters",
                "12 K-pop bands",
                "5 V-shaped valleys",
                "the first mile",
                "he called it '30' and left",
                "in 2016 Stone said",
                "3 WAR VETERANS HONOURED",
            ],
        );
    }
}
