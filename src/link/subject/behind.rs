//! What stands behind a figure: "of" and "in", the verb whose subject it is, and the places after it.

use super::super::clause;
use super::super::frame;
use super::super::phrase::{self, Phrase};
use super::super::share;
use super::Reader;
use crate::claim::{Nature, Subject};
use crate::lexicon::{Classes, Role, known};
use crate::mention::Kind;

impl Reader<'_, '_> {
    /// "of exports", "in trade", "worth of goods" behind the figure.
    pub(super) fn complement(&mut self) {
        let text = self.text;
        let at = self.frame.tokens.end;
        let things = &text.lexicon.linking.things;
        if let Some((end, thing)) = things
            .nouns
            .longest(text.tokens, at)
            .filter(|_| text.is(at, Classes::PREPOSITION.or(Classes::ADVERB)))
            && end > at + 1
            && let Some(thing) = things.get(*thing)
        {
            // "$5m in the red".
            let mut phrase = Phrase::default();
            phrase::set_measure(text, &mut phrase.subject, &thing.name);
            phrase.subject.wording = text.slice(at..end).to_owned();
            self.take(phrase);
            return;
        }
        let of = text.has(at, Role::Of) || text.has(at, Role::Worth) && text.has(at + 1, Role::Of);
        let start = if text.has(at, Role::Worth) {
            at + 2
        } else {
            at + 1
        };
        if of && self.kind == Kind::Percent {
            let counted =
                start + usize::from(text.is(start, Classes::DETERMINER.or(Classes::POSSESSIVE)));
            if let Some(nth) = text
                .mention_at(counted)
                .filter(|nth| text.mentions[*nth].kind() == Kind::Count)
            {
                // "half of the 640 rooms".
                let mut whole = Subject::default();
                let end = text.tokens_of(nth).end;
                let name = phrase::canonical(text, end - 1);
                phrase::set_measure(text, &mut whole, &name);
                self.found.share = true;
                self.found.subject.whole = Some(Box::new(whole));
            } else if text.is_word(start, "what") {
                let whole = share::happened(text, start + 1, self.sentence.end);
                self.found.share = true;
                self.found.subject.whole = Some(Box::new(whole));
            } else if let Some(whole) = share::those(text, start, self.sentence.end) {
                self.found.share = true;
                self.found.subject.whole = Some(Box::new(whole));
            } else if let Some(tokens) = clause::phrase_from(text, start, self.sentence.end) {
                let phrase = phrase::read(text, tokens);
                self.found.share = true;
                self.found.pair |= phrase.pair;
                self.found.subject.whole = Some(Box::new(phrase.subject));
            }
            return;
        }
        let within = text.has(at, Role::In)
            && matches!(self.kind, Kind::Money | Kind::Measure | Kind::Number);
        if !of && !within {
            return;
        }
        let Some(tokens) = clause::phrase_from(text, start, self.sentence.end) else {
            return;
        };
        let phrase = phrase::read(text, tokens.clone());
        let times = tokens.clone().all(|at| {
            text.mention_at(at).is_some() || text.is(at, Classes::CALENDAR.or(Classes::DETERMINER))
        });
        if times || within && !phrase.names_a_thing() || of && !phrase.names_a_measure() {
            return;
        }
        if of && self.kind == Kind::Count {
            // "12 of the 40 ships": the noun is there already, or it is this one.
            if self.found.subject.measure.is_none() {
                self.take(phrase);
            }
            return;
        }
        self.take(phrase);
    }

    /// "It is 5 km long": where nothing else says what is measured, the adjective behind it does; one with a noun behind it
    /// does not, "5 km long bridges".
    pub(super) fn dimension(&mut self) {
        const FUNCTION: Classes = Classes::PREPOSITION
            .or(Classes::CONJUNCTION)
            .or(Classes::RELATIVE)
            .or(Classes::SUBORDINATOR);
        if self.kind != Kind::Measure || self.found.subject.measure.is_some() {
            return;
        }
        let text = self.text;
        let things = &text.lexicon.linking.things;
        let Some((end, thing)) = things.nouns.longest(text.tokens, self.frame.tokens.end) else {
            return;
        };
        let noun = text.is_plain_word(end) && !text.is_verb(end) && !text.is(end, FUNCTION);
        if let Some(thing) = things.get(*thing)
            && (end >= self.sentence.end || !noun)
        {
            phrase::set_measure(text, &mut self.found.subject, &thing.name);
            self.found.subject.wording = thing.name.to_string();
            self.found.points_back = false;
        }
    }

    /// "the fee, of which the seller keeps 85 per cent": the whole stands before "of which".
    pub(super) fn of_which(&mut self) {
        let text = self.text;
        if self.kind != Kind::Percent || self.found.subject.whole.is_some() {
            return;
        }
        let start = self.sentence.start;
        let relative = (start + 2..self.frame.left)
            .rev()
            .take(12)
            .find(|at| text.is(*at, Classes::RELATIVE) && text.has(*at - 1, Role::Of));
        let Some(of) = relative.map(|relative| relative - 1) else {
            return;
        };
        let end = of - usize::from(text.is_sign(of - 1, ','));
        if let Some(mention) = end.checked_sub(1).and_then(|at| text.mention_at(at)) {
            self.found.share = true;
            self.found.beside = Some(mention);
            self.found.subject.whole = Some(Box::default());
        } else if let Some(tokens) = clause::phrase_before(text, end, start) {
            self.found.share = true;
            self.found.subject.whole = Some(Box::new(phrase::read(text, tokens).subject));
        }
    }

    /// The verb of which the figure is the subject, and what it says happened.
    pub(super) fn after(&mut self) {
        let text = self.text;
        let subject = &self.found.subject;
        let people = subject.measure.as_deref() == Some(known::PERSON)
            || subject.broader.iter().any(|thing| thing == known::PERSON);
        if self.kind == Kind::Count && people {
            // "left 12 people dead", "12 people listed as missing".
            let things = &text.lexicon.linking.things;
            let held = |at: &usize| text.is(*at, Classes::BELIEVED) || text.has(*at, Role::As);
            let end = self.frame.tokens.end;
            let state = (end..self.sentence.end).find(|at| !held(at));
            let state = state
                .and_then(|at| things.nouns.longest(text.tokens, at))
                .and_then(|(_, thing)| things.get(*thing))
                .filter(|thing| thing.nature == Some(Nature::Toll));
            if let Some(name) = state.map(|thing| thing.name.to_string()) {
                self.happened(&name);
                return;
            }
        }
        let Some(verb) = frame::verb_after(text, self.frame, self.sentence) else {
            return;
        };
        if self.kind == Kind::Percent {
            // "90 per cent of the rooms were booked": what is said of the whole is its predicate.
            return;
        }
        let things = &text.lexicon.linking.things;
        const CHAINED: Classes = Classes::BELIEVED
            .or(Classes::HAVE)
            .or(Classes::BE)
            .or(Classes::ADVERB)
            .or(Classes::NEGATION);
        let chain = (verb..self.sentence.end.min(verb + 7)).take_while(|at| {
            text.is(*at, CHAINED)
                || text.has(*at, Role::Toward)
                || text.is_verb(*at)
                || text.is_plain_word(*at) && text.key(*at).ends_with("ly")
        });
        let chain: Vec<_> = chain.collect();
        let event = chain
            .iter()
            .rev()
            .find_map(|at| things.verbs.longest(text.tokens, *at))
            .filter(|(end, thing)| !(people && self.takes_object(&chain, *end, **thing)));
        // "are missing", "were confirmed dead": what people are, as against what was done to them.
        let state = || {
            let end = chain.last()? + 1;
            let be = chain.iter().position(|at| text.is(*at, Classes::BE))?;
            let mut places = chain[be..].iter().skip(1).copied().chain([end]);
            let (_, thing) = places.find_map(|at| things.nouns.longest(text.tokens, at))?;
            things
                .get(*thing)
                .filter(|thing| thing.nature == Some(Nature::Toll))
        };
        let thing = event
            .and_then(|(_, thing)| things.get(*thing))
            .or_else(state);
        if let Some(name) = thing.map(|thing| thing.name.to_string()) {
            self.happened(&name);
        }
    }

    /// "5 people spent the night there": has the verb that ends here an object, which is what was spent, as against those
    /// to whom something befell?
    fn takes_object(&self, chain: &[usize], end: usize, thing: usize) -> bool {
        const OBJECT: Classes = Classes::DETERMINER.or(Classes::POSSESSIVE);
        let text = self.text;
        let thing = text.lexicon.linking.things.get(thing);
        thing.is_some_and(|thing| thing.nature == Some(Nature::Flow))
            && !chain.iter().any(|at| text.is(*at, Classes::BE))
            && text.is(end, OBJECT)
    }

    /// "in Sindh": what something is in is a place, known or not.
    fn is_in(&self, at: usize) -> bool {
        self.text.is(at.wrapping_sub(1), Classes::WITHIN)
    }

    /// Names in the phrases right behind the figure: "12 in Turkey", "5 from India".
    pub(super) fn place(&mut self) {
        let text = self.text;
        let measure = self.found.subject.measure.as_deref();
        let directed =
            measure.is_some_and(|name| text.classes_of_name(name).any(Classes::DIRECTED));
        let mut at = self.frame.tokens.end;
        let limit = self.sentence.end.min(at + 18);
        while at < limit {
            if text.is_sign(at, ',')
                || text.is_sign(at, ';')
                || text.is(
                    at,
                    Classes::RELATIVE
                        .or(Classes::CONJUNCTION)
                        .or(Classes::SUBORDINATOR),
                )
                || text.is_quote(at)
            {
                break;
            }
            // "in the 11 provinces of Chad": a count within the phrase is passed.
            let counted = |nth: usize| {
                let start = text.tokens_of(nth).start;
                start > 0 && text.is(start - 1, Classes::DETERMINER.or(Classes::PREPOSITION))
            };
            if text.mention_at(at).is_some_and(|nth| {
                text.mentions[nth].figure().is_some()
                    && text.mentions[nth].kind() != Kind::Duration
                    && !counted(nth)
            }) {
                break;
            }
            if text.is(at, Classes::REPORT) {
                break;
            }
            if let Some(name) = text
                .name_at(at)
                .filter(|name| name.tokens.start == at && (name.place || self.is_in(at)))
            {
                let before = at - usize::from(at > 0 && text.has(at - 1, Role::The));
                let before = before.wrapping_sub(1);
                if text.is(before, Classes::BESIDE_PLACE) {
                    for way in ["to", "from"] {
                        if directed && text.is_word(before, way) {
                            self.found
                                .subject
                                .qualifiers
                                .insert(format!("{way} {}", name.canonical));
                        }
                    }
                    self.found.subject.parties.insert(name.canonical.clone());
                }
            }
            at += 1;
        }
    }
}
