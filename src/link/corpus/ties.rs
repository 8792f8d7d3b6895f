//! What the figures of a text are to each other.

use super::{claim, claims_of, joined, measures};
use crate::claim::{Claim, Relation};

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
