//! What linking makes of a sentence, in a form that tests can compare: a line for each figure.

use chrono::NaiveDate;

use super::claims;
use crate::claim::{Basis, Claim};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::normalize::read;
use crate::word_set::WordSet;

/// The claims of a text published on 10 February 2024.
pub(super) fn claims_of(text: &str) -> Vec<Claim> {
    let lexicon = Lexicon::english();
    let published = NaiveDate::from_ymd_opt(2024, 2, 10).expect("a day");
    let document = Document::new("test", text).published(published);
    let reading = read(&document, lexicon);
    claims(&document, 0, &reading, lexicon)
}

/// The claim whose figure is written so.
#[track_caller]
pub(super) fn claim(text: &str, figure: &str) -> Claim {
    let claims = claims_of(text);
    let found = claims.into_iter().find(|claim| {
        claim
            .mention
            .span
            .slice(text)
            .is_some_and(|written| written.starts_with(figure))
    });
    found.unwrap_or_else(|| panic!("no figure {figure:?} in {text:?}"))
}

fn joined(terms: &WordSet) -> String {
    let terms: Vec<_> = terms.iter().collect();
    terms.join(", ")
}

/// Checks what a figure measures: "export; oil; kenya" is the measured thing, what narrows it, and
/// the parties.
#[track_caller]
pub(super) fn measures(text: &str, figure: &str, expected: &str) {
    let subject = claim(text, figure).subject;
    let found = [
        subject.measure.clone().unwrap_or_else(|| "-".to_owned()),
        joined(&subject.qualifiers),
        joined(&subject.parties),
    ];
    assert_eq!(found.join("; "), expected, "{figure} in {text}");
}

/// Checks the days of a figure, with a `~` where they are inferred.
#[track_caller]
pub(super) fn days(text: &str, figure: &str, expected: &str) {
    let period = claim(text, figure).period;
    let found = period.map_or_else(
        || "-".to_owned(),
        |period| {
            let mark = if period.basis == Basis::Inferred {
                "~"
            } else {
                ""
            };
            format!("{}{mark}", period.days)
        },
    );
    assert_eq!(found, expected, "{figure} in {text}");
}

mod tests {
    use super::*;
    use crate::claim::{Direction, Modality, Relation, Role};

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
    fn roles() {
        for (text, figure, role) in [
            ("Sales rose 5%.", "5%", Role::Change),
            ("Sales were 5% higher.", "5%", Role::Change),
            ("There was an increase of 5% in sales.", "5%", Role::Change),
            ("A 5% drop in sales hurt.", "5%", Role::Change),
            ("Sales rose to $5bn.", "$5bn", Role::Level),
            ("Output slipped below 40m tonnes.", "40m", Role::Level),
            ("Trade passed the $5bn target.", "$5bn", Role::Target),
            (
                "She made a promise to build 5,000 homes.",
                "5,000",
                Role::Target,
            ),
            ("The limit is £5,000.", "£5,000", Role::Limit),
            ("Analysts expect revenue of $5bn.", "$5bn", Role::Forecast),
            (
                "Chad took 5 per cent of the shipments.",
                "5 per cent",
                Role::Share,
            ),
            ("Half of the 640 rooms were full.", "Half", Role::Share),
        ] {
            assert_eq!(claim(text, figure).role, role, "{text}");
        }
    }

    #[test]
    fn directions() {
        for (text, figure, direction) in [
            ("Sales rose 5%.", "5%", Some(Direction::Rise)),
            ("The rate fell to 5%.", "5%", Some(Direction::Fall)),
            ("Sales were down 5% at $3bn.", "5%", Some(Direction::Fall)),
            ("It was 5% cheaper.", "5%", Some(Direction::Fall)),
            (
                "It ended in negative growth of 5%.",
                "5%",
                Some(Direction::Fall),
            ),
            ("It was 5% cheaper than its rivals.", "5%", None),
            (
                "It was 5% cheaper than a year earlier.",
                "5%",
                Some(Direction::Fall),
            ),
            ("Sales rose 5% to $3bn.", "$3bn", None),
            ("Sales were $3bn, up from $2bn.", "$2bn", None),
            ("Sales were $3bn.", "$3bn", None),
        ] {
            assert_eq!(claim(text, figure).direction, direction, "{text}");
        }
    }

    #[test]
    fn periods_stated() {
        days(
            "Trade reached $5bn in 2022.",
            "$5bn",
            "2022-01-01/2023-01-01",
        );
        days(
            "In 2022 trade reached $5bn.",
            "$5bn",
            "2022-01-01/2023-01-01",
        );
        days(
            "Trade was $5bn in 2022, up from $4bn in 2021.",
            "$5bn",
            "2022-01-01/2023-01-01",
        );
        days(
            "Trade was $5bn in 2022, up from $4bn in 2021.",
            "$4bn",
            "2021-01-01/2022-01-01",
        );
        days(
            "Inflation in the year to October 2023 was 4 per cent.",
            "4 per cent",
            "2023-10-01/2023-11-01",
        );
        days(
            "By Saturday 3 February 2024 some 40 had died.",
            "40",
            "2024-02-03/2024-02-04",
        );
    }

    #[test]
    fn periods_of_something_else() {
        days("The bridge, which opened in 1998, cost $3bn.", "$3bn", "-");
        days("Sales were 5% higher than in 2021.", "5%", "-");
        days("Trade met the 2019 goal of $5bn.", "$5bn", "-");
        days(
            "Turnout was 66 per cent, the highest since 1998.",
            "66 per cent",
            "-",
        );
    }

    #[test]
    fn periods_worked_out() {
        days(
            "Exports reached $5bn in just eleven months.",
            "$5bn",
            "2023-01-01/2023-12-01~",
        );
        days(
            "Revenue was $5m in the third quarter of 2023. Costs in the quarter were $4m.",
            "$4m",
            "2023-07-01/2023-10-01~",
        );
        days(
            "The flood killed 40 people.",
            "40",
            "2024-02-10/2024-02-11~",
        );
        days("Debt stood at $5bn in eleven cities.", "$5bn", "-");
    }

    #[test]
    fn sources() {
        for (text, figure, source) in [
            (
                "According to port officials, ships carried 5m tonnes.",
                "5m",
                Some("port officials"),
            ),
            (
                "Ships carried 5m tonnes, Ana Silva said.",
                "5m",
                Some("Ana Silva"),
            ),
            (
                "The Kremlin boasted that trade reached $5bn.",
                "$5bn",
                Some("Kremlin"),
            ),
            ("The ministry met. It said that 40 had died.", "40", None),
            (
                "The ministry said sales fell. It said that 40 had died.",
                "40",
                Some("ministry"),
            ),
            ("Ships carried 5m tonnes.", "5m", None),
        ] {
            let found = claim(text, figure).attribution.map(|by| by.source);
            assert_eq!(found.as_deref(), source, "{text}");
        }
    }

    #[test]
    fn how_far_it_is_meant() {
        for (text, figure, modality) in [
            (
                "The army denied that 40 soldiers had died.",
                "40",
                Modality::Denied,
            ),
            ("The plan would cost $5bn.", "$5bn", Modality::Hypothetical),
            ("Output will reach 5m tonnes.", "5m", Modality::Expected),
            ("Allegedly 40 ships were sold.", "40", Modality::Reported),
            ("Output reached 5m tonnes.", "5m", Modality::Actual),
        ] {
            assert_eq!(claim(text, figure).modality, modality, "{text}");
        }
    }

    #[test]
    fn shares_and_what_they_are_of() {
        let text = "Chad and Mali trade. Some 90 per cent of payments between the two countries were made in dollars or euros.";
        let share = claim(text, "90 per cent").subject;
        let whole = share.whole.expect("payments");
        assert_eq!(whole.measure.as_deref(), Some("payment"));
        assert_eq!(joined(&whole.parties), "chad, mali");
        assert_eq!(joined(&share.qualifiers), "not national currency");
        measures(
            "Maize made up 51 per cent of the shipments, wheat 37 per cent.",
            "37 per cent",
            "shipment; wheat; ",
        );
    }

    #[track_caller]
    fn joins(text: &str, from: &str, relation: Relation, to: &str) {
        let claims = claims_of(text);
        let written = |claim: &Claim| {
            claim
                .mention
                .span
                .slice(text)
                .unwrap_or_default()
                .to_owned()
        };
        let of = claims
            .iter()
            .find(|claim| written(claim).starts_with(from))
            .expect("the figure");
        let joined = of.links.iter().any(|link| {
            link.relation == relation
                && claims
                    .get(link.to)
                    .is_some_and(|other| written(other).starts_with(to))
        });
        assert!(joined, "{from} {relation:?} {to}: {:?}", of.links);
    }

    #[test]
    fn figures_that_a_text_joins() {
        joins(
            "Sales rose 5% to $210m from $200m.",
            "5%",
            Relation::ChangeTo,
            "$210m",
        );
        joins(
            "Sales rose 5% to $210m from $200m.",
            "5%",
            Relation::ChangeFrom,
            "$200m",
        );
        joins(
            "Sales were $210m, up 5% from $200m.",
            "5%",
            Relation::ChangeTo,
            "$210m",
        );
        joins(
            "Sales rose from $200m to $210m.",
            "$210m",
            Relation::ChangeFrom,
            "$200m",
        );
        joins(
            "Some 12 of the 40 ships sank.",
            "12",
            Relation::PartOf,
            "40",
        );
        joins("Of 40 ships, 12 sank.", "12", Relation::PartOf, "40");
        let text = "Built: 40 ships\nLost: 12\n\nOf those built, 31 sail.";
        assert_eq!(claim(text, "12").links, []);
        joins(
            "The fee was €121m (£107m).",
            "£107m",
            Relation::Restatement,
            "€121m",
        );
        joins(
            "Some 17 people died, although the charge says 14 people died.",
            "14",
            Relation::Contrast,
            "17",
        );
        joins(
            "Trade reached $228m, passing the $200m target.",
            "$228m",
            Relation::Met,
            "$200m",
        );
        joins(
            "Exports reached $5bn in eleven months.",
            "$5bn",
            Relation::During,
            "eleven months",
        );
    }

    #[test]
    fn counts_in_names_say_nothing() {
        assert!(!claim("The two leaders met. It rained.", "two").in_story);
        assert!(claim("Two ships sank. It rained.", "Two").in_story);
    }
}
