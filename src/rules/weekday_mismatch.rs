use chrono::{Datelike, NaiveDate, Weekday};

use super::later;
use super::window::LONGEST;
use crate::case::Case;
use crate::claim::Claim;
use crate::finding::{Finding, Severity};
use crate::mention::Reference;
use crate::passage::{Passage, Sign, Term};
use crate::rule::{Example, Explanation, Rule};
use crate::value::Grain;
use crate::wording;

/// A weekday and a date that do not go together.
pub(crate) struct WeekdayMismatch;

const EXPLANATION: Explanation = Explanation {
    name: "weekday-mismatch",
    severity: Severity::Error,
    summary: "a weekday and a date that do not go together",
    details: "\
Every date has one weekday. A date that is written with another (*Tuesday, 3 March 2021*, which was \
a Wednesday) is wrong in one of the two.

Where the year is not written but taken from the publication date, the finding is a little less \
sure; and where the weekday fits the year before or after, and the date lies so far from the \
publication date that the writer may have meant that year, the rule says nothing.",
    fires: &[
        Example {
            about: "3 March 2021 was a Wednesday",
            documents: &[("", "The bridge was opened on Tuesday, 3 March 2021, by the mayor.")],
        },
        Example {
            about: "the year comes from the publication date",
            documents: &[(
                "2023-05-20",
                "The strike began on Thursday, May 16, and has since spread to six ports.",
            )],
        },
    ],
    quiet: &[
        Example {
            about: "3 March 2021 was a Wednesday",
            documents: &[("", "The bridge was opened on Wednesday, 3 March 2021, by the mayor.")],
        },
        Example {
            about: "two times, not one",
            documents: &[(
                "2021-03-05",
                "The bridge was opened on Wednesday. On 4 March 2021 it was closed again.",
            )],
        },
    ],
};

/// A date without a year that lies this many days from the publication date may belong to another
/// year than the nearest.
const FAR: i64 = 120;

/// A date without a year within this many days of the publication date is of that time; and within so many,
/// where nothing before it names another year.
const CLOSE: i64 = 30;
const NEAR: i64 = 100;
/// How many sentences before a date may name the year that it is of.
const BEFORE: usize = 3;

impl Rule for WeekdayMismatch {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let passages = case.passages.iter().enumerate();
        let times = passages.flat_map(|(nth, passage)| {
            let terms = passage.terms.iter().enumerate();
            terms.filter_map(move |(at, term)| Some((nth, passage, at, case.claim(term.claim()?)?)))
        });
        let mismatches = times.filter_map(|(nth, passage, at, claim)| {
            let (date, written, reference) = dated(claim)
                .or_else(|| apposed(case, passage, at, claim))
                .or_else(|| counted(case, nth, passage, at, claim))?;
            let published = case.published(claim.document);
            // "Tuesday 26 October last year" names its year.
            let of_year = passage.is_signed(at, Sign::Year);
            let date = match reference {
                Reference::Absolute | Reference::Anaphoric => date,
                _ if of_year => date,
                _ => {
                    let close = || match names_another_year(case, nth, published) {
                        true => CLOSE,
                        false => NEAR,
                    };
                    in_the_news(date, published, close).unwrap_or(date)
                }
            };
            let counted =
                (reference == Reference::Relative).then(|| led_to(case, passage, at, claim));
            let (date, reference) = match counted.flatten() {
                Some(day) => (day, Reference::Anaphoric),
                None => (date, reference),
            };
            let sure = match reference {
                Reference::Absolute => 0.98,
                Reference::Relative if another_year(date, written, published) => return None,
                Reference::Relative | Reference::Fiscal | Reference::Anaphoric => 0.92,
            };
            let beside = || {
                let year = the_year(case, passage, claim);
                let told = year.and_then(|year| date.with_year(year));
                told.is_some_and(|day| day.weekday() == written)
            };
            let wrong = date.weekday() != written
                && (reference != Reference::Relative || of_year || !beside());
            wrong.then(|| finding(case, claim, date, written, sure))
        });
        mismatches.collect()
    }
}

/// The day and the weekday that a date is written with.
fn dated(claim: &Claim) -> Option<(NaiveDate, Weekday, Reference)> {
    let time = claim.mention.time()?;
    let days = time.days.ok()?;
    let weekday = time.weekday?;
    (days.grain() == Grain::Day).then_some((days.start()?, weekday, time.reference))
}

/// "On October 26, a Friday, the dam gave way": the weekday that stands between commas behind a date.
fn apposed(
    case: &Case<'_>,
    passage: &Passage,
    at: usize,
    claim: &Claim,
) -> Option<(NaiveDate, Weekday, Reference)> {
    let time = claim.mention.time()?;
    let days = time.days.ok()?;
    let behind = case.claim(passage.terms.get(at + 1)?.claim()?)?;
    let weekday = behind.mention.time()?.weekday?;
    let bare = behind.mention.time()?.reference == Reference::Relative;
    // An article and no more stands between the comma and the weekday.
    let gap = behind
        .mention
        .span
        .start
        .checked_sub(claim.mention.span.end)?;
    let breaks = |place: usize| passage.is_signed(place, Sign::Break);
    let between = breaks(at + 1) && (breaks(at + 2) || at + 2 == passage.terms.len());
    // "Since 3 May 2021, a Monday" begins on a day.
    let since = days.grain() == Grain::Span && days.end().is_none();
    let day = (days.grain() == Grain::Day || since) && time.weekday.is_none();
    (day && bare && between && gap == ", a ".len()).then_some((
        days.start()?,
        weekday,
        time.reference,
    ))
}

/// "On Tuesday 14 May the house voted. The next day, Thursday, he resigned": a day that is counted from the only one that
/// stands before it, and the weekday between commas behind it.
fn counted(
    case: &Case<'_>,
    nth: usize,
    passage: &Passage,
    at: usize,
    claim: &Claim,
) -> Option<(NaiveDate, Weekday, Reference)> {
    let time = claim.mention.time()?;
    let days = time.days.ok()?;
    let daily = time.reference == Reference::Anaphoric && days.grain() == Grain::Day;
    let behind = case.claim(passage.terms.get(at + 1).filter(|_| daily)?.claim()?)?;
    let weekday = behind.mention.time()?;
    let bare = weekday.reference == Reference::Relative
        && !case.text(behind).bytes().any(|byte| byte.is_ascii_digit());
    let gap = behind
        .mention
        .span
        .start
        .checked_sub(claim.mention.span.end)?;
    let breaks = |place: usize| passage.is_signed(place, Sign::Break);
    let between = breaks(at + 1) && (breaks(at + 2) || at + 2 == passage.terms.len());
    let before = nth
        .checked_sub(1)
        .and_then(|before| case.passages.get(before));
    let before = before.filter(|before| before.document == passage.document && passage.continues);
    let own = passage.terms.get(..at)?.iter().filter_map(Term::claim);
    let earlier = before.into_iter().flat_map(Passage::claims);
    let mut times = earlier
        .chain(own)
        .filter_map(|index| case.claim(index)?.mention.time());
    let first = times.next().filter(|_| times.next().is_none())?;
    let told = first.days.ok()?;
    let known = first.reference != Reference::Anaphoric
        && told.grain() == Grain::Day
        && told.start().is_some()
        && told.end().is_some();
    (known && bare && between && gap <= ", on ".len()).then_some((
        days.start()?,
        weekday.weekday?,
        Reference::Anaphoric,
    ))
}

/// "Two days later, on Saturday 5 July": the day of the year that the count before it leads to.
fn led_to(case: &Case<'_>, passage: &Passage, at: usize, claim: &Claim) -> Option<NaiveDate> {
    let before = case.claim(passage.terms.get(at.checked_sub(1)?)?.claim()?)?;
    let time = before.mention.time()?;
    let days = time.days.ok()?;
    let daily = time.reference == Reference::Anaphoric && days.grain() == Grain::Day;
    let gap = claim
        .mention
        .span
        .start
        .checked_sub(before.mention.span.end)?;
    let numbered = case.text(claim).bytes().any(|byte| byte.is_ascii_digit());
    let joined = daily && numbered && gap <= ", on the ".len();
    let day = joined.then(|| later::beside(&claim.mention.period()?, &days))?;
    day?.start()
}

/// The same day of a year that puts it close to the publication date, where the reading went further
/// to find a year that fits the weekday: news dates without a year are of these weeks.
fn in_the_news(
    date: NaiveDate,
    published: Option<NaiveDate>,
    close: impl Fn() -> i64,
) -> Option<NaiveDate> {
    let published = published?;
    let away = |day: NaiveDate| (day - published).num_days().abs();
    let years = [published.year() - 1, published.year(), published.year() + 1];
    let nearest = years
        .into_iter()
        .filter_map(|year| date.with_year(year))
        .min_by_key(|day| away(*day))?;
    (away(date) > FAR && away(nearest) <= close()).then_some(nearest)
}

/// The year that the sentence names beside a date without one, where it is the only one: "the 2024 race will be held on
/// Sunday, 13 October".
fn the_year(case: &Case<'_>, passage: &Passage, date: &Claim) -> Option<i32> {
    let claims = passage.claims().filter_map(|index| case.claim(index));
    let others = claims.filter(|claim| claim.mention.span != date.mention.span);
    let mut years = others.filter_map(|claim| {
        let days = claim.mention.time()?.days.ok()?;
        (days.grain() == Grain::Year).then(|| days.start().map(|day| day.year()))?
    });
    let year = years.next()?;
    years.all(|other| other == year).then_some(year)
}

/// Does the sentence, or one of those before it, name a year other than that of the publication date?
fn names_another_year(case: &Case<'_>, nth: usize, published: Option<NaiveDate>) -> bool {
    let document = case.passages.get(nth).map(|passage| passage.document);
    let near = case.passages.get(nth.saturating_sub(BEFORE)..=nth);
    let near = near.unwrap_or_default();
    if near.iter().any(|passage| passage.terms.len() > LONGEST) {
        return true;
    }
    let own = near.iter();
    let claims = own
        .filter(|passage| Some(passage.document) == document)
        .flat_map(Passage::claims);
    let years = claims.filter_map(|index| {
        let time = case.claim(index)?.mention.time()?;
        let start = time.days.ok()?.start()?;
        (time.weekday.is_none()).then_some(start.year())
    });
    let own = published.map(|day| day.year());
    years.into_iter().any(|year| Some(year) != own)
}

fn another_year(date: NaiveDate, written: Weekday, published: Option<NaiveDate>) -> bool {
    let far = published.is_some_and(|day| (date - day).num_days().abs() > FAR);
    let fits = |year| {
        let same_day = date.with_year(year);
        same_day.is_some_and(|day| day.weekday() == written)
    };
    far && (fits(date.year() - 1) || fits(date.year() + 1))
}

fn finding(
    case: &Case<'_>,
    claim: &Claim,
    date: NaiveDate,
    written: Weekday,
    confidence: f64,
) -> Finding {
    let (said, fact) = (full_name(written), full_name(date.weekday()));
    Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: EXPLANATION.severity,
        confidence,
        message: format!("{} was a {fact}, not a {said}", wording::day(date)),
        explanation: vec![format!(
            "\"{}\" gives {said}; the calendar gives {fact}.",
            case.text(claim)
        )],
        likely_cause: None,
        evidence: vec![case.evidence(claim)],
    }
}

fn full_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}
