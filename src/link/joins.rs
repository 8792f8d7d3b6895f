//! How a text itself joins its figures: changes to the levels they lead to and come from, parts to
//! their wholes, contrasts, restatements, targets, lengths of time.

use super::draft::{Draft, counts, figure_after, figure_before, fits, is_figure, is_relative};
use super::frame::Hold;
use super::moves::{change_from, change_to, level_from};
use super::restated::{behind_limit, restates};
use super::text::Text;
use super::told_part::share_and_whole;
use super::{parts, period, ratios};
use crate::claim::{Link, Relation, Role};
use crate::lexicon::{Classes, Role as Part};
use crate::mention::Kind;
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
    let told = share_and_whole(text, drafts, nth);
    if let Some((share, whole)) = told {
        add(Relation::Restatement, Some(share));
        add(Relation::PartOf, Some(whole));
    }
    if let Some(before) = before.filter(|_| told.is_none()) {
        if part_of_next(text, drafts, before, nth) {
            add(Relation::PartOf, Some(before));
        }
        if part_of_that(text, drafts, before, nth) {
            add(Relation::PartOf, Some(before));
        }
        if restates(text, drafts, before, nth) {
            let limited = behind_limit(drafts, before).filter(|_| is_relative(draft));
            add(Relation::Restatement, limited.or(Some(before)));
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
    let owned = text.has(from, Part::Of)
        && [part, whole].map(|nth| drafts[nth].claim.mention.kind()) == [Kind::Money; 2];
    from < to
        && to - from <= 5
        && !in_each
        && (counts(&drafts[part]) || drafts[part].claim.role == Role::Share)
        && counts(&drafts[whole])
        && (from..to).any(|at| text.has(at, Part::Of))
        && (from..to).all(|at| {
            text.has(at, Part::Of)
                || at == from && text.is_verb(at) && text.has(at + 1, Part::Out)
                || text.is(
                    at,
                    Classes::DETERMINER
                        .or(Classes::HEDGE)
                        .or(Classes::POSSESSIVE),
                )
                || text.has(at, Part::Out)
                || clitic(at)
                || at > from && clitic(at + 1)
                // "$2m of its profit of $9m".
                || owned && text.is_plain_word(at) && text.has(at + 1, Part::Of)
        })
}

/// "took $1.2bn, with rents providing $0.4bn of that sum": the whole comes first, and "that" names it.
fn part_of_that(text: &Text<'_>, drafts: &[Draft], whole: usize, part: usize) -> bool {
    let of = drafts[part].frame.tokens.end;
    let points_back = ["that", "this", "it"]
        .iter()
        .any(|word| text.is_word(of + 1, word));
    text.has(of, Part::Of)
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
    let named = text.has(first, Part::Of)
        && start - first <= NAMED
        && matches!(drafts[whole].frame.hold, Hold::Of(_))
        && (first + 1..start).all(|at| text.mention_at(at).is_none() && !text.is_sign(at, ','));
    // "Of the club's 40 ships".
    let owned = start > 0
        && text.has(first, Part::Of)
        && (2..=NAMED).contains(&(start - first))
        && text
            .tokens
            .get(start - 1)
            .is_some_and(|token| token.shape == Shape::Clitic)
        && (first + 1..start).all(|at| text.mention_at(at).is_none() && !text.is_sign(at, ','));
    if (named || owned) && counts(&drafts[whole]) && counts(&drafts[part]) {
        return true;
    }
    let of = start > drafts[whole].tokens.start.saturating_sub(1)
        && start > 0
        && (text.has(start - 1, Part::Of) || text.has(start - 1, Part::Among));
    let opens = of
        && (start - 1 == drafts[whole].tokens.start
            || start >= 2 && text.is_sign(start - 2, ',')
            // "1,310 cases out of 6,450; 7,020 came in" has told what is of them.
            || start >= 2 && text.has(start - 2, Part::Out) && !is_told_of(drafts, whole, start - 2));
    // "The budget, of 5m, and the loans" says how large it is.
    let end = drafts[whole].frame.tokens.end;
    let apposed = opens && start >= 2 && text.is_sign(start - 2, ',') && text.is_sign(end, ',');
    !apposed && opens && counts(&drafts[whole]) && counts(&drafts[part])
}

/// "1,310 cases out of 6,450": does a figure of the sentence end where the words that lead to a whole begin?
fn is_told_of(drafts: &[Draft], whole: usize, lead: usize) -> bool {
    figure_before(drafts, whole).is_some_and(|part| drafts[part].frame.tokens.end >= lead)
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
    let aimed = |at: usize| {
        let hedged = text.is(at, Classes::HEDGE);
        hedged || text.has(at, Part::Of) || text.has(at, Part::Toward)
    };
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
