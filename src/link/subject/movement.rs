//! Movements: what rose or fell, by how much, and to what.

use super::super::clause;
use super::super::frame::Hold;
use super::super::phrase;
use super::{Reader, nearest_phrase};
use crate::lexicon::{Classes, Role};
use crate::mention::Kind;

impl Reader<'_, '_> {
    /// "a loss of 5", "a rise of 5".
    pub(super) fn noun_of(&mut self, of: usize) {
        let text = self.text;
        let Some(tokens) = nearest_phrase(text, of, self.sentence.start) else {
            return;
        };
        let noun = of - 1;
        let in_what = text.has(tokens.start.wrapping_sub(1), Role::In)
            && tokens.start >= 2
            && text.is(tokens.start - 2, Classes::MOVE_NOUN);
        // "Increases of 5 per cent".
        let many = text.classes(noun).any(Classes::MOVE_VERB) && text.key(noun).ends_with('s');
        if (many || text.is(noun, Classes::MOVE_NOUN)) && !self.is_amount_noun(noun) {
            self.found.change = true;
            self.found.movement = Some(noun);
            self.moved(noun, of);
            return;
        }
        if in_what {
            self.found.change = true;
            self.found.movement = Some(tokens.start - 2);
        }
        let mut phrase = phrase::read(text, tokens.clone());
        self.found.classes = self.found.classes.or(phrase.head);
        let things = &text.lexicon.linking.things;
        let named = things.nouns.longest_before(text.tokens, of);
        let named = named.and_then(|(start, thing)| Some((start, things.get(*thing)?)));
        if let Some((start, thing)) = named
            && start >= tokens.start
        {
            if self.kind == Kind::Count
                && self.found.subject.measure.is_some()
                && text.is(noun, Classes::ACT)
            {
                // "the arrest of 5 drivers".
                self.happened(&thing.name);
                self.found.subject.parties.extend(phrase.subject.parties);
                return;
            }
            if start < noun && (start..noun).any(|at| text.has(at, Role::Of)) {
                // "a loss of life of 5".
                phrase::set_measure(text, &mut phrase.subject, &thing.name);
            }
        }
        let names = phrase.names_a_measure();
        self.take(phrase);
        if let Some(verb) = self.frame.verb.filter(|verb| *verb < tokens.start) {
            if names {
                self.doer_parties(verb);
            } else {
                self.doer(verb);
            }
        }
    }

    /// "a loss of $5bn" is a loss; "a loss of 5 per cent" a fall.
    pub(super) fn is_amount_noun(&self, noun: usize) -> bool {
        self.text
            .lexicon
            .linking
            .things
            .nouns
            .longest(self.text.tokens, noun)
            .is_some()
            && self.kind != Kind::Percent
    }

    /// What a movement at `word` moved, where `end` is the end of what may lie between the two.
    pub(super) fn moved(&mut self, word: usize, end: usize) {
        let text = self.text;
        if text.is(word, Classes::MOVE_NOUN) && !text.is_verb(word) {
            // "an increase in exports of 5", "an increase of 5 in exports".
            let after = self.frame.tokens.end;
            let start = if text.has(word + 1, Role::In) {
                Some(word + 2)
            } else {
                text.has(after, Role::In).then_some(after + 1)
            };
            if let Some(tokens) =
                start.and_then(|start| clause::phrase_from(text, start, self.sentence.end))
            {
                let phrase = phrase::read(text, tokens);
                if phrase.names_a_measure() {
                    self.take(phrase);
                    return;
                }
            }
            if let Some(tokens) = nearest_phrase(text, word + 1, self.sentence.start) {
                let phrase = phrase::read(text, tokens);
                if phrase.names_a_measure() {
                    self.take(phrase);
                    return;
                }
            }
            self.found.points_back = true;
            return;
        }
        if text.is(word, Classes::MOVE_WORD) && !text.is_verb(word) {
            self.move_word(word);
            return;
        }
        // A transitive verb has its object behind it: "cut the estimate to 5".
        let object = (word + 1..end)
            .find(|at| text.mention_at(*at).is_some() || text.is(*at, Classes::PREPOSITION))
            .unwrap_or(end);
        if object > word + 1
            && let Some(tokens) = clause::phrase_from(text, word + 1, end)
            && tokens
                .clone()
                .any(|at| text.is_plain_word(at) && !text.is(at, Classes::NEGLECT))
        {
            let phrase = phrase::read(text, tokens);
            if phrase.names_a_measure() || phrase.points_back {
                self.found.classes = self.found.classes.or(phrase.head);
                self.take(phrase);
                self.doer_parties(word);
                return;
            }
        }
        if text.is_verb(word) || text.mention_at(word).is_some() {
            self.doer(word);
        }
    }

    /// "up 5", "down 5".
    pub(super) fn move_word(&mut self, word: usize) {
        let text = self.text;
        self.found.movement.get_or_insert(word);
        if matches!(self.frame.hold, Hold::MoveWord(_)) {
            self.found.change = true;
        }
        let start = self.sentence.start;
        let Some(before) = word.checked_sub(1).filter(|before| *before >= start) else {
            self.found.points_back = true;
            return;
        };
        if text.is_verb(before) || text.is(before, Classes::ADVERB) {
            if let Some(verb) = self.frame.verb.filter(|verb| *verb < word) {
                self.doer(verb);
            }
        } else if text.mention_at(before).is_some()
            || text.is_sign(before, ',')
            || text.is_sign(before, '(')
        {
            self.found.points_back = true;
            self.found.beside = (0..self.mention).rev().find(|nth| {
                text.mentions[*nth].figure().is_some() && text.tokens_of(*nth).start >= start
            });
        } else if let Some(tokens) = nearest_phrase(text, word, start) {
            self.take(phrase::read(text, tokens));
        }
    }

    /// "5 higher", "5 per cent more fines than".
    pub(super) fn comparative(&mut self, word: usize) {
        let text = self.text;
        self.found.change = true;
        self.found.movement = Some(word);
        let next = word + 1;
        if text.is_plain_word(next)
            && !text.is(next, Classes::NEGLECT)
            && next < self.sentence.end
            && text.is(word, Classes::AMOUNT_WORD)
        {
            if let Some(tokens) = clause::phrase_from(text, next, self.sentence.end) {
                self.take(phrase::read(text, tokens));
            }
            return;
        }
        match self.frame.hold {
            Hold::Verb(verb) => self.doer(verb),
            Hold::Noun(at) => {
                if let Some(tokens) = nearest_phrase(text, at + 1, self.sentence.start) {
                    self.take(phrase::read(text, tokens));
                }
            }
            _ => {
                let start = self.sentence.start;
                self.found.points_back = true;
                self.found.beside = (0..self.mention).rev().find(|nth| {
                    text.mentions[*nth].figure().is_some() && text.tokens_of(*nth).start >= start
                });
            }
        }
    }
}
