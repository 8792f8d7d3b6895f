//! What a sentence leaves out: measured things, parties and times that were named before it.
//!
//! The rules, in their order:
//! 1. A figure in brackets, after "or", "up" or "than" speaks of what the figure before it speaks of.
//! 2. A list goes on with the measured thing of its first figure.
//! 3. A pronoun or "the figure" stands for what the last figure of the paragraph measured, preferably
//!    one in the same unit, or else for what the sentence before it tells of without a figure ("exported
//!    more in 2023"); beyond the paragraph nothing is inherited.
//! 4. "The two countries" are, of those named before, the two that the story speaks of most.
//! 5. Parties that a sentence leaves out are those of the figure before it in the paragraph, or else
//!    the one that the story is about.
//! 6. "The quarter" is the last quarter that was named; a list shares its time; what adds up over time
//!    and names none has that of the figure before it, if that is of the same kind and near, or that of
//!    the sentence before it which tells of the same without a figure.

mod antecedent;
mod time;
mod whose;

use std::ops::Range;

use super::draft::{Draft, is_figure};
use super::frame::Hold;
use super::sentence::Sentence;
use super::text::Text;
use super::{phrase, share};
use rustc_hash::FxHashSet;

use crate::claim::{Facet, Inheriting, Nature, Role, Statistic, Subject};
use crate::lexicon::{Classes, Role as Part, known};
use crate::mention::{Kind, Mention, Value};
use crate::span::Span;
use antecedent::antecedent;
pub(crate) use whose::{Topic, topic};

/// Fills in what the drafts of a document leave out, in the order of the text.
pub(crate) fn inherit(
    text: &Text<'_>,
    drafts: &mut [Draft],
    sentences: &[Sentence],
    topic: Option<&Topic>,
    lead: Range<usize>,
) {
    let lead = lead_things(text, lead);
    for nth in 0..drafts.len() {
        if drafts[nth].claim.mention.figure().is_none() {
            continue;
        }
        measure(text, drafts, sentences, nth);
        lead_measure(text, &mut drafts[nth], &lead);
        whose::pair(text, &mut drafts[nth]);
        whose::parties(drafts, nth, topic);
        time::time(text, drafts, sentences, nth);
    }
    settle_senses(text, drafts);
    for draft in drafts {
        share::finish(text, &mut draft.claim.subject, &draft.found.predicate);
    }
}

fn same_unit(one: &Mention, other: &Mention) -> bool {
    match (&one.value, &other.value) {
        (
            Value::Money { currency: left, .. },
            Value::Money {
                currency: right, ..
            },
        ) => left == right,
        (Value::Percent { .. }, Value::Percent { .. }) => true,
        (
            Value::Count { .. } | Value::Number { .. },
            Value::Count { .. } | Value::Number { .. },
        ) => true,
        (Value::Measure { unit: left, .. }, Value::Measure { unit: right, .. }) => left == right,
        _ => false,
    }
}

/// The figure that a draft takes its subject from, and by which rule.
fn source(drafts: &[Draft], nth: usize) -> Option<(usize, Inheriting)> {
    let draft = &drafts[nth];
    if let Some(beside) = draft.found.beside.filter(|beside| *beside < nth) {
        return Some((beside, Inheriting::Beside));
    }
    let before = |same: bool, sentence: bool| {
        drafts[..nth]
            .iter()
            .enumerate()
            .rev()
            .take(24)
            .find_map(|(at, other)| {
                let near = if sentence {
                    other.sentence == draft.sentence
                } else {
                    other.paragraph == draft.paragraph
                };
                (near
                    && is_figure(other)
                    && other.claim.subject.measure.is_some()
                    && (!same || same_unit(&other.claim.mention, &draft.claim.mention)))
                .then_some(at)
            })
    };
    let listed = matches!(
        draft.frame.hold,
        Hold::Listed | Hold::Bracket(_) | Hold::Noun(_) | Hold::Preposition(_) | Hold::Open
    );
    if listed && let Some(at) = before(true, true) {
        return Some((at, Inheriting::Listed));
    }
    let at = before(true, false).or_else(|| before(false, true))?;
    Some((at, Inheriting::Pronoun))
}

fn measure(text: &Text<'_>, drafts: &mut [Draft], sentences: &[Sentence], nth: usize) {
    let draft = &drafts[nth];
    let measured = draft.claim.subject.measure.as_deref();
    let worth = draft.found.generic && measured == Some(known::VALUE);
    if worth && let Some((thing, told)) = antecedent(text, draft, sentences) {
        take(&mut drafts[nth], thing, told);
        time::of_antecedent(drafts, nth);
        return;
    }
    let needs =
        (draft.found.points_back || draft.claim.subject.measure.is_none()) && !draft.found.settled;
    let restated = matches!(draft.frame.hold, Hold::Bracket(Some(_)));
    let befell = befell_both(drafts, nth);
    if !needs && !restated && !befell {
        return;
    }
    if befell {
        drafts[nth].claim.subject.measure = None;
    }
    // "a profit of C$39 million, or 67 cents a share"
    let again = nth.checked_sub(1).filter(|before| {
        let other = &drafts[*before];
        or_before(text, &drafts[nth])
            && other.sentence == drafts[nth].sentence
            && other.claim.mention.kind() == Kind::Money
            && drafts[nth].claim.mention.kind() == Kind::Money
            && other.claim.subject.measure.is_some()
    });
    let from = again.map(|at| (at, Inheriting::Beside));
    let from = from.or_else(|| source(drafts, nth));
    let draft = &drafts[nth];
    let near = from.is_some_and(|(from, _)| {
        drafts[from].sentence + 1 >= draft.sentence
            || drafts[from].claim.subject.measure == draft.claim.subject.measure
    });
    if !near
        && draft.claim.subject.measure.is_none()
        && let Some((thing, told)) = antecedent(text, draft, sentences)
    {
        take(&mut drafts[nth], thing, told);
        time::of_antecedent(drafts, nth);
        return;
    }
    let Some((from, rule)) = from else {
        return;
    };
    let given = drafts[from].claim.subject.clone();
    let giver = Some(drafts[from].claim.mention.span);
    let (role, direction, change) = (
        drafts[from].claim.role,
        drafts[from].claim.direction,
        drafts[from].found.change,
    );
    let own_parties = !drafts[nth].claim.subject.parties.is_empty();
    let same = same_unit(&drafts[from].claim.mention, &drafts[nth].claim.mention);
    // "up 5 points, or 2 per cent": the figure right before.
    let from = if or_before(text, &drafts[nth])
        && nth > 0
        && drafts[nth - 1].sentence == drafts[nth].sentence
        && is_figure(&drafts[nth - 1])
        && drafts[nth - 1].found.change
    {
        nth - 1
    } else {
        from
    };
    let restates = restated
        || or_before(text, &drafts[nth]) && drafts[nth].found.beside.is_none() && from + 1 == nth;
    let draft = &mut drafts[nth];
    let own_statistic = own_statistic(text, draft);
    if draft.claim.subject.measure.is_none() {
        draft.inherits(Facet::Measure, rule, giver);
        let subject = &mut draft.claim.subject;
        subject.measure = given.measure;
        subject.nature = given.nature;
        subject.broader = given.broader;
        if subject.wording.is_empty() {
            subject.wording = given.wording;
        }
        // An item of a list ("ships brought in $7bn, trucks $5bn") narrows the thing in its own way.
        let item = matches!(draft.frame.hold, Hold::Noun(_)) && !subject.qualifiers.is_empty();
        if !item {
            subject.qualifiers.extend(given.qualifiers);
        }
        if let Some((name, statistic)) = own_statistic {
            subject.qualifiers.remove(name);
            subject.statistic = statistic;
        } else if subject.statistic == Statistic::default() {
            subject.statistic = given.statistic;
        }
        subject.context.extend(given.context);
    }
    if !own_parties && !given.parties.is_empty() {
        draft.claim.subject.parties = given.parties;
        draft.inherits(Facet::Parties, rule, giver);
    }
    let whole = draft.claim.subject.whole.is_some();
    if same && !whole && draft.claim.role == Role::Level && role == Role::Share {
        draft.claim.subject.whole = given.whole;
        draft.claim.role = Role::Share;
        draft.inherits(Facet::Whole, rule, giver);
    }
    if restates && change && draft.claim.role == Role::Level {
        draft.claim.role = role;
        draft.found.change = true;
        draft.claim.direction = draft.claim.direction.or(direction);
    }
}

/// "The median price was 5, the average 6": the word before a figure that names no other thing but another statistic.
fn own_statistic<'t>(text: &Text<'t>, draft: &Draft) -> Option<(&'t str, Statistic)> {
    let qualifiers = &text.lexicon.linking.qualifiers;
    let mut ends = [draft.frame.left, draft.frame.tokens.start].into_iter();
    let (_, qualifier) = ends.find_map(|end| qualifiers.longest_before(text.tokens, end))?;
    let mut own = Subject::default();
    phrase::qualify(&mut own, &qualifier.name, &qualifier.group);
    (own.statistic != Statistic::default()).then_some((&*qualifier.name, own.statistic))
}

/// "Chad sold 4 cars, Mali 5": did what is said of the cars before befall these, too, whose noun was left out?
fn befell_both(drafts: &[Draft], nth: usize) -> bool {
    let draft = &drafts[nth];
    let own = draft.claim.subject.measure.as_deref();
    let from = source(drafts, nth).filter(|_| draft.found.carried);
    from.zip(own).is_some_and(|((from, _), own)| {
        let from = &drafts[from];
        from.sentence == draft.sentence && from.claim.subject.qualifiers.contains(own)
    })
}

/// Takes a thing that a sentence told of before for what is measured, and whose it is unless the sentence says so.
fn take(draft: &mut Draft, thing: Subject, told: Span) {
    let subject = &mut draft.claim.subject;
    subject.measure = thing.measure;
    subject.nature = thing.nature;
    subject.broader = thing.broader;
    subject.wording = thing.wording;
    subject.qualifiers.extend(thing.qualifiers);
    subject.context.extend(thing.context);
    let whose = subject.parties.is_empty() && !thing.parties.is_empty();
    if whose {
        subject.parties = thing.parties;
    }
    draft.inherits(Facet::Measure, Inheriting::Told, Some(told));
    if whose {
        draft.inherits(Facet::Parties, Inheriting::Told, Some(told));
    }
}

/// Can a figure of this kind be an amount of a thing of this nature?
fn suits(kind: Kind, nature: Option<Nature>) -> bool {
    match kind {
        Kind::Percent => nature == Some(Nature::Rate),
        Kind::Count | Kind::Number => {
            matches!(nature, Some(Nature::Toll | Nature::Flow | Nature::Stock))
        }
        Kind::Money | Kind::Measure => matches!(nature, Some(Nature::Flow | Nature::Stock)),
        _ => false,
    }
}

/// The known things that headline and first sentence speak of, in order, and where.
fn lead_things(text: &Text<'_>, lead: Range<usize>) -> Vec<(usize, Span)> {
    let nouns = &text.lexicon.linking.things.nouns;
    lead.filter(|at| text.mention_at(*at).is_none())
        .filter_map(|at| {
            let (end, thing) = nouns.longest(text.tokens, at)?;
            Some((*thing, text.span(at..end)))
        })
        .collect()
}

/// "The total" of a text that has named no other measured thing in the paragraph is that of what its
/// headline and first sentence speak of.
fn lead_measure(text: &Text<'_>, draft: &mut Draft, lead: &[(usize, Span)]) {
    let generic = draft.found.classes.any(Classes::GENERIC) || draft.found.generic;
    if draft.claim.subject.measure.is_some() || !generic {
        return;
    }
    let things = &text.lexicon.linking.things;
    let thing = lead
        .iter()
        .filter_map(|(thing, named)| Some((things.get(*thing)?, *named)))
        .find(|(thing, _)| suits(draft.claim.mention.kind(), thing.nature));
    if let Some((thing, named)) = thing {
        phrase::set_measure(text, &mut draft.claim.subject, &thing.name);
        draft.inherits(Facet::Measure, Inheriting::Lead, Some(named));
    }
}

/// "…, or 5".
fn or_before(text: &Text<'_>, draft: &Draft) -> bool {
    draft.frame.left > 0 && text.has(draft.frame.left - 1, Part::Or)
}

/// Settles names that stand for one of several things: by whether two parties share it, and by what
/// else the document measures.
fn settle_senses(text: &Text<'_>, drafts: &mut [Draft]) {
    let senses = &text.lexicon.linking.senses;
    let all: FxHashSet<String> = drafts
        .iter()
        .filter_map(|draft| draft.claim.subject.measure.clone())
        .collect();
    let meant = |subject: &Subject, money: bool| {
        let sense = senses.get(subject.measure.as_deref()?)?;
        if sense.between && subject.parties.len() == 2 || sense.money && money {
            return sense.meant.first().cloned();
        }
        if sense.money {
            return None;
        }
        let measured = sense.meant.iter().find(|thing| all.contains(&***thing));
        measured.or(sense.meant.last()).cloned()
    };
    // "Sales rose 5 per cent to $3bn": the change is in what the money measures.
    let money: Vec<_> = drafts
        .iter()
        .enumerate()
        .map(|(nth, draft)| {
            let relative = matches!(draft.claim.mention.kind(), Kind::Percent | Kind::Multiple);
            let measure = &draft.claim.subject.measure;
            let paid = |other: &Draft| {
                other.sentence == draft.sentence
                    && other.claim.mention.kind() == Kind::Money
                    && other.claim.subject.measure == *measure
            };
            let several = measure
                .as_deref()
                .is_some_and(|name| senses.contains_key(name));
            draft.claim.mention.kind() == Kind::Money
                || several
                    && relative
                    && drafts.iter().skip(nth.saturating_sub(6)).take(13).any(paid)
        })
        .collect();
    for nth in 0..drafts.len() {
        if let Some(thing) = meant(&drafts[nth].claim.subject, money[nth]) {
            phrase::set_measure(text, &mut drafts[nth].claim.subject, &thing);
        }
    }
}

#[cfg(test)]
mod tests;
