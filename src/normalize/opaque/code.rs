//! Codes that look like figures: hashes, postcodes, variants of a model, clock times that a point writes.

use super::Reader;
use super::name::{plural_follows, unit_follows};
use super::telephone;
use super::written::{LONGEST_RUN, capitals, is_plain};
use crate::lexicon::time::TimeWord;
use crate::lexicon::{Role, WordClass};
use crate::normalize::race;
use crate::normalize::scene::Scene;
use crate::token::{Break, Case, Shape};

/// Codes that a letter or digit touches.
const TOUCHING: &[(&str, Reader)] = &[
    ("a number to the base of 16", hash),
    ("a power of ten that nobody writes", power),
];

/// The other codes.
const CODES: &[(&str, Reader)] = &[
    ("a postcode", postcode),
    ("a telephone number", telephone::national),
    ("a reference to a note or a source", reference),
    ("the thousands that a column counts in", thousands),
    ("the base of an index", index_base),
    ("the number of a house", address),
    ("a race by its length", race::in_kilometres),
    ("the variant of a model", variant),
    ("a time of day", clock),
    ("a time of day", four_digits),
    ("an age by its ten", ten),
];

/// A code that has the numeral at `at` in it: what it is, and its tokens.
pub(super) fn code(scene: &Scene<'_>, at: usize) -> Option<(&'static str, (usize, usize))> {
    let touches = scene.glued(at) || scene.glued(at + 1);
    let touching = if touches { TOUCHING } else { &[] };
    let mut codes = touching.iter().chain(CODES);
    codes.find_map(|(what, read)| Some((*what, read(scene, at)?)))
}

/// "7227e85", "3e8f12a": letters that are digits to the base of 16 between digits.
fn hash(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let part = |at: usize| scene.is(at, Shape::Word) || scene.is(at, Shape::Numeral);
    let (mut first, mut end) = (at, at + 1);
    while first > 0 && scene.glued(first) && part(first - 1) && at - first < LONGEST_RUN {
        first -= 1;
    }
    while scene.glued(end) && part(end) && end - at < LONGEST_RUN {
        end += 1;
    }
    let runs = end - first;
    let written = scene.span(first, end).slice(scene.text)?;
    let is_hex = |letters: std::ops::RangeInclusive<u8>| {
        let mut bytes = written.bytes();
        bytes.all(|byte| byte.is_ascii_digit() || letters.contains(&byte))
    };
    let long = runs == 3 && written.len() >= 7 && scene.is(first, Shape::Numeral);
    ((runs > 3 || long) && (is_hex(b'a'..=b'f') || is_hex(b'A'..=b'F'))).then_some((first, end))
}

/// "12e999", "04e21": no power of ten that anybody writes. With one digit, or with decimals, it would be.
fn power(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let joined = scene.has(at + 1, Role::Exponent)
        && scene.glued(at + 1)
        && scene.glued(at + 2)
        && scene.is(at + 2, Shape::Numeral);
    let written = scene.written(at);
    if scene.glued(at) || !joined || !is_plain(written) || written.len() < 2 {
        return None;
    }
    let zeros = scene.written(at + 2).parse::<usize>().unwrap_or(usize::MAX);
    let too_long = zeros.saturating_add(written.len()) > LONGEST_DECIMAL;
    (written.len() > 3 || written.starts_with('0') || too_long).then_some((at, at + 3))
}

/// The most digits that every exact decimal can have.
const LONGEST_DECIMAL: usize = 28;

/// "SW1A 1AA", "K1A 0B1" from their second half on; the digits of "Dover, DE 19901".
fn postcode(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let last = at.checked_sub(1)?;
    if scene.glued(at) || scene.get(at)?.after != Break::None {
        return None;
    }
    let written = scene.written(at);
    if written.len() == 5 && is_plain(written) {
        let state = capitals(scene, last, 2) && last > 1 && scene.has(last - 1, Role::Comma);
        let town = state
            && scene
                .get(last - 2)
                .is_some_and(|t| t.case == Case::Capitalized);
        let extended = scene.is(at + 1, Shape::Hyphen)
            && scene.glued(at + 2)
            && scene.written(at + 2).len() == 4;
        let end = if extended { at + 3 } else { at + 1 };
        let counts = plural_follows(scene, end) || unit_follows(scene, end);
        return (town && !counts).then_some((last, end));
    }
    if !scene.glued(at + 1) || !is_digit(scene, at) {
        return None;
    }
    let british = capitals(scene, at + 1, 2);
    let canadian = capitals(scene, at + 1, 1) && scene.glued(at + 2) && is_digit(scene, at + 2);
    let end = if british { at + 2 } else { at + 3 };
    if !(british || canadian) || scene.glued(end) && !scene.is(end, Shape::Symbol) {
        return None;
    }
    // The first half: one or two capitals, one or two digits, perhaps another capital.
    let digits = last.checked_sub(usize::from(capitals(scene, last, 1)))?;
    let first = digits.checked_sub(1)?;
    let area = capitals(scene, first, 1) || capitals(scene, first, 2);
    let number = is_plain(scene.written(digits)) && scene.written(digits).len() <= 2;
    let glued = scene.glued(digits) && (digits == last || scene.glued(last));
    (area && number && glued && !scene.glued(first)).then_some((first, end))
}

fn is_digit(scene: &Scene<'_>, at: usize) -> bool {
    scene.is(at, Shape::Numeral) && scene.written(at).len() == 1
}

/// "the tally[3]", "as shown [12]": a reference to a note or a source.
fn reference(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let open = at.checked_sub(1)?;
    if !scene.glued(at) || !scene.glued(at + 1) {
        return None;
    }
    let brackets = scene.written(open) == "[" && scene.written(at + 1) == "]";
    let short = scene.written(at).len() <= 3 && is_plain(scene.written(at));
    (brackets && short).then_some((open, at + 2))
}

/// "'000 tonnes" at the head of a column: what it counts in.
fn thousands(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let quote = at.checked_sub(1)?;
    let quoted = scene.glued(at) && matches!(scene.written(quote), "'" | "’" | "‘");
    (quoted && scene.written(at) == "000" && !scene.glued(quote)).then_some((quote, at + 1))
}

/// "2015=100", "2012-14 = 100", "January 2020 = 100": the time at which an index is 100.
fn index_base(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let year = scene.written(at).len() == 4 && is_plain(scene.written(at));
    if !year {
        return None;
    }
    let equals = match scene.is(at + 1, Shape::Hyphen) && is_plain(scene.written(at + 2)) {
        true => at + 3,
        false => at + 1,
    };
    let based = scene.written(equals) == "=" && scene.written(equals + 1) == "100";
    if !based {
        return None;
    }
    let months = &scene.lexicon.time.months;
    let month = months.longest_before(scene.tokens, at);
    Some((month.map_or(at, |(first, _)| first), equals + 2))
}

/// The most words of a street's name before "Street".
const STREET_WORDS: usize = 3;

/// "12 Park Road", "14b St John's Street": the number of a house.
fn address(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let written = scene.written(at);
    // "14b"
    let letter = scene.glued(at + 1) && scene.written(at + 1).len() == 1 && !scene.glued(at + 2);
    if written.len() > 4 || !is_plain(written) || scene.glued(at + 1) && !letter {
        return None;
    }
    let number_end = at + 1 + usize::from(letter);
    let mut end = number_end;
    while end <= at + STREET_WORDS && scene.follows(end) {
        let initial = capitals(scene, end, 1);
        let named = initial || scene.get(end)?.case == Case::Capitalized;
        if !named && !scene.is(end, Shape::Clitic) {
            return None;
        }
        end += 1;
        // "240 W. Main Street"
        end += usize::from(initial && scene.has(end, Role::Stop) && scene.glued(end));
        let street = scene.has(end, Role::Street) && scene.get(end)?.case == Case::Capitalized;
        if street && scene.follows(end) {
            return (!plural_follows(scene, end + 1)).then_some((at, number_end));
        }
    }
    None
}

/// "a 737-800", "the Boeing 737-800 jets", "an Airbus 320-200": two numbers of three digits that name one
/// thing.
fn variant(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let three = |at: usize| {
        let written = scene.written(at);
        written.len() == 3 && is_plain(written)
    };
    let joined = scene.is(at + 1, Shape::Hyphen) && scene.glued(at + 1) && scene.glued(at + 2);
    if scene.glued(at) || !joined || !three(at) || !three(at + 2) {
        return None;
    }
    // "a 777-200LR"
    let suffix = |at: usize| capitals(scene, at, 1) || capitals(scene, at, 2);
    let lettered = scene.glued(at + 3) && suffix(at + 3);
    let end = at + 3 + usize::from(lettered);
    let before = at.checked_sub(1)?;
    let token = scene.get(before)?;
    if scene.glued(end) && !scene.is(end, Shape::Symbol) || scene.number_word(end).is_some() {
        return None;
    }
    let series = scene.has(before, Role::Series) && token.case != Case::Lower;
    let one = scene.has(before, Role::Article) && !plural_follows(scene, end);
    // "The 737-800 was grounded."
    let words = &scene.lexicon.words;
    let ends = |word| words.is(word, WordClass::Verb) || words.is(word, WordClass::Function);
    let the = scene.lexicon.time.words.longest_before(scene.tokens, at);
    let alone = the.is_some_and(|(_, word)| *word == TimeWord::The)
        && scene.get(end).is_some_and(|next| ends(next.word));
    ((series || one || alone || lettered) && !unit_follows(scene, end)).then_some((at, end))
}

/// "at 4.17 on Tuesday", "by 9.30 this morning": but "fell to 4.17 on Tuesday".
fn clock(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let written = scene.written(at);
    if !matches!(written.len(), 4 | 5) {
        return None;
    }
    let (hours, minutes) = written.split_once('.')?;
    let below = |written: &str, most: u32| {
        let plain = is_plain(written) && written.len() <= 2;
        plain && written.parse::<u32>().is_ok_and(|number| number < most)
    };
    if !below(hours, 24) || minutes.len() != 2 || !below(minutes, 60) || scene.glued(at + 1) {
        return None;
    }
    let time = &scene.lexicon.time;
    let before = time.words.longest_before(scene.tokens, at)?;
    let placed = matches!(before.1, TimeWord::At | TimeWord::By | TimeWord::Until);
    let of_day = match time.words.longest(scene.tokens, at + 1)? {
        (end, TimeWord::On) => time.weekdays.longest(scene.tokens, end).is_some(),
        (end, TimeWord::This) => scene.has(end, Role::DayPart),
        (_, TimeWord::Day(_)) => true,
        _ => false,
    };
    let is_price = (before.0.saturating_sub(PRICE_REACH)..before.0)
        .any(|at| scene.has(at, Role::Movement) || scene.has(at, Role::Trading));
    (placed && of_day && !is_price).then_some((at, at + 1))
}

/// "0800 GMT", "1800GMT", "from 0800 to 1800GMT": hours and minutes as four digits, where a zone says so.
fn four_digits(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let of_day = |at: usize| {
        let written = scene.written(at);
        let two = |range: std::ops::Range<usize>| written.get(range)?.parse::<u32>().ok();
        is_plain(written)
            && written.len() == 4
            && two(0..2).is_some_and(|hours| hours < 24)
            && two(2..4).is_some_and(|minutes| minutes < 60)
    };
    let zone = |at: usize| scene.has(at, Role::Clock);
    if !of_day(at) || scene.glued(at) {
        return None;
    }
    if zone(at + 1) {
        return Some((at, at + 2));
    }
    let joined = scene.is(at + 1, Shape::Hyphen)
        || [Role::To, Role::And]
            .iter()
            .any(|role| scene.has(at + 1, *role));
    (joined && of_day(at + 2) && zone(at + 3)).then_some((at, at + 4))
}

/// "in their 20s", "his late 50s", "the low 80s": an age or a temperature by its ten.
fn ten(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let written = scene.written(at).as_bytes();
    let ends = !scene.glued(at + 2) || scene.is(at + 2, Shape::Symbol);
    let plural = scene.glued(at + 1) && scene.written(at + 1) == "s" && ends;
    if !plural {
        return None;
    }
    let words = &scene.lexicon.time.words;
    let part = words
        .longest_before(scene.tokens, at)
        .filter(|(_, word)| matches!(word, TimeWord::Early | TimeWord::Mid | TimeWord::Late));
    let before = part.map_or(at, |(start, _)| start).checked_sub(1)?;
    let hyphen = usize::from(scene.is(before, Shape::Hyphen));
    let word = scene.get(before.checked_sub(hyphen)?)?.word;
    let told = scene.lexicon.words.is(word, WordClass::OfTen);
    (matches!(written, [b'1'..=b'9', b'0']) && told).then_some((at, at + 2))
}

/// How many tokens before "at" a verb of trading may stand.
const PRICE_REACH: usize = 6;

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::{mentions, of_kind};

    #[track_caller]
    fn no_figures(texts: &[&str]) {
        let is_figure = |kind: Kind| !matches!(kind, Kind::Date | Kind::Period);
        for text in texts {
            let read: Vec<_> = mentions(text)
                .into_iter()
                .filter(|mention| is_figure(mention.kind()))
                .collect();
            assert!(read.is_empty(), "{text:?}: {read:#?}");
        }
    }

    #[test]
    fn hashes_and_powers_that_nobody_writes() {
        no_figures(&[
            "fixed in 7227e85 by them",
            "commit 3e8f12a broke it",
            "see 0a1b2c3d and 5E10F77",
            "the key is 12e999",
            "lot 4711e12",
            "lot 04e21",
            "id 5f0c1a2e-77b4-4d21-9e03-10aa3b9c55d7 of it",
        ]);
        for (text, value) in [
            ("about 1e10 of them", "10000000000 "),
            ("a rate of 3.2e-5", "0.000032 "),
            ("a value of 12e6", "12000000 "),
            ("It is 1.5e40 now.", "? "),
        ] {
            assert_eq!(of_kind(Kind::Number, text), [value], "{text}");
        }
        assert_eq!(of_kind(Kind::Money, "10^40 dollars"), ["? "]);
    }

    #[test]
    fn postcodes() {
        no_figures(&[
            "at Mill Lane, London SW9V 3QB, for years",
            "Ottawa K7C 4R2 is the code",
            "in Dover, DE 19901",
            "in Dover, DE 19901-1234.",
        ]);
        let counted = of_kind(Kind::Number, "It sold in Dover, at 19,901.");
        assert_eq!(counted, ["19901 "]);
    }

    #[test]
    fn addresses_and_references() {
        no_figures(&[
            "She lives at 31 Mill Lane, then at 14B Park Road.",
            "from 8 St John's Road, on foot",
            "The inn is at 240 W. Main Street.",
            "12 N Oak Avenue is for sale.",
            "as others found[7] and said [12]",
            "(2) Fold the paper.",
        ]);
        let shops = of_kind(Kind::Count, "He owns 31 Mill Lane shops.");
        assert_eq!(shops, ["31 Mill Lane shop"]);
        let numbers = of_kind(Kind::Number, "It scored 031, 450 and 46 there.");
        assert_eq!(numbers, ["31 ", "450 ", "46 "]);
    }

    #[test]
    fn variants_and_clock_times() {
        no_figures(&[
            "It is open from 0800 to 1800GMT.",
            "It left at 0930 GMT, the other at 2145 BST.",
            "The couple are in their 20s and she is in her mid-30s.",
            "She is in her 30s.",
            "It was in the low 80s.",
            "A 737-800 landed safely.",
            "The 737-800 was grounded.",
            "planes such as the 777-200LR",
            "all of the Boeing 737-800 jets",
            "It landed at 4.17 on Tuesday.",
            "It must be in by 9.30 this morning.",
        ]);
        let people = of_kind(Kind::Count, "In Lima 100-200 people marched.");
        assert_eq!(people, ["[100, 200] person"]);
        let price = of_kind(Kind::Number, "The share fell to 3, at 4.17 on Tuesday.");
        assert_eq!(price, ["3 ", "4.17 "]);
        let price = of_kind(Kind::Number, "The shares closed at 4.17 on Tuesday.");
        assert_eq!(price, ["4.17 "]);
    }
}
