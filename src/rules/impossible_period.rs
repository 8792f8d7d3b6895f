use super::window::LONGEST;
use crate::case::Case;
use crate::claim::{Claim, Modality};
use crate::finding::{Finding, Severity};
use crate::mention::{Reference, Unresolved};
use crate::passage::{Passage, Phase, Sign, Term};
use crate::rule::{Example, Explanation, Rule};
use crate::value::{Grain, Period};

/// 30 February, a fifth quarter, an end before its start.
pub(crate) struct ImpossiblePeriod;

const EXPLANATION: Explanation = Explanation {
    name: "impossible-period",
    severity: Severity::Error,
    summary: "30 February, a fifth quarter, an end before its start",
    details: "\
Days that the calendar does not have (31 June, 29 February of a year that is no leap year), parts \
that a year does not have (a fifth quarter), and spans that end before they start, in one expression or in \
two (*opens on 23 July and closes on 8 July*). Days without a year whose end lies more than a month before \
their start run over the turn of the year.

A time that is merely unresolved, for want of a publication date, is not impossible.",
    fires: &[
        Example {
            about: "June has 30 days",
            documents: &[("", "Her contract runs until 31 June 2027, the club said.")],
        },
        Example {
            about: "it closes before it opens",
            documents: &[("2021-07-09", "The fair opens on 23 August and closes on 8 August.")],
        },
        Example {
            about: "2021 was no leap year",
            documents: &[(
                "",
                "The plant was shut down on 29 February 2021 for repairs.",
            )],
        },
    ],
    quiet: &[
        Example {
            about: "2024 was a leap year",
            documents: &[(
                "",
                "The plant was shut down on 29 February 2024 for repairs.",
            )],
        },
        Example {
            about: "over the turn of the year",
            documents: &[("2021-07-09", "The fair opens on 23 November and closes on 8 January.")],
        },
        Example {
            about: "unresolved, but possible",
            documents: &[("", "Her contract was signed last Tuesday, the club said.")],
        },
    ],
};

impl Rule for ImpossiblePeriod {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let passages = case.passages.iter();
        let times = passages.flat_map(|passage| {
            let terms = passage.terms.iter().enumerate();
            terms.filter_map(move |(at, term)| Some((passage, at, case.claim(term.claim()?)?)))
        });
        let impossible = times.filter_map(|(passage, at, claim)| {
            let problem = problem(passage, at, claim, case.text(claim))?;
            Some(Finding {
                rule: EXPLANATION.name.to_owned(),
                severity: EXPLANATION.severity,
                confidence: 0.97,
                message: format!("\"{}\": {problem}", case.text(claim)),
                explanation: Vec::new(),
                likely_cause: None,
                evidence: vec![case.evidence(claim)],
            })
        });
        let stories = case.passages.iter().filter(|passage| passage.in_story);
        let reversed = stories.filter_map(|passage| reversed(case, passage));
        let reversed = reversed.map(|(start, end)| Finding {
            rule: EXPLANATION.name.to_owned(),
            severity: EXPLANATION.severity,
            confidence: 0.9,
            message: format!(
                "it cannot begin on {} and end on {}",
                case.text(start),
                case.text(end)
            ),
            explanation: Vec::new(),
            likely_cause: None,
            evidence: vec![case.evidence(start), case.evidence(end)],
        });
        impossible.chain(reversed).collect()
    }
}

/// How many terms stand between the word for a beginning and its day, and between that and the end.
const NEAR: usize = 3;
/// How many bytes "and comes to an end" takes at most.
const VERB: usize = " and comes to an end on ".len();
/// What is said to end so many days before it begins, without a year, ends in the next.
const MONTH: i64 = 31;
/// "From 6 April to 5 April" is a whole year.
const YEAR: i64 = 2;

/// "Opens on 23 July and closes on 8 July": the day of a beginning, and directly behind it that of the end of the
/// same thing, which is earlier.
fn reversed<'a>(case: &Case<'a>, passage: &Passage) -> Option<(&'a Claim, &'a Claim)> {
    if passage.terms.len() > LONGEST {
        return None;
    }
    let phase = |range: std::ops::RangeInclusive<usize>, phase: Phase| {
        let mut events = passage.events();
        events.any(|(at, event)| range.contains(&at) && event.phase == phase)
    };
    let days = passage.terms.iter().enumerate().filter_map(|(at, term)| {
        let claim = case.claim(term.claim()?)?;
        Some((at, claim, day(claim)?))
    });
    let days: Vec<(usize, &Claim, Period)> = days.collect();
    days.windows(2).find_map(|two| {
        let [(first, start, begins), (second, end, ends)] = two else {
            return None;
        };
        let own = first.saturating_sub(NEAR)..=*first;
        let begun = phase(own.clone(), Phase::Begin) && !phase(own, Phase::End);
        // The end has its own verb, and no more: "closes the old one on 2 March" is another thing.
        let between = passage.terms.get(first + 1..*second)?;
        let verb = matches!(between, [Term::Word(_)]);
        let (from, to) = (start.mention.span.end, end.mention.span.start);
        let near = to.checked_sub(from).is_some_and(|gap| gap <= VERB);
        let joined = near && passage.is_signed(first + 1, Sign::And);
        let ended = phase(first + 1..=*second, Phase::End);
        let early = (begins.start()? - ends.start()?).num_days();
        let dated = |claim: &Claim| {
            claim.mention.time().map(|time| time.reference) == Some(Reference::Absolute)
        };
        let years = dated(start) && dated(end);
        let wrong = early > YEAR && (years || early <= MONTH);
        (begun && verb && joined && ended && wrong).then_some((*start, *end))
    })
}

/// The day that a date stands for, or that "until 8 July" ends with.
fn day(claim: &Claim) -> Option<Period> {
    let time = claim.mention.time()?;
    let fits = matches!(time.reference, Reference::Absolute | Reference::Relative)
        && claim.modality != Modality::Denied;
    let days = time.days.ok().filter(|_| fits)?;
    match (days.start(), days.end()) {
        (Some(_), Some(_)) if days.grain() == Grain::Day => Some(days),
        (None, Some(end)) => Period::day(end.pred_opt()?),
        _ => None,
    }
}

/// "Week 53": shops, which close their books on one weekday, count one in years in which ISO 8601 has none.
fn may_be_of_trade(written: &str) -> bool {
    let mut words = written.split_whitespace();
    words.any(|word| word == "53")
}

/// Why the calendar has no such time, if it has none.
fn problem(passage: &Passage, at: usize, claim: &Claim, written: &str) -> Option<&'static str> {
    let time = claim.mention.time()?;
    let signed = |place: usize, sign: Sign| passage.is_signed(place, sign);
    // "The fifth quarter in a row" is counted from some other than the first of a year.
    let of_no_year = time.reference == Reference::Relative && signed(at, Sign::Runner);
    // "From 2021 to 2019 levels" is a fall from what one year had to what another had.
    let of_levels = || signed(at + 1, Sign::Measure) && !has_parts_of_years(written);
    match time.days {
        Err(Unresolved::NoSuchDay) if !of_no_year => Some("there is no such day in the calendar"),
        Err(Unresolved::NoSuchPart) if !of_no_year && !may_be_of_trade(written) => {
            Some("a year has no such part")
        }
        Err(Unresolved::EndBeforeStart) if !of_levels() => Some("it ends before it starts"),
        // "From 23 July to 8 July", without a year, is read as most of one.
        // "From 23 July to 8 July 2025" has one year for both.
        Ok(days)
            if is_most_of_a_year(&days)
                && (time.reference == Reference::Relative || is_of_one_year(written)) =>
        {
            Some("it ends before it starts")
        }
        _ => None,
    }
}

/// "Between October 2012 and June 2012", as against "from 2012 to 2010": are months or days written with the years?
fn has_parts_of_years(written: &str) -> bool {
    written.split_whitespace().count() > "from 2012 to 2010".split_whitespace().count()
}

/// Is but one year written?
fn is_of_one_year(written: &str) -> bool {
    let numbers = written.split(|letter: char| !letter.is_ascii_digit());
    numbers.filter(|number| number.len() == 4).count() == 1
}

/// Do two days without a year lie so far apart only because the second is the earlier?
fn is_most_of_a_year(days: &Period) -> bool {
    const LENGTH: i64 = 366;
    let lacks = days.length_in_days().map(|length| LENGTH - length);
    // "From September to July" is eleven months.
    let of_months = days.length_in_months().is_some();
    days.grain() == Grain::Span
        && !of_months
        && lacks.is_some_and(|lacks| (YEAR + 1..=MONTH).contains(&lacks))
}
