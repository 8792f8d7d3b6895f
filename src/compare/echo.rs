//! Figures of two documents of one story that have the same digits, of which one text leaves out the unit, or the last
//! of them. They agree, and no rule sets them against anything.
//!
//! | one | other |
//! | --- | --- |
//! | `a net profit of €14.3bn` | `Net profit: 14,296` |
//! | `Coal - 38.5 - 32.0` | `coal with 38.5%` |
//! | `248,000 voters` | `248,284 voted` |
//! | `NOK 578 million` | `578 million kroner` |

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::coincidence::{counted, digits};
use super::page::Page;
use super::sight::Sight;
use super::values::{self, Dimension};
use crate::claim::Modality;
use crate::comparison::ValueRelation;
use crate::lexicon::{Money, known};
use crate::mention::Value;
use crate::value::{Bound, Exact, Figure};

/// How surely the documents must tell one story.
const STORY: f64 = 0.5;
/// How many digits tell, and how many words must stand near both figures that have fewer.
const DIGITS: usize = 2;
const NEAR: [usize; 4] = [usize::MAX, usize::MAX, 2, 1];
/// From this on a number is large: nobody leaves out what there are so many of where it is not plain.
const LARGE: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);
/// To so many zeros a number is rounded without a word that it is.
const ZEROS: u32 = 6;
/// Of more figures with the same digits none is telling, nor is one of so many of its kind in other units.
const CROWDED: usize = 24;
const MANY: usize = 64;
/// How sure it is that the digits of a number are one.
const SURE: f64 = 0.7;

/// A pair of claims that are alike: their numbers, how their values lie to each other, and how sure it is.
pub(super) struct Echo {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) values: ValueRelation,
    pub(super) confidence: f64,
}

/// The figures that are measured in two units of one kind, and may be one amount.
pub(super) fn converted(one: &Page<'_>, other: &Page<'_>, story: f64) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    if story < STORY {
        return pairs;
    }
    fn measures<'p, 'a>(page: &'p Page<'a>) -> BTreeMap<Dimension, Vec<&'p (usize, Sight<'a>)>> {
        let mut by_kind: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for held in &page.sights {
            if matches!(held.1.dimension, Dimension::Measure(..)) {
                by_kind.entry(held.1.kind.of_all()).or_default().push(held);
            }
        }
        by_kind
    }
    let (left, right) = (measures(one), measures(other));
    for (kind, own) in &left {
        let theirs = right.get(kind).map_or(&[][..], Vec::as_slice);
        for (claim, held) in own.iter().take(MANY).copied() {
            let others = theirs.iter().take(MANY);
            let others =
                others.filter(|rival| rival.1.dimension.of_all() != held.dimension.of_all());
            pairs.extend(others.map(|rival| (*claim, rival.0)));
        }
    }
    pairs
}

/// The figures of two documents, which tell one story as surely as said, of which only one has a unit or says whose
/// dollars it is in, or is rounded without saying so.
pub(super) fn echoes(one: &Page<'_>, other: &Page<'_>, story: f64) -> Vec<Echo> {
    if story < STORY {
        return Vec::new();
    }
    let mut by_digits: FxHashMap<u32, Vec<&(usize, Sight<'_>)>> = FxHashMap::default();
    for held in &other.sights {
        if let Some(leading) = leading(&held.1) {
            by_digits.entry(leading).or_default().push(held);
        }
    }
    let mut echoes = Vec::new();
    for (left, own) in &one.sights {
        let Some(leading) = leading(own) else {
            continue;
        };
        for near in leading.saturating_sub(1)..=leading + 1 {
            let held = by_digits.get(&near).filter(|held| held.len() <= CROWDED);
            for (right, theirs) in held.into_iter().flatten() {
                let values = alike(own, theirs)
                    .or_else(|| Some(alike(theirs, own)?.reversed()))
                    .or_else(|| namesakes(&one.converter.lexicon.money, own, theirs))
                    .or_else(|| rounds(own, theirs).then_some(ValueRelation::Broader))
                    .or_else(|| rounds(theirs, own).then_some(ValueRelation::Narrower));
                let Some(values) = values else { continue };
                echoes.push(Echo {
                    left: *left,
                    right: *right,
                    values,
                    confidence: SURE,
                });
            }
        }
    }
    echoes
}

/// The first digits of a plain figure of a fact, if it has enough of them.
fn leading(sight: &Sight<'_>) -> Option<u32> {
    let figure = &*sight.figure;
    let plain = matches!(figure.bound(), Bound::Exact | Bound::About)
        && sight.claim.modality != Modality::Denied
        && digits(figure) >= DIGITS;
    let number = figure.nominal().filter(|_| plain)?.abs();
    let digits: String = number.normalize().mantissa().to_string();
    let mut first = digits.chars().chain(std::iter::repeat('0')).take(DIGITS);
    first.try_fold(0, |sum, digit| Some(sum * 10 + digit.to_digit(10)?))
}

/// Is the first the second, rounded to thousands or so many without a word that it is, and what stands around them one?
fn rounds(round: &Sight<'_>, exact: &Sight<'_>) -> bool {
    let numbers = round.figure.nominal().zip(exact.figure.nominal());
    let Some((short, long)) = numbers.filter(|_| round.dimension == exact.dimension) else {
        return false;
    };
    let short = short.normalize();
    let units = (1..=ZEROS)
        .rev()
        .map(|zeros| Decimal::from(10_u32.pow(zeros)));
    let mut units = units.filter(|unit| (short % unit).is_zero());
    let Some(unit) = units
        .next()
        .filter(|_| counted(short) > DIGITS && short != long)
    else {
        return false;
    };
    let steps = |number: Decimal| number.over_rounding_down(unit).ok();
    let nearest = steps(long).map(|steps| steps.round());
    nearest == steps(short) && in_common(round, exact) > 0
}

/// How two amounts lie to each other that are in currencies of one name, of which a text may say no more than that: "NOK
/// 578 million", "578 million kroner".
fn namesakes(money: &Money, one: &Sight<'_>, other: &Sight<'_>) -> Option<ValueRelation> {
    let (Dimension::Money(own, _), Dimension::Money(theirs, _)) =
        (&one.dimension, &other.dimension)
    else {
        return None;
    };
    if own == theirs || money.noun(*own)? != money.noun(*theirs)? {
        return None;
    }
    let values = agreement(&one.figure, &other.figure)?;
    let told = digits(&one.figure).min(digits(&other.figure));
    let least = NEAR.get(told).copied().unwrap_or(0);
    (in_common(one, other) >= least).then_some(values)
}

/// How the first lies to the second, if that has a unit, the first has none, and what stands around them is one.
fn alike(bare: &Sight<'_>, other: &Sight<'_>) -> Option<ValueRelation> {
    let left_out = match &bare.claim.mention.value {
        Value::Number { .. } => !matches!(other.dimension, Dimension::Count(_)),
        // "Ahead by 22 points".
        Value::Count { noun, .. } => {
            other.dimension == Dimension::Points && noun.name() == known::POINT
        }
        _ => false,
    };
    if !left_out || bare.dimension.per().is_some() {
        return None;
    }
    let (figure, scaled) = scaled(&bare.figure, &other.figure)?;
    let values = agreement(&figure, &other.figure)?;
    let told = digits(&figure).min(digits(&other.figure));
    let shared = in_common(bare, other);
    // A percentage is in no thousands; what is in thousands has its digits by chance more easily.
    let amount = matches!(
        other.dimension,
        Dimension::Money(..) | Dimension::Measure(..)
    );
    let large = !scaled && told > DIGITS && figure.nominal()?.abs() >= LARGE;
    let least = match NEAR.get(told) {
        _ if large => 0,
        Some(least) => *least,
        None => usize::from(scaled),
    };
    (shared >= least && (amount || !scaled)).then_some(values)
}

/// How two figures lie to each other of which the one says what the other does, or less exactly.
fn agreement(one: &Figure, other: &Figure) -> Option<ValueRelation> {
    let values = values::relation(one, other);
    let agree = matches!(
        values,
        ValueRelation::Equal | ValueRelation::Narrower | ValueRelation::Broader
    );
    agree.then_some(values)
}

/// How many words stand around both, and one more where they measure one thing, and where they are of one time.
fn in_common(one: &Sight<'_>, other: &Sight<'_>) -> usize {
    let (own, theirs) = (&one.claim.subject.measure, &other.claim.subject.measure);
    let times = one.claim.period.zip(other.claim.period);
    let of_one_time = times.is_some_and(|(one, other)| one.days == other.days);
    let measured = own.is_some() && own == theirs;
    one.near.in_common(&other.near).count() + usize::from(measured) + usize::from(of_one_time)
}

/// A figure in so many thousands, millions or billions that it comes near the other, and whether that takes any.
fn scaled(bare: &Figure, other: &Figure) -> Option<(Figure, bool)> {
    const SCALES: [i64; 4] = [1, 1_000, 1_000_000, 1_000_000_000];
    let (own, theirs) = (bare.nominal()?, other.nominal()?);
    // "A balance of −5,607" is a gap of 5.6bn.
    let sign = match own.is_sign_negative() == theirs.is_sign_negative() {
        true => Decimal::ONE,
        false => Decimal::NEGATIVE_ONE,
    };
    let near = |scale: &i64| {
        let number = own.abs().times(Decimal::from(*scale)).ok()?;
        values::is_within_factor(number, theirs, Decimal::TWO).then_some(*scale)
    };
    let scale = SCALES.iter().find_map(near)?;
    let factor = Decimal::from(scale).times(sign).ok()?;
    Some((bare.scaled(factor).ok()?, scale != 1))
}

#[cfg(test)]
mod tests {
    use super::super::seen::seen;
    use super::*;

    /// How the figure in brackets of the second text lies to that of the first, which has no unit.
    fn told(texts: [&str; 2]) -> Option<ValueRelation> {
        seen(texts, |(_, own), (_, theirs)| alike(own, theirs))
    }

    #[test]
    fn a_bare_number_echoes_an_amount() {
        use ValueRelation::{Equal, Narrower};
        for (texts, expected) in [
            (["Profit: [14,296]", "A profit of [€14,296]."], Some(Equal)),
            (
                ["Profit: [14,296]", "A profit of [€14.3bn]."],
                Some(Narrower),
            ),
            (
                ["Profit: [14,296]", "A profit of [€14.3m]."],
                Some(Narrower),
            ),
            (["Profit: [14,296]", "A profit of [€14.4bn]."], None),
            (
                ["Profit: [−14,296]", "A profit of [€14.3bn]."],
                Some(Narrower),
            ),
            (["Profit: [1,429]", "A profit of [€1,430]."], None),
            // Digits of another thing, and so few that it takes words.
            (["Divers: [14,296]", "A profit of [€14,296]."], Some(Equal)),
            (["Divers: [142]", "A profit of [€142]."], None),
            (
                ["Divers of Karsk: [142]", "In Karsk a profit of [€142]."],
                Some(Equal),
            ),
            (
                ["Divers of Karsk: [14]", "In Karsk a profit of [€14]."],
                None,
            ),
            // A percentage is in no thousands.
            (
                ["Coal of Karsk: [38.5]", "In Karsk coal has [38.5%]."],
                Some(Equal),
            ),
            (
                ["Coal of Karsk: [38,500]", "In Karsk coal has [38.5%]."],
                None,
            ),
            // Figures with units, and counts.
            (["A profit of [€14,296].", "A profit of [€14,296]."], None),
            (["Profit: [14,296]", "It has [14,296] lamps."], None),
        ] {
            assert_eq!(told(texts), expected, "{texts:?}");
        }
    }

    #[test]
    fn amounts_in_currencies_of_one_name_echo() {
        use ValueRelation::Equal;
        for (texts, expected) in [
            (
                ["A profit of [NOK 14,296].", "A profit of [DKK 14,296]."],
                Some(Equal),
            ),
            (
                ["A profit of [NOK 14,296].", "A profit of [€14,296]."],
                None,
            ),
            (
                ["A profit of [NOK 14,296].", "A profit of [NOK 14,296]."],
                None,
            ),
            (
                ["A profit of [NOK 14,296].", "A profit of [DKK 14,396]."],
                None,
            ),
            (["A loss of [NOK 142].", "A profit of [DKK 142]."], None),
        ] {
            let given = seen(texts, |(page, own), (_, theirs)| {
                namesakes(&page.converter.lexicon.money, own, theirs)
            });
            assert_eq!(given, expected, "{texts:?}");
        }
    }

    #[test]
    fn documents_of_one_story_echo_plain_facts() {
        let count = |texts, story| {
            seen(texts, |(one, _), (other, _)| {
                let turned = echoes(other, one, story).len();
                let count = echoes(one, other, story).len();
                assert_eq!(count, turned, "{texts:?}");
                count
            })
        };
        let profits = ["Profit: [14,296]", "A profit of [€14,296]."];
        assert_eq!(count(profits, STORY), 1);
        assert_eq!(count(profits, STORY - 0.01), 0);
        for (other, expected) in [
            ("A profit of [€14.3bn].", 1),
            ("A profit of more than [€14,296].", 0),
            ("He denied a profit of [€14,296].", 0),
            ("A profit of [€15,296].", 0),
        ] {
            assert_eq!(count(["Profit: [14,296]", other], 1.0), expected, "{other}");
        }
        // The first two digits of the one are next to those of the other.
        assert_eq!(
            count(["Profit: [14,960]", "A profit of [€15.0bn]."], 1.0),
            1
        );
        assert_eq!(count(["Profit: [9]", "A profit of [€9]."], 1.0), 0);
    }

    #[test]
    fn leading_digits_are_those_of_plain_figures() {
        let leading = |text: &str| seen([text, "It is [1] mile."], |(_, own), _| leading(own));
        for (text, expected) in [
            ("It cost [€14,296].", Some(14)),
            ("It cost [€9,400].", Some(94)),
            ("It cost [€0.094].", Some(94)),
            ("It cost [€9,000].", None),
            ("It cost over [€14,296].", None),
            ("He denied that it cost [€14,296].", None),
        ] {
            assert_eq!(leading(text), expected, "{text}");
        }
    }

    #[test]
    fn measures_of_two_units_of_one_kind_meet() {
        let count = |texts, story| {
            seen(texts, |(one, _), (other, _)| {
                converted(one, other, story).len()
            })
        };
        let lengths = ["It is [41 km] long.", "It is [31 miles] long."];
        assert_eq!(count(lengths, STORY), 1);
        assert_eq!(count(lengths, STORY - 0.01), 0);
        assert_eq!(
            count(["It is [41 km] long.", "It is [31 km] long."], 1.0),
            0
        );
        assert_eq!(count(["It is [41 km] long.", "It weighs [31 kg]."], 1.0), 0);
        assert_eq!(count(["It cost [$41].", "It cost [€31]."], 1.0), 0);
    }
}
