//! Documents that tell of events, with the events known: pairs that tell of one in different words,
//! and any number that tell of different ones in the same words.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy::MidpointAwayFromZero;

use super::slots::{ASIDES, FACTS, published, slots};
use crate::document::Document;

/// An event that two documents tell of, each in words of its own.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Story {
    /// The two documents. Their identifiers begin with the name of the event's place.
    pub documents: [Document; 2],
    /// The sentences with the figures that both give, as the first document puts them and as the other
    /// does.
    pub shared: Vec<[String; 2]>,
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
    let facts = subsequence((0..FACTS.len()).collect::<Vec<_>>(), 3);
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

/// Documents that give one quantity, each as it is rounded to other places.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Quantity {
    /// What it exactly is, in dollars.
    pub value: Decimal,
    /// Two documents or three that give it, each in a sentence of its own.
    pub documents: Vec<Document>,
}

/// Documents about a known quantity: what one of them says of it is never wrong, only more or less
/// precise.
///
/// ```
/// use numclaim::{Checker, strategies::quantity};
/// use proptest::prelude::*;
///
/// proptest!(|(quantity in quantity())| {
///     let mentions = Checker::default().mentions(&quantity.documents[0])?;
///     let figure = mentions.iter().find_map(|mention| mention.figure());
///     prop_assert!(figure.is_some_and(|figure| figure.strict().contains(quantity.value)));
/// });
/// ```
pub fn quantity() -> impl Strategy<Value = Quantity> {
    let places = subsequence(&[1_u32, 2, 3][..], 2..=3).prop_shuffle();
    (slots(), 1_100_000_000_i64..99_000_000_000, places).prop_map(|(slots, value, places)| {
        let value = Decimal::from(value);
        let forms = FACTS[0].iter().zip(places).enumerate();
        let documents = forms.map(|(nth, (form, places))| {
            let billions = Decimal::new(value.mantissa() as i64, 9);
            let rounded = billions.round_dp_with_strategy(places, MidpointAwayFromZero);
            let form = form.replace("{m}", &format!("{rounded:.*}", places as usize));
            Document::new(format!("{} {nth}", slots.place), slots.fill(&form, 0))
                .published(published())
        });
        Quantity {
            value,
            documents: documents.collect(),
        }
    })
}
