//! What turns of phrase, units and predicates say is measured: many wordings of one thing, and what
//! must stay apart.

use super::super::corpus::{claim, measures};
use crate::claim::{Modality, Statistic};

#[test]
fn turns_of_phrase() {
    for (text, figure, expected) in [
        (
            "Savers pulled $5bn out of Marlow Trust.",
            "$5bn",
            "withdrawal; ; trust",
        ),
        (
            "Savers have deposited $5bn with Marlow Trust.",
            "$5bn",
            "deposit; ; trust",
        ),
        ("Velcor will cut 700 jobs.", "700", "job cut; ; velcor"),
        (
            "Velcor is laying off 700 workers.",
            "700",
            "job cut; ; velcor",
        ),
        (
            "Velcor is to make 700 staff redundant.",
            "700",
            "job cut; ; velcor",
        ),
        (
            "Velcor said 700 positions would go.",
            "700",
            "job cut; ; velcor",
        ),
        (
            "Near Tolmar flames consumed 900 hectares.",
            "900",
            "burned area; ; tolmar",
        ),
        (
            "The court ordered Velcor to pay €9m in damages.",
            "€9m",
            "compensation; ; velcor",
        ),
        (
            "Seasonally adjusted exports rose to $5bn.",
            "$5bn",
            "export; seasonally adjusted; ",
        ),
        (
            "Norland's seasonally adjusted coffee exports rose to $5bn.",
            "$5bn",
            "export; coffee, seasonally adjusted; norland",
        ),
        (
            "The fund Ortel owns 30% of Velcor.",
            "30%",
            "stake; ; ortel, velcor",
        ),
        (
            "Velcor is 30% owned by the fund Ortel.",
            "30%",
            "stake; ; ortel, velcor",
        ),
        (
            "Ana Ruiz was jailed for six years by the court.",
            "six years",
            "sentence; ; ruiz",
        ),
        (
            "The judge sentenced Ana Ruiz to six years in prison.",
            "six years",
            "sentence; ; ruiz",
        ),
        ("The tank can hold 60 litres.", "60", "capacity; ; "),
        (
            "Police in Tolmar detained 46 suspects.",
            "46",
            "arrest; ; tolmar",
        ),
        (
            "Drivers are paying €1.92 for a litre of petrol.",
            "€1.92",
            "price; ; ",
        ),
        (
            "The film took $40m at the box office.",
            "$40m",
            "revenue; ; ",
        ),
        (
            "Moreno won Tolmar by a margin of 1,200 votes.",
            "1,200",
            "winning margin; ; moreno, tolmar",
        ),
    ] {
        measures(text, figure, expected);
    }
}

#[test]
fn words_of_a_turn_say_other_things_of_other_figures() {
    for (text, figure, expected) in [
        (
            "The town consumed 900 megawatt-hours.",
            "900",
            Some("consumption"),
        ),
        ("Velcor created 700 jobs.", "700", Some("job creation")),
        ("Velcor has 700 jobs to fill.", "700", Some("job")),
        ("Velcor paid $5m to its staff.", "$5m", Some("payment")),
        ("The club can win 60 games.", "60", Some("match")),
        ("The ticket can cost $60.", "$60", Some("cost")),
        (
            "Velcor raised $5m for its expansion.",
            "$5m",
            Some("funding round"),
        ),
    ] {
        let found = claim(text, figure).subject.measure;
        assert_eq!(found.as_deref(), expected, "{text}");
    }
    for (text, figure, unlike) in [
        (
            "The detour will cut 700 metres off the route.",
            "700",
            "job cut",
        ),
        ("Velcor made 30% of the engines.", "30%", "stake"),
        (
            "He was freed after 400 days in detention.",
            "400 days",
            "arrest",
        ),
        (
            "A majority of 60 per cent backed the plan.",
            "60",
            "winning margin",
        ),
        ("Drivers are paying €5m for the ferry.", "€5m", "price"),
        (
            "The festival lasted six days, not six years in prison.",
            "six days",
            "sentence",
        ),
    ] {
        let found = claim(text, figure).subject.measure;
        assert_ne!(found.as_deref(), Some(unlike), "{text}");
    }
}

#[test]
fn units_that_measure_one_thing() {
    for (text, figure, expected) in [
        ("The tram entered the bend at 70 km/h.", "70", "speed"),
        ("The tram left the rails at 70 km/h.", "70", "speed"),
        ("Thermometers in Tolmar hit 41.5C.", "41.5C", "temperature"),
        ("The heat reached 41.5C.", "41.5C", "temperature"),
        ("Winds reached 140 km/h.", "140", "wind speed"),
    ] {
        assert_eq!(
            claim(text, figure).subject.measure.as_deref(),
            Some(expected),
            "{text}"
        );
    }
    for (text, figure, expected) in [
        ("The bridge spans 70 km.", "70", "speed"),
        ("The thieves took 70 kg of copper.", "70", "weight"),
    ] {
        assert_ne!(
            claim(text, figure).subject.measure.as_deref(),
            Some(expected),
            "{text}"
        );
    }
}

#[test]
fn rates_that_a_predicate_names() {
    for (text, figure, expected) in [
        (
            "In the election 47 per cent of voters cast a ballot.",
            "47",
            "turnout; ; ",
        ),
        (
            "Only 47 per cent of registered voters turned out.",
            "47",
            "turnout; ; ",
        ),
        (
            "In May 6% of Chad's workforce was out of work.",
            "6%",
            "unemployment; ; chad",
        ),
        (
            "Of Chad's workforce, 6% was without a job in May.",
            "6%",
            "unemployment; ; chad",
        ),
        (
            "In Chad 38% of voters backed Unity.",
            "38%",
            "vote; ; chad, unity",
        ),
    ] {
        measures(text, figure, expected);
    }
    for (text, figure, unlike) in [
        ("In a survey 38% of voters backed Unity.", "38%", "vote"),
        (
            "Some 47 per cent of members cast a ballot.",
            "47",
            "turnout",
        ),
        (
            "Some 47 per cent of voters did not cast a ballot.",
            "47",
            "turnout",
        ),
        (
            "Some 6% of Chad's workforce was on strike.",
            "6%",
            "unemployment",
        ),
    ] {
        assert_ne!(
            claim(text, figure).subject.measure.as_deref(),
            Some(unlike),
            "{text}"
        );
    }
}

#[test]
fn measured_by_a_yardstick() {
    measures(
        "The budget deficit was 3.2% of GDP.",
        "3.2%",
        "budget deficit; ; ",
    );
    measures(
        "Chad ran a deficit of 3.2% of GDP.",
        "3.2%",
        "budget deficit; ; chad",
    );
    let share = claim("Services made up 61% of GDP.", "61%").subject;
    assert_eq!(share.measure.as_deref(), Some("gdp"));
    assert!(share.qualifiers.contains("service"), "{share:?}");
}

#[test]
fn people_who_act_are_not_measured() {
    for (text, figure) in [
        ("Savers hoarded $5bn.", "$5bn"),
        ("Crews needed nine hours for the blaze.", "nine hours"),
        ("The growers are getting $300 a tonne.", "$300"),
    ] {
        let found = claim(text, figure).subject.measure;
        assert_eq!(found, None, "{text}");
    }
}

#[test]
fn means() {
    for (text, figure, statistic) in [
        (
            "The average flat in Tolmar sold for £200,000.",
            "£200,000",
            Statistic::Average,
        ),
        (
            "A flat in Tolmar sold for £200,000.",
            "£200,000",
            Statistic::Total,
        ),
        (
            "Petrol cost an average of €1.80.",
            "€1.80",
            Statistic::Average,
        ),
        (
            "Tenants in Tolmar paid on average €900.",
            "€900",
            Statistic::Average,
        ),
    ] {
        assert_eq!(claim(text, figure).subject.statistic, statistic, "{text}");
    }
}

#[test]
fn plans_and_decisions() {
    for (text, figure, modality) in [
        ("Velcor is buying Ortel for $5bn.", "$5bn", Modality::Actual),
        ("Velcor will pay $5bn for Ortel.", "$5bn", Modality::Actual),
        (
            "Velcor is expected to pay $5bn for Ortel.",
            "$5bn",
            Modality::Expected,
        ),
        (
            "Velcor could pay $5bn for Ortel.",
            "$5bn",
            Modality::Hypothetical,
        ),
        ("Velcor is closing 40 shops.", "40", Modality::Expected),
        ("Velcor said 700 jobs would go.", "700", Modality::Expected),
        (
            "If sales fell, 700 jobs would go.",
            "700",
            Modality::Hypothetical,
        ),
        ("The tank can hold 60 litres.", "60", Modality::Actual),
        ("The price can reach $60.", "$60", Modality::Hypothetical),
    ] {
        assert_eq!(claim(text, figure).modality, modality, "{text}");
    }
}

#[test]
fn whose_it_is() {
    for (text, figure, parties) in [
        ("Ortel stock ended at $44.", "$44", "ortel"),
        ("Tolmar airport handled 3m passengers.", "3m", "tolmar"),
        ("Airport Tolmar handled 3m passengers.", "3m", "tolmar"),
        ("Marlanders drank 3m litres.", "3m", "marland"),
        ("Near Tolmar 900 hectares burned.", "900", "tolmar"),
        ("Chad leads with 4.1% of GDP.", "4.1%", "chad"),
        ("Striker Davi Moreno scored 12 goals.", "12", "moreno"),
    ] {
        let found = claim(text, figure).subject.parties;
        let found: Vec<_> = found.iter().collect();
        assert_eq!(found.join(", "), parties, "{text}");
    }
}

#[test]
fn labels_cells_and_asides() {
    for (text, figure, expected) in [
        // Marks of bold letters say nothing.
        (
            "Tolmar's unemployment rate was **26.9%** in May.",
            "26.9%",
            "unemployment; ; tolmar",
        ),
        (
            "Lomvi in figures\n\n- Depth: 40 m\n- **Cost of the port:** **$5bn**",
            "$5bn",
            "cost; port; ",
        ),
        // A participle in a label makes no clause of it, and its first noun is what is counted.
        ("Area burned: about 900 acres", "900", "burned area; ; "),
        (
            "Houses in the villages of the delta: 903",
            "903",
            "home; delta; ",
        ),
        (
            "| Cost of the Lomvi port | CHF 12bn |",
            "CHF 12bn",
            "cost; port; lomvi",
        ),
        // An aside is the size of the known thing before it, not of the last noun.
        (
            "Velcor made the largest profit in its history, $10.6bn, after years of losses.",
            "$10.6bn",
            "profit; ; velcor",
        ),
        // What is shipped is counted in units.
        (
            "Shipments declined to 1.17 billion units in 2023.",
            "1.17 billion",
            "shipment; ; ",
        ),
        (
            "The committee grew to 17 members in 2023.",
            "17",
            "member; ; ",
        ),
    ] {
        measures(text, figure, expected);
    }
}

#[test]
fn headlines_in_capitals_name_nobody() {
    for (headline, expected) in [
        ("Winter Bills Shock for Millions", "cost; ; "),
        ("Velcor Bills Shock Millions", "cost; ; "),
        ("Velcor raises its bills", "cost; ; velcor"),
    ] {
        let text = format!("{headline}\n\nThe cost rose to $5bn, the firm says. Velcor agreed.");
        measures(&text, "$5bn", expected);
    }
}
