//! Two bounds of one figure: "more than 100 and less than 300", "at least 20 but no more than 50" are a
//! range each.

use super::hedge;
use super::scene::Scene;
use crate::lexicon::Role;
use crate::mention::{Mention, Value};
use crate::value::{Bound, Figure};

/// Joins neighbouring mentions that bound one figure from both sides.
pub(crate) fn join(scene: &Scene<'_>, mentions: Vec<Mention>) -> Vec<Mention> {
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
    use crate::normalize::corpus::of_kind;

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
