//! Reading takes work that grows with the text and no faster, whatever the text. Each hostile text is
//! read in several sizes, to which the exponent is fitted; a reader that went back over what it had read
//! would have one of two.

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

/// Of the smallest text, in bytes.
const SIZE: usize = 2_000;
/// How many times as large as the one before each larger one is, and how many there are.
const FACTOR: usize = 4;
const SIZES: usize = 3;
/// How often the sizes are measured before a text counts as slow: what else the machine does may lengthen a
/// time, the shortest of several is not lengthened.
const TRIES: usize = 5;
/// The power of the size by which the work may grow. Linear work has one; the rest allows for caches that larger
/// texts no longer fit in.
const MOST: f64 = 1.4;

/// Less work than this says nothing.
const FLOOR: Duration = Duration::from_micros(100);

/// The time that the processor has worked on this thread, which no other program lengthens; where the system
/// does not tell, the time of day.
fn worked(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

fn work(checker: &Checker, document: &Document, start: Instant) -> Duration {
    let before = worked(start);
    let _ = checker.extract(document);
    worked(start).saturating_sub(before)
}

/// The exponent that fits how the work grows with the text, by least squares over the sizes, if it is more than
/// linear; the least work of all tries counts, and there are no more tries once that is linear.
fn exponent(checker: &Checker, piece: &str, start: Instant) -> Option<f64> {
    let sizes = (0..SIZES).map(|nth| SIZE * FACTOR.pow(u32::try_from(nth).unwrap_or_default()));
    let texts = sizes.map(|size| format!("{}.", piece.repeat(size / piece.len())));
    let documents: Vec<_> = texts.map(|text| Document::new("hostile", text)).collect();
    let mut least = [Duration::MAX; SIZES];
    let mut fitted = f64::MAX;
    for _ in 0..TRIES {
        for (least, document) in least.iter_mut().zip(&documents) {
            *least = (*least).min(work(checker, document, start)).max(FLOOR);
        }
        fitted = fit(&documents, &least);
        if fitted <= MOST {
            return None;
        }
    }
    Some(fitted)
}

#[expect(clippy::cast_precision_loss, reason = "thousands of bytes")]
fn fit(documents: &[Document], work: &[Duration]) -> f64 {
    let sizes = documents
        .iter()
        .map(|document| (document.text().len() as f64).ln());
    let points: Vec<_> = sizes
        .zip(work.iter().map(|work| work.as_secs_f64().ln()))
        .collect();
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (size, work) = (mean(|point| point.0), mean(|point| point.1));
    let (mut both, mut own) = (0.0, 0.0);
    for point in &points {
        both += (point.0 - size) * (point.1 - work);
        own += (point.0 - size).powi(2);
    }
    both / own
}

#[test]
fn hostile_texts_are_read_in_linear_time() {
    let (checker, start) = (Checker::default(), Instant::now());
    let slow: Vec<String> = HOSTILE
        .iter()
        .filter_map(|piece| {
            let exponent = exponent(&checker, piece, start)?;
            Some(format!(
                "{piece:?}: the work grows with the size to the power of {exponent:.2}"
            ))
        })
        .collect();
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
