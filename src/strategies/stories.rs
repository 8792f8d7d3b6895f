//! Documents that tell of events, with the events known: pairs that tell of one in different words,
//! and any number that tell of different ones in the same words.

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::select;

use crate::document::Document;

/// An event that two documents tell of, each in words of its own.
#[derive(Clone, Debug)]
pub struct Story {
    /// The two documents. Their identifiers begin with the name of the event's place.
    pub documents: [Document; 2],
    /// The sentences with the figures that both give, as the first document puts them and as the other
    /// does.
    pub shared: Vec<[String; 2]>,
}

/// Syllables that names are made of: three to a name are so many names that two stories hardly ever
/// share one.
const SYLLABLES: [&str; 40] = [
    "ar", "bel", "cor", "dun", "el", "fir", "gal", "hol", "im", "jor", "kar", "lin", "mor", "nev",
    "os", "pel", "quin", "ras", "sel", "tam", "ul", "ver", "wen", "yor", "zan", "bri", "cla",
    "dro", "fen", "gri", "hest", "kly", "lom", "mar", "nor", "pra", "ster", "tol", "vas", "wyn",
];

const GOODS: [&str; 16] = [
    "coffee", "timber", "copper", "wheat", "steel", "cocoa", "cement", "fish", "rubber", "tea",
    "salt", "wine", "cotton", "sugar", "paper", "glass",
];

/// What a figure measures, told in two or three ways. `{P}` is the place, `{C}` a company or person,
/// `{g}` goods, `{y}` a year, `{n}` a whole number and `{m}` one with a decimal.
const FACTS: [&[&str]; 10] = [
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
const ASIDES: [&str; 6] = [
    "The mayor of {P} would not comment.",
    "People in {P} have long argued about it.",
    "{C} did not reply to questions.",
    "Much depends on the weather, traders in {P} say.",
    "It was discussed at a meeting of the council.",
    "Nobody had expected that, {C} said.",
];

/// The words and figures of one event.
#[derive(Clone, Debug)]
struct Slots {
    place: String,
    company: String,
    goods: &'static str,
    year: i32,
    numbers: Vec<(u32, u32)>,
}

impl Slots {
    /// A sentence with the slots filled, its figures by the numbers of this fact.
    fn fill(&self, form: &str, fact: usize) -> String {
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
        let (first, rest) = name.split_at(1);
        format!("{}{rest}", first.to_uppercase())
    })
}

fn slots() -> impl Strategy<Value = Slots> {
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

fn published() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 2, 9).unwrap_or_default()
}

/// Two documents on one event, of four sentences each: three figures that both give, each worded in
/// another way, and something besides.
///
/// ```
/// use numclaim::{Checker, strategies::story};
/// use proptest::prelude::*;
/// use proptest::test_runner::Config;
///
/// proptest!(Config::with_cases(8), |(story in story())| {
///     let report = Checker::default().check(&story.documents);
///     prop_assert!(report.findings.iter().all(|finding| finding.severity < numclaim::Severity::Error));
/// });
/// ```
pub fn story() -> impl Strategy<Value = Story> {
    let facts = proptest::sample::subsequence((0..FACTS.len()).collect::<Vec<_>>(), 3);
    let asides = (select(&ASIDES[..]), select(&ASIDES[..]));
    (slots(), facts, asides, any::<bool>()).prop_map(|(slots, facts, asides, swapped)| {
        let told = |fact: &usize, way: usize| {
            let ways = FACTS[*fact];
            slots.fill(ways[way % ways.len()], *fact)
        };
        let (one, other) = if swapped { (1, 0) } else { (0, 1) };
        let shared: Vec<[String; 2]> = facts
            .iter()
            .map(|fact| [told(fact, one), told(fact, other)])
            .collect();
        let text = |side: usize, aside: &str| {
            let mut sentences: Vec<String> = shared.iter().map(|ways| ways[side].clone()).collect();
            sentences.rotate_left(side);
            sentences.push(slots.fill(aside, 0));
            sentences.join(" ")
        };
        let document = |side: usize, aside: &str| {
            let id = format!("{} {side}", slots.place);
            Document::new(id, text(side, aside)).published(published())
        };
        Story {
            documents: [document(0, asides.0), document(1, asides.1)],
            shared,
        }
    })
}

/// A document on an event of its own, in words that all of them share: a notice from a form.
pub fn notice() -> impl Strategy<Value = Document> {
    slots().prop_map(|slots| {
        let sentences = [
            "{P} exported {g} worth ${m}bn in {y}, the ministry of trade said.",
            "The works of {C} employ {n} people.",
            "About {n} per cent of the {g} went abroad.",
        ];
        let numbered = sentences.iter().enumerate();
        let text: Vec<String> = numbered
            .map(|(fact, form)| slots.fill(form, fact))
            .collect();
        Document::new(slots.place.clone(), text.join(" ")).published(published())
    })
}
