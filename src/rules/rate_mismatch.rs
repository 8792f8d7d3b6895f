use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::window::{Item, windows};
use crate::case::Case;
use crate::claim::{Claim, Modality, Relation};
use crate::compare::values::{self, Dimension, Quantity};
use crate::comparison::ValueRelation;
use crate::finding::{Finding, Severity};
use crate::mention::Value;
use crate::passage::{Cue, Passage};
use crate::rule::{Example, Explanation, Rule};
use crate::value::{CalendarUnit, Interval};
use crate::wording::Wording;

/// A per-unit figure times its count against the stated total.
pub(crate) struct RateMismatch;

const EXPLANATION: Explanation = Explanation {
    name: "rate-mismatch",
    severity: Severity::Error,
    summary: "a per-unit figure times its count against the stated total",
    details: "\
So much a day, for so many days, makes so much in all: where a text gives the three of them, the third \
follows from the other two. The total must be presented as one (*a total of*, *adds up to*, *the \
whole*), in the sentence of the rate or the next, or the rate be given as the total in other words (*£8m, \
or £2m a kilometre*) beside the count.

Months and years vary in length, and spans of time are rounded, so the product is an interval; only a \
total well outside it, by the threshold `rate_gap` (15 per cent), is reported.",
    fires: &[
        Example {
            about: "so much a kilometre",
            documents: &[("", "The 40 kilometres of new track cost £81bn, or £2m a kilometre.")],
        },
        Example {
        about: "40 days at 3 million",
        documents: &[("", "The strike lasted 40 days. The shipyard said it lost $3 million a day, a total of $190 million.")],
    }],
    quiet: &[
        Example {
            about: "so much a kilometre",
            documents: &[("", "The 40 kilometres of new track cost £81m, or £2m a kilometre.")],
        },
        Example {
            about: "it fits",
            documents: &[("", "The strike lasted 40 days. The shipyard said it lost $3 million a day, a total of $120 million.")],
        },
        Example {
            about: "another amount beside a rate",
            documents: &[("", "The strike lasted 40 days. The shipyard pays $3 million a day in wages and owes its banks $190 million.")],
        },
    ],
};

impl Rule for RateMismatch {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let mut totals = BTreeSet::new();
        let found = windows(case).into_iter().filter_map(|window| {
            let product = product(case, &window)?;
            totals
                .insert(product.total)
                .then(|| finding(case, &product))?
        });
        let mut findings: Vec<Finding> = found.collect();
        let restated = case.passages.iter().filter_map(|passage| {
            let product = restated(case, passage)?;
            totals
                .insert(product.total)
                .then(|| finding(case, &product))?
        });
        findings.extend(restated);
        findings
    }
}

/// A rate, the time that it lasted, and the total that does not follow from them.
struct Product {
    rate: usize,
    time: usize,
    total: usize,
    value: Interval,
}

fn product(case: &Case<'_>, window: &[Item<'_>]) -> Option<Product> {
    let claims = || window.iter().filter_map(Item::claim);
    let quantity = |index: usize| values::quantity(&case.claim(index)?.mention);
    let rates: Vec<usize> = claims()
        .filter(|index| seconds_per(case, *index).is_some())
        .collect();
    let times: Vec<usize> = claims()
        .filter(|index| {
            quantity(*index).is_some_and(|quantity| {
                matches!(quantity.dimension, Dimension::Months | Dimension::Seconds)
            })
        })
        .collect();
    let ([rate], [time]) = (rates.as_slice(), times.as_slice()) else {
        return None;
    };
    let per_second = quantity(*rate)?;
    let unit = seconds_per(case, *rate)?;
    let total = presented_total(case, window, &per_second)?;
    let stated = quantity(total)?;
    let lasted = seconds(&quantity(*time)?)?;
    let count = values::coarse(&lasted.over(&unit).ok()?);
    let value = per_second.figure.loose().times(&count).ok()?;
    let slack = Interval::closed(
        Decimal::ONE - case.thresholds.rate_gap,
        Decimal::ONE + case.thresholds.rate_gap,
    );
    let generous = value.times(&slack).ok()?;
    let apart = values::computed(&generous, &stated.figure) == ValueRelation::Apart;
    apart.then_some(Product {
        rate: *rate,
        time: *time,
        total,
        value,
    })
}

/// "The 40 km cost £8m, or £2m a kilometre": the sentence itself says that its total and its rate are
/// one, and gives the count once.
fn restated(case: &Case<'_>, passage: &Passage) -> Option<Product> {
    let rate = passage.claims().find(|index| {
        case.claim(*index)
            .is_some_and(|claim| claim.in_story && claim.mention.per.is_some())
    })?;
    let claim = case.claim(rate)?;
    let first = case.first_of(claim.document);
    let mut links = claim.links.iter();
    let total = links.find(|link| link.relation == Relation::Restatement)?;
    let total = first + total.to;
    let (per_unit, stated) = (
        values::quantity(&claim.mention)?,
        values::quantity(&case.claim(total)?.mention)?,
    );
    if plain(&per_unit.dimension)? != stated.dimension {
        return None;
    }
    let per = claim.mention.per.as_ref()?.name();
    let mut counts = passage
        .claims()
        .filter(|index| *index != rate && *index != total && counts(case, *index, per));
    let (count, None) = (counts.next()?, counts.next()) else {
        return None;
    };
    let number = values::quantity(&case.claim(count)?.mention)?;
    let value = per_unit.figure.loose().times(&number.figure.loose()).ok()?;
    let slack = Interval::closed(
        Decimal::ONE - case.thresholds.rate_gap,
        Decimal::ONE + case.thresholds.rate_gap,
    );
    let generous = value.times(&slack).ok()?;
    let apart = values::computed(&generous, &stated.figure) == ValueRelation::Apart;
    apart.then_some(Product {
        rate,
        time: count,
        total,
        value,
    })
}

/// Does the figure count the unit that a rate is per?
fn counts(case: &Case<'_>, index: usize, per: &str) -> bool {
    case.claim(index).is_some_and(|claim| {
        claim.mention.per.is_none()
            && match &claim.mention.value {
                Value::Measure { unit, .. } => unit.name() == per,
                Value::Count { noun, .. } => noun.name() == per,
                _ => false,
            }
    })
}

/// How many seconds the unit of time has that a rate is per.
fn seconds_per(case: &Case<'_>, index: usize) -> Option<Interval> {
    let claim = case.claim(index)?;
    let per = claim.mention.per.as_ref()?;
    let actual = matches!(claim.modality, Modality::Actual | Modality::Reported);
    let unit = CalendarUnit::ALL
        .into_iter()
        .find(|unit| unit.name() == per.name())?;
    actual.then(|| length(unit))
}

/// The shortest and longest that a unit of time can be, in seconds.
fn length(unit: CalendarUnit) -> Interval {
    let days = |low: i64, high: i64| {
        Interval::closed(Decimal::from(low * 86_400), Decimal::from(high * 86_400))
    };
    match unit {
        CalendarUnit::Year => days(365, 366),
        CalendarUnit::Month => days(30, 31),
        CalendarUnit::Week => days(7, 7),
        CalendarUnit::Day => days(1, 1),
        CalendarUnit::Hour => Interval::point(Decimal::from(3_600)),
        CalendarUnit::Minute => Interval::point(Decimal::from(60)),
        CalendarUnit::Second => Interval::point(Decimal::ONE),
    }
}

fn seconds(time: &Quantity) -> Option<Interval> {
    let written = time.figure.loose();
    match time.dimension {
        Dimension::Seconds => Some(written),
        Dimension::Months => written.times(&length(CalendarUnit::Month)).ok(),
        _ => None,
    }
}

/// What a rate is measured in, without what it is per.
fn plain(rate: &Dimension) -> Option<Dimension> {
    Some(match rate {
        Dimension::Money(currency, Some(_)) => Dimension::Money(*currency, None),
        Dimension::Count(Some(_)) => Dimension::Count(None),
        Dimension::Measure(unit, Some(_)) => Dimension::Measure(unit.clone(), None),
        _ => return None,
    })
}

/// The only other amount in the rate's unit, if the text presents it as a total.
fn presented_total(case: &Case<'_>, window: &[Item<'_>], rate: &Quantity) -> Option<usize> {
    let plain = plain(&rate.dimension)?;
    let of_unit = |index: &usize| {
        let quantity = case
            .claim(*index)
            .and_then(|claim: &Claim| values::quantity(&claim.mention));
        quantity.is_some_and(|quantity| quantity.dimension == plain)
    };
    let mut totals = window.iter().filter_map(Item::claim).filter(of_unit);
    let (total, None) = (totals.next()?, totals.next()) else {
        return None;
    };
    window.iter().any(|item| item.is(Cue::Sum)).then_some(total)
}

fn finding(case: &Case<'_>, product: &Product) -> Option<Finding> {
    let (rate, time, total) = (
        case.claim(product.rate)?,
        case.claim(product.time)?,
        case.claim(product.total)?,
    );
    let stated = values::quantity(&total.mention)?;
    let largest = product
        .value
        .upper()
        .value()
        .or(product.value.lower().value())?;
    let wording = Wording::new(&stated.dimension, largest);
    let mut claims = [product.rate, product.time, product.total];
    claims.sort_unstable();
    Some(Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: EXPLANATION.severity,
        confidence: 0.8,
        message: format!(
            "{} for {} does not make {}",
            case.text(rate),
            case.text(time),
            case.text(total)
        ),
        explanation: vec![format!(
            "{} times {} makes {}, not {}.",
            case.text(rate),
            case.text(time),
            wording.interval(&product.value),
            wording.meaning(&stated.figure),
        )],
        likely_cause: None,
        evidence: claims
            .into_iter()
            .filter_map(|claim| Some(case.evidence(case.claim(claim)?)))
            .collect(),
    })
}
