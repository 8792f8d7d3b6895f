use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::conflicting_share::sure;
use super::disagreement::{Disagreement, disagreements, same};
use super::in_one_text::contradicts_itself;
use super::lasting::lasting;
use super::time;
use crate::case::Case;
use crate::claim::{Claim, Direction, Facet, Modality, Nature, Role};
use crate::compare::opposed;
use crate::compare::slip;
use crate::compare::values::{self, Dimension};
use crate::comparison::{Comparison, ValueRelation};
use crate::finding::{Finding, Severity};
use crate::mention::Kind;
use crate::rule::{Example, Explanation, Rule};
use crate::value::{Bound, Figure};
use crate::wording;

/// One quantity, one period, and intervals that do not meet.
pub(crate) struct ConflictingValue;

const EXPLANATION: Explanation = Explanation {
    name: "conflicting-value",
    severity: Severity::Error,
    summary: "one quantity, one period, and intervals that do not meet",
    details: "\
Two figures of the same thing, of the same parties, over the same time, whose intervals share no \
number. Documents that hold the same value stand on one side of the finding.

A figure stands for an interval: `$228bn` for anything that rounds to it. Neighbours in the last \
written place (16.2 and 16.3), and round numbers that meet when read generously, are a `warning`. \
Where a text itself sets the figures against each other (*17, although the indictment says 14*) it \
has told the reader, and the finding is a `note`. Who says so makes no difference, but is named as \
the likely cause.

One number of two digits or more in two units (*15.5 km*, *15.5 miles*; *£41m*, *€41m*) is a slip, where \
neither text has the other's figure as well.

What one text says fell and another says rose over the same time is in conflict whatever the figures; \
of a month or a quarter, which may be set against the one before it or against a year before, only where \
the figures are the same.

A running total belongs to the moment of its report: a later, higher count is an update, not a \
conflict. A lower one within a week, of which no text says that the count was corrected, is.",
    fires: &[
        Example {
            about: "a toll that falls",
            documents: &[
                (
                    "2022-02-01",
                    "The landslide at Sorsk killed 64 people, the governor said on Tuesday.",
                ),
                (
                    "2022-02-02",
                    "The landslide at Sorsk left 52 people dead, the governor said on Wednesday.",
                ),
            ],
        },
        Example {
            about: "two documents, one year",
            documents: &[
                (
                    "2022-02-01",
                    "Vietnam exported coffee worth $3.1bn in 2021.",
                ),
                (
                    "2022-02-03",
                    "In 2021 Vietnam's coffee exports were worth $4.4bn.",
                ),
            ],
        },
        Example {
            about: "miles for kilometres",
            documents: &[
                (
                    "2022-02-01",
                    "The tunnel under the Sorsk ridge is 15.5 km long.",
                ),
                (
                    "2022-02-03",
                    "The Sorsk tunnel runs for 15.5 miles through the ridge.",
                ),
            ],
        },
        Example {
            about: "million for billion",
            documents: &[
                (
                    "2022-02-01",
                    "The dam at Sorsk cost 1.2 billion euros to build.",
                ),
                (
                    "2022-02-03",
                    "The dam at Sorsk cost 1.2 million euros to build.",
                ),
            ],
        },
    ],
    quiet: &[
        Example {
            about: "a toll that was corrected",
            documents: &[
                (
                    "2022-02-01",
                    "The landslide at Sorsk killed 64 people, the governor said on Tuesday.",
                ),
                (
                    "2022-02-02",
                    "The toll of the landslide at Sorsk was lowered to 52 on Wednesday.",
                ),
            ],
        },
        Example {
            about: "the dead and the injured",
            documents: &[
                (
                    "2022-02-01",
                    "The landslide at Sorsk injured 64 people, the governor said on Tuesday.",
                ),
                (
                    "2022-02-02",
                    "The landslide at Sorsk has killed 52 people, the governor said on Wednesday.",
                ),
            ],
        },
        Example {
            about: "one is rounded",
            documents: &[
                (
                    "2022-02-01",
                    "Vietnam exported coffee worth $3.07bn in 2021.",
                ),
                (
                    "2022-02-03",
                    "In 2021 Vietnam's coffee exports were worth $3.1bn.",
                ),
            ],
        },
        Example {
            about: "two years",
            documents: &[
                (
                    "2022-02-01",
                    "Vietnam exported coffee worth $3.1bn in 2021.",
                ),
                (
                    "2022-02-03",
                    "In 2020 Vietnam's coffee exports were worth $2.7bn.",
                ),
            ],
        },
    ],
};

impl Rule for ConflictingValue {
    fn explanation(&self) -> Explanation {
        EXPLANATION
    }

    fn check(&self, case: &Case<'_>) -> Vec<Finding> {
        let conflicts = disagreements(
            case,
            |comparison| is_conflict(case, comparison),
            |comparison| same(comparison) && time::is_one(case, comparison),
        );
        let findings = conflicts.iter().filter_map(|disagreement| {
            let first = case.claim(disagreement.claims().next()?)?;
            let message = format!(
                "{} is given as {}",
                subject(first),
                disagreement.values(case)
            );
            let finding = disagreement.finding(case, EXPLANATION.name, message);
            weighed(case, disagreement, finding)
        });
        let mut findings: Vec<Finding> = findings.collect();
        for finding in lasting(case, EXPLANATION.name) {
            let told = |held: &Finding| {
                let mut evidence = finding.evidence.iter();
                evidence.all(|side| held.evidence.contains(side))
            };
            if !findings.iter().any(told) {
                findings.push(finding);
            }
        }
        findings
    }
}

/// A conflict that is too unsure to be of one thing, between texts of so many figures that some two nearly always seem to
/// be, is worth a look, and no more; what is left out as unsure is no note either.
fn weighed(case: &Case<'_>, disagreement: &Disagreement, mut finding: Finding) -> Option<Finding> {
    /// Claims of a document.
    const MANY: usize = 8;
    let limits = case.thresholds;
    let unsure = finding.confidence < limits.conflict_confidence;
    if finding.severity == Severity::Note || !unsure {
        return Some(finding);
    }
    let mut claims = disagreement.claims().filter_map(|claim| case.claim(claim));
    if claims.all(|claim| case.claims_of(claim.document).nth(MANY).is_some()) {
        if finding.confidence < limits.confidence {
            return None;
        }
        finding.severity = Severity::Note;
        (finding.explanation).push("They may be of two things.".to_owned());
    }
    Some(finding)
}

/// How sure it must be that what rose and what fell are one thing: of most things something rises and something falls.
const TWO_WAYS: f64 = 0.8;

fn is_conflict(case: &Case<'_>, comparison: &Comparison) -> bool {
    let (Some(left), Some(right)) = (case.claim(comparison.left), case.claim(comparison.right))
    else {
        return false;
    };
    let one_unit = (case.together(left, right)).is_some_and(|held| held.conversion.is_none());
    let slipped = one_unit && slip::is_slip(left, right) || slip::is_of_unit(left, right);
    same(comparison)
        && !comparison.values.agrees()
        && !(is_share(left) || is_share(right))
        && (!opposed::are_two_ways(left, right) || comparison.confidence >= TWO_WAYS)
        && (!is_unnamed_percentage(left, right) || comparison.confidence >= sure(left, right))
        && (left.document != right.document || contradicts_itself(case, comparison, left, right))
        && (comparison.word_for_word
            || slip::is_of_unit(left, right)
            || left.modality != Modality::Hypothetical)
        && (time::is_one(case, comparison)
            || slipped && time::may_be_one(case, comparison)
            || is_shrunken_toll(case, comparison, left, right))
        && (comparison.word_for_word || is_plausible(case, left, right))
        && !(is_update(left, right) || is_update(right, left))
        && (comparison.word_for_word || is_told_of_one(comparison, left, right))
        && (comparison.word_for_word || !are_two_bounds(left, right))
        && (!is_forecast(case, left) || slipped || time::same_news(case, left, right))
        && (comparison.word_for_word || !only_the_hedge_differs(comparison, left, right))
}

/// Does the text of one running total say that it rose or fell to that, from the like of the other?
fn is_update(new: &Claim, old: &Claim) -> bool {
    let value = |claim: &Claim| claim.mention.figure().and_then(Figure::nominal);
    let moved = value(new)
        .zip(value(old))
        .is_some_and(|(new_value, old_value)| match new.direction {
            Some(Direction::Rise) => old_value < new_value,
            Some(Direction::Fall) => new_value < old_value,
            None => false,
        });
    // "Will shrink to 1,400" is told of those that there are.
    let changes = new.subject.nature == Some(Nature::Toll) || new.modality == Modality::Expected;
    moved && old.direction.is_none() && changes
}

/// Did a running total fall within days, without a word that it was corrected?
fn is_shrunken_toll(case: &Case<'_>, comparison: &Comparison, left: &Claim, right: &Claim) -> bool {
    /// How sure it must be that the two are counts of one event.
    const SURE: f64 = 0.7;
    /// Later counts than this many days may be of something else.
    const DAYS: i64 = 7;
    let is_count = |claim: &Claim| {
        claim.subject.nature == Some(Nature::Toll)
            && claim.direction.is_none()
            && claim.links.is_empty()
            && !claim.subject.inherited.contains(&Facet::Measure)
    };
    let value = |claim: &Claim| claim.mention.figure().and_then(Figure::nominal);
    let (Some(one), Some(other)) = (told_on(case, left), told_on(case, right)) else {
        return false;
    };
    let (Some(first), Some(second)) = (value(left), value(right)) else {
        return false;
    };
    let days = (other - one).num_days();
    let fell = if days > 0 {
        second < first
    } else {
        first < second
    };
    let latest = if days > 0 { right } else { left };
    fell && is_count(left)
        && is_count(right)
        && is_largest(case, latest)
        && left.subject.measure == right.subject.measure
        && comparison.confidence >= SURE
        && comparison.values == ValueRelation::Apart
        && (1..=DAYS).contains(&days.abs())
}

/// When a running total was told: on the publication of a text about the last few days.
fn told_on(case: &Case<'_>, claim: &Claim) -> Option<NaiveDate> {
    /// A count that stood longer ago may have been overtaken in the same text.
    const DAYS: i64 = 3;
    let days = claim.period?.days;
    let published = case.published(claim.document)?;
    let recent = (0..=DAYS).contains(&(published - days.start()?).num_days());
    (recent && days.length_in_days() == Some(1)).then_some(published)
}

/// Is it the largest count of its thing in its document, not one that the text says was overtaken?
fn is_largest(case: &Case<'_>, claim: &Claim) -> bool {
    let value = |claim: &Claim| claim.mention.figure().and_then(Figure::nominal);
    case.claims_of(claim.document).all(|(_, other)| {
        other.subject.measure != claim.subject.measure || value(other) <= value(claim)
    })
}

/// Two figures that differ by more than this factor are of two things, unless their digits are the
/// same.
const FARTHEST: Decimal = Decimal::from_parts(4, 0, 0, false, 0);

/// Could the two be attempts at one figure? A percentage of what is no rate is a share or a change.
fn is_plausible(case: &Case<'_>, left: &Claim, right: &Claim) -> bool {
    let percentage_of_amount = |claim: &Claim| {
        claim.mention.kind() == Kind::Percent
            && matches!(
                claim.subject.nature,
                Some(Nature::Flow | Nature::Stock | Nature::Toll)
            )
            && claim.role == Role::Level
    };
    // Two units of one number are as far apart as the units are.
    slip::is_of_unit(left, right)
        || !percentage_of_amount(left)
            && !percentage_of_amount(right)
            && case.in_one_unit(left, right).is_some_and(|(one, other)| {
                let numbers = one.nominal().zip(other.nominal());
                numbers.is_none_or(|(one, other)| {
                    slip::scale_slip(left, right)
                        || is_other_unit(left, right) && slip::is_scaled(one, other)
                        || values::is_within_factor(one, other, FARTHEST)
                })
            })
}

/// Are they written in two units, so that only in one of them it shows that the one is so many times the other?
fn is_other_unit(left: &Claim, right: &Claim) -> bool {
    left.mention.unit() != right.mention.unit()
}

/// Counts of one kind that no time and no party ties together must have much in common.
fn is_told_of_one(comparison: &Comparison, left: &Claim, right: &Claim) -> bool {
    const SURE: f64 = 0.65;
    let tied = comparison.period.is_some()
        || !left.subject.parties.is_disjoint(&right.subject.parties)
        || left.mention.kind() != Kind::Count;
    tied || comparison.confidence >= SURE
}

/// Does it say what will be? Forecasts change as time goes by.
fn is_forecast(case: &Case<'_>, claim: &Claim) -> bool {
    let start = claim.period.and_then(|period| period.days.start());
    let published = case.published(claim.document);
    claim.role == Role::Forecast
        || claim.modality == Modality::Expected
        || published
            .zip(start)
            .is_some_and(|(published, start)| start > published)
}

/// Are they percentages of which not both texts say what they measure?
fn is_unnamed_percentage(left: &Claim, right: &Claim) -> bool {
    let one = left.subject.measure.is_some() && left.subject.measure == right.subject.measure;
    left.mention.kind() == Kind::Percent && !one
}

/// Shares have a rule of their own.
fn is_share(claim: &Claim) -> bool {
    claim.role == Role::Share
}

/// "Less than 5 grams" of some, "more than 8" of others: bounds that leave something between them, of what is no
/// total, are drawn between kinds.
fn are_two_bounds(left: &Claim, right: &Claim) -> bool {
    let bound = |claim: &Claim| claim.mention.figure().map(Figure::bound);
    let above = |claim: &Claim| matches!(bound(claim), Some(Bound::Above | Bound::AtLeast));
    let below = |claim: &Claim| matches!(bound(claim), Some(Bound::Below | Bound::AtMost));
    let kinds = |one: &Claim, other: &Claim| above(one) && below(other);
    left.subject.nature.is_none() && (kinds(left, right) || kinds(right, left))
}

/// "Less than 200" against "200": a slip of the pen, unless the sentences are the same otherwise.
fn only_the_hedge_differs(comparison: &Comparison, left: &Claim, right: &Claim) -> bool {
    let nominal = |claim: &Claim| claim.mention.figure().and_then(|figure| figure.nominal());
    comparison.values == ValueRelation::ApartStrictly && nominal(left) == nominal(right)
}

/// What the claims are about, for the message.
fn subject(claim: &Claim) -> String {
    let named = wording::subject(&claim.subject);
    let wording = if named.is_empty() {
        match values::quantity(&claim.mention).map(|quantity| quantity.dimension) {
            Some(Dimension::Money(..)) => "the amount",
            _ => "the figure",
        }
    } else {
        named
    };
    match &claim.period {
        Some(period) => format!("{wording}, {},", wording::period(&period.days)),
        None => wording.to_owned(),
    }
}
