//! How the parties of two subjects lie to each other.

use super::facets::{Joined, added, inherited, stands_near};
use super::sight::Sight;
use super::weighing::{Weighing, weight};
use crate::claim::{Facet, Subject};
use crate::lexicon::Akin;

pub(super) fn parties(
    one: &Sight<'_>,
    other: &Sight<'_>,
    weighing: &mut Weighing,
) -> Result<(), Facet> {
    // What one text takes for a name the other may take for what narrows the thing.
    fn named<'t>(subject: &'t Subject, rival: &Subject) -> Vec<&'t str> {
        let elsewhere = |party: &&str| {
            rival.qualifiers.contains(party) || rival.measure.as_deref() == Some(*party)
        };
        let parties = subject.parties.iter();
        parties.filter(|party| !elsewhere(party)).collect()
    }
    let (own, theirs) = (&one.claim.subject, &other.claim.subject);
    let (left, right) = (&named(own, theirs), &named(theirs, own));
    if left.is_empty() || right.is_empty() {
        return Ok(());
    }
    let from_context = |subject: &Subject| subject.inherited.contains(&Facet::Parties);
    let written = !from_context(own) && !from_context(theirs);
    if left == right {
        weighing.add(weight::PARTIES, format_args!("both of {}", Joined(left)));
        inherited(own, theirs, Facet::Parties, weighing);
    } else if !left.iter().any(|party| is_among(party, right, one.akin)) {
        if !written {
            // What one story is about is no party of its every figure.
            return Ok(());
        }
        let (left, right) = (Joined(left), Joined(right));
        weighing.note(format_args!("{left} is not {right}"));
        return Err(Facet::Parties);
    } else {
        weighing.add(weight::SOME_PARTIES, "they share a party");
        // "Union and SPD have 328; with the Greens they have 413".
        let nameless = own.measure.is_none() || theirs.measure.is_none();
        let joint = nameless && left.len() > 1 && right.len() > 1 && left.len() != right.len();
        if written && (extends(own) && extends(theirs) || joint) {
            added(&only(left, right, other), &only(right, left, one), weighing);
            if weighing.left_adds && weighing.right_adds {
                return Err(Facet::Parties);
            }
        }
    }
    Ok(())
}

/// The parties that the other side does not name, nor speak of beside its figure.
fn only<'t>(parties: &[&'t str], rivals: &[&str], other: &Sight<'_>) -> Vec<&'t str> {
    let only = parties.iter().copied();
    only.filter(|party| !is_among(party, rivals, other.akin) && !stands_near(party, other))
        .collect()
}

/// Is a party among others, by a name of which one may hold the other: "bank of ostmark", "ostmark"?
fn is_among(party: &str, others: &[&str], akin: &Akin) -> bool {
    // South America is not America.
    let side = |before: &str| before.split(' ').any(|word| akin.is_side(word));
    let holds = |long: &str, short: &str| {
        let (front, back) = (long.strip_prefix(short), long.strip_suffix(short));
        front.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            || back.is_some_and(|rest| rest.ends_with(' ') && !side(rest))
    };
    others
        .iter()
        .any(|other| holds(party, other) || holds(other, party))
}

/// Has the measured thing parts that belong to one party and to another, as trade and victims have, and a height
/// or a sentence has not?
fn extends(subject: &Subject) -> bool {
    subject.nature.is_some()
}
