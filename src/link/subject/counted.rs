//! The noun of a count: what is counted, and when a count is part of a name.

use super::super::clause;
use super::super::frame::Hold;
use super::super::phrase::{self, Phrase};
use super::Reader;
use crate::lexicon::{Classes, NumberClass, Role, known};
use crate::mention::Value;
use crate::token::Shape;
use std::ops::Range;

impl Reader<'_, '_> {
    /// The noun of a count: "12 ships".
    pub(super) fn counted(&mut self) {
        let text = self.text;
        let Some(Value::Count { noun, .. }) = text
            .mentions
            .get(self.mention)
            .map(|mention| &mention.value)
        else {
            return;
        };
        let inside = self.frame.tokens.clone();
        if self.points_at_known(&inside) {
            self.found.names = true;
        }
        let words = inside
            .clone()
            .rev()
            .take_while(|at| text.tokens[*at].shape != Shape::Numeral);
        let first = words.last().unwrap_or(inside.end);
        let mut phrase = Phrase::default();
        let name = noun.name();
        let head = name.split(" of ").next().unwrap_or(name);
        let last = head.rsplit(' ').next().unwrap_or(head);
        match text
            .lexicon
            .linking
            .things
            .nouns
            .longest_before(text.tokens, inside.end)
        {
            Some((start, thing)) if start >= inside.start => {
                if let Some(thing) = text.lexicon.linking.things.get(*thing) {
                    phrase::set_measure(text, &mut phrase.subject, &thing.name);
                }
            }
            _ => {
                let befell = self.befell_people(last);
                let measure = befell.as_deref().unwrap_or(last);
                phrase::set_measure(text, &mut phrase.subject, measure);
            }
        }
        if let Some(people) = inside
            .end
            .checked_sub(1)
            .and_then(|at| text.name_at(at))
            .filter(|name| name.country)
        {
            // "861 million Indians".
            phrase.subject.parties.insert(people.canonical.clone());
            phrase::set_measure(text, &mut phrase.subject, known::POPULATION);
        } else if phrase.subject.measure.as_deref() == Some(known::PERSON) && self.has_people() {
            phrase::set_measure(text, &mut phrase.subject, known::POPULATION);
        }
        let measure = phrase.subject.measure.clone().unwrap_or_default();
        for at in first..inside.end {
            let key = text.key(at);
            if text.classes(at).any(Classes::NEGLECT)
                || !name.contains(&*text.lexicon.plurals.singular(&key))
            {
                continue;
            }
            let word = phrase::canonical(text, at);
            // What the lexicon does not know of is said of the counted, but may be no other count.
            if word != measure && text.lexicon.linking.things.named(&word).is_some() {
                phrase.subject.qualifiers.insert(word.clone());
            }
            phrase.subject.context.insert(word);
        }
        let named = (first..inside.end).find(|at| {
            let word = text.tokens[*at].word;
            text.lexicon.numbers.get(word).is_none() && text.tokens[*at].shape == Shape::Word
        });
        self.found.carried = named.is_none();
        let named = named.unwrap_or(first);
        phrase.subject.wording = text.slice(named..inside.end).to_owned();
        self.take(phrase);
    }

    /// "Another 22 drowned": what befell people who are counted by that alone.
    fn befell_people(&self, noun: &str) -> Option<String> {
        let things = &self.text.lexicon.linking.things;
        let inside = &self.frame.tokens;
        let last = inside.end.checked_sub(1).filter(|at| *at > inside.start)?;
        let (end, thing) = things.verbs.longest(self.text.tokens, last)?;
        let befell = noun == known::PERSON && end == inside.end;
        Some(things.get(*thing).filter(|_| befell)?.name.to_string())
    }

    /// "the two leaders", "both countries": the count is part of a name for what was spoken of.
    pub(super) fn points_at_known(&self, inside: &Range<usize>) -> bool {
        let text = self.text;
        let before = inside.start.wrapping_sub(1);
        let definite = text.has(before, Role::The) || text.is(before, Classes::POSSESSIVE);
        let small = text.spelled_number(inside.start, NumberClass::Unit);
        let small = small.is_some_and(|number| (2..=4).contains(&number));
        let pairs = |at: &usize| text.classes(*at).any(Classes::PAIR);
        definite && small || inside.clone().filter(pairs).count() > 1
    }

    /// "Chad has 18m people", "gives Chad 18m people": they are its population.
    pub(super) fn has_people(&self) -> bool {
        let text = self.text;
        match self.frame.hold {
            Hold::Verb(verb) => {
                let owner = clause::subject_of(text, verb, self.sentence.start);
                let place = |tokens: Range<usize>| {
                    tokens
                        .into_iter()
                        .any(|at| text.name_at(at).is_some_and(|name| name.place))
                };
                text.is(verb, Classes::HAVE)
                    && matches!(owner, Some(clause::Subject::Phrase(tokens)) if place(tokens.clone()))
            }
            Hold::Noun(at) => text.name_at(at).is_some_and(|name| name.country),
            _ => false,
        }
    }
}
