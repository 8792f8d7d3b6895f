//! Years of an era.
//!
//! | text | days |
//! | --- | --- |
//! | `44 BC`, `300 B.C.E.` | that year, by astronomers' count: 1 BC is the year 0 |
//! | `AD 70`, `476 CE` | that year |

use super::cursor::Cursor;
use super::memo::Read;
use super::when::When;
use crate::lexicon::time::TimeWord;
use crate::mention::Unresolved;
use crate::normalize::token::Case;
use crate::value::Period;

impl Cursor<'_> {
    /// A year with its era.
    pub(super) fn year_of_era(&self, at: usize) -> Read<When> {
        let (end, year) = match self.era_after(at) {
            Some((number, TimeWord::Era)) => {
                let year = self.digits_of_year(number)?;
                (number + 1, year)
            }
            Some(_) => return None,
            None => {
                let year = self.digits_of_year(at)?;
                let (end, era) = self.era_after(at + 1)?;
                (end, if era == TimeWord::Era { year } else { 1 - year })
            }
        };
        let days = Period::year(year).ok_or(Unresolved::NoSuchPart);
        Some((end, When::absolute(days)))
    }

    /// The era at a token, in capitals: "BC", "A.D.". In small letters an ad is something else.
    pub(super) fn era_after(&self, at: usize) -> Read<TimeWord> {
        let (end, word) = self.time_word(at)?;
        let era = matches!(word, TimeWord::Era | TimeWord::BeforeEra);
        let capitals = self
            .token(at)
            .is_some_and(|token| token.case == Case::Upper);
        (era && capitals).then_some((end, word))
    }

    fn digits_of_year(&self, at: usize) -> Option<i32> {
        let year = (1..=4).find_map(|digits| self.plain_digits(at, digits))?;
        i32::try_from(year).ok().filter(|year| *year > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::corpus::{says, silent};

    #[test]
    fn years_and_centuries_of_an_era() {
        says(
            "2024-02-12",
            "-0043-01-01/-0042-01-01",
            &["in 44 BC", "44 B.C."],
        );
        says(
            "2024-02-12",
            "0070-01-01/0071-01-01",
            &["the siege of AD 70", "in 70 CE"],
        );
        says("2024-02-12", "-1199-01-01/-1198-01-01", &["about 1200 BC"]);
        says(
            "2024-02-12",
            "-0499-01-01/-0399-01-01",
            &["in the 5th century BC", "the fifth century BCE"],
        );
        says(
            "2024-02-12",
            "0400-01-01/0500-01-01",
            &["the 5th century AD"],
        );
        silent(&["It ran 70 ad campaigns.", "BC 44 is a road."]);
    }
}
