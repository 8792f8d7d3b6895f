//! So much for each of so many: rates that are counted, and not by the clock.

use super::product::{Product, in_units_of, is_within, plain, ratio};
use super::rate_average::is_shifted;
use super::window::{Amount, Item, amounts};
use crate::case::Case;
use crate::claim::{Claim, Facet, Modality, Nature, Relation, Role, Statistic};
use crate::compare::values::{self, Dimension, Quantity};
use crate::comparison::ValueRelation;
use crate::mention::{Kind, Value};
use crate::passage::{Cue, Sign};
use crate::value::{Bound, CalendarUnit, Interval, Unit};
use rust_decimal::Decimal;

/// More terms than this between a rate, its count and a total part them.
const FEW: usize = 7;

/// The only rate of a window with its count and its total, if the three do not go together.
pub(super) fn product(case: &Case<'_>, window: &[Item<'_>]) -> Option<Product> {
    let places: Vec<Amount<'_>> = amounts(case, window)
        .filter(|amount| is_said(amount.claim))
        .collect();
    let mut rates = places
        .iter()
        .filter_map(|rate| Some((rate, count(case, window, &places, rate)?)));
    let ((rate, count), None) = (rates.next()?, rates.next()) else {
        return None;
    };
    let unit = plain(&rate.quantity.dimension)?;
    let of_unit = |other: &Amount<'_>| {
        other.quantity.dimension == unit
            || is_by_same_clock(rate, other)
            || is_plain_of_compound(rate, other)
    };
    let mut totals = places.iter().filter(|other| {
        other.index != rate.index
            && other.index != count.index
            && of_unit(other)
            && (unit != Dimension::Count(None) || noun(other) == noun(rate))
            && (other.quantity.figure.nominal() > rate.quantity.figure.nominal()
                || restate(case, rate, other))
    });
    let (total, None) = (totals.next()?, totals.next()) else {
        return None;
    };
    if !matches!(total.claim.mention.bound(), Bound::Exact | Bound::About) {
        return None;
    }
    let counted = in_units_of(case, per(rate), count)?;
    let value = rate.quantity.figure.loose().times(&counted.loose()).ok()?;
    let stated = &total.quantity.figure;
    // The count and the rate may each have been rounded: what the total leaves of either counts too.
    let apart =
        values::computed(&value, stated) == ValueRelation::Apart && !value.meets(&stated.loose());
    let three = [rate, count, total];
    let all = !is_partial(case, window, &places, three);
    (apart && all && is_presented(case, window, three, &value)).then_some(Product {
        rate: rate.index,
        time: count.index,
        total: total.index,
        value,
        confidence: 0.8,
    })
}

/// The only rate of a window, with what it is for each of.
pub(super) fn counted(case: &Case<'_>, window: &[Item<'_>]) -> Option<(usize, usize)> {
    let places: Vec<Amount<'_>> = amounts(case, window)
        .filter(|amount| is_said(amount.claim))
        .collect();
    let mut rates = places
        .iter()
        .filter_map(|rate| Some((rate.index, count(case, window, &places, rate)?.index)));
    let (found, None) = (rates.next()?, rates.next()) else {
        return None;
    };
    Some(found)
}

/// What stands behind "per" in the name of a unit.
const PER: &str = " per ";

/// What a rate is for each of: beside its unit ("$5 a tonne"), or in it ("5 tonnes per hectare").
fn per<'a>(rate: &Amount<'a>) -> Option<&'a str> {
    let beside = rate.claim.mention.per.as_ref().map(Unit::name);
    beside.or_else(|| match &rate.claim.mention.value {
        Value::Measure { unit, .. } => unit.name().split_once(PER).map(|(_, per)| per),
        _ => None,
    })
}

/// Is it in the unit that a rate has for each of something: tonnes, where the rate is in tonnes per hectare?
fn is_plain_of_compound(rate: &Amount<'_>, total: &Amount<'_>) -> bool {
    match (&rate.claim.mention.value, &total.claim.mention.value) {
        (Value::Measure { unit: rate, .. }, Value::Measure { unit: total, .. }) => rate
            .name()
            .split_once(PER)
            .is_some_and(|(unit, _)| unit == total.name()),
        _ => false,
    }
}

/// "2,400 subscribers pay $35 a month, which gives $84,000 a month": are both for each of the same time?
fn is_by_same_clock(rate: &Amount<'_>, total: &Amount<'_>) -> bool {
    let per = |amount: &Amount<'_>| amount.claim.mention.per.clone();
    let timed = per(rate).is_some_and(|per| CalendarUnit::named(per.name()).is_some());
    timed && rate.quantity.dimension == total.quantity.dimension
}

/// Does the text give the total as that of the rate and its count?
fn is_presented(
    case: &Case<'_>,
    window: &[Item<'_>],
    [rate, count, total]: [&Amount<'_>; 3],
    value: &Interval,
) -> bool {
    // "$9bn including debt": of more than the rate is of.
    let more = window
        .get(total.at + 1)
        .is_some_and(|item| item.is(Cue::Some));
    let restated = restate(case, rate, total);
    let (low, high) = (
        rate.at.min(count.at).min(total.at),
        rate.at.max(count.at).max(total.at),
    );
    let within = window.get(low..=high).unwrap_or_default();
    let said = within.iter().any(|item| item.sums())
        || window.get(total.at + 1).is_some_and(|item| item.sums());
    // Those who pay a price may pay for other things too.
    let near = match is_price(rate) {
        true => is_within(value, &total.quantity, Decimal::new(15, 1)),
        false => is_within(value, &total.quantity, Decimal::from(3)),
    } || is_each_by_clock(window, rate) && is_shifted(value, &total.quantity);
    let sentence = |place: &Amount<'_>| window.get(place.at).map(|item| item.sentence);
    let one_sentence = sentence(rate) == sentence(total);
    let close = within.len() <= 2 * FEW + 3;
    let made = one_sentence && is_made(window, total);
    // "97,000 tonnes at $1,040 a tonne, which brought in $10.1m".
    let shifted = made && is_point_slip(value, &total.quantity);
    !more && close && (restated || said && near || made && near || shifted)
}

/// Is the total the product but for the place of its point, to the last digit?
fn is_point_slip(value: &Interval, total: &Quantity) -> bool {
    [1, 2, 3].into_iter().any(|places| {
        let (less, more) = (Decimal::new(1, places), Decimal::from(10_u32.pow(places)));
        [less, more].into_iter().any(|factor| {
            let moved = value.scaled(factor);
            moved.is_ok_and(|moved| values::computed(&moved, &total.figure).agrees())
        })
    })
}

/// Does a word say that something comes to the total: "worth", "which brought in"? After "and" it comes
/// to it only if that word follows: "and gloves worth 5" are other things.
fn is_made(window: &[Item<'_>], total: &Amount<'_>) -> bool {
    let before = window[..total.at]
        .iter()
        .rposition(|item| item.claim().is_some());
    let own = window
        .get(before.map_or(0, |before| before + 1)..=total.at)
        .unwrap_or_default();
    let made = own.iter().any(|item| item.follows(Sign::Makes));
    let other = |item: &Item<'_>| item.follows(Sign::And) && !item.follows(Sign::Makes);
    made && !own.iter().any(other)
}

/// Is one of the three no more than a beginning ("from $5 each"), or did a part of what was counted go at
/// another rate ("of the 26,000, 4,000 went at half price")?
fn is_partial(
    case: &Case<'_>,
    window: &[Item<'_>],
    places: &[Amount<'_>],
    three: [&Amount<'_>; 3],
) -> bool {
    let [rate, count, total] = three;
    // "Up to" is a word of its own before the figure.
    let open = three.iter().any(|place| {
        let near = window.get(place.at.saturating_sub(1)..=place.at);
        let word = |item: &&Item<'_>| item.claim().is_none_or(|claim| claim == place.index);
        let mut near = near.unwrap_or_default().iter().filter(word);
        near.any(|item| item.follows(Sign::Besides))
    });
    let parted = places.iter().any(|place| {
        let mut wholes = case.joined(place.index, Relation::PartOf);
        let of_count = wholes.any(|whole| whole == count.index);
        of_count && place.index != rate.index && place.index != total.index
    });
    open || parted
}

/// Does the text give the one as the other in other words?
fn restate(case: &Case<'_>, one: &Amount<'_>, other: &Amount<'_>) -> bool {
    let links = |from: &Amount<'_>, to: &Amount<'_>| {
        let mut restated = case.joined(from.index, Relation::Restatement);
        restated.any(|held| held == to.index)
    };
    links(one, other) || links(other, one)
}

/// What a rate is for each of: the things that its unit names, or those beside "each".
fn count<'p, 'a>(
    case: &Case<'_>,
    window: &[Item<'_>],
    places: &'p [Amount<'a>],
    rate: &Amount<'a>,
) -> Option<&'p Amount<'a>> {
    let counted = |place: &&Amount<'_>| {
        place.index != rate.index
            && place.claim.role != Role::Change
            && matches!(place.claim.mention.bound(), Bound::Exact | Bound::About)
            && place.claim.mention.per.is_none()
    };
    if let Some(per) = per(rate) {
        let mut found =
            places
                .iter()
                .filter(counted)
                .filter(|place| match &place.claim.mention.value {
                    Value::Measure { unit, .. } => unit.name() == per,
                    Value::Count { noun, .. } => noun.name() == per,
                    _ => false,
                });
        let mut converted = places
            .iter()
            .filter(counted)
            .filter(|place| place.index != rate.index && ratio(case, per, place).is_some());
        match (found.next(), found.next()) {
            (Some(count), None) => return Some(count),
            // "68,400 tonnes, at an average of $4.60 per kilogram".
            (None, _) if converted.clone().count() == 1 => return converted.next(),
            (None, _) if is_price(rate) => return payers(places, rate),
            // "At $500 a week apiece".
            (None, _) if is_each_by_clock(window, rate) => {}
            _ => return None,
        }
    }
    let amount = matches!(
        rate.quantity.dimension,
        Dimension::Money(_, None) | Dimension::Measure(_, None) | Dimension::Count(None)
    );
    let amount = amount || is_each_by_clock(window, rate);
    if !amount || rate.claim.subject.nature == Some(Nature::Toll) {
        return None;
    }
    if is_price(rate) {
        return payers(places, rate);
    }
    if let Some(count) = sold_at(window, places, rate) {
        return Some(count);
    }
    if let Some(before) = each_of(window, places, rate) {
        return Some(before);
    }
    // "40 buses at $300,000 each"; "$500 for each of the 12,000 nurses".
    let reach = match rate.quantity.dimension {
        Dimension::Count(_) => 1,
        _ => 2,
    };
    let each = window
        .iter()
        .enumerate()
        .skip(rate.at + 1)
        .take(reach)
        .find(|(_, item)| item.is(Cue::Each))?
        .0;
    let things = |place: &&Amount<'_>| {
        let kind = place.claim.mention.kind();
        let land = kind == Kind::Measure && place.quantity.dimension != rate.quantity.dimension;
        counted(place)
            && (matches!(kind, Kind::Count | Kind::Number) || land)
            && (noun(rate).is_none() || noun(place) != noun(rate))
    };
    let close = |place: &&Amount<'_>| place.at.abs_diff(rate.at) <= FEW;
    let behind = places.iter().filter(things).find(|place| {
        let between = window.get(each + 1..place.at).unwrap_or_default();
        place.at > each && between.len() <= 2 && between.iter().all(|item| item.claim().is_none())
    });
    let before = || {
        let sentence = |at: usize| window.get(at).map(|item| item.sentence);
        let mut before = places
            .iter()
            .filter(things)
            .filter(|place| place.at < rate.at && sentence(place.at) == sentence(rate.at));
        before.next_back().filter(close)
    };
    // "26 trains at 7 million each; 19 are in service".
    let cut = behind.is_some_and(|place| {
        let between = window.get(each + 1..=place.at).unwrap_or_default();
        between.iter().any(|item| item.follows(Sign::Break))
    });
    match cut {
        true => before().or(behind),
        false => behind.or_else(before),
    }
}

/// Is it so much each for a time: "$500 a week apiece"?
fn is_each_by_clock(window: &[Item<'_>], rate: &Amount<'_>) -> bool {
    let timed = per(rate).is_some_and(|per| CalendarUnit::named(per).is_some());
    timed
        && window
            .get(rate.at + 1)
            .is_some_and(|item| item.is(Cue::Each))
}

/// "Each of the 340 families will receive $15,000": the count behind a word that opens the sentence, and
/// the first figure behind that.
fn each_of<'p, 'a>(
    window: &[Item<'_>],
    places: &'p [Amount<'a>],
    rate: &Amount<'a>,
) -> Option<&'p Amount<'a>> {
    let nth = places.iter().position(|place| place.index == rate.index)?;
    let count = places.get(nth.checked_sub(1)?)?;
    let sentence = |at: usize| window.get(at).map(|item| item.sentence);
    let opening = |at: usize| at == 0 || sentence(at - 1) != sentence(at);
    // "Each of Spain's 23 gets": who it is may stand between.
    let ahead = window.get(count.at.saturating_sub(2)..count.at)?;
    let each = count.at - ahead.iter().rev().position(|item| item.is(Cue::Each))? - 1;
    let said = opening(each)
        && window
            .get(each + 1..count.at)?
            .iter()
            .all(|item| item.claim().is_none());
    let counted = matches!(count.claim.mention.kind(), Kind::Count | Kind::Number)
        && count.claim.mention.bound() == Bound::Exact
        && noun(count) != noun(rate);
    let near = sentence(count.at) == sentence(rate.at) && rate.at - count.at <= 3;
    (said && counted && near && rate.claim.mention.per.is_none()).then_some(count)
}

/// "12 million seats sold at an average of €150": the count directly before an average price.
fn sold_at<'p, 'a>(
    window: &[Item<'_>],
    places: &'p [Amount<'a>],
    rate: &Amount<'a>,
) -> Option<&'p Amount<'a>> {
    /// How many words may stand between.
    const WORDS: usize = 3;
    let nth = places.iter().position(|place| place.index == rate.index)?;
    let count = places.get(nth.checked_sub(1)?)?;
    let between = window.get(count.at + 1..rate.at)?;
    let average = between.last().is_some_and(|item| item.is(Cue::Basis))
        && rate.claim.subject.statistic == Statistic::Average;
    let whole = count.claim.mention.kind() == Kind::Count
        && count.claim.mention.bound() == Bound::Exact
        && rate.claim.mention.per.is_none();
    let plain = between.len() <= WORDS && between.iter().all(|item| item.claim().is_none());
    let money = matches!(rate.quantity.dimension, Dimension::Money(_, None));
    (average && whole && plain && money).then_some(count)
}

/// What a count is of.
fn noun<'a>(amount: &Amount<'a>) -> Option<&'a str> {
    match &amount.claim.mention.value {
        Value::Count { noun, .. } => Some(noun.name()),
        _ => None,
    }
}

/// Is it what one of something costs: a price, a fare?
fn is_price(rate: &Amount<'_>) -> bool {
    matches!(rate.quantity.dimension, Dimension::Money(..))
        && rate.claim.subject.nature == Some(Nature::Rate)
        && !rate.claim.subject.inherited.contains(&Facet::Measure)
}

/// "26,000 runners paid the entry fee of €95": the only count before a price.
fn payers<'p, 'a>(places: &'p [Amount<'a>], rate: &Amount<'a>) -> Option<&'p Amount<'a>> {
    let mut before = places.iter().filter(|place| {
        place.at < rate.at
            && place.claim.role == Role::Level
            && place.claim.mention.kind() == Kind::Count
            && matches!(place.claim.mention.bound(), Bound::Exact | Bound::About)
    });
    let (count, None) = (before.next()?, before.next()) else {
        return None;
    };
    (rate.at - count.at <= FEW).then_some(count)
}

fn is_said(claim: &Claim) -> bool {
    claim.in_story && claim.modality != Modality::Denied
}
