use super::ages::ages;
use super::ago_elsewhere::ago_elsewhere;
use super::counted_from::counted_from;
use super::event::events;
use super::in_force::in_force;
use super::jubilees::jubilees;
use super::lapses::lapses;
use super::lasted::lasted;
use super::lasted_elsewhere::lasted_elsewhere;
use super::later::{self, is_from_before, near};
use super::near_spans::near_spans;
use super::spans::{Mismatch, absolute, dated, is_counted_back, months_between};
use super::window::{Item, windows};
use crate::case::Case;
use crate::claim::{Claim, Role};
use crate::compare::values::{self, Dimension};
use crate::finding::{Finding, Severity};
use crate::mention::Reference;
use crate::passage::{Cue, Sign};
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

So is a length of time that does not go with the dates of a beginning and an end (*began on 2 June and \
ended on 16 June after 24 days*) or with the span beside it (*from January 2019 to June 2021, a period of \
18 months*), an age that does not go with a birth and a death (*born in 1979, died in 2021 at the age of 34*), \
and an anniversary of other years than have gone by (*founded in 1931, marked its 85th anniversary in 2021*). \
Spans are rounded by people, so a year more or less passes for years, and a month for months.",
    fires: &[
        Example {
            about: "2005 was 18 years before 2023",
            documents: &[("2023-06-01", "The bridge was last repaired in March 2005, eight years ago, by a local firm.")],
        },
        Example {
            about: "two weeks",
            documents: &[("2023-07-20", "The strike began on 2 June and ended on 16 June after 24 days.")],
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
            about: "both days counted",
            documents: &[("2023-07-20", "The strike began on 2 June and ended on 16 June after 15 days.")],
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
        let finding = |found: Mismatch<'_>| mismatch(case, &found);
        let dates = events(case);
        found.extend(lasted(case, &dates).into_iter().map(finding));
        let others = counted_from(case, &dates).into_iter();
        let others = others.chain(in_force(case, &dates));
        let others = others.chain(ago_elsewhere(case, &dates));
        let others = others.chain(lasted_elsewhere(case, &dates));
        let others = others.chain(near_spans(case)).chain(lapses(case));
        let others = others.chain(ages(case));
        for finding in others.map(finding) {
            let known = |held: &Finding| held.evidence.last() == finding.evidence.last();
            if !found.iter().any(known) {
                found.push(finding);
            }
        }
        found.extend(jubilees(case, EXPLANATION.name));
        found
    }
}

/// A date directly followed by how long before something it was.
fn beside(case: &Case<'_>, window: &[Item<'_>], at: usize) -> Option<Finding> {
    let (mut first, mut second) = (window.get(at)?.claim()?, window.get(at + 1)?.claim()?);
    let side = |item: &Item<'_>| match () {
        () if item.follows(Sign::Exceeded) => Some(true),
        () if item.follows(Sign::Under) => Some(false),
        () => None,
    };
    let vague = side(window.get(at)?).or(side(window.get(at + 1)?));
    let relative = |claim: &Claim| {
        let time = claim.mention.time();
        time.is_some_and(|time| time.reference == Reference::Relative)
    };
    let before = vague.is_some() && relative(case.claim(first)?);
    if before || is_counted_back(case.claim(first)?) {
        // "Four years ago, in 2016".
        std::mem::swap(&mut first, &mut second);
    }
    let (date, span) = (case.claim(first)?, case.claim(second)?);
    if date
        .mention
        .time()
        .is_some_and(|time| time.reference == Reference::Anaphoric)
    {
        // "More than two days later, on 9 July" is any day from then on.
        let (counted, date) = ((first, date), (second, span));
        if vague.is_some() {
            return None;
        }
        let why = later::counted_before(case, window, at, counted, date)?;
        return Some(finding(case, span, case.claim(first)?, why));
    }
    let day = dated(date)?;
    if !tell_one_time(date, span) || opens_another(window, at + 1) {
        return None;
    }
    if let Some(more) = vague {
        return beyond(case, date, span, &day, more);
    }
    if let Some(relative) = span.mention.time() {
        // "13 years ago" as a time of its own.
        let meant = relative.days.ok()?;
        let published = case.published(date.document);
        // "Ten months ago" is a day that months were counted to; other days are days of their own.
        let counted = match relative.reference {
            Reference::Relative => meant.length_in_days() == Some(1) && meant.grain() != Grain::Day,
            Reference::Anaphoric => {
                (absolute(date).is_some() || later::is_second(case, window, at))
                    && !follows_change(case, first, date)
            }
            // "Ten months after the October 2022 opening" is counted from a time that is written out.
            Reference::Absolute => meant.length_in_days() == Some(1) && meant.grain() != Grain::Day,
            Reference::Fiscal => false,
        };
        let length = meant.start().zip(day.start()).map(|(to, from)| to - from)?;
        let apart = counted
            && meant.length_in_months() != Some(12)
            && !near(&day, &meant, published)
            && !is_from_before(case, first, &day, length, meant.grain());
        return apart.then(|| {
            finding(
                case,
                date,
                span,
                format!("{} would be {}", case.text(span), wording::period(&meant)),
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
        format!(
            "{} was about {} years before",
            wording::period(&day),
            wording::digits(years.round())
        ),
    ))
}

/// "Prices rose 4 per cent in March 2012 from a year before": a time behind that of a change is what the change is
/// measured from.
fn follows_change(case: &Case<'_>, index: usize, date: &Claim) -> bool {
    /// How many claims before the date the change may stand.
    const NEAR: usize = 4;
    let before = case.first_of(date.document).max(index.saturating_sub(NEAR))..index;
    let mut before = before.filter_map(|index| case.claim(index));
    before.any(|claim| claim.role == Role::Change && claim.sentence == date.sentence)
}

/// "It was founded in 1997; a year ago it had 40 members": does a time open a part of the sentence that has a figure of
/// its own?
fn opens_another(window: &[Item<'_>], at: usize) -> bool {
    /// How many terms behind the time the figure may stand.
    const FAR: usize = 5;
    let Some((own, behind)) = window.get(at..).and_then(<[_]>::split_first) else {
        return false;
    };
    let same = behind
        .iter()
        .take(FAR)
        .take_while(|item| item.sentence == own.sentence && !item.follows(Sign::Break));
    own.follows(Sign::Break) && same.skip(1).any(|item| item.claim().is_some())
}

/// "More than three years ago, on 25 January", "less than two years ago, in March 2005": a date that lies on the other side
/// of what was counted back.
fn beyond(
    case: &Case<'_>,
    date: &Claim,
    span: &Claim,
    day: &Period,
    more: bool,
) -> Option<Finding> {
    /// What lies so many days from what was counted is that, to the month.
    const ROUGHLY: i64 = 45;
    let time = span.mention.time()?;
    let meant = time.days.ok()?;
    let gap = match more {
        true => (day.start()? - meant.end()?).num_days(),
        false => (meant.start()? - day.end()?).num_days(),
    };
    let counted = time.reference == Reference::Relative && meant.grain() == Grain::Span;
    (counted && gap > ROUGHLY).then(|| {
        let why = format!("{} would be {}", case.text(span), wording::period(&meant));
        finding(case, date, span, why)
    })
}

/// Do the two stand in one sentence, so close that one can say the other again: "in March 2005, some eight years
/// ago", "eight years ago, in March 2005"? "… on 12 April. A week ago the forecast was" speaks of two times, and so
/// does "the guess of a week ago was 12 April".
fn tell_one_time(date: &Claim, counted: &Claim) -> bool {
    /// The most bytes before "so long ago": a comma or bracket, a preposition, a hedge.
    const BEFORE_COUNTED: usize = 24;
    /// The most bytes before the date: a comma or bracket and a short preposition, and no verb.
    const BEFORE_DATE: usize = 5;
    let (date_span, span) = (date.mention.span, counted.mention.span);
    let near = if date_span.start <= span.start {
        span.start.saturating_sub(date_span.end) <= BEFORE_COUNTED
    } else {
        date_span.start.saturating_sub(span.end) <= BEFORE_DATE
    };
    near && date.sentence == counted.sentence
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

fn finding(case: &Case<'_>, date: &Claim, length: &Claim, why: String) -> Finding {
    let dates = vec![date];
    mismatch(case, &Mismatch { dates, length, why })
}

fn mismatch(case: &Case<'_>, found: &Mismatch<'_>) -> Finding {
    let dates = found.dates.iter();
    let written: Vec<String> = dates.map(|date| case.text(date).to_owned()).collect();
    let claims = found.dates.iter().chain([&found.length]);
    Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: EXPLANATION.severity,
        confidence: 0.9,
        message: format!(
            "{} and {} do not go together",
            wording::list(&written),
            case.text(found.length)
        ),
        explanation: vec![format!("{}.", found.why)],
        likely_cause: None,
        evidence: claims.map(|claim| case.evidence(claim)).collect(),
    }
}
