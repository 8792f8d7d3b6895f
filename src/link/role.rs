//! The role of a figure: level, change, share, target, forecast or limit; and the way that it moved.

use super::found::Found;
use super::frame::{Frame, Hold};
use super::text::Text;
use crate::claim::{Claim, Direction, Modality, Nature, Role};
use crate::lexicon::{Classes, Lexicon, Role as Part};
use crate::mention::{Kind, Mention, Value};
use crate::value::{Grain, PercentUnit};

/// What the figure is to its subject.
pub(crate) fn role(
    text: &Text<'_>,
    frame: &Frame,
    found: &Found,
    modality: Modality,
    kind: Kind,
) -> Role {
    let promised = frame.verb.is_some_and(|verb| {
        verb < frame.left
            && frame.left - verb <= 8
            && text.is(verb, Classes::TARGET)
            && !matches!(frame.hold, Hold::From(_) | Hold::Than)
    });
    if found.classes.any(Classes::TARGET)
        || promised && kind != Kind::Percent
        || aims_to(text, frame)
        || is_the_goal(text, frame)
    {
        Role::Target
    } else if found.classes.any(Classes::LIMIT) {
        Role::Limit
    } else if found.change || matches!(kind, Kind::Multiple) && !is_ratio(text, frame, found) {
        Role::Change
    } else if found.share {
        Role::Share
    } else if found.classes.any(Classes::FORECAST) || modality == Modality::Expected {
        Role::Forecast
    } else {
        Role::Level
    }
}

/// "Its multiple is 20 times", "trades at 20 times earnings": what is measured in times is no change.
fn is_ratio(text: &Text<'_>, frame: &Frame, found: &Found) -> bool {
    let measure = found.subject.measure.as_deref();
    measure.is_some_and(|name| text.classes_of_name(name).any(Classes::RATIO))
        || found.classes.any(Classes::RATIO)
        || frame.hold == Hold::At
}

/// A change that has a name of its own goes by that name: gross domestic product that "rose 2 per cent"
/// is growth of 2 per cent.
pub(crate) fn name_growth(claim: &mut Claim, lexicon: &Lexicon) {
    let relative = matches!(
        claim.mention.value,
        Value::Percent {
            unit: PercentUnit::Percent,
            ..
        }
    );
    let linking = &lexicon.linking;
    let growth = claim.subject.measure.as_deref();
    let growth = growth.and_then(|thing| linking.growths.get(thing));
    if let Some(growth) = growth
        && relative
        && claim.role == Role::Change
        && claim.direction == Some(Direction::Rise)
        && claim
            .period
            .is_none_or(|period| period.days.grain() != Grain::Span)
    {
        claim.subject.nature = Some(Nature::Rate);
        claim.subject.measure = Some(growth.to_string());
    }
}

/// "a promise to build 5", "its pledge, to bring it below 5": a noun of aiming and an infinitive
/// before the figure, with no other figure between.
fn aims_to(text: &Text<'_>, frame: &Frame) -> bool {
    let mut infinitive = false;
    for at in (frame.left.saturating_sub(10)..frame.left).rev() {
        if text.is_sign(at, ';')
            || text.is_sign(at, '.')
            || text
                .mention_at(at)
                .is_some_and(|nth| text.mentions[nth].figure().is_some())
        {
            return false;
        }
        infinitive |= text.has(at, Part::Toward) && at + 1 < frame.left;
        if text.is(at, Classes::TARGET) {
            return infinitive;
        }
    }
    false
}

/// "Whose goal is 5", "The target for the first full year, 2024, is 5": a noun of aiming before the "is" of the figure, with
/// neither another verb nor another figure between.
fn is_the_goal(text: &Text<'_>, frame: &Frame) -> bool {
    /// How many words before the verb the noun may stand.
    const FAR: usize = 12;
    let Some(verb) = frame.left.checked_sub(1) else {
        return false;
    };
    if !text.is(verb, Classes::BE) {
        return false;
    }
    for at in (verb.saturating_sub(FAR)..verb).rev() {
        let figure = text
            .mention_at(at)
            .is_some_and(|nth| text.mentions[nth].figure().is_some());
        let ends = [';', '.', ':'].iter().any(|mark| text.is_sign(at, *mark));
        if figure || ends || text.is_verb(at) {
            return false;
        }
        if text.is(at, Classes::TARGET) {
            return true;
        }
    }
    false
}

/// Which way it moved: for an amount of change, and for what a movement arrived at.
pub(crate) fn direction(
    text: &Text<'_>,
    mention: &Mention,
    frame: &Frame,
    found: &Found,
) -> Option<Direction> {
    if let Some(word) = frame
        .tokens
        .clone()
        .find(|at| text.classes(*at).any(Classes::RISE.or(Classes::FALL)))
        && mention.kind() == Kind::Multiple
    {
        return way(text.classes(word));
    }
    if matches!(frame.hold, Hold::From(_)) || told_by_amount(text, frame, found) {
        return None;
    }
    if let Some(word) = found.movement {
        if beside_another(text, word) {
            return None;
        }
        // "negative growth of 0.2 per cent"
        if word > 0 && text.is_word(word - 1, "negative") && text.is(word, Classes::RISE) {
            return Some(Direction::Fall);
        }
        return way(text.classes(word)).or_else(|| particle(text, word, frame.tokens.start));
    }
    signed(text, mention, frame)
}

/// "5 per cent higher than its rivals' is", "3 degrees warmer than the average": a difference between two
/// things, where nothing moved. What is higher "than a year earlier" or "than in 2019" has moved, and so may
/// have what is higher "than the 40 of …".
fn beside_another(text: &Text<'_>, word: usize) -> bool {
    let than = word + 1;
    text.classes(word).any(Classes::MOVE_WORD)
        && text.has(than, Part::Than)
        && text.classes(than + 1).any(Classes::DETERMINER)
        && !(than + 1..than + 3).any(|at| text.mention_at(at).is_some())
}

/// "rose 5 per cent to 210": the amount of change bears the direction, what it led to is a level.
fn told_by_amount(text: &Text<'_>, frame: &Frame, found: &Found) -> bool {
    let Some(word) = found.movement.filter(|_| matches!(frame.hold, Hold::To(_))) else {
        return false;
    };
    (word + 1..frame.left).any(|at| {
        text.mention_at(at).is_some_and(|nth| {
            text.mentions[nth].figure().is_some() && text.mentions[nth].kind() != Kind::Duration
        }) && !text.is_word(
            text.tokens_of(text.mention_at(at).unwrap_or_default())
                .start
                .saturating_sub(1),
            "from",
        )
    })
}

fn way(classes: Classes) -> Option<Direction> {
    match (classes.any(Classes::RISE), classes.any(Classes::FALL)) {
        (true, false) => Some(Direction::Rise),
        (false, true) => Some(Direction::Fall),
        _ => None,
    }
}

/// "went up to 5": the way is in the word behind the verb.
fn particle(text: &Text<'_>, verb: usize, figure: usize) -> Option<Direction> {
    (verb + 1..figure.min(verb + 4)).find_map(|at| way(text.classes(at)))
}

/// "-1.3%": a percentage with a sign that nothing else explains is a movement.
fn signed(text: &Text<'_>, mention: &Mention, frame: &Frame) -> Option<Direction> {
    let Value::Percent { figure, .. } = &mention.value else {
        return None;
    };
    let written = mention.span.slice(text.text)?;
    let plus = written.starts_with('+') || text.is_sign(frame.tokens.start.wrapping_sub(1), '+');
    let negative = figure
        .nominal()
        .is_some_and(|nominal| nominal.is_sign_negative() && !nominal.is_zero());
    if negative {
        Some(Direction::Fall)
    } else if plus {
        Some(Direction::Rise)
    } else {
        None
    }
}
