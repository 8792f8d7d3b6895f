//! What stands before a figure and governs it.

use std::ops::Range;

use super::super::clause;
use super::super::frame::{Hold, stated_as};
use super::super::phrase;
use super::{Reader, nearest_phrase};
use crate::lexicon::{Classes, Role, known};
use crate::mention::Kind;
use crate::token::Shape;

impl Reader<'_, '_> {
    /// What governs the figure.
    pub(super) fn before(&mut self) {
        let text = self.text;
        let start = self.sentence.start;
        if let Some(word) = self
            .frame
            .move_after
            .filter(|_| self.kind != Kind::Count || self.frame.hold != Hold::Open)
        {
            self.comparative(word);
            return;
        }
        let first = self.frame.tokens.start;
        if self.kind == Kind::Multiple && text.classes(first).any(Classes::MOVE_VERB) {
            // "exports doubled".
            self.found.change = true;
            self.found.movement = Some(first);
            self.doer(first);
            return;
        }
        match self.frame.hold {
            Hold::Verb(verb) => self.verb(verb),
            Hold::Of(of) => self.noun_of(of),
            Hold::By(Some(verb)) if self.decides(verb) => self.doer_parties(verb),
            Hold::By(Some(verb)) => {
                let moves = text
                    .classes(verb)
                    .any(Classes::MOVE_VERB.or(Classes::MOVE_NOUN));
                if moves && self.kind == Kind::Count && self.found.subject.nature.is_none() {
                    // "reserves fell by 4m barrels".
                    self.noun_is_unit();
                }
                if text.is(
                    verb,
                    Classes::MOVE_VERB
                        .or(Classes::MOVE_NOUN)
                        .or(Classes::ARRIVE),
                ) || text.is(verb, Classes::MOVE_WORD)
                {
                    self.found.change = true;
                    self.found.movement = Some(verb);
                    self.moved(verb, self.frame.left - 1);
                }
            }
            Hold::To(Some(verb)) | Hold::From(Some(verb)) => {
                if self.idiom(verb) {
                    return;
                }
                if text.is(verb, Classes::OWN) && !text.is(verb, Classes::HAVE) {
                    // "is entitled to 5".
                    self.owned(verb);
                    return;
                }
                let moves = Classes::MOVE_VERB
                    .or(Classes::MOVE_NOUN)
                    .or(Classes::MOVE_WORD);
                if text.classes(verb).any(moves) {
                    self.found.movement = Some(verb);
                } else if let Some((_, thing)) =
                    text.lexicon.linking.things.verbs.longest(text.tokens, verb)
                    && let Some(thing) = text.lexicon.linking.things.get(*thing)
                {
                    // "sentenced to 5 years".
                    self.event(&thing.name, verb);
                    return;
                }
                if self.found.movement.is_some()
                    && self.kind == Kind::Count
                    && self.found.subject.nature.is_none()
                    && self.adds_up(verb)
                {
                    // "Shipments fell to 5 million units".
                    self.noun_is_unit();
                }
                self.moved(verb, self.frame.left - 1);
            }
            Hold::At => self.at(),
            Hold::Than | Hold::Against => {
                self.found.points_back = self.found.subject.measure.is_none();
                self.found.beside = (0..self.mention).rev().find(|nth| {
                    text.mentions[*nth].figure().is_some() && text.tokens_of(*nth).start >= start
                });
            }
            Hold::MoveWord(word) => self.move_word(word),
            Hold::Noun(at) => {
                let label = self.label(at);
                if let Some(thing) = label.clone().and_then(|label| self.befell(label)) {
                    self.happened(&thing);
                    return;
                }
                let named = label.or_else(|| nearest_phrase(text, at + 1, start));
                if let Some(tokens) = named {
                    let mut phrase = phrase::read(text, tokens.clone());
                    self.found.classes = self.found.classes.or(phrase.head);
                    if let Some((verb, thing)) = self.event_before(tokens.start) {
                        // "cost the fund 5", "earned it 5".
                        self.event(&thing, verb);
                        self.found.subject.parties.extend(phrase.subject.parties);
                        self.found.subject.context.extend(phrase.subject.context);
                        return;
                    }
                    let stands_alone = matches!(self.kind, Kind::Money | Kind::Measure)
                        && text.is_plain_word(at)
                        && phrase.names_a_measure()
                        && !self.is_known(&phrase);
                    if stands_alone && !self.follows_figure() {
                        // "fetches growers in the delta 5": nothing of which there are so many.
                        self.pass_by(phrase);
                        return;
                    }
                    // "men (4.1%), farmers (2.2%)": each is named before its brackets.
                    let bracketed = text.is_sign(self.frame.left.wrapping_sub(1), '(');
                    if !phrase.names_a_thing() && self.follows_figure() && !bracketed {
                        // A list: "ships brought in $7bn, trucks $5bn".
                        phrase.points_back = true;
                        phrase
                            .subject
                            .qualifiers
                            .extend(phrase.subject.measure.take());
                    }
                    self.take(phrase);
                }
            }
            Hold::Bracket(before) => {
                self.found.beside = before.filter(|nth| text.mentions[*nth].figure().is_some())
            }
            Hold::Preposition(at) => self.preposition(at),
            Hold::Listed if self.is_apposed() || self.restates_thing() => {
                if let Some(tokens) = self.thing_before_comma() {
                    self.take(phrase::read(text, tokens));
                }
            }
            Hold::Open | Hold::Listed | Hold::By(None) | Hold::To(None) | Hold::From(None) => {}
        }
    }

    /// The name right before a preposition, or before the comma before it.
    fn named_before(&mut self, at: usize) {
        let text = self.text;
        let comma = usize::from(at > 0 && text.is_sign(at - 1, ','));
        let before = text.name_at(at.wrapping_sub(1 + comma));
        let before = before.map(|name| name.canonical.clone());
        self.found.subject.parties.extend(before);
    }

    /// "Turnout, 5 per cent, was the lowest": an aside behind the noun that opens the sentence.
    fn is_apposed(&self) -> bool {
        let text = self.text;
        let comma = self.frame.left.wrapping_sub(1);
        let opening = self.sentence.start..comma;
        let plain = |at: usize| !text.is_verb(at) && text.mention_at(at).is_none();
        let closed = (self.frame.tokens.end..self.sentence.end)
            .take(6)
            .any(|at| text.is_sign(at, ',') && text.is_verb(at + 1));
        text.is_sign(comma, ',') && closed && !opening.is_empty() && opening.into_iter().all(plain)
    }

    /// "The largest loss in its history, $5bn, came after": a figure in an aside behind the known thing that it is the
    /// size of, where no other figure of its kind stands before it.
    fn restates_thing(&self) -> bool {
        let text = self.text;
        let comma = self.frame.left.wrapping_sub(1);
        let end = self.frame.tokens.end;
        let closed = end >= self.sentence.end
            || [',', '.', ';', '–', '—']
                .into_iter()
                .any(|sign| text.is_sign(end, sign));
        let amount = matches!(self.kind, Kind::Money | Kind::Percent | Kind::Measure);
        let bare = self.frame.left == self.frame.tokens.start;
        text.is_sign(comma, ',')
            && closed
            && amount
            && bare
            && !self.follows_figure()
            && self
                .thing_before_comma()
                .is_some_and(|tokens| phrase::read(text, tokens).names_a_thing())
    }

    /// The phrase before the comma before the figure: its part behind the last preposition if that is a known thing, or
    /// else all of it.
    fn thing_before_comma(&self) -> Option<Range<usize>> {
        let (text, start) = (self.text, self.sentence.start);
        let comma = self.frame.left.checked_sub(1)?;
        let names = |tokens: &Range<usize>| phrase::read(text, tokens.clone()).names_a_thing();
        let nearest = nearest_phrase(text, comma, start);
        let whole = || clause::phrase_before(text, comma, start).filter(names);
        nearest.clone().filter(names).or_else(whole).or(nearest)
    }

    /// The label before a colon or dash, from its first word on: "houses flooded in the valleys: 5" counts the houses.
    fn label(&self, end: usize) -> Option<Range<usize>> {
        let text = self.text;
        let sign = self.frame.left.wrapping_sub(1);
        let mut signs = [':', '–', '—', '-'].into_iter();
        let colon = signs.any(|of_label| text.is_sign(sign, of_label));
        let own = |at: &usize| text.is_plain_word(*at) || text.name_at(*at).is_some();
        let first = (self.sentence.start..end + 1).find(own).filter(|_| colon)?;
        let label = first..end + 1;
        let plain = |at: usize| {
            text.mention_at(at).is_none()
                && (text.is_plain_word(at)
                    || text.name_at(at).is_some()
                    || text.tokens[at].shape == Shape::Hyphen && text.tokens[at].glued)
        };
        (!text.is(first, Classes::PREPOSITION) && label.clone().all(plain)).then_some(label)
    }

    /// "Killed: 5", "Homeless – 5": what a label says happened, if it is no more than the verb.
    fn befell(&self, label: Range<usize>) -> Option<String> {
        let things = &self.text.lexicon.linking.things;
        let (end, thing) = things.verbs.longest(self.text.tokens, label.start)?;
        let name = &things.get(*thing).filter(|_| end == label.end)?.name;
        Some(name.to_string())
    }

    /// "passed by 5 votes to 4", "won by 5 goals": nothing moved by so many.
    fn decides(&self, verb: usize) -> bool {
        let text = self.text;
        let measure = self.found.subject.measure.as_deref();
        let tallied = measure.is_some_and(|name| text.classes_of_name(name).any(Classes::TALLIED));
        tallied && !text.is(verb, Classes::RISE.or(Classes::FALL))
    }

    /// "stood at 5", "put the toll at 5", "a valuation at 5".
    pub(super) fn at(&mut self) {
        let text = self.text;
        let at = self.frame.left - 1;
        let Some(verb) = self.frame.verb else {
            if let Some(tokens) = clause::phrase_before(text, at, self.sentence.start) {
                self.take(phrase::read(text, tokens));
            }
            return;
        };
        let things = &text.lexicon.linking.things;
        if let Some((_, thing)) = things.verbs.longest(text.tokens, verb)
            && let Some(thing) = things.get(*thing)
            && &*thing.name == known::VALUATION
        {
            self.event(known::VALUATION, verb);
            if let Some(tokens) = clause::phrase_from(text, verb + 1, at) {
                let phrase = phrase::read(text, tokens);
                if !phrase.subject.parties.is_empty() {
                    self.found.subject.parties = phrase.subject.parties;
                }
            }
            return;
        }
        if verb + 1 < at
            && let Some(tokens) = clause::phrase_before(text, at, verb + 1)
            && tokens.start == verb + 1
        {
            let phrase = phrase::read(text, tokens);
            self.found.classes = self.found.classes.or(phrase.head);
            // "entered the bend at 5": where it did so is not what is measured.
            let puts = text.is(verb, Classes::SET.or(Classes::LEVEL).or(Classes::REPORT));
            if phrase.names_a_thing() || phrase.points_back || puts && phrase.names_a_measure() {
                self.take(phrase);
                return;
            }
            if phrase.names_a_measure() {
                self.doer_parties(verb);
                self.pass_by(phrase);
                return;
            }
        }
        self.doer(verb);
    }

    /// "is home to 5": words that name a thing together with the "to" before the figure.
    fn idiom(&mut self, verb: usize) -> bool {
        let text = self.text;
        let things = &text.lexicon.linking.things;
        let before = things
            .nouns
            .longest_before(text.tokens, self.frame.left)
            .filter(|(start, _)| *start > verb)
            .and_then(|(_, thing)| things.get(*thing));
        let Some(name) = before.map(|thing| thing.name.to_string()) else {
            return false;
        };
        self.event(&name, verb);
        true
    }

    /// "sold for 5", "with 5", "on 5".
    pub(super) fn preposition(&mut self, at: usize) {
        let text = self.text;
        let things = &text.lexicon.linking.things;
        if text.has(at, Role::For)
            && self.kind == Kind::Money
            && let Some(verb) = self.frame.verb
        {
            let thing = things
                .verbs
                .longest(text.tokens, verb)
                .and_then(|(_, thing)| things.get(*thing));
            if thing.is_some_and(|thing| text.classes_of_name(&thing.name).any(Classes::DEAL)) {
                self.event(known::PURCHASE, verb);
                return;
            }
        }
        if let Some(thing) = self
            .frame
            .verb
            .and_then(|verb| things.verbs.longest(text.tokens, verb))
            .filter(|(end, _)| *end == self.frame.left)
            && let (Some(thing), Some(verb)) = (things.get(*thing.1), self.frame.verb)
        {
            self.event(&thing.name, verb);
            return;
        }
        // "the cost was given as 5".
        if let Some(verb) = stated_as(text, at, self.sentence.start) {
            self.doer(verb);
            return;
        }
        let accounts = text.has(at, Role::For) && at > 0 && text.is(at - 1, Classes::ACCOUNT);
        if accounts && let Some(verb) = self.frame.verb {
            self.doer(verb);
            return;
        }
        if text.has(at, Role::For)
            && self.kind == Kind::Percent
            && self.follows_figure()
            && let Some(tokens) = clause::phrase_before(text, at, self.sentence.start)
            && tokens.start > self.sentence.start
            && text.is(tokens.start - 1, Classes::CONJUNCTION)
        {
            // "wool accounted for 40 per cent and silk for 25".
            let mut phrase = phrase::read(text, tokens);
            phrase.points_back = true;
            let part = phrase.subject.measure.take();
            phrase.subject.qualifiers.extend(part);
            self.take(phrase);
            return;
        }
        if self.found.subject.measure.is_none() {
            self.found.points_back = true;
            let with = text.has(at, Role::With)
                && at > 0
                && text.name_at(at - 1).is_none()
                && !text.is_sign(at - 1, ',');
            if with && let Some(verb) = self.frame.verb {
                // "the north headed the list with 5".
                self.doer_parties(verb);
            } else if with
                && let Some(tokens) = clause::phrase_before(text, at, self.sentence.start)
            {
                // "Chad leads with 5": a verb that no list has.
                let parties = phrase::read(text, tokens).subject.parties;
                self.found.subject.parties.extend(parties);
            }
            self.named_before(at);
        } else if text.has(at, Role::With) && at > 0 && text.is_sign(at - 1, ',') {
            // "France, with 5 visitors".
            self.named_before(at);
        }
    }
}
