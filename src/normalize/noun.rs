//! The counted noun: the words after a number that say what it counts.
//!
//! There is no tagger: the phrase ends at its first plural, and there is none where a function word,
//! a verb or a mark comes first. "Five profile slots available", "seven games without a win".

use super::opaque;
use super::scene::Scene;
use crate::lexicon::{Ending, Number, Role, WordClass};
use crate::token::{Break, Case, Shape};

/// A counted noun with its adjectives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Noun {
    /// The token after its last.
    pub(crate) end: usize,
    /// Its name, singular: "league game".
    pub(crate) name: String,
    /// The same as written, in lower case: "league games".
    pub(crate) written: String,
}

/// How many words a noun phrase may have.
const MOST_WORDS: usize = 6;
/// How many tokens to either side tell a headline's capitals from a name's.
const HEADLINE_TOKENS: usize = 6;

/// Reads the plural noun phrase that begins at token `at`.
pub(crate) fn plural(scene: &Scene<'_>, at: usize) -> Option<Noun> {
    let mut phrase = Phrase::new(scene, at);
    while let Some(word) = phrase.next_word() {
        phrase.take(word);
        // "e-bikes" is as plural as "bikes".
        let last = phrase.end - 1;
        let token = scene.get(last)?;
        let head = match number_of(scene, last) {
            Number::Singular => {
                let people = scene.lexicon.words.is(token.word, WordClass::Demonym);
                people && !goes_on(scene, last + 1)
            }
            number => !qualifies(scene, last, number),
        };
        if head {
            return Some(phrase.noun());
        }
    }
    None
}

/// Whether the word is a plural. An abbreviation in capitals is none ("one UBS share"), but a word of a
/// headline in capitals may be.
fn number_of(scene: &Scene<'_>, at: usize) -> Number {
    let Some(token) = scene.get(at) else {
        return Number::Singular;
    };
    let upper = |at: usize| scene.get(at).is_some_and(|token| token.case == Case::Upper);
    let headline = upper(at + 1) || at.checked_sub(1).is_some_and(upper);
    if token.case == Case::Upper && !headline {
        return Number::Singular;
    }
    scene.lexicon.plurals.number(&token.key(scene.text))
}

/// Is the token a word that a noun phrase may go on with?
fn goes_on(scene: &Scene<'_>, at: usize) -> bool {
    scene.is(at, Shape::Word) && scene.follows(at) && !ends_phrase(scene, at)
}

/// Reads the singular noun phrase that begins at token `at`.
pub(crate) fn singular(scene: &Scene<'_>, at: usize) -> Option<Noun> {
    let mut phrase = Phrase::new(scene, at);
    while let Some(word) = phrase.next_word() {
        let key = scene.get(word)?.key(scene.text);
        let number = number_of(scene, word);
        let verb = number != Number::Singular && !qualifies(scene, word, number);
        let after_adjective = phrase.words.last().is_some_and(|last| {
            let endings = &scene.lexicon.endings;
            endings.has(scene.written(*last), Ending::Adjective)
        });
        let participle = ends_like_verb(&key) && !(after_adjective && key.ends_with("ing"));
        let past = scene
            .lexicon
            .words
            .is(scene.get(word)?.word, WordClass::Past);
        let after_noun = !phrase.is_empty() && (verb || participle || past);
        if after_noun || phrase.words.len() == 3 {
            break;
        }
        if verb {
            return None;
        }
        phrase.take(word);
    }
    let last = *phrase.words.last()?;
    let adverb = scene.written(last).ends_with("ly");
    (!adverb).then(|| phrase.noun())
}

/// Does the word look like a verb or participle after a noun: "one man killed", "one person speaking"?
fn ends_like_verb(key: &str) -> bool {
    key.len() > 4 && (key.ends_with("ed") || key.ends_with("ing") || key.ends_with("ly"))
}

/// Does the plural at `word` qualify a plural after it: "sports cars", "women candidates", "Los
/// Angeles residents", "police officers"?
fn qualifies(scene: &Scene<'_>, word: usize, number: Number) -> bool {
    let Some((token, next)) = scene.get(word).zip(scene.get(word + 1)) else {
        return false;
    };
    if next.shape != Shape::Word || !scene.follows(word + 1) || ends_phrase(scene, word + 1) {
        return false;
    }
    let words = &scene.lexicon.words;
    let name = token.case == Case::Capitalized && next.case == Case::Lower;
    let may = words.is(token.word, WordClass::Modifier) || number == Number::Plural || name;
    let plural = |at: usize| {
        let token = scene.get(at);
        token.is_some_and(|token| {
            scene.lexicon.plurals.number(&token.key(scene.text)) != Number::Singular
        })
    };
    may && plural(word + 1) || begins_name(scene, word) && plural_behind_name(scene, word, plural)
}

/// Does a capitalized word begin a name of several: "Thomas Cook"?
fn begins_name(scene: &Scene<'_>, word: usize) -> bool {
    let capital = |at: usize| {
        scene
            .get(at)
            .is_some_and(|token| token.case == Case::Capitalized)
    };
    capital(word) && capital(word + 1)
}

/// Does a name of several words stand before a plural that is no name, as in no headline: "Thomas Cook outlets"?
fn plural_behind_name(scene: &Scene<'_>, word: usize, plural: impl Fn(usize) -> bool) -> bool {
    let name = |at: usize| {
        goes_on(scene, at)
            && scene
                .get(at)
                .is_some_and(|token| token.case == Case::Capitalized)
    };
    let head = (word + 1..word + MOST_WORDS).find(|at| !name(*at));
    head.is_some_and(|head| {
        let lower = scene
            .get(head)
            .is_some_and(|token| token.case == Case::Lower);
        lower && goes_on(scene, head) && plural(head)
    })
}

/// Can no noun phrase go on at the word?
fn ends_phrase(scene: &Scene<'_>, at: usize) -> bool {
    let Some(token) = scene.get(at) else {
        return true;
    };
    let words = &scene.lexicon.words;
    // "US" is no pronoun.
    let function = words.is(token.word, WordClass::Function) && token.case != Case::Upper;
    function || words.is(token.word, WordClass::Verb) || words.is(token.word, WordClass::Adverb)
}

/// A noun phrase as far as it is read.
struct Phrase<'s, 'a> {
    scene: &'s Scene<'a>,
    /// The first token that is not yet read.
    at: usize,
    /// The tokens of its words; one that continues a compound ("first-team") is not among them.
    words: Vec<usize>,
    end: usize,
}

impl<'s, 'a> Phrase<'s, 'a> {
    fn new(scene: &'s Scene<'a>, at: usize) -> Self {
        let mut phrase = Self {
            scene,
            at,
            words: Vec::new(),
            end: at,
        };
        while phrase.is(phrase.at, WordClass::Dropped) && scene.is(phrase.at + 1, Shape::Word) {
            phrase.at += 1;
        }
        phrase
    }

    fn is(&self, at: usize, class: WordClass) -> bool {
        self.scene.is_of(at, class)
    }

    fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The next word of the phrase, unless it ends here.
    fn next_word(&mut self) -> Option<usize> {
        if self.words.len() == MOST_WORDS {
            return None;
        }
        // "digital and physical sales": two adjectives.
        if self.scene.has(self.at, Role::And) && !self.is_empty() && self.adjective_follows() {
            self.at += 1;
        }
        let opens = matches!(self.scene.written(self.at), "“" | "‘" | "\"" | "'");
        if opens && self.is_empty() && self.scene.glued(self.at + 1) {
            self.at += 1;
        }
        let token = self.scene.get(self.at)?;
        let model = self.is_empty() && opaque::is_model(self.scene, self.at);
        // The next line of a list of headlines begins with a capital.
        let heading = token.after == Break::Line && token.case != Case::Lower;
        let word = (token.shape == Shape::Word || model) && self.scene.follows(self.at) && !heading;
        let open = !ends_phrase(self.scene, self.at) || self.begins_compound(self.at);
        (word && open).then_some(self.at)
    }

    /// Is a word that ends phrases the first of a compound: "on-site inspectors", "A-level students"?
    fn begins_compound(&self, at: usize) -> bool {
        let hyphen = self.scene.is(at + 1, Shape::Hyphen);
        let joined = hyphen && self.scene.glued(at + 1) && self.scene.glued(at + 2);
        joined && self.scene.is(at + 2, Shape::Word)
    }

    /// Is what follows the "and" at hand an adjective before a plural: "and physical sales"?
    fn adjective_follows(&self) -> bool {
        let plural = |at: usize| {
            self.scene.get(at).is_some_and(|token| {
                token.shape == Shape::Word
                    && !ends_phrase(self.scene, at)
                    && self
                        .scene
                        .lexicon
                        .plurals
                        .number(&token.key(self.scene.text))
                        != Number::Singular
            })
        };
        let word = self.scene.is(self.at + 1, Shape::Word);
        word && !ends_phrase(self.scene, self.at + 1) && !plural(self.at + 1) && plural(self.at + 2)
    }

    /// Adds a word, with what a hyphen joins to it, and a numeral that belongs to its name: "COVID -19
    /// tests", "Boeing 737 jets".
    fn take(&mut self, word: usize) {
        self.words.push(word);
        self.at = word + 1;
        let case = self.scene.get(word).map(|token| token.case);
        let named = |at: usize| {
            let short = self.scene.written(at).len() <= 3;
            let plain = self
                .scene
                .written(at)
                .bytes()
                .all(|byte| byte.is_ascii_digit());
            short
                && plain
                && self.scene.is(at, Shape::Numeral)
                && self.scene.is(at + 1, Shape::Word)
        };
        let hyphen = self.scene.is(self.at, Shape::Hyphen) && !self.scene.glued(self.at);
        let spaced = hyphen && self.scene.glued(self.at + 1) && case == Some(Case::Upper);
        if spaced && named(self.at + 1) {
            self.at += 2;
        } else if self.scene.has(word, Role::Series) && case != Some(Case::Lower) && named(self.at)
        {
            self.at += 1;
        }
        while self.scene.is(self.at, Shape::Hyphen)
            && self.scene.glued(self.at)
            && self.scene.glued(self.at + 1)
            && (self.scene.is(self.at + 1, Shape::Word)
                || self.scene.is(self.at + 1, Shape::Numeral))
        {
            self.at += 2;
        }
        self.end = self.at;
    }

    /// The noun that the words make.
    fn noun(&self) -> Noun {
        let (mut name, mut written) = (String::new(), String::new());
        for (nth, word) in self.words.iter().enumerate() {
            let last = nth + 1 == self.words.len();
            let next = self.words.get(nth + 1).copied().unwrap_or(self.end);
            let spelled = self.spelled(*word, next);
            if nth > 0 {
                name.push(' ');
                written.push(' ');
            }
            written.push_str(&spelled);
            if last {
                name.push_str(&self.singular(&spelled));
            } else {
                name.push_str(&spelled);
            }
        }
        Noun {
            end: self.end,
            name,
            written,
        }
    }

    /// A word with what hyphens join to it, as it is spelled within a sentence: names keep their
    /// capitals, the words of a headline do not.
    fn spelled(&self, word: usize, next: usize) -> String {
        let joined = (word + 1..next.min(self.end)).take_while(|at| {
            self.scene.is(*at, Shape::Hyphen)
                || self.scene.is(*at, Shape::Numeral)
                || self.scene.glued(*at)
        });
        let end = joined.last().map_or(word + 1, |last| last + 1);
        let written = self.scene.span(word, end).slice(self.scene.text);
        let written = written.unwrap_or_default();
        match self.scene.get(word).map(|token| token.case) {
            Some(Case::Capitalized) if !self.is_name(word) => written.to_lowercase(),
            _ => written.to_owned(),
        }
    }

    /// Is a capitalized word a name? Not in a headline, whose longer words all have capitals.
    fn is_name(&self, word: usize) -> bool {
        let lower = |at: usize| {
            self.scene.get(at).is_some_and(|token| {
                let long = token.end - token.start > 3;
                token.shape == Shape::Word && token.case == Case::Lower && long
            })
        };
        let demonym = self.is(word, WordClass::Demonym);
        demonym || (word.saturating_sub(HEADLINE_TOKENS)..self.end + HEADLINE_TOKENS).any(lower)
    }

    /// The singular of the head, which may be a compound: "passers-by" by the table, "first-teamers"
    /// by its last word.
    fn singular(&self, spelled: &str) -> String {
        let plurals = &self.scene.lexicon.plurals;
        let (lead, last) = match spelled.rsplit_once('-') {
            Some((lead, last)) => (Some(lead), last),
            None => (None, spelled),
        };
        let single = match last.chars().next() {
            Some(first) if first.is_uppercase() => {
                let lower = last.to_lowercase();
                let single = plurals.singular(&lower);
                // "MPs" loses its s, "Republicans" too; an irregular one keeps its capital.
                if lower.starts_with(&*single) {
                    last.get(..single.len()).unwrap_or(last).to_owned()
                } else {
                    let mut letters = single.chars();
                    let first = letters.next().map(|letter| letter.to_uppercase());
                    first.into_iter().flatten().chain(letters).collect()
                }
            }
            _ => plurals.singular(last).into_owned(),
        };
        match lead {
            Some(lead) => format!("{lead}-{single}"),
            None => single,
        }
    }
}
