//! Units that a writer leaves out because a figure nearby has them: "3.9m headsets, up from *2.4m*",
//! "fell 162 points to *7,425.81*", "*four-*, five- and six-cylinder engines".

use super::hedge;
use super::scene::Scene;
use crate::lexicon::{Role, WordClass};
use crate::mention::{Mention, Value};
use crate::token::{Break, Shape};

/// How many tokens may lie between a figure and the one whose unit it shares.
const FURTHEST: usize = 24;

/// Gives numbers without a unit the unit of the figure that they are set beside.
pub(crate) fn complete(scene: &Scene<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    for at in 0..mentions.len() {
        let Some(Value::Number { .. }) = mentions.get(at).map(|mention| &mention.value) else {
            continue;
        };
        let shared = before(scene, &mentions, at).or_else(|| after(scene, &mentions, at));
        if let Some((value, per)) = shared
            && let Some(mention) = mentions.get_mut(at)
        {
            mention.value = value;
            mention.per = per;
        }
    }
    mentions
}

type Shared = (Value, Option<crate::value::Unit>);

/// The number's value in the unit of an earlier figure of its sentence, if a word sets it against
/// that: "up from", "including", "to".
fn before(scene: &Scene<'_>, mentions: &[Mention], at: usize) -> Option<Shared> {
    let number = mentions.get(at)?;
    let first = scene.token_at(number.span.start)?;
    let from = hedge::before(scene, first).map_or(first, |(from, _)| from);
    let joint = from.checked_sub(1)?;
    let parallel = class(scene, joint, WordClass::Parallel);
    let shares_percent = scene.has(joint, Role::From) || scene.has(joint, Role::By);
    if !parallel && !shares_percent {
        return None;
    }
    let furthest = first.saturating_sub(FURTHEST);
    let sentence = (furthest..first)
        .rev()
        .take_while(|at| !ends_sentence(scene, *at))
        .last()?;
    let start = scene.get(sentence)?.start as usize;
    let mut earlier = mentions.get(..at)?.iter().rev();
    let other = earlier
        .by_ref()
        .take_while(|other| other.span.start >= start)
        .find(|other| match other.value {
            Value::Money { .. } | Value::Count { .. } | Value::Measure { .. } => true,
            Value::Percent { .. } => shares_percent,
            _ => false,
        })?;
    share(number, other)
}

/// The number's value in the unit of the figure right after it: "four-, five- and six-cylinder".
fn after(scene: &Scene<'_>, mentions: &[Mention], at: usize) -> Option<Shared> {
    let number = mentions.get(at)?;
    let other = mentions
        .get(at + 1..)?
        .iter()
        .find(|other| !matches!(other.value, Value::Number { .. }))?;
    let first = scene.token_at(number.span.end)?;
    let end = scene.token_at(other.span.start)?;
    let hangs = scene.is(first, Shape::Hyphen);
    let listed = (first..end).all(|at| {
        scene.has(at, Role::Comma)
            || scene.has(at, Role::And)
            || scene.has(at, Role::Or)
            || scene.is(at, Shape::Hyphen)
            || mentions
                .iter()
                .skip(1)
                .any(|it| it.span.start == scene.span(at, at + 1).start)
    });
    let near = end.saturating_sub(first) <= FURTHEST / 2;
    (hangs && listed && near)
        .then(|| share(number, other))
        .flatten()
}

/// The figure of one mention in the unit of the other.
fn share(number: &Mention, other: &Mention) -> Option<Shared> {
    let figure = *number.figure()?;
    let value = match &other.value {
        Value::Money { currency, .. } => Value::Money {
            figure,
            currency: *currency,
        },
        Value::Percent { unit, .. } => Value::Percent {
            figure,
            unit: *unit,
        },
        Value::Count { noun, .. } => Value::Count {
            figure,
            noun: noun.clone(),
        },
        Value::Measure { unit, .. } => Value::Measure {
            figure,
            unit: unit.clone(),
        },
        _ => return None,
    };
    Some((value, other.per.clone()))
}

fn class(scene: &Scene<'_>, at: usize, class: WordClass) -> bool {
    scene
        .get(at)
        .is_some_and(|token| scene.lexicon.words.is(token.word, class))
}

fn ends_sentence(scene: &Scene<'_>, at: usize) -> bool {
    let stop = scene.has(at, Role::Stop)
        && scene
            .get(at + 1)
            .is_some_and(|next| next.case != crate::token::Case::Lower && !next.glued);
    stop || scene
        .get(at)
        .is_some_and(|token| token.after == Break::Paragraph)
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::of_kind;

    #[test]
    fn a_number_set_against_a_figure_has_its_unit() {
        let corpus: &[(Kind, &[&str], &[&str])] = &[
            (
                Kind::Count,
                &["3900000 headset", "2400000 headset"],
                &[
                    "Sales came to 3.9m headsets, up from 2.4m.",
                    "It sold 3.9 million headsets, compared with 2.4 million in June.",
                    "It sold 3.9 million headsets, including 2.4 million in Asia.",
                ],
            ),
            (
                Kind::Count,
                &["162.31 point", "7425.81 point"],
                &["The index lost 162.31 points to close at 7,425.81."],
            ),
            (
                Kind::Money,
                &["4000000 USD", "3000000 USD"],
                &["Profit was $4m, against about 3m before."],
            ),
            (
                Kind::Percent,
                &["5 %", "2.5 %"],
                &["Rates are at 5%, up from 2.5 in May."],
            ),
            (
                Kind::Count,
                &["4 cylinder", "5 cylinder", "6 cylinder"],
                &["four-, five- and six-cylinder engines"],
            ),
        ];
        for (kind, values, texts) in corpus {
            for text in *texts {
                assert_eq!(of_kind(*kind, text), *values, "{text}");
            }
        }
    }

    #[test]
    fn other_numbers_stay_numbers() {
        for text in [
            "It sold 12 cars. From 3 on, nothing.",
            "He scored 12 goals, 3, 4",
            "The index rose 0.6% to 3,005.47.",
        ] {
            assert!(!of_kind(Kind::Number, text).is_empty(), "{text}");
        }
    }
}
