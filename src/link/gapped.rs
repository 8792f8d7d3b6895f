//! Verbs that a list leaves out behind its first item: "arson fell 11 per cent, theft 6 per cent".

use std::ops::Range;

use super::aligned::{alike, words};
use super::clause::is_edge;
use super::draft::Draft;
use super::frame::Hold;
use super::phrase;
use super::text::Text;
use crate::claim::Role;
use crate::lexicon::{Classes, Role as Part};

/// More words than this name no item of a list whose verb was left out.
const LONGEST_ITEM: usize = 8;

/// "Arson fell 11 per cent, theft 6 per cent and robbery by 3 per cent": what a verb says of the first figure it
/// says of those whose verb was left out, each with a subject of its own.
pub(crate) fn complete(text: &Text<'_>, drafts: &mut [Draft]) {
    for sentence in drafts.chunk_by_mut(|one, other| one.sentence == other.sentence) {
        for nth in 1..sentence.len() {
            fill(text, sentence, nth);
        }
    }
}

fn fill(text: &Text<'_>, drafts: &mut [Draft], nth: usize) {
    let earlier = drafts[..nth].iter().rposition(|draft| {
        draft.claim.mention.figure().is_some()
            && alike(&draft.claim.mention, &drafts[nth].claim.mention)
    });
    let Some(before) = earlier.filter(|before| drafts[*before].found.change) else {
        return;
    };
    let Some(item) = gapped_item(text, &drafts[before], &drafts[nth]) else {
        return;
    };
    let phrase = phrase::read(text, item);
    let (given, own) = (&drafts[before].claim, phrase.subject);
    if own.measure.is_none() && own.parties.is_empty() {
        return;
    }
    let (role, direction, modality) = (given.role, given.direction, given.modality);
    let (movement, period) = (drafts[before].found.movement, given.period);
    let mut subject = own;
    if subject.nature.is_none() && given.subject.nature.is_some() {
        // "Fuel prices rose 5%, food 3%", "shares in Alder fell 3%, Birch 2%"
        let narrower = words(&subject);
        let named = std::mem::replace(&mut subject, given.subject.clone());
        subject.qualifiers = narrower;
        if !named.parties.is_empty() {
            subject.parties = named.parties;
        }
        subject.wording = named.wording;
    }
    let draft = &mut drafts[nth];
    draft.claim.subject = subject;
    draft.claim.role = role;
    draft.claim.direction = direction;
    draft.claim.modality = modality;
    draft.claim.period = draft.claim.period.or(period);
    draft.found.change = true;
    draft.found.movement = draft.found.movement.or(movement);
    draft.found.points_back = false;
    draft.found.settled = true;
}

/// The words between a comma or "and" behind one figure and another, if they are a noun without a verb.
fn gapped_item(text: &Text<'_>, one: &Draft, other: &Draft) -> Option<Range<usize>> {
    let by = match other.frame.hold {
        Hold::Noun(_) => 0,
        Hold::By(_) => 1,
        _ => return None,
    };
    if other.frame.move_after.is_some() || other.claim.role != Role::Level && by == 0 {
        return None;
    }
    let joint = one.frame.tokens.end;
    let joins = |at: usize| {
        text.is_sign(at, ',')
            || text.is_sign(at, ';')
            || text.is(at, Classes::CONJUNCTION) && !text.has(at, Part::Or)
            || text.is_word(at, "while")
    };
    let end = other.frame.left.checked_sub(by)?;
    let start = (joint..end)
        .find(|at| !joins(*at))
        .filter(|start| *start > joint)?;
    const OTHER: Classes = Classes::RELATIVE
        .or(Classes::SUBORDINATOR)
        .or(Classes::MOVE_WORD)
        .or(Classes::MOVE_NOUN)
        .or(Classes::PRONOUN);
    let names = |at: usize| {
        text.mention_at(at).is_none()
            && !text.is_verb(at)
            && (!text.is(at, OTHER) || text.name_at(at).is_some())
            && !text.is_sign(at, ',')
            && !text.is_sign(at, '(')
            && !text.is_sign(at, ')')
            && !is_edge(text, at)
    };
    let opens = !text.is(start, Classes::PREPOSITION) || text.name_at(start).is_some();
    let item = start..end;
    (opens && item.len() <= LONGEST_ITEM && item.clone().all(names)).then_some(item)
}

#[cfg(test)]
mod tests {
    use super::super::corpus::{claim, measures};
    use crate::claim::{Direction, Role};

    #[test]
    fn verbs_that_are_left_out() {
        let crimes =
            "Local crime was down 11 per cent, theft 6 per cent and robbery by 3 per cent.";
        for (figure, measure) in [
            ("6 per cent", "crime; theft; "),
            ("3 per cent", "crime; robbery; "),
        ] {
            measures(crimes, figure, measure);
            let claim = claim(crimes, figure);
            assert_eq!(claim.role, Role::Change, "{figure}");
            assert_eq!(claim.direction, Some(Direction::Fall), "{figure}");
        }
        let places = "Kenyan exports rose 5%, Chad 3% and Peru 2%.";
        measures(places, "3%", "export; ; chad");
        let parts = "Oil exports rose 5%, gas 3%.";
        measures(parts, "3%", "export; gas; ");
        // Another verb, or no change, is another thing.
        for (text, figure) in [
            ("Exports rose 5%, and the rate is 3%.", "3%"),
            ("Exports rose 5% after a rate of 3%.", "3%"),
            ("Ships brought in revenue of $7bn, trucks $5bn.", "$5bn"),
        ] {
            assert_eq!(claim(text, figure).role, Role::Level, "{text}");
        }
    }
}
