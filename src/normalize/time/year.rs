//! Years: which numerals are years, and years in words.

use chrono::Datelike;

use super::cursor::Cursor;
use super::memo::Read;
use crate::lexicon::time::TimeWord;
use crate::lexicon::{Role, WordClass};
use crate::normalize::hedge;
use crate::normalize::token::{Case, Shape};

/// A year written with three or four digits.
pub(super) fn full(value: u32) -> Option<i32> {
    i32::try_from(value)
        .ok()
        .filter(|year| (100..3000).contains(year))
}

/// A year written with two digits is one of 1937 to 2036.
pub(super) fn short(value: u32) -> i32 {
    let value = i32::try_from(value % 100).unwrap_or_default();
    if value < 37 {
        2000 + value
    } else {
        1900 + value
    }
}

/// Nobody tells what will be so late, or later.
const FURTHEST_AHEAD: i32 = 2101;

impl Cursor<'_> {
    /// A numeral of just so many ASCII digits.
    #[inline(always)]
    pub(super) fn plain_digits(&self, at: usize, count: usize) -> Option<u32> {
        let token = self.token(at)?;
        // The readers ask for one length after another, so the text is left alone until one fits.
        let fits = token.shape == Shape::Numeral && (token.end - token.start) as usize == count;
        if fits { self.digits_in(at) } else { None }
    }

    fn digits_in(&self, at: usize) -> Option<u32> {
        self.written(at).parse().ok()
    }

    /// A year beside a month or another word that wants one: four digits from 1000 to 2999, "'24",
    /// or words ("nineteen ninety-nine", "two thousand and five").
    pub(super) fn year(&self, at: usize) -> Read<i32> {
        if let Some(value) = self.plain_digits(at, 4) {
            let year = full(value).filter(|year| *year >= 1000)?;
            return (!self.is_amount(at)).then_some((at + 1, year));
        }
        if matches!(self.written(at), "'" | "’" | "‘") && self.glued(at + 1) {
            let value = self.plain_digits(at + 1, 2)?;
            return Some((at + 2, short(value)));
        }
        self.spelled_year(at)
    }

    /// The year after a month or a day: ", 2024", "of 2024", "in 2024", "'24", "of 87", and two digits
    /// that end a phrase where the day is already there ("14th April 15").
    pub(super) fn year_after(&self, at: usize, day_is_there: bool) -> Read<i32> {
        let comma = self.skip_sign(at, ",");
        let joined = if comma > at {
            comma
        } else {
            match self.time_word(at) {
                Some((end, TimeWord::Of)) => end,
                Some((end, TimeWord::During)) if self.plain_digits(end, 4).is_some() => end,
                _ => at,
            }
        };
        let separator = self.glued(joined) && matches!(self.written(joined), "-" | "/" | "–" | ".");
        let joined = if joined == at && separator && self.glued(at + 1) {
            at + 1
        } else {
            joined
        };
        let joined = self.skip(joined, TimeWord::The);
        let joined = self.after(joined, TimeWord::Calendar).unwrap_or(joined);
        if let Some(found) = self.year(joined) {
            return Some(found);
        }
        let value = self.plain_digits(joined, 2)?;
        let of = joined > at && comma == at;
        let last = !self
            .shape(joined + 1)
            .is_some_and(|shape| matches!(shape, Shape::Word | Shape::Numeral))
            && !self.sign(joined + 1, "%")
            && (!self.glued(joined + 1) || self.closes(joined + 1));
        let is_year =
            of || value > 31 && !day_is_there && last || day_is_there && comma == at && last;
        is_year.then(|| (joined + 1, short(value)))
    }

    /// Does a sign stand here that closes a phrase, and nothing touches it: "11 Feb 24."?
    fn closes(&self, at: usize) -> bool {
        matches!(self.written(at), "." | "," | ";" | ")") && !self.glued(at + 1)
    }

    /// A year in words: two pairs of digits, or a number from 1000 on.
    fn spelled_year(&self, at: usize) -> Read<i32> {
        let (end, first) = self.spelled_number(at)?;
        let first = i32::try_from(first).ok()?;
        if (1000..3000).contains(&first) {
            return Some((end, first));
        }
        if !(10..=29).contains(&first) && first % 100 != 0 {
            return None;
        }
        let century = if first < 100 { first * 100 } else { first };
        let zero = usize::from(self.scene.has(end, Role::Nought));
        let (end, second) = self.spelled_number(end + zero)?;
        let second = i32::try_from(second).ok()?;
        let fits = if zero > 0 {
            second < 10
        } else {
            (10..100).contains(&second) || first >= 100
        };
        (fits && (1000..3000).contains(&century)).then_some((end, century + second))
    }

    /// A year that stands by itself: four digits from 1900 to 2099, or from 1000 on after a word like
    /// "in" or "since", unless something shows that it counts or names a thing.
    pub(super) fn lone_year(&self, at: usize) -> Read<i32> {
        let value = self.plain_digits(at, 4)?;
        let year = full(value)?;
        let prepared = self.prepared(at);
        // "from 1000 to 2000 hires"
        let counted = value % 100 == 0 && self.opens_range(at) && self.plural_after(at + 3);
        if counted || self.moved_by(at) {
            return None;
        }
        let closes = || {
            at.checked_sub(2)
                .is_some_and(|first| self.in_brackets(first))
        };
        // "an RTX 2070 card": nobody tells of so late a year without a word for when.
        let recent = (1900..2065).contains(&year) || self.opens_years(at, value) || closes();
        let origin = (1000..2065).contains(&year) && self.tells_of_origin(at);
        if !(recent || origin || prepared && (1000..2200).contains(&year)) || self.is_amount(at) {
            return None;
        }
        let range = self.sign(at.saturating_sub(1), "~");
        // "over 2023 as a whole", but "over 2023 votes"
        let over = self.role_before(at) == Some(TimeWord::Over) && !self.plural_after(at + 1);
        let hedged = !range && !over && hedge::before(&self.scene, at).is_some();
        if hedged && !origin && (!prepared || value % 100 == 0) {
            return None;
        }
        // "2000 troops": a round number before a plural is a count, unless "in 2000" says otherwise.
        if value % 100 == 0 && !prepared && self.plural_after(at + 1) {
            return None;
        }
        Some((at + 1, year))
    }

    /// "built around 1850", "born c. 1790": nothing of such a number is counted there.
    fn tells_of_origin(&self, at: usize) -> bool {
        let hedge = hedge::before(&self.scene, at);
        let before = hedge.and_then(|(start, _)| self.token(start.checked_sub(1)?));
        let words = &self.scene.lexicon.words;
        before.is_some_and(|word| words.is(word.word, WordClass::Begun))
            && !self.plural_after(at + 1)
    }

    /// Does the first of two years stand here, as in "the 1850-1900 average"?
    fn opens_years(&self, at: usize, first: u32) -> bool {
        let glued = self.glued(at + 1) && self.glued(at + 2);
        let second = self
            .plain_digits(at + 2, 4)
            .filter(|_| glued && self.hyphen(at + 1));
        let the = self.role_before(at) == Some(TimeWord::The);
        let years = first >= 1500 && second.is_some_and(|second| first < second && second < 2100);
        the && years && !self.plural_after(at + 3) || self.in_brackets(at)
    }

    /// Do two years fill brackets, as those of a life do: "Rowe (1782-1857) painted it"?
    fn in_brackets(&self, at: usize) -> bool {
        let opened = at.checked_sub(1).is_some_and(|open| self.sign(open, "("));
        let joined = self.hyphen(at + 1) && self.sign(at + 3, ")");
        let years = self.plain_digits(at, 4).zip(self.plain_digits(at + 2, 4));
        opened
            && joined
            && years.is_some_and(|(first, second)| {
                (1000..2100).contains(&first) && first < second && second < 2100
            })
    }

    /// Does a number stand here that something rose or fell by?
    pub(super) fn moved_by(&self, at: usize) -> bool {
        let by = self.words.words.longest_before(self.scene.tokens, at);
        by.is_some_and(|(start, word)| {
            // "could quadruple by 2050"
            let factors = &self.scene.lexicon.shares.factors;
            let factor = factors.longest_before(self.scene.tokens, start).is_some();
            *word == TimeWord::By
                && self.scene.has_before(start, Role::Movement)
                && !factor
                && !self.is_ahead_of_today(at)
        })
    }

    /// Is it a year to come, that nothing is counted with: "emissions will fall by 2050"?
    fn is_ahead_of_today(&self, at: usize) -> bool {
        let today = self.clock.today.map(|today| today.year());
        let year = self.plain_digits(at, 4).and_then(full);
        let ahead = year.zip(today).is_some_and(|(year, today)| year > today);
        ahead && year < Some(FURTHEST_AHEAD) && !self.plural_after(at + 1)
    }

    /// Does a word stand before after which a year is likelier than a number?
    fn prepared(&self, at: usize) -> bool {
        matches!(
            self.role_before(at),
            Some(
                TimeWord::During
                    | TimeWord::Since
                    | TimeWord::By
                    | TimeWord::Until
                    | TimeWord::Early
                    | TimeWord::Start
                    | TimeWord::Mid
                    | TimeWord::Late
                    | TimeWord::End
                    | TimeWord::Before
                    | TimeWord::After
                    | TimeWord::Calendar
            )
        ) || self.opens_range(at)
    }

    /// Does "between" or "from" stand before, and no verb of movement before that ("fell from 1600 to 1200")?
    fn opens_range(&self, at: usize) -> bool {
        let before = self.words.words.longest_before(self.scene.tokens, at);
        before.is_some_and(|(start, word)| {
            matches!(word, TimeWord::Between | TimeWord::From)
                && !self.scene.has_before(start, Role::Movement)
        })
    }

    /// Do signs or letters beside it make the numeral part of an amount, a name or a code?
    fn is_amount(&self, at: usize) -> bool {
        let after = self.glued(at + 1)
            && match self.shape(at + 1) {
                Some(Shape::Word) => !matches!(self.written(at + 1), "s" | "H" | "Q" | "h" | "q"),
                Some(Shape::Symbol) => matches!(self.written(at + 1), "%" | "°" | "€" | "£"),
                Some(Shape::Numeral) => true,
                _ => false,
            };
        let before = self.glued(at)
            && at
                .checked_sub(1)
                .is_some_and(|before| match self.shape(before) {
                    Some(Shape::Symbol) => !matches!(
                        self.written(before),
                        "(" | "["
                            | "\""
                            | "'"
                            | "“"
                            | "‘"
                            | "’"
                            | "/"
                            | ","
                            | "*"
                            | "_"
                            | "|"
                            | "~"
                            | ";"
                            | "="
                            | ">"
                            | "<"
                    ),
                    Some(Shape::Word) => !matches!(self.written(before), "FY" | "CY" | "Q" | "H"),
                    Some(Shape::Numeral) => true,
                    _ => false,
                });
        // "2048 x 1080"
        let crossed =
            self.scene.has(at + 1, Role::Cross) && self.shape(at + 2) == Some(Shape::Numeral);
        before || after || crossed
    }

    /// Is the token at `at` a word in small letters that ends like a plural?
    pub(super) fn plural_after(&self, at: usize) -> bool {
        let small = self.token(at).is_some_and(|token| {
            token.shape == Shape::Word && token.case == Case::Lower && !token.glued
        });
        let text = self.written(at);
        small && (text.ends_with('s') && text.len() > 3 || text == "people")
    }
}

#[cfg(test)]
mod tests {
    use super::super::corpus::says;
    use super::{full, short};

    #[test]
    fn two_digits_are_the_nearer_century() {
        assert_eq!(
            (short(24), short(36), short(37), short(99)),
            (2024, 2036, 1937, 1999)
        );
        assert_eq!((full(99), full(476), full(3000)), (None, Some(476), None));
    }

    #[test]
    fn years_in_words() {
        says(
            "2024-02-12",
            "1978-01-01/1979-01-01",
            &["in nineteen seventy-eight"],
        );
        says(
            "2024-02-12",
            "../2051-01-01",
            &[
                "The number could quadruple by 2050.",
                "It may double by 2050.",
                "Emissions should fall by 2050.",
            ],
        );
        says(
            "2024-02-12",
            "1782-01-01/1858-01-01",
            &[
                "Rowe (1782-1857) painted it.",
                "Rowe (1782–1857) painted it.",
            ],
        );
        says(
            "2024-02-12",
            "2005-10-01/2005-11-01",
            &["October two thousand and five"],
        );
        says(
            "2024-02-12",
            "1901-09-10",
            &["10 September, nineteen oh one", "10 September 1901"],
        );
    }
}
