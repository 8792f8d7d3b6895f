//! Slips of the pen between two documents, neither of which holds both figures.

use rust_decimal::Decimal;

use super::grounds::Side;
use super::page::{self, Page};
use super::sight::Sight;
use super::slip;
use super::values::{self, Dimension};
use crate::claim::Relation;
use crate::value::{CalendarUnit, Unit};

/// Is a figure of one document a figure of the other but for a slip of the pen, where neither holds
/// both?
pub(super) fn is_slip(one: Side<'_, '_>, other: Side<'_, '_>, story: f64) -> bool {
    let (own, theirs) = (one.1, other.1);
    let holds = |page: &Page<'_>, sight: &Sight<'_>| {
        page::number(sight).is_some_and(|number| page.gives(&number))
    };
    own.census
        .is_some_and(|census| theirs.census == Some(census))
        && (own.dimension.of_all() == theirs.dimension.of_all()
            // A point elsewhere makes no amount one for each year.
            && (clock(own) == clock(theirs) || slip::transposed(own.claim, theirs.claim))
            && slip::is_slip(own.claim, theirs.claim)
            || is_slip_of_unit(one, other, story))
        && !holds(one.0, theirs)
        && !holds(other.0, own)
}

/// The unit of time that a figure is for each of.
fn clock(sight: &Sight<'_>) -> Option<CalendarUnit> {
    CalendarUnit::named(sight.claim.mention.per.as_ref()?.name())
}

/// Are they one number in two units that are not nearly of one size, or in two currencies of different names, in
/// documents that tell one story as surely as said? Of all amounts of money many are one number by chance.
fn is_slip_of_unit((page, one): Side<'_, '_>, (_, other): Side<'_, '_>, story: f64) -> bool {
    const STORY: f64 = 0.5;
    const STORY_OF_MONEY: f64 = 0.9;
    /// A nautical mile is a mile to many.
    const NEARLY: Decimal = Decimal::from_parts(13, 0, 0, false, 1);
    let lexicon = page.converter.lexicon;
    if !slip::is_of_unit(one.claim, other.claim) {
        return false;
    }
    match (&one.dimension, &other.dimension) {
        (Dimension::Money(own, _), Dimension::Money(theirs, _)) => {
            let nouns = (lexicon.money.noun(*own)).zip(lexicon.money.noun(*theirs));
            // "$3.2bn (£1.7bn)": what is converted has its number from the rate.
            let converted = |sight: &Sight<'_>| {
                let mut links = sight.claim.links.iter();
                links.any(|link| link.relation == Relation::Restatement)
            };
            story >= STORY_OF_MONEY
                && nouns.is_some_and(|(own, theirs)| own != theirs)
                && !converted(one)
                && !converted(other)
        }
        (Dimension::Measure(own, _), Dimension::Measure(theirs, _)) => {
            let size = |sight: &Sight<'_>, unit: &Unit| {
                let figure = sight.claim.mention.figure()?;
                lexicon.units.in_base(figure, unit)?.1.nominal()
            };
            let sizes = size(one, own).zip(size(other, theirs));
            story >= STORY
                && one.kind == other.kind
                && sizes.is_some_and(|(one, other)| !values::is_within_factor(one, other, NEARLY))
        }
        _ => false,
    }
}
