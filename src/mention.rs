//! A mention: one written figure or time, normalized.

use chrono::{NaiveDate, Weekday};

use crate::span::Span;
use crate::value::{Bound, Currency, Duration, Figure, PercentUnit, Period, Unit};

/// The kinds of mention, by their names in the JSON contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Kind {
    /// An amount of money.
    Money,
    /// A percentage, a fraction of a whole, percentage points or basis points.
    Percent,
    /// "tenfold", "doubled", "3.5 times".
    Multiple,
    /// A number of things: "12 people".
    Count,
    /// A quantity in a unit: "1.2m barrels per day".
    Measure,
    /// A number of nothing that could be found.
    Number,
    /// A day.
    Date,
    /// A run of days.
    Period,
    /// A length of time.
    Duration,
}

impl Kind {
    /// Its name in the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Multiple => "multiple",
            Self::Count => "count",
            Self::Measure => "measure",
            Self::Number => "number",
            Self::Date => "date",
            Self::Period => "period",
            Self::Duration => "duration",
        }
    }
}

/// Why a written time stands for no days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unresolved {
    /// The calendar has no such day ("30 February").
    NoSuchDay,
    /// There is no such part of a year ("the fifth quarter").
    NoSuchPart,
    /// It ends before it starts ("from June to May 2023").
    EndBeforeStart,
    /// It is relative to a publication date, and there is none.
    NoPublicationDate,
    /// It points at something that the text does not settle ("that week").
    NoAnchor,
}

/// A written date or period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Time {
    /// The days that it stands for, or why there are none.
    pub days: Result<Period, Unresolved>,
    /// The weekday written with it ("Thursday, 9 February").
    pub weekday: Option<Weekday>,
    /// How the days were found.
    pub reference: Reference,
}

/// How a written time was resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reference {
    /// Written in full: "9 February 2024", "2023".
    Absolute,
    /// Written without its year, or with "last", "next", "ago": it depends on the publication date.
    Relative,
    /// A fiscal year, or a part of one, whose first month the text does not give: the days are those
    /// of the calendar year of that number, and may lie months away.
    Fiscal,
    /// Written by an earlier time of the text: "the quarter", "a year earlier", "the same period of
    /// 2022". The days are worked out from the last time before it that fits.
    Anaphoric,
}

/// What a mention says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// An amount of money; `figure` is in whole units of the currency.
    Money {
        /// The amount.
        figure: Figure,
        /// The currency.
        currency: Currency,
    },
    /// A percentage; `figure` is in the unit.
    Percent {
        /// The amount.
        figure: Figure,
        /// Per cent, points or basis points.
        unit: PercentUnit,
    },
    /// So many times as much.
    Multiple {
        /// The factor.
        figure: Figure,
    },
    /// So many things.
    Count {
        /// How many.
        figure: Figure,
        /// Of what.
        noun: Unit,
    },
    /// So much in a unit.
    Measure {
        /// How much.
        figure: Figure,
        /// The unit.
        unit: Unit,
    },
    /// A plain number.
    Number {
        /// The number.
        figure: Figure,
    },
    /// A day.
    Date(Time),
    /// A run of days.
    Period(Time),
    /// A length of time. `figure` is the amount of its first unit, with hedge and range; for a
    /// range, `duration` is its lower end.
    Duration {
        /// The length.
        duration: Box<Duration>,
        /// The amount of the largest unit written, which bears the hedge.
        figure: Figure,
    },
    /// A figure of a kind that is clear, but whose value does not fit an exact decimal
    /// ("10^40 dollars").
    Unreadable {
        /// What it would have been.
        kind: Kind,
    },
}

/// One written figure or time: where it stands and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mention {
    /// Where it stands in its document's text; for a hedged figure the hedge is included where it
    /// touches the figure's reading only through `bound`, that is, it is not ("more than 200" spans
    /// "200").
    pub span: Span,
    /// What it says.
    pub value: Value,
    /// What a rate is per, singular: `barrel` in "$52 a barrel".
    pub per: Option<Unit>,
    /// Could its digits be another number, as nothing in the document shows whether "1.234" has a
    /// decimal point? It is read as English writes numbers.
    pub ambiguous: bool,
}

impl Mention {
    /// The kind of value.
    pub fn kind(&self) -> Kind {
        match &self.value {
            Value::Money { .. } => Kind::Money,
            Value::Percent { .. } => Kind::Percent,
            Value::Multiple { .. } => Kind::Multiple,
            Value::Count { .. } => Kind::Count,
            Value::Measure { .. } => Kind::Measure,
            Value::Number { .. } => Kind::Number,
            Value::Date(_) => Kind::Date,
            Value::Period(_) => Kind::Period,
            Value::Duration { .. } => Kind::Duration,
            Value::Unreadable { kind } => *kind,
        }
    }

    /// The figure, unless this is a date or a period or could not be read.
    pub fn figure(&self) -> Option<&Figure> {
        match &self.value {
            Value::Money { figure, .. }
            | Value::Percent { figure, .. }
            | Value::Multiple { figure }
            | Value::Count { figure, .. }
            | Value::Measure { figure, .. }
            | Value::Number { figure }
            | Value::Duration { figure, .. } => Some(figure),
            Value::Date(_) | Value::Period(_) | Value::Unreadable { .. } => None,
        }
    }

    /// The date or period, if this is one.
    pub fn time(&self) -> Option<&Time> {
        match &self.value {
            Value::Date(time) | Value::Period(time) => Some(time),
            _ => None,
        }
    }

    /// The days, if this is a date or period that was resolved.
    pub fn period(&self) -> Option<Period> {
        self.time().and_then(|time| time.days.ok())
    }

    /// Is it so many per cent, and no number of points?
    pub(crate) fn is_percentage(&self) -> bool {
        matches!(
            self.value,
            Value::Percent {
                unit: PercentUnit::Percent,
                ..
            }
        )
    }

    /// The hedge; a date, a period or a figure that could not be read has none.
    pub fn bound(&self) -> Bound {
        self.figure().map_or(Bound::Exact, Figure::bound)
    }

    /// The unit as the JSON contract writes it.
    pub fn unit(&self) -> Option<String> {
        match &self.value {
            Value::Money { currency, .. } => Some(currency.code().to_owned()),
            Value::Percent { unit, .. } => Some(unit.symbol().to_owned()),
            Value::Multiple { .. } => Some("x".to_owned()),
            Value::Count { noun: unit, .. } | Value::Measure { unit, .. } => {
                Some(unit.name().to_owned())
            }
            Value::Number { .. }
            | Value::Date(_)
            | Value::Period(_)
            | Value::Duration { .. }
            | Value::Unreadable { .. } => None,
        }
    }
}

/// A publication date that a document's own first lines state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// Where it stands.
    pub span: Span,
    /// The date.
    pub date: NaiveDate,
}
