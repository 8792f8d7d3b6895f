//! Reading takes time that grows with the text and no faster, whatever the text. Each hostile text is
//! read in two sizes; a reader that went back over what it had read would take the square of the
//! factor between them. The tokens that readers look at are counted in `normalize::laws`, and what is compared
//! in `compare::meetings`; here the processor's time stands for all else.

use std::time::{Duration, Instant};

use numclaim::{Checker, Document};

/// What readers of figures, times, names and sentences may look far ahead of or far back from, to be
/// repeated.
const HOSTILE: &[&str] = &[
    "1",
    "1 ",
    "1,",
    "1.",
    "1,000,",
    "1/",
    "1-",
    "1 - ",
    "12:",
    "9 to ",
    " ",
    "\u{a0}",
    "\n",
    "\n\n",
    "(",
    "((1",
    "[",
    "| ",
    "$",
    "$ ",
    "$1 ",
    "£€",
    "-",
    "– ",
    "−1",
    "and ",
    "of ",
    "the ",
    "to ",
    "a ",
    "one ",
    "ten ",
    "twenty-",
    "hundred ",
    "million ",
    "dozen ",
    "half ",
    "third ",
    "two hundred and ",
    "between ",
    "more than ",
    "from ",
    "January ",
    "May ",
    "Monday, ",
    "1 May ",
    "2023 ",
    "2023-",
    "year ",
    "last ",
    "the end of ",
    "two years ",
    "ago ",
    "per cent ",
    "% ",
    "5% ",
    "x ",
    "times ",
    "doubled ",
    "said ",
    "he said, ",
    "“",
    "’",
    "’s ",
    "Mr ",
    "Karsk ",
    "of Karsk and ",
    "U.S. ",
    "a.m.",
    "&",
    "&amp",
    "&nbsp;",
    "\u{200b}",
    "\u{ad}",
    "é",
    "é1",
    "½",
    "²",
    "e10",
    "10^",
    "people ",
    "5 people ",
    "12 of the ",
    "km ",
    "5 km ",
    "barrels per ",
    "up to ",
    "rose ",
    "rose 5 ",
    ". ",
    ", ",
    "; ",
    ") ” ] ",
    "“ ‘ ",
    "5\u{301}",
];

/// Of the smaller text, in bytes.
const SIZE: usize = 500;
/// How many times as large the larger one is.
const FACTOR: usize = 16;
/// How often the sizes are compared before a text counts as slow: on a busy machine one measurement may be
/// off, the shortest of several is not.
const TRIES: usize = 5;

/// Shorter times than this say nothing: the system tells the time of the processor in steps of a few
/// milliseconds.
const FLOOR: Duration = Duration::from_millis(8);

/// The time that the processor has worked on this thread, which no other program lengthens; where the system
/// does not tell, the time of day.
fn worked(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// The time of reading a document so many times.
fn time(checker: &Checker, document: &Document, times: usize) -> Duration {
    let start = Instant::now();
    let before = worked(start);
    for _ in 0..times {
        let _ = checker.extract(document);
    }
    worked(start).saturating_sub(before)
}

/// How many times as long the larger text takes as the same amount of small ones, by the shortest times of all
/// tries; no more tries once that is linear. A square would be [`FACTOR`] times as much as it should be; a
/// quarter of that is allowed.
fn growth(checker: &Checker, piece: &str) -> Option<f64> {
    let document = |size: usize| {
        let text = format!("{}.", piece.repeat(size / piece.len()));
        Document::new("hostile", text)
    };
    let (small, large) = (document(SIZE), document(SIZE * FACTOR));
    let (mut before, mut after) = (Duration::MAX, Duration::MAX);
    for _ in 0..TRIES {
        before = before.min(time(checker, &small, FACTOR)).max(FLOOR);
        after = after.min(time(checker, &large, 1));
        if after.as_secs_f64() <= before.as_secs_f64() * (FACTOR / 4) as f64 {
            return None;
        }
    }
    Some(after.as_secs_f64() / before.as_secs_f64())
}

#[test]
fn hostile_texts_are_read_in_linear_time() {
    let checker = Checker::default();
    let slow: Vec<String> = HOSTILE
        .iter()
        .filter_map(|piece| {
            let growth = growth(&checker, piece)?;
            Some(format!(
                "{piece:?}: {growth:.1} times as long in one text as in {FACTOR} small ones"
            ))
        })
        .collect();
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
