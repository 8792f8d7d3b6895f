//! What it takes to set two figures of two documents against each other that differ: among enough figures some two
//! always lie near each other, or have the same digits.

use super::facets::one_thing;
use super::page::Page;
use super::sight::Sight;
use super::slip;
use super::values::Dimension;
use crate::claim::{Basis, Role};
use crate::mention::Kind;
use crate::value::PeriodRelation;

/// How sure it must be that they are of one thing where their texts call it by different names, or one by none.
const OTHER_NAME: f64 = 0.75;
const OTHER_SHARE: f64 = 0.6;
/// The same of counts and bare numbers.
const OTHER_COUNT: f64 = 0.9;
/// The same of counts of what no lexicon knows: of companies, games or steps there are many in one story.
const COUNT: f64 = 0.8;
/// How surely the documents tell one story where nothing else ties the figures, and where only a country does.
const STORY: f64 = 0.9;
const STORY_OF_COUNTRY: f64 = 0.75;
/// The same where both give one time, and for slips of the pen by how many digits they have.
const STORY_OF_TIME: f64 = 0.75;
const STORY_OF_SLIP: [f64; 5] = [0.75, 0.75, 0.75, 0.5, 0.35];
/// Where both documents give no more figures than this, hardly another can be meant.
const FEW: usize = 5;
const STORY_OF_FEW: f64 = 0.5;
/// How many figures of a kind a document gives that says no more of each than most do.
const FIGURES: f64 = 6.0;

/// A figure and the document that gives it.
pub(super) type Side<'s, 'a> = (&'s Page<'a>, &'s Sight<'a>);

/// Do the texts say enough of two figures, of which it is so sure that they are of one thing, that both cannot be
/// right? `story` is how surely the documents tell one story.
pub(super) fn hold(
    one: Side<'_, '_>,
    other: Side<'_, '_>,
    period: Option<PeriodRelation>,
    story: f64,
    confidence: f64,
) -> bool {
    // Figures of two times do not contradict each other anyway.
    if period.is_some_and(|relation| relation != PeriodRelation::Equal) {
        return true;
    }
    let named = one_thing(one.1, other.1);
    let share = |side: Side<'_, '_>| {
        side.1.dimension == Dimension::Percent && side.1.claim.role != Role::Change
    };
    let unknown = |side: Side<'_, '_>| side.1.claim.subject.nature.is_none();
    let few = [one, other].iter().all(|side| side.0.sights.len() <= FEW);
    let least = match (named, is_count(one.1) || is_count(other.1)) {
        _ if few => 0.0,
        // A share is named by its whole.
        (false, false) if share(one) && share(other) => OTHER_SHARE,
        (false, false) => OTHER_NAME,
        (false, true) => OTHER_COUNT,
        (true, true) if unknown(one) || unknown(other) => COUNT,
        (true, _) => 0.0,
    };
    let tied = match tie(one, other) {
        Tied::Name => true,
        Tied::Country => story >= STORY_OF_COUNTRY || of_one_time(one.1, other.1),
        // "Coffee exports were worth 3.1bn in 2021", and nothing else.
        Tied::Nothing if few && named && of_one_time(one.1, other.1) => true,
        Tied::Nothing if of_one_time(one.1, other.1) => story >= STORY_OF_TIME,
        Tied::Nothing if few => story >= STORY_OF_FEW,
        Tied::Nothing => story >= STORY,
    };
    tied && confidence >= least && among(one.1).max(among(other.1)) <= odds(confidence)
}

/// The same of figures that are one another but for a slip of the pen.
pub(super) fn hold_of_slip(one: Side<'_, '_>, other: Side<'_, '_>, story: f64) -> bool {
    let digits = slip::digits_told(one.1.claim, other.1.claim);
    story >= STORY_OF_SLIP[digits.min(STORY_OF_SLIP.len() - 1)] || tie(one, other) == Tied::Name
}

fn is_count(sight: &Sight<'_>) -> bool {
    matches!(sight.claim.mention.kind(), Kind::Count | Kind::Number)
}

/// The odds that a confidence stands for.
fn odds(confidence: f64) -> f64 {
    confidence / (1.0 - confidence).max(f64::EPSILON)
}

/// How many times more figures of its kind than most documents that of a figure gives: so much less does it say that
/// the figure is like one elsewhere.
fn among(sight: &Sight<'_>) -> f64 {
    (f64::from(sight.alike) / FIGURES).max(1.0)
}

/// Do both texts write the same time?
fn of_one_time(one: &Sight<'_>, other: &Sight<'_>) -> bool {
    let stated = |sight: &Sight<'_>| {
        let period = sight.claim.period?;
        (period.basis == Basis::Stated).then_some(period.days)
    };
    stated(one).is_some_and(|days| stated(other) == Some(days))
}

/// What ties two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tied {
    Nothing,
    /// A country or a bloc: of each there are many stories.
    Country,
    /// A party, or a name near both; or one whole of which both are shares.
    Name,
}

/// The most telling name that figures share: of a party of both, or one that stands near both.
fn tie(one: Side<'_, '_>, other: Side<'_, '_>) -> Tied {
    let (own, theirs) = (&one.1.claim.subject, &other.1.claim.subject);
    let wholes = own.whole.as_ref().zip(theirs.whole.as_ref());
    let one_whole = wholes.is_some_and(|(own, theirs)| own.measure == theirs.measure);
    if one_whole {
        return Tied::Name;
    }
    let is_name = |word: &&str| one.0.names().holds(word) || other.0.names().holds(word);
    let near = one.1.near.in_common(&other.1.near).filter(is_name);
    let countries = &one.0.converter.lexicon.linking.countries;
    let names = own.parties.intersection(&theirs.parties).chain(near);
    let mut tied = Tied::Nothing;
    let mut country = None;
    for name in names {
        let first = *country.get_or_insert(name);
        // Of what goes on between two countries there are fewer stories.
        tied = match countries.contains(name) && first == name {
            true => Tied::Country,
            false => return Tied::Name,
        };
    }
    tied
}
