//! What a figure measures, as far as its own clause says it.

mod attribute;
mod before;
mod behind;
#[cfg(test)]
mod corpus;
mod counted;
mod movement;
mod turn;
mod verb;

use std::ops::Range;

use super::clause;
use super::found::Found;
use super::frame::Frame;
use super::phrase::Phrase;
use super::share;
use super::text::Text;
use crate::claim::Statistic;
use crate::lexicon::{Classes, Role};
use crate::mention::Kind;

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
    pub(super) fn run(&mut self) {
        self.counted();
        if self.found.names {
            return;
        }
        self.attribute();
        self.complement();
        self.of_which();
        if !self.turn() {
            self.before();
            self.after();
        }
        self.dimension();
        self.implied();
        self.place();
        self.averaged();
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

    /// Is there a figure of the same kind before this one in the sentence?
    pub(super) fn follows_figure(&self) -> bool {
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

    /// "on average": the figure is a mean.
    fn averaged(&mut self) {
        let text = self.text;
        let near = self
            .sentence
            .start
            .max(self.frame.tokens.start.saturating_sub(9))
            ..self.sentence.end.min(self.frame.tokens.end + 5);
        let before = self.frame.tokens.start;
        let mut tokens = near.into_iter();
        // "cost an average of 5", "paid 5 on average".
        if tokens.any(|at| {
            text.has(at, Role::On) && text.has(at + 1, Role::Average)
                || at < before && text.has(at, Role::Average) && text.has(at + 1, Role::Of)
        }) {
            self.found.subject.statistic = Statistic::Average;
        }
    }

    /// Is what the phrase measures in the lexicon?
    pub(super) fn is_known(&self, phrase: &Phrase) -> bool {
        let things = &self.text.lexicon.linking.things;
        let measure = phrase.subject.measure.as_deref();
        measure.is_some_and(|name| things.named(name).is_some())
    }

    /// Takes a phrase for what stands around the figure, which says nothing of what is measured.
    pub(super) fn pass_by(&mut self, phrase: Phrase) {
        let subject = &mut self.found.subject;
        subject.parties.extend(phrase.subject.parties);
        subject.context.extend(phrase.subject.qualifiers);
        subject.context.extend(phrase.subject.context);
        subject.context.extend(phrase.subject.measure);
        self.found.settled = true;
    }

    /// Takes what a phrase says, where nothing closer to the figure has said it.
    pub(super) fn take(&mut self, phrase: Phrase) {
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
    // "Well short of a target": nothing is a target's short.
    let falls_short = |of: usize| {
        let bare = of.checked_sub(1).filter(|at| text.is(*at, Classes::BLAND));
        bare.is_some_and(|at| {
            at == tokens.start || text.is(at - 1, Classes::HEDGE.or(Classes::ADVERB))
        })
    };
    let own = tokens.clone().rev().find(|at| {
        text.is(*at, Classes::PREPOSITION)
            && (!text.has(*at, Role::Of) || falls_short(*at))
            && text.name_at(*at).is_none()
            && *at + 1 < end
            // "GDP per head of 5", "profit before tax of 5".
            && text.lexicon.linking.qualifiers.longest(text.tokens, *at).is_none()
    });
    let start = own.map_or(tokens.start, |at| at + 1);
    (start < tokens.end).then_some(start..tokens.end)
}
