//! Averages against the total and the count that they come from, where the three stand near each other: "$162m
//! in three days. It was shown in 4,243 cinemas, an average of $58,200 per site".
//!
//! Nothing but their places joins the three, so the average must be what the two make but for a slip of the
//! pen: one digit, two exchanged, or the point.

use rust_decimal::Decimal;

use super::product::{FAR, Product, generous, is_within, plain};
use super::window::{Amount, LONGEST, figures, sums};
use crate::case::Case;
use crate::claim::{Modality, Nature, Relation, Role, Statistic};
use crate::compare::miswritten::is_slip_of;
use crate::compare::values::{self, Dimension, Quantity};
use crate::mention::Kind;
use crate::passage::{Cue, Passage, Sign, Term};
use crate::value::{Bound, CalendarUnit, Interval};

/// How many sentences before an average its total, and its count, may stand.
const REACH: usize = 3;
/// What is averaged over fewer is told one by one.
const FEWEST: Decimal = Decimal::from_parts(10, 0, 0, false, 0);

/// The averages that miss what the figures before them make by a slip.
pub(super) fn quotients(case: &Case<'_>) -> Vec<Product> {
    let mut found = Vec::new();
    for (at, passage) in case.passages.iter().enumerate() {
        let near = case.passages.get(at.saturating_sub(REACH)..=at);
        let terms: usize = near
            .unwrap_or_default()
            .iter()
            .filter(|near| near.document == passage.document)
            .map(|near| near.terms.len())
            .sum();
        if !passage.in_story || terms > LONGEST {
            continue;
        }
        let averages = passage.terms.iter().enumerate();
        let averages = averages.filter_map(|(place, term)| {
            let index = term.claim()?;
            is_average(case, passage, place, index).then_some(index)
        });
        for average in averages {
            found.extend(quotient(case, at, average));
        }
    }
    found
}

/// Is it said to be for each of something that is counted, and not timed?
fn is_average(case: &Case<'_>, passage: &Passage, place: usize, index: usize) -> bool {
    let Some(claim) = case.claim(index) else {
        return false;
    };
    let per = claim.mention.per.as_ref();
    let timed = per.is_some_and(|per| CalendarUnit::named(per.name()).is_some());
    let each = |at: usize| passage.terms.get(at) == Some(&Term::Cue(Cue::Each));
    let before = passage.terms.get(..place).unwrap_or_default();
    let on_average =
        before.contains(&Term::Cue(Cue::Basis)) && before.contains(&Term::Cue(Cue::Each));
    // "At the price of €32 that is €87bn".
    let price = claim.subject.nature == Some(Nature::Rate)
        && passage.terms.get(place + 1..place + 2).is_some_and(sums);
    let said = claim.subject.statistic == Statistic::Average
        || per.is_some()
        || each(place + 1)
        || on_average
        || price;
    let amount = values::quantity(&claim.mention).is_some_and(|quantity| {
        matches!(
            quantity.dimension,
            Dimension::Money(..) | Dimension::Measure(..)
        )
    });
    let plain = matches!(
        claim.mention.bound(),
        Bound::Exact | Bound::About | Bound::Nearly
    ) || claim.mention.bound() == Bound::Above && each(place + 1);
    // "Starting at €20 each".
    let open = passage.has_sign(Sign::Besides, place.saturating_sub(1)..=place);
    // "Two halls of 800 square metres each": so few make no average, and what is counted elsewhere is not meant.
    let few = place
        .checked_sub(1)
        .and_then(|before| case.claim(passage.terms.get(before)?.claim()?))
        .filter(|count| count.mention.kind() == Kind::Count)
        .and_then(|count| count.mention.figure()?.nominal())
        .is_some_and(|count| count < FEWEST);
    let few = few && each(place + 1);
    amount && said && !timed && !open && !few && claim.in_story && plain
}

/// "For each household": do words behind it say of what each is, with no comma before them?
fn names_each(passage: &Passage, each: usize) -> bool {
    let next = passage.terms.get(each + 1);
    let named = matches!(next, Some(Term::Word(_)));
    named && !passage.is_signed(each + 1, Sign::Break)
}

fn quotient(case: &Case<'_>, at: usize, average: usize) -> Option<Product> {
    let claim = case.claim(average)?;
    let own = values::quantity(&claim.mention)?;
    let unit = plain(&own.dimension)?;
    let near = near(case, at, average);
    let larger = |other: &&Amount<'_>| {
        other.quantity.dimension == unit && other.quantity.figure.nominal() > own.figure.nominal()
    };
    let counts = || near.iter().filter(|other| is_count(other));
    let exact = claim.mention.bound() == Bound::Exact;
    let mut slips = Vec::new();
    // "$195,000 a head" is no average of what the sentences before tell of.
    let passage = case.passages.get(at)?;
    let behind = passage.place_of(average).map(|place| place + 1);
    let each = behind.and_then(|at| passage.terms.get(at)) == Some(&Term::Cue(Cue::Each));
    let apart = (claim.mention.per.is_some() || each && names_each(passage, behind?))
        && claim.subject.statistic != Statistic::Average;
    let own_sentence = |other: &&Amount<'_>| !apart || other.claim.sentence == claim.sentence;
    for total in near.iter().filter(larger).filter(own_sentence) {
        for count in counts() {
            let over = |total: Interval| total.over(&count.quantity.figure.strict()).ok();
            let held = &total.quantity.figure;
            let value = match (held.bound(), held.nominal()) {
                (Bound::Above, Some(least)) => over(Interval::point(least)),
                _ => over(held.strict()),
            };
            let Some(value) = value else { continue };
            // "Just over $90 million" in all.
            let more = just_over(&total.quantity).filter(|_| held.bound() == Bound::Above);
            let more = more.and_then(over);
            if more.is_some_and(|more| values::computed(&more, &own.figure).agrees()) {
                return None;
            }
            // "Just over $20" is not much more.
            let agrees = match own.figure.bound() {
                Bound::Above => just_over(&own).is_some_and(|band| band.meets(&value)),
                _ => values::computed(&value, &own.figure).agrees(),
            };
            if agrees {
                return None;
            }
            let product = own.figure.strict().times(&count.quantity.figure.strict());
            let of_total =
                product.is_ok_and(|product| is_slip_of(&product, &total.quantity.figure));
            // "12,000 claims averaging $15,000, or $18 million in all".
            let restated = || {
                let mut said = case.joined(total.index, Relation::Restatement);
                said.any(|of| of == average) && product_is_shifted(&own, count, total)
            };
            if exact && (is_slip_of(&value, &own.figure) || of_total || restated()) {
                slips.push((total.index, count));
            }
        }
    }
    if slips.is_empty() {
        slips.extend(directly(case, at, average, &near));
    }
    let [(total, count)] = slips.as_slice() else {
        return None;
    };
    let value = match (own.figure.bound(), own.figure.nominal()) {
        (Bound::Above, Some(number)) => Interval::point(number),
        _ => own.figure.strict(),
    };
    let value = value.times(&count.quantity.figure.strict());
    Some(Product {
        rate: average,
        time: count.index,
        total: *total,
        value: value.ok()?,
        confidence: 0.75,
    })
}

/// "Some 900 of them settled for £150m, which is nearly £170,000 each": the only count and the only total of the
/// sentence of an average that follows the total, where the three are well apart.
fn directly<'n, 'a>(
    case: &Case<'_>,
    at: usize,
    index: usize,
    near: &'n [Amount<'a>],
) -> Option<(usize, &'n Amount<'a>)> {
    /// How many terms may stand between a total and its average, and where a word says that the one comes to the other.
    const BETWEEN: usize = 2;
    const MADE: usize = 9;
    let passage = case.passages.get(at)?;
    let place = |index: usize| passage.place_of(index);
    let own = values::quantity(&case.claim(index)?.mention)?;
    let unit = plain(&own.dimension)?;
    let mut totals = near
        .iter()
        .filter(|other| place(other.index).is_some() && other.quantity.dimension == unit);
    let (total, None) = (totals.next()?, totals.next()) else {
        return None;
    };
    let mut counts = near.iter().filter(|other| {
        place(other.index).is_some() && other.quantity.dimension == Dimension::Count(None)
    });
    let (count, None) = (counts.next()?, counts.next()) else {
        return None;
    };
    let (of, to) = (place(total.index)?, place(index)?);
    let between = passage.terms.get(of + 1..to).unwrap_or_default();
    let made = sums(between) && between.iter().all(|term| term.claim().is_none());
    let near = to.saturating_sub(of) <= if made { MADE } else { BETWEEN };
    let joined = of < to && near && place(count.index)? < of && is_count(count);
    // "Just over $20".
    let average = match own.figure.bound() {
        Bound::Above => just_over(&own)?,
        _ => own.figure.loose(),
    };
    let product = average.times(&count.quantity.figure.loose()).ok()?;
    let product = generous(case, &product, [index, count.index])?;
    let stated = &total.quantity;
    let all = match stated.figure.bound() {
        Bound::Above => just_over(stated)?,
        _ => stated.figure.loose(),
    };
    let slack = Interval::closed(Decimal::ONE - SLACK, Decimal::ONE + SLACK);
    let apart = product
        .times(&slack)
        .is_ok_and(|product| !product.meets(&all));
    let reach = Interval::closed(Decimal::ONE, FAR);
    let near = match stated.figure.bound() {
        Bound::Above => (all.times(&reach)).is_ok_and(|most| most.meets(&product)),
        _ => is_within(&product, stated, FAR) || is_shifted(&product, stated),
    };
    (joined && apart && near).then_some((total.index, count))
}

/// From a figure to a tenth more.
fn just_over(quantity: &Quantity) -> Option<Interval> {
    let number = quantity.figure.nominal()?;
    let most = number.checked_mul(Decimal::ONE + SLACK)?;
    Some(Interval::closed(number, most))
}

/// Do an average and its count make the total but for the place of its point?
fn product_is_shifted(average: &Quantity, count: &Amount<'_>, total: &Amount<'_>) -> bool {
    let product = average.figure.loose().times(&count.quantity.figure.loose());
    product.is_ok_and(|product| is_shifted(&product, &total.quantity))
}

/// Is the one the other, as far as both are rounded, but for the place of its point?
pub(super) fn is_shifted(value: &Interval, stated: &Quantity) -> bool {
    let slack = Interval::closed(Decimal::ONE - SLACK, Decimal::ONE + SLACK);
    let meets = |one: &Interval, other: &Interval| {
        [Decimal::TEN, Decimal::ONE_HUNDRED, Decimal::ONE_THOUSAND]
            .into_iter()
            .filter_map(|factor| one.scaled(factor).and_then(|one| one.times(&slack)).ok())
            .any(|one| one.meets(other))
    };
    let (value, stated) = (values::coarse(value), stated.figure.strict());
    meets(&value, &stated) || meets(&stated, &value)
}

/// By which share an average, its count and its total may miss each other where all of them are rounded.
const SLACK: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

fn is_count(near: &Amount<'_>) -> bool {
    near.quantity.dimension == Dimension::Count(None)
        && near.quantity.figure.bound() != Bound::Above
        && matches!(near.claim.mention.kind(), Kind::Count | Kind::Number)
        && near.quantity.figure.nominal() >= Some(FEWEST)
}

/// The plain figures of the sentence of an average and of those before it.
fn near<'a>(case: &Case<'a>, at: usize, average: usize) -> Vec<Amount<'a>> {
    let document = case.passages.get(at).map(|passage| passage.document);
    let reach = case.passages.get(at.saturating_sub(REACH)..=at);
    let own = reach.unwrap_or_default().iter();
    own.filter(|passage| Some(passage.document) == document && passage.in_story)
        .flat_map(|passage| figures(case, passage))
        .filter(|held| {
            let claim = held.claim;
            held.index != average
                && claim.mention.per.is_none()
                && matches!(
                    claim.mention.bound(),
                    Bound::Exact | Bound::About | Bound::Above
                )
                && !matches!(claim.role, Role::Change | Role::Share)
                && claim.modality != Modality::Denied
        })
        .collect()
}
