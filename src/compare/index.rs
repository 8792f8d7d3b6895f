//! Which documents meet: those that share a telling key, so that no stage looks at all pairs. A key
//! is what a claim or a sentence can be found by; one that too many documents hold tells nothing of
//! two of them, and the rarer keys of the same claims still bring them together.

use rustc_hash::FxHashMap;

use super::keys::{Entry, Kind, Print, run};
use super::page::Page;

/// A key that more documents than this hold is common.
const COMMON: usize = 64;

/// The documents that hold each key. A document goes by a number that grows with each that is
/// inserted, whatever became of those before.
#[derive(Default)]
pub(crate) struct Index {
    holders: FxHashMap<Print, Vec<u32>>,
}

impl Index {
    /// The index of documents that are compared once, numbered in their order: keys that only one of them
    /// holds are left out, which are nearly all.
    pub(super) fn of<Prints: Iterator<Item = Print>, Each: Iterator<Item = Prints>>(
        each: impl Fn() -> Each,
    ) -> Self {
        let mut seen = Seen::new(each().map(Iterator::count).sum());
        for print in each().flatten() {
            seen.add(print);
        }
        let mut index = Self::default();
        for (number, prints) in (0..).zip(each()) {
            for print in prints.filter(|print| seen.is_shared(*print)) {
                index.holders.entry(print).or_default().push(number);
            }
        }
        index
    }

    /// Inserts a document, the last so far, and returns the keys that became common by it.
    pub(crate) fn insert(&mut self, document: u32, page: &Page<'_>) -> Vec<Print> {
        let mut crossed = Vec::new();
        for print in page.prints() {
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
        for print in page.prints() {
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
        self.sharing(page.prints())
    }

    /// The documents that share a telling one of these keys, in order.
    pub(super) fn sharing(&self, prints: impl Iterator<Item = Print>) -> Vec<u32> {
        let telling = prints.filter(|print| self.is_telling(*print));
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

#[cfg(test)]
mod tests {
    use super::super::seen::seen;
    use super::*;

    #[test]
    fn keys_that_many_documents_hold_tell_nothing() {
        let texts = ["Tavolo owes [$41.7m].", "Bellmar earns [$1.2bn]."];
        seen(texts, |(one, _), (other, _)| {
            let all: Vec<Print> = one.prints().collect();
            let mut index = Index::default();
            let last = u32::try_from(COMMON).expect("a small number");
            for document in 0..last {
                assert_eq!(index.insert(document, one), []);
            }
            let partners: Vec<u32> = (0..last).collect();
            assert_eq!(index.partners(one), partners);
            assert!(all.iter().all(|print| index.is_telling(*print)));
            // With the next document every key of theirs becomes common, and without it telling again.
            assert_eq!(index.insert(last, one), all);
            assert!(!all.iter().any(|print| index.is_telling(*print)));
            assert_eq!(index.partners(one), [0_u32; 0]);
            assert_eq!(index.insert(last + 1, one), []);
            assert_eq!(index.insert(last + 2, other), []);
            assert_eq!(index.partners(other), [last + 2]);
            assert_eq!(index.remove(last + 1, one), []);
            assert_eq!(index.remove(3, one), all);
            let left: Vec<u32> = (0..=last).filter(|document| *document != 3).collect();
            assert_eq!(index.partners(one), left);
            for document in left {
                assert_eq!(index.remove(document, one), []);
            }
            assert!(all.iter().all(|print| index.holders(*print).is_empty()));
            assert_eq!(index.remove(last + 2, other), []);
            assert!(index.holders.is_empty());
        });
    }

    #[test]
    fn claims_meet_by_words_values_and_digits() {
        let met = |texts: [&str; 2]| {
            seen(texts, |(one, _), (other, _)| {
                let mut index = Index::default();
                index.insert(0, one);
                index.insert(1, other);
                let met = met(&index, one, other);
                [
                    !met.near.is_empty(),
                    !met.values.is_empty(),
                    !met.digits.is_empty(),
                    met.numbers,
                    !met.sentences.is_empty(),
                ]
            })
        };
        for (texts, expected) in [
            (["Divers owe [$417].", "Farmers earn [$930]."], [false; 5]),
            (
                ["Divers owe [$417].", "Divers earn [$930]."],
                [true, false, false, false, false],
            ),
            (
                ["Divers owe [$417].", "Farmers earn [$418]."],
                [false, true, false, false, false],
            ),
            (
                ["Divers owe [$417].", "Farmers earn [$7,140]."],
                [false, false, true, false, false],
            ),
            (
                ["Divers owe [$417].", "Farmers earn [€417]."],
                [false, false, true, true, false],
            ),
        ] {
            assert_eq!(met(texts), expected, "{texts:?}");
        }
    }
}
