//! What each thing in common weighs, taken by itself.
#![cfg(test)]

use super::super::seen::seen;
use super::super::values;
use super::*;

/// What agreeing weighs in two texts of which it is so sure that they tell one story.
fn scored(texts: [&str; 2], story: f64) -> Option<f64> {
    seen(texts, |(_, own), (_, theirs)| {
        let relation = values::relation(&own.figure, &theirs.figure);
        score(own, theirs, relation, story)
    })
}

/// What the second pair of texts weighs more than the first, in documents that may tell two stories.
fn gain(few: [&str; 2], more: [&str; 2]) -> f64 {
    let scored = |texts| scored(texts, 0.0).expect("figures that agree");
    scored(more) - scored(few)
}

fn assert_is(given: f64, expected: f64, what: &str) {
    assert!(
        (given - expected).abs() < 1e-9,
        "{what}: {given}, not {expected}"
    );
}

#[test]
fn each_thing_in_common_has_its_weight() {
    let plain = [
        "Divers found [$9,401] there.",
        "Farmers paid [$9,401] then.",
    ];
    for (few, more, weight, what) in [
        (
            ["Divers found [$94] there.", "Farmers paid [$94] then."],
            plain,
            DIGITS[4] - DIGITS[2],
            "digits",
        ),
        (
            plain,
            [
                "Divers found [$9,401] in mud.",
                "Farmers paid [$9,401] in mud.",
            ],
            NEAR - NONE_NEAR,
            "a first word",
        ),
        (
            [
                "Divers found [$9,401] in mud.",
                "Farmers paid [$9,401] in mud.",
            ],
            [
                "Divers found [$9,401] in mud and sand.",
                "Farmers paid [$9,401] in mud and sand.",
            ],
            NEAR,
            "a second word",
        ),
        (
            [
                "Divers found [$9,401] with mud, sand, clay, peat, loam, silt.",
                "Farmers paid [$9,401] with mud, sand, clay, peat, loam, silt.",
            ],
            [
                "Divers found [$9,401] with mud, sand, clay, peat, loam, silt, chalk.",
                "Farmers paid [$9,401] with mud, sand, clay, peat, loam, silt, chalk.",
            ],
            0.0,
            "a seventh word",
        ),
        (
            ["The debt is [$9,401].", "The cost is [$9,401]."],
            ["The debt is [$9,401].", "The debt is [$9,401]."],
            MEASURE + NEAR - NONE_NEAR,
            "one thing measured",
        ),
        (
            ["Divers found [9,401] crabs.", "Divers found [9,401] clams."],
            ["Divers found [9,401] crabs.", "Divers found [9,401] crabs."],
            MEASURE - OTHER_MEASURE + NEAR,
            "one thing counted",
        ),
        (
            [
                "Divers found [$9,401] a barrel.",
                "Farmers paid [$9,401] then.",
            ],
            plain,
            -OTHER_BASE,
            "for each of something",
        ),
        (
            [
                "Divers found [$9,401] in 2021 there.",
                "Farmers paid [$9,401] in 2022 then.",
            ],
            [
                "Divers found [$9,401] in 2021 there.",
                "Farmers paid [$9,401] in 2021 then.",
            ],
            PERIOD - OTHER_PERIOD,
            "one year",
        ),
        (
            ["The debt rose by [$9,401].", "The cost was [$9,401]."],
            ["The debt rose by [$9,401].", "The cost rose by [$9,401]."],
            NEAR - NONE_NEAR - OTHER_ROLE,
            "one role",
        ),
        (
            [
                "The debt is expected to be [$9,401].",
                "The cost is [$9,401].",
            ],
            [
                "The debt is expected to be [$9,401].",
                "The cost is expected to be [$9,401].",
            ],
            -OTHER_ROLE,
            "one modality",
        ),
    ] {
        assert_is(gain(few, more), weight, what);
    }
}

#[test]
fn one_story_speaks_for_what_agrees() {
    let mud = [
        "Divers found [$9,401] in mud.",
        "Farmers paid [$9,401] in mud.",
    ];
    let none = [
        "Divers found [$9,401] there.",
        "Farmers paid [$9,401] then.",
    ];
    let gain = |texts, story| {
        let scored = |story| scored(texts, story).expect("figures that agree");
        scored(story) - scored(0.0)
    };
    assert_is(gain(mud, STORY_SURE), STORY, "one story");
    assert_is(gain(mud, 1.0), STORY, "surely one story");
    assert_is(
        gain(mud, STORY_SURE / 2.0),
        STORY / 4.0,
        "perhaps one story",
    );
    // Without a word in common, that they may be two stories counts against them.
    assert_is(gain(none, STORY_SURE), STORY - NONE_NEAR, "no word");
    let half = STORY / 4.0 - NONE_NEAR / 2.0;
    assert_is(
        gain(none, STORY_SURE / 2.0),
        half,
        "no word, perhaps one story",
    );
}

#[test]
fn only_what_is_close_agrees() {
    for (texts, expected) in [
        (["Divers found [$9,401].", "Farmers paid [$9,401]."], true),
        (["Divers found [$9,401].", "Farmers paid [$9,402]."], false),
        (
            ["Divers found more than [$6,500].", "Farmers paid [$6,751]."],
            true,
        ),
        (
            ["Divers found more than [$6,500].", "Farmers paid [$7,751]."],
            false,
        ),
        (
            ["Divers found [$7,751].", "Farmers paid more than [$6,500]."],
            false,
        ),
        (
            ["Divers found about [$6,500].", "Farmers paid [$6,750]."],
            true,
        ),
        (
            [
                "Divers found [$5,000] to $7,000.",
                "Farmers paid [$5,500] to $6,500.",
            ],
            true,
        ),
        (
            ["Divers found [$5,000] to $9,000.", "Farmers paid [$8,750]."],
            false,
        ),
        (
            [
                "Nobody denied it. Divers found [$9,401].",
                "He denied that farmers paid [$9,401].",
            ],
            false,
        ),
        (
            [
                "He denied that divers found [$9,401].",
                "Farmers paid [$9,401].",
            ],
            false,
        ),
    ] {
        assert_eq!(scored(texts, 0.0).is_some(), expected, "{texts:?}");
    }
}

#[test]
fn surety_is_asked_for() {
    let sure = |texts: [&str; 2], story| {
        seen(texts, |(_, own), (_, theirs)| {
            let relation = values::relation(&own.figure, &theirs.figure);
            surety(own, theirs, relation, story)
        })
    };
    let texts = [
        "Divers found [$9,401] in mud.",
        "Farmers paid [$9,401] in mud.",
    ];
    let score = scored(texts, 0.3).expect("figures that agree");
    let expected = 1.0 / (1.0 + (-score).exp());
    assert_is(
        sure(texts, 0.3).expect("sure"),
        expected,
        "the logistic curve",
    );
    assert!(expected > 0.5);
    let chance = ["Divers found [$94] in mud.", "Farmers paid [$94] in mud."];
    assert_eq!(sure(chance, 0.3), None);
}

#[test]
fn partners_lie_near_the_same_values() {
    let buckets = |text: &str| seen([text, "It is [1] mile."], |(_, own), _| buckets(own.claim));
    let decimals = |texts: [&str; 3]| {
        texts
            .map(|text| Decimal::from_str_exact(text).expect("a decimal"))
            .to_vec()
    };
    assert_eq!(
        buckets("It is [9,471] miles."),
        decimals(["9300", "9400", "9500"])
    );
    assert_eq!(
        buckets("It is [7.25] miles."),
        decimals(["7.1", "7.2", "7.3"])
    );
    assert_eq!(
        buckets("It is between [420] and 480 miles."),
        decimals(["410", "420", "430"])
    );
}

#[test]
fn digits_count_as_far_as_they_are_certain() {
    for (text, expected) in [
        ("It is [9,471] miles.", 4),
        ("It is [9,400] miles.", 2),
        ("It is [a third] of them.", 2),
        ("It is [7.25] miles.", 3),
        ("It is [0] miles.", 0),
    ] {
        let given = seen([text, "It is [1] mile."], |(_, own), _| digits(&own.figure));
        assert_eq!(given, expected, "{text}");
    }
}

#[test]
fn a_step_is_one_in_the_second_digit() {
    for (value, expected) in [
        ("9001", "100"),
        ("9999", "100"),
        ("42", "1"),
        ("10", "1"),
        ("7", "0.1"),
        ("0.123", "0.01"),
        ("0", "1"),
    ] {
        let decimal = |text| Decimal::from_str_exact(text).expect("a decimal");
        assert_eq!(step(decimal(value)), decimal(expected), "{value}");
    }
    assert!(step(Decimal::MAX) > Decimal::ONE);
}
