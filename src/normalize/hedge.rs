//! How a writer hedges a figure: the words right before it and right after it.
//!
//! | text | bound |
//! | --- | --- |
//! | `more than 200`, `over 200`, `>200` | above |
//! | `at least 200`, `200 or more`, `200+` | at-least |
//! | `nearly 200`, `just under 200` | nearly |
//! | `some 200`, `~200`, `200-odd` | about |

use super::begins::begins;
use super::race;
use super::scene::Scene;
use crate::lexicon::{NumberClass, Role, WordClass};
use crate::token::Case;
use crate::token::Shape;
use crate::value::Bound;

/// The hedge that ends right before token `first`; an article may stand between ("more
/// than a million"). Gives the index of its first token.
pub(crate) fn before(scene: &Scene<'_>, first: usize) -> Option<(usize, Bound)> {
    let table = &scene.lexicon.hedges.before;
    let find = |end: usize| {
        let (start, bound) = table.longest_before(scene.tokens, end)?;
        let parted = scene.get(end).is_some_and(|token| token.starts_paragraph());
        // "went up to 5": a movement that arrives there, and no bound.
        let arrives = *bound == Bound::AtMost && scene.has_before(start, Role::Arriving);
        // "handed over 40 jets", "spread over six years", "5% over two years", "gold over 1500m"
        let passes = end == start + 1
            && scene.has(start, Role::Over)
            && (scene.has_before(start, Role::Handing)
                || scene.has_before(start, Role::Spreading)
                || is_time_of_amount(scene, start, first)
                || race::is_run_over(scene, start));
        let compares = scene.has_before(end, Role::Than) && follows_figure(scene, start);
        (!parted && !arrives && !passes && !compares).then_some((start, *bound))
    };
    find(first).or_else(|| {
        let article = first
            .checked_sub(1)
            .filter(|at| scene.has(*at, Role::Article) && !scene.is(first, Shape::Numeral))?;
        find(article)
    })
}

/// "$5bn over six years", "3 per cent over two years": does "over" stand between an amount and the time that it took?
fn is_time_of_amount(scene: &Scene<'_>, over: usize, first: usize) -> bool {
    /// How many tokens a number may have before its unit of time.
    const NUMBER: usize = 4;
    let time = &scene.lexicon.time.units;
    let units = first + 1..=first + NUMBER;
    let number = |at: usize| scene.is(at, Shape::Numeral) || scene.number_word(at).is_some();
    let timed = units
        .take_while(|at| number(at - 1) || scene.is(at - 1, Shape::Hyphen))
        .any(|at| time.longest(scene.tokens, at).is_some());
    let Some(last) = over.checked_sub(1).filter(|_| timed) else {
        return false;
    };
    let percent = &scene.lexicon.shares.percent;
    number(last)
        || percent.longest_before(scene.tokens, over).is_some()
        || (scene.lexicon.money.words)
            .longest_before(scene.tokens, over)
            .is_some()
}

/// Words beyond which a figure does not compare with what follows.
const BOUNDARIES: &[Role] = &[
    Role::Month,
    Role::Comma,
    Role::Stop,
    Role::And,
    Role::But,
    Role::Or,
];

/// Does a figure stand right before the words from token `start`, so that "than" compares with another:
/// "18% less than 200", "five seats more than 20"? A year or a date before them is no such figure.
fn follows_figure(scene: &Scene<'_>, start: usize) -> bool {
    for at in (start.saturating_sub(3)..start).rev() {
        let percent = scene
            .get(at)
            .is_some_and(|token| scene.lexicon.shares.percent.begins(token.word));
        let mark = scene.is(at, Shape::Symbol) && !percent;
        // "176 firms employ more than 50": a clause has begun that compares nothing.
        let acts = [WordClass::Verb, WordClass::Past, WordClass::Function]
            .iter()
            .any(|class| scene.is_of(at, *class));
        if mark || acts || BOUNDARIES.iter().any(|role| scene.has(at, *role)) {
            return false;
        }
        if scene.is(at, Shape::Numeral) {
            return scene.written(at).len() != 4;
        }
        let word = scene.number_word(at).map(|word| word.class);
        if word.is_some_and(|class| {
            !matches!(
                class,
                NumberClass::Group | NumberClass::Letter | NumberClass::Ordinal
            )
        }) {
            return true;
        }
    }
    false
}

/// The hedge that starts right at token `end`; gives the index after its last token.
pub(crate) fn after(scene: &Scene<'_>, end: usize) -> Option<(usize, Bound)> {
    let at = scene.after_hyphen(end);
    if !scene.follows(at) {
        return None;
    }
    // "two 737 Max crashes"
    if scene.get(at)?.case == Case::Capitalized {
        return None;
    }
    let (end, bound) = scene.lexicon.hedges.after.longest(scene.tokens, at)?;
    // "40 and less than 50", "5 or more than 6": the words belong to what follows.
    let of_next =
        scene.has(end, Role::Than) || !scene.glued(at) && scene.follows(end) && begins(scene, end);
    (!of_next).then_some((end, *bound))
}

#[cfg(test)]
mod tests {
    use crate::normalize::corpus::mentions;
    use crate::value::Bound;

    #[track_caller]
    fn bounds(bound: Bound, texts: &[&str]) {
        let wrong: Vec<_> = texts
            .iter()
            .map(|text| (text, mentions(text)))
            .filter(|(_, mentions)| mentions.len() != 1 || mentions[0].bound() != bound)
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn the_time_that_an_amount_took_has_no_bound() {
        for (text, bound) in [
            ("They invest $5bn over six years.", Bound::Exact),
            ("Wages rise 3 per cent over eighteen months.", Bound::Exact),
            ("It cost $5bn and took over six years.", Bound::Above),
            ("It earned $5bn, over 60 times more.", Bound::Above),
        ] {
            let read = mentions(text);
            let bounds: Vec<_> = read.iter().map(|mention| mention.bound()).collect();
            assert_eq!(bounds, [Bound::Exact, bound], "{text}");
        }
    }

    #[test]
    fn every_bound_in_many_words() {
        bounds(
            Bound::About,
            &[
                "about $200",
                "some 200",
                "roughly $200",
                "~200",
                "200-odd",
                "$200 or so",
                "around 200",
                "an estimated 200",
                "approx. 200",
            ],
        );
        bounds(
            Bound::Exact,
            &[
                "It was spread over 200 rounds.",
                "They are payable over six years.",
            ],
        );
        bounds(
            Bound::Above,
            &[
                "It lasted over six years.",
                "more than $200",
                "over 200",
                "well over 200",
                "just over 200",
                "above 200",
                ">200",
                "in excess of 200",
                "more than a million",
                "exceeded 200",
                "the first more than 200",
            ],
        );
        bounds(
            Bound::AtLeast,
            &[
                "at least $200",
                "200 or more",
                "$200 or more",
                "no fewer than 200",
                "200+",
                "200-plus",
                "≥200",
                ">= 200",
                "a minimum of 200",
                "£100m-plus",
            ],
        );
        bounds(
            Bound::Below,
            &[
                "less than $200",
                "under 200",
                "fewer than 200",
                "below 200",
                "<200",
                "well below 200",
            ],
        );
        bounds(
            Bound::AtMost,
            &[
                "up to $200",
                "as many as 200",
                "no more than 200",
                "at most 200",
                "200 or less",
                "≤ 200",
                "a maximum of 200",
            ],
        );
        bounds(
            Bound::Nearly,
            &[
                "nearly $200",
                "almost 200",
                "just under 200",
                "close on 200",
                "slightly less than 200",
            ],
        );
    }

    #[test]
    fn what_is_no_hedge() {
        bounds(
            Bound::Exact,
            &[
                "the price went up to 200",
                "exactly 200",
                "the top 200",
                "only 200",
                "a total of 200",
            ],
        );
        let compared = mentions("They sold 18% less than the 15,741 of before and 5 more than 20.");
        assert!(
            compared
                .iter()
                .all(|mention| mention.bound() == Bound::Exact),
            "{compared:#?}"
        );
    }
}
