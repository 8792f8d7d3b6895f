//! From where a time is seen: the day of publication, what was named before, of what the sentence speaks.

use chrono::NaiveDate;

use crate::mention::{Time, Unresolved};
use crate::value::{FiscalYear, Period};

/// From where a time is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// The day of publication, if it is known.
    pub(super) today: Option<NaiveDate>,
    /// Of what does the sentence speak?
    pub(super) tense: Tense,
    /// The last periods before here, the nearest first: what "the quarter" and "a year earlier" hang on.
    pub(super) topics: [Option<Period>; 3],
    /// The last day before here, on which "a day earlier" hangs.
    pub(super) day: Option<Period>,
    /// The last period of the same sentence, beside which "Q1" and "January" are likeliest.
    pub(super) beside: Option<Time>,
    /// Does that stand in the same clause?
    pub(super) close: bool,
    /// When fiscal years begin, if the caller says so.
    pub(super) fiscal: Option<FiscalYear>,
}

/// Of what a sentence speaks, as far as single words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Tense {
    /// What has been: the verb stands right before.
    Past,
    /// What has been, by a verb further off, which may not be the time's own ("named 1 June as the date").
    PerhapsPast,
    /// Nothing tells.
    #[default]
    Unknown,
    /// What is to come.
    Future,
}

impl Tense {
    /// Does the sentence look back?
    pub(super) fn is_past(self) -> bool {
        matches!(self, Self::Past | Self::PerhapsPast)
    }
}

impl Clock {
    /// No day of publication, and nothing before.
    pub(super) const BLANK: Self = Self {
        today: None,
        tense: Tense::Unknown,
        topics: [None; 3],
        day: None,
        beside: None,
        close: false,
        fiscal: None,
    };

    /// Does the sentence look ahead?
    pub(super) fn future(&self) -> bool {
        self.tense == Tense::Future
    }

    /// The day of publication.
    pub(super) fn today(&self) -> Result<NaiveDate, Unresolved> {
        self.today.ok_or(Unresolved::NoPublicationDate)
    }
}
