//! Written things that hold digits and are no figures: addresses, versions, telephone numbers, clock
//! times, scores, names.

mod clock;
mod code;
mod name;
mod score;
mod telephone;
mod written;

pub(crate) use clock::is_length;

use clock::clock;
pub(crate) use name::{is_model, plural_follows};
use score::score;

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use super::scene::Scene;
use crate::lexicon::{NumberClass, Role};
use crate::token::{Break, Case, Shape, is_combining};

/// What whole runs between spaces look like that are no figures, without the punctuation around them.
const FORMS: [(&str, &str); 15] = [
    (
        "an address of the internet",
        r"(?:https?|ftp)://\S+|www\.\S+|\S+@\S+\.[a-z]{2,}(?:;\S*)?",
    ),
    (
        "an address of the internet",
        r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|org|net|edu|gov|info|io|co|uk|eu|html?|pdf|php)(?:/\S*)?",
    ),
    (
        "an address of a machine, or a version",
        r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?:[:/][0-9]+)?|v?[0-9]+(?:\.[0-9]+){2,}(?:[-+.][0-9a-z]+)*",
    ),
    (
        "a time of day",
        r"[0-9]{1,2}[:.h][0-9]{2}(?:[:.][0-9]{2})?(?:am|pm|AM|PM|h|Z)?|[0-9]{1,2}(?:am|pm|AM|PM)",
    ),
    (
        "a path of a page",
        r"[A-Za-z][^/\s]*(?:/[^/\s]+)*/[0-9]+/\S*[A-Za-z/]\S*",
    ),
    (
        "a date with its time of day",
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}\S*",
    ),
    (
        "a date of a year that no calendar here has",
        r"[0-9]{5,}-[0-9]{2}-[0-9]{2}",
    ),
    (
        "a telephone number, or a code like one",
        r"\+?[0-9]{1,4}(?:[-.()/]+[0-9]{2,4}){2,}|[0-9]+(?:-[0-9]+){3,}|\+[0-9][0-9()-]{6,}",
    ),
    (
        "a word for around the clock, a day or a half each",
        r"24/7|9/11|50[/-]50",
    ),
    (
        "so many to so many",
        r"[0-9]{1,3}:[0-9]|[0-9]{1,3}/1|[0-9]{1,3}-to-1|[0-9]-in-1|[0-9]{1,2}-for-[0-9]{1,2}|90/10|85/15|80/20|75/25|70/30|65/35|60/40|55/45|45/55|40/60|35/65|30/70|25/75|20/80|15/85|10/90",
    ),
    (
        "a class of age, or a stretch of ten",
        r"(?:[Uu]nder|[Oo]ver)s?-[0-9]{1,2}s?|[Mm]id-[2-9]0s",
    ),
    (
        "a form or clause of the law",
        r"[0-9]{1,2}-[FKQ]|13[DFG]|[0-9]{3,4}\([a-z]\)?",
    ),
    (
        "a generation, a dimension or a resolution",
        r"[2-6]G|[1-4]D|[48]K|[0-9]+x[0-9]+[a-z]*|(?:480|720|1080|2160)p",
    ),
    (
        "an identifier",
        r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|[0-9]+-[0-9]+(?:-[A-Z]{2,})+",
    ),
    (
        "a name of letters and digits",
        r"[0-9]{1,2}[A-Z]{2}[0-9][A-Z0-9]*|[A-Z][A-Za-z]*-?[0-9]+(?:\.[0-9]+)?(?:[-/]?[A-Za-z]+[0-9]*)*|[a-z]{1,3}[0-9]+[a-z]?(?:-[a-z]+)?|[0-9]{3}(?:s|[A-Z])",
    ),
];

/// All of the forms as one.
static SHAPES: LazyLock<Regex> = LazyLock::new(|| {
    let forms = FORMS.map(|(_, form)| form).join("|");
    // No input comes into it: the pattern is in order, or nothing works at all and every check shows it.
    Regex::new(&format!("^(?:{forms})$"))
        .expect("the forms are a pattern of the features that this crate has of regex")
});

/// Each of the forms by itself, for those who ask which it was.
static APART: LazyLock<RegexSet> = LazyLock::new(|| {
    RegexSet::new(FORMS.map(|(_, form)| format!("^(?:{form})$")))
        .expect("each form is part of a pattern")
});

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
    /// What it is: for one of the [`FORMS`], which, by what is written.
    pub(crate) fn form(&self, written: &str) -> &'static str {
        let form = || APART.matches(written).iter().next();
        let named = (self.what == FORM).then(form).flatten();
        named
            .and_then(|nth| FORMS.get(nth))
            .map_or(self.what, |(name, _)| name)
    }
}

/// A reader of what is no figure: the tokens that it takes with the numeral at a token.
type Reader = fn(&Scene<'_>, usize) -> Option<(usize, usize)>;

/// What holds a numeral and is certainly no figure; the first counts.
const CERTAIN: &[(&str, Reader)] = &[
    (FORM, shape),
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

/// Runs of more tokens than this are no written shape.
const LONGEST_RUN: usize = 64;

/// A run between spaces that has one of the [`FORMS`].
fn shape(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let next_touches =
        scene.glued(at + 1) && !matches!(scene.written(at + 1), "." | "," | "%" | ")");
    let own_points = || scene.written(at).as_bytes().contains(&b'.');
    if !scene.glued(at) && !next_touches && !own_points() {
        return None;
    }
    let (mut first, mut end) = (at, at + 1);
    let mut address = None;
    while first > 0 && scene.glued(first) && at - first < LONGEST_RUN {
        first -= 1;
        if matches!(scene.written(first), "http" | "https" | "www") {
            address = Some(first);
        }
    }
    // "[a link](https://example.org/12)"
    first = address.unwrap_or(first);
    while scene.glued(end) && end - at < LONGEST_RUN {
        end += 1;
    }
    if scene.glued(end) || scene.glued(first) && address.is_none() {
        return None;
    }
    let opening = |at: usize| {
        matches!(
            scene.written(at),
            "(" | "[" | "\"" | "“" | "‘" | "'" | "<" | "."
        )
    };
    while first < at && opening(first) {
        first += 1;
    }
    let closing = |at: usize| {
        matches!(
            scene.written(at),
            "." | "," | ";" | ":" | ")" | "]" | "\"" | "”" | "’" | "'" | "!" | "?" | ">"
        ) || scene.is(at, Shape::Clitic)
    };
    // "the A15's cores"
    let owns =
        |end: usize| matches!(scene.written(end - 2), "'" | "’") && scene.written(end - 1) == "s";
    if end > at + 2 && owns(end) {
        end -= 2;
    }
    while end > at + 1 && closing(end - 1) {
        end -= 1;
    }
    let written = scene.span(first, end).slice(scene.text)?;
    if !may_have_form(written)
        || !SHAPES.is_match(written)
        || is_figure(scene, first, at)
        || is_interval(written)
        || is_length(scene, first)
    {
        return None;
    }
    Some((first, end))
}

/// Does it begin as one of the [`FORMS`] can, or hold the sign of an address? Most figures that touch their
/// sign ("$5.6") do not, and a document without others does not even have the forms compiled.
fn may_have_form(written: &str) -> bool {
    let begins = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-');
    written.as_bytes().first().is_some_and(begins) || written.contains('@')
}

/// Is it two days with a slash between them, as ISO 8601 writes an interval?
fn is_interval(written: &str) -> bool {
    let day = |written: &str| {
        let sign = |at: usize| written.as_bytes().get(at) == Some(&b'-');
        written.len() == 10 && sign(4) && sign(7)
    };
    let days = written.split_once('/');
    days.is_some_and(|(first, last)| day(first) && day(last))
}

/// Is it a figure with its sign or a decimal after all: "USD115", "R12", "7.30" alone?
fn is_figure(scene: &Scene<'_>, first: usize, at: usize) -> bool {
    let money = first < at
        && scene
            .lexicon
            .money
            .words
            .longest_before(scene.tokens, at)
            .is_some_and(|(start, word)| {
                let value = || super::digits::read(scene.written(at), scene.style)?.value;
                let enough = |least| value().is_some_and(|value| value >= least);
                let scaled = scene.number_word(at + 1).is_some();
                start == first && (scaled || word.least.is_none_or(enough))
            });
    let plain = super::digits::read(scene.written(at), scene.style).is_some();
    let ends = !scene.glued(at + 1) || closing_only(scene, at + 1);
    // No number begins "08.": that is a time of day.
    let written = scene.written(at).as_bytes();
    let padded = matches!(written, [b'0', b'0'..=b'9', b'.', ..]);
    let alone = first == at && plain && ends && !padded;
    let scale = first == at
        && scene
            .number_word(at + 1)
            .is_some_and(|word| word.class == NumberClass::Letter)
        && scene.written(at + 1) != "G"
        && (scene.written(at + 1) != "K" || counts_thousands(scene, at + 2));
    // "COP28" is a meeting, "COP2800" an amount.
    let named = money && scene.has(first, Role::Series) && written.len() <= 2;
    money && !named || alone || scale
}

/// Is it "4K new jobs", and not the fineness of "4K televisions"?
fn counts_thousands(scene: &Scene<'_>, at: usize) -> bool {
    let screen = (at..at + 3)
        .take_while(|at| scene.is(*at, Shape::Word))
        .any(|at| scene.has(at, Role::Screen));
    !screen && plural_follows(scene, at)
}

fn closing_only(scene: &Scene<'_>, at: usize) -> bool {
    scene.is(at, Shape::Symbol) && !matches!(scene.written(at), "/" | ":" | "@" | "_" | "#" | "(")
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
    let run = (at + 1..at + LONGEST_RUN).take_while(joined).count();
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
            ("Old Mill      498\nFar Quay\t441", 2),
        ] {
            let read = mentions(text);
            assert_eq!(read.len(), figures, "{text}: {read:#?}");
        }
    }
}
