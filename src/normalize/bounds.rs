//! Two bounds of one figure: "more than 100 and less than 300", "at least 20 but no more than 50" are a
//! range each.

use super::hedge;
use super::scene::Scene;
use crate::lexicon::Role;
use crate::mention::{Mention, Value};
use crate::value::{Bound, Figure};

/// Bounds that two figures share: a range of two bounds, and the bound of a figure that is said again in
/// another unit.
pub(crate) fn settle(scene: &Scene<'_>, mentions: Vec<Mention>) -> Vec<Mention> {
    let mut mentions = join(scene, mentions);
    for at in 1..mentions.len() {
        let bound = mentions
            .get(at - 1)
            .zip(mentions.get(at))
            .and_then(|(said, again)| restated(scene, said, again));
        if let Some(again) = mentions.get_mut(at)
            && let Some(figure) = figure_of(&mut again.value)
            && let Some((bound, nominal)) = bound.zip(figure.nominal())
            && let Ok(bounded) = Figure::new(nominal, figure.precision(), bound)
        {
            *figure = bounded;
        }
    }
    mentions
}

/// The bound of a figure that another says again in brackets: "more than 8 km (5 miles)", "just under 296 hp
/// (221 kW / 300 PS)".
fn restated(scene: &Scene<'_>, said: &Mention, again: &Mention) -> Option<Bound> {
    let bound = Some(said.bound()).filter(|bound| !matches!(bound, Bound::Exact | Bound::Range))?;
    let between = scene.text.get(said.span.end..again.span.start)?;
    let opens = between
        .trim_start()
        .strip_prefix('(')
        .is_some_and(str::is_empty);
    let goes_on = matches!(between.trim(), "/" | "or") && in_brackets(scene, said);
    let alike = match (&said.value, &again.value) {
        (Value::Measure { unit: one, .. }, Value::Measure { unit: other, .. }) => one != other,
        (
            Value::Money { currency: one, .. },
            Value::Money {
                currency: other, ..
            },
        ) => one != other,
        _ => false,
    };
    let fits = (opens || goes_on) && alike && again.bound() == Bound::Exact;
    fits.then_some(bound)
}

/// Does a bracket open right before the mention?
fn in_brackets(scene: &Scene<'_>, mention: &Mention) -> bool {
    let first = scene.token_at(mention.span.start);
    first.is_some_and(|first| scene.has_before(first, Role::Open))
}

/// Joins neighbouring mentions that bound one figure from both sides.
fn join(scene: &Scene<'_>, mentions: Vec<Mention>) -> Vec<Mention> {
    // Most texts have none, and mentions are large to move.
    let bounded = |pair: &[Mention]| pair.iter().all(|mention| side(mention.bound()).is_some());
    if !mentions.windows(2).any(bounded) {
        return mentions;
    }
    let mut joined: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let both = joined
            .last()
            .and_then(|left| together(scene, left, &mention));
        match both {
            Some(both) => {
                joined.pop();
                joined.push(both);
            }
            None => joined.push(mention),
        }
    }
    joined
}

fn together(scene: &Scene<'_>, left: &Mention, right: &Mention) -> Option<Mention> {
    let (low, high) = match (side(left.bound())?, side(right.bound())?) {
        (Side::Lower, Side::Upper) => (left, right),
        (Side::Upper, Side::Lower) => (right, left),
        _ => return None,
    };
    let fits = left.unit() == right.unit() || left.unit().is_none();
    let ends = low.figure()?.nominal().zip(high.figure()?.nominal());
    let (low, high) = ends.filter(|(low, high)| fits && low < high)?;
    if !adjoin(scene, left.span.end, right.span.start) {
        return None;
    }
    let figure = Figure::range(low, high, right.figure()?.precision()).ok()?;
    let mut both = right.clone();
    both.span = left.span.join(right.span);
    *figure_of(&mut both.value)? = figure;
    Some(both)
}

enum Side {
    Lower,
    Upper,
}

fn side(bound: Bound) -> Option<Side> {
    match bound {
        Bound::Above | Bound::AtLeast => Some(Side::Lower),
        Bound::Below | Bound::AtMost => Some(Side::Upper),
        Bound::Exact | Bound::About | Bound::Nearly | Bound::Range => None,
    }
}

fn figure_of(value: &mut Value) -> Option<&mut Figure> {
    match value {
        Value::Money { figure, .. }
        | Value::Percent { figure, .. }
        | Value::Multiple { figure }
        | Value::Count { figure, .. }
        | Value::Measure { figure, .. }
        | Value::Number { figure } => Some(figure),
        Value::Duration { .. } | Value::Date(_) | Value::Period(_) | Value::Unreadable { .. } => {
            None
        }
    }
}

/// Do only "and", "but" or a comma stand between the end of one figure and the hedge of the next?
fn adjoin(scene: &Scene<'_>, end: usize, start: usize) -> bool {
    let index = |offset: usize| {
        scene
            .tokens
            .partition_point(|token| (token.start as usize) < offset)
    };
    let (first, next) = (index(end), index(start));
    let Some((hedge, _)) = hedge::before(scene, next) else {
        return false;
    };
    first < hedge
        && hedge - first <= 2
        && (first..hedge).all(|at| {
            scene.follows(at)
                && (scene.has(at, Role::And)
                    || scene.has(at, Role::But)
                    || scene.has(at, Role::Comma))
        })
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{mentions, of_kind};
    use crate::value::Bound;

    #[test]
    fn a_bound_on_either_side_makes_a_range() {
        for text in [
            "more than 100 and less than 300",
            "at least 100 but no more than 300",
            "at most 300 and at least 100",
            "above 100, below 300",
        ] {
            assert_eq!(of_kind(Kind::Number, text), ["[100, 300] "], "{text}");
        }
    }

    #[test]
    fn what_is_said_again_in_brackets_has_the_same_bound() {
        for (text, bounds) in [
            ("more than 8 km (5 miles) away", vec![Bound::Above; 2]),
            ("about 450 hp (336 kW / 456 PS)", vec![Bound::About; 3]),
            ("at least $5m (£4m)", vec![Bound::AtLeast; 2]),
            (
                "more than 8 km (about 5 miles)",
                vec![Bound::Above, Bound::About],
            ),
            ("more than 8 km (of 9 km)", vec![Bound::Above, Bound::Exact]),
            (
                "more than 8 km, 5 miles less",
                vec![Bound::Above, Bound::Exact],
            ),
            ("8 km (5 miles) away", vec![Bound::Exact; 2]),
        ] {
            let read: Vec<Bound> = mentions(text).iter().map(|it| it.bound()).collect();
            assert_eq!(read, bounds, "{text}");
        }
    }

    #[test]
    fn bounds_of_two_figures_stay_apart() {
        for text in [
            "more than 300 and less than 100",
            "more than 100 said so. Less than 300 did not",
            "more than 100 and more than 300",
            "more than $100 and less than 300",
        ] {
            assert!(
                of_kind(Kind::Number, text)
                    .iter()
                    .all(|read| !read.contains('[')),
                "{text}"
            );
        }
    }
}
