//! One number with what stands between it and its unit: the same number again in brackets ("forty-five
//! (45)"), a hedge ("30-plus people"), the mark of a footnote.

use super::amount::Amount;
use super::cardinal;
use super::hedge;
use super::in_words;
use super::scene::Scene;
use crate::lexicon::Role;
use crate::token::Shape;

/// Reads the one number that begins at token `at`, even if a range does.
pub(crate) fn read(scene: &Scene<'_>, at: usize) -> Option<Amount> {
    if let Some(amount) = in_words::plural(scene, at) {
        return Some(amount);
    }
    if let Some(amount) = in_words::vague(scene, at) {
        return Some(amount);
    }
    let (low, end) = cardinal::read(scene, at)?;
    if let Some(amount) = in_words::of_figures(scene, at, low, end) {
        return Some(amount);
    }
    let mut amount = Amount {
        first: at,
        end,
        next: end,
        low,
        upper: None,
        bound: None,
    };
    close(scene, &mut amount);
    Some(amount)
}

/// Reads what stands between an amount and its unit: the same number again in brackets ("forty-five
/// (45)"), a hedge.
pub(super) fn close(scene: &Scene<'_>, amount: &mut Amount) {
    let open = amount.end;
    if scene.has(open, Role::Open)
        && !amount.is_range()
        && let Some((again, close)) = cardinal::read(scene, open + 1)
        && again.value == amount.low.value
        && again.spelled != amount.low.spelled
        && scene.has(close, Role::Close)
    {
        amount.end = close + 1;
        amount.next = close + 1;
    }
    if let Some((next, bound)) = hedge::after(scene, amount.end) {
        amount.next = next;
        amount.bound = Some(bound);
    } else if amount.next == amount.end {
        amount.end = after_note(scene, amount.end);
        amount.next = amount.end;
    }
}

/// The index after the mark of a footnote at token `at`, where the text goes on: "228¹ units", "228[3] units".
fn after_note(scene: &Scene<'_>, at: usize) -> usize {
    if !scene.glued(at) || !scene.is(at, Shape::Symbol) {
        return at;
    }
    let raised = |at: usize| {
        let mut characters = scene.written(at).chars();
        scene.glued(at) && characters.all(|c| cardinal::raised_digit(c).is_some())
    };
    let mut end = at;
    while end < at + 3 && scene.is(end, Shape::Symbol) && raised(end) {
        end += 1;
    }
    if scene.written(at) == "[" && scene.is(at + 1, Shape::Numeral) && scene.written(at + 2) == "]"
    {
        end = at + 3;
    }
    let goes_on = scene.is(end, Shape::Word) && !scene.glued(end);
    if goes_on { end } else { at }
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{all_read, of_kind};

    #[test]
    fn scales_without_a_number_of_their_own() {
        all_read(
            Kind::Count,
            &[
                (
                    "[2000, 10000] hen",
                    &["several thousand hens", "a few thousand hens"],
                ),
                (
                    "[200000, 1000000] hen",
                    &[
                        "several hundred thousand hens",
                        "a few hundred thousand hens",
                    ],
                ),
                ("[24, 120] hen", &["several dozen hens", "a few dozen hens"]),
                (
                    "200 hen",
                    &["a couple of hundred hens", "a couple hundred hens"],
                ),
            ],
        );
        for text in ["several hens", "a few of the hens", "a thousand hens"] {
            assert!(of_kind(Kind::Number, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn marks_of_footnotes_are_no_figures() {
        all_read(
            Kind::Count,
            &[(
                "640 goat",
                &["640 goats", "640¹ goats", "640[2] goats", "640¹² goats[14]"],
            )],
        );
    }
}
