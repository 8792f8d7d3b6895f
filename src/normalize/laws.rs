//! What holds of the reading of any text.

use proptest::prelude::*;

use super::corpus::mentions;
use super::scene::LOOKS;

/// What readers look at, to be strung together in any order.
const PIECES: &[&str] = &[
    "1",
    "22",
    "1,234.5",
    ".5",
    "½",
    "2024",
    "10^40",
    "99999999999999999999999999999999",
    "-",
    "–",
    "−",
    "/",
    ":",
    ",",
    ".",
    "(",
    ")",
    "|",
    "%",
    "$",
    "US$",
    "€",
    "USD",
    "Rs",
    "x",
    "^",
    "~",
    ">",
    "≤",
    "+",
    "&nbsp;",
    "one",
    "twenty",
    "hundred",
    "thousand",
    "million",
    "bn",
    "m",
    "k",
    "dozen",
    "half",
    "third",
    "quarters",
    "tens",
    "thousands",
    "first",
    "a",
    "the",
    "of",
    "and",
    "or",
    "to",
    "in",
    "out of",
    "between",
    "from",
    "point",
    "minus",
    "more than",
    "at least",
    "up to",
    "or more",
    "plus",
    "per cent",
    "points",
    "bp",
    "times",
    "fold",
    "doubled",
    "twice",
    "dollars",
    "cents",
    "pounds",
    "francs",
    "people",
    "km",
    "a barrel",
    "May",
    "Monday",
    "last year",
    "ago",
    "Siberia",
    "Boeing",
    "No.",
    "won",
    "\n",
    "\n\n",
    "’",
    "\u{ad}",
    "\u{202f}",
    "é",
    "元",
    "😀",
];

fn any_text() -> impl Strategy<Value = String> {
    let piece = (prop::sample::select(PIECES), prop::bool::weighted(0.7));
    prop::collection::vec(piece, 0..24).prop_map(|pieces| {
        let spaced = pieces
            .iter()
            .map(|(piece, space)| [*piece, if *space { " " } else { "" }]);
        spaced.flatten().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn mentions_lie_in_order_and_on_characters(text in any_text()) {
        let mut end = 0;
        for mention in mentions(&text) {
            prop_assert!(mention.span.start >= end, "{text:?}: overlap at {end}");
            prop_assert!(!mention.span.is_empty(), "{text:?}: an empty mention");
            prop_assert!(mention.span.slice(&text).is_some(), "{text:?}: {:?}", mention.span);
            end = mention.span.end;
        }
    }
}

/// How many tokens are looked at to read a text.
fn looks(text: &str) -> u64 {
    let before = LOOKS.get();
    mentions(text);
    LOOKS.get() - before
}

#[test]
fn work_grows_with_the_text_whatever_is_repeated() {
    /// Of what is looked at once, whatever the length of the text.
    const ONCE: u64 = 2_000;
    // Eight times the text takes eight times the work, and at most half as much again.
    let is_slow = |piece: &String| {
        let (short, long) = (looks(&piece.repeat(100)), looks(&piece.repeat(800)));
        long > 12 * short + ONCE
    };
    let slow: Vec<_> = PIECES
        .iter()
        .flat_map(|piece| {
            [
                format!("{piece} "),
                format!("{piece} 1 "),
                format!("1{piece}"),
            ]
        })
        .filter(is_slow)
        .collect();
    assert!(slow.is_empty(), "{slow:?}");
}
