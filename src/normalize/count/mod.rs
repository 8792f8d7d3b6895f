//! Counts: an amount of things, with what the things are called.
//!
//! | text | count of |
//! | --- | --- |
//! | `17 civilians`, `325,000 new subscribers` | civilian, new subscriber |
//! | `two of the three companies` | company, twice |
//! | `a 300-seat theatre`, `a 12 page report` | seat, page |
//! | `at least 12 dead` | person |

mod beside;
mod part;
mod people;

use rust_decimal::Decimal;

use super::amount::Amount;
use super::candidate::{Quantity, What};
use super::per;
use super::scene::Scene;
use super::token::{Case, Shape};
use crate::lexicon::{Role, WordClass};
use crate::value::{Unit, compare, is_one};

use beside::{beside, measured};
pub(crate) use people::of_people;

/// Reads the amount as a count of things.
pub(crate) fn read(scene: &Scene<'_>, amount: &Amount) -> Option<Quantity> {
    let own_units = amount
        .upper
        .is_some_and(|upper| upper.gap.0 != upper.gap.1 || upper.sign.0 != upper.sign.1);
    if amount.is_ordinal()
        || amount.low.weak
        || amount.low.fraction
        || own_units
        || is_name(scene, amount)
    {
        return None;
    }
    // "the fund 1MDB", "Box One consoles"
    let capitals = |at: usize| scene.get(at).is_some_and(|token| token.case != Case::Lower);
    let glued = scene.glued(amount.next) && scene.is(amount.next, Shape::Word);
    if glued && capitals(amount.next) && amount.end == amount.first + 1
        || is_named_one(scene, amount)
    {
        return None;
    }
    let after = scene.after_hyphen(amount.next);
    if after > amount.next && scene.is_of(after, WordClass::Sized) {
        return None;
    }
    if let Some(unit) = part::unit_of(scene, amount) {
        return Some(Quantity::new(
            *amount,
            amount.first,
            amount.next,
            What::Measure(unit),
        ));
    }
    if let Some(noun) = part::after_of(scene, amount) {
        let what = What::Count(Unit::new(leading(scene, amount, noun.name)));
        return Some(Quantity::new(*amount, amount.first, amount.next, what));
    }
    let noun = part::whole(scene, amount)
        .or_else(|| beside(scene, amount))
        .or_else(|| measured(scene, amount))
        .or_else(|| part::or_two(scene, amount))?;
    let name = leading(scene, amount, noun.name);
    let what = What::Count(Unit::new(name.as_str()));
    let mut quantity = Quantity::new(*amount, amount.first, noun.end, what);
    let time = scene.is_of(amount.next, WordClass::Time);
    if let Some((end, unit)) = per::read(scene, noun.end) {
        quantity.end = end;
        if time {
            // "40 hours a week" is no length of time but a rate.
            quantity.what = What::Measure(Unit::new(format!("{name} per {unit}")));
        } else {
            quantity.per = Some(unit);
        }
    } else if time && !amount.value().is_some_and(is_one)
        || scene.is_of(amount.next, WordClass::Repeated)
    {
        // "40 hours" is a duration, and "three times" a factor.
        return None;
    }
    Some(quantity)
}

/// Is it the "One" of a name: "Box One consoles"?
fn is_named_one(scene: &Scene<'_>, amount: &Amount) -> bool {
    let capital = |at: usize| {
        scene.get(at).is_some_and(|token| {
            token.shape == Shape::Word && token.case != Case::Lower && !token.starts_paragraph()
        })
    };
    let before = amount.first.checked_sub(1);
    let noun = |at: usize| capital(at) && !scene.is_of(at, WordClass::Function);
    let one = amount.low.spelled && amount.value().is_some_and(is_one);
    one && capital(amount.first) && before.is_some_and(noun)
}

fn is_name(scene: &Scene<'_>, amount: &Amount) -> bool {
    let Some(before) = amount.first.checked_sub(1) else {
        return false;
    };
    if is_day(scene, amount) || scene.has(before, Role::Numbered) {
        return true;
    }
    // "each one left"
    if amount.low.spelled && amount.value().is_some_and(is_one) && scene.has(before, Role::Per) {
        return true;
    }
    // "COVID-19 tests", "tier-one bonds", but "thirty-one people"
    let hyphen = scene.is(before, Shape::Hyphen);
    let joined = hyphen || scene.is(before, Shape::Word) && scene.is(amount.first, Shape::Numeral);
    let word = before.checked_sub(1).filter(|_| hyphen);
    let of_number =
        word.is_some_and(|word| scene.number_word(word).is_some() || scene.has(word, Role::Minus));
    if joined && scene.glued(amount.first) && !of_number {
        return !hyphen || scene.glued(before);
    }
    looks_like_year(scene, amount)
}

/// Is it the day after a month: "June 12 meetings"?
fn is_day(scene: &Scene<'_>, amount: &Amount) -> bool {
    let is_day = |value| compare(value, LAST_DAY).is_le();
    if !amount.value().is_some_and(is_day) {
        return false;
    }
    let stop = usize::from(scene.has_before(amount.first, Role::Stop));
    let month = scene
        .lexicon
        .time
        .months
        .longest_before(scene.tokens, amount.first - stop);
    month.is_some()
}

const LAST_DAY: Decimal = Decimal::from_parts(31, 0, 0, false, 0);

/// Four digits of a year of our time, without a comma: people write "1,950 members".
pub(crate) fn looks_like_year(scene: &Scene<'_>, amount: &Amount) -> bool {
    let written = scene.written(amount.first);
    let digits = amount.end == amount.first + 1 && written.len() == 4;
    digits
        && written.bytes().all(|byte| byte.is_ascii_digit())
        && written > "1900"
        && written < "2100"
        && written != "2000"
}

/// The noun with the word before the number that belongs to it: "a record 32 goals".
fn leading(scene: &Scene<'_>, amount: &Amount, name: String) -> String {
    match amount.first.checked_sub(1) {
        Some(before) if scene.is_of(before, WordClass::Leading) => {
            format!("{} {name}", scene.written(before).to_lowercase())
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{all_read, none_read, of_kind};

    #[test]
    fn one_count_many_phrasings() {
        let corpus: &[(&str, &[&str])] = &[
            (
                "12 person",
                &[
                    "12 people were seen",
                    "twelve people",
                    "a dozen people",
                    "12 dead",
                    "12 injured in the blast",
                    "12 more people",
                    "and 12 who had fled",
                    "12 were injured",
                    "12 have been killed in all",
                    "The blast killed at least 12.",
                    "killing 12 and",
                    "12 of the people",
                ],
            ),
            (
                "17 civilian",
                &["17 civilians died", "17 Civilians Killed In Raid On Town"],
            ),
            (
                "36 league game",
                &["36 league games.", "36 league games without a win"],
            ),
            ("32 record goal", &["a record 32 goals"]),
            (
                "325000 new subscriber",
                &["325,000 new subscribers", "325k new subscribers"],
            ),
            (
                "3 company",
                &["the three companies", "three of the companies say so"],
            ),
            ("300 seat", &["a 300-seat theatre", "a 300 seat theatre"]),
            ("5 star", &["a 5-star hotel", "a five-star hotel"]),
            ("8 other employee", &["eight other employees left"]),
            ("17 first-team player", &["17 first-team players"]),
            ("40 bottle of wine", &["40 bottles of wine"]),
            ("9 police officer", &["nine police officers said"]),
            ("2 sports car", &["two sports cars"]),
            (
                "9 A-level pupil",
                &["9 A-level pupils", "nine A-level pupils left"],
            ),
            ("60 on-site inspector", &["60 on-site inspectors"]),
            (
                "60 COVID-19 ward",
                &["60 COVID-19 wards", "sixty COVID-19 wards"],
            ),
            ("60 Airbus 320 jet", &["60 Airbus 320 jets"]),
            ("3 250 ml jar", &["three 250 ml jars"]),
            ("3 goat", &["a goat or three", "three goats"]),
            ("6 European country", &["six European countries joined"]),
            ("2 737 Max jet", &["two 737 Max jets"]),
            (
                "100 lorry",
                &[
                    "a hundred lorries",
                    "another hundred lorries",
                    "100 lorries",
                ],
            ),
            ("2 goat", &["a couple of goats", "two goats"]),
            ("40 e-bike", &["40 e-bikes", "theft of 40 e-bikes in May"]),
            (
                "1300000000 Chinese",
                &["1.3 billion Chinese were", "1.3bn Chinese."],
            ),
            ("2 Chinese state bank", &["two Chinese state banks fell"]),
            ("1 UBS share", &["one UBS share for each"]),
            ("217000000 daily user", &["217 million daily users"]),
            (
                "31 person",
                &["Thirty-one people are", "the thirty-one people"],
            ),
            ("4 new Covid-19 case", &["four new Covid-19 cases"]),
            ("2300000 night", &["2.3m nights in May"]),
            ("4 MP", &["four MPs voted"]),
            ("1 solution", &["one solution that works"]),
            ("1 public hearing", &["one public hearing in May"]),
            ("1 man", &["one man killed", "one man says so"]),
            (
                "3 test per day",
                &[
                    "three tests per day",
                    "three tests a day",
                    "three tests a day from February 2024",
                    "three tests a day from 2010 to 2019",
                ],
            ),
            (
                "5 death per 100000 people",
                &["5 deaths per 100,000 people"],
            ),
            ("5 death per 100000", &["5 deaths per 100,000."]),
        ];
        all_read(Kind::Count, corpus);
    }

    #[test]
    fn both_numbers_of_a_part_count_the_same() {
        let count = |text: &str| of_kind(Kind::Count, text);
        assert_eq!(count("2 of 5 patients"), ["2 patient", "5 patient"]);
        assert_eq!(count("12 of the 40 members"), ["12 member", "40 member"]);
        let text = "12 of the island's 40 hectares burned, and 9 of the hectares are sold.";
        assert_eq!(of_kind(Kind::Measure, text), ["12 hectare", "40 hectare"]);
        assert_eq!(count("two of Harper's deputies"), ["2 deputy"]);
        assert_eq!(
            count("12 of the country's 40 banks"),
            ["12 bank", "40 bank"]
        );
        assert_eq!(count("two of Oslo 's trams"), ["2 tram"]);
        assert_eq!(count("seven of 36 bodies"), ["7 body", "36 body"]);
    }

    #[test]
    fn hours_a_week_are_a_rate() {
        all_read(
            Kind::Measure,
            &[(
                "40 hour per week",
                &["40 hours a week", "40 hours per week"],
            )],
        );
    }

    #[test]
    fn a_time_among_the_counted_stays_a_mention() {
        let text = "They held three Monday meetings.";
        let mentions = crate::normalize::corpus::mentions(text);
        let written: Vec<_> = mentions
            .iter()
            .filter_map(|mention| mention.span.slice(text))
            .collect();
        assert_eq!(written, ["three", "Monday"]);
        assert_eq!(of_kind(Kind::Count, text), ["3 Monday meeting"]);
    }

    #[test]
    fn words_that_mean_a_range() {
        let count = |text: &str| of_kind(Kind::Count, text);
        assert_eq!(
            count("dozens of red and blue flags"),
            ["[12, 120] red blue flag"]
        );
        assert_eq!(
            count("tens of thousands of students"),
            ["[10000, 100000] student"]
        );
        assert_eq!(count("three or four votes"), ["[3, 4] vote"]);
    }

    #[test]
    fn what_is_no_count() {
        none_read(
            Kind::Count,
            &[
                "no one knew",
                "one of the players",
                "one another",
                "each one left",
                "the Box One consoles",
                "at one point about",
                "eleven called it off",
                "the one you want",
                "COVID-19 tests",
                "tier-one bonds",
                "the 2016 elections",
                "two years ago",
                "five minutes",
                "three times",
                "12 were blue",
                "rose 5 and then fell",
                "the 22nd game",
                "June 12 meetings",
                "Feb. 21 estimates",
                "It will cut 700\nRival Sells Shares",
                "the FTSE 100 companies",
            ],
        );
    }

    #[test]
    fn a_noun_stays_in_its_item_heading_and_cell() {
        none_read(
            Kind::Count,
            &[
                "- Budget 6.5m\n- Run the tests",
                "- Budget 65\n- runs were few",
                "Budget 65\n* runs were few",
                "Budget 65\n• runs were few",
                "Budget 65\n## Runs",
                "Budget 65\n\nruns were few",
                "| Budget 65 | runs |",
            ],
        );
        assert_eq!(of_kind(Kind::Count, "It has 65\nruns."), ["65 run"]);
        let items = of_kind(Kind::Count, "- pears 30\n- 12 plums");
        assert_eq!(items, ["12 plum"]);
    }
}
