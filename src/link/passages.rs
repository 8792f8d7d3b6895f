//! The sentences of a document as terms.

use std::cell::RefCell;
use std::sync::Arc;

use super::jubilee;
use super::sentence;
use super::story::{self, Part};
use crate::claim::Claim;
use crate::document::Document;
use crate::lexicon::{Classes, Lexicon};
use crate::normalize::Reading;
use crate::passage::{Cue, Marker, Marking, Passage, Sign, Term, stem};
use crate::token::{Case, Shape, Token};
use crate::word_set::Pool;

/// The sentences of a document, in order. Figures and times are there by the index of their claim
/// among the document's.
pub(crate) fn passages(
    document: &Document,
    index: usize,
    reading: &Reading,
    claims: &[Claim],
    lexicon: &Lexicon,
) -> Vec<Passage> {
    let words = Words {
        text: document.text(),
        lexicon,
        held: RefCell::default(),
    };
    let mut claims = claims.iter().enumerate().peekable();
    let mut passages: Vec<Passage> = Vec::new();
    let sentences = sentence::sentences(document.text(), &reading.tokens, lexicon);
    let parts = story::parts(document.text(), &reading.tokens, &sentences, lexicon);
    let mut paragraph = None;
    for (sentence, part) in sentences.iter().zip(parts) {
        let tokens = reading.tokens.get(sentence.tokens.clone());
        let Some((tokens, first, last)) =
            tokens.and_then(|tokens| Some((tokens, tokens.first()?, tokens.last()?)))
        else {
            continue;
        };
        let mut terms = Vec::new();
        let mut marks = Marking::default();
        let mut at = 0;
        let (mut told, mut place) = (0, false);
        while let Some(token) = tokens.get(at) {
            let begun = at;
            let before = terms.len();
            let next = claims.next_if(|(_, claim)| claim.mention.span.start < token.end as usize);
            if let Some((number, claim)) = next {
                // "Ahead of 2014" is a time of its own, and still says what was passed.
                if let Some((_, cue @ Cue::Beats)) = lexicon.cues.longest(tokens, at) {
                    terms.push(Term::Cue(*cue));
                }
                terms.push(Term::Claim(number));
                let covered = claim.mention.span.end;
                at += tokens[at..].partition_point(|token| (token.start as usize) < covered);
            } else {
                let (term, end) = words.term(tokens, at);
                terms.extend(term);
                at = end;
            }
            if terms.len() > before && begun == 0 {
                marks.push(before, Marker::Sign(Sign::Opening));
            }
            place = words.is_place(tokens, begun, place);
            if terms.len() > before && place {
                marks.push(before, Marker::Sign(Sign::Place));
            }
            for token in begun..at {
                for marker in words.markers(tokens, token) {
                    // "Started" of "the fire started" tells of no other event.
                    let within = token < told && matches!(marker, Marker::Event(_));
                    if within {
                        continue;
                    }
                    if matches!(marker, Marker::Event(_)) {
                        told = words.told_until(tokens, token);
                    }
                    marks.push(before, marker);
                }
            }
        }
        let passage = Passage {
            document: index,
            span: first.span().join(last.span()),
            terms: terms.into_boxed_slice(),
            marks: marks.done(),
            in_story: part.is_told(),
            // A row says nothing of the one before it.
            continues: paragraph.replace(sentence.paragraph) == Some(sentence.paragraph)
                && part != Part::Row,
        };
        if passage.is_bare()
            && passages
                .iter()
                .rev()
                .take(2)
                .filter(|held| held.is_bare())
                .count()
                == 2
        {
            // A third line of a word and no figure: a menu, an index, a ruin of a table. The first and the
            // last of such lines stand for all of them.
            passages.pop();
        }
        passages.push(passage);
    }
    passages
}

struct Words<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    /// The words of the text so far. Each is held once, however often it stands there.
    held: RefCell<Pool>,
}

impl Words<'_> {
    /// The word, as the other terms hold it.
    fn hold(&self, word: &str) -> Arc<str> {
        self.held.borrow_mut().word(word)
    }

    /// The term that begins at a token, if it says something, and the index after its last token.
    fn term(&self, tokens: &[Token], at: usize) -> (Option<Term>, usize) {
        if let Some(token) = tokens.get(at).filter(|_| self.is_in_name(tokens, at)) {
            return (
                Some(Term::Name(self.hold(stem(&token.key(self.text))))),
                at + 1,
            );
        }
        let linking = &self.lexicon.linking;
        if let Some((end, cue)) = self.lexicon.cues.longest(tokens, at) {
            return (Some(Term::Cue(*cue)), end);
        }
        if let Some((end, place)) = linking.places.longest(tokens, at) {
            return (Some(Term::Name(self.hold(&place.name))), end);
        }
        if let Some((end, qualifier)) = linking.qualifiers.longest(tokens, at) {
            return (Some(Term::Word(self.hold(&qualifier.name))), end);
        }
        let nouns = linking.things.nouns.longest(tokens, at);
        let thing = nouns
            .or_else(|| linking.things.verbs.longest(tokens, at))
            .and_then(|(end, thing)| Some((end, linking.things.get(*thing)?)));
        if let Some((end, thing)) = thing {
            return (Some(Term::Word(self.hold(&thing.name))), end);
        }
        let word = tokens.get(at).and_then(|token| self.word(token, at == 0));
        (word, at + 1)
    }

    /// Where the words end that tell of the event at a token.
    fn told_until(&self, tokens: &[Token], at: usize) -> usize {
        let event = self.lexicon.events.longest(tokens, at);
        event.map_or(at, |(end, _)| end)
    }

    /// Does a token name where something happened: "off Cape Varden", "near the village of Lund"?
    /// `goes_on` says whether the words before it did.
    fn is_place(&self, tokens: &[Token], at: usize, goes_on: bool) -> bool {
        let is = |at: Option<usize>, asked: Classes| {
            let token = at.and_then(|at| tokens.get(at));
            token.is_some_and(|token| self.lexicon.linking.classes.of(token.word).any(asked))
        };
        let behind = |at: usize| {
            let the = is(at.checked_sub(1), Classes::DETERMINER);
            at.checked_sub(if the { 2 } else { 1 })
        };
        let named = tokens
            .get(at)
            .is_some_and(|token| token.shape == Shape::Word && token.case != Case::Lower);
        if !named || at == 0 {
            return false;
        }
        if is(behind(at), Classes::LOCATIVE.or(Classes::WITHIN)) {
            return true;
        }
        // "The village of Lund", "Cape Varden": the name goes on.
        let of_site = behind(at).is_some_and(|of| is(of.checked_sub(1), Classes::SITE));
        let follows = tokens
            .get(at - 1)
            .is_some_and(|token| token.shape == Shape::Word && token.case != Case::Lower);
        of_site || goes_on && follows
    }

    /// Is it one of two words in a row that say nothing elsewhere, or tell how figures belong together, and
    /// are a name here: "the Ever Given"?
    fn is_in_name(&self, tokens: &[Token], at: usize) -> bool {
        let empty = |at: usize| at > 0 && self.is_empty_name(tokens, at);
        empty(at) && (empty(at + 1) || empty(at - 1))
    }

    fn is_empty_name(&self, tokens: &[Token], at: usize) -> bool {
        let capital =
            |token: &&Token| token.shape == Shape::Word && token.case == Case::Capitalized;
        let Some(token) = tokens.get(at).filter(capital) else {
            return false;
        };
        let of = self.lexicon.linking.classes.of(token.word);
        let joins = Classes::DETERMINER
            .or(Classes::PREPOSITION)
            .or(Classes::PRONOUN)
            .or(Classes::CONJUNCTION)
            .or(Classes::CALENDAR)
            .or(Classes::TITLE)
            .or(Classes::POSSESSIVE);
        let cue = self.lexicon.cues.longest(tokens, at);
        of.any(Classes::NEGLECT) && !of.any(joins) || cue.is_some_and(|(end, _)| end == at + 1)
    }

    /// What the words from a token on tell.
    fn markers(&self, tokens: &[Token], at: usize) -> impl Iterator<Item = Marker> {
        let events = self.lexicon.events.longest(tokens, at);
        let signs = self.lexicon.signs.longest(tokens, at);
        let sides = self.lexicon.sides.longest(tokens, at);
        let cut = tokens.get(at).is_some_and(|token| {
            matches!(token.shape, Shape::Symbol | Shape::Hyphen)
                && matches!(
                    token.text(self.text),
                    "," | ";" | "(" | ")" | "–" | "—" | ":" | "\"" | "“" | "”"
                )
        });
        // "Opened a school", where another was opened too.
        let indefinite = |at: usize| {
            let classes = &self.lexicon.linking.classes;
            let next = tokens.get(at);
            next.is_some_and(|next| classes.of(next.word).any(Classes::INDEFINITE))
        };
        let one = events.is_some_and(|(end, _)| indefinite(end));
        events
            .map(|(_, event)| Marker::Event(Arc::clone(event)))
            .into_iter()
            .chain(one.then_some(Marker::Sign(Sign::OneOfSeveral)))
            .chain(
                signs
                    .into_iter()
                    .flat_map(|(_, signs)| signs.iter())
                    .map(|sign| Marker::Sign(*sign)),
            )
            .chain(
                sides
                    .into_iter()
                    .flat_map(|(_, sides)| sides.iter().cloned().map(Marker::Side)),
            )
            .chain(jubilee::years(self.text, tokens, at, self.lexicon).map(Marker::Jubilee))
            .chain(cut.then_some(Marker::Sign(Sign::Break)))
    }

    fn word(&self, token: &Token, first: bool) -> Option<Term> {
        let neglected = Classes::NEGLECT.or(Classes::HEDGE);
        let says_something = match token.shape {
            Shape::Word => !self.lexicon.linking.classes.of(token.word).any(neglected),
            Shape::Numeral => true,
            Shape::Symbol if token.text(self.text) == ":" => return Some(Term::Cue(Cue::List)),
            Shape::Clitic | Shape::Hyphen | Shape::Symbol => false,
        };
        if !says_something {
            return None;
        }
        let key = token.key(self.text);
        let stem = stem(&key);
        (!stem.is_empty()).then(|| {
            if token.case == Case::Lower || first {
                Term::Word(self.hold(stem))
            } else {
                Term::Name(self.hold(stem))
            }
        })
    }
}
