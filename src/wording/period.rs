//! Periods and days in words.

use chrono::{Datelike, NaiveDate};

use crate::value::{Grain, Period};

/// A period as one would say it: "2023", "November 2022", "the third quarter of 2024",
/// "January to November 2023", "9 February 2024".
pub(crate) fn period(period: &Period) -> String {
    let (Some(start), Some(end)) = (period.start(), period.end()) else {
        return match (period.start(), period.end().and_then(|end| end.pred_opt())) {
            (Some(start), _) => format!("since {}", day(start)),
            (_, Some(last)) => format!("until {}", day(last)),
            _ => "no particular time".to_owned(),
        };
    };
    let last = end.pred_opt().unwrap_or(end);
    let months = period.length_in_months().filter(|_| start.day() == 1);
    match (period.grain(), months) {
        _ if start == last => day(start),
        (_, Some(12)) if start.month() == 1 => start.year().to_string(),
        (_, Some(1)) => format!("{} {}", month(start), start.year()),
        (Grain::Quarter, Some(3)) if start.month0() % 3 == 0 => {
            format!(
                "{} quarter of {}",
                ordinal(start.month0() / 3),
                start.year()
            )
        }
        (Grain::Half, Some(6)) if start.month0() % 6 == 0 => {
            format!("{} half of {}", ordinal(start.month0() / 6), start.year())
        }
        (_, Some(_)) if start.year() == last.year() => {
            format!("{} to {} {}", month(start), month(last), start.year())
        }
        (_, Some(months)) if months % 12 == 0 && start.month() == 1 => {
            format!("{} to {}", start.year(), last.year())
        }
        (_, Some(_)) => format!(
            "{} {} to {} {}",
            month(start),
            start.year(),
            month(last),
            last.year()
        ),
        _ => format!("{} to {}", day(start), day(last)),
    }
}

/// A day: "9 February 2024".
pub(crate) fn day(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

fn month(date: NaiveDate) -> impl std::fmt::Display {
    date.format("%B")
}

fn ordinal(nth: u32) -> &'static str {
    ["the first", "the second", "the third", "the fourth"][nth as usize % 4]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_said_shortly() {
        let span = |start: (i32, u32, u32), end: (i32, u32, u32)| {
            let date = |(year, month, day)| NaiveDate::from_ymd_opt(year, month, day);
            Period::new(date(start), date(end), Grain::Span).expect("days")
        };
        let said = |period: Option<Period>| super::period(&period.expect("a period"));
        assert_eq!(said(Period::year(2023)), "2023");
        assert_eq!(said(Period::month(2022, 11)), "November 2022");
        assert_eq!(said(Period::quarter(2024, 3)), "the third quarter of 2024");
        assert_eq!(
            said(Some(span((2023, 1, 1), (2023, 12, 1)))),
            "January to November 2023"
        );
        assert_eq!(
            said(Some(span((2022, 8, 1), (2023, 8, 1)))),
            "August 2022 to July 2023"
        );
        assert_eq!(
            said(Some(span((2024, 2, 9), (2024, 2, 10)))),
            "9 February 2024"
        );
    }
}
