use std::collections::BTreeSet;

use super::product::{FAR, Product, generous, is_within, over, plain};
use super::rate_clock::{self, clock};
use super::window::{Item, items, windows};
use super::{rate_average, rate_clocks, rate_counts, rate_elsewhere, rate_per_head, rate_spread};
use crate::case::Case;
use crate::cause;
use crate::compare::values::{self, Dimension};
use crate::comparison::ValueRelation;
use crate::finding::{Finding, Severity};
use crate::mention::Value;
use crate::passage::{Cue, Passage, Sign};
use crate::rule::{Example, Explanation, Rule};
use crate::value::Interval;
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
whole*, *which brought in*), in the sentence of the rate or the next, or the rate be given as the total in \
other words (*£8m, or £2m a kilometre*) beside the count. So much for each of so many is such a rate; a \
price from which others begin, or at which only some were sold, is none. A total that is what the two make but for a \
slip of the pen need not be presented: it may stand near them, or in another document.

Months and years vary in length, and spans of time are rounded, so the product is an interval; only a \
total well outside it, by the threshold `rate_gap` (15 per cent), is reported.",
    fires: &[
        Example {
            about: "so much a kilometre",
            documents: &[("", "The 40 kilometres of new track cost £81bn, or £2m a kilometre.")],
        },
        Example {
            about: "so much for each of so many",
            documents: &[("", "The town bought 30 boats at €20,000 each, for a total of €900,000.")],
        },
        Example {
            about: "so many to one of what is counted, told in two texts",
            documents: &[
                ("2021-05-03", "Each crate from the Lund orchard holds eight melons. The orchard has shipped 61,400 crates to the market."),
                ("2021-05-05", "The orchard at Lund has brought 591,200 melons to the market, says its owner."),
            ],
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
            about: "so much for each of so many, and it fits",
            documents: &[("", "The town bought 30 boats at €20,000 each, for a total of €600,000.")],
        },
        Example {
            about: "so many to one of what is counted, told in two texts, and it fits",
            documents: &[
                ("2021-05-03", "Each crate from the Lund orchard holds eight melons. The orchard has shipped 61,400 crates to the market."),
                ("2021-05-05", "The orchard at Lund has brought 491,200 melons to the market, says its owner."),
            ],
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
        let mut found: Vec<Product> = Vec::new();
        for window in windows(case) {
            found.extend(product(case, &window));
            found.extend(rate_counts::product(case, &window));
            found.extend(rate_clock::lasted(case, &window));
        }
        for passage in case.passages.iter().filter(|passage| passage.in_story) {
            found.extend(rate_clock::two_rates(case, passage));
            found.extend(lasted_elsewhere(case, passage));
        }
        found.extend(rate_average::quotients(case));
        found.extend(rate_elsewhere::products(case));
        found.extend(rate_spread::products(case));
        found.extend(rate_per_head::products(case));
        found.extend(rate_clocks::products(case));
        found.retain(|product| totals.insert(product.total));
        let findings = found.iter();
        findings
            .filter_map(|product| finding(case, product))
            .collect()
    }
}

fn product(case: &Case<'_>, window: &[Item<'_>]) -> Option<Product> {
    let claims = || window.iter().filter_map(Item::claim);
    let quantity = |index: usize| values::quantity(&case.claim(index)?.mention);
    let rates: Vec<(usize, Interval)> = window
        .iter()
        .filter_map(|item| Some((item.claim()?, clock(case, item)?)))
        .collect();
    // "The lowest in ten years" lasted no ten years.
    let of_rank = |index: usize| {
        let at = window.iter().position(|item| item.claim() == Some(index));
        let before = at.and_then(|at| window.get(at.checked_sub(1)?));
        before.is_some_and(|item| item.is(Cue::Most) || item.is(Cue::Least))
    };
    let times: Vec<usize> = claims()
        .filter(|index| !of_rank(*index))
        .filter(|index| {
            quantity(*index).is_some_and(|quantity| {
                matches!(quantity.dimension, Dimension::Months | Dimension::Seconds)
            })
        })
        .collect();
    let ([(rate, unit)], [time]) = (rates.as_slice(), times.as_slice()) else {
        return None;
    };
    let total = presented_total(case, window, *rate)?;
    let stated = quantity(total)?;
    let value = over(case, *rate, unit, *time)?;
    let apart = values::computed(&generous(case, &value, [*rate, *time])?, &stated.figure)
        == ValueRelation::Apart;
    // "$78 a month for a year and $98 thereafter": nothing says that it is the total, and it is far from it.
    let meant = window.iter().any(Item::sums) || is_within(&value, &stated, FAR);
    (apart && meant).then_some(Product {
        rate: *rate,
        time: *time,
        total,
        value,
        confidence: 0.8,
    })
}

/// "€300,000 a day, or €4.6 million in all", in a document that gives one length of time.
fn lasted_elsewhere(case: &Case<'_>, passage: &Passage) -> Option<Product> {
    let window: Vec<Item<'_>> = items(passage).collect();
    let mut rates = window
        .iter()
        .filter_map(|item| Some((item.claim()?, clock(case, item)?)));
    let (rate, unit) = rates.next()?;
    let claim = case.claim(rate)?;
    let total = presented_total(case, &window, rate)?;
    let stated = values::quantity(&case.claim(total)?.mention)?;
    if !passage.has(Cue::Or) || !passage.has(Cue::Sum) && !passage.has(Cue::Makes) {
        return None;
    }
    let mut times = case.claims_of(claim.document).filter(|(_, other)| {
        let length = values::quantity(&other.mention);
        other.in_story && length.is_some_and(|length| length.dimension == Dimension::Seconds)
    });
    let ((time, _), None) = (times.next()?, times.next()) else {
        return None;
    };
    let value = over(case, rate, &unit, time)?;
    let apart = values::computed(&generous(case, &value, [rate, time])?, &stated.figure)
        == ValueRelation::Apart;
    (apart && is_within(&value, &stated, FAR)).then_some(Product {
        rate,
        time,
        total,
        value,
        confidence: 0.75,
    })
}

/// How many terms behind the word for a debt stands how large it is: "owes the bank £200,000".
const LENT: usize = 2;

/// The only other amount in the rate's unit, if the text presents it as a total.
fn presented_total(case: &Case<'_>, window: &[Item<'_>], rate: usize) -> Option<usize> {
    let quantity = |index: usize| values::quantity(&case.claim(index)?.mention);
    let plain = plain(&quantity(rate)?.dimension)?;
    let of_unit = |index: &usize| {
        *index != rate && quantity(*index).is_some_and(|other| other.dimension == plain)
    };
    let mut totals = window.iter().filter_map(Item::claim).filter(of_unit);
    let (total, None) = (totals.next()?, totals.next()) else {
        return None;
    };
    // "Comes to $12.99 a month, or pay $112 for the entire year" are two ways to pay.
    let place = |index: usize| window.iter().position(|item| item.claim() == Some(index));
    let (from, to) = (place(rate)?, place(total)?);
    // "Owes £200,000 over 25 years and pays £1,289 a month", interest among it.
    let ahead = window.get(to.saturating_sub(LENT)..=to)?;
    if ahead.iter().any(|item| item.follows(Sign::Lent)) {
        return None;
    }
    let between = window.get(from + 1..to).unwrap_or_default();
    let or = between.iter().position(|item| item.is(Cue::Or));
    if or.is_some_and(|or| or + 1 < between.len()) {
        return None;
    }
    // "For four years, and that's $48m".
    let back = window.get(to).is_some_and(|item| item.follows(Sign::Back));
    let said = back || window.iter().any(|item| item.sums());
    let counted = |index: usize| match &case.claim(index)?.mention.value {
        Value::Count { noun, .. } => Some(noun.name()),
        _ => None,
    };
    // "Two runways … a station that stood empty for eight years, with one train a day"
    let of_one = counted(rate)
        .zip(counted(total))
        .is_none_or(|(one, other)| one.ends_with(other) || other.ends_with(one));
    (of_one && (said || over_time_in_one_sentence(case, window, total))).then_some(total)
}

/// "Over the first ten days the loss has come to 35 million": does the total stand beside its time?
fn over_time_in_one_sentence(case: &Case<'_>, window: &[Item<'_>], total: usize) -> bool {
    let mut own = window.iter().filter(|item| item.claim() == Some(total));
    let Some(sentence) = own.next().map(|item| item.sentence) else {
        return false;
    };
    window
        .iter()
        .filter(|item| item.sentence == sentence)
        .filter_map(Item::claim)
        .filter_map(|index| values::quantity(&case.claim(index)?.mention))
        .any(|length| matches!(length.dimension, Dimension::Months | Dimension::Seconds))
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
    let (rate, time) = (case.text(rate), case.text(time));
    let (both, times) = if product.rate == product.time {
        (rate.to_owned(), rate.to_owned())
    } else {
        (format!("{rate} for {time}"), format!("{rate} times {time}"))
    };
    let claims = BTreeSet::from([product.rate, product.time, product.total]);
    Some(Finding {
        rule: EXPLANATION.name.to_owned(),
        severity: EXPLANATION.severity,
        confidence: product.confidence,
        message: format!("{both} does not make {}", case.text(total)),
        explanation: vec![format!(
            "{times} makes {}, not {}.",
            wording.interval(&product.value),
            wording.meaning(&stated.figure),
        )],
        likely_cause: cause::of_computed(&product.value, &stated.figure),
        evidence: case.evidence_of(claims),
    })
}
