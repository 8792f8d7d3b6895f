//! Times that a text points back to: "in the quarter", "that year".

use std::ops::Range;

use super::super::frame::Frame;
use super::super::text::Text;
use crate::lexicon::time::{TimeUnit, TimeWord};
use crate::lexicon::{Classes, NumberClass, Role};
use crate::value::Grain;

/// A time that the text points back to with "the": "in the quarter", "that year", "the final quarter".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) grain: Grain,
    /// Of a quarter, which of its year, from 1.
    pub(crate) nth: Option<u32>,
    /// Does it stand right behind the figure?
    pub(crate) near: bool,
}

/// The time that a figure's sentence points back to.
pub(crate) fn named_before(
    text: &Text<'_>,
    frame: &Frame,
    sentence: &Range<usize>,
) -> Option<Named> {
    let end = frame.tokens.end;
    let after = (end..sentence.end.min(end + 7))
        .take_while(|at| {
            !text.is_sign(*at, ',')
                && !text.is(*at, Classes::CONJUNCTION)
                && text.mention_at(*at).is_none()
        })
        .find_map(|at| pointed(text, at));
    if let Some(named) = after {
        return Some(Named {
            near: true,
            ..named
        });
    }
    let near =
        sentence.start.max(frame.tokens.start.saturating_sub(20))..sentence.end.min(end + 14);
    near.into_iter().find_map(|at| pointed(text, at))
}

fn pointed(text: &Text<'_>, at: usize) -> Option<Named> {
    if !text.is_plain_word(at) || text.mention_at(at).is_some() {
        return None;
    }
    let time = &text.lexicon.time;
    let grain = if text.is(at, Classes::TIME_UNIT) {
        match time.units.longest(text.tokens, at)?.1.unit {
            TimeUnit::Quarter => Grain::Quarter,
            TimeUnit::Month => Grain::Month,
            TimeUnit::Week => Grain::Week,
            TimeUnit::Year => Grain::Year,
            _ => return None,
        }
    } else if text.is_word(at, "period") {
        Grain::Span
    } else {
        return None;
    };
    let the = |at: usize| text.has(at, Role::The) || text.has(at, Role::That);
    let before = at.checked_sub(1)?;
    let last = |at| {
        let word = time.words.longest(text.tokens, at);
        matches!(word, Some((_, TimeWord::Final | TimeWord::Last)))
    };
    let nth = match text.spelled_number(before, NumberClass::Ordinal) {
        _ if text.mention_at(before).is_some() => None,
        Some(nth) if (1..=4).contains(&nth) => Some(nth),
        _ => last(before).then_some(4),
    };
    match nth {
        None => the(before).then_some(Named {
            grain,
            nth: None,
            near: false,
        }),
        Some(nth) => {
            let of_quarter = grain == Grain::Quarter && before.checked_sub(1).is_some_and(the);
            of_quarter.then_some(Named {
                grain,
                nth: Some(nth),
                near: false,
            })
        }
    }
}
