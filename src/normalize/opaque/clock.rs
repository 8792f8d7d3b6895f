//! Times of day, and lengths of time that are written like them.

use crate::lexicon::time::TimeWord;
use crate::lexicon::{NumberClass, Role};
use crate::normalize::hedge;
use crate::normalize::scene::Scene;
use crate::token::{Shape, Token};

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

/// Is it a length of time, as "1h30" is in "took 1h30", "in about 1h30" and "a 1h30 ride"? "Kick-off 20h45"
/// and "around 20h15" are times of day.
pub(crate) fn is_length(scene: &Scene<'_>, at: usize) -> bool {
    let hours = scene.written(at + 1) == "h" && scene.glued(at + 1) && scene.glued(at + 2);
    if !hours || scene.get(at).is_none_or(Token::starts_paragraph) {
        return false;
    }
    let words = &scene.lexicon.time.words;
    let lasting = |end: usize| {
        let before = words.longest_before(scene.tokens, end);
        before.is_some_and(|(_, word)| {
            matches!(
                word,
                TimeWord::During | TimeWord::Of | TimeWord::Over | TimeWord::Within
            )
        })
    };
    let after = words.longest(scene.tokens, at + 3);
    let counted = after
        .is_some_and(|(_, word)| matches!(word, TimeWord::Ago | TimeWord::Later | TimeWord::Hence));
    let hedge = hedge::before(scene, at).map(|(first, _)| first);
    let noun = scene.has_before(at, Role::Article) && scene.is(at + 3, Shape::Word);
    lasting(at) || hedge.is_some_and(lasting) || counted || noun
}
