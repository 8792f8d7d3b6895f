//! How each figure and time of a document was read, and what was not read: for people who wonder.
//!
//! A reading that is asked for notes what its readers did (`normalize::watch`); the words are put to it
//! here, afterwards. Nothing of this is done for those who only extract or check.

mod claim;
mod figure;
mod passed;
mod time;
mod unit;

use std::fmt;

use crate::claim::{Claim, Inheritance};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::link;
use crate::mention::{Dateline, Mention, Value};
use crate::normalize;
use crate::normalize::scene::{Scene, Told};
use crate::normalize::signs::Signs;
use crate::normalize::watch::{Attempt, Record};
use crate::span::{LineIndex, Position, Span};
use crate::visible::Visible;

/// How a figure or a time was read, or why something that looks like one was not. Printed, it is its
/// place, its text, and a line for each step.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Explained {
    /// The identifier of its document.
    pub document: String,
    /// Its bytes in the document's text.
    pub span: Span,
    /// Where it stands.
    pub position: Position,
    /// What is written there.
    pub text: String,
    /// What it was read as; `None` for what was not read.
    pub mention: Option<Mention>,
    /// How it was read, step by step, or the one step that says why it was not.
    pub steps: Vec<Step>,
    /// Of a figure: where its document says what its sentence leaves out, in the order in which it was found.
    pub inherited: Vec<Inheritance>,
}

/// One step of a reading. A caller should be ready for more than one step of an aspect.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// What was settled.
    pub aspect: Aspect,
    /// How, for people. Words of the document stand in quotation marks, without control characters.
    pub text: String,
}

/// What a step of a reading settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Aspect {
    /// The kind of value, and by what it was told.
    Kind,
    /// Which words gave the number, and what they came to.
    Number,
    /// How digits were read that could mean two numbers.
    Digits,
    /// The unit, its words, and why it won.
    Unit,
    /// What a rate is per.
    Per,
    /// The hedge or range, and its words.
    Bound,
    /// The interval that the writing stands for, and why.
    Strict,
    /// The interval that a generous reader would allow, and why.
    Loose,
    /// What a time was resolved against.
    SeenFrom,
    /// The weekday that is written with a date.
    Weekday,
    /// The days that a time stands for, or why there are none.
    Days,
    /// The length of time.
    Length,
    /// The measured thing that a figure was linked to, and what narrows it.
    Measure,
    /// Of a share: what it is a share of.
    Whole,
    /// The parties and places.
    Parties,
    /// What the figure is to its subject, if not its level, told as a fact: statistic, role, direction, modality.
    Role,
    /// When, and the words that say so.
    Period,
    /// Who says so, and where.
    Source,
    /// A facet that the sentence leaves out, the words that it comes from, and by which rule
    /// ([`Explained::inherited`]).
    Inherited,
    /// Another reading of the same words, which gave way to this one.
    GaveWay,
    /// Why something that holds a number is no figure.
    NotRead,
}

impl Aspect {
    /// Its name, as it is printed before the step.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Number => "number",
            Self::Digits => "digits",
            Self::Unit => "unit",
            Self::Per => "per",
            Self::Bound => "bound",
            Self::Strict => "strictly",
            Self::Loose => "loosely",
            Self::SeenFrom => "seen from",
            Self::Weekday => "weekday",
            Self::Days => "days",
            Self::Length => "length",
            Self::Measure => "measures",
            Self::Whole => "share of",
            Self::Parties => "parties",
            Self::Role => "told as",
            Self::Period => "when",
            Self::Source => "source",
            Self::Inherited => "inherits",
            Self::GaveWay => "gave way",
            Self::NotRead => "not read",
        }
    }
}

impl fmt::Display for Explained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column } = self.position;
        let (document, text) = (Visible(&self.document), quoted(&self.text));
        writeln!(f, "{document}:{line}:{column}: {text}")?;
        let name = |step: &Step| step.aspect.name().len();
        let widest = self.steps.iter().map(name).max().unwrap_or(0);
        for Step { aspect, text } in &self.steps {
            writeln!(f, "  {:widest$}  {text}", aspect.name())?;
        }
        Ok(())
    }
}

/// The document that a part was cut from, in which places are told.
pub(crate) struct Whole<'a> {
    pub(crate) text: &'a str,
    pub(crate) lines: &'a LineIndex,
    /// How many bytes of it stand before the part.
    pub(crate) before: usize,
}

impl Whole<'_> {
    /// Where bytes of the part begin.
    fn position(&self, span: Span) -> Position {
        let start = span.shifted(self.before).start;
        self.lines.position(self.text, start)
    }
}

/// How a part of a document is read: its mentions, and what was not read, in the order of the text. Places
/// are those in the whole.
pub(crate) fn explain(document: &Document, lexicon: &Lexicon, whole: &Whole<'_>) -> Vec<Explained> {
    let mut record = Record::default();
    let reading = normalize::read_watched(document, lexicon, &mut record);
    record.attempts.sort_by_key(|attempt| attempt.amount.first);
    let told = Told::default();
    let signs = Signs::of(document.text(), &reading.tokens, lexicon);
    let account = Account {
        scene: Scene::new(document, &reading.tokens, &signs, lexicon, &told),
        record: &record,
        mentions: &reading.mentions,
        dateline: reading.dateline,
        whole,
    };
    let linked = link::traced(document, 0, &reading, lexicon);
    let mentions = reading.mentions.iter().zip(linked);
    let mut explained: Vec<Explained> = mentions
        .map(|(mention, (claim, inherited))| account.mention(mention, &claim, inherited))
        .collect();
    explained.extend(account.passed_over());
    explained.sort_by_key(|explained| explained.span);
    explained
}

/// What was read, and what is known of the reading.
struct Account<'a> {
    scene: Scene<'a>,
    record: &'a Record,
    /// In the order of the text.
    mentions: &'a [Mention],
    dateline: Option<Dateline>,
    whole: &'a Whole<'a>,
}

impl Account<'_> {
    fn explained(&self, span: Span, mention: Option<&Mention>, steps: Vec<Step>) -> Explained {
        let before = self.whole.before;
        let shifted = |mention: &Mention| Mention {
            span: mention.span.shifted(before),
            ..mention.clone()
        };
        Explained {
            document: self.scene.document.id().to_owned(),
            span: span.shifted(before),
            position: self.whole.position(span),
            text: span.slice(self.scene.text).unwrap_or_default().to_owned(),
            mention: mention.map(shifted),
            steps,
            inherited: Vec::new(),
        }
    }

    fn mention(&self, mention: &Mention, claim: &Claim, inherited: Vec<Inheritance>) -> Explained {
        let mut steps = Vec::new();
        let mut say = |aspect: Aspect, text: String| steps.push(Step { aspect, text });
        match &mention.value {
            Value::Date(time) | Value::Period(time) => self.time(mention, time, &mut say),
            Value::Duration { duration, figure } => {
                self.duration(mention, duration, figure, &mut say);
            }
            Value::Unreadable { kind } => self.figure(mention, *kind, None, &mut say),
            Value::Money { figure, .. }
            | Value::Percent { figure, .. }
            | Value::Multiple { figure }
            | Value::Count { figure, .. }
            | Value::Measure { figure, .. }
            | Value::Number { figure } => {
                self.figure(mention, mention.kind(), Some(figure), &mut say);
            }
        }
        if mention.figure().is_some() {
            self.claim(claim, &inherited, &mut say);
        }
        self.gave_way(mention, &mut say);
        let before = self.whole.before;
        let inherited = inherited.into_iter();
        Explained {
            inherited: inherited.map(|one| one.shifted(before)).collect(),
            ..self.explained(mention.span, Some(mention), steps)
        }
    }

    /// The attempts whose numbers begin within these bytes.
    fn attempts(&self, span: Span) -> &[Attempt] {
        let attempts = &self.record.attempts;
        let start = |attempt: &Attempt| {
            let first = self.scene.get(attempt.amount.first);
            first.map_or(0, |token| token.start as usize)
        };
        let from = attempts.partition_point(|attempt| start(attempt) < span.start);
        let to = attempts.partition_point(|attempt| start(attempt) < span.end);
        attempts.get(from..to).unwrap_or_default()
    }

    /// The words of tokens `first` to before `end`, in quotation marks.
    fn words(&self, first: usize, end: usize) -> String {
        quoted(self.written(first, end))
    }

    /// What tokens `first` to before `end` write; empty where there is none.
    fn written(&self, first: usize, end: usize) -> &str {
        if first >= end {
            return "";
        }
        let span = self.scene.span(first, end);
        span.slice(self.scene.text).unwrap_or_default()
    }
}

/// Words of a document in quotation marks, without what a terminal would obey.
fn quoted(text: &str) -> String {
    format!("\"{}\"", Visible(text))
}

#[cfg(test)]
mod tests;
