//! The parts that words play in times.

macro_rules! time_words {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// What a word does in a time. The comments give one spelling; time_words.tsv has the others.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum TimeWord {
            /// "yesterday": so many days from today.
            Day(i64),
            $($(#[doc = $doc])+ $name,)+
        }

        /// Their names in the lexicon file.
        const NAMES: &[(&str, TimeWord)] = &[$(($text, TimeWord::$name),)+];
    };
}

time_words! {
    /// "now", which is a day only as the end of a range.
    Now = "now",
    /// "last".
    Last = "last",
    /// "final", which has no days of its own.
    Final = "final",
    /// "opening", the first of something.
    Opening = "opening",
    /// "previous", "following": beside the time that the text speaks of.
    Previous = "previous",
    /// See [`Self::Previous`].
    Following = "following",
    /// "past", which counts back from today.
    Past = "past",
    /// "this".
    This = "this",
    /// "next".
    Next = "next",
    /// "coming".
    Coming = "coming",
    /// "the same period of".
    Same = "same",
    /// "year-ago".
    YearAgo = "year-ago",
    /// "period".
    Period = "period",
    /// "ago".
    Ago = "ago",
    /// "from now".
    Hence = "hence",
    /// "earlier".
    Earlier = "earlier",
    /// "later".
    Later = "later",
    /// "before".
    Before = "before",
    /// "after".
    After = "after",
    /// "from".
    From = "from",
    /// "since".
    Since = "since",
    /// "until".
    Until = "until",
    /// "by".
    By = "by",
    /// "to".
    To = "to",
    /// "through".
    Through = "through",
    /// "between".
    Between = "between",
    /// "and".
    And = "and",
    /// "or".
    Or = "or",
    /// "and after".
    Onwards = "onwards",
    /// "or earlier".
    OrEarlier = "or-earlier",
    /// "during".
    During = "during",
    /// "on".
    On = "on",
    /// "over".
    Over = "over",
    /// "within".
    Within = "within",
    /// "of".
    Of = "of",
    /// "the".
    The = "the",
    /// "early".
    Early = "early",
    /// "the start of".
    Start = "start",
    /// "mid".
    Mid = "mid",
    /// "late".
    Late = "late",
    /// "end of".
    End = "end",
    /// "rest of".
    Rest = "rest",
    /// "week of", "week starting": a week by a day in it.
    WeekOf = "week-of",
    /// "week ending": a week by its last day.
    WeekTo = "week-to",
    /// "ended".
    Ended = "ended",
    /// "to date".
    ToDate = "to-date",
    /// "so far", before or after the time that is not over yet.
    SoFar = "so-far",
    /// "BC", after a year.
    BeforeEra = "before-era",
    /// "AD", before a year or after it.
    Era = "era",
    /// "year end".
    YearEnd = "year-end",
    /// "month end".
    MonthEnd = "month-end",
    /// "half".
    Half = "half",
    /// "the latter half": the second.
    LastHalf = "last-half",
    /// The Q of "Q3".
    Q = "q",
    /// The H of "1H23".
    H = "h",
    /// "fiscal year".
    Fiscal = "fiscal",
    /// "calendar year", before a year.
    Calendar = "calendar",
    /// "season".
    Season = "season",
    /// "morning".
    DayPart = "day-part",
    /// "at".
    At = "at",
    /// "full", "all": one whole unit.
    Whole = "whole",
    /// "additional": between a number and its unit.
    Filler = "filler",
    /// "old".
    Old = "old",
}

impl TimeWord {
    /// May a time begin with it? "The", "in" and "on" stand before too much else, and add nothing.
    pub(crate) fn opens(self) -> bool {
        !matches!(
            self,
            Self::Now
                | Self::Ago
                | Self::Hence
                | Self::Period
                | Self::Filler
                | Self::Old
                | Self::To
                | Self::Through
                | Self::And
                | Self::Or
                | Self::Onwards
                | Self::OrEarlier
                | Self::During
                | Self::On
                | Self::Over
                | Self::Of
                | Self::The
                | Self::Half
                | Self::Season
                | Self::DayPart
                | Self::At
                | Self::BeforeEra
        )
    }

    /// Does it make a time by itself, or with numerals alone?
    pub(crate) fn is_core(self) -> bool {
        matches!(
            self,
            Self::Day(_)
                | Self::Now
                | Self::DayPart
                | Self::Period
                | Self::WeekOf
                | Self::WeekTo
                | Self::ToDate
                | Self::YearEnd
                | Self::MonthEnd
                | Self::Half
                | Self::LastHalf
                | Self::Q
                | Self::H
                | Self::Fiscal
                | Self::Calendar
                | Self::BeforeEra
                | Self::Era
        )
    }

    /// The role of a name in the lexicon file: one of [`NAMES`], or "day" and a number.
    pub(super) fn named(name: &str) -> Option<Self> {
        if let Some(days) = name.strip_prefix("day ") {
            return Some(Self::Day(days.parse().ok()?));
        }
        let (_, word) = NAMES.iter().find(|(text, _)| *text == name)?;
        Some(*word)
    }
}
