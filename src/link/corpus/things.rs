//! What a figure measures.

use super::{claim, measures};

#[test]
fn what_the_verb_says_it_is_of() {
    measures(
        "Exports of Kenyan tea rose 12% to $1.4bn.",
        "$1.4bn",
        "export; tea; kenya",
    );
    measures(
        "Unemployment in Spain fell to 11.6 per cent.",
        "11.6",
        "unemployment; ; spain",
    );
    measures(
        "Chile's lithium exports more than doubled to $1.9bn.",
        "$1.9bn",
        "export; lithium; chile",
    );
    measures(
        "One in six children lives in poverty.",
        "One in six",
        "child; poverty; ",
    );
    measures(
        "Kenya's trade deficit with Oman widened to $3.4bn.",
        "$3.4bn",
        "trade deficit; ; kenya, oman",
    );
    measures(
        "The bridge, which opened in 1998, cost $3.6bn.",
        "$3.6bn",
        "cost; ; ",
    );
    measures(
        "Peru's copper exports were worth $21.4bn in 2021.",
        "$21.4bn",
        "export; copper; peru",
    );
    measures(
        "The start-up is worth $3bn, its backers say.",
        "$3bn",
        "value; ; ",
    );
    measures(
        "The ministry put the death toll at 112.",
        "112",
        "death; ; ",
    );
    measures(
        "Investment had already been expected to reach $9bn.",
        "$9bn",
        "investment; ; ",
    );
}

#[test]
fn what_the_verb_does() {
    measures(
        "At least 38 people were killed near Nakuru.",
        "38",
        "death; ; nakuru",
    );
    measures("The storm cost 85 lives.", "85", "death; ; ");
    measures(
        "Toyota sold 838,478 vehicles.",
        "838,478",
        "sale; vehicle; toyota",
    );
    measures(
        "Peru imported 300 TWh of natural gas.",
        "300",
        "import; gas; peru",
    );
    measures("A further 40 are still missing.", "40", "missing; ; ");
    measures("The club paid £30m for the pitch.", "£30m", "purchase; ; ");
    measures("The failure will cost the fund $20m.", "$20m", "cost; ; ");
}

#[test]
fn what_stands_behind_it() {
    measures("The bank held $209bn in assets.", "$209bn", "asset; ; ");
    measures(
        "They sent $5bn of exports to Chile.",
        "$5bn",
        "export; to chile; chile",
    );
    measures("The firm ended $270m in the red.", "$270m", "loss; ; ");
    measures(
        "Lufthansa took a 5 per cent stake.",
        "5 per cent",
        "stake; ; lufthansa",
    );
}

#[test]
fn what_it_is_no_measure_of() {
    measures("As one man said, it was late.", "one man", "man; ; ");
    measures("The parent held $175bn for its clients.", "$175bn", "-; ; ");
    measures("The company reported $4.9bn.", "$4.9bn", "-; ; ");
}

#[test]
fn what_was_left_out() {
    measures(
        "Revenue rose. Profit was $3bn. It had been $2bn in 2021.",
        "$2bn",
        "profit; ; ",
    );
    measures(
        "Ships brought in revenue of $7bn, trucks $5bn.",
        "$5bn",
        "revenue; truck; ",
    );
    measures(
        "Chad and Mali met. Trade between the two countries reached $228m.",
        "$228m",
        "trade; ; chad, mali",
    );
    measures(
        "Trade grew. Two-way turnover of Chad and Mali was $3m.",
        "$3m",
        "trade; ; chad, mali",
    );
    measures(
        "Harbourline grew. Turnover was $3m.",
        "$3m",
        "revenue; ; harbourline",
    );
}

#[test]
fn capitals_and_adjectives_are_their_country() {
    measures("Moscow's imports reached $5bn.", "$5bn", "import; ; russia");
    measures("Prices in Moscow rose 5%.", "5%", "inflation; ; moscow");
    measures("Thai exports reached $5bn.", "$5bn", "export; ; thailand");
}

#[test]
fn people_go_by_their_noun_where_a_turn_means_others() {
    let trains = "Rail traffic came to a halt.";
    measures(
        &format!("{trains} Police counted 4,000 demonstrators."),
        "4,000",
        "protester; ; ",
    );
    measures(
        &format!("{trains} The line carried 4,000 people."),
        "4,000",
        "passenger; ; ",
    );
}

#[test]
fn a_name_of_several_words_is_no_plural() {
    let claim = claim(
        "Alder runs 555 Thomas Brook outlets and 12 Boeing jets.",
        "555",
    );
    assert_eq!(claim.mention.unit().as_deref(), Some("Thomas Brook outlet"));
}
