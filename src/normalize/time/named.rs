//! Parts of years by their names: quarters, halves, seasons, fiscal years, weeks by number, holidays.
//!
//! | text | fields |
//! | --- | --- |
//! | `Q3 2016`, `2016 Q3`, `3Q16`, `third quarter of 2016` | quarter 3 of 2016 |
//! | `H1 2016`, `1H16`, `first half of 2016` | half 1 of 2016 |
//! | `summer of 2016`, `week 31` | a season, a week |
//! | `FY24`, `fiscal 2024`, `2023/24` | a fiscal year |
//! | `fiscal 2024's third quarter`, `2024's first half` | a part of it |

use super::cursor::Cursor;
use super::memo::Read;
use super::when::{Fields, Part};
use super::year::{full, short};
use crate::lexicon::WordClass;
use crate::lexicon::time::{TimeUnit, TimeWord, UnitForm};
use crate::normalize::token::{Shape, Token};

impl Cursor<'_> {
    /// A quarter, half, season, week or holiday, with its year if one is written.
    pub(super) fn part_of_year(&self, at: usize) -> Read<Fields> {
        if let Some(found) = self
            .year_then_part(at)
            .or_else(|| self.part_with_short_year(at))
            .or_else(|| self.iso_week(at))
            .or_else(|| self.part_of_its(at))
        {
            return Some(found);
        }
        let fiscal_at = self.after(at, TimeWord::Fiscal);
        let (end, part) = fiscal_at
            .and_then(|at| self.long_part(at))
            .or_else(|| self.short_part(at))
            .or_else(|| self.long_part(at))
            .or_else(|| self.week_number(at))
            .or_else(|| self.holiday(at))?;
        let year = self.year_of_part(end);
        if year.is_none() && !self.stands_alone(part, at, end) {
            return None;
        }
        let among = |at: usize| self.after(at, TimeWord::Fiscal).is_some();
        let called_fiscal = fiscal_at.is_some() || (at..end).any(among);
        let (end, year, fiscal) = match year {
            Some((end, (year, fiscal))) => (end, Some(year), fiscal || called_fiscal),
            None => (end, None, called_fiscal),
        };
        let fields = Fields {
            year,
            part: Some(part),
            fiscal,
            ..Fields::default()
        };
        Some((end, fields))
    }

    /// "Q3'23", whose digits are one token.
    fn part_with_short_year(&self, at: usize) -> Read<Fields> {
        let (number_at, word) = self.time_word(at)?;
        let (number, year) = self.written(number_at).split_once(['\'', '’'])?;
        let number = number.parse().ok()?;
        let year = year.parse().ok().filter(|_| year.len() == 2)?;
        let part = match word {
            TimeWord::Q if self.glued(number_at) => Part::Quarter(number),
            TimeWord::H if self.glued(number_at) => Part::Half(number),
            _ => return None,
        };
        let fields = Fields {
            year: Some(short(year)),
            part: Some(part),
            ..Fields::default()
        };
        Some((number_at + 1, fields))
    }

    /// "2023-W05" as ISO 8601 writes a week.
    fn iso_week(&self, at: usize) -> Read<Fields> {
        let year = self.plain_digits(at, 4).and_then(full)?;
        let letter = at + 1 + usize::from(self.hyphen(at + 1) && self.glued(at + 1));
        let week = self.plain_digits(letter + 1, 2)?;
        let glued = self.glued(letter) && self.glued(letter + 1) && !self.glued(letter + 2);
        (self.written(letter) == "W" && glued && (1..=53).contains(&week)).then(|| {
            let fields = Fields {
                year: Some(year),
                part: Some(Part::Week(week)),
                ..Fields::default()
            };
            (letter + 2, fields)
        })
    }

    /// "2016 Q3", "2016H2", "2016-Q3".
    fn year_then_part(&self, at: usize) -> Read<Fields> {
        if self.shape(at) != Some(Shape::Numeral) {
            return None;
        }
        let glued = self.glued(at + 1) && !self.glued(at);
        let of_two = || self.plain_digits(at, 2).filter(|_| glued).map(short);
        let year = self.plain_digits(at, 4).and_then(full);
        let Some(year) = year else {
            // "16H1", "16 Q3"
            self.plain_digits(at, 2)?;
            let (end, part) = self.letter_first(at + 1)?;
            let apart = || !self.glued(at) && !self.plural_after(end);
            let apart = || self.plain_digits(at, 2).filter(|_| apart()).map(short);
            let fields = Fields {
                year: Some(of_two().or_else(apart)?),
                part: Some(part),
                ..Fields::default()
            };
            return (!self.glued(end) || self.shape(end) == Some(Shape::Symbol))
                .then_some((end, fields));
        };
        let joint = at + 1 + usize::from(self.hyphen(at + 1) && self.glued(at + 1));
        let (end, part) = self.letter_first(joint).or_else(|| {
            let (end, part) = self.long_part(joint)?;
            // "the 2016 third quarter", but the spring of another year.
            (!matches!(part, Part::Season(_))).then_some((end, part))
        })?;
        let fields = Fields {
            year: Some(year),
            part: Some(part),
            ..Fields::default()
        };
        Some((end, fields))
    }

    /// "fiscal 2024's third quarter", "2024's first half".
    fn part_of_its(&self, at: usize) -> Read<Fields> {
        let of_fiscal = self.fiscal_year(at).map(|(end, year)| (end, year, true));
        let (end, year, fiscal) = of_fiscal.or_else(|| {
            let year = self.plain_digits(at, 4).and_then(full)?;
            Some((at + 1, year, false))
        })?;
        let (end, part) = match self.possessive(end) {
            Some(end) => self.long_part(end).or_else(|| self.short_part(end))?,
            // "FY24 Q1"
            None => self.letter_first(end).filter(|_| fiscal)?,
        };
        let fields = Fields {
            year: Some(year),
            part: Some(part),
            fiscal,
            ..Fields::default()
        };
        // The winter of a year may be either of two.
        (!matches!(part, Part::Season(_))).then_some((end, fields))
    }

    /// The index after "'s", of a word or a number.
    pub(super) fn possessive(&self, at: usize) -> Option<usize> {
        if self.shape(at) == Some(Shape::Clitic) {
            return Some(at + 1);
        }
        let quote = matches!(self.written(at), "'" | "’") && self.glued(at);
        (quote && self.glued(at + 1) && self.written(at + 1) == "s").then_some(at + 2)
    }

    /// "Q3", "H1", "3Q", "1H".
    pub(super) fn short_part(&self, at: usize) -> Read<Part> {
        if let Some(months) = self.first_months(at) {
            return Some(months);
        }
        self.letter_first(at).or_else(|| {
            let number = self.plain_digits(at, 1)?;
            if !self.glued(at + 1) || self.glued(at) && self.shape(at - 1) != Some(Shape::Symbol) {
                return None;
            }
            let (end, word) = self.time_word(at + 1)?;
            let capital = self.written(at + 1).starts_with(char::is_uppercase);
            let part = match word {
                TimeWord::Q => Part::Quarter(number),
                // "1h" is an hour.
                TimeWord::H
                    if capital && (self.glued(end) || self.plain_digits(end, 4).is_some()) =>
                {
                    Part::Half(number)
                }
                _ => return None,
            };
            Some((end, part))
        })
    }

    /// The "9M" of "9M23" and "9M 2023", as companies write the first nine months of a year.
    fn first_months(&self, at: usize) -> Read<Part> {
        let end = at + 2;
        let months = self
            .plain_digits(at, 1)
            .or_else(|| self.plain_digits(at, 2));
        let months = months.filter(|_| self.begins_months(at))?;
        let year = if self.glued(end) {
            (1..=12).contains(&months) && self.plain_digits(end, 2).is_some()
        } else {
            matches!(months, 3 | 6 | 9) && self.plain_digits(end, 4).and_then(full).is_some()
        };
        year.then_some((end, Part::Months(months)))
    }

    /// Does the numeral touch the letter of "9M23", and nothing before it?
    pub(super) fn begins_months(&self, at: usize) -> bool {
        self.glued(at + 1) && self.written(at + 1) == "M" && !self.glued(at)
    }

    fn letter_first(&self, at: usize) -> Read<Part> {
        let (number_at, word) = self.time_word(at)?;
        let number = self.plain_digits(number_at, 1)?;
        if !self.glued(number_at) {
            return None;
        }
        let capital = self.written(at).starts_with(char::is_uppercase);
        match word {
            TimeWord::Q if (1..=9).contains(&number) => {
                Some((number_at + 1, Part::Quarter(number)))
            }
            TimeWord::H if capital && (1..=2).contains(&number) => {
                Some((number_at + 1, Part::Half(number)))
            }
            _ => None,
        }
    }

    /// "third quarter", "first-half", "the fourth fiscal quarter", and seasons.
    pub(super) fn long_part(&self, at: usize) -> Read<Part> {
        if let Some((end, season)) = self.words.seasons.longest(self.scene.tokens, at) {
            return Some((end, Part::Season(season.value)));
        }
        let (end, nth) = self.ordinal(at)?;
        let hyphen = end + usize::from(self.hyphen(end) && self.glued(end));
        let unit_at = self.after(hyphen, TimeWord::Fiscal).unwrap_or(hyphen);
        if let Some((end, TimeWord::Half)) = self.time_word(unit_at) {
            return Some((end, Part::Half(nth)));
        }
        if let Some((end, unit)) = self.unit(unit_at) {
            return (unit.unit == TimeUnit::Quarter && unit.form == UnitForm::Word)
                .then_some((end, Part::Quarter(nth)));
        }
        // "the first and second quarters"
        let (next, _) = self.ordinal(self.after(end, TimeWord::And)?)?;
        let (_, unit) = self.unit(next)?;
        (unit.unit == TimeUnit::Quarter).then_some((end, Part::Quarter(nth)))
    }

    /// "week 31".
    fn week_number(&self, at: usize) -> Read<Part> {
        let (end, unit) = self.unit(at)?;
        if unit.unit != TimeUnit::Week || unit.times != 1 || self.glued(end) {
            return None;
        }
        let number = self
            .plain_digits(end, 1)
            .or_else(|| self.plain_digits(end, 2))?;
        ((1..=53).contains(&number) && self.role_before(at) != Some(TimeWord::Last))
            .then_some((end + 1, Part::Week(number)))
    }

    /// A holiday, or its weekend.
    fn holiday(&self, at: usize) -> Read<Part> {
        if self.after(at, TimeWord::WeekOf).is_some() {
            return None;
        }
        if let Some((end, unit)) = self.unit(at)
            && unit.unit == TimeUnit::Weekend
            && let Some(end) = self.after(end, TimeWord::Of)
        {
            let (end, rule) = self.words.holidays.longest(self.scene.tokens, end)?;
            return Some((end, Part::HolidayWeekend(*rule)));
        }
        let (end, rule) = self.words.holidays.longest(self.scene.tokens, at)?;
        // "a Christmas market"
        let names = |token: &Token| self.scene.lexicon.words.is(token.word, WordClass::Festive);
        if self.token(end).is_some_and(names) && !self.glued(end) {
            return None;
        }
        match self.unit(end) {
            Some((end, unit)) if unit.unit == TimeUnit::Weekend => {
                Some((end, Part::HolidayWeekend(*rule)))
            }
            _ => Some((end, Part::Holiday(*rule))),
        }
    }

    /// The year after a part: "2016", "of 2016", "'16", "FY24", glued "16" ("3Q16").
    pub(super) fn year_of_part(&self, at: usize) -> Read<(i32, bool)> {
        if let Some((end, year)) = self.relative_year(at) {
            return Some((end, (year, false)));
        }
        let of = self.skip(self.skip(at, TimeWord::Of), TimeWord::The);
        let of = self.skip(of, TimeWord::During);
        if let Some((end, year)) = self.fiscal_year(of) {
            return Some((end, (year, true)));
        }
        // "3Q16", "Q3-16", "Q3/16"
        let joint = self.glued(at) && (self.hyphen(at) || self.sign(at, "/"));
        let glued = at + usize::from(joint);
        if self.glued(glued)
            && let Some(value) = self.plain_digits(glued, 2)
        {
            return Some((glued + 1, (short(value), false)));
        }
        let comma = self.skip_sign(of, ",");
        let comma = comma
            + usize::from(
                (self.hyphen(comma) || self.sign(comma, "/"))
                    && self.glued(comma)
                    && self.glued(comma + 1),
            );
        let comma = self.after(comma, TimeWord::Calendar).unwrap_or(comma);
        let (end, year) = self.year(comma)?;
        // "winter 2022-23" and "summer of 2022/23" begin in the first year.
        let tail = self.glued(end)
            && (self.hyphen(end) || self.sign(end, "/"))
            && self.plain_digits(end + 1, 2).is_some_and(|next| {
                i32::try_from(next).is_ok_and(|next| (year + 1).rem_euclid(100) == next)
            });
        Some((if tail { end + 2 } else { end }, (year, false)))
    }

    /// The year of "FY24", "fiscal 2024", "fiscal year 2024", "the 2023/24 financial year".
    pub(super) fn fiscal_year(&self, at: usize) -> Read<i32> {
        let end = self.after(at, TimeWord::Fiscal)?;
        let end = self.skip_sign(end, "'");
        if let Some((span_end, last)) = self.year_span(end) {
            return Some((span_end, last));
        }
        if let Some(value) = self.plain_digits(end, 2) {
            return Some((end + 1, short(value)));
        }
        self.year(end)
    }

    /// "2023/24", "2012–13", "2012-2013" as two years in a row; the second one.
    pub(super) fn year_span(&self, at: usize) -> Read<i32> {
        let first = full(self.plain_digits(at, 4)?)?;
        let joins = self.glued(at + 1) && (self.hyphen(at + 1) || self.sign(at + 1, "/"));
        if !joins || !self.glued(at + 2) || !(1500..2200).contains(&first) {
            return None;
        }
        let second = match self.plain_digits(at + 2, 2) {
            Some(second) => i32::try_from(second).ok()?,
            None => full(self.plain_digits(at + 2, 4)?)?.rem_euclid(100),
        };
        (second == (first + 1).rem_euclid(100)).then_some((at + 3, first + 1))
    }

    /// May it stand without a year here?
    fn stands_alone(&self, part: Part, at: usize, end: usize) -> bool {
        match part {
            // "the Tarn Q5" is a model.
            Part::Quarter(5..) if self.plain_digits(end - 1, 1).is_some() => false,
            // "for a fifth quarter" counts.
            Part::Quarter(_) => {
                let article = at
                    .checked_sub(1)
                    .is_some_and(|before| self.scene.has(before, crate::lexicon::Role::Article));
                !article || (at..end).any(|at| self.hyphen(at))
            }
            Part::Week(_) | Part::Holiday(_) | Part::HolidayWeekend(_) => true,
            // "9M" is more often nine million.
            Part::Months(_) => false,
            // "the first half" may be a football match's: "first-half profit" is not.
            Part::Half(_) => {
                (at..end).any(|at| self.hyphen(at))
                    || self.plain_digits(at, 1).is_some()
                    || self.plain_digits(end - 1, 1).is_some()
            }
            // "last winter", "this autumn" are read with their first word.
            Part::Season(_) => false,
        }
    }
}

#[cfg(test)]
mod tests;
