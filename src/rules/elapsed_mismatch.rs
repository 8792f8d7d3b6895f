use chrono::NaiveDate;

use super::window::{Item, windows};
use crate::case::Case;
use crate::claim::Claim;
use crate::compare::values::{self, Dimension};
use crate::finding::{Finding, Severity};
use crate::mention::Reference;
use crate::passage::Cue;
use crate::rule::{Example, Explanation, Rule};
use crate::value::{Figure, Grain, Interval, Period};
use crate::wording;

/// "Two years ago", "31 years earlier", "lasted nine months" against the dates given.
pub(crate) struct ElapsedMismatch;

const EXPLANATION: Explanation = Explanation {
    name: "elapsed-mismatch",
    severity: Severity::Error,
    summary: "\"two years ago\", \"in eleven months\" against the dates given",
    details: "\
A time that is given twice, by its date and by how long ago it was (*in March 2005, eight years ago*, in \
a text of 2023), is wrong in one of the two. *Ago* counts from the publication date; *earlier* from \
whichever date the sentence, or the publication, offers: only if none fits does the rule speak.

Spans are rounded by people, so a year more or less passes for years, and a month for months.",
    fires: &[
        Example {
            about: "2005 was 18 years before 2023",
            documents: &[("2023-06-01", "The bridge was last repaired in March 2005, eight years ago, by a local firm.")],
        },
        Example {
            about: "no date offered is ten years later",
            documents: &[("2021-06-01", "In May 2021 the river stood higher than at any time since May 1998, 13 years earlier.")],
        },
    ],
    quiet: &[
        Example {
            about: "2005 was 18 years before 2023",
            documents: &[("2023-06-01", "The bridge was last repaired in March 2005, 18 years ago, by a local firm.")],
        },
        Example {
            about: "23 years before May 2021",
            documents: &[("2021-06-01", "In May 2021 the river stood higher than at any time since May 1998, 23 years earlier.")],
        },
    ],
};

impl Rule for ElapsedMismatch {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let mut found: Vec<Finding> = Vec::new();
        for window in windows(case) {
            for at in 0..window.len() {
                let finding = beside(case, &window, at);
                let new =
                    |finding: &Finding| !found.iter().any(|held| held.evidence == finding.evidence);
                found.extend(finding.filter(new));
            }
        }
        found
    }
}

/// A date directly followed by how long before something it was.
fn beside(case: &Case<'_>, window: &[Item<'_>], at: usize) -> Option<Finding> {
    let (first, second) = (window.get(at)?.claim()?, window.get(at + 1)?.claim()?);
    let (date, span) = (case.claim(first)?, case.claim(second)?);
    let day = absolute(date)?;
    if let Some(relative) = span.mention.time() {
        // "13 years ago" as a time of its own.
        let meant = relative.days.ok()?;
        let apart = !matches!(relative.reference, Reference::Absolute | Reference::Fiscal)
            && meant.length_in_months() != Some(12)
            && !near(&day, &meant);
        return apart.then(|| {
            finding(
                case,
                date,
                span,
                &format!("{} would be {}", case.text(span), wording::period(&meant)),
            )
        });
    }
    let next = window.get(at + 2)?;
    let length = values::quantity(&span.mention)?;
    if length.dimension != Dimension::Months || !(next.is(Cue::Ago) || next.is(Cue::Earlier)) {
        return None;
    }
    let published = case.published(date.document);
    let mut anchors: Vec<Interval> = published
        .map(|day| months_between(&Period::day(day)?, &absolute(date)?))
        .into_iter()
        .flatten()
        .collect();
    if next.is(Cue::Earlier) {
        let others = window
            .iter()
            .filter_map(Item::claim)
            .filter(|claim| *claim != first);
        anchors.extend(others.filter_map(|claim| {
            let other = case.claim(claim)?.mention.period()?;
            months_between(&other, &day)
        }));
    }
    let fits = |months: &Interval| months.meets(&generous(&length.figure));
    if anchors.is_empty() || anchors.iter().any(fits) {
        return None;
    }
    let years = anchors.first().and_then(|months| months.lower().value())?;
    let years = years / rust_decimal::Decimal::from(12);
    Some(finding(
        case,
        date,
        span,
        &format!(
            "{} was about {} years before",
            wording::period(&day),
            wording::digits(years.round())
        ),
    ))
}

/// A date or period that is written out.
fn absolute(claim: &Claim) -> Option<Period> {
    let time = claim.mention.time()?;
    let days = (time.reference == Reference::Absolute).then_some(time.days.ok()?)?;
    match (days.start(), days.end()) {
        (Some(_), Some(_)) => Some(days),
        // "since October 1981" begins in that month.
        (Some(start), None) => Period::months(start, 1, Grain::Month),
        _ => None,
    }
}

/// Do the two periods lie within about a year of each other?
fn near(one: &Period, other: &Period) -> bool {
    let slack = 400;
    let days = |from: Option<NaiveDate>, to: Option<NaiveDate>| {
        from.zip(to)
            .map(|(from, to)| to.signed_duration_since(from).num_days())
    };
    let before = days(one.end(), other.start());
    let after = days(other.end(), one.start());
    before.is_none_or(|gap| gap <= slack) && after.is_none_or(|gap| gap <= slack)
}

/// The fewest and the most months from the earlier period to the later.
fn months_between(later: &Period, earlier: &Period) -> Option<Interval> {
    use chrono::Datelike;
    let months = |from: NaiveDate, to: NaiveDate| {
        i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month())
    };
    let least = months(earlier.end()?.pred_opt()?, later.start()?);
    let most = months(earlier.start()?, later.end()?.pred_opt()?);
    (most > 0).then(|| Interval::closed(least.into(), most.into()))
}

/// A written number of months or years, with one of them to either side.
fn generous(figure: &Figure) -> Interval {
    let slack = rust_decimal::Decimal::from(if figure.nominal() >= Some(24.into()) {
        12
    } else {
        1
    });
    figure
        .loose()
        .plus(&Interval::closed(-slack, slack))
        .unwrap_or(Interval::ALL)
}

fn finding(case: &Case<'_>, date: &Claim, span: &Claim, why: &str) -> Finding {
    Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: EXPLANATION.severity,
        confidence: 0.9,
        message: format!(
            "{} and {} do not go together",
            case.text(date),
            case.text(span)
        ),
        explanation: vec![format!("{why}.")],
        likely_cause: None,
        evidence: vec![case.evidence(date), case.evidence(span)],
    }
}
