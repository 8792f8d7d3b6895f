//! Parts and their wholes by the words that point from the one to the other: "51 of them", "of whom
//! 51 …", "including 51 children"; and the shares that a text gives for a part: "51 of the 80, a rate
//! of 64 per cent".

use super::draft::Draft;
use super::text::Text;
use crate::claim::Relation;
use crate::lexicon::{Classes, Number, Role};
use crate::mention::{Kind, Value};
use crate::passage::stem;
use crate::value::Figure;

/// How many words may stand before the first figure of a sentence that begins with what it is a part of.
const OPENING: usize = 6;

/// The whole that the words around a figure say it is a part of.
pub(super) fn whole(text: &Text<'_>, drafts: &[Draft], part: usize) -> Option<usize> {
    let draft = &drafts[part];
    if !is_amount(draft) {
        return None;
    }
    let (left, end) = (draft.frame.left, draft.frame.tokens.end);
    // "51 of them"; "of whom 51"; "Of these, 51".
    let sum = text.is(end + 1, Classes::DETERMINER) && text.is(end + 2, Classes::GENERIC);
    let behind = end < draft.tokens.end
        && text.has(end, Role::Of)
        && (text.is(end + 1, Classes::THOSE)
            || text.is_word(end + 1, "it")
            || sum && ends_there(text, end + 3));
    let comma = usize::from(left > 0 && text.is_sign(left - 1, ','));
    let pointer = left.checked_sub(1 + comma);
    let ahead = pointer.is_some_and(|at| {
        // "Of that, 51"; not "most of that, 51 here and 12 there".
        let that = comma == 1
            && text.is_word(at, "that")
            && (at == draft.tokens.start + 1 || at > 1 && !text.is_plain_word(at - 2));
        let those = text.is(at, Classes::THOSE) || that;
        // "18 per cent of them, 66 million" are no 66 million of them.
        let share = at > 1 && text.mention_at(at - 2).is_some();
        at > draft.tokens.start && those && !share && text.has(at - 1, Role::Of)
    });
    if behind || ahead {
        // Late in a sentence "them" are rather what it has just spoken of without a figure.
        let early = left.saturating_sub(draft.tokens.start) <= OPENING;
        let whole = nearest(drafts, part)
            .or_else(|| only_of_sentence_before(drafts, part).filter(|_| early));
        // "4,100 marchers, 5,200 of them from outside"; but what 410 voters gave 900 of are no voters.
        let number = |at: usize| drafts[at].claim.mention.figure().and_then(Figure::nominal);
        // Nor is "the €420 million of which he had dreamt" of anything.
        let relative = text.is(end + 1, Classes::RELATIVE);
        let parted = match left > draft.tokens.start {
            true => !text.is_plain_word(left - 1),
            false => !relative,
        };
        return whole.filter(|whole| {
            let another = names_another(text, end + 1, &drafts[*whole]);
            let small = number(*whole) < number(part) && !parted;
            !behind || !another && !small
        });
    }
    // "including 51", "among them 51".
    let examples = left > draft.tokens.start
        && (text.is(left - 1, Classes::INCLUSIVE)
            || left > 1 && text.is(left - 1, Classes::THOSE) && text.has(left - 2, Role::Among));
    let whole = examples.then(|| only_before(drafts, part)).flatten();
    whole.filter(|whole| is_kinds(text, &drafts[part]) || !is_kinds(text, &drafts[*whole]))
}

/// Does it count what people are of: nations, languages?
fn is_kinds(text: &Text<'_>, draft: &Draft) -> bool {
    let Value::Count { noun, .. } = &draft.claim.mention.value else {
        return false;
    };
    text.classes_of_name(noun.name()).any(Classes::KINDS)
}

/// Do the words "these requests" name something else than a figure counts, "four carriers"?
fn names_another(text: &Text<'_>, those: usize, whole: &Draft) -> bool {
    let noun = those + 1;
    let named =
        text.is_plain_word(noun) && (text.is_word(those, "these") || text.is_word(those, "those"));
    let Value::Count { noun: counted, .. } = &whole.claim.mention.value else {
        return false;
    };
    let word = text.key(noun);
    let held = counted.name().rsplit(' ').next().unwrap_or_default();
    let plural = text.lexicon.plurals.number(&word) != Number::Singular;
    named && plural && stem(held) != stem(&word)
}

/// Does a clause end at the token?
fn ends_there(text: &Text<'_>, at: usize) -> bool {
    let ends = ['.', ',', ';', ':', ')', '!', '?'];
    text.tokens.get(at).is_none() || ends.iter().any(|mark| text.is_sign(at, *mark))
}

/// The part whose share a percentage is, given beside it in other words: behind a comma, a dash or a
/// bracket, with no more than "or", "that is", "a rate of" between.
pub(super) fn part_of_share(text: &Text<'_>, drafts: &[Draft], share: usize) -> Option<usize> {
    /// How many words may lead to the percentage.
    const LEAD: usize = 6;
    let draft = &drafts[share];
    let percentage = draft.claim.mention.kind() == Kind::Percent && !draft.found.change;
    if !percentage || goes_on(text, draft.frame.tokens.end) {
        return None;
    }
    let start = draft.tokens.start;
    let mut at = draft.frame.left;
    let lead = Classes::APPOSED
        .or(Classes::DETERMINER)
        .or(Classes::HEDGE)
        .or(Classes::SHARE);
    // "equal to".
    let equal_to =
        |at: usize| at > start + 1 && text.has(at - 1, Role::Toward) && text.is(at - 2, lead);
    // "a case fatality rate": what stands before the rate names it.
    let rate = |at: usize| text.is_word(at, "rate") || text.is(at, Classes::SHARE);
    let mut named = false;
    while at > start && draft.frame.left - at < LEAD {
        let names_rate = (named || rate(at)) && text.is_plain_word(at - 1) && !text.is_verb(at - 1);
        if !(text.is(at - 1, lead) || equal_to(at) || names_rate) {
            break;
        }
        named = names_rate && !text.is(at - 1, lead);
        at -= 1;
    }
    let sign = at.checked_sub(1).filter(|at| *at > start)?;
    let said = at < draft.frame.left;
    let parted = [',', '–', '—', '(', ';', '-'];
    let closed = [',', '–', '—', ')', ';', '.', ':'];
    let apposed = parted.iter().any(|mark| text.is_sign(sign, *mark))
        && (said
            || text.has(draft.frame.tokens.end, Role::Of)
            || closed
                .iter()
                .any(|mark| text.is_sign(draft.frame.tokens.end, *mark)));
    if !apposed {
        return None;
    }
    drafts[..share]
        .iter()
        .enumerate()
        .rev()
        .take(3)
        .take_while(|(_, other)| {
            other.sentence == draft.sentence && other.claim.mention.kind() != Kind::Percent
        })
        // "28 said no and four yes: Lund (57 per cent)" is no share of the 28.
        .find(|(_, other)| is_amount(other))
        .filter(|(at, _)| part_or_whole(drafts, *at))
        .map(|(at, _)| at)
}

/// Does the text say of what the percentage is, other than of what stands before it: "40 per cent by
/// value", "a third of the trams"?
fn goes_on(text: &Text<'_>, end: usize) -> bool {
    // "18 of them, 30 per cent of the whole".
    let all = text.is(end + 1, Classes::DETERMINER)
        && text.is(end + 2, Classes::GENERIC)
        && ends_there(text, end + 3);
    let of = text.has(end, Role::Of) && !text.is(end + 1, Classes::THOSE) && !all;
    of || text.has(end, Role::By)
}

/// Does the text give the figure as a part, or as the whole of one?
fn part_or_whole(drafts: &[Draft], nth: usize) -> bool {
    let part = |draft: &Draft| {
        let links = draft.claim.links.iter();
        links
            .filter(|link| link.relation == Relation::PartOf)
            .map(|link| link.to)
            .next()
    };
    let sentence = drafts[nth].sentence;
    let near = drafts[nth.saturating_sub(2)..(nth + 3).min(drafts.len())].iter();
    part(&drafts[nth]).is_some()
        || near
            .filter(|other| other.sentence == sentence)
            .any(|other| part(other) == Some(nth))
}

pub(super) fn is_amount(draft: &Draft) -> bool {
    !draft.found.change
        && matches!(
            draft.claim.mention.kind(),
            Kind::Money | Kind::Count | Kind::Number | Kind::Measure
        )
}

/// Can the one be a part of the other, by what they are measured in?
pub(super) fn alike(part: &Draft, whole: &Draft) -> bool {
    is_amount(whole)
        && match (&part.claim.mention.value, &whole.claim.mention.value) {
            (
                Value::Money { currency: one, .. },
                Value::Money {
                    currency: other, ..
                },
            ) => one == other,
            (Value::Measure { unit: one, .. }, Value::Measure { unit: other, .. }) => one == other,
            (Value::Number { .. }, _) => true,
            (Value::Count { .. }, Value::Count { .. } | Value::Number { .. }) => true,
            _ => false,
        }
}

/// The nearest amount that is large enough, or else the nearest: "6,240 employees in 17 countries, 310 of
/// them apprentices".
fn nearest(drafts: &[Draft], part: usize) -> Option<usize> {
    let number = |draft: &Draft| draft.claim.mention.figure().and_then(Figure::nominal);
    let fits = |at: &usize| number(&drafts[*at]) >= number(&drafts[part]);
    let all = || before(drafts, part, drafts[part].sentence);
    all().find(fits).or_else(|| all().next())
}

pub(super) fn only_before(drafts: &[Draft], part: usize) -> Option<usize> {
    only(before(drafts, part, drafts[part].sentence))
}

pub(super) fn only_of_sentence_before(drafts: &[Draft], part: usize) -> Option<usize> {
    let sentence = drafts[part].sentence.checked_sub(1)?;
    let found = only(before(drafts, part, sentence))?;
    (drafts[found].paragraph == drafts[part].paragraph).then_some(found)
}

fn only(mut found: impl Iterator<Item = usize>) -> Option<usize> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The amounts of a sentence before a figure that it can be a part of, nearest first.
fn before(drafts: &[Draft], part: usize, sentence: usize) -> impl Iterator<Item = usize> {
    drafts[..part]
        .iter()
        .enumerate()
        .rev()
        .take_while(move |(_, other)| other.sentence >= sentence)
        .filter(move |(_, other)| other.sentence == sentence && alike(&drafts[part], other))
        .map(|(at, _)| at)
}
