//! The words before a figure that say how far the writer stands behind it: those of its clause up to the verb that
//! governs it, and those that its clause hangs on.

use super::super::clause::before_verbs;
use super::super::text::Text;
use super::aside::{self, Fronted};
use super::{REACH, expects, in_clause_only_noun, is_month, told_before};
use crate::claim::Modality;
use crate::lexicon::{Classes, Role};

/// What was passed on the way left from a figure.
pub(super) struct Scan<'s, 't> {
    text: &'s Text<'t>,
    /// The first token of the sentence, and the figure's first.
    start: usize,
    figure: usize,
    /// Was a verb passed in the clause of the figure?
    acted: bool,
    /// Was the word passed that hangs the clause of the figure on another?
    hangs: bool,
    /// Was the verb passed that states what is said of the figure? What stands before that speaks of the figure only
    /// where its clause hangs on it.
    settled: bool,
    /// Is what is passed still of the clause of the figure?
    in_clause: bool,
    found: Option<Modality>,
}

impl<'s, 't> Scan<'s, 't> {
    pub(super) fn new(text: &'s Text<'t>, start: usize, figure: usize) -> Self {
        Self {
            text,
            start,
            figure,
            acted: false,
            hangs: false,
            settled: false,
            in_clause: true,
            found: None,
        }
    }

    /// Was a verb passed in the clause of the figure, so that the figure is not its subject?
    pub(super) fn acted(&self) -> bool {
        self.acted
    }

    /// Where the verb must stand whose subject the figure is.
    fn end(&self) -> usize {
        /// How many words may stand between the two.
        const NEAR: usize = 6;
        self.text.tokens.len().min(self.figure + NEAR)
    }

    /// How far the writer stands behind the figure by the words before it. `verb_behind` is whether the figure has a
    /// verb of its own behind it.
    pub(super) fn standing(&mut self, verb_behind: bool) -> Option<Modality> {
        let text = self.text;
        let low = self.start.max(self.figure.saturating_sub(REACH));
        // An aside may begin further off.
        let furthest = self.start.max(self.figure.saturating_sub(2 * REACH));
        let mut at = self.figure;
        while at > low {
            at -= 1;
            if text.mention_at(at).is_some() || is_month(text, at, self.start) {
                // The month of May supposes nothing.
                continue;
            }
            if text.is_sign(at, ';') || text.is_sign(at, ':') && (verb_behind || self.settled) {
                // "How much that is can be seen from the log: 5 had come".
                break;
            }
            let closes = [',', '–', '—', ')', ':']
                .iter()
                .any(|sign| text.is_sign(at, *sign));
            if closes {
                if let Some(open) = aside::opening(text, at, furthest, self.figure) {
                    if aside::is_hearsay(text, open, at) {
                        self.found.get_or_insert(Modality::Reported);
                    }
                    at = open;
                    continue;
                }
                match aside::fronted(text, at, self.start, self.end()) {
                    Some(Fronted::Circumstance) => break,
                    Some(Fronted::Condition) => {
                        self.found.get_or_insert(Modality::Hypothetical);
                        break;
                    }
                    None => {}
                }
            }
            if text.is_verb(at) {
                let begin = before_verbs(text, at, low);
                if self.passes(begin, at) {
                    return Some(Modality::Denied);
                }
                at = begin;
                continue;
            }
            if self.notes(at) {
                return Some(Modality::Denied);
            }
            if self.parts(at) {
                break;
            }
            self.bounds(at);
        }
        self.found
    }

    /// Passes a verb and what goes with it, from `begin` to `verb`. Does it deny what is said of the figure?
    fn passes(&mut self, begin: usize, verb: usize) -> bool {
        let text = self.text;
        let start = self.start;
        let mut words = (begin..=verb)
            .rev()
            .filter(|at| !is_month(text, *at, start));
        if words.any(|at| self.notes(at)) || self.is_negated(begin, verb) {
            return true;
        }
        if !self.settled && self.in_clause {
            // "Said 700 jobs would go", "means that 700 jobs will go".
            self.acted |= !self.hangs && !text.is(verb, Classes::REPORT);
            self.settled = self.found.is_none() && self.states(begin, verb);
        } else if self.settled && !text.is(verb, Classes::REPORT) {
            self.in_clause = false;
        }
        false
    }

    /// "Did not lose 40 tanks": a verb of the figure's clause, and none of reaching or moving, which leaves open what was
    /// reached.
    fn is_negated(&self, begin: usize, verb: usize) -> bool {
        const OTHER: Classes = Classes::REPORT
            .or(Classes::ARRIVE)
            .or(Classes::LEVEL)
            .or(Classes::MOVE_VERB)
            .or(Classes::BE);
        let text = self.text;
        self.in_clause
            && !self.settled
            && self.found.is_none()
            && !text.is(verb, OTHER)
            && (begin..verb).any(|at| text.is(at, Classes::DO))
            && (begin..verb).any(|at| text.is(at, Classes::NEGATION))
    }

    /// "Is said to have buried 3 tonnes".
    fn is_said_to(&self, at: usize) -> bool {
        const SAID: Classes = Classes::REPORT.or(Classes::BELIEVED);
        let text = self.text;
        let passive = at > self.start && text.is(at - 1, Classes::BE);
        passive && text.is(at, SAID) && text.has(at + 1, Role::Toward)
    }

    /// Does a verb state what is said of the figure, rather than be part of what another verb says: no infinitive, no
    /// participle, nothing that shares the auxiliary of a verb before it?
    fn states(&self, begin: usize, verb: usize) -> bool {
        const AUXILIARY: Classes = Classes::BE.or(Classes::HAVE).or(Classes::MODAL);
        let text = self.text;
        let key = text.key(verb);
        if begin > 0 && text.has(begin - 1, Role::Toward) {
            return false;
        }
        if (begin..verb).any(|at| text.is(at, AUXILIARY)) || text.is(verb, AUXILIARY) {
            return true;
        }
        if key.ends_with("ing") {
            return false;
        }
        // "Would close one plant and cut 500 jobs".
        let coordinate = begin > self.start
            && (text.is(begin - 1, Classes::CONJUNCTION) || text.is_sign(begin - 1, ','));
        if key.ends_with("ed") {
            return !self.is_participle(begin, coordinate);
        }
        !coordinate || key.ends_with('s') || text.is(verb, Classes::PAST)
    }

    /// Is a word in -ed that begins there part of what a verb before it in its clause says: "will have half of it
    /// refunded", "would have hurt 5 and spared 3"?
    fn is_participle(&self, begin: usize, coordinate: bool) -> bool {
        const EDGE: Classes = Classes::RELATIVE
            .or(Classes::SUBORDINATOR)
            .or(Classes::CONJUNCTION);
        const SHARED: Classes = Classes::BE.or(Classes::HAVE);
        const GOVERNS: Classes = SHARED.or(Classes::MODAL).or(Classes::EXPECT);
        let text = self.text;
        let low = self.start.max(begin.saturating_sub(REACH));
        let end = begin - usize::from(coordinate);
        let edge =
            |at: usize| text.is_sign(at, ',') || text.has(at, Role::That) || text.is(at, EDGE);
        let mut before = (low..end).rev().filter(|at| text.mention_at(*at).is_none());
        let Some(verb) = before.find(|at| edge(*at) || text.is_verb(*at)) else {
            return false;
        };
        if edge(verb) {
            return false;
        }
        let chain = before_verbs(text, verb, low)..verb + 1;
        match coordinate {
            true => chain.clone().any(|at| text.is(at, SHARED)),
            false => chain.clone().any(|at| text.is(at, GOVERNS)),
        }
    }

    /// Takes note of a word. Does it deny what is said of the figure?
    fn notes(&mut self, at: usize) -> bool {
        let text = self.text;
        // "Rejected by 5 per cent of the voters" is a fact.
        let denies = text.is(at, Classes::DENY) && !text.has(at + 1, Role::By);
        if denies && text.is_verb(at) && !in_clause_only_noun(text, at) {
            return true;
        }
        if text.is(at, Classes::RUMOUR) || self.is_said_to(at) {
            self.found.get_or_insert(Modality::Reported);
        }
        if self.in_clause && !self.settled {
            if self.is_compared(at) {
                return false;
            }
            if text.is(at, Classes::SUPPOSE) {
                let told = told_before(text, at, self.start);
                self.found.get_or_insert(match told {
                    true => Modality::Expected,
                    false => Modality::Hypothetical,
                });
            } else if expects(text, at) {
                self.found.get_or_insert(Modality::Expected);
            }
        } else if text.is_word(at, "if") || text.is_word(at, "unless") {
            self.found.get_or_insert(Modality::Hypothetical);
        } else if self.settled
            && self.in_clause
            && text.has(at + 1, Role::That)
            && expects(text, at)
        {
            self.found.get_or_insert(Modality::Expected);
        }
        false
    }

    /// "Less than it had forecast in July", "less deadly than it might have been": what was expected is another figure.
    fn is_compared(&self, at: usize) -> bool {
        const SUBJECT: Classes = Classes::PRONOUN
            .or(Classes::DETERMINER)
            .or(Classes::BE)
            .or(Classes::HAVE);
        let text = self.text;
        let mut before = (self.start..at).rev().take(4);
        let than = before.find(|at| text.has(*at, Role::Than) || !text.is(*at, SUBJECT));
        than.is_some_and(|than| text.has(than, Role::Than))
    }

    /// Does a clause begin with this word that nothing before it speaks of?
    fn parts(&self, at: usize) -> bool {
        let text = self.text;
        if text.is(at, Classes::RELATIVE) || text.is_word(at, "whose") {
            return true;
        }
        let joins = text.is(at, Classes::CONJUNCTION);
        match self.settled {
            true => {
                joins && text.is_verb(at + 1)
                    || text.is_sign(at, ',') && !text.has(at + 1, Role::That)
            }
            // "Was due to sail but 14 of her crew fell ill".
            false => joins && !self.acted && self.begins_clause(at + 1),
        }
    }

    /// Is what begins at `from` the subject of a verb, the figure in it?
    fn begins_clause(&self, from: usize) -> bool {
        let text = self.text;
        let beside =
            (from..self.figure).all(|at| text.is(at, Classes::HEDGE.or(Classes::DETERMINER)));
        let behind = self.figure..self.end();
        let mut behind = behind.filter(|at| text.mention_at(*at).is_none());
        let ends = |at: usize| {
            let object = text.is(at, Classes::PREPOSITION) && !text.has(at, Role::Of);
            object || text.is_sign(at, ',') || text.is_sign(at, '.')
        };
        let verb = behind.find(|at| ends(*at) || text.is_verb(*at));
        beside && verb.is_some_and(|at| !ends(at) && !text.key(at).ends_with("ing"))
    }

    /// Takes note of where the clause of the figure begins.
    fn bounds(&mut self, at: usize) {
        let text = self.text;
        self.hangs |= text.has(at, Role::That);
        let opens = text.is(at, Classes::RELATIVE.or(Classes::SUBORDINATOR))
            && !text.is(at, Classes::SUPPOSE)
            && !text.has(at, Role::As);
        let joins = text.is_sign(at, ',') && text.is(at + 1, Classes::CONJUNCTION);
        if opens || joins {
            self.in_clause = false;
        }
    }
}
