//! The noun that a figure narrows: "the $200bn target", "a 5 per cent stake".

use std::ops::Range;

use super::super::clause;
use super::super::phrase;
use super::super::share;
use super::super::text::Text;
use super::Reader;
use crate::lexicon::{Classes, Role, WordClass};
use crate::mention::Kind;

/// Past what says from when a change is measured: "up 5% y/y".
fn past_comparison(text: &Text<'_>, at: usize) -> usize {
    let short =
        text.key(at).len() == 1 && text.is_sign(at + 1, '/') && text.key(at) == text.key(at + 2);
    if short { at + 3 } else { at }
}

/// "analysts had expected", "economists forecast": does a clause without a relative stand here, which says
/// who looked forward to the figure?
fn is_expected_by(text: &Text<'_>, at: usize) -> bool {
    let verb = at + 1 + usize::from(text.is(at + 1, Classes::HAVE));
    text.is_plain_word(at)
        && text.key(at).ends_with('s')
        && text.is(verb, Classes::EXPECT.or(Classes::FORECAST))
        && (verb > at + 1 || text.key(verb).ends_with("ed"))
        && !text.is(verb + 1, Classes::PREPOSITION)
}

fn ends_like_verb(word: &str) -> bool {
    word.ends_with("ed") || word.ends_with('s')
}

/// The noun of movement that adverbs or adjectives part from its figure: "overall increase", "year-on-year
/// rise".
fn moved_noun(text: &Text<'_>, start: usize, end: usize) -> Option<usize> {
    /// "year-on-year" is five tokens.
    const MOST: usize = 7;
    let noun = (start + 1..end.min(start + MOST)).find(|at| text.is(*at, Classes::MOVE_NOUN))?;
    let glued = |at: usize| text.tokens.get(at).is_some_and(|token| token.glued);
    let adverb = |at: usize| {
        let word = text.tokens.get(at).map(|token| token.word);
        word.is_some_and(|word| text.lexicon.words.is(word, WordClass::Adverb))
    };
    let narrows = |at: usize| {
        let word = text.is_plain_word(at) && !text.is_verb(at);
        let compound = glued(at) || glued(at + 1) && text.is_sign(at + 1, '-');
        // "a 5 per cent pay rise"
        let noun = at + 1 == noun && text.is_plain_word(at) && !ends_like_verb(&text.key(at));
        word && (adverb(at) || text.is(at, Classes::ADVERB.or(Classes::BLAND))) || compound || noun
    };
    const FUNCTION: Classes = Classes::PREPOSITION
        .or(Classes::CONJUNCTION)
        .or(Classes::RELATIVE)
        .or(Classes::SUBORDINATOR)
        .or(Classes::ADVERB);
    // "a 5% levy cuts costs" goes on with what is cut.
    let goes_on =
        text.is_plain_word(noun + 1) && !text.is_verb(noun + 1) && !text.is(noun + 1, FUNCTION)
            || text.is(noun + 1, Classes::DETERMINER)
            || text.mention_at(noun + 1).is_some();
    (!goes_on && !text.key(noun).ends_with('s') && (start..noun).all(narrows)).then_some(noun)
}

impl Reader<'_, '_> {
    /// "the $200bn target", "a 5 per cent stake": the noun behind the figure.
    pub(super) fn attribute(&mut self) {
        let text = self.text;
        if matches!(self.kind, Kind::Count | Kind::Duration) || self.frame.move_after.is_some() {
            return;
        }
        let mut start = self.frame.tokens.end;
        if text.is_sign(start, '-') && text.tokens[start].glued {
            start += 1;
        }
        start = past_comparison(text, start);
        let figure = self.frame.tokens.start;
        let article = figure > self.sentence.start
            && text.is(figure - 1, Classes::DETERMINER.or(Classes::POSSESSIVE))
            && !text.is(figure - 1, Classes::PRONOUN.or(Classes::HEDGE));
        if is_expected_by(text, start) {
            // "more than the £100m analysts had expected"
            self.found.classes = self.found.classes.or(Classes::FORECAST);
            self.found.points_back = true;
            return;
        }
        if matches!(self.kind, Kind::Percent | Kind::Multiple)
            && article
            && let Some(head) = moved_noun(text, start, self.sentence.end)
        {
            // "a 6.5% overall increase in fees", "a 5 per cent pay rise"
            let named = head == start + 1 && !text.is(start, Classes::BLAND);
            self.change_of(head, named.then_some(start..head));
            return;
        }
        let noun = text.is_plain_word(start)
            && start < self.sentence.end
            && !text.is(start, Classes::NEGLECT)
            && (!text.is_verb(start)
                || article
                    && (text.is(start, Classes::MOVE_NOUN)
                        || !text.is(start + 1, Classes::PREPOSITION))
                    && !text.key(start).ends_with("ed"))
            && !text.is(start, Classes::PREPOSITION.or(Classes::CONJUNCTION))
            || text.is(start, Classes::BLAND)
                && text.is_plain_word(start + 1)
                && !text.is(start + 1, Classes::NEGLECT);
        if !noun || text.has(start, Role::Worth) {
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
            self.change_of(head, (head > start).then_some(start..head));
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

    /// The figure is a change, by a noun of movement: of what "in" or "of" behind the noun names, or else of what stands
    /// before it.
    fn change_of(&mut self, noun: usize, before: Option<Range<usize>>) {
        let text = self.text;
        self.found.change = true;
        self.found.movement = Some(noun);
        let of_what = if text.has(noun + 1, Role::In) || text.has(noun + 1, Role::Of) {
            clause::phrase_from(text, noun + 2, self.sentence.end)
        } else {
            before
        };
        if let Some(tokens) = of_what {
            self.take(phrase::read(text, tokens));
        }
    }
}
