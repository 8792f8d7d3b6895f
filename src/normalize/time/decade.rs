//! Decades and centuries.
//!
//! | text | days |
//! | --- | --- |
//! | `the 1970s`, `the '70s`, `the nineteen seventies`, `the nineties` | ten years |
//! | `the 19th century`, `the 5th century BC` | a hundred |

use super::cursor::Cursor;
use super::memo::Read;
use super::when::When;
use super::year::full;
use crate::lexicon::time::{TimeUnit, TimeWord, UnitWord};
use crate::lexicon::{NumberClass, WordClass};
use crate::mention::Unresolved;
use crate::value::{Grain, Period};
use chrono::NaiveDate;

/// Of earlier hundreds of years one speaks as a whole.
const LAST_CENTURY: i32 = 1900;

impl Cursor<'_> {
    /// "the 1970s", "the '70s", "the 70's", "nineteen seventies", "the nineties", "the 19th century".
    pub(super) fn decade(&self, at: usize) -> Read<When> {
        self.century(at)
            .or_else(|| self.decade_in_digits(at))
            .or_else(|| self.decade_in_words(at))
            .or_else(|| self.first_decade(at))
    }

    fn century(&self, at: usize) -> Read<When> {
        let (end, nth) = self.ordinal(at)?;
        let hyphen = end + usize::from(self.hyphen(end) && self.glued(end));
        let is_century = |unit: &UnitWord| unit.unit == TimeUnit::Year && unit.times == 100;
        let end = match self.unit(hyphen) {
            Some((end, unit)) if is_century(&unit) => end,
            Some(_) => return None,
            // "the 18th and 19th centuries"
            None => {
                let (next, _) = self.ordinal(self.after(end, TimeWord::And)?)?;
                self.unit(next).filter(|(_, unit)| is_century(unit))?;
                end
            }
        };
        let nth = i32::try_from(nth).ok().filter(|nth| *nth < 100);
        let (end, first) = match self.era_after(end) {
            // The first century BC ends with the year that astronomers call 0.
            Some((end, TimeWord::BeforeEra)) => (end, nth.map(|nth| 1 - 100 * nth)),
            other => (
                other.map_or(end, |(end, _)| end),
                nth.map(|nth| (nth - 1) * 100),
            ),
        };
        let years = first.and_then(|first| years(first, 100, Grain::Century));
        Some((end, When::absolute(years.ok_or(Unresolved::NoSuchPart))))
    }

    fn decade_in_digits(&self, at: usize) -> Read<When> {
        let quote = matches!(self.written(at), "'" | "‘" | "’") && self.glued(at + 1);
        let digits_at = at + usize::from(quote);
        let first = match self.plain_digits(digits_at, 4) {
            Some(value) => full(value)?,
            None => {
                let value = self.plain_digits(digits_at, 2)?;
                let the = self.role_before(at) == Some(TimeWord::The);
                let early = matches!(
                    self.role_before(at),
                    Some(TimeWord::Early | TimeWord::Mid | TimeWord::Late)
                );
                // "in his late 50s"
                let part = self.words.words.longest_before(self.scene.tokens, at);
                let whose = part.and_then(|(part, _)| self.token(part.checked_sub(1)?));
                let words = &self.scene.lexicon.words;
                if early && whose.is_some_and(|word| words.is(word.word, WordClass::OfTen)) {
                    return None;
                }
                // "in the 80s and 90s"
                let listed = at.checked_sub(3).is_some_and(|first| {
                    self.role_before(at) == Some(TimeWord::And)
                        && self.written(first + 1) == "s"
                        && self.glued(first + 1)
                        && self.decade_in_digits(first).is_some()
                });
                if !(quote || the || early || listed) {
                    return None;
                }
                self.recent_decade(value)
            }
        };
        if first % 10 != 0 {
            return None;
        }
        let mut end = digits_at + 1;
        if matches!(self.written(end), "'" | "’") && self.glued(end) {
            end += 1;
        }
        if !self.written(end).eq_ignore_ascii_case("s") {
            return None;
        }
        // "the 1800s" are a century, "the 2000s" ten years.
        let (count, grain) = match first % 100 == 0 && first < LAST_CENTURY {
            true => (100, Grain::Century),
            false => (10, Grain::Decade),
        };
        let days = years(first, count, grain).ok_or(Unresolved::NoSuchPart);
        Some((end + 1, When::absolute(days)))
    }

    /// The decade of two digits: the last one that has begun.
    fn recent_decade(&self, value: u32) -> i32 {
        use chrono::Datelike;
        let now = self.clock.today.map_or(2030, |today| today.year());
        let value = i32::try_from(value % 100).unwrap_or_default();
        if 2000 + value <= now {
            2000 + value
        } else {
            1900 + value
        }
    }

    /// "the two thousands" are the first ten years of them.
    fn first_decade(&self, at: usize) -> Read<When> {
        let the = self.role_before(at) == Some(TimeWord::The);
        let (end, number) = self.number(at).filter(|_| the)?;
        let last = self.scene.number_word(end - 1)?;
        let two = number.value == Some(rust_decimal::Decimal::from(2000));
        let plural = last.class == NumberClass::Plural && number.spelled;
        let days = years(2000, 10, Grain::Decade).ok_or(Unresolved::NoSuchPart);
        (two && plural).then(|| (end, When::absolute(days)))
    }

    fn decade_in_words(&self, at: usize) -> Read<When> {
        let (century, decade_at) = match self.spelled_number(at) {
            Some((end, century)) if (10..=29).contains(&century) => (
                Some(i32::try_from(century).ok()? * 100),
                self.scene.after_hyphen(end),
            ),
            _ => (None, at),
        };
        let (end, tens) = self.words.decades.longest(self.scene.tokens, decade_at)?;
        let first = match century {
            Some(century) => century + i32::try_from(*tens).ok()?,
            None if *tens >= 20
                && self.role_before(at).is_some_and(|role| {
                    matches!(
                        role,
                        TimeWord::The
                            | TimeWord::During
                            | TimeWord::Early
                            | TimeWord::Mid
                            | TimeWord::Late
                    )
                }) =>
            {
                self.recent_decade(*tens)
            }
            None => return None,
        };
        let days = years(first, 10, Grain::Decade).ok_or(Unresolved::NoSuchPart);
        Some((end, When::absolute(days)))
    }
}

/// So many years from the start of one.
fn years(first: i32, count: u32, grain: Grain) -> Option<Period> {
    Period::months(NaiveDate::from_ymd_opt(first, 1, 1)?, count * 12, grain)
}
