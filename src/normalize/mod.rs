//! Text to mentions: what figures and times a text holds, and where.
//!
//! One pass over the tokens. Only where a figure can begin ([`begins::begins`]) an [`amount`] is read;
//! each reader of a kind then looks for its unit around it and hands in a [`candidate`]; [`overlap`]
//! settles which stand.

mod age;
pub(crate) mod amount;
mod begins;
mod beside;
mod bounds;
mod brackets;
pub(crate) mod candidate;
pub(crate) mod cardinal;
mod carried;
#[cfg(test)]
pub(crate) mod corpus;
mod count;
pub(crate) mod digits;
mod doubtful;
mod ellipsis;
mod gapping;
pub(crate) mod hedge;
mod in_words;
#[cfg(test)]
mod laws;
mod measure;
pub(crate) mod money;
mod multiple;
mod neighbour;
mod noun;
pub(crate) mod number;
pub(crate) mod numeral;
pub(crate) mod opaque;
mod overlap;
pub(crate) mod per;
mod percent;
mod points;
mod race;
mod range;
mod rate_unit;
pub(crate) mod scene;
mod share;
pub(crate) mod signs;
mod single;
mod table;
pub(crate) mod time;
mod two_units;
mod unit;
pub(crate) mod watch;
pub(crate) use crate::token;
pub(crate) use age::YEARS as YEARS_OLD;

use crate::document::Document;
use crate::lexicon::{Lexicon, hints};
use crate::mention::{Dateline, Mention};
use amount::Amount;
use begins::begins;
use candidate::{Candidate, Quantity};
use scene::{Scene, Told};
use signs::Signs;
use token::Token;
use watch::{Unwatched, Watch};

/// Room for so many readings is made at once.
const USUAL_CANDIDATES: usize = 24;

/// A document as read: its tokens, its mentions in the order of the text (none overlaps another),
/// and the publication date that it states itself.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) tokens: Vec<Token>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) dateline: Option<Dateline>,
}

/// Reads a document. Relative times are resolved against its stated publication date, or else against its
/// dateline.
pub(crate) fn read(document: &Document, lexicon: &Lexicon) -> Reading {
    read_watched(document, lexicon, &mut Unwatched)
}

/// Reads a document, telling `watch` what is read where.
pub(crate) fn read_watched(
    document: &Document,
    lexicon: &Lexicon,
    watch: &mut impl Watch,
) -> Reading {
    let (tokens, signs) = Signs::with_tokens(document.text(), lexicon);
    let told = Told::default();
    let scene = Scene::new(document, &tokens, &signs, lexicon, &told);
    // About as many as a short article has.
    let mut candidates = Vec::with_capacity(USUAL_CANDIDATES.min(1 + tokens.len() / 4));
    let mut next = 0;
    while let Some(at) = signs.next(next, hints::FIGURE) {
        next = if begins(&scene, at) {
            figures(&scene, at, &mut candidates, watch)
        } else {
            at + 1
        };
    }
    let dateline = time::read(&scene, &mut candidates, watch);
    let mut mentions = overlap::settle(candidates);
    watch.stage(&mentions);
    for stage in [
        bounds::settle,
        table::complete,
        ellipsis::complete,
        carried::complete,
    ] {
        mentions = stage(&scene, mentions);
        watch.stage(&mentions);
    }
    Reading {
        mentions,
        tokens,
        dateline,
    }
}

/// A reader of one kind: the figure that an amount makes with the unit of that kind before or after it. It
/// is named by what it looks for.
type Reader = fn(&Scene<'_>, &Amount) -> Option<Quantity>;

/// The readers of figures with a unit. The one whose reading takes most of the text counts, and of
/// equals the first.
const READERS: &[(&str, Reader)] = &[
    ("a currency beside the number", money::read),
    (
        "a word of the per cent family after the number",
        percent::read,
    ),
    ("a word of multiplying after the number", multiple::read),
    ("so many in so many", share::one_in_many),
    ("a unit beside the number", measure::read),
];

/// The readers of what has no unit: the first that reads it counts.
const PLAIN_READERS: &[(&str, Reader)] = &[
    ("a fraction of a whole", share::fraction),
    ("an amount before what is measured in money", money::implied),
    ("a noun that is counted", count::read),
    ("an age without its unit", age::read),
    (
        "people who are counted without a word for them",
        count::of_people,
    ),
    ("a number without a unit", number::read),
];

/// The readers of what is no amount, by name.
const FACTOR: &str = "a word that is a factor in itself";
const ONE_POINT: &str = "one percentage point by its article";
const FEET: &str = "feet and inches by their signs";

/// Reads the figures that begin at token `at`; gives the first token at which another may begin.
fn figures(
    scene: &Scene<'_>,
    at: usize,
    out: &mut Vec<Candidate>,
    watch: &mut impl Watch,
) -> usize {
    let numeral = at + usize::from(scene.is(at, token::Shape::Hyphen));
    if let Some(opaque) = opaque::read(scene, numeral) {
        watch.passed_over(&opaque);
        out.push(Candidate::opaque(
            scene,
            opaque.first,
            opaque.end,
            opaque.certain,
        ));
        if opaque.certain {
            return opaque.end.max(at + 1);
        }
    }
    let Some(single) = single::read(scene, at) else {
        let factor = multiple::word(scene, at).map(|quantity| (FACTOR, quantity));
        let feet = || Some((FEET, two_units::feet_and_inches(scene, at)?));
        let point = || Some((ONE_POINT, percent::one_point(scene, at)?));
        if let Some((reader, quantity)) = factor.or_else(feet).or_else(point) {
            watch.amount(&quantity.amount, Some((reader, &quantity)));
            quantity.candidates(scene, out);
        }
        return at + 1;
    };
    // Two numbers that no unit holds together are two figures.
    let range = range::read(scene, single);
    let (amount, read) = match range.and_then(|range| Some((range, best(scene, &range)?))) {
        Some((range, read)) => (range, Some(read)),
        None => (single, best(scene, &single)),
    };
    let named = read.as_ref().map(|(reader, quantity)| (*reader, quantity));
    watch.amount(&amount, named);
    let mut end = amount.end;
    if let Some((_, quantity)) = read {
        // A unit may hold a number ("per 100,000"); what is counted may hold a figure of its own.
        if !matches!(quantity.what, candidate::What::Count(_)) {
            end = quantity.end;
        }
        quantity.candidates(scene, out);
    }
    end.max(at + 1)
}

fn best(scene: &Scene<'_>, amount: &Amount) -> Option<(&'static str, Quantity)> {
    let mut best: Option<(&'static str, Quantity)> = None;
    for (name, reader) in READERS {
        if let Some(quantity) = reader(scene, amount) {
            let length = |quantity: &Quantity| quantity.end - quantity.first;
            if best
                .as_ref()
                .is_none_or(|(_, best)| length(&quantity) > length(best))
            {
                best = Some((name, quantity));
            }
        }
    }
    let plain = || {
        let mut readers = PLAIN_READERS.iter();
        readers.find_map(|(name, read)| Some((*name, read(scene, amount)?)))
    };
    best.or_else(plain)
}
