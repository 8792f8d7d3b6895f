//! A claim: *subject* was *value* during *period*, according to *someone*.

mod facet;
mod inheritance;

pub use facet::{Facet, Facets};
pub use inheritance::{Inheritance, Inheriting};

use crate::mention::Mention;
use crate::span::Span;
use crate::value::Period;
use crate::word_set::{Pool, WordSet};

/// What a figure is to its subject. The names are those of the JSON contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Role {
    /// How much or how many it was.
    Level,
    /// By how much it changed.
    Change,
    /// Which part of a whole it was.
    Share,
    /// What it was meant to become.
    Target,
    /// What it is expected to become.
    Forecast,
    /// What it may not exceed or fall below.
    Limit,
}

/// Which way a movement went. The names are those of the JSON contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Direction {
    /// Upwards.
    Rise,
    /// Downwards.
    Fall,
}

/// How a claim came by its period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Basis {
    /// Written by the figure.
    Stated,
    /// Worked out from context and the publication date.
    Inferred,
}

/// The time that a figure speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClaimPeriod {
    /// The days.
    pub days: Period,
    /// How they were found.
    pub basis: Basis,
    /// The words that the days were read from, if they stand in the document.
    pub span: Option<Span>,
}

/// Who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The speaker or source as written ("Chinese customs data", "Kremlin").
    pub source: String,
    /// Where the source stands.
    pub span: Span,
    /// Does "the" stand before it?
    pub definite: bool,
}

impl std::fmt::Display for Attribution {
    /// The source with its article: "the Kremlin".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let article = if self.definite { "the " } else { "" };
        write!(f, "{article}{}", self.source)
    }
}

/// Which statistic of a thing a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Statistic {
    /// The thing itself, or its total.
    #[default]
    Total,
    /// A mean.
    Average,
    /// A median.
    Median,
    /// A highest value.
    Maximum,
    /// A lowest value.
    Minimum,
    /// An amount for each person, unit or time.
    Rate,
}

/// How far the writer stands behind a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Modality {
    /// Asserted as a fact, by the writer or by the source named.
    #[default]
    Actual,
    /// "could", "would", "if".
    Hypothetical,
    /// "is expected to", "will".
    Expected,
    /// "denied that".
    Denied,
    /// "rumoured", "alleged", "reportedly".
    Reported,
}

impl Modality {
    /// Is it told as a fact, by whomever?
    pub(crate) fn is_fact(self) -> bool {
        matches!(self, Self::Actual | Self::Reported)
    }
}

/// How a measured thing adds up over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Nature {
    /// The months of a year add up to the year: trade, sales, deliveries.
    Flow,
    /// It stands at a moment: debt, population, deposits.
    Stock,
    /// A running total that belongs to the moment of its report: a death toll, votes counted.
    Toll,
    /// A ratio or a price, which adds up over nothing: inflation, a wage, a margin.
    Rate,
}

/// What a figure measures, in facets: the measured thing, what narrows it, whose it is.
///
/// Terms are canonical: synonyms of the lexicon under one name ("turnover" and "commerce" as
/// "trade"), other words by their singular in lower case, places by their country ("Moscow" and
/// "Russian" as "russia").
#[derive(Clone, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Subject {
    /// As a person would say it, in the text's own words ("annual bilateral trade volume").
    pub wording: String,
    /// The measured thing ("trade"), if one was found.
    pub measure: Option<String>,
    /// What narrows it ("oil", "bilateral", "net"), in sets so that order plays no part.
    pub qualifiers: WordSet,
    /// The parties and places ("china", "russia").
    pub parties: WordSet,
    /// Which statistic of it.
    pub statistic: Statistic,
    /// Of a share: what it is a share of (the "transactions" of which 90 per cent were in roubles).
    pub whole: Option<Box<Subject>>,
    /// Of a share: the words for what makes up the rest of its whole, where the text says so ("girls
    /// made up 54 per cent and boys the rest").
    pub rest: WordSet,
    /// How the measure adds up over time, where the lexicon says so.
    pub nature: Option<Nature>,
    /// What the measure is a part of, by its canonical name, nearest first ("export" is part of
    /// "trade").
    pub broader: Vec<String>,
    /// The other words of the clause that say something, canonical. Two claims of one quantity
    /// share some of them; they are no facet by which claims differ.
    pub context: WordSet,
    /// The facets that were not written in the sentence but inherited from its context; from which words and by
    /// which rule, [`Explained::inherited`](crate::Explained::inherited) says.
    pub inherited: Facets,
}

impl Subject {
    fn share(&mut self, pool: &mut Pool) {
        let Self {
            qualifiers,
            parties,
            rest,
            context,
            ..
        } = self;
        for words in [qualifiers, parties, rest, context] {
            pool.share(words);
        }
        self.wording.shrink_to_fit();
        self.broader.shrink_to_fit();
        if let Some(whole) = &mut self.whole {
            whole.share(pool);
        }
    }
}

/// How a document itself joins one of its mentions to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Relation {
    /// This is a change that ended at the other figure ("rose 5% to 210").
    ChangeTo,
    /// This is a change that began at the other figure ("up 5% from 200"), or a level that another
    /// came before ("from 200 to 210").
    ChangeFrom,
    /// This is a part of the other, which the text gives as its whole ("12 of the 40").
    PartOf,
    /// The text sets the two against each other ("17, although the indictment says 14").
    Contrast,
    /// The same amount in other words or another currency ("€121m (£106.8m)").
    Restatement,
    /// This figure stands against the other, a target ("short of the $200bn target").
    Against,
    /// The text says that this figure reached or passed the other, a target.
    Met,
    /// This time or length of time belongs to the figure.
    During,
}

/// A join between two mentions of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// How they are joined.
    pub relation: Relation,
    /// Index of the other among the document's claims.
    pub to: usize,
}

/// A mention with all that its document says about it. Every mention gets one, a date or period
/// too: its subject is then the event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Claim {
    /// Index of the document among those checked together.
    pub document: usize,
    /// The figure or time.
    pub mention: Mention,
    /// The sentence, heading or list item in which it stands.
    pub sentence: Span,
    /// What it measures.
    pub subject: Subject,
    /// When.
    pub period: Option<ClaimPeriod>,
    /// What the figure is to the subject.
    pub role: Role,
    /// Which way it moved.
    pub direction: Option<Direction>,
    /// Who says so.
    pub attribution: Option<Box<Attribution>>,
    /// How far the writer stands behind it.
    pub modality: Modality,
    /// Whether it stands in the document's own story, not in a headline, a list of other stories, a
    /// byline or boilerplate, and says something there: "the two leaders" only names them.
    pub in_story: bool,
    /// What the document joins it to.
    pub links: Vec<Link>,
}

impl Claim {
    /// The same in a text that has so many bytes, and so many claims, before this one's.
    pub(crate) fn shifted(mut self, bytes: usize, claims: usize) -> Self {
        self.mention.span = self.mention.span.shifted(bytes);
        self.sentence = self.sentence.shifted(bytes);
        if let Some(period) = &mut self.period {
            period.span = period.span.map(|span| span.shifted(bytes));
        }
        if let Some(attribution) = &mut self.attribution {
            attribution.span = attribution.span.shifted(bytes);
        }
        for link in &mut self.links {
            link.to += claims;
        }
        self
    }

    /// Lets it take no more room than it needs, and share its words with the other claims of a text.
    pub(crate) fn share(&mut self, pool: &mut Pool) {
        self.subject.share(pool);
        self.links.shrink_to_fit();
    }
}
