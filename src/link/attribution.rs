//! Who says so: "according to", the subject of a verb of saying, quotations.

use std::ops::Range;

use super::clause::{self, Subject};
use super::text::Text;
use crate::claim::Attribution;
use crate::lexicon::{Classes, Role};

/// A source, and the tokens for which it speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Speech {
    pub(crate) source: Attribution,
    /// Where the source itself stands.
    pub(crate) tokens: Range<usize>,
    /// What is attributed.
    pub(crate) scope: Range<usize>,
}

/// The sources of a sentence. `before` is the source of the sentence before, for "it said".
pub(crate) fn speeches(
    text: &Text<'_>,
    sentence: &Range<usize>,
    before: Option<&Attribution>,
) -> Vec<Speech> {
    let mut speeches = Vec::new();
    for at in sentence.clone() {
        if text.mention_at(at).is_some() {
            continue;
        }
        if let Some(speech) =
            according(text, at, sentence).or_else(|| said(text, at, sentence, before))
        {
            speeches.push(speech);
        }
    }
    speeches
}

/// "according to X", "as stated by X", "by X's count".
fn according(text: &Text<'_>, at: usize, sentence: &Range<usize>) -> Option<Speech> {
    let start = if text.is_word(at, "according") && text.has(at + 1, Role::Toward) {
        at + 2
    } else if text.has(at, Role::As)
        && text.is(at + 1, Classes::REPORT)
        && text.has(at + 2, Role::By)
    {
        at + 3
    } else if text.has(at, Role::By) && counts(text, at, sentence) {
        at + 1
    } else {
        return None;
    };
    let tokens = clause::phrase_from(text, start, sentence.end)?;
    let end = tokens.end;
    speech(text, tokens, sentence.clone()).map(|speech| Speech {
        tokens: at..end,
        ..speech
    })
}

/// "by the UN's count", "by their own account".
fn counts(text: &Text<'_>, at: usize, sentence: &Range<usize>) -> bool {
    (at + 1..sentence.end.min(at + 7))
        .find(|word| text.is_sign(*word, ',') || text.is(*word, Classes::TALLY))
        .is_some_and(|word| !text.is_sign(word, ','))
}

/// "X said that", "…, X said", "…, said X".
fn said(
    text: &Text<'_>,
    at: usize,
    sentence: &Range<usize>,
    before: Option<&Attribution>,
) -> Option<Speech> {
    if !text.is(at, Classes::REPORT) || !text.is_verb(at) {
        return None;
    }
    let passive = at > sentence.start && text.is(at - 1, Classes::BE);
    if passive {
        return None;
    }
    // "put the toll at 5" reports as "said" does, but only of its own object.
    let scope = at..sentence.end;
    let ahead = sentence.start..at;
    let inverted = at > sentence.start && (text.is_sign(at - 1, ',') || text.is_quote(at - 1));
    if inverted
        && let Some(tokens) = clause::phrase_from(text, at + 1, sentence.end)
        && speaks(text, &tokens)
    {
        return speech(text, tokens, ahead);
    }
    let subject = match clause::subject_of(text, at, sentence.start)? {
        Subject::Phrase(tokens) => tokens,
        Subject::Mention(_) => return None,
    };
    let pronoun = subject.len() == 1
        && text.is(subject.start, Classes::PRONOUN)
        && !text.is_word(subject.start, "i");
    if pronoun {
        let source = before?.clone();
        let trailing = is_trailing(text, &subject, at, sentence);
        return Some(Speech {
            source,
            tokens: subject,
            scope: if trailing { ahead } else { scope },
        });
    }
    if !speaks(text, &subject) {
        return None;
    }
    let trailing = is_trailing(text, &subject, at, sentence);
    speech(text, subject, if trailing { ahead } else { scope })
}

/// "…, X said": after a comma or a quotation, at the end of the sentence or before a date.
fn is_trailing(
    text: &Text<'_>,
    subject: &Range<usize>,
    verb: usize,
    sentence: &Range<usize>,
) -> bool {
    let Some(before) = subject
        .start
        .checked_sub(1)
        .filter(|before| *before >= sentence.start)
    else {
        return false;
    };
    let parted = text.is_sign(before, ',')
        || text.is_quote(before)
        || subject.start >= 2
            && text.is(before, Classes::DETERMINER)
            && (text.is_sign(before - 1, ',') || text.is_quote(before - 1));
    let mut after = verb + 1;
    while after < sentence.end
        && (text.mention_at(after).is_some()
            || text.is(
                after,
                Classes::PREPOSITION
                    .or(Classes::CALENDAR)
                    .or(Classes::ADVERB),
            ))
    {
        after += 1;
    }
    parted
        && (after >= sentence.end
            || text.is_sign(after, '.')
            || text.is_sign(after, ',')
            || text.is_quote(after)
            || text.is_sign(after, ';'))
}

/// Can the phrase speak: is there a name or a source noun in it?
fn speaks(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| {
        text.name_at(at).is_some()
            || text.is(at, Classes::SOURCE.or(Classes::TITLE).or(Classes::FINDINGS))
    })
}

fn speech(text: &Text<'_>, tokens: Range<usize>, scope: Range<usize>) -> Option<Speech> {
    let Range { mut start, mut end } = tokens.clone();
    while start < end
        && text.is(
            start,
            Classes::DETERMINER
                .or(Classes::POSSESSIVE)
                .or(Classes::ADVERB)
                .or(Classes::PREPOSITION),
        )
    {
        start += 1;
    }
    // The name and not what it is, what it does or where.
    if let Some(comma) = (start..end).find(|at| text.is_sign(*at, ',')) {
        end = comma;
    }
    if let Some(verb) = (start + 1..end).find(|at| text.is_verb(*at)) {
        end = verb;
    }
    let span = text.span(start..end);
    let source = span.slice(text.text)?.to_owned();
    let definite = tokens.start < start && text.has(start - 1, Role::The);
    (!source.is_empty()).then_some(Speech {
        source: Attribution {
            source,
            span,
            definite,
        },
        tokens,
        scope,
    })
}
