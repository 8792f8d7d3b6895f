//! The names, goods and figures that made documents tell of.

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::select;

/// Syllables that names are made of: three to a name are so many names that two stories hardly ever
/// share one.
const SYLLABLES: [&str; 44] = [
    "ar", "bel", "cor", "dun", "el", "fir", "gal", "hol", "im", "jor", "kar", "lin", "mor", "nev",
    "os", "pel", "quin", "ras", "sel", "tam", "ul", "ver", "wen", "yor", "zan", "bri", "cla",
    "dro", "fen", "gri", "hest", "kly", "lom", "mar", "nor", "pra", "ster", "tol", "vas", "wyn",
    "bél", "mör", "ñar", "žel",
];

const GOODS: [&str; 16] = [
    "coffee", "timber", "copper", "wheat", "steel", "cocoa", "cement", "fish", "rubber", "tea",
    "salt", "wine", "cotton", "sugar", "paper", "glass",
];

/// What a figure measures, told in two or three ways. `{P}` is the place, `{C}` a company or person,
/// `{g}` goods, `{y}` a year, `{n}` a whole number and `{m}` one with a decimal.
pub(super) const FACTS: [&[&str]; 10] = [
    &[
        "{P} exported {g} worth ${m}bn in {y}, the ministry of trade said.",
        "In {y} {P}'s {g} exports came to {m} billion dollars.",
        "Exports of {g} from {P} reached ${m}bn in {y}, according to customs data.",
    ],
    &[
        "The flood at {P} killed {n} people, officials said.",
        "Officials put the death toll of the {P} flood at {n}.",
    ],
    &[
        "Unemployment in {P} stood at {m} per cent in {y}.",
        "In {y} the unemployment rate in {P} was {m}%.",
    ],
    &[
        "The {g} maker {C} of {P} had revenue of €{m} million in {y}.",
        "{C}, a {g} maker based in {P}, reported revenue of {m} million euros for {y}.",
    ],
    &[
        "The bridge at {P}, built by {C}, cost £{m} million.",
        "{C} built the {P} bridge at a cost of £{m}m.",
    ],
    &[
        "The railway to {P} carried {m} million passengers in {y}.",
        "In {y} passengers on the {P} railway numbered {m} million.",
    ],
    &[
        "The council of {P} approved a budget of ${m} million for the harbour.",
        "A budget of ${m}m for the harbour was approved by {P}'s council.",
    ],
    &[
        "The {g} harvest in {P} fell to {n},000 tonnes in {y}.",
        "{P} brought in a {g} harvest of {n},000 tonnes in {y}.",
    ],
    &[
        "{C} employs {n} people at its works in {P}.",
        "At the {P} works of {C} {n} people are employed.",
    ],
    &[
        "About {n} per cent of the {g} sold in {P} is imported.",
        "Imports make up about {n} per cent of the {g} sold in {P}.",
    ],
];

/// Sentences without a figure.
pub(super) const ASIDES: [&str; 6] = [
    "The mayor of {P} would not comment.",
    "People in {P} have long argued about it.",
    "{C} did not reply to questions.",
    "Much depends on the weather, traders in {P} say.",
    "It was discussed at a meeting of the council.",
    "Nobody had expected that, {C} said.",
];

/// The words and figures of one event.
#[derive(Clone, Debug)]
pub(super) struct Slots {
    pub(super) place: String,
    pub(super) company: String,
    pub(super) goods: &'static str,
    pub(super) year: i32,
    pub(super) numbers: Vec<(u32, u32)>,
}

impl Slots {
    /// A sentence with the slots filled, its figures by the numbers of this fact.
    pub(super) fn fill(&self, form: &str, fact: usize) -> String {
        let (number, tenth) = self.numbers.get(fact).copied().unwrap_or((12, 5));
        form.replace("{P}", &self.place)
            .replace("{C}", &self.company)
            .replace("{g}", self.goods)
            .replace("{y}", &self.year.to_string())
            .replace("{n}", &number.to_string())
            .replace("{m}", &format!("{number}.{tenth}"))
    }
}

fn name() -> impl Strategy<Value = String> {
    proptest::collection::vec(select(&SYLLABLES[..]), 3..=4).prop_map(|syllables| {
        let name = syllables.concat();
        let first = name.chars().next().map_or(0, char::len_utf8);
        let (first, rest) = name.split_at(first);
        format!("{}{rest}", first.to_uppercase())
    })
}

pub(super) fn slots() -> impl Strategy<Value = Slots> {
    let numbers = proptest::collection::vec((11_u32..=97, 1_u32..=9), FACTS.len());
    (name(), name(), select(&GOODS[..]), 2011_i32..=2023, numbers).prop_map(
        |(place, company, goods, year, numbers)| Slots {
            place,
            company,
            goods,
            year,
            numbers,
        },
    )
}

/// The day on which all of it was published.
pub(super) fn published() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 2, 9).unwrap_or_default()
}
