//! What holds of the reading of any text.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::corpus::mentions;

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

/// The time that the processor has worked on this thread, which no other program lengthens; where the system
/// does not tell, the time of day.
fn worked(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

#[test]
fn time_grows_with_the_text_whatever_is_repeated() {
    let start = Instant::now();
    let time = |piece: &str, times: usize| {
        let text = piece.repeat(times);
        let before = worked(start);
        mentions(&text);
        worked(start).saturating_sub(before)
    };
    // Eight times the text may take thirty times the work, which no square does; what looks like more is
    // measured again, since other programs use the same caches.
    let is_slow = |piece: &String| {
        let slow = |_| {
            let short = time(piece, 100).max(Duration::from_millis(4));
            time(piece, 800) > short * 30
        };
        (0..4).all(slow)
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
