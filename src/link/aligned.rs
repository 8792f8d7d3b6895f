//! Lists that go in step: "was $8m and $9m in 2014 and 2015, respectively", "coal and gas rose 4% and
//! 5%, respectively".

use std::ops::Range;

use super::draft::Draft;
use super::frame::Hold;
use super::listed::{parts_before, parts_behind};
use super::phrase::{self, Phrase};
use super::text::Text;
use crate::claim::{Basis, ClaimPeriod, Role, Subject};
use crate::lexicon::{Classes, Role as Part};
use crate::mention::{Kind, Mention, Value};
use crate::word_set::WordSet;

/// More items than this make no list that a reader would go through in step.
const MOST_ITEMS: usize = 8;

/// A comma, "and", a preposition, an article and a hedge: more words between two items join none.
const MOST_JOINING: usize = 5;

/// Gives each figure of a list its own time, or its own subject, of a list of as many.
pub(crate) fn align(text: &Text<'_>, drafts: &mut [Draft]) {
    for sentence in drafts.chunk_by_mut(|one, other| one.sentence == other.sentence) {
        if sentence.len() > 1 {
            align_sentence(text, sentence);
        }
    }
}

fn align_sentence(text: &Text<'_>, drafts: &mut [Draft]) {
    let lists = lists(text, drafts);
    if lists.is_empty() {
        return;
    }
    let sentence = drafts[0].tokens.clone();
    let told = sentence.clone().find(|at| text.has(*at, Part::InStep));
    let (times, figures): (Vec<_>, Vec<_>) = lists
        .into_iter()
        .partition(|list| drafts[list[0]].claim.mention.time().is_some());
    for list in &figures {
        follow_first(drafts, list);
        let mut alike = times.iter().filter(|times| times.len() == list.len());
        let nearest = match told {
            Some(_) => alike.min_by_key(|times| distance(times, list)),
            // Unsaid, only two lists with no third beside them go in step.
            None if times.len() == 1 => alike.next(),
            None => None,
        };
        if let Some(times) = nearest {
            take_times(drafts, list, times);
        } else if told.is_some() {
            take_subjects(text, drafts, list, &sentence);
        }
    }
}

/// The lists of a sentence, each with the numbers of its drafts: figures in one unit, or times, that
/// nothing but commas, "and", small words and brackets parts.
fn lists(text: &Text<'_>, drafts: &[Draft]) -> Vec<Vec<usize>> {
    let mut lists: Vec<Vec<usize>> = Vec::new();
    let mut ended_by_and = false;
    for nth in 0..drafts.len() {
        // What stands in brackets says an item again.
        if in_brackets(text, drafts, nth) {
            continue;
        }
        let joint = lists
            .last()
            .and_then(|list| list.last())
            .filter(|_| !ended_by_and)
            .and_then(|last| joint(text, &drafts[*last], &drafts[nth]));
        match joint {
            Some(and) => {
                if let Some(list) = lists.last_mut() {
                    list.push(nth);
                }
                ended_by_and = and;
            }
            None => {
                lists.push(vec![nth]);
                ended_by_and = false;
            }
        }
    }
    lists.retain(|list| (2..=MOST_ITEMS).contains(&list.len()) && closed(text, drafts, list));
    lists
}

fn in_brackets(text: &Text<'_>, drafts: &[Draft], nth: usize) -> bool {
    nth > 0 && matches!(drafts[nth].frame.hold, Hold::Bracket(Some(_)))
        || text.is_sign(drafts[nth].frame.left.wrapping_sub(1), '(')
}

/// Does "and" stand before the last item?
fn closed(text: &Text<'_>, drafts: &[Draft], list: &[usize]) -> bool {
    let Some([before, last]) = list.last_chunk() else {
        return false;
    };
    joint(text, &drafts[*before], &drafts[*last]) == Some(true)
}

/// Whether "and" is what joins two items; `None` if nothing does.
fn joint(text: &Text<'_>, one: &Draft, other: &Draft) -> Option<bool> {
    if !alike(&one.claim.mention, &other.claim.mention) {
        return None;
    }
    const SMALL: Classes = Classes::HEDGE
        .or(Classes::DETERMINER)
        .or(Classes::PREPOSITION);
    let between = one.frame.tokens.end..other.frame.tokens.start;
    let (mut joined, mut and, mut words, mut depth) = (false, false, 0, 0_u32);
    for at in between {
        if text.is_sign(at, '(') {
            depth += 1;
        } else if text.is_sign(at, ')') {
            depth = depth.checked_sub(1)?;
        }
        if depth > 0 || text.is_sign(at, ')') {
            continue;
        }
        let conjunction =
            text.is_word(at, "and") || text.is_sign(at, '&') || text.has(at, Part::Or);
        let small = text.is(at, SMALL) && !text.is(at, Classes::COMPARE.or(Classes::AGAINST));
        if !(conjunction || small || text.is_sign(at, ',')) {
            return None;
        }
        words += 1;
        and |= conjunction;
        joined |= conjunction || text.is_sign(at, ',');
    }
    (joined && words <= MOST_JOINING).then_some(and)
}

/// Can two be items of one list?
pub(super) fn alike(one: &Mention, other: &Mention) -> bool {
    match (&one.value, &other.value) {
        (Value::Money { currency, .. }, Value::Money { currency: same, .. }) => currency == same,
        (Value::Count { noun, .. }, Value::Count { noun: same, .. }) => noun == same,
        (Value::Measure { unit, .. }, Value::Measure { unit: same, .. }) => unit == same,
        (Value::Percent { unit, .. }, Value::Percent { unit: same, .. }) => unit == same,
        (Value::Number { .. }, Value::Number { .. } | Value::Count { .. }) => true,
        (Value::Count { .. }, Value::Number { .. }) => true,
        _ => {
            one.time().is_some() && other.time().is_some()
                || one.kind() == other.kind()
                    && matches!(one.kind(), Kind::Duration | Kind::Multiple)
        }
    }
}

/// How many mentions lie between two lists.
fn distance(one: &[usize], other: &[usize]) -> usize {
    let ends = |list: &[usize]| list.first().copied().zip(list.last().copied());
    match (ends(one), ends(other)) {
        (Some((first, last)), Some((start, end))) => {
            start.saturating_sub(last).max(first.saturating_sub(end))
        }
        _ => usize::MAX,
    }
}

/// What a verb says of the first figure of a list it says of all: "rose 4% and 5%".
fn follow_first(drafts: &mut [Draft], list: &[usize]) {
    let Some((first, rest)) = list.split_first() else {
        return;
    };
    let (role, direction) = (drafts[*first].claim.role, drafts[*first].claim.direction);
    let (modality, change) = (drafts[*first].claim.modality, drafts[*first].found.change);
    let movement = drafts[*first].found.movement;
    for nth in rest {
        let draft = &mut drafts[*nth];
        if draft.frame.hold == Hold::Listed && draft.claim.role == Role::Level {
            draft.claim.role = role;
            draft.claim.direction = draft.claim.direction.or(direction);
            draft.claim.modality = modality;
            draft.found.change = change;
            draft.found.movement = draft.found.movement.or(movement);
        }
    }
}

fn take_times(drafts: &mut [Draft], list: &[usize], times: &[usize]) {
    for (figure, time) in list.iter().zip(times) {
        let time = &drafts[*time].claim.mention;
        let stated = time.period().map(|days| ClaimPeriod {
            days,
            basis: Basis::Stated,
            span: Some(time.span),
        });
        drafts[*figure].claim.period = stated;
    }
}

/// The names or nouns that a list of figures goes through.
struct Named {
    items: Vec<Phrase>,
    /// Do they stand behind the figures: "5% and 6% in Chad and Mali"?
    behind: bool,
}

fn take_subjects(text: &Text<'_>, drafts: &mut [Draft], list: &[usize], sentence: &Range<usize>) {
    let (Some(first), Some(last)) = (list.first(), list.last()) else {
        return;
    };
    let after = drafts[*last].frame.tokens.end;
    let parts = parts_behind(text, after, sentence.end, list.len());
    let behind = parts.is_some();
    let parts = parts.or_else(|| parts_before(text, &drafts[*first], sentence, list.len()));
    let Some(parts) = parts else {
        return;
    };
    let items = parts.into_iter().map(|part| phrase::read(text, part));
    let named = Named {
        items: items.collect(),
        behind,
    };
    let given = drafts[*first].claim.subject.clone();
    let settled = drafts[*first].found.settled;
    for (nth, item) in list.iter().zip(0..) {
        let draft = &mut drafts[*nth];
        draft.claim.subject = named.subject(&given, item);
        draft.found.settled = settled;
        draft.found.points_back &= draft.claim.subject.measure.is_none();
    }
}

impl Named {
    /// The subject of the figure of this item, where `given` is what the sentence says of the first.
    fn subject(&self, given: &Subject, item: usize) -> Subject {
        let mut subject = given.clone();
        let Some(own) = self.items.get(item).map(|phrase| &phrase.subject) else {
            return subject;
        };
        let own_words = words(own);
        for other in &self.items {
            remove(&mut subject.parties, &other.subject.parties);
            remove(&mut subject.qualifiers, &words(&other.subject));
        }
        subject.parties.extend(own.parties.clone());
        let heads = || self.items.iter().filter(|phrase| phrase.names_a_measure());
        let measure = subject.measure.as_deref();
        let of_items =
            measure.is_none() || heads().any(|phrase| phrase.subject.measure.as_deref() == measure);
        if self.behind || !of_items {
            subject.qualifiers.extend(own_words);
            return subject;
        }
        // "US and Chinese exports", "the price of wheat and maize": a head that an item leaves out.
        let known = || heads().find(|phrase| phrase.names_a_thing());
        let own_head = own.measure.is_some() && (own.nature.is_some() || known().is_none());
        let head = if own_head {
            Some(own)
        } else {
            known()
                .or_else(|| heads().next())
                .map(|phrase| &phrase.subject)
        };
        if let Some(head) = head {
            subject.measure.clone_from(&head.measure);
            subject.nature = head.nature;
            subject.broader.clone_from(&head.broader);
            subject.statistic = head.statistic;
            subject.wording.clone_from(&own.wording);
            if subject.wording.is_empty() {
                subject.wording.clone_from(&head.wording);
            }
        }
        if own_head {
            subject.qualifiers.extend(own.qualifiers.clone());
        } else {
            subject.qualifiers.extend(own_words);
        }
        subject
    }
}

/// The words of an item, as qualifiers of what it has in common with the others.
pub(super) fn words(subject: &Subject) -> WordSet {
    let mut words = subject.qualifiers.clone();
    words.extend(subject.measure.clone());
    words
}

fn remove(from: &mut WordSet, words: &WordSet) {
    for word in words.iter() {
        from.remove(word);
    }
}

#[cfg(test)]
mod tests {
    use super::super::corpus::{claim, days, measures};
    use crate::claim::{Direction, Role};

    #[track_caller]
    fn years(text: &str, expected: &[(&str, &str)]) {
        for (figure, year) in expected {
            let next: i32 = year.parse::<i32>().expect("a year") + 1;
            days(text, figure, &format!("{year}-01-01/{next}-01-01"));
        }
    }

    #[test]
    fn figures_and_times_in_step() {
        for text in [
            "Profit in 2015 and 2016 was $21m and $27m, respectively.",
            "Profit was $21m and $27m in 2015 and 2016, respectively.",
            "Profit was $21m and $27m, respectively, in 2015 and 2016.",
            "Profit respectively came to about $21m and about $27m for 2015 and for 2016.",
            "In 2015 and 2016, the mill earned $21m and $27m.",
            "Profit of $21m (£14m) and $27m (£22m) was made in 2015 and 2016.",
        ] {
            years(text, &[("$21m", "2015"), ("$27m", "2016")]);
        }
        years(
            "Grants made in fiscal years 2016, 2015 and 2014 were $410m, $280m, and $265m, respectively.",
            &[("$410m", "2016"), ("$280m", "2015"), ("$265m", "2014")],
        );
        years(
            "Rent rose 4% and 5% to $40m and $42m in 2018 and 2019, respectively.",
            &[
                ("4%", "2018"),
                ("5%", "2019"),
                ("$40m", "2018"),
                ("$42m", "2019"),
            ],
        );
    }

    #[test]
    fn lists_that_do_not() {
        // Two amounts and three years, or amounts that each have a time of their own.
        years(
            "Profit was $21m in 2015 and $27m in 2016.",
            &[("$21m", "2015"), ("$27m", "2016")],
        );
        years(
            "Profit was $21m in 2015, and in 2016 it was $27m.",
            &[("$21m", "2015"), ("$27m", "2016")],
        );
    }

    #[test]
    fn figures_and_subjects_in_step() {
        let fuels = "Coal exports and gas imports rose by 4.1% and 5.2%, respectively.";
        measures(fuels, "4.1%", "export; coal; ");
        measures(fuels, "5.2%", "import; gas; ");
        let lakes = "Exports to Chad, Mali and Peru reached $5m, $6m and $8m, respectively.";
        measures(lakes, "$6m", "export; ; mali");
        let firms = "Kenya and Chad reported exports of $5bn and $3bn, respectively.";
        measures(firms, "$5bn", "export; ; kenya");
        measures(firms, "$3bn", "export; ; chad");
        let places = "Inflation was 5% and 6% in Kenya and Chad, respectively.";
        measures(places, "5%", "inflation; ; kenya");
        measures(places, "6%", "inflation; ; chad");
        let shared = "Kenyan and Chadian exports were $5bn and $3bn, respectively.";
        measures(shared, "$5bn", "export; ; kenya");
        measures(shared, "$3bn", "export; ; chad");
    }

    #[test]
    fn what_the_verb_says_of_all() {
        let text = "Sales and costs fell 4% and 5%, respectively.";
        for figure in ["4%", "5%"] {
            let claim = claim(text, figure);
            assert_eq!(claim.role, Role::Change, "{figure}");
            assert_eq!(claim.direction, Some(Direction::Fall), "{figure}");
        }
    }
}
