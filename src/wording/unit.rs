//! Units in words.

use crate::compare::values::Dimension;
use crate::lexicon::{Lexicon, Number};
use crate::value::{Currency, Unit};

/// A unit in the plural, with what a rate is for each of.
pub(super) fn unit(dimension: &Dimension) -> String {
    match dimension {
        Dimension::Money(currency, per) => rate(&money(*currency), per.as_ref()),
        Dimension::Percent => "per cent".to_owned(),
        Dimension::Points => "percentage points".to_owned(),
        Dimension::Multiple => "times".to_owned(),
        Dimension::Count(per) => rate("", per.as_ref()),
        Dimension::Measure(unit, per) => rate(&plural(unit.name()), per.as_ref()),
        Dimension::Months => "months".to_owned(),
        Dimension::Seconds => "seconds".to_owned(),
    }
}

fn rate(unit: &str, per: Option<&Unit>) -> String {
    match per {
        Some(per) => format!("{unit} per {}", per.name()).trim().to_owned(),
        None => unit.to_owned(),
    }
}

/// The everyday name of a currency in the plural ("dollars", "Swiss francs"), or its code.
fn money(currency: Currency) -> String {
    let lexicon = Lexicon::english();
    let Some((adjective, noun)) = lexicon.money.name(currency) else {
        return currency.code().to_owned();
    };
    let plural = match lexicon.plurals.number(noun) {
        Number::Plural => noun.to_owned(),
        _ => plural(noun),
    };
    format!("{adjective} {plural}").trim_start().to_owned()
}

/// A unit's plural: the first noun of "barrel per day" or "square kilometer" bears it, and the one before
/// the name of "degree Celsius".
pub(super) fn plural(unit: &str) -> String {
    if let Some((noun, name)) = unit.rsplit_once(' ')
        && name.starts_with(char::is_uppercase)
    {
        return format!("{} {name}", plural(noun));
    }
    let (noun, tail) = unit
        .split_once(" per ")
        .map_or((unit, ""), |(noun, tail)| (noun, tail));
    let (noun, of) = noun.split_once(" of ").unwrap_or((noun, ""));
    let mut text = match Lexicon::english().plurals.plural(noun) {
        Some(plural) => plural.to_owned(),
        None if noun.ends_with('s') || noun.ends_with('x') => noun.to_owned(),
        None => match noun.strip_suffix('y') {
            Some(stem) if !stem.ends_with(['a', 'e', 'o']) => format!("{stem}ies"),
            _ => format!("{noun}s"),
        },
    };
    for (joint, rest) in [(" of ", of), (" per ", tail)] {
        if !rest.is_empty() {
            text.push_str(joint);
            text.push_str(rest);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_have_everyday_names() {
        for (code, name) in [
            ("USD", "dollars"),
            ("EUR", "euros"),
            ("JPY", "yen"),
            ("CHF", "Swiss francs"),
            ("CAD", "Canadian dollars"),
            ("XAU", "XAU"),
        ] {
            assert_eq!(money(code.parse().expect("a code")), name);
        }
    }

    #[test]
    fn units_have_plurals() {
        assert_eq!(plural("barrel per day"), "barrels per day");
        assert_eq!(plural("tonne of oil"), "tonnes of oil");
        assert_eq!(plural("person"), "people");
        assert_eq!(plural("city"), "cities");
        assert_eq!(plural("degree Celsius"), "degrees Celsius");
    }
}
