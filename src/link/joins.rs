//! How a text itself joins its figures: changes to the levels they lead to and come from, parts to
//! their wholes, contrasts, restatements, targets, lengths of time.

use super::frame::Hold;
use super::text::Text;
use super::{Draft, parts, period, ratios};
use crate::claim::{Link, Relation, Role};
use crate::lexicon::Classes;
use crate::mention::{Kind, Value};
use crate::token::Shape;

/// Adds the links among the drafts of a document.
pub(crate) fn join(text: &Text<'_>, drafts: &mut [Draft]) {
    for nth in 0..drafts.len() {
        if !is_figure(&drafts[nth]) {
            continue;
        }
        for link in links(text, drafts, nth) {
            if link.to != nth && !drafts[nth].claim.links.contains(&link) {
                drafts[nth].claim.links.push(link);
            }
        }
    }
}

fn is_figure(draft: &Draft) -> bool {
    draft.claim.mention.figure().is_some() && draft.claim.mention.kind() != Kind::Duration
}

fn links(text: &Text<'_>, drafts: &[Draft], nth: usize) -> Vec<Link> {
    let draft = &drafts[nth];
    let mut links = Vec::new();
    let mut add = |relation, to: Option<usize>| links.extend(to.map(|to| Link { relation, to }));
    let before = figure_before(drafts, nth);
    let after = figure_after(drafts, nth);
    if draft.found.change {
        add(Relation::ChangeTo, change_to(text, drafts, nth));
        add(Relation::ChangeFrom, change_from(text, drafts, nth));
    } else if let Some(from) = level_from(text, drafts, nth) {
        add(Relation::ChangeFrom, Some(from));
    }
    if let Some(before) = before {
        if part_of_next(text, drafts, before, nth) {
            add(Relation::PartOf, Some(before));
        }
        if part_of_that(text, drafts, before, nth) {
            add(Relation::PartOf, Some(before));
        }
        if restates(text, drafts, before, nth) {
            add(Relation::Restatement, Some(before));
        } else if contrasts(text, drafts, before, nth) {
            add(Relation::Contrast, Some(before));
        }
    }
    add(Relation::PartOf, parts::whole(text, drafts, nth));
    add(Relation::PartOf, ratios::whole(text, drafts, nth));
    add(Relation::Restatement, ratios::part(text, drafts, nth));
    add(
        Relation::Restatement,
        parts::part_of_share(text, drafts, nth),
    );
    if let Some(after) = after
        && part_of_this(text, drafts, nth, after)
    {
        add(Relation::PartOf, Some(after));
    }
    if draft.claim.role != Role::Target && draft.claim.role != Role::Limit {
        let target = target(drafts, nth);
        let met = target.is_some_and(|target| says_met(text, drafts, nth, target));
        let relation = if met {
            Relation::Met
        } else {
            Relation::Against
        };
        add(relation, target);
    }
    add(
        Relation::During,
        period::length(text, &draft.frame, &draft.tokens).map(|(nth, _)| nth),
    );
    links
}

fn figure_before(drafts: &[Draft], nth: usize) -> Option<usize> {
    let sentence = drafts[nth].sentence;
    drafts[..nth]
        .iter()
        .enumerate()
        .rev()
        .take_while(|(_, other)| other.sentence == sentence)
        .find(|(_, other)| is_figure(other))
        .map(|(at, _)| at)
}

fn figure_after(drafts: &[Draft], nth: usize) -> Option<usize> {
    let sentence = drafts[nth].sentence;
    drafts
        .iter()
        .enumerate()
        .skip(nth + 1)
        .take_while(|(_, other)| other.sentence == sentence)
        .find(|(_, other)| is_figure(other))
        .map(|(at, _)| at)
}

fn is_level(draft: &Draft) -> bool {
    is_figure(draft) && !draft.found.change
}

fn is_relative(draft: &Draft) -> bool {
    matches!(
        draft.claim.mention.value,
        Value::Percent { .. } | Value::Multiple { .. }
    )
}

/// Do the two measure things that the lexicon knows apart: "revenue rose 3 per cent, while profit
/// fell from 40"?
fn of_two_things(one: &Draft, other: &Draft) -> bool {
    let known = |draft: &Draft| draft.claim.subject.nature.is_some();
    known(one) && known(other) && one.claim.subject.measure != other.claim.subject.measure
}

/// Can a change of the one kind lead to a level of the other?
fn fits(change: &Draft, level: &Draft) -> bool {
    if of_two_things(change, level) {
        return false;
    }
    match (&change.claim.mention.value, &level.claim.mention.value) {
        (Value::Multiple { .. }, other) => !matches!(other, Value::Multiple { .. }),
        (Value::Percent { unit, .. }, Value::Percent { .. }) => {
            *unit != crate::value::PercentUnit::Percent || is_relative(level)
        }
        (Value::Percent { unit, .. }, _) => *unit == crate::value::PercentUnit::Percent,
        (
            Value::Money { currency: one, .. },
            Value::Money {
                currency: other, ..
            },
        ) => one == other,
        (one, other) => {
            std::mem::discriminant(one) == std::mem::discriminant(other)
                || matches!(
                    (one, other),
                    (Value::Number { .. }, Value::Count { .. })
                        | (Value::Count { .. }, Value::Number { .. })
                )
        }
    }
}

/// The level that a change led to: "rose 5 per cent to 210"; "210, up 5 per cent".
fn change_to(text: &Text<'_>, drafts: &[Draft], nth: usize) -> Option<usize> {
    let draft = &drafts[nth];
    let behind = drafts
        .iter()
        .enumerate()
        .skip(nth + 1)
        .take_while(|(_, other)| other.sentence == draft.sentence)
        .find(|(_, other)| {
            is_level(other)
                && matches!(other.frame.hold, Hold::To(_) | Hold::At)
                && other.found.movement.is_some_and(|movement| {
                    Some(movement) == draft.found.movement || movement < draft.frame.tokens.start
                })
                && fits(draft, other)
                && !moves_anew(text, draft, other)
        });
    if let Some((at, _)) = behind {
        return Some(at);
    }
    let ahead = draft.found.beside.or_else(|| {
        let word = draft.found.movement?;
        let before = word.checked_sub(1)?;
        let apposed = text.is_sign(before, ',')
            || text.mention_at(before).is_some()
            || text.is_sign(before, '(');
        if apposed {
            figure_before(drafts, nth)
        } else {
            None
        }
    })?;
    let mut at = ahead;
    // Past other changes of the list: "210, up 5 per cent on the year and 2 on the month".
    while !is_level(&drafts[at]) {
        at = figure_before(drafts, at)?;
    }
    (fits(draft, &drafts[at])
        && !matches!(
            drafts[at].frame.hold,
            Hold::From(_) | Hold::Than | Hold::Against
        ))
    .then_some(at)
}

/// The level that a change began at: "up 5 per cent from 200", "5 per cent more than the 200".
fn change_from(text: &Text<'_>, drafts: &[Draft], nth: usize) -> Option<usize> {
    let draft = &drafts[nth];
    for (at, other) in drafts
        .iter()
        .enumerate()
        .skip(nth + 1)
        .take_while(|(_, other)| other.sentence == draft.sentence)
        .take(5)
    {
        if !is_figure(other) {
            continue;
        }
        if in_another_clause(text, draft, other) || moves_anew(text, draft, other) {
            return None;
        }
        if is_level(other)
            && matches!(other.frame.hold, Hold::From(_) | Hold::Than | Hold::Against)
            && fits(draft, other)
        {
            return Some(at);
        }
        if is_level(other) && matches!(other.frame.hold, Hold::To(_)) {
            continue;
        }
        let possessive = other.frame.left > 0 && text.is_word(other.frame.left - 1, "from");
        if possessive && fits(draft, other) {
            return Some(at);
        }
        if other.found.change {
            return None;
        }
    }
    // "went from 200 to 210, a rise of 5 per cent".
    drafts[..nth]
        .iter()
        .enumerate()
        .rev()
        .take_while(|(_, other)| other.sentence == draft.sentence)
        .take(4)
        .find(|(_, other)| {
            is_level(other)
                && other.claim.subject.measure == draft.claim.subject.measure
                && matches!(other.frame.hold, Hold::From(_))
                && fits(draft, other)
                && !moves_anew(text, other, draft)
        })
        .map(|(at, _)| at)
}

/// "The shares fell 2 per cent after the bank cut its forecast from 9 to 7": does something else move in a clause that
/// begins between the two?
fn moves_anew(text: &Text<'_>, one: &Draft, other: &Draft) -> bool {
    let between = one.frame.tokens.end..other.frame.tokens.start;
    let opens = Classes::SUBORDINATOR.or(Classes::RELATIVE);
    let opening = between.clone().find(|at| text.is(*at, opens));
    opening.is_some_and(|opening| {
        (opening + 1..between.end).any(|at| text.is(at, Classes::RISE.or(Classes::FALL)))
    })
}

/// "rose by 5, while prices went from 8 to 9": does another statement begin between the two?
fn in_another_clause(text: &Text<'_>, one: &Draft, other: &Draft) -> bool {
    (one.frame.tokens.end..other.frame.left)
        .any(|at| text.is(at, Classes::CONTRAST) || text.is_sign(at, ';'))
}

/// The level before this one: "from 200 to 210", "116, up from 105", "291, against 371".
fn level_from(text: &Text<'_>, drafts: &[Draft], nth: usize) -> Option<usize> {
    let draft = &drafts[nth];
    if !is_level(draft) || matches!(draft.frame.hold, Hold::From(_) | Hold::Than | Hold::Against) {
        return None;
    }
    let alike = |other: &Draft| {
        is_level(other)
            && matches!(other.frame.hold, Hold::From(_) | Hold::Against)
            && fits(draft, other)
            && (other.claim.subject.measure == draft.claim.subject.measure)
    };
    let behind = drafts
        .iter()
        .enumerate()
        .skip(nth + 1)
        .take_while(|(_, other)| other.sentence == draft.sentence)
        .filter(|(_, other)| is_level(other))
        .take(1)
        .find(|(_, other)| alike(other) && !in_another_clause(text, draft, other));
    let ahead = || {
        drafts[..nth]
            .iter()
            .enumerate()
            .rev()
            .take_while(|(_, other)| other.sentence == draft.sentence)
            .take(3)
            .find(|(_, other)| alike(other) && matches!(draft.frame.hold, Hold::To(_)))
    };
    behind.or_else(ahead).map(|(at, _)| at)
}

/// "12 of the 40": the part comes first.
fn part_of_this(text: &Text<'_>, drafts: &[Draft], part: usize, whole: usize) -> bool {
    let (from, to) = (
        drafts[part].frame.tokens.end,
        drafts[whole].frame.tokens.start,
    );
    // "270 of the town's 1,800 shops".
    let clitic = |at: usize| {
        let token = text.tokens.get(at);
        token.is_some_and(|token| token.shape == Shape::Clitic)
    };
    // "18 teams of eight": so many in each.
    let in_each = to == from + 1
        && drafts[part].frame.tokens.len() > 1
        && drafts[whole].claim.mention.kind() == Kind::Number;
    from < to
        && to - from <= 5
        && !in_each
        && (counts(&drafts[part]) || drafts[part].claim.role == Role::Share)
        && counts(&drafts[whole])
        && (from..to).any(|at| text.is_word(at, "of"))
        && (from..to).all(|at| {
            text.is_word(at, "of")
                || at == from && text.is_verb(at) && text.is_word(at + 1, "out")
                || text.is(
                    at,
                    Classes::DETERMINER
                        .or(Classes::HEDGE)
                        .or(Classes::POSSESSIVE),
                )
                || text.is_word(at, "out")
                || clitic(at)
                || at > from && clitic(at + 1)
        })
}

/// "took $1.2bn, with rents providing $0.4bn of that sum": the whole comes first, and "that" names it.
fn part_of_that(text: &Text<'_>, drafts: &[Draft], whole: usize, part: usize) -> bool {
    let of = drafts[part].frame.tokens.end;
    let points_back = ["that", "this", "it"]
        .iter()
        .any(|word| text.is_word(of + 1, word));
    text.is_word(of, "of")
        && points_back
        && counts(&drafts[whole])
        && counts(&drafts[part])
        && fits(&drafts[part], &drafts[whole])
}

/// "Of 40 ships 12 were lost": the whole comes first.
fn part_of_next(text: &Text<'_>, drafts: &[Draft], whole: usize, part: usize) -> bool {
    /// "Of a population of 40": so many words may name the whole.
    const NAMED: usize = 5;
    let start = drafts[whole].frame.left;
    let first = drafts[whole].tokens.start;
    let named = text.is_word(first, "of")
        && start - first <= NAMED
        && matches!(drafts[whole].frame.hold, Hold::Of(_))
        && (first + 1..start).all(|at| text.mention_at(at).is_none() && !text.is_sign(at, ','));
    if named && counts(&drafts[whole]) && counts(&drafts[part]) {
        return true;
    }
    let of = start > drafts[whole].tokens.start.saturating_sub(1)
        && start > 0
        && (text.is_word(start - 1, "of") || text.is_word(start - 1, "among"));
    let opens = of
        && (start - 1 == drafts[whole].tokens.start
            || start >= 2 && (text.is_word(start - 2, "out") || text.is_sign(start - 2, ',')));
    // "The budget, of 5m, and the loans" says how large it is.
    let end = drafts[whole].frame.tokens.end;
    let apposed = opens && start >= 2 && text.is_sign(start - 2, ',') && text.is_sign(end, ',');
    !apposed && opens && counts(&drafts[whole]) && counts(&drafts[part])
}

fn counts(draft: &Draft) -> bool {
    is_level(draft) && !is_relative(draft)
}

/// "€121m (£106.8m)", "2.4tn yuan, or $328bn", "74 of the 97, or 76 per cent".
pub(super) fn restates(text: &Text<'_>, drafts: &[Draft], before: usize, nth: usize) -> bool {
    let draft = &drafts[nth];
    let or = draft.frame.left > 0
        && text.is_word(draft.frame.left - 1, "or")
        && draft.frame.left >= 2
        && text.is_sign(draft.frame.left - 2, ',');
    let bracket = matches!(draft.frame.hold, Hold::Bracket(Some(_)));
    let apposed = is_relative(draft)
        && draft.frame.left > 0
        && text.is_sign(draft.frame.left - 1, ',')
        && text.is_sign(draft.frame.tokens.end, ',')
        && is_ratio(drafts, before);
    if apposed {
        return true;
    }
    (or || bracket)
        && draft
            .frame
            .left
            .saturating_sub(drafts[before].frame.tokens.end)
            <= 3
}

/// Is the figure a part whose whole the text gives, or such a whole: the 74 or the 97 of "74 of the 97"?
fn is_ratio(drafts: &[Draft], nth: usize) -> bool {
    let part = |at: usize, of: Option<usize>| {
        let links = drafts[at].claim.links.iter();
        links
            .filter(|link| link.relation == Relation::PartOf)
            .any(|link| of.is_none_or(|of| link.to == of))
    };
    part(nth, None) || nth > 0 && part(nth - 1, Some(nth))
}

/// "17, although the indictment says 14", "revised from 0.3 to 0.5 per cent", "14, not 17".
fn contrasts(text: &Text<'_>, drafts: &[Draft], before: usize, nth: usize) -> bool {
    let (one, other) = (&drafts[before], &drafts[nth]);
    if is_relative(one) != is_relative(other) || one.found.change != other.found.change {
        return false;
    }
    let from = one.frame.tokens.end;
    let between = from..other.frame.tokens.start;
    let said = between.clone().any(|at| {
        text.is(at, Classes::CONTRAST) && !text.is_word(at, "yet")
            || text.is(at, Classes::NEGATION) && at > from && text.is_sign(at - 1, ',')
            || text.is(at, Classes::REPLACE)
    });
    let revised = (one.tokens.start..one.frame.tokens.start).any(|at| text.is(at, Classes::AMEND))
        && matches!(other.frame.hold, Hold::To(_) | Hold::From(_));
    (said || revised)
        && (one.claim.subject.measure == other.claim.subject.measure
            || other
                .claim
                .subject
                .inherited
                .contains(&crate::claim::Facet::Measure))
}

/// Does the sentence say that the target was reached: "passed the $200bn target"?
fn says_met(text: &Text<'_>, drafts: &[Draft], nth: usize, target: usize) -> bool {
    /// How many words before the target its verb may stand.
    const VERB: usize = 6;
    let (level, target) = (&drafts[nth], &drafts[target]);
    let start = target.frame.tokens.start;
    let verb = start.saturating_sub(VERB).max(target.tokens.start)..start;
    // "With a goal of reaching 500", "hopes to reach 500" and "failed to reach 500" do not say that it was reached.
    let aimed = |at: usize| ["of", "to"].iter().any(|word| text.is_word(at, word));
    level.sentence == target.sentence
        && verb
            .clone()
            .any(|at| text.is(at, Classes::ARRIVE) && !at.checked_sub(1).is_some_and(aimed))
        && !verb
            .clone()
            .any(|at| text.is(at, Classes::NEGATION.or(Classes::SUPPOSE)))
}

/// The target of the same sentence that a figure met, passed or missed.
fn target(drafts: &[Draft], nth: usize) -> Option<usize> {
    let draft = &drafts[nth];
    if draft.found.change {
        return None;
    }
    let near = |other: &Draft| {
        other.paragraph == draft.paragraph
            && matches!(other.claim.role, Role::Target | Role::Limit)
            && fits(draft, other)
            && is_relative(draft) == is_relative(other)
    };
    let in_sentence = drafts
        .iter()
        .enumerate()
        .skip(nth.saturating_sub(6))
        .take(13)
        .find(|(_, other)| other.sentence == draft.sentence && near(other));
    in_sentence
        .or_else(|| {
            drafts
                .iter()
                .enumerate()
                .skip(nth.saturating_sub(4))
                .take(9)
                .find(|(_, other)| {
                    near(other) && other.claim.subject.measure == draft.claim.subject.measure
                })
        })
        .map(|(at, _)| at)
}
