//! The things and parties that a file of settings adds to the lexicon.

use std::ops::Range;

use super::reader::Section;
use crate::claim::Nature;
use crate::lexicon::{Lexicon, MeasuredThing, Party, PartyKind};

/// The lexicon with what the file adds, if it adds anything.
pub(super) fn lexicon(file: &mut Section<'_, '_>) -> Option<Lexicon> {
    let (things, parties) = (file.tables("thing"), file.tables("party"));
    let (start, _) = things.first().or(parties.first())?;
    let mut lexicon = file.accept(start.clone(), Lexicon::new())?;
    let (mut wholes, mut around) = (Vec::new(), Vec::new());
    for (place, table) in things {
        let section = Section::new("thing", table, place, file.found);
        wholes.extend(thing(section, &mut lexicon));
    }
    for (place, table) in parties {
        let section = Section::new("party", table, place, file.found);
        around.extend(party(section, &mut lexicon));
    }
    // What something is a part of, or lies in, may stand further down.
    for (place, whole) in wholes {
        if !lexicon.measures(&whole) {
            let whole = crate::error::shortened(&whole);
            file.wrong(
                place,
                format!("nothing that is measured is named {whole:?}"),
            );
        }
    }
    for (place, within) in around {
        if !lexicon.names_party(&within) {
            let within = crate::error::shortened(&within);
            file.wrong(place, format!("no party or place is named {within:?}"));
        }
    }
    Some(lexicon)
}

const NATURES: [(&str, Nature); 4] = [
    ("flow", Nature::Flow),
    ("stock", Nature::Stock),
    ("toll", Nature::Toll),
    ("rate", Nature::Rate),
];

const KINDS: [(&str, PartyKind); 3] = [
    ("country", PartyKind::Country),
    ("city", PartyKind::City),
    ("bloc", PartyKind::Bloc),
];

/// Adds a thing; returns what it is said to be a part of, and where.
fn thing(mut section: Section<'_, '_>, lexicon: &mut Lexicon) -> Option<(Range<usize>, String)> {
    section.requires("name");
    let name = section.text("name");
    let (words, verbs) = (section.texts("words"), section.texts("verbs"));
    let (nature, whole) = (section.choice("nature", &NATURES), section.text("part-of"));
    let (place, name) = name?;
    let mut thing = MeasuredThing::new(name);
    thing = words
        .iter()
        .fold(thing, |thing, (_, word)| thing.word(*word));
    thing = verbs
        .iter()
        .fold(thing, |thing, (_, verb)| thing.verb(*verb));
    if let Some(nature) = nature {
        thing = thing.nature(nature);
    }
    let of = whole.iter().cloned();
    if let Some((_, whole)) = &whole {
        thing = thing.part_of(*whole);
    }
    let texts = words.into_iter().chain(verbs).chain(of);
    let added = lexicon.add_thing(&thing);
    refused(&mut section, place, texts, added);
    whole.map(|(place, whole)| (place, whole.to_owned()))
}

/// Adds a party; returns what it is said to lie in, and where.
fn party(mut section: Section<'_, '_>, lexicon: &mut Lexicon) -> Option<(Range<usize>, String)> {
    section.requires("name");
    section.requires("kind");
    let name = section.text("name");
    let (words, capitals) = (section.texts("words"), section.texts("capitals"));
    let (kind, within) = (section.choice("kind", &KINDS), section.text("within"));
    let (place, name) = name?;
    // Of what kind it is has been asked for; its words are looked at all the same.
    let mut party = Party::new(name, kind.unwrap_or(PartyKind::Bloc));
    party = words
        .iter()
        .fold(party, |party, (_, word)| party.word(*word));
    party = capitals
        .iter()
        .fold(party, |party, (_, city)| party.capital(*city));
    let of = within.iter().cloned();
    if let Some((_, within)) = &within {
        party = party.within(*within);
    }
    let texts = words.into_iter().chain(capitals).chain(of);
    let added = lexicon.add_party(&party);
    refused(&mut section, place, texts, added);
    within.map(|(place, within)| (place, within.to_owned()))
}

/// Names the text that is no word where it stands: at the name unless at one of the other texts.
fn refused<'t>(
    section: &mut Section<'_, '_>,
    name: Range<usize>,
    mut texts: impl Iterator<Item = (Range<usize>, &'t str)>,
    added: Result<(), crate::lexicon::NoWord>,
) {
    let Err(error) = added else { return };
    let same = |text: &str| crate::error::shortened(text) == error.0;
    let place = texts.find(|(_, text)| same(text)).map(|(place, _)| place);
    section.wrong(place.unwrap_or(name), error.to_string());
}
