//! Whole runs between spaces that are written as no figure is: addresses, versions, times of day.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use super::clock::is_length;
use super::name::plural_follows;
use super::written::LONGEST_RUN;
use crate::lexicon::{NumberClass, Role};
use crate::normalize::digits;
use crate::normalize::scene::Scene;
use crate::token::Shape;

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

/// A run between spaces that has one of the [`FORMS`].
pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
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
                let value = || digits::read(scene.written(at), scene.style)?.value;
                let enough = |least| value().is_some_and(|value| value >= least);
                let scaled = scene.number_word(at + 1).is_some();
                start == first && (scaled || word.least.is_none_or(enough))
            });
    let plain = digits::read(scene.written(at), scene.style).is_some();
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

/// What a run is that has one of the [`FORMS`].
pub(super) fn name(written: &str) -> Option<&'static str> {
    let nth = APART.matches(written).iter().next()?;
    Some(FORMS.get(nth)?.0)
}
