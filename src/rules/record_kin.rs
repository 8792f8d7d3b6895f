//! Whether a figure and a record may be of one thing, by what they count and measure and by whose they are.

use std::collections::BTreeSet;

use super::record::Record;
use crate::case::Case;
use crate::claim::{Claim, Facet, Nature};
use crate::mention::{Kind, Value};
use crate::passage::{Passage, stem};

/// Do two counts count the same? Other figures are of one dimension anyway.
pub(super) fn counts_alike(one: &Claim, other: &Claim) -> bool {
    match (&one.mention.value, &other.mention.value) {
        (Value::Count { noun: one, .. }, Value::Count { noun: other, .. }) => one == other,
        (Value::Count { .. }, _) | (_, Value::Count { .. }) => false,
        _ => true,
    }
}

/// Do words name what the record is of?
pub(super) fn is_theirs(held: &Claim, words: &BTreeSet<String>) -> bool {
    let counted = held.mention.kind() == Kind::Count;
    let written = !held.subject.inherited.contains(&Facet::Parties);
    let mut parties = held.subject.parties.iter();
    counted && written && parties.any(|party| words.contains(stem(party)))
}

/// "The most forest fires ever", and more fires of any kind; for the fewest, the other way round: do the counts say by
/// their nouns that one is of a kind of the other, so that it is no wonder which is more?
pub(super) fn is_of_more(case: &Case<'_>, held: &Claim, other: &Claim, most: bool) -> bool {
    let words = |claim: &Claim| -> Option<BTreeSet<String>> {
        let Value::Count { noun, .. } = &claim.mention.value else {
            return None;
        };
        // The "record" of "a record 32 goals", which is part of the unit, stands before the number.
        let written = case.text(claim).to_lowercase();
        let own = noun.name().split(' ').filter(|word| written.contains(word));
        Some(own.map(str::to_owned).collect())
    };
    let (kind, all) = if most { (held, other) } else { (other, held) };
    words(kind)
        .zip(words(all))
        .is_some_and(|(kind, all)| !all.is_empty() && kind != all && all.is_subset(&kind))
}

/// "The count, at 10.2 million, was up on the 8.1 million visitors of the year before": does a number stand near one of
/// what the record counts, or is it of people, as all that come are?
pub(super) fn counts_by_name(case: &Case<'_>, at: usize, held: &Claim, other: &Claim) -> bool {
    let Value::Count { noun, .. } = &held.mention.value else {
        return false;
    };
    match &other.mention.value {
        Value::Number { .. } => {
            let near = case.passages.get(at.saturating_sub(1)..=at);
            let near = near.unwrap_or_default().iter();
            let near = near.filter(|passage| passage.document == other.document);
            near.flat_map(Passage::claims).any(|index| {
                let claim = case.claim(index);
                claim.is_some_and(|claim| {
                    matches!(&claim.mention.value, Value::Count { noun: own, .. } if own == noun)
                })
            })
        }
        Value::Count { noun: wider, .. } => {
            held.subject.broader.iter().any(|name| name == wider.name())
        }
        _ => false,
    }
}

/// Do the texts know what either figure measures, and are those two things: the dead and the injured?
pub(super) fn measures_another(case: &Case<'_>, one: &Claim, other: &Claim) -> bool {
    let akin = &case.converter.lexicon.linking.akin;
    let kind = one.mention.kind();
    let known = |claim: &Claim| claim.subject.nature.is_some();
    // A unit of its own tells by itself what is measured; money and percentages are of anything.
    let telling = matches!(kind, Kind::Measure | Kind::Count);
    let things = one
        .subject
        .measure
        .as_ref()
        .zip(other.subject.measure.as_ref());
    (known(one) && known(other) || !telling)
        && things.is_some_and(|(one, other)| one != other && !akin.are(one, other, kind))
}

/// Does neither text know what it measures, or both, where figures of one unit may measure anything?
pub(super) fn says_what(one: &Claim, other: &Claim) -> bool {
    let anything = matches!(one.mention.kind(), Kind::Money | Kind::Percent);
    let known = one.subject.nature.is_some() == other.subject.nature.is_some();
    let inherited = other.subject.inherited.contains(&Facet::Measure);
    let money = one.mention.kind() == Kind::Money;
    !anything || known && !(money && inherited)
}

/// Does the text say that the other figure is somebody's of whom the sentence of the record does not speak? The
/// dead, and what is measured, are compared wherever they were.
pub(super) fn is_of_another(record: &Record, held: &Claim, other: &Claim) -> bool {
    let (own, theirs) = (&held.subject, &other.subject);
    let written = !theirs.inherited.contains(&Facet::Parties);
    let spoken_of = |party: &str| {
        let mut words = party.split(' ');
        own.parties.contains(party) || words.any(|word| record.words.contains(word))
    };
    let anywhere = own.nature == Some(Nature::Toll) || held.mention.kind() == Kind::Measure;
    written && !anywhere && !theirs.parties.is_empty() && !theirs.parties.iter().any(spoken_of)
}

/// Is the other figure's thing the same, or one that its words leave open?
pub(super) fn shares(other: &Claim, measure: Option<&str>) -> bool {
    let own = other.subject.measure.as_deref();
    own.is_some() && own == measure
}
