//! Where a claim has what its sentence leaves out.

use super::Facet;
use crate::span::Span;

/// What a sentence leaves out and its document says elsewhere: the facet, the rule by which it was found, and the
/// words that it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Inheritance {
    /// What was left out: the measured thing, its parties, the whole of a share, or the time.
    pub facet: Facet,
    /// By which rule it was found.
    pub rule: Inheriting,
    /// Where the words stand that it comes from, in bytes of the document's text: the figure that has the facet, a
    /// name, a time, or a sentence. `None` where it comes from no words: the moment of the report is the day of
    /// publication.
    pub from: Option<Span>,
}

impl Inheritance {
    /// The same in a text that has so many bytes before this one's.
    pub(crate) fn shifted(mut self, bytes: usize) -> Self {
        self.from = self.from.map(|span| span.shifted(bytes));
        self
    }
}

/// The rules by which a claim inherits. Printed, a rule says what was done, to go on after the name of a facet and
/// the words that it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Inheriting {
    /// A figure in brackets, or after "or", "up" or "than", speaks of what the figure before it speaks of.
    Beside,
    /// A list goes on with what its first figure speaks of.
    Listed,
    /// A pronoun or "the figure" stands for what the last figure of the paragraph measures.
    Pronoun,
    /// It stands for what the sentence before tells of without a figure.
    Told,
    /// "The total" is that of what headline and first sentence speak of.
    Lead,
    /// "The two countries" are, of those named, the two that the story speaks of most.
    Pair,
    /// The parties of the figure before it in the paragraph.
    Before,
    /// The name that the story is about.
    Topic,
    /// "The quarter" is the last one that was named.
    Named,
    /// What a sentence or a list measures has one time.
    Shared,
    /// What adds up over time has, where it names none, the time of the figure of that kind before it.
    Running,
    /// What is counted as it goes on is counted at the day of the report.
    Reported,
}

impl std::fmt::Display for Inheriting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Beside => "the figure that it stands beside",
            Self::Listed => "a list goes on",
            Self::Pronoun => "a pronoun or the like stands for what the last figure measured",
            Self::Told => "the sentence before tells of it without a figure",
            Self::Lead => "headline and first sentence speak of it",
            Self::Pair => "\"the two\" are the two that the story speaks of most",
            Self::Before => "the figure before it in the paragraph has them",
            Self::Topic => "the name that the story is about",
            Self::Named => "the last such time that was named",
            Self::Shared => "a figure of the same thing near it has this time",
            Self::Running => "of what adds up over time the figure before it has this time",
            Self::Reported => "a running count is told as of the day of its report",
        })
    }
}
