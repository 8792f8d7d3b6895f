//! Turns of phrase around a figure that say what it measures.

use std::ops::Range;

use super::super::clause;
use super::super::phrase;
use super::{Reader, nearest_phrase};
use crate::claim::Subject;
use crate::lexicon::turns::{Asked, Hit, In};
use crate::lexicon::{Classes, Role, Topics, known};
use crate::mention::{Kind, Value};
use crate::token::Shape;
use crate::value::Unit;

/// How far behind a turn those who took part in it are named.
const FAR: usize = 12;
/// How far from a figure words tell what its passage is about.
const ABOUT: usize = 120;
/// How long a phrase is that stands between a figure's noun and their verb: "5 hectares of pine and scrub were lost".
const PHRASE: usize = 9;

impl<'t> Reader<'t, '_> {
    /// Takes what a turn of phrase says is measured, and who had a part in it. Was there one?
    pub(super) fn turn(&mut self) -> bool {
        let text = self.text;
        let end = clause::past_brackets(text, self.frame.tokens.end, self.sentence.end);
        let figure = self.frame.left..end;
        let hit = self.turn_around(figure.clone()).or_else(|| {
            let end = self.past_phrase(end)?;
            self.turn_around(figure.start..end)
        });
        let Some(hit) = hit.filter(|hit| !self.is_otherwise(hit)) else {
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
        let named = self.named_by(&hit);
        let kind = named.as_ref().and_then(|named| named.measure.clone());
        self.happened(&kind.unwrap_or_else(|| hit.thing.to_owned()));
        if let Some(named) = named {
            self.found.subject.qualifiers.extend(named.qualifiers);
            self.found.subject.statistic = named.statistic;
        }
        let own = (hit.start..figure.start).find(|at| text.is_verb(*at));
        let verb = own.or(self.frame.verb).unwrap_or(hit.start);
        self.named(verb.min(hit.start)..figure.start);
        self.named_behind(hit.end);
        let others = std::mem::take(&mut self.found.subject.parties);
        self.doer_parties(verb);
        self.found.subject.parties.extend(others);
        true
    }

    /// The phrase that a turn begins with the noun of, where that is the thing that the turn stands for: "net
    /// debt of 5", "operating profits of 5".
    fn named_by(&self, hit: &Hit<'_>) -> Option<Subject> {
        let text = self.text;
        let things = &text.lexicon.linking.things;
        let (end, noun) = things.nouns.longest(text.tokens, hit.start)?;
        // "is home to 5" is no phrase with a head.
        let is_noun = !text.is(end - 1, Classes::PREPOSITION);
        let is_thing = is_noun && *things.get(*noun)?.name == *hit.thing;
        let phrase = nearest_phrase(text, end, self.sentence.start);
        let phrase = phrase.filter(|tokens| is_thing && tokens.contains(&hit.start))?;
        let named = phrase::read(text, phrase).subject;
        let known = named.measure.as_deref().map(|name| things.named(name));
        known.flatten().is_some().then_some(named)
    }

    /// Does the figure's noun say which people they are, and the turn others: "police counted 5 demonstrators" where
    /// trains and those who take them are told of?
    fn is_otherwise(&self, hit: &Hit<'_>) -> bool {
        let linking = &self.text.lexicon.linking;
        let of_people = |name: &str| {
            let thing = linking.things.named(name);
            thing.is_some_and(|thing| {
                thing.nature.is_some() && thing.broader.as_deref() == Some(known::PERSON)
            })
        };
        self.kind == Kind::Count
            && self
                .found
                .subject
                .measure
                .as_deref()
                .is_some_and(|counted| {
                    counted != &*hit.thing
                        && of_people(counted)
                        && of_people(hit.thing)
                        && !linking.turns.asks_for(hit.number, counted)
                })
    }

    /// The turn of phrase around a figure that ends so.
    fn turn_around(&self, figure: Range<usize>) -> Option<Hit<'t>> {
        const CHAIN: Classes = Classes::BE
            .or(Classes::HAVE)
            .or(Classes::MODAL)
            .or(Classes::ADVERB)
            .or(Classes::BELIEVED);
        const PARTS: Classes = Classes::CONJUNCTION
            .or(Classes::RELATIVE)
            .or(Classes::SUBORDINATOR);
        let text = self.text;
        // "Nine years' imprisonment".
        let owns = |at: usize| {
            let clitic = text.tokens.get(at).map(|token| token.shape) == Some(Shape::Clitic);
            let ends = at == self.frame.tokens.end;
            ends && (clitic || text.is_sign(at, '\'') || text.is_sign(at, '’'))
        };
        text.lexicon.linking.turns.around(
            text.tokens,
            self.sentence.clone(),
            (figure.start, figure.end),
            |asked| self.is_asked(asked),
            |at| text.is(at, CHAIN) || text.has(at, Role::Toward) || owns(at),
            |at| {
                let belongs = text.is_plain_word(at) || text.name_at(at).is_some();
                belongs && !text.is_verb(at) && !text.is(at, PARTS)
            },
        )
    }

    /// The verb behind the phrase that stands between it and the figure whose noun it says something of: "5 houses on
    /// the slope were lost".
    fn past_phrase(&self, end: usize) -> Option<usize> {
        const VERB: Classes = Classes::BE.or(Classes::HAVE).or(Classes::MODAL);
        const PARTS: Classes = Classes::RELATIVE.or(Classes::SUBORDINATOR);
        let text = self.text;
        if !text.is(end, Classes::PREPOSITION) {
            return None;
        }
        let within = end + 1..self.sentence.end.min(end + PHRASE);
        let goes_on = |at: &usize| {
            let word = text.is_plain_word(*at) || text.name_at(*at).is_some();
            word && text.mention_at(*at).is_none() && !text.is(*at, PARTS)
        };
        let mut words = within.take_while(goes_on);
        words.find(|at| text.is(*at, VERB) || text.is_verb(*at))
    }

    /// Is the figure in what a turn asks for, and its passage about that?
    fn is_asked(&self, asked: &Asked) -> bool {
        asked.of.iter().any(|of| self.given_in(of)) && self.is_about(asked.topics)
    }

    /// Do words near the figure tell of one of these topics? Of none of them is said of any.
    fn is_about(&self, topics: Topics) -> bool {
        let tokens = self.text.tokens;
        let start = self.frame.tokens.start.saturating_sub(ABOUT);
        let end = tokens.len().min(self.frame.tokens.end + ABOUT);
        let near = tokens.get(start..end).unwrap_or_default();
        let words = &self.text.lexicon.linking.topics;
        topics.is_empty() || near.iter().any(|token| words.of(token.word).meet(topics))
    }

    /// Is the figure in what a turn asks for?
    pub(super) fn given_in(&self, of: &In) -> bool {
        match of {
            In::Any => true,
            In::Kind(Kind::Count) => matches!(self.kind, Kind::Count | Kind::Number),
            In::Kind(kind) => self.kind == *kind,
            In::Unit(name) => {
                let held = self.text.mentions.get(self.mention).map(|held| &held.value);
                matches!(held, Some(Value::Measure { unit, .. }) if unit.name() == &**name)
            }
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
        let Some(thing) = turns
            .implied(|asked| self.is_asked(asked))
            .map(str::to_owned)
        else {
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
