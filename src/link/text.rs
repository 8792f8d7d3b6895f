//! A document as linking sees it: tokens with their word classes, and where its figures and names
//! stand among them.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;

use rust_decimal::prelude::ToPrimitive;

use crate::lexicon::{Classes, Lexicon, NumberClass, Role, WordClass};
use crate::mention::Mention;
use crate::span::Span;
use crate::token::{Case, Shape, Token};

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// What it is known by: a place's canonical name, a person's last name, in lower case.
    pub(crate) canonical: String,
    /// Is it a country (or its government)?
    pub(crate) country: bool,
    /// Is it a place that something can be in?
    pub(crate) place: bool,
}

/// Tokens, and for each of them the mention and the name that it belongs to.
pub(crate) struct Text<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) mentions: &'a [Mention],
    pub(crate) lexicon: &'a Lexicon,
    /// Of each token, the number of its mention, counted from 1; 0 for none.
    mention_of: Vec<u32>,
    /// Of each mention, its tokens.
    tokens_of: Vec<Range<usize>>,
    /// Of each token, the number of its name, counted from 1; 0 for none.
    name_of: Vec<u32>,
    pub(crate) names: Vec<Name>,
    /// Of each token, whether it can be a verb, once that was asked: every figure of a sentence asks.
    verbs: Vec<Cell<Option<bool>>>,
    /// Where the document says when it was published: a time of which no figure speaks.
    pub(crate) dateline: Option<Span>,
}

impl<'a> Text<'a> {
    pub(crate) fn new(
        text: &'a str,
        tokens: &'a [Token],
        mentions: &'a [Mention],
        lexicon: &'a Lexicon,
        dateline: Option<Span>,
    ) -> Self {
        let mut mention_of = vec![0; tokens.len()];
        let mut tokens_of = Vec::with_capacity(mentions.len());
        let mut at = 0;
        for (number, mention) in (1..).zip(mentions) {
            while tokens
                .get(at)
                .is_some_and(|token| (token.end as usize) <= mention.span.start)
            {
                at += 1;
            }
            let mut inside = at;
            while let Some(token) = tokens.get(inside)
                && (token.start as usize) < mention.span.end
            {
                mention_of[inside] = number;
                inside += 1;
            }
            tokens_of.push(at..inside);
        }
        Self {
            text,
            tokens,
            mentions,
            lexicon,
            mention_of,
            tokens_of,
            name_of: vec![0; tokens.len()],
            names: Vec::new(),
            verbs: vec![Cell::new(None); tokens.len()],
            dateline,
        }
    }

    /// The same with the names that were found in it, in their order.
    pub(super) fn with_names(mut self, names: Vec<Name>) -> Self {
        for (number, name) in (1..).zip(&names) {
            for slot in &mut self.name_of[name.tokens.clone()] {
                *slot = number;
            }
        }
        self.names = names;
        // What was asked before the names were known.
        self.verbs.fill(Cell::new(None));
        self
    }

    /// Does this mention stand in the dateline?
    pub(crate) fn is_dateline(&self, mention: &Mention) -> bool {
        self.dateline.is_some_and(|dateline| {
            dateline.start <= mention.span.start && mention.span.end <= dateline.end
        })
    }

    /// The classes of a token; none for what is no word, and beyond the text.
    pub(crate) fn classes(&self, at: usize) -> Classes {
        self.tokens.get(at).map_or(Classes::default(), |token| {
            self.lexicon.linking.classes.of(token.word)
        })
    }

    /// Is the token of one of these classes, and no part of a figure or time?
    pub(crate) fn is(&self, at: usize, classes: Classes) -> bool {
        self.classes(at).any(classes)
            && self.mention_at(at).is_none()
            && !self.is_first_of_compound(at)
            && !self.is_last_of_compound(at)
    }

    /// "after" in "after-tax" is no preposition.
    fn is_first_of_compound(&self, at: usize) -> bool {
        let glued = |at: usize| self.tokens.get(at).is_some_and(|token| token.glued);
        self.tokens
            .get(at + 1)
            .is_some_and(|next| next.shape == Shape::Hyphen && next.glued)
            && glued(at + 2)
            && self.classes(at).any(Classes::PREPOSITION)
    }

    /// "up" in "runner-up" and "follow-up" is no movement.
    fn is_last_of_compound(&self, at: usize) -> bool {
        let hyphen = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        hyphen.is_some_and(|hyphen| hyphen.shape == Shape::Hyphen && hyphen.glued)
            && self.tokens.get(at).is_some_and(|token| token.glued)
            && self.classes(at).any(Classes::PARTICLE)
    }

    /// The index of the mention that a token is part of.
    pub(crate) fn mention_at(&self, at: usize) -> Option<usize> {
        Some(self.mention_of.get(at)?.checked_sub(1)? as usize)
    }

    /// The name that a token is part of.
    pub(crate) fn name_at(&self, at: usize) -> Option<&Name> {
        self.names
            .get(self.name_of.get(at)?.checked_sub(1)? as usize)
    }

    /// The tokens of a mention.
    pub(crate) fn tokens_of(&self, mention: usize) -> Range<usize> {
        self.tokens_of.get(mention).cloned().unwrap_or_default()
    }

    /// What is written from the first of these tokens to the last.
    pub(crate) fn slice(&self, tokens: Range<usize>) -> &'a str {
        self.span(tokens).slice(self.text).unwrap_or_default()
    }

    /// The bytes from the first of these tokens to the last.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => first.span().join(last.span()),
            Some([only]) => only.span(),
            _ => Span::new(0, 0),
        }
    }

    /// The token in the lexicon's spelling.
    pub(crate) fn key(&self, at: usize) -> Cow<'a, str> {
        self.tokens
            .get(at)
            .map_or(Cow::Borrowed(""), |token| token.key(self.text))
    }

    /// Is the token this word?
    pub(crate) fn is_word(&self, at: usize, word: &str) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| token.is_spelled(self.text, word))
            && self.mention_at(at).is_none()
    }

    /// Does the token play this role, and is no part of a figure or time?
    pub(crate) fn has(&self, at: usize, role: Role) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| self.lexicon.roles.has(token.word, role))
            && self.mention_at(at).is_none()
    }

    /// The classes of a measured thing's name; none for a name of several words.
    pub(crate) fn classes_of_name(&self, name: &str) -> Classes {
        let word = self.lexicon.vocabulary.get(name);
        self.lexicon.linking.classes.of(word)
    }

    /// The whole number that a word of this class means: 2 for "two", or for "second".
    pub(crate) fn spelled_number(&self, at: usize, class: NumberClass) -> Option<u32> {
        let word = self.lexicon.numbers.get(self.tokens.get(at)?.word)?;
        (word.class == class && !word.plural)
            .then(|| word.value?.to_u32())
            .flatten()
    }

    /// Is the token this sign?
    pub(crate) fn is_sign(&self, at: usize, sign: char) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            let mut bytes = [0; 4];
            matches!(token.shape, Shape::Symbol | Shape::Hyphen)
                && token.first_byte(self.text) == sign.encode_utf8(&mut bytes).as_bytes()[0]
                && token.text(self.text).starts_with(sign)
        })
    }

    pub(crate) fn is_quote(&self, at: usize) -> bool {
        ['"', '“', '”', '‘', '’', '«', '»']
            .into_iter()
            .any(|sign| self.is_sign(at, sign))
    }

    /// Is the token a word, and no part of a figure or time?
    pub(crate) fn is_plain_word(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.shape == Shape::Word)
            && self.mention_at(at).is_none()
    }

    pub(crate) fn case(&self, at: usize) -> Case {
        self.tokens.get(at).map_or(Case::Lower, |token| token.case)
    }

    /// A word that can be a verb of the sentence: an auxiliary, or one that the lexicon knows as a
    /// verb, or one in -ed; not after an article or "of", where "rise" and "estimates" are nouns.
    pub(crate) fn is_verb(&self, at: usize) -> bool {
        let Some(known) = self.verbs.get(at) else {
            return false;
        };
        known.get().unwrap_or_else(|| {
            let verb = self.reads_as_verb(at);
            known.set(Some(verb));
            verb
        })
    }

    fn reads_as_verb(&self, at: usize) -> bool {
        const ALWAYS: Classes = Classes::BE
            .or(Classes::HAVE)
            .or(Classes::DO)
            .or(Classes::MODAL);
        const MAYBE: Classes = Classes::REPORT
            .or(Classes::MOVE_VERB)
            .or(Classes::ARRIVE)
            .or(Classes::LEVEL)
            .or(Classes::SET)
            .or(Classes::EXPECT)
            .or(Classes::DENY);
        if !self.is_plain_word(at) || self.name_at(at).is_some() {
            return false;
        }
        let classes = self.classes(at);
        if classes.any(ALWAYS) {
            return true;
        }
        if classes.any(MAYBE) && self.opens_as_attribute(at) {
            return false;
        }
        let known = classes.any(MAYBE)
            || self
                .lexicon
                .linking
                .things
                .verbs
                .longest(self.tokens, at)
                .is_some()
            || self
                .tokens
                .get(at)
                .is_some_and(|token| self.lexicon.words.is(token.word, WordClass::Verb));
        let noun = self.lexicon.linking.things.nouns.longest(self.tokens, at);
        if noun.is_some_and(|(end, _)| end == at + 1) && known {
            // "exports", "cost", "shares": verbs before what they take, nouns elsewhere.
            const OBJECT: Classes = Classes::DETERMINER
                .or(Classes::POSSESSIVE)
                .or(Classes::HEDGE);
            // "children live in poverty": a verb that is no form of the noun.
            let verb = self.lexicon.linking.things.verbs.longest(self.tokens, at);
            let other = verb
                .zip(noun)
                .is_some_and(|((_, verb), (_, noun))| verb != noun);
            // "The bank projects inflation of 5".
            let foretells = || {
                let things = &self.lexicon.linking.things.nouns;
                classes.any(Classes::EXPECT) && things.longest(self.tokens, at + 1).is_some()
            };
            let takes = self.mention_at(at + 1).is_some()
                || foretells()
                || other && self.is(at + 1, Classes::PREPOSITION) && !self.has(at + 1, Role::Of)
                || self.is(at + 1, OBJECT)
                    && !self.is(at + 1, Classes::PREPOSITION.or(Classes::MOVE_WORD));
            return takes
                && at > 0
                && !self.in_noun_place(at)
                && (self.is_plain_word(at - 1)
                    // "went off, killing 5".
                    || self.is_sign(at - 1, ',') && self.key(at).ends_with("ing")
                    || self.name_at(at - 1).is_some()
                    || self
                        .mention_at(at - 1)
                        .is_some_and(|nth| self.mentions[nth].time().is_some()));
        }
        if !known {
            let key = self.key(at);
            if key.len() > 5 && key.ends_with("ing") && at > 0 && self.is(at - 1, Classes::BE) {
                // "are getting 5".
                return self.case(at) == Case::Lower;
            }
            return key.len() > 4
                && key.ends_with("ed")
                && !key.ends_with("eed")
                && !self.in_noun_place(at)
                && !self.ends_qualifier(at)
                && self.case(at) == Case::Lower;
        }
        !self.in_noun_place(at)
    }

    /// "Seasonally adjusted": does a word for what narrows a measured thing begin before it, and go on with it?
    fn ends_qualifier(&self, at: usize) -> bool {
        let qualifiers = &self.lexicon.linking.qualifiers;
        at.checked_sub(1)
            .and_then(|before| qualifiers.longest(self.tokens, before))
            .is_some_and(|(end, _)| end > at)
    }

    /// "Average rents": nobody opens a sentence with a finite verb that a noun follows at once.
    fn opens_as_attribute(&self, at: usize) -> bool {
        let opens = at == 0 || self.is_sign(at - 1, '.') || self.tokens[at].starts_paragraph();
        let key = self.key(at);
        opens
            && self.case(at) == Case::Capitalized
            && !key.ends_with("ed")
            && !key.ends_with("ing")
            && self.is_plain_word(at + 1)
            && self.case(at + 1) == Case::Lower
            && !self.classes(at + 1).any(Classes::NEGLECT)
    }

    /// Does an article, a possessive or an adjective-like word stand before it, so that it is a
    /// noun or its attribute?
    fn in_noun_place(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        const BEFORE_NOUN: Classes = Classes::POSSESSIVE.or(Classes::RECORD);
        let article = self.is(before, Classes::DETERMINER) && !self.is(before, Classes::PRONOUN);
        article
            || self.is(before, BEFORE_NOUN)
            || self.has(before, Role::Of)
            || self
                .tokens
                .get(before)
                .is_some_and(|token| token.shape == Shape::Clitic)
    }
}
