//! Times up to today, or from today on, by their length or their unit.
//!
//! | text | days |
//! | --- | --- |
//! | `2 upcoming months`, `within 5 days`, `later this year` | from today on |
//! | `earlier this month` | up to today |

use super::calendar;
use super::cursor::Cursor;
use super::memo::Read;
use super::when::When;
use crate::lexicon::time::{TimeUnit, TimeWord};
use crate::value::{Grain, Period};

impl Cursor<'_> {
    /// "2 upcoming months", "2 next days": so long from today on.
    pub(super) fn units_ahead(&self, at: usize) -> Read<When> {
        let (count_at, count) = self.small_count(at)?;
        let (unit_at, role) = self.time_word(count_at)?;
        if !matches!(
            role,
            TimeWord::Next | TimeWord::Coming | TimeWord::Past | TimeWord::Previous
        ) {
            return None;
        }
        let (end, unit) = self.unit(unit_at)?;
        // "He will be 33 next month."
        let several = self.written(end - 1).ends_with('s');
        several.then(|| (end, self.so_many(role, count, unit)))
    }

    /// "within 5 days", "within the upcoming 3 months", where the sentence looks ahead.
    pub(super) fn within(&self, at: usize) -> Read<When> {
        let at = self.skip(at, TimeWord::The);
        if let Some((after, TimeWord::Next | TimeWord::Coming)) = self.time_word(at) {
            let (end, length) = self.length(after)?;
            return Some((end, self.rolling(TimeWord::Next, &length)));
        }
        let (end, length) = self.length(at)?;
        let days = !matches!(
            length.finest(),
            TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second
        );
        (days && self.clock.future() && self.ends_phrase(end))
            .then(|| (end, self.rolling(TimeWord::Next, &length)))
    }

    /// "earlier this month", "later in the year", "later this week".
    pub(super) fn earlier_or_later(&self, at: usize, end: usize) -> Read<When> {
        let later = self.time_word(at)?.1 == TimeWord::Later;
        let unit_at = match self.time_word(end) {
            Some((end, TimeWord::This)) => end,
            Some((end, TimeWord::During)) => self.after(end, TimeWord::The)?,
            Some((end, TimeWord::On)) => self.after(end, TimeWord::This)?,
            _ => return None,
        };
        let (end, unit) = self.unit(unit_at)?;
        let days = self.seen_from_today(|today| {
            let whole = calendar::unit_at(today, unit.unit, unit.times, 0)?;
            let (start, end) = if later {
                (Some(today), whole.end())
            } else {
                (whole.start(), Some(today))
            };
            Period::new(start, end, Grain::Span).or(Some(whole))
        });
        Some((end, days))
    }
}

#[cfg(test)]
mod tests {
    use super::super::corpus::says;

    #[test]
    fn within_a_unit() {
        says(
            "2024-02-12",
            "2024-02-01/2024-02-12",
            &["earlier this month"],
        );
        says(
            "2024-02-12",
            "2024-02-12/2025-01-01",
            &["later this year", "later in the year"],
        );
        says(
            "2024-02-12",
            "2024-02-12/2024-02-17",
            &["It will be back within 5 days."],
        );
    }
}
