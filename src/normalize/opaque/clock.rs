//! Times of day, and lengths of time that are written like them.

use crate::lexicon::time::TimeWord;
use crate::lexicon::{NumberClass, Role};
use crate::normalize::scene::Scene;
use crate::token::Shape;

/// "5 pm", "11 a.m.", "7.30 p.m.".
pub(super) fn clock(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    // "half past six"
    if let Some(part) = half_past(scene, at) {
        return Some((part, at + 1));
    }
    if !scene.follows(at + 1) {
        return None;
    }
    let morning = scene.has(at + 1, Role::In)
        && scene.has(at + 2, Role::Determiner)
        && scene.has(at + 3, Role::DayPart)
        && (scene.is(at, Shape::Numeral) || scene.number_word(at).is_some());
    if morning {
        return Some((at, at + 4));
    }
    // "10 o'clock" is three tokens.
    let word = at + 1 + usize::from(scene.is(at + 2, Shape::Clitic));
    scene.has(word, Role::Clock).then_some((at, word + 1))
}

/// The "half" of "half past six", the "quarter" of "a quarter past 9", before the hour at `at`.
fn half_past(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let part = at.checked_sub(2)?;
    let fraction = scene
        .number_word(part)
        .is_some_and(|word| word.class == NumberClass::Fraction);
    let words = &scene.lexicon.time.words;
    let past = || {
        words
            .longest_before(scene.tokens, at)
            .is_some_and(|(start, word)| *word == TimeWord::Past && start == part + 1)
    };
    let hour = scene.is(at, Shape::Numeral) || scene.number_word(at).is_some();
    (fraction && hour && past()).then_some(part)
}

/// Is it a length of time, as "1h30" is in "took 1h30", and no time of day as in "at 10h30"?
pub(super) fn is_length(scene: &Scene<'_>, at: usize) -> bool {
    let hours = scene.written(at + 1) == "h" && scene.glued(at + 1) && scene.glued(at + 2);
    let words = &scene.lexicon.time.words;
    let of_day = |word: TimeWord| {
        !matches!(
            word,
            TimeWord::During | TimeWord::Of | TimeWord::Over | TimeWord::Within | TimeWord::The
        )
    };
    let before = words.longest_before(scene.tokens, at);
    hours
        && scene
            .get(at)
            .is_some_and(|token| at > 0 && !token.starts_paragraph())
        && !before.is_some_and(|(_, word)| of_day(*word))
}
