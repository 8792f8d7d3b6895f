//! Parties that a sentence leaves out.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::draft::{Draft, is_figure};
use super::super::text::Text;
use crate::claim::{Facet, Inheriting};
use crate::lexicon::known;
use crate::span::Span;
use crate::token::{Break, Case};
use crate::word_set::WordSet;

/// The name that the story is about.
pub(crate) struct Topic {
    name: String,
    /// Where it stands first.
    span: Span,
}

/// The name that the story is about: of those in its headline and first sentence, the one that the
/// document holds most often, at least twice unless the document opens with it or the headline names this
/// place and nothing else. `headline` are the tokens before the first sentence, which ends at `lead_end`.
pub(crate) fn topic(text: &Text<'_>, headline: Range<usize>, lead_end: usize) -> Option<Topic> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for name in &text.names {
        *counts.entry(name.canonical.as_str()).or_default() += 1;
    }
    let lead = text
        .names
        .iter()
        .take_while(|name| name.tokens.start < lead_end)
        .filter(|name| !in_dateline(text, name.tokens.clone()));
    let (name, count) = lead
        .map(|name| {
            let count = counts.get(name.canonical.as_str()).copied();
            (name, count.unwrap_or(0))
        })
        .rev_max()?;
    let opens = text.names.first().is_some_and(|first| {
        let coined = first.tokens.len() == 1 && !text.tokens[first.tokens.start].word.is_known();
        first.tokens.start <= 1
            && first.canonical == name.canonical
            && (first.place || coined || !is_titled(text))
    });
    let mut titled = text
        .names
        .iter()
        .take_while(|name| name.tokens.start < headline.end);
    let alone = titled
        .next()
        .is_some_and(|first| first.place && first.canonical == name.canonical)
        && titled.all(|other| other.canonical == name.canonical);
    (count >= 2 || opens || alone).then(|| Topic {
        name: name.canonical.clone(),
        span: text.span(name.tokens.clone()),
    })
}

/// Has the text a headline in capitals, in which any words look like a name: "Bills Shock for Millions"?
fn is_titled(text: &Text<'_>) -> bool {
    /// Shorter words stay small there.
    const LONG: usize = 4;
    const WORDS: usize = 3;
    let lines = text.tokens.iter().skip(1);
    let first = 1 + lines.take_while(|token| token.after == Break::None).count();
    let long = |at: &usize| text.is_plain_word(*at) && text.tokens[*at].span().len() >= LONG;
    let words: Vec<usize> = (0..first).filter(long).collect();
    let small = words.iter().filter(|at| text.case(**at) == Case::Lower);
    words.len() >= WORDS && small.count() == 0
}

/// Is it the place of a dateline: before a dash or bracket, near the start of a paragraph?
fn in_dateline(text: &Text<'_>, name: Range<usize>) -> bool {
    let starts = (name.start.saturating_sub(3)..=name.start)
        .any(|at| at == 0 || text.tokens[at].starts_paragraph());
    let dash = (name.end..name.end + 9).any(|at| {
        text.is_sign(at, '—')
            || text.is_sign(at, '–')
            || text.is_sign(at, '-') && !text.tokens[at].glued
    });
    starts && dash
}

/// How many names before and after are looked at.
const NEAR: usize = 300;

/// "Their trade came to 5": is what is measured something that two share, and called theirs?
fn is_theirs(text: &Text<'_>, draft: &Draft) -> bool {
    /// How many words may narrow it: "their growing bilateral trade".
    const NEAR: usize = 3;
    if draft.claim.subject.measure.as_deref() != Some(known::TRADE)
        || !draft.claim.subject.parties.is_empty()
    {
        return false;
    }
    let nouns = &text.lexicon.linking.things.nouns;
    let things = &text.lexicon.linking.things;
    let shared = |at: usize| {
        let thing = nouns.longest(text.tokens, at);
        thing
            .and_then(|(_, thing)| things.get(*thing))
            .is_some_and(|thing| &*thing.name == known::TRADE)
    };
    let mut before = draft.tokens.start..draft.frame.tokens.start;
    before.any(|at| text.is_word(at, "their") && (at + 1..=at + NEAR).any(shared))
}

/// "the two countries": of those named before, the two that the story speaks of most.
pub(super) fn pair(text: &Text<'_>, draft: &mut Draft) {
    if !draft.found.pair && !is_theirs(text, draft) {
        return;
    }
    let mut parties = WordSet::default();
    let excluded = draft.speech.clone().unwrap_or(0..0);
    let end = draft.frame.tokens.end.max(draft.clause_end);
    let before = text.names.partition_point(|name| name.tokens.start < end);
    let countries = |range: Range<usize>| {
        let names = text.names.get(range).unwrap_or_default().iter();
        names.filter(|name| name.country && !excluded.contains(&name.tokens.start))
    };
    let mut counts: Vec<(&str, usize, Span)> = Vec::new();
    // Those named before come first, the nearer of them foremost; if they are too few, those after.
    let after = text.names.len().min(before + NEAR);
    for name in countries(before.saturating_sub(NEAR)..before)
        .rev()
        .chain(countries(before..after))
    {
        let few = counts.len() < 2;
        if let Some((_, count, _)) = counts
            .iter_mut()
            .find(|(known, ..)| *known == name.canonical)
        {
            *count += 1;
        } else if name.tokens.start < end || few {
            counts.push((&name.canonical, 1, text.span(name.tokens.clone())));
        }
    }
    // The two that the story speaks of most; of equals, the nearer.
    counts.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
    parties.extend(counts.iter().take(2).map(|(name, ..)| (*name).to_owned()));
    if parties.len() == 2 {
        let subject = &mut draft.claim.subject;
        let target = subject.whole.as_deref_mut();
        if let Some(whole) = target {
            whole.parties.extend(parties.clone());
            whole.inherited.insert(Facet::Parties);
        }
        subject.parties.extend(parties);
        for (_, _, named) in counts.iter().take(2) {
            draft.inherits(Facet::Parties, Inheriting::Pair, Some(*named));
        }
    }
}

pub(super) fn parties(drafts: &mut [Draft], nth: usize, topic: Option<&Topic>) {
    if !drafts[nth].claim.subject.parties.is_empty() {
        return;
    }
    let draft = &drafts[nth];
    let given = drafts[..nth].iter().rev().take(12).find(|other| {
        other.paragraph == draft.paragraph
            && is_figure(other)
            && !other.claim.subject.parties.is_empty()
            && (other.claim.subject.measure == draft.claim.subject.measure
                || other.sentence + 1 >= draft.sentence)
    });
    let given = given.map(|other| {
        let claim = &other.claim;
        (claim.subject.parties.clone(), claim.mention.span)
    });
    let draft = &mut drafts[nth];
    match (given, topic) {
        (Some((parties, span)), _) => {
            draft.claim.subject.parties = parties;
            draft.inherits(Facet::Parties, Inheriting::Before, Some(span));
        }
        (None, Some(topic)) => {
            draft.claim.subject.parties.insert(topic.name.clone());
            draft.inherits(Facet::Parties, Inheriting::Topic, Some(topic.span));
        }
        (None, None) => {}
    }
}

/// The first of the largest.
trait RevMax<T> {
    fn rev_max(self) -> Option<(T, usize)>;
}

impl<T, I: Iterator<Item = (T, usize)>> RevMax<T> for I {
    fn rev_max(self) -> Option<(T, usize)> {
        self.fold(None, |best, (name, count)| match best {
            Some((_, most)) if most >= count => best,
            _ => Some((name, count)),
        })
    }
}
