//! What a figure is to its subject, who says so, and how far it is meant.

use super::claim;
use crate::claim::{Direction, Modality, Role};

#[test]
fn roles() {
    for (text, figure, role) in [
        ("Sales rose 5%.", "5%", Role::Change),
        ("Sales were 5% higher.", "5%", Role::Change),
        ("The winner got $9m, the runner-up $5m.", "$5m", Role::Level),
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
fn counts_in_names_say_nothing() {
    assert!(!claim("The two leaders met. It rained.", "two").in_story);
    assert!(claim("Two ships sank. It rained.", "Two").in_story);
}
