//! Figures of a clause that leaves out its verb and its unit, since the clause before it has them: "the winner gets
//! $1.2m and the runner-up *800,000*", "Labour had 34 per cent, the Conservatives *26*". Linguistics calls it gapping.

use rust_decimal::Decimal;

use super::hedge;
use super::neighbour::{FURTHEST, ends_sentence, restates};
use super::scene::Scene;
use crate::lexicon::{Role, WordClass};
use crate::mention::{Mention, Value};
use crate::passage::Cue;
use crate::token::Shape;
use crate::value::{Exact, Figure};

/// How many words name what the figure is of, at most.
const LONGEST: usize = 5;
/// The same of a name without an article.
const LONGEST_BARE: usize = 2;
/// How many times one figure is the other, at most: two of one kind are seldom further apart.
const FURTHEST_APART: Decimal = Decimal::ONE_HUNDRED;

/// The figure whose verb and unit the number at `at` goes by, if it ends a clause of just a noun phrase and itself.
pub(super) fn verb_and_unit<'m>(
    scene: &Scene<'_>,
    mentions: &'m [Mention],
    at: usize,
) -> Option<&'m Mention> {
    let own = mentions.get(at)?;
    let first = scene.token_at(own.span.start)?;
    let first = hedge::before(scene, first).map_or(first, |(from, _)| from);
    if !ends_clause(scene, own.span.end) {
        return None;
    }
    let mut earlier = mentions.get(..at)?.iter().rev();
    let other = earlier.find(|other| other.figure().is_some() && !restates(scene, other))?;
    let percent = matches!(other.value, Value::Percent { .. });
    let clause = clause_of_phrase(scene, first, percent)?;
    let from = scene.token_at(other.span.end)?;
    let near = from <= clause
        && clause - from <= FURTHEST / 2
        && !(from..clause).any(|at| ends_sentence(scene, at) || scene.is_of(at, WordClass::Verb));
    let unit = matches!(
        other.value,
        Value::Money { .. } | Value::Percent { .. } | Value::Measure { .. }
    );
    (near && unit && is_of_size(own.figure()?, other.figure()?)).then_some(other)
}

/// The last of the figures that the number at `at` is the sum of: "28, 88 and 95 tonnes, in all *211*".
pub(super) fn summed_up<'m>(
    scene: &Scene<'_>,
    mentions: &'m [Mention],
    at: usize,
) -> Option<&'m Mention> {
    let own = mentions.get(at)?;
    let first = scene.token_at(own.span.start)?;
    let from = hedge::before(scene, first).map_or(first, |(from, _)| from);
    let cues = &scene.lexicon.cues;
    let ahead = cues.longest_before(scene.tokens, from);
    let ahead = ahead.is_some_and(|(_, cue)| *cue == Cue::Sum);
    let behind = || {
        let (end, cue) = cues.longest(scene.tokens, scene.token_at(own.span.end)?)?;
        let ends = end == scene.tokens.len() || ends_clause_at(scene, end);
        Some(*cue == Cue::Sum && ends)
    };
    if !ahead && behind() != Some(true) {
        return None;
    }
    let mut earlier = mentions.get(..at)?.iter().rev();
    let other = earlier.find(|other| other.figure().is_some())?;
    let before = scene.token_at(other.span.end)?;
    let near = before <= from
        && from - before <= FURTHEST
        && !(before..from).any(|at| ends_sentence(scene, at));
    let unit = matches!(
        other.value,
        Value::Money { .. } | Value::Measure { .. } | Value::Count { .. }
    );
    let more = own.figure()?.nominal()? > other.figure()?.nominal()?;
    (near && unit && more && is_of_size(own.figure()?, other.figure()?)).then_some(other)
}

/// Does the clause end behind the byte `end`: with its sentence, a comma, a conjunction, a bracket?
fn ends_clause(scene: &Scene<'_>, end: usize) -> bool {
    scene
        .token_at(end)
        .is_none_or(|next| ends_clause_at(scene, next))
}

fn ends_clause_at(scene: &Scene<'_>, next: usize) -> bool {
    let begun = next
        .checked_sub(1)
        .is_some_and(|last| ends_sentence(scene, last));
    let ends = [Role::Stop, Role::Comma, Role::And, Role::Close];
    begun || ends.iter().any(|role| scene.has(next, *role)) || scene.written(next) == ";"
}

/// The token that parts the noun phrase before `first` from the clause before it: "and the runner-up". It begins with
/// an article or the like, since a name may have a number of its own: "and Chapter 11". Behind a percentage it need not:
/// "maize was 60 per cent, wheat 27 and rapeseed 21".
fn clause_of_phrase(scene: &Scene<'_>, first: usize, percent: bool) -> Option<usize> {
    let opens = |at: usize| scene.has(at, Role::Article) || scene.has(at, Role::Determiner);
    let is_word = |at: usize| {
        let joined = scene.is(at, Shape::Hyphen) && scene.glued(at);
        let second = scene.glued(at) && scene.is(at, Shape::Word);
        let acts = scene.is_of(at, WordClass::Verb)
            || scene.is_of(at, WordClass::Past)
            || scene.is_of(at, WordClass::Function)
            || scene.is_of(at, WordClass::Adverb)
            || scene.written(at).ends_with("ed") && !scene.written(at).ends_with("eed");
        joined || second || scene.is(at, Shape::Word) && !acts
    };
    let words = (first.checked_sub(LONGEST)?..first)
        .rev()
        .take_while(|at| is_word(*at));
    let begin = words.last()?;
    let parts = |at: &usize| scene.has(*at, Role::And) || scene.has(*at, Role::Comma);
    let before = begin.checked_sub(1)?;
    if opens(before) {
        return before.checked_sub(1).filter(parts);
    }
    let bare = percent && first - begin <= LONGEST_BARE && !scene.has(first - 1, Role::Series);
    Some(before).filter(parts).filter(|_| bare)
}

/// Are two figures of a size that one verb may give?
fn is_of_size(one: &Figure, other: &Figure) -> bool {
    let Some((one, other)) = one.nominal().zip(other.nominal()) else {
        return false;
    };
    let (one, other) = (one.abs(), other.abs());
    let most = one.min(other).times(FURTHEST_APART);
    most.is_ok_and(|most| one.max(other) <= most)
}

#[cfg(test)]
mod tests {
    use crate::mention::Kind;
    use crate::normalize::corpus::of_kind;

    #[test]
    fn a_clause_without_a_verb_goes_by_the_one_before_it() {
        let corpus: &[(Kind, &[&str], &[&str])] = &[
            (
                Kind::Money,
                &["1200000 USD", "800000 USD"],
                &[
                    "The winner gets $1.2m and the runner-up 800,000.",
                    "The pier cost $1.2m, the new boathouse about 800,000.",
                ],
            ),
            (
                Kind::Percent,
                &["34 %", "26 %", "9 %"],
                &[
                    "Labour had 34 per cent of the vote, the Conservatives 26 and the Greens nine.",
                    "Rye was 34 per cent of the crop (1.2m tonnes), wheat 26 and rapeseed nine.",
                ],
            ),
            (
                Kind::Measure,
                &["420 tonne", "380 tonne"],
                &["The mill ground 420 tonnes of rye and its rival 380."],
            ),
            (
                Kind::Money,
                &["4000000 USD"],
                &[
                    // A verb of its own, a name's number, a size that is none of the kind, and more of the clause.
                    "The bank paid $4m, and the mayor saved 21,000.",
                    "The bank paid $4m under Chapter 11.",
                    "The bank paid $4m and the widow 12.",
                    "The bank paid $4m and the widow 2,500 more than that.",
                    "The bank paid $4m. The widow 2,500,000.",
                ],
            ),
        ];
        for (kind, values, texts) in corpus {
            for text in *texts {
                assert_eq!(of_kind(*kind, text), *values, "{text}");
            }
        }
    }
}
