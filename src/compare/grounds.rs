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

#[cfg(test)]
mod tests {
    use super::super::seen::{MANY, seen};
    use super::*;

    /// The texts, each with many figures behind it.
    fn with_many<T>(
        texts: [&str; 2],
        ask: impl for<'s> FnOnce(Side<'s, 's>, Side<'s, 's>) -> T,
    ) -> T {
        let [one, other] = texts.map(|text| format!("{text}{MANY}"));
        seen([&one, &other], ask)
    }

    /// The degrees of something that is weighed.
    fn degrees() -> impl Iterator<Item = f64> {
        (0..100_u8).map(|percent| f64::from(percent) / 100.0)
    }

    /// How surely the documents must tell one story.
    fn story(one: Side<'_, '_>, other: Side<'_, '_>) -> Option<f64> {
        degrees().find(|story| hold(one, other, None, *story, 0.99))
    }

    /// How sure it must be that the figures are of one thing.
    fn confidence(one: Side<'_, '_>, other: Side<'_, '_>) -> Option<f64> {
        degrees().find(|confidence| hold(one, other, None, 1.0, *confidence))
    }

    const DEBTS: [&str; 2] = ["The debt was [$8.7m].", "The debt came to [$6.2m]."];
    const OTHERS: [&str; 2] = ["The debt was [$8.7m].", "The budget came to [$6.2m]."];

    #[test]
    fn another_name_takes_more_to_be_sure() {
        for (texts, expected) in [
            (DEBTS, 0.0),
            (OTHERS, OTHER_NAME),
            (
                [
                    "Of the cod [12 per cent] were sick.",
                    "Of the crabs [31 per cent] died.",
                ],
                OTHER_SHARE,
            ),
            (
                [
                    "The debt rose by [12 per cent].",
                    "The budget rose by [31 per cent].",
                ],
                OTHER_NAME,
            ),
            (["It has [120] cranes.", "It has [130] lamps."], OTHER_COUNT),
            (["It has [120] cranes.", "It has [130] cranes."], COUNT),
            (
                ["It employs [120] people.", "It employs [130] people."],
                0.0,
            ),
        ] {
            // How many of its kind there are is another matter.
            let given = with_many(texts, |one, other| {
                let (mut own, mut theirs) = (one.1.clone(), other.1.clone());
                (own.alike, theirs.alike) = (1, 1);
                confidence((one.0, &own), (other.0, &theirs))
            });
            // What is less likely than not is not set against each other anyway.
            assert_eq!(given, Some(f64::max(expected, 0.5)), "{texts:?}");
            // Where there are few figures, hardly another can be meant.
            assert_eq!(seen(texts, confidence), Some(0.5), "{texts:?}");
        }
    }

    #[test]
    fn what_ties_figures_spares_a_story() {
        for (texts, many, few) in [
            (DEBTS, STORY, STORY_OF_FEW),
            (
                [
                    "The debt in 2022 was [$8.7m].",
                    "The debt came to [$6.2m] in 2022.",
                ],
                STORY_OF_TIME,
                0.0,
            ),
            (
                [
                    "The debt in 2022 was [$8.7m].",
                    "The debt came to [$6.2m] in 2021.",
                ],
                STORY,
                STORY_OF_FEW,
            ),
            (
                ["The debt in 2022 was [$8.7m].", "The debt came to [$6.2m]."],
                STORY,
                STORY_OF_FEW,
            ),
            (
                [
                    "The debt in 2022 was [$8.7m].",
                    "The budget came to [$6.2m] in 2022.",
                ],
                STORY_OF_TIME,
                STORY_OF_TIME,
            ),
            (
                [
                    "The debt of France was [$8.7m].",
                    "The debt of France came to [$6.2m].",
                ],
                STORY_OF_COUNTRY,
                STORY_OF_COUNTRY,
            ),
            (
                [
                    "The debt of France in 2022 was [$8.7m].",
                    "The debt of France came to [$6.2m] in 2022.",
                ],
                0.0,
                0.0,
            ),
            (
                [
                    "Debts of France to Norway were [$8.7m].",
                    "Debts of France to Norway came to [$6.2m].",
                ],
                0.0,
                0.0,
            ),
            (
                [
                    "The debt of Tavolo was [$8.7m].",
                    "The debt of Tavolo came to [$6.2m].",
                ],
                0.0,
                0.0,
            ),
            (
                [
                    "It got [12 per cent] of the votes.",
                    "It got [31 per cent] of the votes.",
                ],
                0.0,
                0.0,
            ),
        ] {
            assert_eq!(with_many(texts, story), Some(many), "{texts:?}");
            assert_eq!(seen(texts, story), Some(few), "{texts:?}");
        }
    }

    #[test]
    fn figures_of_two_times_need_no_grounds() {
        for (period, expected) in [
            (None, false),
            (Some(PeriodRelation::Equal), false),
            (Some(PeriodRelation::Apart), true),
            (Some(PeriodRelation::Inside), true),
        ] {
            let given = seen(OTHERS, |one, other| hold(one, other, period, 0.0, 0.0));
            assert_eq!(given, expected, "{period:?}");
        }
    }

    #[test]
    fn one_among_many_is_less_sure() {
        // Twice as many as most documents give: of a kind there must be two to one.
        let given = seen(DEBTS, |one, other| {
            let mut own = one.1.clone();
            own.alike = 12;
            (
                hold((one.0, &own), other, None, 1.0, 0.66),
                hold((one.0, &own), other, None, 1.0, 0.67),
                hold(one, (other.0, &own), None, 1.0, 0.66),
                hold(one, other, None, 1.0, 0.51),
            )
        });
        assert_eq!(given, (false, true, false, true));
    }

    #[test]
    fn slips_of_more_digits_take_less_of_a_story() {
        let least = |one: Side<'_, '_>, other: Side<'_, '_>| {
            degrees().find(|story| hold_of_slip(one, other, *story))
        };
        for (texts, expected) in [
            (["The debt was [$78].", "The debt came to [$87]."], 0.75),
            (["The debt was [$783].", "The debt came to [$873]."], 0.5),
            (["The debt was [$780].", "The debt came to [$708]."], 0.5),
            (
                ["The debt was [$7,831].", "The debt came to [$8,731]."],
                0.35,
            ),
            (
                ["The debt was [$78,314].", "The debt came to [$87,314]."],
                0.35,
            ),
            (
                [
                    "The debt of Tavolo was [$78].",
                    "The debt of Tavolo came to [$87].",
                ],
                0.0,
            ),
            (
                [
                    "The debt of France was [$78].",
                    "The debt of France came to [$87].",
                ],
                0.75,
            ),
        ] {
            assert_eq!(seen(texts, least), Some(expected), "{texts:?}");
        }
    }
}
