//! Months and weekdays told from the verbs and names that are spelled like them: "may", "March on",
//! "August Wilson", "sun".

use chrono::Weekday;

use super::cursor::Cursor;
use crate::lexicon::Role;
use crate::lexicon::time::{Named, TimeWord};
use crate::normalize::token::{Case, Shape};

impl Cursor<'_> {
    /// Is a month's name the month here, and no verb or name? `dated`: a day follows.
    pub(super) fn accepts(&self, month: Named<u32>, at: usize, end: usize, dated: bool) -> bool {
        let Some(token) = self.token(at) else {
            return false;
        };
        let capital = token.case != Case::Lower;
        // "mid-May"
        let hyphen = at > 0 && self.glued(at) && self.hyphen(at - 1);
        let before = self.role_before(if hyphen { at - 1 } else { at });
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
                    | TimeWord::Start
                    | TimeWord::Mid
                    | TimeWord::Late
                    | TimeWord::End
            )
        );
        if dated {
            // "may 3rd", but "they march 3 miles"
            return capital
                || !month.ambiguous
                || before == Some(TimeWord::On)
                || self.ends_clause(end) && self.shape(end - 1) != Some(Shape::Numeral)
                || self.opens_clause(at) && self.ends_clause(end);
        }
        // "Women's March", "Mrs May"
        let named_before = at
            .checked_sub(1)
            .is_some_and(|before| self.shape(before) == Some(Shape::Clitic) && month.ambiguous);
        // "an august body"
        let article = at
            .checked_sub(1)
            .is_some_and(|before| self.scene.has(before, Role::Article));
        if named_before || article && !capital {
            return false;
        }
        if prepared {
            return capital || !month.ambiguous || self.ends_clause(end);
        }
        let joined = self.follows_month(at);
        let next = self.token(end);
        let name_after = capital
            && !joined
            && next.is_some_and(|next| {
                next.shape == Shape::Word
                    && next.case == Case::Capitalized
                    && !next.starts_paragraph()
            })
            && self.weekday(end).is_none();
        if name_after {
            return false;
        }
        let alone = self.opens_clause(at) && self.ends_clause(end);
        if !month.ambiguous || capital && alone {
            return true;
        }
        // "the March figure", "a May vote", "of May", "January to May"
        let noun_after = next
            .is_some_and(|next| next.shape == Shape::Word && next.case == Case::Lower)
            && self.time_word(end).is_none();
        let belongs = matches!(before, Some(TimeWord::Of | TimeWord::WeekOf | TimeWord::To))
            || joined
            || self.range_of_months(end);
        let attributive = noun_after && before == Some(TimeWord::The);
        capital && (belongs || attributive)
    }

    /// Does another month follow, joined to this one: "May to July", "March–May", "May and June"?
    fn range_of_months(&self, end: usize) -> bool {
        self.joint_of_range(end, false)
            .or_else(|| self.after(end, TimeWord::And))
            .is_some_and(|next| self.month(next).is_some())
    }

    /// Does another month stand before, joined to this one: "January–March", "January and March"?
    fn follows_month(&self, at: usize) -> bool {
        let joins = |word: &TimeWord| {
            matches!(
                word,
                TimeWord::And | TimeWord::To | TimeWord::Through | TimeWord::Until
            )
        };
        let words = self.words.words.longest_before(self.scene.tokens, at);
        let end = match words.filter(|(_, word)| joins(word)) {
            Some((start, _)) => start,
            None if at > 0 && self.hyphen(at - 1) => at - 1,
            None => return false,
        };
        self.words
            .months
            .longest_before(self.scene.tokens, end)
            .is_some()
    }

    /// Does nothing, or the bar of a table, stand before?
    fn opens_clause(&self, at: usize) -> bool {
        at == 0
            || self.token(at).is_some_and(|token| token.starts_paragraph())
            || self.sign(at - 1, "|")
    }

    /// Does nothing but a sign, or nothing at all, follow?
    pub(super) fn ends_clause(&self, end: usize) -> bool {
        self.shape(end).is_none_or(|shape| shape == Shape::Symbol)
    }

    /// Is a weekday's name or short form the day here?
    pub(super) fn accepts_weekday(&self, weekday: Named<Weekday>, at: usize, end: usize) -> bool {
        // "every Monday" and "on Mondays" are many.
        let plural = self.written(end - 1).ends_with('s')
            && self.role_before(at) == Some(TimeWord::On)
            && self.ends_phrase(end)
            && self.written(end - 1).len() > 5;
        if plural || self.scene.has_before(at, Role::Per) {
            return false;
        }
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

#[cfg(test)]
mod tests {
    use super::super::corpus::{says, silent};

    #[test]
    fn verbs_and_names_are_no_months() {
        silent(&[
            "It may rain and they may go.",
            "Troops march on the capital.",
            "The March on Washington drew crowds.",
            "August Wilson wrote plays.",
            "April Jones resigned.",
            "Theresa May said so.",
            "the Women's March",
            "an august body",
            "the sun set and they sat down",
            "He wed her.",
        ]);
    }

    #[test]
    fn the_same_words_as_months() {
        let may = "2023-05-01/2023-06-01";
        says(
            "2023-07-12",
            may,
            &[
                "in May",
                "It fell in May.",
                "The May figure was revised.",
                "the ballot of May",
            ],
        );
        // A name behind the second month of two is no part of that.
        says(
            "2023-07-12",
            "2023-01-01/2023-06-01",
            &[
                "From January to May Avaria sold 5.",
                "Between January and May Avaria's firms sold 5.",
            ],
        );

        says(
            "2024-02-12",
            "2023-03-01/..",
            &["It has risen since March."],
        );
        says(
            "2023-06-12",
            "2023-01-01/2023-04-01",
            &["the January–March period"],
        );
        says(
            "2023-06-12",
            "2023-03-27/2023-04-03",
            &["the last week of March"],
        );
        says(
            "2023-06-12",
            "2023-03-01/2023-03-16",
            &["at the start of March"],
        );
        says("2023-07-12", "2023-05-09", &["on 9 May", "May 9"]);
        let months = super::super::corpus::times("2023-07-12", "May and June 2023 were dry.");
        assert_eq!(months.len(), 2, "{months:?}");
    }
}
