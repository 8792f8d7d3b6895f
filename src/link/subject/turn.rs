//! Turns of phrase around a figure that say what it measures.

use std::ops::Range;

use super::super::clause;
use super::super::phrase;
use super::Reader;
use crate::lexicon::turns::In;
use crate::lexicon::{Classes, Role, known};
use crate::mention::{Kind, Value};
use crate::token::Shape;
use crate::value::Unit;

/// How far behind a turn those who took part in it are named.
const FAR: usize = 12;

impl Reader<'_, '_> {
    /// Takes what a turn of phrase says is measured, and who had a part in it. Was there one?
    pub(super) fn turn(&mut self) -> bool {
        const CHAIN: Classes = Classes::BE
            .or(Classes::HAVE)
            .or(Classes::MODAL)
            .or(Classes::ADVERB)
            .or(Classes::BELIEVED);
        const PARTS: Classes = Classes::CONJUNCTION
            .or(Classes::RELATIVE)
            .or(Classes::SUBORDINATOR);
        let text = self.text;
        let end = self.frame.tokens.end;
        let figure = self.frame.left..clause::past_brackets(text, end, self.sentence.end);
        // "Nine years' imprisonment".
        let owns = |at: usize| {
            let clitic = text.tokens.get(at).map(|token| token.shape) == Some(Shape::Clitic);
            at == end && (clitic || text.is_sign(at, '\'') || text.is_sign(at, '’'))
        };
        let Some(hit) = text.lexicon.linking.turns.around(
            text.tokens,
            self.sentence.clone(),
            (figure.start, figure.end),
            |of| self.given_in(of),
            |at| text.is(at, CHAIN) || text.has(at, Role::Toward) || owns(at),
            |at| {
                let belongs = text.is_plain_word(at) || text.name_at(at).is_some();
                belongs && !text.is_verb(at) && !text.is(at, PARTS)
            },
        ) else {
            return false;
        };
        let counted = self.found.subject.measure.clone();
        let implied = counted.is_some_and(|counted| {
            self.kind == Kind::Count && text.lexicon.linking.turns.asks_for(hit.number, &counted)
        });
        if implied {
            // "cut 5 jobs": that they are jobs is said by what they are a number of.
            let noun = self.found.subject.measure.take();
            self.found.subject.context.extend(noun);
        }
        if let Some(whole) = &self.found.subject.whole {
            // "owns 5 per cent of Harbourline".
            let named = whole.parties.clone();
            self.found.subject.parties.extend(named);
        }
        self.found.turned = true;
        let thing = hit.thing.to_owned();
        self.happened(&thing);
        let own = (hit.start..figure.start).find(|at| text.is_verb(*at));
        let verb = own.or(self.frame.verb).unwrap_or(hit.start);
        self.named(verb.min(hit.start)..figure.start);
        self.named_behind(hit.end);
        let others = std::mem::take(&mut self.found.subject.parties);
        self.doer_parties(verb);
        self.found.subject.parties.extend(others);
        true
    }

    /// Is the figure in what a turn asks for?
    pub(super) fn given_in(&self, of: &In) -> bool {
        match of {
            In::Any => true,
            In::Kind(Kind::Count) => matches!(self.kind, Kind::Count | Kind::Number),
            In::Kind(kind) => self.kind == *kind,
            In::Named(name) => match self.text.mentions.get(self.mention).map(|held| &held.value) {
                Some(Value::Measure { unit, .. }) => {
                    let units = &self.text.lexicon.units;
                    units.are_alike(unit, &Unit::new(&**name))
                }
                Some(Value::Count { .. }) => self.counts(name),
                _ => false,
            },
        }
    }

    /// Is the counted the thing of this name, or, where that is people, some of them?
    fn counts(&self, name: &str) -> bool {
        let subject = &self.found.subject;
        subject.measure.as_deref() == Some(name)
            || name == known::PERSON && subject.broader.iter().any(|thing| thing == name)
    }

    /// What a unit can only be of is measured where nothing says what is: "entered the bend at 5 km/h".
    pub(super) fn implied(&mut self) {
        let known = self.found.subject.nature.is_some();
        if known || self.found.change || self.kind != Kind::Measure {
            return;
        }
        let turns = &self.text.lexicon.linking.turns;
        let Some(thing) = turns.implied(|of| self.given_in(of)).map(str::to_owned) else {
            return;
        };
        let subject = &mut self.found.subject;
        if subject.measure.as_deref() != Some(&*thing) {
            subject.context.extend(subject.measure.take());
            phrase::set_measure(self.text, subject, &thing);
            if let Some(verb) = self.frame.verb {
                self.doer_parties(verb);
            }
        }
        self.found.points_back = false;
    }

    /// The names among these tokens are parties.
    fn named(&mut self, tokens: Range<usize>) {
        for at in tokens {
            if let Some(name) = self.text.name_at(at).filter(|name| name.tokens.start == at) {
                self.found.subject.parties.insert(name.canonical.clone());
            }
        }
    }

    /// The name right behind a turn ("paid 5 for Harbourline"), and the one behind "by" in the clause.
    fn named_behind(&mut self, end: usize) {
        const BEFORE_NAME: Classes = Classes::DETERMINER.or(Classes::TITLE);
        let text = self.text;
        let stop = self.sentence.end.min(end + FAR);
        let stop = (end..stop)
            .find(|at| {
                text.is_sign(*at, ',')
                    || text.is_sign(*at, ';')
                    || text.mention_at(*at).is_some()
                    || text.is(*at, Classes::RELATIVE.or(Classes::REPORT))
            })
            .unwrap_or(stop);
        let near = |from: usize, far: usize| {
            (from..stop.min(from + far))
                .take_while(|at| text.is_plain_word(*at) && !text.is(*at, Classes::PREPOSITION))
                .find(|at| text.name_at(*at).is_some())
        };
        let mut start = end;
        while start < stop && text.is(start, BEFORE_NAME) {
            start += 1;
        }
        let object = near(start, 1);
        let by = (end.saturating_sub(1)..stop).find(|at| text.has(*at, Role::By));
        let doer = by.and_then(|by| near(by + 1, 5));
        for at in object.into_iter().chain(doer) {
            self.named(at..at + 1);
        }
    }
}
