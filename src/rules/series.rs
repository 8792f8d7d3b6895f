//! Figures by years, a line each, against a figure that is said to be the highest or lowest: the line of its
//! own year, or the last, gives the same figure, and that of an earlier year one that beats it.

use std::collections::BTreeMap;

use chrono::Datelike;
use rust_decimal::Decimal;

use super::acquainted::Index;
use super::record::{Record, is_fact};
use crate::case::Case;
use crate::compare::values;
use crate::passage::{Passage, Term};
use crate::value::{Exact, Figure, Period};

/// Fewer lines than this are no series.
const FEWEST: usize = 4;

/// The series of all documents.
pub(super) struct Series {
    held: Vec<OneSeries>,
    /// The series and lines by the digits of their figures.
    by_digits: BTreeMap<i128, Vec<(usize, usize)>>,
}

/// One figure a year, in the order of the text.
struct OneSeries {
    document: usize,
    rows: Vec<Row>,
}

struct Row {
    year: Period,
    claim: usize,
    value: Decimal,
}

impl Series {
    pub(super) fn of(case: &Case<'_>) -> Self {
        let mut held: Vec<OneSeries> = Vec::new();
        let mut rows: Vec<Row> = Vec::new();
        let mut document = 0;
        let mut close = |document: usize, rows: Vec<Row>| {
            if rows.len() >= FEWEST {
                held.push(OneSeries { document, rows });
            }
        };
        for passage in case.passages {
            let row = row(case, passage);
            if row.is_none() || document != passage.document {
                close(document, std::mem::take(&mut rows));
            }
            document = passage.document;
            rows.extend(row);
        }
        close(document, rows);
        let mut by_digits: BTreeMap<i128, Vec<(usize, usize)>> = BTreeMap::new();
        for (nth, series) in held.iter().enumerate() {
            for (line, row) in series.rows.iter().enumerate() {
                by_digits
                    .entry(digits(row.value))
                    .or_default()
                    .push((nth, line));
            }
        }
        Self { held, by_digits }
    }

    /// The figure of a series that beats a record, where a line of the series gives the record's own.
    pub(super) fn rival(
        &self,
        case: &Case<'_>,
        record: &Record,
        index: &Index<'_>,
    ) -> Option<usize> {
        /// Figures in more lines than these are no more than round numbers.
        const COMMON: usize = 32;
        let held = case.claim(record.claim).filter(|claim| is_fact(claim))?;
        let stated = held.mention.figure().and_then(Figure::nominal)?;
        let year = held.period.and_then(|period| period.days.start());
        let lines = self.by_digits.get(&digits(stated))?;
        let near = lines.iter().take(COMMON).filter_map(|(nth, line)| {
            let series = self.held.get(*nth)?;
            Some((series, series.rows.get(*line)?))
        });
        near.filter(|(series, row)| {
            let last = series.rows.iter().map(|row| row.year.start()).max();
            let own = row.year.start().map(|day| day.year());
            let same_year = year.is_some_and(|year| own == Some(year.year()));
            is_scaled(stated, row.value)
                && (same_year || last == Some(row.year.start()))
                && index.acquainted(series.document, held.document, false)
        })
        .find_map(|(series, row)| beaten(record, row, series))
    }
}

/// A line of a year and a figure.
fn row(case: &Case<'_>, passage: &Passage) -> Option<Row> {
    let [Term::Claim(time), Term::Claim(claim)] = &*passage.terms else {
        return None;
    };
    let year = case.claim(*time)?.mention.period()?;
    let quantity = values::quantity(&case.claim(*claim)?.mention)?;
    (year.length_in_months() == Some(12)).then_some(Row {
        year,
        claim: *claim,
        value: quantity.figure.nominal()?,
    })
}

/// The figure of the series that lies furthest beyond the record's own, of the years since which it is said to
/// be one.
fn beaten(record: &Record, own: &Row, series: &OneSeries) -> Option<usize> {
    let since = record.since.and_then(|since| since.end());
    let earlier = series.rows.iter().filter(|other| {
        let after = since.is_none_or(|since| other.year.start() >= Some(since));
        after && other.year.start() < own.year.start()
    });
    let furthest = earlier.max_by_key(|other| match record.most {
        true => other.value,
        false => -other.value,
    })?;
    let beats = match record.most {
        true => furthest.value > own.value,
        false => furthest.value < own.value,
    };
    beats.then_some(furthest.claim)
}

/// The digits of a number without the zeros at its end.
fn digits(value: Decimal) -> i128 {
    let mut mantissa = value.mantissa();
    while mantissa != 0 && mantissa % 10 == 0 {
        mantissa /= 10;
    }
    mantissa
}

/// The same number, or the same in thousands, millions or billions: a table's head has its scale.
fn is_scaled(stated: Decimal, value: Decimal) -> bool {
    [0_u32, 3, 6, 9].into_iter().any(|power| {
        let scaled = value.times(Decimal::from(10_u64.pow(power)));
        scaled.is_ok_and(|scaled| scaled == stated)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).expect("a decimal")
    }

    #[test]
    fn numbers_have_digits_and_zeros() {
        for (value, expected) in [
            ("4.8", 48),
            ("4800000", 48),
            ("408", 408),
            ("0", 0),
            ("-30", -3),
        ] {
            assert_eq!(digits(decimal(value)), expected, "{value}");
        }
    }

    #[test]
    fn lines_of_a_table_may_leave_out_thousands() {
        for (stated, value, expected) in [
            ("4.8", "4.8", true),
            ("4800", "4.8", true),
            ("4800000", "4.8", true),
            ("4800000000", "4.8", true),
            ("48", "4.8", false),
            ("4.8", "4800", false),
            ("4900", "4.8", false),
        ] {
            assert_eq!(
                is_scaled(decimal(stated), decimal(value)),
                expected,
                "{stated} {value}"
            );
        }
    }

    #[test]
    fn a_line_beats_a_record_of_later_years() {
        let row = |nth: usize, year: i32, value: &str| Row {
            year: Period::year(year).expect("a year"),
            claim: nth,
            value: decimal(value),
        };
        let series = |values: [&str; 4]| OneSeries {
            document: 0,
            rows: (2019..)
                .zip(values.into_iter().enumerate())
                .map(|(year, (nth, value))| row(nth, year, value))
                .collect(),
        };
        let record = |most: bool, since: Option<i32>| Record {
            claim: 9,
            most,
            since: since.and_then(Period::year),
            words: std::collections::BTreeSet::new(),
            at: 0,
            own: true,
        };
        let own = row(3, 2022, "4");
        for (values, most, since, expected) in [
            (["6", "7", "5", "4"], true, None, Some(1)),
            (["6", "7", "5", "4"], true, Some(2020), Some(2)),
            (["6", "7", "3", "4"], true, Some(2020), None),
            (["4", "2", "3", "4"], true, None, None),
            (["3", "1", "2", "4"], false, None, Some(1)),
            (["6", "7", "5", "4"], false, None, None),
            (["4", "7", "5", "4"], false, None, None),
        ] {
            let given = beaten(&record(most, since), &own, &series(values));
            assert_eq!(given, expected, "{values:?} {most} {since:?}");
        }
    }
}
