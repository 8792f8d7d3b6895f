//! What a rate is per: `$60 a barrel`, `5 deaths per 100,000 people`, `£3/kg`, `$52-a-month`.

use rust_decimal::Decimal;

use super::cardinal;
use super::noun;
use super::scene::Scene;
use super::token::Shape;
use crate::lexicon::{Role, WordClass};
use crate::value::Unit;

/// Reads what a figure is per from token `at` on, right after its unit: the token after it, and its
/// name, singular.
pub(crate) fn read(scene: &Scene<'_>, at: usize) -> Option<(usize, Unit)> {
    let at = scene.after_hyphen(at);
    if !scene.follows(at) {
        return None;
    }
    let next = scene.after_hyphen(at + 1);
    if !scene.follows(next) {
        return None;
    }
    let units = &scene.lexicon.units;
    if scene.has(at, Role::Article) {
        let (end, unit) = known(scene, next, false)?;
        return (!goes_on(scene, end)).then_some((end, unit));
    }
    let symbol = scene.has(at, Role::Slash);
    if !symbol && !scene.has(at, Role::Per) {
        return None;
    }
    if let Some((end, unit)) = known(scene, next, symbol) {
        // "9.8 m/s2"
        let squared = symbol && scene.glued(end) && matches!(scene.written(end), "2" | "²");
        if squared && scene.written(next) == "s" {
            return Some((end + 1, units.named(&format!("{unit} squared"))));
        }
        return Some((end, unit));
    }
    if let Some((number, end)) = cardinal::read(scene, next) {
        let value = number.value?.normalize();
        // "10 l/100 km", "7 litres per 100 km", but not "336 kW / 450 hp"
        let round = !symbol || scene.glued(at) && scene.glued(next) && is_power_of_ten(value);
        if let Some(unit) = super::unit::simple(scene, end).filter(|_| round) {
            return Some((unit.end, Unit::new(format!("{value} {}s", unit.unit))));
        }
        if symbol {
            return None;
        }
        let Some(noun) = noun::plural(scene, end) else {
            // "12 deaths per 100,000"
            let whole = value >= Decimal::ONE_THOUSAND && is_power_of_ten(value);
            return whole.then(|| (end, Unit::new(value.to_string())));
        };
        let plural = noun.written.as_str();
        return Some((noun.end, units.named(&format!("{value} {plural}"))));
    }
    let noun = noun::singular(scene, next).filter(|_| !symbol)?;
    Some((noun.end, Unit::new(noun.name)))
}

/// A unit or one of the things that rates are per, with a power.
fn known(scene: &Scene<'_>, at: usize, symbols: bool) -> Option<(usize, Unit)> {
    let units = &scene.lexicon.units;
    let rate = units.rate(scene.text, scene.tokens, at, symbols);
    let unit = super::unit::simple(scene, at)
        .filter(|unit| rate.as_ref().is_none_or(|(end, _)| unit.end > *end));
    match unit {
        Some(unit) => Some((unit.end, unit.unit)),
        None => rate.map(|(end, unit)| (end, unit.clone())),
    }
}

/// Is it 10, 100, 1,000 … up to a million?
pub(super) fn is_power_of_ten(value: Decimal) -> bool {
    let powers = [10, 100, 1_000, 10_000, 100_000, 1_000_000];
    powers.iter().any(|power| value == Decimal::from(*power))
}

/// Does what "a" pointed at go on, so that it is something else: "$6bn a year earlier", "$5 a share-price
/// point"?
fn goes_on(scene: &Scene<'_>, end: usize) -> bool {
    let hyphen = scene.is(end, Shape::Hyphen) && scene.glued(end) && scene.glued(end + 1);
    let elapsed = scene.is_of(end, WordClass::Elapsed);
    hyphen || elapsed
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{all_read, of_kind};

    #[test]
    fn bare_numbers_are_per_something_too() {
        all_read(
            Kind::Number,
            &[
                ("12  per 100000 people", &["12 per 100,000 people"]),
                ("12  per 100000", &["a rate of 12 per 100,000."]),
                ("12  per day", &["an average of 12 per day"]),
            ],
        );
        assert!(of_kind(Kind::Number, "12 per cent").is_empty());
    }

    #[test]
    fn what_money_is_per() {
        all_read(
            Kind::Money,
            &[
                (
                    "60 USD per barrel",
                    &[
                        "$60 a barrel",
                        "$60 per barrel",
                        "$60/barrel",
                        "60 dollars a barrel",
                        "$60-a-barrel oil",
                        "$60 each barrel",
                        "$60/bbl",
                    ],
                ),
                (
                    "3.5 GBP per kilogram",
                    &["£3.50 per kg", "£3.50/kg", "£3.50 a kilo"],
                ),
                (
                    "900 USD per month",
                    &["$900 a month", "$900/month", "a $900-a-month flat"],
                ),
                (
                    "7000000000 USD per year",
                    &[
                        "$7bn a year",
                        "$7bn a year to 2030",
                        "$7bn a year between 2024 and 2030",
                        "$7bn a year until May",
                    ],
                ),
                (
                    "40 USD per square metre",
                    &["$40 per square metre", "$40/m2", "$40 a sq m"],
                ),
                (
                    "75 EUR per tonne of carbon dioxide",
                    &["€75 per tonne of CO2"],
                ),
                (
                    "12 USD per person",
                    &["$12 per person", "$12 a head", "$12 per capita"],
                ),
                ("9 USD per 1000 litres", &["$9 per 1,000 litres"]),
                (
                    "9 USD per 100 kilometres",
                    &["$9 per 100 km", "$9 per 100km"],
                ),
                ("5 USD per used car", &["$5 per used car"]),
                (
                    "6000000000 USD",
                    &["$6bn a year earlier", "$6bn a decade ago", "$6bn"],
                ),
                (
                    "5 USD",
                    &["$5 a man said", "$5, a share", "$5 an analyst said"],
                ),
            ],
        );
    }
}
