//! A collection of documents that grows and shrinks, each new one told what it disagrees with.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::checker::{self, Checker, Gathered, Read};
use crate::compare::{self, Index, Page, Print};
use crate::comparison::Comparison;
use crate::document::Document;
use crate::error::{Reason, Rejected};
use crate::finding::{Agreement, Finding};
use crate::report::Report;

/// Documents that are checked as they come in.
///
/// ```
/// use numclaim::{Checker, Corpus, Document};
/// let mut corpus = Corpus::new(Checker::default());
/// corpus.add(Document::new("a", "Coffee exports came to $3.1bn in 2021.")).unwrap();
/// let added = corpus.add(Document::new("b", "In 2021 coffee exports came to $4.4bn.")).unwrap();
/// assert_eq!(added.findings[0].rule, "conflicting-value");
/// corpus.remove("a");
/// assert!(corpus.report().findings.is_empty());
/// ```
///
/// Whatever was added and removed, and in whatever order, [`Corpus::report`] is what
/// [`Checker::check`] makes of the documents that are left.
///
/// # What it costs
///
/// A document is read once, when it is added. It is compared with those documents that share a telling
/// key with it (a word or a value around a figure, or two neighbouring words of a sentence), of which
/// each key brings at most 64; a key of more documents tells nothing. The rules then run over the
/// documents that comparisons join to it, directly or through others, and those that it met and that
/// share a name with it: not over all. When a key becomes too common, or rare again, the documents that
/// hold it are compared anew, at most 65 of them for each such key.
///
/// [`Corpus::report`] runs the rules over everything: its time grows with the corpus, though nothing is
/// read or compared again.
pub struct Corpus {
    checker: Checker,
    /// The numbers that documents go by, by their identifiers. No number is given twice.
    numbers: BTreeMap<String, u32>,
    /// The same in the order that a check takes them.
    order: Vec<u32>,
    next: u32,
    held: FxHashMap<u32, Held>,
    index: Index,
    /// The comparisons of two documents, that which a check takes first before the other, or of one with itself.
    comparisons: FxHashMap<(u32, u32), Vec<Comparison>>,
}

/// A document, what it says, and the documents that it has comparisons with.
struct Held {
    document: Document,
    read: Read,
    partners: BTreeSet<u32>,
}

/// What a new document disagrees and agrees with.
#[derive(Clone, Debug, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Addition {
    /// The findings that it takes part in, in the order of a report. What comparisons and the document
    /// alone give rise to is what [`Corpus::report`] says of it; rules that choose among all sentences
    /// (`superlative-mismatch`, `uncorroborated-figure`) choose here among those of the documents
    /// that it met.
    pub findings: Vec<Finding>,
    /// The agreements that it takes part in.
    pub agreements: Vec<Agreement>,
    /// Its figures that could not be read, and why.
    pub rejected: Vec<Rejected>,
}

impl Corpus {
    /// A corpus without documents, to be checked in this way.
    pub fn new(checker: Checker) -> Self {
        Self {
            checker,
            numbers: BTreeMap::new(),
            order: Vec::new(),
            next: 0,
            held: FxHashMap::default(),
            index: Index::default(),
            comparisons: FxHashMap::default(),
        }
    }

    /// Adds a document and says what it disagrees and agrees with.
    ///
    /// # Errors
    /// A document without text ([`Reason::Empty`]), with 4 GiB or more of it ([`Reason::TooLarge`]) or too
    /// many figures in it ([`Reason::TooManyFigures`]), or
    /// with an identifier that another one has ([`Reason::DuplicateId`]). The corpus is as it was then.
    pub fn add(&mut self, document: Document) -> Result<Addition, Rejected> {
        checker::accept(&document)?;
        if self.numbers.contains_key(document.id()) {
            let id = document.id().to_owned();
            return Err(checker::reject(&document, Reason::DuplicateId { id }));
        }
        let (id, read) = (document.id().to_owned(), self.checker.read(&document)?);
        let number = self.next;
        self.next += 1;
        let rejected = checker::out_of_range(&document, &read.claims);
        let page = read.page(self.checker.converter());
        let crossed = self.index.insert(number, &page);
        let mut met = self.index.partners(&page);
        met.retain(|partner| *partner != number);
        let own = compare::within(&page);
        let mut found = Vec::new();
        met.retain(|partner| {
            let Some(held) = self.held.get(partner) else {
                return false;
            };
            let other = held.read.page(self.checker.converter());
            let before = checker::checked_before((&held.document, &held.read), (&document, &read));
            let (pair, comparisons) = if before.is_lt() {
                let comparisons = compare::between(&self.index, &other, &page);
                ((*partner, number), comparisons)
            } else {
                let comparisons = compare::between(&self.index, &page, &other);
                ((number, *partner), comparisons)
            };
            found.push((pair, comparisons));
            !compare::strangers(&page, &other)
        });
        self.numbers.insert(id.clone(), number);
        let place = self.place(&document, &read);
        self.order.insert(place, number);
        let partners = BTreeSet::new();
        self.held.insert(
            number,
            Held {
                document,
                read,
                partners,
            },
        );
        self.keep((number, number), own);
        for (pair, comparisons) in found {
            self.keep(pair, comparisons);
        }
        // Those that only a key brought together that has become common have nothing more to say.
        self.compare_anew(&self.joined(&crossed));
        let mut around = self.joined_to(number);
        around.extend(met);
        let (gathered, comparisons) = self.gather(|held| around.contains(&held));
        let (mut findings, mut agreements) = self.checker.judge(&gathered, &comparisons);
        findings.retain(|finding| finding.evidence.iter().any(|held| held.document == id));
        agreements.retain(|agreement| agreement.evidence.iter().any(|held| held.document == id));
        Ok(Addition {
            findings,
            agreements,
            rejected,
        })
    }

    /// Takes a document back and returns it; `None` if there is none of this identifier.
    pub fn remove(&mut self, id: &str) -> Option<Document> {
        let number = self.numbers.remove(id)?;
        let held = self.held.get(&number)?;
        let place = self.place(&held.document, &held.read);
        self.order.remove(place);
        let held = self.held.remove(&number)?;
        self.comparisons.remove(&(number, number));
        for partner in &held.partners {
            self.comparisons.remove(&(number, *partner));
            self.comparisons.remove(&(*partner, number));
            if let Some(other) = self.held.get_mut(partner) {
                other.partners.remove(&number);
            }
        }
        let crossed = self
            .index
            .remove(number, &held.read.page(self.checker.converter()));
        // A key that has become rare again may bring together any two that hold it.
        let mut pairs = BTreeSet::new();
        for print in crossed {
            let holders = self.index.holders(print);
            for (nth, one) in holders.iter().enumerate() {
                pairs.extend(holders[nth + 1..].iter().map(|other| (*one, *other)));
            }
        }
        self.compare_anew(&pairs);
        Some(held.document)
    }

    /// The report on all documents, as if they were checked at once.
    pub fn report(&self) -> Report {
        let mut report = Report::default();
        for held in self.by_id() {
            let (document, read) = (&held.document, &held.read);
            let unreadable = checker::out_of_range(document, &read.claims);
            report.rejected.extend(unreadable);
            let checked = checker::checked(document, read.published, read.mentions);
            report.documents.push(checked);
        }
        let (gathered, comparisons) = self.gather(|_| true);
        report.comparisons = comparisons.len();
        (report.findings, report.agreements) = self.checker.judge(&gathered, &comparisons);
        report
    }

    /// The documents, in the order of their identifiers.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        self.by_id().map(|held| &held.document)
    }

    fn by_id(&self) -> impl Iterator<Item = &Held> {
        let numbers = self.numbers.values();
        numbers.filter_map(|number| self.held.get(number))
    }

    /// How many of the documents a check takes before this one.
    fn place(&self, document: &Document, read: &Read) -> usize {
        self.order.partition_point(|number| {
            let held = self.held.get(number);
            held.is_some_and(|held| {
                let held = (&held.document, &held.read);
                checker::checked_before(held, (document, read)).is_lt()
            })
        })
    }

    /// Keeps what two documents, or one by itself, have been found to say of the same things.
    fn keep(&mut self, (one, other): (u32, u32), comparisons: Vec<Comparison>) {
        let any = !comparisons.is_empty();
        if any {
            self.comparisons.insert((one, other), comparisons);
        } else {
            self.comparisons.remove(&(one, other));
        }
        for (own, theirs) in [(one, other), (other, one)] {
            let held = self.held.get_mut(&own).filter(|_| one != other);
            if let Some(held) = held {
                if any {
                    held.partners.insert(theirs);
                } else {
                    held.partners.remove(&theirs);
                }
            }
        }
    }

    /// The pairs of documents that hold one of the keys and have comparisons.
    fn joined(&self, prints: &[Print]) -> BTreeSet<(u32, u32)> {
        let mut pairs = BTreeSet::new();
        for print in prints {
            let holders = self.index.holders(*print);
            for one in holders {
                let partners = self.held.get(one).map(|held| &held.partners);
                let later = partners.into_iter().flatten().filter(|other| *other > one);
                let both = later.filter(|other| holders.binary_search(other).is_ok());
                pairs.extend(both.map(|other| (*one, *other)));
            }
        }
        pairs
    }

    /// Compares pairs of documents anew.
    fn compare_anew(&mut self, pairs: &BTreeSet<(u32, u32)>) {
        let mut pages: FxHashMap<u32, Page<'_>> = FxHashMap::default();
        for number in pairs.iter().flat_map(|(one, other)| [one, other]) {
            if let Some(held) = self.held.get(number) {
                pages
                    .entry(*number)
                    .or_insert_with(|| held.read.page(self.checker.converter()));
            }
        }
        let order = |one: &u32, other: &u32| {
            let held = self.held.get(one).zip(self.held.get(other));
            held.is_some_and(|(one, other)| {
                let (one, other) = ((&one.document, &one.read), (&other.document, &other.read));
                checker::checked_before(one, other).is_lt()
            })
        };
        let found: Vec<_> = pairs
            .iter()
            .filter_map(|(one, other)| {
                let (one, other) = match order(one, other) {
                    true => (one, other),
                    false => (other, one),
                };
                let comparisons = compare::between(&self.index, pages.get(one)?, pages.get(other)?);
                Some(((*one, *other), comparisons))
            })
            .collect();
        drop(pages);
        for (pair, comparisons) in found {
            self.keep(pair, comparisons);
        }
    }

    /// The documents that comparisons join to a document, claim by claim, directly or through others.
    fn joined_to(&self, number: u32) -> FxHashSet<u32> {
        let claims = self
            .held
            .get(&number)
            .map_or(0, |held| held.read.claims.len());
        let mut seen: FxHashSet<(u32, usize)> = (0..claims).map(|claim| (number, claim)).collect();
        let mut open: Vec<(u32, usize)> = seen.iter().copied().collect();
        while let Some((document, claim)) = open.pop() {
            let partners = self.held.get(&document).map(|held| &held.partners);
            for partner in partners.into_iter().flatten().chain([&document]) {
                for pair in [(document, *partner), (*partner, document)] {
                    let comparisons = self.comparisons.get(&pair);
                    for held in comparisons.into_iter().flatten() {
                        let ends = [(pair.0, held.left), (pair.1, held.right)];
                        for (at, end) in ends.into_iter().enumerate() {
                            if end == (document, claim) && seen.insert(ends[1 - at]) {
                                open.push(ends[1 - at]);
                            }
                        }
                    }
                }
            }
        }
        seen.into_iter()
            .map(|(document, _)| document)
            .chain([number])
            .collect()
    }

    /// Some of the documents together, and the comparisons among them.
    fn gather(&self, wanted: impl Fn(u32) -> bool) -> (Gathered, Vec<Comparison>) {
        let mut gathered = Gathered::default();
        let mut firsts: FxHashMap<u32, usize> = FxHashMap::default();
        let numbers = self.order.iter().filter(|number| wanted(**number));
        for (number, held) in numbers.filter_map(|number| Some((*number, self.held.get(number)?))) {
            let first = gathered.push(held.document.clone(), held.read.clone());
            firsts.insert(number, first);
        }
        gathered.number_through();
        let mut comparisons = Vec::new();
        for (number, first) in &firsts {
            let partners = self.held.get(number).map(|held| &held.partners);
            for partner in partners.into_iter().flatten().chain([number]) {
                let held = self.comparisons.get(&(*number, *partner));
                let (Some(held), Some(second)) = (held, firsts.get(partner)) else {
                    continue;
                };
                comparisons.extend(held.iter().map(|held| held.shifted(*first, *second)));
            }
        }
        comparisons.sort_unstable_by_key(|held| (held.left, held.right));
        (gathered, comparisons)
    }
}
