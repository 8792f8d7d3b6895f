//! The verb that governs a figure: its subject is what is measured, or what it did is.

use super::super::clause::{self, Subject as Doer};
use super::super::phrase::{self, Phrase};
use super::Reader;
use crate::claim::{Nature, Statistic};
use crate::lexicon::{Classes, Role, known};
use crate::mention::Kind;

impl Reader<'_, '_> {
    /// The verb right before the figure.
    pub(super) fn verb(&mut self, verb: usize) {
        let text = self.text;
        if let Some(noun) = self.movement_that_is(verb) {
            self.found.change = true;
            self.found.movement = Some(noun);
            self.moved(noun, verb);
            return;
        }
        let things = &text.lexicon.linking.things;
        let classes = text.classes(verb);
        let moves = classes.any(Classes::MOVE_VERB) && !classes.any(Classes::LEVEL);
        let amount =
            !matches!(self.kind, Kind::Money | Kind::Count | Kind::Measure) || self.counts_points();
        let event = things
            .verbs
            .longest_before(text.tokens, self.frame.left)
            .filter(|(start, _)| *start >= self.sentence.start)
            .or_else(|| things.verbs.longest(text.tokens, verb))
            .map(|(_, thing)| *thing);
        if moves
            && (verb + 1..self.frame.tokens.start).any(|at| text.is(at, Classes::BOUND))
            && !(self.kind == Kind::Percent && text.is_word(verb + 1, "under"))
        {
            // "slipped below 5": what it arrived at, not by how much it moved.
            self.found.movement = Some(verb);
            self.doer(verb);
            return;
        }
        let attribute = self.kind == Kind::Measure && self.found.subject.measure.is_some();
        // "moved 5m boxes": they were carried, not changed in number.
        let carried = self.kind == Kind::Count
            && !self.counts_points()
            && !classes.any(Classes::RISE.or(Classes::FALL));
        if moves && !attribute && !carried && (amount || event.is_none()) {
            let counted = self.kind == Kind::Count && !self.counts_points();
            if counted && self.found.subject.nature != Some(Nature::Stock) {
                // "recovered 47 bodies" moves no number.
                self.doer_parties(verb);
                return;
            }
            self.found.change = true;
            self.found.movement = Some(verb);
            if !matches!(self.kind, Kind::Count) || self.counts_points() {
                self.doer(verb);
            }
            return;
        }
        let thing = event.and_then(|thing| things.get(thing));
        if moves
            && self.kind == Kind::Count
            && thing.is_some_and(|thing| &*thing.name == known::LOSS)
        {
            let fell = (self.frame.tokens.clone()).any(|at| text.classes(at).any(Classes::FIGHTER));
            if fell {
                // "lost 500 men": a tally, of which nothing went down.
                self.event(known::LOSS, verb);
                return;
            }
            // "lost 14 of its seats": so many fewer than before.
            self.found.change = true;
            self.found.movement = Some(verb);
            self.doer_parties(verb);
            return;
        }
        if let Some(thing) = thing {
            if self.is_worth() && self.has_thing_for_subject(verb) {
                // "exports were worth 5": it is the exports that are measured.
                self.doer(verb);
            } else {
                // "They were worth 5": they may be exports.
                self.found.generic |= self.is_worth() && self.is_of_pronoun(verb);
                self.event(&thing.name, verb);
            }
            return;
        }
        let goal = self.found.classes.any(Classes::TARGET.or(Classes::LIMIT));
        let heard = Classes::LEVEL
            .or(Classes::ARRIVE)
            .or(Classes::SET)
            .or(Classes::MOVE_VERB);
        let told = classes.any(Classes::REPORT) && !classes.any(heard) || self.expects(verb);
        if told && !goal {
            // "the company reported 5": who reports is not what is measured.
            self.doer_parties(verb);
        } else if classes.any(Classes::HAVE) && self.goes_on(verb) {
            self.doer_parties(verb);
            self.found.points_back = true;
        } else if classes.any(Classes::OWN) && !goal {
            self.owned(verb);
        } else if goal || !matches!(self.kind, Kind::Count) {
            self.doer(verb);
        } else if classes.any(Classes::LEVEL) && !classes.any(Classes::BE) && self.adds_up(verb) {
            // "throughput reached 5m boxes".
            self.noun_is_unit();
            self.doer(verb);
        } else {
            self.doer_parties(verb);
        }
    }

    /// "The rise was 12 per cent", "the drop in prices comes to 5": the noun of movement that the verb says the figure is of.
    /// Growth as such is a rate like any other: "growth was 3 per cent", "the economic growth was 3 per cent".
    fn movement_that_is(&self, verb: usize) -> Option<usize> {
        let text = self.text;
        if !text.is(verb, Classes::EQUATE) {
            return None;
        }
        let Some(Doer::Phrase(tokens)) = clause::subject_of(text, verb, self.sentence.start) else {
            return None;
        };
        let one = text.is(tokens.start, Classes::DETERMINER.or(Classes::POSSESSIVE));
        let noun = tokens
            .take_while(|at| !text.is(*at, Classes::PREPOSITION))
            .last()?;
        let things = &text.lexicon.linking.things.nouns;
        let named = things.longest_before(text.tokens, noun + 1).is_some();
        let moves =
            text.is(noun, Classes::MOVE_NOUN) && text.is(noun, Classes::RISE.or(Classes::FALL));
        (one && moves && !named).then_some(noun)
    }

    /// "The yard expects 5": does somebody look forward to the figure, of whom nothing is measured?
    fn expects(&self, verb: usize) -> bool {
        let text = self.text;
        let before = verb.checked_sub(1);
        text.is(verb, Classes::EXPECT)
            && !text.is(verb, Classes::MODAL)
            && !before.is_some_and(|before| text.is(before, Classes::BE.or(Classes::ADVERB)))
            && !self.has_thing_for_subject(verb)
    }

    /// "Chad sold 4 ships, while Mali had 5": does "had" stand for what the sentence said of a figure before, of which
    /// this one leaves out the noun?
    fn goes_on(&self, verb: usize) -> bool {
        let text = self.text;
        let bare = self.kind == Kind::Number || self.found.carried;
        let mut before = self.sentence.start..verb;
        let joint = before.rfind(|at| text.is(*at, Classes::CONTRAST.or(Classes::CONJUNCTION)));
        let figure = |at: usize| {
            let mention = text.mention_at(at);
            mention.is_some_and(|nth| text.mentions[nth].figure().is_some())
        };
        bare && joint.is_some_and(|joint| (self.sentence.start..joint).any(figure))
    }

    /// "held 5": who has it is no measure of it; a percentage that somebody has is his stake.
    pub(super) fn owned(&mut self, verb: usize) {
        self.doer_parties(verb);
        self.found.settled = true;
        if self.kind == Kind::Percent && self.found.subject.whole.is_none() {
            phrase::set_measure(self.text, &mut self.found.subject, known::STAKE);
            self.found.points_back = false;
        }
    }

    /// Does "worth" stand before the figure?
    fn is_worth(&self) -> bool {
        let before = self.frame.left.checked_sub(1);
        before.is_some_and(|before| self.text.has(before, Role::Worth))
    }

    /// Is the subject of the verb a thing that the lexicon knows?
    fn has_thing_for_subject(&self, verb: usize) -> bool {
        match clause::subject_of(self.text, verb, self.sentence.start) {
            Some(Doer::Phrase(tokens)) => phrase::read(self.text, tokens).names_a_thing(),
            _ => false,
        }
    }

    pub(super) fn counts_points(&self) -> bool {
        self.kind == Kind::Count && self.found.subject.measure.as_deref() == Some(known::POINT)
    }

    /// Does its subject point at something named before?
    fn is_of_pronoun(&self, verb: usize) -> bool {
        match clause::subject_of(self.text, verb, self.sentence.start) {
            Some(Doer::Phrase(tokens)) => phrase::read(self.text, tokens).points_back,
            _ => false,
        }
    }

    /// The event of a verb right before a phrase.
    pub(super) fn event_before(&self, phrase: usize) -> Option<(usize, String)> {
        let things = &self.text.lexicon.linking.things;
        let verb = phrase
            .checked_sub(1)
            .filter(|verb| *verb >= self.sentence.start && self.text.is_verb(*verb))?;
        let (_, thing) = things.verbs.longest(self.text.tokens, verb)?;
        Some((verb, things.get(*thing)?.name.to_string()))
    }

    /// What the verb did is what is measured; who did it is a party.
    pub(super) fn event(&mut self, thing: &str, verb: usize) {
        self.happened(thing);
        self.doer_parties(verb);
    }

    /// Something happened to what is counted: that is what is measured, the counted narrows it.
    pub(super) fn happened(&mut self, thing: &str) {
        let counted = self.found.subject.measure.take();
        // "cost 85 lives" are deaths.
        let kept = counted
            .as_deref()
            .filter(|counted| *counted == known::DEATH);
        let thing = if thing == known::BURNED_AREA && self.kind == Kind::Count {
            known::DAMAGED
        } else {
            kept.unwrap_or(thing)
        };
        phrase::set_measure(self.text, &mut self.found.subject, thing);
        // "5 passengers and crew" are all, and no mere passengers.
        let and = self.frame.tokens.end;
        let several =
            self.text.is(and, Classes::CONJUNCTION) && self.text.is(and + 1, Classes::COMPLETING);
        let narrows = |noun: &&String| *noun != known::PERSON && *noun != thing && !several;
        let narrower = counted.as_ref().filter(narrows).cloned();
        self.found.subject.qualifiers.extend(narrower);
        self.found.points_back = false;
        if thing == known::PAYMENT
            && self.kind == Kind::Money
            && self.text.has(self.frame.tokens.end, Role::For)
        {
            // "paid $5m for the company".
            phrase::set_measure(self.text, &mut self.found.subject, known::PURCHASE);
        }
    }

    /// The subject of a verb is what is measured.
    pub(super) fn doer(&mut self, verb: usize) {
        match clause::subject_of(self.text, verb, self.sentence.start) {
            Some(Doer::Phrase(tokens)) => {
                let phrase = phrase::read(self.text, tokens);
                if self.acts(&phrase, verb) {
                    self.doer_parties(verb);
                    self.found.settled = true;
                    return;
                }
                let goal = self
                    .found
                    .classes
                    .any(Classes::TARGET.or(Classes::LIMIT).or(Classes::FORECAST));
                self.found.classes = self.found.classes.or(phrase.head);
                if goal {
                    self.found.points_back = false;
                }
                self.take(phrase);
            }
            Some(Doer::Mention(mention)) => {
                self.paired(mention);
                self.found.points_back = true;
                self.found.beside =
                    Some(mention).filter(|nth| self.text.mentions[*nth].figure().is_some());
            }
            None => self.found.points_back |= self.found.subject.measure.is_none(),
        }
    }

    /// "savers hoarded 5m": are they people, who did something with what the figure is in?
    fn acts(&self, phrase: &Phrase, verb: usize) -> bool {
        const STATES: Classes = Classes::BE
            .or(Classes::HAVE)
            .or(Classes::LEVEL)
            .or(Classes::ARRIVE)
            .or(Classes::MOVE_VERB)
            .or(Classes::SET);
        let person = |thing: &String| thing == known::PERSON;
        let people = phrase.subject.broader.iter().any(person)
            || phrase.subject.measure.as_ref().is_some_and(person);
        // A verb that says nothing of amounts is an act, whoever acts.
        let act = self.text.classes(verb) == Classes::default() && !phrase.names_a_thing();
        (people || act)
            && matches!(self.kind, Kind::Money | Kind::Measure | Kind::Duration)
            && self.text.is_verb(verb)
            && !self.text.is(verb, STATES)
    }

    /// The counted noun is only what the measured thing is counted in.
    pub(super) fn noun_is_unit(&mut self) {
        let unit = self.found.subject.measure.take();
        self.found.subject.context.extend(unit);
    }

    /// Is the subject of the verb something that is measured by counting: "deliveries", "throughput"?
    pub(super) fn adds_up(&self, verb: usize) -> bool {
        match clause::subject_of(self.text, verb, self.sentence.start) {
            Some(Doer::Phrase(tokens)) => {
                phrase::read(self.text, tokens).subject.nature == Some(Nature::Flow)
            }
            _ => false,
        }
    }

    /// "The two countries traded 5": a counted subject that stands for two that were named.
    fn paired(&mut self, mention: usize) {
        let counted = self.text.tokens_of(mention);
        let before = counted.start.checked_sub(1);
        let the = before.is_some_and(|at| self.text.has(at, Role::The));
        self.found.pair |= the && clause::is_pair(self.text, counted);
    }

    pub(super) fn doer_parties(&mut self, verb: usize) {
        let doer = clause::subject_of(self.text, verb, self.sentence.start);
        if let Some(Doer::Mention(mention)) = doer {
            self.paired(mention);
        }
        if let Some(Doer::Phrase(tokens)) = doer {
            let phrase = phrase::read(self.text, tokens.clone());
            self.found.pair |= phrase.pair;
            let subject = &mut self.found.subject;
            if subject.statistic == Statistic::Total {
                // "the average house sold for 5".
                subject.statistic = phrase.subject.statistic;
            }
            if subject.parties.is_empty() {
                subject.parties.extend(phrase.subject.parties);
            }
            if subject.parties.is_empty() {
                subject
                    .parties
                    .extend(clause::apposed(self.text, verb, tokens.end));
            }
            subject.context.extend(phrase.subject.context);
            subject.context.extend(phrase.subject.qualifiers);
            if let Some(measure) = phrase.subject.measure {
                subject.context.insert(measure);
            }
        }
    }
}
