//! Which part of what a share is, by what two texts say of it in whichever order: "Varna (41 per cent)" behind "buyers of
//! timber", and "Varna bought 41 per cent of the timber".

use super::facets::stands_near;
use super::sight::Sight;
use super::values::Dimension;
use super::weighing::{Weighing, weight};
use crate::claim::{Role, Subject};
use crate::passage::stem;

/// Weighs whether two percentages, of which at least one is a share of something named, are of one part of it.
pub(super) fn part(left: &Sight<'_>, right: &Sight<'_>, weighing: &mut Weighing) {
    let percentage = |sight: &&Sight<'_>| {
        sight.dimension == Dimension::Percent
            && matches!(sight.claim.role, Role::Share | Role::Level)
    };
    if ![left, right].iter().all(percentage) || weighing.complement {
        return;
    }
    match (whole_of(left), whole_of(right)) {
        // A slip of the pen has other evidence.
        (Some(_), Some(_)) if !weighing.lenient && !share_a_part(left, right) => {
            weighing.add(weight::NO_PART, "nothing says that they are of one part");
        }
        (Some(whole), None) if tells_of(right, left, whole) => weigh_part(weighing, whole),
        (None, Some(whole)) if tells_of(left, right, whole) => weigh_part(weighing, whole),
        _ => {}
    }
}

fn weigh_part(weighing: &mut Weighing, whole: &Subject) {
    let name = whole.measure.as_deref().unwrap_or_default();
    weighing.add(
        weight::PART,
        format_args!("both tell of the same part of {name}"),
    );
}

/// The whole of a share, if it has a name.
fn whole_of<'s>(sight: &'s Sight<'_>) -> Option<&'s Subject> {
    let whole = sight.claim.subject.whole.as_deref();
    whole.filter(|whole| whole.measure.is_some())
}

/// Does a text name around its figure the whole of a share, and all that says which part it is? In a list of shares each
/// stands near the parts of the others.
fn tells_of(sight: &Sight<'_>, share: &Sight<'_>, whole: &Subject) -> bool {
    let own = &sight.claim.subject;
    let tells = |term: &str, beside: bool| {
        own.qualifiers.contains(term)
            || own.parties.contains(term)
            || beside && stands_near(term, sight)
    };
    let named = whole
        .measure
        .as_deref()
        .is_some_and(|name| own.measure.as_deref() == Some(name) || stands_near(name, sight));
    let subject = &share.claim.subject;
    let terms = || {
        let all = subject.qualifiers.iter().chain(subject.parties.iter());
        all.filter(|term| !whole.qualifiers.contains(term) && !whole.parties.contains(term))
    };
    let in_list = sight.listed || share.listed;
    named && terms().next().is_some() && terms().all(|term| tells(term, !in_list))
}

/// Do two shares of named wholes have anything in common besides those: a party, a word that narrows them or stands around
/// them?
fn share_a_part(left: &Sight<'_>, right: &Sight<'_>) -> bool {
    let (one, other) = (&left.claim.subject, &right.claim.subject);
    let wholes = [one, other].map(|subject| subject.whole.as_deref());
    let of_whole = |word: &str| {
        wholes.into_iter().flatten().any(|whole| {
            let narrows = whole.qualifiers.iter().chain(whole.parties.iter());
            let said = narrows.chain(whole.context.iter());
            let mut terms = said.chain(whole.measure.as_deref());
            terms.any(|term| {
                let mut words = term.split(' ');
                term == word || words.any(|part| part == word || stem(part) == word)
            })
        })
    };
    let mut parties = one.parties.intersection(&other.parties);
    parties.any(|party| !of_whole(party))
        || !one.qualifiers.is_disjoint(&other.qualifiers)
        || left.near.in_common(&right.near).any(|word| !of_whole(word))
}
