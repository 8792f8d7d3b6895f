//! How the times of two claims lie to each other.

use super::sight::Sight;
use crate::claim::{Basis, Claim, Nature, Role, Statistic};
use crate::value::{Grain, Period, PeriodRelation};

/// How the period of one claim lies to that of another; `None` where one of them is unknown.
pub(crate) fn relation(left: &Claim, right: &Claim) -> Option<PeriodRelation> {
    Some(left.period?.days.relation(&right.period?.days))
}

/// The same of two figures of stories: where a text does not say of which time its figure is, it is of the one
/// time that the other text states, if that is the only time which its sentence names.
pub(super) fn of_sights(left: &Sight<'_>, right: &Sight<'_>) -> Option<PeriodRelation> {
    let plain = relation(left.claim, right.claim);
    if plain.is_some_and(|plain| plain != PeriodRelation::Equal) && is_at_its_end(left, right) {
        return Some(PeriodRelation::Equal);
    }
    let one = told(left).zip(told(right)).is_some_and(|(own, theirs)| {
        !(is_stated(left) && is_stated(right)) && own.relation(&theirs) == PeriodRelation::Equal
    });
    if one {
        Some(PeriodRelation::Equal)
    } else {
        plain
    }
}

/// Is one the figure of the end of the other's time: debt of a year that stood so at its end, a yearly rate that was
/// that of its last month?
fn is_at_its_end(left: &Sight<'_>, right: &Sight<'_>) -> bool {
    let periods = left.claim.period.zip(right.claim.period);
    let Some((own, theirs)) = periods.map(|(own, theirs)| (own.days, theirs.days)) else {
        return false;
    };
    let natures = (left.claim.subject.nature, right.claim.subject.nature);
    let both = |nature| natures == (Some(nature), Some(nature));
    // "Rose 0.4 per cent in December" is a rate of that month alone.
    let shorter = if own.length_in_days() < theirs.length_in_days() {
        left
    } else {
        right
    };
    let yearly = [own, theirs]
        .iter()
        .any(|days| days.grain() == Grain::Year && days.length_in_months() == Some(12));
    // An average of a year is none of its end.
    let total = |sight: &Sight<'_>| sight.claim.subject.statistic == Statistic::Total;
    own.end().is_some()
        && own.end() == theirs.end()
        && total(left)
        && total(right)
        && (both(Nature::Stock)
            || both(Nature::Rate) && yearly && shorter.claim.role == Role::Level)
}

/// The time that the text states for a figure, or else the only one in its sentence.
fn told(sight: &Sight<'_>) -> Option<Period> {
    let stated = sight.claim.period.filter(|_| is_stated(sight));
    stated.map(|period| period.days).or(sight.beside)
}

fn is_stated(sight: &Sight<'_>) -> bool {
    let period = sight.claim.period;
    period.is_some_and(|period| period.basis == Basis::Stated)
}

#[cfg(test)]
mod tests {
    use super::super::seen::seen;
    use super::*;

    #[test]
    fn figures_of_an_end_are_of_the_whole_time() {
        use PeriodRelation::{Apart, Contains, Equal};
        for (texts, expected) in [
            (
                ["Debt was [$8m] in 2023.", "Debt was [$9m] in 2023."],
                Some(Equal),
            ),
            (
                ["Debt was [$8m] in 2023.", "Debt was [$9m] in 2022."],
                Some(Apart),
            ),
            (
                [
                    "Debt was [$8m] in 2023.",
                    "Debt was [$9m] on 31 December 2023.",
                ],
                Some(Equal),
            ),
            (
                [
                    "Debt was [$8m] in 2023.",
                    "Debt was [$9m] on 30 November 2023.",
                ],
                Some(Contains),
            ),
            (
                [
                    "Average debt was [$8m] in 2023.",
                    "Debt was [$9m] on 31 December 2023.",
                ],
                Some(Contains),
            ),
            (
                [
                    "Exports were [$8m] in 2023.",
                    "Exports were [$9m] in December 2023.",
                ],
                Some(Contains),
            ),
            (
                [
                    "Inflation was [8 per cent] in 2023.",
                    "Inflation was [9 per cent] in December 2023.",
                ],
                Some(Equal),
            ),
            (
                [
                    "Inflation was [8 per cent] in the fourth quarter of 2023.",
                    "Inflation was [9 per cent] in December 2023.",
                ],
                Some(Contains),
            ),
            (
                [
                    "Inflation was [8 per cent] in 2023.",
                    "Prices rose by [0.9 per cent] in December 2023.",
                ],
                Some(Contains),
            ),
            (
                [
                    "Prices rose by [8 per cent] in 2023.",
                    "Inflation was [0.9 per cent] in December 2023.",
                ],
                Some(Equal),
            ),
            (["Debt was [$8m] in 2023.", "Debt was [$9m]."], None),
            (
                [
                    "Debt was [$8m] in 2023.",
                    "Debt was [$9m], it said in its report on 2023.",
                ],
                Some(Equal),
            ),
        ] {
            let given = seen(texts, |(_, own), (_, theirs)| of_sights(own, theirs));
            assert_eq!(given, expected, "{texts:?}");
            let turned = match given {
                Some(Contains) => Some(PeriodRelation::Inside),
                other => other,
            };
            let given = seen(texts, |(_, own), (_, theirs)| of_sights(theirs, own));
            assert_eq!(given, turned, "{texts:?}");
        }
    }
}
