//! Numerals that belong to names: "Article 50", "Boeing 737", "the last-16 tie".

use crate::lexicon::{NumberClass, Role, Stand, WordClass};
use crate::normalize::scene::Scene;
use crate::token::{Break, Case, Shape};

/// The word before the numeral at `at`, if that is short and bare enough to be part of a name.
fn word_before(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let written = scene.written(at);
    let small = written.len() <= 4 && written.bytes().all(|byte| byte.is_ascii_digit());
    if !small || scene.get(at)?.after != Break::None {
        return None;
    }
    let before = at.checked_sub(1)?;
    // "No. 10"
    let stop = scene.has(before, Role::Stop) && scene.glued(before);
    let word = if stop { before.checked_sub(1)? } else { before };
    if !scene.is(word, Shape::Word) {
        return None;
    }
    let scaled = scene
        .number_word(at + 1)
        .is_some_and(|word| word.class != NumberClass::Ordinal);
    let joins =
        scene.is(at + 1, Shape::Hyphen) && scene.glued(at + 1) || scene.written(at + 1) == "%";
    (!scaled && !joins).then_some(word)
}

/// "Article 50", "Boeing 737", "No. 10", "#5", "Covid-19", "the last-16 tie": a numeral that belongs to the
/// word before it.
pub(super) fn numbered(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    if at > 0 && scene.glued(at) && scene.written(at - 1) == "#" {
        return Some((at - 1, at + 1));
    }
    if let Some(word) = hyphenated(scene, at) {
        return Some((word, at + 1));
    }
    if is_model(scene, at) || is_again(scene, at) {
        return Some((at, at + 1));
    }
    // "pages 12-15"
    let pages = at
        .checked_sub(1)
        .filter(|word| scene.has(*word, Role::Numbered));
    let dash = scene.is(at + 1, Shape::Hyphen) && scene.glued(at + 1) && scene.glued(at + 2);
    if let Some(word) = pages.filter(|_| dash && scene.is(at + 2, Shape::Numeral)) {
        return Some((word, at + 3));
    }
    if let Some(group) = group_of(scene, at) {
        return Some((group, at + 1));
    }
    if let Some(lettered) = lettered(scene, at) {
        return Some(lettered);
    }
    let word = word_before(scene, at)?;
    if is_titled(scene, at) {
        return Some((word, at + 1));
    }
    if scene.has(word, Role::Series) && scene.written(word).contains(char::is_uppercase) {
        return Some((word, at + 1));
    }
    if !scene.has(word, Role::Numbered) {
        return None;
    }
    // "Table 3 shows", but "No 5 people".
    let token = scene.get(word)?;
    let named =
        token.case != Case::Lower && !scene.lexicon.words.is(token.word, WordClass::Function);
    let counts = plural_follows(scene, at + 1) || unit_follows(scene, at + 1);
    (named || !counts).then_some((word, at + 1))
}

/// "“Harbour Lights 2”": does the numeral end what stands in quotation marks in capitals, a name among it? Whoever speaks
/// in them writes small letters as well.
fn is_titled(scene: &Scene<'_>, at: usize) -> bool {
    /// How many words a title may have.
    const WORDS: usize = 6;
    let closes = scene.glued(at + 1) && matches!(scene.written(at + 1), "”" | "’" | "\"" | "'");
    if !closes || scene.written(at).len() > 2 {
        return false;
    }
    let opens = |at: usize| matches!(scene.written(at), "“" | "‘" | "\"" | "'");
    let words = (at.saturating_sub(WORDS + 1)..at).rev();
    let title: Vec<usize> = words.take_while(|word| !opens(*word)).collect();
    let function = |word: usize| {
        let token = scene.get(word);
        let words = &scene.lexicon.words;
        token.is_none_or(|token| {
            words.is(token.word, WordClass::Function) || words.is(token.word, WordClass::Adverb)
        })
    };
    let capital = |word: usize| {
        let token = scene.get(word);
        token.is_some_and(|token| token.shape == Shape::Word && token.case != Case::Lower)
    };
    title.len() <= WORDS
        && title.iter().all(|word| capital(*word) || function(*word))
        && title.iter().any(|word| capital(*word) && !function(*word))
}

/// The "Group" of "the Group of 20", where nothing is counted.
fn group_of(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let of = at.checked_sub(1).filter(|of| scene.has(*of, Role::Of))?;
    let group = of.checked_sub(1)?;
    let named = scene.has(group, Role::Numbered) && scene.get(group)?.case == Case::Capitalized;
    let small = scene.written(at).len() <= 2;
    let counts = plural_follows(scene, at + 1) || unit_follows(scene, at + 1);
    (named && small && !starts_sentence(scene, group) && !counts).then_some(group)
}

/// "gate 12B": the word and the numeral with its letter.
fn lettered(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let word = at
        .checked_sub(1)
        .filter(|word| scene.has(*word, Role::Numbered) || scene.has(*word, Role::Lettered))?;
    let letter = scene.get(at + 1).filter(|next| next.glued)?;
    let one = letter.shape == Shape::Word
        && letter.case == Case::Capitalized
        && letter.end - letter.start == 1;
    let ends = !scene.glued(at + 2) || scene.is(at + 2, Shape::Symbol);
    let short = scene.written(at).len() <= 3;
    (one && ends && short && scene.get(at)?.after == Break::None).then_some((word, at + 2))
}

/// How many tokens before a numeral its like may stand in a name.
const CHAIN: usize = 6;

/// "the iPhone 11 Pro and 11 Pro Max": is it the numeral of a name right before, with another name after it?
fn is_again(scene: &Scene<'_>, at: usize) -> bool {
    let capital = |at: usize| {
        scene
            .get(at)
            .is_some_and(|token| token.shape == Shape::Word && token.case != Case::Lower)
    };
    let joint = |at: usize| scene.has(at, Role::And) || scene.has(at, Role::Comma);
    let (written, joined) = (scene.written(at), at.checked_sub(1).is_some_and(joint));
    if !joined || !capital(at + 1) || written.len() > 3 {
        return false;
    }
    (at.saturating_sub(CHAIN)..at - 1)
        .rev()
        .take_while(|at| capital(*at) || joint(*at) || scene.is(*at, Shape::Numeral))
        .find(|at| scene.is(*at, Shape::Numeral))
        .is_some_and(|before| {
            let named = word_before(scene, before)
                .is_some_and(|word| scene.written(word).contains(char::is_uppercase));
            scene.written(before) == written && named
        })
}

/// Is the numeral the name of a model, counted by the number in words before it: "two 737 jets"?
pub(crate) fn is_model(scene: &Scene<'_>, at: usize) -> bool {
    let counted = at
        .checked_sub(1)
        .and_then(|before| scene.number_word(before))
        .is_some_and(|word| {
            use NumberClass::{Teen, Ten, Unit};
            matches!(word.class, Unit | Teen | Ten)
        });
    let written = scene.written(at);
    counted
        && scene.is(at, Shape::Numeral)
        && scene.is(at + 1, Shape::Word)
        && !unit_follows(scene, at + 1)
        && written.len() == 3
        && written.bytes().all(|byte| byte.is_ascii_digit())
}

/// What words before a hyphen do that leave the numeral a figure: "to-260", "minus-5".
const JOINING: &[Role] = &[
    Role::To,
    Role::And,
    Role::Or,
    Role::Minus,
    Role::Month,
    Role::Plus,
];

/// The word that a hyphen joins to the numeral: "last-16", "COVID -19".
fn hyphenated(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let hyphen = at
        .checked_sub(1)
        .filter(|hyphen| scene.is(*hyphen, Shape::Hyphen) && scene.glued(at))?;
    let word = hyphen
        .checked_sub(1)
        .filter(|word| scene.is(*word, Shape::Word))?;
    let token = scene.get(word)?;
    let free = scene.number_word(word).is_none()
        && !JOINING.iter().any(|role| scene.has(word, *role))
        && !scene.lexicon.words.is(token.word, WordClass::Function)
        && !scene.lexicon.hedges.before.begins(token.word)
        && scene
            .lexicon
            .money
            .words
            .longest_before(scene.tokens, hyphen)
            .is_none();
    let joins = scene.glued(hyphen) || token.case == Case::Upper && scene.written(hyphen) == "-";
    (free && joins && !scene.glued(at + 1)).then_some(word)
}

/// "the Siberia 2 pipeline", "Fortune 500": a numeral after a name, where nothing in the plural follows.
pub(super) fn name(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let word = word_before(scene, at).filter(|word| word + 1 == at)?;
    let token = scene.get(word)?;
    let capital = scene.written(word).contains(char::is_uppercase);
    // "Lint Mill      498": the columns of a table.
    let gap = scene
        .text
        .get(token.end as usize..scene.get(at)?.start as usize)?;
    if gap.contains("  ") || gap.contains('\t') {
        return None;
    }
    let words = &scene.lexicon.words;
    let unknown = !words.is(token.word, WordClass::Function)
        && !words.is(token.word, WordClass::Verb)
        && !words.is(token.word, WordClass::Adverb)
        && !scene.has(word, Role::Month)
        && scene.number_word(word).is_none()
        && crate::normalize::hedge::before(scene, at).is_none();
    let money = scene.lexicon.money.words.longest_before(scene.tokens, at);
    let sign = money.is_some_and(|(_, word)| word.stand != Stand::After);
    let fits = capital
        && unknown
        && !sign
        && scene.written(at).len() <= 3
        && !starts_sentence(scene, word);
    (fits
        && !plural_follows(scene, at + 1)
        && !unit_follows(scene, at + 1)
        && !is_some_of(scene, at + 1)
        && !is_item(scene, word, at))
    .then_some((word, at + 1))
}

/// "In Lund 17 of the 28 swimmers": does it count some of so many?
fn is_some_of(scene: &Scene<'_>, at: usize) -> bool {
    let all = at + 1 + usize::from(scene.has(at + 1, Role::Determiner));
    let counts = scene.is(all, Shape::Numeral) || scene.number_word(all).is_some();
    scene.has(at, Role::Of) && counts && plural_follows(scene, all + 1)
}

/// How many tokens before a name the first figure of its list may stand.
const LIST: usize = 32;

/// "The Agrarians have 214 seats, the Greens 88 and Unity 41": does the name follow the comma or "and" of a list
/// whose first figure says what is counted, and does the list go on, or end, behind the numeral?
fn is_item(scene: &Scene<'_>, word: usize, at: usize) -> bool {
    let names = (0..=word)
        .rev()
        .take_while(|at| {
            let token = scene.get(*at);
            token.is_some_and(|token| token.shape == Shape::Word && token.case != Case::Lower)
        })
        .last();
    let first = names.unwrap_or(word);
    let the = usize::from(scene.has_before(first, Role::Determiner));
    let joins = |at: usize| scene.has(at, Role::Comma) || scene.has(at, Role::And);
    let ends = joins(at + 1) || scene.has(at + 1, Role::Stop) || scene.get(at + 1).is_none();
    let opens = |at: usize| joins(at) || scene.written(at) == ":";
    let Some(joint) = first
        .checked_sub(1 + the)
        .filter(|joint| opens(*joint) && ends)
    else {
        return false;
    };
    let before = (joint.saturating_sub(LIST)..joint).rev();
    before
        .take_while(|at| !scene.has(*at, Role::Stop))
        .any(|at| {
            scene.is(at, Shape::Numeral)
                && (plural_follows(scene, at + 1) || unit_follows(scene, at + 1))
        })
}

/// Does a noun in the plural follow, with up to one adjective before it, so that the numeral counts?
pub(crate) fn plural_follows(scene: &Scene<'_>, at: usize) -> bool {
    (at..at + 3)
        .take_while(|at| {
            scene.is(*at, Shape::Word)
                && scene
                    .get(*at)
                    .is_some_and(|token| !scene.lexicon.words.is(token.word, WordClass::Function))
                && scene
                    .get(*at)
                    .is_some_and(|token| token.case == Case::Lower)
        })
        .any(|at| {
            let key = scene.get(at).map(|token| token.key(scene.text));
            key.is_some_and(|word| {
                !matches!(
                    scene.lexicon.plurals.number(&word),
                    crate::lexicon::Number::Singular
                )
            })
        })
}

pub(super) fn unit_follows(scene: &Scene<'_>, at: usize) -> bool {
    scene
        .lexicon
        .units
        .longest(scene.text, scene.tokens, at)
        .is_some()
        || scene
            .lexicon
            .shares
            .percent
            .longest(scene.tokens, at)
            .is_some()
        || scene
            .lexicon
            .money
            .words
            .longest(scene.tokens, at)
            .is_some()
}

fn starts_sentence(scene: &Scene<'_>, at: usize) -> bool {
    at == 0
        || scene
            .get(at)
            .is_some_and(|token| token.after != Break::None)
        || matches!(
            scene.written(at - 1),
            "." | "!" | "?" | ":" | "\"" | "“" | "‘" | ")" | "]" | "|" | "•" | "*"
        )
}
