//! Times that a sentence leaves out.

use chrono::Datelike;

use super::super::draft::{Draft, is_figure};
use super::super::frame::Hold;
use super::super::period::{self, Named};
use super::super::sentence::Sentence;
use super::super::text::Text;
use crate::claim::{Basis, Claim, ClaimPeriod, Facet, Inheriting, Modality, Nature, Role};
use crate::lexicon::Classes;
use crate::mention::Kind;
use crate::passage::stem;
use crate::span::Span;
use crate::value::{Grain, Period};

pub(super) fn time(text: &Text<'_>, drafts: &mut [Draft], sentences: &[Sentence], nth: usize) {
    let draft = &drafts[nth];
    let named = period::named_before(text, &draft.frame, &draft.tokens);
    if let Some(named) = named
        && (named.near || draft.claim.period.is_none())
        && let Some(period) = pointed_at(&drafts[..nth], named)
    {
        has(&mut drafts[nth], period, Inheriting::Named, period.span);
        return;
    }
    if drafts[nth].claim.period.is_some() {
        return;
    }
    let draft = &drafts[nth];
    let from_other = matches!(draft.frame.hold, Hold::Than | Hold::Against | Hold::From(_));
    let inherited = draft.claim.subject.inherited.contains(&Facet::Measure);
    let given = drafts[..nth].iter().rev().take(12).find_map(|other| {
        let near =
            other.sentence == draft.sentence || inherited && other.paragraph == draft.paragraph;
        let alike = other.claim.subject.measure == draft.claim.subject.measure
            || matches!(draft.frame.hold, Hold::Bracket(_));
        let period = other
            .claim
            .period
            .filter(|_| near && is_figure(other) && alike && !from_other)?;
        Some((period, other.claim.mention.span))
    });
    if let Some((period, giver)) = given {
        has(&mut drafts[nth], period, Inheriting::Shared, Some(giver));
        return;
    }
    let share = draft.claim.role == Role::Share;
    let flow = (draft.claim.subject.nature == Some(Nature::Flow) || share) && !draft.found.settled;
    let told = drafts[..nth].iter().rev().take(12).find(|other| {
        flow && other.paragraph + 1 >= draft.paragraph
            && other.claim.in_story
            && other.claim.subject.nature == Some(Nature::Flow)
            && other.claim.period.is_some()
            // What is expected of the next quarter says nothing of the time of a result.
            && (!is_expected(&other.claim) || is_expected(&draft.claim))
            && !matches!(other.frame.hold, Hold::Than | Hold::Against | Hold::From(_))
            && !is_of_another(&drafts[..nth], other)
    });
    let giver = told.map(|other| other.claim.mention.span);
    if let Some(period) = told.and_then(|other| latest(&drafts[..nth], other))
        && !from_other
    {
        has(&mut drafts[nth], period, Inheriting::Running, giver);
        return;
    }
    if flow && !from_other && names_the_same(text, &drafts[nth], sentences) {
        of_antecedent(drafts, nth);
        if drafts[nth].claim.period.is_some() {
            return;
        }
    }
    let draft = &drafts[nth];
    let report = period::of_report(draft.claim.subject.nature, draft.published);
    if !from_other
        && !text.is(draft.frame.left, Classes::COMPARE)
        && let Some(period) = report
    {
        has(&mut drafts[nth], period, Inheriting::Reported, None);
    }
}

/// Gives a draft a time that its sentence leaves out.
fn has(draft: &mut Draft, period: ClaimPeriod, rule: Inheriting, from: Option<Span>) {
    draft.claim.period = Some(ClaimPeriod {
        basis: Basis::Inferred,
        ..period
    });
    draft.inherits(Facet::Period, rule, from);
}

/// "The two traded more in 2023. Trade between them was 5bn": does the sentence before name what the figure measures, in the
/// same paragraph, and no figure?
fn names_the_same(text: &Text<'_>, draft: &Draft, sentences: &[Sentence]) -> bool {
    let before = draft
        .sentence
        .checked_sub(1)
        .and_then(|nth| sentences.get(nth));
    let Some(before) = before.filter(|before| before.paragraph == draft.paragraph) else {
        return false;
    };
    let things = &text.lexicon.linking.things;
    let tokens = before.tokens.clone();
    let figures = |at: usize| {
        let mention = text.mention_at(at).and_then(|nth| text.mentions.get(nth));
        mention.is_some_and(|mention| mention.figure().is_some())
    };
    let measured = draft.claim.subject.measure.as_deref();
    // "Traded more": the trade between them.
    let stemmed = measured.map(stem);
    let named = |at: usize| {
        stemmed.is_some() && stemmed == Some(stem(&text.key(at)))
            || [&things.nouns, &things.verbs].iter().any(|words| {
                let thing = words.longest(text.tokens, at);
                let thing = thing.and_then(|(_, thing)| things.get(*thing));
                thing.map(|thing| &*thing.name) == measured
            })
    };
    measured.is_some() && !tokens.clone().any(figures) && tokens.clone().any(named)
}

/// "Exports rose in 2023. They came to 5bn": what adds up over time is of the only time of the sentence that says what it is.
pub(super) fn of_antecedent(drafts: &mut [Draft], nth: usize) {
    let draft = &drafts[nth];
    if draft.claim.period.is_some() || draft.claim.subject.nature != Some(Nature::Flow) {
        return;
    }
    let mut times = drafts[..nth].iter().rev().filter_map(|other| {
        let told = other.sentence + 1 == draft.sentence;
        let days = other.claim.mention.period().filter(|_| told)?;
        Some((days, other.claim.mention.span))
    });
    if let (Some((days, span)), None) = (times.next(), times.next()) {
        let period = ClaimPeriod {
            days,
            basis: Basis::Inferred,
            span: Some(span),
        };
        has(&mut drafts[nth], period, Inheriting::Told, Some(span));
    }
}

/// "Will raise 25.6bn, more than Alibaba's 25bn of 2014": is a figure of another's, beside one of its sentence that is
/// told?
fn is_of_another(before: &[Draft], other: &Draft) -> bool {
    let whose = &other.claim.subject.parties;
    let sentence = before
        .iter()
        .rev()
        .skip_while(|held| held.sentence > other.sentence);
    let mut sentence = sentence.take_while(|held| held.sentence == other.sentence);
    !whose.is_empty()
        && sentence.any(|held| {
            let parties = &held.claim.subject.parties;
            held.frame.tokens.start < other.frame.tokens.start
                && is_figure(held)
                && !parties.is_empty()
                && parties.is_disjoint(whose)
        })
}

/// "Sales of 5 in 2023, above the 4 of 2022": of times as long as that of a figure the latest of its sentence, which tells of
/// that rather than of what it is set against.
fn latest(before: &[Draft], told: &Draft) -> Option<ClaimPeriod> {
    let own = told.claim.period?;
    let alike = before
        .iter()
        .rev()
        .skip_while(|other| other.sentence > told.sentence)
        .take_while(|other| other.sentence == told.sentence)
        .filter(|other| is_expected(&other.claim) == is_expected(&told.claim))
        .filter_map(|other| other.claim.period)
        .filter(|period| period.days.length_in_months() == own.days.length_in_months());
    alike.max_by_key(|period| period.days.start()).or(Some(own))
}

fn is_expected(claim: &Claim) -> bool {
    claim.role == Role::Forecast || claim.modality == Modality::Expected
}

/// The last time of this grain that the text named, or the quarter of the last year.
fn pointed_at(before: &[Draft], named: Named) -> Option<ClaimPeriod> {
    // "In the period" after a time that nothing resolves is that one, and none before it.
    let known = |other: &&Draft| {
        named.grain != Grain::Span
            || other.claim.mention.kind() != Kind::Period
            || other.claim.mention.period().is_some()
    };
    let mut times = before.iter().rev().take(200).take_while(known);
    times.find_map(|other| {
        let time = other.claim.mention.period()?;
        let days = match named.nth {
            Some(quarter) if time.grain() == Grain::Year => {
                Period::quarter(time.start()?.year(), quarter)?
            }
            Some(_) => return None,
            None => {
                let months = time.length_in_months();
                let fits = match named.grain {
                    Grain::Span => time.grain() != Grain::Day && months.is_some(),
                    Grain::Quarter => months == Some(3),
                    Grain::Year => months == Some(12),
                    grain => time.grain() == grain,
                };
                if !fits {
                    return None;
                }
                time
            }
        };
        Some(ClaimPeriod {
            days,
            basis: Basis::Inferred,
            span: Some(other.claim.mention.span),
        })
    })
}
