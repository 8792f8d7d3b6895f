//! The frame of a figure: what stands before it and after it, and which verb governs it.

mod behind;
mod hedges;

use std::ops::Range;

use super::clause::{self, is_edge};
use super::text::Text;
use crate::lexicon::{Classes, Role};
use crate::mention::Kind;
use crate::token::{Break, Shape};
use behind::move_after;
pub(crate) use behind::verb_after;

/// What a figure hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hold {
    /// Nothing: it opens a sentence or clause.
    Open,
    /// A verb, directly: "reached 5", "cost 5", "delivered 5".
    Verb(usize),
    /// A noun and "of": "a loss of 5".
    Of(usize),
    /// "by" after a movement: "fell by 5".
    By(Option<usize>),
    /// "to" after a movement: "fell to 5".
    To(Option<usize>),
    /// "from" after a movement: "up from 5".
    From(Option<usize>),
    /// "at", after a verb or a noun: "stood at 5", "put the toll at 5".
    At,
    /// "than", after another figure or a comparative: "4 more than 5".
    Than,
    /// "against", "compared with".
    Against,
    /// Another preposition.
    Preposition(usize),
    /// "up", "down", "higher": the word.
    MoveWord(usize),
    /// A noun or name, directly or before a colon.
    Noun(usize),
    /// Brackets behind another figure: its number.
    Bracket(Option<usize>),
    /// A comma, "and", "or": it goes on with a list.
    Listed,
}

/// A figure's place in its sentence.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// The figure's tokens.
    pub(crate) tokens: Range<usize>,
    /// Where what stands before it ends, past hedges and articles.
    pub(crate) left: usize,
    pub(crate) hold: Hold,
    /// The verb of whose clause it is part.
    pub(crate) verb: Option<usize>,
    /// "more", "higher", "less" behind it.
    pub(crate) move_after: Option<usize>,
}

/// The frame of a mention in the sentence `sentence` (tokens).
pub(crate) fn frame(text: &Text<'_>, mention: usize, sentence: &Range<usize>) -> Frame {
    let tokens = text.tokens_of(mention);
    let percent = text
        .mentions
        .get(mention)
        .is_some_and(|mention| mention.kind() == Kind::Percent);
    let start = sentence.start;
    let (left, than) = hedges::past_hedges(text, tokens.start, start);
    let hold = if than {
        Hold::Than
    } else {
        hold(text, left, start, &tokens)
    };
    let verb = match hold {
        Hold::Verb(verb) => Some(verb),
        Hold::By(Some(verb)) | Hold::To(Some(verb)) | Hold::From(Some(verb))
            if text.is_verb(verb) =>
        {
            Some(verb)
        }
        _ => governing_verb(text, left, start),
    };
    Frame {
        move_after: move_after(text, tokens.end, sentence.end, percent),
        tokens,
        left,
        hold,
        verb,
    }
}

fn before_is(text: &Text<'_>, at: usize, start: usize, word: &str) -> bool {
    at > start && text.is_word(at - 1, word)
}

fn hold(text: &Text<'_>, left: usize, start: usize, tokens: &Range<usize>) -> Hold {
    let figure = tokens.start;
    let Some(at) = left.checked_sub(1).filter(|at| *at >= start) else {
        return Hold::Open;
    };
    if let Some(mention) = text.mention_at(at) {
        return if text.is_sign(figure.saturating_sub(1), '(') {
            Hold::Bracket(Some(mention))
        } else {
            Hold::Listed
        };
    }
    if text.is_sign(at, '(') {
        let before = at.checked_sub(1).filter(|before| *before >= start);
        let figure = before.and_then(|before| text.mention_at(before));
        return match before {
            Some(noun)
                if figure.is_none()
                    && (text.is_plain_word(noun) || text.name_at(noun).is_some()) =>
            {
                Hold::Noun(noun)
            }
            _ => Hold::Bracket(figure),
        };
    }
    if text.has(at, Role::Of) {
        // "had spoken of 5".
        let said = at > start && text.is(at - 1, Classes::REPORT) && text.is_verb(at - 1);
        return if said {
            Hold::Verb(at - 1)
        } else {
            Hold::Of(at)
        };
    }
    let compared = (text.has(at, Role::Toward) || text.has(at, Role::With))
        && at > start
        && text.is(at - 1, Classes::COMPARE);
    if compared || text.is(at, Classes::AGAINST) {
        return Hold::Against;
    }
    if text.has(at, Role::By) {
        return Hold::By(movement_before(text, at, start));
    }
    if text.has(at, Role::Toward) {
        return Hold::To(movement_before(text, at, start));
    }
    if text.has(at, Role::From) {
        return Hold::From(movement_before(text, at, start));
    }
    if text.has(at, Role::At) {
        return Hold::At;
    }
    if text.has(at, Role::Than) {
        return Hold::Than;
    }
    let particle = text.is(at, Classes::PARTICLE);
    const MOVES: Classes = Classes::BE
        .or(Classes::MOVE_VERB)
        .or(Classes::LEVEL)
        .or(Classes::ARRIVE);
    if particle && at > start && text.is_verb(at - 1) && !text.is(at - 1, MOVES) {
        // "lent out 5", "lined up 5".
        return Hold::Verb(at - 1);
    }
    if particle && at > start && text.is(at - 1, Classes::COMPOSE.or(Classes::PHRASAL)) {
        // "made up 51 per cent", "put up 90 houses", "eats up 5 million": no movement.
        return Hold::Verb(at - 1);
    }
    // "the lower 48 states" are no fewer than before.
    let named = at > start && text.has(at - 1, Role::The) && !particle;
    if text.is(at, Classes::MOVE_WORD) && !named {
        return Hold::MoveWord(at);
    }
    if text.has(at, Role::Worth) && at > start {
        // "sales worth 5", "sales were worth 5".
        return if text.is_verb(at - 1) {
            Hold::Verb(at - 1)
        } else {
            Hold::Noun(at - 1)
        };
    }
    if text.is_verb(at) {
        return Hold::Verb(at);
    }
    if stated_as(text, at, start).is_some() || text.is(at, Classes::PREPOSITION) {
        return Hold::Preposition(at);
    }
    let noun = at.checked_sub(1).filter(|noun| *noun >= start);
    if text.is_sign(at, ':') || is_label_dash(text, start..at, tokens.end) {
        // "Revenue: 5", "Revenue (net): 5", "Revenue – 5" name it; a clause before the colon does not.
        let noun = noun.and_then(|noun| before_brackets(text, start, noun));
        return noun
            .filter(|_| !holds_clause(text, start..at))
            .map_or(Hold::Open, Hold::Noun);
    }
    if text.is_sign(at, '|') {
        // "| Revenue | 5 |".
        return noun
            .filter(|noun| text.is_plain_word(*noun) || text.name_at(*noun).is_some())
            .map_or(Hold::Open, Hold::Noun);
    }
    if text.is_sign(at, ',') || text.is(at, Classes::CONJUNCTION) || text.is_sign(at, ';') {
        return Hold::Listed;
    }
    if is_edge(text, at) {
        return Hold::Open;
    }
    if let Some(verb) = adverbial(text, left, start) {
        return Hold::Verb(verb);
    }
    if text.is_plain_word(at)
        || text.name_at(at).is_some()
        || text
            .tokens
            .get(at)
            .is_some_and(|token| token.shape == Shape::Clitic)
    {
        return Hold::Noun(at);
    }
    Hold::Open
}

/// The verb of "was reported as 5", where `at` is "as".
pub(crate) fn stated_as(text: &Text<'_>, at: usize, start: usize) -> Option<usize> {
    let verb = at.checked_sub(1).filter(|verb| *verb > start)?;
    let stated = text.has(at, Role::As)
        && text.is(verb, Classes::REPORT.or(Classes::SET))
        && text.is(verb - 1, Classes::BE);
    stated.then_some(verb)
}

/// "Passengers – 5": does a dash stand between the words that open a line and the figure that ends it?
fn is_label_dash(text: &Text<'_>, label: Range<usize>, end: usize) -> bool {
    /// What is said before a dash may be longer, a label is not.
    const LONGEST: usize = 6;
    let dash = ['–', '—', '-']
        .into_iter()
        .any(|sign| text.is_sign(label.end, sign));
    let ends_line = text
        .tokens
        .get(end)
        .is_none_or(|next| next.after != Break::None);
    let words = |at: usize| text.is_plain_word(at) || text.name_at(at).is_some();
    dash && ends_line
        && !text.tokens[label.end].glued
        && (1..=LONGEST).contains(&label.len())
        && label.into_iter().all(words)
}

/// The word before the brackets that end a label.
fn before_brackets(text: &Text<'_>, start: usize, last: usize) -> Option<usize> {
    if !text.is_sign(last, ')') {
        return Some(last);
    }
    let open = (start..last).rfind(|at| text.is_sign(*at, '('))?;
    open.checked_sub(1).filter(|noun| *noun >= start)
}

/// Does one of these words say that something is or did something? "Houses flooded in May" and "area burned" do not.
fn holds_clause(text: &Text<'_>, label: Range<usize>) -> bool {
    const FINITE: Classes = Classes::BE
        .or(Classes::HAVE)
        .or(Classes::DO)
        .or(Classes::MODAL)
        .or(Classes::REPORT);
    let participle = |at: usize| {
        let behind = at + 1 == label.end
            || text.is(at + 1, Classes::PREPOSITION.or(Classes::ADVERB))
            || at == label.start;
        let noun = at == label.start
            || text.is_plain_word(at - 1)
                && !text.is(at - 1, Classes::PRONOUN.or(Classes::RELATIVE));
        behind && noun && !text.is(at, FINITE) && !text.key(at).ends_with('s')
    };
    label.clone().any(|at| text.is_verb(at) && !participle(at))
}

/// The verb before an adverbial phrase: "passed ahead of schedule 5".
fn adverbial(text: &Text<'_>, left: usize, start: usize) -> Option<usize> {
    let open = clause::raw_phrase_before(text, left, start);
    let verb = open
        .checked_sub(1)
        .filter(|verb| *verb >= start && text.is_verb(*verb))?;
    const TAKES_FIGURE: Classes = Classes::ARRIVE.or(Classes::LEVEL).or(Classes::MOVE_VERB);
    (text.is(open, Classes::ADVERB.or(Classes::PREPOSITION)) && text.is(verb, TAKES_FIGURE))
        .then_some(verb)
}

/// The movement that "by", "to" or "from" belongs to: back over figures and nouns, not over another
/// clause.
fn movement_before(text: &Text<'_>, before: usize, start: usize) -> Option<usize> {
    const MOVEMENT: Classes = Classes::MOVE_VERB
        .or(Classes::MOVE_NOUN)
        .or(Classes::MOVE_WORD);
    for at in (start..before).rev().take(18) {
        if let Some(nth) = text.mention_at(at) {
            // "more than doubled to 5": the movement is a figure of its own.
            let moves = text.classes(at).any(Classes::MOVE_VERB);
            if moves && text.mentions[nth].kind() == Kind::Multiple {
                return Some(at);
            }
            continue;
        }
        let burden = at.checked_sub(1).filter(|verb| *verb >= start);
        if let Some(verb) = burden.filter(|verb| text.is(*verb, Classes::BURDEN))
            && text.is(at, Classes::PARTICLE)
        {
            // "weighed down by 5", "backed up by 5"
            return Some(verb);
        }
        if text.is(at, MOVEMENT) {
            // "rose more than 5": the verb, not the word.
            return Some(at);
        }
        if text.is_verb(at) {
            return Some(at);
        }
        let stops = is_edge(text, at) && !text.is_sign(at, '(') && !text.is_sign(at, ')');
        let comma = text.is_sign(at, ',')
            && at + 1 != before
            && at
                .checked_sub(1)
                .is_none_or(|at| text.mention_at(at).is_none());
        if stops || comma {
            return None;
        }
    }
    None
}

/// The verb to the left in the same clause.
fn governing_verb(text: &Text<'_>, before: usize, start: usize) -> Option<usize> {
    for at in (start..before).rev().take(40) {
        if text.mention_at(at).is_some() {
            continue;
        }
        if text.is_verb(at) {
            return Some(at);
        }
        if text.is_sign(at, ';')
            || text.is(at, Classes::RELATIVE)
            || text.is(at, Classes::SUBORDINATOR)
                && !text.is(at, Classes::PREPOSITION)
                && !text.has(at, Role::As)
        {
            return None;
        }
    }
    None
}
