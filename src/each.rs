//! Several documents, and what is held or worked out of each of them.

use std::ops::Range;
use std::sync::OnceLock;

/// Something of each of several documents, worked out when it is first asked for: of most of many, nobody asks.
#[derive(Debug)]
pub(crate) struct Each<T> {
    documents: usize,
    held: OnceLock<Box<[OnceLock<Box<T>>]>>,
}

impl<T> Each<T> {
    /// Something of each of so many documents.
    pub(crate) fn new(documents: usize) -> Self {
        Self {
            documents,
            held: OnceLock::new(),
        }
    }

    /// That of the document of this number, which `work_out` makes, always the same.
    pub(crate) fn get(&self, document: usize, work_out: impl FnOnce() -> T) -> Option<&T> {
        let each = || (0..self.documents).map(|_| OnceLock::new()).collect();
        let held = self.held.get_or_init(each).get(document)?;
        Some(held.get_or_init(|| Box::new(work_out())))
    }
}

/// Where that begins and ends which is of a document, of all that is held in the order of the documents.
pub(crate) fn range_of<T>(
    held: &[T],
    document: usize,
    document_of: impl Fn(&T) -> usize,
) -> Range<usize> {
    let first = held.partition_point(|held| document_of(held) < document);
    let rest = held.get(first..).unwrap_or_default();
    first..first + rest.partition_point(|held| document_of(held) == document)
}

/// The same, itself.
pub(crate) fn of<T>(held: &[T], document: usize, document_of: impl Fn(&T) -> usize) -> &[T] {
    &held[range_of(held, document, document_of)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_worked_out_is_kept() {
        let each = Each::new(2);
        assert_eq!(each.get(1, || "once"), Some(&"once"));
        assert_eq!(each.get(1, || panic!("it is known")), Some(&"once"));
        assert_eq!(each.get(0, || "another"), Some(&"another"));
        assert_eq!(each.get(2, || panic!("there is none")), None);
    }

    #[test]
    fn each_document_has_a_range() {
        let held = [0, 0, 2, 2, 2, 3];
        for (document, expected) in [(0, 0..2), (1, 2..2), (2, 2..5), (3, 5..6), (4, 6..6)] {
            assert_eq!(
                range_of(&held, document, |held| *held),
                expected,
                "{document}"
            );
        }
        assert_eq!(of(&held, 2, |held| *held), [2; 3]);
        assert_eq!(range_of(&[], 0, |held| *held), 0..0);
    }
}
