//! What a reading can be asked to note of itself, for people who wonder how a figure was read.

use chrono::NaiveDate;

use super::amount::Amount;
use super::candidate::Quantity;
use super::opaque::Opaque;
use crate::mention::Mention;
use crate::span::Span;
use crate::value::Period;

/// Who is told what was read where. A reading that nobody watches is told to [`Unwatched`], which costs
/// nothing.
pub(crate) trait Watch {
    /// A stretch that holds no figure.
    fn passed_over(&mut self, _: &Opaque) {}

    /// An amount, and what the named reader made of it, or none did.
    fn amount(&mut self, _: &Amount, _: Option<(&'static str, &Quantity)>) {}

    /// A time, and from where it was seen.
    fn time(&mut self, _: Span, _: impl FnOnce() -> Seen) {}

    /// The mentions that a stage leaves.
    fn stage(&mut self, _: &[Mention]) {}
}

/// Nobody.
pub(crate) struct Unwatched;

impl Watch for Unwatched {}

/// An amount that was read, and what a reader made of it.
#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    pub(crate) amount: Amount,
    /// The reader's name, and the figure.
    pub(crate) read: Option<(&'static str, Quantity)>,
}

/// All that was read, in the order of reading.
#[derive(Clone, Debug, Default)]
pub(crate) struct Record {
    pub(crate) passed_over: Vec<Opaque>,
    pub(crate) attempts: Vec<Attempt>,
    pub(crate) times: Vec<(Span, Seen)>,
    /// The mentions after the overlaps were settled, then after bounds that belong together, then after
    /// tables, then after what writers leave out.
    pub(crate) stages: Vec<Vec<Mention>>,
}

impl Watch for Record {
    fn passed_over(&mut self, opaque: &Opaque) {
        self.passed_over.push(*opaque);
    }

    fn amount(&mut self, amount: &Amount, read: Option<(&'static str, &Quantity)>) {
        self.attempts.push(Attempt {
            amount: *amount,
            read: read.map(|(reader, quantity)| (reader, quantity.clone())),
        });
    }

    fn time(&mut self, span: Span, seen: impl FnOnce() -> Seen) {
        self.times.push((span, seen()));
    }

    fn stage(&mut self, mentions: &[Mention]) {
        self.stages.push(mentions.to_vec());
    }
}

/// What the days of a time hang on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    /// What it was read as.
    pub(crate) form: &'static str,
    /// The day of publication, if the days hang on it.
    pub(crate) today: Option<NaiveDate>,
    /// Which way the sentence leans, if the days hang on that.
    pub(crate) leaning: Option<Leaning>,
    /// The earlier period or day of the text that the days hang on.
    pub(crate) earlier: Option<Period>,
    /// The time of the same sentence that the days hang on.
    pub(crate) beside: Option<Period>,
    /// Do they hang on when the caller says that fiscal years begin?
    pub(crate) fiscal: bool,
}

/// Of what a sentence speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leaning {
    /// Of what has been.
    Back,
    /// Of what is to come.
    Ahead,
}
