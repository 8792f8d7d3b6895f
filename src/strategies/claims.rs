//! Values of every kind, mentions of them, and claims, as if they had been read in a text.

use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, duration, figure, hedge, period};
use crate::claim::{
    Attribution, Basis, Claim, ClaimPeriod, Direction, Modality, Nature, Role, Statistic, Subject,
};
use crate::lexicon::Lexicon;
use crate::mention::{Kind, Mention, Reference, Time, Unresolved, Value};
use crate::span::Span;
use crate::value::{
    CalendarUnit, Currency, Duration, Figure, Grain, PercentUnit, Period, Precision, Unit,
};

/// Every currency that the lexicon knows, current and historic.
pub fn currency() -> impl Strategy<Value = Currency> {
    select(Lexicon::english().money.currencies())
}

/// Per cent, points and basis points.
pub fn percent_unit() -> impl Strategy<Value = PercentUnit> {
    select(
        &[
            PercentUnit::Percent,
            PercentUnit::Points,
            PercentUnit::BasisPoints,
        ][..],
    )
}

/// What is counted, or measured in.
pub fn unit() -> impl Strategy<Value = Unit> {
    const NAMES: [&str; 8] = [
        "person",
        "ship",
        "barrel of oil",
        "tonne",
        "kilometre",
        "mile per hour",
        "gigawatt-hour",
        "square metre",
    ];
    select(&NAMES[..]).prop_map(Unit::new)
}

/// Amounts of money in every currency.
pub fn money() -> impl Strategy<Value = Value> {
    (figure(), currency()).prop_map(|(figure, currency)| Value::Money { figure, currency })
}

/// Percentages, points and basis points.
pub fn percentage() -> impl Strategy<Value = Value> {
    (figure(), percent_unit()).prop_map(|(figure, unit)| Value::Percent { figure, unit })
}

/// Values of every kind, times that stand for no days and figures that do not fit among them.
pub fn value() -> impl Strategy<Value = Value> {
    let counted = (figure(), unit()).prop_map(|(figure, noun)| Value::Count { figure, noun });
    let measured = (figure(), unit()).prop_map(|(figure, unit)| Value::Measure { figure, unit });
    let unreadable = select(
        &[
            Kind::Money,
            Kind::Percent,
            Kind::Count,
            Kind::Measure,
            Kind::Number,
        ][..],
    );
    prop_oneof![
        money(),
        percentage(),
        figure().prop_map(|figure| Value::Multiple { figure }),
        counted,
        measured,
        figure().prop_map(|figure| Value::Number { figure }),
        time(true).prop_map(Value::Date),
        time(false).prop_map(Value::Period),
        length(),
        unreadable.prop_map(|kind| Value::Unreadable { kind }),
    ]
}

/// A length of time with a hedge on the amount of its largest unit.
fn length() -> impl Strategy<Value = Value> {
    (duration(), hedge()).prop_filter_map("an amount", |(duration, bound)| {
        let largest = |duration: &Duration| {
            let amounts = CalendarUnit::ALL.into_iter();
            amounts.filter_map(|unit| duration.amount(unit)).next()
        };
        let figure = Figure::new(largest(&duration)?, Precision::Point, bound).ok()?;
        let duration = Box::new(duration);
        Some(Value::Duration { duration, figure })
    })
}

/// A written time: of one day, or of any period.
fn time(of_a_day: bool) -> impl Strategy<Value = Time> {
    let days = period().prop_filter_map("days of that kind", move |period| match of_a_day {
        true => period.start().and_then(Period::day),
        false => (period.grain() != Grain::Day).then_some(period),
    });
    let unresolved = select(
        &[
            Unresolved::NoSuchDay,
            Unresolved::NoSuchPart,
            Unresolved::EndBeforeStart,
            Unresolved::NoPublicationDate,
            Unresolved::NoAnchor,
        ][..],
    );
    let reference = select(
        &[
            Reference::Absolute,
            Reference::Relative,
            Reference::Fiscal,
            Reference::Anaphoric,
        ][..],
    );
    let days = prop_oneof![4 => days.prop_map(Ok), 1 => unresolved.prop_map(Err)];
    let weekday = option::of(day().prop_map(|day| chrono::Datelike::weekday(&day)));
    (days, weekday, reference).prop_map(|(days, weekday, reference)| Time {
        days,
        weekday,
        reference,
    })
}

/// Mentions of every value; their spans are of no particular text.
pub fn mention() -> impl Strategy<Value = Mention> {
    let span = (0_usize..10_000, 1_usize..40);
    (value(), span, option::of(unit()), any::<bool>()).prop_map(
        |(value, (start, length), per, ambiguous)| Mention {
            span: Span::new(start, start + length),
            per: per.filter(|_| !matches!(value, Value::Date(_) | Value::Period(_))),
            value,
            ambiguous,
        },
    )
}

/// Subjects: what is measured, what narrows it, whose it is.
pub fn subject() -> impl Strategy<Value = Subject> {
    const MEASURES: [&str; 8] = [
        "trade",
        "export",
        "revenue",
        "death",
        "population",
        "output",
        "price",
        "turnout",
    ];
    const QUALIFIERS: [&str; 6] = ["oil", "net", "bilateral", "annual", "foreign", "retail"];
    const PARTIES: [&str; 6] = ["china", "russia", "france", "kenya", "japan", "brazil"];
    let statistic = select(
        &[
            Statistic::Total,
            Statistic::Average,
            Statistic::Median,
            Statistic::Maximum,
            Statistic::Minimum,
            Statistic::Rate,
        ][..],
    );
    let nature = select(&[Nature::Flow, Nature::Stock, Nature::Toll, Nature::Rate][..]);
    let some = |names: &'static [&'static str]| {
        proptest::sample::subsequence(names, 0..=2)
            .prop_map(|chosen| chosen.into_iter().map(str::to_owned).collect())
    };
    let parts = (
        option::of(select(&MEASURES[..])),
        some(&QUALIFIERS),
        some(&PARTIES),
        statistic,
        option::of(nature),
    );
    parts.prop_map(
        |(measure, qualifiers, parties, statistic, nature)| Subject {
            wording: measure.unwrap_or_default().to_owned(),
            measure: measure.map(str::to_owned),
            qualifiers,
            parties,
            statistic,
            nature,
            ..Subject::default()
        },
    )
}

/// Claims of every kind: a mention in its sentence, with what it measures, when, in which role and
/// according to whom. Their spans are of no particular text, but lie to each other as those of a text
/// do.
///
/// ```
/// use numclaim::strategies::claim;
/// use proptest::prelude::*;
///
/// proptest!(|(claim in claim())| {
///     prop_assert!(claim.sentence.contains(claim.mention.span));
/// });
/// ```
pub fn claim() -> impl Strategy<Value = Claim> {
    let role = select(
        &[
            Role::Level,
            Role::Change,
            Role::Share,
            Role::Target,
            Role::Forecast,
            Role::Limit,
        ][..],
    );
    let modality = select(
        &[
            Modality::Actual,
            Modality::Hypothetical,
            Modality::Expected,
            Modality::Denied,
            Modality::Reported,
        ][..],
    );
    let basis = select(&[Basis::Stated, Basis::Inferred][..]);
    let parts = (
        mention(),
        subject(),
        option::of((period(), basis)),
        role,
        option::of(select(&[Direction::Rise, Direction::Fall][..])),
        option::of((
            select(&["Kremlin", "customs office", "mayor"][..]),
            any::<bool>(),
        )),
        modality,
        (0_usize..200, 0_usize..200),
    );
    parts.prop_map(
        |(mention, subject, period, role, direction, source, modality, (before, after))| {
            let span = mention.span;
            let sentence = Span::new(span.start.saturating_sub(before), span.end + after);
            Claim {
                document: 0,
                sentence,
                subject,
                period: period.map(|(days, basis)| ClaimPeriod {
                    days,
                    basis,
                    span: None,
                }),
                role,
                direction,
                attribution: source.map(|(source, definite)| {
                    Box::new(Attribution {
                        source: source.to_owned(),
                        span: Span::new(sentence.start, sentence.start),
                        definite,
                    })
                }),
                modality,
                in_story: true,
                links: Vec::new(),
                mention,
            }
        },
    )
}
