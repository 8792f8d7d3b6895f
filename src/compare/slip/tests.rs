//! What passes for a slip of the pen, and what that weighs.
#![cfg(test)]

use super::super::seen::seen;
use super::*;

/// Whether figures are a slip of each other, and what that weighs.
fn weighed(texts: [&str; 2]) -> (bool, f64) {
    seen(texts, |(_, own), (_, theirs)| {
        let sides = (own.claim, theirs.claim);
        let weights = (weight(sides.0, sides.1), weight(sides.1, sides.0));
        assert_eq!(weights.0, weights.1, "{texts:?}");
        let slips = (is_slip(sides.0, sides.1), is_slip(sides.1, sides.0));
        assert_eq!(slips.0, slips.1, "{texts:?}");
        (slips.0, weights.0)
    })
}

/// Asks of the figures in brackets of two texts, whichever is the first.
#[track_caller]
fn asked<const N: usize>(
    cases: [([&str; 2], bool); N],
    of_claims: impl Fn(&Claim, &Claim) -> bool,
) {
    for (texts, expected) in cases {
        let given = seen(texts, |(_, own), (_, theirs)| {
            let (one, other) = (own.claim, theirs.claim);
            [of_claims(one, other), of_claims(other, one)]
        });
        assert_eq!(given, [expected; 2], "{texts:?}");
    }
}

/// The same of numbers.
#[track_caller]
fn asked_of_numbers<const N: usize>(
    cases: [(&str, &str, bool); N],
    of_numbers: impl Fn(Decimal, Decimal) -> bool,
) {
    for (one, other, expected) in cases {
        let [a, b] = [one, other].map(|text| Decimal::from_str_exact(text).expect("a decimal"));
        let given = [of_numbers(a, b), of_numbers(b, a)];
        assert_eq!(given, [expected; 2], "{one} {other}");
    }
}

#[test]
fn more_digits_weigh_more() {
    for (texts, expected) in [
        (["It cost [$417].", "It cost [$471]."], (true, 3.6)),
        (["It cost [$41].", "It cost [$14]."], (true, 0.8)),
        (["It cost [$4,173].", "It cost [$4,713]."], (true, 4.5)),
        (["It cost [$41,732].", "It cost [$47,132]."], (true, 5.2)),
        // A zero that may not count.
        (["It cost [$1,020].", "It cost [$1,200]."], (true, 1.2)),
        (["It came to [1,020].", "It came to [1,200]."], (true, 1.2)),
        (["It came to [102].", "It came to [120]."], (true, 0.6)),
        // Bare numbers have no unit in common.
        (["It came to [417].", "It came to [471]."], (true, 0.8)),
        (["It came to [4,173].", "It came to [4,713]."], (true, 3.6)),
        // The point elsewhere.
        (["It cost [$4.17m].", "It cost [$41.7m]."], (true, 2.0)),
        (["It cost [$4.173m].", "It cost [$41.73m]."], (true, 3.2)),
        (
            ["It has [4,170] lamps.", "It has [417] lamps."],
            (true, 1.0),
        ),
        (["It cost [$4.1m].", "It cost [$4.1bn]."], (true, 0.8)),
        (["It cost [$4.1m].", "It cost [$41m]."], (false, 0.8)),
        (["It cost [$4m].", "It cost [$4bn]."], (false, 0.0)),
        (["It cost [$417].", "It cost [$428]."], (false, 2.0)),
    ] {
        assert_eq!(weighed(texts), expected, "{texts:?}");
    }
}

#[test]
fn figures_of_one_slip_have_the_same_digits() {
    for (one, other, same) in [
        ("It cost [$4,170].", "It cost [$7.14m].", true),
        ("It cost [$417].", "It cost [$418].", false),
        ("It cost [$417].", "It cost [$4,177].", false),
    ] {
        let given = seen([one, other], |(_, own), (_, theirs)| {
            let censuses = census(own.claim) == census(theirs.claim);
            assert_eq!(censuses, digits(own.claim) == digits(theirs.claim));
            censuses
        });
        assert_eq!(given, same, "{one} {other}");
    }
    let digits = |text: &str| seen([text, "It is [1] mile."], |(_, own), _| digits(own.claim));
    assert_eq!(digits("It cost [$4,170]."), Some(b"147".to_vec()));
    assert_eq!(digits("It cost [$4,000]."), None);
    assert_eq!(digits("It cost [$4,100]."), Some(b"14".to_vec()));
    let census = |text: &str| seen([text, "It is [1] mile."], |(_, own), _| census(own.claim));
    assert_eq!(census("It cost [$3,101]."), Some(2 | 1 << 10));
    assert_eq!(census("It cost [$90]."), Some(1 << 40));
}

#[test]
fn scales_are_mistaken_by_a_thousand() {
    asked(
        [
            (["It cost [$4.17m].", "It cost [$4.17bn]."], true),
            (["It cost [$4.17m].", "It cost [$4,170]."], true),
            (["It cost [$4.17m].", "It cost [$41.7m]."], false),
            (["It cost [$4m].", "It cost [$4bn]."], false),
            // A table may count in thousands.
            (["It came to [4,170].", "It came to [4,170,000]."], false),
            (["It came to [4,170].", "It cost [$4.17m]."], false),
        ],
        is_slip_of_scale,
    );
}

#[test]
fn neighbours_exchanged() {
    asked_of_numbers(
        [
            ("116", "161", true),
            ("2.12", "2.21", true),
            ("4540", "4450", true),
            ("116", "611", false),
            // Of many digits any two.
            ("48398", "48893", true),
            ("4.8398", "4.8893", true),
            ("4838", "4883", true),
            ("4839", "9834", false),
            ("48300", "38400", false),
            ("48301", "38401", true),
            ("68300", "38600", false),
            ("116", "126", false),
            ("116", "116", false),
            ("21", "210", false),
        ],
        digits_exchanged,
    );
}

#[test]
fn points_further_on() {
    asked_of_numbers(
        [
            ("4.2", "42", true),
            ("4.2", "420", true),
            ("0.042", "42", true),
            ("4.2", "4200000000", true),
            ("4.2", "42000", false),
            ("4.2", "43", false),
            ("4.2", "4.2", false),
            ("0", "0", false),
        ],
        is_scaled,
    );
}

#[test]
fn one_number_in_two_units() {
    asked(
        [
            (["It ran [15 km].", "It ran [15 miles]."], true),
            (["It ran [15.5 km].", "It ran [15.5 miles]."], true),
            (["It ran at [90 km/h].", "It ran at [90 mph]."], false),
            (["It ran at [95 km/h].", "It ran at [95 mph]."], true),
            (["It ran [9 km].", "It ran [9 miles]."], false),
            (["It ran [15 km].", "It ran [16 miles]."], false),
            (["It ran [15 km].", "It ran [15 km]."], false),
            (["It cost [£41m].", "It cost [€41m]."], true),
            (["It cost [£41m].", "It cost [€40m]."], false),
            (["It cost [£41 a day].", "It cost [€41]."], false),
            (["It has [41 lamps].", "It has [41 doors]."], false),
        ],
        is_of_unit,
    );
}
