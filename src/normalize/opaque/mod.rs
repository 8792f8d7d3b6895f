//! Written things that hold digits and are no figures: addresses, versions, telephone numbers, clock
//! times, scores, names.

mod clock;
mod code;
mod form;
mod name;
mod score;
mod telephone;
mod written;

pub(crate) use clock::is_length;

use clock::clock;
pub(crate) use name::{is_model, plural_follows};
use score::score;

use super::scene::Scene;
use crate::lexicon::Role;
use crate::token::{Break, Case, Shape, is_combining};

/// A stretch of tokens that holds no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Opaque {
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// Is it certain, or may a longer reading prevail?
    pub(crate) certain: bool,
    /// What it is.
    pub(crate) what: &'static str,
}

impl Opaque {
    /// What it is: for one of the written forms, which.
    pub(crate) fn form(&self, written: &str) -> &'static str {
        let named = (self.what == FORM).then(|| form::name(written)).flatten();
        named.unwrap_or(self.what)
    }
}

/// A reader of what is no figure: the tokens that it takes with the numeral at a token.
type Reader = fn(&Scene<'_>, usize) -> Option<(usize, usize)>;

/// What holds a numeral and is certainly no figure; the first counts.
const CERTAIN: &[(&str, Reader)] = &[
    (FORM, form::read),
    ("a numeral with marks on its digits", marked),
    (TIME_OF_DAY, clock),
    ("a score", score),
    ("the number of an item in a list", list_number),
    ("a telephone number", telephone::international),
    ("the year of a copyright", copyright),
];

const FORM: &str = "written as an address, a code or a name is";
const TIME_OF_DAY: &str = "a time of day";

/// Reads what is no figure at token `at`.
pub(crate) fn read(scene: &Scene<'_>, at: usize) -> Option<Opaque> {
    let opaque = |what, (first, end), certain| Opaque {
        first,
        end,
        certain,
        what,
    };
    if !scene.is(at, Shape::Numeral) {
        return Some(opaque(TIME_OF_DAY, clock(scene, at)?, true));
    }
    let mut readers = CERTAIN.iter();
    readers
        .find_map(|(what, read)| Some((*what, read(scene, at)?)))
        .or_else(|| code::code(scene, at))
        .or_else(|| {
            Some((
                "a numeral that belongs to a name",
                name::numbered(scene, at)?,
            ))
        })
        .map(|(what, stretch)| opaque(what, stretch, true))
        .or_else(|| {
            Some(opaque(
                "a numeral after a name",
                name::name(scene, at)?,
                false,
            ))
        })
}

/// A digit with a mark over it may be any sign, and the digits beside it no number of their own.
fn marked(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let is_mark = |at: usize| {
        let shown = || scene.written(at).chars().next();
        scene.glued(at) && shown().is_some_and(is_combining)
    };
    if !is_mark(at + 1) {
        return None;
    }
    let joined = |at: &usize| is_mark(*at) || scene.glued(*at) && scene.is(*at, Shape::Numeral);
    let run = (at + 1..at + written::LONGEST_RUN)
        .take_while(joined)
        .count();
    Some((at, at + 1 + run))
}

/// "1. First point", "2) Second", "(3) Third": a number that opens a line.
fn list_number(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let open =
        scene.has_before(at, Role::Open) && scene.glued(at) && scene.has(at + 1, Role::Close);
    let start = at - usize::from(open);
    let opens = start == 0 || scene.get(start)?.after != Break::None;
    if !opens {
        return None;
    }
    let written = scene.written(at);
    let mark = scene.glued(at + 1) && matches!(scene.written(at + 1), "." | ")");
    let text_follows = scene.get(at + 2).is_some_and(|token| {
        token.after == Break::None
            && token.shape == Shape::Word
            && !token.glued
            && token.case != Case::Lower
    });
    (written.len() <= 2 && mark && text_follows).then_some((at, at + 2))
}

/// "©2019", "© 2019".
fn copyright(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let sign = at.checked_sub(1)?;
    (scene.written(sign) == "©").then_some((sign, at + 1))
}

#[cfg(test)]
mod tests {
    use crate::normalize::corpus::mentions;

    #[track_caller]
    fn nothing_read(texts: &[&str]) {
        let wrong: Vec<_> = texts
            .iter()
            .flat_map(|text| {
                mentions(text)
                    .into_iter()
                    .map(move |mention| (*text, mention.span))
            })
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn written_shapes_that_are_no_figures() {
        nothing_read(&[
            "see https://example.org/2/page?id=77",
            "write to desk42@example.org",
            "write to desk42@example.org;Ann Rowe at rowe7@example.org",
            "an i7-powered laptop",
            "example.com/12 has it",
            "as [they say](https://example.org/2023/story-12) it is",
            "a 4K television, 4K videos and 8K screens",
            "flat 9AB8 is theirs",
            "the A15's cores and CC-42344's worth",
            "stocks <.KS11> rose, case 2023-003-FB-UA",
            "its 13F filings",
            "a PS4 game",
            "a 2-in-1 tablet",
            "They zero in on it and zero out its costs.",
            "a zero carbon future",
            "BBC Two's show",
            "the fund 1MDB",
            "pier.png/1280/640/ and Home/1/Sport/2",
            "©2019 Harbour Media",
            "its Form 10-K and the 10-Q",
            "a 401(k) plan",
            "gate 9A, gate 12B and a size 14 coat",
            "seat 14C on the jet",
            "the Group of 20 met",
            "odds of 5/1, a 3-to-1 lead",
            "by three to one",
            "at number five in the charts",
            "at 192.168.0.1 or 10.0.0.1:8080",
            "version 1.2.3 and v10.4.1-beta",
            "call 555-123-4567",
            "at 11:30, 7.30pm, 5pm, 11 a.m. and 10 o'clock",
            "eight in the morning",
            "won 3-1, drew 2-2, lost 6-3, 20-9-3",
            "She lost 7-5, 4-6, 6-7 (5-7), 6-3.",
            "at COP28 and COP 27",
            "a ratio of 4:1 and odds of 11:2",
            "a 4-for-1 split, a 75/25 split",
            "the under-25s and over-70s, an under-19 side",
            "in the mid-70s",
            "at half past nine, and a quarter past 4",
            "The index fell (2016=100).",
            "The indices (January 2016 = 100; 2012-14=100) fell.",
            "It cost 5\u{301}0 dollars, 1\u{336}2\u{336} euros.",
            "It was filed on 99999-12-31.",
        ]);
    }

    #[test]
    fn numerals_in_names() {
        nothing_read(&[
            "5G and 4G phones",
            "the 737NG, a 747SP",
            "on Planet 9",
            "with Windows 11",
            "under Article 50",
            "a Boeing 737",
            "the iPhone 11 Pro",
            "the iPhone 14 Plus and 14 Pro Max",
            "an A320, a B-52 and a 777X",
            "Covid-19, H1N1 and the G7",
            "at No. 10",
            "the Siberia 2 pipeline",
            "the S&P 500 index",
            "the last-16 tie",
            "room 101",
            "737s flew",
            "“Harbour Lights 2”, the film, and \"Mirren 3\"",
            "the play ‘The Mill and I 4’ ran",
            "1. First point\n2. Second point",
        ]);
    }

    #[test]
    fn figures_beside_names_stay() {
        for (text, figures) in [
            ("In Germany 12 people died.", 1),
            ("Boeing sold 737 jets to Lima.", 1),
            ("It cost USD115 or R12m.", 2),
            ("4K new posts came, and 8K jobs went.", 2),
            ("It paid [$4bn](https://example.org/12).", 1),
            ("No 5 people agree on 7.30 euros.", 2),
            ("It took 2h45, at 9h15.", 1),
            ("half of the past six weeks", 2),
            ("a 3/4 share", 1),
            ("\"Only 3\" came. “We lost 14”, he said.", 2),
            ("Old Mill      498\nFar Quay\t441", 2),
        ] {
            let read = mentions(text);
            assert_eq!(read.len(), figures, "{text}: {read:#?}");
        }
    }
}
