//! Durations as mentions: lengths of time that no other words place in time.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::length::{Count, Length};
use super::memo::Read;
use crate::lexicon::Role;
use crate::lexicon::time::{TimeUnit, TimeWord};
use crate::mention::{Mention, Value};
use crate::normalize::candidate::Candidate;
use crate::normalize::hedge;
use crate::normalize::token::Shape;
use crate::value::{Bound, CalendarUnit, Duration, Figure, Precision};

impl Cursor<'_> {
    /// The duration that begins at a token: the index after it, and the candidate with its hedge.
    pub(super) fn duration(&self, at: usize) -> Read<Candidate> {
        if let Some(found) = self.iso_duration(at) {
            return Some(found);
        }
        let (end, length) = self.length(at)?;
        if !self.is_duration(at, end, &length) {
            return None;
        }
        let duration = length.duration()?;
        let before = hedge::before(&self.scene, at);
        // "less than two hours or more than four days" are two durations.
        let after = hedge::after(&self.scene, end)
            .filter(|_| length.inner_bound().is_none() && before.is_none());
        let bound = length
            .inner_bound()
            .or(before.map(|(_, bound)| bound))
            .or(after.map(|(_, bound)| bound))
            .unwrap_or(Bound::Exact);
        let figure = length.figure(bound).ok()?;
        let mention = Mention {
            span: self.scene.span(at, end),
            value: Value::Duration {
                duration: Box::new(duration),
                figure,
            },
            per: None,
            ambiguous: false,
        };
        let first = before.map_or(at, |(first, _)| first);
        let last = after.map_or(end, |(last, _)| last);
        let candidate = Candidate {
            // A letter that was taken for a unit of time by the words around it is no watt.
            certain: self.is_letter(end),
            taken: self.scene.span(first, last),
            mention: Some(mention),
        };
        Some((end, candidate))
    }

    /// Does a unit of one letter, touching its number, end before a token?
    fn is_letter(&self, end: usize) -> bool {
        self.glued(end - 1) && self.written(end - 1).len() == 1
    }

    /// Is the length a duration here, not the unit of a rate ("£3 a day") or a vague "some days"?
    fn is_duration(&self, at: usize, end: usize, length: &Length) -> bool {
        let unit = length.unit();
        if self.is_letter(end)
            && unit.is_some_and(|unit| matches!(unit.unit, TimeUnit::Day | TimeUnit::Week))
        {
            // "10D" and "2W" are also a format and a power.
            return self.role_before(at) == Some(TimeWord::Over);
        }
        if unit.is_some_and(|unit| unit.unit == TimeUnit::Quarter) {
            // "three quarters" are a fraction; two, four, or quarters in a row, are a time.
            let in_a_row = (at..end).any(|at| self.after(at, TimeWord::Filler).is_some());
            return in_a_row
                || matches!(&length.count, Count::Amount(amount)
                if amount.value().is_some_and(|value| {
                    value == Decimal::TWO || value > Decimal::from(3) || !amount.low.spelled
                }));
        }
        // "the 1988 quarter"
        let year_before_unit = self
            .plain_digits(at, 4)
            .is_some_and(|value| (1900..2100).contains(&value))
            && !self.written(end - 1).ends_with('s');
        if year_before_unit {
            return false;
        }
        // "under the age of 5 years"
        let years = unit.is_some_and(|unit| unit.unit == TimeUnit::Year);
        if years && self.role_before(at) == Some(TimeWord::Old) {
            return false;
        }
        // "40 hours a week" is a rate.
        let per = self.scene.has(end, Role::Per) || self.scene.has(end, Role::Article);
        if per && self.unit(end + 1).is_some() {
            return false;
        }
        if matches!(length.count, Count::Whole) {
            // "all year" is a length, "all years" are not, and "whole year" needs an article.
            return !self.written(end - 1).ends_with('s');
        }
        if !length.article {
            return true;
        }
        let opens = at == 0
            || self.token(at).is_some_and(|token| token.starts_paragraph())
            || self.scene.has(at - 1, Role::Stop)
            || self.sign(at - 1, ",");
        let placed = matches!(
            self.role_before(at),
            Some(
                TimeWord::Over
                    | TimeWord::During
                    | TimeWord::Within
                    | TimeWord::After
                    | TimeWord::From
                    | TimeWord::Until
                    | TimeWord::Past
            )
        );
        let mixed = length.figure(Bound::Exact).is_ok_and(|figure| {
            figure
                .nominal()
                .is_some_and(|value| !value.fract().is_zero())
        }) || unit.is_none();
        let alone =
            unit.is_some_and(|unit| unit.times > 1 || !matches!(unit.unit, TimeUnit::Second));
        let noun_after = self.hyphen(end) && self.glued(end);
        mixed
            || alone
                && !noun_after
                && (placed
                    || hedge::before(&self.scene, at).is_some()
                    || opens && self.shape(end).is_none_or(|shape| shape == Shape::Symbol)
                    || self.after(end, TimeWord::Filler).is_some())
    }

    /// A duration as ISO 8601 writes it: "P3M", "PT1H30M".
    fn iso_duration(&self, at: usize) -> Read<Candidate> {
        let written = self.written(at);
        if !matches!(written, "P" | "PT") || self.glued(at) || !self.glued(at + 1) {
            return None;
        }
        let mut duration = Duration::default();
        let mut first: Option<Decimal> = None;
        let (mut time, mut end) = (written == "PT", at + 1);
        while self.glued(end) && self.shape(end) == Some(Shape::Numeral) && self.glued(end + 1) {
            let number = Decimal::from_str_exact(self.written(end)).ok()?;
            let letters = self.written(end + 1);
            let (letter, rest) = letters.split_at_checked(1)?;
            let unit = match (letter, time) {
                ("Y", false) => CalendarUnit::Year,
                ("M", false) => CalendarUnit::Month,
                ("W", false) => CalendarUnit::Week,
                ("D", false) => CalendarUnit::Day,
                ("H", true) => CalendarUnit::Hour,
                ("M", true) => CalendarUnit::Minute,
                ("S", true) => CalendarUnit::Second,
                _ => return None,
            };
            if !matches!(rest, "" | "T") || duration.amount(unit).is_some() {
                return None;
            }
            time |= rest == "T";
            duration = duration.and(number, unit);
            first = first.or(Some(number));
            end += 2;
        }
        let figure = Figure::new(first?, Precision::Point, Bound::Exact).ok()?;
        let mention = Mention {
            span: self.scene.span(at, end),
            value: Value::Duration {
                duration: Box::new(duration),
                figure,
            },
            per: None,
            ambiguous: false,
        };
        Some((end, Candidate::new(mention)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::corpus::{says, silent};

    #[test]
    fn lengths_in_words_and_digits() {
        says(
            "",
            "P11M",
            &["eleven months", "an 11-month wait", "11 months", "P11M"],
        );
        says(
            "",
            "PT1.5H",
            &[
                "an hour and a half",
                "one and a half hours",
                "1.5 hrs",
                "1½ hours",
            ],
        );
        says(
            "",
            "PT0.5H",
            &["half an hour", "a half-hour delay", "½ hour"],
        );
        says("", "PT0.25H", &["a quarter of an hour"]);
        says(
            "",
            "P2Y3M",
            &["2 years and 3 months", "two years, three months"],
        );
        says(
            "",
            "PT1H30M",
            &[
                "PT1H30M",
                "1 hour 30 minutes",
                "an hour and thirty minutes",
                "took 1h30",
                "took about 1h30",
                "a ride of 1h30.",
                "a 1h30 ride",
                "came 1h30 later",
            ],
        );
        says("", "PT123.45S", &["123.45 seconds", "123.45 sec"]);
        says(
            "",
            "P2D",
            &[
                "a couple of days",
                "two more days",
                "two full days",
                "2 days straight",
            ],
        );
        says("", "P3W", &["several weeks", "a few weeks", "three weeks"]);
        says("", "P2W", &["a fortnight", "two weeks", "lasted 2W"]);
        says(
            "",
            "P10Y",
            &[
                "over a decade",
                "ten years",
                "a ten-year bond",
                "one decade",
            ],
        );
        says("", "P1D", &["all day", "for a day", "a full day"]);
        says("", "PT3H", &["3h", "3 hrs", "It took 3h."]);
        says("", "PT2H40M", &["2h 40m", "2h40m", "2 hours 40 minutes"]);
        says("", "PT2H4M9S", &["2h 4m 9s", "2h4m9s"]);
        says(
            "",
            "PT0.01S",
            &[
                "a hundredth of a second",
                "0.01 seconds",
                "0.01 of a second",
            ],
        );
        says("", "P5M", &["her son, aged 5 months"]);
        says("", "P3Y1D", &["three years and a day"]);
        says("", "P2000Y", &["two millennia"]);
        says(
            "",
            "PT1.75H",
            &[
                "one and three quarter hours",
                "one and three quarters of an hour",
            ],
        );
        says(
            "",
            "P6M",
            &["two quarters of growth", "two straight quarters"],
        );
        says(
            "",
            "P10Y",
            &["It took a decade.", "It took a decade or so."],
        );
    }

    #[test]
    fn ranges_take_their_lower_end() {
        says(
            "",
            "P2Y",
            &[
                "two to three years",
                "between two and three years",
                "2–3 years",
            ],
        );
        says("", "P1D", &["a day or two", "It took a day or three."]);
    }

    #[test]
    fn as_much_as_a_longer_unit_is_a_length_of_its_own() {
        let said = |text: &str| -> Vec<String> {
            let times = super::super::corpus::times("", text).into_iter();
            times.map(|(_, said)| said).collect()
        };
        assert_eq!(said("two hours, 90 minutes"), ["PT2H", "PT90M"]);
        assert_eq!(said("2.5 hours, 40 minutes"), ["PT2.5H", "PT40M"]);
        assert_eq!(said("two hours, 40 minutes"), ["PT2H40M"]);
        for time_of_day in [
            "The gate opens at 9h30.",
            "Kick-off 20h45.",
            "Doors: 19h30",
            "around 20h15 they left",
            "the last train (21h45)",
        ] {
            assert_eq!(said(time_of_day), [""; 0], "{time_of_day}");
        }
    }

    #[test]
    fn rates_ages_and_fractions_are_no_durations() {
        silent(&[
            "£2,500 a year",
            "two times a week",
            "a man of 52 years old",
            "a 52-year-old",
            "children under the age of 5 years",
            "three quarters of them",
            "a second term",
            "a third month in a row",
            "3D printing",
            "the age of 5 years",
        ]);
    }
}
