//! On which basis a figure is counted, where words of its sentence say so that stand by no noun: "rose 2 per cent after
//! inflation", "without seasonal adjustment, it was 6 per cent", "0.4 per cent from February", which says nothing of
//! the year.

use chrono::Datelike;

use super::draft::{Draft, is_figure};
use super::text::Text;
use crate::lexicon::{Classes, Role as Part, known};
use crate::mention::Kind;
use crate::value::Period;

/// How many words from a figure such words may stand.
const NEAR: usize = 14;
/// The groups of qualifiers that stand so: real or nominal, adjusted for the season or not.
const GROUPS: [&str; 2] = ["prices", "season"];

/// Notes on which basis a figure is counted.
pub(crate) fn settle(text: &Text<'_>, draft: &mut Draft) {
    if !is_figure(draft) {
        return;
    }
    for group in GROUPS {
        if let Some(name) = told(text, draft, group) {
            // What it has from the figure before it is of another basis.
            let bases = &text.lexicon.linking.bases;
            let qualifiers = &mut draft.claim.subject.qualifiers;
            let rival = qualifiers
                .iter()
                .find(|held| bases.get(*held).is_some_and(|of| &**of == group));
            if let Some(rival) = rival.map(str::to_owned) {
                qualifiers.remove(&rival);
            }
            qualifiers.insert(name.to_owned());
        }
    }
    since(text, draft);
}

/// The qualifier of a group that is told behind the figure, right before it or at the start of its sentence, unless its
/// noun has one.
fn told<'t>(text: &Text<'t>, draft: &Draft, group: &str) -> Option<&'t str> {
    let (figure, sentence) = (draft.frame.tokens.clone(), &draft.tokens);
    let qualifiers = &text.lexicon.linking.qualifiers;
    let named = |at: usize| {
        let (end, qualifier) = qualifiers.longest(text.tokens, at)?;
        // A single word stands by its noun: "real wages".
        (end > at + 1 && &*qualifier.group == group).then_some(&*qualifier.name)
    };
    let other = |at: &usize| {
        let mention = text.mention_at(*at).and_then(|nth| text.mentions.get(nth));
        mention.is_some_and(|mention| mention.figure().is_some())
    };
    let mut behind = (figure.end..sentence.end.min(figure.end + NEAR)).take_while(|at| !other(at));
    let before = sentence.start.max(figure.start.saturating_sub(NEAR))..figure.start;
    let mut before = before
        .rev()
        .take_while(|at| !other(at) && !text.is_sign(*at, ','));
    let mut fronted = sentence
        .clone()
        .take(NEAR)
        .take_while(|at| !text.is_sign(*at, ','));
    behind
        .find_map(named)
        .or_else(|| before.find_map(named))
        .or_else(|| fronted.find_map(named))
}

/// Notes of a change over a month or a quarter that it is measured from the month or quarter before. What is measured
/// from the year before needs no note: so is whatever does not say.
fn since(text: &Text<'_>, draft: &mut Draft) {
    let Some(days) = draft.claim.period.map(|period| period.days) else {
        return;
    };
    let name = match days.length_in_months() {
        Some(1) => known::MONTHLY_CHANGE,
        Some(3) => known::QUARTERLY_CHANGE,
        _ => return,
    };
    let relative = draft.claim.mention.kind() == Kind::Percent;
    if draft.found.change && relative && is_since_the_one_before(text, draft, days, name) {
        draft.claim.subject.qualifiers.insert(name.to_owned());
    }
}

/// Do the words behind a change say so by name, or by a time?
fn is_since_the_one_before(text: &Text<'_>, draft: &Draft, days: Period, name: &str) -> bool {
    let end = draft.frame.tokens.end;
    for at in end..draft.tokens.end.min(end + NEAR) {
        let qualifier = text.lexicon.linking.qualifiers.longest(text.tokens, at);
        if let Some((_, qualifier)) = qualifier
            && &*qualifier.group == "base"
        {
            return &*qualifier.name == name;
        }
        let Some(mention) = text.mention_at(at).and_then(|nth| text.mentions.get(nth)) else {
            continue;
        };
        let Some(time) = mention.time() else {
            // What follows is said of another figure.
            return false;
        };
        // "From February", "compared with February".
        let joint = |at: usize| text.has(at, Part::From) || text.is(at, Classes::COMPARE);
        let compared = (at.saturating_sub(2)..at).any(joint);
        if let Some(base) = time.days.ok().filter(|_| compared) {
            return is_next(&base, &days);
        }
    }
    false
}

/// Does a period follow right behind another that is as long?
fn is_next(base: &Period, days: &Period) -> bool {
    base.length_in_months() == days.length_in_months()
        && base.end() == days.start()
        && days.start().is_some_and(|start| start.day() == 1)
}
