//! Sentences: where they begin and end among the tokens, and which of them are headings.

use std::ops::Range;

use crate::lexicon::{Classes, Lexicon};
use crate::token::{Break, Case, Shape, Token};

/// A sentence, heading or list item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// The number of its paragraph.
    pub(crate) paragraph: usize,
    /// Does it end with a full stop, a question mark or the like?
    pub(crate) closed: bool,
}

/// What goes on for more tokens is no sentence but a list or a table; it is cut, so that looking
/// through a sentence takes bounded time.
const LONGEST: usize = 300;

/// More signs than this close no sentence: a run of them is looked through once, not for each of them.
const MOST_CLOSING: usize = 8;

/// Cuts a document into sentences. A paragraph ends one; a line does where the lines of its
/// paragraph are items of their own, not one text that was broken to fit a page.
pub(crate) fn sentences(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut paragraph = 0;
    let mut lines_are_items = lines_are_items(text, tokens, 0);
    for at in 0..tokens.len() {
        if goes_on(text, tokens, at) && at - start < LONGEST {
            continue;
        }
        if at > start {
            let breaks = match tokens[at].after {
                Break::Paragraph => true,
                Break::Line => lines_are_items || marks_item(text, tokens, at),
                Break::None => false,
            };
            let ended = ends_sentence(text, tokens, at, lexicon);
            if breaks || ended || at - start >= LONGEST {
                sentences.push(Sentence {
                    tokens: start..at,
                    paragraph,
                    closed: is_closed(text, &tokens[start..at]),
                });
                start = at;
            }
        }
        if tokens[at].starts_paragraph() && at > 0 {
            paragraph += 1;
            lines_are_items = self::lines_are_items(text, tokens, at);
        }
    }
    if start < tokens.len() {
        sentences.push(Sentence {
            tokens: start..tokens.len(),
            paragraph,
            closed: is_closed(text, &tokens[start..]),
        });
    }
    sentences
}

/// Does the token at `at` stand in one line with a word before it that no point ends? Most do, and no
/// sentence ends there.
fn goes_on(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| tokens.get(before)) else {
        return false;
    };
    let in_line = tokens[at].after == Break::None;
    in_line && before.shape != Shape::Symbol && !ends_in_point(text, before)
}

fn ends_in_point(text: &str, token: &Token) -> bool {
    let last = (token.end as usize).checked_sub(1);
    last.and_then(|last| text.as_bytes().get(last)) == Some(&b'.')
}

/// Do the line breaks of the paragraph that starts here part items? They do unless a line goes on
/// with a small letter; of lines most of which have a label and a colon any may begin with one.
fn lines_are_items(text: &str, tokens: &[Token], start: usize) -> bool {
    let rest = tokens.get(start + 1..).unwrap_or_default();
    let paragraph = rest.iter().take_while(|token| !token.starts_paragraph());
    let (mut lines, mut labels, mut labelled, mut go_on) = (1, 0, false, false);
    for token in paragraph {
        if token.after == Break::Line {
            lines += 1;
            labelled = false;
            go_on |= token.shape == Shape::Word
                && token.case == Case::Lower
                && token.text(text).starts_with(char::is_lowercase);
        } else if !labelled && token.shape == Shape::Symbol && token.text(text) == ":" {
            labelled = true;
            labels += 1;
        }
    }
    !go_on || labels > 2 && 2 * labels > lines
}

/// A bullet, a heading mark or a table row at the start of a line.
fn marks_item(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    matches!(token.shape, Shape::Symbol | Shape::Hyphen)
        && token
            .text(text)
            .starts_with(['-', '*', '•', '#', '|', '–', '·', '>'])
        && tokens
            .get(at + 1)
            .is_some_and(|next| !next.glued || token.text(text) == "|")
}

fn is_stop(text: &str, token: &Token) -> bool {
    token.shape == Shape::Symbol && token.text(text).starts_with(['.', '!', '?', '…'])
}

fn is_closing(text: &str, token: &Token) -> bool {
    token.shape == Shape::Symbol
        && token
            .text(text)
            .starts_with(['"', '”', '’', '\'', ')', ']', '»'])
}

fn is_closed(text: &str, tokens: &[Token]) -> bool {
    let last = tokens.iter().rev().find(|token| !is_closing(text, token));
    // A point that is part of an abbreviation closes as well ("in the U.S.").
    last.is_some_and(|last| is_stop(text, last) || last.text(text).ends_with('.'))
}

/// Does a sentence end before token `at`?
fn ends_sentence(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    let next = &tokens[at];
    // A word ends no sentence unless its point is part of it.
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    if before.is_some_and(|before| before.shape != Shape::Symbol && !ends_in_point(text, before)) {
        return false;
    }
    // Signs that close a quotation belong to the sentence before.
    if is_closing(text, next) && next.glued || is_stop(text, next) {
        return false;
    }
    let closing = tokens[..at]
        .iter()
        .rev()
        .take(MOST_CLOSING)
        .take_while(|token| is_closing(text, token));
    let last = at - closing.count();
    let Some(stop) = last.checked_sub(1).map(|last| &tokens[last]) else {
        return false;
    };
    let opens = starts_sentence(text, next);
    if !is_stop(text, stop) {
        // "in the U.S. The Treasury": the point is part of the word.
        let function = Classes::DETERMINER
            .or(Classes::PREPOSITION)
            .or(Classes::PRONOUN);
        let new =
            lexicon.linking.classes.of(next.word).any(function) && next.case == Case::Capitalized;
        return stop.shape == Shape::Word && stop.text(text).ends_with('.') && new;
    }
    if !opens || next.glued && next.shape != Shape::Symbol {
        return false;
    }
    if stop.text(text) != "." {
        return true;
    }
    let Some(before) = last.checked_sub(2).map(|before| &tokens[before]) else {
        return false;
    };
    if before.shape != Shape::Word || !stop.glued {
        return true;
    }
    let abbreviated = lexicon
        .linking
        .classes
        .of(before.word)
        .any(Classes::ABBREVIATION);
    let initial = before.span().len() == 1 && before.case == Case::Capitalized;
    let function = Classes::DETERMINER
        .or(Classes::PREPOSITION)
        .or(Classes::PRONOUN);
    let new = lexicon.linking.classes.of(next.word).any(function) && next.case == Case::Capitalized;
    let title = lexicon.linking.classes.of(before.word).any(Classes::TITLE);
    !(abbreviated && short(before, text, lexicon) || initial) || new && !title && !initial
}

/// Abbreviations are short: "sat" ends a sentence where "Sat." does not.
fn short(token: &Token, text: &str, lexicon: &Lexicon) -> bool {
    let capital = token.text(text).starts_with(char::is_uppercase);
    capital || lexicon.linking.classes.of(token.word).any(Classes::IN_TEXT)
}

fn starts_sentence(text: &str, token: &Token) -> bool {
    match token.shape {
        Shape::Word => !token.text(text).starts_with(char::is_lowercase),
        Shape::Numeral => true,
        Shape::Clitic => false,
        Shape::Symbol | Shape::Hyphen => !token.text(text).starts_with([',', ';', ':', '.']),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    fn cut(text: &str) -> Vec<String> {
        let lexicon = Lexicon::english();
        let tokens = tokenize(text, &lexicon.vocabulary);
        sentences(text, &tokens, lexicon)
            .into_iter()
            .map(|sentence| {
                let (first, last) = (sentence.tokens.start, sentence.tokens.end - 1);
                text[tokens[first].start as usize..tokens[last].end as usize].to_owned()
            })
            .collect()
    }

    #[track_caller]
    fn check(parts: &[&str]) {
        assert_eq!(cut(&parts.join(" ")), parts);
    }

    #[test]
    fn points_that_end_no_sentence() {
        check(&["The U.S. Navy sent 3.5 tonnes on Feb. 29.", "It arrived."]);
        check(&["Dr. Ana J. Silva of Harbour Inc. paid $5.", "She left."]);
        check(&["Approx. 40 came, e.g. by ferry.", "None stayed."]);
        check(&["It closed No. 7 at 6 p.m. on Monday."]);
    }

    #[test]
    fn points_that_do() {
        check(&["They live in the U.S.", "The rest moved."]);
        check(&["He works for Harbour Inc.", "It lost $5m."]);
        check(&["Was it 5?", "It was 6!", "Nobody knew."]);
        check(&["“We lost 40.”", "The mayor wept."]);
        check(&["In 2021 it was 5.", "2022 was worse."]);
        check(&["She had $5.", "$3 was left."]);
    }

    #[test]
    fn lines_and_paragraphs() {
        assert_eq!(
            cut(
                "Floods kill 12\n\nThe river rose on\nMonday and went\ndown again.\n\nALSO READ\nPort shut\nBridge out"
            ),
            [
                "Floods kill 12",
                "The river rose on\nMonday and went\ndown again.",
                "ALSO READ",
                "Port shut",
                "Bridge out"
            ]
        );
        assert_eq!(
            cut("Sales:\n- North 5\n- South 6"),
            ["Sales:", "- North 5", "- South 6"]
        );
    }

    #[test]
    fn closing() {
        let lexicon = Lexicon::english();
        let text = "Port shut\n\nIt shut.";
        let tokens = tokenize(text, &lexicon.vocabulary);
        let closed: Vec<_> = sentences(text, &tokens, lexicon)
            .iter()
            .map(|sentence| sentence.closed)
            .collect();
        assert_eq!(closed, [false, true]);
    }
}
