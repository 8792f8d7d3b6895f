//! What a document is found by: the keys of its claims and sentences, in 64 bits each.

use std::hash::{BuildHasher, Hash};

use rust_decimal::Decimal;
use rustc_hash::{FxBuildHasher, FxHashSet};

use super::sentence;
use super::sight::Sight;
use super::values::Dimension;
use super::{coincidence, slip};

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
    /// A figure that may be converted into this dimension, or an amount in whatever currency, has these digits, in
    /// whatever order.
    Digits(Option<&'a Dimension>, &'a [u8]),
    /// A sentence has these two neighbouring terms.
    Terms(&'a [sentence::Key<'a>]),
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
pub(crate) struct Print(pub(super) u64);

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

/// Fewer entries than this are put in order once, at the end.
const MANY: usize = 1 << 14;

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
    pub(super) fn add_sentence(&mut self, number: usize, keys: &[sentence::Key<'_>]) {
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
            let kind = sight.kind.of_all();
            let money = matches!(kind, Dimension::Money(..));
            self.push(&Key::Digits(Some(&kind).filter(|_| !money), &digits), claim);
        }
        if let Some(number) = coincidence::number(sight) {
            self.push(&Key::Number(number), claim);
        }
    }

    /// All of them, in order.
    pub(super) fn in_order(mut self) -> Box<[Entry]> {
        self.settle();
        self.held.into_boxed_slice()
    }
}

/// How many entries at the front have the key of the first.
pub(super) fn run(entries: &[Entry]) -> usize {
    let first = entries.first().map(|entry| entry.print);
    let same = entries
        .iter()
        .take_while(|entry| Some(entry.print) == first);
    same.count()
}
