//! Units that a writer leaves out because a figure nearby has them: "3.9m headsets, up from *2.4m*",
//! "fell 162 points to *7,425.81*", "*four-*, five- and six-cylinder engines".

use rust_decimal::Decimal;

use super::age;
use super::beside;
use super::gapping;
use super::hedge;
use super::neighbour::{FURTHEST, Shared, ends_sentence, restates};
use super::scene::Scene;
use crate::lexicon::{Role, WordClass, WordId};
use crate::mention::{Mention, Value};
use crate::token::{Break, Shape};
use crate::value::{Exact, Figure, Unit};

/// Gives numbers without a unit the unit of the figure that they are set beside.
pub(crate) fn complete(scene: &Scene<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    for at in 0..mentions.len() {
        let shared = before(scene, &mentions, at)
            .or_else(|| beside::points(scene, &mentions, at))
            .or_else(|| beside::weight(scene, &mentions, at))
            .or_else(|| beside::apiece(scene, &mentions, at));
        put(&mut mentions, at, shared);
    }
    // From the end, so that each of a list has the next one's unit.
    for at in (0..mentions.len()).rev() {
        let shared = after(scene, &mentions, at).or_else(|| beside::rate(scene, &mentions, at));
        put(&mut mentions, at, shared);
    }
    // What goes by another clause, or sums up a list, has its unit once that is complete.
    for at in 0..mentions.len() {
        let shared = gapped(scene, &mentions, at);
        put(&mut mentions, at, shared);
    }
    mentions
}

fn put(mentions: &mut [Mention], at: usize, shared: Option<Shared>) {
    if let Some(((value, per), mention)) = shared.zip(mentions.get_mut(at)) {
        mention.value = value;
        mention.per = per;
    }
}

/// The mention at `at`, if it is a number without a unit.
fn number(mentions: &[Mention], at: usize) -> Option<&Mention> {
    let mention = mentions.get(at)?;
    matches!(mention.value, Value::Number { .. }).then_some(mention)
}

/// The number's value in the unit of an earlier figure of its sentence, if a word sets it against
/// that: "up from", "including", "to".
fn before(scene: &Scene<'_>, mentions: &[Mention], at: usize) -> Option<Shared> {
    let number = number(mentions, at)?;
    let first = scene.token_at(number.span.start)?;
    let from = hedge::before(scene, first).map_or(first, |(from, _)| from);
    // "50MP"
    let end = scene.token_at(number.span.end);
    if end.is_some_and(|end| scene.is(end, Shape::Word) && scene.glued(end)) {
        return None;
    }
    // "than the 15,741 of 2022"
    let determined = usize::from(scene.has_before(from, Role::Determiner));
    let joint = from.checked_sub(1 + determined)?;
    let parallel = scene.is_of(joint, WordClass::Parallel)
        || scene.is_of(joint, WordClass::Beside) && !is_small(number)
        || is_scaled(scene, first, number)
        || points_back(scene, number)
        || is_aimed(scene, joint);
    let shares_percent =
        scene.has(joint, Role::From) && is_share(number) && !leads_on(scene, mentions, at);
    let joint_at = scene.span(joint, joint + 1).start;
    let function = scene.is_of(joint, WordClass::Function)
        && !scene.has(joint, Role::Article)
        && !scene.has(joint, Role::Determiner);
    if !parallel && !shares_percent && !function || opens_clause(scene, joint, number) {
        return None;
    }
    let joint = scene.get(joint)?.word;
    let furthest = first.saturating_sub(FURTHEST);
    let sentence = (furthest..first)
        .rev()
        .take_while(|at| !ends_sentence(scene, *at))
        .last()?;
    let start = scene.get(sentence)?.start as usize;
    let age = scene.lexicon.units.named(age::YEARS);
    let mut earlier = mentions.get(..at)?.iter().rev();
    let other = earlier
        .by_ref()
        .take_while(|other| other.span.start >= start)
        .filter(|other| !restates(scene, other))
        .find(|other| {
            // "Spain for 43 per cent, Italy for 26"
            let alike = || joint_of(scene, other) == Some(joint);
            match other.value {
                Value::Money { .. } => parallel || alike(),
                Value::Count { .. } => {
                    let parted = parted(scene, other.span.end, number.span.start);
                    (parallel || alike()) && (!parted || points_back(scene, number))
                }
                Value::Measure { ref unit, .. } => (parallel || alike()) && *unit != age,
                // "5%, up from 2.5", but "a drop of 34% from 528"
                Value::Percent { .. } => {
                    let apart = scene.text.get(other.span.end..joint_at);
                    let apart = apart.is_some_and(|between| !between.trim().is_empty());
                    shares_percent && apart || is_share(number) && alike()
                }
                _ => false,
            }
        })?;
    share(scene, number, other)
}

/// The number's value in the unit of the clause whose verb it goes by, too, or of the figures that it is the sum of.
fn gapped(scene: &Scene<'_>, mentions: &[Mention], at: usize) -> Option<Shared> {
    let number = number(mentions, at)?;
    let other = gapping::verb_and_unit(scene, mentions, at)
        .or_else(|| gapping::summed_up(scene, mentions, at))?;
    let percent = matches!(other.value, Value::Percent { .. });
    (!percent || is_share(number)).then(|| share(scene, number, other))?
}

/// Is the number written with a word or letter of scale ("1.5 million")? Those of one sentence mostly
/// measure one thing.
fn is_scaled(scene: &Scene<'_>, first: usize, number: &Mention) -> bool {
    let spelled = scene.is(first, Shape::Numeral) && scene.is(first + 1, Shape::Word);
    let inside = scene
        .get(first + 1)
        .is_some_and(|token| (token.start as usize) < number.span.end);
    spelled && inside
}

/// "Each costs 40 euros, and 20,000 were sold": is the number, as it is written, what the clause behind a comma tells of?
fn opens_clause(scene: &Scene<'_>, joint: usize, number: &Mention) -> bool {
    let end = scene.token_at(number.span.end);
    let told = end.is_some_and(|end| scene.is_of(end, WordClass::Be));
    let comma = joint.checked_sub(1);
    let cut = comma.is_some_and(|comma| scene.has(comma, Role::Comma));
    let first = scene.token_at(number.span.start);
    let scaled = first.is_some_and(|first| is_scaled(scene, first, number));
    told && cut && scene.has(joint, Role::And) && !scaled
}

/// "4,200 tonnes, short of its target of 4,400": does it join the number to a word for what is aimed at?
fn is_aimed(scene: &Scene<'_>, joint: usize) -> bool {
    let aim = joint.checked_sub(1);
    scene.has(joint, Role::Of) && aim.is_some_and(|aim| scene.is_of(aim, WordClass::Aim))
}

/// Do the words after the number point back at what was counted: "2,300 of them", "12 more than in May"?
fn points_back(scene: &Scene<'_>, number: &Mention) -> bool {
    let Some(end) = scene.token_at(number.span.end) else {
        return false;
    };
    let of_them = scene.has(end, Role::Of) && scene.is_of(end + 1, WordClass::Anaphor);
    let more_than = scene.is_of(end, WordClass::Difference) && scene.has(end + 1, Role::Than);
    of_them || more_than
}

/// The word before a figure and its hedge.
fn joint_of(scene: &Scene<'_>, mention: &Mention) -> Option<WordId> {
    let first = scene.token_at(mention.span.start)?;
    let from = hedge::before(scene, first).map_or(first, |(from, _)| from);
    Some(scene.get(from.checked_sub(1)?)?.word)
}

/// "Fell by a fifth, from 90 to 72": does another bare number follow, to which it leads?
fn leads_on(scene: &Scene<'_>, mentions: &[Mention], at: usize) -> bool {
    let end = mentions
        .get(at)
        .and_then(|own| scene.token_at(own.span.end));
    let next = mentions
        .get(at + 1)
        .filter(|next| matches!(next.value, Value::Number { .. }));
    let begins = next.and_then(|next| scene.token_at(next.span.start));
    end.zip(begins)
        .is_some_and(|(end, begins)| scene.has(end, Role::To) && begins == end + 1)
}

/// Can the number be a share in per cent?
fn is_share(number: &Mention) -> bool {
    let nominal = number.figure().and_then(|figure| figure.nominal());
    nominal.is_some_and(|value| value <= Decimal::ONE_HUNDRED)
}

/// Does a semicolon stand between two bytes, as between headlines?
fn parted(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    scene
        .text
        .get(from..to)
        .is_some_and(|between| between.contains(';'))
}

/// May the number count anything, being whole and below a thousand?
fn is_small(number: &Mention) -> bool {
    let nominal = number.figure().and_then(|figure| figure.nominal());
    nominal.is_some_and(|value| value < Decimal::ONE_THOUSAND && value.fract().is_zero())
}

/// The number's value in the unit of the figure right after it: "four-, five- and six-cylinder",
/// "16,369.03, up 58.06 points".
fn after(scene: &Scene<'_>, mentions: &[Mention], at: usize) -> Option<Shared> {
    let number = number(mentions, at)?;
    let other = mentions.get(at + 1)?;
    let first = scene.token_at(number.span.end)?;
    let end = scene.token_at(other.span.start)?;
    let in_line = scene
        .get(first)
        .is_some_and(|token| token.after == Break::None);
    let listed = in_line
        && scene.is(first, Shape::Hyphen)
        && (first..end).all(|at| {
            let joins = [Role::Comma, Role::And, Role::Or];
            scene.is(at, Shape::Hyphen) || joins.iter().any(|role| scene.has(at, *role))
        });
    // "1,081 and 202 acres"
    let beside = (scene.has(first, Role::And) || scene.has(first, Role::Or))
        && end == first + 1
        && (matches!(other.value, Value::Measure { .. } | Value::Count { .. })
            || scene.has(first, Role::Or) && matches!(other.value, Value::Money { .. }));
    // "46, 41 and 22 per cent": of a list the last says what all of them are.
    let own_unit = scene.span(end, end + 1).end < other.span.end;
    let shares = matches!(other.value, Value::Percent { .. })
        && is_share(number)
        && end == first + 1
        && (scene.has(first, Role::And) || scene.has(first, Role::Comma) && !own_unit);
    // "28, 88, 95 and 85 tonnes"
    let in_a_row = scene.has(first, Role::Comma)
        && !own_unit
        && end == first + 1
        && matches!(
            other.value,
            Value::Measure { .. } | Value::Count { .. } | Value::Money { .. }
        );
    let comma = usize::from(scene.has(first, Role::Comma));
    let shifts = scene.is_of(first + comma, WordClass::Shift)
        && end == first + comma + 1
        && !matches!(other.value, Value::Percent { .. });
    (listed || beside || in_a_row || shares || shifts)
        .then(|| share(scene, number, other))
        .flatten()
}

/// The figure of one mention in the unit of the other.
fn share(scene: &Scene<'_>, number: &Mention, other: &Mention) -> Option<Shared> {
    let figure = *number.figure()?;
    if !is_near(&figure, other.figure()?) {
        return None;
    }
    let value = match &other.value {
        Value::Money { currency, .. } => Value::Money {
            figure: match part(scene, other) {
                Some(part) => figure.scaled(part).ok()?,
                None => figure,
            },
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
        // "31,000 litres a day, or 11.3 million a year": the unit has what it is per in its name.
        Value::Measure { unit, .. } if number.per.is_some() => {
            let per = number.per.as_ref().map(Unit::name)?;
            let plain = unit.name().split(" per ").next()?;
            let unit = scene.lexicon.units.named(&format!("{plain} per {per}"));
            return Some((Value::Measure { figure, unit }, None));
        }
        Value::Measure { unit, .. } => Value::Measure {
            figure,
            unit: unit.clone(),
        },
        _ => return None,
    };
    // "310 cars a day, or 113,000 a year".
    Some((value, number.per.clone().or_else(|| other.per.clone())))
}

/// Are two figures of a size that one unit may have?
fn is_near(one: &Figure, other: &Figure) -> bool {
    let Some((one, other)) = one.nominal().zip(other.nominal()) else {
        return true;
    };
    let (one, other) = (one.abs(), other.abs());
    let within = |small: Decimal, large: Decimal| {
        small
            .times(FURTHEST_APART)
            .is_ok_and(|furthest| large <= furthest)
    };
    within(one.min(other), one.max(other))
}

/// How many times one figure is another, at most, where they share a unit without a word.
const FURTHEST_APART: Decimal = Decimal::from_parts(1000, 0, 0, false, 0);

/// How large a part of its currency's unit an amount of money is written in: 0.01 for cents.
fn part(scene: &Scene<'_>, money: &Mention) -> Option<Decimal> {
    let first = scene.token_at(money.span.start)?;
    let words = &scene.lexicon.money.words;
    (first..)
        .take_while(|at| {
            let token = scene.get(*at);
            token.is_some_and(|token| (token.start as usize) < money.span.end)
        })
        .find_map(|at| words.longest(scene.tokens, at)?.1.part)
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
                    "It sold 3,900,000 headsets, 2,400,000 of them in Asia.",
                    "It sold 3,900,000 headsets; 2,400,000 of those went to Asia.",
                    "It sold 3,900,000 headsets, 2,400,000 more than in May.",
                    "It sold 3.9 million headsets, 63% more than the 2.4 million of last year.",
                    "This shop sold 3.9 million headsets, and the other sold 2.4 million.",
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
                &[
                    "Profit was $4m, against about 3m before.",
                    "Profit was $4m in May and 3m in June.",
                ],
            ),
            (
                Kind::Measure,
                &["1081 acre", "202 acre"],
                &["The fires burned 1,081 and 202 acres."],
            ),
            (
                Kind::Count,
                &["16369.03 point", "58.06 point"],
                &["The index closed at 16,369.03, up 58.06 points."],
            ),
            (
                Kind::Money,
                &["8 USD", "9 USD"],
                &["It costs about 8 or $9."],
            ),
            (
                Kind::Money,
                &["0.8475 USD", "0.7407 USD"],
                &["The dearest costs 84.75 cents, while the cheapest is 74.07."],
            ),
            (
                Kind::Percent,
                &["5 %", "2.5 %"],
                &[
                    "Rates are at 5%, up from 2.5 in May.",
                    "Spain accounts for 5 per cent, Malta for 2.5.",
                ],
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
            "They have two daughters and 5 more.",
            "It has a 500 kg boat and a 50xy one.",
            "The 50 doctors serve a population of 30 million.",
            "Deliveries fell by 34 per cent from 98.",
            "60,000 deaths admitted; trips put at 2.1 billion",
            "All were aged 16 or over, and 21,278 were men.",
        ] {
            assert!(!of_kind(Kind::Number, text).is_empty(), "{text}");
        }
    }
}
