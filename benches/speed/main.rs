//! How fast documents are read and checked, beside a scan of the same text for `\d+`.
//!
//! Machines differ and are noisy, so the figure to watch is the ratio to the scan, printed at the
//! end: medians of interleaved rounds. `cargo bench` runs both parts, `cargo bench -- ratios` only
//! the ratios.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput};
use numclaim::{Checker, Corpus, Document};
use regex::Regex;

mod news;

/// A thousand articles of three kilobytes.
fn articles() -> Vec<String> {
    let mut dice = news::Dice::new(7);
    (0..1000).map(|_| news::article(&mut dice, 3_000)).collect()
}

fn documents(texts: &[String]) -> Vec<Document> {
    let date = chrono::NaiveDate::from_ymd_opt(2024, 5, 17).expect("a day");
    let numbered = texts.iter().enumerate();
    numbered
        .map(|(nth, text)| Document::new(format!("{nth:04}"), text.clone()).published(date))
        .collect()
}

fn scan(digits: &Regex, documents: &[Document]) -> usize {
    let runs = |document: &Document| digits.find_iter(document.text()).count();
    documents.iter().map(runs).sum()
}

fn mentions(checker: &Checker, documents: &[Document]) -> usize {
    let mentions = |document| {
        checker
            .mentions(document)
            .map_or(0, |mentions| mentions.len())
    };
    documents.iter().map(mentions).sum()
}

fn extract(checker: &Checker, documents: &[Document]) -> usize {
    let claims = |document| checker.extract(document).map_or(0, |claims| claims.len());
    documents.iter().map(claims).sum()
}

fn bytes(documents: &[Document]) -> usize {
    documents.iter().map(|document| document.text().len()).sum()
}

fn throughput(criterion: &mut Criterion) {
    let checker = Checker::default();
    let digits = Regex::new(r"\d+").expect("a pattern");
    let documents = documents(&articles()[..100]);
    let mut group = criterion.benchmark_group("news");
    group.throughput(Throughput::Bytes(bytes(&documents) as u64));
    group.bench_function("scan for digits", |bencher| {
        bencher.iter(|| scan(&digits, black_box(&documents)));
    });
    group.bench_function("extraction", |bencher| {
        bencher.iter(|| mentions(&checker, black_box(&documents)));
    });
    group.bench_function("extraction and linking", |bencher| {
        bencher.iter(|| extract(&checker, black_box(&documents)));
    });
    group.bench_function("check", |bencher| {
        bencher.iter(|| checker.check(black_box(&documents)));
    });
    group.finish();
}

/// The time that something takes.
fn clock<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Prints how many times as fast as the scan each stage is.
#[expect(clippy::print_stdout, reason = "the ratios are the result")]
fn ratios() {
    const ROUNDS: usize = 9;
    let checker = Checker::default();
    let digits = Regex::new(r"\d+").expect("a pattern");
    let texts = articles();
    let written = documents(&texts);
    let plain = documents(
        &texts
            .iter()
            .map(|text| news::plain(text))
            .collect::<Vec<_>>(),
    );
    let (few, _) = written.split_at(100);
    let mut times = [const { Vec::new() }; 8];
    for _ in 0..ROUNDS {
        times[0].push(clock(|| scan(&digits, &written)));
        times[1].push(clock(|| mentions(&checker, &written)));
        times[2].push(clock(|| extract(&checker, &written)));
        times[3].push(clock(|| scan(&digits, &plain)));
        times[4].push(clock(|| mentions(&checker, &plain)));
        times[5].push(clock(|| extract(&checker, &plain)));
        times[6].push(clock(|| checker.check(few)));
        times[7].push(clock(|| checker.check(&written)));
    }
    let written = &written[..];
    let plain = &plain[..];
    let sizes = [written, written, written, plain, plain, plain, few, written].map(bytes);
    let speeds: Vec<f64> = times
        .into_iter()
        .zip(sizes)
        .map(|(times, bytes)| bytes as f64 / median(times).as_secs_f64())
        .collect();
    let runs = scan(&digits, written) as f64 / bytes(written) as f64 * 1000.0;
    println!(
        "{} articles, {:.1} runs of digits a kilobyte",
        written.len(),
        runs
    );
    for (name, speed, scan) in [
        ("scan for digits", speeds[0], speeds[0]),
        ("extraction", speeds[1], speeds[0]),
        ("extraction, ASCII only", speeds[4], speeds[3]),
        ("extraction and linking", speeds[2], speeds[0]),
        ("the same, ASCII only", speeds[5], speeds[3]),
        ("check 100 articles", speeds[6], speeds[0]),
        ("check 1000 articles", speeds[7], speeds[0]),
    ] {
        println!("{name:22} {:8.1} MB/s {:7.3} x", speed / 1e6, speed / scan);
    }
}

/// Prints how long a document takes that is added to a corpus of few and of many: the median of a
/// hundred.
#[expect(clippy::print_stdout, reason = "the times are the result")]
fn additions() {
    let mut corpus = Corpus::new(Checker::default());
    let mut times = Vec::new();
    for document in documents(&articles()) {
        times.push(clock(|| corpus.add(document).is_ok()));
    }
    for held in [100, 500, 1000] {
        let last = &times[held - 100..held];
        let slowest = last.iter().max().copied().unwrap_or_default();
        let median = median(last.to_vec());
        println!("add to {held:4} articles    {median:9.2?}, the slowest {slowest:9.2?}");
    }
    println!("report on all of them  {:9.2?}", clock(|| corpus.report()));
}

fn main() {
    let asked = |name: &str| std::env::args().any(|argument| argument == name);
    if !asked("ratios") {
        let mut criterion = Criterion::default().configure_from_args();
        throughput(&mut criterion);
        criterion.final_summary();
    }
    if asked("--bench") && !asked("--profile-time") {
        ratios();
        additions();
    }
}
