//! What reading and checking hold at once: each more byte of text costs at most ten bytes more.
//!
//! Every allocation is counted, which a system's view of a process is too coarse for. The texts are small
//! unless `NUMCLAIM_FULL=1` asks for their full size, up to 200 MB and a million documents:
//! `NUMCLAIM_FULL=1 cargo test --release --all-features --test memory -- --nocapture` prints what each held.
#![allow(
    clippy::print_stdout,
    reason = "the measurements are what the longer mode is for"
)]

use std::sync::Mutex;

use numclaim::{Checker, Document, Reason};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// How many bytes a byte of text may cost.
const TIMES: f64 = 10.0;

/// The allocations of one test are counted at a time.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn sizes() -> (usize, usize) {
    match std::env::var_os("NUMCLAIM_FULL").is_some_and(|value| value == "1") {
        true => (20_000_000, 200_000_000),
        false => (600_000, 1_800_000),
    }
}

/// How many bytes were held at most while this was done, beyond those that were held before.
fn peak<T>(done: impl FnOnce() -> T) -> (usize, T) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let result = done();
    (MEMORY.peak_usage().saturating_sub(before), result)
}

/// How many bytes more are held for each byte by which an input is larger.
fn slope(name: &str, mut measure: impl FnMut(usize) -> (usize, usize)) -> f64 {
    let (small, large) = sizes();
    let ((few, less), (many, more)) = (measure(small), measure(large));
    #[expect(clippy::cast_precision_loss, reason = "megabytes")]
    let slope = more.saturating_sub(less) as f64 / (many - few) as f64;
    println!("| {name} | {few} | {less} | {many} | {more} | {slope:.1} |");
    slope
}

/// Prose in which names, things, figures and times are others from sentence to sentence, four figures and
/// times to a kilobyte as news has them.
fn varied(nth: usize) -> String {
    const PLACES: [&str; 7] = ["Kar", "Tol", "Mar", "Brel", "Osk", "Vint", "Hal"];
    const ENDS: [&str; 5] = ["mar", "sund", "vik", "ton", "berg"];
    const THINGS: [&str; 9] = [
        "grain", "timber", "cod", "zinc", "wool", "paper", "salt", "cement", "oil",
    ];
    const DONE: [&str; 6] = ["shipped", "sold", "bought", "stored", "insured", "lost"];
    let of = |list: &[&'static str], by: usize| list[(nth / by + nth) % list.len()];
    let (place, other) = (
        format!("{}{}", of(&PLACES, 3), of(&ENDS, 7)),
        format!("{}{}", of(&PLACES, 11), of(&ENDS, 2)),
    );
    let (thing, second, done) = (of(&THINGS, 5), of(&THINGS, 13), of(&DONE, 17));
    format!(
        "The harbour of {place} was closed for most of the winter, and nobody at the ministry could say when the \
         {thing} traders of {other} would be able to go back to their warehouses behind the wall. Traders in {other} \
         {done} {thing} worth ${}.{} million in {}, said the head of the chamber, who had come to {place} by train to \
         speak about {second} and about the quays that the ice had damaged long before the war. Fishermen have since \
         moved their boats to the south, where the prices that are paid for {second} are said to be {} per cent \
         higher than at home, and where {} sheds stand empty until spring comes to the bay of {place}. ",
        nth % 97 + 3,
        nth % 9 + 1,
        1950 + nth % 73,
        nth % 88 + 2,
        nth * 7 % 9001 + 100,
    )
}

fn news(size: usize) -> String {
    let mut text = String::new();
    for nth in 0.. {
        text.push_str(&varied(nth));
        if nth % 4 == 3 {
            text.push_str("\n\n");
        }
        if text.len() >= size {
            break;
        }
    }
    text
}

/// What is long, and what of it a reader might hold on to.
const PIECES: [&str; 16] = [
    "1234567890",
    "x\n\n\n\n\n\n\n\n\n",
    "([",
    "and ",
    "grain harbour of the north ",
    "Karsk of ",
    "1 ",
    "$5 million and ",
    "| 5 | $6m |\n",
    "31 December 99999 and 99999-12-31, ",
    "0000-00-00 ",
    "$€£¥₹",
    "5\u{301}\u{301}\u{301}",
    "- – ",
    ") ” ] ",
    "The works sold 12 ships for $5m in 2023. ",
];

fn is_linear(name: &str, text: impl Fn(usize) -> String) {
    let checker = Checker::default();
    for (stage, read) in [("extract", true), ("check", false)] {
        let slope = slope(&format!("{name}, {stage}"), |size| {
            let (held, length) = peak(|| {
                let document = Document::new("a", text(size));
                if read {
                    let _ = checker.extract(&document);
                } else {
                    checker.check(std::slice::from_ref(&document));
                }
                document.text().len()
            });
            (length, held)
        });
        assert!(
            slope <= TIMES,
            "{name}, {stage}: {slope:.1} bytes for a byte"
        );
    }
}

#[test]
fn a_byte_of_text_costs_ten_bytes() {
    let _alone = ONE_AT_A_TIME.lock();
    // What is made once is no part of it.
    Checker::default().check(&[Document::new("a", news(2_000))]);
    println!("| input | bytes | held | bytes | held | for each byte |\n|---|---|---|---|---|---|");
    is_linear("prose", news);
    for piece in PIECES {
        is_linear(&format!("{piece:?}"), |size| {
            piece.repeat(size / piece.len())
        });
    }
}

#[test]
fn a_byte_of_many_articles_costs_ten_bytes() {
    let _alone = ONE_AT_A_TIME.lock();
    let checker = Checker::default();
    checker.check(&[Document::new("a", news(2_000))]);
    let slope = slope("articles, check", |size| {
        let (held, length) = peak(|| {
            let articles = (0..).scan(0, |length, nth: usize| {
                let text: String = (0..5).map(|at| varied(nth * 5 + at)).collect();
                *length += text.len();
                (*length <= size).then(|| Document::new(nth.to_string(), text))
            });
            let articles: Vec<_> = articles.collect();
            checker.check(&articles);
            articles.iter().map(|article| article.text().len()).sum()
        });
        (length, held)
    });
    assert!(slope <= TIMES, "{slope:.1} bytes for a byte");
}

/// What a document costs however short it is: what is known of it, its one sentence and, where it has a figure, the
/// claim with all that it is found by.
#[test]
fn a_document_of_one_byte_costs_little_more_than_its_record() {
    let _alone = ONE_AT_A_TIME.lock();
    let checker = Checker::default();
    checker.check(&[Document::new("a", news(2_000))]);
    for (text, most) in [("x", 600.0), ("5", 2_000.0)] {
        let slope = slope(&format!("documents of {text:?}"), |size| {
            let count = size / 200;
            let (held, ()) = peak(|| {
                let documents: Vec<_> = (0..count)
                    .map(|nth| Document::new(nth.to_string(), text))
                    .collect();
                checker.check(&documents);
            });
            (count, held)
        });
        assert!(slope <= most, "{slope:.0} bytes for a document of {text:?}");
    }
}

#[test]
fn as_many_figures_as_a_text_is_long() {
    let piece = "| 5 | $6m |\n";
    let table = |rows: usize| Document::new("table", piece.repeat(rows));
    let checker = Checker::default();
    // A long table is read, one that is longer than any book's is not.
    assert!(checker.extract(&table(9_900)).is_ok());
    let rejected = checker.extract(&table(12_000)).expect_err("24,000 figures");
    assert_eq!(rejected.reason, Reason::TooManyFigures { most: 20_000 });
    // The more text, the more figures may stand in it.
    assert_eq!(Checker::most_mentions(0), 20_000);
    assert_eq!(Checker::most_mentions(16_000_000), 100_000);
    assert_eq!(Checker::most_mentions(usize::MAX), 500_000);
    let padded = format!("{}{}", piece.repeat(12_000), "x ".repeat(2_000_000));
    assert!(checker.mentions(&Document::new("padded", padded)).is_ok());
}
