//! Figures whose unit or rate a figure beside them decides: points of a percentage, pounds of weight, the price of
//! each of what was counted, amounts of a list that are all per something.

use rust_decimal::Decimal;

use super::hedge;
use super::neighbour::{FURTHEST, Shared, ends_sentence};
use super::scene::Scene;
use crate::lexicon::{Role, WordClass};
use crate::mention::{Mention, Value};
use crate::token::Shape;
use crate::value::{Exact, PercentUnit};

/// How many words may hedge a figure in brackets: "(some 20,400 tonnes)".
const HEDGING: usize = 2;

/// Points that a percentage rose or fell by: "61.4 per cent, 3.1 points up on 2011", "a margin of 9%, down 2 pts",
/// "rose three points to 44 per cent". Those of an index are more than the percentage beside them.
pub(super) fn points(scene: &Scene<'_>, mentions: &[Mention], at: usize) -> Option<Shared> {
    let own = mentions.get(at)?;
    let Value::Count { figure, .. } = &own.value else {
        return None;
    };
    let (first, end) = (
        scene.token_at(own.span.start)?,
        scene.token_at(own.span.end),
    );
    let end = end.unwrap_or(scene.tokens.len());
    let unit = end.checked_sub(1)?;
    let single =
        own.span.end - own.span.start == scene.span(first, end).end - scene.span(first, end).start;
    if !scene.has(unit, Role::PointWord) || !single {
        return None;
    }
    let percent = |mention: &&Mention| {
        let Value::Percent {
            figure: whole,
            unit: PercentUnit::Percent,
        } = &mention.value
        else {
            return false;
        };
        let amounts = figure.nominal().zip(whole.nominal());
        amounts.is_some_and(|(points, percent)| points.abs() < percent.abs())
    };
    // "up three points", "3.1 points up", "three points ahead"
    let beside = |at: usize| scene.is_of(at, WordClass::Swing);
    let swings = beside(end) || first.checked_sub(1).is_some_and(beside);
    let mut earlier = mentions.get(..at)?.iter().rev();
    let before = earlier.find(|mention| mention.figure().is_some());
    let level = before.filter(percent).filter(|level| {
        let from = scene.token_at(level.span.end).unwrap_or(first);
        swings
            && first.saturating_sub(from) <= FURTHEST / 2
            && !(from..first).any(|at| ends_sentence(scene, at) || scene.has(at, Role::Or))
    });
    let led_to = mentions.get(at + 1).filter(percent).filter(|level| {
        let to = scene.token_at(level.span.start);
        let hedged = to.and_then(|to| hedge::before(scene, to)).map(|(to, _)| to);
        scene.has(end, Role::To) && hedged.or(to) == Some(end + 1)
    });
    level.or(led_to)?;
    let value = Value::Percent {
        figure: *figure,
        unit: PercentUnit::Points,
    };
    Some((value, own.per.clone()))
}

/// Pounds of weight beside a weight: "88 million pounds of flour, compared to 71 million pounds", "12 kg of flour (26
/// pounds)".
pub(super) fn weight(scene: &Scene<'_>, mentions: &[Mention], at: usize) -> Option<Shared> {
    let own = mentions.get(at)?;
    let Value::Money { figure, .. } = &own.value else {
        return None;
    };
    let last = |mention: &Mention| {
        let end = scene
            .token_at(mention.span.end)
            .unwrap_or(scene.tokens.len());
        let unit = end.checked_sub(1)?;
        scene.is(unit, Shape::Word).then_some(unit)
    };
    let unit = last(own)?;
    let first = scene.token_at(own.span.start)?;
    if let Some(weight) = converted_behind(scene, mentions, at, unit) {
        return Some((weight, own.per.clone()));
    }
    let mut earlier = mentions.get(..at)?.iter().rev();
    let other =
        earlier.find(|other| matches!(other.value, Value::Measure { .. } | Value::Money { .. }))?;
    let from = scene.token_at(other.span.end)?;
    let Value::Measure { unit: beside, .. } = &other.value else {
        return None;
    };
    let near =
        first.saturating_sub(from) <= FURTHEST && !(from..first).any(|at| ends_sentence(scene, at));
    let word = |at: usize| Some(scene.get(at)?.word);
    let again = last(other).and_then(word) == word(unit);
    let units = &scene.lexicon.units;
    let bracketed = || scene.has_before(first, Role::Open) && scene.has(unit + 1, Role::Close);
    let converted = || {
        let (_, weight) = units.longest(scene.text, scene.tokens, unit)?;
        (bracketed() && units.are_alike(&weight.name, beside)).then(|| weight.name.clone())
    };
    let unit = match again {
        true => beside.clone(),
        false => converted()?,
    };
    near.then(|| {
        let value = Value::Measure {
            figure: *figure,
            unit,
        };
        (value, own.per.clone())
    })
}

/// "45 million pounds (some 20,400 tonnes)": the same weight in another unit stands in brackets right behind.
fn converted_behind(
    scene: &Scene<'_>,
    mentions: &[Mention],
    at: usize,
    unit: usize,
) -> Option<Value> {
    let own = mentions.get(at)?;
    let other = mentions.get(at + 1)?;
    let Value::Measure {
        figure: theirs,
        unit: beside,
    } = &other.value
    else {
        return None;
    };
    let words = scene.token_at(other.span.start)?.checked_sub(unit + 2)?;
    let bracketed = scene.has(unit + 1, Role::Open) && words <= HEDGING;
    let units = &scene.lexicon.units;
    let (_, weight) = units.longest(scene.text, scene.tokens, unit)?;
    let figure = *own.figure()?;
    let ours = units.in_base(&figure, &weight.name)?;
    let theirs = units.in_base(theirs, beside)?;
    let alike = ours.0 == theirs.0 && ours.1.loose().meets(&theirs.1.loose());
    (bracketed && alike).then(|| Value::Measure {
        figure,
        unit: weight.name.clone(),
    })
}

/// "2.5 million shares at $5 each": what each of those that were counted costs.
pub(super) fn apiece(scene: &Scene<'_>, mentions: &[Mention], at: usize) -> Option<Shared> {
    let own = mentions.get(at)?;
    let end = scene.token_at(own.span.end)?;
    let money = matches!(own.value, Value::Money { .. }) && own.per.is_none();
    if !money
        || !scene.is_of(end, WordClass::Apiece)
        || scene.is(end + 1, Shape::Word) && scene.is_of(end + 1, WordClass::Anaphor)
    {
        return None;
    }
    let first = scene.token_at(own.span.start)?;
    let mut earlier = mentions.get(..at)?.iter().rev();
    let counted = earlier.find(|other| other.figure().is_some())?;
    let from = scene.token_at(counted.span.end)?;
    let near =
        first.saturating_sub(from) <= FURTHEST && !(from..first).any(|at| ends_sentence(scene, at));
    match &counted.value {
        Value::Count { noun, .. } if near => Some((own.value.clone(), Some(noun.clone()))),
        _ => None,
    }
}

/// "$9.10, $12.40 and $14.75 per share": of a list of amounts the last says what all of them are per.
pub(super) fn rate(scene: &Scene<'_>, mentions: &[Mention], at: usize) -> Option<Shared> {
    let own = mentions.get(at)?;
    let other = mentions.get(at + 1)?;
    let (
        Value::Money { figure, currency },
        Value::Money {
            figure: last,
            currency: same,
        },
    ) = (&own.value, &other.value)
    else {
        return None;
    };
    let per = other
        .per
        .clone()
        .filter(|_| own.per.is_none() && currency == same)?;
    let (from, to) = (
        scene.token_at(own.span.end)?,
        scene.token_at(other.span.start)?,
    );
    let joint = |at: usize| {
        let joints = [Role::Comma, Role::And, Role::Or];
        joints.iter().any(|role| scene.has(at, *role))
    };
    let listed = from < to && to - from <= 2 && (from..to).all(joint);
    let (one, other) = figure.nominal().zip(last.nominal())?;
    let (one, other) = (one.abs(), other.abs());
    // "$500 and $20 a week" may be two things.
    let alike = one.max(other) < one.min(other).times(Decimal::TEN).ok()?;
    (listed && alike).then(|| (own.value.clone(), Some(per)))
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::of_kind;

    #[test]
    fn points_beside_a_percentage_are_of_it() {
        for text in [
            "Turnout was 61.4 per cent, 3 points up on 2011.",
            "The margin was 41.2% in the quarter, up 3 pts over 2016.",
            "The party is on 44 per cent, three points ahead of the Greens.",
            "It fell 3 points to about 58 per cent.",
            "Approval stood at 39%, down three points from May.",
        ] {
            let points = of_kind(Kind::Percent, text);
            assert!(points.contains(&"3 pp".to_owned()), "{text}: {points:?}");
        }
        for text in [
            "The index rose 0.6%, up 58 points on the day.",
            "The index fell 2.1 per cent, or 3 points.",
            "She has 44 per cent of the shots and 12 points.",
            "They lead by 12 points. It is 44 per cent.",
        ] {
            assert!(!of_kind(Kind::Count, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn prices_of_each_and_of_all() {
        let corpus: &[(&[&str], &str)] = &[
            (
                &["5 USD per share", "9 USD per share"],
                "It sold 2.5 million shares at $5 each and 300,000 shares for $9 apiece.",
            ),
            (
                &[
                    "9.1 USD per share",
                    "12.4 USD per share",
                    "14.75 USD per share",
                ],
                "The values were $9.10, $12.40 and $14.75 per share.",
            ),
            (&["5 USD"], "Tickets cost $5 each."),
            (
                &["500 USD", "20 USD per week"],
                "He got $500 and $20 a week.",
            ),
            (
                &["5000 USD", "20 USD per time"],
                "He paid $5,000. Then he paid $20 each time.",
            ),
        ];
        for (values, text) in corpus {
            assert_eq!(of_kind(Kind::Money, text), *values, "{text}");
        }
    }

    #[test]
    fn pounds_of_weight_beside_others() {
        let text = "It milled 88 million pounds of flour, compared to 71 million pounds in May.";
        assert_eq!(
            of_kind(Kind::Measure, text),
            ["88000000 pound", "71000000 pound"]
        );
        let text = "The ship had 20 metric tons of the drug (39,525 pounds) aboard.";
        assert_eq!(of_kind(Kind::Measure, text), ["20 tonne", "39525 pound"]);
        let text = "The boats landed 45 million pounds (some 20,400 tonnes) of crab.";
        assert_eq!(
            of_kind(Kind::Measure, text),
            ["45000000 pound", "20400 tonne"]
        );
        let text = "They paid 45 million pounds (9,000 tonnes of gold).";
        assert_eq!(of_kind(Kind::Money, text), ["45000000 GBP"]);
        let text = "Parcels of 12 metres (26 pounds) go by rail.";
        assert_eq!(of_kind(Kind::Money, text), ["26 GBP"]);
        let text = "It milled 88 pounds of flour. It cost 71 pounds.";
        assert_eq!(of_kind(Kind::Money, text), ["71 GBP"]);
    }
}
