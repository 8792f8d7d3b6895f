//! What speaks for one quantity and against it, in log-odds.

use std::fmt::{self, Display};

/// Weights of what speaks for one quantity; their sum goes through a logistic curve. They were
/// fitted by hand on the development half of the dossiers.
pub(super) mod weight {
    /// Before anything is known.
    pub(in crate::compare) const START: f64 = -2.4;
    /// Both name the same measured thing, one that the lexicon knows.
    pub(in crate::compare) const MEASURE: f64 = 2.0;
    /// Both name the same measured thing by a noun of no lexicon.
    pub(in crate::compare) const NOUN: f64 = 1.4;
    /// Both name the same quantity, one that has no nature of its own: a length, a cost.
    pub(in crate::compare) const QUANTITY: f64 = 1.7;
    /// Both are shares, and what they are said to measure is what they are shares of.
    pub(in crate::compare) const OF_WHOLE: f64 = 0.9;
    /// One names a kind of what the other names ("net loss", "loss").
    pub(in crate::compare) const KIND: f64 = 1.0;
    /// They name things that may go by each other's name ("cost", "price").
    pub(in crate::compare) const AKIN: f64 = 1.0;
    /// The same of names that hardly stand for another amount.
    pub(in crate::compare) const CLOSE: f64 = 1.7;
    /// One names what stands beside the other.
    pub(in crate::compare) const BESIDE: f64 = 0.4;
    /// One counts people and says no more of them, whom the other has beside its figure.
    pub(in crate::compare) const WHOEVER: f64 = -0.8;
    /// One names what stands beside the other, of which amounts are told as of this one.
    pub(in crate::compare) const RIVAL: f64 = -1.0;
    /// Both name a thing, not the same, and at least one by a noun of no lexicon.
    pub(in crate::compare) const OTHER_NOUN: f64 = -1.2;
    /// One of them names none.
    pub(in crate::compare) const MEASURE_MISSING: f64 = 0.0;
    /// Both name the same parties.
    pub(in crate::compare) const PARTIES: f64 = 1.2;
    /// They share some party.
    pub(in crate::compare) const SOME_PARTIES: f64 = 0.6;
    /// Both have this qualifier.
    pub(in crate::compare) const QUALIFIER: f64 = 0.6;
    /// Only one has this qualifier, though the other's words hold it.
    pub(in crate::compare) const LOOSE_QUALIFIER: f64 = -0.1;
    /// One is what the text of the other calls the rest.
    pub(in crate::compare) const REST: f64 = 2.2;
    /// Both are shares of the same whole.
    pub(in crate::compare) const WHOLE: f64 = 1.5;
    /// Only one names the whole that it is a share of, and the other tells of that and of the same part.
    pub(in crate::compare) const PART: f64 = 1.0;
    /// Both are shares of a whole, and have nothing in common but that.
    pub(in crate::compare) const NO_PART: f64 = -1.0;
    /// For each word around both of them, up to a number of them.
    pub(in crate::compare) const NEAR: f64 = 0.45;
    pub(in crate::compare) const MOST_NEAR: f64 = 6.0;
    /// Both give one time.
    pub(in crate::compare) const PERIOD: f64 = 0.6;
    /// Each is the only figure of its kind that its text gives, and the texts tell one story.
    pub(in crate::compare) const SOLE: f64 = 0.4;
    /// Their sentences share another figure, one that tells.
    pub(in crate::compare) const BESIDE_ONE: f64 = 2.0;
    /// A facet was inherited from the context instead of written.
    pub(in crate::compare) const INHERITED: f64 = -0.3;
}

/// What has been said so far for one quantity and against it.
pub(super) struct Weighing {
    pub(super) score: f64,
    /// What was said, if anybody asks.
    pub(super) trace: Vec<String>,
    told: bool,
    pub(super) left_adds: bool,
    pub(super) right_adds: bool,
    pub(super) complement: bool,
    /// Are facts and expectations of one thing set against each other?
    pub(super) lenient: bool,
}

impl Weighing {
    pub(super) fn new(lenient: bool, told: bool) -> Self {
        Self {
            score: weight::START,
            trace: Vec::new(),
            told,
            left_adds: false,
            right_adds: false,
            complement: false,
            lenient,
        }
    }

    /// The reason is only written out where it is told: most pairs of a check are looked at and forgotten.
    pub(super) fn add(&mut self, weight: f64, reason: impl Display) {
        self.score += weight;
        self.note(format_args!("{weight:+.1} {reason}"));
    }

    /// Notes what has no weight.
    pub(super) fn note(&mut self, reason: fmt::Arguments<'_>) {
        if self.told {
            self.trace.push(reason.to_string());
        }
    }

    pub(super) fn confidence(&self) -> f64 {
        1.0 / (1.0 + (-self.score).exp())
    }
}
