//! Telephone numbers, of the world and of a country.

use super::written::is_plain;
use crate::lexicon::Role;
use crate::normalize::scene::Scene;
use crate::token::Shape;

/// "+44 20 7946 0958", "(+44 20 7946 0958)".
pub(super) fn international(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let plus = at.checked_sub(1).filter(|at| scene.has(*at, Role::Plus))?;
    let opened = scene.has_before(plus, Role::Open);
    if !scene.glued(at) || scene.glued(plus) && !opened {
        return None;
    }
    let numeral = |at: usize| scene.is(at, Shape::Numeral);
    let mut end = at + 1;
    while numeral(end)
        || scene.is(end, Shape::Hyphen) && numeral(end + 1)
        || scene.has(end, Role::Open) && numeral(end + 1)
        || scene.has(end, Role::Close) && numeral(end + 1)
    {
        end += 1;
    }
    (end >= at + 3).then_some((plus, end))
}

/// "(555) 123-4567", "(0161) 496 0123", "020 7946 0018".
pub(super) fn national(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let group = |at: usize| {
        Some(scene.written(at))
            .filter(|it| is_plain(it))
            .map(str::len)
    };
    let area = scene.written(at);
    if area.starts_with('0')
        && let (Some(3..=5), Some(3 | 4), Some(3 | 4)) = (group(at), group(at + 1), group(at + 2))
        && scene.follows(at + 1)
        && scene.follows(at + 2)
    {
        return Some((at, at + 3));
    }
    let open = at
        .checked_sub(1)
        .filter(|open| scene.has(*open, Role::Open))?;
    if !scene.glued(at) || !scene.has(at + 1, Role::Close) || !is_plain(area) {
        return None;
    }
    let hyphen = scene.is(at + 3, Shape::Hyphen);
    let second = at + 3 + usize::from(hyphen);
    let shaped = matches!((group(at + 2), group(second)), (Some(3 | 4), Some(4)));
    let national = area.starts_with('0') || hyphen;
    ((2..=5).contains(&area.len()) && shaped && national).then_some((open, second + 1))
}

#[cfg(test)]
mod tests {
    use crate::normalize::corpus::mentions;

    #[test]
    fn numbers_that_are_called() {
        for text in [
            "call +44 20 7946 0958",
            "call us (+44 20 7946 0958) or write",
            "Ring +1 (555) 014-7777 for it.",
            "call (555) 123-4567 now",
            "call (0161) 496 0123 now",
            "call (020) 7946 0958 now",
            "Ring 0118 496 0555 for it.",
        ] {
            assert!(mentions(text).is_empty(), "{text}");
        }
        for text in ["The lead is +44 there.", "He gave (44) 12 of them."] {
            assert!(!mentions(text).is_empty(), "{text}");
        }
    }
}
