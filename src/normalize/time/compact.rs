//! Lengths of time that are written as one word.
//!
//! | text | length |
//! | --- | --- |
//! | `a year-long strike`, `a weeklong visit` | 1 year, 1 week |

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::length::{Count, Length};
use super::memo::Read;

impl Cursor<'_> {
    /// A length in one word at a token.
    pub(super) fn compact_length(&self, at: usize) -> Read<Length> {
        if !self.firsts(at).long {
            return None;
        }
        let (end, unit) = self.words.longs.longest(self.scene.tokens, at)?;
        let one = (Decimal::ONE, *unit);
        Some((end, Length::new(Count::Whole, vec![one])))
    }
}

#[cfg(test)]
mod tests {
    use super::super::corpus::{says, silent};

    #[test]
    fn lengths_in_one_word() {
        says("", "P1Y", &["a year-long strike", "the yearlong wait"]);
        says("", "P1W", &["a week-long visit", "a weeklong visit"]);
        says("", "P1D", &["day-long talks", "the daylong talks"]);
        says("", "P10Y", &["a decade-long war"]);
        silent(&["the long year", "week after week"]);
    }
}
