//! Names: the places, institutions, companies and people of a document, each under one name.

use std::cell::LazyCell;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::text::{Name, Text};
use crate::lexicon::things::PlaceKind;
use crate::lexicon::{Classes, Ending, Number};
use crate::token::{Break, Case, Shape};

/// The names of a document in order. A capital at the start of a sentence makes a name only of a
/// word that is no common one.
pub(crate) fn names(text: &Text<'_>) -> Vec<Name> {
    let mut names = Vec::new();
    // Few documents need to know.
    let inner = LazyCell::new(|| inner_capitals(text));
    let small = LazyCell::new(|| small_words(text));
    let proper = |at| {
        proper(
            text,
            at,
            |word| inner.contains(word),
            |word| small.contains(word),
        )
    };
    let mut at = 0;
    while at < text.tokens.len() {
        match place(text, at).or_else(|| proper(at)) {
            Some(name) => {
                at = name.tokens.end;
                names.push(name);
            }
            None => at += 1,
        }
    }
    names
}

fn place(text: &Text<'_>, at: usize) -> Option<Name> {
    if text.mention_at(at).is_some() {
        return None;
    }
    let (end, place) = text.lexicon.linking.places.longest(text.tokens, at)?;
    // "in Moscow" is the city, "Moscow says" the government.
    let located = at
        .checked_sub(1)
        .is_some_and(|before| text.is(before, Classes::LOCATIVE));
    let city = place.kind == PlaceKind::City || place.kind == PlaceKind::Capital && located;
    // A longer proper name holds the place: "Bank of America", "New York Times".
    if end < text.tokens.len()
        && text.case(end) != Case::Lower
        && text.tokens[end].after == Break::None
        && place.kind != PlaceKind::Country
        && is_capitalized_word(text, end)
        && !text.is(end, Classes::CALENDAR)
        && text
            .lexicon
            .linking
            .places
            .longest(text.tokens, end)
            .is_none()
        && at > 0
        && place.kind != PlaceKind::Bloc
    {
        return None;
    }
    Some(Name {
        tokens: at..end,
        canonical: if place.kind == PlaceKind::Capital && located {
            text.slice(at..end).to_lowercase()
        } else {
            place.name.to_string()
        },
        country: place.kind == PlaceKind::Country || place.kind == PlaceKind::Capital && !located,
        place: place.kind != PlaceKind::Bloc || city,
    })
}

/// Words with a capital that no sentence start explains, by their spelling.
fn inner_capitals<'a>(text: &Text<'a>) -> FxHashSet<&'a str> {
    let mut inner = room(text);
    for at in 1..text.tokens.len() {
        if is_capitalized_word(text, at) && !starts_sentence(text, at) {
            inner.insert(text.tokens[at].text(text.text));
        }
    }
    inner
}

/// Unknown words in small letters: a word among them is no name at the start of a sentence.
fn small_words<'a>(text: &Text<'a>) -> FxHashSet<&'a str> {
    let mut small = room(text);
    let tokens = text.tokens.iter().filter(|token| {
        token.shape == Shape::Word && token.case == Case::Lower && !token.word.is_known()
    });
    small.extend(tokens.map(|token| token.text(text.text)));
    small
}

/// A set with room for the few words of a text that are looked for.
fn room<'a>(text: &Text<'a>) -> FxHashSet<&'a str> {
    FxHashSet::with_capacity_and_hasher(text.tokens.len() / 16, Default::default())
}

/// Is it built like a word for an act or a state, which few names are: "transhipment", "situation"?
fn is_abstract(text: &Text<'_>, word: &str) -> bool {
    word.len() > 7 && text.lexicon.endings.has(word, Ending::Abstract)
}

fn is_capitalized_word(text: &Text<'_>, at: usize) -> bool {
    text.tokens
        .get(at)
        .is_some_and(|token| token.shape == Shape::Word && token.case != Case::Lower)
        && text.mention_at(at).is_none()
}

fn starts_sentence(text: &Text<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return true;
    };
    if text.tokens[at].after != Break::None {
        return true;
    }
    if !matches!(text.tokens[before].shape, Shape::Symbol | Shape::Hyphen) {
        return false;
    }
    // "**Rate:** 26 per cent".
    let mut marks = (0..=before).rev().take_while(|at| text.is_sign(*at, '*'));
    if let Some(mark) = marks.by_ref().last() {
        return starts_sentence(text, mark);
    }
    let bullet = ['-', '*', '•', '–']
        .into_iter()
        .any(|sign| text.is_sign(before, sign))
        && text.tokens[before].after != Break::None;
    bullet
        || [
            '.', '!', '?', ':', '"', '“', '‘', '…', '(', ')', '–', '—', '|', '#',
        ]
        .into_iter()
        .any(|sign| text.is_sign(before, sign))
}

fn proper(
    text: &Text<'_>,
    at: usize,
    is_inner: impl Fn(&str) -> bool,
    is_small: impl Fn(&str) -> bool,
) -> Option<Name> {
    const COMMON: Classes = Classes::NEGLECT.or(Classes::CALENDAR).or(Classes::MODAL);
    if !is_capitalized_word(text, at) {
        return None;
    }
    let bland = text.is(at, Classes::BLAND)
        && is_capitalized_word(text, at + 1)
        && !text.is(at + 1, COMMON);
    // "Near Harbourline": no name holds the word that opens the sentence.
    let opens = starts_sentence(text, at) && text.is(at, Classes::PREPOSITION);
    if text.is(at, COMMON) && (!bland || opens) || text.is(at, Classes::TITLE) {
        return None;
    }
    // "Airport Harbourline": what opens the sentence says what it is.
    let kind = starts_sentence(text, at) && text.is(at, Classes::NAMED);
    if is_initials_of_thing(text, at) || kind && is_capitalized_word(text, at + 1) {
        return None;
    }
    let mut end = at + 1;
    while end < text.tokens.len() && continues(text, end) {
        end += 1;
    }
    while end > at + 1
        && !is_capitalized_word(text, end - 1)
        && text.tokens[end - 1].shape != Shape::Numeral
    {
        end -= 1;
    }
    let known = known_word(text, at);
    if starts_sentence(text, at)
        && known
        && end > at + 1
        && !is_capitalized_word(text, at + 1)
        && !is_inner(text.tokens[at].text(text.text))
    {
        // "Exports of Kenyan tea" is no name, nor is its first word.
        return None;
    }
    if starts_sentence(text, at) && end == at + 1 {
        let token = &text.tokens[at];
        let written = token.text(text.text);
        let followed = text
            .tokens
            .get(end)
            .is_some_and(|next| next.shape == Shape::Clitic);
        let many = text.lexicon.plurals.number(&text.key(at)) == Number::Plural;
        let people = land_of(&text.key(at)).is_some();
        let plural = (written.ends_with('s') || many) && !followed && !people;
        let common = known && !followed && token.case != Case::Upper
            || plural
            || is_abstract(text, written)
            || is_small(&token.key(text.text));
        let participle = ["ed", "ing", "ly"]
            .into_iter()
            .any(|ending| written.ends_with(ending))
            && !is_inner(written);
        if at == 0 && !common && !participle && text.is(end, Classes::PREPOSITION) {
            // "Harbourline in figures", not "Perched on a rock", "According to".
            return Some(Name {
                tokens: at..end,
                canonical: canonical(text, at..end),
                country: false,
                place: false,
            });
        }
        // "AKV, the pension fund": nobody starts a sentence in capitals.
        let initials = token.case == Case::Upper && (2..=5).contains(&written.len());
        // "Harbour airport", where no such word is known.
        let named =
            followed || text.is_verb(end) || !known && (initials || text.is(end, Classes::NAMED));
        if (common || !named) && !is_inner(written) {
            return None;
        }
    }
    Some(Name {
        tokens: at..end,
        canonical: canonical(text, at..end),
        country: false,
        place: false,
    })
}

/// "GDP": initials that stand for a measured thing.
fn is_initials_of_thing(text: &Text<'_>, at: usize) -> bool {
    let thing = text.lexicon.linking.things.nouns.longest(text.tokens, at);
    text.case(at) == Case::Upper
        && thing.is_some_and(|(end, _)| end == at + 1)
        && !is_capitalized_word(text, at + 1)
}

/// The land of people who are called by it: "Northlanders".
fn land_of(people: &str) -> Option<&str> {
    let land = people.strip_suffix("ers")?;
    (land.ends_with("land") && land.len() > 6).then_some(land)
}

/// The country of people or of what is theirs: "Marvenians", "Marvenian farms".
fn country_of(text: &Text<'_>, at: usize, people: &str) -> Option<String> {
    let many = people.strip_suffix("ians");
    let one = people.strip_suffix("ian").filter(|_| {
        text.is_plain_word(at + 1) && text.case(at + 1) == Case::Lower && !text.is_verb(at + 1)
    });
    let stem = many.or(one).filter(|stem| stem.len() > 3)?;
    (!text.tokens[at].word.is_known()).then(|| format!("{stem}ia"))
}

/// Does the lexicon of linking know the word: as one of a class, or as a measured thing?
fn known_word(text: &Text<'_>, at: usize) -> bool {
    let things = &text.lexicon.linking.things;
    text.classes(at) != Classes::default() || things.nouns.longest(text.tokens, at).is_some()
}

/// Does a name go on with this token: another capital, or "of" or "&" before one?
fn continues(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    if token.after != Break::None {
        return false;
    }
    if is_capitalized_word(text, at) {
        return !text.is(at, Classes::CALENDAR) || token.case == Case::Upper;
    }
    if !is_capitalized_word(text, at + 1) {
        return false;
    }
    let of = text.is(at, Classes::NAME_PARTICLE);
    let glued = token.shape == Shape::Hyphen && token.glued || text.is_sign(at, '&');
    (of || glued) && (text.tokens[at + 1].glued || !glued || text.is_sign(at, '&'))
}

/// The last word of a person's name, the first of a firm's that ends in what it does ("Brandt Logistics",
/// of which texts soon speak as "Brandt"), and of a name that ends in a common noun ("Harbour Bank") all
/// of it, in lower case.
fn canonical(text: &Text<'_>, tokens: Range<usize>) -> String {
    let last = tokens.end - 1;
    let firm = tokens.len() == 2 && text.is(last, Classes::FIRM);
    if firm && !text.tokens[tokens.start].word.is_known() {
        return text.key(tokens.start).into_owned();
    }
    let length = tokens.len();
    let person = (2..=3).contains(&length)
        && tokens
            .clone()
            .all(|at| text.tokens[at].shape == Shape::Word && text.case(at) == Case::Capitalized)
        && !text.tokens[last].word.is_known()
        && !text.tokens[tokens.start].word.is_known();
    if person {
        return text.key(last).into_owned();
    }
    let key = text.key(last);
    let home = land_of(&key)
        .map(str::to_owned)
        .or_else(|| country_of(text, last, &key));
    if length == 1
        && let Some(home) = home
    {
        home
    } else {
        text.slice(tokens).to_lowercase()
    }
}
