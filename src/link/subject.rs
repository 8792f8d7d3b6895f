//! What a figure measures, as far as its own clause says it.

use std::ops::Range;

use super::clause::{self, Subject as Doer};
use super::frame::{self, Frame, Hold};
use super::phrase::{self, Phrase};
use super::share;
use super::text::Text;
use crate::claim::{Nature, Subject};
use crate::lexicon::Classes;
use crate::mention::{Kind, Value};
use crate::token::Shape;

/// What a clause says of one figure.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    pub(crate) subject: Subject,
    /// What is measured was named before: a pronoun, "the figure", a list that goes on.
    pub(crate) points_back: bool,
    /// It speaks of "the two countries".
    pub(crate) pair: bool,
    /// The classes of the nouns that the figure belongs to: a target, a limit, a share.
    pub(crate) classes: Classes,
    /// It is an amount of change.
    pub(crate) change: bool,
    /// The word that says which way it moved.
    pub(crate) movement: Option<usize>,
    /// It is a share: so many of a whole.
    pub(crate) share: bool,
    /// What is said of the whole of a share ("were made in roubles").
    pub(crate) predicate: Vec<String>,
    /// It is part of a name for what was spoken of before: "the two leaders".
    pub(crate) names: bool,
    /// A pronoun or a noun such as "figure" stands for what is measured.
    pub(crate) generic: bool,
    /// Nothing of what is measured was left out: "the parent held $5bn".
    pub(crate) settled: bool,
    /// The earlier figure of the sentence that it hangs on: the one before its bracket, the one that
    /// it is compared with.
    pub(crate) beside: Option<usize>,
}

/// Reads the subject of a mention in its sentence.
pub(crate) fn subject(
    text: &Text<'_>,
    mention: usize,
    frame: &Frame,
    sentence: &Range<usize>,
) -> Found {
    let mut reader = Reader {
        text,
        mention,
        kind: text
            .mentions
            .get(mention)
            .map_or(Kind::Number, crate::mention::Mention::kind),
        frame,
        sentence,
        found: Found::default(),
    };
    reader.run();
    reader.found
}

struct Reader<'t, 'a> {
    text: &'t Text<'a>,
    mention: usize,
    kind: Kind,
    frame: &'t Frame,
    sentence: &'t Range<usize>,
    found: Found,
}

impl Reader<'_, '_> {
    fn run(&mut self) {
        self.counted();
        if self.found.names {
            return;
        }
        self.attribute();
        self.complement();
        self.of_which();
        self.before();
        self.after();
        self.place();
        self.found.points_back |= self.found.subject.measure.is_none();
        if self.found.subject.wording.is_empty() {
            self.found.subject.wording = self.found.subject.measure.clone().unwrap_or_default();
        }
        share::read(
            self.text,
            self.kind,
            self.frame,
            self.sentence,
            &mut self.found,
        );
    }

    /// The noun of a count: "12 ships".
    fn counted(&mut self) {
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
            _ => phrase::set_measure(text, &mut phrase.subject, last),
        }
        if let Some(people) = inside
            .end
            .checked_sub(1)
            .and_then(|at| text.name_at(at))
            .filter(|name| name.country)
        {
            // "861 million Indians".
            phrase.subject.parties.insert(people.canonical.clone());
            phrase::set_measure(text, &mut phrase.subject, "population");
        } else if phrase.subject.measure.as_deref() == Some("person") && self.has_people() {
            phrase::set_measure(text, &mut phrase.subject, "population");
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
        phrase.subject.wording = text.slice(first..inside.end).to_owned();
        self.take(phrase);
    }

    /// "the two leaders", "both countries": the count is part of a name for what was spoken of.
    fn points_at_known(&self, inside: &Range<usize>) -> bool {
        let text = self.text;
        let before = inside.start.wrapping_sub(1);
        let definite = text.is_word(before, "the") || text.is(before, Classes::POSSESSIVE);
        let small = ["two", "three", "four"]
            .iter()
            .any(|word| text.key(inside.start) == *word);
        let pairs = |at: &usize| text.classes(*at).any(Classes::PAIR);
        definite && small || inside.clone().filter(pairs).count() > 1
    }

    /// "Chad has 18m people", "gives Chad 18m people": they are its population.
    fn has_people(&self) -> bool {
        let text = self.text;
        match self.frame.hold {
            Hold::Verb(verb) => text.is(verb, Classes::OWN) && !text.is(verb, Classes::REPORT),
            Hold::Noun(at) => text.name_at(at).is_some_and(|name| name.country),
            _ => false,
        }
    }

    /// "the $200bn target", "a 5 per cent stake": the noun behind the figure.
    fn attribute(&mut self) {
        let text = self.text;
        if matches!(self.kind, Kind::Count | Kind::Duration) || self.frame.move_after.is_some() {
            return;
        }
        let mut start = self.frame.tokens.end;
        if text.is_sign(start, '-') && text.tokens[start].glued {
            start += 1;
        }
        let figure = self.frame.tokens.start;
        let article = figure > self.sentence.start
            && text.is(figure - 1, Classes::DETERMINER.or(Classes::POSSESSIVE))
            && !text.is(figure - 1, Classes::PRONOUN.or(Classes::HEDGE));
        let noun = text.is_plain_word(start)
            && start < self.sentence.end
            && !text.is(start, Classes::NEGLECT)
            && (!text.is_verb(start)
                || article
                    && !text.is(start + 1, Classes::PREPOSITION)
                    && !text.key(start).ends_with("ed"))
            && !text.is(start, Classes::PREPOSITION.or(Classes::CONJUNCTION))
            || text.is(start, Classes::BLAND)
                && text.is_plain_word(start + 1)
                && !text.is(start + 1, Classes::NEGLECT);
        if !noun || text.is_word(start, "worth") {
            return;
        }
        // A noun that is a verb elsewhere ("a 38 per cent rise") ends no phrase here.
        let tail = if text.is_verb(start) {
            start + 1
        } else {
            start
        };
        let end = clause::phrase_from(text, tail, self.sentence.end)
            .map_or(start + 1, |tokens| tokens.end);
        let tokens = start..end.max(start + 1);
        let verbal = text.is_verb(start) && text.is(start, Classes::MOVE_NOUN);
        let head = (start..if verbal { start + 1 } else { tokens.end })
            .take_while(|at| !text.is(*at, Classes::PREPOSITION))
            .last()
            .unwrap_or(start);
        if text.is(head, Classes::MOVE_NOUN)
            && (self.kind == Kind::Percent
                || self.kind == Kind::Multiple
                || !self.is_amount_noun(head))
        {
            self.found.change = true;
            self.found.movement = Some(head);
            let of_what = if text.is_word(head + 1, "in") || text.is_word(head + 1, "of") {
                clause::phrase_from(text, head + 2, self.sentence.end)
            } else {
                (head > start).then_some(start..head)
            };
            if let Some(tokens) = of_what {
                self.take(phrase::read(text, tokens));
            }
            return;
        }
        let phrase = phrase::read(text, tokens);
        self.found.classes = self.found.classes.or(phrase.head);
        if self.kind == Kind::Percent && share::is_fraction(text, self.frame) {
            self.found.share = true;
            self.found.subject.whole = Some(Box::new(phrase.subject));
            return;
        }
        self.take(phrase);
    }

    /// "of exports", "in trade", "worth of goods" behind the figure.
    fn complement(&mut self) {
        let text = self.text;
        let at = self.frame.tokens.end;
        let things = &text.lexicon.linking.things;
        if let Some((end, thing)) = things
            .nouns
            .longest(text.tokens, at)
            .filter(|_| text.is(at, Classes::PREPOSITION))
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
        let of = text.is_word(at, "of") || text.is_word(at, "worth") && text.is_word(at + 1, "of");
        let start = if text.is_word(at, "worth") {
            at + 2
        } else {
            at + 1
        };
        if of && self.kind == Kind::Percent {
            if text.is_word(start, "what") {
                self.found.share = true;
                self.found.subject.whole = Some(Box::new(self.of_what(start + 1)));
            } else if let Some(tokens) = clause::phrase_from(text, start, self.sentence.end) {
                let phrase = phrase::read(text, tokens);
                self.found.share = true;
                self.found.pair |= phrase.pair;
                self.found.subject.whole = Some(Box::new(phrase.subject));
            }
            return;
        }
        let within = text.is_word(at, "in")
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

    /// "27 per cent of what was shipped": the whole is the shipments.
    fn of_what(&self, start: usize) -> Subject {
        let text = self.text;
        let things = &text.lexicon.linking.things;
        let mut whole = Subject::default();
        let end = self.sentence.end.min(start + 8);
        let verbs = (start..end)
            .take_while(|at| !text.is_sign(*at, ',') && !text.is(*at, Classes::CONJUNCTION));
        let thing = verbs
            .filter_map(|at| things.verbs.longest(text.tokens, at))
            .last();
        if let Some(thing) = thing.and_then(|(_, thing)| things.get(*thing)) {
            phrase::set_measure(text, &mut whole, &thing.name);
        }
        whole
    }

    /// "the fee, of which the seller keeps 85 per cent": the whole stands before "of which".
    fn of_which(&mut self) {
        let text = self.text;
        if self.kind != Kind::Percent || self.found.subject.whole.is_some() {
            return;
        }
        let start = self.sentence.start;
        let relative = (start + 2..self.frame.left)
            .rev()
            .take(12)
            .find(|at| text.is(*at, Classes::RELATIVE) && text.is_word(*at - 1, "of"));
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

    /// What governs the figure.
    fn before(&mut self) {
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
        match self.frame.hold {
            Hold::Verb(verb) => self.verb(verb),
            Hold::Of(of) => self.noun_of(of),
            Hold::By(Some(verb)) => {
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
                let moves = Classes::MOVE_VERB
                    .or(Classes::MOVE_NOUN)
                    .or(Classes::MOVE_WORD);
                if text.is(verb, moves) {
                    self.found.movement = Some(verb);
                } else if let Some((_, thing)) =
                    text.lexicon.linking.things.verbs.longest(text.tokens, verb)
                    && let Some(thing) = text.lexicon.linking.things.get(*thing)
                {
                    // "sentenced to 5 years".
                    self.event(&thing.name, verb);
                    return;
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
                if let Some(tokens) = nearest_phrase(text, at + 1, start) {
                    let mut phrase = phrase::read(text, tokens.clone());
                    self.found.classes = self.found.classes.or(phrase.head);
                    if let Some((verb, thing)) = self.event_before(tokens.start) {
                        // "cost the fund 5", "earned it 5".
                        self.event(&thing, verb);
                        self.found.subject.parties.extend(phrase.subject.parties);
                        self.found.subject.context.extend(phrase.subject.context);
                        return;
                    }
                    if !phrase.names_a_thing() && self.follows_figure() {
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
            Hold::Open | Hold::Listed | Hold::By(None) | Hold::To(None) | Hold::From(None) => {}
        }
    }

    /// The event of a verb right before a phrase.
    fn event_before(&self, phrase: usize) -> Option<(usize, String)> {
        let things = &self.text.lexicon.linking.things;
        let verb = phrase
            .checked_sub(1)
            .filter(|verb| *verb >= self.sentence.start && self.text.is_verb(*verb))?;
        let (_, thing) = things.verbs.longest(self.text.tokens, verb)?;
        Some((verb, things.get(*thing)?.name.to_string()))
    }

    /// Is there a figure of the same kind before this one in the sentence?
    fn follows_figure(&self) -> bool {
        let text = self.text;
        let before = text.mentions.get(..self.mention).unwrap_or_default();
        before
            .iter()
            .enumerate()
            .rev()
            .take(8)
            .any(|(nth, mention)| {
                mention.kind() == self.kind && text.tokens_of(nth).start >= self.sentence.start
            })
    }

    /// The verb right before the figure.
    fn verb(&mut self, verb: usize) {
        let text = self.text;
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
        let bound = ["below", "above", "past", "beneath", "beyond", "under"];
        if moves
            && (verb + 1..self.frame.tokens.start)
                .any(|at| bound.iter().any(|word| text.is_word(at, word)))
            && !(self.kind == Kind::Percent && text.is_word(verb + 1, "under"))
        {
            // "slipped below 5": what it arrived at, not by how much it moved.
            self.found.movement = Some(verb);
            self.doer(verb);
            return;
        }
        let attribute = self.kind == Kind::Measure && self.found.subject.measure.is_some();
        if moves && !attribute && (amount || event.is_none()) {
            self.found.change = true;
            self.found.movement = Some(verb);
            if !matches!(self.kind, Kind::Count) || self.counts_points() {
                self.doer(verb);
            }
            return;
        }
        if let Some(thing) = event.and_then(|thing| things.get(thing)) {
            self.event(&thing.name, verb);
            return;
        }
        let goal = self.found.classes.any(Classes::TARGET.or(Classes::LIMIT));
        if classes.any(Classes::OWN) && !goal {
            // Who has it is no measure of it.
            self.doer_parties(verb);
            self.found.settled = true;
        } else if goal || !matches!(self.kind, Kind::Count) {
            self.doer(verb);
        } else {
            self.doer_parties(verb);
        }
    }

    fn counts_points(&self) -> bool {
        self.kind == Kind::Count && self.found.subject.measure.as_deref() == Some("point")
    }

    /// What the verb did is what is measured; who did it is a party.
    fn event(&mut self, thing: &str, verb: usize) {
        self.happened(thing);
        self.doer_parties(verb);
    }

    /// Something happened to what is counted: that is what is measured, the counted narrows it.
    fn happened(&mut self, thing: &str) {
        let counted = self.found.subject.measure.take();
        // "cost 85 lives" are deaths.
        let kept = counted.as_deref().filter(|counted| *counted == "death");
        let thing = if thing == "burned area" && self.kind == Kind::Count {
            "damaged"
        } else {
            kept.unwrap_or(thing)
        };
        phrase::set_measure(self.text, &mut self.found.subject, thing);
        if let Some(noun) = counted
            .clone()
            .filter(|noun| noun != "person" && noun != thing)
        {
            self.found.subject.qualifiers.insert(noun);
        }
        self.found.points_back = false;
        if thing == "payment"
            && self.kind == Kind::Money
            && self.text.is_word(self.frame.tokens.end, "for")
        {
            // "paid $5m for the company".
            phrase::set_measure(self.text, &mut self.found.subject, "purchase");
        }
    }

    /// The subject of a verb is what is measured.
    fn doer(&mut self, verb: usize) {
        match clause::subject_of(self.text, verb, self.sentence.start) {
            Some(Doer::Phrase(tokens)) => {
                let phrase = phrase::read(self.text, tokens);
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
                self.found.points_back = true;
                self.found.beside =
                    Some(mention).filter(|nth| self.text.mentions[*nth].figure().is_some());
            }
            None => self.found.points_back |= self.found.subject.measure.is_none(),
        }
    }

    fn doer_parties(&mut self, verb: usize) {
        if let Some(Doer::Phrase(tokens)) = clause::subject_of(self.text, verb, self.sentence.start)
        {
            let phrase = phrase::read(self.text, tokens.clone());
            self.found.pair |= phrase.pair;
            let subject = &mut self.found.subject;
            if subject.parties.is_empty() {
                subject.parties.extend(phrase.subject.parties);
            }
            subject.context.extend(phrase.subject.context);
            subject.context.extend(phrase.subject.qualifiers);
            if let Some(measure) = phrase.subject.measure {
                subject.context.insert(measure);
            }
        }
    }

    /// "a loss of 5", "a rise of 5".
    fn noun_of(&mut self, of: usize) {
        let text = self.text;
        let Some(tokens) = nearest_phrase(text, of, self.sentence.start) else {
            return;
        };
        let noun = of - 1;
        let in_what = text.is_word(tokens.start.wrapping_sub(1), "in")
            && tokens.start >= 2
            && text.is(tokens.start - 2, Classes::MOVE_NOUN);
        if text.is(noun, Classes::MOVE_NOUN) && !self.is_amount_noun(noun) {
            self.found.change = true;
            self.found.movement = Some(noun);
            self.moved(noun, of);
            return;
        }
        if in_what {
            self.found.change = true;
            self.found.movement = Some(tokens.start - 2);
        }
        let phrase = phrase::read(text, tokens.clone());
        self.found.classes = self.found.classes.or(phrase.head);
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
    fn is_amount_noun(&self, noun: usize) -> bool {
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
    fn moved(&mut self, word: usize, end: usize) {
        let text = self.text;
        if text.is(word, Classes::MOVE_NOUN) && !text.is_verb(word) {
            // "an increase in exports of 5", "an increase of 5 in exports".
            let after = self.frame.tokens.end;
            let start = if text.is_word(word + 1, "in") {
                Some(word + 2)
            } else {
                text.is_word(after, "in").then_some(after + 1)
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
        if text.is_verb(word) {
            self.doer(word);
        }
    }

    /// "stood at 5", "put the toll at 5", "a valuation at 5".
    fn at(&mut self) {
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
            && &*thing.name == "valuation"
        {
            self.event("valuation", verb);
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
            if phrase.names_a_measure() || phrase.points_back {
                self.take(phrase);
                return;
            }
        }
        self.doer(verb);
    }

    /// "up 5", "down 5".
    fn move_word(&mut self, word: usize) {
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
    fn comparative(&mut self, word: usize) {
        let text = self.text;
        self.found.change = true;
        self.found.movement = Some(word);
        let next = word + 1;
        if text.is_plain_word(next)
            && !text.is(next, Classes::NEGLECT)
            && next < self.sentence.end
            && text.is_word(word, "more") | text.is_word(word, "less") | text.is_word(word, "fewer")
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

    /// "sold for 5", "with 5", "on 5".
    fn preposition(&mut self, at: usize) {
        let text = self.text;
        let things = &text.lexicon.linking.things;
        if text.is_word(at, "for")
            && self.kind == Kind::Money
            && let Some(verb) = self.frame.verb
        {
            let thing = things
                .verbs
                .longest(text.tokens, verb)
                .and_then(|(_, thing)| things.get(*thing));
            if thing.is_some_and(|thing| matches!(&*thing.name, "sale" | "purchase")) {
                self.event("purchase", verb);
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
        let accounts = text.is_word(at, "for")
            && at > 0
            && (text.key(at - 1).starts_with("account") || text.is_word(at - 1, "responsible"));
        if accounts && let Some(verb) = self.frame.verb {
            self.doer(verb);
            return;
        }
        if self.found.subject.measure.is_none() {
            self.found.points_back = true;
            if text.is_word(at, "with")
                && at > 0
                && text.name_at(at - 1).is_none()
                && !text.is_sign(at - 1, ',')
                && let Some(verb) = self.frame.verb
            {
                // "the north headed the list with 5".
                self.doer_parties(verb);
            }
            let comma = usize::from(at > 0 && text.is_sign(at - 1, ','));
            let before = text
                .name_at(at.wrapping_sub(1 + comma))
                .map(|name| name.canonical.clone());
            self.found.subject.parties.extend(before);
        }
    }

    /// The verb of which the figure is the subject, and what it says happened.
    fn after(&mut self) {
        let text = self.text;
        let Some(verb) = frame::verb_after(text, self.frame, self.sentence.end) else {
            return;
        };
        let things = &text.lexicon.linking.things;
        let chained = [
            "to",
            "known",
            "thought",
            "believed",
            "feared",
            "have",
            "been",
            "still",
            "confirmed",
        ];
        let chain = (verb..self.sentence.end.min(verb + 7)).take_while(|at| {
            chained.iter().any(|word| text.is_word(*at, word))
                || text.is_verb(*at)
                || text.is(*at, Classes::ADVERB.or(Classes::NEGATION))
                || text.is_plain_word(*at) && text.key(*at).ends_with("ly")
        });
        let chain: Vec<_> = chain.collect();
        let event = chain
            .iter()
            .filter_map(|at| things.verbs.longest(text.tokens, *at))
            .last();
        // "are missing", "were confirmed dead": what people are, as against what was done to them.
        let state = || {
            let end = chain.last()? + 1;
            let be = chain.iter().any(|at| text.is(*at, Classes::BE));
            let (_, thing) = things.nouns.longest(text.tokens, end).filter(|_| be)?;
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

    /// Names in the phrases right behind the figure: "12 in Turkey", "5 from India".
    fn place(&mut self) {
        let text = self.text;
        let directed = matches!(
            self.found.subject.measure.as_deref(),
            Some("export" | "import" | "shipment" | "delivery")
        );
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
                .filter(|name| name.tokens.start == at && name.place)
            {
                let before = at - usize::from(at > 0 && text.is_word(at - 1, "the"));
                let before = before.wrapping_sub(1);
                let located = [
                    "in",
                    "from",
                    "to",
                    "with",
                    "across",
                    "near",
                    "at",
                    "between",
                    "and",
                    "of",
                    "around",
                    "throughout",
                ]
                .iter()
                .any(|word| text.is_word(before, word));
                if located {
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

    /// Takes what a phrase says, where nothing closer to the figure has said it.
    fn take(&mut self, phrase: Phrase) {
        let found = &mut self.found;
        let named = found.subject.measure.is_some();
        found.pair |= phrase.pair;
        found.generic |= phrase.points_back;
        if !named && phrase.subject.measure.is_some() {
            found.points_back = false;
            found.subject.measure = phrase.subject.measure;
            found.subject.nature = phrase.subject.nature;
            found.subject.broader = phrase.subject.broader;
            found.subject.wording = phrase.subject.wording;
            found.subject.qualifiers.extend(phrase.subject.qualifiers);
            found.subject.statistic = phrase.subject.statistic;
        } else if named {
            found.subject.context.extend(phrase.subject.qualifiers);
            found.subject.context.extend(phrase.subject.measure);
        } else {
            found.points_back |= phrase.points_back;
            found.subject.qualifiers.extend(phrase.subject.qualifiers);
            found.subject.statistic = phrase.subject.statistic;
            if found.subject.wording.is_empty() && !phrase.points_back {
                found.subject.wording = phrase.subject.wording;
            }
        }
        if phrase.subject.whole.is_some() && found.subject.whole.is_none() {
            found.subject.whole = phrase.subject.whole;
        }
        found.subject.parties.extend(phrase.subject.parties);
        found.subject.context.extend(phrase.subject.context);
    }
}

/// The phrase that ends before `end`, from its own preposition on: in "a supplier with a share", "a
/// share".
pub(crate) fn nearest_phrase(text: &Text<'_>, end: usize, start: usize) -> Option<Range<usize>> {
    let tokens = clause::phrase_before(text, end, start)?;
    let own = tokens.clone().rev().find(|at| {
        text.is(*at, Classes::PREPOSITION)
            && !text.is_word(*at, "of")
            && text.name_at(*at).is_none()
            && *at + 1 < end
    });
    let start = own.map_or(tokens.start, |at| at + 1);
    (start < tokens.end).then_some(start..tokens.end)
}
