//! Where a time may begin: a quick test, so that few tokens get a closer look.

use super::cursor::Cursor;
use crate::lexicon::time::{Firsts, TimeWord};
use crate::lexicon::{NumberClass, Role, hints};
use crate::normalize::token::Shape;

/// Within how many tokens a time's month, unit or the like stands.
const REACH: usize = 7;

impl Cursor<'_> {
    /// May a time or duration begin at a token?
    pub(super) fn may_begin(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else {
            return false;
        };
        // Where nothing is near, only words of a number without one are left: "a few", "P1D".
        if token.shape == Shape::Word && !self.scene.signs.within(at, REACH + 1, hints::NEAR) {
            return self.words.firsts(token.word).vague
                && self.words.vague.longest(self.scene.tokens, at).is_some()
                || self.is_iso_duration(at);
        }
        match token.shape {
            Shape::Numeral => {
                !self.is_money_or_share(at)
                    && (self.is_telling(at)
                        || self.may_count(at)
                            && (self.core_follows(at + 1) || self.begins_months(at)))
            }
            Shape::Word => {
                let firsts = self.words.firsts(token.word);
                firsts.named && self.is_named(at, firsts)
                    || firsts.opening
                        && (firsts.alone || self.words.words.may_go_on(self.scene.tokens, at))
                        && self.joins(at)
                    || firsts.vague && self.words.vague.longest(self.scene.tokens, at).is_some()
                    || self.scene.has(at, Role::Anchor)
                        && !self.scales_numeral(at)
                        && (self.scene.has(at + 1, Role::Anchor) || self.core_follows(at + 1))
                    || self.scene.has(at, Role::Article) && self.article_of_length(at)
                    || self.is_iso_duration(at)
            }
            Shape::Symbol => {
                let sign = matches!(self.written(at), "'" | "‘" | "’" | "½" | "¼" | "¾");
                sign && (self.glued(at + 1) || self.core_follows(at + 1))
            }
            Shape::Clitic | Shape::Hyphen => false,
        }
    }

    /// Is it what a duration as ISO 8601 writes it begins with: "P3M"?
    fn is_iso_duration(&self, at: usize) -> bool {
        self.glued(at + 1) && matches!(self.written(at), "P" | "PT")
    }

    /// Does a word that opens times stand here, with something after it that makes one?
    fn joins(&self, at: usize) -> bool {
        let tells = |at: usize| {
            self.firsts(at).core || self.is_telling(at) || self.scene.has(at, Role::Anchor)
        };
        // What it opens begins right behind it, or behind "the".
        let opens = |(end, word): (usize, TimeWord)| {
            let goes_on = || self.goes_on(end) && self.goes_on(self.skip(end, TimeWord::The));
            word.opens() && (word.is_core() || goes_on())
        };
        self.time_word(at).is_some_and(opens) && (at..at + REACH).any(tells)
    }

    /// May a token stand within a time?
    fn goes_on(&self, at: usize) -> bool {
        match self.shape(at) {
            Some(Shape::Word) => self.scene.signs.bears(at, hints::INNER),
            Some(Shape::Symbol) => self.scene.signs.bears(at, hints::TIME),
            Some(Shape::Numeral) => !self.is_money_or_share(at),
            Some(Shape::Hyphen) => true,
            Some(Shape::Clitic) | None => false,
        }
    }

    /// Is it a name of a time, not only the first word of one: "new" without "year's eve"? A season alone,
    /// without its year, is none.
    fn is_named(&self, at: usize, firsts: Firsts) -> bool {
        let (words, tokens) = (self.words, self.scene.tokens);
        firsts.unit && words.units.longest(tokens, at).is_some()
            || firsts.long && words.longs.longest(tokens, at).is_some()
            || firsts.month && words.months.longest(tokens, at).is_some()
            || firsts.weekday && words.weekdays.longest(tokens, at).is_some()
            || firsts.part
                && (words
                    .seasons
                    .longest(tokens, at)
                    .is_some_and(|(end, _)| self.year_of_part(end).is_some())
                    || words.holidays.longest(tokens, at).is_some())
            || firsts.decade && words.decades.longest(tokens, at).is_some()
    }

    /// May what a numeral counts or a part of a date follow it? Other words than those of times, of
    /// numbers and of hedges ("3 or more days") do not, unless they touch it ("3rd").
    fn may_count(&self, at: usize) -> bool {
        let next = at + 1;
        let after = &self.scene.lexicon.hedges.after;
        self.glued(next)
            || self.goes_on(next)
            || self.shape(next) != Some(Shape::Word)
            || self
                .token(next)
                .is_some_and(|token| after.begins(token.word))
    }

    /// Is the numeral money or a share by the sign beside it: "$64", "4.6%"?
    fn is_money_or_share(&self, at: usize) -> bool {
        let money = |sign: usize| {
            self.shape(sign) == Some(Shape::Symbol) && self.scene.signs.bears(sign, hints::MONEY)
        };
        self.glued(at) && at.checked_sub(1).is_some_and(money) || self.sign(at + 1, "%")
    }

    /// Does the word only say how many times the numeral before it is meant: "11 million"?
    fn scales_numeral(&self, at: usize) -> bool {
        let numeral = at.checked_sub(1).and_then(|at| self.shape(at)) == Some(Shape::Numeral);
        let class = self.scene.number_word(at).map(|word| word.class);
        numeral && matches!(class, Some(NumberClass::Scale | NumberClass::Letter))
    }

    /// What the word at a token may be the first of.
    pub(super) fn firsts(&self, at: usize) -> Firsts {
        let token = self.token(at);
        token.map_or_else(Firsts::default, |token| self.words.firsts(token.word))
    }

    /// Does a month, a unit or the like follow soon?
    fn core_follows(&self, from: usize) -> bool {
        self.scene.signs.within(from, REACH, hints::NEAR)
            && (from..from + REACH).any(|at| self.firsts(at).core)
    }

    /// Is it a numeral that may be a year or a date by itself?
    fn is_telling(&self, at: usize) -> bool {
        if self.shape(at) != Some(Shape::Numeral) {
            return false;
        }
        let text = self.written(at);
        matches!(text.len(), 4 | 8) && text.bytes().all(|byte| byte.is_ascii_digit())
            || text.len() <= 10 && self.has_points_of_a_date(at)
            || text.len() <= 2
                && (self.sign_of_a_date(at + 1) || self.written(at + 1).eq_ignore_ascii_case("s"))
            || match self.role_before(at) {
                // "between 3rd and 12th of May"
                Some(TimeWord::Between | TimeWord::From) => {
                    self.glued(at + 1) && self.scene.has(at + 1, Role::OrdinalEnding)
                }
                // "the 12, 13 and 14 May", but "the 32 members"
                before => before == Some(TimeWord::The) && self.may_count(at),
            }
    }

    /// May the token part a day of one or two figures from the rest of a date? A comma or the end of a sentence
    /// only does where more of it is near.
    fn sign_of_a_date(&self, at: usize) -> bool {
        match self.shape(at) {
            Some(Shape::Symbol) if self.sign(at, ",") || self.sign(at, ".") => {
                self.glued(at + 1) || self.core_follows(at)
            }
            Some(shape) => shape != Shape::Word,
            None => false,
        }
    }

    /// Has the numeral two points, or one where a day is to be expected? Most numerals with one are figures,
    /// and a third of all looks at numerals that found no time were at these.
    fn has_points_of_a_date(&self, at: usize) -> bool {
        let mut points = self.written(at).bytes().filter(|byte| *byte == b'.');
        points.next().is_some() && (points.next().is_some() || self.on_day(at))
    }

    /// Does a unit of time follow the article: "a week", "an extra hour", "a couple of days"?
    fn article_of_length(&self, at: usize) -> bool {
        let next = self.firsts(at + 1);
        (next.named || next.joining || self.scene.has(at + 1, Role::Anchor))
            && self.core_follows(at + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::corpus::{says, silent};

    #[test]
    fn numbers_that_begin_no_time() {
        silent(&[
            "the 32 members of the first chamber",
            "It rose by 61.6% to 5, and by $12 to $30.",
            "They are 44, and have led it.",
            "It lost $11 million.",
        ]);
        says(
            "2024-02-12",
            "2023-05-12",
            &["the 12 of May 2023", "the 12th, May 2023"],
        );
    }
}
