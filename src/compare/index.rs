//! Which documents meet: those that share a telling key, so that no stage looks at all pairs. A key
//! is what a claim or a sentence can be found by; one that too many documents hold tells nothing of
//! two of them, and the rarer keys of the same claims still bring them together.

use std::hash::{BuildHasher, Hash};

use rust_decimal::Decimal;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::page::Page;
use super::subject::Sight;
use super::values::Dimension;
use super::{aligned, coincidence, restated, slip};

/// A key that more documents than this hold is common.
const COMMON: usize = 64;
/// A key that more claims, or sentences, of one document than this have says nothing about two of
/// them: it is no key of that document.
const CROWDED: usize = 96;

/// What a claim or a sentence is found by.
#[derive(Hash)]
pub(super) enum Key<'a> {
    /// A figure that may be converted into this dimension has this word around it, or measures this
    /// thing.
    Near(&'a Dimension, &'a str),
    /// A figure of this dimension lies near this value.
    Value(&'a Dimension, Decimal),
    /// An amount of money has this number, in whatever currency.
    Number(Decimal),
    /// A figure of this dimension has these digits, in whatever order.
    Digits(&'a Dimension, &'a [u8]),
    /// A sentence has these two neighbouring terms.
    Terms(&'a [aligned::Key<'a>]),
}

/// What is found by a key. Ordered as the bits of a print are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Near,
    Value,
    Number,
    Digits,
    Terms,
}

/// A key in 64 bits. Two keys that fall together bring more together than they should, and nothing
/// less; what meets is looked at closely anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Print(u64);

impl Print {
    pub(super) fn of(key: &Key<'_>) -> Self {
        let kind = match key {
            Key::Near(..) => Kind::Near,
            Key::Value(..) => Kind::Value,
            Key::Number(_) => Kind::Number,
            Key::Digits(..) => Kind::Digits,
            Key::Terms(_) => Kind::Terms,
        };
        Self(FxBuildHasher.hash_one(key) & !7 | kind as u64)
    }

    pub(super) fn kind(self) -> Kind {
        match self.0 & 7 {
            0 => Kind::Near,
            1 => Kind::Value,
            2 => Kind::Number,
            3 => Kind::Digits,
            _ => Kind::Terms,
        }
    }
}

/// A claim or sentence of a document, by a key that it is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub(super) print: Print,
    /// The number of the claim, or for [`Kind::Terms`] of the sentence.
    pub(super) item: usize,
}

/// What a document is found by, as it is gathered. What turns out to be crowded is left out from then on,
/// so that a document that says the same again and again takes no more memory than one that says it
/// a few times.
#[derive(Default)]
pub(super) struct Entries {
    held: Vec<Entry>,
    /// The keys that too many claims or sentences have.
    crowded: FxHashSet<Print>,
    /// From how many entries on they are put in order, and the crowded ones left out.
    limit: usize,
}

/// Fewer entries than this are put in order once, at the end.
const MANY: usize = 1 << 14;

impl Entries {
    fn push(&mut self, key: &Key<'_>, item: usize) {
        let print = Print::of(key);
        if self.crowded.is_empty() || !self.crowded.contains(&print) {
            self.held.push(Entry { print, item });
        }
        if self.held.len() >= self.limit.max(MANY) {
            self.settle();
            self.limit = 2 * self.held.len();
        }
    }

    /// Puts them in order, each once, and leaves the crowded ones out.
    fn settle(&mut self) {
        self.held.sort_unstable();
        self.held.dedup();
        let (mut kept, mut at) = (0, 0);
        while at < self.held.len() {
            let length = run(&self.held[at..]);
            if length > CROWDED {
                self.crowded.insert(self.held[at].print);
            } else {
                self.held.copy_within(at..at + length, kept);
                kept += length;
            }
            at += length;
        }
        self.held.truncate(kept);
    }

    /// A sentence is found by any two neighbours among its terms.
    pub(super) fn add_sentence(&mut self, number: usize, keys: &[aligned::Key<'_>]) {
        for pair in keys.windows(2) {
            self.push(&Key::Terms(pair), number);
        }
    }

    /// A figure is found by the words around it, its value and its digits.
    pub(super) fn add_figure(&mut self, claim: usize, sight: &Sight<'_>) {
        let subject = &sight.claim.subject;
        let kind = sight.kind.of_all();
        let whole = subject.whole.as_deref();
        let measures = [Some(subject), whole].into_iter().flatten();
        let measures = measures.filter_map(|subject| subject.measure.as_deref());
        for word in measures.chain(sight.near.each()) {
            self.push(&Key::Near(&kind, word), claim);
        }
        let of_all = sight.dimension.of_all();
        for value in coincidence::buckets(sight.claim) {
            self.push(&Key::Value(&of_all, value), claim);
        }
        if let Some(digits) = slip::digits(sight.claim) {
            self.push(&Key::Digits(&of_all, &digits), claim);
        }
        if let Some(number) = restated::number(sight) {
            self.push(&Key::Number(number), claim);
        }
    }

    /// All of them, in order.
    pub(super) fn in_order(mut self) -> Box<[Entry]> {
        self.settle();
        self.held.into_boxed_slice()
    }
}

/// The documents that hold each key. A document goes by a number that grows with each that is
/// inserted, whatever became of those before.
#[derive(Default)]
pub(crate) struct Index {
    holders: FxHashMap<Print, Vec<u32>>,
}

impl Index {
    /// The index of documents that are compared once, numbered in their order: keys that only one of them
    /// holds are left out, which are nearly all.
    pub(super) fn of(pages: &[Page<'_>]) -> Self {
        let mut seen = Seen::new(pages.iter().map(|page| page.entries.len()).sum());
        for page in pages {
            prints(page).for_each(|print| seen.add(print));
        }
        let mut index = Self::default();
        for (number, page) in (0..).zip(pages) {
            for print in prints(page).filter(|print| seen.is_shared(*print)) {
                index.holders.entry(print).or_default().push(number);
            }
        }
        index
    }

    /// Inserts a document, the last so far, and returns the keys that became common by it.
    pub(crate) fn insert(&mut self, document: u32, page: &Page<'_>) -> Vec<Print> {
        let mut crossed = Vec::new();
        for print in prints(page) {
            let held = self.holders.entry(print).or_default();
            held.push(document);
            if held.len() == COMMON + 1 {
                crossed.push(print);
            }
        }
        crossed
    }

    /// Takes a document back, and returns the keys that are no longer common without it.
    pub(crate) fn remove(&mut self, document: u32, page: &Page<'_>) -> Vec<Print> {
        let mut crossed = Vec::new();
        for print in prints(page) {
            let Some(held) = self.holders.get_mut(&print) else {
                continue;
            };
            if let Ok(at) = held.binary_search(&document) {
                held.remove(at);
            }
            match held.len() {
                0 => drop(self.holders.remove(&print)),
                COMMON => crossed.push(print),
                _ => {}
            }
        }
        crossed
    }

    /// The documents that hold a key.
    pub(crate) fn holders(&self, print: Print) -> &[u32] {
        self.holders.get(&print).map_or(&[], Vec::as_slice)
    }

    /// The documents that share a telling key with a page, in order; that of the page is one of them.
    pub(crate) fn partners(&self, page: &Page<'_>) -> Vec<u32> {
        let telling = prints(page).filter(|print| self.is_telling(*print));
        let mut partners: Vec<u32> = telling
            .flat_map(|print| self.holders(print).iter().copied())
            .collect();
        partners.sort_unstable();
        partners.dedup();
        partners
    }

    /// Do few enough documents hold a key?
    pub(super) fn is_telling(&self, print: Print) -> bool {
        self.holders(print).len() <= COMMON
    }
}

/// Which keys were seen, and which again, in some bits for each: about one in ten of those that were seen
/// once passes for one that was seen again.
struct Seen {
    once: Vec<u64>,
    again: Vec<u64>,
}

impl Seen {
    /// Room for so many keys.
    fn new(keys: usize) -> Self {
        let words = (keys / 8).next_power_of_two();
        Self {
            once: vec![0; words],
            again: vec![0; words],
        }
    }

    /// The word and the bit of a key.
    fn place(&self, print: Print) -> (usize, u64) {
        // The low bits of a print tell its kind alone.
        let mixed = (print.0 >> 3).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let word = (mixed >> 6) as usize & (self.once.len() - 1);
        (word, 1 << (mixed >> 58))
    }

    fn add(&mut self, print: Print) {
        let (word, bit) = self.place(print);
        self.again[word] |= self.once[word] & bit;
        self.once[word] |= bit;
    }

    fn is_shared(&self, print: Print) -> bool {
        let (word, bit) = self.place(print);
        self.again[word] & bit != 0
    }
}

fn prints(page: &Page<'_>) -> impl Iterator<Item = Print> {
    let runs = page.entries.chunk_by(|one, other| one.print == other.print);
    runs.filter_map(|run| Some(run.first()?.print))
}

/// The claims, or sentences, of two documents that share a telling key of a kind, in order.
pub(super) fn met(index: &Index, one: &Page<'_>, other: &Page<'_>) -> Met {
    let mut met = Met::default();
    let (mut left, mut right) = (&*one.entries, &*other.entries);
    while let (Some(first), Some(second)) = (left.first(), right.first()) {
        let (print, other) = (first.print, second.print);
        if print == other {
            let (own, theirs) = (run(left), run(right));
            if index.is_telling(print) {
                met.add(&left[..own], &right[..theirs]);
            }
            (left, right) = (&left[own..], &right[theirs..]);
        } else {
            // Without branches: which of the two comes first, no processor can foresee.
            left = &left[usize::from(print < other)..];
            right = &right[usize::from(other < print)..];
        }
    }
    met.in_order()
}

/// The claims of one document that share a key, in order. They come claim by claim: all pairs of a long
/// text at once would take more memory than the text.
pub(super) fn met_within(page: &Page<'_>) -> impl Iterator<Item = (usize, usize)> {
    let entries = &*page.entries;
    let mut places: Vec<u32> = (0..)
        .zip(entries)
        .filter(|(_, entry)| entry.print.kind() == Kind::Near)
        .map(|(place, _)| place)
        .collect();
    places.sort_unstable_by_key(|place| (entries[*place as usize].item, *place));
    let mut places = places.into_iter().map(|place| place as usize).peekable();
    (0..page.claims.len()).flat_map(move |claim| {
        let mut met = Vec::new();
        while let Some(place) = places.next_if(|place| entries[*place].item == claim) {
            // Behind it come the later claims that have its key.
            let print = entries[place].print;
            let behind = entries[place + 1..].iter();
            let sharing = behind.take_while(|other| other.print == print);
            met.extend(sharing.map(|other| other.item));
        }
        met.sort_unstable();
        met.dedup();
        met.into_iter().map(move |other| (claim, other))
    })
}

/// How many entries at the front have the key of the first.
fn run(entries: &[Entry]) -> usize {
    let first = entries.first().map(|entry| entry.print);
    let same = entries
        .iter()
        .take_while(|entry| Some(entry.print) == first);
    same.count()
}

/// What of two documents met, by the kind of the keys.
#[derive(Default)]
pub(super) struct Met {
    /// Claims by the words around them.
    pub(super) near: Vec<(usize, usize)>,
    /// Claims by their values.
    pub(super) values: Vec<(usize, usize)>,
    /// Claims by their digits.
    pub(super) digits: Vec<(usize, usize)>,
    /// Whether amounts did by their numbers.
    pub(super) numbers: bool,
    /// Sentences by two of their terms.
    pub(super) sentences: Vec<(usize, usize)>,
}

impl Met {
    fn add(&mut self, left: &[Entry], right: &[Entry]) {
        let Some(kind) = left.first().map(|entry| entry.print.kind()) else {
            return;
        };
        let pairs = match kind {
            Kind::Near => &mut self.near,
            Kind::Value => &mut self.values,
            Kind::Digits => &mut self.digits,
            Kind::Terms => &mut self.sentences,
            Kind::Number => {
                self.numbers = true;
                return;
            }
        };
        for one in left {
            pairs.extend(right.iter().map(|other| (one.item, other.item)));
        }
    }

    fn in_order(mut self) -> Self {
        for pairs in [
            &mut self.near,
            &mut self.values,
            &mut self.digits,
            &mut self.sentences,
        ] {
            pairs.sort_unstable();
            pairs.dedup();
        }
        self
    }
}
