//! From which words a claim has what its sentence leaves out, and by which rule.

use chrono::NaiveDate;

use crate::claim::{Claim, Facet, Facets, Inheritance, Inheriting};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::link;
use crate::normalize;

/// A text, one of its figures, and the facet, the rule and the words that are told of it.
type Row = (&'static str, &'static str, Facet, Inheriting, &'static str);

const ROWS: [Row; 18] = [
    (
        "A profit of $39m (£31m) was made in Oman.",
        "£31m",
        Facet::Measure,
        Inheriting::Beside,
        "$39m",
    ),
    (
        "Exports to Peru came to $5bn in 2021, $4bn in 2020 and $3bn in 2019.",
        "$3bn",
        Facet::Parties,
        Inheriting::Listed,
        "$4bn",
    ),
    (
        "Trade of Peru grows\n\nBusiness is good in Lima.\n\nThe total was $5bn.",
        "$5bn",
        Facet::Measure,
        Inheriting::Lead,
        "Trade",
    ),
    (
        "Exports of Peru came to $5bn in 2021. They had been $4bn before.",
        "$4bn",
        Facet::Measure,
        Inheriting::Pronoun,
        "$5bn",
    ),
    (
        "Peru mined copper in 2021 as never before. It sold well. Exports were $5bn, or £4bn.",
        "£4bn",
        Facet::Measure,
        Inheriting::Beside,
        "$5bn",
    ),
    (
        "Ghana exported cocoa in 2021 as never before. The total was 41,000 tonnes.",
        "41,000 tonnes",
        Facet::Measure,
        Inheriting::Told,
        "Ghana exported cocoa in 2021 as never before.",
    ),
    (
        "Ghana exported cocoa in 2021 as never before. The total was 41,000 tonnes.",
        "41,000 tonnes",
        Facet::Period,
        Inheriting::Told,
        "2021",
    ),
    (
        "Ghana exported cocoa in 2021 as never before. The total was 41,000 tonnes.",
        "41,000 tonnes",
        Facet::Parties,
        Inheriting::Told,
        "Ghana exported cocoa in 2021 as never before.",
    ),
    (
        "Peru and Chile met in Lima. Chile hailed the talks. Trade between the two countries is $3bn.",
        "$3bn",
        Facet::Parties,
        Inheriting::Pair,
        "Chile",
    ),
    (
        "Norway and Sweden are neighbours. In 2021 their trade was worth $3bn.",
        "$3bn",
        Facet::Parties,
        Inheriting::Pair,
        "Sweden",
    ),
    (
        "Norway and Sweden are neighbours. In 2021 the two countries traded goods worth $3bn.",
        "$3bn",
        Facet::Parties,
        Inheriting::Pair,
        "Norway",
    ),
    (
        "# Unemployment in Norway\n\nIt was 5 per cent in 2021.",
        "5 per cent",
        Facet::Parties,
        Inheriting::Topic,
        "Norway",
    ),
    (
        "# Unemployment in Norway\n\nIt was 5 per cent in 2021.",
        "5 per cent",
        Facet::Measure,
        Inheriting::Lead,
        "Unemployment",
    ),
    (
        "Exports of Peru reached $5bn. Imports were $4bn.",
        "$4bn",
        Facet::Parties,
        Inheriting::Before,
        "$5bn",
    ),
    (
        "Peru has a new port.\n\nPeru opened it with a feast.\n\nExports reached $5bn.",
        "$5bn",
        Facet::Parties,
        Inheriting::Topic,
        "Peru",
    ),
    (
        "Sales fell in the third quarter of 2021. In the quarter exports of Peru were $5bn.",
        "$5bn",
        Facet::Period,
        Inheriting::Named,
        "third quarter of 2021",
    ),
    (
        "Exports of Peru were $5bn in 2021. Imports came to $4bn.",
        "$4bn",
        Facet::Period,
        Inheriting::Running,
        "$5bn",
    ),
    (
        "In Peru 31 people died in the flood.",
        "31 people",
        Facet::Period,
        Inheriting::Reported,
        "",
    ),
];

/// What each figure of a text inherits, with its words.
fn inherited(text: &str) -> Vec<(String, Facets, Vec<Inheritance>)> {
    let published = NaiveDate::from_ymd_opt(2022, 3, 1).unwrap_or_default();
    let document = Document::new("test", text).published(published);
    let lexicon = Lexicon::english();
    let reading = normalize::read(&document, lexicon);
    let traced = link::traced(&document, 0, &reading, lexicon).into_iter();
    let words = |claim: &Claim| claim.mention.span.slice(text).map(str::to_owned);
    traced
        .map(|(claim, some)| {
            (
                words(&claim).unwrap_or_default(),
                claim.subject.inherited,
                some,
            )
        })
        .collect()
}

#[test]
fn what_is_left_out_says_where_it_comes_from() {
    let mut missing = Vec::new();
    for (text, figure, facet, rule, words) in ROWS {
        let all = inherited(text);
        let told: Vec<_> = all
            .iter()
            .filter(|(held, ..)| held == figure)
            .flat_map(|(.., some)| some)
            .map(|one| {
                let words = one.from.and_then(|span| span.slice(text));
                (one.facet, one.rule, words.unwrap_or_default())
            })
            .collect();
        if !told.contains(&(facet, rule, words)) {
            missing.push(format!("{text}: {figure}: {told:?}"));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_facet_that_was_inherited_says_from_where() {
    for (text, ..) in ROWS {
        for (figure, facets, some) in inherited(text) {
            for facet in facets.iter() {
                let told = some
                    .iter()
                    .any(|one| one.facet == facet && one.from.is_some());
                assert!(told, "{text}: {figure}: {facet:?}");
            }
        }
    }
}

#[test]
fn what_the_sentence_says_itself_is_inherited_from_nowhere() {
    for text in [
        "Peru exported copper worth $5bn in 2021.",
        "In 2021 Chile sold 41,000 tonnes of salt to Peru.",
        "Unemployment in Ghana was 5 per cent in May 2021.",
        // No name, and so nothing that the text could be about.
        "According to a survey of shops, prices rose by 4 per cent in 2021.",
        "Seasonally adjusted unemployment was 5 per cent in May 2021.",
    ] {
        for (figure, facets, some) in inherited(text) {
            assert!(
                facets.iter().next().is_none() && some.is_empty(),
                "{text}: {figure}: {some:?}"
            );
        }
    }
}
