//! A sentence as the terms that it is made of: what comparing claims looks at in place of its text.

use crate::span::Span;

/// A sentence, heading or list item, as terms in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Index of the document among those checked together.
    pub document: usize,
    /// Where it stands.
    pub span: Span,
    /// Its words and figures.
    pub terms: Vec<Term>,
    /// Whether it belongs to the document's own story, not to a headline list, byline or boilerplate.
    pub in_story: bool,
    /// Whether the sentence before it stands in the same paragraph.
    pub continues: bool,
}

/// A word or a figure of a [`Passage`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// A word that says something, under its canonical name ("turnover" as "trade").
    Word(Box<str>),
    /// A name: a word with a capital that does not owe it to the start of the sentence.
    Name(Box<str>),
    /// A figure or a time, by the index of its claim among those checked together.
    Claim(usize),
    /// Words that tell how figures belong together.
    Cue(Cue),
}

/// What words tell of how the figures beside them belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cue {
    /// A total of the figures beside it: "together", "in all", "makes".
    Sum,
    /// What follows lists the parts of what was said: a colon.
    List,
    /// A rank that none may pass upwards: "largest", "record".
    Most,
    /// A rank that none may pass downwards: "smallest".
    Least,
    /// Without limit in time or place: "on record", "in history".
    Ever,
    /// Both: "an all-time high", "a record".
    MostEver,
    /// Both: "a record low".
    LeastEver,
    /// So long before the day of writing: "ago".
    Ago,
    /// So long before or after a time named beside it: "earlier".
    Earlier,
    /// From a beginning to an end: "lasted".
    Lasted,
    /// The same in other words: "or".
    Or,
    /// A state of which nothing is more than all: "full", "complete", "contained".
    Full,
    /// What follows is part of what was named: "of these", "of whom".
    Of,
    /// What follows is all that is left: "the rest", "the remaining".
    Rest,
    /// What follows are examples, not all: "including", "such as".
    Some,
    /// What follows are shares of one whole: "share of", "breakdown".
    Share,
    /// The figure beside it is worked out on a basis of its own: "in real terms", "like for like".
    Basis,
}

impl Term {
    /// The word or name, unless it is a figure or a time.
    pub fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) | Self::Name(word) => Some(word),
            Self::Claim(_) | Self::Cue(_) => None,
        }
    }
}

impl Passage {
    /// Does it hold this cue?
    pub fn has(&self, cue: Cue) -> bool {
        self.terms.contains(&Term::Cue(cue))
    }

    /// Its words and names, in order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().filter_map(Term::word)
    }

    /// The same with the indices of its claims counted from `first` on.
    pub(crate) fn shifted(mut self, first: usize) -> Self {
        for term in &mut self.terms {
            if let Term::Claim(claim) = term {
                *claim += first;
            }
        }
        self
    }

    /// The claims that stand in it, in order.
    pub fn claims(&self) -> impl Iterator<Item = usize> {
        self.terms.iter().filter_map(|term| match term {
            Term::Claim(claim) => Some(*claim),
            Term::Word(_) | Term::Name(_) | Term::Cue(_) => None,
        })
    }
}
