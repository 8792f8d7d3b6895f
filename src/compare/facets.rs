//! How two subjects lie to each other, facet by facet: the measured thing, what narrows it, the whole of a share, the
//! words around. For parties see [`parties`](super::parties).

use std::fmt;

use super::opposed::{are_of_two_sides, are_of_two_wholes, is_side};
use super::sight::Sight;
use super::things::{are_people, is_kind};
use super::values::Dimension;
use super::weighing::{Weighing, weight};
use crate::claim::{Facet, Nature, Role, Subject};
use crate::lexicon::known::PERSON;
use crate::mention::Kind;
use crate::passage::stem;
use crate::word_set::WordSet;

/// Is one a share of what the text of the other calls the rest of its whole: "girls made up 54 per cent
/// and boys the rest" here, "48 per cent of them were boys" there?
pub(super) fn rest(left: &Sight<'_>, right: &Sight<'_>, weighing: &mut Weighing) -> bool {
    let is_rest = |sight: &Sight<'_>, other: &Sight<'_>| {
        let rest = &other.claim.subject.rest;
        let own = &other.claim.subject.qualifiers;
        let said = |words: &WordSet| {
            words.iter().any(|word| {
                sight.near.contains(word) || sight.claim.subject.qualifiers.contains(word)
            })
        };
        sight.dimension == Dimension::Percent && said(rest) && !said(own)
    };
    let found = is_rest(left, right) || is_rest(right, left);
    if found {
        weighing.complement = true;
        weighing.add(weight::REST, "one is what the other leaves, by its text");
    }
    found
}

pub(super) fn measure(
    left: &Sight<'_>,
    right: &Sight<'_>,
    weighing: &mut Weighing,
) -> Result<(), Facet> {
    let (one, other) = (&left.claim.subject, &right.claim.subject);
    let (Some(thing), Some(rival)) = (&one.measure, &other.measure) else {
        weighing.add(weight::MEASURE_MISSING, "one names no measured thing");
        return Ok(());
    };
    let known = one.nature.is_some() && other.nature.is_some();
    let kinds = is_kind(thing, rival) || is_kind(rival, thing);
    let broader = one.broader.contains(rival) || other.broader.contains(thing);
    // Of what a share is a part is no word for the part.
    let of_whole = |subject: &Subject| {
        let whole = subject.whole.as_deref();
        let names = whole.and_then(|whole| whole.measure.as_ref().zip(subject.measure.as_ref()));
        names.is_some_and(|(whole, own)| whole == own || left.akin.are_any(whole, own))
    };
    if thing == rival {
        let weight = match known {
            _ if of_whole(one) && of_whole(other) => weight::OF_WHOLE,
            true => weight::MEASURE,
            false if is_quantity(left) => weight::QUANTITY,
            false => weight::NOUN,
        };
        weighing.add(weight, format_args!("both measure {thing}"));
        inherited(one, other, Facet::Measure, weighing);
    } else if of_whole(one) && of_whole(other) && left.akin.are_any(thing, rival) {
        weighing.add(
            weight::OF_WHOLE,
            format_args!("{thing} may go by the name of {rival}"),
        );
    } else if known && !weighing.lenient && kinds && !broader {
        // "Operating profit" is no profit, though both texts say the word.
        weighing.note(format_args!("{thing} is not {rival}"));
        return Err(Facet::Measure);
    } else if kinds && broader {
        // "Blue widget output", of which a caller says that it is a part of widget output.
        weighing.add(
            weight::KIND,
            format_args!("one of {thing} and {rival} is a part of the other"),
        );
        weighing.left_adds |= one.broader.contains(rival);
        weighing.right_adds |= other.broader.contains(thing);
    } else if !known && kinds {
        weighing.add(
            weight::KIND,
            format_args!("{thing} and {rival} are of a kind"),
        );
    } else if left.is_akin(right) {
        let close = (left.akin).are_close(thing, rival, left.claim.mention.kind());
        // "The final cost is 4m more than the budget of 198m": who has both tells them apart.
        let both = left.near.contains(rival.as_str()) || right.near.contains(thing.as_str());
        let weight = match close && (weighing.lenient || !both) {
            true => weight::CLOSE,
            false => weight::AKIN,
        };
        weighing.add(
            weight,
            format_args!("{thing} may go by the name of {rival}"),
        );
        inherited(one, other, Facet::Measure, weighing);
    } else if weighing.lenient && are_people(one, other) {
        weighing.note(format_args!("{thing} and {rival} are people"));
    } else if one.broader.contains(rival) {
        weighing.note(format_args!("{thing} is a part of {rival}"));
        weighing.left_adds = true;
    } else if other.broader.contains(thing) {
        weighing.note(format_args!("{rival} is a part of {thing}"));
        weighing.right_adds = true;
    } else if [one, other]
        .iter()
        .all(|subject| subject.nature == Some(Nature::Toll))
    {
        // The dead and the injured of one event stand side by side in every report of it.
        weighing.note(format_args!("{thing} is not {rival}"));
        return Err(Facet::Measure);
    } else if !(known && weighing.lenient)
        && (left.near.contains(rival.as_str()) || right.near.contains(thing.as_str()))
    {
        // What stands beside the other is no thing of its own where its text does not name it here.
        let inherited = |subject: &Subject| subject.inherited.contains(&Facet::Measure);
        // People of whom nothing is said may be any of those beside them.
        let whoever = thing == PERSON || rival == PERSON;
        let kind = left.claim.mention.kind();
        let weight = match inherited(one) || inherited(other) {
            false if left.akin.are_rivals(thing, rival, kind) => weight::RIVAL,
            _ if whoever => weight::WHOEVER,
            true => weight::INHERITED,
            false => weight::BESIDE,
        };
        weighing.add(weight, format_args!("{thing} beside {rival}"));
    } else if known {
        weighing.note(format_args!("{thing} is not {rival}"));
        return Err(Facet::Measure);
    } else {
        weighing.add(
            weight::OTHER_NOUN,
            format_args!("{thing} may not be {rival}"),
        );
    }
    Ok(())
}

/// Is what it measures the name of a quantity, and no thing that is counted: of ships there are many numbers in a story,
/// of costs and lengths few?
fn is_quantity(sight: &Sight<'_>) -> bool {
    let kind = sight.claim.mention.kind();
    let measure = sight.claim.subject.measure.as_deref();
    !matches!(kind, Kind::Count | Kind::Number)
        && measure.is_some_and(|name| sight.akin.are_close(name, name, kind))
}

/// Do both name what they measure, by one name, a kind of it, or one that may stand for it?
pub(super) fn one_thing(left: &Sight<'_>, right: &Sight<'_>) -> bool {
    let (one, other) = (&left.claim.subject.measure, &right.claim.subject.measure);
    let things = one.as_ref().zip(other.as_ref());
    things.is_some_and(|(thing, rival)| {
        thing == rival || is_kind(thing, rival) || is_kind(rival, thing) || left.is_akin(right)
    })
}

pub(super) fn qualifiers<'s>(
    left: &'s Sight<'_>,
    right: &'s Sight<'_>,
    weighing: &mut Weighing,
) -> Result<(), Facet> {
    let (own, theirs) = (
        &left.claim.subject.qualifiers,
        &right.claim.subject.qualifiers,
    );
    for shared in own.intersection(theirs) {
        weighing.add(weight::QUALIFIER, format_args!("both {shared}"));
    }
    // A word that the other has around it narrows nothing; but shares stand in lists, each near the
    // parts of the others.
    let shares = left.claim.role == Role::Share && right.claim.role == Role::Share;
    let listed = shares && (left.listed || right.listed);
    let beside = |term: &str, other: &Sight<'_>| {
        !listed && stands_near(term, other)
            || other.claim.subject.measure.as_deref() == Some(term)
            || other.claim.subject.parties.contains(term)
    };
    let only_left = own.difference(theirs);
    let only_left: Vec<_> = only_left.filter(|term| !beside(term, right)).collect();
    let only_right = theirs.difference(own);
    let only_right: Vec<_> = only_right.filter(|term| !beside(term, left)).collect();
    let other_name = |term: &&str, rivals: &[&str]| {
        let akin = |rival: &&str| left.akin.are(term, rival, left.claim.mention.kind());
        rivals.iter().any(akin)
    };
    let first: Vec<_> = only_left
        .iter()
        .copied()
        .filter(|term| !other_name(term, &only_right))
        .collect();
    let second: Vec<_> = only_right
        .iter()
        .copied()
        .filter(|term| !other_name(term, &only_left))
        .collect();
    // Who voted is no part of the votes, where the other text does not say who did.
    let who = |terms: Vec<&'s str>, rivals: &[&str], sight: &Sight<'_>| -> Vec<&'s str> {
        let measure = sight.claim.subject.measure.as_deref().unwrap_or_default();
        let kind = sight.claim.mention.kind();
        let mut terms = terms;
        terms.retain(|term| !rivals.is_empty() || !sight.akin.are(term, measure, kind));
        terms
    };
    let only_left = who(first, &second, left);
    let only_right = who(second, &only_left, right);
    let sided = |terms: &[&str], sight: &Sight<'_>| terms.iter().all(|term| is_side(term, sight));
    if are_of_two_sides(left, right) && sided(&only_left, left) && sided(&only_right, right) {
        return Ok(());
    }
    if are_complements(&only_left, &only_right) {
        weighing.complement = true;
        weighing.note(format_args!(
            "{} is what {} leaves",
            Joined(&only_left),
            Joined(&only_right)
        ));
        return Ok(());
    }
    let loose = own.symmetric_difference(theirs).count() - only_left.len() - only_right.len();
    if loose > 0 {
        weighing.add(
            weight::LOOSE_QUALIFIER,
            "a qualifier of one is near the other",
        );
    }
    added(&only_left, &only_right, weighing);
    if !only_left.is_empty() && !only_right.is_empty() && !weighing.lenient {
        return Err(Facet::Qualifiers);
    }
    Ok(())
}

/// Does a text have every word of a name beside its figure?
pub(super) fn stands_near(name: &str, sight: &Sight<'_>) -> bool {
    name.split(' ')
        .all(|word| sight.near.contains(word) || sight.near.contains(stem(word)))
}

/// Does only one of the texts say that its figure is of a part, or of another?
pub(super) fn scope(
    left: &Sight<'_>,
    right: &Sight<'_>,
    weighing: &mut Weighing,
) -> Result<(), Facet> {
    if left.scope.another != right.scope.another {
        weighing.note(format_args!("only one is said to be of another"));
        return Err(Facet::Qualifiers);
    }
    if left.scope.part != right.scope.part {
        weighing.note(format_args!("only one is said to be of a part"));
        weighing.left_adds |= left.scope.part;
        weighing.right_adds |= right.scope.part;
    }
    Ok(())
}

/// Is one "not" the other: "national currency", "not national currency"?
fn are_complements(one: &[&str], other: &[&str]) -> bool {
    let ([one], [other]) = (one, other) else {
        return false;
    };
    one.strip_prefix("not ") == Some(other) || other.strip_prefix("not ") == Some(one)
}

/// Marks which side has terms that the other lacks.
pub(super) fn added(left: &[&str], right: &[&str], weighing: &mut Weighing) {
    let mut only = |terms: Vec<&str>, side: &str| {
        let any = !terms.is_empty();
        if any {
            weighing.note(format_args!("only the {side} is {}", Joined(&terms)));
        }
        any
    };
    let left_adds = only(without(left, right), "first");
    let right_adds = only(without(right, left), "second");
    weighing.left_adds |= left_adds;
    weighing.right_adds |= right_adds;
}

pub(super) fn whole(
    one: &Sight<'_>,
    other: &Sight<'_>,
    weighing: &mut Weighing,
) -> Result<(), Facet> {
    let wholes = (&one.claim.subject.whole, &other.claim.subject.whole);
    let (Some(left), Some(right)) = wholes else {
        return Ok(());
    };
    let apart = !left.parties.is_empty()
        && !right.parties.is_empty()
        && left.parties.is_disjoint(&right.parties);
    if apart || are_of_two_wholes(one, other) {
        return Err(Facet::Whole);
    }
    if let Some((own, theirs)) = left.measure.as_ref().zip(right.measure.as_ref())
        && own != theirs
    {
        // "Exports to Asia are 22 per cent of sales": whoever calls the part so means something else by the whole.
        let is_part = |thing: &String, sight: &Sight<'_>| {
            sight.claim.subject.qualifiers.contains(thing.as_str())
        };
        if is_part(theirs, one) || is_part(own, other) {
            return Err(Facet::Whole);
        }
        let beside = |thing: &String, sight: &Sight<'_>| stands_near(thing, sight);
        let by_name = is_kind(own, theirs)
            || is_kind(theirs, own)
            || one.akin.are_any(own, theirs)
            || are_people(left, right);
        if !by_name && !beside(own, other) && !beside(theirs, one) {
            return Err(Facet::Whole);
        }
        weighing.note(format_args!("{own} may go by the name of {theirs}"));
        return Ok(());
    }
    // "Farm exports" are some of the exports; what "the 940 deaths" were tells the figure, and what has no
    // nature of its own is cut short: "fish stocks", "the stocks".
    let narrowed = |own: &Subject, theirs: &Subject, sight: &Sight<'_>| {
        let mut terms = own.qualifiers.difference(&theirs.qualifiers);
        let named = theirs.measure.as_deref();
        theirs.nature.is_some()
            && named.is_some_and(|name| stands_near(name, sight))
            && terms.any(|term| !stands_near(term, sight))
    };
    if left.measure.is_some()
        && left.measure == right.measure
        && (narrowed(left, right, other) || narrowed(right, left, one))
    {
        weighing.note(format_args!("only one of the wholes is narrowed"));
        return Err(Facet::Whole);
    }
    weighing.add(weight::WHOLE, "shares of one whole");
    Ok(())
}

pub(super) fn near(left: &Sight<'_>, right: &Sight<'_>, weighing: &mut Weighing) {
    /// What one of them measures has been weighed in part.
    const HALF: f64 = 0.5;
    let measures = [left, right].map(|sight| sight.claim.subject.measure.as_deref());
    let told = |word| {
        if measures.contains(&Some(word)) {
            HALF
        } else {
            1.0
        }
    };
    let count: f64 = shared(left, right).map(told).sum();
    if count > 0.0 {
        let weight = weight::NEAR * count.min(weight::MOST_NEAR);
        weighing.add(weight, BothNear(left, right));
    }
}

/// The words around both of two claims, but for what both measure, which has been weighed.
fn shared<'s>(left: &'s Sight<'_>, right: &'s Sight<'_>) -> impl Iterator<Item = &'s str> {
    let measures = [left, right].map(|sight| sight.claim.subject.measure.as_deref());
    let shared = left.near.in_common(&right.near);
    shared.filter(move |word| measures != [Some(*word); 2])
}

/// The words around both of two claims, put in order only where the reason is written out.
struct BothNear<'s>(&'s Sight<'s>, &'s Sight<'s>);

impl fmt::Display for BothNear<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shared: Vec<_> = shared(self.0, self.1).collect();
        shared.sort_unstable();
        write!(f, "both near {}", shared.join(", "))
    }
}

pub(super) fn inherited(one: &Subject, other: &Subject, facet: Facet, weighing: &mut Weighing) {
    if one.inherited.contains(&facet) || other.inherited.contains(&facet) {
        weighing.add(
            weight::INHERITED,
            format_args!("{} from context", facet.name()),
        );
    }
}

/// Terms as a reason lists them, written out only where the reason is.
pub(super) struct Joined<'t>(pub(super) &'t [&'t str]);

impl fmt::Display for Joined<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, term) in self.0.iter().enumerate() {
            write!(f, "{}{term}", if nth == 0 { "" } else { " and " })?;
        }
        Ok(())
    }
}

/// The terms that are not among others.
fn without<'t>(terms: &[&'t str], others: &[&str]) -> Vec<&'t str> {
    let mut only = terms.to_vec();
    only.retain(|term| !others.contains(term));
    only
}
