//! A noun phrase as facets: its measured thing, what narrows it, whose it is.

use std::ops::Range;

use super::clause;
pub(crate) use super::facets::{canonical, qualify, set_measure};
use super::text::Text;
use crate::claim::{Nature, Statistic, Subject};
use crate::lexicon::{Classes, Role, known};
use crate::token::Shape;

/// What a noun phrase says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Phrase {
    /// The facets, with the text's own words for the head.
    pub(crate) subject: Subject,
    /// The classes of its head.
    pub(crate) head: Classes,
    /// Is it a pronoun, or a noun such as "figure" that points at something named before?
    pub(crate) points_back: bool,
    /// Does it speak of "the two countries"?
    pub(crate) pair: bool,
}

impl Phrase {
    /// Does it say what is measured?
    pub(crate) fn names_a_measure(&self) -> bool {
        self.subject.measure.is_some()
    }

    /// Is the measured thing one that the lexicon knows?
    pub(crate) fn names_a_thing(&self) -> bool {
        self.subject.measure.is_some() && self.subject.nature.is_some()
    }
}

/// Reads the facets of a noun phrase.
pub(crate) fn read(text: &Text<'_>, tokens: Range<usize>) -> Phrase {
    Reader {
        text,
        phrase: Phrase::default(),
    }
    .run(tokens)
}

struct Reader<'t, 'a> {
    text: &'t Text<'a>,
    phrase: Phrase,
}

impl Reader<'_, '_> {
    fn run(mut self, tokens: Range<usize>) -> Phrase {
        let text = self.text;
        let head_end = (tokens.start..tokens.end)
            .find(|at| {
                *at > tokens.start
                    && self.opens_postmodifier(*at)
                    && !self.is_within_thing(tokens.start, *at)
            })
            .unwrap_or(tokens.end);
        let head = self.core(tokens.start..head_end);
        self.phrase.subject.wording = text.slice(head.clone()).to_owned();
        self.head(head);
        let mut at = head_end;
        while at < tokens.end {
            let next = (at + 1..tokens.end)
                .find(|at| self.opens_postmodifier(*at))
                .unwrap_or(tokens.end);
            self.postmodifier(at..next);
            at = next;
        }
        let statistic = self.phrase.subject.statistic;
        if statistic == Statistic::Total && self.phrase.subject.qualifiers.remove("average") {
            self.phrase.subject.statistic = Statistic::Average;
        }
        let qualifiers = &text.lexicon.linking.qualifiers;
        self.phrase.pair |= self.phrase.subject.parties.len() < 2
            && tokens.clone().any(|at| {
                let qualifier = qualifiers.longest(text.tokens, at);
                qualifier.is_some_and(|(_, qualifier)| &*qualifier.name == known::BILATERAL)
            });
        self.phrase
    }

    /// "Profit before tax": is a word one of those that call a thing, but not their first?
    fn is_within_thing(&self, start: usize, at: usize) -> bool {
        let nouns = &self.text.lexicon.linking.things.nouns;
        let mut before = start..at;
        before.any(|from| {
            nouns
                .longest(self.text.tokens, from)
                .is_some_and(|(end, _)| end > at)
        })
    }

    /// A preposition, a participle or a sign after the head.
    fn opens_postmodifier(&self, at: usize) -> bool {
        let text = self.text;
        if let Some(mention) = text.mention_at(at) {
            // A time behind its noun: "spending since May".
            const NO_NOUN: Classes = Classes::DETERMINER
                .or(Classes::PREPOSITION)
                .or(Classes::BLAND);
            return text.mentions[mention].time().is_some()
                && text.mention_at(at - 1) != Some(mention)
                && text.is_plain_word(at - 1)
                && !text.is(at - 1, NO_NOUN);
        }
        text.name_at(at)
            .is_none_or(|name| name.tokens.start == at && !text.is(at, Classes::PREPOSITION))
            && (text.is(at, Classes::PREPOSITION)
                || text.is_sign(at, ',')
                || text.is_verb(at) && !text.is(at, Classes::MOVE_NOUN))
    }

    /// The head without its determiners, its possessor and figures before it.
    fn core(&mut self, tokens: Range<usize>) -> Range<usize> {
        let text = self.text;
        let Range { mut start, end } = tokens;
        for at in start..end {
            if let Some(name) = text.name_at(at).filter(|name| name.tokens.start == at) {
                self.party(name.canonical.clone());
            }
        }
        if let Some(clitic) = (start..end)
            .rev()
            .find(|at| text.tokens[*at].shape == Shape::Clitic)
            && clitic + 1 < end
        {
            for at in start..clitic {
                self.word_as_context(at);
            }
            start = clitic + 1;
        }
        // An article starts the phrase that counts: "serving a sentence".
        if let Some(article) = (start + 1..end).rev().find(|at| {
            text.is(*at, Classes::DETERMINER.or(Classes::POSSESSIVE))
                && !text.is(*at, Classes::PRONOUN)
                && !text.is(*at, Classes::MOVE_WORD)
                && !text.is(*at - 1, Classes::PREPOSITION.or(Classes::CONJUNCTION))
        }) {
            start = article;
        }
        while start < end
            && (text.is(
                start,
                Classes::DETERMINER
                    .or(Classes::POSSESSIVE)
                    .or(Classes::HEDGE)
                    .or(Classes::ADVERB)
                    .or(Classes::CONJUNCTION),
            ) || text.is_quote(start))
        {
            start += 1;
        }
        let mut end = end;
        while end > start
            && (text.is_quote(end - 1)
                || text.is(end - 1, Classes::ADVERB.or(Classes::HEDGE))
                || text.is_sign(end - 1, ','))
        {
            end -= 1;
        }
        start..end
    }

    fn head(&mut self, tokens: Range<usize>) {
        let text = self.text;
        let Some(last) = tokens
            .end
            .checked_sub(1)
            .filter(|last| *last >= tokens.start)
        else {
            return;
        };
        self.phrase.head = text.classes(last);
        if tokens.len() == 1 && text.is(last, Classes::PRONOUN) {
            self.phrase.points_back = true;
            return;
        }
        // "two countries" can be a count of its own.
        let pairs = text.classes(last).any(Classes::PAIR) && text.name_at(last).is_none();
        if clause::is_pair(text, tokens.clone())
            || pairs && tokens.start > 0 && text.has(tokens.start - 1, Role::The)
        {
            self.phrase.pair = true;
            return;
        }
        let thing = self.thing_before(tokens.clone(), tokens.end);
        let role = Classes::TARGET.or(Classes::LIMIT).or(Classes::FORECAST);
        let mut words_end = tokens.end;
        if let Some(start) = thing {
            words_end = start;
        } else if text.is(
            last,
            Classes::GENERIC
                .or(Classes::SHARE)
                .or(role)
                .or(Classes::MOVE_NOUN)
                .or(Classes::RECORD),
        ) && text.name_at(last).is_none()
        {
            // "export volume", "trade target": the word before names the thing.
            // "The target range of 1 to 3", "the forecast total of 5".
            let aim = last.saturating_sub(1).max(tokens.start);
            let aimed = aim < last && text.is(last, Classes::GENERIC) && text.is(aim, role);
            let named = if aimed { aim } else { last };
            self.phrase.head = self.phrase.head.or(text.classes(named));
            words_end = self
                .thing_before(tokens.start..named, named)
                .unwrap_or(named);
            if self.phrase.subject.measure.is_none() {
                self.phrase.points_back = true;
            }
        } else if text.is_plain_word(last)
            && text.name_at(last).is_none()
            && !text.is(last, Classes::NEGLECT)
        {
            let word = self.canonical(last);
            self.phrase.subject.context.insert(word.clone());
            self.phrase.subject.measure = Some(word);
            words_end = last;
        }
        self.modifiers(tokens.start..words_end);
    }

    /// Takes the measured thing whose words end before `end`; returns where they start.
    fn thing_before(&mut self, within: Range<usize>, end: usize) -> Option<usize> {
        let text = self.text;
        let (start, thing) = text
            .lexicon
            .linking
            .things
            .nouns
            .longest_before(text.tokens, end)?;
        if start < within.start || text.name_at(end - 1).is_some() && end - start == 1 {
            return None;
        }
        let thing = text.lexicon.linking.things.get(*thing)?;
        self.measure(thing.name.as_ref());
        Some(start)
    }

    /// Sets the measured thing and what the lexicon knows of it.
    fn measure(&mut self, name: &str) {
        set_measure(self.text, &mut self.phrase.subject, name);
    }

    /// The words before the head: qualifiers of the lexicon, things ("oil exports"), other nouns and
    /// adjectives.
    fn modifiers(&mut self, tokens: Range<usize>) {
        let text = self.text;
        let linking = &text.lexicon.linking;
        let mut at = tokens.start;
        while at < tokens.end {
            if text.mention_at(at).is_some() || text.name_at(at).is_some() {
                at += 1;
                continue;
            }
            if let Some((end, qualifier)) = linking.qualifiers.longest(text.tokens, at)
                && end <= tokens.end
            {
                qualify(&mut self.phrase.subject, &qualifier.name, &qualifier.group);
                at = end;
                continue;
            }
            if let Some((end, thing)) = linking.things.nouns.longest(text.tokens, at)
                && end <= tokens.end
                && let Some(thing) = linking.things.get(*thing)
            {
                self.phrase
                    .subject
                    .qualifiers
                    .insert(thing.name.to_string());
                at = end;
                continue;
            }
            if text.is_plain_word(at)
                && !text.is(
                    at,
                    Classes::NEGLECT
                        .or(Classes::GENERIC)
                        .or(Classes::RECORD)
                        .or(Classes::CALENDAR)
                        .or(Classes::SOURCE),
                )
                && !text.key(at).ends_with("ly")
            {
                let word = self.canonical(at);
                self.phrase.subject.qualifiers.insert(word);
            }
            at += 1;
        }
    }

    /// A phrase behind the head: "of natural gas", "with China", "killed in May".
    fn postmodifier(&mut self, tokens: Range<usize>) {
        let text = self.text;
        // "GDP per capita", "growth in real terms".
        let qualifiers = &text.lexicon.linking.qualifiers;
        if let Some((end, qualifier)) = qualifiers.longest(text.tokens, tokens.start)
            && end <= tokens.end
        {
            qualify(&mut self.phrase.subject, &qualifier.name, &qualifier.group);
        }
        let of = text.has(tokens.start, Role::Of);
        let narrows = of
            || text.has(tokens.start, Role::By)
            || text.has(tokens.start, Role::In)
            || text.has(tokens.start, Role::On);
        if text.is_verb(tokens.start) {
            self.event(tokens.start);
        }
        let unnamed = self.phrase.subject.measure.is_none()
            || self.phrase.subject.measure.as_deref() == Some(known::PERSON);
        if of && self.phrase.head.any(Classes::SHARE) && tokens.len() > 1 {
            // "its share of all exports".
            let inner = read(text, tokens.start + 1..tokens.end);
            self.phrase.pair |= inner.pair;
            self.phrase
                .subject
                .whole
                .get_or_insert(Box::new(inner.subject));
            return;
        }
        if (of || text.has(tokens.start, Role::For)) && unnamed && tokens.len() > 1 {
            // "the number of deaths".
            let inner = read(text, tokens.start + 1..tokens.end);
            if inner.names_a_measure() {
                self.phrase.points_back = false;
                if self.phrase.subject.measure.is_none() {
                    self.phrase.subject.measure = inner.subject.measure;
                    self.phrase.subject.nature = inner.subject.nature;
                    self.phrase.subject.broader = inner.subject.broader;
                }
            }
            self.phrase.pair |= inner.pair;
            self.phrase
                .subject
                .qualifiers
                .extend(inner.subject.qualifiers);
            self.phrase.subject.parties.extend(inner.subject.parties);
            self.phrase.subject.context.extend(inner.subject.context);
            return;
        }
        let measure = self.phrase.subject.measure.as_deref();
        let directed = measure.is_some_and(|name| {
            text.classes_of_name(name)
                .any(Classes::DIRECTED.or(Classes::SOLD))
        });
        let way = ["to", "from"]
            .into_iter()
            .find(|way| text.is_word(tokens.start, way));
        let pair = tokens
            .clone()
            .any(|at| text.classes(at).any(Classes::PAIR) && text.name_at(at).is_none());
        let between = text.has(tokens.start, Role::Between)
            && (text.is_word(tokens.start + 1, "them") || text.is_word(tokens.start + 1, "us"));
        self.phrase.pair |= (pair || between) && !text.is_verb(tokens.start);
        for at in tokens.start + 1..tokens.end {
            if let Some(name) = text.name_at(at) {
                if name.tokens.start == at {
                    if directed && let Some(way) = way {
                        self.phrase
                            .subject
                            .qualifiers
                            .insert(format!("{way} {}", name.canonical));
                    }
                    self.party(name.canonical.clone());
                }
            } else if narrows
                && of
                && text.is_plain_word(at)
                && !text.is(
                    at,
                    Classes::NEGLECT
                        .or(Classes::GENERIC)
                        .or(Classes::CALENDAR)
                        .or(Classes::PAIR),
                )
            {
                self.modifiers(at..at + 1);
            } else {
                self.word_as_context(at);
            }
        }
    }

    /// A participle that says what happened: "people killed" are deaths.
    fn event(&mut self, at: usize) {
        let text = self.text;
        let things = &text.lexicon.linking.things;
        let weak = self.phrase.subject.measure.is_none()
            || self.phrase.subject.measure.as_deref() == Some(known::PERSON);
        let Some((_, thing)) = things.verbs.longest(text.tokens, at) else {
            return;
        };
        let Some(thing) = things.get(*thing) else {
            return;
        };
        // "homes wiped out": what became of them is counted.
        let noun = at.checked_sub(1).map(|before| self.canonical(before));
        let befell = !weak
            && thing.nature == Some(Nature::Toll)
            && self.phrase.subject.nature != Some(Nature::Toll)
            && noun == self.phrase.subject.measure;
        if weak || befell {
            let noun = self.phrase.subject.measure.take();
            self.measure(thing.name.as_ref());
            self.phrase.points_back = false;
            if befell {
                self.phrase.subject.qualifiers.extend(noun);
            }
        }
    }

    fn party(&mut self, name: String) {
        self.phrase.subject.context.insert(name.clone());
        self.phrase.subject.parties.insert(name);
    }

    fn word_as_context(&mut self, at: usize) {
        let text = self.text;
        if text.is_plain_word(at) && !text.is(at, Classes::NEGLECT) && text.name_at(at).is_none() {
            let word = self.canonical(at);
            self.phrase.subject.context.insert(word);
        }
    }

    fn canonical(&self, at: usize) -> String {
        canonical(self.text, at)
    }
}
