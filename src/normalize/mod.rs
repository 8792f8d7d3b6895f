//! Text to mentions: what figures and times a text holds, and where.
//!
//! One pass over the tokens. Only where a figure can begin ([`number::begins`]) an [`amount`] is read;
//! each reader of a kind then looks for its unit around it and hands in a [`candidate`]; [`overlap`]
//! settles which stand.

mod age;
pub(crate) mod amount;
mod bounds;
mod brackets;
pub(crate) mod candidate;
mod cardinal;
#[cfg(test)]
pub(crate) mod corpus;
mod count;
mod ellipsis;
pub(crate) mod hedge;
mod in_words;
#[cfg(test)]
mod laws;
mod measure;
mod money;
mod multiple;
mod noun;
mod number;
mod numeral;
mod opaque;
mod overlap;
mod per;
mod percent;
mod range;
pub(crate) mod scene;
mod signs;
mod table;
mod time;
mod two_units;
mod unit;
pub(crate) use crate::token;

use crate::document::Document;
use crate::lexicon::{Lexicon, hints};
use crate::mention::{Dateline, Mention};
use amount::Amount;
use candidate::{Candidate, Quantity};
use scene::{Scene, Told};
use signs::Signs;
use token::Token;

/// A document as read: its tokens, its mentions in the order of the text (none overlaps another),
/// and the publication date that it states itself.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) tokens: Vec<Token>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) dateline: Option<Dateline>,
}

/// Reads a document. Relative times are resolved against its stated publication date, or else
/// against its dateline.
pub(crate) fn read(document: &Document, lexicon: &Lexicon) -> Reading {
    let tokens = token::tokenize(document.text(), &lexicon.vocabulary);
    let told = Told::default();
    let scene = Scene::new(document, &tokens, lexicon, &told);
    let mut candidates = Vec::new();
    let signs = Signs::of(document.text(), &tokens, lexicon);
    let mut next = 0;
    while let Some(at) = signs.next(next, hints::FIGURE) {
        next = if number::begins(&scene, at) {
            figures(&scene, at, &mut candidates)
        } else {
            at + 1
        };
    }
    let dateline = time::read(&scene, &signs, &mut candidates);
    Reading {
        mentions: ellipsis::complete(
            &scene,
            table::complete(&scene, bounds::settle(&scene, overlap::settle(candidates))),
        ),
        tokens,
        dateline,
    }
}

/// A reader of one kind: the figure that an amount makes with the unit of that kind before or after it.
type Reader = fn(&Scene<'_>, &Amount) -> Option<Quantity>;

/// The readers of figures with a unit. The one whose reading takes most of the text counts, and of
/// equals the first.
const READERS: &[Reader] = &[
    money::read,
    percent::read,
    multiple::read,
    percent::one_in_many,
    measure::read,
];

/// The readers of what has no unit: the first that reads it counts.
const PLAIN_READERS: &[Reader] = &[
    percent::fraction,
    money::implied,
    count::read,
    age::read,
    count::of_people,
    number::read,
];

/// Reads the figures that begin at token `at`; gives the first token at which another may begin.
fn figures(scene: &Scene<'_>, at: usize, out: &mut Vec<Candidate>) -> usize {
    let numeral = at + usize::from(scene.is(at, token::Shape::Hyphen));
    if let Some(opaque) = opaque::read(scene, numeral) {
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
    let Some(single) = amount::single(scene, at) else {
        let unread = multiple::word(scene, at).or_else(|| two_units::feet_and_inches(scene, at));
        if let Some(quantity) = unread {
            quantity.candidates(scene, out);
        }
        return at + 1;
    };
    // Two numbers that no unit holds together are two figures.
    let range = range::read(scene, single);
    let (amount, quantity) = match range.and_then(|range| Some((range, best(scene, &range)?))) {
        Some((range, quantity)) => (range, Some(quantity)),
        None => (single, best(scene, &single)),
    };
    let mut end = amount.end;
    if let Some(quantity) = quantity {
        // A unit may hold a number ("per 100,000"); what is counted may hold a figure of its own.
        if !matches!(quantity.what, candidate::What::Count(_)) {
            end = quantity.end;
        }
        quantity.candidates(scene, out);
    }
    end.max(at + 1)
}

fn best(scene: &Scene<'_>, amount: &Amount) -> Option<Quantity> {
    let mut best: Option<Quantity> = None;
    for reader in READERS {
        if let Some(quantity) = reader(scene, amount) {
            let length = |quantity: &Quantity| quantity.end - quantity.first;
            if best
                .as_ref()
                .is_none_or(|best| length(&quantity) > length(best))
            {
                best = Some(quantity);
            }
        }
    }
    let plain = || PLAIN_READERS.iter().find_map(|read| read(scene, amount));
    best.or_else(plain)
}
