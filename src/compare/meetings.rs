//! Does the index bring together what belongs together, and no more than it must? Measured on
//! documents of which it is known what they tell of.
#![cfg(test)]
#![allow(
    clippy::print_stdout,
    reason = "what a test prints is what was measured"
)]

use std::collections::BTreeSet;

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
                beside: false,
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
fn compared(checker: &Checker, reads: &[Read]) -> BTreeSet<[(usize, usize); 2]> {
    let mut places = Vec::new();
    for (document, read) in reads.iter().enumerate() {
        places.extend((0..read.claims.len()).map(|claim| (document, claim)));
    }
    let page = |number: usize| reads[number].page(checker.converter());
    let pairs = comparisons(reads.len(), page).into_iter();
    pairs
        .map(|held| [places[held.left], places[held.right]])
        .filter(|[one, other]| one.0 != other.0)
        .collect()
}

fn recall(documents: &[Document]) -> f64 {
    let checker = Checker::default();
    let reads = read(&checker, documents);
    let pages = pages(&checker, &reads);
    let (comparable, compared) = (comparable(&pages), compared(&checker, &reads));
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

/// What comparing documents takes, counted.
#[derive(Clone, Copy, Debug, Default)]
struct Work {
    /// The keys that documents are found by, all of which are sorted and looked up.
    keys: usize,
    /// The keys that are gone through where two documents met, most of which turn out to be strangers to each other.
    passed: usize,
    /// The pairs of claims that are looked at.
    claims: usize,
}

impl Work {
    fn of(documents: &[Document]) -> Self {
        let checker = Checker::default();
        let reads = read(&checker, documents);
        let pages = pages(&checker, &reads);
        let index = index(&pages);
        let mut work = Self::default();
        for (own, page) in pages.iter().enumerate() {
            work.keys += page.entries.len();
            for partner in index.partners(page) {
                let partner = partner as usize;
                let Some(other) = pages.get(partner).filter(|_| partner > own) else {
                    continue;
                };
                work.passed += page.entries.len() + other.entries.len();
                if !kinship::strangers(page, other) {
                    work.claims += super::met(&index, page, Some(other)).len();
                }
            }
        }
        work
    }

    /// What is sorted and what is looked at closely.
    fn close(self) -> usize {
        self.keys + self.claims
    }

    fn all(self) -> usize {
        self.close() + self.passed
    }
}

/// The power of the number of documents by which work grows from the few to the many.
fn exponent(few: &[Document], many: &[Document], counted: fn(Work) -> usize) -> f64 {
    let (less, more) = (Work::of(few), Work::of(many));
    #[expect(clippy::cast_precision_loss, reason = "millions")]
    let ratio = |one: usize, other: usize| (other as f64 / one as f64).ln();
    let power = ratio(counted(less), counted(more)) / ratio(few.len(), many.len());
    println!(
        "{} documents: {less:?}, {}: {more:?}, exponent {power:.2}",
        few.len(),
        many.len()
    );
    power
}

#[test]
fn the_index_finds_what_comparing_everything_finds() {
    assert!(recall(&stories(90)) >= 0.98);
}

/// Among so few documents hardly a key is common yet, so that they still meet the more the more they are: what
/// counts here is what is looked at closely.
#[test]
fn the_work_hardly_grows_faster_than_the_documents() {
    let stories = exponent(&stories(50), &stories(200), Work::close);
    assert!(stories <= 1.2, "stories: {stories:.2}");
    let notices = exponent(&made(notice(), 100), &made(notice(), 400), Work::close);
    assert!(notices <= 1.2, "notices: {notices:.2}");
}

/// All work from one thousand documents to ten: of documents that tell stories, and of notices of one form.
#[test]
#[ignore = "takes minutes; run it with --release and --nocapture"]
fn ten_thousand_documents_take_little_more_than_ten_times_one_thousand() {
    assert!(recall(&stories(500)) >= 0.98);
    let stories = exponent(&stories(500), &stories(5_000), Work::all);
    let notices = exponent(&made(notice(), 1_000), &made(notice(), 10_000), Work::all);
    assert!(stories <= 1.2, "stories: {stories:.2}");
    assert!(notices <= 1.2, "notices: {notices:.2}");
}
