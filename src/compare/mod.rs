//! Which claims meet, and how the two of a pair relate.

mod aligned;
mod between;
mod closeness;
mod coincidence;
mod companions;
pub(crate) mod convert;
mod counterparts;
mod dimension;
mod echo;
mod facets;
mod grounds;
mod index;
mod keys;
mod kinship;
#[cfg(test)]
mod meetings;
pub(crate) mod miswritten;
mod near;
pub(crate) mod opposed;
mod page;
mod pages;
mod part;
mod parties;
mod period;
mod restated;
#[cfg(test)]
mod seen;
mod sentence;
mod sight;
pub(crate) mod slip;
mod slipped;
pub(crate) mod subject;
pub(crate) mod telling;
mod things;
pub(crate) mod values;
mod weighing;
mod why;
pub(crate) mod words;

pub(crate) use between::{between, within};
pub(crate) use coincidence::{counted, digits};
pub(crate) use index::Index;
pub(crate) use keys::Print;
pub(crate) use kinship::strangers;
pub(crate) use page::Page;
pub(crate) use pages::comparisons;
pub(crate) use why::{met, why};

/// The index of documents, numbered in their order.
pub(crate) fn index(pages: &[Page<'_>]) -> Index {
    Index::of(|| pages.iter().map(Page::prints))
}
