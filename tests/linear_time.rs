//! Reading takes time that grows with the text and no faster, whatever the text. Each hostile text is
//! read in two sizes; a reader that went back over what it had read would take the square of the
//! factor between them.

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
];

/// Of the smaller text, in bytes.
const SIZE: usize = 1_000;
/// How many times as large the larger one is.
const FACTOR: usize = 8;

/// Shorter times than this say nothing.
const FLOOR: Duration = Duration::from_millis(1);

fn time(checker: &Checker, text: &str) -> Duration {
    let document = Document::new("hostile", text);
    let start = Instant::now();
    let _ = checker.extract(&document);
    start.elapsed()
}

#[test]
fn hostile_texts_are_read_in_linear_time() {
    let checker = Checker::default();
    let mut slow = Vec::new();
    for piece in HOSTILE {
        let text = |size: usize| format!("{}.", piece.repeat(size / piece.len()));
        let (small, large) = (text(SIZE), text(SIZE * FACTOR));
        let grows = || {
            let before = time(&checker, &small).max(FLOOR);
            time(&checker, &large).as_secs_f64() / before.as_secs_f64()
        };
        // On a busy machine one measurement may be off, several are not.
        let is_linear = |growth: &f64| *growth <= 2.5 * FACTOR as f64;
        let measured: Vec<f64> = std::iter::repeat_with(grows)
            .take(4)
            .scan(false, |done, growth| {
                let before = std::mem::replace(done, is_linear(&growth));
                (!before).then_some(growth)
            })
            .collect();
        if !measured.iter().any(is_linear) {
            slow.push(format!(
                "{piece:?}: {measured:.0?} times as long for {FACTOR} times the text"
            ));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
