//! Does the index bring together what belongs together, and no more than it must? Measured on
//! documents of which it is known what they tell of.
#![cfg(test)]
#![allow(
    clippy::print_stdout,
    reason = "what a test prints is what was measured"
)]

use std::collections::BTreeSet;
use std::time::Instant;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::between::Tie;
use super::{Page, between, comparisons, index, kinship};
use crate::checker::{Checker, Read};
use crate::document::Document;
use crate::strategies::{notice, story};

/// The same documents each time, of so many stories.
fn stories(count: usize) -> Vec<Document> {
    let made = made(story(), count).into_iter();
    made.flat_map(|story| story.documents).collect()
}

fn made<T: std::fmt::Debug>(strategy: impl Strategy<Value = T>, count: usize) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    let mut one = || strategy.new_tree(&mut runner).map(|tree| tree.current());
    (0..count).map(|_| one().expect("a value")).collect()
}

fn read(checker: &Checker, documents: &[Document]) -> Vec<Read> {
    documents
        .iter()
        .map(|document| checker.read(document).expect("a document"))
        .collect()
}

fn pages<'a>(checker: &'a Checker, reads: &'a [Read]) -> Vec<Page<'a>> {
    let reads = reads.iter();
    reads.map(|read| read.page(checker.converter())).collect()
}

/// The pairs of claims, by document and claim, that comparing everything with everything finds
/// comparable.
fn comparable(pages: &[Page<'_>]) -> BTreeSet<[(usize, usize); 2]> {
    let mut found = BTreeSet::new();
    for (first, one) in pages.iter().enumerate() {
        for (second, other) in pages.iter().enumerate().skip(first + 1) {
            if kinship::strangers(one, other) {
                continue;
            }
            let tie = Tie {
                story: kinship::one_story(one, other, kinship::shared(one, other)),
                slip: false,
                own: false,
            };
            for (left, own) in &one.sights {
                for (right, theirs) in &other.sights {
                    if between::by_subject((one, *left, own), (other, *right, theirs), tie)
                        .is_some()
                    {
                        found.insert([(first, *left), (second, *right)]);
                    }
                }
            }
        }
    }
    found
}

/// The pairs of claims of different documents that are compared by the index.
fn compared(pages: &[Page<'_>]) -> BTreeSet<[(usize, usize); 2]> {
    let mut places = Vec::new();
    for (document, page) in pages.iter().enumerate() {
        places.extend((0..page.claims.len()).map(|claim| (document, claim)));
    }
    let pairs = comparisons(pages).into_iter();
    pairs
        .map(|held| [places[held.left], places[held.right]])
        .filter(|[one, other]| one.0 != other.0)
        .collect()
}

fn recall(documents: &[Document]) -> f64 {
    let checker = Checker::default();
    let reads = read(&checker, documents);
    let pages = pages(&checker, &reads);
    let (comparable, compared) = (comparable(&pages), compared(&pages));
    assert!(
        comparable.len() >= documents.len() / 2,
        "{}",
        comparable.len()
    );
    let met = comparable.intersection(&compared).count();
    #[expect(clippy::cast_precision_loss, reason = "some hundred pairs")]
    let recall = met as f64 / comparable.len() as f64;
    println!(
        "{met} of {} comparable pairs were compared",
        comparable.len()
    );
    recall
}

/// How many pairs of claims are looked at, and how many pairs of documents, most of which turn out to be
/// strangers to each other.
fn work(documents: &[Document]) -> (usize, usize) {
    let checker = Checker::default();
    let reads = read(&checker, documents);
    let pages = pages(&checker, &reads);
    let index = index(&pages);
    let (mut claims, mut met) = (0, 0);
    for (own, page) in pages.iter().enumerate() {
        for partner in index.partners(page) {
            let Some(other) = pages
                .get(partner as usize)
                .filter(|_| partner as usize > own)
            else {
                continue;
            };
            met += 1;
            if !kinship::strangers(page, other) {
                claims += super::met(&index, page, Some(other)).len();
            }
        }
    }
    (claims, met)
}

/// The power of the number of documents by which an amount grows from the few to the many. Less than one
/// for each document is as good as none: three pairs among a thousand and two hundred among ten thousand
/// say nothing of how they grow.
fn exponent((few, less): (usize, usize), (many, more): (usize, usize)) -> f64 {
    let (less, more) = (less.max(few), more.max(many));
    #[expect(clippy::cast_precision_loss, reason = "thousands")]
    let ratio = |one: usize, other: usize| (other as f64 / one as f64).ln();
    ratio(less, more) / ratio(few, many)
}

#[test]
fn the_index_finds_what_comparing_everything_finds() {
    assert!(recall(&stories(90)) >= 0.98);
}

#[test]
fn the_work_hardly_grows_faster_than_the_documents() {
    for (name, few, many) in [
        ("stories", stories(50), stories(200)),
        ("notices", made(notice(), 100), made(notice(), 400)),
    ] {
        let sizes = (few.len(), many.len());
        let (less, more) = (work(&few), work(&many));
        println!("{name}: {less:?}, then {more:?} pairs of claims and of documents");
        let power = exponent((sizes.0, less.0), (sizes.1, more.0));
        assert!(power <= 1.2, "{name}: {less:?}, then {more:?}: {power:.2}");
    }
}

/// The times of a check of many documents, by a factor of ten; of documents that tell stories, and of
/// notices of one form.
#[test]
#[ignore = "takes minutes; run it with --release and --nocapture"]
fn ten_thousand_documents_take_little_more_than_ten_times_one_thousand() {
    assert!(recall(&stories(500)) >= 0.98);
    for (name, few, many) in [
        ("stories", stories(500), stories(5_000)),
        ("notices", made(notice(), 1_000), made(notice(), 10_000)),
    ] {
        let time = |documents: &[Document]| {
            let start = Instant::now();
            let report = Checker::default().check(documents);
            (start.elapsed(), report.comparisons)
        };
        let ((less, _), (more, compared)) = (time(&few), time(&many));
        let power = (more.as_secs_f64() / less.as_secs_f64()).log10();
        println!(
            "{name}: {less:.2?}, then {more:.2?}, {compared} comparisons: exponent {power:.2}"
        );
        let (less, more) = (work(&few), work(&many));
        println!("{name}: {less:?}, then {more:?} pairs of claims and of documents");
        assert!(power <= 1.2, "{name}: {power:.2}");
        for (less, more) in [(less.0, more.0), (less.1, more.1)] {
            let power = exponent((few.len(), less), (many.len(), more));
            assert!(power <= 1.2, "{name}: {less}, then {more}: {power:.2}");
        }
    }
}
