//! Months and weekdays told from the verbs and names that are spelled like them: "may", "March on",
//! "August Wilson", "sun".

use chrono::Weekday;

use super::cursor::Cursor;
use crate::lexicon::time::{Named, TimeWord};
use crate::normalize::token::{Case, Shape};

impl Cursor<'_> {
    /// Is a month's name the month here, and no verb or name? `dated`: a day follows.
    pub(super) fn accepts(&self, month: Named<u32>, at: usize, end: usize, dated: bool) -> bool {
        let Some(token) = self.token(at) else {
            return false;
        };
        let capital = token.case != Case::Lower;
        let before = self.role_before(at);
        let prepared = matches!(
            before,
            Some(
                TimeWord::During
                    | TimeWord::Since
                    | TimeWord::Until
                    | TimeWord::By
                    | TimeWord::From
                    | TimeWord::Through
                    | TimeWord::Before
                    | TimeWord::After
                    | TimeWord::Between
                    | TimeWord::Last
                    | TimeWord::This
                    | TimeWord::Next
                    | TimeWord::Early
                    | TimeWord::Mid
                    | TimeWord::Late
                    | TimeWord::End
            )
        );
        if dated {
            return capital || !month.ambiguous || before == Some(TimeWord::On);
        }
        // "Women's March", "Mrs May"
        let named_before = at
            .checked_sub(1)
            .is_some_and(|before| self.shape(before) == Some(Shape::Clitic) && month.ambiguous);
        if named_before {
            return false;
        }
        if prepared {
            return capital || !month.ambiguous || self.ends_clause(end);
        }
        let next = self.token(end);
        let name_after = capital
            && next.is_some_and(|next| {
                next.shape == Shape::Word
                    && next.case == Case::Capitalized
                    && !next.starts_paragraph()
            })
            && self.weekday(end).is_none();
        if name_after {
            return false;
        }
        if !month.ambiguous {
            return true;
        }
        // "the March figure", "a May vote", "of May", "January to May"
        let noun_after = next
            .is_some_and(|next| next.shape == Shape::Word && next.case == Case::Lower)
            && self.time_word(end).is_none();
        let joined =
            matches!(before, Some(TimeWord::Of | TimeWord::To)) || self.range_of_months(end);
        let attributive = noun_after && before == Some(TimeWord::The);
        capital && (joined || attributive)
    }

    /// Does another month follow, as the end of a range: "May to July", "March–May"?
    fn range_of_months(&self, end: usize) -> bool {
        let joined = match self.time_word(end) {
            Some((end, TimeWord::To | TimeWord::Through | TimeWord::Until)) => end,
            _ if self.hyphen(end) => end + 1,
            _ => return false,
        };
        self.month(joined).is_some()
    }

    /// Does nothing but a sign, or nothing at all, follow?
    fn ends_clause(&self, end: usize) -> bool {
        self.shape(end).is_none_or(|shape| shape == Shape::Symbol)
    }

    /// Is a weekday's name or short form the day here?
    pub(super) fn accepts_weekday(&self, weekday: Named<Weekday>, at: usize, end: usize) -> bool {
        if !weekday.ambiguous {
            // "Black Friday", "Bloody Sunday" are names of other days; holidays are read before.
            return true;
        }
        let capital = self
            .token(at)
            .is_some_and(|token| token.case == Case::Capitalized);
        let point = self.sign(end.saturating_sub(1), ".");
        let alone = at.checked_sub(1).is_none_or(|before| {
            self.shape(before) == Some(Shape::Symbol) || self.time_word(before).is_some()
        });
        let joined = matches!(
            self.role_before(at),
            Some(
                TimeWord::On
                    | TimeWord::From
                    | TimeWord::To
                    | TimeWord::Until
                    | TimeWord::Last
                    | TimeWord::Next
                    | TimeWord::This
            )
        );
        (capital || point)
            && (joined || alone && (point && self.ends_clause(end) || self.token(end).is_none()))
    }
}
