//! A sentence as the terms that it is made of: what comparing claims looks at in place of its text.

mod marks;
mod stem;

use std::ops::{Range, RangeBounds};
use std::sync::Arc;

pub(crate) use marks::{Marker, Marking, Marks};
pub(crate) use stem::stem;

use crate::span::Span;

/// A sentence, heading or list item, as terms in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Passage {
    /// Index of the document among those checked together.
    pub document: usize,
    /// Where it stands.
    pub span: Span,
    /// Its words and figures.
    pub terms: Box<[Term]>,
    /// What its words tell besides.
    pub(crate) marks: Marks,
    /// Whether it belongs to the document's own story, not to a headline list, byline or boilerplate.
    pub in_story: bool,
    /// Whether the sentence before it stands in the same paragraph.
    pub continues: bool,
}

/// A word or a figure of a [`Passage`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Term {
    /// A word that says something, under its canonical name ("turnover" as "trade").
    Word(Arc<str>),
    /// A name: a word with a capital that does not owe it to the start of the sentence.
    Name(Arc<str>),
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
    /// The same where their total follows directly: "which makes".
    Makes,
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
    /// A rank behind another: "second-highest".
    Ranked,
    /// What follows is what was passed: "ahead of", "the previous record of".
    Beats,
    /// So much for each of so many: "each", "apiece", "for each of".
    Each,
    /// The figure beside it is worked out on a basis of its own: "in real terms", "like for like".
    Basis,
}

/// What became of some of a number, or what they are, such that none is on two sides.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Side {
    /// What the sides are of.
    pub group: Box<str>,
    /// Which side it is; `None` for all of them together.
    pub name: Option<Box<str>>,
    /// How many sides leave nothing else, if any do.
    pub complete: Option<usize>,
    /// Does it tell shares of one whole apart, and no counts?
    pub of_shares: bool,
}

/// A word for something that happens on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// The name that its words share: "inaugurated" and "opening" are "open".
    pub name: Box<str>,
    /// What it is to what goes on for a while, or how often it happens.
    pub phase: Phase,
    /// Does it say little without a word for whom or what it happens to: "began", "closed"?
    pub vague: bool,
    /// Does it more often name what took part than what happened: "the deal", "the fire"?
    pub thing: bool,
    /// Is a length of time beside it that for which it goes on: a siege, a prison sentence?
    pub lasting: bool,
    /// May "the disaster" mean it: an explosion, a shipwreck?
    pub calamity: bool,
    /// Does somebody's life begin or end with it?
    pub(crate) life: bool,
    /// Is something there from then on, so that its anniversaries are counted from it?
    pub(crate) origin: bool,
}

/// What an event is to what goes on for a while, or how often it happens to the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Something begins with it.
    Begin,
    /// Something ends with it.
    End,
    /// It happens once.
    Once,
    /// It happens again and again: a meeting, an election.
    Often,
    /// Somebody says something: "said", "in a statement".
    Told,
}

/// Words that set figures or times against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Sign {
    /// A comma, bracket or dash: another part of the sentence begins.
    Break,
    /// The figure before it, or after it, is more than that: "including", "besides".
    Besides,
    /// The time that something took: "lasted", "after", "within".
    Took,
    /// The length of time is that of the whole: "it took", "lasted … in all".
    Whole,
    /// What has a length of time goes on from a day to another: "runs from".
    Running,
    /// What it names is the end: "until".
    Until,
    /// The last day on which it may be: "by".
    By,
    /// It has to be: "must", "under the licence".
    Binding,
    /// Sooner than was planned: "ahead of schedule".
    Early,
    /// Later than was planned: "behind schedule".
    Late,
    /// What a percentage may exceed: "of the price", "of the average".
    Measure,
    /// What nobody can be more than all of: "of those who".
    Those,
    /// A share by its name: "turnout".
    Quotient,
    /// A day that was moved: "postponed".
    Moved,
    /// What was aimed at, asked for or allowed: "the target", "a rule".
    Goal,
    /// More than was aimed at: "exceeded".
    Exceeded,
    /// As much as was aimed at, or better: "satisfies".
    Satisfied,
    /// Less than was aimed at: "fell short of".
    FellShort,
    /// What was aimed at was not reached, whichever way: "missed".
    Missed,
    /// What follows did not happen, or only nearly: "has not", "close to".
    Denied,
    /// Lower than it: "below".
    Under,
    /// No fact: "should", "hopes to", "on course for".
    Hoped,
    /// Not the first in rank: "second" of "the second-highest".
    Runner,
    /// A year that is told by its distance: "last year".
    Year,
    /// Another thing follows: "and".
    And,
    /// What something comes to follows: "worth", "which brought in".
    Makes,
    /// One of two sides that leave nothing else: "voted yes".
    Yes,
    /// The other: "voted no".
    No,
    /// A rate for each day: "for every day".
    Daily,
    /// What is paid back with interest follows: "owes", "a loan of".
    Lent,
    /// The amount behind it is for each of something: "at $5".
    Spread,
    /// So much more than another price: "a premium of".
    Premium,
    /// So much less than another price: "a discount of".
    Discount,
    /// A record by its name: "a new national record".
    Record,
    /// Nothing was like it: "never before", "no other year".
    Unmatched,
    /// So much more, of which nothing was like it: "busier", "so many".
    SoMuch,
    /// So much less: "quieter", "so few".
    SoLittle,
    /// What happened, happened to one of several: "opened a school".
    OneOfSeveral,
    /// The sentence turns to something else: "while", "whereas".
    Turn,
    /// The figure beside it is of a part only: "alone", "excluding".
    Part,
    /// The figure beside it is of another than was spoken of: "a rival", "neighbouring".
    Another,
    /// What a length of time before it is counted from follows: "after".
    Since,
    /// What a length of time before it leads up to follows: "before".
    Ahead,
    /// What is so only where something else is: "if".
    Condition,
    /// The length of time before it has passed: "have gone by".
    Gone,
    /// The length of time before it is counted from what was told before: "later".
    Later,
    /// A beginning follows: "from".
    From,
    /// It was meant to be: "due to", "scheduled".
    Planned,
    /// The word behind it opens its sentence, and may be a name for all that its capital tells.
    Opening,
    /// The name behind it is where something happened: "in Lund".
    Place,
    /// What happened at the time before it follows: "when".
    When,
    /// The word behind it tells it from the other of its kind: "northern", "return".
    Sided,
    /// A night, which belongs to two days: "the night of", "shortly before midnight".
    Night,
    /// Where the clock stands that a time is of: "UTC", "local time".
    Zone,
    /// What one has of it no other can have: "stake", "owns", "of the vote".
    Held,
    /// Who has something together with others: "the shareholders", "the partners in".
    Owner,
    /// A part of it is for somebody or something: "goes to", "is spent on".
    Dealt,
    /// What lies between two figures: "a margin of", "extra".
    Difference,
    /// What somebody has or does besides: "live alone", "have children".
    Trait,
    /// Somebody or something is in it: "on board", "spectators".
    Inside,
    /// What was told before is said again in another measure: "that is", "this corresponds to".
    Back,
    /// A total by its name alone, as the last line of a table has it: "total", "all".
    Total,
    /// There were more than it was made for, or fewer, and the text knows: "overcrowded", "although".
    Crowded,
    /// The figure beside it is some of what was told before: "alone accounting for".
    Alone,
    /// What is told is all there is: "nobody else", "there is no other".
    Entire,
    /// What follows ends a row: "the final".
    Final,
    /// It is one of so many that were told of together: "the smaller of the two".
    Member,
    /// What was just named is told more of: "of which", "of whom".
    Relative,
}

impl Term {
    /// The index of the claim, if it is a figure or a time.
    pub fn claim(&self) -> Option<usize> {
        match self {
            Self::Claim(claim) => Some(*claim),
            Self::Word(_) | Self::Name(_) | Self::Cue(_) => None,
        }
    }

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

    /// The signs, and how many terms begin before each.
    pub fn signs(&self) -> impl Iterator<Item = (usize, Sign)> {
        self.marks.signs()
    }

    /// Does it hold this sign, with so many terms before it?
    pub(crate) fn has_sign(&self, sign: Sign, terms: impl RangeBounds<usize>) -> bool {
        let mut signs = self.signs();
        signs.any(|(at, held)| held == sign && terms.contains(&at))
    }

    /// Does this sign stand directly before the term at a place, or within it?
    pub(crate) fn is_signed(&self, place: usize, sign: Sign) -> bool {
        self.has_sign(sign, place..=place)
    }

    /// The events, and how many terms begin before the word for each.
    pub fn events(&self) -> impl Iterator<Item = (usize, &Event)> {
        self.marks.events()
    }

    /// The anniversaries by how many years they are, and how many terms begin before the word for each.
    pub(crate) fn jubilees(&self) -> impl Iterator<Item = (usize, u32)> {
        self.marks.jubilees()
    }

    /// The words for sides, and how many terms begin before each.
    pub fn sides(&self) -> impl Iterator<Item = (usize, &Side)> {
        self.marks.sides()
    }

    /// Does it say next to nothing: no figure, and hardly a word?
    pub(crate) fn is_bare(&self) -> bool {
        let a_word = matches!(&*self.terms, [] | [Term::Word(_) | Term::Name(_)]);
        a_word && self.marks.tell_nothing()
    }

    /// Its words and names, in order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().filter_map(Term::word)
    }

    /// Counts the indices of its claims from `first` on.
    pub(crate) fn shift(&mut self, first: usize) {
        for term in &mut self.terms {
            if let Term::Claim(claim) = term {
                *claim += first;
            }
        }
    }

    /// The claims that stand in it, in order.
    pub fn claims(&self) -> impl Iterator<Item = usize> {
        self.terms.iter().filter_map(|term| match term {
            Term::Claim(claim) => Some(*claim),
            Term::Word(_) | Term::Name(_) | Term::Cue(_) => None,
        })
    }

    /// The part of the sentence in which two of its terms stand: from the comma before them to the comma, or "and",
    /// behind them.
    pub(crate) fn part(&self, low: usize, high: usize) -> Range<usize> {
        let cuts = || self.signs().filter(|(_, sign)| *sign == Sign::Break);
        let start = cuts().map(|(at, _)| at).filter(|at| *at <= low).max();
        let mut ends = self
            .signs()
            .filter(|(_, sign)| matches!(sign, Sign::Break | Sign::And));
        let end = ends.find(|(at, _)| *at > high);
        start.unwrap_or_default()..end.map_or(self.terms.len(), |(at, _)| at)
    }

    /// The place of a claim among its terms, by the claim's number.
    pub(crate) fn place_of(&self, claim: usize) -> Option<usize> {
        let mut terms = self.terms.iter();
        terms.position(|term| term.claim() == Some(claim))
    }
}
