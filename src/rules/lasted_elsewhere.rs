//! How long something lasted by one sentence, and when it began and ended by others, of the same text or of other texts:
//! "the strike at Karo lasted six weeks", "the strike at Karo began on 3 March", "the strike at Karo ended on 1 June".

use std::collections::{BTreeMap, BTreeSet};

use super::event::Event;
use super::few::Few;
use super::lengths::{FAR, REACH, Told, apart, counted, is_about, missed, told};
use super::one_event::is_ahead;
use super::one_subject::is_telling;
use super::spans::Mismatch;
use crate::case::Case;
use crate::passage::{Cue, Passage, Phase, Sign, Term};
use crate::value::Grain;

/// A name around more dates than this tells of no single thing.
const COMMON: usize = 32;
/// So many words say what lasted, one of them a name.
const SHARED: usize = 2;

/// The lengths that do not lead from the only beginning that is told of a thing to its only end.
pub(super) fn lasted_elsewhere<'a>(case: &Case<'a>, dates: &[Event<'a>]) -> Vec<Mismatch<'a>> {
    let lasted: Vec<(Told<'a>, Few<'_>)> = told(case)
        .filter_map(|told| {
            let words = lasting(case, &told)?;
            Some((told, words))
        })
        .collect();
    if lasted.is_empty() {
        return Vec::new();
    }
    let mut by_name: BTreeMap<&str, Vec<&Event<'a>>> = BTreeMap::new();
    for date in dates {
        for name in &date.names {
            by_name.entry(name).or_default().push(date);
        }
    }
    let wrong = lasted.iter().filter_map(|(told, words)| {
        let mut held = words.iter().filter_map(|word| by_name.get(*word));
        let near = held.find(|held| held.len() <= COMMON)?;
        let begun = only(case, near, words, told, Phase::Begin)?;
        let ended = only(case, near, words, told, Phase::End)?;
        let sentences: BTreeSet<_> = [begun, ended].iter().map(|date| date.passage).collect();
        let between = counted(&told.length.quantity, &begun.days, &ended.days)?;
        let wrong = begun.days.start() < ended.days.start()
            && !sentences.contains(&told.nth)
            && is_about(&told.length, &between, FAR)
            && apart(&told.length, &between);
        let ends = vec![case.claim(begun.claim)?, case.claim(ended.claim)?];
        wrong.then(|| missed(ends, &told.length, &between))
    });
    wrong.collect()
}

/// What the sentence says lasted so long: the words before "lasted", one of which is a name.
fn lasting<'a>(case: &Case<'a>, told: &Told<'a>) -> Option<Few<'a>> {
    let passage = told.passage;
    let lead = passage
        .terms
        .get(told.place.saturating_sub(REACH)..told.place)?;
    let at = told.place
        - lead
            .iter()
            .rev()
            .position(|term| *term == Term::Cue(Cue::Lasted))?
        - 1;
    let start = passage.part(told.place, told.place).start;
    let own = passage.terms.get(start..at)?;
    let vocabulary = case.vocabulary(passage.document)?;
    let mut words = own.iter().filter_map(Term::word);
    let named = words.any(|word| is_telling(word) && vocabulary.names(word));
    let plain = own.iter().all(|term| term.word().is_some());
    let turned = [
        Sign::Denied,
        Sign::Condition,
        Sign::Runner,
        Sign::Sided,
        Sign::Another,
        Sign::Under,
        Sign::Exceeded,
    ];
    let turned = turned
        .iter()
        .any(|sign| passage.has_sign(*sign, start..=told.place));
    (named && plain && !turned && own.len() >= SHARED)
        .then(|| own.iter().filter_map(Term::word).collect())
}

/// The only beginning, or end, that is dated of what these words name, by the day or the month.
fn only<'d, 'a>(
    case: &Case<'a>,
    near: &[&'d Event<'a>],
    words: &Few<'_>,
    told: &Told<'_>,
    phase: Phase,
) -> Option<&'d Event<'a>> {
    let mut same = near.iter().filter(|date| {
        date.what.is_some_and(|what| what.phase == phase) && is_of(case, date, words)
    });
    let first = same.next()?;
    let fact = case.claim(first.claim)?.modality.is_fact();
    let sure = fact && !first.planned && !first.due && !first.another && !is_ahead(case, first);
    // "Ended on Friday" is of the week of its text.
    let dated = !first.names_no_day && matches!(first.days.grain(), Grain::Day | Grain::Month);
    let before = case.published(told.passage.document);
    let over = before.is_none_or(|day| first.days.start().is_some_and(|start| start <= day));
    (sure && dated && over && same.all(|date| date.days == first.days)).then_some(*first)
}

/// Does the part of the sentence that tells of a date name what these words name, and nothing besides?
fn is_of(case: &Case<'_>, date: &Event<'_>, words: &Few<'_>) -> bool {
    let part = || -> Option<Few<'_>> {
        let passage: &Passage = case.passages.get(date.passage)?;
        let place = passage.place_of(date.claim)?;
        let at = date.told_at?;
        let part = passage.part(at.min(place), at.max(place));
        // The words for what happens are those that differ.
        let tells = |place: usize| passage.events().any(|(at, _)| at == place);
        let own = passage
            .terms
            .iter()
            .enumerate()
            .take(part.end)
            .skip(part.start);
        let said = own.filter(|(place, term)| {
            let word = term.word();
            word.is_some_and(|word| words.contains(word) || !tells(*place))
        });
        Some(said.filter_map(|(_, term)| term.word()).collect())
    };
    part().is_some_and(|part| part.is_subset(words) && words.is_subset(&part))
}
