//! So much for each of so many, in any turn of words: "each vial yields six doses", and elsewhere "81,500 vials" and
//! "849,000 doses".
//!
//! Little more than that the one names what the other counts joins the three, so a total must be what the two make but
//! for a slip of the pen.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::acquainted::{Index, surroundings};
use super::product::{FAR, Product, is_within, plain};
use super::rate_each::{Made, Near, clock, is_for_one_of, is_level, is_plain, made, times};
use super::window::{Amount, LONGEST, figures, sums};
use crate::case::Case;
use crate::claim::{Basis, Claim, Modality};
use crate::compare::miswritten::is_slip_of;
use crate::compare::values::{self, Dimension};
use crate::compare::{counted, digits};
use crate::comparison::ValueRelation;
use crate::mention::Value;
use crate::passage::{Cue, Passage, Sign};
use crate::value::{CalendarUnit, Exact, Figure, PeriodRelation, Unit};

/// How many sentences before a rate, and behind it, its count and a total may stand.
const REACH: usize = 2;

/// More figures than this around a rate are a table.
const MOST: usize = 16;

/// So many terms may stand between a rate and its count where they are said to make a total.
const FEW: usize = 5;

/// How many words the sentences of a rate and of a total in another text must share.
const SHARED_WORDS: usize = 3;

/// So many digits of a total, and of what was made, tell that it was worked out, wherever it stands.
const DIGITS: usize = 3;

/// What texts say of what a rate and a count make.
enum Told {
    Nothing,
    /// The same.
    Agreed,
    /// Another figure, by its index.
    Missed(Made, usize),
}

/// The totals that a rate and its count make but for a slip.
pub(super) fn products(case: &Case<'_>) -> Vec<Product> {
    let mut found = Vec::new();
    let mut index = None;
    for (at, passage) in case.passages.iter().enumerate() {
        if !passage.in_story || passage.terms.len() > LONGEST || is_partial(passage) {
            continue;
        }
        let mut around = None;
        for rate in figures(case, passage).filter(|amount| is_rate(passage, amount)) {
            let near = around.get_or_insert_with(|| near(case, at));
            if near.len() > MOST {
                break;
            }
            let made = made(case, at, passage, &rate, near);
            let own = near.iter().map(|near| &near.amount);
            let (told, confidence) = match total(case, &rate, &made, own) {
                // "12.1m seats sold at an average of €150 brought in €1.33bn": its own text has another.
                Told::Nothing
                    if is_found_elsewhere(case, passage, &rate, &made)
                        && !gives_another(&rate, &made, near) =>
                {
                    let index = index.get_or_insert_with(|| Index::new(case));
                    (elsewhere(case, at, &rate, &made, index), 0.7)
                }
                told => (told, 0.8),
            };
            if let Told::Missed(made, total) = told {
                found.push(Product {
                    rate: rate.index,
                    time: made.count,
                    total,
                    value: made.value,
                    confidence,
                });
            }
        }
    }
    found
}

/// Can a rate's total stand in another text: is its count known, or can it stand there too?
fn is_found_elsewhere(
    case: &Case<'_>,
    passage: &Passage,
    rate: &Amount<'_>,
    made: &[Made],
) -> bool {
    !made.is_empty() || clock(case, passage, rate).is_some()
}

/// Is there a figure near a rate that may be meant for what it makes?
fn gives_another(rate: &Amount<'_>, made: &[Made], near: &[Near<'_>]) -> bool {
    let totals = near.iter().map(|near| &near.amount);
    let mut totals = totals.filter(|total| is_total(rate, total) && unit(total) == unit(rate));
    totals.any(|total| {
        let mut made = made.iter().filter(|made| made.count != total.index);
        made.any(|made| is_within(&made.value, &total.quantity, FAR))
    })
}

/// Can a figure be for each of something, and is it no beginning: "from $5 each"?
fn is_rate(passage: &Passage, amount: &Amount<'_>) -> bool {
    let open = passage.has_sign(Sign::Besides, amount.at.saturating_sub(1)..=amount.at);
    is_plain(amount.claim) && unit(amount).is_some() && !open
}

/// Is a sentence of a part only, or of what is not yet so?
fn is_partial(passage: &Passage) -> bool {
    let mut signs = passage.signs();
    signs.any(|(_, sign)| matches!(sign, Sign::Part | Sign::Condition))
}

/// What a figure is in, without the time or thing that it is per.
fn unit(amount: &Amount<'_>) -> Option<Dimension> {
    Some(match plain(&amount.quantity.dimension)? {
        Dimension::Measure(unit, per) => match unit.name().split_once(" per ") {
            Some((alone, _)) => Dimension::Measure(Unit::new(alone), per),
            None => Dimension::Measure(unit, per),
        },
        other => other,
    })
}

/// The figures of a sentence and of those around it.
fn near<'a>(case: &Case<'a>, at: usize) -> Vec<Near<'a>> {
    let own = case.passages.get(at).map(|passage| passage.document);
    let from = at.saturating_sub(REACH);
    let around = case.passages.iter().enumerate().skip(from);
    around
        .take(at - from + 1 + REACH)
        .filter(|(_, passage)| Some(passage.document) == own && passage.in_story)
        .filter(|(_, passage)| passage.terms.len() <= LONGEST)
        .flat_map(|(place, passage)| {
            figures(case, passage).map(move |amount| Near { place, amount })
        })
        .collect()
}

/// What figures say of what a rate and a count make.
fn total<'n, 'a: 'n>(
    case: &Case<'_>,
    rate: &Amount<'_>,
    made: &[Made],
    figures: impl Iterator<Item = &'n Amount<'a>>,
) -> Told {
    let mut missed = Told::Nothing;
    for total in figures.filter(|other| is_total(rate, other)) {
        let Some(figure) = stated(case, rate, total) else {
            continue;
        };
        for made in made
            .iter()
            .filter(|made| is_by_one_clock(case, made, total))
        {
            let agrees = values::computed(&made.value, &figure) != ValueRelation::Apart
                || made.value.meets(&figure.loose());
            if agrees {
                return Told::Agreed;
            }
            let first = matches!(missed, Told::Nothing);
            let slip = || is_slip(made, &figure) || is_worked_out(case, rate, made, total);
            if first && is_missed(case, rate, made, total) && slip() {
                missed = Told::Missed(*made, total.index);
            }
        }
    }
    missed
}

/// "22 transits a day" make so much a day, and whatever is not counted by the clock makes what it makes.
fn is_by_one_clock(case: &Case<'_>, made: &Made, total: &Amount<'_>) -> bool {
    let count = case
        .claim(made.count)
        .and_then(|count| count.mention.per.as_ref());
    let unit = total.claim.mention.unit();
    let own = match (&total.claim.mention.per, &unit) {
        (Some(per), _) => Some(per.name()),
        (None, Some(unit)) => unit.split_once(" per ").map(|(_, per)| per),
        (None, None) => None,
    };
    count.is_none_or(|count| Some(count.name()) == own)
}

/// Could a figure be what a rate comes to: of the same, for no other time?
fn is_total(rate: &Amount<'_>, total: &Amount<'_>) -> bool {
    let (own, other) = (&rate.claim.mention, &total.claim.mention);
    let counted = match (&own.value, &other.value) {
        (Value::Count { noun: own, .. }, Value::Count { noun: other, .. }) => {
            let (own, other) = (own.name(), other.name());
            own.ends_with(other) || other.ends_with(own)
        }
        // "25 to a school … 61,000 of the devices".
        (_, Value::Count { .. }) => matches!(own.value, Value::Number { .. }),
        _ => true,
    };
    // "At €58 each, they would yield €870m a month".
    let clock = |per: &&Unit| CalendarUnit::named(per.name()).is_some();
    let timed = own.per.as_ref().filter(clock).is_some();
    let same = other.per.is_none() || other.per == own.per || !timed;
    let told = is_plain(total.claim)
        || total.claim.modality == Modality::Hypothetical
            && total.claim.sentence == rate.claim.sentence
            && is_level(total.claim);
    total.index != rate.index && counted && told && same
}

/// A total in the unit of a rate, if it is more.
fn stated(case: &Case<'_>, rate: &Amount<'_>, total: &Amount<'_>) -> Option<Figure> {
    let figure = match (unit(rate)?, unit(total)?) {
        (own, other) if own == other => total.quantity.figure,
        (Dimension::Measure(own, _), Dimension::Measure(other, _)) => {
            let units = &case.converter.lexicon.units;
            units.convert(&total.quantity.figure, &other, &own, false)?
        }
        _ => return None,
    };
    (figure.nominal() > rate.quantity.figure.nominal()).then_some(figure)
}

/// Can a total be meant for what a rate and its count make, by what its own text says?
fn is_missed(case: &Case<'_>, rate: &Amount<'_>, made: &Made, total: &Amount<'_>) -> bool {
    let Some(count) = case.claim(made.count) else {
        return false;
    };
    let number = |claim: &Claim| claim.mention.figure().and_then(Figure::nominal);
    let digits_of = |claim: &Claim| {
        let digits = number(claim).map(|number| number.normalize().mantissa().to_string());
        digits.map(|digits| digits.trim_end_matches('0').to_owned())
    };
    let own = digits_of(total.claim);
    let more = number(total.claim) > number(count);
    let times = count.period.zip(total.claim.period);
    let apart = times.is_some_and(|(one, other)| {
        let stated = one.basis == Basis::Stated && other.basis == Basis::Stated;
        stated && one.days.relation(&other.days) == PeriodRelation::Apart
    });
    // An amount in the next sentence may be of anything.
    let sentences = [rate.claim.sentence, count.sentence];
    let money = matches!(rate.quantity.dimension, Dimension::Money(..));
    let beside = total.claim.document == rate.claim.document
        && (!money || sentences.contains(&total.claim.sentence));
    let telling = made.plain.is_none_or(|made| counted(made) >= DIGITS)
        && digits(&total.quantity.figure) >= DIGITS;
    total.index != made.count
        // Zeros make the one of the other.
        && own != digits_of(rate.claim)
        && own != digits_of(count)
        && (more || count.mention.kind() != total.claim.mention.kind())
        && !apart
        && (beside || telling)
}

/// Is a total what was made but for a slip of the pen, a digit more before it, or zeros behind it?
fn is_slip(made: &Made, total: &Figure) -> bool {
    let longer = made
        .plain
        .zip(total.nominal())
        .is_some_and(|(made, stated)| {
            let before = stated.minus(made);
            let before = before.is_ok_and(|gap| gap > made && counted(gap) == 1);
            let scaled = [Decimal::TEN, Decimal::ONE_HUNDRED, Decimal::ONE_THOUSAND]
                .into_iter()
                .any(|factor| made.times(factor) == Ok(stated) || stated.times(factor) == Ok(made));
            let digits = digits(total);
            before && digits > DIGITS || scaled && digits >= DIGITS
        });
    longer || is_slip_of(&values::coarse(&made.value), total)
}

/// Does the text say that the total is what the two make: "with 4,000 seats filled, that is $300,000"?
fn is_worked_out(case: &Case<'_>, rate: &Amount<'_>, made: &Made, total: &Amount<'_>) -> bool {
    let place = case.sentence_of(total.index);
    let own = [rate.index, made.count].map(|claim| case.sentence_of(claim));
    let Some(passage) = place.and_then(|place| case.passages.get(place)) else {
        return false;
    };
    let before = passage.terms.get(..total.at).unwrap_or_default();
    let last = before.iter().rposition(|term| term.claim().is_some());
    let joined = match last.and_then(|last| passage.terms.get(last)?.claim()) {
        Some(claim) => claim == rate.index || claim == made.count,
        None => true,
    };
    let from = last.map_or(0, |last| last + 1);
    let has = |sign: Sign| passage.has_sign(sign, from..=total.at);
    let near = is_within(&made.value, &total.quantity, FAR);
    let summed = passage
        .terms
        .get(total.at + 1..total.at + 2)
        .is_some_and(sums);
    // "$9bn including debt", "40 buses, 12 of them old": more than the three, or some of them.
    let lengths = [Dimension::Months, Dimension::Seconds];
    let others =
        figures(case, passage).filter(|amount| !lengths.contains(&amount.quantity.dimension));
    let alone = others.count() == 3 && !passage.has(Cue::Some);
    let makes = has(Sign::Makes) && !has(Sign::And) || summed;
    // "12 million seats, shirts and scarves of each club at $150": more was sold than is counted.
    let count = passage.place_of(made.count);
    let close = count.is_some_and(|count| count.abs_diff(rate.at) <= FEW);
    let all = own.iter().all(|held| *held == place) && alone && makes && close;
    // "$205 for locals and $240 for others, which came to".
    let mut rates = figures(case, passage).filter(|other| other.at < total.at);
    let another = rates.any(|other| other.index != rate.index && unit(&other) == unit(rate));
    let said = has(Sign::Back) && !another || all;
    own.contains(&place) && joined && near && said
}

/// The total of another text that a rate and its count make but for a slip, if none says what they make. The count may
/// stand there too.
fn elsewhere(
    case: &Case<'_>,
    at: usize,
    rate: &Amount<'_>,
    made: &[Made],
    index: &Index<'_>,
) -> Told {
    let Some(own) = case.passages.get(at) else {
        return Told::Nothing;
    };
    let mut words: BTreeSet<String> = surroundings(case, at);
    let counted = made.iter().filter_map(|made| case.sentence_of(made.count));
    words.extend(counted.flat_map(|place| surroundings(case, place)));
    let mut missed = Told::Nothing;
    for place in index.sharing(&words) {
        let Some(passage) = case.passages.get(place) else {
            continue;
        };
        let known = || index.acquainted(own.document, passage.document, false);
        if passage.document == own.document || passage.terms.len() > LONGEST {
            continue;
        }
        let theirs: Vec<Amount<'_>> = figures(case, passage).collect();
        let counts = theirs.iter();
        let counts = counts.filter(|count| is_for_one_of(case, own, rate, count));
        let counts: Vec<Made> = counts
            .filter_map(|count| times(case, rate, count))
            .collect();
        let told = total(case, rate, &[made, &counts].concat(), theirs.iter());
        if matches!(told, Told::Nothing) {
            continue;
        }
        // What is counted is a word that both have, and so is a count of what the rate names.
        let noun = matches!(rate.claim.mention.value, Value::Count { .. });
        let shared = surroundings(case, place).intersection(&words).count();
        if shared + usize::from(noun) + usize::from(!counts.is_empty()) < SHARED_WORDS {
            continue;
        }
        match told {
            Told::Agreed => return Told::Agreed,
            Told::Missed(..) if matches!(missed, Told::Nothing) && known() => missed = told,
            Told::Missed(..) | Told::Nothing => {}
        }
    }
    missed
}
